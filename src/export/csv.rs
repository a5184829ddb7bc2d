//! Separated values: one table, in the form of RFC 4180 that spreadsheets read.
//!
//! It begins with a byte-order mark, so that spreadsheets read it as UTF-8, and its lines end in CR LF. A text that a
//! spreadsheet would run as a formula gets an apostrophe in front, which marks it as text. Importing removes it.

use super::table::{Cell, Table, Value};
use std::iter::repeat_n;

/// What separates values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Separator {
    /// A comma, as RFC 4180 has it.
    #[default]
    Comma,
    /// A semicolon, which spreadsheets expect where the comma is the decimal sign. It is also the decimal sign here
    /// then.
    Semicolon,
    /// A tab.
    Tab,
}

/// What a spreadsheet takes as the beginning of a formula, full-width forms included.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes a table as separated values.
pub fn csv(table: &Table, separator: Separator) -> String {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(separator.byte())
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut write = |cells: Vec<String>| {
        // All rows have the same length, and writing to memory never fails.
        let _ = writer.write_record(&cells);
    };
    let written = |cell: &Cell| separator.written(cell);
    for groups in &table.groups {
        write(groups.iter().flat_map(|(cell, wide)| repeat_n(written(cell), *wide)).collect());
    }
    write(table.columns.iter().map(|column| written(&column.cell)).collect());
    for row in &table.rows {
        write(row.iter().map(written).collect());
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// The cells of a text, row by row, and the line that each row begins on, counted from one.
pub(crate) fn csv_rows(text: &str, separator: u8) -> Vec<(u64, Vec<String>)> {
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    // The text is UTF-8 and rows may have any length, so no record is an error.
    let records = reader.records().flatten();
    let line = |record: &::csv::StringRecord| record.position().map_or(0, ::csv::Position::line);
    records.map(|record| (line(&record), record.iter().map(|cell| unguarded(cell).to_owned()).collect())).collect()
}

/// The text without the apostrophe that [`guarded`] adds.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.trim_start_matches('\'').starts_with(FORMULA)).unwrap_or(text)
}

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    fn written(self, cell: &Cell) -> String {
        let text = cell.to_plain();
        match (&cell.value, self) {
            (Value::Number(_), Self::Semicolon) => text.replace('.', ","),
            (Value::Number(_) | Value::Day(_) | Value::Empty, _) => text,
            (Value::Text(_), _) => guarded(text),
        }
    }
}

/// The text, made safe if a spreadsheet would run it. A plain number is safe. A text that already begins with an
/// apostrophe gets another one, so that removing one always gives the text.
fn guarded(text: String) -> String {
    let harmless = !text.trim_start_matches('\'').starts_with(FORMULA) || is_number(&text);
    if harmless { text } else { format!("'{text}") }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.parse::<f64>().is_ok()
}
