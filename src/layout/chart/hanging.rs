//! Pains below the scale and gains above it: each hangs from the mark of the feeling that it is about.
//!
//! Input: cells, mostly columns, with their items: where each stem starts and how far each badge reaches. Output: the
//! place of each stem and each badge. A stem goes straight to the edge of the scale; from there lines fan out to the
//! badges, whose order is that of the items: their numbers are read as a row. Nothing leaves its cell.

use super::{
    apart::{all_apart, keep_apart},
    cubic::Cubic,
    expectations::ring_at,
    feelings::Feelings,
    leaders::Leaders,
    stem,
    stops::MarkBox,
};
use crate::{
    model::{Map, PersonaId},
    scene::{Node, Point, Rect, Role, Shape, Stroke},
};
use std::cmp::Ordering;

/// Gap between two stems that start at marks right above each other.
const STEMS: f64 = 10.0;
/// Gap between two badges.
const BESIDE: f64 = 6.0;
/// From the edge of the scale to the badges, where several lines may fan out.
pub const FAN: f64 = 16.0;
/// The same where each cell has one.
pub const SHORT_FAN: f64 = 10.0;
/// From the badges to the cards.
const TO_CARDS: f64 = 8.0;
/// Space kept free around a mark where a stem is interrupted.
const FREE: f64 = 3.0;
/// How far a stem passes the marks of others: closer, it would look like theirs.
const PAST: f64 = 12.0;
/// How far from its mark a stem isn't interrupted by curves, so that one sees where it starts.
const WHOLE: f64 = 24.0;
/// The width of all lines.
const LINE: f64 = 1.5;
/// Distance between the boxes along a slanting part of a stem.
const SLANT: f64 = 3.0;

/// The direction in which things hang.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Pains.
    Down,
    /// Gains.
    Up,
}

impl Way {
    /// The factor from a distance to a height.
    pub fn sign(self) -> f64 {
        match self {
            Self::Down => 1.0,
            Self::Up => -1.0,
        }
    }
}

/// Where a stem starts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Origin {
    /// The middle of a mark.
    pub at: Point,
    /// How far to the side the stem may start: 0 where there is no mark.
    pub radius: f64,
    /// How far to the left and to the right of the middle its stem passes other marks; 0 if none is in its way.
    pub past: (f64, f64),
}

impl Origin {
    /// At the baseline, if no feeling is known: beside these marks of others, through which its stem would go.
    pub fn at_baseline(x: f64, others: impl Iterator<Item = MarkBox>, way: Way) -> Self {
        let ahead = others.filter(|other| other.radius > 0.0 && way.sign() * other.at.y >= 0.0);
        let (left, right) = free_beside(x, ahead);
        Self::at_edge(Point::new(if left < right { x - left } else { x + right }, 0.0))
    }

    /// Where there is no mark, and nothing in the way.
    pub fn at_edge(at: Point) -> Self {
        Self { at, radius: 0.0, past: (0.0, 0.0) }
    }

    /// From left to right, and in any order of those above each other.
    fn compare(&self, other: &Self) -> Ordering {
        let key = |one: &Self| [one.at.x, one.at.y, one.radius, one.past.0, one.past.1];
        let mut both = key(self).into_iter().zip(key(other));
        both.find_map(|(a, b)| Some(a.total_cmp(&b)).filter(|order| order.is_ne())).unwrap_or(Ordering::Equal)
    }

    /// For a pain, the mark of the lowest feeling in a column among the personas it concerns; for a gain, of the
    /// highest one. `rings` are the hollow marks of the column's expectations.
    pub fn of(feelings: &Feelings<'_>, column: usize, whose: &[PersonaId], rings: &[Point], way: Way) -> Option<Self> {
        let all = feelings.stops[feelings.columns[column].clone()].iter();
        let own = all.filter(|stop| Map::concerns(whose, stop.feeling.persona));
        let furthest = own.reduce(|a, b| if way.sign() * (b.at.y - a.at.y) > 0.0 { b } else { a })?;
        let mark = feelings.place(furthest);
        let others = feelings.places(column).filter(|other| other.radius > 0.0 && other.at != mark.at);
        let others = others.chain(rings.iter().map(|&ring| ring_at(ring)));
        let ahead = others.filter(|other| way.sign() * (other.at.y - mark.at.y) > 0.0);
        let past = free_beside(mark.at.x, ahead);
        Some(Self { at: mark.at, radius: mark.half + mark.radius, past })
    }
}

/// How far to the left and to the right of this middle a stem passes the marks.
fn free_beside(middle: f64, marks: impl Iterator<Item = MarkBox>) -> (f64, f64) {
    let (mut left, mut right): (Vec<_>, Vec<_>) = marks.map(|mark| around(middle, &mark)).unzip();
    (nearest_free(&mut left), nearest_free(&mut right))
}

/// From where to where a mark is in the way of a stem, to the left and to the right of this middle.
fn around(middle: f64, mark: &MarkBox) -> ((f64, f64), (f64, f64)) {
    let (at, reach) = (mark.at.x - middle, mark.half + mark.reach() + PAST);
    ((-at - reach, reach - at), (at - reach, at + reach))
}

/// The least distance at which nothing is in the way.
fn nearest_free(taken: &mut [(f64, f64)]) -> f64 {
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    taken.iter().fold(0.0, |at, &(from, to)| if from < at && at < to { to } else { at })
}

/// A span with the things that hang in it.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Left and right edge.
    pub span: (f64, f64),
    /// In the order of their badges from left to right.
    pub items: Vec<Item>,
}

/// One thing that hangs.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// Where its stem starts.
    pub origin: Origin,
    /// How far its badge reaches.
    pub reach: f64,
    /// How far to the side of its stem the badge would like to be.
    pub aside: f64,
    /// Whether it has a card, to which a line leads.
    pub has_card: bool,
}

/// What stems are interrupted at.
#[derive(Debug, Clone, Default)]
pub struct Passed {
    pub curves: Vec<Cubic>,
    pub marks: Vec<MarkBox>,
    /// Texts.
    pub boxes: Vec<Rect>,
}

/// The place of one item.
#[derive(Debug, Clone, Copy)]
pub struct Hook {
    /// Where its stem starts.
    pub origin: Origin,
    /// Where its stem is.
    pub stem: f64,
    /// The middle of its badge.
    pub badge: f64,
    reach: f64,
    row: usize,
    is_last: bool,
    leader: usize,
}

/// Everything that hangs, placed from left to right.
#[derive(Debug, Clone)]
pub struct Hanging {
    /// In the order of the cells and their items.
    pub hooks: Vec<Hook>,
    way: Way,
    leaders: Leaders,
    fan: f64,
    reach: f64,
    rows: usize,
}

impl Hanging {
    /// Places what these cells have, with so much height for lines to fan out.
    pub fn new(cells: &[Cell], way: Way, fan: f64) -> Self {
        let reach = cells.iter().flat_map(|cell| &cell.items).map(|item| item.reach).fold(0.0, f64::max);
        let (mut hooks, mut ends, mut rows) = (Vec::new(), (Vec::new(), Vec::new()), 0);
        for cell in cells {
            let (stems, per_row, first) = (stems(&cell.items, cell.span), cell.per_row(), ends.0.len());
            let middles = cell.middles(&stems, per_row);
            for (index, (item, &stem)) in cell.items.iter().zip(&stems).enumerate() {
                let (row, rank) = (index / per_row, index % per_row);
                if row == 0 {
                    ends.0.push(stem);
                    ends.1.push(middles[rank]);
                }
                let is_last = item.has_card && index + per_row >= cell.items.len();
                let (origin, badge, leader) = (item.origin, middles[rank], first + rank);
                hooks.push(Hook { origin, stem, badge, reach: item.reach, row, is_last, leader });
                rows = rows.max(row + 1);
            }
        }
        Self { hooks, way, leaders: Leaders::new(&ends.0, &ends.1, fan), fan, reach, rows }
    }

    /// How far the widest badge reaches.
    pub fn reach(&self) -> f64 {
        self.reach
    }

    /// From the edge of the scale to the cards; 0 if nothing hangs.
    pub fn height(&self) -> f64 {
        Self::height_of(self.fan, self.reach, self.rows)
    }

    /// The same for this number of rows, with badges of this radius.
    pub fn height_of(fan: f64, reach: f64, rows: usize) -> f64 {
        if rows == 0 { 0.0 } else { fan + rows as f64 * (2.0 * reach + BESIDE) - BESIDE + TO_CARDS }
    }

    /// The height of a badge, if the edge of the scale is at `edge`.
    pub fn badge(&self, hook: &Hook, edge: f64) -> f64 {
        edge + self.way.sign() * (self.fan + self.reach + hook.row as f64 * (2.0 * self.reach + BESIDE))
    }

    /// What labels must not cover: the stem up to the edge of the scale.
    pub fn stem_boxes(&self, hook: &Hook, edge: f64) -> impl Iterator<Item = Rect> + use<> {
        let (mark, from) = (hook.origin.at, self.upright(hook, edge));
        let (top, bottom) = (from.y.min(edge), from.y.max(edge));
        let upright = Rect::new(hook.stem - 1.5, top, 3.0, bottom - top);
        let steps = ((from.x - mark.x).abs().max((from.y - mark.y).abs()) / SLANT).ceil();
        let slant = move |step: usize| {
            let share = step as f64 / steps;
            let (x, y) = (mark.x + (from.x - mark.x) * share, mark.y + (from.y - mark.y) * share);
            Rect::new(x - 1.5, y - 1.5, 3.0, 3.0)
        };
        (1..steps as usize).map(slant).chain([upright])
    }

    /// Where the upright part of a stem begins: at the mark, or at the end of a slanting line past other marks.
    fn upright(&self, hook: &Hook, edge: f64) -> Point {
        let Origin { at, radius, .. } = hook.origin;
        let aside = (hook.stem - at.x).abs();
        if radius == 0.0 || aside <= radius {
            return at;
        }
        Point::new(hook.stem, at.y + self.way.sign() * aside.min((edge - at.y).abs()))
    }

    /// The lines of one item, from the mark to the badge and from there to the cards.
    pub fn lines(&self, hook: &Hook, edge: f64, around: &Passed, role: Role) -> Vec<Node> {
        let (sign, badge) = (self.way.sign(), self.badge(hook, edge));
        let upright = |x: f64, from: f64, to: f64| Shape::line(x, from, x, to).stroke(Stroke::new(role, LINE));
        let (mark, from) = (hook.origin.at, self.upright(hook, edge));
        let parts = stem::parts(from.y.min(edge), from.y.max(edge), hook.passed(from, around));
        let slant = Shape::line(mark.x, mark.y, from.x, from.y).stroke(Stroke::new(role, LINE).rounded()).obstacle();
        let slant = (from != mark).then_some(slant);
        let uprights = parts.into_iter().map(|(top, bottom)| upright(hook.stem, top, bottom).obstacle());
        let mut lines: Vec<Shape> = slant.into_iter().chain(uprights).collect();
        let before = badge - sign * hook.reach;
        if hook.row == 0 {
            lines.push(self.leaders.draw(hook.leader, edge, before, role));
        } else {
            lines.push(upright(hook.badge, before - sign * BESIDE, before));
        }
        if hook.is_last {
            lines.push(upright(hook.badge, badge + sign * hook.reach, edge + sign * self.height()));
        }
        lines.into_iter().map(Node::from).collect()
    }
}

impl Hook {
    /// The same without a line to its card, if that isn't right below or above the badge.
    pub fn over(self, card: Option<(f64, f64)>) -> Self {
        let is_over = card.is_some_and(|(left, width)| (left..=left + width).contains(&self.badge));
        Self { is_last: self.is_last && is_over, ..self }
    }

    /// The ranges of heights in which its stem, upright from this point on, isn't drawn: where it passes a curve or a mark, except those that it
    /// starts at.
    fn passed(&self, start: Point, around: &Passed) -> Vec<(f64, f64)> {
        let mut passed = stem::crossings(self.stem, &around.curves);
        passed.retain(|&(top, bottom)| top > start.y + WHOLE || bottom < start.y - WHOLE);
        let near = |mark: &&MarkBox| {
            mark.radius > 0.0
                && mark.at != self.origin.at
                && (mark.at.x - self.stem).abs() < mark.half + mark.reach() + 1.0
        };
        let free = |mark: &MarkBox| (mark.at.y - mark.reach() - FREE, mark.at.y + mark.reach() + FREE);
        passed.extend(around.marks.iter().filter(near).map(free));
        let beneath =
            around.boxes.iter().filter(|other| other.x - FREE < self.stem && self.stem < other.right() + FREE);
        passed.extend(beneath.map(|other| (other.y - FREE, other.bottom() + FREE)));
        passed
    }
}

impl Cell {
    /// How many badges are side by side.
    fn per_row(&self) -> usize {
        let reach = self.items.iter().map(|item| item.reach).fold(0.0, f64::max);
        Self::capacity(self.span.1 - self.span.0, reach)
    }

    /// The middles of the badges of a row, each as close to where it wants to be as the others allow.
    fn middles(&self, stems: &[f64], count: usize) -> Vec<f64> {
        let wish = |(item, stem): (&Item, &f64)| (stem + item.aside - item.reach, 2.0 * item.reach + BESIDE);
        let wishes: Vec<(f64, f64)> = self.items.iter().zip(stems).take(count).map(wish).collect();
        let lefts = all_apart(&wishes, self.span.0, self.span.1 + BESIDE);
        lefts.into_iter().zip(&self.items).map(|(left, item)| left + item.reach).collect()
    }

    /// How many badges with this reach fit into a width side by side.
    pub fn capacity(width: f64, reach: f64) -> usize {
        ((width - 2.0 * reach).max(0.0) / (2.0 * reach + BESIDE)) as usize + 1
    }
}

/// The stem of each item: one for each mark, side by side where marks are right above each other. Of these, that with the first number is on the
/// left. A stem that others' marks are in the way of passes them on the side of its number, if that is in the cell.
fn stems(items: &[Item], (left, right): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|&a, &b| items[a].origin.compare(&items[b].origin).then(a.cmp(&b)));
    let mut marks: Vec<&[usize]> = order.chunk_by(|&a, &b| items[a].origin.compare(&items[b].origin).is_eq()).collect();
    let origin = |mark: &[usize]| items[mark[0]].origin;
    marks.sort_by(|a, b| origin(a).at.x.total_cmp(&origin(b).at.x).then(a[0].cmp(&b[0])));
    let aside = |mark: &[usize]| {
        let Origin { at, past, .. } = origin(mark);
        let is_near = |other: &&&[usize]| (origin(other).at.x - at.x).abs() < STEMS;
        let is_first = marks.iter().filter(is_near).all(|other| mark[0] <= other[0]);
        let is_alone = marks.iter().filter(is_near).count() < 2;
        let goes_left = if is_alone { past.0 < past.1 } else { is_first };
        let ways = if goes_left { [-past.0, past.1] } else { [past.1, -past.0] };
        ways.into_iter().find(|way| (left..=right).contains(&(at.x + way))).unwrap_or(0.0)
    };
    let mut placed: Vec<(f64, &[usize])> = marks.iter().map(|mark| (aside(mark), *mark)).collect();
    placed.sort_by(|a, b| (origin(a.1).at.x + a.0).total_cmp(&(origin(b.1).at.x + b.0)).then(a.1[0].cmp(&b.1[0])));
    let wishes: Vec<f64> = placed.iter().map(|(aside, mark)| origin(mark).at.x + aside - STEMS / 2.0).collect();
    let apart = keep_apart(&wishes, STEMS, f64::NEG_INFINITY, f64::INFINITY);
    let mut stems = vec![0.0; items.len()];
    for ((aside, mark), left) in placed.into_iter().zip(apart) {
        let Origin { at, radius, .. } = origin(mark);
        let (at, reach) = (at.x + aside, radius * 0.8);
        let x = left + STEMS / 2.0;
        let x = match aside {
            // Not closer to what it passes.
            aside if aside < 0.0 => x.min(at),
            aside if aside > 0.0 => x.max(at),
            _ if reach > 0.0 => x.clamp(at - reach, at + reach),
            _ => x,
        };
        mark.iter().for_each(|&item| stems[item] = x);
    }
    stems
}
