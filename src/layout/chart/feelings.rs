//! The feelings of the map as points on the page, and the curves through them.
//!
//! Input: the map's columns and where they are. Output: a [`Stop`] for each feeling, and a [`Stretch`] of curve between
//! each two consecutive stops of a persona, in adjacent columns or across columns that aren't for that persona. A
//! column that is for them but says nothing about them breaks the curve: what they feel there isn't known. Where the
//! way forks and joins, so does the curve.

use super::{
    beyond::Routes,
    bundles::{self, Between},
    course::Course,
    cubic::Cubic,
    curve::Curve,
    heights::Heights,
    joints::{Members, joints},
    route::{self, Run, trace},
    side_by_side::spread,
    stops::{Lead, MarkBox, Start, Stop},
};
use crate::{
    layout::Page,
    model::{
        ColumnId, CurveShape, Feeling, Map, PersonaId,
        link::{Join, Link},
    },
    scene::Point,
};
use std::ops::Range;

/// The radius of a mark where there is room.
const RADIUS: f64 = 7.5;

/// How far a curve passes the marks of columns that aren't on its way.
const PASSING: f64 = 12.0;
/// Rim around joined marks.
const RIM: f64 = 4.0;
/// With more curves than this in a column there is no room between them, and comparing every label with every curve would take quadratic time.
pub const CROWDED: usize = 64;

/// A part of a persona's curve, from one stop to the next.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// Whose it is.
    pub persona: PersonaId,
    /// The stop that it starts from.
    pub from: usize,
    /// The stop that it leads to.
    pub to: usize,
    /// The curve through the scores, past the marks of columns that aren't on its way.
    pub truth: Course,
    /// The same, moved next to others on the same way.
    pub drawn: Course,
    /// What it means.
    pub join: Join,
    /// Its width: the more of the persona's customers go this way, the wider.
    pub width: f64,
}

/// All feelings of a map.
#[derive(Debug, Clone)]
pub struct Feelings<'a> {
    /// In the order of the columns, then of the personas.
    pub stops: Vec<Stop<'a>>,
    /// The stops that are drawn as one, each list in the order of the personas.
    pub joints: Vec<Members>,
    /// The stops of each column.
    pub columns: Vec<Range<usize>>,
    /// Half the width that each column's stops take, without their marks.
    pub half: Vec<f64>,
    /// Ordered by run, then from left to right.
    pub stretches: Vec<Stretch>,
    /// The stretches that touch each column, in the order of the personas.
    pub touching: Vec<Vec<usize>>,
    /// Where curves come from another page or continue on one.
    pub leads: Vec<Lead>,
    /// The width of a curve.
    pub line_width: f64,
    shape: CurveShape,
}

impl<'a> Feelings<'a> {
    /// Places every feeling of the map.
    pub fn new(map: &'a Map, page: &Page, heights: &Heights) -> Self {
        Self::among(map, page, heights, &Routes::of_whole(map))
    }

    /// The same for a page of a larger map, given the routes of each persona.
    pub fn among(map: &'a Map, page: &Page, heights: &Heights, routes: &[Routes]) -> Self {
        let line_width = if map.personas.len() <= 3 {
            4.0
        } else if map.personas.len() <= 8 {
            3.0
        } else {
            2.0
        };
        let mut feelings = Self {
            stops: Vec::new(),
            joints: Vec::new(),
            columns: Vec::new(),
            half: Vec::new(),
            stretches: Vec::new(),
            touching: vec![Vec::new(); map.columns.len()],
            leads: Vec::new(),
            line_width,
            shape: map.curve,
        };
        for column in 0..map.columns.len() {
            feelings.add_column(map, page, heights, column);
        }
        let runs = feelings.runs(routes);
        let lanes = feelings.lanes(&runs);
        for (run, lanes) in runs.iter().zip(&lanes) {
            feelings.add_run(run, lanes, page, routes);
        }
        feelings.add_branches_beyond(&runs, page, routes);
        for touching in &mut feelings.touching {
            touching.sort_by_key(|&index| (feelings.stretches[index].persona, index));
        }
        feelings
    }

    fn add_column(&mut self, map: &'a Map, page: &Page, heights: &Heights, column: usize) {
        let list = &map.columns[column].facts.feelings;
        let place = page.columns[column];
        let joints = joints(map, list);
        let y = |members: &Members| members.first().map_or(0.0, |&first| heights.y(list[first].score));
        let points: Vec<(f64, usize)> = joints.iter().map(|members| (y(members), members.len())).collect();
        let spread = spread(&points, place.width());
        let (first, radius) = (self.stops.len(), RADIUS * spread.shrink);
        let is_moment = map.is_moment(ColumnId::new(column));
        let stop = |(index, feeling): (usize, &'a Feeling)| {
            let at = Point::new(place.centre(), heights.y(feeling.score));
            Stop { column, index, feeling, at, radius, is_moment, start: Start::Not, joint: 0 }
        };
        self.stops.extend(list.iter().enumerate().map(stop));
        for (members, dx) in joints.into_iter().zip(spread.dx) {
            let left = dx - (members.len() - 1) as f64 / 2.0 * spread.joined;
            for (rank, &member) in members.iter().enumerate() {
                let stop = &mut self.stops[first + member];
                stop.at.x += left + rank as f64 * spread.joined;
                stop.joint = self.joints.len();
            }
            self.joints.push(members.iter().map(|member| first + member).collect());
        }
        self.columns.push(first..self.stops.len());
        self.half.push(spread.half);
    }

    /// The stops that curves go through, by persona.
    fn runs(&mut self, routes: &[Routes]) -> Vec<Run> {
        let mut own: Vec<Vec<usize>> = vec![Vec::new(); routes.len()];
        for (index, stop) in self.stops.iter().enumerate() {
            own[stop.feeling.persona.index()].push(index);
        }
        own.iter().zip(routes).flat_map(|(own, routes)| self.runs_of(own, &routes.links)).collect()
    }

    fn runs_of(&mut self, own: &[usize], links: &[Link]) -> Vec<Run> {
        let stop_in = |column: usize| {
            let at = own.binary_search_by_key(&column, |&stop| self.stops[stop].column).ok()?;
            own.get(at).copied()
        };
        let placed = |&link: &Link| Some((stop_in(link.from)?, stop_in(link.to)?, link));
        let between: Vec<(usize, usize, Link)> = links.iter().filter_map(placed).collect();
        let traced = trace(own, &between);
        for &stop in &traced.begins {
            self.stops[stop].start = if own.first() == Some(&stop) { Start::First } else { Start::Again };
        }
        traced.runs
    }

    /// For each part of each run how far it is moved down where it begins and where it ends, so that the curves of personas who feel the
    /// same run beside each other: those with the same feeling at both ends, and of steps also those with the same level at one end.
    fn lanes(&self, runs: &[Run]) -> Vec<Vec<(f64, f64)>> {
        let parts = |(run, own): (usize, &Run)| {
            let pairs: Vec<_> =
                own.points.windows(2).enumerate().map(|(part, pair)| (pair[0], pair[1], run, part)).collect();
            pairs
        };
        let ways: Vec<Between> = runs
            .iter()
            .enumerate()
            .flat_map(parts)
            .map(|(from, to, run, part)| (from, &self.stops[from], &self.stops[to], (run, part)))
            .map(|(index, from, to, place)| Between {
                columns: (from.column, to.column),
                heights: (from.at.y, to.at.y),
                stop: index,
                place,
            })
            .collect();
        let mut lanes: Vec<Vec<(f64, f64)>> = runs.iter().map(|run| vec![(0.0, 0.0); run.links.len()]).collect();
        bundles::apart(ways, self.shape, self.line_width, |(run, part), at| lanes[run][part] = at);
        lanes
    }

    fn add_run(&mut self, run: &Run, lanes: &[(f64, f64)], page: &Page, routes: &[Routes]) {
        // Where a branch comes from and goes to, the whole curve does as well.
        let ends = [run.points.first(), run.points.last()].map(|stop| stop.copied().filter(|_| !run.is_branch));
        let before = ends[0].and_then(|stop| self.stops[stop].comes_from(page, routes));
        let behind = ends[1].and_then(|stop| self.stops[stop].goes_to(page, routes));
        let own = run.points.iter().map(|&stop| self.stops[stop].at);
        let points: Vec<Point> = before.into_iter().chain(own).chain(behind).collect();
        let mut segments = Curve::through(&points, self.shape).segments;
        if let (Some(_), Some(stop)) = (behind, ends[1]) {
            self.leads.extend(segments.pop().map(|course| self.stops[stop].lead_out(&course, page)));
        }
        if let (Some(_), Some(stop), false) = (before, ends[0], segments.is_empty()) {
            self.leads.push(self.stops[stop].lead_in(&segments.remove(0), page));
        }
        for (((pair, truth), link), &lane) in run.points.windows(2).zip(segments).zip(&run.links).zip(lanes) {
            let (from, to) = (&self.stops[pair[0]], &self.stops[pair[1]]);
            // A step is at the border of the columns, or next to those of others there.
            let truth = truth.rising_at(page.share(to.column).0 + self.aside(from.feeling.persona, routes.len()));
            let between = (from.column + 1).min(to.column)..to.column;
            let passes = |course: &Course| between.clone().all(|column| self.passes(course, column));
            let beside = truth.beside(lane.0, lane.1);
            let bent = if passes(&beside) { None } else { truth.bent().find(passes) };
            // Of a bent curve the red area ends there, too.
            let (truth, drawn) = bent.map_or((truth, beside), |bent| (bent.clone(), bent));
            let persona = from.feeling.persona;
            for column in from.column..=to.column {
                self.touching[column].push(self.stretches.len());
            }
            let (join, width) = (link.join, route::width(link, self.line_width));
            self.stretches.push(Stretch { persona, from: pair[0], to: pair[1], truth, drawn, join, width });
        }
    }

    /// Whether a curve keeps off the marks of a column.
    fn passes(&self, course: &Course, column: usize) -> bool {
        self.places(column).all(|mark| {
            let (wide, high) = (mark.half + mark.reach(), mark.reach() + PASSING);
            let near = course.cubics().iter().filter_map(|part| part.y_range(mark.at.x - wide, mark.at.x + wide));
            mark.radius == 0.0 || near.into_iter().all(|(top, low)| low <= mark.at.y - high || mark.at.y + high <= top)
        })
    }

    /// How far from the middle a persona's steps are, among this many personas.
    fn aside(&self, persona: PersonaId, personas: usize) -> f64 {
        let step = bundles::step(self.line_width, personas);
        (persona.index() as f64 - (personas - 1) as f64 / 2.0) * step
    }

    /// Adds the branches that come from another page or go to one, off a curve that continues on this page.
    fn add_branches_beyond(&mut self, runs: &[Run], page: &Page, routes: &[Routes]) {
        let (mut comes, mut goes) = (vec![true; self.stops.len()], vec![true; self.stops.len()]);
        for run in runs.iter().filter(|run| !run.is_branch) {
            run.points.first().into_iter().for_each(|&first| comes[first] = false);
            run.points.last().into_iter().for_each(|&last| goes[last] = false);
        }
        for (index, stop) in self.stops.iter().enumerate() {
            let between = |from: Point, to: Point| Curve::through(&[from, to], self.shape).segments.pop();
            if let Some(before) = stop.comes_from(page, routes).filter(|_| comes[index]) {
                self.leads.extend(between(before, stop.at).map(|course| stop.lead_in(&course, page)));
            }
            if let Some(behind) = stop.goes_to(page, routes).filter(|_| goes[index]) {
                self.leads.extend(between(stop.at, behind).map(|course| stop.lead_out(&course, page)));
            }
        }
    }

    /// Every persona's curve through the scores, also over columns that aren't for them.
    pub fn truths(&self) -> impl Iterator<Item = (PersonaId, Cubic)> + '_ {
        let known = self.stretches.iter().filter(|stretch| stretch.join != Join::Unordered);
        known.flat_map(|stretch| stretch.truth.cubics().iter().map(|&cubic| (stretch.persona, cubic)))
    }

    /// Whether there are so many curves in a column that nothing is placed between them, and nothing interrupted where they pass.
    pub fn is_crowded(&self, column: usize) -> bool {
        self.touching[column].len() > CROWDED
    }

    /// Every part of a curve that touches a column; none in a crowded one.
    pub fn curves_in(&self, column: usize) -> impl Iterator<Item = Cubic> {
        let touches = move |lead: &&Lead| (lead.columns.0..=lead.columns.1).contains(&column);
        let leads = self.leads.iter().filter(touches).map(|lead| &lead.course);
        let own = self.touching[column].iter().map(|&index| &self.stretches[index].drawn);
        let all = (!self.is_crowded(column)).then(|| own.chain(leads));
        all.into_iter().flatten().flat_map(Course::cubics).copied()
    }

    pub fn stop_of(&self, column: usize, persona: PersonaId) -> Option<&Stop<'a>> {
        let own = &self.stops[self.columns[column].clone()];
        let at = own.binary_search_by_key(&persona, |stop| stop.feeling.persona).ok()?;
        own.get(at)
    }

    /// Whether the joined mark is drawn at this stop.
    pub fn is_first(&self, stop: usize) -> bool {
        self.joints[self.stops[stop].joint].first() == Some(&stop)
    }

    /// All stops that are drawn as one with this stop, itself included.
    pub fn joined(&self, stop: &Stop<'_>) -> &[usize] {
        &self.joints[stop.joint]
    }

    /// The place of a stop's mark, with those that it is joined to.
    pub fn place(&self, stop: &Stop<'_>) -> MarkBox {
        match self.joined(stop) {
            [first, .., last] => {
                let (left, right) = (self.stops[*first].at, self.stops[*last].at);
                let at = Point::new(f64::midpoint(left.x, right.x), stop.at.y);
                MarkBox {
                    at,
                    half: (right.x - left.x) / 2.0,
                    radius: stop.radius + if stop.radius > 0.0 { RIM } else { 0.0 },
                    ring: stop.ring(),
                }
            }
            _ => MarkBox { at: stop.at, half: 0.0, radius: stop.radius, ring: stop.ring() },
        }
    }

    /// The places of all marks in a column, joined ones once.
    pub fn places(&self, column: usize) -> impl Iterator<Item = MarkBox> {
        let firsts = self.columns[column].clone().filter(|&stop| self.is_first(stop));
        firsts.map(|stop| self.place(&self.stops[stop]))
    }
}
