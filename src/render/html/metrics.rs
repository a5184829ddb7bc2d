//! Metrics: where they are, how they have changed, and how far it is to the target.

use super::{
    Context,
    context::Jump,
    item::{Evidence, Persona},
    prose::Prose,
};
use crate::rows::{self, ToTarget};

/// A row of the table of metrics.
pub struct MetricCells<'a> {
    /// What is measured.
    pub label: Prose<'a>,
    /// The id of the explanation of the measure.
    pub measure: String,
    /// Whose figure it is, unless it is everybody's.
    pub who: Vec<Persona>,
    /// Where, unless it is of the journey as a whole.
    pub place: Option<Jump>,
    /// The value now.
    pub value: Cell,
    /// The highest value possible, in words.
    pub of: Option<String>,
    /// The earlier value.
    pub was: Option<Cell>,
    /// The change since, and whether for the better, where that is known.
    pub change: Option<(Cell, &'static str, bool)>,
    /// The value to reach.
    pub target: Option<Cell>,
    /// What is missing; `None` inside if the target is reached.
    pub missing: Option<Option<Cell>>,
    /// The value that others have.
    pub benchmark: Option<Cell>,
    /// The lowest and the highest value.
    pub range: Option<String>,
    /// The number of answers.
    pub answers: Option<Cell>,
    /// Between which figures it is with 95 % confidence.
    pub interval: Option<String>,
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
pub fn metrics<'a>(ctx: &Context<'a>) -> Vec<MetricCells<'a>> {
    rows::metrics(ctx.map).into_iter().map(|of| row(ctx, of)).collect()
}

fn row<'a>(ctx: &Context<'a>, of: rows::MetricRow<'a>) -> MetricCells<'a> {
    let metric = of.metric;
    let measure = ctx.map.measure(metric.measure);
    let cell = |value: f64| Cell { value, text: rows::figure(ctx.words, metric, value) };
    let signed = |value: f64| Cell { value, text: ctx.words.signed(value) };
    let change = |change: f64| {
        let word = of.verdict.map_or("", |verdict| ctx.page.verdict(verdict));
        (signed(change), word, of.verdict.is_some_and(|verdict| verdict < 0.0))
    };
    let missing = |missing| match missing {
        ToTarget::By(missing) => Some(signed(missing)),
        ToTarget::Nothing => None,
    };
    MetricCells {
        label: ctx.prose(&measure.label),
        measure: ctx.anchors.measure(measure),
        who: ctx.whom(metric.whom),
        place: of.place.map(|place| ctx.place(place)),
        value: cell(metric.value),
        of: rows::highest(ctx.words, metric),
        was: metric.was.map(cell),
        change: of.change.map(change),
        target: metric.target.map(cell),
        missing: of.missing.map(missing),
        benchmark: metric.benchmark.map(cell),
        range: metric.range.map(|(low, high)| rows::range(ctx.words, low, high)),
        answers: metric.measured.map(|of| Cell { value: of.n as f64, text: ctx.words.number(of.n as f64) }),
        interval: metric.measured.and_then(|of| of.interval).map(|(low, high)| rows::range(ctx.words, low, high)),
        evidence: ctx.evidence(&metric.from),
    }
}
