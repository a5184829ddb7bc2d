//! Curves, and the red areas below neutral, as nodes of the scene.

use super::{
    course::Course,
    cubic::Cubic,
    curve::{self, Piece},
    earlier::Earlier,
    feelings::{Feelings, Stretch},
    role_at,
};
use crate::{
    layout::PersonaLook,
    model::{Map, Persona, PersonaId, link::Join},
    scene::{Group, Point, Role, Segment, Shape, Stroke},
};

/// The gap that a curve keeps on either side of itself above neutral.
const HALO: f64 = 2.0;
/// How far above neutral that gap ends: its corners must not cut into the line.
const HALO_END: f64 = 1.0;
/// How wide a curve is that means nothing.
const FAINT: f64 = 1.5;
/// The least width of a curve over columns that aren't for its persona, and of each of its two edges: it is hollow.
const HOLLOW: (f64, f64) = (4.5, 1.25);
/// The dots at the end of a curve that continues beyond the page.
const DOTS: [f64; 2] = [0.0, 6.0];
/// A curve that is this close to neutral counts as lying on it.
const ON_NEUTRAL: f64 = 2.5;

/// The areas between the curves and neutral, below it. One solid colour, so that overlapping areas of several personas
/// don't make a third shade of red.
pub fn red_areas(map: &Map, curves: impl Iterator<Item = (PersonaId, Cubic)>) -> Group {
    let mut paths: Vec<Vec<Segment>> = vec![Vec::new(); map.personas.len()];
    for (persona, cubic) in curves {
        if let Some(part) = curve::below(&cubic, 0.0) {
            add_area(&mut paths[persona.index()], &part);
        }
    }
    let mut group = Group::new("areas");
    for (persona, mut path) in map.personas.iter().zip(paths) {
        close(&mut path);
        if !path.is_empty() {
            let area = Group::new("area").with_data("persona", persona.name.as_str());
            group.push(area.with(Shape::path(path).fill(Role::RedArea)));
        }
    }
    group
}

/// Adds the area between a piece of curve and neutral, joined to the piece before it where they meet.
fn add_area(path: &mut Vec<Segment>, part: &Cubic) {
    let goes_on = matches!(path.last(), Some(&Segment::Cubic(_, _, end)) if end == part.from);
    if !goes_on {
        close(path);
        path.push(Segment::Move(Point::new(part.from.x, 0.0)));
        if part.from.y > 0.0 {
            path.push(Segment::Line(part.from));
        }
    }
    path.push(part.pen());
}

/// Leads a path back to neutral.
fn close(path: &mut Vec<Segment>) {
    if let Some(&Segment::Cubic(_, _, end)) = path.last() {
        path.extend([Segment::Line(Point::new(end.x, 0.0)), Segment::Close]);
    }
}

/// The curves, one group for each persona, those declared first on top.
pub fn curves(map: &Map, feelings: &Feelings<'_>, in_words: &[String]) -> Group {
    let mut group = Group::new("curves");
    let mut own: Vec<Vec<&Stretch>> = vec![Vec::new(); map.personas.len()];
    for stretch in &feelings.stretches {
        own[stretch.persona.index()].push(stretch);
    }
    for (index, stretches) in own.iter().enumerate().rev().filter(|(_, own)| !own.is_empty()) {
        let mut curve = curve_of(&map.personas[index], &in_words[index]);
        let (stretches, bridges): (Vec<&Stretch>, Vec<&Stretch>) =
            stretches.iter().copied().partition(|stretch| stretch.join == Join::Way);
        let pieces: Vec<(Piece, f64)> = stretches
            .iter()
            .flat_map(|stretch| pieces(feelings, stretch).into_iter().map(|piece| (piece, stretch.width)))
            .collect();
        curve.extend(pieces.iter().filter_map(|(piece, width)| halo(piece, *width)));
        let dash = PersonaLook::of(PersonaId::new(index)).dash;
        curve.extend(stretches.iter().flat_map(|stretch| casings(&stretch.drawn, dash, stretch.width)));
        curve.extend(bridges.iter().flat_map(|stretch| bridged(feelings, stretch)));
        curve.extend(pieces.iter().map(|(piece, width)| line(map, piece, PersonaId::new(index), *width)));
        group.push(curve);
    }
    group
}

/// The group of a persona's curve, described in words.
pub fn curve_of(persona: &Persona, in_words: &str) -> Group {
    let name = persona.name.as_str();
    Group::new("curve").named("curve", name).from_source(persona.span).with_data("persona", name).titled(in_words)
}

/// A curve where it says little, in its persona's colour above and below neutral. Over columns that aren't for the persona it is hollow, with their
/// dashes: its width still says how many people there are. Between columns that come in any order it is faint dots, since the line means nothing.
pub fn quiet(course: &Course, persona: PersonaId, (join, width): (Join, f64)) -> Vec<Shape> {
    let PersonaLook { hue, dash, .. } = PersonaLook::of(persona);
    if join == Join::Unordered {
        return vec![stroked(course, Stroke::new(hue, FAINT).dashed(&DOTS).rounded()).obstacle()];
    }
    let fitted = curve::stretched(dash, course.length());
    hollow(hue, width, &fitted).into_iter().map(|stroke| stroked(course, stroke).obstacle()).collect()
}

/// The outer and the inner stroke of a hollow line.
pub fn hollow(hue: Role, width: f64, dash: &[f64]) -> [Stroke; 2] {
    let outer = width.max(HOLLOW.0);
    let stroke = |role: Role, width: f64| {
        let stroke = Stroke::new(role, width).dashed(dash);
        Stroke { round: dash.first() == Some(&0.0), ..stroke }
    };
    [stroke(hue, outer), stroke(Role::Calm, outer - 2.0 * HOLLOW.1)]
}

fn pieces(feelings: &Feelings<'_>, stretch: &Stretch) -> Vec<Piece> {
    let (from, to) = (&feelings.stops[stretch.from], &feelings.stops[stretch.to]);
    let trim = (from.clearance(), to.clearance());
    curve::pieces(&stretch.truth, &stretch.drawn, 0.0, trim, from.look().dash)
}

/// A bridge, from the edge of one mark to that of the other.
fn bridged(feelings: &Feelings<'_>, stretch: &Stretch) -> Vec<Shape> {
    let (from, to, course) = (&feelings.stops[stretch.from], &feelings.stops[stretch.to], &stretch.drawn);
    let (start, end) = (from.clearance(), course.length() - to.clearance());
    let part = || course.part(course.parameter_after(start), course.parameter_after(end));
    if start < end { quiet(&part(), stretch.persona, (stretch.join, stretch.width)) } else { Vec::new() }
}

fn line(map: &Map, piece: &Piece, persona: PersonaId, width: f64) -> Shape {
    stroked(&piece.course, stroke(map, persona, piece.below, (width, &piece.dash))).obstacle()
}

/// The stroke of a persona's curve above or below neutral, of this width and with these dashes.
pub fn stroke(map: &Map, persona: PersonaId, below: bool, (width, dash): (f64, &[f64])) -> Stroke {
    let role = role_at(map, PersonaLook::of(persona).hue, if below { 1.0 } else { 0.0 });
    let mut stroke = Stroke::new(role, width).dashed(dash);
    stroke.round = dash.first() == Some(&0.0);
    stroke
}

/// What is drawn behind a line to separate it from the lines that it crosses.
fn halo(piece: &Piece, width: f64) -> Option<Shape> {
    let course = &piece.course;
    let end = -(width / 2.0 + HALO + HALO_END);
    let part = match course.crossing(end) {
        Some(cut) if course.to().y > end => course.part(0.0, cut),
        Some(cut) => course.part(cut, course.end()),
        None => course.clone(),
    };
    let above = !piece.below && part.from().y.max(part.to().y) <= end + 1e-6;
    above.then(|| stroked(&part, Stroke::new(Role::Calm, width + 2.0 * HALO)))
}

/// What keeps neutral from showing through the gaps of a dashed line on top of it, which would read as a solid one.
pub fn casings(course: &Course, dash: &[f64], width: f64) -> impl Iterator<Item = Shape> {
    let period: f64 = dash.iter().sum();
    let parts = course.cubics().iter().filter_map(|cubic| cubic.between(-ON_NEUTRAL, ON_NEUTRAL));
    // Where the line crosses neutral it needs none.
    let along = parts.filter(move |part| period > 0.0 && part.length() > 2.0 * period);
    along.map(move |part| stroked(&Course::of(part), Stroke::new(Role::Calm, width)))
}

/// The ends of curves that continue beyond the page: thin and fading into dots, so that none seems to begin or end
/// there.
pub fn leads(map: &Map, feelings: &Feelings<'_>) -> Group {
    let mut group = Group::new("leads");
    for lead in &feelings.leads {
        let look = PersonaLook::of(lead.persona);
        let (course, from, to) = (&lead.course, lead.course.from().y, lead.course.to().y);
        let parts = match course.crossing(0.0) {
            Some(cut) => vec![(course.part(0.0, cut), from > to), (course.part(cut, course.end()), to > from)],
            None => vec![(course.clone(), from.max(to) > 0.0)],
        };
        let mut curve = Group::new("lead").with_data("persona", map.persona(lead.persona).name.as_str());
        curve.extend(casings(course, &DOTS, feelings.line_width));
        for (part, below) in parts {
            let role = role_at(map, look.hue, if below { 1.0 } else { 0.0 });
            let stroke = Stroke::new(role, feelings.line_width / 2.0).dashed(&DOTS).rounded();
            curve.push(stroked(&part, stroke).obstacle());
        }
        group.push(curve);
    }
    group
}

fn stroked(course: &Course, stroke: Stroke) -> Shape {
    Shape::path(std::iter::once(Segment::Move(course.from())).chain(course.pen()).collect()).stroke(stroke)
}

/// The curves of the compared map: pale dashes without marks.
pub fn earlier(map: &Map, all: &[Earlier]) -> Group {
    let mut group = Group::new("compared");
    for earlier in all {
        let pale = earlier.persona.map_or(Role::Faint, |persona| PersonaLook::of(persona).pale);
        let stroke = Stroke::new(pale, 3.0).dashed(&[6.0, 7.0]).rounded();
        let mut curve = Group::new("compared-curve");
        if let Some(persona) = earlier.persona {
            curve = curve.with_data("persona", map.persona(persona).name.as_str());
        }
        curve.extend(earlier.segments.iter().map(|(_, course)| stroked(course, stroke.clone()).obstacle()));
        let alone =
            |&(_, at): &(usize, Point)| Shape::circle(at.x, at.y, 3.0).stroke(Stroke::new(pale, 2.0)).obstacle();
        curve.extend(earlier.alone.iter().map(alone));
        group.push(curve);
    }
    group
}
