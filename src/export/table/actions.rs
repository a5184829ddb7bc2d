//! What is to be done, by owner.

use super::{Cell, Line, Sheet, Table, Teller, Tone, heading};
use crate::{model::Opportunity, vocabulary::is_rtl};

/// The opportunities of a map: by owner in the order of their declaration, those without one last, and by due date.
pub fn actions(tell: &Teller<'_>) -> Table {
    let (words, page) = (tell.words, tell.page);
    let columns = vec![
        heading(words.owner, 20.0),
        heading(page.action, 48.0),
        heading(page.status, 14.0),
        heading(page.due, 12.0),
        heading(words.priority, 10.0),
        heading(words.impact, 10.0),
        heading(words.effort, 10.0),
        heading(words.pains, 40.0),
        heading(words.stage, 20.0),
        heading(page.place, 24.0),
        heading(page.experiment, 40.0),
        heading(words.sources, 14.0),
    ];
    let rows = tell.map.opportunities_by_owner().into_iter().map(|id| row(tell, tell.map.opportunity(id))).collect();
    let title = page.actions.to_owned();
    Table { sheet: Sheet::Actions, title, rtl: is_rtl(tell.map.lang.as_deref()), groups: Vec::new(), columns, rows }
}

fn row(tell: &Teller<'_>, of: &Opportunity) -> Vec<Cell> {
    let answers =
        of.answers.iter().map(|&id| Line::new().words(&id.number().to_string()).text(&tell.map.pain(id).text));
    let due = if of.is_past_due(tell.map.today) { Tone::Major } else { Tone::Plain };
    vec![
        Cell::plain(of.owner.map_or_else(String::new, |owner| tell.teams(&[owner]))),
        (&of.text).into(),
        Cell::plain(of.status.map_or("", |status| tell.words.status(status))),
        Cell::day(of.due).toned(due),
        Cell::number(tell.map.facts(of.place).score.as_ref().map(|score| score.value.round())),
        Cell::number(of.impact.map(f64::from)),
        Cell::number(of.effort.map(f64::from)),
        Cell::lines(answers),
        (&tell.stage(of.place).title).into(),
        tell.place(of.place).into(),
        of.experiment.as_ref().map(Cell::from).unwrap_or_default(),
        Cell::plain(tell.evidence(&of.from)),
    ]
}
