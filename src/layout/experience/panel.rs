//! The finished panel: everything is placed, moved to its final position, and drawn from back to front.

use super::{
    hung_cards::{Hung, HungCards},
    labels::Labels,
    points::{ListBoxes, Parts},
    scenery::{ABOVE, BELOW, Scenery},
    shaped::{Experience, WAYS},
};
use crate::{
    layout::{
        LayoutCtx, Page,
        chart::{
            axis,
            beyond::Routes,
            curves, earlier, expectations,
            feelings::Feelings,
            hanging::Passed,
            heights::{self, Heights},
            heights_within, in_words, label_list,
        },
        stripes::stripes,
    },
    scene::{Anchor, Face, Group, Rect, Role, Shape, Stroke, TextLine, TypeSize},
};

/// Space above the first thing and below the last.
const MARGIN: f64 = 16.0;
/// From the panel's title to the axis.
const TITLE_TO_AXIS: f64 = 20.0;
/// From the top of the pain cards to the middle of their name in the gutter.
const NAME: f64 = 20.0;

/// The finished panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its height, a multiple of 8.
    pub height: f64,
    /// What it shows. Its own top is y = 0, its x are those of the page. Its frame is the whole panel (the page's
    /// width), so the caller can set `at`.
    pub node: Group,
}

impl Experience {
    /// Lays out the panel over the whole width of the page, including the lane names in the gutter.
    pub fn panel(&self, ctx: &mut LayoutCtx<'_>, page: &Page) -> Panel {
        let map = ctx.map;
        let whole = heights::whole(ctx.whole().columns.len()) * ctx.leaf.map_or(1.0, |leaf| leaf.scale);
        let heights = heights_within(whole, map, ctx.whole());
        let feelings = Feelings::among(map, page, &heights, &Routes::of(ctx, &heights));
        let earlier = earlier::earlier(map, page, &heights);
        let rings: Vec<Vec<_>> = (0..map.columns.len())
            .map(|column| {
                let (facts, expected) = (&map.columns[column].facts, &self.expected[column]);
                expectations::exact(facts, expected, column, &heights, &feelings).into_iter().flatten().collect()
            })
            .collect();
        let [gains, pains] = WAYS.map(|way| Hung::new(map, page, self, (&feelings, &rings), way));
        let hung = [&gains, &pains];
        let edges = [-heights.up - ABOVE, heights.down + BELOW];
        let marks: Vec<_> = (0..map.columns.len())
            .map(|column| {
                let (facts, expected) = (&map.columns[column].facts, &self.expected[column]);
                let boxes: Vec<_> = hung.iter().zip(edges).flat_map(|(hung, edge)| hung.boxes(column, edge)).collect();
                expectations::marks(facts, expected, column, page, &heights, &feelings, &boxes)
            })
            .collect();
        let scenery =
            Scenery { map, page, heights: &heights, feelings: &feelings, earlier: &earlier, marks: &marks, hung };
        let labels = Labels::new(self, &scenery);
        let (lists, bounds) = lists(&labels, page, &heights);
        let gains = HungCards::new(map, page, self, &gains, bounds.0);
        let pains = HungCards::new(map, page, self, &pains, bounds.1);
        let parts = Parts { experience: self, scenery, labels: &labels, lists: &lists };
        Chart { page, heights: &heights, gains: &gains, pains: &pains, parts }.draw(ctx)
    }
}

/// Where the lists are, and where what is above and below them may begin.
fn lists(labels: &Labels<'_>, page: &Page, heights: &Heights) -> (ListBoxes, (f64, f64)) {
    let tallest = |lists: &[Vec<label_list::ListedLabel<'_>>]| {
        let each = lists.iter().zip(&page.columns).map(|(entries, place)| label_list::height(entries, *place));
        each.fold(0.0, f64::max)
    };
    let (top, bottom) = (-heights.up - ABOVE, heights.down + BELOW);
    let (above, below) = (tallest(&labels.above), tallest(&labels.below));
    let columns = || page.columns.iter().copied();
    let above_boxes = labels
        .above
        .iter()
        .zip(columns())
        .map(|(entries, place)| label_list::boxes(entries, place, top - label_list::height(entries, place)));
    let below_boxes =
        labels.below.iter().zip(columns()).map(|(entries, place)| label_list::boxes(entries, place, bottom));
    let lists = ListBoxes { above: above_boxes.collect(), below: below_boxes.collect() };
    (lists, (top - above, bottom + below))
}

/// Everything, placed.
struct Chart<'a> {
    page: &'a Page,
    heights: &'a Heights,
    gains: &'a HungCards<'a>,
    pains: &'a HungCards<'a>,
    parts: Parts<'a>,
}

impl Chart<'_> {
    fn draw(&self, ctx: &mut LayoutCtx<'_>) -> Panel {
        let map = ctx.map;
        // Nothing but pains has only their name: a reader would look for a curve.
        let is_bare = self.heights.is_flat() && !self.gains.is_any() && self.pains.is_any();
        let (title, title_height) =
            if is_bare { (Group::new("title"), 0.0) } else { title(ctx, self.page, !self.heights.is_flat()) };
        let neutral = self.neutral(title_height);
        let bottom = self.bottom();
        let height = ((neutral + bottom + MARGIN) / 8.0).ceil() * 8.0;
        let mut node = Group::new("experience").framed(Rect::new(0.0, 0.0, self.page.width, height));
        if !is_bare {
            node.push(Shape::rect(Rect::new(0.0, 0.0, self.page.width, neutral)).fill(Role::Calm));
        }
        node.push(stripes(ctx, self.page, (0.0, height)));
        node.push(self.borders(neutral));
        node.push(title);
        let mut chart = Group::new("chart").at(0.0, neutral);
        let scenery = &self.parts.scenery;
        let (experience, passed) = (self.parts.experience, |column: usize| self.passed(column));
        chart.push(curves::red_areas(map, scenery.feelings.truths()));
        chart.push(axis::lines(self.page, self.heights, &self.parts.labels.boxes()));
        chart.push(axis::labels(ctx, self.page, self.heights));
        chart.extend(self.pains_name(ctx));
        chart.push(axis::neutral(self.page, self.heights));
        chart.push(curves::earlier(map, scenery.earlier));
        chart.push(self.gains.draw(ctx, experience, passed));
        chart.push(self.pains.draw(ctx, experience, passed));
        chart.push(curves::leads(map, scenery.feelings));
        chart.push(curves::curves(map, scenery.feelings, &in_words(ctx)));
        chart.push(self.parts.expectations(ctx));
        chart.push(self.parts.feelings(ctx));
        node.push(chart);
        Panel { height, node }
    }

    /// How far neutral is below the panel's top: there must be room for the gains and the lists, and for the title
    /// above the axis.
    fn neutral(&self, title_height: f64) -> f64 {
        let for_cards = MARGIN - self.gains.end;
        let for_title = title_height + TITLE_TO_AXIS + self.heights.up;
        (for_cards.max(for_title) / 4.0).ceil() * 4.0
    }

    fn bottom(&self) -> f64 {
        let labels = self.parts.labels.boxes().iter().map(|label| label.bottom()).fold(0.0, f64::max);
        let listed = self.parts.lists.below.iter().flatten().map(|entry| entry.bottom()).fold(labels, f64::max);
        self.pains.end.max(listed).max(self.heights.down + MARGIN)
    }

    /// What interrupts stems in a column. The curves of the compared map are too faint for that.
    fn passed(&self, column: usize) -> Passed {
        let (Scenery { feelings, marks, .. }, lists) = (self.parts.scenery, self.parts.lists);
        let rings = marks[column].iter().map(|mark| expectations::ring_at(mark.at));
        Passed {
            curves: feelings.curves_in(column).collect(),
            marks: feelings.places(column).chain(rings).collect(),
            boxes: lists.above[column].iter().chain(&lists.below[column]).copied().collect(),
        }
    }

    /// The name of the cards below, in the gutter.
    fn pains_name(&self, ctx: &mut LayoutCtx<'_>) -> Option<TextLine> {
        let (size, y) = (TypeSize::Body, self.pains.start() + NAME);
        let name = ctx.words.pains;
        self.pains
            .is_any()
            .then(|| ctx.line(self.page.margin, y, Anchor::Left, name, size, Face::Semibold, Role::RedText))
    }

    /// Hairlines between the stages, down to the severity band.
    fn borders(&self, neutral: f64) -> Group {
        let mut group = Group::new("borders");
        let bottom = neutral + self.heights.down + BELOW;
        for &x in &self.page.stage_borders {
            group.push(Shape::line(x, 0.0, x, bottom).stroke(Stroke::new(Role::Line, 1.0)));
        }
        group
    }
}

/// The panel's title, with a hint if it has a scale, and the height of both.
fn title(ctx: &mut LayoutCtx<'_>, page: &Page, has_scale: bool) -> (Group, f64) {
    let width = (page.columns_left - 24.0 - page.margin).max(1.0);
    let words = ctx.words;
    let title = ctx.runs(TypeSize::Head, &[(words.experience, Face::Semibold, Role::Ink)]);
    let hint = if has_scale { words.experience_hint } else { "" };
    let hint = ctx.runs(TypeSize::Small, &[(hint, Face::Regular, Role::Faint)]);
    let mut group = Group::new("title");
    group.extend(title.place(page.margin, MARGIN, width));
    let hint_top = MARGIN + title.height(width);
    group.extend(hint.place(page.margin, hint_top, width));
    (group, hint_top + hint.height(width))
}
