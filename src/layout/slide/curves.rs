//! Curves over columns that are too narrow for marks: one line from end to end of what is known, its dashes whole.

use crate::{
    layout::{
        PersonaLook,
        experience::{
            curve::{self, Piece},
            feelings::{Feelings, Stretch},
        },
    },
    model::{Map, PersonaId},
    scene::{Group, Role, Segment, Shape, Stroke},
};

/// The curves without marks, those declared first on top.
pub fn unmarked(map: &Map, feelings: &Feelings<'_>, in_words: &[String]) -> Group {
    let mut own: Vec<Vec<&Stretch>> = vec![Vec::new(); map.personas.len()];
    for stretch in &feelings.stretches {
        own[stretch.persona.index()].push(stretch);
    }
    let mut group = Group::new("curves");
    for (index, stretches) in own.iter().enumerate().rev().filter(|(_, own)| !own.is_empty()) {
        let persona = &map.personas[index];
        let mut curve = Group::new("curve").named("curve", persona.name.as_str()).from_source(persona.span);
        curve = curve.with_data("persona", persona.name.as_str()).titled(in_words[index].clone());
        let look = PersonaLook::of(PersonaId::new(index));
        curve.extend(paths(stretches).into_iter().map(|(below, path)| {
            let role = if below { Role::Red } else { look.hue };
            let mut stroke = Stroke::new(role, feelings.line_width).dashed(look.dash);
            stroke.round = look.dash.first() == Some(&0.0);
            Shape::path(path).stroke(stroke).obstacle()
        }));
        group.push(curve);
    }
    group
}

/// The parts of a curve above and below neutral, each as long as it goes on.
fn paths(stretches: &[&Stretch]) -> Vec<(bool, Vec<Segment>)> {
    let mut paths: Vec<(bool, Vec<Segment>)> = Vec::new();
    for stretch in stretches {
        // Without room between them, curves can't be moved beside each other: each goes where its scores are.
        for Piece { cubic, below, .. } in curve::pieces(&stretch.truth, &stretch.truth, 0.0, (0.0, 0.0), &[]) {
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
