//! The sources of claims.

use super::{Cell, Line, Sheet, Table, Teller, heading, tell::number};
use crate::{
    model::{PartialDate, Source, SourceId},
    vocabulary::is_rtl,
};

/// The sources of a map, by number.
pub fn sources(tell: &Teller<'_>) -> Table {
    let (words, page) = (tell.words, tell.page);
    let mut columns = vec![
        heading(page.number, 6.0),
        heading(page.source, 40.0),
        heading(page.confidence, 14.0),
        heading(page.date, 12.0),
        heading(page.sample, 10.0),
        heading(page.document, 36.0),
        heading(words.about, 48.0),
    ];
    let all = || tell.map.sources.iter().enumerate();
    let mut rows: Vec<Vec<Cell>> = all().map(|(at, source)| row(tell, SourceId::new(at), source)).collect();
    // Where nothing is measured the table needs no column for it.
    let measured: Vec<String> =
        all().map(|(_, source)| words.measurement(tell.map, source).join(words.comma)).collect();
    if measured.iter().any(|text| !text.is_empty()) {
        columns.push(heading(words.measured, 40.0));
        rows.iter_mut().zip(measured).for_each(|(row, text)| row.push(Cell::plain(text)));
    }
    let title = words.sources.to_owned();
    Table { sheet: Sheet::Sources, title, rtl: is_rtl(tell.map.lang.as_deref()), groups: Vec::new(), columns, rows }
}

fn row(tell: &Teller<'_>, id: SourceId, source: &Source) -> Vec<Cell> {
    let file = source.file.iter().map(|file| file.path.as_str());
    let link = source.link.iter().map(|link| link.target.as_str());
    vec![
        Cell::plain(number(id)),
        (&source.label).into(),
        Cell::plain(source.confidence.map_or("", |confidence| tell.words.confidence(confidence))),
        source.date.map(day).unwrap_or_default(),
        Cell::number(source.sample.map(|sample| sample as f64)),
        Cell::lines(file.chain(link).map(|address| Line::new().words(address))),
        source.about.as_ref().map(Cell::from).unwrap_or_default(),
    ]
}

fn day(date: PartialDate) -> Cell {
    match date {
        PartialDate::Year(year) => Cell::plain(year.to_string()),
        PartialDate::Month(year, month) => Cell::plain(format!("{year}-{month:02}")),
        PartialDate::Day(day) => Cell::day(Some(day)),
    }
}
