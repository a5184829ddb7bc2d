//! A compiled map, reduced to some of its personas.

use crate::{
    compile::Compilation,
    diagnostic::{Code, Diagnostic},
    model::{Map, PersonaId},
    parse::{fold, is_comma, nearest},
};

impl Compilation {
    /// Removes everything from the map that doesn't concern these personas, given by name or label. An unknown name is
    /// an error, and there is no map then.
    pub fn only(&mut self, personas: &[String]) {
        only(self, personas);
    }
}

/// Removes everything from the map that doesn't concern these personas. An unknown name is an error.
pub fn only(compilation: &mut Compilation, names: &[String]) {
    let Some(map) = &compilation.map else { return };
    match ids(map, names) {
        Ok(personas) => compilation.map = Some(map.only(&personas)),
        Err(unknown) => {
            compilation.diagnostics.push(unknown);
            compilation.map = None;
        }
    }
}

/// The personas with these names or labels, in the order of their declaration.
pub fn ids(map: &Map, names: &[String]) -> Result<Vec<PersonaId>, Diagnostic> {
    let mut ids = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let exact = map.personas.iter().position(|persona| persona.name.as_str() == name);
        let label = || map.personas.iter().position(|persona| fold(&persona.label.to_plain()) == fold(name));
        // `Anna Keller, nurse` is also called `Anna Keller`.
        let first = |label: String| fold(label.split(is_comma).next().unwrap_or_default());
        let short = || map.personas.iter().position(|persona| first(persona.label.to_plain()) == fold(name));
        ids.push(exact.or_else(label).or_else(short).map(PersonaId::new).ok_or_else(|| unknown(map, name))?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

fn unknown(map: &Map, name: &str) -> Diagnostic {
    let personas = || map.personas.iter().filter(|persona| !persona.name.is_generated());
    let known: Vec<&str> = personas().map(|persona| persona.name.as_str()).collect();
    let title = format!("There is no persona `{name}`");
    let diagnostic = Diagnostic::new(Code::UnknownName, title, map.span, "`--personas` asks for this map's");
    match nearest(name, known.iter().copied()) {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
        None if known.is_empty() => diagnostic.help("the map declares no persona: leave `--personas` out"),
        None => diagnostic.help(format!("its personas are {}", known.join(", "))),
    }
}
