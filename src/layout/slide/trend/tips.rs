//! The tips of bars that have words: the worst and the best moment of the map, then those of each chevron.

use super::{
    averaged::Trend,
    means::{End, Mean},
    placed::Tip,
};
use crate::layout::slide::frame::Frame;
use std::cmp::Ordering;

impl<'m> Trend<'m> {
    /// The tips whose words are tried, the most telling first.
    pub fn tips(&self, frame: &Frame) -> Vec<Tip<'m>> {
        let mut tips: Vec<(u8, Tip<'m>)> = Vec::new();
        let mut from = 0;
        for run in &frame.runs {
            let own = |mean: &Mean<'m>| self.bins.all[mean.bin].columns.end <= run.columns.end;
            let to = from + self.means[from..].iter().take_while(|mean| own(mean)).count();
            let lowest = self.tip(from..to, true);
            let highest = self.tip(from..to, false);
            let same = matches!((lowest, highest), (Some(low), Some(high)) if low.mean == high.mean && low.end.y == high.end.y);
            tips.extend(lowest.map(|tip| (1, tip)));
            tips.extend(highest.filter(|_| !same).map(|tip| (2, tip)));
            from = to;
        }
        // The worst and the best of the whole map come before all others.
        for is_low in [true, false] {
            let of_kind = tips.iter_mut().filter(|(_, tip)| tip.is_low == is_low);
            if let Some(most) = of_kind.min_by(|a, b| further(&a.1.end, &b.1.end, is_low)) {
                most.0 = 0;
            }
        }
        tips.sort_by_key(|&(rank, tip)| (rank, !tip.is_low, tip.mean));
        tips.into_iter().map(|(_, tip)| tip).collect()
    }

    /// The lowest or the highest of these ends that has a word.
    fn tip(&self, means: std::ops::Range<usize>, is_low: bool) -> Option<Tip<'m>> {
        let tips = means.map(|mean| {
            let end = if is_low { self.means[mean].low } else { self.means[mean].high };
            Tip { mean, end, is_low }
        });
        let worded = tips.filter(|tip| tip.end.feeling.word.is_some());
        worded.min_by(|a, b| further(&a.end, &b.end, is_low).then(a.mean.cmp(&b.mean)))
    }
}

/// Which of two ends is further out.
fn further(a: &End<'_>, b: &End<'_>, is_low: bool) -> Ordering {
    if is_low { b.y.total_cmp(&a.y) } else { a.y.total_cmp(&b.y) }
}
