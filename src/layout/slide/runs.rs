//! Which stages share a chevron: none, unless there are more than fit, or their names would have to be broken.

use std::ops::Range;

/// Between two chevrons.
pub const GAP: f64 = 12.0;
/// A stage narrower than this couldn't say what it is.
pub const STAGE: f64 = 122.0;
/// A chevron that stages share is at least this wide: two names and two counts stand in it.
const SHARED: f64 = 184.0;
/// Fewer chevrons than these would tell nothing of where something happens.
const FEWEST: usize = 5;

/// How much there is room for in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Density {
    /// A card with title and channels.
    Cards,
    /// A title in small letters.
    Titles,
    /// Nothing: a card for each stage counts its columns and names its key moments.
    Counts,
}

/// Neighbouring stages, a range for each chevron. `words` says how wide a chevron must be for each stage's longest word.
pub fn runs(words: &[f64], density: Density, width: f64) -> Vec<Range<usize>> {
    let most = |least: f64| (((width + GAP) / (least + GAP)) as usize).max(1);
    let singles = || (0..words.len()).map(|stage| stage..stage + 1).collect::<Vec<_>>();
    let fit = words.len() <= most(STAGE);
    // Where columns still have cards of their own, each says its stage's name beside them well enough.
    if fit && (density != Density::Counts || is_whole(&singles(), words, STAGE, width)) {
        return singles();
    }
    let shared = (FEWEST..=most(SHARED)).rev().map(|count| even(words.len(), count));
    let whole = |runs: &Vec<Range<usize>>| is_whole(runs, words, SHARED, width);
    match shared.clone().find(|runs| runs.len() < words.len() && whole(runs)) {
        Some(runs) => runs,
        None if fit => singles(),
        None => even(words.len(), most(SHARED)),
    }
}

/// How wide a chevron must be so that the names in it, its first stage's and its last one's, are whole.
pub fn need(run: &Range<usize>, words: &[f64]) -> f64 {
    let ends = [run.start, run.end.saturating_sub(1)];
    ends.iter().filter_map(|&stage| words.get(stage)).copied().fold(0.0, f64::max)
}

/// The least that a chevron for so many stages takes.
pub fn least(run: &Range<usize>) -> f64 {
    if run.len() > 1 { SHARED } else { STAGE }
}

fn is_whole(runs: &[Range<usize>], words: &[f64], least: f64, width: f64) -> bool {
    let needs = runs.iter().map(|run| need(run, words).max(least) + GAP).sum::<f64>();
    needs <= width + GAP
}

/// So many stages in at most `count` runs, none longer than another by more than one.
fn even(stages: usize, count: usize) -> Vec<Range<usize>> {
    let each = stages.div_ceil(count.max(1)).max(1);
    let runs = stages.div_ceil(each);
    (0..runs).map(|run| run * stages / runs..(run + 1) * stages / runs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_share_evenly() {
        let sizes = |stages, count| even(stages, count).iter().map(ExactSizeIterator::len).collect::<Vec<_>>();
        assert_eq!(sizes(12, 8), [2; 6]);
        assert_eq!(sizes(80, 8), [10; 8]);
        assert_eq!(sizes(13, 8), [1, 2, 2, 2, 2, 2, 2]);
        assert!(even(0, 8).is_empty());
    }

    #[test]
    fn long_names_make_fewer_chevrons() {
        let count = |word: f64| runs(&[word; 20], Density::Counts, 1628.0).len();
        assert_eq!((count(150.0), count(250.0), count(2000.0)), (7, 5, 7));
    }
}
