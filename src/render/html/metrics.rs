//! Metrics: where they are, how they have changed, and how far it is to the target.

use super::{Context, context::Jump, item::Evidence, prose::Prose};
use crate::{
    model::Metric,
    rows::{self, Missing},
    vocabulary::Words,
};

/// A row of the table of metrics.
pub struct MetricRow<'a> {
    /// What is measured.
    pub label: Prose<'a>,
    /// The id of the explanation of the measure.
    pub measure: String,
    /// Where.
    pub place: Jump,
    /// The value now.
    pub value: Cell,
    /// The highest value possible, in words.
    pub of: Option<String>,
    /// The earlier value.
    pub was: Option<Cell>,
    /// The change since, and whether for the better.
    pub change: Option<(Cell, &'static str, bool)>,
    /// The value to reach.
    pub target: Option<Cell>,
    /// What is missing; `None` inside if the target is reached.
    pub missing: Option<Option<Cell>>,
    /// The value that others have.
    pub benchmark: Option<Cell>,
    /// The lowest and the highest value.
    pub range: Option<String>,
    /// Its evidence.
    pub evidence: Evidence,
}

/// A figure.
pub struct Cell {
    /// For sorting.
    pub value: f64,
    /// For reading.
    pub text: String,
}

/// All metrics, in the order of the story.
pub fn metrics<'a>(ctx: &Context<'a>) -> Vec<MetricRow<'a>> {
    rows::metrics(ctx.map).into_iter().map(|of| row(ctx, of)).collect()
}

fn row<'a>(ctx: &Context<'a>, of: rows::MetricRow<'a>) -> MetricRow<'a> {
    let metric = of.metric;
    let measure = ctx.map.measure(metric.measure);
    let cell = |value: f64| Cell { value, text: figure(ctx, metric, value) };
    let signed = |value: f64| Cell { value, text: ctx.words.signed(value) };
    let change = |(change, verdict): (f64, f64)| (signed(change), ctx.page.verdict(verdict), verdict < 0.0);
    let missing = |missing| match missing {
        Missing::By(missing) => Some(signed(missing)),
        Missing::Nothing => None,
    };
    MetricRow {
        label: ctx.prose(&measure.label),
        measure: ctx.anchors.measure(measure),
        place: ctx.place(of.place),
        value: cell(metric.value),
        of: metric.of.map(|of| Words::fill(ctx.words.of, &["", &ctx.words.number(of)]).trim().to_owned()),
        was: metric.was.map(cell),
        change: of.change.zip(of.verdict).map(change),
        target: metric.target.map(cell),
        missing: of.missing.map(missing),
        benchmark: metric.benchmark.map(cell),
        range: metric.range.map(|(low, high)| range(ctx, low, high)),
        evidence: ctx.evidence(&metric.from),
    }
}

/// The lowest and the highest value.
pub fn range(ctx: &Context<'_>, low: f64, high: f64) -> String {
    format!("{} – {}", ctx.words.number(low), ctx.words.number(high))
}

/// A value of a metric, with its sign if it may be negative, and its unit.
pub fn figure(ctx: &Context<'_>, metric: &Metric, value: f64) -> String {
    let signed = metric.range.is_some_and(|(low, _)| low < 0.0);
    let figure = if signed { ctx.words.signed(value) } else { ctx.words.number(value) };
    match &metric.unit {
        Some(unit) => format!("{figure} {unit}"),
        None => figure,
    }
}

/// What the drawing says below a metric's bar.
pub fn remarks(ctx: &Context<'_>, metric: &Metric) -> Vec<String> {
    let words = ctx.words;
    let was = metric.was.map(|was| {
        let change = metric.value - was;
        let pattern = if change > 0.0 {
            words.was_up
        } else if change < 0.0 {
            words.was_down
        } else {
            words.was_same
        };
        Words::fill(pattern, &[&figure(ctx, metric, was), &words.number(change.abs())])
    });
    let target = metric.target.map(|target| Words::fill(words.target, &[&figure(ctx, metric, target)]));
    let benchmark = metric.benchmark.map(|value| Words::fill(words.benchmark, &[&figure(ctx, metric, value)]));
    let measured = metric.measured.map(|of| words.measured(&of, |value| figure(ctx, metric, value)));
    [measured, was, target, benchmark].into_iter().flatten().collect()
}
