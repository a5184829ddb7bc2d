//! What several maps have in common: their pains in one ranking, and who looks after which map.

use super::{card::pain_link, site_map::SiteMap};
use crate::{
    model::{PainId, Rank},
    render::html::item::Bead,
    vocabulary::Words,
};
use std::collections::BTreeMap;

/// The most pains that the ranking names.
const MOST: usize = 50;

/// A pain among those of all maps.
pub struct TopPain {
    /// Its number in its map.
    pub bead: Bead,
    /// In the words of the site.
    pub severity: &'static str,
    /// What hurts.
    pub text: String,
    /// The address of the pain.
    pub page: String,
    /// The title of its map.
    pub map: String,
    /// The priority of its place.
    pub priority: Option<String>,
    /// Whether an opportunity answers it.
    pub answered: bool,
}

/// The pains of all maps that still hurt, in the order of reports.
pub fn pains(maps: &[SiteMap<'_>], words: &Words) -> Vec<TopPain> {
    let mut all: Vec<(Rank, &SiteMap<'_>, PainId)> = Vec::new();
    for of in maps {
        let ranks = of.map.ranks();
        all.extend(of.map.open_pains().map(|id| (ranks[id.index()], of, id)));
    }
    all.sort_by_key(|&(rank, ..)| rank);
    let row = |(_, of, id): (Rank, &SiteMap<'_>, PainId)| {
        let pain = of.map.pain(id);
        TopPain {
            bead: Bead { class: pain.severity.word(), label: id.number().to_string() },
            severity: words.severity(pain.severity),
            text: pain.text.to_plain(),
            page: pain_link(of.map, of.page, id),
            map: of.map.title.one_line(),
            priority: of.map.shown_priority(pain.place).map(|priority| words.number(priority)),
            answered: of.map.is_answered(id),
        }
    };
    all.into_iter().take(MOST).map(row).collect()
}

/// Somebody who looks after maps.
pub struct Owner {
    /// Their name.
    pub label: String,
    /// Their maps: title and address.
    pub maps: Vec<(String, String)>,
}

/// Everybody who looks after a map, by name.
pub fn owners(maps: &[SiteMap<'_>]) -> Vec<Owner> {
    let mut known: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for of in maps {
        let Some(owner) = &of.map.owner else { continue };
        let map = (of.map.title.one_line(), of.page.to_owned());
        known.entry(owner.one_line()).or_default().push(map);
    }
    known.into_iter().map(|(label, maps)| Owner { label, maps }).collect()
}
