//! Parquet: only the columns that are wanted are read.

use super::{Builder, Column, Kind, bad_time, joined};
use crate::{
    data_file::{DataFile, unreadable},
    failure::{Failure, Result},
};
use ::parquet::{
    arrow::{
        ProjectionMask,
        arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder},
    },
    errors::ParquetError,
};
use datafusion::arrow::{
    array::{Array, ArrayRef, AsArray, RecordBatch},
    compute::cast,
    datatypes::{DataType, TimeUnit},
    error::ArrowError,
};
use std::fs::File;

pub struct Parquet {
    name: String,
    reader: ParquetRecordBatchReader,
    /// For each wanted column its place in a batch.
    places: Vec<usize>,
    rows: usize,
}

pub fn names(file: &DataFile) -> Result<Vec<String>> {
    let builder = builder(file)?;
    let plain = builder.schema().fields().iter().filter(|field| !field.data_type().is_nested());
    Ok(plain.map(|field| field.name().clone()).collect())
}

fn builder(file: &DataFile) -> Result<ParquetRecordBatchReaderBuilder<File>> {
    let open = File::open(&file.path).map_err(|error| unreadable(&file.name, &error))?;
    ParquetRecordBatchReaderBuilder::try_new(open).map_err(|error| failure(&file.name, &error))
}

fn failure(name: &str, error: &ParquetError) -> Failure {
    Failure::new(format!("cannot read {name} as Parquet: {error}"))
}

impl Parquet {
    pub fn open(file: &DataFile, wanted: &[String]) -> Result<Self> {
        let builder = builder(file)?;
        let fields = builder.schema().fields().clone();
        let position = |name: &String| fields.iter().position(|field| field.name() == name).unwrap_or_default();
        let roots: Vec<usize> = wanted.iter().map(position).collect();
        let mut sorted = roots.clone();
        sorted.sort_unstable();
        let places = roots.iter().map(|root| sorted.partition_point(|other| other < root)).collect();
        let mask = ProjectionMask::roots(builder.parquet_schema(), sorted);
        let reader = builder.with_projection(mask).with_batch_size(super::BATCH).build();
        let reader = reader.map_err(|error| failure(&file.name, &error))?;
        Ok(Self { name: file.name.clone(), reader, places, rows: 0 })
    }

    pub fn next_batch(&mut self) -> Result<Option<RecordBatch>> {
        let batch = self.reader.next().transpose();
        let batch = batch.map_err(|error| Failure::new(format!("cannot read {}: {error}", self.name)))?;
        self.rows += batch.as_ref().map_or(0, RecordBatch::num_rows);
        Ok(batch)
    }

    /// The wanted columns of a batch, as text and times.
    pub fn columns(&self, batch: &RecordBatch, columns: &[Column], parts: &[Vec<usize>]) -> Result<Vec<ArrayRef>> {
        let array = |part: usize| batch.column(self.places[part]);
        let unreadable = |column: &Column, error: &dyn std::fmt::Display| {
            Failure::new(format!("cannot read {}, column `{}`: {error}", self.name, column.name))
        };
        let one = |(column, parts): (&Column, &Vec<usize>)| match parts.as_slice() {
            [part] if column.kind != Kind::Time => {
                cast(array(*part), &DataType::Utf8).map_err(|error| unreadable(column, &error))
            }
            [part] if array(*part).data_type().is_temporal() => {
                times(array(*part)).map_err(|error| unreadable(column, &error))
            }
            parts => {
                let texts = parts.iter().map(|&part| cast(array(part), &DataType::Utf8));
                let texts: std::result::Result<Vec<ArrayRef>, _> = texts.collect();
                self.joined(column, &texts.map_err(|error| unreadable(column, &error))?)
            }
        };
        columns.iter().zip(parts).map(one).collect()
    }

    /// A column of texts that have to be read, or put together.
    fn joined(&self, column: &Column, texts: &[ArrayRef]) -> Result<ArrayRef> {
        let rows = texts.first().map_or(0, Array::len);
        let mut builder = Builder::new(column);
        for row in 0..rows {
            let value = |texts: &ArrayRef| texts.is_valid(row).then(|| texts.as_string::<i32>().value(row).to_owned());
            let values: Vec<Option<String>> = texts.iter().map(value).collect();
            let text = joined(values.iter().map(Option::as_deref), column.kind);
            builder.add(text.as_deref(), false).map_err(|(text, why)| {
                let place = format!("row {}", self.rows - rows + row + 1);
                bad_time(&self.name, &place, column, &text, why)
            })?;
        }
        Ok(builder.finish())
    }
}

/// Times in whole milliseconds; a zone only says how they are shown.
fn times(array: &ArrayRef) -> std::result::Result<ArrayRef, ArrowError> {
    let plain = DataType::Timestamp(TimeUnit::Millisecond, None);
    match array.data_type() {
        DataType::Timestamp(_, Some(zone)) => {
            let zoned = cast(array, &DataType::Timestamp(TimeUnit::Millisecond, Some(zone.clone())))?;
            cast(&cast(&zoned, &DataType::Int64)?, &plain)
        }
        _ => cast(array, &plain),
    }
}
