//! The experience on a slide: every curve whole, the worst pains below it in one row of cards, gains above in another.
//!
//! Heights count from neutral. What hangs from a column starts there: a stem to its bead, whose depth is its severity, and from
//! there a line to the card of the same number, which stands as near as the other cards let it.

mod gains;
mod heights;
mod leaders;
mod names;
mod others;
mod pains;
mod shown;

use super::{card::Card, frame::Frame, labels::Field, pick::Picked, story::Story, trend::Bins};
use crate::{
    layout::{
        LayoutCtx,
        chart::{axis, cubic::Cubic, curves, earlier, heights::Heights, heights_within, in_words, stem},
    },
    model::{GainId, Map, PainId, Place, Severity},
    scene::{Group, Node, Point, Rect, Role, Shape, Stroke},
};
use heights::Around;
use shown::Shown;

/// Above and below everything.
const PAD: f64 = 12.0;
/// How far labels and stems reach beyond the scale; over bars, whose tips often are at its ends, they reach further, and below a point at
/// its foot a word has room.
const EDGE: (f64, f64, f64) = (14.0, 28.0, 36.0);
/// The lowest share of the scale: the word of a point there stands below it.
const FOOT: f64 = 0.2;
/// From one bead to the next, and from one letter to the next.
const APART: (f64, f64) = (46.0, 30.0);

/// The experience, its cards shaped.
pub struct Chart<'f> {
    frame: &'f Frame,
    /// Which columns share a point, where they do.
    bins: Option<Bins>,
    pains: Shown<PainId>,
    gains: Shown<GainId>,
    /// The severities from shallow to deep.
    levels: Vec<Severity>,
    around: Around,
}

impl<'f> Chart<'f> {
    /// Shapes the cards, each of this width.
    pub fn new(
        ctx: &mut LayoutCtx<'_>,
        frame: &'f Frame,
        pains: Picked<PainId>,
        gains: Picked<GainId>,
        width: f64,
    ) -> Self {
        let map = ctx.map;
        let bins = frame.is_trend.then(|| Bins::new(map, frame));
        let deepest = map.open_pains().map(|id| map.pain(id).severity).max();
        let levels: Vec<Severity> =
            super::SEVERITIES.into_iter().filter(|&severity| Some(severity) <= deepest).collect();
        let pains = beside(pains, bins.as_ref(), |id| map.pain(id).place);
        let gains = beside(gains, bins.as_ref(), |id| map.gain(id).place);
        let pains = Shown::new(pains, frame, (APART.0, width), |id| Card::pain(ctx, id, width));
        let gains = Shown::new(gains, frame, (APART.1, width), |id| Card::gain(ctx, id, width));
        let edge = if bins.is_some() { EDGE.1 } else { EDGE.0 };
        let foot = if is_low(map) { EDGE.2 } else { edge };
        let around = Around::new((edge, foot), &gains, &pains, &levels);
        Self { frame, bins, pains, gains, levels, around }
    }

    /// Whether there are scores to show on a scale.
    pub fn has_scale(map: &Map) -> bool {
        !heights(map, 1.0).is_flat()
    }

    /// What it needs beside the scale: above it and below.
    pub fn around(&self) -> f64 {
        self.around.above + self.around.below + 2.0 * PAD
    }

    /// Where the cards of the pains stand.
    pub fn pain_cards(&self) -> Vec<(PainId, f64)> {
        self.pains.picked.shown.iter().map(|&(id, _)| id).zip(self.pains.xs.iter().copied()).collect()
    }

    /// The panel with a scale of this height.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, scale: f64) -> Panel {
        let map = ctx.map;
        let heights = heights(map, scale);
        let story = Story::new(ctx, map, self.frame, self.bins.as_ref(), &heights);
        let neutral = PAD + self.around.above + heights.up;
        let height = neutral + heights.down + self.around.below + PAD;
        let page = &self.frame.page;
        let mut node =
            Group::new("experience").named("lane", "experience").framed(Rect::new(0.0, 0.0, page.width, height));
        node.push(Shape::rect(Rect::new(0.0, 0.0, page.width, neutral)).fill(Role::Calm));
        node.push(self.borders(neutral + heights.down + self.around.foot));
        node.push(self.names(ctx, height));
        let (chart, has_gaps) = Drawn { chart: self, heights: &heights, story }.chart(ctx);
        node.push(chart.at(0.0, neutral));
        Panel { node, height, has_gaps }
    }

    fn borders(&self, bottom: f64) -> Group {
        let mut group = Group::new("borders");
        for &x in &self.frame.page.stage_borders {
            group.push(Shape::line(x, 0.0, x, bottom).stroke(Stroke::new(Role::Line, 1.0)));
        }
        group
    }
}

/// What hangs from a column that shares its point hangs beside the bars there, so that it runs along none.
fn beside<Id: Copy>(mut picked: Picked<Id>, bins: Option<&Bins>, place: impl Fn(Id) -> Place) -> Picked<Id> {
    for (id, at) in &mut picked.shown {
        if let (Place::Column(column), Some(bins)) = (place(*id), bins) {
            *at = bins.beside_bars(column.index(), *at);
        }
    }
    // Two of neighbouring columns may have gone past each other.
    picked.shown.sort_by(|a, b| a.1.total_cmp(&b.1));
    picked
}

/// Whether the lowest point that has a word is at the foot of the scale.
fn is_low(map: &Map) -> bool {
    let scale = map.scale;
    let worded = map.columns.iter().flat_map(|column| &column.facts.feelings).filter(|feeling| feeling.word.is_some());
    let lowest = worded.map(|feeling| feeling.score.get()).fold(scale.high, f64::min);
    lowest <= scale.low + FOOT * (scale.high - scale.low) && lowest < scale.high
}

/// Scores of this map and of the compared one within one height.
fn heights(map: &Map, scale: f64) -> Heights {
    let heights = heights_within(scale, map);
    let whole = heights.up + heights.down;
    if whole <= scale { heights } else { heights_within(scale * scale / whole, map) }
}

/// The finished panel.
pub struct Panel {
    /// What it shows, from its own top on.
    pub node: Group,
    /// How high it is.
    pub height: f64,
    /// Whether expectations are on it.
    pub has_gaps: bool,
}

/// Everything at hand while the chart is drawn.
struct Drawn<'a> {
    chart: &'a Chart<'a>,
    heights: &'a Heights,
    story: Story<'a>,
}

impl Drawn<'_> {
    /// The chart, and whether it shows expectations.
    fn chart(mut self, ctx: &mut LayoutCtx<'_>) -> (Group, bool) {
        let (map, page, around) = (ctx.map, &self.chart.frame.page, &self.chart.around);
        let earlier = match &self.chart.bins {
            Some(bins) => bins.earlier(map, self.heights),
            None => earlier::earlier(map, page, self.heights),
        };
        let mut field = self.field(&earlier);
        let (left, right) = (page.columns_left, page.columns_right);
        // Where no gains stand above the scale, words may.
        let above = if self.chart.gains.is_empty() { around.above } else { around.edge };
        let (top, bottom) = (-self.heights.up - above, self.heights.down + around.foot);
        let room = Rect::new(left, top, right - left, bottom - top);
        let boxes = self.story.place_labels(ctx, self.chart.frame, &mut field, room);
        let mut chart = Group::new("chart");
        chart.push(self.story.areas(map));
        chart.push(axis::lines(page, self.heights, &boxes));
        chart.push(axis::labels(ctx, page, self.heights));
        chart.push(self.severities(ctx));
        chart.extend(self.story.ranges());
        chart.push(axis::neutral(page, self.heights));
        chart.push(curves::earlier(map, &earlier));
        chart.push(self.gains(ctx));
        chart.push(self.pains(ctx));
        chart.push(self.story.lines(map, &in_words(ctx)));
        let gaps = self.story.gaps(ctx);
        let has_gaps = gaps.is_some();
        chart.extend(gaps);
        chart.push(self.story.marks(ctx));
        (chart, has_gaps)
    }

    /// What labels have to stand around.
    fn field(&self, earlier: &[earlier::Earlier]) -> Field {
        let (page, around) = (&self.chart.frame.page, &self.chart.around);
        let mut field = self.story.field();
        for earlier in earlier {
            field.curves.extend(earlier.segments.iter().map(|&(_, cubic)| cubic));
            let around = |&(_, at): &(usize, Point)| Rect::new(at.x - 4.0, at.y - 4.0, 8.0, 8.0);
            field.boxes.extend(earlier.alone.iter().map(around));
        }
        field.boxes.push(Rect::new(page.columns_left, -1.0, page.columns_right - page.columns_left, 2.0));
        for &(_, x) in &self.chart.pains.picked.shown {
            field.boxes.push(Rect::new(x - 2.5, 0.0, 5.0, self.heights.down + around.foot));
        }
        for &(_, x) in &self.chart.gains.picked.shown {
            field.boxes.push(Rect::new(x - 1.0, -self.heights.up - around.edge, 2.0, self.heights.up + around.edge));
        }
        field
    }

    /// An upright line that passes beneath the curves.
    fn stem(&self, x: f64, from: f64, to: f64, role: Role) -> Vec<Node> {
        let curves = self.story.curves().into_iter().map(|part| part.cubic);
        let near: Vec<Cubic> = curves.filter(|curve| curve.from.x <= x + 2.0 && x - 2.0 <= curve.to.x).collect();
        let line = |(from, to)| Shape::line(x, from, x, to).stroke(Stroke::new(role, 1.5)).obstacle().into();
        stem::parts(from, to, stem::crossings(x, &near)).into_iter().map(line).collect()
    }
}
