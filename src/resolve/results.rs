//! The file of results next to a map, and what in it can't be true.

use super::resolver::Resolver;
use crate::{
    load::LoadError,
    measure::{self, BadLine},
    model::{Ask, Asked, Finding, Summary},
};

impl Resolver<'_> {
    /// Reads the results next to the map, if it measures anything.
    pub(super) fn read_results(&mut self) {
        if !self.mentions.measures() {
            return;
        }
        let from = self.sources.get(self.own.file).name.clone();
        let Some(name) = measure::results_name(&from) else { return };
        match self.loader.load(&from, &name) {
            Ok(loaded) => {
                let text = String::from_utf8_lossy(&loaded.bytes);
                self.results.name = loaded.name;
                self.results.text = text.trim_start_matches('\u{feff}').to_owned();
                match measure::read(&loaded.bytes) {
                    Ok(results) => self.map.results = Some(results),
                    Err(bad) => self.results.wrong.push(bad),
                }
            }
            Err(LoadError::NotFound) => {}
            Err(error) => self.diagnostics.push(super::files::not_loaded(&name, self.map.span, &error)),
        }
    }

    /// Compares the figures with what the map says of them, and the results of their sources.
    pub(super) fn check_results(&mut self) {
        let wrong: Vec<(String, String)> =
            self.map.asks.iter().filter_map(|ask| Some((ask.key.clone(), self.impossible(ask)?))).collect();
        for (key, what) in wrong {
            let is_its = |line: &str| line.trim().strip_prefix(&key).is_some_and(|rest| rest.starts_with(": "));
            let line = self.results.text.lines().position(is_its).map_or(1, |at| at + 1);
            self.results.wrong.push(BadLine { line, what });
        }
    }

    /// Why a figure can't be one of this map.
    fn impossible(&self, ask: &Ask) -> Option<String> {
        let Some(Finding::Known(estimate)) = ask.finding else { return None };
        let name = self.map.source(ask.source).name.as_str();
        let source = self.map.results.as_ref()?.sources.get(name)?;
        let n = estimate.n;
        if n > source.rows {
            return Some(format!("`n` is {n}, and the source `{name}` has {} rows", source.rows));
        }
        let of_cases = matches!(ask.figure, Asked::Reach | Asked::Share(_));
        if let Some(cases) = source.cases.filter(|&cases| of_cases && n > cases) {
            return Some(format!("`n` is {n}, and the source `{name}` has {cases} cases"));
        }
        let (low, high) = match (ask.figure, ask.summary) {
            (Asked::Feels, _) => (self.map.scale.low, self.map.scale.high),
            (Asked::Metric(_), Some(Summary::Top(_))) => (0.0, 100.0),
            (Asked::Metric(measure), _) if self.map.measure(measure).name.as_str() == "nps" => (-100.0, 100.0),
            _ => return None,
        };
        // Figures are rounded to three digits; the ends of a scale aren't.
        let (first, last) = (low.min(measure::rounded(low)), high.max(measure::rounded(high)));
        let is_inside = (first..=last).contains(&estimate.value);
        (!is_inside).then(|| format!("the figure is outside {low} to {high}"))
    }
}
