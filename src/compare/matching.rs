//! Matches items of two versions by name, then by similar text.

use crate::model::Name;
use rustc_hash::{FxHashMap, FxHashSet};

/// How similar two things have to be to count as the same.
const ALIKE: f64 = 0.55;
/// How far apart, among those not yet matched, two things can be to be compared.
const NEAR: usize = 20;
/// Only this much of a text is compared.
const LONGEST: usize = 200;
/// A text shorter than this doesn't identify a thing.
const TELLING: usize = 24;

/// What identifies a thing.
#[derive(Debug)]
pub struct Thing<'a> {
    name: &'a Name,
    text: String,
    content: String,
    /// Its place, numbered the same way in both maps; `None` if the other map has no such place.
    home: Option<usize>,
}

impl<'a> Thing<'a> {
    /// A thing with this name, title, content and place.
    pub fn new(name: &'a Name, text: &str, content: &str, home: Option<usize>) -> Self {
        Self { name, text: words(text), content: words(content), home }
    }

    fn written(&self) -> Option<&str> {
        (!self.name.is_generated()).then(|| self.name.as_str())
    }
}

/// Lower case, with single spaces between words, up to a maximum length.
fn words(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.len() > LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().take(LONGEST).flat_map(char::to_lowercase));
    }
    out
}

/// Which items of the two versions are the same.
#[derive(Debug, Clone)]
pub struct Matching {
    /// For each later item, the earlier one.
    pub before: Vec<Option<usize>>,
    /// For each earlier item, the later one.
    pub after: Vec<Option<usize>>,
}

impl Matching {
    /// No matches yet among this many items.
    pub fn none(old: usize, new: usize) -> Self {
        Self { before: vec![None; new], after: vec![None; old] }
    }

    /// Matches two items, unless one of them is already matched.
    pub fn join(&mut self, old: usize, new: usize) {
        if self.after[old].is_none() && self.before[new].is_none() {
            (self.after[old], self.before[new]) = (Some(new), Some(old));
        }
    }

    /// Matches by written name, and by texts that occur only once, with or without what is said there.
    pub fn surely(&mut self, old: &[Thing<'_>], new: &[Thing<'_>]) {
        self.by(old, new, |thing| thing.written().map(|name| (name.to_owned(), None)));
        // Of two columns that are both called *Pay*, the one that says the same is the same.
        self.by(old, new, |thing| {
            let says = !thing.content.is_empty() && !thing.text.is_empty();
            says.then(|| (format!("{}\n{}", thing.text, thing.content), None))
        });
        self.by(old, new, |thing| thing.home.map(|home| (thing.text.clone(), Some(home))));
        self.by(old, new, |thing| Some((thing.text.clone(), None)));
        self.by_title(old, new);
    }

    /// Matches what got another name and kept its title, where only one thing has that title on each side.
    fn by_title(&mut self, old: &[Thing<'_>], new: &[Thing<'_>]) {
        fn alone<'t>(things: &'t [Thing<'_>], others: &[Thing<'_>]) -> FxHashMap<&'t str, Option<usize>> {
            let known: FxHashSet<&str> = others.iter().filter_map(Thing::written).collect();
            let mut alone = FxHashMap::default();
            for (at, thing) in things.iter().enumerate().filter(|(_, thing)| !thing.text.is_empty()) {
                let renamed = thing.written().is_some_and(|name| !known.contains(name));
                alone.entry(thing.text.as_str()).and_modify(|at| *at = None).or_insert(renamed.then_some(at));
            }
            alone
        }
        let later = alone(new, old);
        for (title, before) in alone(old, new) {
            if let (Some(before), Some(Some(at))) = (before, later.get(title)) {
                self.join(before, *at);
            }
        }
    }

    /// Matches items with the same key, if only one of the rest has it on each side. Items with two different names are
    /// never the same.
    fn by(
        &mut self,
        old: &[Thing<'_>],
        new: &[Thing<'_>],
        key: impl Fn(&Thing<'_>) -> Option<(String, Option<usize>)>,
    ) {
        let mut earlier = FxHashMap::default();
        for (at, thing) in old.iter().enumerate().filter(|(at, _)| self.after[*at].is_none()) {
            if let Some(key) = key(thing) {
                earlier.entry(key).and_modify(|at| *at = None).or_insert(Some(at));
            }
        }
        let mut later = FxHashMap::default();
        for (at, thing) in new.iter().enumerate().filter(|(at, _)| self.before[*at].is_none()) {
            if let Some(key) = key(thing) {
                later.entry(key).and_modify(|at| *at = None).or_insert(Some(at));
            }
        }
        for (key, new_at) in later {
            if let (Some(Some(old_at)), Some(new_at)) = (earlier.get(&key), new_at)
                && may_be_one(&old[*old_at], &new[new_at])
            {
                self.join(*old_at, new_at);
            }
        }
    }

    /// Matches by similarity, the most similar first. Only items in similar positions among the rest are compared.
    pub fn likely(&mut self, old: &[Thing<'_>], new: &[Thing<'_>]) {
        let left = |known: &[Option<usize>]| (0..known.len()).filter(|&at| known[at].is_none()).collect::<Vec<_>>();
        let (earlier, later) = (left(&self.after), left(&self.before));
        let mut pairs = Vec::new();
        for (rank, &at) in later.iter().enumerate() {
            // The same relative position in both lists.
            let middle = rank * earlier.len() / later.len().max(1);
            let near = earlier.iter().skip(middle.saturating_sub(NEAR)).take(2 * NEAR);
            for &before in near.filter(|&&before| may_be_one(&old[before], &new[at])) {
                let alike = likeness(&old[before], &new[at]);
                if alike >= ALIKE {
                    pairs.push((alike, before, at));
                }
            }
        }
        // Among equally similar ones, the first.
        pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.2.cmp(&other.2)).then(one.1.cmp(&other.1)));
        pairs.into_iter().for_each(|(_, before, at)| self.join(before, at));
    }
}

/// Names are identity: items with two different names are never the same.
fn may_be_one(old: &Thing<'_>, new: &Thing<'_>) -> bool {
    match (old.written(), new.written()) {
        (Some(one), Some(other)) => one == other,
        (None, _) | (_, None) => true,
    }
}

fn likeness(old: &Thing<'_>, new: &Thing<'_>) -> f64 {
    let text = strsim::sorensen_dice(&old.text, &new.text);
    let telling = old.content.len().min(new.content.len()) >= TELLING;
    let content = if telling { strsim::sorensen_dice(&old.content, &new.content) } else { text };
    let home = if old.home.is_some() && old.home == new.home { 0.1 } else { 0.0 };
    let mostly_text = 0.75 * text + 0.15 * content;
    let mostly_content = if telling { 0.65 * content } else { 0.0 };
    mostly_text.max(mostly_content) + home
}
