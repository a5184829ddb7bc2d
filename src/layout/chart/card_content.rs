//! What a card says, and about whom.

use super::{card_style::SLIDE, subject::Subject};
use crate::{
    layout::{LayoutCtx, PersonaLook},
    model::{PainId, PersonaId, SourceId, Text},
    scene::Face,
};

/// Distance between two personas' marks.
pub const MARK: f64 = 13.0;
/// From a badge to the word beside it.
pub const TO_WORD: f64 = 5.0;
/// With more marks than this, words are easier to read.
const MOST_MARKS: usize = 4;

/// What a card says, and from where it is known.
pub fn said(ctx: &LayoutCtx<'_>, subject: Subject) -> (Text, Vec<SourceId>) {
    let map = ctx.map;
    let (text, from) = match subject {
        Subject::Pain(id) => (&map.pain(id).text, &map.pain(id).from),
        Subject::Gain(id) => (&map.gain(id).text, &map.gain(id).from),
        Subject::Opportunity(id) => (&map.opportunity(id).text, &map.opportunity(id).from),
    };
    (text.clone(), from.clone())
}

/// The wording of the first line, longest first.
pub fn heads(ctx: &LayoutCtx<'_>, subject: Subject) -> Vec<String> {
    let (map, words) = (ctx.map, ctx.words);
    match subject {
        Subject::Pain(id) => {
            let severities = [severity(ctx, id), words.severity(map.pain(id).severity).to_owned()];
            let mut heads: Vec<String> = severities.into();
            for part in become_of(ctx, id) {
                heads.insert(0, [heads[0].as_str(), part.as_str()].join(" · "));
            }
            heads.dedup();
            heads
        }
        Subject::Gain(_) => vec![words.gain.to_owned()],
        Subject::Opportunity(id) => {
            let opportunity = map.opportunity(id);
            let status = opportunity.status.map(|status| words.status(status).to_owned());
            let due = opportunity.due.map(|due| words.date(due));
            let late = subject.is_late(map).then(|| words.overdue.to_owned());
            let joined =
                |parts: [&Option<String>; 3]| parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
            // What is overdue says so at least.
            let [short, shortest] = if late.is_some() { [&due, &None] } else { [&None, &status] };
            let tries = [[&status, &due, &late], [&None, short, &late], [shortest, &None, &late]];
            tries.map(joined).into_iter().filter(|said| !said.is_empty()).collect()
        }
    }
}

/// How severe a pain is, and what has changed since the compared map.
pub fn severity(ctx: &LayoutCtx<'_>, id: PainId) -> String {
    let severity = ctx.words.severity(ctx.map.pain(id).severity).to_owned();
    std::iter::once(severity).chain(ctx.pain_change(id)).collect::<Vec<_>>().join(" · ")
}

/// What has become of a pain, without what its change since the compared map says already.
pub fn become_of(ctx: &LayoutCtx<'_>, id: PainId) -> Vec<String> {
    let change = ctx.pain_change(id).unwrap_or_default();
    let mut parts = ctx.words.become_of(ctx.map.pain(id));
    parts.retain(|part| !change.starts_with(part.as_str()));
    parts
}

pub fn looks(personas: &[PersonaId]) -> Vec<PersonaLook> {
    if personas.len() > MOST_MARKS { Vec::new() } else { personas.iter().map(|&id| PersonaLook::of(id)).collect() }
}

/// The width of what a first line says, with the marks of those whom it is for.
pub fn width_of_head(ctx: &mut LayoutCtx<'_>, head: &str, marks: usize) -> f64 {
    let marks = if marks == 0 { 0.0 } else { TO_WORD + marks as f64 * MARK };
    ctx.width(head, SLIDE.head, Face::Semibold) + marks
}

/// What the text of a card on a slide is set in.
pub fn face(subject: Subject) -> Face {
    if matches!(subject, Subject::Opportunity(_)) { Face::Semibold } else { Face::Regular }
}
