//! The scale at the left: faces, words and figures at labelled heights, and the dotted lines that carry them across.

use super::heights::{Heights, Tick};
use crate::{
    layout::{LayoutCtx, Page},
    scene::{Anchor, Face, Group, Point, Rect, Role, Segment, Shape, Stroke, TypeSize},
};

const FACE: f64 = 9.0;
/// From a face to its word.
const WORD: f64 = 28.0;
/// From the columns to the end of a figure.
const FIGURE: f64 = 12.0;
/// How far a stroke of the break's sign reaches from its middle.
const BREAK: (f64, f64) = (5.0, 1.5);
/// Gap left free of dots on either side of a label.
const FREE: f64 = 6.0;

/// The faces, words and figures; nothing if no score is known. Heights are those of the chart: neutral is at 0.
pub fn labels(ctx: &mut LayoutCtx<'_>, page: &Page, heights: &Heights) -> Group {
    let (left, right) = (page.margin + WORD, page.columns_left - FIGURE);
    if heights.is_flat() {
        return Group::new("scale");
    }
    let labels: Vec<Label> = heights.ticks().into_iter().map(|tick| Label::new(ctx, heights, tick)).collect();
    // If one figure doesn't fit next to its word, all go below theirs.
    let crowded = labels
        .iter()
        .any(|label| label.word_width <= right - left && label.word_width + 4.0 > right - left - label.figure_width);
    let lower = if crowded { TypeSize::Small.line() } else { 0.0 };
    let mut group = Group::new("scale");
    for Label { tick, cut, figure, word_width, figure_width } in labels {
        let (word_role, face_role) = roles(tick.step);
        face(&mut group, page.margin + FACE + 1.0, tick, face_role);
        if word_width <= right - left {
            let (y, word) = (tick.y + TypeSize::Body.centring(), ctx.words.feelings[tick.step]);
            group.push(ctx.line(left, y, Anchor::Left, word, TypeSize::Body, cut, word_role));
        }
        if figure_width <= right - left {
            let y = tick.y + lower + TypeSize::Small.centring();
            group.push(ctx.line(right, y, Anchor::Right, &figure, TypeSize::Small, Face::Regular, Role::Faint));
        }
    }
    group.extend(heights.breaks().flat_map(|y| broken(page.margin + FACE + 1.0, y)));
    group
}

/// The sign for a scale that isn't to scale here: two short strokes across it.
fn broken(x: f64, y: f64) -> [Shape; 2] {
    let stroke = |y: f64| Shape::line(x - BREAK.0, y + BREAK.1, x + BREAK.0, y - BREAK.1);
    [y - 2.0, y + 2.0].map(|y| stroke(y).stroke(Stroke::new(Role::Soft, 1.25).rounded()))
}

/// The line that pains hang from and gains sit on: neutral, or a plain line if there is no scale.
pub fn neutral(page: &Page, heights: &Heights) -> Shape {
    let (role, width) = if heights.is_flat() { (Role::LineStrong, 1.0) } else { (Role::Ink, 2.0) };
    let line = Shape::line(page.columns_left, 0.0, page.columns_right, 0.0);
    line.stroke(Stroke::new(role, width)).obstacle()
}

/// The label of a tick, measured.
struct Label {
    tick: Tick,
    cut: Face,
    figure: String,
    word_width: f64,
    figure_width: f64,
}

impl Label {
    fn new(ctx: &mut LayoutCtx<'_>, heights: &Heights, tick: Tick) -> Self {
        let cut = if tick.step == 2 { Face::Semibold } else { Face::Regular };
        let figure = heights.figure(tick.value, ctx.words);
        let word_width = ctx.width(ctx.words.feelings[tick.step], TypeSize::Body, cut);
        let figure_width = ctx.width(&figure, TypeSize::Small, Face::Regular);
        Self { tick, cut, figure, word_width, figure_width }
    }
}

/// The roles of the word and the face of a step.
fn roles(step: usize) -> (Role, Role) {
    match step {
        0 | 1 => (Role::Soft, Role::Soft),
        2 => (Role::Ink, Role::Ink),
        _ => (Role::RedText, Role::RedText),
    }
}

/// How far down the middle and the ends of the mouth are, from the best to the worst.
const MOUTHS: [(f64, f64); 5] = [(2.55, 6.75), (3.0, 5.4), (3.6, 3.6), (4.4, 2.0), (5.0, 0.8)];

fn face(group: &mut Group, x: f64, tick: Tick, role: Role) {
    let y = tick.y;
    group.push(Shape::circle(x, y, FACE).stroke(Stroke::new(role, 1.6)));
    group.push(Shape::circle(x - 3.0, y - 2.2, 1.1).fill(role));
    group.push(Shape::circle(x + 3.0, y - 2.2, 1.1).fill(role));
    let (ends, middle) = MOUTHS[tick.step.min(4)];
    let (from, to) = (Point::new(x - 3.8, y + ends), Point::new(x + 3.8, y + ends));
    // A quadratic's single control point, converted to the two of a cubic.
    let control = y + ends + (middle - ends) * 2.0 / 3.0;
    let third = 3.8 / 3.0;
    let mouth = Segment::Cubic(Point::new(x - third, control), Point::new(x + third, control), to);
    group.push(Shape::path(vec![Segment::Move(from), mouth]).stroke(Stroke::new(role, 1.6).rounded()));
}

/// The dotted lines at every height but neutral, interrupted at the labels.
pub fn lines(page: &Page, heights: &Heights, labels: &[Rect]) -> Group {
    let mut group = Group::new("grid");
    for tick in heights.ticks().into_iter().filter(|tick| tick.step != 2) {
        let crossed = labels.iter().filter(|label| label.y - 2.0 < tick.y && tick.y < label.bottom() + 2.0);
        let mut cuts: Vec<(f64, f64)> = crossed.map(|label| (label.x - FREE, label.right() + FREE)).collect();
        cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
        cuts.push((page.columns_right, page.columns_right));
        let mut from = page.columns_left;
        for (start, end) in cuts {
            if start - from > 4.0 {
                group.push(Shape::line(from, tick.y, start, tick.y).stroke(dots()));
            }
            // Dots keep to a grid of 8, so that an edit in one column doesn't move those of the others.
            from = from.max(page.columns_left + ((end - page.columns_left) / 8.0).ceil() * 8.0);
        }
    }
    group
}

fn dots() -> Stroke {
    Stroke::new(Role::LineStrong, 1.25).dashed(&[0.0, 8.0]).rounded()
}
