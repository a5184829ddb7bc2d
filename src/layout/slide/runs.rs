//! Which stages share a chevron: none, unless there are more than fit, or their names would have to be broken.

use std::ops::Range;

/// Gap between two chevrons.
pub const GAP: f64 = 12.0;
/// In a narrower stage, its name wouldn't fit.
pub const STAGE: f64 = 122.0;
/// A chevron for several stages is at least this wide: it has two names and two counts.
const SHARED: f64 = 184.0;
/// Fewer chevrons than this wouldn't show where something happens.
const FEWEST: usize = 5;

/// How much a column has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Density {
    /// A card with title and channels.
    Cards,
    /// A title in small letters.
    Titles,
    /// Nothing: a card for each stage counts its columns and names its key moments.
    Counts,
}

/// The stages of each chevron. `words` gives the width that a chevron needs for each stage's longest word.
pub fn runs(words: &[f64], density: Density, width: f64) -> Vec<Range<usize>> {
    let most = |least: f64| (((width + GAP) / (least + GAP)) as usize).max(1);
    let singles = || (0..words.len()).map(|stage| stage..stage + 1).collect::<Vec<_>>();
    let fit = words.len() <= most(STAGE);
    // If columns still have cards of their own, these make up for a cut stage name.
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

/// The width of a chevron in which the names of its first and its last stage are whole.
pub fn need(run: &Range<usize>, words: &[f64]) -> f64 {
    let ends = [run.start, run.end.saturating_sub(1)];
    ends.iter().filter_map(|&stage| words.get(stage)).copied().fold(0.0, f64::max)
}

/// The least width of a chevron for this many stages.
pub fn least(run: &Range<usize>) -> f64 {
    if run.len() > 1 { SHARED } else { STAGE }
}

fn is_whole(runs: &[Range<usize>], words: &[f64], least: f64, width: f64) -> bool {
    let needs = runs.iter().map(|run| need(run, words).max(least) + GAP).sum::<f64>();
    needs <= width + GAP
}

/// This many stages in at most `count` runs, whose lengths differ by at most one.
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
