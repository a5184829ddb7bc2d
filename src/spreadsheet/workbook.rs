//! The sheets of a workbook as grids.
//!
//! The only place that uses the library. Cells are streamed: a sheet with a cell in its last corner takes no more
//! memory than one without.

use super::{
    grid::{Cell, Grid, MOST},
    remark::{Remark, Unreadable},
};
use crate::{
    export::FINGERPRINT,
    model::{DAY, HOUR, MINUTE},
};
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// How many times larger than the limit for a file its unpacked parts may be.
const UNPACKED: u64 = 16;

/// The visible sheets of a workbook.
pub fn grids(bytes: &[u8], limit: u64, remarks: &mut Vec<Remark>) -> Result<Vec<Grid>, Unreadable> {
    small(bytes, limit)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut grids = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if sheet.visible != SheetVisible::Visible {
            let text = "the sheet is hidden; left out".to_owned();
            remarks.push(Remark { place: sheet.name.clone(), text });
            continue;
        }
        // The library computes with positions from a damaged file without checking them.
        let read = catch_unwind(AssertUnwindSafe(|| grid(&mut book, &sheet.name, remarks)));
        let read = read.unwrap_or_else(|_| Err(format!("the sheet `{}` has invalid cell references", sheet.name)));
        grids.push(read.map_err(|error| damaged(&error))?.shortened(remarks));
    }
    Ok(grids)
}

/// The fingerprints of our own sheets as they were written, by the name of the sheet; none in other workbooks.
pub fn fingerprints(bytes: &[u8], limit: u64) -> BTreeMap<String, String> {
    properties(bytes, limit).unwrap_or_default()
}

fn properties(bytes: &[u8], limit: u64) -> Option<BTreeMap<String, String>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name("docProps/custom.xml").ok()?.take(limit).read_to_string(&mut text).ok()?;
    let document = roxmltree::Document::parse(&text).ok()?;
    let property = |node: roxmltree::Node<'_, '_>| {
        let sheet = node.attribute("name")?.strip_prefix(FINGERPRINT)?.to_owned();
        Some((sheet, node.descendants().find_map(|value| value.text())?.to_owned()))
    };
    Some(document.descendants().filter_map(property).collect())
}

fn damaged(error: &str) -> Unreadable {
    let reason = format!("it is not a workbook, or it is damaged ({error})");
    Unreadable { reason, help: "open it in a spreadsheet and save it as .xlsx or as CSV".to_owned() }
}

/// Whether it unpacks to a reasonable size.
fn small(bytes: &[u8], limit: u64) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
    let mut size = 0_u64;
    for at in 0..archive.len() {
        size = size.saturating_add(archive.by_index_raw(at).map_or(0, |file| file.size()));
    }
    if size <= limit.saturating_mul(UNPACKED) {
        return Ok(());
    }
    let reason = format!("it unpacks to {size} bytes");
    Err(Unreadable { reason, help: "raise the limit with --max-bytes, or remove pictures and other sheets".to_owned() })
}

fn grid(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, remarks: &mut Vec<Remark>) -> Result<Grid, String> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let mut cells: BTreeMap<(usize, usize), Cell> = BTreeMap::new();
    let (mut errors, mut valued) = (Vec::new(), BTreeSet::new());
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| error.to_string())?;
    let percents: Vec<Option<usize>> = reader.styles().iter().map(percent).collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| error.to_string())? {
        let at = (cell.get_position().0 as usize, cell.get_position().1 as usize);
        if let DataRef::Error(error) = cell.get_value() {
            valued.insert(at);
            errors.push((at, format!("the spreadsheet shows an error here ({error}); left out")));
            continue;
        }
        if !matches!(cell.get_value(), DataRef::Empty) {
            valued.insert(at);
        }
        let cell = Cell::new(&text(cell.get_value(), percents.get(style).copied().flatten()), at);
        if !cell.is_empty() {
            cells.insert(at, cell);
        }
        if cells.len() > MOST {
            return Err(format!("the sheet `{name}` has more than {MOST} cells"));
        }
    }
    drop(reader);
    let formulas = formulas(book, name)?.into_iter().filter(|at| !valued.contains(at));
    let uncounted = "a formula whose value is not in the file; left out: save it once in a spreadsheet program";
    errors.extend(formulas.map(|at| (at, uncounted.to_owned())));
    for region in merged {
        if let Some(cell) = cells.get_mut(&(region.start.0 as usize, region.start.1 as usize)) {
            let length = |start: u32, end: u32| end.saturating_sub(start) as usize + 1;
            cell.size = (length(region.start.0, region.end.0), length(region.start.1, region.end.1));
        }
    }
    let grid = dense(name, cells)?;
    for (at, text) in errors {
        remarks.push(Remark { place: grid.address(&Cell::new("", at)), text });
    }
    Ok(grid)
}

/// Where there are formulas.
fn formulas(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<(usize, usize)>, String> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| error.to_string())?;
    let mut places = Vec::new();
    while let Some(cell) = reader.next_formula().map_err(|error| error.to_string())? {
        if !cell.get_value().is_empty() {
            places.push((cell.get_position().0 as usize, cell.get_position().1 as usize));
        }
    }
    Ok(places)
}

fn dense(name: &str, cells: BTreeMap<(usize, usize), Cell>) -> Result<Grid, String> {
    let height = cells.keys().map(|at| at.0 + 1).max().unwrap_or(0);
    let width = cells.keys().map(|at| at.1 + 1).max().unwrap_or(0);
    if height.saturating_mul(width) > MOST {
        return Err(format!("the sheet `{name}` spreads over {height} rows and {width} columns"));
    }
    let mut rows: Vec<Vec<Cell>> =
        (0..height).map(|row| (0..width).map(|column| Cell::new("", (row, column))).collect()).collect();
    for ((row, column), cell) in cells {
        rows[row][column] = cell;
    }
    Ok(Grid::new(name, rows))
}

/// How many decimals a cell with this style has, if it shows its value as a percentage.
fn percent(style: &Style) -> Option<usize> {
    let code = &style.number_format.as_ref()?.format_code;
    let (mut signs, mut decimals, mut is_fraction) = (false, 0, false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            // The others are for negative values, zero and text.
            ';' => break,
            '\\' | '_' | '*' => drop(chars.next()),
            '"' => drop(chars.find(|c| *c == '"')),
            '[' => drop(chars.find(|c| *c == ']')),
            '%' => signs = true,
            '.' => is_fraction = true,
            '0' | '#' | '?' if is_fraction => decimals += 1,
            _ => {}
        }
    }
    signs.then_some(decimals)
}

/// A time as a map has it, where the cell counts hours beyond the day.
fn duration(time: &ExcelDateTime) -> String {
    let all = (time.as_f64() * DAY).round();
    let seconds = all.abs() as u64;
    let (hour, minute) = (HOUR as u64, MINUTE as u64);
    let parts = [(seconds / hour, 'h'), (seconds % hour / minute, 'm'), (seconds % minute, 's')];
    let said: String = parts.iter().filter(|(n, _)| *n > 0).map(|(n, unit)| format!("{n}{unit}")).collect();
    match said.as_str() {
        "" => "0m".to_owned(),
        said if all < 0.0 => format!("-{said}"),
        _ => said,
    }
}

/// A value as people see it.
fn text(value: &DataRef<'_>, percent: Option<usize>) -> String {
    match Data::from(value.clone()) {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) if percent.is_some() => format!("{}%", i128::from(number) * 100),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => match percent {
            Some(decimals) => {
                let shown = format!("{:.decimals$}", number * 100.0);
                format!("{}%", shown.parse().map_or(shown, crate::parse::show))
            }
            None => crate::parse::show((number * 1e9).round() / 1e9),
        },
        Data::Bool(value) => value.to_string(),
        Data::DateTime(time) if time.is_duration() => duration(&time),
        Data::DateTime(time) => {
            let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
            match (year, hour, minute) {
                (..1900, _, _) => format!("{hour}:{minute:02}"),
                (_, 0, 0) => format!("{year}-{month:02}-{day:02}"),
                (_, _, _) => format!("{year}-{month:02}-{day:02} {hour}:{minute:02}"),
            }
        }
    }
}
