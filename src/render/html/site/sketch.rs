//! A map's curves as a small picture: how it goes up and down, and where it is red.

use crate::{
    layout::{
        PersonaLook,
        chart::{
            cubic::Cubic,
            curve::{Curve, below},
            role_at,
            route::trace,
        },
    },
    model::{
        Map, PersonaId,
        link::{Link, links},
    },
    scene::{Form, Point, Role, Segment, Shape},
};
use std::fmt::Write as _;

/// The size of the picture, in units of its own.
pub const WIDTH: f64 = 320.0;
pub const HEIGHT: f64 = 88.0;
const MARGIN: f64 = 6.0;
/// The radius of a mark.
const MARK: f64 = 4.0;

/// One persona's curves, in the look that they have on maps.
pub struct Line {
    /// The name of its colour.
    pub hue: String,
    /// The dashes, as an SVG attribute.
    pub dash: String,
    /// The path of the curve.
    pub path: String,
    /// Its parts below neutral, if they have a colour of their own.
    pub below: String,
    /// The paths of the areas below neutral.
    pub areas: String,
    /// Single points, which no curve goes through: the paths of their marks.
    pub marks: String,
}

/// A map's curves.
pub struct Sketch {
    /// The height of neutral.
    pub neutral: f64,
    /// One for each persona, or only for one.
    pub lines: Vec<Line>,
}

/// Draws the curves of everybody, or only those of one.
pub fn sketch(map: &Map, only: Option<PersonaId>) -> Sketch {
    let neutral = height(map, map.scale.baseline);
    let personas = (0..map.personas.len()).map(PersonaId::new).filter(|&id| only.is_none_or(|only| only == id));
    let links = links(map, &map.paths());
    let lines = personas.map(|id| line(map, id, &links[id.index()], neutral)).collect();
    Sketch { neutral, lines }
}

fn height(map: &Map, score: f64) -> f64 {
    let share = (map.scale.high - score) / (map.scale.high - map.scale.low).max(f64::MIN_POSITIVE);
    round(MARGIN + share * (HEIGHT - 2.0 * MARGIN))
}

fn line(map: &Map, id: PersonaId, links: &[Link], neutral: f64) -> Line {
    let look = PersonaLook::of(id);
    let turns_red = role_at(map, look.hue, 1.0) != look.hue;
    let mut line = Line {
        hue: Role::name(look.hue),
        dash: look.dash.iter().map(|part| (part / 2.0).to_string()).collect::<Vec<_>>().join(" "),
        path: String::new(),
        below: String::new(),
        areas: String::new(),
        marks: String::new(),
    };
    let runs = runs(&points(map, id), links);
    let is_passed = |at: Point| runs.iter().any(|run| run.len() > 1 && run.contains(&at));
    for run in &runs {
        if let [only] = run[..]
            && !is_passed(only)
        {
            line.marks.push_str(&outline(&look.marker.shape(only.x, only.y, MARK)));
        }
        for (at, segment) in Curve::through(run, map.curve).cubics().enumerate() {
            add(&mut line.path, segment, at == 0);
            if let Some(part) = below(segment, neutral) {
                add(&mut line.areas, &part, true);
                let _ = write!(line.areas, "V{neutral}H{}Z", round(part.from.x));
                if turns_red {
                    add(&mut line.below, &part, true);
                }
            }
        }
    }
    line
}

/// What a curve goes through without a gap, given feelings that each have their column.
pub fn runs(points: &[(usize, Point)], links: &[Link]) -> Vec<Vec<Point>> {
    let at = |column: usize| points.binary_search_by_key(&column, |point| point.0).ok();
    let links: Vec<(usize, usize, Link)> =
        links.iter().filter_map(|&link| Some((at(link.from)?, at(link.to)?, link))).collect();
    let all: Vec<usize> = (0..points.len()).collect();
    trace(&all, &links).runs.iter().map(|run| run.points.iter().map(|&at| points[at].1).collect()).collect()
}

/// The persona's feelings, each with its column.
fn points(map: &Map, id: PersonaId) -> Vec<(usize, Point)> {
    let step = WIDTH / map.columns.len().max(1) as f64;
    let felt = map.columns.iter().enumerate().filter_map(|(at, column)| Some((at, column.facts.feeling_of(id)?)));
    felt.map(|(at, feeling)| (at, Point::new(round(step * (at as f64 + 0.5)), height(map, feeling.score.get()))))
        .collect()
}

/// The path around a mark.
pub fn outline(mark: &Shape) -> String {
    let at = |point: &Point| format!("{} {}", round(point.x), round(point.y));
    match &mark.form {
        Form::Circle { centre, radius } => {
            let (left, across) = (round(centre.x - radius), 2.0 * radius);
            format!(
                "M{left} {}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 -{across} 0z",
                round(centre.y)
            )
        }
        Form::Path(segments) => segments
            .iter()
            .map(|segment| match segment {
                Segment::Move(to) => format!("M{}", at(to)),
                Segment::Line(to) => format!("L{}", at(to)),
                Segment::Cubic(lead, trail, to) => format!("C{} {} {}", at(lead), at(trail), at(to)),
                Segment::Close => "z".to_owned(),
            })
            .collect(),
        Form::Rect { .. } | Form::Line { .. } => String::new(),
    }
}

fn add(path: &mut String, segment: &Cubic, first: bool) {
    let Cubic { from, lead, trail, to } = segment;
    if first {
        let _ = write!(path, "M{} {}", round(from.x), round(from.y));
    }
    let at = |point: &Point| format!("{} {}", round(point.x), round(point.y));
    let _ = write!(path, "C{} {} {}", at(lead), at(trail), at(to));
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
