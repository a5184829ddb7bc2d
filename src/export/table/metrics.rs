//! Metrics: where they are, how they have changed, and how far it is to the target.

use super::{Cell, Sheet, Table, Teller, Tone, heading};
use crate::{
    model::{Better, Metric, Place},
    vocabulary::is_rtl,
};

/// The metrics of a map, in the order of the story.
pub fn metrics(tell: &Teller<'_>) -> Table {
    let (words, page) = (tell.words, tell.page);
    let columns = vec![
        heading(page.metric, 24.0),
        heading(words.stage, 20.0),
        heading(page.place, 24.0),
        heading(page.now, 10.0),
        heading(page.unit, 8.0),
        heading(page.range, 12.0),
        heading(page.was, 10.0),
        heading(page.change, 10.0),
        heading(&format!("{} / {}", page.better, page.worse), 16.0),
        heading(page.target, 10.0),
        heading(page.to_target, 12.0),
        heading(page.benchmark, 10.0),
        heading(words.sources, 14.0),
    ];
    let metrics = tell.map.places().flat_map(|place| tell.map.facts(place).metrics.iter().map(move |of| (place, of)));
    let rows = metrics.map(|(place, metric)| row(tell, place, metric)).collect();
    let title = words.metrics.to_owned();
    Table { sheet: Sheet::Metrics, title, rtl: is_rtl(tell.map.lang.as_deref()), groups: Vec::new(), columns, rows }
}

fn row(tell: &Teller<'_>, place: Place, metric: &Metric) -> Vec<Cell> {
    let measure = tell.map.measure(metric.measure);
    let good = match measure.better {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
    };
    let change = metric.was.map(|was| metric.value - was);
    let verdict = change.map(|change| change * good);
    let worse = if verdict.is_some_and(|verdict| verdict < 0.0) { Tone::Major } else { Tone::Plain };
    let missing = metric.target.map(|target| target - metric.value).filter(|missing| missing * good > 0.0);
    let figure = |value: f64| tell.words.number(value);
    vec![
        (&measure.label).into(),
        (&tell.stage(place).title).into(),
        tell.place(place).into(),
        Cell::number(Some(metric.value)),
        Cell::plain(metric.unit.clone().unwrap_or_default()),
        Cell::plain(metric.range.map_or_else(String::new, |(low, high)| format!("{} – {}", figure(low), figure(high)))),
        Cell::number(metric.was),
        Cell::number(change),
        Cell::plain(verdict.map_or("", |verdict| in_words(tell, verdict))).toned(worse),
        Cell::number(metric.target),
        missing.map_or_else(|| reached(tell, metric), |missing| Cell::number(Some(missing))),
        Cell::number(metric.benchmark),
        Cell::plain(tell.evidence(&metric.from)),
    ]
}

/// Whether a change is for the better; `verdict` is above zero where it is.
fn in_words(tell: &Teller<'_>, verdict: f64) -> &'static str {
    if verdict > 0.0 {
        tell.page.better
    } else if verdict < 0.0 {
        tell.page.worse
    } else {
        tell.page.unchanged
    }
}

fn reached(tell: &Teller<'_>, metric: &Metric) -> Cell {
    Cell::plain(metric.target.map_or("", |_| tell.page.reached))
}
