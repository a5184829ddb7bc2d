//! What is to be done, by owner.

use super::{
    Context,
    context::Jump,
    item::{Evidence, Item},
    prose::Prose,
    story,
};
use crate::model::Opportunity;

/// A row of the table of actions.
pub struct ActionRow<'a> {
    /// Its name in links.
    pub id: String,
    /// Who does it.
    pub owner: Option<Jump>,
    /// What is done.
    pub text: Prose<'a>,
    /// How to find out whether it works.
    pub experiment: Option<Prose<'a>>,
    /// The pains that it answers.
    pub answers: Vec<Item<'a>>,
    pub place: Jump,
    /// From 1 to 5.
    pub impact: Option<u8>,
    /// From 1 to 5.
    pub effort: Option<u8>,
    /// The due date: to sort by, and to read.
    pub due: Option<(String, String)>,
    /// Whether that date has passed and it isn't done.
    pub overdue: bool,
    /// How far it has come: to sort by, and to read.
    pub status: Option<(u8, &'static str)>,
    /// Whether it is done or dropped.
    pub closed: bool,
    pub evidence: Evidence,
}

/// All opportunities: by owner in the order of their declaration, those without one last, and by due date.
pub fn actions<'a>(ctx: &Context<'a>) -> Vec<ActionRow<'a>> {
    ctx.map.opportunities_by_owner().into_iter().map(|id| row(ctx, ctx.map.opportunity(id))).collect()
}

fn row<'a>(ctx: &Context<'a>, of: &'a Opportunity) -> ActionRow<'a> {
    let owner = of.owner.map(|id| ctx.map.team(id));
    ActionRow {
        id: ctx.anchors.opportunity(of),
        owner: owner.map(|team| Jump { id: ctx.anchors.team(team), label: team.label.to_plain() }),
        text: ctx.prose(&of.text),
        experiment: ctx.maybe(&of.experiment),
        answers: of.answers.iter().map(|&id| story::pain(ctx, id)).collect(),
        place: ctx.place(of.place),
        impact: of.impact,
        effort: of.effort,
        due: of.due.map(|due| (due.to_string(), ctx.words.date(due))),
        overdue: of.is_past_due(ctx.map.today),
        status: of.status.map(|status| (status as u8, ctx.words.status(status))),
        closed: of.is_closed(),
        evidence: ctx.evidence(&of.from),
    }
}
