//! Metrics: where they are, how they have changed, and how far it is to the target.

use super::{
    Cell, Sheet, Table, Tone,
    sheet::heading,
    tell::{Teller, searchable},
};
use crate::{
    model::Whom,
    rows::{self, MetricColumn, MetricRow, ToTarget},
};

/// The metrics of a map, in the order of the story.
pub fn metrics(tell: &Teller<'_>) -> Table {
    let columns = MetricColumn::of(tell.map);
    let rows = rows::metrics(tell.map).into_iter().map(|of| columns.iter().map(move |&column| (column, of)));
    let rows: Vec<Vec<Cell>> = rows.map(|row| row.map(|(column, of)| cell(tell, column, of)).collect()).collect();
    let heads: Vec<_> = columns.iter().map(|&column| heading(&column.label(tell.words), width(column))).collect();
    tell.table(Sheet::Metrics, tell.words.metrics, heads, rows)
}

fn width(column: MetricColumn) -> f64 {
    match column {
        MetricColumn::Metric | MetricColumn::Place => 24.0,
        MetricColumn::Who | MetricColumn::Stage => 20.0,
        MetricColumn::Verdict => 16.0,
        MetricColumn::Sources | MetricColumn::Interval => 14.0,
        MetricColumn::Range | MetricColumn::ToTarget => 12.0,
        MetricColumn::Unit | MetricColumn::Answers => 8.0,
        MetricColumn::Now
        | MetricColumn::Was
        | MetricColumn::Change
        | MetricColumn::Target
        | MetricColumn::Benchmark => 10.0,
    }
}

fn cell(tell: &Teller<'_>, column: MetricColumn, of: MetricRow<'_>) -> Cell {
    let MetricRow { place, metric, change, verdict, missing } = of;
    let range = |range: Option<(f64, f64)>| {
        Cell::plain(range.map_or_else(String::new, |(low, high)| searchable(&rows::range(tell.words, low, high))))
    };
    match column {
        MetricColumn::Metric => (&tell.map.measure(metric.measure).label).into(),
        MetricColumn::Who => Cell::plain(match metric.whom {
            Whom::Everyone => tell.words.everyone.to_owned(),
            Whom::One(persona) => tell.whom(&[persona]),
        }),
        MetricColumn::Stage => place.map_or_else(Cell::default, |place| (&tell.map.stage_of(place).title).into()),
        MetricColumn::Place => place.map_or(&tell.map.title, |place| tell.map.title_of(place)).into(),
        MetricColumn::Now => Cell::number(Some(metric.value)),
        MetricColumn::Unit => Cell::plain(metric.unit.clone().unwrap_or_default()),
        MetricColumn::Range => range(metric.range),
        MetricColumn::Was => Cell::number(metric.was),
        MetricColumn::Change => Cell::number(change),
        MetricColumn::Verdict => {
            let is_worse = verdict.is_some_and(|verdict| verdict < 0.0);
            let word = verdict.map_or("", |verdict| tell.page.verdict(verdict));
            Cell::plain(word).toned(if is_worse { Tone::Major } else { Tone::Plain })
        }
        MetricColumn::Target => Cell::number(metric.target),
        MetricColumn::ToTarget => match missing {
            Some(ToTarget::By(missing)) => Cell::number(Some(missing)),
            Some(ToTarget::Nothing) => Cell::plain(tell.page.reached),
            None => Cell::default(),
        },
        MetricColumn::Benchmark => Cell::number(metric.benchmark),
        MetricColumn::Sources => Cell::plain(tell.evidence(&metric.from)),
        MetricColumn::Answers => Cell::number(metric.measured.map(|of| of.n as f64)),
        MetricColumn::Interval => range(metric.measured.and_then(|of| of.interval)),
    }
}
