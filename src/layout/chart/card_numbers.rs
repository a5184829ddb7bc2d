//! The numbers on the card of an opportunity: of the pains that it answers.

use super::subject::Subject;
use crate::{
    layout::LayoutCtx,
    model::PainId,
    scene::{Face, TypeSize},
};

/// Distance between two numbers next to each other.
pub const BESIDE: f64 = 22.0;

/// The pains that an opportunity answers and that are shown, in their order: as many as have room, the one that it is under in any case; and how
/// many more.
pub fn answers(
    ctx: &mut LayoutCtx<'_>,
    (subject, under): (Subject, Option<PainId>),
    shown: &[PainId],
    room: f64,
) -> (Vec<PainId>, usize) {
    let Subject::Opportunity(id) = subject else { return (Vec::new(), 0) };
    let mut answers = ctx.map.opportunity(id).answers.clone();
    answers.retain(|pain| shown.binary_search(pain).is_ok());
    answers.sort_by_key(|pain| (Some(*pain) != under, *pain));
    let (all, most) = (answers.len(), (room / BESIDE) as usize);
    answers.truncate(most.max(1));
    while answers.len() > 1 && beads(ctx, &answers, all - answers.len()) > room {
        answers.pop();
    }
    answers.sort();
    let more = all - answers.len();
    (answers, more)
}

/// The width of some numbers with the gap before them, and of what says how many more there are.
pub fn beads(ctx: &mut LayoutCtx<'_>, answers: &[PainId], more: usize) -> f64 {
    let all: f64 = answers.iter().map(|pain| BESIDE + ctx.bead_excess(&pain.number().to_string())).sum();
    let more = if more > 0 {
        let more = and_more(ctx, more);
        ctx.width(&more, TypeSize::Small, Face::Semibold) + 4.0
    } else {
        0.0
    };
    if all > 0.0 { all + more + 6.0 } else { 0.0 }
}

/// How many numbers have no room.
pub fn and_more(ctx: &LayoutCtx<'_>, more: usize) -> String {
    format!("+{}", ctx.words.number(more as f64))
}
