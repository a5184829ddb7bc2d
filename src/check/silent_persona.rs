//! A persona without a curve: the map doesn't say what the journey is like for them.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Asked, Place, Whom},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let mut feels = vec![false; map.personas.len()];
    for feeling in map.columns.iter().flat_map(|column| &column.facts.feelings) {
        feels[feeling.persona.index()] = true;
    }
    // One that is only not measured yet, or hidden, is there all the same.
    for ask in map.asks.iter().filter(|ask| ask.figure == Asked::Feels) {
        match (ask.whom, ask.place) {
            (Whom::One(persona), _) => feels[persona.index()] = true,
            (Whom::Everyone, Some(Place::Column(column))) => {
                map.column(column).facts.personas.iter().for_each(|persona| feels[persona.index()] = true);
            }
            (Whom::Everyone, Some(Place::Stage(_)) | None) => feels.fill(true),
        }
    }
    for (persona, _) in map.personas.iter().zip(feels).filter(|(persona, feels)| !feels && !persona.name.is_generated())
    {
        let name = persona.name.as_str();
        let title = format!("`{name}` never feels anything");
        diagnostics.push(
            Diagnostic::new(Code::SilentPersona, title, persona.span, "no curve is drawn for this persona")
                .help(format!("add a feeling below a touchpoint: `feels {name} 1: …`")),
        );
    }
}
