//! Splits a map that is too long for one page into several, between stages: as few pages as keep the shape of a
//! landscape sheet of paper and can be read on it, all of about the same width.
//!
//! Each page has the title, its part of the stage band, the lane names and the scale. The first has the whole header,
//! the last the sources and the legend. Numbers, colours and scales are those of the whole map.

use super::{
    LayoutOptions, View,
    draw::{Laid, lay_out, overview},
    excerpt::excerpt,
    page_slice::PageSlice,
    whole::Whole,
};
use crate::{model::Map, scene::Scene, text::Fonts};
use std::ops::Range;

/// Width of a page for each unit of height: landscape paper of the A series.
const SHAPE: f64 = std::f64::consts::SQRT_2;
/// A page is no wider than this: on A3 its body text is 6 points high.
const WIDEST: f64 = 2800.0;
/// A map that is too wide by this factor or less stays on one page.
const SLACK: f64 = 1.1;

/// Lays out a map on as many pages as it needs, split between stages; on one if it fits. The pages are landscape, with
/// the shape of the A series of paper.
pub fn layout_pages(map: &Map, options: &LayoutOptions, fonts: &mut Fonts) -> Vec<Scene> {
    // A slide is always one page.
    if options.view == View::Overview {
        return vec![overview(map, options, fonts)];
    }
    let Laid { scene, page, shown, .. } = lay_out(map, options, fonts, None);
    let most = (scene.height * SHAPE).min(WIDEST);
    if scene.width <= most * SLACK {
        return vec![scene];
    }
    let spans = page.stage_spans(map);
    let outside = scene.width - (page.columns_right - page.columns_left);
    let widths: Vec<f64> = spans.iter().map(|(left, right)| right - left).collect();
    let stages = runs(&widths, (most - outside).max(1.0));
    if stages.len() < 2 {
        return vec![scene];
    }
    let runs: Vec<_> = stages.into_iter().map(|run| columns_of(map, run)).collect();
    let known = &Whole::new(map);
    let leaf = |(at, run): (usize, &Range<usize>)| {
        let leaf =
            PageSlice { whole: known, number: at + 1, count: runs.len(), runs: &runs, room: None, scale: 1.0, shown };
        lay_out(&excerpt(map, run.clone()), options, fonts, Some(leaf)).scene
    };
    runs.iter().enumerate().map(leaf).collect()
}

/// The columns of some stages, which are neighbours.
fn columns_of(map: &Map, stages: Range<usize>) -> Range<usize> {
    let mut ids = map.stages[stages].iter().flat_map(|stage| &stage.columns).map(|id| id.index());
    let first = ids.next().unwrap_or(0);
    first..ids.next_back().unwrap_or(first) + 1
}

/// Runs of neighbours, each no wider than `most` unless it is alone: as few as there can be, and the widest as narrow as can be.
pub(super) fn runs(widths: &[f64], most: f64) -> Vec<Range<usize>> {
    even(widths, fill(widths, most).len(), most)
}

/// So many runs of neighbours or fewer, the widest as narrow as can be; `most` is a width with which there are no more of them.
pub(super) fn even(widths: &[f64], count: usize, most: f64) -> Vec<Range<usize>> {
    let widest = widths.iter().copied().fold(1.0, f64::max);
    let (mut low, mut high) = (widest.min(most), most);
    // Forty halvings find the width to less than a millionth of a page.
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if fill(widths, middle).len() <= count { high = middle } else { low = middle }
    }
    fill(widths, high)
}

/// Fills one run after another.
fn fill(widths: &[f64], most: f64) -> Vec<Range<usize>> {
    let (mut runs, mut start, mut sum) = (Vec::new(), 0, 0.0);
    for (index, &width) in widths.iter().enumerate() {
        if index > start && sum + width > most {
            runs.push(start..index);
            (start, sum) = (index, 0.0);
        }
        sum += width;
    }
    if start < widths.len() {
        runs.push(start..widths.len());
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_few_and_even() {
        assert_eq!(runs(&[1.0; 6], 4.0), [0..3, 3..6]);
        assert_eq!(runs(&[5.0, 1.0, 1.0, 5.0], 6.0), [0..2, 2..4]);
        assert_eq!(runs(&[9.0, 1.0], 4.0), [0..1, 1..2]);
        assert_eq!(runs(&[1.0], 4.0), [0..1; 1]);
        assert!(runs(&[], 4.0).is_empty());
        assert_eq!(even(&[1.0; 6], 3, 6.0), [0..2, 2..4, 4..6]);
    }
}
