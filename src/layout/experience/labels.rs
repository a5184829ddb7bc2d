//! Where each word, name and expectation goes: at its point if there is a free place, otherwise near it and tied to it
//! by a line, otherwise in its column's list.

use super::{
    Experience,
    scenery::{Half, Scenery},
};
use crate::{
    layout::chart::{
        expectations::{self, LABEL_WIDTH},
        feelings::{Start, Stop},
        label_list::{EntryMark, ListedLabel},
        label_text::LabelText,
        marks::role_of,
        obstacles::{Attribution, LabelRequest, Obstacles, Placed, Side, distance},
        pill,
        tie::{Tied, tie},
    },
    scene::{Point, Rect, Role},
};

/// After this many labels of a column that couldn't be tied, the rest go to its list without a search.
const MOST_UNTIED: usize = 8;

/// A name this near to a point may be in the way of its word, and this many are moved at most.
const BESIDE_NAME: f64 = 40.0;
const MOST_NAMES: usize = 2;

/// Where a label goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Placement {
    /// Nowhere: there is none, or none is needed.
    Nowhere,
    /// At its point.
    At(Label),
    /// Further away, with a line from its point's mark to it.
    Tied(Label, [Point; 2]),
    /// In the list above or below the scale, at this position.
    Listed(Half, usize),
}

/// The box of a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    pub rect: Rect,
    /// The width to wrap it at.
    pub wrap: f64,
    /// Whether it is on the red area.
    pub is_on_red: bool,
}

impl Label {
    fn new(placed: Placed, wrap: f64) -> Self {
        Self { rect: placed.rect, wrap, is_on_red: placed.is_on_red }
    }
}

/// A label that found no free place at its point.
struct Unplaced<'a> {
    what: What,
    column: usize,
    /// Where it may be first; a word only on its point's side of neutral.
    wish: LabelRequest,
    /// Whether it may also be on the other side.
    may_cross: bool,
    /// For each of the requested sizes, the width to wrap it at.
    wraps: Vec<f64>,
    entry: ListedLabel<'a>,
    list: Half,
}

/// Identifies a label.
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
    pub words: Vec<Placement>,
    /// For each stop, the pill with the persona's name.
    pub pills: Vec<Placement>,
    /// For each column and each of its expectations.
    pub expected: Vec<Vec<Placement>>,
    /// For each column, its list above the scale.
    pub above: Vec<Vec<ListedLabel<'a>>>,
    /// For each column, its list below the scale.
    pub below: Vec<Vec<ListedLabel<'a>>>,
}

impl<'a> Labels<'a> {
    /// Places every label of the panel, column by column.
    pub fn new(experience: &'a Experience, scenery: &Scenery<'a>) -> Self {
        let count = scenery.map.columns.len();
        let stops = scenery.feelings.stops.len();
        let mut labels = Self {
            words: vec![Placement::Nowhere; stops],
            pills: vec![Placement::Nowhere; stops],
            expected: vec![Vec::new(); count],
            above: vec![Vec::new(); count],
            below: vec![Vec::new(); count],
        };
        let mut obstacles = scenery.obstacles();
        let mut loose = Vec::new();
        for column in 0..obstacles.len() {
            // A name may be left of its mark as well; a word that several share has to be near it.
            loose.extend(labels.place_words(experience, scenery, (column, true), &mut obstacles));
            loose.extend(labels.place_pills(experience, scenery, column, &mut obstacles));
            loose.extend(labels.place_words(experience, scenery, (column, false), &mut obstacles));
            loose.extend(labels.place_expected(experience, scenery, column, &mut obstacles[column]));
        }
        for loose in loose {
            labels.settle(experience, scenery, &mut obstacles, loose);
        }
        labels
    }

    fn place_pills(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        column: usize,
        obstacles: &mut [Obstacles],
    ) -> Vec<Unplaced<'a>> {
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
            let wish = pill_wish(scenery, stop, name.width);
            self.pills[index] = match place_pill(scenery, stop, &wish, obstacles) {
                Some(placed) => Placement::At(Label::new(placed, name.width)),
                // Where a curve starts again, the dashes, the mark and the hue have to be enough.
                None if stop.start == Start::Again => Placement::Nowhere,
                None => {
                    let entry =
                        ListedLabel { mark: EntryMark::Persona(stop.look(), stop.look().hue), text: &name.block };
                    let (what, wraps, list) = (What::Pill(index), vec![name.width], Half::of(stop.at.y));
                    loose.push(Unplaced { what, column, wish, may_cross: false, wraps, entry, list });
                    Placement::Nowhere
                }
            };
        }
        loose
    }

    /// Places the words of a column that several personas share, or the others.
    fn place_words(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        (column, shared): (usize, bool),
        obstacles: &mut [Obstacles],
    ) -> Vec<Unplaced<'a>> {
        let mut loose = Vec::new();
        let range = scenery.feelings.columns[column].clone();
        let all = &scenery.feelings.stops;
        let ends = extent(all[range.clone()].iter().map(|stop| stop.at.y));
        let is_shared = |stop: &usize| scenery.feelings.joined(&all[*stop]).len() > 1;
        let mut order: Vec<usize> = range.filter(|stop| is_shared(stop) == shared).collect();
        order.sort_by(|&a, &b| all[a].at.y.total_cmp(&all[b].at.y).then(a.cmp(&b)));
        for index in order {
            let (stop, list) = (&all[index], Half::of(all[index].at.y));
            let block = &experience.words[column][stop.index];
            let placed = place_word(scenery, stop, ends, &mut obstacles[column], block)
                .or_else(|| place_across(scenery, stop, ends, obstacles, block));
            if let Some((placed, wrap)) = placed {
                self.words[index] = Placement::At(Label::new(placed, wrap));
            } else if !block.is_empty() {
                let role = role_of(scenery.map, stop);
                let mark = if shared { EntryMark::Joined } else { EntryMark::Persona(stop.look(), role) };
                let entry = ListedLabel { mark, text: block };
                let (wish, wraps) = sized(block, &word_wish(scenery, stop, ends), f64::INFINITY);
                // Red is only below neutral.
                let (what, may_cross) = (What::Word(index), role != Role::Red);
                loose.push(Unplaced { what, column, wish, may_cross, wraps, entry, list });
            }
        }
        loose
    }

    fn place_expected(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        column: usize,
        obstacles: &mut Obstacles,
    ) -> Vec<Unplaced<'a>> {
        let mut loose = Vec::new();
        let all = &experience.expected[column];
        for (index, (expected, mark)) in all.iter().zip(&scenery.marks[column]).enumerate() {
            let facts = &scenery.map.columns[column].facts;
            let group = expected.group(facts);
            let felt = group.first().and_then(|one| scenery.feelings.stop_of(column, one.persona));
            // On the side away from the feeling.
            let up = felt.map_or(mark.at.y <= 0.0, |stop| mark.at.y < stop.at.y);
            let side = if up { Side::Above } else { Side::Below };
            let room = scenery.room(column, None);
            let radius = expectations::RADIUS;
            let wish = LabelRequest {
                anchor: mark.at,
                radius,
                half: 0.0,
                room,
                side,
                is_among: false,
                attribution: Attribution::Position,
                sizes: Vec::new(),
            };
            let placed = fit(obstacles, &expected.label, &wish, LABEL_WIDTH);
            self.expected[column]
                .push(placed.map_or(Placement::Nowhere, |(placed, wrap)| Placement::At(Label::new(placed, wrap))));
            if placed.is_none() && !expected.label.is_empty() {
                let entry = ListedLabel { mark: EntryMark::Hollow(expected.role), text: &expected.label };
                let (wish, wraps) = sized(&expected.label, &wish, LABEL_WIDTH);
                let (what, list) = (What::Expected(index), Half::of(mark.at.y));
                loose.push(Unplaced { what, column, wish, may_cross: false, wraps, entry, list });
            }
        }
        loose
    }

    /// Ties a label to its point, or adds it to its column's list. A name may be at another of its persona's points.
    fn settle(
        &mut self,
        experience: &Experience,
        scenery: &Scenery<'_>,
        obstacles: &mut [Obstacles],
        loose: Unplaced<'a>,
    ) {
        let beside = self.beside_moved_name(experience, scenery, obstacles, &loose);
        let further = beside.or_else(|| further(scenery, obstacles, &loose));
        if let (None, What::Pill(stop)) = (further, loose.what)
            && let Some((other, label)) = elsewhere(scenery, stop, loose.wraps[0], obstacles)
        {
            self.pills[other] = Placement::At(label);
            return;
        }
        let placement = further.unwrap_or_else(|| self.list(loose.list, loose.column, loose.entry));
        match loose.what {
            What::Word(stop) => self.words[stop] = placement,
            What::Pill(stop) => self.pills[stop] = placement,
            What::Expected(index) => self.expected[loose.column][index] = placement,
        }
    }

    /// Places a word at its point where a persona's name was in the way: the name has more places to choose from.
    fn beside_moved_name(
        &mut self,
        experience: &Experience,
        scenery: &Scenery<'_>,
        obstacles: &mut [Obstacles],
        loose: &Unplaced<'a>,
    ) -> Option<Placement> {
        if !matches!(loose.what, What::Word(_)) || obstacles[loose.column].untied >= MOST_UNTIED {
            return None;
        }
        let around = loose.column.saturating_sub(1)..(loose.column + 2).min(obstacles.len());
        let name = |index: usize| match self.pills[index] {
            Placement::At(name) if distance(name.rect, loose.wish.anchor) < BESIDE_NAME => Some((index, name)),
            Placement::At(_) | Placement::Nowhere | Placement::Tied(..) | Placement::Listed(..) => None,
        };
        let names: Vec<_> = scenery.feelings.columns[loose.column].clone().filter_map(name).take(MOST_NAMES).collect();
        for (index, name) in names {
            let (stop, before) = (&scenery.feelings.stops[index], obstacles[around.clone()].to_vec());
            obstacles[around.clone()].iter_mut().for_each(|column| column.labels.retain(|label| *label != name.rect));
            let width = experience.names[stop.feeling.persona.index()].width;
            let word = obstacles[loose.column].place(&loose.wish);
            let moved = word.and_then(|word| {
                let wish = pill_wish(scenery, stop, width);
                Some((word, place_pill(scenery, stop, &wish, obstacles)?))
            });
            if let Some((word, moved)) = moved {
                self.pills[index] = Placement::At(Label::new(moved, width));
                return Some(Placement::At(Label::new(word, loose.wraps[word.size])));
            }
            obstacles[around.clone()].clone_from_slice(&before);
        }
        None
    }

    fn list(&mut self, list: Half, column: usize, entry: ListedLabel<'a>) -> Placement {
        let entries = match list {
            Half::Upper => &mut self.above[column],
            Half::Lower => &mut self.below[column],
        };
        entries.push(entry);
        Placement::Listed(list, entries.len() - 1)
    }

    /// The boxes of all labels at their points.
    pub fn boxes(&self) -> Vec<Rect> {
        let at = |placement: &Placement| match *placement {
            Placement::At(label) | Placement::Tied(label, _) => Some(label.rect),
            Placement::Nowhere | Placement::Listed(..) => None,
        };
        self.words.iter().chain(&self.pills).chain(self.expected.iter().flatten()).filter_map(at).collect()
    }
}

/// Places a word above or below its point; `ends` are the heights of the column's highest and lowest points.
fn place_word(
    scenery: &Scenery<'_>,
    stop: &Stop<'_>,
    ends: (f64, f64),
    obstacles: &mut Obstacles,
    block: &LabelText,
) -> Option<(Placed, f64)> {
    let wish = word_wish(scenery, stop, ends);
    fit(obstacles, block, &wish, wish.room.width)
}

fn word_wish(scenery: &Scenery<'_>, stop: &Stop<'_>, ends: (f64, f64)) -> LabelRequest {
    let own = Half::of(stop.at.y);
    // Of two, the upper goes up and the lower down. A single one, or one between others, goes away from neutral.
    let (several, y) = (ends.0 < ends.1, stop.at.y);
    let up = several && y == ends.0 || !(several && y == ends.1) && own == Half::Upper;
    let side = if up { Side::Above } else { Side::Below };
    let mark = scenery.feelings.place(stop);
    let (anchor, half, radius) = (mark.at, mark.half, mark.reach());
    // A word that several personas share has no hue, nor has one below neutral if there is a single persona.
    let coloured = own == Half::Upper || scenery.map.personas.len() > 1;
    let attribution =
        if coloured && scenery.feelings.joined(stop).len() == 1 { Attribution::Hue } else { Attribution::Position };
    let room = scenery.room(stop.column, (y != 0.0).then_some(own));
    LabelRequest { anchor, radius, half, room, side, is_among: several, attribution, sizes: Vec::new() }
}

/// Next to joined marks, every name is placed at the mark as a whole.
fn pill_wish(scenery: &Scenery<'_>, stop: &Stop<'_>, width: f64) -> LabelRequest {
    let mark = scenery.feelings.place(stop);
    pill::request((mark.at, mark.reach(), mark.half), width, scenery.room(stop.column, None))
}

fn place_pill(
    scenery: &Scenery<'_>,
    stop: &Stop<'_>,
    wish: &LabelRequest,
    obstacles: &mut [Obstacles],
) -> Option<Placed> {
    obstacles[stop.column].place(wish).or_else(|| across(scenery, stop.column, wish, obstacles))
}

/// Places a name that finds no place where its persona's curve begins at one of the next points, or of the last ones.
fn elsewhere(scenery: &Scenery<'_>, begin: usize, width: f64, obstacles: &mut [Obstacles]) -> Option<(usize, Label)> {
    let stops = &scenery.feelings.stops;
    let own: Vec<usize> =
        (0..stops.len()).filter(|&other| stops[other].feeling.persona == stops[begin].feeling.persona).collect();
    let mut tried = pill::ends(&own);
    tried.find_map(|other| {
        let placed = place_pill(scenery, &stops[other], &pill_wish(scenery, &stops[other], width), obstacles)?;
        Some((other, Label::new(placed, width)))
    })
}

/// Places a word that finds no place in its column in the neighbours as well.
fn place_across(
    scenery: &Scenery<'_>,
    stop: &Stop<'_>,
    ends: (f64, f64),
    obstacles: &mut [Obstacles],
    block: &LabelText,
) -> Option<(Placed, f64)> {
    if block.is_empty() {
        return None;
    }
    let (wish, wraps) = sized(block, &word_wish(scenery, stop, ends), f64::INFINITY);
    let placed = across(scenery, stop.column, &wish, obstacles)?;
    Some((placed, wraps[placed.size]))
}

/// Places a label where it may extend into the neighbours of its column: it is better near its point in another column than far from it
/// in its own.
fn across(scenery: &Scenery<'_>, column: usize, wish: &LabelRequest, obstacles: &mut [Obstacles]) -> Option<Placed> {
    let around = column.saturating_sub(1)..(column + 2).min(obstacles.len());
    if obstacles[around.clone()].iter().any(Obstacles::is_full) {
        return None;
    }
    let reach = |column: usize| scenery.room(column, None);
    let (own, first, last) = (reach(column), reach(around.start), reach(around.end - 1));
    let left = (own.x - own.width / 2.0).max(first.x);
    let right = (own.right() + own.width / 2.0).min(last.right());
    let room = Rect { x: left, width: right - left, ..wish.room };
    let mut joined = Obstacles::joined(&obstacles[around.clone()]);
    let placed = joined.place(&LabelRequest { room, ..wish.clone() })?;
    // Others must stay clear of it wherever it extends.
    for column in around {
        obstacles[column].labels.push(placed.rect);
    }
    Some(placed)
}

/// Places a block, wrapped if that helps. Returns its box and the width it is wrapped at.
fn fit(obstacles: &mut Obstacles, block: &LabelText, wish: &LabelRequest, widest: f64) -> Option<(Placed, f64)> {
    if block.is_empty() {
        return None;
    }
    let (wish, wraps) = sized(block, wish, widest);
    let placed = obstacles.place(&wish)?;
    Some((placed, wraps[placed.size]))
}

/// The request with a block's sizes, and the width to wrap the block at for each of them.
fn sized(block: &LabelText, wish: &LabelRequest, widest: f64) -> (LabelRequest, Vec<f64>) {
    let sizes = block.sizes(widest.min(wish.room.width));
    let wish = LabelRequest { sizes: sizes.iter().map(|size| (size.width, size.height)).collect(), ..wish.clone() };
    (wish, sizes.iter().map(|size| size.wrap).collect())
}

/// Finds a place for a label that found none at its point: at the end of a line, or right next to it on the other side of neutral, or both.
/// The line crosses a curve only if there is no other place.
fn further(scenery: &Scenery<'_>, obstacles: &mut [Obstacles], loose: &Unplaced<'_>) -> Option<Placement> {
    if obstacles[loose.column].untied >= MOST_UNTIED {
        return None;
    }
    let own = loose.wish.room;
    let either = loose.may_cross.then(|| scenery.room(loose.column, None)).filter(|either| *either != own);
    let tied = |tied: Tied, obstacles: &mut [Obstacles]| {
        around(obstacles, loose.column).iter_mut().for_each(|column| {
            column.labels.push(tied.placed.rect);
            column.boxes.extend(tied.boxes());
        });
        Placement::Tied(Label::new(tied.placed, loose.wraps[tied.placed.size]), tied.line)
    };
    let near = tie_across(scenery, obstacles, loose, own);
    if let Some(near) = near.filter(|tied| !tied.crosses) {
        return Some(tied(near, obstacles));
    }
    if let Some(room) = either {
        let wish = LabelRequest { room, ..loose.wish.clone() }.close_by();
        if let Some(placed) = across(scenery, loose.column, &wish, obstacles) {
            return Some(Placement::At(Label::new(placed, loose.wraps[placed.size])));
        }
    }
    let far = either.and_then(|room| tie_across(scenery, obstacles, loose, room));
    let found = far.filter(|tied| !tied.crosses).or(near).or(far);
    if found.is_none() {
        obstacles[loose.column].untied += 1;
    }
    Some(tied(found?, obstacles))
}

/// A column and those next to it.
fn around(obstacles: &mut [Obstacles], column: usize) -> &mut [Obstacles] {
    let last = (column + 2).min(obstacles.len());
    &mut obstacles[column.saturating_sub(1)..last]
}

/// Ties a label to its point by a line, in its column or those next to it, as high and as low as `high`.
fn tie_across(scenery: &Scenery<'_>, obstacles: &[Obstacles], loose: &Unplaced<'_>, high: Rect) -> Option<Tied> {
    let around = loose.column.saturating_sub(1)..(loose.column + 2).min(obstacles.len());
    let (first, last) = (scenery.room(around.start, None), scenery.room(around.end - 1, None));
    let room = Rect { x: first.x, width: last.right() - first.x, ..high };
    tie(&Obstacles::joined(&obstacles[around]), &LabelRequest { room, ..loose.wish.clone() }, f64::INFINITY)
}

fn extent(ys: impl Iterator<Item = f64>) -> (f64, f64) {
    ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)))
}
