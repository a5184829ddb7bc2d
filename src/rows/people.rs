//! What a map says about its personas.

use crate::{
    model::{Persona, Text},
    vocabulary::Words,
};

/// What somebody is, wants, needs and says, each with its label; `tell` writes a text.
pub fn described<'a, T>(
    persona: &'a Persona,
    words: &'static Words,
    tell: impl Fn(&'a Text) -> T,
) -> Vec<(&'a str, Vec<T>)> {
    let page = &words.page;
    let one = |text: &'a Option<Text>| text.iter().map(&tell).collect::<Vec<_>>();
    let each = |texts: &'a [Text]| texts.iter().map(&tell).collect::<Vec<_>>();
    let mut facts: Vec<(&'a str, _)> = vec![
        (page.role, one(&persona.role)),
        (page.segment, one(&persona.segment)),
        (page.goals, each(&persona.goals)),
        (page.needs, each(&persona.needs)),
        (page.quotes, each(&persona.quotes)),
    ];
    facts.extend(persona.facts.iter().map(|fact| (fact.label.as_str(), vec![tell(&fact.text)])));
    facts.push((words.about, one(&persona.about)));
    facts.retain(|(_, texts)| !texts.is_empty());
    facts
}
