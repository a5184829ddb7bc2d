//! `wayline-data sources`: what is in data, and which lines a map needs for it.

use crate::{
    Outcome, Stop,
    args::{Machine, Sources},
    data_file::DataFile,
    failure::Result,
    input::Input,
    log::Roles,
    meter::Meter,
    print,
    profile::{FEWEST, Profile, Survey, Type, profile},
    project::{files, is_table, settings, table},
    visible,
};
use jiff::{Timestamp, tz::TimeZone};
use std::{fmt::Write, path::Path};

/// So many values of a column are shown.
const MOST_SHOWN: usize = 8;
/// So many `event` lines are proposed.
const MOST_EVENTS: usize = 30;

pub fn run(arguments: &Sources, machine: &Machine) -> std::result::Result<Outcome, Stop> {
    for (at, location) in arguments.data.iter().enumerate() {
        if at > 0 {
            print("\n")?;
        }
        let inputs = open(location)?;
        let meter = Meter::new(location, inputs.iter().map(Input::bytes).sum(), machine.quiet);
        let survey = profile(&inputs, &meter);
        meter.finish();
        print(&visible(&described(location, inputs.len(), &survey?)))?;
    }
    Ok(Outcome::Fine)
}

/// The files, or the table, that a location on the command line means.
pub fn open(location: &str) -> Result<Vec<Input>> {
    if is_table(location) {
        let table = table(location, &settings(Path::new("."))?)?;
        return Ok(vec![Input::Table(Box::new(table))]);
    }
    let shown = |path: &Path| path.strip_prefix(".").unwrap_or(path).display().to_string();
    let files = files(Path::new(""), location)?;
    files.iter().map(|path| DataFile::open(path, shown(path)).map(Input::File)).collect()
}

fn described(location: &str, inputs: usize, survey: &Survey) -> String {
    let mut out = String::new();
    let many = if inputs > 1 { format!(", {inputs} files") } else { String::new() };
    // Writing to a string can't fail.
    let _ = writeln!(out, "{location}: {} rows, {} columns{many}\n", survey.rows, survey.columns.len());
    let head = ["column", "type", "filled", "distinct", "values"].map(str::to_owned);
    let rows: Vec<[String; 5]> = survey.columns.iter().map(|column| row(column, survey.rows)).collect();
    lay_out(&mut out, std::iter::once(&head).chain(&rows));
    let _ = writeln!(out, "\nLines for a map:\n\n{}", lines(location, survey));
    out
}

fn lay_out<'a>(out: &mut String, rows: impl Iterator<Item = &'a [String; 5]> + Clone) {
    let width = |at: usize| rows.clone().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    for row in rows {
        let mut line = String::from("  ");
        for (cell, width) in row.iter().zip(widths) {
            let _ = write!(line, "{cell:width$}  ");
        }
        line.push_str(&row[4]);
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn row(column: &Profile, rows: u64) -> [String; 5] {
    let share = (column.filled * 100).checked_div(rows).unwrap_or(0);
    let more = if column.has_more() { "more than " } else { "" };
    [
        column.name.clone(),
        column.of_type().word().to_owned(),
        format!("{share} %"),
        format!("{more}{}", column.distinct() - usize::from(column.has_more())),
        values(column),
    ]
}

fn values(column: &Profile) -> String {
    if column.of_type() == Type::Time {
        let day =
            |milliseconds: i64| Timestamp::from_millisecond(milliseconds).map(|at| at.to_zoned(TimeZone::UTC).date());
        if let Some((Ok(first), Ok(last))) = column.times.map(|(first, last)| (day(first), day(last))) {
            return format!("{first} to {last}");
        }
    }
    if column.is_personal() {
        return "not shown: they may identify people".to_owned();
    }
    let common = column.common();
    let shown: Vec<String> =
        common.iter().take(MOST_SHOWN).map(|(text, count)| format!("{} ({count})", short(text))).collect();
    let rest = column.distinct().saturating_sub(shown.len());
    match (shown.is_empty(), rest) {
        (true, 0) => String::new(),
        (true, _) => format!("none in {FEWEST} rows or more"),
        (false, 0) => shown.join(", "),
        (false, rest) => format!("{}, and {rest} more", shown.join(", ")),
    }
}

fn short(text: &str) -> String {
    let one_line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= 40 { one_line } else { one_line.chars().take(39).chain(['…']).collect() }
}

/// What a map says to read the data.
fn lines(location: &str, survey: &Survey) -> String {
    let roles = Roles::of(survey);
    let name = if roles.is_log() { "log" } else { "survey" };
    let mut out = format!("source {name}: {location}\n  data: {location}\n");
    let columns = roles.line();
    // Writing to a string can't fail.
    if !columns.is_empty() {
        let _ = writeln!(out, "  columns: {columns}");
    }
    if !roles.scores.is_empty() {
        let _ = writeln!(out, "\nIn the journey or in a touchpoint, for the answers:\n");
    }
    for score in &roles.scores {
        let _ = writeln!(out, "  metric {}: measured\n    from: {name}\n    column: {score}", measure(survey, score));
    }
    let event = survey.columns.iter().find(|column| Some(&column.name) == roles.event.as_ref());
    let events: Vec<&str> = event.map_or_else(Vec::new, |column| column.common().into_iter().map(|it| it.0).collect());
    if !events.is_empty() {
        let _ = writeln!(out, "\nIn a touchpoint, whichever of these it is:\n");
        for event in events.iter().take(MOST_EVENTS) {
            let _ = writeln!(out, "  event: {}", escaped(&roles.event_text(event)));
        }
    }
    if let Some((column, start)) = &roles.lifecycle {
        let _ = writeln!(
            out,
            "\n`{column}` says which part of an activity a row is; with the + both columns are read as one, and only `{start}` counts."
        );
    }
    if !roles.is_log() && roles.scores.is_empty() {
        let _ = writeln!(
            out,
            "\nNo case, event and time were found, and no answers. `columns` takes case, event, when, segment and channel."
        );
    }
    out.trim_end().to_owned()
}

/// An event as `event` lines write it.
pub fn escaped(event: &str) -> String {
    event.chars().flat_map(|c| matches!(c, '*' | ',' | '\\').then_some('\\').into_iter().chain([c])).collect()
}

/// The measure that a column's answers seem to be.
fn measure(survey: &Survey, column: &str) -> &'static str {
    let high = survey.columns.iter().find(|known| known.name == column).and_then(|known| known.numbers);
    let words = crate::profile::words(column);
    let has = |word: &str| words.iter().any(|known| known.contains(word));
    match high {
        _ if has("nps") || has("recommend") => "nps",
        _ if has("ces") || has("effort") => "ces",
        Some((_, high)) if high > 5.0 && high <= 10.0 && !has("csat") && !has("satisf") => "nps",
        _ => "csat",
    }
}
