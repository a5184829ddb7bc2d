//! A site: pages that link to the pages of many maps, and show what they have in common.
//!
//! Input: maps, and where their pages are. Output: an index to search, and a page for each persona with the maps that
//! they are in. They follow the rules of a map's page: one file each, no requests, readable without the script.

mod card;
mod people;
mod ranking;
pub(super) mod sketch;

pub use people::{Person, people};

use super::{colours, lean, policy::policy, prose::Prose};
use crate::{
    model::Map,
    render::svg::fonts::faces,
    scene::Face,
    source::Sources,
    theme::Theme,
    vocabulary::{PageWords, Words, is_rtl},
};
use askama::Template;
use card::Card;

/// A map of a site.
#[derive(Debug, Clone, Copy)]
pub struct SiteMap<'a> {
    /// The map.
    pub map: &'a Map,
    /// Its files, by which a persona that several maps share is identified.
    pub sources: &'a Sources,
    /// The address of its page, relative to the site's own folder.
    pub page: &'a str,
}

/// What all pages of a site have in common.
#[derive(Debug, Clone, Default)]
pub struct SiteOptions {
    /// The title of the site; "Maps" by default.
    pub title: Option<String>,
    /// The colours.
    pub theme: Theme,
}

/// What every page of a site needs.
struct Frame<'a> {
    policy: String,
    style: String,
    early: &'static str,
    late: &'static str,
    scheme: &'static str,
    switches: bool,
    lang: &'a str,
    dir: &'static str,
    title: String,
    drawn_by: String,
    words: &'static Words,
    page: &'static PageWords,
}

impl<'a> Frame<'a> {
    /// In the language that most of these maps have.
    fn new(maps: impl IntoIterator<Item = &'a Map> + Clone, options: &SiteOptions) -> Self {
        let text = maps.clone().into_iter().map(card::words_of).collect::<Vec<_>>().concat();
        let lang = usual_lang(maps);
        let (words, page) = (Words::for_lang(lang), &Words::for_lang(lang).page);
        let mut style = format!("\n{}{}", colours::rules(&options.theme), lean::site_style());
        faces(&mut style, &[Face::Regular, Face::Semibold].map(|face| (face, text.as_str())), &options.theme);
        let [early, late] = lean::site_scripts();
        let styles = std::iter::once(style.as_str().into());
        let policy = policy(styles, &[&early.hash, &late.hash], false);
        Self {
            policy,
            style,
            early: &early.text,
            late: &late.text,
            scheme: colours::scheme(&options.theme),
            switches: options.theme.dark.is_some(),
            lang: lang.unwrap_or(OTHERWISE),
            dir: dir(lang),
            title: options.title.clone().unwrap_or_else(|| page.maps.to_owned()),
            drawn_by: Words::fill(words.drawn_by, &[env!("CARGO_PKG_VERSION")]),
            words,
            page,
        }
    }
}

/// The language of a map that names none.
const OTHERWISE: &str = "en";

/// The language that most maps have; among equals that of the first.
fn usual_lang<'a>(maps: impl IntoIterator<Item = &'a Map>) -> Option<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for lang in maps.into_iter().map(|map| map.lang.as_deref().unwrap_or(OTHERWISE)) {
        match counts.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, count)) => *count += 1,
            None => counts.push((lang, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(lang, _)| lang)
}

/// The direction in which a language is read.
fn dir(lang: Option<&str>) -> &'static str {
    if is_rtl(lang) { "rtl" } else { "ltr" }
}

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
