//! The rows of a source as Parquet files in a folder that all machines of a cluster see.

use crate::{
    engine::{Engine, TABLE},
    failure::{Failure, Result, unwrapped, wrapped},
    table::Table,
};
use datafusion::{
    arrow::datatypes::SchemaRef,
    error::DataFusionError,
    execution::SendableRecordBatchStream,
    prelude::{ParquetReadOptions, SessionContext},
};
use futures::StreamExt;
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::WriterProperties,
};
use std::{fs::File, path::Path};
use tempfile::TempDir;

/// Several tasks can read a file at once, each its own groups of rows.
const ROWS_OF_A_GROUP: usize = 1 << 18;

/// A folder with the rows, which is removed in the end.
pub struct Shared {
    folder: TempDir,
    schema: SchemaRef,
}

impl Shared {
    /// Reads a table once, and writes its rows.
    pub async fn write(folder: &Path, table: &Table, engine: &Engine) -> Result<Self> {
        let unwritable = |error: std::io::Error| Failure::new(format!("cannot write {}: {error}", folder.display()));
        let mut inside = tempfile::Builder::new();
        inside.prefix("wayline-");
        // The executors may run as somebody else. Who may read is then what the user's mask says, as for any other file.
        #[cfg(unix)]
        inside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let inside = inside.tempdir_in(folder).map_err(unwritable)?;
        let schema = table.provider.schema();
        Self::fill(inside.path(), table, engine).await.map_err(|error| unwrapped(&error))?;
        Ok(Self { folder: inside, schema })
    }

    async fn fill(folder: &Path, table: &Table, engine: &Engine) -> datafusion::error::Result<()> {
        let streams = engine.context()?.read_table(table.provider.clone())?.execute_stream_partitioned().await?;
        let file = |(at, stream)| tokio::spawn(part(folder.join(format!("part-{at}.parquet")), stream));
        let files: Vec<_> = streams.into_iter().enumerate().map(file).collect();
        for file in files {
            file.await.map_err(|error| DataFusionError::External(Box::new(error)))??;
        }
        Ok(())
    }

    /// Makes the rows a table.
    pub async fn register(&self, context: &SessionContext) -> datafusion::error::Result<()> {
        let path = self.folder.path().to_str().ok_or_else(|| {
            wrapped(Failure::new(format!("the name of {} is not UTF-8", self.folder.path().display())))
        })?;
        let options = ParquetReadOptions::default().schema(&self.schema);
        context.register_parquet(TABLE, format!("{path}/"), options).await
    }
}

async fn part(path: std::path::PathBuf, mut stream: SendableRecordBatchStream) -> datafusion::error::Result<()> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_max_row_group_row_count(Some(ROWS_OF_A_GROUP));
    let mut writer = ArrowWriter::try_new(File::create(path)?, stream.schema(), Some(properties.build()))?;
    while let Some(batch) = stream.next().await {
        writer.write(&batch?)?;
    }
    writer.into_inner()?.sync_all()?;
    Ok(())
}
