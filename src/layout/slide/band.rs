//! The chevrons of a slide: stages with a line for their goals, or several stages in one.

use super::frame::{Frame, Run};
use crate::{
    layout::{LayoutCtx, Prose, stages},
    scene::{Face, Group, Rect, Role, TypeSize},
};

/// From a chevron's left edge to its text.
const LEFT: f64 = 26.0;
/// Left and right of the text.
const BESIDE: f64 = 48.0;
const PAD: f64 = 8.0;

/// The chevrons, shaped.
pub struct Band {
    texts: Vec<[Prose; 2]>,
    /// How high it is.
    pub height: f64,
}

/// How wide each stage's title is with all that is beside it.
pub fn titles(ctx: &mut LayoutCtx<'_>) -> Vec<f64> {
    let map = ctx.map;
    let mut width = |title: &crate::model::Text| {
        ctx.prose(title, TypeSize::Stage, Face::Semibold, Role::Ink).natural_width() + BESIDE
    };
    map.stages.iter().map(|stage| width(&stage.title)).collect()
}

impl Band {
    /// Shapes the texts of all chevrons.
    pub fn new(ctx: &mut LayoutCtx<'_>, frame: &Frame) -> Self {
        let texts: Vec<[Prose; 2]> = frame.runs.iter().map(|run| texts(ctx, run)).collect();
        let text = |run: &Run, texts: &[Prose; 2]| texts.iter().map(|text| text.height(inner(run))).sum::<f64>();
        let tallest = frame.runs.iter().zip(&texts).map(|(run, texts)| text(run, texts)).fold(32.0, f64::max);
        Self { texts, height: tallest + 2.0 * PAD }
    }

    /// The chevrons from the top on.
    pub fn draw(&self, ctx: &LayoutCtx<'_>, frame: &Frame) -> Group {
        let mut band = Group::new("stages");
        for (index, (run, texts)) in frame.runs.iter().zip(&self.texts).enumerate() {
            let stages = &ctx.map.stages[run.stages.clone()];
            let mut group = Group::new("stage");
            if let [stage] = stages {
                group = group.named("stage", stage.name.as_str()).from_source(stage.span);
            }
            group = group.titled(stages.iter().map(|stage| stage.title.to_plain()).collect::<Vec<_>>().join(" · "));
            let (first, last) = (index == 0, index + 1 == frame.runs.len());
            group.push(stages::outline(run.span, self.height, first, last).fill(Role::Band));
            let width = inner(run);
            let mut y = (self.height - texts.iter().map(|text| text.height(width)).sum::<f64>()) / 2.0;
            for text in texts {
                group.extend(text.place(run.span.0 + LEFT, y, width));
                y += text.height(width);
            }
            let (left, right) = run.span;
            band.push(group.framed(Rect::new(left, 0.0, right - left, self.height)));
        }
        band.framed(Rect::new(0.0, 0.0, frame.page.width, self.height))
    }
}

fn inner(run: &Run) -> f64 {
    run.span.1 - run.span.0 - BESIDE
}

fn texts(ctx: &mut LayoutCtx<'_>, run: &Run) -> [Prose; 2] {
    let (map, width) = (ctx.map, inner(run));
    let stages = &map.stages[run.stages.clone()];
    let (title, goal) = match stages {
        [stage] => (stage.title.to_plain(), stage.goals.first().or(stage.about.as_ref()).map(|text| text.to_plain())),
        [first, .., last] => {
            let title = format!("{} – {}", first.title.to_plain(), last.title.to_plain());
            (title, Some(format!("{}: {}", ctx.words.stages, stages.len())))
        }
        [] => (String::new(), None),
    };
    let whole = ctx.runs(TypeSize::Stage, &[(&title.replace('\n', " "), Face::Semibold, Role::Ink)]);
    let (size, most) = match stages.len() {
        0 | 1 if whole.line_count(width) <= 1 => (TypeSize::Stage, 1),
        0 | 1 => (TypeSize::Head, 2),
        _ => (TypeSize::Body, 3),
    };
    let title = ctx.cut(&title, (size, Face::Semibold, Role::Ink), width, most);
    let lines = if whole.line_count(width) <= 1 { 2 } else { 1 };
    let goal = goal
        .map_or_else(Prose::empty, |goal| ctx.cut(&goal, (TypeSize::Small, Face::Regular, Role::Soft), width, lines));
    [title, goal]
}
