//! The data of a source as one table of the engine.

use crate::{
    failure::{Result, unwrapped, wrapped},
    input::Input,
    meter::Meter,
    read::{self, Batches, Column, Kind},
};
use datafusion::{
    arrow::datatypes::SchemaRef,
    catalog::{TableProvider, streaming::StreamingTable},
    error::DataFusionError,
    execution::{SendableRecordBatchStream, TaskContext},
    physical_plan::{stream::RecordBatchStreamAdapter, streaming::PartitionStream},
};
use std::sync::{Arc, Mutex, PoisonError};
use wayline::measure::{Fingerprint, Query};

/// A source that is open. Its rows can be read once.
pub struct Table {
    pub provider: Arc<dyn TableProvider>,
    fingerprint: Arc<Mutex<Fingerprint>>,
}

impl Table {
    /// Opens the inputs in at most `parts` parts, each of which is read by itself.
    pub fn open(inputs: &[Input], columns: &[Column], parts: usize, meter: &Meter) -> Result<Self> {
        let schema = read::schema(columns);
        let fingerprint = Arc::new(Mutex::new(Fingerprint::default()));
        let size = inputs.len().div_ceil(parts.max(1)).max(1);
        let part = |inputs: &[Input]| -> Arc<dyn PartitionStream> {
            Arc::new(Part {
                schema: schema.clone(),
                inputs: inputs.to_vec(),
                columns: columns.to_vec(),
                meter: meter.clone(),
                fingerprint: fingerprint.clone(),
            })
        };
        let table = StreamingTable::try_new(schema.clone(), inputs.chunks(size).map(part).collect());
        Ok(Self { provider: Arc::new(table.map_err(|error| unwrapped(&error))?), fingerprint })
    }

    /// The fingerprint of what was read so far.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The columns that a query reads.
pub fn columns(query: &Query) -> Vec<Column> {
    let of = &query.columns;
    let texts =
        [&of.case, &of.event, &of.segment, &of.channel].into_iter().flatten().map(|name| Column::new(name, Kind::Text));
    let times = of.when.iter().map(|name| Column::new(name, Kind::Time));
    let scores = query.scores.iter().map(|score| Column::new(&score.column, Kind::Number));
    let mut columns: Vec<Column> = Vec::new();
    for column in texts.chain(times).chain(scores) {
        if !columns.iter().any(|known| known.name == column.name) {
            columns.push(column);
        }
    }
    columns
}

/// Some of the inputs, one after the other.
struct Part {
    schema: SchemaRef,
    inputs: Vec<Input>,
    columns: Vec<Column>,
    meter: Meter,
    fingerprint: Arc<Mutex<Fingerprint>>,
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Part").field("inputs", &self.inputs).finish_non_exhaustive()
    }
}

impl PartitionStream for Part {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, _: Arc<TaskContext>) -> SendableRecordBatchStream {
        let (columns, meter, fingerprint) = (self.columns.clone(), self.meter.clone(), self.fingerprint.clone());
        let mut inputs = self.inputs.clone().into_iter();
        let mut open: Option<Batches> = None;
        let mut next = move || -> Result<_> {
            loop {
                if let Some(mut batches) = open.take() {
                    if let Some(batch) = batches.next() {
                        open = Some(batches);
                        return batch.map(Some);
                    }
                    fingerprint.lock().unwrap_or_else(PoisonError::into_inner).merge(batches.fingerprint());
                }
                let Some(input) = inputs.next() else { return Ok(None) };
                open = Some(Batches::open(&input, &columns, &meter)?);
            }
        };
        let batches = std::iter::from_fn(move || next().map_err(wrapped).transpose());
        // After a failure there is nothing more to read.
        let batches = batches.scan(false, |failed, batch: std::result::Result<_, DataFusionError>| {
            (!std::mem::replace(failed, batch.is_err())).then_some(batch)
        });
        Box::pin(RecordBatchStreamAdapter::new(self.schema.clone(), futures::stream::iter(batches)))
    }
}
