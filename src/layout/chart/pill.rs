//! A persona's name on the persona's colour, next to one of their marks.

use super::{
    feelings::Feelings,
    joints::Members,
    obstacles::{Attribution, LabelRequest, Side},
};
use crate::{
    layout::{LayoutCtx, PersonaLook},
    model::{Column, Map, PersonaId},
    scene::{Anchor, Face, Node, Point, Rect, Shape, TypeSize},
};

const HEIGHT: f64 = 20.0;
/// Beside the name, both sides together.
const PAD: f64 = 16.0;
/// A name is next to one of this many first marks, or of this many last ones.
const ENDS: usize = 8;
/// Of so many marks, those that several share are tried for their names.
const NEAR: usize = 64;
/// Gap between two names of a stack, and the most names that it has.
const STACK: (f64, usize) = (3.0, 4);

/// Where a name may be, in this order: the first ones, then the last ones.
pub fn ends<T: Copy>(all: &[T]) -> impl Iterator<Item = T> + '_ {
    all.iter().take(ENDS).chain(all.iter().rev().take(ENDS)).copied()
}

/// The personas whose curves begin in each column, where their names are; nobody needs the name of a single one.
pub fn named_in(map: &Map) -> Vec<Vec<PersonaId>> {
    let mut seen = vec![map.personas.len() < 2; map.personas.len()];
    let mut begin = |column: &Column| {
        let all = column.facts.feelings.iter().map(|feeling| feeling.persona);
        all.filter(|persona| !std::mem::replace(&mut seen[persona.index()], true)).collect()
    };
    map.columns.iter().map(&mut begin).collect()
}

/// A name of this width needs a place next to a mark, given the mark's radius and how much further joined marks extend.
pub fn request((anchor, radius, half): (Point, f64, f64), width: f64, room: Rect) -> LabelRequest {
    let sizes = vec![(width + PAD, HEIGHT)];
    LabelRequest {
        anchor,
        radius,
        half,
        room,
        side: Side::Left,
        is_among: false,
        attribution: Attribution::Fill,
        sizes,
    }
}

/// Whether so many names at one mark are a stack.
pub fn is_stack(names: usize) -> bool {
    (2..=STACK.1).contains(&names)
}

/// Where the names may be of those whose curves begin together at these stops: there, then at the next marks that all of them share. For each mark,
/// their stops there in the same order.
pub fn shared(feelings: &Feelings<'_>, own: &[usize]) -> Vec<Vec<usize>> {
    let persona = |stop: usize| feelings.stops[stop].feeling.persona;
    let begin = own.first().map_or(0, |&stop| feelings.stops[stop].joint);
    let members = |mark: &Members| -> Option<Vec<usize>> {
        own.iter().map(|&stop| mark.iter().copied().find(|&other| persona(other) == persona(stop))).collect()
    };
    feelings.joints[begin..].iter().take(NEAR).filter_map(members).take(ENDS).collect()
}

/// How high a stack is.
pub fn high(names: usize) -> f64 {
    names as f64 * (HEIGHT + STACK.0) - STACK.0
}

/// Names of these widths need a place for a stack of them next to a mark where the curves of all of them begin.
pub fn stack(mark: (Point, f64, f64), widths: &[f64], room: Rect) -> LabelRequest {
    let widest = widths.iter().copied().fold(0.0, f64::max);
    LabelRequest { sizes: vec![(widest + PAD, high(widths.len()))], ..request(mark, widest, room) }
}

/// The boxes of a stack's names, flush towards the mark at this position.
pub fn rows(stack: Rect, mark: f64, widths: &[f64]) -> Vec<Rect> {
    let row = |(rank, width): (usize, &f64)| {
        let (spare, y) = (stack.width - width - PAD, stack.y + rank as f64 * (HEIGHT + STACK.0));
        let left = match () {
            () if stack.right() <= mark => spare,
            () if stack.x >= mark => 0.0,
            () => spare / 2.0,
        };
        Rect::new(stack.x + left, y, width + PAD, HEIGHT)
    };
    widths.iter().enumerate().map(row).collect()
}

/// The name in its place.
pub fn draw(ctx: &mut LayoutCtx<'_>, rect: Rect, name: &str, look: PersonaLook) -> [Node; 2] {
    let ground = Shape::round_rect(rect, rect.height / 2.0).fill(look.hue).obstacle();
    let size = TypeSize::Small;
    let (x, y) = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0 + size.centring());
    [ground.into(), ctx.line(x, y, Anchor::Middle, name, size, Face::Semibold, look.on).into()]
}
