//! Tables in a Markdown file.

use super::{
    cell_text::is_fact,
    grid::Cell,
    inline::inline,
    labels::{Label, is_about_persona, label},
    markup::bare,
};

/// What is read of a text.
#[derive(Default)]
pub struct Tables<'a> {
    /// The tables as rows, each with the name of the page, of the heading above it, or of the file.
    pub all: Vec<(&'a str, Vec<Vec<Cell>>)>,
    /// The heading of the only table, and lines such as `- **Persona:** Anna`.
    pub above: Vec<Vec<Cell>>,
    /// The numbers of other lines, from 1.
    pub left_out: Vec<usize>,
}

pub fn tables<'a>(name: &'a str, text: &'a str) -> Tables<'a> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let (mut tables, mut facts, mut heading, mut level_of_heading) = (Tables::default(), Vec::new(), name, usize::MAX);
    // A heading such as *Persona* or *Goals*, whose list follows.
    let mut topic: Option<&str> = None;
    // The lines of the facts.
    let mut said_in = Vec::new();
    let mut facts_before = 0;
    let mut at = 0;
    while at < lines.len() {
        let title = lines[at].trim_start_matches('#');
        let level = lines[at].len() - title.len();
        if level > 0 && title.starts_with(' ') {
            topic = Some(title.trim()).filter(|title| is_topic(title));
            facts.extend(topic.and_then(fact));
            // What is below another heading is a part of what that is about.
            if topic.is_none() && level <= level_of_heading.max(2) && level_of_heading != 1 {
                (heading, level_of_heading) = (title.trim(), level);
            }
        }
        if !(lines[at].contains('|') && lines.get(at + 1).is_some_and(|line| is_delimiter(line))) {
            let of_topic = || topic.and_then(|topic| Some(format!("{}: {}", plain(topic), plain(item(lines[at])?))));
            match fact(lines[at]).or_else(of_topic) {
                Some(fact) => match topic.filter(|topic| means_persona(topic)) {
                    Some(topic) => describe(&plain(topic), fact, &mut facts),
                    None => facts.push(fact),
                },
                None if level == 0 && !plain(lines[at]).is_empty() && !is_delimiter(lines[at]) => {
                    tables.left_out.push(at + 1);
                }
                None => {}
            }
            at += 1;
            said_in.resize(facts.len(), at);
            continue;
        }
        let end = (at + 2..lines.len()).find(|&at| !lines[at].contains('|')).unwrap_or(lines.len());
        let rows = (at..end).filter(|row| *row != at + 1).enumerate();
        let row = |(row, at): (usize, usize)| {
            cells(lines[at]).iter().enumerate().map(|(column, text)| Cell::marked(text, (row, column))).collect()
        };
        let before_all = tables.all.is_empty();
        tables.all.push((heading, rows.map(row).collect()));
        facts_before = if before_all { facts.len() } else { facts_before };
        at = end;
    }
    let row = |text: &String| vec![Cell::new(text, (0, 0))];
    match tables.all[..] {
        [(heading, _)] => {
            let title = (heading != name).then(|| titled(&plain(heading)));
            tables.above = title.into_iter().chain(facts.iter().map(row)).collect();
        }
        // What is said above all tables is about each of their maps.
        _ => {
            tables.above = facts[..facts_before].iter().map(row).collect();
            tables.left_out.extend(&said_in[facts_before..]);
            tables.left_out.sort_unstable();
        }
    }
    tables
}

/// The row of a heading, which is the title even where a line of the same form would be a fact: "Hotel: a night away".
fn titled(heading: &str) -> Vec<Cell> {
    let is_plain = is_fact(heading) && heading.split(':').next().and_then(label).is_none();
    let word = is_plain.then_some("Title").into_iter();
    word.chain([heading]).enumerate().map(|(column, text)| Cell::new(text, (0, column))).collect()
}

/// Whether a heading says what the list below it is of: the persona, the goals.
fn is_topic(title: &str) -> bool {
    let found = label(&plain(title)).filter(|found| found.rest.is_empty() || title.contains(':'));
    found.is_some_and(|found| matches!(found.label, Label::Persona | Label::Goal | Label::About | Label::Owner))
}

fn means_persona(title: &str) -> bool {
    label(&plain(title)).is_some_and(|found| found.label == Label::Persona)
}

/// Adds what a list says of a persona: the name, and after it what is known about them.
fn describe(persona: &str, fact: String, facts: &mut Vec<String>) {
    let Some((word, said)) = fact.split_once(": ") else { return facts.push(fact) };
    let is_name = label(word).is_some_and(|found| found.label == Label::Title);
    match facts.last_mut().filter(|last| last.starts_with(&format!("{persona}: "))) {
        _ if is_name => facts.push(format!("{persona}: {said}")),
        Some(last) if is_about_persona(word) => *last += &format!(", {said}"),
        _ => facts.push(fact),
    }
}

/// The text of an item of a list.
fn item(line: &str) -> Option<&str> {
    line.strip_prefix(['-', '*', '+'])?.strip_prefix(' ').map(str::trim).filter(|text| !text.is_empty())
}

/// A word and what it is, as in `- **Persona:** Anna`.
fn fact(line: &str) -> Option<String> {
    let text = plain(line.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(' ')).unwrap_or(line));
    is_fact(&text).then_some(text)
}

/// Whether a line is the one below the headings of a table: `| --- | ---: |`.
fn is_delimiter(line: &str) -> bool {
    let line = line.trim_start_matches('|').trim_end_matches('|');
    let is_dashes = |part: &str| {
        let part = part.trim().trim_start_matches(':').trim_end_matches(':');
        !part.is_empty() && part.chars().all(|c| c == '-')
    };
    line.split('|').all(is_dashes)
}

/// The texts of a row.
fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|line| !line.ends_with('\\')).unwrap_or(line);
    // Not even in code does a bar after a backslash end a cell.
    let mut ends: Vec<usize> = line.match_indices('|').map(|(at, _)| at).collect();
    ends.retain(|&at| !line[..at].ends_with('\\'));
    let starts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
    let cells = starts.zip(ends.iter().copied().chain([line.len()])).map(|(start, end)| &line[start..end]);
    cells.map(|cell| inline(&cell.replace("\\|", "|"))).collect()
}

fn plain(text: &str) -> String {
    bare(&inline(text)).into_owned()
}
