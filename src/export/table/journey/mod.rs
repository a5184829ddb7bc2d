//! The map itself: columns across, lanes down.

mod lanes;

use super::{Cell, Heading, Line, Sheet, Table, Teller, heading};
use crate::{
    model::{ColumnId, Facts, Stage, Text},
    vocabulary::is_rtl,
};

/// A place of the story: a column, or a stage as a whole.
struct JourneyColumn<'a> {
    facts: &'a Facts,
    column: Option<ColumnId>,
}

/// The journey of a map.
pub fn journey(tell: &Teller<'_>) -> Table {
    let mut columns = vec![heading("", 16.0)];
    let mut groups = vec![(Cell::plain(tell.words.stage), 1)];
    let mut spots = Vec::new();
    for stage in &tell.map.stages {
        let before = columns.len();
        if says_anything(&stage.facts) {
            columns.push(Heading { cell: Cell::plain(tell.page.whole_stage), width: 30.0 });
            spots.push(JourneyColumn { facts: &stage.facts, column: None });
        }
        for &id in &stage.columns {
            let column = tell.map.column(id);
            columns.push(Heading { cell: (&column.title).into(), width: 30.0 });
            spots.push(JourneyColumn { facts: &column.facts, column: Some(id) });
        }
        groups.push((Cell::from(&stage.title), columns.len() - before));
    }
    let rows = stage_lines(tell, &spots).into_iter().chain(lanes::lanes(tell, &spots)).collect();
    let title = tell.page.journey.to_owned();
    Table { sheet: Sheet::Journey, title, rtl: is_rtl(tell.map.lang.as_deref()), groups, columns, rows }
}

/// Whether a stage says anything as a whole, beyond whom it is for.
fn says_anything(facts: &Facts) -> bool {
    Facts { personas: Vec::new(), ..facts.clone() } != Facts::default()
}

/// What customers want from each stage, and more about it, above its first column.
fn stage_lines(tell: &Teller<'_>, spots: &[JourneyColumn<'_>]) -> Vec<Vec<Cell>> {
    let row = |label: &str, texts: &dyn Fn(&Stage) -> Vec<Text>| {
        let mut cells = vec![Cell::plain(label)];
        for stage in &tell.map.stages {
            let wide = stage.columns.len() + usize::from(says_anything(&stage.facts));
            cells.push(Cell::lines(texts(stage).iter().map(|text| Line::new().text(text))));
            cells.resize(cells.len() + wide - 1, Cell::default());
        }
        debug_assert_eq!(cells.len(), spots.len() + 1);
        cells.iter().skip(1).any(|cell| !cell.is_empty()).then_some(cells)
    };
    let goals = row(tell.page.goals, &|stage| stage.goals.clone());
    let about = row(tell.words.about, &|stage| stage.about.iter().cloned().collect());
    goals.into_iter().chain(about).collect()
}
