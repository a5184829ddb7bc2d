//! Emotion words and the personas' names on a slide: as many as find a free place at their points, the most telling
//! first.

use super::{
    field::{Field, Need},
    label::{Label, LabelAnchor, Text},
    names::Names,
    telling::{FEW, lowest_of_each},
};
use crate::{
    layout::{
        LayoutCtx, Marker,
        chart::{
            ambiguous::Ambiguous,
            feelings::Feelings,
            label_text::LabelText,
            obstacles::{Attribution, LabelRequest, Placed, Side},
            word_request::{self, WordSide},
            word_role,
        },
    },
    model::Map,
    scene::{Face, Rect, Role, TypeSize},
};
use std::{collections::BTreeSet, ops::Range};

/// The widest that a word is set, and in how many lines.
const WORD: (f64, usize) = (150.0, 3);
/// The same for a lowest point whose word would be cut, and how much further up or down it may be then.
const LONG: (f64, usize) = (250.0, 3);
const TALL: f64 = 24.0;
/// The widest that it is set on one line, where it has no room otherwise: beside its point, between a curve and neutral.
/// The word of a lowest point may be wider.
const ONE_LINE: (f64, f64) = (240.0, 400.0);
/// So much taller than on the fewest lines a text may be that has other places.
const TALLER: f64 = 1.6;
/// Of so many equally low points of a persona the word is tried.
const MOST_TRIED: usize = 8;

/// Places the words and the names; those of key moments first, unless the usual order places as many of these, and more in all.
pub fn labels(
    ctx: &mut LayoutCtx<'_>,
    feelings: &Feelings<'_>,
    telling: &[usize],
    field: &mut Field,
    room: Rect,
) -> Vec<Label> {
    let is_moment = |stop: usize| feelings.stops[stop].is_moment;
    let before = telling.iter().any(|&stop| is_moment(stop)).then(|| field.clone());
    let first = in_order(ctx, feelings, telling, (field, room), true);
    let words = |labels: &[Label]| {
        let words = || labels.iter().filter(|label| matches!(label.text, Text::Word(..)));
        (words().filter(|label| is_moment(label.stop)).count(), words().count())
    };
    let has_word = |stop: &&usize| feelings.stops[**stop].feeling.word.is_some();
    let is_whole = words(&first).1 >= telling.iter().filter(has_word).count();
    let Some(mut other) = before.filter(|_| !is_whole) else { return first };
    let second = in_order(ctx, feelings, telling, (&mut other, room), false);
    if words(&second) <= words(&first) {
        return first;
    }
    *field = other;
    second
}

/// Places the word of the lowest point, which must not go missing, and those of each persona's lowest points, then the names of those whose curves begin
/// at one mark, the words that several share, the names where other curves begin, which may be elsewhere, and the other words, those of key moments
/// first if so said; at last names where curves begin again.
fn in_order(
    ctx: &mut LayoutCtx<'_>,
    feelings: &Feelings<'_>,
    telling: &[usize],
    (field, room): (&mut Field, Rect),
    moments_first: bool,
) -> Vec<Label> {
    let around: Vec<Around> = feelings.columns.iter().map(|stops| Around::new(ctx.map, feelings, stops)).collect();
    let mut lowest = lowest_of_each(feelings, telling);
    let later = lowest.split_off(lowest.len().min(if ctx.map.personas.len() > FEW { 1 } else { FEW }));
    let (mut labels, mut tried) = (Vec::new(), BTreeSet::new());
    for (rank, own) in lowest.iter().enumerate() {
        let need = if rank == 0 { Need::Must } else { Need::Telling };
        labels.extend(first_told(own, &mut tried, |stop| told(ctx, feelings, &around, (stop, need), field, room)));
    }
    let mut names = Names::new(ctx, feelings);
    labels.extend(names.stacked(field, room));
    for own in &later {
        let need = Need::Wanted;
        labels.extend(first_told(own, &mut tried, |stop| told(ctx, feelings, &around, (stop, need), field, room)));
    }
    let is_moment = |stop: usize| feelings.stops[stop].is_moment;
    let mut others: Vec<usize> = telling.iter().copied().filter(|stop| !tried.contains(stop)).collect();
    if moments_first {
        others.sort_by_key(|&stop| !is_moment(stop));
    }
    let (shared, own): (Vec<usize>, Vec<usize>) =
        others.into_iter().partition(|&stop| feelings.joined(&feelings.stops[stop]).len() > 1);
    for stop in shared {
        labels.extend(told(ctx, feelings, &around, (stop, Need::Wanted), field, room));
    }
    labels.extend(names.single(field, room));
    let mut tell = |stop: usize, need: Need, field: &mut Field| told(ctx, feelings, &around, (stop, need), field, room);
    let mut without = Vec::new();
    for stop in own {
        let label = tell(stop, Need::Wanted, field);
        without.extend(label.is_none().then_some(stop));
        labels.extend(label);
    }
    for stop in without {
        // A key moment says what it is about, even if a line to its word crosses a curve. A name goes where it is between no other mark and its word.
        let label = if is_moment(stop) { tell(stop, Need::Telling, field) } else { None };
        let tell = |field: &mut Field| tell(stop, Need::Wanted, field);
        let label = label.or_else(|| in_place_of_name(stop, &mut labels, &mut names, (field, room), tell));
        labels.extend(label);
    }
    labels.extend(names.again(field, room));
    for label in labels.iter_mut().filter(|label| label.line.is_none() && matches!(label.text, Text::Word(..))) {
        let mark = feelings.place(&feelings.stops[label.stop]);
        label.line = field.lead((mark.at, mark.reach(), mark.half), label.rect);
    }
    labels.sort_by_key(|label| label.stop);
    labels
}

/// The word of a stop where the persona's name was in the way, if that finds another place: it has more to choose from.
fn in_place_of_name(
    stop: usize,
    labels: &mut [Label],
    names: &mut Names<'_>,
    (field, room): (&mut Field, Rect),
    tell: impl FnOnce(&mut Field) -> Option<Label>,
) -> Option<Label> {
    let name = labels.iter_mut().find(|label| label.stop == stop && matches!(label.text, Text::Name(_)))?;
    let (placed, boxes) = (field.labels.clone(), field.boxes.len());
    field.labels.retain(|label| *label != name.rect);
    let both = tell(field).and_then(|word| Some((word, names.moved(stop, field, room)?)));
    let Some((word, moved)) = both else {
        field.labels = placed;
        field.boxes.truncate(boxes);
        return None;
    };
    *name = moved;
    Some(word)
}

/// The first of some equally low points whose word finds a place, unless another persona's word is at one of them.
fn first_told(own: &[usize], tried: &mut BTreeSet<usize>, tell: impl FnMut(usize) -> Option<Label>) -> Option<Label> {
    if own.iter().any(|stop| tried.contains(stop)) {
        return None;
    }
    own.iter().take(MOST_TRIED).copied().inspect(|stop| _ = tried.insert(*stop)).find_map(tell)
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
        let is_shared = stops.clone().any(|stop| feelings.joined(&feelings.stops[stop]).len() > 1);
        Self {
            ends: word_request::ends(&feelings.stops[stops.clone()]),
            ambiguous: Ambiguous::new(map.scale, first, is_shared),
        }
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
    let is_shared = feelings.joined(stop).len() > 1;
    let hue = word_request::hue(feelings, stop);
    let Around { ends, ambiguous } = &around[stop.column];
    let anchor_at = LabelAnchor::of(feelings.place(stop));
    let marker = (!is_shared && ambiguous.has(stop.feeling)).then(|| stop.look().marker);
    let said = Said { words: &words, hue, need, marker, side: WordSide::in_column(stop.at.y, *ends) };
    let label = word(ctx, anchor_at, &said, field, room).or_else(|| {
        // Its mark shows whose it is where another word is between.
        let is_own = !is_shared && said.marker.is_none();
        let marked = Said { marker: Some(stop.look().marker), ..said };
        if is_own { wrapped(ctx, anchor_at, &marked, WORD, field, room) } else { None }
    });
    Some(Label { stop: index, ..label? })
}

/// An emotion word.
pub struct Said<'w> {
    pub words: &'w str,
    /// Its colour, if it isn't red.
    pub hue: Role,
    pub need: Need,
    /// The mark before it, if its place doesn't show whose it is.
    pub marker: Option<Marker>,
    pub side: WordSide,
}

/// Places an emotion word; that of a lowest point whole, if it isn't too long and if it finds a place then.
pub fn word(
    ctx: &mut LayoutCtx<'_>,
    anchor_at: LabelAnchor,
    said: &Said<'_>,
    field: &mut Field,
    room: Rect,
) -> Option<Label> {
    let look = (TypeSize::Head, Face::Semibold, Role::Ink);
    let is_long = said.need > Need::Wanted && ctx.cut_at_words(said.words, look, WORD.0, WORD.1).is_cut();
    let whole = is_long.then(|| wrapped(ctx, anchor_at, &Said { need: Need::Telling, ..*said }, LONG, field, room));
    whole.flatten().or_else(|| wrapped(ctx, anchor_at, said, WORD, field, room))
}

/// Places an emotion word of at most this width and so many lines.
fn wrapped(
    ctx: &mut LayoutCtx<'_>,
    anchor_at: LabelAnchor,
    &Said { words, hue, need, marker, side }: &Said<'_>,
    (widest, lines): (f64, usize),
    field: &mut Field,
    room: Rect,
) -> Option<Label> {
    let role = word_role(ctx.map, hue, anchor_at.at.y);
    let look = (TypeSize::Head, Face::Semibold, role);
    let one_line = if need > Need::Wanted { ONE_LINE.1 } else { ONE_LINE.0 };
    // The beginning of a single word says less than that there is one more.
    let is_single = words.split_whitespace().count() < 2;
    let wrap = if is_single { (ctx.width(words, look.0, look.1) + 1.0).clamp(widest, one_line) } else { widest };
    let text = ctx.cut_at_words(words, look, wrap, lines);
    if is_single && need < Need::Must && text.is_cut() && !words.ends_with('…') {
        return None;
    }
    let block = LabelText::new([(text, TypeSize::Head)]);
    let block = if let Some(marker) = marker { block.marked(marker, role) } else { block };
    let mut sizes = block.sizes(wrap + block.indent());
    // Only a word that is too long for two lines has more.
    let most = if widest > WORD.0 { lines + 1 } else { sizes.first().map_or(0, |size| size.lines.max(2)) };
    sizes.retain(|size| size.lines <= most);
    let flat = block.natural_width() + 1.0;
    if most > 1 && flat <= one_line {
        sizes.extend(block.sizes(flat).into_iter().take(1));
    }
    let tall = if widest > WORD.0 { TALL } else { 0.0 };
    let around = |radius: f64, half: f64| LabelAnchor { radius: radius + tall, half, ..anchor_at }.within(room);
    let (mark, wide) = ((anchor_at.at, anchor_at.radius, anchor_at.half), anchor_at.half + (one_line - WORD.0));
    let wide = LabelRequest {
        sizes: sizes.iter().map(|size| (size.width, size.height)).collect(),
        ..word_request::request(ctx.map, mark, hue, side, around(anchor_at.radius, wide))
    };
    let far = around(anchor_at.radius + FURTHER.0, anchor_at.half);
    let placed = field.word(&wide, far, need).or_else(|| {
        let room = around(anchor_at.radius, anchor_at.half + FURTHER.1);
        if need == Need::Must { field.anywhere(&LabelRequest { room, ..wide.clone() }) } else { None }
    });
    let placed = placed.or_else(|| {
        let room = around(anchor_at.radius + FURTHER.0, anchor_at.half);
        marker.and_then(|_| Some((field.beyond(&LabelRequest { room, ..wide.clone() })?, None)))
    });
    let (Placed { rect, size, is_on_red }, line) = placed?;
    Some(Label { stop: 0, rect, text: Text::Word(block, sizes[size].wrap, is_on_red), line })
}

/// How much further from its point a word may be that is at the end of a line; sideways, only if it must not be missing.
const FURTHER: (f64, f64) = (72.0, 120.0);

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
    let boxes: Vec<(f64, f64)> = sizes.iter().map(|size| (size.width, size.height)).collect();
    let (anchor, radius, half) = (anchor_at.at, anchor_at.radius, anchor_at.half);
    let wish = |sizes: &[(f64, f64)]| LabelRequest {
        anchor,
        radius,
        half,
        room,
        side,
        is_among: false,
        attribution: Attribution::Position,
        sizes: sizes.to_vec(),
    };
    // Beside its mark on few lines rather than above it with a word on each.
    let lowest = boxes.iter().map(|size| size.1).fold(f64::INFINITY, f64::min);
    let low = boxes.iter().take_while(|size| size.1 <= lowest * TALLER).count();
    let placed = field.place(&wish(&boxes[..low])).or_else(|| field.place(&wish(&boxes)))?;
    Some((placed.rect, sizes[placed.size].wrap, placed.is_on_red))
}
