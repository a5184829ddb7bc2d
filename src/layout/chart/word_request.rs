//! What an emotion word asks for, whichever view looks for its place: on which side of its point it goes, and what shows whose it is.

use super::{
    feelings::Feelings,
    obstacles::{Attribution, Side},
    stops::Stop,
    word_role,
};
use crate::{model::Map, scene::Role};

/// The heights of the highest and of the lowest of some stops.
pub fn ends(stops: &[Stop<'_>]) -> (f64, f64) {
    let ys = stops.iter().map(|stop| stop.at.y);
    ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)))
}

/// Of two in a column, the upper goes up and the lower down. A single one, or one between others, goes away from neutral. `top` and `bottom` are the
/// column's ends.
pub fn side(y: f64, (top, bottom): (f64, f64)) -> Side {
    let is_among = top < bottom;
    let up = is_among && y == top || !(y > 0.0 || is_among && y == bottom);
    if up { Side::Above } else { Side::Below }
}

/// The hue of a stop's word. One that several personas share has none of its own.
pub fn hue(feelings: &Feelings<'_>, stop: &Stop<'_>) -> Role {
    if feelings.joined(stop).len() > 1 { Role::Ink } else { stop.look().hue }
}

/// Whether the colour of a word at this height shows whose it is: not if it has no hue, or if it is red.
pub fn attribution(map: &Map, hue: Role, y: f64) -> Attribution {
    if word_role(map, hue, y) == hue && hue != Role::Ink { Attribution::Hue } else { Attribution::Position }
}
