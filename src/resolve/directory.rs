//! Finds the name of a thing by what people call it: the name itself, its label, or the label up to its first comma.

use crate::parse::{Outline, is_another, is_blank, is_comma, key, near_outlines};
use rustc_hash::FxHashMap;
use std::{cell::OnceCell, collections::BTreeSet};

/// Everything of one kind, by everything it may be called.
#[derive(Debug, Default)]
pub struct Directory {
    /// The names, in the order in which they were added; `None` for a thing without one.
    names: Vec<Option<String>>,
    exact: FxHashMap<String, usize>,
    /// Names and whole labels, folded; then labels up to their first comma.
    folded: [Known; 2],
    /// What people also call some of them; folded when somebody looks for what is neither a name nor a label.
    synonyms: Vec<(&'static str, usize)>,
    by_synonym: OnceCell<Known>,
    /// The same sorted, with their outlines, so that the suggestion among equally close ones is always the same. Made when one is needed.
    outlined: OnceCell<Vec<(String, Called, Outline)>>,
    /// The most commas in one label.
    commas: usize,
}

/// Things by what they are called, folded.
type Known = FxHashMap<String, Called>;

/// The things that share a name or label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// One.
    One(usize),
    /// At least these two.
    Several(usize, usize),
}

/// In a word of as many letters, two slips make another word.
const SHORT: usize = 5;

impl Directory {
    /// Adds a thing by its name, if it has one, and its label.
    pub fn add(&mut self, name: Option<&str>, label: &str) {
        let at = self.names.len();
        self.names.push(name.map(str::to_owned));
        if let Some(name) = name {
            if self.exact.contains_key(name) {
                return;
            }
            self.exact.insert(name.to_owned(), at);
            self.call(0, name, at);
        }
        self.call(0, label, at);
        // Without a comma, the whole label is all there is.
        if let Some(comma) = label.find(is_comma) {
            self.commas = self.commas.max(label.matches(is_comma).count());
            self.call(1, &label[..comma], at);
        }
    }

    /// Adds a synonym for the thing with this name. Anything else that is called so takes precedence.
    pub fn add_synonym(&mut self, name: &str, synonym: &'static str) {
        if let Some(&at) = self.exact.get(name) {
            self.synonyms.push((synonym, at));
            self.by_synonym.take();
            self.outlined.take();
        }
    }

    /// Adds another label for the thing with this name. A whole label takes precedence.
    pub fn add_label(&mut self, name: &str, label: &str) {
        if let Some(&at) = self.exact.get(name) {
            self.call(1, label, at);
        }
    }

    /// Lets the last thing that was added also be called `text`.
    pub fn also(&mut self, text: &str) {
        if let Some(last) = self.names.len().checked_sub(1) {
            self.call(1, text, last);
        }
    }

    fn call(&mut self, level: usize, text: &str, at: usize) {
        self.outlined.take();
        call(&mut self.folded[level], text, at);
    }

    fn synonyms(&self) -> &Known {
        self.by_synonym.get_or_init(|| {
            let mut known = Known::default();
            self.synonyms.iter().for_each(|&(synonym, at)| call(&mut known, synonym, at));
            known
        })
    }

    /// The things called `text`.
    pub fn find(&self, text: &str) -> Option<Called> {
        let exact = self.exact.get(text).map(|&at| Called::One(at));
        exact.or_else(|| {
            let key = key(text);
            let called = self.folded.iter().find_map(|level| level.get(&key));
            let called = called.or_else(|| self.synonyms().get(&key)).copied();
            // A name is one word, and those who refer to it may write the words that it was made of.
            called.or_else(|| self.exact.get(&key.replace(' ', "-")).map(|&at| Called::One(at)))
        })
    }

    /// Everything that something is called, level by level, sorted.
    fn outlined(&self) -> &[(String, Called, Outline)] {
        self.outlined.get_or_init(|| {
            let sorted = self.folded.iter().chain([self.synonyms()]).flat_map(|level| {
                let mut keys: Vec<_> = level.iter().collect();
                keys.sort_unstable_by_key(|&(key, _)| key);
                keys
            });
            sorted.map(|(key, &called)| (key.clone(), called, Outline::of(key))).collect()
        })
    }

    /// Whether a text only means something as another word for it.
    pub fn is_synonym(&self, text: &str) -> bool {
        let key = key(text);
        let is_called = |level: usize| self.folded[level].contains_key(&key);
        !self.exact.contains_key(text) && !is_called(0) && !is_called(1) && self.synonyms().contains_key(&key)
    }

    /// Whether something has exactly this name.
    pub fn has_name(&self, name: &str) -> bool {
        self.exact.contains_key(name)
    }

    /// Whether something has this name or this whole label.
    pub fn has_whole(&self, text: &str) -> bool {
        self.folded[0].contains_key(&key(text))
    }

    /// The largest number of list entries that one label can span, since commas separate both.
    pub fn longest(&self) -> usize {
        self.commas + 1
    }

    /// Every name, in the order in which they were added.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().flatten().map(String::as_str)
    }

    /// The name of a thing.
    pub fn name(&self, at: usize) -> Option<&str> {
        self.names[at].as_deref()
    }

    /// The name of the thing whose name or label is closest to `text`.
    pub fn nearest(&self, text: &str) -> Option<&str> {
        match self.find(self.nearest_called(text)?)? {
            Called::One(at) => self.name(at),
            Called::Several(..) => None,
        }
    }

    /// The name or label that is closest to `text`, folded.
    pub fn nearest_called(&self, text: &str) -> Option<&str> {
        let known = self.outlined().iter().filter(|(_, called, _)| matches!(called, Called::One(_)));
        let known = known.map(|(key, _, outline)| (key.as_str(), *outline));
        let first = |text: &str| text.chars().next();
        let text = key(text);
        // `meeting` is no slip of `texting`, and `teams` none of `texts`.
        let alike = |near: &str| first(near) == first(&text) && near.chars().count() > SHORT;
        // `offline` is no slip of `online`.
        let is_other_word = |near: &str| self.folded.iter().all(|level| !level.contains_key(near));
        let fits = |(slips, near): &(usize, &str)| *slips < 2 || alike(near) && !is_other_word(near);
        let near = near_outlines(&text, known).filter(fits);
        let near = near.filter(|(_, near)| !is_another(near, &text));
        near.min_by_key(|&(slips, _)| slips).map(|(_, nearest)| nearest)
    }

    /// The name of the only thing whose label has this word.
    pub fn with_word(&self, word: &str) -> Option<&str> {
        const MOST: usize = 1_000;
        let word = key(word);
        let labels = self.outlined().iter().take(MOST);
        let mut found = labels.filter(|(label, ..)| label.split(' ').any(|part| part == word)).map(|&(_, at, _)| at);
        let first = found.next()?;
        match first {
            Called::One(at) if found.all(|other| other == first) => self.name(at),
            Called::One(_) | Called::Several(..) => None,
        }
    }

    /// The names of the things that `text` lists with separators other than commas.
    pub fn listed(&self, text: &str) -> Option<Vec<&str>> {
        let words: Vec<&str> = text.split(is_blank).collect();
        let joins = |word: &&str| {
            matches!(*word, "and" | "or" | "&" | "+" | "/" | ";" | "|" | "und" | "et" | "y" | "-" | ">" | "->" | "→")
        };
        let spelt = words.split(joins).map(|part| part.join(" ")).collect::<Vec<_>>();
        let tries = [
            spelt,
            text.split(['/', ';', '+', '&', '|']).map(str::to_owned).collect(),
            words.iter().map(|&word| word.to_owned()).collect(),
        ];
        tries.iter().filter(|parts| parts.len() > 1).find_map(|parts| {
            parts
                .iter()
                .map(|part| match self.find(part)? {
                    Called::One(at) => self.name(at),
                    Called::Several(..) => None,
                })
                .collect::<Option<Vec<_>>>()
                // Two words for one thing: a list would lose one of them.
                .filter(|names| names.iter().collect::<BTreeSet<_>>().len() == names.len())
        })
    }
}

/// Lets a thing be called `text`, which several may be.
fn call(known: &mut Known, text: &str, at: usize) {
    let key = key(text);
    if key.is_empty() {
        return;
    }
    let called = known.entry(key).or_insert(Called::One(at));
    if let Called::One(other) = *called
        && other != at
    {
        *called = Called::Several(other, at);
    }
}
