//! A map in short: its curves, what it is, who looks after it, what hurts most.

use super::{
    people::Person,
    site_map::{OTHERWISE, SiteMap, words_of},
    sketch::{HEIGHT, Sketch, WIDTH, sketch},
};
use crate::{
    layout::PersonaLook,
    model::{Map, PainId, PersonaId},
    render::html::{
        anchors::Anchors,
        head::{Badge, badges_in},
        item::{Bead, MarkClasses},
        prose::Prose,
    },
    text::reads_from_right,
    vocabulary::{PageWords, Words},
};
use std::collections::BTreeSet;

/// The most pains that a card names.
const WORST: usize = 3;

/// A map in short, in its own language: in a right-to-left language, a word of another language would be on the wrong
/// side.
pub struct Card<'a> {
    pub lang: &'a str,
    pub dir: &'static str,
    pub words: &'static PageWords,
    pub title: String,
    pub page: String,
    pub badges: Vec<Badge<'a>>,
    pub people: Vec<Chip>,
    pub pains: Vec<Worst>,
    pub sketch: Sketch,
    pub width: f64,
    pub height: f64,
    /// The text that a search looks at.
    pub text: String,
}

/// Somebody who is in the map.
pub struct Chip {
    pub look: MarkClasses,
    pub label: String,
    /// The address of their page.
    pub page: Option<String>,
}

/// A pain that is among the worst.
pub struct Worst {
    pub bead: Bead,
    pub text: String,
    pub page: String,
}

impl<'a> Card<'a> {
    /// The map at a position of the site, for a page from which `up` leads to the site's folder.
    pub fn new(of: &SiteMap<'a>, up: &str, people: &[Person<'_>], at: usize, only: Option<PersonaId>) -> Self {
        let map = of.map;
        let page = format!("{up}{}", of.page);
        let (chips, pains) = (chips(map, people, at), worst(map, &page, only));
        let lang = map.lang.as_deref();
        Self {
            lang: lang.unwrap_or(OTHERWISE),
            dir: if reads_from_right(map) { "rtl" } else { "ltr" },
            words: &Words::for_lang(lang).page,
            title: map.title.one_line(),
            page,
            badges: badges_in(map, Words::for_lang(lang), Prose::unlinked),
            people: chips,
            pains,
            sketch: sketch(map, only),
            width: WIDTH,
            height: HEIGHT,
            text: format!("{} {}", words_of(map), severities(map)),
        }
    }
}

/// How bad its pains are, as the ranking says it.
fn severities(map: &Map) -> String {
    let words = Words::for_lang(map.lang.as_deref());
    let said: BTreeSet<&str> = map.pains.iter().map(|pain| words.severity(pain.severity)).collect();
    said.into_iter().collect::<Vec<_>>().join(" ")
}

fn chips(map: &Map, people: &[Person<'_>], at: usize) -> Vec<Chip> {
    if map.is_unnamed_customer() {
        return Vec::new();
    }
    let chip = |(index, persona): (usize, &crate::model::Persona)| {
        let id = PersonaId::new(index);
        let person = people.iter().find(|person| person.maps.contains(&(at, id)));
        Chip {
            look: PersonaLook::of(id).into(),
            label: persona.label.to_plain(),
            page: person.map(|person| format!("people/{}.html", person.name)),
        }
    };
    map.personas.iter().enumerate().map(chip).collect()
}

/// The worst pains, on the page of a persona those of that persona.
fn worst(map: &Map, page: &str, only: Option<PersonaId>) -> Vec<Worst> {
    let worst = |id: PainId| {
        let pain = map.pain(id);
        Worst {
            bead: Bead { class: pain.severity.word(), label: id.number().to_string() },
            text: pain.text.to_plain(),
            page: pain_link(map, page, id),
        }
    };
    let hurts = |id: &PainId| only.is_none_or(|persona| map.pain(*id).personas.contains(&persona));
    map.worst_pains().into_iter().filter(hurts).take(WORST).map(worst).collect()
}

/// The address of a pain on the page of its map.
pub fn pain_link(map: &Map, page: &str, id: PainId) -> String {
    format!("{page}#{}", Anchors::new(map, []).pain(map.pain(id)))
}
