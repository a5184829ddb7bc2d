//! Which way a measure should move where its declaration doesn't say so.

use super::{known::built_in_measure, resolver::Resolver};
use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    model::{Better, MeasureId, Metric},
    parse::{is_unit_of_time, show},
};

/// The built-in measures of which nobody wants less.
const CERTAIN: [&str; 2] = ["csat", "nps"];

impl Resolver<'_> {
    /// Higher is better for the built-in measures, lower for times. For any other measure it isn't known, so no change is called better.
    pub(super) fn directions(&mut self) {
        let map = &self.map;
        let mut in_time = vec![Some(false); map.measures.len()];
        let metrics = map.metrics.iter().chain(map.all_facts().flat_map(|(_, facts)| &facts.metrics));
        for metric in metrics.filter(|metric| metric.unit.is_some()) {
            let known = &mut in_time[metric.measure.index()];
            let is_time = metric.unit.as_deref().is_some_and(is_unit_of_time);
            *known = known.filter(|_| is_time).map(|_| true);
        }
        let mut derived_only = vec![false; map.measures.len()];
        for (index, in_time) in in_time.into_iter().enumerate() {
            let measure = self.map.measure(MeasureId::new(index));
            let is_time = measure.unit.as_deref().map_or(in_time == Some(true), is_unit_of_time);
            let derived = match built_in_measure(measure.name.as_str()) {
                Some(_) => Some(Better::Higher),
                None => is_time.then_some(Better::Lower),
            };
            derived_only[index] = measure.better.is_none() && !CERTAIN.contains(&measure.name.as_str());
            let better = &mut self.map.measures[index].better;
            *better = better.or(derived);
        }
        let map = &self.map;
        let metrics = map.metrics.iter().chain(map.all_facts().flat_map(|(_, facts)| &facts.metrics));
        let doubts: Vec<Diagnostic> = metrics
            .filter(|metric| derived_only[metric.measure.index()])
            .filter_map(|metric| self.other_way(metric))
            .collect();
        self.diagnostics.extend(doubts);
    }

    /// `metric ces: 3, was 5, target 2`: the figure went towards its target, and would be called worse.
    fn other_way(&self, metric: &Metric) -> Option<Diagnostic> {
        let measure = self.map.measure(metric.measure);
        let (was, target) = (metric.was?, metric.target?);
        // A time has a limit more often than a target: `20 h, was 18 h, target 24 h` is worse, and within it.
        let is_doubtful = measure.better? == Better::Higher && was > metric.value && metric.value >= target;
        if !is_doubtful {
            return None;
        }
        let figures = [was, metric.value, target].map(show);
        let [was, value, target] = &figures;
        let title = format!(
            "Higher counts as better here, but the figure went from {was} to {value}, with {target} as the target"
        );
        let label = "this counts as worse, and the target as reached";
        let mut diagnostic = Diagnostic::new(Code::BadMetric, title, metric.span, label);
        diagnostic.severity = Severity::Warning;
        let (name, label) = (&measure.name, measure.label.to_plain());
        let help =
            format!("write `better: lower` below `measure {name}: {label}`, or `better: higher` if that is right");
        Some(diagnostic.help(help))
    }
}
