//! Markdown: tables for GitHub and most other Markdown renderers.
//!
//! The author's markup stays markup; whatever else Markdown or HTML would take as markup is escaped.

mod escape;

use escape::BREAK;
pub(crate) use escape::{code, escaped};

use super::table::{Cell, Table, Tone, Value};
use crate::model::{Mark, Piece};
use std::iter::repeat_n;

/// Writes several tables, each under a heading. Empty ones are left out.
pub fn markdown<Of>(title: &str, tables: &[Table<Of>]) -> String {
    let parts = tables.iter().filter(|table| !table.is_empty());
    let parts = parts.map(|table| format!("\n## {}\n\n{}", escaped(&table.title), markdown_table(table)));
    format!("# {}\n{}", escaped(title).replace('\n', " "), parts.collect::<String>())
}

/// Writes one table.
pub fn markdown_table<Of>(table: &Table<Of>) -> String {
    let headings = || table.columns.iter().map(|column| shown(&column.cell));
    let mut rows: Vec<Vec<String>> = Vec::new();
    // Markdown has one row of headings. If there are several, the upper one becomes the heading, and the others are
    // emphasised.
    for groups in &table.groups {
        let blank = |wide: usize| repeat_n(String::new(), wide.saturating_sub(1));
        let cells = groups.iter().flat_map(|(cell, wide)| std::iter::once(shown(cell)).chain(blank(*wide)));
        rows.push(if rows.is_empty() { cells.collect() } else { cells.map(strong).collect() });
    }
    rows.push(if rows.is_empty() { headings().collect() } else { headings().map(strong).collect() });
    let first = usize::from(!table.groups.is_empty());
    rows.extend(table.rows.iter().map(|row| {
        let cells = row.iter().enumerate();
        cells.map(|(at, cell)| if at < first { strong(shown(cell)) } else { shown(cell) }).collect()
    }));
    let rule = table.columns.iter().enumerate().map(|(at, _)| if is_figures(table, at) { " ---: |" } else { " --- |" });
    let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    lines.insert(1, format!("|{}", rule.collect::<String>()));
    lines.join("\n") + "\n"
}

/// Whether a column contains only figures.
fn is_figures<Of>(table: &Table<Of>, at: usize) -> bool {
    let mut cells = table.rows.iter().map(|row| &row[at]).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| matches!(cell.value, Value::Number(_)))
}

fn strong(text: String) -> String {
    if text.is_empty() { text } else { format!("**{text}**") }
}

fn shown(cell: &Cell) -> String {
    let text = match &cell.value {
        Value::Empty => String::new(),
        Value::Text(pieces) => marked(pieces),
        Value::Number(_) | Value::Day(_) => cell.to_plain(),
    };
    match cell.tone {
        Tone::Critical if !text.contains(['\n', '*']) && !text.contains("<br>") => strong(text),
        Tone::Critical | Tone::Major | Tone::Minor | Tone::Plain => text,
    }
}

fn marked(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut before: Option<&Piece> = None;
    let mut rest = pieces.iter().peekable();
    while let Some(piece) = rest.next() {
        let (first, last) = (piece.text.chars().next(), piece.text.chars().next_back());
        // Two of a kind that touch would be one, or none.
        let is_again = before.is_some_and(|before| before.mark == piece.mark);
        match &piece.mark {
            Mark::None => out.push_str(&escaped(&piece.text)),
            Mark::Emphasis => {
                let is_apart = is_again || is_lost(before.and_then(|of| of.text.chars().next_back()), first);
                let ends = is_lost(rest.peek().and_then(|behind| behind.text.chars().next()), last);
                let [open, close] = [is_apart, ends].map(|is_apart| if is_apart { BREAK } else { "" });
                out.push_str(&format!("{open}*{}*{close}", escaped(&piece.text)));
            }
            // In a table, even code can't contain an unescaped pipe.
            Mark::Code => {
                out.push_str(if is_again { BREAK } else { "" });
                out.push_str(&code(&piece.text).replace('|', "\\|"));
            }
            Mark::Link(target) => out.push_str(&format!("[{}](<{}>)", escaped(&piece.text), address(target))),
        }
        before = Some(piece);
    }
    out
}

/// Whether an asterisk between two characters is only an asterisk: the one outside is part of a word, and the one inside isn't.
fn is_lost(outside: Option<char>, inside: Option<char>) -> bool {
    let is_apart = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    outside.is_some_and(|c| !is_apart(c)) && inside.is_some_and(|c| !c.is_alphanumeric())
}

/// An address that ends neither the link nor the cell.
fn address(target: &str) -> String {
    target.replace('<', "%3C").replace('>', "%3E").replace('|', "%7C").replace('\\', "%5C")
}
