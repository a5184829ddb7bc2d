//! The feelings of the map as points on the page, and the curves through them.
//!
//! Comes in: the map's columns and where they stand. Goes out: a [`Stop`] for each feeling, and a
//! [`Stretch`] of curve between each two stops of a persona in neighbouring columns.

use super::{beyond::Beyond, cubic::Cubic, curve::Curve, heights::Heights, spread::spread};
use crate::{
    layout::{Page, PersonaLook},
    model::{Feeling, Map, PersonaId},
    scene::Point,
};
use std::ops::Range;

/// The radius of a point's mark where there is room.
const RADIUS: f64 = 7.5;
/// The most that curves on the same way are moved apart.
const WIDEST_BUNDLE: f64 = 30.0;

/// A feeling, placed.
#[derive(Debug, Clone, Copy)]
pub struct Stop<'a> {
    /// Position in [`Map::columns`].
    pub column: usize,
    /// Position among the column's feelings.
    pub index: usize,
    /// What the map says.
    pub feeling: &'a Feeling,
    /// Where its mark stands.
    pub at: Point,
    /// How large its mark is.
    pub radius: f64,
    /// Whether a curve begins here.
    pub start: Start,
    /// How far the middle of the curve from here to the next column is moved down, beside others on the same way.
    lane: f64,
}

/// Whether a persona's curve begins at a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// For the first time.
    First,
    /// Again, after a gap.
    Again,
    /// No: it comes from the column before.
    Not,
}

/// A part of a persona's curve, from one column to the next.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// Whose.
    pub persona: PersonaId,
    /// The stop that it starts from.
    pub from: usize,
    /// The stop that it leads to.
    pub to: usize,
    /// The curve through the scores.
    pub truth: Cubic,
    /// The same, moved beside others on the same way.
    pub drawn: Cubic,
}

/// All feelings of a map.
#[derive(Debug, Clone)]
pub struct Feelings<'a> {
    /// In the order of the columns, then of the personas.
    pub stops: Vec<Stop<'a>>,
    /// Which stops each column has.
    pub columns: Vec<Range<usize>>,
    /// Half the width that each column's stops take, without their marks.
    pub half: Vec<f64>,
    /// Ordered by run, then from left to right.
    pub stretches: Vec<Stretch>,
    /// Which of the stretches touch each column.
    pub touching: Vec<Vec<usize>>,
    /// Where curves come from another page or go on to one.
    pub leads: Vec<Lead>,
    /// How wide a curve is drawn.
    pub line_width: f64,
}

/// The end of a curve that goes on beyond the page.
#[derive(Debug, Clone, Copy)]
pub struct Lead {
    /// Whose.
    pub persona: PersonaId,
    /// The column that it stands in.
    pub column: usize,
    /// From the edge of the columns up to the mark, or from there to the edge.
    pub cubic: Cubic,
}

impl<'a> Feelings<'a> {
    /// Places every feeling of the map.
    pub fn new(map: &'a Map, page: &Page, heights: &Heights) -> Self {
        Self::among(map, page, heights, &Beyond::default())
    }

    /// The same for a page of a larger map.
    pub fn among(map: &'a Map, page: &Page, heights: &Heights, beyond: &Beyond) -> Self {
        let line_width = if map.personas.len() <= 3 {
            4.0
        } else if map.personas.len() <= 8 {
            3.0
        } else {
            2.0
        };
        let mut feelings = Self {
            stops: Vec::new(),
            columns: Vec::new(),
            half: Vec::new(),
            stretches: Vec::new(),
            touching: vec![Vec::new(); map.columns.len()],
            leads: Vec::new(),
            line_width,
        };
        for column in 0..map.columns.len() {
            feelings.add_column(map, page, heights, column);
        }
        feelings.find_lanes();
        feelings.join(map.personas.len(), page, beyond);
        feelings
    }

    fn add_column(&mut self, map: &'a Map, page: &Page, heights: &Heights, column: usize) {
        let list = &map.columns[column].facts.feelings;
        let place = page.columns[column];
        let ys: Vec<f64> = list.iter().map(|feeling| heights.y(feeling.score)).collect();
        let spread = spread(&ys, place.width());
        let first = self.stops.len();
        for (index, feeling) in list.iter().enumerate() {
            let at = Point::new(place.centre() + spread.dx[index], ys[index]);
            let radius = RADIUS * spread.shrink;
            self.stops.push(Stop { column, index, feeling, at, radius, start: Start::Not, lane: 0.0 });
        }
        self.columns.push(first..self.stops.len());
        self.half.push(spread.half);
    }

    /// Moves the curves of personas who feel the same in two neighbouring columns beside each other.
    fn find_lanes(&mut self) {
        for column in 1..self.columns.len() {
            let mut ways = self.ways(column);
            ways.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
            for group in ways.chunk_by(|a, b| a.0 == b.0 && a.1 == b.1) {
                let step = (self.line_width + 2.0).min(WIDEST_BUNDLE / (group.len().max(2) - 1) as f64);
                // Those further right lie higher where the way falls: so they part instead of crossing.
                let sign = if group[0].1 > group[0].0 { -1.0 } else { 1.0 };
                for (rank, way) in group.iter().enumerate() {
                    self.stops[way.2].lane = sign * (rank as f64 - (group.len() - 1) as f64 / 2.0) * step;
                }
            }
        }
    }

    /// For each persona who is in this column and the one before: height there, height here, stop there.
    fn ways(&self, column: usize) -> Vec<(f64, f64, usize)> {
        let (mut before, here) = (self.columns[column - 1].clone().peekable(), self.columns[column].clone());
        let mut ways = Vec::new();
        for stop in here {
            let persona = self.stops[stop].feeling.persona;
            while before.next_if(|&other| self.stops[other].feeling.persona < persona).is_some() {}
            if let Some(other) = before.next_if(|&other| self.stops[other].feeling.persona == persona) {
                ways.push((self.stops[other].at.y, self.stops[stop].at.y, other));
            }
        }
        ways
    }

    /// Draws the curve through each persona's stops in neighbouring columns.
    fn join(&mut self, personas: usize, page: &Page, beyond: &Beyond) {
        let mut open: Vec<Vec<usize>> = vec![Vec::new(); personas];
        let mut runs = Vec::new();
        for (index, stop) in self.stops.iter_mut().enumerate() {
            let Some(run) = open.get_mut(stop.feeling.persona.index()) else { continue };
            let last = run.last().copied();
            let goes_on =
                last.is_some_and(|last| self.columns[stop.column.saturating_sub(1)].contains(&last) && stop.column > 0);
            if !goes_on {
                stop.start = if last.is_none() { Start::First } else { Start::Again };
                runs.push(std::mem::take(run));
            }
            run.push(index);
        }
        runs.extend(open);
        for run in runs {
            self.add_run(&run, page, beyond);
        }
    }

    fn add_run(&mut self, run: &[usize], page: &Page, beyond: &Beyond) {
        let before = run.first().and_then(|&stop| self.stops[stop].comes_from(page, beyond));
        let behind = run.last().and_then(|&stop| self.stops[stop].goes_to(page, beyond));
        let own = run.iter().map(|&stop| self.stops[stop].at);
        let points: Vec<Point> = before.into_iter().chain(own).chain(behind).collect();
        let mut segments = Curve::through(&points).segments;
        if let (Some(_), Some(&stop)) = (behind, run.last()) {
            self.leads.extend(segments.pop().map(|segment| self.stops[stop].lead_out(segment, page)));
        }
        if let (Some(_), Some(&stop), false) = (before, run.first(), segments.is_empty()) {
            self.leads.push(self.stops[stop].lead_in(segments.remove(0), page));
        }
        for (pair, &truth) in run.windows(2).zip(&segments) {
            let stop = &self.stops[pair[0]];
            // Level curves run side by side like rails; others part in the middle and end at their marks.
            let level = truth.from.y == truth.to.y;
            let drawn = if level { truth.lowered(stop.lane) } else { truth.bowed(stop.lane) };
            let stretch = Stretch { persona: stop.feeling.persona, from: pair[0], to: pair[1], truth, drawn };
            self.touching[stop.column].push(self.stretches.len());
            self.touching[stop.column + 1].push(self.stretches.len());
            self.stretches.push(stretch);
        }
    }

    /// Every persona's curve through the scores.
    pub fn truths(&self) -> impl Iterator<Item = (PersonaId, Cubic)> + '_ {
        self.stretches.iter().map(|stretch| (stretch.persona, stretch.truth))
    }

    /// Everything of curves that touches a column.
    pub fn curves_in(&self, column: usize) -> impl Iterator<Item = Cubic> {
        let leads = self.leads.iter().filter(move |lead| lead.column == column).map(|lead| lead.cubic);
        self.touching[column].iter().map(|&index| self.stretches[index].drawn).chain(leads)
    }

    /// The height of a persona's curve at an `x` of a column, where it is known.
    pub fn height_at(&self, column: usize, persona: PersonaId, x: f64) -> Option<f64> {
        let stretches = self.touching[column].iter().map(|&index| &self.stretches[index]);
        let mut own = stretches.filter(|stretch| stretch.persona == persona);
        own.find_map(|stretch| stretch.drawn.y_range(x, x)).map(|(y, _)| y)
    }

    /// The stop of a persona in a column.
    pub fn stop_of(&self, column: usize, persona: PersonaId) -> Option<&Stop<'a>> {
        self.stops[self.columns[column].clone()].iter().find(|stop| stop.feeling.persona == persona)
    }
}

impl Stop<'_> {
    /// What stands for the persona.
    pub fn look(&self) -> PersonaLook {
        PersonaLook::of(self.feeling.persona)
    }

    /// The point before the page that its curve comes from: as far as if the column there were as wide as this one.
    fn comes_from(&self, page: &Page, beyond: &Beyond) -> Option<Point> {
        let y = beyond.before(self.feeling.persona).filter(|_| self.column == 0)?;
        Some(Point::new(page.columns_left - page.columns[0].pitch / 2.0, y))
    }

    /// The point behind the page that its curve goes on to.
    fn goes_to(&self, page: &Page, beyond: &Beyond) -> Option<Point> {
        let y = beyond.behind(self.feeling.persona).filter(|_| self.column + 1 == page.columns.len())?;
        Some(Point::new(page.columns_right + page.columns[self.column].pitch / 2.0, y))
    }

    fn lead_in(&self, cubic: Cubic, page: &Page) -> Lead {
        let (edge, end) = (cubic.parameter(page.columns_left), cubic.length() - self.clearance());
        self.lead(cubic.part(edge, cubic.parameter_after(end).max(edge)))
    }

    fn lead_out(&self, cubic: Cubic, page: &Page) -> Lead {
        let edge = cubic.parameter(page.columns_right);
        self.lead(cubic.part(cubic.parameter_after(self.clearance()).min(edge), edge))
    }

    fn lead(&self, cubic: Cubic) -> Lead {
        Lead { persona: self.feeling.persona, column: self.column, cubic }
    }

    /// How far from the point the curve stops.
    pub fn clearance(&self) -> f64 {
        self.look().marker.clearance() * self.radius
    }
}
