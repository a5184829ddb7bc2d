//! Metrics, with what follows from their figures.

use crate::model::{Better, Map, Metric, Place};

/// A metric with its place in the story.
#[derive(Debug, Clone, Copy)]
pub struct MetricRow<'a> {
    /// Where.
    pub place: Place,
    /// What was measured.
    pub metric: &'a Metric,
    /// The change since the earlier value: above zero if the figure has grown.
    pub change: Option<f64>,
    /// Whether that is for the better: above zero if so, below zero if it is for the worse.
    pub verdict: Option<f64>,
    /// The distance to the target, if there is one.
    pub missing: Option<Missing>,
}

/// The distance to a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Missing {
    /// The figure has to change by this much.
    By(f64),
    /// The target is reached.
    Nothing,
}

/// The metrics of a map, in the order of the story.
pub fn metrics(map: &Map) -> Vec<MetricRow<'_>> {
    let metrics = map.places().flat_map(|place| map.facts(place).metrics.iter().map(move |metric| (place, metric)));
    metrics.map(|(place, metric)| row(map, place, metric)).collect()
}

fn row<'a>(map: &Map, place: Place, metric: &'a Metric) -> MetricRow<'a> {
    let good = match map.measure(metric.measure).better {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
    };
    let change = metric.was.map(|was| metric.value - was);
    let missing = metric.target.map(|target| match target - metric.value {
        missing if missing * good > 0.0 => Missing::By(missing),
        _ => Missing::Nothing,
    });
    MetricRow { place, metric, change, verdict: change.map(|change| change * good), missing }
}
