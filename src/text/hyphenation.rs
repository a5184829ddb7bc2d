//! Where a word may be hyphenated, by the rules of its language. Input: a piece of text. Output: places.

use hypher::Lang;

/// A shorter word isn't worth hyphenating.
const SHORTEST: usize = 6;

/// The rules of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hyphenation(Lang);

impl Hyphenation {
    /// The rules of the language that a BCP 47 tag names; `None` for one that isn't bundled.
    pub fn of(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        Lang::from_iso(language.as_bytes().try_into().ok()?).map(Self)
    }

    /// The bytes of a piece of text, ascending, before which a hyphen may end a line; none in an address, a path or
    /// anything else that isn't words.
    pub(super) fn points(self, text: &str) -> Vec<usize> {
        let core = text.trim_matches(|c: char| !c.is_alphanumeric());
        if !core.chars().all(|c| c.is_alphabetic() || is_within_words(c)) {
            return Vec::new();
        }
        let mut points = Vec::new();
        let mut start = 0;
        for word in text.split(|c: char| !c.is_alphabetic()) {
            if word.chars().nth(SHORTEST - 1).is_some() {
                let mut at = start;
                for syllable in hypher::hyphenate(word, self.0) {
                    at += syllable.len();
                    points.push(at);
                }
                // The last one ends the word.
                points.pop();
            }
            // Whatever follows a word is one character.
            start += word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        }
        points
    }
}

fn is_within_words(c: char) -> bool {
    matches!(c, '-' | '‐' | '\'' | '’' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hyphenated(tag: &str, text: &str) -> String {
        let mut hyphenated = text.to_owned();
        let points = Hyphenation::of(tag).map_or_else(Vec::new, |rules| rules.points(text));
        points.into_iter().rev().for_each(|at| hyphenated.insert(at, '|'));
        hyphenated
    }

    #[test]
    fn words_are_hyphenated_by_the_rules_of_their_language() {
        assert_eq!(hyphenated("de", "Glasfaserbereitstellung,"), "Glas|fa|ser|be|reit|stel|lung,");
        assert_eq!(hyphenated("en-GB", "“extensive”"), "“ex|ten|sive”");
        assert_eq!(hyphenated("tlh", "extensive"), "extensive");
    }

    #[test]
    fn only_words_are_hyphenated() {
        for text in ["https://example.org/extensive", "extensive_documentation", "a2extensive3documentation", "short"] {
            assert_eq!(hyphenated("en", text), text);
        }
    }
}
