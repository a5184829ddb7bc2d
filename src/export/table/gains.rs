//! Gains, in the order of the story.

use super::{Cell, Sheet, Table, sheet::heading, tell::Teller};
use crate::{
    model::{Gain, GainId},
    rows::GainColumn,
};

/// The gains of a map.
pub fn gains(tell: &Teller<'_>) -> Table {
    let columns = GainColumn::ALL.map(|column| heading(column.label(tell.words), width(column)));
    let gains = tell.map.gains.iter().enumerate();
    let rows = gains.map(|(at, gain)| GainColumn::ALL.map(|column| cell(tell, column, GainId::new(at), gain)));
    tell.table(Sheet::Gains, tell.page.gains, columns, rows)
}

fn width(column: GainColumn) -> f64 {
    match column {
        GainColumn::Letter => 6.0,
        GainColumn::Gain => 48.0,
        GainColumn::Who | GainColumn::Stage => 20.0,
        GainColumn::Place => 24.0,
        GainColumn::Sources => 14.0,
    }
}

fn cell(tell: &Teller<'_>, column: GainColumn, id: GainId, gain: &Gain) -> Cell {
    match column {
        GainColumn::Letter => Cell::plain(id.letter()),
        GainColumn::Gain => Cell::from(&gain.text),
        GainColumn::Who => Cell::plain(tell.whom(&gain.personas)),
        GainColumn::Stage => (&tell.map.stage_of(gain.place).title).into(),
        GainColumn::Place => tell.map.title_of(gain.place).into(),
        GainColumn::Sources => Cell::plain(tell.evidence(&gain.from)),
    }
}
