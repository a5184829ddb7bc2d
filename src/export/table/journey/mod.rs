//! The map itself: columns across, lanes down.

mod lanes;

pub use lanes::metric;

use super::{Cell, Heading, Sheet, Table, line::CellText, sheet::heading, tell::Teller};
use crate::{
    model::{ColumnId, Stage, StageId, Text},
    rows::{self, PlaceFacts, Row},
    text::reads_from_right,
};

/// The table, and what its rows and columns are, since labels and titles don't tell: an author's own lane may have the
/// label of another.
pub struct Journey {
    /// The table itself.
    pub table: Table,
    /// For each of its rows what it says; `None` for what stages say above their columns.
    pub rows: Vec<Option<Row>>,
    /// For each of its columns after the labels, which column of the map it is; `None` for a stage as a whole.
    pub columns: Vec<Option<ColumnId>>,
}

/// The journey of a map.
pub fn journey(tell: &Teller<'_>) -> Journey {
    let mut columns = vec![heading("", 16.0)];
    let mut stages = vec![(Cell::plain(tell.words.stage), 1)];
    let mut spots = Vec::new();
    for (index, stage) in tell.map.stages.iter().enumerate() {
        let places = rows::spots(tell.map, StageId::new(index));
        let title = |spot: &PlaceFacts<'_>| match spot.column {
            Some(id) => Cell::from(&tell.map.column(id).title),
            None => Cell::plain(tell.page.whole_stage),
        };
        columns.extend(places.iter().map(|spot| Heading { cell: title(spot), width: 30.0 }));
        let order = stage.any_order.then(|| tell.words.any_order.to_owned());
        stages.push((CellText::new().text(&stage.title).remarks(order).into(), places.len()));
        spots.push(places);
    }
    let groups = phases(tell, &spots).into_iter().chain([stages]).collect();
    let lines = stage_lines(tell, &spots).into_iter().map(|cells| (None, cells));
    let spots = spots.concat();
    let lanes = lanes::lanes(tell, &spots).into_iter().map(|(row, cells)| (Some(row), cells));
    let (said, rows) = lines.chain(lanes).unzip();
    let title = tell.page.journey.to_owned();
    let rtl = reads_from_right(tell.map);
    Journey {
        table: Table { sheet: Sheet::Journey, title, rtl, groups, columns, rows },
        rows: said,
        columns: spots.iter().map(|spot| spot.column).collect(),
    }
}

/// The phases above their stages; nothing if there are none.
fn phases(tell: &Teller<'_>, spots: &[Vec<PlaceFacts<'_>>]) -> Option<Vec<(Cell, usize)>> {
    let map = tell.map;
    let mut phase_of = vec![None; map.stages.len()];
    for (at, phase) in map.phases.iter().enumerate() {
        phase.stages.iter().for_each(|stage| phase_of[stage.index()] = Some(at));
    }
    let mut cells = vec![(Cell::plain(tell.words.phases), 1)];
    let mut last = None;
    for (stage, spots) in spots.iter().enumerate() {
        let phase = phase_of[stage];
        match cells.last_mut().filter(|_| last == Some(phase)) {
            Some((_, wide)) => *wide += spots.len(),
            None => {
                let title = phase.map_or_else(Cell::default, |at| Cell::from(&map.phases[at].title));
                cells.push((title, spots.len()));
            }
        }
        last = Some(phase);
    }
    (!map.phases.is_empty()).then_some(cells)
}

/// What customers want from each stage, and more about it, above its first column.
fn stage_lines(tell: &Teller<'_>, spots: &[Vec<PlaceFacts<'_>>]) -> Vec<Vec<Cell>> {
    let row = |label: &str, texts: &dyn Fn(&Stage) -> Vec<Text>| {
        let mut cells = vec![Cell::plain(label)];
        for (stage, spots) in tell.map.stages.iter().zip(spots) {
            cells.push(Cell::lines(texts(stage).iter().map(|text| CellText::new().text(text))));
            cells.resize(cells.len() + spots.len() - 1, Cell::default());
        }
        cells.iter().skip(1).any(|cell| !cell.is_empty()).then_some(cells)
    };
    let goals = row(tell.page.goals, &|stage| stage.goals.clone());
    let about = row(tell.words.about, &|stage| stage.about.iter().cloned().collect());
    goals.into_iter().chain(about).collect()
}
