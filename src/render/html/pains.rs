//! Pains, those with the highest priority first, and gains.

use super::{
    Context,
    context::Jump,
    item::{Bead, Evidence, Item, Persona},
    prose::Prose,
    story,
};
use crate::model::{Gain, GainId, Pain, PainId, PersonaId};

/// A row of the table of pains.
pub struct PainRow<'a> {
    /// Its name in links.
    pub id: String,
    /// Its number in the drawing.
    pub bead: Bead,
    /// From 1 to 3, to sort by.
    pub rank: u8,
    /// How badly it hurts, and what has become of it since the compared map, in words.
    pub severity: String,
    /// The priority of its column, if it has one.
    pub priority: Option<String>,
    /// What hurts.
    pub text: Prose<'a>,
    /// Whom it hurts.
    pub who: Vec<Persona>,
    pub place: Jump,
    /// The opportunities that answer it.
    pub answers: Vec<Item<'a>>,
    pub evidence: Evidence,
}

/// All pains, in the order of [`crate::model::Map::pains_by_priority`].
pub fn pains<'a>(ctx: &Context<'a>) -> Vec<PainRow<'a>> {
    ctx.map.pains_by_priority().into_iter().map(|id| row(ctx, id, ctx.map.pain(id))).collect()
}

fn row<'a>(ctx: &Context<'a>, id: PainId, pain: &'a Pain) -> PainRow<'a> {
    PainRow {
        id: ctx.anchors.pain(pain),
        bead: Bead { class: Bead::class(pain), label: id.number().to_string() },
        rank: pain.severity as u8 + 1,
        severity: ctx.words.severity_since(ctx.map, id, ctx.changes.as_ref()),
        priority: ctx.map.shown_priority(pain.place).map(|priority| ctx.words.number(priority)),
        text: ctx.prose(&pain.text),
        who: who(ctx, &pain.personas),
        place: ctx.place(pain.place),
        answers: ctx.map.answers_to(id).map(|id| story::opportunity(ctx, id)).collect(),
        evidence: ctx.evidence(&pain.from),
    }
}

/// These personas; empty if it is everybody.
fn who(ctx: &Context<'_>, personas: &[PersonaId]) -> Vec<Persona> {
    if ctx.map.is_everybody(personas) { Vec::new() } else { ctx.personas(personas) }
}

/// A row of the table of gains.
pub struct GainRow<'a> {
    /// Its name in links.
    pub id: String,
    /// Its letter in the drawing.
    pub bead: Bead,
    /// What the customer likes.
    pub text: Prose<'a>,
    /// Who likes it.
    pub who: Vec<Persona>,
    pub place: Jump,
    pub evidence: Evidence,
}

/// All gains, in the order of the story.
pub fn gains<'a>(ctx: &Context<'a>) -> Vec<GainRow<'a>> {
    let row = |(index, gain): (usize, &'a Gain)| GainRow {
        id: ctx.anchors.gain(gain),
        bead: Bead { class: "gain", label: GainId::new(index).letter() },
        text: ctx.prose(&gain.text),
        who: who(ctx, &gain.personas),
        place: ctx.place(gain.place),
        evidence: ctx.evidence(&gain.from),
    };
    ctx.map.gains.iter().enumerate().map(row).collect()
}
