//! Emotion words and the personas' names on a slide: as many as find a free place at their points, the most telling first.

use crate::{
    layout::{
        LayoutCtx,
        experience::{
            block::Block,
            cubic::Cubic,
            feelings::{Feelings, Start, Stop},
            names::short_names,
            place::{Ground, Placed, Side, Told, Wish},
        },
    },
    model::Map,
    scene::{Face, Point, Rect, Role, TypeSize},
};
use std::cmp::Reverse;

/// The widest that a word is set, and in how many lines.
const WORD: (f64, usize) = (150.0, 2);
/// How far from its point a label may reach.
const REACH: f64 = 170.0;
/// The height of a pill.
const PILL: f64 = 20.0;

/// What labels stand around, over the whole chart.
#[derive(Debug, Default)]
pub struct Field {
    /// The curves.
    pub curves: Vec<Cubic>,
    /// Stems, neutral.
    pub boxes: Vec<Rect>,
    /// The marks.
    pub points: Vec<(Point, f64)>,
    /// The labels that have their places.
    pub labels: Vec<Rect>,
}

impl Field {
    /// Places a label among what is near it.
    fn place(&mut self, wish: &Wish) -> Option<Placed> {
        let near = wish.room.inset(-12.0);
        let curves = self.curves.iter().filter(|curve| curve.from.x <= near.right() && curve.to.x >= near.x);
        let mut ground = Ground {
            curves: curves.copied().collect(),
            boxes: self.boxes.iter().filter(|other| other.overlaps(near, 0.0)).copied().collect(),
            points: self.points.iter().filter(|(at, _)| near.x <= at.x && at.x <= near.right()).copied().collect(),
            labels: self.labels.iter().filter(|label| label.overlaps(near, 0.0)).copied().collect(),
        };
        let placed = ground.place(wish)?;
        self.labels.push(placed.rect);
        Some(placed)
    }
}

/// A label, placed.
pub struct Label {
    /// Which of the stops it belongs to.
    pub stop: usize,
    /// Its box.
    pub rect: Rect,
    /// What it says, and the width that it is broken at. A pill has its name instead.
    pub text: Text,
}

/// What a label says.
pub enum Text {
    /// An emotion word.
    Word(Block, f64),
    /// A persona's name.
    Name(String),
}

/// The stops whose words are tried, the most telling first: all where each column has room, else the lowest and the highest
/// of each stage and those of key moments.
pub fn telling(map: &Map, feelings: &Feelings<'_>, all: bool) -> Vec<usize> {
    let mut ranked: Vec<(u8, usize)> = Vec::new();
    for stage in &map.stages {
        let stops = stage.columns.iter().flat_map(|id| feelings.columns[id.index()].clone());
        let worded: Vec<usize> = stops.filter(|&stop| feelings.stops[stop].feeling.word.is_some()).collect();
        let height = |stop: &&usize| (feelings.stops[**stop].at.y * 1000.0) as i64;
        let lowest = worded.iter().min_by_key(|stop| Reverse(height(stop))).copied();
        let highest = worded.iter().min_by_key(height).copied();
        for &stop in &worded {
            let column = &map.columns[feelings.stops[stop].column];
            let rank = match () {
                () if Some(stop) == lowest => 0,
                () if column.facts.moment.is_some() => 1,
                () if Some(stop) == highest => 2,
                () if all => 3,
                () => continue,
            };
            ranked.push((rank, stop));
        }
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, stop)| stop).collect()
}

/// Places the names where curves begin, then the words.
pub fn labels(
    ctx: &mut LayoutCtx<'_>,
    feelings: &Feelings<'_>,
    telling: &[usize],
    field: &mut Field,
    room: Rect,
) -> Vec<Label> {
    let mut labels = Vec::new();
    if ctx.map.personas.len() > 1 {
        let names = short_names(ctx.map);
        for (index, stop) in feelings.stops.iter().enumerate().filter(|(_, stop)| stop.start == Start::First) {
            labels.extend(pill(ctx, index, stop, &names[stop.feeling.persona.index()], field, room));
        }
    }
    for &index in telling {
        labels.extend(word(ctx, index, &feelings.stops[index], feelings, field, room));
    }
    labels.sort_by_key(|label| label.stop);
    labels
}

fn pill(
    ctx: &mut LayoutCtx<'_>,
    index: usize,
    stop: &Stop<'_>,
    name: &str,
    field: &mut Field,
    room: Rect,
) -> Option<Label> {
    let name = ctx.shortened(name, (TypeSize::Small, Face::Semibold, Role::Ink), WORD.0, 1);
    let sizes = vec![(ctx.width(&name, TypeSize::Small, Face::Semibold) + 16.0, PILL)];
    let room = within(stop, room);
    let wish = Wish { anchor: stop.at, radius: stop.radius, room, side: Side::Left, told: Told::ByGround, sizes };
    let placed = field.place(&wish)?;
    Some(Label { stop: index, rect: placed.rect, text: Text::Name(name) })
}

fn word(
    ctx: &mut LayoutCtx<'_>,
    index: usize,
    stop: &Stop<'_>,
    feelings: &Feelings<'_>,
    field: &mut Field,
    room: Rect,
) -> Option<Label> {
    let below = stop.at.y > 0.0;
    let role = if below { Role::RedText } else { stop.look().hue };
    let words = stop.feeling.word.as_ref()?.to_plain();
    let block = Block::new([(ctx.cut(&words, (TypeSize::Head, Face::Semibold, role), WORD.0, WORD.1), TypeSize::Head)]);
    let sizes = block.sizes(WORD.0);
    // Beside others of its column the upper goes up and the lower down.
    let ys = feelings.stops[feelings.columns[stop.column].clone()].iter().map(|other| other.at.y);
    let (top, bottom) = ys.fold((stop.at.y, stop.at.y), |(top, bottom), y| (top.min(y), bottom.max(y)));
    let (several, y) = (top < bottom, stop.at.y);
    let up = several && y == top || !(below || several && y == bottom);
    let wish = Wish {
        anchor: stop.at,
        radius: stop.radius,
        room: within(stop, room),
        side: if up { Side::Above } else { Side::Below },
        told: if below { Told::ByPlace } else { Told::ByHue },
        sizes: sizes.iter().map(|size| (size.width, size.height)).collect(),
    };
    let placed = field.place(&wish)?;
    let wrap = sizes[placed.size].wrap;
    Some(Label { stop: index, rect: placed.rect, text: Text::Word(block, wrap) })
}

fn within(stop: &Stop<'_>, room: Rect) -> Rect {
    let (left, right) = ((stop.at.x - REACH).max(room.x), (stop.at.x + REACH).min(room.right()));
    Rect { x: left, width: right - left, ..room }
}
