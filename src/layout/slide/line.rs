//! Curves that no marks interrupt: one line from end to end of what is known, its dashes whole.

use crate::{
    layout::{
        PersonaLook,
        chart::{
            cubic::Cubic,
            curve::{self, Piece},
            curves::{bridge, casing},
        },
    },
    model::{Map, PersonaId},
    scene::{Group, Role, Segment, Shape, Stroke},
};

/// A part of a persona's curve.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Whose.
    pub persona: PersonaId,
    /// The part itself.
    pub cubic: Cubic,
    /// Whether it only leads over columns that aren't for the persona.
    pub is_bridge: bool,
}

/// The curves without marks, those declared first on top.
pub fn unbroken(map: &Map, curves: impl IntoIterator<Item = Part>, width: f64, in_words: &[String]) -> Group {
    let mut own: Vec<(Vec<Cubic>, Vec<Cubic>)> = vec![Default::default(); map.personas.len()];
    for Part { persona, cubic, is_bridge } in curves {
        let (known, bridges) = &mut own[persona.index()];
        if is_bridge { bridges.push(cubic) } else { known.push(cubic) }
    }
    let mut group = Group::new("curves");
    let any = |(_, (known, bridges)): &(usize, &(Vec<Cubic>, Vec<Cubic>))| !(known.is_empty() && bridges.is_empty());
    for (index, (cubics, bridges)) in own.iter().enumerate().rev().filter(any) {
        let persona = &map.personas[index];
        let mut curve = Group::new("curve").named("curve", persona.name.as_str()).from_source(persona.span);
        curve = curve.with_data("persona", persona.name.as_str()).titled(in_words[index].clone());
        let look = PersonaLook::of(PersonaId::new(index));
        curve.extend(cubics.iter().filter_map(|cubic| casing(cubic, look.dash, width)));
        curve.extend(bridges.iter().map(|cubic| bridge(cubic, PersonaId::new(index))));
        curve.extend(paths(cubics).into_iter().map(|(below, path)| {
            let role = if below { Role::Red } else { look.hue };
            let mut stroke = Stroke::new(role, width).dashed(look.dash);
            stroke.round = look.dash.first() == Some(&0.0);
            Shape::path(path).stroke(stroke).obstacle()
        }));
        group.push(curve);
    }
    group
}

/// The parts of a curve above and below neutral, each as long as it goes on.
fn paths(cubics: &[Cubic]) -> Vec<(bool, Vec<Segment>)> {
    let mut paths: Vec<(bool, Vec<Segment>)> = Vec::new();
    for cubic in cubics {
        // Without room between them, curves can't be moved beside each other: each goes where its scores are.
        for Piece { cubic, below, .. } in curve::pieces(cubic, cubic, 0.0, (0.0, 0.0), &[]) {
            let goes_on = paths.last().is_some_and(|(side, path)| {
                *side == below && matches!(path.last(), Some(&Segment::Cubic(_, _, end)) if end == cubic.from)
            });
            if !goes_on {
                paths.push((below, vec![Segment::Move(cubic.from)]));
            }
            if let Some((_, path)) = paths.last_mut() {
                path.push(cubic.pen());
            }
        }
    }
    paths
}
