//! The meaning of a label, found by its words.

use super::{
    Label, Lane,
    companions::{CONJUNCTIONS, FACETS, PEOPLE, TIMES, WE},
    names::is_name,
    tokens::{Token, as_written, tokens},
    words::LANGUAGES,
};
use crate::{feeling::folded, vocabulary::capitalised};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a label means, and the languages that have the word.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The meaning.
    pub label: Label,
    /// The languages.
    pub langs: Vec<&'static str>,
    /// What else the label says, such as a persona's name.
    pub rest: String,
    /// Whether the rest is a part of its own, as in "Pain points (Anna)", so that the meaning is certain without it.
    pub apart: bool,
    /// Whether the rest is in front, without a sign that it is somebody's, as in "Open questions" and "Anna feelings".
    pub in_front: bool,
    /// The only word for a kind of person in it, as in "Patient feelings".
    pub kind: Option<String>,
}

impl Found {
    /// A label that says nothing else.
    pub fn of(label: Label, langs: Vec<&'static str>) -> Self {
        Self { label, langs, rest: String::new(), apart: false, in_front: false, kind: None }
    }
}

/// What is between two lanes of a label.
const EQUAL: &[char] = &['/', '&', '+', ',', '|', '、', '・'];

/// The meaning of a label, if it is certain. Texts that are too long for a label have none.
pub fn label(text: &str) -> Option<Found> {
    const LONGEST: usize = 60;
    let first = text.lines().next().unwrap_or_default();
    if text.is_empty() || text.chars().count() > 2 * LONGEST || first.chars().count() > LONGEST {
        return None;
    }
    let exact = exact(&folded(text));
    let found = match exact.is_some() || is_of_several(text) {
        true => exact,
        false => parted(text).or_else(|| inside(text)).or_else(|| of_titles(text)),
    };
    found.map(|found| Found { kind: kind_of_person(text), ..found })
}

/// The word for a kind of person in a label, if there is one.
fn kind_of_person(text: &str) -> Option<String> {
    let tokens = tokens(text);
    let mut kinds = tokens.iter().filter(|token| token.is_one_of(PEOPLE));
    kinds.next().filter(|_| kinds.next().is_none()).map(|kind| capitalised(kind.text))
}

/// The meaning of a label for phases, stages or steps with words that leave it alone, as in "Steps of the journey".
fn of_titles(text: &str) -> Option<Found> {
    let tokens = tokens(text);
    let known = |token: &Token<'_>| {
        exact(&token.folded).filter(|found| matches!(found.label, Label::Phase | Label::Stage | Label::Step))
    };
    let is_word = |token: &Token<'_>| !token.folded.starts_with(|c: char| c.is_ascii_digit());
    let is_journey = |token: &Token<'_>| exact(&token.folded).is_some_and(|found| found.label == Label::Title);
    let harmless = |token: &Token<'_>| token.is_harmless() && is_word(token) || is_journey(token);
    if !tokens.iter().all(|token| known(token).is_some() || harmless(token)) {
        return None;
    }
    tokens.iter().find_map(known)
}

/// The meaning of a label with several parts, as in "Feelings (Anna)" or "Actions / Doing": that of the first part that
/// has one, unless other parts mean other lanes or are about a property of the lane.
fn parted(text: &str) -> Option<Found> {
    const SIGNS: &[char] = &['(', ')', ':', '–', '—', '\n', '（', '）', '：'];
    let parts = text.split(SIGNS).flat_map(|part| part.split(" - ")).map(str::trim).filter(|part| !part.is_empty());
    let (mut found, mut others): (Vec<Found>, Vec<String>) = (Vec::new(), Vec::new());
    for part in parts {
        let equals: Vec<&str> = part.split(EQUAL).map(str::trim).filter(|part| !part.is_empty()).collect();
        let mut meanings: Vec<_> = equals.iter().map(|part| exact(&folded(part)).or_else(|| inside(part))).collect();
        let unknown = equals.iter().zip(&meanings).filter(|(_, meaning)| meaning.is_none()).map(|(part, _)| *part);
        match joined_names(part, &equals, &meanings) {
            Some(names) => match meanings.iter_mut().flatten().next() {
                Some(first) => *first = Found { rest: names, apart: true, ..first.clone() },
                None => others.push(names),
            },
            None => others.extend(unknown.map(str::to_owned)),
        }
        let mut meanings = meanings.into_iter().flatten();
        let Some(first) = meanings.next() else { continue };
        if meanings.any(|other| !first.label.goes_with(other.label)) {
            return None;
        }
        found.push(first);
    }
    let is_lane = |of: &Found| matches!(of.label, Label::Lane(_) | Label::Goal);
    let at = found.iter().position(is_lane).unwrap_or_default();
    let found = found.into_iter().nth(at)?;
    if others.iter().any(|part| is_property(part)) {
        return None;
    }
    let is_scale = |part: &str| part.contains('=') && part.contains(|c: char| c.is_ascii_digit());
    others.retain(|part| !is_scale(part) && !tokens(part).iter().all(Token::is_harmless));
    if others.is_empty() {
        return Some(found);
    }
    Some(Found {
        rest: [std::slice::from_ref(&found.rest), others.as_slice()].concat().join(" ").trim().to_owned(),
        apart: true,
        ..found
    })
}

/// The names in a part of a label as they are written: "Mark & Jo" in "Mark & Jo feeling". `None` if it has anything else.
fn joined_names(part: &str, pieces: &[&str], meanings: &[Option<Found>]) -> Option<String> {
    let mut others = pieces.iter().zip(meanings).filter(|(_, meaning)| meaning.is_none());
    if pieces.len() < 2 || meanings.iter().flatten().count() > 1 || !others.all(|(piece, _)| is_name(piece)) {
        return None;
    }
    let Some((at, found)) = meanings.iter().enumerate().find_map(|(at, of)| Some((at, of.as_ref()?))) else {
        return Some(part.to_owned());
    };
    let is_last = at + 1 == pieces.len();
    match (at, found.rest.as_str()) {
        (_, "") => None,
        (_, rest) if is_last => Some(format!("{}{rest}", part.strip_suffix(pieces[at])?)),
        (0, rest) => Some(format!("{rest}{}", part.strip_prefix(pieces[0])?)),
        _ => None,
    }
}

/// Whether a label is of lanes that one can't be, however it joins them: pains and gains, which are opposites, or any that are joined outside of
/// brackets, as in "Pains (P) / Gains (G)".
fn is_of_several(text: &str) -> bool {
    let mut depth = 0_usize;
    let outside = |c: char| {
        let closes = matches!(c, ')' | '）');
        depth = if matches!(c, '(' | '（') { depth + 1 } else { depth.saturating_sub(usize::from(closes)) };
        if depth > 0 || closes { ' ' } else { c }
    };
    let outside: String = text.chars().map(outside).collect();
    let all = hits(&tokens(text));
    let is = |lane: Lane| all.iter().any(|hit| hit.words.iter().all(|word| word.label == Label::Lane(lane)));
    let joined: Vec<Hit> = outside.split(EQUAL).filter_map(|part| hits(&tokens(part)).into_iter().next()).collect();
    is(Lane::Pain) && is(Lane::Gain) || joined.windows(2).any(|pair| !goes(pair))
}

/// Whether a part of a label names a property, as in "Pain point (ID)".
fn is_property(part: &str) -> bool {
    let tokens = tokens(part);
    !tokens.iter().any(|token| token.folded.starts_with(|c: char| c.is_ascii_digit()))
        && tokens.iter().any(Token::is_facet)
}

/// The languages that labels are known in, English first.
pub fn langs() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(lang, _)| *lang)
}

/// A word for a meaning.
struct Word {
    /// Folded.
    text: String,
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
    /// A word that only has its meaning alone begins with `=`.
    fn new(label: Label, lang: &'static str, word: &str) -> Self {
        const SHORTEST: usize = 3;
        let text = folded(word);
        let length = text.chars().count();
        let may_be_within = matches!(label, Label::Lane(_) | Label::Goal) && !word.starts_with('=');
        let within = match (may_be_within, is_unspaced(&text)) {
            (true, true) if length > 1 => Within::Anywhere,
            (true, false) if length >= SHORTEST => Within::Whole,
            (_, _) => Within::Nowhere,
        };
        Self { text, label, lang, within }
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
    WORDS.iter().for_each(|word| by_text.entry(word.text.as_str()).or_default().push(word));
    by_text
});

fn exact(folded: &str) -> Option<Found> {
    chosen(BY_TEXT.get(folded)?.iter().copied())
}

/// The first meaning, and the languages of all words that have it.
fn chosen(mut words: impl Iterator<Item = &'static Word>) -> Option<Found> {
    let first = words.next()?;
    let others = words.filter(|word| word.label == first.label).map(|word| word.lang);
    let mut langs: Vec<_> = std::iter::once(first.lang).chain(others).collect();
    langs.dedup();
    Some(Found::of(first.label, langs))
}

/// A word with a meaning among the tokens of a label: where it begins and ends, and its entries.
struct Hit {
    from: usize,
    to: usize,
    words: Vec<&'static Word>,
}

/// The words with a meaning, from left to right, the longest at each place.
fn hits(tokens: &[Token<'_>]) -> Vec<Hit> {
    const LONGEST: usize = 5;
    let (mut hits, mut from) = (Vec::new(), 0);
    while from < tokens.len() {
        let spelt =
            |to: usize| tokens[from..to].iter().map(|token| token.folded.as_str()).collect::<Vec<_>>().join(" ");
        let known = |to: usize| {
            let words = BY_TEXT.get(spelt(to).as_str())?;
            let words: Vec<_> = words.iter().copied().filter(|word| word.within == Within::Whole).collect();
            (!words.is_empty()).then_some(Hit { from, to, words })
        };
        let hit = (from + 1..=tokens.len().min(from + LONGEST)).rev().find_map(known);
        from = hit.as_ref().map_or(from + 1, |hit| hit.to);
        hits.extend(hit);
    }
    hits
}

/// The meaning of a label in which it is surrounded by other words, as in "What is the customer thinking?", or by a name, as in
/// "Anna's feelings".
fn inside(text: &str) -> Option<Found> {
    let tokens = tokens(text);
    let hits = hits(&tokens);
    let rank = |word: &Word| WORDS.iter().position(|of| std::ptr::eq(of, word));
    let best = hits.iter().flat_map(|hit| hit.words.iter().copied()).min_by_key(|word| rank(word));
    let Some(best) = best else { return unspaced(&folded(text)) };
    // Two nouns next to each other are a third thing, and two in a list are two.
    let apart = |pair: &[Hit]| {
        pair[0].to < pair[1].from && !tokens[pair[0].to..pair[1].from].iter().any(|token| token.is_one_of(CONJUNCTIONS))
    };
    if !hits.windows(2).all(|pair| apart(pair) || goes(pair)) {
        return None;
    }
    // What we do isn't what they do.
    if best.label == Label::Lane(Lane::Does) && tokens.iter().any(|token| token.is_one_of(WE)) {
        return None;
    }
    let is_hit = |at: usize| hits.iter().any(|hit| (hit.from..hit.to).contains(&at));
    let left: Vec<&Token<'_>> = tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| !is_hit(*at) && !token.is_harmless())
        .map(|(_, token)| token)
        .collect();
    let is_name = |token: &&Token<'_>| !token.is_facet() && !token.text.starts_with(char::is_lowercase);
    if !left.iter().all(is_name) {
        return None;
    }
    let found = chosen(std::iter::once(best).chain(hits.iter().flat_map(|hit| hit.words.iter().copied())))?;
    let before = &tokens[..hits.first().map_or(0, |hit| hit.from)];
    let in_front = left.iter().all(|token| before.iter().any(|before| std::ptr::eq(before, *token)));
    Some(Found {
        rest: as_written(text, &left),
        in_front: in_front && !left.is_empty() && !text.contains(['\'', '’']),
        ..found
    })
}

/// Whether two words can be in the label of one lane.
fn goes(pair: &[Hit]) -> bool {
    pair[0].words.iter().any(|one| pair[1].words.iter().any(|other| one.label.goes_with(other.label)))
}

/// The same in a script without spaces.
fn unspaced(folded: &str) -> Option<Found> {
    const AND: [&str; 3] = ["と", "および", "及び"];
    let words = || WORDS.iter().filter(|word| word.within == Within::Anywhere && folded.contains(&word.text));
    let first = words().next()?;
    let left = words().fold(folded.to_owned(), |left, word| left.replace(&word.text, " "));
    let is_facet = FACETS.iter().flat_map(|list| list.split('|')).any(|word| is_unspaced(word) && left.contains(word));
    let is_list = AND.iter().any(|and| left.contains(and)) && words().any(|word| !first.label.goes_with(word.label));
    if is_facet || is_list { None } else { chosen(words()) }
}

/// Whether a text next to a group of lanes can be what somebody is called, such as "Anna", "Adult daughter" or "Patient".
pub fn is_somebody(text: &str) -> bool {
    const LONGEST: usize = 5;
    // "Persona 2"
    let unnumbered = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '#' | '.'));
    if unnumbered.len() < text.len() && label(unnumbered).is_some_and(|found| found.label == Label::Persona) {
        return true;
    }
    let words = tokens(text);
    let says_who = |word: &Token<'_>| word.is_one_of(PEOPLE) || !word.is_harmless() && !word.is_facet();
    words.len() <= LONGEST
        && !text.chars().any(|c| c.is_ascii_digit() || c == '%')
        && words.iter().any(says_who)
        && !words.iter().all(|word| word.is_one_of(TIMES))
        && label(text).is_none_or(|found| found.label == Label::Persona)
}

/// Whether words are written without spaces between them, as in Japanese.
fn is_unspaced(word: &str) -> bool {
    !word.is_ascii() && word.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}
