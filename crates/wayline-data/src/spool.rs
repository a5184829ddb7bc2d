//! Tables between two steps: in memory while there is room, else in temporary files.

use datafusion::{
    arrow::{
        array::RecordBatch,
        datatypes::SchemaRef,
        ipc::{reader::StreamReader, writer::StreamWriter},
    },
    catalog::{TableProvider, streaming::StreamingTable},
    error::{DataFusionError, Result},
    execution::{SendableRecordBatchStream, TaskContext},
    physical_plan::{stream::RecordBatchStreamAdapter, streaming::PartitionStream},
};
use futures::StreamExt;
use std::{
    fs::File,
    io::{BufReader, BufWriter},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tempfile::{NamedTempFile, TempPath};

/// How many bytes may still be kept in memory.
#[derive(Debug, Clone)]
pub struct Room(Arc<AtomicUsize>);

impl Room {
    pub fn new(bytes: usize) -> Self {
        Self(Arc::new(AtomicUsize::new(bytes)))
    }

    /// Takes some of it, if there is as much.
    pub fn take(&self, bytes: usize) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(bytes)).is_ok()
    }
}

/// Some rows of a table, which can be read as often as is needed.
#[derive(Debug)]
pub struct Spool {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    /// Those for which there was no room.
    file: Option<TempPath>,
}

impl Spool {
    /// Takes all that comes.
    pub async fn fill(mut stream: SendableRecordBatchStream, room: Room) -> Result<Self> {
        let schema = stream.schema();
        let mut batches = Vec::new();
        let mut writer: Option<StreamWriter<BufWriter<NamedTempFile>>> = None;
        while let Some(batch) = stream.next().await {
            let batch = batch?;
            let size = batch.get_array_memory_size();
            if writer.is_none() && room.take(size) {
                batches.push(batch);
                continue;
            }
            let open = match &mut writer {
                Some(open) => open,
                None => writer.insert(StreamWriter::try_new(BufWriter::new(NamedTempFile::new()?), &schema)?),
            };
            open.write(&batch)?;
        }
        let file = match writer {
            Some(mut writer) => {
                writer.finish()?;
                let written = writer.into_inner()?.into_inner();
                Some(written.map_err(|error| DataFusionError::IoError(error.into_error()))?.into_temp_path())
            }
            None => None,
        };
        Ok(Self { schema, batches, file })
    }
}

/// The table that several spools are together.
pub fn table(schema: SchemaRef, spools: Vec<Spool>) -> Result<Arc<dyn TableProvider>> {
    let parts = spools.into_iter().map(|spool| -> Arc<dyn PartitionStream> { Arc::new(spool) });
    Ok(Arc::new(StreamingTable::try_new(schema, parts.collect())?))
}

impl PartitionStream for Spool {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, _: Arc<TaskContext>) -> SendableRecordBatchStream {
        let (reader, failed) = match self.file.as_ref().map(|path| reader(path)).transpose() {
            Ok(reader) => (reader, None),
            Err(error) => (None, Some(Err(error))),
        };
        let batches = self.batches.clone().into_iter().map(Ok);
        let stored = reader.into_iter().flatten().map(|batch| batch.map_err(DataFusionError::from));
        let all = batches.chain(failed).chain(stored);
        Box::pin(RecordBatchStreamAdapter::new(self.schema.clone(), futures::stream::iter(all)))
    }
}

fn reader(path: &Path) -> Result<StreamReader<BufReader<File>>> {
    Ok(StreamReader::try_new_buffered(File::open(path)?, None)?)
}
