//! Knowing things again: by name, else by their words.

use crate::model::Name;
use rustc_hash::FxHashMap;

/// How alike two things have to be to be one.
const ALIKE: f64 = 0.55;
/// How far apart, among what isn't known yet, two things can be to be looked at together.
const NEAR: usize = 20;
/// More of a text than this isn't looked at.
const LONGEST: usize = 200;
/// Less than this says nothing about what a thing is.
const TELLING: usize = 24;

/// What a thing may be known by.
#[derive(Debug)]
pub struct Thing<'a> {
    name: &'a Name,
    text: String,
    content: String,
    /// Where it is, in a count that both maps share; nothing where the other map has no such place.
    home: Option<usize>,
}

impl<'a> Thing<'a> {
    /// A thing of this name that is called `text`, says `content` and is at `home`.
    pub fn new(name: &'a Name, text: &str, content: &str, home: Option<usize>) -> Self {
        Self { name, text: words(text), content: words(content), home }
    }

    fn written(&self) -> Option<&str> {
        (!self.name.is_generated()).then(|| self.name.as_str())
    }
}

/// Lower case, with one blank between words, and not too much of it.
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

/// Which thing is which.
#[derive(Debug, Clone)]
pub struct Matching {
    /// For each later thing, the earlier one.
    pub before: Vec<Option<usize>>,
    /// For each earlier thing, the later one.
    pub after: Vec<Option<usize>>,
}

impl Matching {
    /// Nothing known among so many.
    pub fn none(old: usize, new: usize) -> Self {
        Self { before: vec![None; new], after: vec![None; old] }
    }

    /// Takes two for one, unless one of them is taken.
    pub fn join(&mut self, old: usize, new: usize) {
        if self.after[old].is_none() && self.before[new].is_none() {
            (self.after[old], self.before[new]) = (Some(new), Some(old));
        }
    }

    /// By written name, and by words that stand once.
    pub fn surely(&mut self, old: &[Thing<'_>], new: &[Thing<'_>]) {
        self.by(old, new, |thing| thing.written().map(|name| (name.to_owned(), None)));
        self.by(old, new, |thing| thing.home.map(|home| (thing.text.clone(), Some(home))));
        self.by(old, new, |thing| Some((thing.text.clone(), None)));
    }

    /// Joins what has the same key, where only one of the rest has it on each side. Two different names are two things.
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

    /// By likeness: the most alike first. Only those are compared that stand near each other among the rest.
    pub fn likely(&mut self, old: &[Thing<'_>], new: &[Thing<'_>]) {
        let left = |known: &[Option<usize>]| (0..known.len()).filter(|&at| known[at].is_none()).collect::<Vec<_>>();
        let (earlier, later) = (left(&self.after), left(&self.before));
        let mut pairs = Vec::new();
        for (rank, &at) in later.iter().enumerate() {
            // The same share of the way through both lists.
            let middle = rank * earlier.len() / later.len().max(1);
            let near = earlier.iter().skip(middle.saturating_sub(NEAR)).take(2 * NEAR);
            for &before in near.filter(|&&before| may_be_one(&old[before], &new[at])) {
                let alike = likeness(&old[before], &new[at]);
                if alike >= ALIKE {
                    pairs.push((alike, before, at));
                }
            }
        }
        // Of those that are equally alike, the ones that are first.
        pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.2.cmp(&other.2)).then(one.1.cmp(&other.1)));
        pairs.into_iter().for_each(|(_, before, at)| self.join(before, at));
    }
}

/// Names keep identity: what has two different ones is two things.
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
