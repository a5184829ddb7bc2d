//! Which words of a column could be mistaken for another's: they have their persona's mark.

use crate::model::{Feeling, Scale};
use rustc_hash::FxHashMap;

/// Points closer than this share of the scale are side by side, and so are their words.
const NEAR: f64 = 0.05;

/// The words of a column: the same one twice, one whose point is right next to another's, or one beside that of a joined mark, which is in ink, could be
/// mistaken.
pub struct Ambiguous {
    /// The scores with words, from the lowest.
    scores: Vec<f64>,
    /// How often each word occurs.
    words: FxHashMap<String, usize>,
    near: f64,
    /// Whether some of them are of several personas.
    is_shared: bool,
}

impl Ambiguous {
    /// Of these feelings, each of which has a word of its own; whether some are of several personas.
    pub fn new<'a>(scale: Scale, feelings: impl Iterator<Item = &'a Feeling>, is_shared: bool) -> Self {
        let near = (scale.high - scale.low) * NEAR;
        let mut ambiguous = Self { scores: Vec::new(), words: FxHashMap::default(), near, is_shared };
        for feeling in feelings {
            if let Some(word) = &feeling.word {
                ambiguous.scores.push(feeling.score.get());
                *ambiguous.words.entry(word.to_plain().to_lowercase()).or_insert(0) += 1;
            }
        }
        ambiguous.scores.sort_by(f64::total_cmp);
        ambiguous
    }

    /// Whether the word of a feeling needs a mark.
    pub fn has(&self, feeling: &Feeling) -> bool {
        let (score, word) = (feeling.score.get(), feeling.word.as_ref().map(|word| word.to_plain().to_lowercase()));
        let first = self.scores.partition_point(|other| *other < score - self.near);
        let last = self.scores.partition_point(|other| *other <= score + self.near);
        let own = usize::from(word.is_some());
        self.is_shared && word.is_some()
            || last - first > own
            || word.is_some_and(|word| self.words.get(&word).is_some_and(|count| *count > 1))
    }
}
