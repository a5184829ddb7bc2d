//! A comparison with an earlier map of which no curve is drawn, although drawing it is what the comparison is for.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Map, PersonaId},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let Some(comparison) = map.compares.as_deref() else { return };
    let earlier = &comparison.map;
    let wrong = |title: String, label: &str, help: String| {
        Diagnostic::new(Code::NoEarlierCurve, title, comparison.span, label).help(help)
    };
    if earlier.file == map.file {
        let help = "name the file of the earlier map, for example today.journey".to_owned();
        diagnostics.push(wrong("The map is compared with itself".to_owned(), "this is its own file", help));
        return;
    }
    let felt = earlier.columns.iter().any(|column| !column.facts.feelings.is_empty());
    if !felt || comparison.has_curves(map) {
        return;
    }
    let mut personas = (0..map.personas.len()).map(PersonaId::new);
    let label = "the earlier curve is not drawn";
    diagnostics.push(if personas.all(|persona| comparison.counterpart(map, persona).is_none()) {
        let title = format!("No persona of `{}` is in this map", earlier.file);
        wrong(
            title,
            label,
            format!(
                "give a person the same name in both maps; `{}` has {}, and this one has {}",
                earlier.file,
                names(earlier),
                names(map)
            ),
        )
    } else {
        let title =
            format!("No column of this map continues one of `{}` in which its personas feel something", earlier.file);
        wrong(
            title,
            label,
            "give columns the titles that they have there, or say with `replaces` which they continue".to_owned(),
        )
    });
}

/// The personas of a map by name and label.
fn names(map: &Map) -> String {
    let named = map.personas.iter().map(|persona| format!("`{}` ({})", persona.name, persona.label.to_plain()));
    let named: Vec<String> = named.collect();
    if named.is_empty() { "none".to_owned() } else { named.join(", ") }
}
