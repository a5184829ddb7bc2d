//! The personas of a map by name and by label, to distinguish them from other words of a line.

use super::{fold::key, foreign_signs::quotation_mark, is_blank, severity::severity};
use rustc_hash::FxHashMap;

/// Nobody is called by more bytes.
const LONGEST: usize = 200;

/// The personas that a line can mention.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct People {
    /// The name for each folded name, label, and label up to its first comma.
    called: FxHashMap<String, String>,
    /// The name of whoever alone has this word in the label, folded; empty where several have it.
    by_word: FxHashMap<String, String>,
    /// The largest number of words in one of those.
    words: usize,
    /// Every name once, in the order of the declarations.
    names: Vec<String>,
    /// Whether they come from several files, of which a map takes only those that it mentions.
    several_files: bool,
}

/// What stands before somebody's name.
const TITLES: [&str; 14] =
    ["mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "familie", "family", "mme", "sr", "sra", "señora"];

/// Whether a word, in lower case, stands before somebody's name.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&word.trim_end_matches(['.', ',']))
}

/// Words that mean all personas.
const EVERYBODY: [&str; 14] = [
    "all",
    "all personas",
    "both",
    "everybody",
    "everyone",
    "every persona",
    "any",
    "alle",
    "beide",
    "jeder",
    "tous",
    "todos",
    "tutti",
    "allen",
];

/// Words that mean those who have no line of their own.
const OTHERS: [&str; 8] =
    ["others", "the others", "all others", "rest", "the rest", "everybody else", "everyone else", "anyone else"];

/// Words that mean no persona.
const NOBODY: [&str; 7] = ["nobody", "no one", "no-one", "noone", "none", "nothing", "neither"];

/// Words before those who are left out.
const EXCEPT: [&str; 8] = ["not", "except", "except for", "but", "but not", "without", "excluding", "other than"];

/// Signs before one who is left out.
const NOT_SIGNS: [char; 7] = ['!', '-', '−', '–', '¬', '≠', '~'];

/// More words than this aren't tried as a label.
const MOST_WORDS: usize = 6;

impl People {
    pub fn add(&mut self, name: &str, label: &str) {
        let first = label.split([',', '，', '、', '،']).next().unwrap_or_default();
        if self.called.get(&key(name)).is_none_or(|known| known != name) {
            self.names.push(name.to_owned());
        }
        for word in key(first).split(' ').filter(|word| word.chars().count() > 2 && !is_title(word)) {
            let known = self.by_word.entry(word.to_owned()).or_insert_with(|| name.to_owned());
            if known != name {
                known.clear();
            }
        }
        for called in [name, label, first] {
            let key = key(called);
            if !key.is_empty() && severity(&key).is_none() {
                self.words = self.words.max(key.split(' ').count()).min(MOST_WORDS);
                self.called.entry(key).or_insert_with(|| name.to_owned());
            }
        }
    }

    /// The name of the persona called `text`.
    pub fn find(&self, text: &str) -> Option<&str> {
        if self.called.is_empty() || text.len() > LONGEST {
            None
        } else {
            self.called.get(&key(text)).map(String::as_str)
        }
    }

    /// The persona whom a text names at its end, after a blank, a comma or a bracket, and what is before.
    pub fn at_end<'a>(&self, text: &'a str) -> Option<(&'a str, &str)> {
        let sign = |c: char| is_blank(c) || matches!(c, ',' | '(');
        let mut ends = text.char_indices().filter(|&(at, c)| sign(c) && text.len() - at <= LONGEST);
        let (at, persona) = ends.find_map(|(at, _)| Some((at, self.find(bare(&text[at..]))?)))?;
        Some((text[..at].trim_end_matches(sign), persona))
    }

    /// The persona that `text` most likely means by a part of the label, as *Mrs Keller* does for *Mrs. Anna Keller*.
    pub fn meant(&self, text: &str) -> Option<&str> {
        let key = key(text);
        let mut words = key.split(' ').map(|word| word.trim_end_matches('.')).filter(|word| !is_title(word));
        let (word, None) = (words.next()?, words.next()) else { return None };
        self.by_word.get(word).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Whether `text` means all personas and isn't the name of one.
    pub fn is_everybody(&self, text: &str) -> bool {
        means_everybody(text) && !self.called.contains_key(&key(text))
    }

    /// Whether `text` means two personas, and the map has more.
    pub fn is_some_pair(&self, text: &str) -> bool {
        self.is_everybody(text) && ["both", "beide"].contains(&key(text).as_str()) && self.names.len() > 2
    }

    /// Lets what was added until now come from another file than what is added from now on.
    pub fn next_file(&mut self) {
        self.several_files |= !self.names.is_empty();
    }

    /// Everybody but those whom `text` leaves out, as `not ben` and `everybody except ben` do. `None` if it leaves out
    /// nobody who is known, or if others may belong to the map or not.
    pub fn all_but(&self, text: &str) -> Option<Vec<&str>> {
        let out = self.listed(left_out(text)?)?;
        let left: Vec<&str> = self.names.iter().map(String::as_str).filter(|name| !out.contains(name)).collect();
        (!left.is_empty() && !self.several_files).then_some(left)
    }

    /// The persona that `text` begins with, and the rest.
    pub fn leading<'a>(&self, text: &'a str) -> Option<(&str, &'a str)> {
        let sign = |c: char| {
            is_blank(c)
                || matches!(
                    c,
                    ':' | '：' | ',' | '，' | '、' | '،' | '"' | '”' | '(' | ')' | ']' | '=' | '/' | ';' | '&' | '+'
                )
        };
        let ends = text.char_indices().filter(|&(_, c)| sign(c)).map(|(at, _)| at).take(self.words + 1);
        let mut ends: Vec<usize> = ends.collect();
        if ends.len() <= self.words {
            ends.push(text.len());
        }
        let called =
            |end: usize| Some((self.find(&text[..end])?, &text[text[..end].trim_end_matches(is_blank).len()..]));
        ends.iter().rev().find_map(|&end| called(end))
    }

    /// What is between quotation marks, and the persona after them: `"Why so dear?" anna`.
    pub fn behind_quotation<'a>(&self, text: &'a str) -> Option<(&'a str, &str)> {
        let (open, closes) = quotation_mark(text)?;
        let close = text.rfind(closes).filter(|close| *close > open.len_utf8())?;
        let end = close + text[close..].chars().next().map_or(0, char::len_utf8);
        let sign = |c: char| is_blank(c) || matches!(c, '-' | '–' | '—' | '(' | ')' | ',');
        let whom = text[end..].trim_matches(sign);
        Some((&text[..end], self.find(whom).filter(|_| !whom.is_empty())?))
    }

    /// The personas listed in `text`, if it lists nothing else.
    pub fn listed(&self, text: &str) -> Option<Vec<&str>> {
        let mut rest = text.trim_matches(is_blank);
        let mut names = Vec::new();
        while !rest.is_empty() {
            let (name, behind) = self.leading(rest)?;
            names.push(name);
            rest = behind.trim_start_matches(|c: char| {
                is_blank(c) || matches!(c, ',' | '，' | '、' | '،' | ';' | '&' | '+' | '/')
            });
            rest = ["and ", "und ", "et ", "y "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        }
        (!names.is_empty()).then_some(names)
    }
}

/// Words around the name of a persona.
const AROUND: [&str; 8] = ["for", "of", "by", "from", "only", "just", "about", "to"];

/// The names in `text` without brackets and words around them: `(anna)`, `for anna`, `anna only`.
pub fn bare(text: &str) -> &str {
    let sign = |c: char| is_blank(c) || "()[]{}<>,;–—-/@\"“”'".contains(c);
    let around = |word: &str| AROUND.iter().any(|around| around.eq_ignore_ascii_case(word));
    let mut rest = text.trim_matches(sign);
    loop {
        let first = rest.split(is_blank).next().unwrap_or_default();
        let last = rest.rsplit(is_blank).next().unwrap_or_default();
        let inner = if first.len() < rest.len() && around(first) {
            &rest[first.len()..]
        } else if last.len() < rest.len() && around(last) {
            &rest[..rest.len() - last.len()]
        } else {
            return rest;
        };
        rest = inner.trim_matches(sign);
    }
}

/// Whether `text` means all personas.
pub fn means_everybody(text: &str) -> bool {
    EVERYBODY.contains(&key(text).as_str())
}

/// Whether `text` means those who have no line of their own.
pub fn means_others(text: &str) -> bool {
    OTHERS.contains(&key(text).as_str())
}

/// Whether `text` means no persona.
pub fn means_nobody(text: &str) -> bool {
    NOBODY.contains(&key(text).as_str())
}

/// Those whom `text` leaves out: what follows `not`, `except` and the like.
pub fn left_out(text: &str) -> Option<&str> {
    let text = text.trim_matches(is_blank);
    if let Some(rest) = text.strip_prefix(NOT_SIGNS) {
        return rest.starts_with(char::is_alphabetic).then_some(rest);
    }
    let behind = |text: &'_ str, word: &str| {
        let (start, rest) = (text.get(..word.len())?, text.get(word.len()..)?);
        (start.eq_ignore_ascii_case(word) && rest.starts_with(is_blank)).then_some(word.len())
    };
    let whole = EVERYBODY.iter().find_map(|word| behind(text, word)).unwrap_or(0);
    let text = text[whole..].trim_start_matches(is_blank);
    let length = EXCEPT.iter().rev().filter_map(|word| behind(text, word)).max()?;
    Some(text[length..].trim_start_matches(is_blank))
}

/// What a word says that therefore can't name a persona.
pub fn other_meaning(word: &str) -> Option<&'static str> {
    if severity(word).is_some() {
        return Some("this word says how bad a pain is");
    }
    if means_everybody(word) {
        return Some("this word means everybody");
    }
    if means_not_known(word) {
        return Some("this word says that nobody is known yet");
    }
    let excludes = EXCEPT.contains(&key(word).as_str());
    (excludes || means_nobody(word) || means_others(word)).then_some("this word says who is not meant")
}

/// Whether a word stands for something that isn't known yet.
pub fn means_not_known(word: &str) -> bool {
    const WORDS: [&str; 7] = ["tbd", "tba", "tbc", "n/a", "na", "todo", "unknown"];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a phrase that nobody declared can be the name of something: it has no number and no word that says how bad
/// something is, or who is not meant.
pub fn can_be_declared(phrase: &str) -> bool {
    let mut words = phrase.split(is_blank).filter(|word| !word.is_empty());
    let fits = |word: &str| {
        word.starts_with(char::is_alphabetic)
            && !word.contains([':', '：', '=', '#', '%'])
            && !word.split(|c: char| !c.is_alphanumeric()).any(|part| severity(part).is_some() || excludes(part))
    };
    let signs = |word: &str| word.chars().all(|c| matches!(c, '&' | '+' | '-' | '–' | '—' | '/'));
    words.clone().next().is_some_and(|first| fits(first) && !means_everybody(first))
        && words.all(|word| fits(word.trim_matches(['(', ')', '"', '“', '”', '\''])) || signs(word))
}

fn excludes(word: &str) -> bool {
    let key = key(word);
    let others = ["others", "other", "rest", "else", "minus", "no", "is"];
    EXCEPT.contains(&key.as_str()) || NOBODY.contains(&key.as_str()) || others.contains(&key.as_str())
}
