//! Pains, in the order of their rank.

use super::{Cell, Sheet, Table, Tone, line::CellText, sheet::heading, tell::Teller};
use crate::{
    model::{PainId, Reaches},
    rows::PainColumn,
};

/// The pains of a map, in the order of [`crate::model::Map::pains_by_priority`].
pub fn pains(tell: &Teller<'_>) -> Table {
    let columns = PainColumn::ALL.map(|column| heading(column.label(tell.words), width(column)));
    let reaches = tell.map.reaches();
    let row = |id| PainColumn::ALL.map(|column| cell(tell, column, id, &reaches));
    let rows = tell.map.pains_by_priority().into_iter().map(row);
    tell.table(Sheet::Pains, tell.words.pains, columns, rows)
}

fn width(column: PainColumn) -> f64 {
    match column {
        PainColumn::Number => 6.0,
        PainColumn::Priority | PainColumn::Reach => 10.0,
        PainColumn::Severity => 12.0,
        PainColumn::Pain => 48.0,
        PainColumn::Who | PainColumn::Stage => 20.0,
        PainColumn::Place => 24.0,
        PainColumn::AnsweredBy => 40.0,
        PainColumn::Sources => 14.0,
    }
}

fn cell(tell: &Teller<'_>, column: PainColumn, id: PainId, reaches: &Reaches<'_>) -> Cell {
    let pain = tell.map.pain(id);
    let tone = if pain.is_solved() { Tone::Plain } else { Tone::of(pain.severity) };
    match column {
        PainColumn::Number => Cell::number(Some(id.number() as f64)),
        PainColumn::Priority => Cell::number(tell.map.shown_priority(pain.place)),
        PainColumn::Severity => Cell::plain(tell.words.severity_since(tell.map, id, tell.changes.as_ref())).toned(tone),
        PainColumn::Pain => Cell::from(&pain.text).toned(tone),
        PainColumn::Who => Cell::plain(tell.whom(&pain.personas)),
        PainColumn::Stage => (&tell.map.stage_of(pain.place).title).into(),
        PainColumn::Place => tell.map.title_of(pain.place).into(),
        PainColumn::Reach => {
            let reach = reaches.of(pain.place, &pain.personas);
            Cell::plain(reach.map_or_else(String::new, |of| tell.percent(of.percent)))
        }
        // What was dropped answers nothing, as the finding and the warnings say.
        PainColumn::AnsweredBy => {
            Cell::lines(tell.map.answers_to(id).map(|id| CellText::new().text(&tell.map.opportunity(id).text)))
        }
        PainColumn::Sources => Cell::plain(tell.evidence(&pain.from)),
    }
}
