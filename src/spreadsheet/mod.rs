//! Converts spreadsheets to maps.
//!
//! Input: the bytes of a CSV file or of a workbook. Output: maps that compile without errors, and a remark on each cell
//! that wasn't understood, with its address.
//!
//! `decode`, `markdown` (with `inline`) and `workbook` make grids of cells; `markup` keeps the emphasis, code and links of their texts. A grid is either the table `lines` of our own export (`lines`), or a
//! table of stages and lanes as filled in at workshops (`template`), whose labels are known in every language of the
//! vocabulary (`labels`) and whose feelings are words, pictures or figures (`crate::feeling`); `story` holds its content,
//! and `cell_text` takes a cell's text apart.
//! `own_tables` recognises the other tables of our own export, which can't be imported, and `ignored` compares the other sheets of our own workbook with its lines. Both make a draft, which `draft` turns into
//! a text that compiles.

mod cell_text;
mod decode;
mod draft;
mod grid;
#[cfg(feature = "xlsx")]
mod ignored;
mod inline;
mod labels;
mod lines;
mod markdown;
mod markup;
mod own_tables;
mod remark;
mod story;
mod template;
mod thousands;
#[cfg(feature = "xlsx")]
mod workbook;

use crate::{compile::compile, load::Loader, measure::results_name, model::Map, options::Options};
use draft::Draft;
use grid::Grid;

pub use remark::{Remark, Unreadable};

/// A spreadsheet's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpreadsheetKind {
    /// Values separated by commas, semicolons or tabs.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl SpreadsheetKind {
    /// The extensions of files that are read, those that people have most often first.
    pub const EXTENSIONS: [(&'static str, Self); 4] =
        [("xlsx", Self::Xlsx), ("csv", Self::Csv), ("tsv", Self::Csv), ("xlsm", Self::Xlsx)];

    /// The kind for a file's name.
    pub fn of_name(name: &str) -> Option<Self> {
        let extension = extension(name);
        Self::EXTENSIONS.into_iter().find(|(known, _)| *known == extension).map(|(_, kind)| kind)
    }
}

/// Kinds of spreadsheet that aren't supported, but can be saved as one that is.
const OTHERS: [&str; 5] = ["xls", "xlsb", "ods", "fods", "numbers"];

/// Whether a file with this name is an unsupported kind of spreadsheet.
pub fn is_other(name: &str) -> bool {
    OTHERS.contains(&extension(name).as_str())
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
}

/// A map made from one sheet.
#[derive(Debug)]
pub struct SheetMap {
    /// What the sheet is called.
    pub sheet: String,
    /// The map.
    pub text: String,
}

/// The result of reading a spreadsheet.
#[derive(Debug, Default)]
pub struct Spreadsheet {
    /// A map for each sheet with one.
    pub maps: Vec<SheetMap>,
    /// What wasn't understood, in the order of the sheets.
    pub remarks: Vec<Remark>,
}

/// Reads a spreadsheet. `name` is its file name; `target` is the file name of the future map, and paths in the map are
/// relative to its folder.
///
/// # Errors
///
/// If the file isn't a spreadsheet, is damaged or too large, or if this program was built without support for
/// workbooks.
pub fn import(
    (name, bytes, kind): (&str, &[u8], SpreadsheetKind),
    target: &str,
    loader: &dyn Loader,
    options: &Options,
) -> Result<Spreadsheet, Unreadable> {
    let mut made = Spreadsheet::default();
    let stem = stem(name);
    let grids = match kind {
        SpreadsheetKind::Csv => decode::grids(stem, bytes, &mut made.remarks),
        SpreadsheetKind::Xlsx => workbook(bytes, options, &mut made.remarks)?,
    };
    // The table of all lines has everything; the sheets next to it show parts of the same map.
    let whole = grids.iter().find(|grid| lines::is_lines(grid));
    let several = grids.len() > 1;
    let drafts: Vec<(&Grid, Draft)> = match whole {
        Some(grid) => vec![(grid, lines::draft(grid))],
        None => {
            let drafted =
                |grid| drafted(grid, stem, several, &mut made.remarks).into_iter().map(move |draft| (grid, draft));
            grids.iter().flat_map(drafted).collect()
        }
    };
    if let Some(list) = grids.iter().find_map(own_tables::list).filter(|_| drafts.is_empty()) {
        let reason = format!("it is the table `{}` of an export, which shows only a part of a map", list.name());
        return Err(Unreadable { reason, help: own_tables::HELP.to_owned() });
    }
    for (grid, mut draft) in drafts {
        let text = draft.settle(target, loader, options);
        made.remarks.append(&mut draft.remarks);
        if whole.is_some() {
            let compilation = compile(target, text.as_bytes(), loader, options);
            let lacks = compilation.map.as_ref().is_some_and(Map::lacks_results);
            made.remarks.extend(results_name(target).filter(|_| lacks).map(|results| Remark {
                place: grid.name.clone(),
                text: format!(
                    "figures from data are not here, but in the file of results next to the exported map: copy that to {results}, or measure again"
                ),
            }));
            #[cfg(feature = "xlsx")]
            let written = match kind {
                SpreadsheetKind::Xlsx => workbook::fingerprints(bytes, options.max_bytes),
                SpreadsheetKind::Csv => Default::default(),
            };
            #[cfg(feature = "xlsx")]
            grids.iter().filter(|other| other.name != grid.name).for_each(|other| {
                let (written, map) = (written.get(&other.name), compilation.map.as_ref());
                made.remarks.extend(ignored::remark(other, written, &grid.name, map));
            });
        }
        made.maps.push(SheetMap { sheet: grid.name.clone(), text });
    }
    made.remarks.iter_mut().for_each(|remark| remark.text = markup::bare(&remark.text).into_owned());
    Ok(made)
}

/// The content of a workshop's tables; none if the sheet has none, which is reported.
fn drafted(grid: &Grid, stem: &str, several: bool, remarks: &mut Vec<Remark>) -> Vec<Draft> {
    if let Some(list) = own_tables::list(grid) {
        let text =
            format!("this is the table `{}` of an export, which shows only a part of a map: left out", list.name());
        remarks.push(Remark { place: grid.name.clone(), text });
        return Vec::new();
    }
    let grid = &thousands::without_points(grid.clone(), remarks);
    let drafts = template::drafts(grid, stem, several);
    if drafts.is_empty() && !grid.is_empty() {
        let text =
            "no journey found: no rows or columns with labels such as Actions, Feelings or Pain points; left out";
        remarks.push(Remark { place: grid.name.clone(), text: text.to_owned() });
    }
    drafts
}

fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file.trim_matches(['<', '>']),
    }
}

#[cfg(feature = "xlsx")]
fn workbook(bytes: &[u8], options: &Options, remarks: &mut Vec<Remark>) -> Result<Vec<Grid>, Unreadable> {
    workbook::grids(bytes, options.max_bytes, remarks)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[u8], _: &Options, _: &mut Vec<Remark>) -> Result<Vec<Grid>, Unreadable> {
    Err(Unreadable {
        reason: "this wayline was built without xlsx".to_owned(),
        help: "save the sheet as CSV and import that; or, in wayline's repository, run: cargo install --path . --locked --features xlsx".to_owned(),
    })
}
