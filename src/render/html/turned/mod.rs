//! The curves turned to go from top to bottom, cut into a picture for each column: on a small screen it is next to what
//! the column says, however high that is.

mod gauge;
mod marks;

pub use gauge::{Gauge, Tick};

use super::site::sketch::runs;
use crate::{
    layout::{
        PersonaLook,
        chart::{
            cubic::Cubic,
            curve::{Curve, below},
            feelings::CROWDED,
            role_at,
        },
    },
    model::{
        Map, PersonaId,
        link::{Link, links},
    },
    scene::{Point, Role},
};
use askama::Template;
use gauge::{WIDTH, aside, round};
use marks::{Badge, Mark};
use std::{fmt::Write as _, ops::Range};

/// The height of the picture, which is drawn as high as its column.
const HEIGHT: f64 = 100.0;

/// What is beside a column.
#[derive(Debug, Clone)]
pub struct Beside {
    /// The ends of the curves that come from the column before, straight on: beside the head of a stage, say.
    pub before: Turned,
    /// The column's part of the curves.
    pub part: Turned,
}

/// A part of the curves.
#[derive(Debug, Clone, Template)]
#[template(path = "turned.html", config = "src/render/html/askama.toml")]
pub struct Turned {
    /// How wide the picture is.
    pub width: f64,
    /// How far to the right neutral is.
    pub neutral: f64,
    /// The path of the red areas between curves and neutral.
    pub areas: String,
    /// One for each persona who comes here.
    pub lines: Vec<Line>,
    /// One for each feeling.
    pub marks: Vec<Mark>,
    /// One for each pain.
    pub badges: Vec<Badge>,
}

impl askama::filters::HtmlSafe for Turned {}

/// A persona's part.
#[derive(Debug, Clone)]
pub struct Line {
    /// The name of its colour.
    pub hue: String,
    /// The dashes, as an SVG attribute.
    pub dash: String,
    /// The path of the curve.
    pub path: String,
    /// Its parts below neutral, if they have a colour of their own.
    pub below: String,
}

/// What is beside each column.
pub fn turned(map: &Map, gauge: Gauge) -> Vec<Beside> {
    let neutral = gauge.across(map.scale.baseline);
    let empty = Turned { width: WIDTH, neutral, areas: String::new(), lines: vec![], marks: vec![], badges: vec![] };
    let mut columns = vec![Beside { before: empty.clone(), part: empty }; map.columns.len()];
    let links = links(map, &map.paths());
    for (index, points) in felt(map, gauge).iter().enumerate() {
        draw(map, gauge, PersonaId::new(index), (points, &links[index]), &mut columns);
    }
    for (beside, column) in columns.iter_mut().zip(&map.columns) {
        (beside.part.marks, beside.part.badges) = marks::of(map, column, gauge);
    }
    columns
}

/// For each persona, what they feel and in which column.
fn felt(map: &Map, gauge: Gauge) -> Vec<Vec<(usize, Point)>> {
    let mut felt = vec![Vec::new(); map.personas.len()];
    for (at, column) in map.columns.iter().enumerate() {
        for feeling in &column.facts.feelings {
            let point = Point::new(at as f64 + 0.5, -gauge.across(feeling.score.get()));
            felt[feeling.persona.index()].push((at, point));
        }
    }
    felt
}

/// Draws the curve of a persona beside the columns that it reaches. Turned, what is better is further to the right; until then the
/// columns are one unit apart, and what is better is higher, as `below` expects.
fn draw(map: &Map, gauge: Gauge, id: PersonaId, (points, links): (&[(usize, Point)], &[Link]), columns: &mut [Beside]) {
    let curves = runs(points, links).into_iter().map(|run| Curve::through(&run, map.curve));
    let cubics: Vec<Cubic> = curves.flat_map(|curve| curve.cubics().copied().collect::<Vec<_>>()).collect();
    let (Some(start), Some(end)) =
        (cubics.iter().map(|cubic| reached(cubic).0).min(), cubics.iter().map(|cubic| reached(cubic).1).max())
    else {
        return;
    };
    let is_crowded = crowded(&cubics, start..end + 1);
    let new = |at: usize| [(); 2].map(|()| CurveWriter::new(map, id, gauge, at));
    let mut pens: Vec<[CurveWriter; 2]> = (start..=end).map(new).collect();
    for cubic in &cubics {
        let (first, last) = reached(cubic);
        for (at, [before, part]) in (first..=last).zip(&mut pens[first - start..=last - start]) {
            if is_crowded[at - start] && first + 1 < at && at < last {
                continue;
            }
            let top = at as f64;
            let piece = cubic.within(top, top + 1.0);
            if cubic.from.x < top {
                before.draw(&Cubic::straight(piece.from, Point::new(top + 1.0, piece.from.y)));
            }
            if piece.from != piece.to {
                part.draw(&piece);
            }
        }
    }
    for (beside, [before, part]) in columns[start..].iter_mut().zip(pens) {
        before.add_to(&mut beside.before);
        part.add_to(&mut beside.part);
    }
}

/// The first and the last column that a curve is beside.
fn reached(cubic: &Cubic) -> (usize, usize) {
    (cubic.from.x.floor() as usize, cubic.to.x.floor() as usize)
}

/// For each of these columns, whether it has so many curves that those which only pass it aren't drawn: n long ways would be n² pieces.
fn crowded(cubics: &[Cubic], columns: Range<usize>) -> Vec<bool> {
    let mut turns = vec![0_isize; columns.len() + 1];
    for (first, last) in cubics.iter().map(reached) {
        turns[first - columns.start] += 1;
        turns[last + 1 - columns.start] -= 1;
    }
    let mut beside = 0;
    let count = |turn: &isize| {
        beside += turn;
        beside
    };
    turns[..columns.len()].iter().map(count).map(|beside| beside > CROWDED as isize).collect()
}

/// Writes a persona's curve in a column, turned to go down.
struct CurveWriter {
    /// The column's start.
    top: f64,
    aside: f64,
    /// Neutral, before it is turned.
    neutral: f64,
    turns_red: bool,
    areas: String,
    line: Line,
}

impl CurveWriter {
    fn new(map: &Map, id: PersonaId, gauge: Gauge, at: usize) -> Self {
        let look = PersonaLook::of(id);
        let dash = look.dash.iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
        Self {
            top: at as f64,
            aside: aside(map, id.index()),
            neutral: -gauge.across(map.scale.baseline),
            turns_red: role_at(map, look.hue, 1.0) != look.hue,
            areas: String::new(),
            line: Line { hue: Role::name(look.hue), dash, path: String::new(), below: String::new() },
        }
    }

    fn draw(&mut self, piece: &Cubic) {
        self.line.path.push_str(&self.written(piece));
        let Some(low) = below(piece, self.neutral) else { return };
        let written = self.written(&low);
        let _ = write!(self.areas, "{written}H{}V{}Z", round(-self.neutral), self.down(&low.from));
        if self.turns_red {
            self.line.below.push_str(&written);
        }
    }

    fn written(&self, piece: &Cubic) -> String {
        let at = |point: &Point| format!("{} {}", round(self.aside - point.y), self.down(point));
        format!("M{}C{} {} {}", at(&piece.from), at(&piece.lead), at(&piece.trail), at(&piece.to))
    }

    fn down(&self, point: &Point) -> f64 {
        round((point.x - self.top) * HEIGHT)
    }

    fn add_to(self, picture: &mut Turned) {
        picture.areas.push_str(&self.areas);
        if !self.line.path.is_empty() {
            picture.lines.push(self.line);
        }
    }
}
