//! Who is in which maps. A persona from a shared file is the same wherever it is used; any other is the same where name and label agree.

use super::{frame::Frame, site_map::SiteMap};
use crate::{
    model::{Persona, PersonaId},
    render::html::prose::Prose,
    rows::described,
    span::FileId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who is in some maps.
#[derive(Debug, Clone)]
pub struct Person<'a> {
    pub label: String,
    /// The name of their page, without its extension.
    pub name: String,
    /// The maps, by position, and who they are there. Never empty.
    pub maps: Vec<(usize, PersonaId)>,
    persona: &'a Persona,
}

/// Everybody, by label.
pub fn people<'a>(maps: &[SiteMap<'a>]) -> Vec<Person<'a>> {
    let mut known: BTreeMap<(Option<&str>, &str, Option<String>), Person<'a>> = BTreeMap::new();
    for (at, of) in maps.iter().enumerate().filter(|(_, of)| !of.map.is_unnamed_customer()) {
        for (index, persona) in of.map.personas.iter().enumerate() {
            let shared = persona.span.file != FileId::default();
            let file = shared.then(|| of.sources.get(persona.span.file).name.as_str());
            let label = persona.label.to_plain();
            // Many are called `anna`.
            let key = (file, persona.name.as_str(), (!shared).then(|| label.clone()));
            let person =
                known.entry(key).or_insert_with(|| Person { label, name: String::new(), maps: Vec::new(), persona });
            person.maps.push((at, PersonaId::new(index)));
        }
    }
    let mut people: Vec<_> = known.into_values().collect();
    people.sort_by(|a, b| a.label.cmp(&b.label));
    name(&mut people);
    people
}

/// Gives each a unique file name, also on file systems that ignore case.
fn name(people: &mut [Person<'_>]) {
    let mut taken = BTreeSet::new();
    for person in people {
        let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '-' };
        let name: String = person.persona.name.as_str().to_lowercase().chars().map(plain).collect();
        let mut number = 1;
        person.name = name.clone();
        while !taken.insert(person.name.clone()) {
            number += 1;
            person.name = format!("{name}-{number}");
        }
    }
}

impl<'a> Person<'a> {
    /// What is known about somebody, each with its label. Links are left out: only their map knows what they are
    /// relative to.
    pub(super) fn facts(&self, frame: &Frame<'_>) -> Vec<(&'a str, Vec<Prose<'a>>)> {
        described(self.persona, frame.words, Prose::unlinked)
    }
}
