//! Calls the core to convert a map to data: tables, JSON, another tool's text.

use super::{choice::Choice, file_format::FileFormat};
use crate::{
    compile::Compilation,
    export::{
        Separator, csv, json, markdown, mermaid,
        table::{Sheet, Table, lines, table},
    },
    model::Map,
    report::Failure,
};

/// Whether this program can write workbooks.
const XLSX: bool = cfg!(feature = "xlsx");

/// The formats that a map can be exported to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Data {
    Csv,
    Xlsx,
    Markdown,
    Json,
    Mermaid,
}

impl Choice for Data {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("csv", Self::Csv, "One table as separated values, for spreadsheets and programs"),
        (
            "xlsx",
            Self::Xlsx,
            if XLSX {
                "A workbook for Excel and others, one sheet for each table"
            } else {
                "A workbook (not in this build)"
            },
        ),
        ("markdown", Self::Markdown, "Tables for a README or a wiki"),
        ("json", Self::Json, "The map as data"),
        ("mermaid", Self::Mermaid, "A Mermaid user journey: stages, columns and scores only"),
    ];
}

impl Choice for Sheet {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        (Self::Journey.name(), Self::Journey, "The map: columns across, lanes down"),
        (Self::Pains.name(), Self::Pains, "Pains by priority"),
        (Self::Gains.name(), Self::Gains, "Gains in the order of the story"),
        (Self::Actions.name(), Self::Actions, "Opportunities by owner"),
        (Self::Metrics.name(), Self::Metrics, "Metrics with their changes and targets"),
        (Self::Sources.name(), Self::Sources, "Sources of claims"),
        (Self::Lines.name(), Self::Lines, "Every line of the map; `wayline import` makes the same map of it"),
    ];
}

impl Choice for Separator {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("comma", Self::Comma, "What most programs expect"),
        ("semicolon", Self::Semicolon, "With decimal commas, for spreadsheets in German, French and others"),
        ("tab", Self::Tab, "For pasting into a spreadsheet"),
    ];
}

impl FileFormat for Data {}

impl Data {
    /// Whether a terminal can show it.
    pub fn is_text(self) -> bool {
        match self {
            Self::Xlsx => false,
            Self::Csv | Self::Markdown | Self::Json | Self::Mermaid => true,
        }
    }

    /// Whether it consists of tables, some of which can be chosen.
    pub fn has_tables(self) -> bool {
        match self {
            Self::Csv | Self::Xlsx | Self::Markdown => true,
            Self::Json | Self::Mermaid => false,
        }
    }

    /// The tables in it, unless others are requested.
    pub fn usual(self) -> &'static [Sheet] {
        match self {
            Self::Csv => &[Sheet::Journey],
            Self::Xlsx => &Sheet::WITH_LINES,
            Self::Markdown => &Sheet::ALL,
            Self::Json | Self::Mermaid => &[],
        }
    }
}

/// A map as data, and what was changed or left out.
#[derive(Default)]
pub(crate) struct Written {
    pub bytes: Vec<u8>,
    pub remarks: Vec<String>,
}

/// Makes one file from a map, with as many of the tables as the format puts into one file.
pub(crate) fn written(
    data: Data,
    (map, compiled): (&Map, &Compilation),
    sheets: &[Sheet],
    separator: Separator,
) -> Result<Written, Failure> {
    let made = |&sheet: &Sheet| if sheet == Sheet::Lines { lines(compiled) } else { table(map, sheet) };
    let tables = sheets.iter().map(made);
    // Many maps have no gains: where nobody chose the tables, one of none would say no more than a missing one.
    let is_usual = data.usual().iter().all(|sheet| *sheet == Sheet::Lines || sheets.contains(sheet));
    let tables: Vec<Table> =
        tables.filter(|table| !(is_usual && table.sheet == Sheet::Gains && table.is_empty())).collect();
    let whole = |text: String| Written { bytes: text.into_bytes(), ..Written::default() };
    Ok(match data {
        Data::Csv => whole(tables.iter().map(|table| csv(table, separator)).collect()),
        Data::Xlsx => Written { bytes: workbook(map, &tables)?, ..Written::default() },
        Data::Markdown => whole(markdown(&map.title.to_plain(), &tables)),
        Data::Json => whole(json(map, &compiled.sources)),
        Data::Mermaid => {
            let mermaid = mermaid(map);
            let lost =
                (!mermaid.lost.is_empty()).then(|| format!("Mermaid has no place for {}", mermaid.lost.join(", ")));
            Written { bytes: mermaid.text.into_bytes(), remarks: mermaid.changed.into_iter().chain(lost).collect() }
        }
    })
}

#[cfg(feature = "xlsx")]
fn workbook(map: &Map, tables: &[Table]) -> Result<Vec<u8>, Failure> {
    crate::export::xlsx(map, tables).map_err(|error| {
        let title = format!("cannot write {} as a workbook: {error}", map.file);
        Failure::new(title).help("write it as csv, which has no such limits")
    })
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &Map, _: &[Table]) -> Result<Vec<u8>, Failure> {
    let title = "this wayline was built without xlsx";
    Err(Failure::new(title)
        .help("in its repository, run: cargo install --path . --locked --features xlsx; or write csv"))
}
