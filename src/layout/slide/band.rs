//! The chevrons of a slide: stages with a line for their goals, or several stages in one.
//!
//! No name is broken inside a word: it is set smaller, or cut after a whole word.

use super::frame::{Density, Frame, Run, TitleWidths};
use crate::{
    layout::{
        LayoutCtx, Marker, Prose,
        cut::Look,
        lanes::column_card::reach_of,
        phases::{self, PhaseBand},
        stages,
    },
    model::{ColumnKind, Facts, Map, Place, Stage, StageId},
    scene::{Face, Group, Rect, Role, TypeSize},
};

/// From a chevron's left edge to its text.
const LEFT: f64 = 26.0;
/// Padding left and right of the text, together.
const BESIDE: f64 = 48.0;
const PAD: f64 = 8.0;
/// Width of a key moment's star, at the right of the text.
const STAR: f64 = 22.0;
/// Width of the sign for any order.
const SIGN: f64 = 30.0;
/// If columns have no cards, a chevron narrower than this has no room for a goal.
const WITH_GOAL: f64 = 180.0;
const SMALL: Look = (TypeSize::Small, Face::Regular, Role::Soft);

/// The chevrons, shaped.
pub struct Band {
    phases: PhaseBand,
    texts: Vec<Vec<Prose>>,
    pub height: f64,
}

/// The widths that each stage's title needs.
pub fn titles(ctx: &mut LayoutCtx<'_>) -> Vec<TitleWidths> {
    let map = ctx.map;
    let widths = |(index, stage): (usize, &Stage)| {
        let is_moment = map.is_moment_at(Place::Stage(StageId::new(index)));
        let beside = BESIDE + signs(is_moment, stage.any_order);
        let whole = ctx.prose(&stage.title, TypeSize::Stage, Face::Semibold, Role::Ink).natural_width();
        // A dash follows the first of two names.
        let word = ctx.prose_and(&stage.title, DASH, TypeSize::Body, Face::Semibold, Role::Ink).min_width();
        let smaller = ctx.prose(&stage.title, TypeSize::Head, Face::Semibold, Role::Ink).natural_width();
        TitleWidths { whole: whole + beside + 1.0, smaller: smaller + beside + 1.0, word: (word + BESIDE + 1.0).ceil() }
    };
    map.stages.iter().enumerate().map(widths).collect()
}

/// The width of the signs at the right of a title.
fn signs(is_moment: bool, is_any_order: bool) -> f64 {
    let signs = [(is_moment, STAR), (is_any_order, SIGN)];
    signs.iter().filter(|sign| sign.0).map(|sign| sign.1).sum()
}

/// Between the names of the first and the last stage.
const DASH: &str = "\u{a0}–";

impl Band {
    /// Shapes the texts of all chevrons, with the goals of their stages if there is room for those.
    pub fn new(ctx: &mut LayoutCtx<'_>, frame: &Frame, with_goals: bool) -> Self {
        let size = size(ctx, frame);
        let texts: Vec<Vec<Prose>> = frame.runs.iter().map(|run| texts(ctx, frame, run, (size, with_goals))).collect();
        let map = ctx.map;
        let text = |run: &Run, texts: &[Prose]| texts.iter().map(|text| text.height(inner(map, run))).sum::<f64>();
        let tallest = frame.runs.iter().zip(&texts).map(|(run, texts)| text(run, texts)).fold(32.0, f64::max);
        let chevrons: Vec<(f64, f64)> = frame.runs.iter().map(|run| run.span).collect();
        let run_of = |stage: StageId| frame.runs.partition_point(|run| run.stages.end <= stage.index());
        let phases = PhaseBand::new(ctx, &chevrons, run_of, Some(phases::LINES));
        Self { texts, height: phases.height + tallest + 2.0 * PAD, phases }
    }

    /// Draws the chevrons, starting at the top.
    pub fn draw(&self, ctx: &LayoutCtx<'_>, frame: &Frame) -> Group {
        let mut band = Group::new("stages");
        if self.phases.height > 0.0 {
            band.push(self.phases.draw(frame.page.width));
        }
        let (top, high) = (self.phases.height, self.height - self.phases.height);
        for (index, (run, texts)) in frame.runs.iter().zip(&self.texts).enumerate() {
            let stages = &ctx.map.stages[run.stages.clone()];
            let mut group = Group::new("stage");
            if let [stage] = stages {
                group = group.named("stage", stage.name.as_str()).from_source(stage.span);
            }
            group = group.titled(stages.iter().map(|stage| stage.title.to_plain()).collect::<Vec<_>>().join(" · "));
            let (first, last) = (index == 0, index + 1 == frame.runs.len());
            group.push(stages::outline(run.span, high, first, last).fill(Role::Band));
            let width = inner(ctx.map, run);
            let mut y = (high - texts.iter().map(|text| text.height(width)).sum::<f64>()) / 2.0;
            for text in texts {
                group.extend(text.place(run.span.0 + LEFT, y, width));
                y += text.height(width);
            }
            let (left, right) = run.span;
            if run.is_moment {
                let (x, y) = (right - BESIDE + LEFT - STAR / 2.0, high / 2.0);
                group.push(Marker::Star.shape(x, y, 8.0).fill(Role::Ink));
            }
            if is_any_order(stages) {
                group.extend(stages::any_order(
                    left + LEFT + width + if run.is_moment { STAR } else { 0.0 },
                    high / 2.0,
                ));
            }
            band.push(group.framed(Rect::new(left, 0.0, right - left, high)).at(0.0, top));
        }
        band.framed(Rect::new(0.0, 0.0, frame.page.width, self.height))
    }
}

/// Whether a chevron is for a single stage, whose touchpoints come in any order.
fn is_any_order(stages: &[Stage]) -> bool {
    matches!(stages, [stage] if stage.any_order)
}

fn inner(map: &Map, run: &Run) -> f64 {
    run.span.1 - run.span.0 - BESIDE - signs(run.is_moment, is_any_order(&map.stages[run.stages.clone()]))
}

/// The texts of a chevron, with names as large as those of all others.
fn texts(ctx: &mut LayoutCtx<'_>, frame: &Frame, run: &Run, (size, with_goals): (TypeSize, bool)) -> Vec<Prose> {
    let map = ctx.map;
    let mut texts = match &map.stages[run.stages.clone()] {
        [stage] => single(ctx, frame, run, stage, (size, with_goals)),
        [first, .., last] => shared(ctx, run, [first, last], size),
        [] => Vec::new(),
    };
    if frame.density == Density::Counts {
        texts.extend(counts(ctx, run));
    }
    texts
}

/// The size in which all names fit: on one line in the largest size, otherwise on two without a broken word.
fn size(ctx: &mut LayoutCtx<'_>, frame: &Frame) -> TypeSize {
    let map = ctx.map;
    let are_shared = frame.runs.iter().any(|run| run.stages.len() > 1);
    let sizes: &[(TypeSize, usize)] =
        if are_shared { &[(TypeSize::Body, 2)] } else { &[(TypeSize::Stage, 1), (TypeSize::Head, 2)] };
    let mut all_fit = |&&(size, lines): &&(TypeSize, usize)| {
        frame.runs.iter().all(|run| {
            let stages = &map.stages[run.stages.clone()];
            let ends = stages.first().into_iter().chain(stages.last());
            ends.map(plain).all(|name| fits(ctx, &name, size, (inner(map, run), lines)))
        })
    };
    let smallest = if are_shared { TypeSize::Small } else { TypeSize::Body };
    sizes.iter().find(&mut all_fit).map_or(smallest, |&(size, _)| size)
}

fn plain(stage: &Stage) -> String {
    stage.title.one_line()
}

/// A stage's name, and its goal if there is room.
fn single(
    ctx: &mut LayoutCtx<'_>,
    frame: &Frame,
    run: &Run,
    stage: &Stage,
    (size, with_goals): (TypeSize, bool),
) -> Vec<Prose> {
    let map = ctx.map;
    let (width, large) = (inner(map, run), size == TypeSize::Stage);
    let mut texts = vec![ctx.cut_at_words(&plain(stage), (size, Face::Semibold, Role::Ink), width, 2)];
    let facts = map.stage_facts(StageId::new(run.stages.start));
    let roomy = with_goals && (frame.density != Density::Counts || width >= WITH_GOAL);
    let lines = if large { 2 } else { 1 };
    if let Some(why) = facts.moment.as_ref().and_then(|moment| moment.why.as_ref()).filter(|_| roomy) {
        texts.push(ctx.cut_at_words(&why.to_plain(), (SMALL.0, SMALL.1, Role::Ink), width, lines));
    }
    let goal = stage.goals.first().or(stage.about.as_ref()).map(|text| text.to_plain());
    if let Some(goal) = goal.filter(|_| roomy) {
        texts.push(ctx.cut_at_words(&goal, SMALL, width, lines));
    }
    let ways_in = ways_in(ctx, facts);
    if roomy && !ways_in.is_empty() {
        texts.push(ctx.cut_at_words(&ways_in, SMALL, width, lines));
    }
    texts
}

/// By which channels people come to a whole stage, and how many of them.
fn ways_in(ctx: &LayoutCtx<'_>, facts: &Facts) -> String {
    let mut said: Vec<String> = facts.via.iter().map(|&id| ctx.words.channel(ctx.map.channel(id))).collect();
    said.extend(facts.reach_of_all().map(|reach| reach_of(ctx, reach)));
    said.join(" · ")
}

/// The names of the first and the last of several stages.
fn shared(ctx: &mut LayoutCtx<'_>, run: &Run, [first, last]: [&Stage; 2], size: TypeSize) -> Vec<Prose> {
    let map = ctx.map;
    let (width, look) = (inner(map, run), (size, Face::Semibold, Role::Ink));
    vec![dashed(ctx, &plain(first), look, width), ctx.cut_at_words(&plain(last), look, width, 2)]
}

/// A name and a dash on up to two lines: if the name has to be cut, the dash stays.
fn dashed(ctx: &mut LayoutCtx<'_>, name: &str, look: Look, width: f64) -> Prose {
    let whole = ctx.cut_at_words(&format!("{name}{DASH}"), look, width, 2);
    if !whole.is_cut() {
        return whole;
    }
    let dash = ctx.width(DASH, look.0, look.1);
    let lines = whole.line_count(width);
    let short = ctx.shortened_at_words(name, look, width - dash, lines);
    ctx.cut_at_words(&format!("{short}{DASH}"), look, width, lines)
}

/// Whether a name has at most this many lines, and no broken word.
fn fits(ctx: &mut LayoutCtx<'_>, name: &str, size: TypeSize, (width, lines): (f64, usize)) -> bool {
    let whole = ctx.runs(size, &[(name, Face::Semibold, Role::Ink)]);
    whole.min_width() <= width && whole.line_count(width) <= lines
}

/// The number of stages and touchpoints in a chevron, on one line if there is room.
fn counts(ctx: &mut LayoutCtx<'_>, run: &Run) -> Vec<Prose> {
    let map = ctx.map;
    let (words, width) = (ctx.words, inner(map, run));
    let mut said = Vec::new();
    if run.stages.len() > 1 {
        let number = |stage: usize| words.number(stage as f64);
        said.push(format!("{} {}–{}", words.stages, number(run.stages.start + 1), number(run.stages.end)));
    }
    let own = || ctx.map.columns[run.columns.clone()].iter().filter(|column| column.kind != ColumnKind::Stage);
    if own().count() > 0 {
        let only_contacts = own().all(|column| column.kind == ColumnKind::Touchpoint);
        let name = if only_contacts { words.touchpoints } else { words.columns };
        said.push(format!("{name}: {}", words.number(own().count() as f64)));
    }
    let line = said.join(" · ");
    if ctx.width(&line, SMALL.0, SMALL.1) <= width {
        said = vec![line];
    }
    // A figure that is cut is useless.
    let lines = said.into_iter().map(|line| ctx.runs(SMALL.0, &[(line.as_str(), SMALL.1, SMALL.2)]));
    lines.filter(|line| line.line_count(width) <= 1 && line.min_width() <= width).collect()
}
