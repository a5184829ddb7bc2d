//! What is on the curves of a column: a mark for each feeling, and below them the badges of the pains.

use super::gauge::{Gauge, WIDTH, aside, round};
use crate::{
    layout::{PersonaLook, chart::role_at},
    model::{Column, Map, PainId},
    render::html::{
        item::{Bead, MarkClasses},
        site::sketch::outline,
    },
    scene::Role,
};

/// The radius of a mark.
const MARK: f64 = 5.0;
/// How far apart the middles of two marks are.
const APART: f64 = 15.0;
/// The same of two badges, which may have a ring.
const BADGE: f64 = 25.0;
/// The most badges beside each other.
const ROW: usize = 3;

/// A persona's feeling.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The name of its colour.
    pub hue: String,
    /// The name of its shape.
    pub shape: &'static str,
    /// How far to the right it is.
    pub x: f64,
    /// The path around it; its height is relative to the middle of the column.
    pub path: String,
}

/// The number of a pain.
#[derive(Debug, Clone)]
pub struct Badge {
    /// The class of its shape, as in the tables.
    pub class: &'static str,
    /// The names of the colours of its ground, its edge and its number.
    pub fill: &'static str,
    pub line: &'static str,
    pub text: &'static str,
    /// The number.
    pub label: String,
    /// How far to the right it is.
    pub x: f64,
    /// How far below the middle of the column it is.
    pub y: f64,
}

/// The marks and the badges of a column.
pub fn of(map: &Map, column: &Column, gauge: Gauge) -> (Vec<Mark>, Vec<Badge>) {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let marks = column.facts.feelings.iter().map(|feeling| {
        let (look, score) = (PersonaLook::of(feeling.persona), feeling.score.get());
        let x = round(gauge.across(score) + aside(map, feeling.persona.index()));
        let y = free(&taken, x);
        taken.push((x, y));
        let hue = Role::name(role_at(map, look.hue, map.scale.baseline - score));
        Mark { hue, shape: MarkClasses::from(look).shape, x, path: outline(&look.marker.shape(0.0, y, MARK)) }
    });
    let marks = marks.collect();
    let lowest = taken.iter().map(|mark| mark.1).fold(0.0, f64::max);
    (marks, badges(map, column, gauge, lowest + (APART + BADGE) / 2.0))
}

/// The height nearest to the middle of the column where a mark is beside no other one: to move it to the right or left
/// would say that it is another feeling.
fn free(taken: &[(f64, f64)], x: f64) -> f64 {
    let is_free = |y: &f64| taken.iter().all(|mark| (mark.0 - x).abs() >= APART || (mark.1 - y).abs() >= APART);
    let heights = (0..=taken.len()).flat_map(|step| [step as f64 * APART, step as f64 * -APART]);
    heights.into_iter().find(is_free).unwrap_or_default()
}

/// In rows, each below the lowest feeling of the personas it hurts; below neutral where none of them says how it feels.
fn badges(map: &Map, column: &Column, gauge: Gauge, top: f64) -> Vec<Badge> {
    let mut places: Vec<(f64, Vec<PainId>)> = Vec::new();
    for &id in &column.facts.pains {
        let scores =
            map.pain(id).personas.iter().filter_map(|&who| column.facts.feeling_of(who)).map(|of| of.score.get());
        let x = gauge.across(scores.reduce(f64::min).unwrap_or(map.scale.baseline));
        match places.iter_mut().find(|place| place.0 == x) {
            Some(place) => place.1.push(id),
            None => places.push((x, vec![id])),
        }
    }
    let rows = places.iter().flat_map(|(x, pains)| pains.chunks(ROW).map(move |row| (*x, row)));
    rows.enumerate().flat_map(|(number, (x, pains))| row(map, pains, x, top + number as f64 * BADGE)).collect()
}

/// Badges beside each other, as near to `x` as there is room.
fn row(map: &Map, pains: &[PainId], x: f64, y: f64) -> Vec<Badge> {
    let wide = (pains.len() - 1) as f64 * BADGE;
    let left = (x - wide / 2.0).clamp(BADGE / 2.0, WIDTH - BADGE / 2.0 - wide);
    let xs = (0..pains.len()).map(|at| round(left + at as f64 * BADGE));
    let badge = |(x, &id)| {
        let class = Bead::class(map.pain(id));
        let (fill, line, text) = match class {
            "minor" => ("ground", "red", "red-text"),
            "solved" => ("ground", "green", "green-text"),
            _ => ("red", "ground", "on-red"),
        };
        Badge { class, fill, line, text, label: PainId::number(id).to_string(), x, y }
    };
    xs.zip(pains).map(badge).collect()
}
