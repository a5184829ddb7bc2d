//! Pains, the worst first, and gains.

use super::{
    Context,
    context::Jump,
    item::{Bead, Evidence, Item, Persona},
    prose::Prose,
    story,
};
use crate::{
    layout::bead::gain_letter,
    model::{Gain, GainId, Pain, PainId, PersonaId, Place, Severity},
};
use std::cmp::Reverse;

/// A row of the table of pains.
pub struct PainRow<'a> {
    /// What links call it.
    pub id: String,
    /// Its number in the drawing.
    pub bead: Bead,
    /// From 1 to 3, to sort by.
    pub rank: u8,
    /// How badly it hurts, and what became of it since the compared map, in words.
    pub severity: String,
    /// The priority of its column, where it has one.
    pub priority: Option<String>,
    /// What hurts.
    pub text: Prose<'a>,
    /// Whom.
    pub who: Vec<Persona>,
    /// Where.
    pub place: Jump,
    /// What answers it.
    pub answers: Vec<Item<'a>>,
    /// How it is known.
    pub evidence: Evidence,
}

/// All pains: by severity, then by the priority of where they hurt, then in the order of the story.
pub fn pains<'a>(ctx: &Context<'a>) -> Vec<PainRow<'a>> {
    let mut order: Vec<_> = (0..ctx.map.pains.len()).map(PainId::new).collect();
    order.sort_by(|&a, &b| {
        let (one, other) = (ctx.map.pain(a), ctx.map.pain(b));
        let by_priority = || priority(ctx, other).unwrap_or(0.0).total_cmp(&priority(ctx, one).unwrap_or(0.0));
        Reverse(one.severity).cmp(&Reverse(other.severity)).then_with(by_priority).then(a.cmp(&b))
    });
    order.into_iter().map(|id| row(ctx, id, ctx.map.pain(id))).collect()
}

fn priority(ctx: &Context<'_>, pain: &Pain) -> Option<f64> {
    let facts = match pain.place {
        Place::Column(id) => &ctx.map.column(id).facts,
        Place::Stage(id) => &ctx.map.stage(id).facts,
    };
    facts.score.as_ref().map(|score| score.value)
}

fn row<'a>(ctx: &Context<'a>, id: PainId, pain: &'a Pain) -> PainRow<'a> {
    PainRow {
        id: ctx.anchors.pain(pain),
        bead: Bead { class: pain.severity.word(), label: (id.index() + 1).to_string() },
        rank: pain.severity as u8 + 1,
        severity: severity(ctx, id, pain.severity),
        priority: priority(ctx, pain).map(|value| format!("{value:.0}")),
        text: ctx.prose(&pain.text),
        who: who(ctx, &pain.personas),
        place: ctx.place(pain.place),
        answers: pain.answered_by.iter().map(|&id| story::opportunity(ctx, id)).collect(),
        evidence: ctx.evidence(&pain.from),
    }
}

fn severity(ctx: &Context<'_>, id: PainId, severity: Severity) -> String {
    let change = ctx.changes.as_ref().and_then(|changes| changes.pains.get(id.index()));
    let change = change.map(|change| ctx.words.pain_change(*change));
    [Some(ctx.words.severity(severity).to_owned()), change].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// These personas; nobody in particular where it is everybody.
fn who(ctx: &Context<'_>, personas: &[PersonaId]) -> Vec<Persona> {
    if personas.len() < ctx.map.personas.len() { ctx.personas(personas) } else { Vec::new() }
}

/// A row of the table of gains.
pub struct GainRow<'a> {
    /// What links call it.
    pub id: String,
    /// Its letter in the drawing.
    pub bead: Bead,
    /// What pleases.
    pub text: Prose<'a>,
    /// Whom.
    pub who: Vec<Persona>,
    /// Where.
    pub place: Jump,
    /// How it is known.
    pub evidence: Evidence,
}

/// All gains, in the order of the story.
pub fn gains<'a>(ctx: &Context<'a>) -> Vec<GainRow<'a>> {
    let row = |(index, gain): (usize, &'a Gain)| GainRow {
        id: ctx.anchors.gain(gain),
        bead: Bead { class: "gain", label: gain_letter(GainId::new(index)) },
        text: ctx.prose(&gain.text),
        who: who(ctx, &gain.personas),
        place: ctx.place(gain.place),
        evidence: ctx.evidence(&gain.from),
    };
    ctx.map.gains.iter().enumerate().map(row).collect()
}
