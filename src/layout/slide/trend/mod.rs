//! Curves over more columns than could be told apart: a point for each few of them.
//!
//! Columns are taken together in bins. In each bin a persona has a bar of their own, from the lowest feeling to the highest, and on it
//! the mean of all of them; the curve goes through the means. Emotion words stand at the tips of bars: what was felt there
//! was felt at one touchpoint.

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
    labels::Field,
    line::{self, Part},
};
use crate::{
    layout::chart::{cubic::Cubic, curve::Curve, feelings::Start, heights::Heights},
    model::{Map, PersonaId},
    scene::{Group, Point, Rect},
};

/// The curves of a long map.
pub struct Trend<'m> {
    /// Which columns are taken together.
    pub bins: &'m Bins,
    /// From left to right, and in each bin in the order of the personas.
    pub means: Vec<Mean<'m>>,
    /// Each curve's parts, from one mean to the next.
    pub curves: Vec<Part>,
    /// How wide a bar is.
    pub bar: f64,
    /// How large a mark is.
    pub mark: f64,
    labels: Labels<'m>,
}

impl<'m> Trend<'m> {
    /// The means of what these bins take together.
    pub fn new(map: &'m Map, bins: &'m Bins, heights: &Heights) -> Self {
        let means = means::means(map, bins, heights);
        let (bar, mark) = means::sizes(map.personas.len());
        let curves = curves(map, &means);
        Self { bins, means, curves, bar, mark, labels: Labels::default() }
    }

    /// The parts of curves along which what is felt is known.
    pub fn known(&self) -> impl Iterator<Item = (PersonaId, Cubic)> {
        self.curves.iter().filter(|part| !part.is_bridge).map(|part| (part.persona, part.cubic))
    }

    /// The curves, with what they say in words.
    pub fn draw_curves(&self, map: &Map, in_words: &[String]) -> Group {
        let width = if map.personas.len() <= 3 { 3.0 } else { 2.0 };
        line::unbroken(map, self.curves.iter().copied(), width, in_words)
    }

    /// What labels have to stand around: curves, bars with their tips, and marks.
    pub fn field(&self) -> Field {
        let bar = |mean: &Mean<'m>| {
            Rect::new(mean.at.x - self.bar / 2.0, mean.high.y, self.bar, (mean.low.y - mean.high.y).max(0.0))
        };
        let points = |mean: &Mean<'m>| {
            let tip = |y: f64| (Point::new(mean.at.x, y), self.bar / 2.0);
            [(mean.at, self.mark * 1.25), tip(mean.high.y), tip(mean.low.y)]
        };
        Field {
            curves: self.curves.iter().map(|part| part.cubic).collect(),
            points: self.means.iter().flat_map(points).collect(),
            boxes: self.means.iter().map(bar).collect(),
            ..Field::default()
        }
    }
}

/// The curve through each persona's means: bins that follow each other joined, and those between which all columns aren't for them.
fn curves(map: &Map, means: &[Mean<'_>]) -> Vec<Part> {
    let mut runs: Vec<(PersonaId, Vec<&Mean<'_>>)> = Vec::new();
    let mut open: Vec<Option<usize>> = vec![None; map.personas.len()];
    for mean in means {
        let run = match open[mean.persona.index()].filter(|_| mean.start == Start::Not) {
            Some(run) => run,
            None => {
                runs.push((mean.persona, Vec::new()));
                runs.len() - 1
            }
        };
        open[mean.persona.index()] = Some(run);
        runs[run].1.push(mean);
    }
    let curve = |(persona, means): (PersonaId, Vec<&Mean<'_>>)| {
        let points: Vec<Point> = means.iter().map(|mean| mean.at).collect();
        let bridges: Vec<bool> = means.windows(2).map(|pair| pair[0].bin + 1 < pair[1].bin).collect();
        let parts = Curve::through(&points).segments.into_iter().zip(bridges);
        parts.map(move |(cubic, is_bridge)| Part { persona, cubic, is_bridge })
    };
    runs.into_iter().flat_map(curve).collect()
}
