//! A workbook: one sheet for each table.
//!
//! Column widths, colours and frozen panes are decided here; the content of the cells comes from [`super::table`]. The
//! same map gives the same bytes: the only date in the file is the one that the map was compiled for.

use super::table::{Cell, LONGEST_CELL, Sheet, Table, Tone, Value};
use crate::{
    measure::Fingerprint,
    model::{Date, Map},
    parse::show,
};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Why there is no workbook: the map exceeds a limit of the format.
#[derive(Debug)]
pub struct WorkbookError(String);

impl std::fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WorkbookError {}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

const HEAD: Color = Color::RGB(0x2B_3A_4E);
const GROUP: Color = Color::RGB(0xDD_E3_EB);
const LINE: Color = Color::RGB(0xC9_CF_D8);

/// Writes tables of a map as a workbook.
///
/// # Errors
///
/// The workbook can't be created.
pub fn xlsx(map: &Map, tables: &[Table]) -> Result<Vec<u8>, WorkbookError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(map, tables)?);
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(table))?;
        fill(sheet, table)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The title of the sheet and the cells of a table, row by row, as a reader of the workbook sees them.
pub(crate) fn shown(table: &Table) -> (String, Vec<Vec<String>>) {
    let text = |cell: &Cell| match &cell.value {
        Value::Empty => String::new(),
        Value::Text(_) => cut(cell),
        Value::Number(number) => show(*number),
        Value::Day(day) => day.to_string(),
    };
    let blank = |wide: usize| std::iter::repeat_n(String::new(), wide.saturating_sub(1));
    let group = |(cell, wide): &(Cell, usize)| std::iter::once(text(cell)).chain(blank(*wide)).collect::<Vec<_>>();
    let groups = table.groups.iter().map(|groups| groups.iter().flat_map(group).collect());
    let heads = table.columns.iter().map(|column| text(&column.cell)).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(text).collect());
    (sheet_name(table), groups.chain([heads]).chain(rows).collect())
}

/// What the property of a workbook is called that has the fingerprint of a sheet, before the sheet's name.
pub(crate) const FINGERPRINT: &str = "Fingerprint of ";

/// Which texts are where in a sheet. Whether spaces are one or many is left to spreadsheet programs.
pub(crate) fn fingerprint<'a>(cells: impl IntoIterator<Item = ((usize, usize), &'a str)>) -> String {
    let mut all = Fingerprint::default();
    for ((row, column), text) in cells {
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.is_empty() {
            all.row(format!("{row} {column} {}", words.join(" ")).as_bytes());
        }
    }
    all.to_string()
}

/// A fixed creation time, so that the same map gives the same bytes, and the fingerprint of each sheet: what is measured isn't in the
/// lines, so that an import could not tell otherwise whether somebody has changed a sheet.
fn properties(map: &Map, tables: &[Table]) -> Result<DocProperties, XlsxError> {
    let day = map.today.unwrap_or(Date::constant(2000, 1, 1));
    let made = ExcelDateTime::from_ymd(
        day.year().unsigned_abs().max(1900),
        day.month().unsigned_abs(),
        day.day().unsigned_abs(),
    )?;
    let title = map.title.one_line();
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&made);
    Ok(tables.iter().filter(|table| table.sheet != Sheet::Lines).fold(properties, |properties, table| {
        let (name, rows) = shown(table);
        let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
            cells.iter().enumerate().map(move |(column, text)| ((row, column), text.as_str()))
        });
        properties.set_custom_property(format!("{FINGERPRINT}{name}"), fingerprint(cells))
    }))
}

/// The name of the sheet: the title without characters that Excel refuses, cut to the longest that is allowed.
fn sheet_name(table: &Table) -> String {
    let short = table.title.split([',', '،', '、']).next().unwrap_or_default();
    let name: String = short.chars().filter(|char| !"[]:*?/\\'".contains(*char)).take(31).collect();
    if name.trim().is_empty() { table.sheet.name().to_owned() } else { name }
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_right_to_left(table.rtl).set_landscape().set_print_fit_to_pages(1, 0);
    for (at, column) in table.columns.iter().enumerate() {
        sheet.set_column_width(at as u16, column.width)?;
    }
    let head = groups(sheet, table)?;
    for (at, column) in table.columns.iter().enumerate() {
        put(sheet, head, at as u16, &column.cell, &heading())?;
    }
    for (below, row) in table.rows.iter().enumerate() {
        for (at, cell) in row.iter().enumerate() {
            let format = body(cell, table.sheet == Sheet::Journey && at == 0);
            put(sheet, head + 1 + below as u32, at as u16, cell, &format)?;
        }
    }
    // While scrolling, the headings of rows and columns stay visible.
    let stays = u16::from(table.sheet == Sheet::Journey);
    sheet.set_freeze_panes(head + 1, stays)?;
    sheet.set_repeat_rows(0, head)?;
    let last = table.columns.len().saturating_sub(1) as u16;
    if table.sheet != Sheet::Journey {
        sheet.autofilter(head, 0, head + table.rows.len() as u32, last)?;
    }
    Ok(())
}

/// Writes the rows above the headings. Returns the row of the headings.
fn groups(sheet: &mut Worksheet, table: &Table) -> Result<u32, XlsxError> {
    let format = heading().set_background_color(GROUP).set_font_color(HEAD);
    for (row, groups) in (0..).zip(&table.groups) {
        let mut at = 0;
        for (cell, wide) in groups {
            let last = at + *wide as u16 - 1;
            if *wide > 1 {
                sheet.merge_range(row, at, row, last, &cut(cell), &format)?;
            } else {
                put(sheet, row, at, cell, &format)?;
            }
            at = last + 1;
        }
    }
    Ok(table.groups.len() as u32)
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match &cell.value {
        Value::Empty => sheet.write_blank(row, column, format)?,
        // Always a text, whatever it begins with.
        Value::Text(_) => sheet.write_string_with_format(row, column, cut(cell), format)?,
        Value::Number(number) => sheet.write_number_with_format(row, column, *number, format)?,
        Value::Day(day) => match ExcelDateTime::from_ymd(
            day.year().unsigned_abs(),
            day.month().unsigned_abs(),
            day.day().unsigned_abs(),
        ) {
            Ok(date) => sheet.write_datetime_with_format(row, column, &date, format)?,
            // Excel has no days before 1900.
            Err(_) => sheet.write_string_with_format(row, column, cut(cell), format)?,
        },
    };
    Ok(())
}

/// The text of a cell, cut to what a cell can hold.
fn cut(cell: &Cell) -> String {
    let text = cell.to_plain();
    if text.encode_utf16().count() <= LONGEST_CELL {
        return text;
    }
    let mut room = LONGEST_CELL - 1;
    let kept = text.chars().take_while(|char| {
        let fits = room >= char.len_utf16();
        room = room.saturating_sub(char.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}

fn heading() -> Format {
    let format = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    format.set_background_color(HEAD).set_font_color(Color::White).set_border(FormatBorder::Thin).set_border_color(LINE)
}

fn body(cell: &Cell, label: bool) -> Format {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let format = format.set_border(FormatBorder::Thin).set_border_color(LINE);
    let format = if label { format.set_bold().set_background_color(GROUP) } else { toned(format, cell.tone) };
    match cell.value {
        Value::Day(_) => format.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        Value::Empty | Value::Text(_) | Value::Number(_) => format,
    }
}

/// Red, the worse the darker, always with enough contrast to read.
fn toned(format: Format, tone: Tone) -> Format {
    match tone {
        Tone::Plain => format,
        Tone::Minor => format.set_font_color(Color::RGB(0x9B_1C_28)),
        Tone::Major => format.set_font_color(Color::RGB(0x8A_12_1E)).set_background_color(Color::RGB(0xFB_DD_DF)),
        Tone::Critical => format.set_font_color(Color::White).set_background_color(Color::RGB(0xB4_1A_2A)).set_bold(),
    }
}
