//! Comma-separated values: one table, as spreadsheets and RFC 4180 have it.
//!
//! It begins with the mark that tells spreadsheets that it is UTF-8, and its lines end in CR LF. A text that a
//! spreadsheet would run as a formula gets an apostrophe in front, which shows that it is a text.

use super::table::Table;
use std::iter::repeat_n;

/// What a spreadsheet takes for the beginning of a formula, full-width forms included.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Writes a table as comma-separated values.
pub fn csv(table: &Table) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write = |cells: Vec<String>| {
        let safe: Vec<String> = cells.into_iter().map(guarded).collect();
        // All rows have the same length, and memory takes all that is written to it.
        let _ = writer.write_record(&safe);
    };
    if !table.groups.is_empty() {
        write(table.groups.iter().flat_map(|(cell, wide)| repeat_n(cell.to_plain(), *wide)).collect());
    }
    write(table.columns.iter().map(|column| column.cell.to_plain()).collect());
    for row in &table.rows {
        write(row.iter().map(|cell| cell.to_plain()).collect());
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// The text, unless a spreadsheet would run it. A plain number is none to run.
fn guarded(text: String) -> String {
    let harmless = !text.starts_with(FORMULA) || is_number(&text);
    if harmless { text } else { format!("'{text}") }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.parse::<f64>().is_ok()
}
