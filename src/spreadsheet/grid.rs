//! The cells of one sheet.

use super::{markup::bare, remark::Remark};
use crate::{export::table::LONGEST_CELL, feeling::folded, model::letters};
use std::ops::RangeInclusive;

/// One sheet.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The name of the sheet.
    pub name: String,
    /// What is known about all of it: rows that were above its table.
    pub above: Vec<Vec<Cell>>,
    /// Whether its cells were separated by semicolons, as programs do that write decimals with commas.
    pub has_semicolons: bool,
    /// The cells, row by row. Every row has the same length.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Its text, trimmed, with lines separated by line feeds.
    pub text: String,
    /// The same with signs for its markup, if it had any when it was read; see [`Cell::said`].
    pub marked: Option<Box<str>>,
    /// Its place in the sheet: row and column, counted from zero.
    pub at: (usize, usize),
    /// The number of rows and columns that it spans; one each if it isn't merged.
    pub size: (usize, usize),
}

impl Cell {
    /// A cell that holds `text`.
    pub fn new(text: &str, at: (usize, usize)) -> Self {
        Self { text: clean(&bare(text)), marked: None, at, size: (1, 1) }
    }

    /// A cell whose text has signs for its markup.
    pub fn marked(text: &str, at: (usize, usize)) -> Self {
        let cell = Self::new(text, at);
        let marked = clean(text);
        Self { marked: (marked != cell.text).then(|| marked.into()), ..cell }
    }

    /// Its text with signs for its markup, unless another text has taken its place since it was read.
    pub fn said(&self) -> &str {
        self.marked.as_deref().filter(|marked| bare(marked) == self.text).unwrap_or(&self.text)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it says nothing: it is empty, or has a sign or a word for that, and nothing else.
    pub fn says_nothing(&self) -> bool {
        let blank = self.text.chars().all(|c| matches!(c, '-' | '–' | '—' | '/' | '.' | '…' | '_' | '?' | '？' | ' '));
        blank || NOTHING.contains(&folded(&self.text).as_str())
    }

    /// The address that spreadsheets show, such as `C7`.
    pub fn address(&self) -> String {
        let (row, column) = self.at;
        format!("{}{}", letters(column), row + 1)
    }
}

/// Words for a cell that is left empty, folded.
const NOTHING: [&str; 22] = [
    "n a",
    "na",
    "n v t",
    "none",
    "nil",
    "not applicable",
    "k a",
    "keine",
    "keiner",
    "keines",
    "keine angabe",
    "entfallt",
    "aucun",
    "aucune",
    "sans objet",
    "ninguno",
    "ninguna",
    "no aplica",
    "なし",
    "該当なし",
    "لا يوجد",
    "لا ينطبق",
];

/// No table that people fill in has more cells than this.
pub const MOST: usize = 1_000_000;

/// A text in which lines end with line feeds and there is no other control character.
fn clean(text: &str) -> String {
    // Excel writes the first half of a line's end as `_x000D_`, which some programs leave as it is.
    let text = text.replace("_x000D_\r\n", "\n").replace("_x000D_\n", "\n");
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n");
    let shown = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    text.chars().map(shown).collect::<String>().trim().to_owned()
}

impl Grid {
    /// A grid whose rows are as long as the longest.
    pub fn new(name: &str, mut rows: Vec<Vec<Cell>>) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for (row, cells) in rows.iter_mut().enumerate() {
            let from = cells.len();
            cells.extend((from..width).map(|column| Cell::new("", (row, column))));
        }
        Self { name: name.to_owned(), above: Vec::new(), has_semicolons: false, rows }
    }

    /// Cuts texts that are longer than anything a person writes, and reports where.
    pub fn shortened(mut self, remarks: &mut Vec<Remark>) -> Self {
        let name = self.name.clone();
        // As spreadsheet programs count them.
        let is_long = |text: &str| text.len() > LONGEST_CELL && text.encode_utf16().count() > LONGEST_CELL;
        for cell in self.rows.iter_mut().flatten().filter(|cell| is_long(&cell.text)) {
            let mut room = LONGEST_CELL;
            let fits = |c: &char| {
                let left = room.checked_sub(c.len_utf16());
                room = left.unwrap_or_default();
                left.is_some()
            };
            cell.text = cell.text.chars().take_while(fits).collect();
            let text = format!("only the first {LONGEST_CELL} characters of the text are kept");
            remarks.push(Remark { place: format!("{name}!{}", cell.address()), text });
        }
        self
    }

    /// The same without signs that nobody sees: the isolates that our own export puts around figures in a map that reads from the right,
    /// and byte-order marks. Other separators of lines are line feeds.
    pub fn without_invisible_signs(mut self) -> Self {
        const ISOLATES: RangeInclusive<char> = '\u{2066}'..='\u{2069}';
        const LINES: [char; 2] = ['\u{2028}', '\u{2029}'];
        let is_sign = |c: char| ISOLATES.contains(&c) || c == '\u{feff}';
        let is_any = |c: char| is_sign(c) || LINES.contains(&c);
        for cell in self.rows.iter_mut().flatten().filter(|cell| cell.text.contains(is_any)) {
            cell.text = clean(&cell.text.replace(is_sign, "").replace(LINES, "\n"));
        }
        self
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().flatten().all(Cell::is_empty)
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// The same with rows as columns. Cells keep their addresses.
    pub fn transposed(&self) -> Self {
        let turned = |cell: &Cell| Cell { size: (cell.size.1, cell.size.0), ..cell.clone() };
        let column = |at: usize| self.rows.iter().map(|row| turned(&row[at])).collect();
        let rows = (0..self.width()).map(column).collect();
        Self { name: self.name.clone(), above: self.above.clone(), has_semicolons: self.has_semicolons, rows }
    }

    /// The sheet's name and the cell's address, as in `Sheet1!C7`.
    pub fn address(&self, cell: &Cell) -> String {
        format!("{}!{}", self.name, cell.address())
    }
}
