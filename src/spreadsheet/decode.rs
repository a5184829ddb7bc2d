//! Reads the bytes of a CSV file, as spreadsheets save it, into a grid.

use super::{
    grid::{Cell, Grid, MOST},
    markdown,
    remark::Remark,
};
use crate::export::csv_rows;

/// The separators, the most usual one first.
const SEPARATORS: [u8; 4] = *b",;\t|";
/// The characters from 0x80 to 0x9F in Windows' character set for Western Europe; a space where it has none.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The sheet in a CSV file, or the tables of a Markdown file.
pub fn grids(name: &str, bytes: &[u8], remarks: &mut Vec<Remark>) -> Vec<Grid> {
    let text = decoded(name, bytes, remarks);
    let text = text.trim_start_matches('\u{feff}');
    let markdown::Tables { all, above, left_out } = markdown::tables(name, text);
    if all.is_empty() {
        return vec![csv(name, text, remarks)];
    }
    if !left_out.is_empty() {
        let text = format!("text outside the table is left out: {}", numbered(&left_out));
        remarks.push(Remark { place: name.to_owned(), text });
    }
    let grid =
        |(name, rows)| Grid { above: above.clone(), ..Grid::new(name, within(name, rows, remarks)).shortened(remarks) };
    all.into_iter().map(grid).collect()
}

/// The first of some lines by their numbers: "line 6", "lines 6, 8 and 2 more".
fn numbered(lines: &[usize]) -> String {
    const MOST: usize = 5;
    let shown: Vec<String> = lines.iter().take(MOST).map(usize::to_string).collect();
    let more = match lines.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{} {}{more}", if lines.len() == 1 { "line" } else { "lines" }, shown.join(", "))
}

fn csv(name: &str, text: &str, remarks: &mut Vec<Remark>) -> Grid {
    let (separator, text, skipped) = match named_separator(text) {
        Some((separator, rest)) => (separator, rest, 1),
        None => (separator(text), text, 0),
    };
    let mut rows = Vec::new();
    let mut last = (1, 0);
    for (line, cells) in csv_rows(text, separator) {
        // The reader skips empty lines, which spreadsheets count as rows; a text of several lines is in one row.
        let blank = (line as usize).saturating_sub(last.0 + last.1);
        rows.extend((0..blank).map(|_| Vec::new()));
        let breaks = cells.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        last = (line as usize, breaks + 1);
        let at = rows.len() + skipped;
        let mut row: Vec<Cell> = cells.iter().enumerate().map(|(column, text)| Cell::new(text, (at, column))).collect();
        // Separators after the last text don't make columns.
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        rows.push(row);
    }
    if text.matches('"').count() % 2 == 1 {
        let text = "a quotation mark is never closed: what comes after it is in one cell".to_owned();
        remarks.push(Remark { place: name.to_owned(), text });
    }
    let grid = Grid::new(name, within(name, rows, remarks)).shortened(remarks);
    Grid { has_semicolons: separator == b';', ..grid }
}

/// The first rows, with no more than [`MOST`] cells in all.
fn within(name: &str, mut rows: Vec<Vec<Cell>>, remarks: &mut Vec<Remark>) -> Vec<Vec<Cell>> {
    let mut width = 1;
    let fits = |(at, row): &(usize, &Vec<Cell>)| {
        width = width.max(row.len());
        (at + 1).saturating_mul(width) <= MOST
    };
    let most = rows.iter().enumerate().take_while(fits).count();
    if most < rows.len() {
        let text = format!("more than {MOST} cells: only the first {most} of {} rows are read", rows.len());
        remarks.push(Remark { place: name.to_owned(), text });
        rows.truncate(most);
    }
    rows
}

/// The separator of a first line such as `sep=;`, which only Excel understands, and what comes after that line.
fn named_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let named = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?.as_bytes();
    matches!(named, [b',' | b';' | b'\t' | b'|']).then(|| (named[0], rest))
}

/// The separator with which most rows have the same number of cells.
fn separator(text: &str) -> u8 {
    const ENOUGH: usize = 64;
    let score = |separator: u8| {
        let lengths: Vec<usize> = csv_rows(text, separator).iter().take(ENOUGH).map(|(_, cells)| cells.len()).collect();
        let alike = |length: usize| lengths.iter().filter(|other| **other == length).count();
        lengths.iter().filter(|length| **length > 1).map(|&length| (alike(length), length)).max().unwrap_or_default()
    };
    // Among equal ones, the last is the most usual.
    SEPARATORS.into_iter().rev().max_by_key(|&separator| score(separator)).unwrap_or(b',')
}

fn decoded(name: &str, bytes: &[u8], remarks: &mut Vec<Remark>) -> String {
    let pairs = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| of([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, text @ ..] => return pairs(text, u16::from_le_bytes),
        [0xfe, 0xff, text @ ..] => return pairs(text, u16::from_be_bytes),
        // Without a byte-order mark, the zero bytes among the first letters show the encoding.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => return pairs(bytes, u16::from_le_bytes),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => return pairs(bytes, u16::from_be_bytes),
        _ => {}
    }
    String::from_utf8(bytes.to_vec()).unwrap_or_else(|error| {
        let text = "not UTF-8: read as Windows-1252; if letters are wrong, save it as \"CSV UTF-8\"".to_owned();
        remarks.push(Remark { place: name.to_owned(), text });
        error.as_bytes().iter().map(|&byte| western(byte)).collect()
    })
}

fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or(' '),
        _ => char::from(byte),
    }
}
