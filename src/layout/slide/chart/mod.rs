//! The experience on a slide: all of every curve, the worst pains below it with their cards, gains above.
//!
//! Heights count from neutral.

mod before;
mod hung;
mod names;
mod shape;

use super::{
    answers::PainCard,
    field::Field,
    fit::Fit,
    frame::Frame,
    gaps::{self, Unshown},
    pick::{Cards, Pick, Picked},
    shares,
    story::Story,
    trend::Bins,
};
use crate::{
    lane::LaneKind,
    layout::{
        LayoutCtx,
        chart::{
            axis,
            card::{Asked, Card, Lines},
            curves, earlier,
            hanging::{FAN, Hanging, SHORT_FAN, Way},
            heights::Heights,
            heights_within, in_words,
            obstacles::Obstacles,
            subject::Subject,
        },
        stripes::{stripes, tints},
    },
    model::{Map, PainId, Place},
    scene::{Face, Group, Point, Rect, Role, Shape, Stroke, TypeSize},
};
use hung::Hung;
pub use shape::Chart;
use shape::{GAIN, PAD, words_width};
use std::collections::BTreeMap;

/// How far labels and stems extend beyond the scale. Above bars, whose tips are often at its ends, they extend further,
/// and below a point at its foot there is room for a word.
const EDGE: (f64, f64, f64) = (14.0, 28.0, 30.0);
/// How much more of it a word needs between the curves of two; with more curves, the scale needs it.
const AMONG: f64 = 8.0;
/// The lowest share of the scale: the word of a point there goes below it.
const FOOT: f64 = 0.2;
/// About as high as scales are.
const TYPICAL: f64 = 400.0;
/// Between the words of two gains.
const APART: f64 = 12.0;

/// The row of a pain's card, and its width.
fn place(shares: &BTreeMap<usize, Cards>, pick: &Pick) -> (usize, f64) {
    let cards = shares.get(&pick.cell);
    let place = cards.and_then(|cards| Some((cards, cards.place_of(pick.subject)?)));
    place.map_or((0, 1.0), |(cards, (row, at))| (row, cards.slots[at].width))
}

/// Where the words of each gain may be that has no room for them in its cell: half-way to the gains next to it.
fn rooms(frame: &Frame, gains: &Picked) -> Vec<(f64, f64)> {
    let cells = frame.cells();
    let own: Vec<(f64, f64)> = gains.shown.iter().map(|pick| cells[pick.cell]).collect();
    let (first, last) = (frame.page.columns_left, frame.page.columns_right);
    let room = |(at, &(left, right)): (usize, &(f64, f64))| {
        let before = at.checked_sub(1).map_or(first, |before| f64::midpoint(own[before].1, left) + APART / 2.0);
        let after = own.get(at + 1).map_or(last, |after| f64::midpoint(right, after.0) - APART / 2.0);
        (before, after.max(before + 1.0))
    };
    own.iter().enumerate().map(room).collect()
}

impl<'f> Chart<'f> {
    /// Shapes the cards, each as wide as its place.
    pub fn new(ctx: &mut LayoutCtx<'_>, frame: &'f Frame, pains: Picked, gains: Picked, fit: Fit) -> Self {
        let (map, lines) = (ctx.map, fit.pain());
        let bins = frame.is_trend.then(|| Bins::new(map, frame));
        let edge = if bins.is_some() { EDGE.1 } else { EDGE.0 };
        let foot = match (is_low(map), map.personas.len()) {
            (true, 2) => EDGE.2 + AMONG,
            (true, _) => EDGE.2,
            (false, _) => edge,
        };
        let mut shares = pains.cards(frame);
        shares.values_mut().for_each(|cards| shares::share(ctx, cards, lines));
        let places: Vec<(usize, f64)> = pains.shown.iter().map(|pick| place(&shares, pick)).collect();
        let shape = |(pick, &(row, width)): (&Pick, &(usize, f64))| {
            let asked = Asked { width, is_stacked: row > 0, ..Asked::new(pick.subject, None) };
            let lines = Lines { beside: Card::width_beside_badge(ctx, pick.subject) <= width, ..lines };
            (Card::fitted(ctx, &asked, &[], lines), width)
        };
        let cards: Vec<(Card, f64)> = pains.shown.iter().zip(&places).map(shape).collect();
        let mut rows = vec![0.0_f64; places.iter().map(|place| place.0 + 1).max().unwrap_or(0)];
        for ((card, width), (row, _)) in cards.iter().zip(&places) {
            rows[*row] = rows[*row].max(card.height(*width));
        }
        let look = (TypeSize::Small, Face::Regular, Role::GreenText);
        let word = |(pick, room): (&Pick, (f64, f64))| {
            let own = frame.cells()[pick.cell];
            // Where there is least height, one line is better than two in the same column.
            let flat = fit.is_flat.then(|| ctx.cut_at_words(&pick.text(map), look, words_width(room), 1));
            if let Some(flat) = flat.filter(|flat| !flat.is_cut()) {
                return (flat, room);
            }
            let within = ctx.cut_at_words(&pick.text(map), look, words_width(own), GAIN.1 - 1);
            let wider = within.is_cut().then(|| ctx.cut_at_words(&pick.text(map), look, words_width(room), GAIN.1));
            wider.map_or((within, own), |wider| (wider, room))
        };
        let words: Vec<_> = gains.shown.iter().zip(rooms(frame, &gains)).map(word).collect();
        let highest = words.iter().map(|(words, room)| words.height(words_width(*room))).fold(0.0, f64::max);
        let reach = pains.shown.iter().map(|pick| pick.subject.reach(map)).fold(0.0, f64::max);
        let is_alone = |pick: &Pick| shares.get(&pick.cell).is_some_and(|cards| cards.slots.len() < 2);
        let is_straight = |pick: &Pick| is_alone(pick) && matches!(pick.subject.place(map), Place::Column(_));
        let fan = if pains.shown.iter().all(is_straight) { SHORT_FAN } else { FAN };
        let has_scale = Self::has_scale(map);
        let counted = names::counts_height(ctx, gains.more, most_unshown(map, frame, bins.is_none()));
        let edges = (edge, foot);
        Self { frame, bins, pains, gains, cards, shares, words, rows, highest, edges, reach, fan, has_scale, counted }
    }

    /// Whether key moments have bands: if columns share a point, they would be hairlines.
    pub fn has_moments(&self) -> bool {
        self.bins.is_none()
    }

    /// How many texts of pains are cut.
    pub fn cut(&self) -> usize {
        self.cards.iter().filter(|(card, _)| card.is_cut()).count()
    }

    /// Whether anything on it is assumed.
    pub fn is_assumed(&self, map: &Map) -> bool {
        let mut feelings = map.columns.iter().flat_map(|column| &column.facts.feelings);
        self.bins.is_none() && feelings.any(|feeling| map.is_assumed(&feeling.from))
            || self.cards.iter().any(|(card, _)| card.is_assumed())
    }

    /// Whether there are scores to show on a scale.
    pub fn has_scale(map: &Map) -> bool {
        !heights(map, 1.0).is_flat()
    }

    /// The height needed below the scale.
    fn below(&self) -> f64 {
        if self.pains.shown.is_empty() {
            self.edges.1 + self.edges.0
        } else {
            self.edges.1 + Hanging::height_of(self.fan, self.reach, 1) + self.cards_height()
        }
    }

    /// The height needed above and below the scale together.
    pub fn around(&self) -> f64 {
        self.above() + self.below() + 2.0 * PAD
    }

    /// The cards of the pains.
    pub fn pain_cards(&self) -> Vec<PainCard> {
        let card = |pick: &Pick| {
            let Subject::Pain(id) = pick.subject else { return None };
            let cards = self.shares.get(&pick.cell)?;
            let (_, at) = cards.place_of(pick.subject)?;
            Some(PainCard { id, cell: pick.cell, at, width: cards.slots[at].width })
        };
        self.pains.shown.iter().filter_map(card).collect()
    }

    /// The panel with a scale of this height.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, scale: f64) -> Panel {
        let map = ctx.map;
        let heights = heights(map, scale);
        let story = Story::new(ctx, map, self.frame, self.bins.as_ref(), &heights);
        let neutral = PAD + self.above() + heights.up;
        let height = neutral + heights.down + self.below() + PAD;
        let page = &self.frame.page;
        let mut node = Group::new("experience")
            .named("lane", LaneKind::Experience.key(map))
            .framed(Rect::new(0.0, 0.0, page.width, height));
        if !self.is_bare() {
            node.push(Shape::rect(Rect::new(0.0, 0.0, page.width, neutral)).fill(Role::Calm));
        }
        let whole = (0.0, height);
        node.push(if self.has_moments() { stripes(ctx, page, whole) } else { tints(ctx, page, whole) });
        node.push(self.borders(neutral + heights.down + self.edges.1));
        let edges = (-heights.up - self.edges.0, heights.down + self.edges.1);
        let gains = Hung::new(map, self, &story, Way::Up, edges.0);
        let pains = Hung::new(map, self, &story, Way::Down, edges.1);
        let card_boxes = pains.card_boxes();
        let drawn = Drawn { chart: self, heights: &heights, story, gains, pains };
        let (chart, has_gaps, unshown) = drawn.chart(ctx);
        node.push(self.names(ctx, height, unshown));
        node.push(chart.at(0.0, neutral));
        Panel { node, height, has_gaps, unshown, card_boxes }
    }

    fn borders(&self, bottom: f64) -> Group {
        let mut group = Group::new("borders");
        for &x in &self.frame.page.stage_borders {
            group.push(Shape::line(x, 0.0, x, bottom).stroke(Stroke::new(Role::Line, 1.0)));
        }
        group
    }
}

/// The most that may find no room: words may turn out to have none, and expectations are left out if they aren't telling enough.
fn most_unshown(map: &Map, frame: &Frame, by_point: bool) -> Unshown {
    let facts = || map.columns.iter().map(|column| &column.facts);
    let words = facts().flat_map(|facts| &facts.feelings).filter(|feeling| feeling.word.is_some()).count();
    let expectations = facts().map(|facts| facts.expectations.len()).sum();
    let leaves_out = by_point && gaps::leaves_out(map, frame);
    Unshown { words, expectations: if leaves_out { expectations } else { 0 } }
}

/// Whether the lowest point with a word is at the foot of the scale.
fn is_low(map: &Map) -> bool {
    let heights = heights(map, TYPICAL);
    let worded = map.columns.iter().flat_map(|column| &column.facts.feelings).filter(|feeling| feeling.word.is_some());
    let lowest = worded.map(|feeling| heights.y(feeling.score)).fold(-heights.up, f64::max);
    lowest >= heights.down - FOOT * (heights.up + heights.down) && lowest > -heights.up
}

/// Scores of this map and of the compared one on the same height.
fn heights(map: &Map, scale: f64) -> Heights {
    let heights = heights_within(scale, map, map);
    let whole = heights.up + heights.down;
    if whole <= scale { heights } else { heights_within(scale * scale / whole, map, map) }
}

/// The finished panel.
pub struct Panel {
    /// What it shows, starting at its own top.
    pub node: Group,
    pub height: f64,
    /// Whether expectations are on it.
    pub has_gaps: bool,
    /// What found no room.
    pub unshown: Unshown,
    /// Left edge and width of each card, by its pain.
    pub card_boxes: Vec<(PainId, (f64, f64))>,
}

/// Everything needed to draw the chart.
struct Drawn<'a> {
    chart: &'a Chart<'a>,
    heights: &'a Heights,
    story: Story<'a>,
    gains: Hung,
    pains: Hung,
}

impl Drawn<'_> {
    /// The chart, whether it shows expectations, and what found no room.
    fn chart(mut self, ctx: &mut LayoutCtx<'_>) -> (Group, bool, Unshown) {
        let (map, page) = (ctx.map, &self.chart.frame.page);
        let earlier = match &self.chart.bins {
            Some(bins) => bins.earlier(map, self.heights),
            None => earlier::earlier(map, page, self.heights),
        };
        let mut field = self.field(map, &earlier);
        let (left, right) = (page.columns_left, page.columns_right);
        // Words may also be between the gains above the scale.
        let (top, bottom) = (-self.heights.up - self.chart.above(), self.heights.down + self.chart.edges.1);
        let room = Rect::new(left, top, right - left, bottom - top);
        let mut boxes = self.story.place_labels(ctx, self.chart.frame, &mut field, room);
        let before = before::Before::new(ctx, &earlier, &mut field, room);
        boxes.extend(before.iter().map(before::Before::rect));
        let mut chart = Group::new("chart");
        chart.push(self.story.areas(map));
        chart.push(axis::lines(page, self.heights, &boxes));
        chart.push(axis::labels(ctx, page, self.heights));
        chart.extend(self.story.ranges(map));
        chart.push(axis::neutral(page, self.heights));
        chart.push(curves::earlier(map, &earlier));
        chart.extend(before.map(|before| before.draw()));
        let passed = self.story.passed();
        chart.push(self.gains.draw_gains(ctx, self.chart, &passed));
        chart.push(self.pains.draw_pains(ctx, self.chart, &passed));
        chart.push(self.story.lines(map, &in_words(ctx)));
        let gaps = self.story.gaps(ctx);
        let has_gaps = gaps.is_some();
        chart.extend(gaps);
        chart.push(self.story.marks(ctx));
        (chart, has_gaps, self.story.unshown(map))
    }

    /// What labels have to be placed around.
    fn field(&self, map: &Map, earlier: &[earlier::Earlier]) -> Field {
        let page = &self.chart.frame.page;
        let mut field = self.story.field();
        for earlier in earlier {
            field.add_curves(earlier.segments.iter().flat_map(|(_, course)| course.cubics()));
            let around = |&(_, at): &(usize, Point)| Rect::new(at.x - 4.0, at.y - 4.0, 8.0, 8.0);
            field.boxes.extend(earlier.alone.iter().map(around));
        }
        field.boxes.push(Obstacles::neutral(page.columns_left, page.columns_right - page.columns_left));
        field.boxes.extend(self.gains.boxes().chain(self.pains.boxes()));
        field.boxes.extend(self.gains.gain_boxes(map, self.chart));
        field
    }
}
