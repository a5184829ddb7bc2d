//! "Did you mean": the known word closest to an unknown one.

use crate::diagnostic::Applicability;

/// The candidate closest to `word`, if there is one: up to one slip in a short word, two in a longer one. The first
/// among equally close ones.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, candidates).min_by_key(|&(slips, _)| slips).map(|(_, candidate)| candidate)
}

/// The same for names that people gave.
pub fn nearest_name<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(name, candidates.into_iter().filter(|other| !is_another(name, other)))
}

/// The candidate that a word is a misspelling of, and how certain that is. A word that says the opposite is none.
pub fn misspelt<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, Applicability)> {
    let opposite = |meant: &str| {
        let word = word.to_lowercase();
        OPPOSITE.iter().any(|prefix| word.starts_with(prefix) && !meant.starts_with(prefix))
    };
    let (slips, meant) =
        near(word, candidates).filter(|(_, meant)| !opposite(meant)).min_by_key(|&(slips, _)| slips)?;
    let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    let certain = slips <= 1 && first(word) == first(meant);
    Some((meant, if certain { Applicability::Safe } else { Applicability::Unsafe }))
}

/// Whether a letter is missing, added or replaced, or two are in the wrong order.
pub fn is_one_slip(word: &str, meant: &str) -> bool {
    strsim::damerau_levenshtein(word, meant) <= 1
}

/// Whether two names differ in nothing but their digits: `interview2` is no slip of `interview3`, but another interview.
pub fn is_another(name: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric() && !c.is_numeric()).collect::<String>();
    let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
    digits(name) != digits(other) && letters(&name.to_lowercase()) == letters(&other.to_lowercase())
}

/// How words begin that say the opposite of the rest.
const OPPOSITE: [&str; 6] = ["un", "in", "non", "dis", "not", "mis"];

/// Only this many candidates are considered: no map written by a person has more names of a kind, and in a file with as
/// many mistakes as names the work would be the product of both.
const MOST: usize = 1_000;
/// Only this many candidates are compared letter by letter, those with the most letters in common first.
const MOST_COMPARED: usize = 16;

/// A quick way to see that two words are too different.
#[derive(Debug, Clone, Copy)]
pub struct Outline {
    length: usize,
    /// The letters of a word, each as one of 64 bits.
    letters: u64,
}

impl Outline {
    /// The outline of a word.
    pub fn of(word: &str) -> Self {
        let letters = word.chars().flat_map(char::to_lowercase);
        Self {
            length: word.chars().count(),
            letters: letters.fold(0, |letters, letter| letters | 1 << (letter as u32 % 64)),
        }
    }

    /// How many slips are allowed between two words.
    fn allowed(self, other: Self) -> usize {
        match self.length.min(other.length) {
            ..=2 => 0,
            3..=4 => 1,
            _ => 2,
        }
    }

    /// The least number of slips between them, unless that is too many: a slip adds at most one letter and removes one.
    fn apart(self, other: Self) -> Option<usize> {
        let more = |a: Self, b: Self| (a.letters & !b.letters).count_ones() as usize;
        let apart = more(self, other).max(more(other, self)).max(self.length.abs_diff(other.length));
        (apart <= self.allowed(other)).then_some(apart)
    }
}

/// Every candidate close to `word`, with the number of slips between them.
pub fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = (usize, &'a str)> {
    near_outlines(word, candidates.into_iter().map(|candidate| (candidate, Outline::of(candidate))))
}

/// The same for candidates whose outlines are known.
pub fn near_outlines<'a>(
    word: &str,
    candidates: impl Iterator<Item = (&'a str, Outline)>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let outline = Outline::of(word);
    // A word of a hundred letters isn't a slip of anything.
    let candidates = candidates.take(if outline.length <= 64 { MOST } else { 0 });
    let alike = candidates.filter_map(|(candidate, other)| Some((outline.apart(other)?, candidate, other)));
    let mut alike: Vec<(usize, &str, Outline)> = alike.collect();
    // The sort is stable: among equally close ones the first stays first.
    alike.sort_by_key(|&(apart, ..)| apart);
    alike.truncate(MOST_COMPARED);
    let word = word.to_lowercase();
    alike.into_iter().filter_map(move |(_, candidate, other)| {
        let slips = strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
        (slips <= outline.allowed(other)).then_some((slips, candidate))
    })
}
