//! The author's own lanes, whose names are keywords of every column.

use super::suggest::nearest;
use crate::{
    ast::{Content, Line},
    source::Source,
};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The names of the author's own lanes, from every file of the map.
#[derive(Debug, Clone)]
pub struct Lanes {
    /// In lower case and in order.
    names: BTreeSet<String>,
    incomplete: bool,
}

impl Lanes {
    /// No lanes yet; `incomplete` if a file that could declare some couldn't be read.
    pub fn new(incomplete: bool) -> Self {
        Self { names: Default::default(), incomplete }
    }

    /// Gathers the lanes that these lines declare.
    pub fn gather(&mut self, source: &Source, lines: &[Line]) {
        for line in lines {
            let Content::Statement(statement) = &line.content else { continue };
            if source.text[statement.keyword.range()].eq_ignore_ascii_case("lane") && !statement.head.is_empty() {
                self.names.insert(fold(&source.text[statement.head.range()]));
            }
        }
    }

    /// Whether a file that could declare more lanes couldn't be read.
    pub fn are_incomplete(&self) -> bool {
        self.incomplete
    }

    /// Whether `word` is a keyword because a lane is called so.
    pub fn contains(&self, word: &str) -> bool {
        !self.names.is_empty() && self.names.contains(&fold(word))
    }

    /// The lane that `word` is almost.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        nearest(word, self.names.iter().map(String::as_str))
    }
}

/// How names of lanes are compared as keywords: in NFC and in lower case.
pub fn fold(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.nfc().collect::<String>().to_lowercase() }
}
