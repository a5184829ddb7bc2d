//! Tables in a Markdown file.

use super::{
    grid::Cell,
    labels::{Label, is_about_persona, label},
};

/// What is read of a text.
#[derive(Default)]
pub struct Tables<'a> {
    /// The tables as rows, each with the name of the page, of the heading above it, or of the file.
    pub all: Vec<(&'a str, Vec<Vec<Cell>>)>,
    /// The heading of the only table, and lines such as `- **Persona:** Anna`.
    pub above: Vec<Vec<Cell>>,
    /// The number of other lines.
    pub left_out: usize,
}

pub fn tables<'a>(name: &'a str, text: &'a str) -> Tables<'a> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let (mut tables, mut facts, mut heading, mut level_of_heading) = (Tables::default(), Vec::new(), name, usize::MAX);
    // A heading such as *Persona* or *Goals*, whose list follows.
    let mut topic: Option<&str> = None;
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
                None => tables.left_out += usize::from(level == 0 && !lines[at].is_empty() && !is_delimiter(lines[at])),
            }
            at += 1;
            continue;
        }
        let end = (at + 2..lines.len()).find(|&at| !lines[at].contains('|')).unwrap_or(lines.len());
        let rows = (at..end).filter(|row| *row != at + 1).enumerate();
        let row = |(row, at): (usize, usize)| {
            cells(lines[at]).iter().enumerate().map(|(column, text)| Cell::new(text, (row, column))).collect()
        };
        let before_all = tables.all.is_empty();
        tables.all.push((heading, rows.map(row).collect()));
        facts_before = if before_all { facts.len() } else { facts_before };
        at = end;
    }
    let row = |text: &String| vec![Cell::new(text, (0, 0))];
    match tables.all[..] {
        [(heading, _)] => {
            let title = (heading != name).then(|| plain(heading));
            tables.above = title.iter().chain(&facts).map(row).collect();
        }
        // What is said above all tables is about each of their maps.
        _ => {
            tables.above = facts[..facts_before].iter().map(row).collect();
            tables.left_out += facts.len() - facts_before;
        }
    }
    tables
}

/// Whether a heading says what the list below it is of: the persona, the goals.
fn is_topic(title: &str) -> bool {
    let found = label(&plain(title)).filter(|found| found.rest.is_empty() || title.contains(':'));
    found.is_some_and(|found| matches!(found.label, Label::Persona | Label::Goal | Label::About | Label::Owner))
}

fn means_persona(title: &str) -> bool {
    label(&plain(title)).is_some_and(|found| found.label == Label::Persona)
}

/// Adds what a list says of a persona: the name, and behind it what is known about them.
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
    const MOST_WORDS: usize = 3;
    let text = plain(line.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(' ')).unwrap_or(line));
    let (word, said) = text.split_once(':')?;
    let is_word = !word.is_empty()
        && word.split(' ').count() <= MOST_WORDS
        && word.chars().all(|c| c.is_alphabetic() || c == ' ');
    (is_word && said.starts_with(' ')).then_some(text)
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

/// The texts of a row, without what marks them up.
fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let (mut cells, mut chars) = (vec![String::new()], line.chars().peekable());
    while let Some(c) = chars.next() {
        let last = cells.len() - 1;
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => cells[last].extend(chars.next()),
            '|' => cells.push(String::new()),
            _ => cells[last].push(c),
        }
    }
    if line.ends_with('|') && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells.iter().map(|text| plain(text)).collect()
}

fn plain(text: &str) -> String {
    let text = ["<br>", "<br/>", "<br />"].iter().fold(text.trim().to_owned(), |text, tag| text.replace(tag, "\n"));
    let text = text.replace("**", "");
    [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (of, c)| text.replace(of, c))
}
