//! What an emotion word asks for, whichever view looks for its place: on which side of its point it goes, and what shows whose it is.

use super::{
    feelings::Feelings,
    obstacles::{Attribution, LabelRequest, Side},
    stops::Stop,
    word_role,
};
use crate::{
    model::Map,
    scene::{Point, Rect, Role},
};

/// The heights of the highest and of the lowest of some stops.
pub fn ends(stops: &[Stop<'_>]) -> (f64, f64) {
    let ys = stops.iter().map(|stop| stop.at.y);
    ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)))
}

/// Where a word goes, seen from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordSide {
    /// Above or below it.
    pub side: Side,
    /// Whether there are other points above or below its own.
    pub is_among: bool,
}

impl WordSide {
    /// Of two in a column, the upper goes up and the lower down. A single one, or one between others, goes away from neutral. `top` and `bottom` are
    /// the column's ends.
    pub fn in_column(y: f64, (top, bottom): (f64, f64)) -> Self {
        let is_among = top < bottom;
        let up = is_among && y == top || !(y > 0.0 || is_among && y == bottom);
        Self { side: if up { Side::Above } else { Side::Below }, is_among }
    }

    /// Where there are no other points.
    pub fn alone(side: Side) -> Self {
        Self { side, is_among: false }
    }
}

/// The hue of a stop's word. One that several personas share has none of its own.
pub fn hue(feelings: &Feelings<'_>, stop: &Stop<'_>) -> Role {
    if feelings.joined(stop).len() > 1 { Role::Ink } else { stop.look().hue }
}

/// A word of this hue needs a place next to a mark, given the mark's radius and how much further joined marks extend. Its sizes are yet to be added.
pub fn request(
    map: &Map,
    (anchor, radius, half): (Point, f64, f64),
    hue: Role,
    WordSide { side, is_among }: WordSide,
    room: Rect,
) -> LabelRequest {
    let attribution = attribution(map, hue, anchor.y);
    LabelRequest { anchor, radius, half, room, side, is_among, attribution, sizes: Vec::new() }
}

/// Whether the colour of a word at this height shows whose it is: not if it has no hue, or if it is red.
fn attribution(map: &Map, hue: Role, y: f64) -> Attribution {
    if word_role(map, hue, y) == hue && hue != Role::Ink { Attribution::Hue } else { Attribution::Position }
}
