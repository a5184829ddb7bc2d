//! Curves over more columns than could be distinguished: one point for every few of them.
//!
//! Columns are grouped in bins. In each bin a persona has a bar, from the lowest feeling to the highest, and on it the
//! mean of all feelings; the curve goes through the means. Emotion words are at the tips of bars: each was felt at one
//! touchpoint.

mod bins;
mod draw;
mod earlier;
mod labels;
mod means;
mod tips;

pub use bins::Bins;
use labels::Labels;
use means::{End, Mean};
use tips::Tip;

use super::{
    field::Field,
    line::{self, Part},
};
use crate::{
    layout::chart::{
        cubic::Cubic,
        curve::Curve,
        hanging::{Origin, Way},
        heights::Heights,
        route,
        stops::Start,
    },
    model::{
        Map, PersonaId,
        link::{self, Join, Link},
    },
    scene::{Group, Point, Rect},
};

/// The curves of a long map.
pub struct Trend<'m> {
    /// The columns that are grouped.
    pub bins: &'m Bins,
    /// From left to right, and in each bin in the order of the personas.
    pub means: Vec<Mean<'m>>,
    /// Each curve's parts, from one mean to the next.
    pub curves: Vec<Part>,
    /// The width of a bar.
    pub bar: f64,
    /// The size of a mark.
    pub mark: f64,
    labels: Labels<'m>,
}

impl<'m> Trend<'m> {
    /// The means of these bins.
    pub fn new(map: &'m Map, bins: &'m Bins, heights: &Heights) -> Self {
        let mut means = means::means(map, bins, heights);
        let (bar, mark) = means::sizes(map.personas.len());
        let curves = curves(map, bins, &mut means);
        Self { bins, means, curves, bar, mark, labels: Labels::default() }
    }

    /// The end of a bar: in the bin of a column, the lowest among the personas that a pain concerns, the highest among
    /// those that a gain concerns.
    pub fn origin(&self, column: usize, whose: &[PersonaId], way: Way) -> Option<Origin> {
        let bin = self.bins.of(column);
        let first = self.means.partition_point(|mean| mean.bin < bin);
        let all = self.means[first..].iter().take_while(|mean| mean.bin == bin);
        let own = all.filter(|mean| whose.is_empty() || whose.contains(&mean.persona));
        let end = |mean: &Mean<'_>| if way == Way::Down { mean.low.y } else { mean.high.y };
        let furthest = own.reduce(|a, b| if way.sign() * (end(b) - end(a)) > 0.0 { b } else { a })?;
        Some(Origin { radius: self.bar / 2.0, ..Origin::at_edge(Point::new(furthest.at.x, end(furthest))) })
    }

    /// The parts of curves along which feelings are known.
    pub fn known(&self) -> impl Iterator<Item = (PersonaId, Cubic)> {
        let known = self.curves.iter().filter(|part| part.join == Join::Way);
        known.flat_map(|part| part.course.cubics().iter().map(|&cubic| (part.persona, cubic)))
    }

    /// The curves, with their descriptions in words.
    pub fn draw_curves(&self, map: &Map, in_words: &[String]) -> Group {
        line::unbroken(map, self.curves.iter().cloned(), in_words)
    }

    /// What labels have to be placed around: curves, bars with their tips, and marks.
    pub fn field(&self) -> Field {
        let bar = |mean: &Mean<'m>| {
            Rect::new(mean.at.x - self.bar / 2.0, mean.high.y, self.bar, (mean.low.y - mean.high.y).max(0.0))
        };
        let points = |mean: &Mean<'m>| {
            let tip = |y: f64| (Point::new(mean.at.x, y), self.bar / 2.0);
            [(mean.at, self.mark * 1.25), tip(mean.high.y), tip(mean.low.y)]
        };
        Field {
            curves: self.curves.iter().flat_map(|part| part.course.cubics()).copied().collect(),
            points: self.means.iter().flat_map(points).collect(),
            boxes: self.means.iter().map(bar).collect(),
            ..Field::default()
        }
    }
}

/// The curve through each persona's means, along the persona's way.
fn curves(map: &Map, bins: &Bins, means: &mut [Mean<'_>]) -> Vec<Part> {
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); map.personas.len()];
    for (index, mean) in means.iter().enumerate() {
        own[mean.persona.index()].push(index);
    }
    let width = if map.personas.len() <= 3 { 3.0 } else { 2.0 };
    let mut parts = Vec::new();
    for (links, own) in link::links(map, &map.paths()).iter().zip(own) {
        let filled: Vec<usize> = own.iter().map(|&mean| means[mean].bin).collect();
        let links = links_of_bins(links, |column| Some(bins.of(column)), &filled);
        let all: Vec<usize> = (0..own.len()).collect();
        let traced = route::trace(&all, &links);
        for begin in traced.begins {
            means[own[begin]].start = if begin == 0 { Start::First } else { Start::Again };
        }
        for run in traced.runs {
            let points: Vec<Point> = run.points.iter().map(|&at| means[own[at]].at).collect();
            let persona = means[own[run.points[0]]].persona;
            let segments = Curve::through(&points, map.curve).segments.into_iter().zip(run.links);
            parts.extend(segments.map(|(course, link)| Part {
                persona,
                course,
                join: link.join,
                width: route::width(&link, width),
            }));
        }
    }
    parts
}

/// Converts links between columns to links between their bins, by the positions of those among the filled ones. If
/// several lead from one bin to another, all of their people go there.
fn links_of_bins(links: &[Link], bin: impl Fn(usize) -> Option<usize>, filled: &[usize]) -> Vec<(usize, usize, Link)> {
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
