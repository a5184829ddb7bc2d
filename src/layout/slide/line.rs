//! Curves that no marks interrupt: one line from end to end of what is known, with whole dashes.

use crate::{
    layout::{
        PersonaLook,
        chart::{
            course::Course,
            curve::{self, Piece},
            curves::{self, casings},
        },
    },
    model::{Map, PersonaId, link::Join},
    scene::{Group, Segment, Shape},
};

/// A part of a persona's curve.
#[derive(Debug, Clone)]
pub struct Part {
    /// Whose it is.
    pub persona: PersonaId,
    /// The part itself.
    pub course: Course,
    /// What it means.
    pub join: Join,
    pub width: f64,
}

/// The curves without marks, those declared first on top.
pub fn unbroken(map: &Map, curves: impl IntoIterator<Item = Part>, in_words: &[String]) -> Group {
    let mut own: Vec<(Vec<Part>, Vec<Part>)> = vec![Default::default(); map.personas.len()];
    for part in curves {
        let (known, thin) = &mut own[part.persona.index()];
        if part.join == Join::Way { known.push(part) } else { thin.push(part) }
    }
    let mut group = Group::new("curves");
    let any = |(_, (known, thin)): &(usize, &(Vec<Part>, Vec<Part>))| !(known.is_empty() && thin.is_empty());
    for (index, (known, thin)) in own.iter().enumerate().rev().filter(any) {
        let mut curve = curves::curve_of(&map.personas[index], &in_words[index]);
        let persona = PersonaId::new(index);
        let dash = PersonaLook::of(persona).dash;
        curve.extend(known.iter().flat_map(|part| casings(&part.course, dash, part.width)));
        curve.extend(thin.iter().flat_map(|part| curves::quiet(&part.course, part.persona, (part.join, part.width))));
        curve.extend(paths(known).into_iter().map(|path| {
            let stroke = curves::stroke(map, persona, path.below, (path.width, dash));
            Shape::path(path.segments).stroke(stroke).obstacle()
        }));
        group.push(curve);
    }
    group
}

/// A part of a curve on one side of neutral with a constant width, as long as possible.
struct Line {
    below: bool,
    width: f64,
    segments: Vec<Segment>,
}

fn paths(parts: &[Part]) -> Vec<Line> {
    let mut paths: Vec<Line> = Vec::new();
    for &Part { ref course, width, .. } in parts {
        // Without room between columns, curves can't be moved apart: each goes where its scores are.
        for Piece { course, below, .. } in curve::pieces(course, course, 0.0, (0.0, 0.0), &[]) {
            let goes_on = paths.last().is_some_and(|path| {
                let meets = matches!(path.segments.last(), Some(&Segment::Cubic(_, _, end)) if end == course.from());
                path.below == below && path.width == width && meets
            });
            if !goes_on {
                paths.push(Line { below, width, segments: vec![Segment::Move(course.from())] });
            }
            if let Some(path) = paths.last_mut() {
                path.segments.extend(course.pen());
            }
        }
    }
    paths
}
