//! Metrics: where they are, how they have changed, and how far it is to the target.

use super::{Cell, Sheet, Table, Teller, Tone, heading};
use crate::{
    rows::{self, MetricRow, Missing},
    vocabulary::is_rtl,
};

/// The metrics of a map, in the order of the story.
pub fn metrics(tell: &Teller<'_>) -> Table {
    let (words, page) = (tell.words, tell.page);
    let mut columns = vec![
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
    let mut rows: Vec<Vec<Cell>> = rows::metrics(tell.map).into_iter().map(|of| row(tell, of)).collect();
    // Where nothing is measured the table needs no columns for it.
    if rows::metrics(tell.map).iter().any(|of| of.metric.measured.is_some()) {
        columns.extend([heading("n", 8.0), heading("95 %", 14.0)]);
        for (row, of) in rows.iter_mut().zip(rows::metrics(tell.map)) {
            let measured = of.metric.measured;
            let interval = measured.and_then(|of| of.interval);
            let interval =
                interval.map(|(low, high)| format!("{} – {}", tell.words.number(low), tell.words.number(high)));
            row.extend([Cell::number(measured.map(|of| of.n as f64)), Cell::plain(interval.unwrap_or_default())]);
        }
    }
    let title = words.metrics.to_owned();
    Table { sheet: Sheet::Metrics, title, rtl: is_rtl(tell.map.lang.as_deref()), groups: Vec::new(), columns, rows }
}

fn row(tell: &Teller<'_>, of: MetricRow<'_>) -> Vec<Cell> {
    let MetricRow { place, metric, change, verdict, missing } = of;
    let measure = tell.map.measure(metric.measure);
    let worse = if verdict.is_some_and(|verdict| verdict < 0.0) { Tone::Major } else { Tone::Plain };
    let missing = match missing {
        Some(Missing::By(missing)) => Cell::number(Some(missing)),
        Some(Missing::Nothing) => Cell::plain(tell.page.reached),
        None => Cell::default(),
    };
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
        Cell::plain(verdict.map_or("", |verdict| tell.page.verdict(verdict))).toned(worse),
        Cell::number(metric.target),
        missing,
        Cell::number(metric.benchmark),
        Cell::plain(tell.evidence(&metric.from)),
    ]
}
