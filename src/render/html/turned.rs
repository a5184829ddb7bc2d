//! The curves turned to go from top to bottom, cut into a picture for each column: on a small screen it is next to what
//! the column says, however high that is.

use super::site::sketch::runs;
use crate::{
    layout::{
        PersonaLook,
        chart::{cubic::Cubic, curve::Curve},
    },
    model::{
        Map, PersonaId,
        link::{Link, links},
    },
    scene::{Point, Role},
};
use std::fmt::Write as _;

/// From the lowest score to the highest, in units of the picture.
const WIDTH: f64 = 56.0;
const MARGIN: f64 = 6.0;
/// The height of the picture, which is drawn as high as its column.
const HEIGHT: f64 = 100.0;

/// A column's part of the curves.
#[derive(Debug, Clone, Default)]
pub struct Turned {
    /// How far to the right neutral is.
    pub neutral: f64,
    /// One for each persona who comes here.
    pub lines: Vec<Line>,
}

/// A persona's part.
#[derive(Debug, Clone)]
pub struct Line {
    /// The name of its colour.
    pub hue: String,
    /// The dashes, as an SVG attribute.
    pub dash: String,
    /// The path of the curve.
    pub path: String,
    /// The path of the mark at the column's feeling, if there is one.
    pub mark: String,
}

/// The part of each column.
pub fn turned(map: &Map) -> Vec<Turned> {
    let neutral = across(map, map.scale.baseline);
    let mut columns = vec![Turned { neutral, lines: Vec::new() }; map.columns.len()];
    let links = links(map, &map.paths());
    for id in (0..map.personas.len()).map(PersonaId::new) {
        for (column, (path, mark)) in columns.iter_mut().zip(parts(map, id, &links[id.index()])) {
            if path.is_empty() && mark.is_empty() {
                continue;
            }
            let look = PersonaLook::of(id);
            let dash = look.dash.iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
            column.lines.push(Line { hue: Role::name(look.hue), dash, path, mark });
        }
    }
    columns
}

/// For each column the path of the persona's curve and of the mark on it. The columns are one unit apart.
fn parts(map: &Map, id: PersonaId, links: &[Link]) -> Vec<(String, String)> {
    let mut parts = vec![(String::new(), String::new()); map.columns.len()];
    let felt = map.columns.iter().enumerate().filter_map(|(at, column)| Some((at, column.facts.feeling_of(id)?)));
    let points: Vec<(usize, Point)> =
        felt.map(|(at, feeling)| (at, Point::new(at as f64 + 0.5, across(map, feeling.score.get())))).collect();
    for (at, point) in &points {
        parts[*at].1 = format!("M{} {}h0", round(point.y), HEIGHT / 2.0);
    }
    for run in runs(&points, links) {
        for cubic in Curve::through(&run, map.curve).cubics() {
            let columns = cubic.from.x.floor() as usize..=cubic.to.x.floor() as usize;
            for (column, part) in columns.clone().zip(parts[columns].iter_mut()) {
                let top = column as f64;
                add(&mut part.0, &cubic.within(top, top + 1.0), top);
            }
        }
    }
    parts
}

/// Writes a part of a curve that goes from left to right, turned to go down.
fn add(path: &mut String, part: &Cubic, top: f64) {
    let at = |point: &Point| format!("{} {}", round(point.y), round((point.x - top) * HEIGHT));
    let _ = write!(path, "M{}C{} {} {}", at(&part.from), at(&part.lead), at(&part.trail), at(&part.to));
}

/// How far to the right a score is.
fn across(map: &Map, score: f64) -> f64 {
    let share = (score - map.scale.low) / (map.scale.high - map.scale.low).max(f64::MIN_POSITIVE);
    round(MARGIN + share * WIDTH)
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
