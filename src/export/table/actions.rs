//! What is to be done, by owner.

use super::{Cell, Sheet, Table, Tone, line::CellText, sheet::heading, tell::Teller};
use crate::{
    model::{Opportunity, PainId, Priority},
    rows::ActionColumn,
};

/// The opportunities of a map: by owner in the order of their declaration, those without one last, and by due date.
pub fn actions(tell: &Teller<'_>) -> Table {
    let columns = ActionColumn::ALL.map(|column| heading(column.label(tell.words), width(column)));
    let opportunities = tell.map.opportunities_by_owner().into_iter().map(|id| tell.map.opportunity(id));
    let rows = opportunities.map(|of| ActionColumn::ALL.map(|column| cell(tell, column, of)));
    tell.table(Sheet::Actions, tell.page.actions, columns, rows)
}

fn width(column: ActionColumn) -> f64 {
    match column {
        ActionColumn::Owner | ActionColumn::Stage => 20.0,
        ActionColumn::Action => 48.0,
        ActionColumn::Status | ActionColumn::Sources => 14.0,
        ActionColumn::Due => 12.0,
        ActionColumn::Priority | ActionColumn::Impact | ActionColumn::Effort => 10.0,
        ActionColumn::Pains | ActionColumn::Experiment => 40.0,
        ActionColumn::Place => 24.0,
    }
}

fn cell(tell: &Teller<'_>, column: ActionColumn, of: &Opportunity) -> Cell {
    let map = tell.map;
    match column {
        ActionColumn::Owner => Cell::plain(of.owner.map_or_else(String::new, |owner| tell.teams(&[owner]))),
        ActionColumn::Action => (&of.text).into(),
        ActionColumn::Status => Cell::plain(of.status.map_or("", |status| tell.words.status(status))),
        ActionColumn::Due => Cell::day(of.due).toned(if of.is_past_due(map.today) { Tone::Major } else { Tone::Plain }),
        ActionColumn::Priority => Cell::number(map.opportunity_priority(of).map(Priority::shown)),
        ActionColumn::Impact => Cell::number(of.impact.map(f64::from)),
        ActionColumn::Effort => Cell::number(of.effort.map(f64::from)),
        ActionColumn::Pains => {
            let pain = |id: &PainId| CellText::new().words(&id.number().to_string()).text(&map.pain(*id).text);
            Cell::lines(of.answers.iter().map(pain))
        }
        ActionColumn::Stage => (&map.stage_of(of.place).title).into(),
        ActionColumn::Place => map.title_of(of.place).into(),
        ActionColumn::Experiment => of.experiment.as_ref().map(Cell::from).unwrap_or_default(),
        ActionColumn::Sources => Cell::plain(tell.evidence(&of.from)),
    }
}
