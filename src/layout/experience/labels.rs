//! Where every word, name and expectation stands: at its point where there is a free place, else near it and tied to it by a line,
//! else in its column's list.

use super::{
    Experience,
    block::Block,
    expect::{self, LABEL_WIDTH},
    feelings::{Place, Start, Stop},
    list::{self, Entry},
    place::{Ground, Placed, Side, Told, Wish},
    scenery::Scenery,
    tie::{Tied, tie},
};
use crate::scene::{Point, Rect, Role};

/// The height of a pill.
const PILL: f64 = 20.0;
/// Past this many labels of a column that could be tied nowhere, the others go to its list without a search.
const MOST_UNTIED: usize = 8;

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spot {
    /// Nowhere: there is none, or none is needed.
    Nowhere,
    /// At its point, in this box, broken at this width.
    At(Rect, f64),
    /// The same further away, with a line from its point's mark to it.
    Tied(Rect, f64, [Point; 2]),
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

/// A label that found no free place at its point.
struct Loose<'a> {
    what: What,
    column: usize,
    wish: Wish,
    /// For each of the wish's sizes, the width to break it at.
    wraps: Vec<f64>,
    entry: Entry<'a>,
    shelf: Shelf,
}

/// Which label.
#[derive(Debug, Clone, Copy)]
enum What {
    /// The word of a stop.
    Word(usize),
    /// The pill of a stop.
    Pill(usize),
    /// An expectation of the column.
    Expected(usize),
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
        let mut loose = Vec::new();
        for column in 0..grounds.len() {
            loose.extend(labels.place_pills(experience, scenery, column, &mut grounds[column]));
            loose.extend(labels.place_words(experience, scenery, column, &mut grounds));
            loose.extend(labels.place_expected(experience, scenery, column, &mut grounds[column]));
        }
        for loose in loose {
            labels.settle(scenery, &mut grounds, loose);
        }
        labels
    }

    fn place_pills(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        column: usize,
        ground: &mut Ground,
    ) -> Vec<Loose<'a>> {
        let mut loose = Vec::new();
        if scenery.map.personas.len() < 2 {
            return loose;
        }
        for index in scenery.feelings.columns[column].clone() {
            let stop = &scenery.feelings.stops[index];
            if stop.start == Start::Not {
                continue;
            }
            let name = &experience.names[stop.feeling.persona.index()];
            let room = scenery.room(column, None);
            let sizes = vec![(name.width + 16.0, PILL)];
            // Beside joined marks every name stands at the mark as a whole.
            let Place { at: anchor, half, radius } = scenery.feelings.place(stop);
            let wish = Wish { anchor, radius, half, room, side: Side::Left, told: Told::ByGround, sizes };
            self.pills[index] = match ground.place(&wish) {
                Some(placed) => Spot::At(placed.rect, name.width),
                // At a restart the dashes, the mark and the hue have to do.
                None if stop.start == Start::Again => Spot::Nowhere,
                None => {
                    let entry = Entry { mark: list::Mark::Persona(stop.look(), stop.look().hue), text: &name.block };
                    let (what, wraps, shelf) = (What::Pill(index), vec![name.width], shelf(stop.at.y));
                    loose.push(Loose { what, column, wish, wraps, entry, shelf });
                    Spot::Nowhere
                }
            };
        }
        loose
    }

    fn place_words(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        column: usize,
        grounds: &mut [Ground],
    ) -> Vec<Loose<'a>> {
        let mut loose = Vec::new();
        let range = scenery.feelings.columns[column].clone();
        let all = &scenery.feelings.stops;
        let ends = extent(all[range.clone()].iter().map(|stop| stop.at.y));
        let mut order: Vec<usize> = range.collect();
        order.sort_by(|&a, &b| all[a].at.y.total_cmp(&all[b].at.y).then(a.cmp(&b)));
        for index in order {
            let (stop, shelf) = (&all[index], shelf(all[index].at.y));
            let block = &experience.words[column][stop.index];
            let placed = place_word(scenery, stop, ends, &mut grounds[column], block)
                .or_else(|| place_across(scenery, stop, ends, grounds, block));
            if let Some((placed, wrap)) = placed {
                self.words[index] = Spot::At(placed.rect, wrap);
            } else if !block.is_empty() {
                let role = if shelf == Shelf::Below { Role::Red } else { stop.look().hue };
                let entry = Entry { mark: list::Mark::Persona(stop.look(), role), text: block };
                let (wish, wraps) = sized(block, &word_wish(scenery, stop, ends), f64::INFINITY);
                loose.push(Loose { what: What::Word(index), column, wish, wraps, entry, shelf });
            }
        }
        loose
    }

    fn place_expected(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        column: usize,
        ground: &mut Ground,
    ) -> Vec<Loose<'a>> {
        let mut loose = Vec::new();
        let all = &experience.expected[column];
        for (index, (expected, mark)) in all.iter().zip(&scenery.marks[column]).enumerate() {
            let facts = &scenery.map.columns[column].facts;
            let group = expected.group(facts);
            let felt = group.first().and_then(|one| scenery.feelings.stop_of(column, one.persona));
            // Away from the feeling.
            let up = felt.map_or(mark.at.y <= 0.0, |stop| mark.at.y < stop.at.y);
            let side = if up { Side::Above } else { Side::Below };
            let room = scenery.room(column, None);
            let radius = expect::RADIUS;
            let wish = Wish { anchor: mark.at, radius, half: 0.0, room, side, told: Told::ByPlace, sizes: Vec::new() };
            let placed = fit(ground, &expected.label, &wish, LABEL_WIDTH);
            self.expected[column].push(placed.map_or(Spot::Nowhere, |(placed, wrap)| Spot::At(placed.rect, wrap)));
            if placed.is_none() && !expected.label.is_empty() {
                let role = if expected.short { Role::RedText } else { Role::Soft };
                let entry = Entry { mark: list::Mark::Hollow(role), text: &expected.label };
                let (wish, wraps) = sized(&expected.label, &wish, LABEL_WIDTH);
                let (what, shelf) = (What::Expected(index), shelf(mark.at.y));
                loose.push(Loose { what, column, wish, wraps, entry, shelf });
            }
        }
        loose
    }

    /// Ties a label to its point, or puts it into its column's list.
    fn settle(&mut self, scenery: &Scenery<'_>, grounds: &mut [Ground], loose: Loose<'a>) {
        let spot = match tie_across(scenery, grounds, &loose) {
            Some(tied) => Spot::Tied(tied.placed.rect, loose.wraps[tied.placed.size], tied.line),
            None => self.list(loose.shelf, loose.column, loose.entry),
        };
        match loose.what {
            What::Word(stop) => self.words[stop] = spot,
            What::Pill(stop) => self.pills[stop] = spot,
            What::Expected(index) => self.expected[loose.column][index] = spot,
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
            Spot::At(rect, _) | Spot::Tied(rect, ..) => Some(rect),
            Spot::Nowhere | Spot::Listed(..) => None,
        };
        self.words.iter().chain(&self.pills).chain(self.expected.iter().flatten()).filter_map(at).collect()
    }
}

/// Places a word over or under its point; `ends` are the heights of the column's upper and lower points.
fn place_word(
    scenery: &Scenery<'_>,
    stop: &Stop<'_>,
    ends: (f64, f64),
    ground: &mut Ground,
    block: &Block,
) -> Option<(Placed, f64)> {
    let wish = word_wish(scenery, stop, ends);
    let room = wish.room;
    fit(ground, block, &wish, room.width).or_else(|| {
        // A word for a point close above neutral may stand below it where nothing is red.
        let both = Wish { room: scenery.room(stop.column, None), ..wish };
        (both.told == Told::ByHue).then(|| fit(ground, block, &both, room.width)).flatten()
    })
}

fn word_wish(scenery: &Scenery<'_>, stop: &Stop<'_>, ends: (f64, f64)) -> Wish {
    let shelf = shelf(stop.at.y);
    // The upper of two goes up, the lower down; alone, or between others, away from neutral.
    let (several, y) = (ends.0 < ends.1, stop.at.y);
    let up = several && y == ends.0 || !(several && y == ends.1) && shelf == Shelf::Above;
    let side = if up { Side::Above } else { Side::Below };
    let Place { at: anchor, half, radius } = scenery.feelings.place(stop);
    // A word that several share has no hue of its own.
    let told =
        if shelf == Shelf::Above && scenery.feelings.joined(stop).len() == 1 { Told::ByHue } else { Told::ByPlace };
    let room = scenery.room(stop.column, Some(shelf));
    Wish { anchor, radius, half, room, side, told, sizes: Vec::new() }
}

/// Places a word that finds no place in its column where it may reach into the neighbours, on either side of neutral: near its
/// point in another column is better than far from it in its own.
fn place_across(
    scenery: &Scenery<'_>,
    stop: &Stop<'_>,
    ends: (f64, f64),
    grounds: &mut [Ground],
    block: &Block,
) -> Option<(Placed, f64)> {
    let around = stop.column.saturating_sub(1)..(stop.column + 2).min(grounds.len());
    if block.is_empty() || grounds[around.clone()].iter().any(Ground::is_full) {
        return None;
    }
    let reach = |column: usize| scenery.room(column, None);
    let (own, first, last) = (reach(stop.column), reach(around.start), reach(around.end - 1));
    let left = (own.x - own.width / 2.0).max(first.x);
    let right = (own.right() + own.width / 2.0).min(last.right());
    let room = Rect { x: left, width: right - left, ..own };
    let mut joined = Ground::joined(&grounds[around.clone()]);
    let placed = fit(&mut joined, block, &Wish { room, ..word_wish(scenery, stop, ends) }, own.width)?;
    // Wherever it reaches, others must keep off it.
    for column in around {
        grounds[column].labels.push(placed.0.rect);
    }
    Some(placed)
}

/// Places a block, broken where that helps; the box that it got and the width that it is broken at.
fn fit(ground: &mut Ground, block: &Block, wish: &Wish, widest: f64) -> Option<(Placed, f64)> {
    if block.is_empty() {
        return None;
    }
    let (wish, wraps) = sized(block, wish, widest);
    let placed = ground.place(&wish)?;
    Some((placed, wraps[placed.size]))
}

/// The wish with a block's sizes, and the width to break the block at for each of them.
fn sized(block: &Block, wish: &Wish, widest: f64) -> (Wish, Vec<f64>) {
    let sizes = block.sizes(widest.min(wish.room.width));
    let wish = Wish { sizes: sizes.iter().map(|size| (size.width, size.height)).collect(), ..wish.clone() };
    (wish, sizes.iter().map(|size| size.wrap).collect())
}

/// Finds a place for a label that a line ties to its point, in its column and those beside it.
fn tie_across(scenery: &Scenery<'_>, grounds: &mut [Ground], loose: &Loose<'_>) -> Option<Tied> {
    let around = loose.column.saturating_sub(1)..(loose.column + 2).min(grounds.len());
    if grounds[loose.column].untied >= MOST_UNTIED {
        return None;
    }
    let (first, last) = (scenery.room(around.start, None), scenery.room(around.end - 1, None));
    // Only red words have to stay below neutral.
    let high = if loose.wish.told == Told::ByPlace { loose.wish.room } else { scenery.room(loose.column, None) };
    let room = Rect { x: first.x, width: last.right() - first.x, ..high };
    let tied = tie(&Ground::joined(&grounds[around.clone()]), &Wish { room, ..loose.wish.clone() });
    let Some(tied) = tied else {
        grounds[loose.column].untied += 1;
        return None;
    };
    for column in around {
        grounds[column].labels.push(tied.placed.rect);
        grounds[column].boxes.extend(tied.boxes());
    }
    Some(tied)
}

fn extent(ys: impl Iterator<Item = f64>) -> (f64, f64) {
    ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)))
}

fn shelf(y: f64) -> Shelf {
    if y > 0.0 { Shelf::Below } else { Shelf::Above }
}
