//! The pains or the gains of the panel: stems from the marks that they are about, badges, and the cards in their own
//! column.
//!
//! What applies to a whole stage has a bar as wide as the stage, beyond the cards of its columns, and its cards use all
//! of that width.

use super::{
    shaped::{Experience, subjects},
    stack::{self, Stack},
};
use crate::{
    layout::{
        LayoutCtx, Page,
        chart::{
            card::Card,
            expectations::ring_at,
            feelings::Feelings,
            hanging::{Cell, FAN, Hanging, Item, Origin, Passed, Way},
            subject::Subject,
        },
    },
    model::Map,
    scene::{Group, Node, Point, Rect, Role, Shape, Stroke},
};

/// Gap between the cards of the columns and the bar of the stage.
const BETWEEN: f64 = 14.0;
/// From the bar of a stage to its cards, beyond its badges.
const TO_CARDS: f64 = 6.0;
/// Distance between badges on a bar.
const APART: f64 = 8.0;
/// Length of the turned ends of a bar.
const TURN: f64 = 6.0;

/// Stems and badges, placed.
#[derive(Debug, Clone)]
pub struct Hung {
    /// The subject of each hook, and its column.
    pub subjects: Vec<(Subject, usize)>,
    /// The hooks.
    pub hanging: Hanging,
    /// The cards of each column.
    stacks: Vec<Stack>,
    way: Way,
}

impl Hung {
    /// Hangs all pains, or all gains, in their columns, beside the hollow marks of expectations.
    pub fn new(
        map: &Map,
        page: &Page,
        experience: &Experience,
        (feelings, rings): (&Feelings<'_>, &[Vec<Point>]),
        way: Way,
    ) -> Self {
        let (mut all, mut cells) = (Vec::new(), Vec::new());
        let own: Vec<Vec<Subject>> = map.columns.iter().map(|column| subjects(&column.facts, way)).collect();
        let cards: Vec<Vec<&Card>> = own.iter().map(|own| experience.cards(own)).collect();
        let stacks = stack::stacks(page, &cards);
        for (column, ((place, own), stack)) in page.columns.iter().zip(own).zip(&stacks).enumerate() {
            let origin = |subject: Subject| {
                let known = Origin::of(feelings, column, subject.personas(map), &rings[column], way);
                let others = || feelings.places(column).chain(rings[column].iter().map(|&ring| ring_at(ring)));
                known.unwrap_or_else(|| Origin::at_baseline(place.centre(), others(), way))
            };
            // Lines lead only to the cards next to the badges. Where several are side by side, these have their badges right above them.
            let nearest = stack.nearest(way);
            let item = |(index, &subject): (usize, &Subject)| {
                let (origin, near) = (origin(subject), index.clamp(nearest.start, nearest.end.max(1) - 1));
                let middle = if nearest.len() > 1 { place.x() + stack.middle(near) } else { origin.at.x };
                let has_card = nearest.contains(&index);
                Item { origin, reach: subject.reach(map), aside: middle - origin.at.x, has_card }
            };
            let items = own.iter().enumerate().map(item).collect();
            cells.push(Cell { span: (place.x(), place.x() + place.width()), items });
            all.extend(own.into_iter().map(|subject| (subject, column)));
        }
        Self { subjects: all, hanging: Hanging::new(&cells, way, FAN), stacks, way }
    }

    /// What labels of a column must not cover, if the edge of the scale is at `edge`.
    pub fn boxes(&self, column: usize, edge: f64) -> impl Iterator<Item = Rect> + '_ {
        let first = self.subjects.partition_point(|&(_, at)| at < column);
        let own = self.subjects[first..].iter().take_while(move |&&(_, at)| at == column).count();
        self.hanging.hooks[first..first + own].iter().flat_map(move |hook| self.hanging.stem_boxes(hook, edge))
    }
}

/// All pains or all gains, placed. Heights are those of the chart.
#[derive(Debug, Clone)]
pub struct HungCards<'a> {
    hung: &'a Hung,
    /// Where the scale with its labels ends.
    pub edge: f64,
    cards: Vec<(Subject, Rect)>,
    stages: Vec<StageCards>,
    /// Where the furthest card ends.
    pub end: f64,
}

/// The cards for a whole stage.
#[derive(Debug, Clone)]
struct StageCards {
    /// Left edge and width of the bar, and its height.
    bar: (f64, f64, f64),
    /// Each with the middle of its badge, if that fits on the bar.
    cards: Vec<(Subject, Option<f64>, Rect)>,
}

impl<'a> HungCards<'a> {
    /// Places the cards beyond `edge`, where the labels of the chart end.
    pub fn new(map: &Map, page: &Page, experience: &Experience, hung: &'a Hung, edge: f64) -> Self {
        let (way, sign) = (hung.way, hung.way.sign());
        let start = edge + sign * hung.hanging.height();
        let mut placed = Self { hung, edge, cards: Vec::new(), stages: Vec::new(), end: start };
        let whole: Vec<Vec<Subject>> = map.stages.iter().map(|stage| subjects(&stage.facts, way)).collect();
        let mut ends = Vec::new();
        for ((column, stack), place) in map.columns.iter().zip(&hung.stacks).zip(&page.columns) {
            let top = if way == Way::Down { start } else { start - stack.height };
            placed.cards.extend(subjects(&column.facts, way).into_iter().zip(stack.at(place.x(), top)));
            ends.push(start + sign * stack.height);
        }
        placed.cards.sort_by_key(|card| card.0);
        for (stage, own) in map.stages.iter().zip(whole).filter(|(_, own)| !own.is_empty()) {
            let columns = stage.columns.iter().map(|column| column.index());
            let Some((x, width)) = stack::span(page, columns.clone()) else { continue };
            let from = columns.map(|column| sign * ends[column]).fold(sign * start, f64::max);
            let stack = stack::rows(&experience.cards(&own), width);
            placed.stages.push(StageCards::new(map, &own, &stack, (x, width), way, sign * from));
        }
        let stage_ends = placed.stages.iter().map(|stage| sign * stage.end(way));
        placed.end = sign * ends.iter().map(|end| sign * end).chain(stage_ends).fold(sign * start, f64::max);
        placed
    }

    /// Whether there are any.
    pub fn is_any(&self) -> bool {
        !(self.cards.is_empty() && self.stages.is_empty())
    }

    /// Where the cards of columns begin.
    pub fn start(&self) -> f64 {
        self.edge + self.hung.way.sign() * self.hung.hanging.height()
    }

    /// All of them, one group each. `around` is what interrupts stems in a column.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, experience: &Experience, around: impl Fn(usize) -> Passed) -> Group {
        let mut group = Group::new(if self.hung.way == Way::Down { "pains" } else { "gains" });
        let mut drawn = Vec::new();
        let mut passed = (usize::MAX, Passed::default());
        for (&(subject, column), hook) in self.hung.subjects.iter().zip(&self.hung.hanging.hooks) {
            if passed.0 != column {
                passed = (column, around(column));
            }
            let (hanging, role) = (&self.hung.hanging, subject.roles(ctx.map).0);
            let mut own = subject.group(ctx);
            let card = self.cards.binary_search_by_key(&subject, |card| card.0).ok().map(|at| self.cards[at].1);
            let hook = &hook.over(card.map(|card| (card.x, card.width)));
            own.extend(hanging.lines(hook, self.edge, &passed.1, role));
            own.extend(subject.badge(ctx, hook.badge, hanging.badge(hook, self.edge)));
            own.extend(experience.card(subject).zip(card).map(|(card, rect)| card.draw(ctx, rect)));
            drawn.push((subject, own));
        }
        drawn.sort_by_cached_key(|(subject, _)| subject.order(ctx.map));
        group.extend(drawn.into_iter().map(|(_, own)| own));
        for stage in &self.stages {
            stage.draw(ctx, experience, self.hung.way, &mut group);
        }
        group
    }
}

impl StageCards {
    fn new(map: &Map, own: &[Subject], stack: &Stack, (x, width): (f64, f64), way: Way, from: f64) -> Self {
        let (sign, reach) = (way.sign(), own.iter().map(|one| one.reach(map)).fold(0.0, f64::max));
        let y = from + sign * (BETWEEN + reach);
        let start = y + sign * (reach + TO_CARDS);
        let top = if way == Way::Down { start } else { start - stack.height };
        let step = 2.0 * reach + APART;
        let middle = |index: usize| {
            let middle = x + APART + reach + index as f64 * step;
            (middle + reach <= x + width).then_some(middle)
        };
        let cards = own.iter().zip(stack.at(x, top)).enumerate();
        let cards = cards.map(|(index, (&subject, rect))| (subject, middle(index), rect)).collect();
        Self { bar: (x, width, y), cards }
    }

    fn end(&self, way: Way) -> f64 {
        let sign = way.sign();
        let ends = self.cards.iter().map(|card| sign * if way == Way::Down { card.2.bottom() } else { card.2.y });
        sign * ends.fold(sign * self.bar.2, f64::max)
    }

    fn draw(&self, ctx: &mut LayoutCtx<'_>, experience: &Experience, way: Way, group: &mut Group) {
        for (index, &(subject, middle, rect)) in self.cards.iter().enumerate() {
            let mut own = subject.group(ctx);
            if index == 0 {
                own.extend(self.draw_bar(way, subject.roles(ctx.map).0));
            }
            if let Some(middle) = middle {
                own.extend(subject.badge(ctx, middle, self.bar.2));
            }
            own.extend(experience.card(subject).map(|card| card.draw(ctx, rect)));
            group.push(own);
        }
    }

    /// The bar over the whole stage, with its ends turned towards the scale.
    fn draw_bar(&self, way: Way, role: Role) -> Vec<Node> {
        let (x, width, y) = self.bar;
        let stroke = Stroke::new(role, 1.5);
        let turn = |x: f64| Shape::line(x, y - way.sign() * TURN, x, y).stroke(stroke.clone());
        let bar = Shape::line(x, y, x + width, y).stroke(stroke.clone());
        [bar, turn(x), turn(x + width)].map(Node::from).into()
    }
}
