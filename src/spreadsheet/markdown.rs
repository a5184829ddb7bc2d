//! Tables in a Markdown file.

use super::grid::Cell;

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
    let (mut tables, mut facts, mut heading, mut page) = (Tables::default(), Vec::new(), name, None);
    let mut at = 0;
    while at < lines.len() {
        let title = lines[at].trim_start_matches('#');
        let level = lines[at].len() - title.len();
        if level > 0 && title.starts_with(' ') && page.is_none() {
            heading = title.trim();
            page = (level == 1).then_some(heading);
        }
        if !(lines[at].contains('|') && lines.get(at + 1).is_some_and(|line| is_delimiter(line))) {
            match fact(lines[at]) {
                Some(fact) => facts.push(fact),
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
        tables.all.push((heading, rows.map(row).collect()));
        at = end;
    }
    match tables.all[..] {
        [(heading, _)] => {
            let title = (heading != name).then(|| plain(heading));
            tables.above = title.into_iter().chain(facts).map(|text| vec![Cell::new(&text, (0, 0))]).collect();
        }
        _ => tables.left_out += facts.len(),
    }
    tables
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
