//! Emotion words and the personas' names on a slide: as many as find a free place at their points, the most telling
//! first.

use crate::{
    layout::{
        LayoutCtx, Marker, PersonaLook,
        chart::{
            ambiguous::Ambiguous,
            cubic::Cubic,
            feelings::{Feelings, MarkBox, Stop},
            label_text::LabelText,
            marks::leader,
            obstacles::{Attribution, LabelRequest, Obstacles, Placed, Side},
            pill, role_at,
            tie::tie,
            word_role,
        },
    },
    model::Map,
    scene::{Face, Node, Point, Rect, Role, TypeSize},
};
use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

/// The widest that a word is set, and in how many lines.
const WORD: (f64, usize) = (150.0, 3);
/// How far a label may extend from its point, sideways and up or down.
const REACH: (f64, f64) = (170.0, 90.0);

/// The longest line to a word that may be left out.
const LINE: f64 = 48.0;
/// The same to the other side of neutral.
const ACROSS: f64 = 72.0;

/// What labels are placed around, over the whole chart.
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
    /// How many labels found no place, by position.
    pub failed: BTreeMap<i64, usize>,
}

/// After this many labels without a place, a stretch of the chart of this width is given up: each search looks at
/// everything nearby.
const MOST_FAILED: (f64, usize) = (160.0, 24);

impl Field {
    /// Places a label among what is near it.
    pub fn place(&mut self, wish: &LabelRequest) -> Option<Placed> {
        self.searched(wish.anchor, |field| field.beside(wish))
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
    fn tie(&mut self, wish: &LabelRequest, longest: f64) -> Option<(Placed, Option<[Point; 2]>)> {
        let tied = tie(&self.near(wish.room), wish, longest)?;
        self.labels.push(tied.placed.rect);
        self.boxes.extend(tied.boxes());
        Some((tied.placed, Some(tied.line)))
    }

    /// Places a word: on its point's side of neutral, if necessary at the end of a line; otherwise on the other side, right next to its point or
    /// at the end of a line, too.
    /// There it may be as far as `far`.
    fn word(&mut self, wish: &LabelRequest, far: Rect) -> Option<(Placed, Option<[Point; 2]>)> {
        let own = LabelRequest { room: wish.own_side(), ..wish.clone() };
        let beside = |field: &mut Self, wish: &LabelRequest| Some((field.beside(wish)?, None));
        self.searched(wish.anchor, |field| {
            let own = beside(field, &own).or_else(|| field.tie(&own, LINE));
            own.or_else(|| beside(field, &wish.close_by())).or_else(|| {
                let across = LabelRequest { room: far, ..wish.clone() };
                field.tie(&across, ACROSS)
            })
        })
    }

    fn near(&self, room: Rect) -> Obstacles {
        let near = room.inset(-12.0);
        let curves = self.curves.iter().filter(|curve| curve.from.x <= near.right() && curve.to.x >= near.x);
        Obstacles {
            curves: curves.copied().collect(),
            boxes: self.boxes.iter().filter(|other| other.overlaps(near, 0.0)).copied().collect(),
            points: self.points.iter().filter(|(at, _)| near.x <= at.x && at.x <= near.right()).copied().collect(),
            labels: self.labels.iter().filter(|label| label.overlaps(near, 0.0)).copied().collect(),
            ..Obstacles::default()
        }
    }
}

/// A label, placed.
pub struct Label {
    /// The stop, or the tip of a trend, that it belongs to.
    pub stop: usize,
    /// Its box.
    pub rect: Rect,
    /// What it says, and the width that it is wrapped at. A pill has its name instead.
    pub text: Text,
    /// The line to its point, if it is further away.
    pub line: Option<[Point; 2]>,
}

/// What a label says.
pub enum Text {
    /// An emotion word, the width that it is wrapped at, and whether it is on the red area.
    Word(LabelText, f64, bool),
    /// A persona's name.
    Name(String),
}

/// The stops whose words are tried, the most telling first: the lowest of all, then those of stages and of key moments;
/// all others if each column has room.
pub fn telling(map: &Map, feelings: &Feelings<'_>, all: bool) -> Vec<usize> {
    let mut ranked: Vec<(u8, usize)> = Vec::new();
    for stage in &map.stages {
        let stops = stage.columns.iter().flat_map(|id| feelings.columns[id.index()].clone());
        let worded = stops.filter(|&stop| feelings.is_first(stop) && feelings.stops[stop].feeling.word.is_some());
        let worded: Vec<usize> = worded.collect();
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
    let lowest_of_all = |&(_, a): &(u8, usize), &(_, b): &(u8, usize)| {
        let height = |stop: usize| feelings.stops[stop].at.y;
        height(b).total_cmp(&height(a)).then(a.cmp(&b))
    };
    ranked.sort_unstable();
    if let Some(at) = (0..ranked.len()).min_by(|&a, &b| lowest_of_all(&ranked[a], &ranked[b])) {
        let lowest = ranked.remove(at);
        ranked.insert(0, lowest);
    }
    ranked.into_iter().map(|(_, stop)| stop).collect()
}

/// Places the word of the lowest point, which must not go missing, then those that several share, then the names where curves begin,
/// which may be elsewhere, then the other words.
pub fn labels(
    ctx: &mut LayoutCtx<'_>,
    feelings: &Feelings<'_>,
    telling: &[usize],
    field: &mut Field,
    room: Rect,
) -> Vec<Label> {
    let around: Vec<Around> = feelings.columns.iter().map(|stops| Around::new(ctx.map, feelings, stops)).collect();
    let lowest = match ctx.map.personas.len() {
        ..=FEW => lowest_of_each(feelings, telling),
        _ => telling.iter().copied().take(1).collect(),
    };
    let others = telling.iter().filter(|stop| !lowest.contains(stop));
    let (shared, own): (Vec<usize>, Vec<usize>) =
        others.partition(|&&stop| feelings.joined(&feelings.stops[stop]).len() > 1);
    let mut labels = Vec::new();
    let need = |at: usize| if at == 0 { Need::Must } else { Need::Wanted };
    let lowest = lowest.into_iter().enumerate().map(|(at, stop)| (stop, need(at)));
    for word in lowest.chain(shared.into_iter().map(|stop| (stop, Need::Wanted))) {
        labels.extend(told(ctx, feelings, &around, word, field, room));
    }
    if ctx.map.personas.len() > 1 {
        labels.extend(names(ctx, feelings, field, room));
    }
    for index in own {
        labels.extend(told(ctx, feelings, &around, (index, Need::Wanted), field, room));
    }
    labels.sort_by_key(|label| label.stop);
    labels
}

/// With more personas than this, only the lowest point of all has its word before all others.
const FEW: usize = 3;

/// The lowest of all, and below neutral the lowest of each persona, the lowest first.
fn lowest_of_each(feelings: &Feelings<'_>, telling: &[usize]) -> Vec<usize> {
    let mut lowest: BTreeMap<usize, usize> = BTreeMap::new();
    let y = |stop: usize| feelings.stops[stop].at.y;
    for &stop in telling.iter().filter(|stop| y(**stop) > 0.0) {
        let persona = feelings.stops[stop].feeling.persona.index();
        let known = lowest.entry(persona).or_insert(stop);
        if y(stop) > y(*known) {
            *known = stop;
        }
    }
    let mut all: Vec<usize> = lowest.into_values().collect();
    all.sort_by(|&a, &b| y(b).total_cmp(&y(a)).then(a.cmp(&b)));
    let first = telling.first().copied();
    all.retain(|&stop| Some(stop) != first);
    first.into_iter().chain(all).collect()
}

/// The words and the points of a column.
struct Around {
    /// The heights of the highest and of the lowest point.
    ends: (f64, f64),
    ambiguous: Ambiguous,
}

impl Around {
    fn new(map: &Map, feelings: &Feelings<'_>, stops: &Range<usize>) -> Self {
        let first = stops.clone().filter(|&stop| feelings.is_first(stop)).map(|stop| feelings.stops[stop].feeling);
        Self { ends: extremes(&feelings.stops[stops.clone()]), ambiguous: Ambiguous::new(map.scale, first) }
    }
}

/// Places the word of a stop, given what is around it in its column.
fn told(
    ctx: &mut LayoutCtx<'_>,
    feelings: &Feelings<'_>,
    around: &[Around],
    (index, need): (usize, Need),
    field: &mut Field,
    room: Rect,
) -> Option<Label> {
    let stop = &feelings.stops[index];
    let words = stop.feeling.word.as_ref()?.to_plain();
    // A word that several personas share has no hue of its own.
    let is_shared = feelings.joined(stop).len() > 1;
    let hue = if is_shared { Role::Ink } else { stop.look().hue };
    let Around { ends, ambiguous } = &around[stop.column];
    let (anchor_at, side) = (LabelAnchor::of(feelings.place(stop)), side(stop, *ends));
    let marker = (!is_shared && ambiguous.has(stop.feeling)).then(|| stop.look().marker);
    let said = Said { words: &words, hue, need, marker, is_among: ends.0 < ends.1 };
    let label = word(ctx, anchor_at, &said, side, field, room)?;
    Some(Label { stop: index, ..label })
}

/// Each persona's name, near where the curve begins, or else where it ends.
fn names(ctx: &mut LayoutCtx<'_>, feelings: &Feelings<'_>, field: &mut Field, room: Rect) -> Vec<Label> {
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); ctx.map.personas.len()];
    for (index, stop) in feelings.stops.iter().enumerate() {
        own[stop.feeling.persona.index()].push(index);
    }
    let mut names = Vec::new();
    for (name, stops) in ctx.map.short_names().iter().zip(own) {
        let mut tried = pill::ends(&stops).filter_map(|index| {
            let stop = &feelings.stops[index];
            let anchor_at = LabelAnchor::of(feelings.place(stop));
            named(ctx, anchor_at, name, field, room).map(|label| Label { stop: index, ..label })
        });
        names.extend(tried.next());
    }
    names
}

/// The heights of the highest and of the lowest of some stops.
fn extremes(stops: &[Stop<'_>]) -> (f64, f64) {
    let ys = stops.iter().map(|stop| stop.at.y);
    ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)))
}

/// If there are others in its column, the upper goes up and the lower down.
fn side(stop: &Stop<'_>, (top, bottom): (f64, f64)) -> Side {
    let (several, y) = (top < bottom, stop.at.y);
    let up = several && y == top || !(y > 0.0 || several && y == bottom);
    if up { Side::Above } else { Side::Below }
}

/// The mark that a label is next to.
#[derive(Debug, Clone, Copy)]
pub struct LabelAnchor {
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f64,
    /// How much further joined marks extend to either side.
    pub half: f64,
}

impl LabelAnchor {
    /// A single mark.
    pub fn new(at: Point, radius: f64) -> Self {
        Self { at, radius, half: 0.0 }
    }

    fn of(place: MarkBox) -> Self {
        Self { at: place.at, radius: place.reach(), half: place.half }
    }

    fn within(self, room: Rect) -> Rect {
        let up = self.radius + REACH.1;
        let across = self.half + REACH.0;
        let (left, right) = ((self.at.x - across).max(room.x), (self.at.x + across).min(room.right()));
        let (top, bottom) = ((self.at.y - up).max(room.y), (self.at.y + up).min(room.bottom()));
        Rect::new(left, top, (right - left).max(0.0), (bottom - top).max(0.0))
    }
}

/// Places a persona's name.
pub fn named(
    ctx: &mut LayoutCtx<'_>,
    anchor_at: LabelAnchor,
    name: &str,
    field: &mut Field,
    room: Rect,
) -> Option<Label> {
    let name = ctx.shortened(name, (TypeSize::Small, Face::Semibold, Role::Ink), WORD.0, 1);
    let width = ctx.width(&name, TypeSize::Small, Face::Semibold);
    let mark = (anchor_at.at, anchor_at.radius, anchor_at.half);
    let placed = field.place(&pill::request(mark, width, anchor_at.within(room)))?;
    Some(Label { stop: 0, rect: placed.rect, text: Text::Name(name), line: None })
}

/// An emotion word.
pub struct Said<'w> {
    pub words: &'w str,
    /// Its colour, if it isn't red.
    pub hue: Role,
    pub need: Need,
    /// The mark before it, if its place doesn't show whose it is.
    pub marker: Option<Marker>,
    /// Whether there are other points above or below its own.
    pub is_among: bool,
}

/// Places an emotion word.
pub fn word(
    ctx: &mut LayoutCtx<'_>,
    anchor_at: LabelAnchor,
    &Said { words, hue, need, marker, is_among }: &Said<'_>,
    side: Side,
    field: &mut Field,
    room: Rect,
) -> Option<Label> {
    let role = word_role(ctx.map, hue, anchor_at.at.y);
    let look = (TypeSize::Head, Face::Semibold, role);
    let block = LabelText::new([(ctx.cut_at_words(words, look, WORD.0, WORD.1), TypeSize::Head)]);
    let block = if let Some(marker) = marker { block.marked(marker, role) } else { block };
    let mut sizes = block.sizes(WORD.0);
    // Only a word that is too long for two lines has more.
    let most = sizes.first().map_or(0, |size| size.lines.max(2));
    sizes.retain(|size| size.lines <= most);
    let wish = LabelRequest {
        anchor: anchor_at.at,
        radius: anchor_at.radius,
        half: anchor_at.half,
        room: anchor_at.within(room),
        side,
        is_among,
        attribution: if role == hue && hue != Role::Ink { Attribution::Hue } else { Attribution::Position },
        sizes: sizes.iter().map(|size| (size.width, size.height)).collect(),
    };
    let far = LabelAnchor { radius: anchor_at.radius + ACROSS, ..anchor_at }.within(room);
    let placed = field.word(&wish, far).or_else(|| {
        let room = LabelAnchor { half: anchor_at.half + FURTHER, ..anchor_at }.within(room);
        if need == Need::Must { field.tie(&LabelRequest { room, ..wish }, f64::INFINITY) } else { None }
    });
    let (Placed { rect, size, is_on_red }, line) = placed?;
    Some(Label { stop: 0, rect, text: Text::Word(block, sizes[size].wrap, is_on_red), line })
}

/// How much further from its point than others a word may be, if it must not be missing.
const FURTHER: f64 = 120.0;

/// Whether a word may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Yes, if there is no place next to its point.
    Wanted,
    /// Only if there is no place at all that a line can lead to: it is that of the lowest point.
    Must,
}

/// Places a text of several lines that only its position assigns to its point. Returns the box, and the width it is
/// wrapped at.
pub fn block(
    anchor_at: LabelAnchor,
    (block, widest): (&LabelText, f64),
    side: Side,
    field: &mut Field,
    room: Rect,
) -> Option<(Rect, f64, bool)> {
    let room = anchor_at.within(room);
    let sizes = if block.is_empty() { Vec::new() } else { block.sizes(widest.min(room.width)) };
    let boxes = sizes.iter().map(|size| (size.width, size.height)).collect();
    let (anchor, radius, half) = (anchor_at.at, anchor_at.radius, anchor_at.half);
    let wish = LabelRequest {
        anchor,
        radius,
        half,
        room,
        side,
        is_among: false,
        attribution: Attribution::Position,
        sizes: boxes,
    };
    let placed = field.place(&wish)?;
    Some((placed.rect, sizes[placed.size].wrap, placed.is_on_red))
}

impl Label {
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, look: PersonaLook) -> Vec<Node> {
        let rect = self.rect;
        match &self.text {
            Text::Word(block, wrap, is_on_red) => {
                let leader = self.line.map(|line| leader(line, role_at(ctx.map, look.hue, self.rect.y)));
                leader.map(Node::from).into_iter().chain(block.draw(rect, *wrap, *is_on_red)).collect()
            }
            Text::Name(name) => pill::draw(ctx, rect, name, look).into(),
        }
    }
}
