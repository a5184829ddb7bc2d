//! Metrics, with what follows from their figures, and their figures in words.

use crate::{
    model::{Better, Map, Metric, Place},
    vocabulary::{self, Words},
};

/// A metric with its place in the story.
#[derive(Debug, Clone, Copy)]
pub struct MetricRow<'a> {
    /// Where; nowhere else than in the journey as a whole if there is none.
    pub place: Option<Place>,
    /// What was measured.
    pub metric: &'a Metric,
    /// The change since the earlier value: above zero if the figure has grown.
    pub change: Option<f64>,
    /// Whether that is for the better, where it is known which way is: above zero if so, below zero if it is for the worse.
    pub verdict: Option<f64>,
    /// The distance to the target, if there is one.
    pub missing: Option<ToTarget>,
}

/// The distance to a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ToTarget {
    /// The figure has to change by this much.
    By(f64),
    /// The target is reached.
    Nothing,
}

/// The metrics of a map: those of the journey as a whole, then those of its places in the order of the story.
pub fn metrics(map: &Map) -> Vec<MetricRow<'_>> {
    let whole = map.metrics.iter().map(|metric| (None, metric));
    let of = |place| map.facts(place).metrics.iter().map(move |metric| (Some(place), metric));
    whole.chain(map.places().flat_map(of)).map(|(place, metric)| row(map, place, metric)).collect()
}

fn row<'a>(map: &Map, place: Option<Place>, metric: &'a Metric) -> MetricRow<'a> {
    let good = map.measure(metric.measure).better.map(|better| match better {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
    });
    let change = metric.change();
    let missing = metric.target.map(|target| match target - metric.value {
        // Where nobody said which way is better, a target is only reached exactly.
        missing if good.map_or(missing != 0.0, |good| missing * good > 0.0) => ToTarget::By(missing),
        _ => ToTarget::Nothing,
    });
    MetricRow { place, metric, change, verdict: change.zip(good).map(|(change, good)| change * good), missing }
}

/// A figure of a metric, with its sign if it may be negative.
pub fn amount(words: &Words, metric: &Metric, value: f64) -> String {
    let is_signed = metric.range.is_some_and(|(low, _)| low < 0.0);
    if is_signed { words.signed(value) } else { number(words, metric, value) }
}

/// A figure of a metric without a plus: of money all have cents, if one of them does and none has less than cents.
fn number(words: &Words, metric: &Metric, value: f64) -> String {
    let is_money = metric.unit.as_deref().is_some_and(is_money);
    let is_whole = |figure: f64| (figure - figure.round()).abs() < 1e-9;
    let has_cents = is_money
        && metric.measured.is_none()
        && metric.figures().any(|figure| !is_whole(figure))
        && metric.figures().all(|figure| is_whole(figure * 100.0));
    if has_cents { words.fixed(value, 2) } else { words.number(value) }
}

/// Whether a unit is one of money, or of money for something (`€`, `EUR`, `$/month`, `€ per child`).
fn is_money(unit: &str) -> bool {
    const CODES: [&str; 6] = ["EUR", "USD", "GBP", "CHF", "AUD", "CAD"];
    let code = unit.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // Those of `€M` are millions.
    let is_sign = unit.strip_prefix(['€', '$', '£']).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    is_sign || CODES.contains(&code)
}

/// The same with its unit.
pub fn figure(words: &Words, metric: &Metric, value: f64) -> String {
    with_unit(metric, amount(words, metric, value))
}

/// The same beside another figure of the metric: a unit that is a word is said there already (`target 5 min`, but `9 days`, `target 1`).
pub fn figure_beside(words: &Words, metric: &Metric, value: f64) -> String {
    beside(metric, amount(words, metric, value))
}

/// An amount beside another figure of the metric.
pub fn beside(metric: &Metric, amount: String) -> String {
    /// Longer ones are words.
    const LONGEST: usize = 3;
    let letters = |unit: &str| unit.chars().filter(|c| c.is_alphabetic()).count();
    if metric.unit.as_deref().is_some_and(|unit| letters(unit) > LONGEST) { amount } else { with_unit(metric, amount) }
}

/// A figure in words with the metric's unit; how often something is (`230/month`) is written without a space.
fn with_unit(metric: &Metric, amount: String) -> String {
    let Some(unit) = &metric.unit else { return amount };
    let space = if unit.starts_with('/') { "" } else { " " };
    [&amount, space, unit].concat()
}

/// A value of the metric with the highest one possible (`53.2 %`, `3.1 of 5`).
pub fn value(words: &Words, metric: &Metric, value: f64) -> String {
    let value = figure(words, metric, value);
    metric.of.map_or_else(|| value.clone(), |of| Words::fill(words.of, &[&value, &words.number(of)]))
}

/// The highest value possible (`of 5`), for those who write the value apart from it.
pub fn highest(words: &Words, metric: &Metric) -> Option<String> {
    metric.of.map(|of| Words::fill(words.of, &["", &words.number(of)]).trim().to_owned())
}

/// The lowest and the highest value of a range.
pub fn range(words: &Words, low: f64, high: f64) -> String {
    vocabulary::range(&words.number(low), &words.number(high))
}

/// What there is to say about a metric's value: how sure it is, and what it is compared with. `figure` writes a figure
/// of it.
pub fn remarks(words: &Words, metric: &Metric, figure: impl Fn(f64) -> String) -> Vec<String> {
    let measured = metric.measured.map(|of| words.measured(&of, &figure));
    measured.into_iter().chain(compared(words, metric, figure)).collect()
}

/// The earlier value, the target, and what others have.
pub fn compared(words: &Words, metric: &Metric, figure: impl Fn(f64) -> String) -> Vec<String> {
    let was = metric.was.zip(metric.change()).map(|(was, change)| {
        let pattern = if change > 0.0 {
            words.was_up
        } else if change < 0.0 {
            words.was_down
        } else {
            words.was_same
        };
        Words::fill(pattern, &[&figure(was), &number(words, metric, change.abs())])
    });
    let target = metric.target.map(|target| Words::fill(words.target, &[&figure(target)]));
    let benchmark = metric.benchmark.map(|others| Words::fill(words.benchmark, &[&figure(others)]));
    [was, target, benchmark].into_iter().flatten().collect()
}
