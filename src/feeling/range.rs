//! The range that scores are in.

use super::{Feeling, folded};
use unicode_normalization::UnicodeNormalization;

/// The lowest and highest score of a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range(pub f64, pub f64);

pub const LEVELS: Range = Range(-2.0, 2.0);

/// The range in a label, as in "Score (1-10)" or "-2..2".
pub fn range_in(label: &str) -> Option<Range> {
    let label: String = label.nfkc().collect::<String>().replace('−', "-");
    let mut numbers = Vec::new();
    let mut rest = label.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = at + rest[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - at);
        // A dash between two figures isn't a sign.
        let negative = rest[..at].ends_with('-')
            && (numbers.is_empty() || rest[..at].trim_end_matches('-').ends_with(['.', ' ', '/']));
        let number: f64 = rest[at..end].parse().ok()?;
        numbers.push(if negative { -number } else { number });
        rest = &rest[end..];
    }
    match numbers[..] {
        [low, high] if low < high => Some(Range(low, high)),
        _ => None,
    }
}

/// The highest possible figure in a label, as in "Satisfaction (out of 10)" or "Mood /5".
pub fn highest_in(label: &str) -> Option<f64> {
    let at = label.find(|c: char| c.is_ascii_digit())?;
    let end = at + label[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len() - at);
    let before = folded(&label[..at]);
    let is_highest = label[..at].trim_end().ends_with('/')
        || ["out of", "von", "sur", "de", "max", "من"]
            .iter()
            .any(|word| before == *word || before.ends_with(&format!(" {word}")));
    let is_only = !label[end..].contains(|c: char| c.is_ascii_digit());
    label[at..end].parse().ok().filter(|_| is_highest && is_only)
}

impl Range {
    /// The range of all these feelings: that which is named, or one that has room for them.
    pub fn of<'a>(feelings: impl Iterator<Item = &'a Feeling> + Clone, named: Option<Self>) -> Self {
        if let Some(named) = named {
            return named;
        }
        let bare = feelings.clone().filter(|of| of.of.is_none()).filter_map(|of| of.number);
        let (low, high) = bare.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        // Where no other figure is, a zero is neither good nor bad.
        if (low, high) == (0.0, 0.0) && feelings.clone().all(|of| of.of.is_none()) {
            return LEVELS;
        }
        let of = feelings.clone().filter_map(|of| of.of).fold(f64::NEG_INFINITY, f64::max);
        let lowest = feelings.clone().filter_map(|of| of.number).fold(f64::INFINITY, f64::min);
        let at_least =
            |steps: &[f64], value: f64| steps.iter().copied().find(|step| *step >= value).unwrap_or(value.ceil());
        // Spreadsheets keep 80 % as 0.8.
        let is_share = |of: &Feeling| of.number.is_some_and(|number| number.fract() != 0.0);
        let is_plain = !of.is_finite() && !feelings.clone().any(|of| of.signed);
        if is_plain && low >= 0.0 && high <= 1.0 && feelings.clone().any(is_share) {
            return Self(0.0, 1.0);
        }
        if low < 0.0 || feelings.clone().any(|of| of.signed) && high <= 10.0 {
            let most = at_least(&[2.0, 3.0, 5.0, 10.0, 100.0], low.abs().max(high));
            Self(-most, most)
        } else if of.is_finite() || high.is_finite() {
            let most = at_least(&[5.0, 7.0, 10.0, 100.0], of.max(high));
            // Five out of ten is half.
            Self(if lowest < 1.0 || most > 10.0 || of >= 10.0 { 0.0 } else { 1.0 }, most)
        } else {
            LEVELS
        }
    }

    /// Whether a figure of this feeling is no score of this range.
    pub fn excludes(self, feeling: &Feeling) -> bool {
        feeling.of.is_none() && feeling.number.is_some_and(|number| !(self.0..=self.1).contains(&number))
    }

    /// Whether a sign or a face, without a figure and words, says about the same as a score of this range.
    pub fn is_alike(self, score: f64, feeling: &Feeling) -> bool {
        let is_sign = feeling.number.is_none() && feeling.word.is_empty();
        let step = (self.1 - self.0) / (LEVELS.1 - LEVELS.0);
        is_sign && self.score(feeling).is_some_and(|sign| (sign - score).abs() <= step)
    }

    /// A feeling as a score in this range, if it is known how good it is.
    pub fn score(self, feeling: &Feeling) -> Option<f64> {
        let Self(low, high) = self;
        // A word is no finer than whole figures, where there is room for five of them.
        let is_coarse = self != LEVELS && high - low >= LEVELS.1 - LEVELS.0;
        let score = match (feeling.number, feeling.of, feeling.level) {
            (Some(number), Some(of), _) if of != high => {
                let from = low.max(0.0);
                low + (number - from) / (of - from).max(1.0) * (high - low)
            }
            (Some(number), ..) => number,
            (None, _, Some(level)) => {
                let score = low + (level - LEVELS.0) / (LEVELS.1 - LEVELS.0) * (high - low);
                if is_coarse { score.round() } else { score }
            }
            (None, _, None) => return None,
        };
        Some((score.clamp(low, high) * 100.0).round() / 100.0)
    }
}
