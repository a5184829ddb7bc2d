//! The places at its point that a label may have, the cheapest first. They are made one by one: most labels get one of the first.

use super::obstacles::{LabelRequest, Placed, Side};
use crate::scene::Rect;

/// What a place on the opposite side costs, and what it costs where other points are there.
const OPPOSITE: (f64, f64) = (26.0, 40.0);
/// What each unit further away costs, and the same among other points, whose words are near.
const FURTHER: (f64, f64) = (1.0, 1.5);
/// What each further size of a label costs.
const NEXT_SIZE: f64 = 10.0;
/// What a place on the other side of neutral costs: more than any on the point's own side.
const ACROSS: f64 = 1000.0;
/// Over and under a point, at different distances from its middle.
const ROWS: usize = 18;
/// How many places each row has.
const STEPS: usize = 11;
/// Beside a point, first to the left and then to the right, in rows that begin in the middle, above it and below it.
const BESIDE: usize = 6;
/// How much lower than its middle those are.
const SHIFTS: [f64; 7] = [0.0, -6.0, 6.0, -12.0, 12.0, -18.0, 18.0];

/// A place to try.
#[derive(Clone, Copy)]
struct Candidate {
    cost: f64,
    /// Its number among all places of its size: of two that cost the same the smaller comes first.
    number: usize,
    rect: Rect,
}

impl Candidate {
    /// That of a row that has no more places.
    const NONE: Self = Self { cost: f64::INFINITY, number: usize::MAX, rect: Rect::new(0.0, 0.0, 0.0, 0.0) };

    fn is_before(&self, other: &Self) -> bool {
        self.cost < other.cost || self.cost == other.cost && self.number < other.number
    }
}

/// The places of one size that wait to be tried: the next one of each row, and which row has the cheapest.
struct Waiting {
    size: usize,
    rows: [Candidate; ROWS + BESIDE],
    cheapest: usize,
}

impl Waiting {
    fn new(wish: &LabelRequest, size: usize) -> Self {
        let first = |row: usize| if row < ROWS { row } else { ROWS * STEPS + row - ROWS };
        let rows = std::array::from_fn(|row| wish.in_row(size, first(row)));
        Self { size, cheapest: cheapest(&rows), rows }
    }

    fn first(&self) -> &Candidate {
        &self.rows[self.cheapest]
    }

    /// Takes the cheapest place out.
    fn take(&mut self, wish: &LabelRequest) -> Placed {
        let Candidate { number, rect, .. } = *self.first();
        self.rows[self.cheapest] =
            LabelRequest::behind(number).map_or(Candidate::NONE, |next| wish.in_row(self.size, next));
        self.cheapest = cheapest(&self.rows);
        Placed { rect, size: self.size, is_on_red: false }
    }
}

/// Which of these comes first.
fn cheapest(rows: &[Candidate]) -> usize {
    (1..rows.len()).fold(0, |best, row| if rows[row].is_before(&rows[best]) { row } else { best })
}

impl LabelRequest {
    /// Every place worth trying, the cheapest first; equal ones in their order. A size is
    /// only considered when all cheaper places are taken: most labels get one of the first.
    pub fn places(&self) -> impl Iterator<Item = Placed> {
        let mut waiting: Vec<Waiting> = Vec::new();
        std::iter::from_fn(move || {
            let cost =
                |best: Option<usize>, waiting: &[Waiting]| best.map_or(f64::INFINITY, |at| waiting[at].first().cost);
            let mut best = None;
            for (at, size) in waiting.iter().enumerate() {
                if size.first().cost < cost(best, &waiting) {
                    best = Some(at);
                }
            }
            while waiting.len() < self.sizes.len() && cost(best, &waiting) > NEXT_SIZE * waiting.len() as f64 {
                let next = Waiting::new(self, waiting.len());
                if next.first().cost < cost(best, &waiting) {
                    best = Some(waiting.len());
                }
                waiting.push(next);
            }
            Some(waiting[best?].take(self))
        })
    }

    /// The first of all candidates.
    pub fn best(&self) -> Option<Placed> {
        let &(width, height) = self.sizes.first()?;
        let (gap, x) = (self.radius + 5.0, self.anchor.x - width / 2.0);
        let rect = match self.side {
            Side::Above => Rect::new(x, self.anchor.y - gap - height, width, height),
            Side::Below => Rect::new(x, self.anchor.y + gap, width, height),
            Side::Left => {
                Rect::new(self.anchor.x - self.half - gap - width, self.anchor.y - height / 2.0, width, height)
            }
        };
        let is_best = self.room.contains(rect, 0.0) && !self.is_across(rect);
        is_best.then_some(Placed { rect, size: 0, is_on_red: false })
    }

    /// The first place in a row that the label may have, from this number on. The places of a row are over, under or beside the point, each further
    /// away than the one before, and dearer: the next one is only made once this one is taken.
    fn in_row(&self, size: usize, from: usize) -> Candidate {
        let mut next = Some(from);
        while let Some(number) = next {
            let (cost, rect) = self.spot(size, number);
            // Where one over or under the point is beyond the room, so are all that are further away.
            let is_over = number % 2 == 0;
            let beyond = if is_over { rect.y < self.room.y } else { rect.bottom() > self.room.bottom() };
            if number < ROWS * STEPS && (beyond || rect.x < self.room.x || rect.right() > self.room.right()) {
                break;
            }
            if self.room.contains(rect, 0.0) {
                let cost = cost + NEXT_SIZE * size as f64 + if self.is_across(rect) { ACROSS } else { 0.0 };
                return Candidate { cost, number, rect };
            }
            next = Self::behind(number);
        }
        Candidate::NONE
    }

    /// The number of the place after one in its row.
    fn behind(number: usize) -> Option<usize> {
        match number.checked_sub(ROWS * STEPS) {
            None => Some(number + ROWS).filter(|next| *next < ROWS * STEPS),
            // Right beside the point there is only one.
            Some(0 | 1) => None,
            Some(at) => Some(number + 4).filter(|_| at + 4 < 2 * SHIFTS.len()),
        }
    }

    /// What a place costs besides its size, and its box: row by row the nearest first, then those beside the point.
    fn spot(&self, size: usize, number: usize) -> (f64, Rect) {
        let (width, height) = self.sizes[size];
        let (cost, x, y) = match number.checked_sub(ROWS * STEPS) {
            Some(at) => self.beside(width, height, at),
            None => self.over_or_under(width, height, (number % ROWS, number / ROWS)),
        };
        (cost, Rect::new(x, y, width, height))
    }

    fn over_or_under(&self, width: f64, height: f64, (row, step): (usize, usize)) -> (f64, f64, f64) {
        // A name has a ground of its own, so it can be closer than a word.
        let gap = self.radius + if self.side == Side::Left { 3.0 } else { 5.0 };
        let (opposite, dear) = if self.is_among { (OPPOSITE.1, FURTHER.1) } else { (OPPOSITE.0, FURTHER.0) };
        let (above, below) = match self.side {
            Side::Above => (0.0, opposite),
            Side::Below => (opposite, 0.0),
            Side::Left => (20.0, 20.0),
        };
        let half = width / 2.0;
        let aside = [0.0, -14.0, 14.0, -28.0, 28.0, -half, half, -half - 10.0, half + 10.0][row / 2];
        let further = step as f64 * 4.0;
        let cost = further * dear + f64::abs(aside) * 0.7;
        let (cost, y) = match row % 2 {
            0 => (cost + above, self.anchor.y - gap - further - height),
            _ => (cost + below, self.anchor.y + gap + further),
        };
        (cost, self.anchor.x - half + aside, y)
    }

    fn beside(&self, width: f64, height: f64, at: usize) -> (f64, f64, f64) {
        let gap = self.half + self.radius + 5.0;
        let (left, right) = match self.side {
            Side::Above | Side::Below => (30.0, 30.0),
            Side::Left => (0.0, 16.0),
        };
        let shift = SHIFTS[at / 2];
        let (cost, x) =
            if at.is_multiple_of(2) { (left, self.anchor.x - gap - width) } else { (right, self.anchor.x + gap) };
        (cost + f64::abs(shift), x, self.anchor.y - height / 2.0 + shift)
    }
}
