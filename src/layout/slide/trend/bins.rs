//! Adjacent columns that share a point of each curve: whole stages if they fit, never across the edge of a chevron.

use crate::{
    layout::slide::frame::{Frame, Run},
    model::{
        Map,
        link::{Join, Link},
    },
};
use std::ops::Range;

/// The least width.
const NARROWEST: f64 = 26.0;
/// However many personas there are, none needs to be wider than this.
const WIDEST: f64 = 140.0;
/// Space left and right of the bars, in all; between whole stages, less is enough.
const BESIDE: (f64, f64) = (8.0, 2.0);

/// Adjacent columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Bin {
    pub columns: Range<usize>,
    /// Left and right edge.
    pub span: (f64, f64),
}

impl Bin {
    /// The middle.
    pub fn centre(&self) -> f64 {
        f64::midpoint(self.span.0, self.span.1)
    }
}

/// The distance between the bars of two personas, which is as wide as the marks on them.
pub fn pitch(personas: usize) -> f64 {
    let wished = if personas <= 3 { 11.0 } else { 9.5 };
    f64::min(wished, (WIDEST - 2.0 * BESIDE.0) / personas.max(1) as f64)
}

/// All bins of a map, and the positions of the bars in them.
#[derive(Debug, Clone, PartialEq)]
pub struct Bins {
    /// From left to right.
    pub all: Vec<Bin>,
    /// How many bars each has room for.
    personas: usize,
}

impl Bins {
    /// Groups the columns of a map.
    pub fn new(map: &Map, frame: &Frame) -> Self {
        let personas = map.personas.len();
        let least = |beside: f64| (pitch(personas) * personas as f64 + beside).clamp(NARROWEST, WIDEST);
        let least = (least(BESIDE.0), least(BESIDE.1));
        Self { all: frame.runs.iter().flat_map(|run| of_run(map, frame, run, least)).collect(), personas }
    }

    /// Which bin a column is in.
    pub fn of(&self, column: usize) -> usize {
        self.all.partition_point(|bin| bin.columns.end <= column)
    }

    /// The position of a persona's bar.
    pub fn bar(&self, bin: usize, persona: usize) -> f64 {
        self.all[bin].centre() + (persona as f64 - (self.personas as f64 - 1.0) / 2.0) * pitch(self.personas)
    }
}

fn of_run(map: &Map, frame: &Frame, run: &Run, least: (f64, f64)) -> Vec<Bin> {
    let bin = |columns: Range<usize>| {
        let (first, last) = (frame.page.columns[columns.start], frame.page.columns[columns.end - 1]);
        Bin { columns, span: (first.left, last.right()) }
    };
    let mut bins: Vec<Bin> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for stage in &map.stages[run.stages.clone()] {
        let (Some(first), Some(last)) = (stage.columns.first(), stage.columns.last()) else { continue };
        let start = open.take().map_or(first.index(), |open| open.start);
        let whole = bin(start..last.index() + 1);
        if whole.span.1 - whole.span.0 < least.1 {
            open = Some(whole.columns);
        } else {
            bins.extend(parts(&whole, least.0).into_iter().map(bin));
        }
    }
    // What is too narrow at the end belongs to the bin before it.
    if let Some(rest) = open {
        let start = bins.pop().map_or(rest.start, |last| last.columns.start);
        bins.push(bin(start..rest.end));
    }
    bins
}

/// Splits a wide stage into parts with about the same number of columns.
fn parts(whole: &Bin, least: f64) -> Vec<Range<usize>> {
    let count = whole.columns.len();
    let most = ((whole.span.1 - whole.span.0) / least) as usize;
    // The widest part may have one column more than the narrowest, which must still be wide enough.
    let fewest = (least * count as f64 / (whole.span.1 - whole.span.0)).ceil().max(1.0) as usize;
    let parts = most.min(count / fewest).max(1);
    (0..parts)
        .map(|part| {
            let at = |part: usize| whole.columns.start + part * count / parts;
            at(part)..at(part + 1)
        })
        .collect()
}

/// Converts links between columns to links between their bins, by the positions of those among the filled ones. If
/// several lead from one bin to another, all of their people go there.
pub fn links_of_bins(
    links: &[Link],
    bin: impl Fn(usize) -> Option<usize>,
    filled: &[usize],
) -> Vec<(usize, usize, Link)> {
    let between = |&link: &Link| {
        let (from, to) = (bin(link.from)?, bin(link.to)?);
        // Between adjacent bins there is nothing to bridge.
        let join = if link.join == Join::Bridge && to == from + 1 { Join::Way } else { link.join };
        let (first, last) = (filled.binary_search(&from).ok()?, filled.binary_search(&to).ok()?);
        (from != to).then_some((first, last, Link { join, ..link }))
    };
    let mut all: Vec<(usize, usize, Link)> = links.iter().filter_map(between).collect();
    all.sort_by_key(|&(from, to, _)| (from, to));
    all.dedup_by(|more, kept| {
        let same = (more.0, more.1) == (kept.0, kept.1);
        if same {
            kept.2 = Link { join: kept.2.join.min(more.2.join), part: (kept.2.part + more.2.part).min(1.0), ..kept.2 };
        }
        same
    });
    all
}
