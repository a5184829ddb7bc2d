//! Lanes that a wrong line may have been meant to declare: lines that use them aren't reported.

use super::{fold::fold, head::head, is_blank, synonyms::keyword_for};
use crate::{
    ast::{Content, Line},
    keyword::Keyword,
    source::Source,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What the wrong lines of a file may declare.
#[derive(Debug)]
pub struct LaneDoubt {
    /// Folded, since lanes are compared that way.
    names: BTreeSet<String>,
    /// Whether a lane's name itself is wrong, so that any word may be the intended one.
    any: bool,
}

impl LaneDoubt {
    /// Looks for lines that almost declare a lane, or that nobody understands.
    pub fn gather(source: &Source, lines: &[Line]) -> Self {
        let mut doubt = Self { names: BTreeSet::new(), any: false };
        // The lines of the map's own lanes have the same words.
        let mut meant: FxHashMap<String, Option<Keyword>> = FxHashMap::default();
        for line in lines {
            let Content::Statement(statement) = &line.content else { continue };
            let written = &source.text[statement.keyword.range()];
            if Keyword::parse(written).is_some_and(|keyword| keyword != Keyword::Lane) {
                continue;
            }
            let word = written.to_lowercase();
            let keyword = Keyword::parse(&word);
            let name = || first_word(&source.text[statement.head.range()]).map(fold);
            let mut near = || *meant.entry(word.clone()).or_insert_with(|| keyword_for(&word));
            match keyword.or_else(&mut near) {
                Some(Keyword::Lane) => doubt.names.extend(name()),
                Some(_) => continue,
                // A line that is itself excused excuses no other; otherwise two could excuse each other, and neither
                // would be reported.
                None if doubt.may_be(&word) => {}
                // Lanes are declared with a colon.
                None if statement.colon.is_none() => {}
                None => doubt.names.extend(name().filter(|name| *name != fold(&word))),
            }
            let rule = keyword.and_then(|keyword| keyword.rules().next());
            doubt.any |= rule.is_some_and(|rule| head(source, rule, *statement).is_err());
        }
        doubt
    }

    /// Whether one of the lines may declare a lane named `word`.
    pub fn may_be(&self, word: &str) -> bool {
        self.names.contains(&fold(word))
    }

    /// Whether one of them may declare a lane of any name.
    pub fn any(&self) -> bool {
        self.any
    }
}

/// The first word of a head, where a name would be.
pub fn first_word(head: &str) -> Option<&str> {
    head.split(is_blank).next().filter(|word| !word.is_empty())
}
