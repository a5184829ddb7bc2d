//! The means of bins and the curves through them.

use super::{
    bins::{Bins, links_of_bins},
    means::{self, Mean},
    placed::Labels,
};
use crate::{
    layout::{
        chart::{
            cubic::Cubic,
            curve::Curve,
            hanging::{Origin, Way},
            heights::Heights,
            route,
            stops::Start,
        },
        slide::{
            field::Field,
            line::{self, Part},
        },
    },
    model::{
        Map, PersonaId,
        link::{self, Join},
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
    pub labels: Labels<'m>,
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
        let own = all.filter(|mean| Map::concerns(whose, mean.persona));
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
        let curves = self.curves.iter().flat_map(|part| part.course.cubics()).copied().collect();
        Field::new(curves, self.means.iter().flat_map(points).collect(), self.means.iter().map(bar).collect())
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
