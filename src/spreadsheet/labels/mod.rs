//! What the labels of workshop templates mean, in every language of the vocabulary.

mod words;

use crate::feeling::folded;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use words::LANGUAGES;

/// What a label says about the cells of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Groups of stages.
    Phase,
    /// Stages.
    Stage,
    /// Columns below their stages.
    Step,
    /// The title of the map.
    Title,
    /// Who goes through it.
    Persona,
    /// The owner of the map.
    Owner,
    /// A description of the map.
    About,
    /// The goals of a stage, or of the map.
    Goal,
    /// One of the lanes.
    Lane(Lane),
}

/// A lane of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    Does,
    Thinks,
    Says,
    Needs,
    Feels,
    Touchpoints,
    Channels,
    Takes,
    Pain,
    Severity,
    Gain,
    Opportunity,
    Insight,
    Frontstage,
    Backstage,
    Support,
    Metric,
    Moment,
    Deliverable,
    Training,
    Note,
}

/// What a label means, and the languages that have the word.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The meaning.
    pub label: Label,
    /// The languages.
    pub langs: Vec<&'static str>,
    /// What else the label says, such as a persona's name.
    pub rest: String,
}

/// The meaning of a label. Texts that are too long for a label have none.
pub fn label(text: &str) -> Option<Found> {
    const LONGEST: usize = 60;
    let first = text.lines().next().unwrap_or_default();
    if text.is_empty() || text.chars().count() > 2 * LONGEST || first.chars().count() > LONGEST {
        return None;
    }
    let whole = folded(text);
    let found = |(label, langs), rest| Found { label, langs, rest };
    exact(&whole).map(|of| found(of, String::new())).or_else(|| parted(text)).or_else(|| {
        let (word, of) = inside(&whole)?;
        Some(found(of, whose(text, word)))
    })
}

/// The meaning of a label with several parts, as in "Feelings (Anna)" or "Actions / Doing": that of the first part that
/// has one.
fn parted(text: &str) -> Option<Found> {
    const SIGNS: &[char] = &['/', '(', ')', ':', '&', '+', ',', '|', '–', '—', '\n', '、', '・', '（', '）', '：'];
    let parts: Vec<&str> = text.split(SIGNS).flat_map(|part| part.split(" - ")).map(str::trim).collect();
    let meanings: Vec<_> = parts.iter().map(|part| exact(&folded(part))).collect();
    let (label, langs) = meanings.iter().flatten().next()?.clone();
    let others = parts.iter().zip(&meanings).filter(|(_, meaning)| meaning.is_none()).map(|(part, _)| *part);
    let rest = others.collect::<Vec<_>>().join(" ").trim().to_owned();
    Some(Found { label, langs, rest })
}

/// A word for a meaning.
struct Word {
    /// Folded, with a space at both ends, so that it is found as a whole word.
    padded: String,
    label: Label,
    lang: &'static str,
    /// How it is found among other words.
    within: Within,
}

/// How a word is found among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Not at all: it is too short, or says nothing about a lane.
    Nowhere,
    /// As a whole word.
    Whole,
    /// Anywhere: its script has no spaces.
    Anywhere,
}

impl Word {
    fn new(label: Label, lang: &'static str, word: &str) -> Self {
        const SHORTEST: usize = 4;
        let bare = folded(word);
        let length = bare.chars().count();
        let within = match (matches!(label, Label::Lane(_) | Label::Goal), is_unspaced(&bare)) {
            (true, true) if length > 1 => Within::Anywhere,
            (true, false) if length >= SHORTEST => Within::Whole,
            (_, _) => Within::Nowhere,
        };
        Self { padded: format!(" {bare} "), label, lang, within }
    }
}

/// Every word with its meaning and its language, in the order of the meanings.
static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| {
    let of = |(lang, meanings): (&'static str, &'static [(Label, &'static str)])| {
        let words =
            |&(label, words): &(Label, &'static str)| words.split('|').map(move |word| Word::new(label, lang, word));
        meanings.iter().flat_map(words).collect::<Vec<_>>()
    };
    let mut all: Vec<Word> = LANGUAGES.into_iter().flat_map(of).collect();
    let [(_, english), ..] = LANGUAGES;
    all.sort_by_key(|word| english.iter().position(|(label, _)| *label == word.label));
    all
});

/// The words by their spelling.
static BY_TEXT: LazyLock<FxHashMap<&'static str, Vec<&'static Word>>> = LazyLock::new(|| {
    let mut by_text = FxHashMap::<_, Vec<_>>::default();
    WORDS.iter().for_each(|word| by_text.entry(word.padded.trim()).or_default().push(word));
    by_text
});

fn exact(folded: &str) -> Option<(Label, Vec<&'static str>)> {
    chosen(&mut BY_TEXT.get(folded)?.iter().copied())
}

/// The meaning of a label in which it is surrounded by other words, as in "What is the customer thinking?".
fn inside(folded: &str) -> Option<(&'static str, (Label, Vec<&'static str>))> {
    let padded = format!(" {folded} ");
    let says = |word: &Word| match word.within {
        Within::Nowhere => false,
        Within::Whole => padded.contains(&word.padded),
        Within::Anywhere => padded.contains(word.padded.trim()),
    };
    let mut words = WORDS.iter().filter(|word| says(word));
    Some((words.clone().next()?.padded.trim(), chosen(&mut words)?))
}

/// Words around a label and a name.
const LINKS: &[&str] = &[
    "s", "d", "l", "of", "for", "by", "how", "does", "is", "von", "fur", "der", "die", "des", "de", "du", "del", "la",
    "le", "les", "el", "los",
];
/// Words next to a label that specify a kind, not a person.
const KINDS: &[&str] = &[
    "positive", "negative", "neutral", "current", "future", "desired", "expected", "actual", "overall", "main", "key",
    "general", "average", "initial", "final", "curve", "journey", "graph", "line", "chart", "notes", "comments",
    "before", "after", "during", "what", "which", "why", "our", "their", "the", "your", "my", "other", "more",
    "internal", "external", "score", "words", "scale", "rating", "level", "emoji",
];

/// The person in a label with a name next to a word, as in "Anna's feelings" or "Feelings of Ben".
fn whose(text: &str, word: &str) -> String {
    let known: Vec<&str> = word.split(' ').collect();
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’'));
    let parts = parts.map(|part| part.trim_matches(|c: char| !c.is_alphanumeric())).filter(|part| !part.is_empty());
    let is_other = |part: &&str| !known.contains(&folded(part).as_str()) && !LINKS.contains(&folded(part).as_str());
    let name: Vec<&str> = parts.filter(is_other).collect();
    let is_kind = |part: &&str| part.starts_with(char::is_lowercase) || KINDS.contains(&folded(part).as_str());
    if name.iter().any(is_kind) { String::new() } else { name.join(" ") }
}

/// The first meaning, and the languages of all words that have it.
fn chosen(words: &mut dyn Iterator<Item = &'static Word>) -> Option<(Label, Vec<&'static str>)> {
    let first = words.next()?;
    let others = words.filter(|word| word.label == first.label).map(|word| word.lang);
    let mut langs: Vec<_> = std::iter::once(first.lang).chain(others).collect();
    langs.dedup();
    Some((first.label, langs))
}

/// Whether the rest of a label can be a name.
pub fn is_name(text: &str) -> bool {
    let words = || text.split_whitespace();
    words().next().is_some()
        && words().count() <= 3
        && !text.chars().any(|c| c.is_ascii_digit() || c == '%')
        && !words().any(|word| KINDS.contains(&folded(word).as_str()))
}

/// Whether words are written without spaces between them, as in Japanese.
fn is_unspaced(word: &str) -> bool {
    !word.is_ascii() && word.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}
