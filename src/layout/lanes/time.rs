//! Time, to scale: a bar from the shortest to the longest with a tick at the average; sums by stage and for the map.

use super::{Cells, Lane};
use crate::{
    lane::LaneKind,
    layout::{BAR, LayoutCtx, Prose, Words, block::Block, precision::Step, time_scale::TimeScale},
    model::{DAY, Duration, HOUR, MINUTE, Map, Stage, StageId, Takes},
    scene::{Face, Group, Rect, Role, Shape, Stroke, TypeSize},
    span::Span,
};

/// The lane of the times; `None` if there are none.
pub fn time(ctx: &mut LayoutCtx<'_>) -> Option<Lane> {
    let map = ctx.map;
    // All pages of a map share one scale, so that their bars can be compared.
    let scale = TimeScale::of(ctx.whole().all_facts().flat_map(|(_, facts)| &facts.takes).map(|time| time.takes))?;
    let mut cells = Cells::new(8.0);
    for (place, facts) in map.all_facts() {
        for duration in &facts.takes {
            cells.push(place, Box::new(TimeBar::new(ctx, duration, &scale)));
        }
    }
    if cells.is_empty() {
        return None;
    }
    let hint = hint(ctx.words, ctx.whole(), &scale);
    Some(Lane { hint, below: sums(ctx), ..Lane::new(ctx, LaneKind::Time, cells) })
}

fn hint(words: &Words, map: &Map, scale: &TimeScale) -> String {
    let ticks: Vec<_> = scale.ticks().iter().map(|&(_, seconds)| words.duration(seconds)).collect();
    let scale = if scale.is_log() {
        Words::fill(words.time_log, &[&words.listed(&ticks)])
    } else {
        Words::fill(words.time_linear, &[&words.duration(scale.longest())])
    };
    // With alternatives and repetitions, the times don't add up.
    if !map.ways.is_empty() {
        return scale;
    }
    let total = map.stages.iter().filter_map(|stage| sum(map, stage)).reduce(Total::and);
    let said = total.map(|total| match total.words(words) {
        [figure, range] if figure.is_empty() || range.is_empty() => figure + &range,
        [figure, range] => format!("{figure} ({range})"),
    });
    said.map_or(scale.clone(), |said| format!("{scale}\n{} {said}", words.all))
}

/// A sum is rounded to a unit that its longer end has at least so many of: hours say nothing beside three weeks.
const EXACT: f64 = 20.0;

/// How long several columns take together: at least and at most, and on average if each of them says that.
#[derive(Clone, Copy)]
struct Total {
    least: f64,
    most: f64,
    average: Option<f64>,
}

impl Total {
    /// An average without a range counts as both ends.
    fn of(time: &Duration) -> Option<Self> {
        let Takes { min, max, average } = time.takes;
        Some(Self { least: min.or(average)?, most: max.or(average)?, average })
    }

    fn and(self, other: Self) -> Self {
        let average = self.average.zip(other.average).map(|(own, other)| own + other);
        Self { least: self.least + other.least, most: self.most + other.most, average }
    }

    /// The figure and the range, as far as there are both.
    fn words(self, words: &Words) -> [String; 2] {
        let apart = self.most - self.least;
        let unit = [DAY, HOUR, MINUTE].into_iter().find(|&unit| EXACT * unit <= self.most && unit <= apart);
        let unit = unit.unwrap_or(1.0);
        // A short time is not rounded to none.
        let ends =
            [self.least, self.most].map(|end| Some((end / unit).round() * unit).filter(|it| *it > 0.0).unwrap_or(end));
        let range = (apart > 0.0).then(|| words.duration_range(ends[0], ends[1]));
        let figure = self.average.or(range.is_none().then_some(self.most));
        [figure.map(|figure| words.duration(figure)), range].map(Option::unwrap_or_default)
    }
}

/// The time of a stage: its own figure, or the sum of its columns.
fn sum(map: &Map, stage: &Stage) -> Option<Total> {
    let own = stage.facts.takes_in_general().and_then(Total::of);
    let columns = stage.columns.iter().filter_map(|&id| Total::of(map.column(id).facts.takes_in_general()?));
    own.or_else(|| columns.reduce(Total::and))
}

fn sums(ctx: &mut LayoutCtx<'_>) -> Vec<(StageId, Box<dyn Block>)> {
    let map = ctx.map;
    let mut sums: Vec<(StageId, Box<dyn Block>)> = Vec::new();
    if !ctx.whole().ways.is_empty() {
        return sums;
    }
    for (index, stage) in map.stages.iter().enumerate() {
        // The sum of a single column is that column's time, and a stage with its own figure has no sum.
        let timed = stage.columns.iter().filter(|&&id| map.column(id).facts.takes_in_general().is_some()).count();
        if let Some(total) = sum(map, stage).filter(|_| timed > 1 && stage.facts.takes.is_empty()) {
            let [figure, range] = total.words(ctx.words);
            let runs = [
                (ctx.words.stage, Face::Regular, Role::Faint),
                (" ", Face::Regular, Role::Faint),
                (&figure, Face::Semibold, Role::Soft),
                (between(&figure, &range), Face::Regular, Role::Soft),
                (&range, Face::Regular, Role::Soft),
            ];
            sums.push((StageId::new(index), Box::new(Sum { text: ctx.runs(TypeSize::Small, &runs) })));
        }
    }
    sums
}

/// Between a figure and its range.
fn between(figure: &str, range: &str) -> &'static str {
    if figure.is_empty() || range.is_empty() { "" } else { "\u{2002}" }
}

struct Sum {
    text: Prose,
}

impl Block for Sum {
    fn least_width(&self) -> f64 {
        self.text.natural_width()
    }

    fn height(&self, _width: f64) -> f64 {
        TypeSize::Small.line()
    }

    fn draw(&self, width: f64, _height: f64) -> Group {
        let mut group = Group::new("sum");
        group.extend(self.text.place(0.0, 0.0, width));
        let (start, y) = (self.text.natural_width() + 12.0, 8.0);
        if start + 16.0 < width {
            let stroke = Stroke::new(Role::LineStrong, 1.0);
            group.push(Shape::line(start, y, width, y).stroke(stroke.clone()));
            group.push(Shape::line(width, y - 4.0, width, y + 4.0).stroke(stroke));
        }
        group
    }
}

struct TimeBar {
    span: Span,
    label: Prose,
    /// From the shortest to the longest, as shares of the bar.
    range: Option<(f64, f64)>,
    average: Option<f64>,
    ticks: Vec<f64>,
    assumed: bool,
}

impl TimeBar {
    fn new(ctx: &mut LayoutCtx<'_>, duration: &Duration, scale: &TimeScale) -> Self {
        let Takes { min, max, average } = duration.takes;
        let (words, step) = (ctx.words, Step::of_duration(duration.measured.as_ref()));
        let round = |seconds: f64| step.round(seconds).max(seconds.min(1.0));
        let range = min.zip(max).filter(|(min, max)| min != max);
        let main = average
            .or_else(|| min.filter(|_| range.is_none()))
            .map(|seconds| words.duration(round(seconds)))
            .unwrap_or_default();
        let rest = range.map(|(min, max)| words.duration_range(round(min), round(max))).unwrap_or_default();
        let gap = between(&main, &rest);
        let evidence = ctx.evidence(&duration.from).map(|evidence| format!(" · {evidence}")).unwrap_or_default();
        let whose = ctx.whose(duration.whom);
        let measured =
            duration.measured.map(|it| format!(" · {}", step.words(words, &it, |time| words.duration(time))));
        let measured = measured.unwrap_or_default();
        let runs = [
            (whose.as_str(), Face::Regular, Role::Soft),
            (main.as_str(), Face::Semibold, Role::Ink),
            (gap, Face::Regular, Role::Soft),
            (rest.as_str(), Face::Regular, Role::Soft),
            (measured.as_str(), Face::Regular, Role::Soft),
            (evidence.as_str(), Face::Regular, Role::Faint),
        ];
        Self {
            span: duration.span,
            label: ctx.runs(TypeSize::Body, &runs),
            range: range.map(|(min, max)| (scale.share(min), scale.share(max))),
            average: average.map(|seconds| scale.share(seconds)),
            ticks: scale.ticks().iter().map(|&(share, _)| share).collect(),
            assumed: ctx.map.is_assumed(&duration.from),
        }
    }
}

impl Block for TimeBar {
    fn least_width(&self) -> f64 {
        BAR.max(self.label.min_width())
    }

    fn height(&self, width: f64) -> f64 {
        self.label.height(width) + 20.0
    }

    fn draw(&self, width: f64, _height: f64) -> Group {
        let mut group = Group::new("takes").from_source(self.span);
        let top = self.label.height(width);
        if self.assumed {
            let hatch = Rect::new(-8.0, -6.0, width + 16.0, top + 28.0);
            group.push(Shape::round_rect(hatch, 4.0).hatch());
        }
        group.extend(self.label.place(0.0, 0.0, width));
        let y = top + 12.0;
        group.push(Shape::line(0.0, y, BAR, y).stroke(Stroke::new(Role::Line, 2.0)));
        for share in &self.ticks {
            let x = share * BAR;
            group.push(Shape::line(x, y - 4.0, x, y + 4.0).stroke(Stroke::new(Role::LineStrong, 1.0)));
        }
        if let Some((from, to)) = self.range {
            let (x, length) = (from * BAR, ((to - from) * BAR).max(4.0));
            let bar = Rect::new(x.min(BAR - length), y - 4.0, length, 8.0);
            group.push(Shape::round_rect(bar, bar.width.min(8.0) / 2.0).fill(Role::Range));
        }
        if let Some(share) = self.average {
            let x = (share * BAR).clamp(1.5, BAR - 1.5);
            group.push(Shape::line(x, y - 8.0, x, y + 8.0).stroke(Stroke::new(Role::Ink, 3.0)));
        }
        group
    }
}
