//! The map itself: columns across, lanes down.

mod lanes;

pub use lanes::metric;

use super::{Cell, Heading, Line, Sheet, Table, Teller, heading};
use crate::{
    model::{Stage, StageId, Text},
    rows::{self, Spot},
    vocabulary::is_rtl,
};

/// The journey of a map.
pub fn journey(tell: &Teller<'_>) -> Table {
    let mut columns = vec![heading("", 16.0)];
    let mut groups = vec![(Cell::plain(tell.words.stage), 1)];
    let mut spots = Vec::new();
    for (index, stage) in tell.map.stages.iter().enumerate() {
        let places = rows::spots(tell.map, StageId::new(index));
        let title = |spot: &Spot<'_>| match spot.column {
            Some(id) => Cell::from(&tell.map.column(id).title),
            None => Cell::plain(tell.page.whole_stage),
        };
        columns.extend(places.iter().map(|spot| Heading { cell: title(spot), width: 30.0 }));
        groups.push((Cell::from(&stage.title), places.len()));
        spots.push(places);
    }
    let lines = stage_lines(tell, &spots);
    let rows = lines.into_iter().chain(lanes::lanes(tell, &spots.concat())).collect();
    let title = tell.page.journey.to_owned();
    Table { sheet: Sheet::Journey, title, rtl: is_rtl(tell.map.lang.as_deref()), groups, columns, rows }
}

/// What customers want from each stage, and more about it, above its first column.
fn stage_lines(tell: &Teller<'_>, spots: &[Vec<Spot<'_>>]) -> Vec<Vec<Cell>> {
    let row = |label: &str, texts: &dyn Fn(&Stage) -> Vec<Text>| {
        let mut cells = vec![Cell::plain(label)];
        for (stage, spots) in tell.map.stages.iter().zip(spots) {
            cells.push(Cell::lines(texts(stage).iter().map(|text| Line::new().text(text))));
            cells.resize(cells.len() + spots.len() - 1, Cell::default());
        }
        cells.iter().skip(1).any(|cell| !cell.is_empty()).then_some(cells)
    };
    let goals = row(tell.page.goals, &|stage| stage.goals.clone());
    let about = row(tell.words.about, &|stage| stage.about.iter().cloned().collect());
    goals.into_iter().chain(about).collect()
}
