//! A site: pages that link to the pages of many maps, and show what they have in common.
//!
//! Input: maps, and where their pages are. Output: an index to search, and a page for each persona with the maps that
//! they are in. They follow the rules of a map's page: one file each, no requests, readable without the script.

mod card;
mod frame;
mod people;
mod ranking;
mod site_map;
pub(super) mod sketch;

pub use frame::SiteOptions;
pub use people::{Person, people};
pub use site_map::SiteMap;

use super::prose::Prose;
use askama::Template;
use card::Card;
use frame::Frame;

#[derive(Template)]
#[template(path = "site/index.html", config = "src/render/html/askama.toml")]
struct Index<'a> {
    frame: Frame<'a>,
    cards: Vec<Card<'a>>,
    people: &'a [Person<'a>],
    pains: Vec<ranking::TopPain>,
    owners: Vec<ranking::Owner>,
}

#[derive(Template)]
#[template(path = "site/person.html", config = "src/render/html/askama.toml")]
struct Portrait<'a> {
    frame: Frame<'a>,
    person: &'a Person<'a>,
    facts: Vec<(&'a str, Vec<Prose<'a>>)>,
    cards: Vec<Card<'a>>,
}

/// The page that links to all maps.
pub fn site_index(maps: &[SiteMap<'_>], people: &[Person<'_>], options: &SiteOptions) -> String {
    let frame = Frame::new(maps.iter().map(|of| of.map), options);
    let cards = maps.iter().enumerate().map(|(at, of)| Card::new(of, "", people, at, None)).collect();
    let (pains, owners) = (ranking::pains(maps, frame.words), ranking::owners(maps));
    render(&Index { frame, cards, people, pains, owners })
}

/// The page of somebody who is in some of the maps, in the language that most of those have. It is in a folder below
/// the index.
pub fn site_person(maps: &[SiteMap<'_>], person: &Person<'_>, options: &SiteOptions) -> String {
    let frame = Frame::new(person.maps.iter().map(|&(at, _)| maps[at].map), options);
    let card = |&(at, id)| Card::new(&maps[at], "../", &[], at, Some(id));
    let cards = person.maps.iter().map(card).collect();
    let facts = person.facts(&frame);
    render(&Portrait { frame, person, facts, cards })
}

fn render(page: &impl Template) -> String {
    let mut out = String::new();
    // Writing to a string never fails.
    let _ = page.render_into(&mut out);
    super::clean::clean(out)
}
