//! Where every word, name and expectation stands: at its point where there is a free place, else in its column's list.

use super::{
    Experience,
    block::Block,
    compare::Earlier,
    expect::{self, LABEL_WIDTH, Mark},
    feelings::{Feelings, Start},
    heights::Heights,
    list::{self, Entry},
    place::{Ground, Placed, Side, Told, Wish},
};
use crate::{
    layout::{ColumnBox, Page},
    model::Map,
    scene::{Rect, Role},
};

/// How far above the scale labels may reach: there stand the letters of the gains.
pub const ABOVE: f64 = 36.0;
/// How far below the scale they may reach, clear of the first beads of the severity band.
pub const BELOW: f64 = 33.0;
/// The height of a pill.
const PILL: f64 = 20.0;
/// What stays free at the edges of the column.
const EDGE: f64 = 2.0;

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spot {
    /// Nowhere: there is none, or none is needed.
    Nowhere,
    /// At its point, in this box, broken at this width.
    At(Rect, f64),
    /// In the list above or below the scale, at this position.
    Listed(Shelf, usize),
}

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// The one above the scale.
    Above,
    /// The one below it.
    Below,
}

/// All labels, placed.
#[derive(Debug, Clone)]
pub struct Labels<'a> {
    /// For each stop, its emotion word.
    pub words: Vec<Spot>,
    /// For each stop, the pill with the persona's name.
    pub pills: Vec<Spot>,
    /// For each column and each of its expectations.
    pub expected: Vec<Vec<Spot>>,
    /// For each column, its list above the scale.
    pub above: Vec<Vec<Entry<'a>>>,
    /// For each column, its list below the scale.
    pub below: Vec<Vec<Entry<'a>>>,
}

/// What labels are placed around.
#[derive(Debug, Clone, Copy)]
pub struct Scenery<'a> {
    /// The map.
    pub map: &'a Map,
    /// Where its columns are.
    pub page: &'a Page,
    /// Where scores lie.
    pub heights: &'a Heights,
    /// The points and curves.
    pub feelings: &'a Feelings<'a>,
    /// The curves of the compared map.
    pub earlier: &'a [Earlier],
    /// The hollow marks of each column.
    pub marks: &'a [Vec<Mark>],
}

impl<'a> Labels<'a> {
    /// Places every label of the panel, column by column.
    pub fn new(experience: &'a Experience, scenery: &Scenery<'a>) -> Self {
        let count = scenery.map.columns.len();
        let stops = scenery.feelings.stops.len();
        let mut labels = Self {
            words: vec![Spot::Nowhere; stops],
            pills: vec![Spot::Nowhere; stops],
            expected: vec![Vec::new(); count],
            above: vec![Vec::new(); count],
            below: vec![Vec::new(); count],
        };
        let mut grounds = scenery.grounds();
        for (column, ground) in grounds.iter_mut().enumerate() {
            labels.place_pills(experience, scenery, column, ground);
            labels.place_words(experience, scenery, column, ground);
            labels.place_expected(experience, scenery, column, ground);
        }
        labels
    }

    fn place_pills(&mut self, experience: &'a Experience, scenery: &Scenery<'_>, column: usize, ground: &mut Ground) {
        if scenery.map.personas.len() < 2 {
            return;
        }
        for index in scenery.feelings.columns[column].clone() {
            let stop = &scenery.feelings.stops[index];
            if stop.start == Start::Not {
                continue;
            }
            let name = &experience.names[stop.feeling.persona.index()];
            let room = scenery.room(column, Shelf::Above, true);
            let sizes = vec![(name.width + 16.0, PILL)];
            let wish =
                Wish { anchor: stop.at, radius: stop.radius, room, side: Side::Left, told: Told::ByGround, sizes };
            self.pills[index] = match ground.place(&wish) {
                Some(placed) => Spot::At(placed.rect, name.width),
                // At a restart the dashes, the mark and the hue have to do.
                None if stop.start == Start::Again => Spot::Nowhere,
                None => {
                    let shelf = shelf(stop.at.y);
                    let mark = list::Mark::Persona(stop.look(), stop.look().hue);
                    self.list(shelf, column, Entry { mark, text: &name.block })
                }
            };
        }
    }

    fn place_words(&mut self, experience: &'a Experience, scenery: &Scenery<'_>, column: usize, ground: &mut Ground) {
        let range = scenery.feelings.columns[column].clone();
        let stops = &scenery.feelings.stops[range.clone()];
        let (top, bottom) = extent(stops.iter().map(|stop| stop.at.y));
        let mut order: Vec<usize> = range.collect();
        order.sort_by(|&a, &b| {
            scenery.feelings.stops[a].at.y.total_cmp(&scenery.feelings.stops[b].at.y).then(a.cmp(&b))
        });
        for index in order {
            let stop = &scenery.feelings.stops[index];
            let block = &experience.words[column][stop.index];
            let shelf = shelf(stop.at.y);
            // The upper of two goes up, the lower down; alone, or between others, away from neutral.
            let up = if top < bottom && stop.at.y == top {
                true
            } else if top < bottom && stop.at.y == bottom {
                false
            } else {
                stop.at.y <= 0.0
            };
            let side = if up { Side::Above } else { Side::Below };
            let room = scenery.room(column, shelf, false);
            let told = if shelf == Shelf::Above { Told::ByHue } else { Told::ByPlace };
            let wish = Wish { anchor: stop.at, radius: stop.radius, room, side, told, sizes: Vec::new() };
            let placed = fit(ground, block, &wish, room.width).or_else(|| {
                // A word for a point close above neutral may stand below it where nothing is red.
                let both = Wish { room: scenery.room(column, shelf, true), ..wish };
                (told == Told::ByHue).then(|| fit(ground, block, &both, room.width)).flatten()
            });
            let role = if stop.at.y > 0.0 { Role::Red } else { stop.look().hue };
            let mark = list::Mark::Persona(stop.look(), role);
            self.words[index] = self.found(block, placed, shelf, column, mark);
        }
    }

    fn place_expected(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        column: usize,
        ground: &mut Ground,
    ) {
        let all = &experience.expected[column];
        for (expected, mark) in all.iter().zip(&scenery.marks[column]) {
            let facts = &scenery.map.columns[column].facts;
            let group = expected.group(facts);
            let felt = group.first().and_then(|one| scenery.feelings.stop_of(column, one.persona));
            // Away from the feeling.
            let up = felt.map_or(mark.at.y <= 0.0, |stop| mark.at.y < stop.at.y);
            let side = if up { Side::Above } else { Side::Below };
            let room = scenery.room(column, Shelf::Above, true);
            let radius = expect::RADIUS;
            let wish = Wish { anchor: mark.at, radius, room, side, told: Told::ByPlace, sizes: Vec::new() };
            let placed = fit(ground, &expected.label, &wish, LABEL_WIDTH);
            let role = if expected.short { Role::RedText } else { Role::Soft };
            let spot = self.found(&expected.label, placed, shelf(mark.at.y), column, list::Mark::Hollow(role));
            self.expected[column].push(spot);
        }
    }

    fn found(
        &mut self,
        block: &'a Block,
        placed: Option<(Placed, f64)>,
        shelf: Shelf,
        column: usize,
        mark: list::Mark,
    ) -> Spot {
        match placed {
            Some((placed, wrap)) => Spot::At(placed.rect, wrap),
            None if block.is_empty() => Spot::Nowhere,
            None => self.list(shelf, column, Entry { mark, text: block }),
        }
    }

    fn list(&mut self, shelf: Shelf, column: usize, entry: Entry<'a>) -> Spot {
        let list = match shelf {
            Shelf::Above => &mut self.above[column],
            Shelf::Below => &mut self.below[column],
        };
        list.push(entry);
        Spot::Listed(shelf, list.len() - 1)
    }

    /// The boxes of all labels that stand at their points.
    pub fn boxes(&self) -> Vec<Rect> {
        let at = |spot: &Spot| match *spot {
            Spot::At(rect, _) => Some(rect),
            Spot::Nowhere | Spot::Listed(..) => None,
        };
        self.words.iter().chain(&self.pills).chain(self.expected.iter().flatten()).filter_map(at).collect()
    }
}

/// Places a block, broken where that helps; the box that it got and the width that it is broken at.
fn fit(ground: &mut Ground, block: &Block, wish: &Wish, widest: f64) -> Option<(Placed, f64)> {
    if block.is_empty() {
        return None;
    }
    let sizes = block.sizes(widest.min(wish.room.width));
    let wish = Wish { sizes: sizes.iter().map(|size| (size.width, size.height)).collect(), ..wish.clone() };
    let placed = ground.place(&wish)?;
    Some((placed, sizes[placed.size].wrap))
}

fn extent(ys: impl Iterator<Item = f64>) -> (f64, f64) {
    ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)))
}

fn shelf(y: f64) -> Shelf {
    if y > 0.0 { Shelf::Below } else { Shelf::Above }
}

impl Scenery<'_> {
    /// Where labels may stand in a column: on one side of neutral, or on both.
    fn room(&self, column: usize, shelf: Shelf, both: bool) -> Rect {
        let place = self.page.columns[column];
        let (top, bottom) = (-self.heights.up - ABOVE, self.heights.down + BELOW);
        let (top, bottom) = match shelf {
            Shelf::Above | Shelf::Below if both => (top, bottom),
            Shelf::Above => (top, 0.0),
            Shelf::Below => (0.0, bottom),
        };
        Rect::new(place.left + EDGE, top, (place.pitch - 2.0 * EDGE).max(0.0), bottom - top)
    }

    /// What stands in each column before any label does.
    fn grounds(&self) -> Vec<Ground> {
        let mut grounds: Vec<Ground> = (0..self.map.columns.len()).map(|column| self.ground(column)).collect();
        for earlier in self.earlier {
            for &(column, segment) in &earlier.segments {
                for ground in grounds.iter_mut().skip(column).take(2) {
                    ground.curves.push(segment);
                }
            }
            for &(column, point) in &earlier.alone {
                grounds[column].boxes.push(Rect::new(point.x - 4.0, point.y - 4.0, 8.0, 8.0));
            }
        }
        grounds
    }

    fn ground(&self, column: usize) -> Ground {
        let place = self.page.columns[column];
        let stretches = self.feelings.touching[column].iter().map(|&index| self.feelings.stretches[index].drawn);
        let mut ground = Ground { curves: stretches.collect(), ..Ground::default() };
        ground.boxes.push(Rect::new(place.left, -1.0, place.pitch, 2.0));
        for stop in &self.feelings.stops[self.feelings.columns[column].clone()] {
            ground.points.push((stop.at, stop.radius * 1.25));
        }
        for mark in &self.marks[column] {
            ground.points.push((mark.at, expect::RADIUS + 1.0));
            ground.boxes.extend(mark.stem.iter().map(|&(from, to)| expect::around_line(from, to)));
        }
        ground.boxes.extend(self.stems(column, place));
        ground
    }

    /// The stems of the column's pains and gains, and the gains' letters.
    fn stems(&self, column: usize, place: ColumnBox) -> Vec<Rect> {
        let facts = &self.map.columns[column].facts;
        let (top, bottom) = (-self.heights.up - ABOVE, self.heights.down + BELOW);
        let mut boxes = Vec::new();
        if !facts.pains.is_empty() {
            boxes.push(Rect::new(place.x() - 2.5, 0.0, 5.0, bottom));
        }
        if !facts.gains.is_empty() {
            let wide = (facts.gains.len() as f64 * 28.0).min(place.width());
            boxes.push(Rect::new(place.x() - 1.0, top, 2.0, -top));
            boxes.push(Rect::new(place.x() - 12.0, top, wide, ABOVE));
        }
        boxes
    }
}
