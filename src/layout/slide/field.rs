//! What is around the labels of a slide, and the search for a place among it.

use crate::{
    layout::chart::{
        cubic::Cubic,
        obstacles::{LabelRequest, Obstacles, Placed},
        tie::{boxes, lead, tie},
    },
    scene::{Point, Rect},
};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// The longest line to a word, and the longest if there is no place at the end of that.
const LINES: [f64; 2] = [48.0, 72.0];
/// The longest that may cross a curve: a reader sees both of its ends at once.
const CROSSING: f64 = 34.0;

/// How far a word next to a point is from its mark at most, and how far another one is beyond it.
const BEYOND: f64 = 16.0;
const APART: f64 = 5.5;

/// More than a mark reaches to either side.
const MARGIN: f64 = 16.0;

/// Whether a word may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Yes, if there is no place next to its point, nor one that a line can lead to without crossing a curve.
    Wanted,
    /// Only if no line of usual length leads to a place: it is that of a persona's lowest point, or of a key moment.
    Telling,
    /// Only if there is no place at all that a line can lead to: it is that of the lowest point.
    Must,
}

/// How wide the parts of the chart are that have their curves listed: there may be very many curves, and each search looks at those of the same few.
const WINDOW: f64 = 160.0;

/// Those of each range of such parts that was asked for.
type Windows = BTreeMap<(i64, i64), Rc<Vec<Cubic>>>;

/// What labels are placed around, over the whole chart.
#[derive(Debug, Clone, Default)]
pub struct Field {
    curves: Vec<Cubic>,
    windows: RefCell<Windows>,
    /// Stems, neutral.
    pub boxes: Vec<Rect>,
    /// The marks.
    pub points: Vec<(Point, f64)>,
    /// The labels that have their places.
    pub labels: Vec<Rect>,
    /// How many labels found no place, by position.
    pub failed: BTreeMap<i64, usize>,
}

/// After this many labels without a place, a stretch of the chart of this width is given up: each search looks at
/// everything nearby.
const MOST_FAILED: (f64, usize) = (160.0, 24);

/// A place, and the line that leads there if it is further away.
type Reached = (Placed, Option<[Point; 2]>);

impl Field {
    /// A chart with these curves and marks, and with these boxes.
    pub fn new(curves: Vec<Cubic>, points: Vec<(Point, f64)>, boxes: Vec<Rect>) -> Self {
        Self { curves, points, boxes, ..Self::default() }
    }

    /// Adds curves, before anything is placed.
    pub fn add_curves<'c>(&mut self, curves: impl IntoIterator<Item = &'c Cubic>) {
        self.curves.extend(curves);
        self.windows.get_mut().clear();
    }

    /// Places a label among what is near it.
    pub fn place(&mut self, wish: &LabelRequest) -> Option<Placed> {
        self.searched(wish.anchor, |field| field.beside(wish))
    }

    /// Places a word: next to its point or at the end of a short line, on its point's side of neutral; right next to it on the other side; or at
    /// the end of a longer line, again on its own side. `far` is where it may be then. A line crosses a curve only if it is very short or if the word
    /// is `need`ed.
    pub fn word(&mut self, wish: &LabelRequest, far: Rect, need: Need) -> Option<Reached> {
        let own = LabelRequest { room: wish.own_side(), ..wish.clone() };
        let far = LabelRequest { room: far, ..wish.clone() };
        let far = LabelRequest { room: far.own_side(), ..far };
        let beside = |field: &mut Self, wish: &LabelRequest| Some((field.beside(wish)?, None));
        self.searched(wish.anchor, |field| {
            let own = beside(field, &own).or_else(|| field.tie(&own, LINES[0], false));
            let own = own.or_else(|| beside(field, &wish.close_by())).or_else(|| field.tie(&far, LINES[1], false));
            own.or_else(|| field.tie(&far, if need >= Need::Telling { LINES[1] } else { CROSSING }, true))
        })
    }

    /// Places a word that mustn't be missing, wherever a line can lead.
    pub fn anywhere(&mut self, wish: &LabelRequest) -> Option<Reached> {
        self.tie(wish, f64::INFINITY, true)
    }

    /// Places a word, whose hue and mark show whose it is, right above or below another word that is next to its point.
    pub fn beyond(&mut self, wish: &LabelRequest) -> Option<Placed> {
        let is_next = |label: &&Rect| {
            let apart = (label.y - wish.anchor.y).max(wish.anchor.y - label.bottom());
            label.x <= wish.anchor.x && wish.anchor.x <= label.right() && apart <= wish.radius + BEYOND
        };
        let places = self.labels.iter().filter(is_next).flat_map(|label| {
            let sizes = wish.sizes.iter().enumerate();
            sizes.map(move |(size, &(width, height))| {
                let y = if label.y > wish.anchor.y { label.bottom() + APART } else { label.y - APART - height };
                Placed { rect: Rect::new(wish.anchor.x - width / 2.0, y, width, height), size, is_on_red: false }
            })
        });
        let fits = |placed: &Placed| wish.room.contains(placed.rect, 0.0) && !wish.is_across(placed.rect);
        let places: Vec<Placed> = places.filter(fits).collect();
        // Most marks have no such label. Only what is near these places is looked at: there may be very many curves.
        let left = places.iter().map(|placed| placed.rect.x).reduce(f64::min)?;
        let right = places.iter().map(|placed| placed.rect.right()).reduce(f64::max)?;
        let near = self.near(Rect { x: left, width: right - left, ..wish.room }.inset(-MARGIN));
        let placed = places.into_iter().find(|placed| near.is_free(placed.rect))?;
        let placed = Placed { is_on_red: near.is_red(placed.rect), ..placed };
        self.labels.push(placed.rect);
        Some(placed)
    }

    /// Searches a place for the label of a point, unless this stretch of the chart is given up.
    fn searched<T>(&mut self, at: Point, search: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let stretch = (at.x / MOST_FAILED.0).round() as i64;
        if self.failed.get(&stretch).is_some_and(|failed| *failed >= MOST_FAILED.1) {
            return None;
        }
        let found = search(self);
        if found.is_none() {
            *self.failed.entry(stretch).or_default() += 1;
        }
        found
    }

    /// Places a label next to its point.
    fn beside(&mut self, wish: &LabelRequest) -> Option<Placed> {
        let placed = self.near(wish.room).place(wish)?;
        self.labels.push(placed.rect);
        Some(placed)
    }

    /// Places a label further away, at the end of a line that is no longer than this.
    fn tie(&mut self, wish: &LabelRequest, longest: f64, may_cross: bool) -> Option<Reached> {
        let tied = tie(&self.near(wish.room), wish, longest).filter(|tied| may_cross || !tied.crosses)?;
        self.labels.push(tied.placed.rect);
        self.boxes.extend(tied.boxes());
        Some((tied.placed, Some(tied.line)))
    }

    /// The line to a word that has a place next to its point, but far from it, now that all words have theirs.
    pub fn lead(&mut self, mark: (Point, f64, f64), label: Rect) -> Option<[Point; 2]> {
        let at = mark.0;
        let (left, right) = (label.x.min(at.x), label.right().max(at.x));
        let (top, bottom) = (label.y.min(at.y), label.bottom().max(at.y));
        let line = lead(mark, label, || self.near(Rect::new(left, top, right - left, bottom - top)))?;
        self.boxes.extend(boxes(line));
        Some(line)
    }

    fn near(&self, room: Rect) -> Obstacles {
        let near = room.inset(-12.0);
        Obstacles {
            curves: self.curves_between(near.x, near.right()),
            boxes: self.boxes.iter().filter(|other| other.overlaps(near, 0.0)).copied().collect(),
            points: self.points.iter().filter(|(at, _)| near.x <= at.x && at.x <= near.right()).copied().collect(),
            labels: self.labels.iter().filter(|label| label.overlaps(near, 0.0)).copied().collect(),
            ..Obstacles::default()
        }
    }

    /// All curves between two `x`, and some of those next to them.
    fn curves_between(&self, left: f64, right: f64) -> Rc<Vec<Cubic>> {
        let (first, last) = ((left / WINDOW).floor(), (right / WINDOW).ceil());
        let (left, right) = (first * WINDOW, last * WINDOW);
        let curves = self.curves.iter().filter(|curve| curve.from.x <= right && curve.to.x >= left);
        let list = || Rc::new(curves.copied().collect());
        self.windows.borrow_mut().entry((first as i64, last as i64)).or_insert_with(list).clone()
    }
}
