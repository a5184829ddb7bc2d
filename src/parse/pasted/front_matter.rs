//! Front matter, as pages of Markdown have it above their text.

use super::finder::Finder;
use crate::{
    diagnostic::Fix,
    keyword::Keyword,
    parse::{colon::is_right, is_blank, lift, synonyms::synonym},
};
use std::ops::Range;

impl Finder<'_> {
    /// The YAML at the start of a Markdown file.
    pub(super) fn front_matter(&mut self) {
        const LONGEST: usize = 60;
        let Some(sign) = self.lines.first().map(|_| self.trimmed(0)).filter(|sign| ["---", "+++"].contains(sign))
        else {
            return;
        };
        let ends = |text: &str| text == sign || text == "..." && sign == "---";
        let Some(last) = (1..self.lines.len().min(LONGEST)).find(|&at| ends(self.trimmed(at))) else {
            return;
        };
        let map = (1..last).any(|at| self.keyword(at).is_some_and(|word| word == Keyword::Journey));
        if last < 2 || map {
            return;
        }
        let label = format!("{} lines, up to the next `{sign}`", last + 1);
        let whole = lift::place(self.lines, 0, last);
        let lacks = !(last + 1..self.lines.len()).any(|at| self.keyword(at) == Some(Keyword::Journey));
        let (new, help) = match self.as_journey(1..last).filter(|_| lacks) {
            Some(lines) => {
                self.found.mistaken.push(Keyword::Journey);
                let help = format!("write `{}` in its place", lines.trim_end().replace("\n  ", "`, `"));
                (lines, help)
            }
            None => (String::new(), "remove it: what it says of the map goes below the `journey` line".to_owned()),
        };
        self.tell(0, "Front matter is not part of a map", label, &help).fix = Some(Fix::needs_a_look(whole, new));
        self.skip(0..=last);
    }

    /// What front matter says of the map, as lines of a map. `None` if it has no title.
    fn as_journey(&self, lines: Range<usize>) -> Option<String> {
        let pairs = lines.filter_map(|at| {
            let (word, value) = self.trimmed(at).split_once([':', '='])?;
            let value = value.trim_matches(|c: char| is_blank(c) || matches!(c, '"' | '\''));
            (!value.is_empty()).then(|| (word.trim_matches(is_blank).to_lowercase(), value))
        });
        let pairs: Vec<(String, &str)> = pairs.collect();
        let (_, title) = pairs.iter().find(|(word, _)| matches!(word.as_str(), "title" | "name"))?;
        let mut journey = format!("{}: {title}\n", Keyword::Journey.word());
        for (word, value) in &pairs {
            let keyword = Keyword::parse(word).or_else(|| synonym(word)).filter(|keyword| {
                let once = matches!(
                    keyword,
                    Keyword::About | Keyword::Owner | Keyword::State | Keyword::Lang | Keyword::Reviewed
                );
                once && is_right(*keyword, &format!("{}: {value}", keyword.word()))
            });
            let Some(keyword) = keyword else { continue };
            let line = format!("  {}: ", keyword.word());
            if !journey.contains(&line) {
                journey.push_str(&format!("{line}{value}\n"));
            }
        }
        Some(journey)
    }
}
