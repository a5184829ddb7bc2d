//! The search for a label's place: at its point, in the columns next to its own, or at the end of a line.

use super::{
    placement::{Label, Placement, Unplaced},
    scenery::{Half, Scenery},
};
use crate::{
    layout::chart::{
        label_text::LabelText,
        obstacles::{LabelRequest, Obstacles, Placed},
        pill,
        stops::Stop,
        tie::{Tied, tie},
        word_request::{self, WordSide},
    },
    scene::Rect,
};

/// After this many labels of a column that couldn't be tied, the rest go to its list without a search.
pub const MOST_UNTIED: usize = 8;

/// Places a word above or below its point; `ends` are the heights of the column's highest and lowest points.
pub fn place_word(
    scenery: &Scenery<'_>,
    stop: &Stop<'_>,
    ends: (f64, f64),
    obstacles: &mut Obstacles,
    block: &LabelText,
) -> Option<(Placed, f64)> {
    let wish = word_wish(scenery, stop, ends);
    fit(obstacles, block, &wish, wish.room.width)
}

pub fn word_wish(scenery: &Scenery<'_>, stop: &Stop<'_>, ends: (f64, f64)) -> LabelRequest {
    let (mark, y) = (scenery.feelings.place(stop), stop.at.y);
    let room = scenery.room(stop.column, (y != 0.0).then(|| Half::of(y)));
    let (hue, side) = (word_request::hue(scenery.feelings, stop), WordSide::in_column(y, ends));
    word_request::request(scenery.map, (mark.at, mark.reach(), mark.half), hue, side, room)
}

/// Next to joined marks, every name is placed at the mark as a whole.
pub fn pill_wish(scenery: &Scenery<'_>, stop: &Stop<'_>, width: f64) -> LabelRequest {
    let mark = scenery.feelings.place(stop);
    pill::request((mark.at, mark.reach(), mark.half), width, scenery.room(stop.column, None))
}

pub fn place_pill(
    scenery: &Scenery<'_>,
    stop: &Stop<'_>,
    wish: &LabelRequest,
    obstacles: &mut [Obstacles],
) -> Option<Placed> {
    obstacles[stop.column].place(wish).or_else(|| across(scenery, stop.column, wish, obstacles))
}

/// Places a stack of names of these widths; where there is no place for it, there are no boxes.
pub fn place_stack(scenery: &Scenery<'_>, stop: &Stop<'_>, widths: &[f64], obstacles: &mut [Obstacles]) -> Vec<Label> {
    let mark = scenery.feelings.place(stop);
    let wish = pill::stack((mark.at, mark.reach(), mark.half), widths, scenery.room(stop.column, None));
    let Some(placed) = place_pill(scenery, stop, &wish, obstacles) else { return Vec::new() };
    let rows = pill::rows(placed.rect, mark.at.x, widths);
    // Each of them may be moved later, to make room for a word.
    for column in around(obstacles, stop.column) {
        let count = column.labels.len();
        column.labels.retain(|label| *label != placed.rect);
        if column.labels.len() < count {
            column.labels.extend(&rows);
        }
    }
    rows.into_iter().map(|rect| Label::new(Placed { rect, ..placed }, 0.0)).collect()
}

/// Places a name that finds no place where its persona's curve begins at one of the next points, or of the last ones.
pub fn elsewhere(
    scenery: &Scenery<'_>,
    begin: usize,
    width: f64,
    obstacles: &mut [Obstacles],
) -> Option<(usize, Label)> {
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
pub fn place_across(
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
pub fn fit(obstacles: &mut Obstacles, block: &LabelText, wish: &LabelRequest, widest: f64) -> Option<(Placed, f64)> {
    if block.is_empty() {
        return None;
    }
    let (wish, wraps) = sized(block, wish, widest);
    let placed = obstacles.place(&wish)?;
    Some((placed, wraps[placed.size]))
}

/// The request with a block's sizes, and the width to wrap the block at for each of them.
pub fn sized(block: &LabelText, wish: &LabelRequest, widest: f64) -> (LabelRequest, Vec<f64>) {
    let sizes = block.sizes(widest.min(wish.room.width));
    let wish = LabelRequest { sizes: sizes.iter().map(|size| (size.width, size.height)).collect(), ..wish.clone() };
    (wish, sizes.iter().map(|size| size.wrap).collect())
}

/// Finds a place for a label that found none at its point: at the end of a line, or right next to it on the other side of neutral, or both.
/// The line crosses a curve only if there is no other place.
pub fn further(scenery: &Scenery<'_>, obstacles: &mut [Obstacles], loose: &Unplaced<'_>) -> Option<Placement> {
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
