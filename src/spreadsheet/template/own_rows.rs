//! Rows of the table `journey` of our own export that only that has, or writes in a form of its own. Each line becomes what it was made from.

use super::{
    own::{bracket, is_measured, listed, told, whose_score},
    row::AboutRow,
    speakers::Speakers,
    table::Table,
};
use crate::{
    feeling::exported,
    parse::show,
    rows::Row,
    spreadsheet::{
        labels::{Label, Lane},
        markup::prose,
        story::{CellWords, DraftPlace, Story},
    },
    vocabulary::Words,
};

/// The row with this label, if it is one of these.
pub fn own_row(text: &str, words: &Words) -> Option<Row> {
    const ROWS: [Row; 6] = [Row::Expectations, Row::Reach, Row::Ways, Row::Time, Row::Metrics, Row::Priority];
    ROWS.into_iter().find(|row| row.word(words) == text)
}

impl Table<'_> {
    /// Reads a cell of our own export, if its row is written in a form of its own, or its lines can begin with personas.
    pub fn own_cell(
        &self,
        story: &mut Story,
        spot: DraftPlace,
        (lane, own_lane): (Label, Option<&str>),
        said: &CellWords,
        about: &AboutRow<'_>,
    ) -> bool {
        let Some(words) = self.own else { return false };
        let lines = || said.text.lines().filter(|line| !line.trim().is_empty());
        match (own_row(about.text, words), lane, own_lane) {
            (Some(Row::Priority), ..) => {
                let first = self.cells(about.first).next().map(|cell| self.grid.address(cell));
                if first.as_ref() == Some(&said.place) {
                    let text = format!("`{}` follows from scores, which are not in the table: left out", about.text);
                    story.remark(&said.place, text);
                }
            }
            (Some(row), ..) => {
                for line in lines() {
                    let line = line.replace('\u{A0}', " ");
                    match written(story, row, &line, (words, about.speakers)) {
                        Some(written) => story.own_line(spot, about.text, (written, &line), &said.place),
                        None => story.labelled(spot, about.text, &CellWords::new(&line, said.place.clone())),
                    }
                }
            }
            (None, _, Some(name)) => {
                for (whom, text) in lines().map(|line| told(line, about.speakers)) {
                    story.say(spot, name, &CellWords::new(text, said.place.clone()), whom);
                }
            }
            (None, Label::Lane(lane @ (Lane::Does | Lane::Thinks | Lane::Says | Lane::Needs)), None) => {
                for (name, text) in lines().map(|line| told(line, about.speakers)) {
                    let about = AboutRow { speaker: name.map(str::to_owned), ..about.clone() };
                    self.lane(story, spot, lane, &CellWords::new(text, said.place.clone()), &about);
                }
            }
            (None, Label::Persona, None) => {
                for name in lines().flat_map(|line| listed(line, words.comma, about.speakers.with_comma())) {
                    story.is_for(spot, name);
                }
            }
            (None, ..) => return false,
        }
        true
    }
}

/// The line that a line of a cell was made from; `None` if it can't be read.
fn written(story: &mut Story, row: Row, line: &str, (words, speakers): (&Words, &Speakers)) -> Option<String> {
    let (whom, text) = told(line, speakers);
    let (text, remarks) = remarked(text);
    let head = whom.map_or_else(String::new, |whom| format!(" {}", story.persona(whom)));
    match row {
        Row::Expectations => expectation(story, line, words),
        Row::Reach => text.strip_suffix('%').map(|share| format!("reach{head}: {} %", number(share, words))),
        Row::Ways => way(story, &head, text, &remarks, words),
        Row::Time => Some(format!("takes{head}: {}", time(text, words))),
        Row::Metrics => metric(story, &head, text, &remarks, words),
        _ => None,
    }
}

/// A text without the remarks in brackets at its end, and these.
fn remarked(text: &str) -> (&str, Vec<&str>) {
    let (mut text, mut remarks) = (text.trim(), Vec::new());
    while let Some((before, remark)) = bracket(text) {
        remarks.splice(0..0, remark.split("; "));
        text = before;
    }
    (text, remarks)
}

/// The values in a text that the program made of this pattern.
fn values<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let pattern = pattern.replace('\u{A0}', " ");
    let mut between = pattern.split("{}");
    let mut rest = text.strip_prefix(between.next()?)?;
    let mut values = Vec::new();
    let mut between = between.peekable();
    while let Some(next) = between.next() {
        let end = match between.peek() {
            None => {
                rest.len().checked_sub(next.len()).filter(|&at| rest.ends_with(next) && rest.is_char_boundary(at))?
            }
            Some(_) => rest.find(next)?,
        };
        values.push(&rest[..end]);
        rest = &rest[end + next.len()..];
    }
    Some(values)
}

/// A figure in the form of the language.
fn number(text: &str, words: &Words) -> String {
    let text = text.trim().replace(words.thousands, "").replace(words.decimal_point, ".");
    text.replace('−', "-").trim_start_matches('+').to_owned()
}

/// "Ann: +1 A price within a minute (gap −2.5)"
fn expectation(story: &mut Story, line: &str, words: &Words) -> Option<String> {
    let (text, remarks) = remarked(line);
    let is_gap = |remark: &str| values(words.gap, remark).is_some();
    let text = if remarks.iter().all(|remark| is_gap(remark)) { text } else { line };
    let (name, text) = whose_score(text);
    let said = exported(text);
    let head = name.map_or_else(String::new, |name| format!(" {}", story.persona(name)));
    let what = said.word.trim();
    let what = if what.is_empty() { String::new() } else { format!(": {}", prose(what)) };
    Some(format!("expects{head} {}{what}", show(said.number?)))
}

/// "30 % go back to “Search” (Nothing fits)"
fn way(story: &mut Story, head: &str, text: &str, remarks: &[&str], words: &Words) -> Option<String> {
    // Without its share it would be the way of all who are left.
    if remarks.iter().any(|remark| words.is_silence(remark)) {
        return None;
    }
    // Behind how many that are, where it isn't everybody.
    if text.rsplit_once(": ").map_or(text, |(_, end)| end) == words.ends_here {
        return Some(format!("leaves{head}"));
    }
    let [open, close] = words.quotes.map(|quote| quote.replace('\u{A0}', " "));
    let (share, to) = match values(words.way_back, text).or_else(|| values(words.way_ahead, text)) {
        Some(values) => (*values.first()?, Some(values.get(1)?.strip_prefix(&*open)?.strip_suffix(&*close)?)),
        None => (*values(words.way_out, text)?.first()?, None),
    };
    let share = share.strip_suffix('%').map_or_else(String::new, |share| format!(" {} %", number(share, words)));
    // What is said of measured figures was in brackets of its own, before the reason.
    let reason: Vec<&str> = remarks.iter().copied().filter(|remark| !is_measured(remark)).collect();
    let reason = if reason.is_empty() { String::new() } else { format!(": {}", prose(&reason.join("; "))) };
    Some(match to {
        Some(title) => format!("then{head} {}{share}{reason}", story.column_called(title)?),
        None => format!("leaves{head}{share}{reason}"),
    })
}

/// "2 – 15 Min., 6 Min. im Mittel", in English units.
fn time(text: &str, words: &Words) -> String {
    const ENGLISH: [&str; 5] = ["w", "d", "h", "min", "s"];
    let average = words.page.average;
    let (text, is_average) = match text.strip_suffix(average) {
        Some(text) => (text, true),
        None => (text, false),
    };
    let mut out = String::new();
    let is_figure = |c: char| c.is_ascii_digit() || words.decimal_point.contains(c) || words.thousands.contains(c);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_after_figure = out.ends_with(|c: char| c.is_ascii_digit() || c == ' ');
        let units = words.time_units.iter().enumerate().filter(|(_, unit)| is_after_figure && rest.starts_with(**unit));
        let unit = units.max_by_key(|(_, unit)| unit.len());
        let taken = if let Some((at, unit)) = unit {
            out.push_str(if out.ends_with(' ') { "" } else { " " });
            out.push_str(ENGLISH[at]);
            unit.len()
        } else if first.is_ascii_digit() {
            let end = rest.find(|c: char| !is_figure(c)).unwrap_or(rest.len());
            let figure = rest[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
            out.push_str(&number(figure, words));
            figure.len()
        } else {
            out.push(first);
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    if is_average { format!("{} on average", out.trim()) } else { out }
}

/// "Waiting time: 55 min (was 60, down 5; target 20)"
fn metric(story: &mut Story, head: &str, text: &str, remarks: &[&str], words: &Words) -> Option<String> {
    let (label, value) = text.rsplit_once(": ")?;
    let figure = |text: &str| match text.split_once(' ') {
        Some((figure, unit)) => format!("{} {unit}", number(figure, words)),
        None => number(text, words),
    };
    let value = match values(words.of, value).as_deref() {
        Some([value, of]) => format!("{} of {}", figure(value), number(of, words)),
        _ => figure(value),
    };
    let mut line = format!("metric {}{head}: {value}", story.measure(label));
    for remark in remarks {
        let was = [words.was_up, words.was_down, words.was_same].into_iter().find_map(|was| values(was, remark));
        let said = was.map(|said| ("was", said));
        let said = said.or_else(|| Some(("target", values(words.target, remark)?)));
        let said = said.or_else(|| Some(("benchmark", values(words.benchmark, remark)?)));
        if let Some((word, said)) = said {
            line.push_str(&format!(", {word} {}", figure(said.first()?)));
        }
    }
    Some(line)
}
