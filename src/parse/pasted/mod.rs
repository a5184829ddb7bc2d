//! Lines of another language that were pasted into a map. Each kind is reported once per file, with what to do about
//! it, instead of line by line.

mod broken;
mod comments;
mod conflicts;
mod continued;
mod fenced;
mod finder;
mod front_matter;
mod list;
mod markdown;
mod nested;
mod one_line;
mod other_marks;
mod outline;
mod prefixes;
mod sentences;
mod tables;
mod tags;
mod titles;
mod toml;
mod whole;

use super::vocabulary::Vocabulary;
use crate::{
    ast::{Content, Line},
    diagnostic::Fix,
    source::Source,
};
use finder::Finder;

pub use finder::{Pasted, Read, statement};
pub use nested::TITLES;

/// Looks for pasted lines in a file.
pub fn pasted(source: &Source, lines: &[Line], vocabulary: &Vocabulary) -> Pasted {
    // Every line ends in a sign that belongs to no text: that has been reported.
    if source.text.contains('\r') && source.text.contains("\r\r\n") {
        return Pasted { whole: true, ..Pasted::default() };
    }
    let wordless = |at: &usize| matches!(lines[*at].content, Content::Other(_));
    let wordless = (0..lines.len()).filter(wordless).collect();
    let mut finder = Finder { source, lines, wordless, vocabulary, found: Pasted::default() };
    if !finder.whole_file() && !finder.outline() && !finder.around() {
        finder.front_matter();
        finder.comments();
        finder.comments_in_front();
        finder.tags();
        finder.toml();
        finder.blocks_of_text();
        finder.broken_texts();
        finder.broken_lists();
        finder.broken_values();
        finder.prefixes();
        finder.emphasis();
        finder.braces();
        finder.other_marks();
        finder.conflicts();
        finder.fences();
        finder.headings();
        finder.table();
        finder.rows();
        finder.nested();
        finder.titles();
        finder.list();
        finder.lines_in_one();
        finder.dividers();
        finder.sentences();
    }
    finder.found
}

impl Finder<'_> {
    /// A `}` or a `)` alone on its line, which ends a block in other languages.
    fn braces(&mut self) {
        let is_brace = |at: &usize| {
            let text = self.trimmed(*at).trim_end_matches([',', ';']);
            !text.is_empty() && text.chars().all(|c| "{}()[]".contains(c))
        };
        let braces: Vec<usize> = self.wordless.iter().copied().filter(is_brace).collect();
        let Some(&first) = braces.first() else { return };
        let rest = &braces[1..];
        let fix = rest.iter().fold(Fix::safe(self.whole_line(first), ""), |fix, &at| fix.and(self.whole_line(at), ""));
        let label = format!("{} of them", braces.len());
        self.tell(first, "There are no braces around blocks", label, "delete the lines with a brace alone").fix =
            Some(fix);
        self.skip(braces);
    }
}
