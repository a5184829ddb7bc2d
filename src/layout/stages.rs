//! The stage band: a chevron over exactly the columns of each stage, with its title and goals.

use super::{LayoutCtx, Page, Prose, widths::StageNeed};
use crate::{
    model::Stage,
    scene::{Face, Group, Point, Rect, Role, Shape, TypeSize, polygon},
};

/// The length of a chevron's tip.
const TIP: f64 = 14.0;
/// From the chevron's left edge to its text, and from the text to the tip.
const LEFT: f64 = 24.0;
const RIGHT: f64 = 20.0;
/// How much further right the text of a notched chevron begins.
const NOTCH: f64 = 4.0;
const PAD: f64 = 12.0;
/// Width of the sign for any order, before its words.
const SIGN: f64 = 34.0;

/// The chevrons' texts, shaped.
pub struct StageBand {
    chevrons: Vec<Chevron>,
}

struct Chevron {
    title: Prose,
    /// Goals, then the description.
    lines: Vec<Prose>,
    /// Says that its columns come in any order.
    any_order: Option<Prose>,
}

impl StageBand {
    /// Shapes the texts of all stages.
    pub fn new(ctx: &mut LayoutCtx<'_>) -> Self {
        let map = ctx.map;
        let chevron = |stage: &Stage| {
            let title = ctx.prose(&stage.title, TypeSize::Stage, Face::Semibold, Role::Ink);
            let mut lines: Vec<_> =
                stage.goals.iter().map(|goal| ctx.prose(goal, TypeSize::Body, Face::Regular, Role::Soft)).collect();
            lines
                .extend(stage.about.as_ref().map(|about| ctx.prose(about, TypeSize::Small, Face::Regular, Role::Soft)));
            let any_order = (TypeSize::Small, Face::Semibold, Role::Soft);
            let any_order =
                stage.any_order.then(|| ctx.runs(any_order.0, &[(ctx.words.any_order, any_order.1, any_order.2)]));
            Chevron { title, lines, any_order }
        };
        Self { chevrons: map.stages.iter().map(chevron).collect() }
    }

    /// The width that each stage needs so that no word of its title is broken.
    pub fn needs(&self) -> Vec<StageNeed> {
        let need = |chevron: &Chevron| StageNeed {
            width: (chevron.title.min_width() + LEFT + NOTCH + RIGHT + TIP).min(400.0),
        };
        self.chevrons.iter().map(need).collect()
    }

    /// Draws the band. Returns the group and its height.
    pub fn draw(&self, ctx: &LayoutCtx<'_>, page: &Page) -> (Group, f64) {
        let spans = page.stage_spans(ctx.map);
        let text = self.chevrons.iter().zip(&spans).map(|(chevron, span)| chevron.height(inner(*span)));
        let height = (text.fold(52.0, f64::max) + 2.0 * PAD).max(76.0);
        let height = (height / 4.0).ceil() * 4.0;
        let mut band = Group::new("stages");
        for (index, ((chevron, &span), stage)) in self.chevrons.iter().zip(&spans).zip(&ctx.map.stages).enumerate() {
            let shape = ChevronBox { span, height, first: index == 0, last: index + 1 == spans.len() };
            band.push(chevron.draw(stage, shape));
        }
        (band.framed(Rect::new(0.0, 0.0, page.width, height)), height)
    }
}

/// The outline of a chevron; the first has no notch, and the tip of the last one stays within its columns.
pub fn outline((left, right): (f64, f64), height: f64, first: bool, last: bool) -> Shape {
    let tip = if last { right } else { right + 11.0 };
    let middle = height / 2.0;
    let mut points = vec![
        Point::new(left, 0.0),
        Point::new(tip - TIP, 0.0),
        Point::new(tip, middle),
        Point::new(tip - TIP, height),
        Point::new(left, height),
    ];
    if !first {
        points.push(Point::new(left + TIP, middle));
    }
    Shape::path(polygon(&points, true))
}

#[derive(Clone, Copy)]
struct ChevronBox {
    span: (f64, f64),
    height: f64,
    first: bool,
    last: bool,
}

fn inner((left, right): (f64, f64)) -> f64 {
    right - left - LEFT - NOTCH - RIGHT
}

impl Chevron {
    fn height(&self, width: f64) -> f64 {
        let any_order = self.any_order.as_ref().map_or(0.0, |words| words.height(width - SIGN));
        self.title.height(width) + self.lines.iter().map(|line| line.height(width)).sum::<f64>() + any_order
    }

    fn draw(&self, stage: &Stage, place: ChevronBox) -> Group {
        let ChevronBox { span: (left, right), height, first, last } = place;
        let mut group = Group::new("stage").named("stage", stage.name.as_str()).from_source(stage.span);
        group.push(outline(place.span, height, first, last).fill(Role::Band));
        let width = inner(place.span);
        let x = left + if first { LEFT } else { LEFT + NOTCH };
        let mut y = ((height - self.height(width)) / 2.0).round();
        for text in std::iter::once(&self.title).chain(&self.lines) {
            group.extend(text.place(x, y, width));
            y += text.height(width);
        }
        if let Some(words) = &self.any_order {
            group.extend(any_order(x, y + TypeSize::Small.line() / 2.0));
            group.extend(words.place(x + SIGN, y, width - SIGN));
        }
        group.framed(Rect::new(left, 0.0, right - left, height))
    }
}

/// The sign for any order: dots that aren't connected and aren't in line.
pub fn any_order(x: f64, middle: f64) -> impl Iterator<Item = Shape> {
    let dot = move |(right, down): (f64, f64)| Shape::circle(x + right, middle + down, 3.0).fill(Role::Soft);
    [(4.0, 2.5), (13.0, -3.5), (22.0, 3.5)].into_iter().map(dot)
}
