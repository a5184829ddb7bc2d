//! Which way a measure should move where its declaration doesn't say so.

use super::{known::built_in_measure, resolver::Resolver};
use crate::{
    model::{Better, MeasureId},
    parse::is_unit_of_time,
};

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
        for (index, in_time) in in_time.into_iter().enumerate() {
            let measure = self.map.measure(MeasureId::new(index));
            let is_time = measure.unit.as_deref().map_or(in_time == Some(true), is_unit_of_time);
            let derived = match built_in_measure(measure.name.as_str()) {
                Some(_) => Some(Better::Higher),
                None => is_time.then_some(Better::Lower),
            };
            let better = &mut self.map.measures[index].better;
            *better = better.or(derived);
        }
    }
}
