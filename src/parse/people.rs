//! The personas of a map by name and by label, to distinguish them from other words of a line.

use super::{fold::key, is_blank};
use rustc_hash::FxHashMap;

/// The personas that a line can mention.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// The name for each folded name, label, and label up to its first comma.
    called: FxHashMap<String, String>,
    /// The largest number of words in one of those.
    words: usize,
}

/// Words that mean all personas.
const EVERYBODY: [&str; 7] = ["all", "all personas", "both", "everybody", "everyone", "every persona", "any"];

/// More words than this aren't tried as a label.
const MOST_WORDS: usize = 6;

impl People {
    /// Adds a persona.
    pub fn add(&mut self, name: &str, label: &str) {
        let first = label.split([',', '，', '、', '،']).next().unwrap_or_default();
        for called in [name, label, first] {
            let key = key(called);
            if !key.is_empty() {
                self.words = self.words.max(key.split(' ').count()).min(MOST_WORDS);
                self.called.entry(key).or_insert_with(|| name.to_owned());
            }
        }
    }

    /// The name of the persona called `text`.
    pub fn find(&self, text: &str) -> Option<&str> {
        if self.called.is_empty() || text.len() > 200 { None } else { self.called.get(&key(text)).map(String::as_str) }
    }

    /// Whether `text` means all personas and isn't the name of one.
    pub fn is_everybody(&self, text: &str) -> bool {
        means_everybody(text) && !self.called.contains_key(&key(text))
    }

    /// The persona that `text` begins with, and the rest.
    pub fn leading<'a>(&self, text: &'a str) -> Option<(&str, &'a str)> {
        let sign = |c: char| is_blank(c) || matches!(c, ':' | '：' | ',' | '，' | '、' | '،' | '"' | '”' | '(');
        let ends = text.char_indices().filter(|&(_, c)| sign(c)).map(|(at, _)| at).take(self.words + 1);
        let mut ends: Vec<usize> = ends.collect();
        if ends.len() <= self.words {
            ends.push(text.len());
        }
        ends.iter().rev().find_map(|&end| Some((self.find(&text[..end])?, &text[end..])))
    }

    /// The personas listed in `text`, if it lists nothing else.
    pub fn listed(&self, text: &str) -> Option<Vec<&str>> {
        let mut rest = text.trim_matches(is_blank);
        let mut names = Vec::new();
        while !rest.is_empty() {
            let (name, behind) = self.leading(rest)?;
            names.push(name);
            rest = behind
                .trim_start_matches(|c: char| is_blank(c) || matches!(c, ',' | '，' | '、' | '،' | '&' | '+' | '/'));
            rest = ["and ", "und ", "et ", "y "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        }
        (!names.is_empty()).then_some(names)
    }
}

/// Whether `text` means all personas.
pub fn means_everybody(text: &str) -> bool {
    EVERYBODY.contains(&key(text).as_str())
}
