//! The sources of claims.

use super::{Cell, Sheet, Table, line::CellText, sheet::heading, tell::Teller};
use crate::{
    model::{PartialDate, Source, SourceId},
    rows::SourceColumn,
};

/// The sources of a map, by number.
pub fn sources(tell: &Teller<'_>) -> Table {
    let columns = SourceColumn::of(tell.map);
    let sources = tell.map.sources.iter().enumerate().map(|(at, source)| (SourceId::new(at), source));
    let row = |(id, source)| columns.iter().map(|&column| cell(tell, column, id, source)).collect::<Vec<_>>();
    let heads: Vec<_> = columns.iter().map(|&column| heading(column.label(tell.words), width(column))).collect();
    tell.table(Sheet::Sources, tell.words.sources, heads, sources.map(row))
}

fn width(column: SourceColumn) -> f64 {
    match column {
        SourceColumn::Number => 6.0,
        SourceColumn::Source | SourceColumn::Measured => 40.0,
        SourceColumn::Confidence => 14.0,
        SourceColumn::Date => 12.0,
        SourceColumn::Sample => 10.0,
        SourceColumn::Document => 36.0,
        SourceColumn::About => 48.0,
    }
}

fn cell(tell: &Teller<'_>, column: SourceColumn, id: SourceId, source: &Source) -> Cell {
    match column {
        SourceColumn::Number => Cell::plain(id.label()),
        SourceColumn::Source => (&source.label).into(),
        SourceColumn::Confidence => {
            Cell::plain(source.confidence.map_or("", |confidence| tell.words.confidence(confidence)))
        }
        SourceColumn::Date => source.date.map(day).unwrap_or_default(),
        SourceColumn::Sample => Cell::number(source.sample.map(|sample| sample as f64)),
        SourceColumn::Document => {
            let file = source.file.iter().map(|file| file.path.as_str());
            let link = source.link.iter().map(|link| link.target.as_str());
            Cell::lines(file.chain(link).map(|address| CellText::new().words(address)))
        }
        SourceColumn::About => source.about.as_ref().map(Cell::from).unwrap_or_default(),
        SourceColumn::Measured => Cell::plain(tell.words.measurement(tell.map, source).join(tell.words.comma)),
    }
}

fn day(date: PartialDate) -> Cell {
    match date {
        PartialDate::Year(year) => Cell::plain(year.to_string()),
        PartialDate::Month(year, month) => Cell::plain(format!("{year}-{month:02}")),
        PartialDate::Day(day) => Cell::day(Some(day)),
    }
}
