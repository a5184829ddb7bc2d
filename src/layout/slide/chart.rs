//! The experience on a slide: every curve whole, the worst pains below it in one row of cards, gains above in another.
//!
//! Heights count from neutral. What hangs from a column starts there: a stem to its bead, whose depth is its severity, and from
//! there a line to the card of the same number, which stands as near as the other cards let it.

use super::{
    card::Card,
    curves,
    frame::{Density, Frame},
    labels::{self, Field, Label, Text},
    pick::Picked,
    row::spread,
};
use crate::{
    layout::{
        ColumnBox, LayoutCtx,
        bead::gain_letter,
        experience::{
            axis,
            band::reach,
            compare,
            cubic::Cubic,
            draw,
            feelings::{Feelings, Stop},
            gains, hatch,
            heights::Heights,
            pains,
            panel::{heights_within, in_words},
            points::feeling_title,
            stem,
        },
    },
    model::{GainId, Map, PainId, Place, Severity},
    scene::{Anchor, Face, Group, Node, Point, Rect, Role, Shape, Stroke, TypeSize},
};

/// Above and below everything.
const PAD: f64 = 12.0;
/// For the panel's name where no gains stand beside it.
const TITLE: f64 = 40.0;
/// For the number of gains that have no cards.
const COUNT: f64 = 16.0;
/// From the scale to the middle of the gains' letters, half their size, and from the scale to the gains' cards.
const LETTERS: (f64, f64, f64) = (26.0, 12.0, 52.0);
/// How far labels and stems reach beyond the scale.
const EDGE: f64 = 14.0;
/// From the scale to where what fanned out hangs straight again, to the first severity, and from one severity to the next.
const LEVELS: (f64, f64, f64) = (26.0, 46.0, 28.0);
/// From the deepest severity to where its lines fan out to the cards, and to the cards.
const TO_CARDS: (f64, f64) = (23.0, 38.0);
/// From one bead to the next, and from one letter to the next.
const APART: (f64, f64) = (46.0, 30.0);
/// Marks need columns of this width.
const MARKED: f64 = 26.0;
/// The size of a mark that stands alone on its curve.
const LONE: f64 = 5.0;

/// The experience, its cards shaped.
pub struct Chart<'f> {
    frame: &'f Frame,
    pains: Shown<PainId>,
    gains: Shown<GainId>,
    levels: Vec<Severity>,
}

/// Picked things with their cards.
struct Shown<Id> {
    picked: Picked<Id>,
    cards: Vec<Card>,
    /// Left edges of the cards.
    xs: Vec<f64>,
    height: f64,
}

impl<Id: Copy> Shown<Id> {
    fn new(picked: Picked<Id>, width: f64, frame: &Frame, mut card: impl FnMut(Id) -> Card) -> Self {
        let cards: Vec<Card> = picked.shown.iter().map(|&(id, _)| card(id)).collect();
        let wishes: Vec<f64> = picked.shown.iter().map(|&(_, at)| at).collect();
        let xs = spread(
            &wishes,
            width + super::row::GAP,
            frame.page.columns_left,
            frame.page.columns_right + super::row::GAP,
        );
        let height = cards.iter().map(Card::height).fold(0.0, f64::max);
        Self { picked, cards, xs, height }
    }

    fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }
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
        let deepest = map.pains.iter().map(|pain| pain.severity).max();
        let levels = super::SEVERITIES.into_iter().filter(|&severity| Some(severity) <= deepest).collect();
        let pains = Shown::new(pains, width, frame, |id| Card::pain(ctx, id, width));
        let gains = Shown::new(gains, width, frame, |id| Card::gain(ctx, id, width));
        Self { frame, pains, gains, levels }
    }

    /// What it needs beside the scale: above it and below.
    pub fn around(&self) -> (f64, f64) {
        let above = match self.gains.is_empty() {
            true if self.gains.picked.more > 0 => TITLE + COUNT,
            true => TITLE,
            false => LETTERS.2 + self.gains.height.max(TITLE),
        };
        let below = if self.levels.is_empty() { 2.0 * EDGE } else { self.cards_top() + self.pains.height };
        (PAD + above, below + PAD)
    }

    /// How far below the scale the cards of the pains begin.
    fn cards_top(&self) -> f64 {
        self.last_level() + TO_CARDS.1
    }

    fn last_level(&self) -> f64 {
        LEVELS.1 + LEVELS.2 * self.levels.len().saturating_sub(1) as f64
    }

    /// The panel with a scale of this height, and how high it is.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, scale: f64) -> (Group, f64) {
        let map = ctx.map;
        let heights = heights(map, scale);
        let marked = self.frame.narrowest >= MARKED;
        let mut feelings = Feelings::new(map, &self.frame.page, &heights);
        let telling = labels::telling(map, &feelings, self.frame.density != Density::Counts);
        if !marked {
            feelings.stops.iter_mut().for_each(|stop| stop.radius = 0.0);
            telling.iter().for_each(|&stop| feelings.stops[stop].radius = LONE);
        }
        let scene = Drawn { chart: self, heights: &heights, feelings: &feelings, marked };
        let (above, below) = self.around();
        let (neutral, height) = (above + heights.up, above + heights.up + heights.down + below);
        let page = &self.frame.page;
        let mut node =
            Group::new("experience").named("lane", "experience").framed(Rect::new(0.0, 0.0, page.width, height));
        node.push(Shape::rect(Rect::new(0.0, 0.0, page.width, neutral)).fill(Role::Calm));
        node.push(self.borders(neutral + heights.down + EDGE));
        node.push(self.names(ctx, height));
        node.push(scene.chart(ctx, &telling).at(0.0, neutral));
        (node, height)
    }

    fn borders(&self, bottom: f64) -> Group {
        let mut group = Group::new("borders");
        for &x in &self.frame.page.stage_borders {
            group.push(Shape::line(x, 0.0, x, bottom).stroke(Stroke::new(Role::Line, 1.0)));
        }
        group
    }

    /// What the panel and its rows are called, and how many there are beside those that are shown.
    fn names(&self, ctx: &mut LayoutCtx<'_>, height: f64) -> Group {
        let words = ctx.words;
        let mut group = Group::new("title");
        group.extend(super::row_name(ctx, words.experience, Role::Ink, 0, PAD));
        let (gains, more) = (&self.gains, self.gains.picked.more);
        if !gains.is_empty() {
            let top = PAD + 24.0;
            group.extend(super::row_name(ctx, words.gains, Role::GreenText, more, top));
        } else if more > 0 {
            let count = format!("{}: {}", words.gains, words.number(more as f64));
            let width = super::frame::GUTTER - 24.0;
            let count = ctx.cut(&count, (TypeSize::Small, Face::Regular, Role::GreenText), width, 1);
            group.extend(count.place(super::frame::MARGIN, PAD + 20.0, width));
        }
        if !self.pains.is_empty() {
            let top = height - PAD - self.pains.height;
            group.extend(super::row_name(ctx, words.pains, Role::RedText, self.pains.picked.more, top));
        }
        group
    }
}

/// Scores of this map and of the compared one within one height.
fn heights(map: &Map, scale: f64) -> Heights {
    let heights = heights_within(scale, map);
    let whole = heights.up + heights.down;
    if whole <= scale { heights } else { heights_within(scale * scale / whole, map) }
}

/// Everything at hand while the chart is drawn.
struct Drawn<'a> {
    chart: &'a Chart<'a>,
    heights: &'a Heights,
    feelings: &'a Feelings<'a>,
    marked: bool,
}

impl Drawn<'_> {
    fn chart(&self, ctx: &mut LayoutCtx<'_>, telling: &[usize]) -> Group {
        let (map, page) = (ctx.map, &self.chart.frame.page);
        let earlier = compare::earlier(map, page, self.heights);
        let mut field = self.field(map);
        for earlier in &earlier {
            field.curves.extend(earlier.segments.iter().map(|&(_, cubic)| cubic));
            let around = |&(_, at): &(usize, Point)| Rect::new(at.x - 4.0, at.y - 4.0, 8.0, 8.0);
            field.boxes.extend(earlier.alone.iter().map(around));
        }
        let room = Rect::new(
            page.columns_left,
            -self.heights.up - EDGE,
            page.columns_right - page.columns_left,
            self.heights.up + self.heights.down + 2.0 * EDGE,
        );
        let labels = labels::labels(ctx, self.feelings, telling, &mut field, room);
        let boxes: Vec<Rect> = labels.iter().map(|label| label.rect).collect();
        let mut chart = Group::new("chart");
        chart.push(draw::red_areas(map, self.feelings));
        chart.push(axis::lines(page, self.heights, &boxes));
        chart.push(axis::labels(ctx, page, self.heights));
        chart.push(self.levels(ctx));
        let neutral = Shape::line(page.columns_left, 0.0, page.columns_right, 0.0);
        chart.push(neutral.stroke(Stroke::new(Role::Ink, 2.0)).obstacle());
        chart.push(draw::earlier(map, &earlier));
        chart.push(self.gains(ctx));
        chart.push(self.pains(ctx));
        let in_words = in_words(map);
        chart.push(match self.marked {
            true => draw::curves(map, self.feelings, &in_words),
            false => curves::unmarked(map, self.feelings, &in_words),
        });
        chart.push(self.points(ctx, &labels));
        chart
    }

    fn field(&self, map: &Map) -> Field {
        let page = &self.chart.frame.page;
        let marks = self.feelings.stops.iter().filter(|stop| stop.radius > 0.0);
        let mut field = Field {
            curves: self.feelings.stretches.iter().map(|stretch| self.curve(stretch)).collect(),
            points: marks.map(|stop| (stop.at, stop.radius * 1.25)).collect(),
            ..Field::default()
        };
        field.boxes.push(Rect::new(page.columns_left, -1.0, page.columns_right - page.columns_left, 2.0));
        for column in map.columns.iter().enumerate().filter(|(_, column)| !column.facts.pains.is_empty()) {
            field.boxes.push(Rect::new(self.chart.frame.stem(column.0) - 2.5, 0.0, 5.0, self.heights.down + EDGE));
        }
        for &(_, x) in &self.chart.gains.picked.shown {
            field.boxes.push(Rect::new(x - 1.0, -self.heights.up - EDGE, 2.0, self.heights.up + EDGE));
        }
        field
    }

    /// Where there is no room for curves beside each other, each goes where its scores are.
    fn curve(&self, stretch: &crate::layout::experience::feelings::Stretch) -> Cubic {
        if self.marked { stretch.drawn } else { stretch.truth }
    }

    fn levels(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let page = &self.chart.frame.page;
        let mut group = Group::new("severities");
        for (index, &severity) in self.chart.levels.iter().enumerate() {
            let y = self.level(index);
            group.push(Shape::line(page.columns_left, y, page.columns_right, y).stroke(Stroke::new(Role::Line, 1.0)));
            let word = ctx.words.severity(severity).to_lowercase();
            let (x, size) = (page.columns_left - 16.0, TypeSize::Small);
            let y = y + 0.3635 * size.size();
            group.push(ctx.line(x, y, Anchor::Right, &word, size, Face::Regular, Role::RedText));
        }
        group
    }

    fn level(&self, index: usize) -> f64 {
        self.heights.down + LEVELS.1 + LEVELS.2 * index as f64
    }

    fn stem(&self, x: f64, from: f64, to: f64, role: Role) -> Vec<Node> {
        let near = self.feelings.stretches.iter().map(|stretch| self.curve(stretch));
        let near: Vec<Cubic> = near.filter(|curve| curve.from.x <= x + 2.0 && x - 2.0 <= curve.to.x).collect();
        let cuts = stem::crossings(x, &near);
        let line = |(from, to)| Shape::line(x, from, x, to).stroke(Stroke::new(role, 2.0)).obstacle().into();
        stem::parts(from, to, cuts).into_iter().map(line).collect()
    }

    fn gains(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let gains = &self.chart.gains;
        let page = &self.chart.frame.page;
        let wishes: Vec<f64> = gains.picked.shown.iter().map(|&(_, at)| at).collect();
        let letters = spread(&wishes, APART.1, page.columns_left, page.columns_right + APART.1);
        let (middle, cards) = (-self.heights.up - LETTERS.0, -self.heights.up - LETTERS.2);
        let mut all: Vec<(GainId, Group)> = Vec::new();
        for (index, &(id, at)) in gains.picked.shown.iter().enumerate() {
            let (x, card_x) = (letters[index], gains.xs[index]);
            let mut gain = gains::titled(ctx, id);
            gain.extend(self.stem(at, -self.heights.up - 2.0, 0.0, Role::Green));
            gain.push(joint([(at, -self.heights.up - 2.0), (x, middle + LETTERS.1)], Role::Green));
            gain.push(joint([(x, middle - LETTERS.1), (card_x + 1.5, cards)], Role::Green));
            gain.extend(letter(ctx, id, x, middle));
            gain.push(gains.cards[index].draw(card_x, cards - gains.height, gains.height));
            all.push((id, gain));
        }
        // They are read by their letters.
        all.sort_by_key(|(id, _)| *id);
        let mut group = Group::new("gains");
        group.extend(all.into_iter().map(|(_, gain)| gain));
        group
    }

    fn pains(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let (map, pains, page) = (ctx.map, &self.chart.pains, &self.chart.frame.page);
        let mut group = self.others(map);
        let wishes: Vec<f64> = pains.picked.shown.iter().map(|&(_, at)| at).collect();
        let beads = spread(&wishes, APART.0, page.columns_left + ColumnBox::PADDING, page.columns_right + APART.0);
        let edge = self.heights.down + EDGE;
        let fan = self.heights.down + self.chart.last_level() + TO_CARDS.0;
        let cards = self.heights.down + self.chart.cards_top();
        let mut all: Vec<((bool, usize), Group)> = Vec::new();
        for (index, &(id, at)) in pains.picked.shown.iter().enumerate() {
            let (x, card_x) = (beads[index], pains.xs[index]);
            let pain = map.pain(id);
            let y = self.level(super::SEVERITIES.iter().position(|&severity| severity == pain.severity).unwrap_or(0));
            let mut node = pains::titled(ctx, id);
            let place = match pain.place {
                Place::Column(_) => {
                    node.extend(self.stem(at, 0.0, edge, Role::Red));
                    (false, index)
                }
                Place::Stage(stage) => {
                    node.extend(bracket(self.chart.frame.stage(map, stage), edge));
                    (true, stage.index() * pains.cards.len() + index)
                }
            };
            let straight = self.heights.down + LEVELS.0;
            node.push(joint([(at, edge), (x, straight)], Role::Red));
            node.push(joint([(x, straight), (x, y - reach(pain.severity))], Role::Red));
            node.push(joint([(x, y + reach(pain.severity)), (x, fan)], Role::Red));
            node.push(joint([(x, fan), (card_x + 1.5, cards)], Role::Red));
            node.extend(pains::numbered(ctx, id, x, y));
            node.push(pains.cards[index].draw(card_x, cards, pains.height));
            all.push((place, node));
        }
        all.sort_by_key(|(place, _)| *place);
        group.extend(all.into_iter().map(|(_, pain)| pain));
        group
    }

    /// A dot for each of the pains that have no card, as deep as they are severe: where there are many, it shows.
    fn others(&self, map: &Map) -> Group {
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (index, pain) in map.pains.iter().enumerate() {
            let shown = self.chart.pains.picked.shown.iter().any(|(id, _)| id.index() == index);
            let level = super::SEVERITIES.iter().position(|&severity| severity == pain.severity);
            if let (false, Place::Column(column), Some(level)) = (shown, pain.place, level) {
                places.push((column.index(), level));
            }
        }
        places.sort_unstable();
        places.dedup();
        let mut group = Group::new("pains");
        let mut dots = Group::new("other-pains");
        for (column, level) in places {
            let (x, y) = (self.chart.frame.stem(column), self.level(level));
            dots.push(Shape::circle(x, y, 4.0).fill(Role::Ground).stroke(Stroke::new(Role::Red, 1.5)));
        }
        if !dots.nodes.is_empty() {
            group.push(dots);
        }
        group
    }

    /// The marks with their labels.
    fn points(&self, ctx: &mut LayoutCtx<'_>, labels: &[Label]) -> Group {
        let mut group = Group::new("feelings");
        let mut labels = labels.iter().peekable();
        for (index, stop) in self.feelings.stops.iter().enumerate() {
            let mut own = Vec::new();
            while let Some(label) = labels.next_if(|label| label.stop == index) {
                own.push(label);
            }
            // Where columns are too narrow for marks, only what has words is marked.
            if self.marked || !own.is_empty() {
                group.push(point(ctx, stop, &own));
            }
        }
        group
    }
}

fn point(ctx: &mut LayoutCtx<'_>, stop: &Stop<'_>, labels: &[&Label]) -> Group {
    let map = ctx.map;
    let (column, persona) = (&map.columns[stop.column], map.persona(stop.feeling.persona));
    let name = format!("{}.{}", column.name, persona.name);
    let mut group = Group::new("feeling").named("feeling", &name).from_source(stop.feeling.span);
    group = group.with_data("persona", persona.name.as_str()).with_data("column", column.name.as_str());
    group = group.titled(feeling_title(ctx, stop));
    let look = stop.look();
    let role = if stop.at.y > 0.0 { Role::Red } else { look.hue };
    if stop.radius > 0.0 && map.is_assumed(&stop.feeling.from) {
        group.extend(hatch::mark(look.marker, stop.at, stop.radius, role));
    } else if stop.radius > 0.0 {
        group.push(look.marker.shape(stop.at.x, stop.at.y, stop.radius).fill(role).obstacle());
    }
    for label in labels {
        let rect = label.rect;
        match &label.text {
            Text::Word(block, wrap) => group.extend(block.place_in(rect, *wrap)),
            Text::Name(name) => {
                group.push(Shape::round_rect(rect, rect.height / 2.0).fill(look.hue).obstacle());
                let size = TypeSize::Small;
                let (x, y) = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0 + 0.3635 * size.size());
                group.push(ctx.line(x, y, Anchor::Middle, name, size, Face::Semibold, look.on));
            }
        }
    }
    group
}

/// A line from what hangs at one place to what belongs to it at another.
fn joint([from, to]: [(f64, f64); 2], role: Role) -> Shape {
    Shape::line(from.0, from.1, to.0, to.1).stroke(Stroke::new(role, 1.5).rounded())
}

/// What spans a whole stage.
fn bracket((left, right): (f64, f64), y: f64) -> Vec<Node> {
    let (left, right) = (left + 4.0, right - 4.0);
    let points = [(left, y - 6.0), (left, y), (right, y), (right, y - 6.0)].map(|(x, y)| Point::new(x, y));
    vec![Shape::path(crate::scene::polygon(&points, false)).stroke(Stroke::new(Role::Red, 2.0)).into()]
}

fn letter(ctx: &mut LayoutCtx<'_>, id: GainId, x: f64, y: f64) -> Vec<Node> {
    let half = LETTERS.1;
    let square = Shape::round_rect(Rect::new(x - half, y - half, 2.0 * half, 2.0 * half), 7.0).fill(Role::Green);
    let letter = gain_letter(id);
    let size = if letter.len() > 1 { TypeSize::Small } else { TypeSize::Body };
    let baseline = y + 0.3635 * size.size();
    let line = ctx.line(x, baseline, Anchor::Middle, &letter, size, Face::Semibold, Role::OnGreen);
    vec![square.obstacle().into(), line.into()]
}
