//! What lines that were not understood may have said.

use super::builder::{Above, Builder};
use crate::{
    ast::Statement,
    keyword::Keyword,
    parse::{fold::fold, head::name_of, is_blank},
};

/// Words after these describe somebody rather than name them.
const MOST_WORDS_OF_A_LABEL: usize = 6;

impl Builder<'_> {
    /// Handles a line about which nothing is known: nothing opens or closes. It may have been the map's first line, or
    /// its only stage.
    pub(super) fn lost(&mut self, indent: u32) {
        if !self.document.has_journey {
            self.document.mistaken.insert(Keyword::Journey);
        }
        if !self.frames.iter().any(|frame| frame.keyword == Keyword::Stage) {
            self.document.mistaken.insert(Keyword::Stage);
        }
        self.lost_indent = Some(self.lost_indent.map_or(indent, |lost| lost.min(indent)));
        self.mistake(indent);
    }

    pub(super) fn mistake(&mut self, indent: u32) {
        self.above = Above::Mistake;
        self.indentation.skip(indent);
    }

    /// A line that was wrong may have declared a name: one of its words, if it has any.
    pub(super) fn damaged(&mut self, keyword: Keyword, statement: Statement, lost: bool) {
        let source = self.source;
        let (head, text) = (&source.text[statement.head.range()], &source.text[statement.text.range()]);
        // A stage or a column that opens has its place in the story.
        let column = keyword.is_column() || keyword == Keyword::Stage;
        let named = keyword.is_declaration() || keyword == Keyword::Pain || column && !lost;
        // With or without what is in front of it.
        let said = text.split_once([':', '：', ')', ']']).map(|(_, said)| said);
        let made = name_of(text, keyword);
        let whole = [Some(head), Some(text), said, made.as_deref()].into_iter().flatten().map(fold);
        let whole: Vec<String> = whole.collect();
        let bare = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        // A pain needs no name, so a word of its text isn't one.
        let is_text_alone = keyword == Keyword::Pain && statement.colon.is_some();
        let most = if is_text_alone { 0 } else { MOST_WORDS_OF_A_LABEL };
        let words = head.split(is_blank).chain(text.split(is_blank).take(most)).map(bare);
        let called = whole.into_iter().map(|said| said.trim_matches(is_blank).to_owned()).chain(words);
        let called: Vec<String> = called.filter(|name| name.contains(char::is_alphanumeric)).collect();
        // What other lines call it, nobody knows: `2nd` says no name, and a label in another script has none in Latin letters.
        let is_unnamed = statement.colon.is_some() && is_ordinal(head);
        let is_foreign = text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_alphabetic());
        if !named || called.is_empty() || is_unnamed || keyword.is_declaration() && is_foreign {
            self.document.mistaken.insert(keyword);
        }
        if named {
            self.document.lost.extend(called);
        }
    }
}

/// Whether a word is a number, maybe with the letters that make an ordinal of it: `2`, `2nd`, `3.`.
fn is_ordinal(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < word.len() && ["", ".", "st", "nd", "rd", "th", "e", "er"].contains(&rest)
}
