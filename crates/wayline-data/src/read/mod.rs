//! Files and tables of databases become tables of the engine: batches of the columns that are wanted, as text and times, row by row and with little memory.

mod csv;
mod guard;
mod json;
mod lines;
mod ocel;
mod parquet;
mod xes;
mod xml;

/// Columns with objects of a log begin with this.
pub use ocel::TYPE as OBJECTS;

use crate::{
    data_file::Format,
    failure::{Failure, Result},
    input::Input,
    meter::Meter,
    time::{self, BadTime},
};
use datafusion::arrow::{
    array::{Array, ArrayRef, AsArray, RecordBatch, StringBuilder, TimestampMillisecondBuilder},
    datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit, TimestampMillisecondType},
};
use std::sync::Arc;
use wayline::measure::{self, Fingerprint};

const BATCH: usize = 8192;
/// Files whose rows each say what columns they have are read so far for their names.
const ROWS_FOR_NAMES: usize = 10_000;

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Time,
    /// As text, but with a full stop before the decimals.
    Number,
}

/// A column that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
}

impl Column {
    pub fn new(name: &str, kind: Kind) -> Self {
        Self { name: name.to_owned(), kind }
    }
}

/// Rows one after the other.
trait Records: Send {
    /// Goes to the next row, if there is one.
    fn advance(&mut self) -> Result<bool>;

    /// What this row has in a column, by the column's position.
    fn value(&self, at: usize) -> Option<&str>;

    /// Which row it is, for messages; nothing where rows have no order.
    fn place(&self) -> String;

    fn has_decimal_commas(&self) -> bool {
        false
    }

    /// The fingerprint of all that was read, where it isn't one of the values.
    fn fingerprint(&self) -> Option<Fingerprint> {
        None
    }
}

pub fn schema(columns: &[Column]) -> SchemaRef {
    let field = |column: &Column| {
        let of = match column.kind {
            Kind::Text | Kind::Number => DataType::Utf8,
            Kind::Time => DataType::Timestamp(TimeUnit::Millisecond, None),
        };
        Field::new(&column.name, of, true)
    };
    Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
}

/// The names of the columns; `all` reads a file to the end where each row says its own.
pub fn names(input: &Input, all: bool) -> Result<Vec<String>> {
    let most = if all { usize::MAX } else { ROWS_FOR_NAMES };
    let file = match input {
        Input::File(file) => file,
        Input::Table(table) => return Ok(table.names()),
    };
    match file.format {
        Format::Csv => Ok(csv::Csv::open(file, &Meter::default())?.names().to_vec()),
        Format::Json => json::Json::names(file, most),
        Format::Parquet => parquet::names(file),
        Format::Xes => xes::Xes::names(file, most),
        Format::OcelJson | Format::OcelXml => ocel::Ocel::names(file, most),
    }
}

/// The rows of a file or of a table as batches with these columns.
pub struct Batches {
    name: String,
    rows: Rows,
    columns: Vec<Column>,
    schema: SchemaRef,
    /// For each column the positions of those that it is read from.
    parts: Vec<Vec<usize>>,
    fingerprint: Fingerprint,
    is_over: bool,
}

enum Rows {
    Records(Box<dyn Records>),
    Parquet(parquet::Parquet),
}

impl Rows {
    fn open(input: &Input, wanted: &[String], meter: &Meter) -> Result<Self> {
        let file = match input {
            Input::File(file) => file,
            Input::Table(table) => {
                let rows = csv::Csv::of_table(table, wanted, meter)?;
                return Ok(Self::Records(Box::new(rows)));
            }
        };
        let records: Box<dyn Records> = match file.format {
            Format::Csv => Box::new(csv::Csv::open(file, meter)?.with_columns(wanted)?),
            Format::Json => Box::new(json::Json::open(file, wanted, meter)?),
            Format::Xes => Box::new(xes::Xes::open(file, wanted, meter)?),
            Format::OcelJson | Format::OcelXml => Box::new(ocel::Ocel::open(file, wanted, meter)?),
            Format::Parquet => return Ok(Self::Parquet(parquet::Parquet::open(file, wanted)?)),
        };
        Ok(Self::Records(records))
    }
}

impl Batches {
    pub fn open(input: &Input, columns: &[Column], meter: &Meter) -> Result<Self> {
        let (wanted, parts) = resolve(input, columns)?;
        Ok(Self {
            name: input.name().to_owned(),
            rows: Rows::open(input, &wanted, meter)?,
            columns: columns.to_vec(),
            schema: schema(columns),
            parts,
            fingerprint: Fingerprint::default(),
            is_over: false,
        })
    }

    /// The fingerprint of the file, once it is read.
    pub fn fingerprint(&self) -> Fingerprint {
        match &self.rows {
            Rows::Records(records) => records.fingerprint().unwrap_or(self.fingerprint),
            Rows::Parquet(_) => self.fingerprint,
        }
    }

    fn batch(&mut self) -> Result<Option<RecordBatch>> {
        let mut builders: Vec<Builder> = self.columns.iter().map(Builder::new).collect();
        let Self { rows, columns, parts, name, .. } = self;
        let mut count = 0;
        match rows {
            Rows::Records(records) => {
                while count < BATCH && records.advance()? {
                    for ((builder, parts), column) in builders.iter_mut().zip(&*parts).zip(&*columns) {
                        let added = match parts.as_slice() {
                            [part] => builder.add(records.value(*part), records.has_decimal_commas()),
                            parts => {
                                let text = joined(parts.iter().map(|&at| records.value(at)), column.kind);
                                builder.add(text.as_deref(), false)
                            }
                        };
                        added.map_err(|(text, why)| bad_time(name, &records.place(), column, &text, why))?;
                    }
                    count += 1;
                }
            }
            Rows::Parquet(reader) => {
                let Some(batch) = reader.next_batch()? else { return Ok(None) };
                let arrays = reader.columns(&batch, columns, parts)?;
                return self.made(arrays).map(Some);
            }
        }
        if count == 0 {
            return Ok(None);
        }
        let arrays = builders.into_iter().map(Builder::finish).collect();
        self.made(arrays).map(Some)
    }

    fn made(&self, arrays: Vec<ArrayRef>) -> Result<RecordBatch> {
        RecordBatch::try_new(self.schema.clone(), arrays)
            .map_err(|error| Failure::new(format!("{} could not be made a table: {error}", self.name)))
    }

    /// Adds the rows of a batch to the fingerprint where the file has no lines.
    fn count(&mut self, batch: &RecordBatch) {
        if matches!(&self.rows, Rows::Records(records) if records.fingerprint().is_some()) {
            return;
        }
        let mut row = Vec::new();
        for at in 0..batch.num_rows() {
            row.clear();
            for column in batch.columns() {
                if column.is_null(at) {
                    row.push(0);
                } else if let Some(texts) = column.as_string_opt::<i32>() {
                    row.extend_from_slice(texts.value(at).as_bytes());
                } else if let Some(times) = column.as_primitive_opt::<TimestampMillisecondType>() {
                    row.extend_from_slice(times.value(at).to_string().as_bytes());
                }
                row.push(0x1f);
            }
            self.fingerprint.row(&row);
        }
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let batch = self.batch().transpose();
        match &batch {
            Some(Ok(batch)) => self.count(batch),
            Some(Err(_)) | None => self.is_over = true,
        }
        batch
    }
}

/// The first row of a file whose value in a column is one of those that are looked for.
pub fn place_of(input: &Input, column: &Column, is_it: &dyn Fn(&str) -> bool) -> Result<Option<String>> {
    let mut batches = Batches::open(input, std::slice::from_ref(column), &Meter::default())?;
    if let Rows::Records(records) = &mut batches.rows {
        let has_decimal_commas = records.has_decimal_commas();
        while records.advance()? {
            let mut builder = Builder::new(column);
            // What is no time isn't looked for.
            let _ = builder.add(records.value(0), has_decimal_commas);
            if text_at(&builder.finish(), 0).is_some_and(is_it) {
                return Ok(Some(records.place()));
            }
        }
        return Ok(None);
    }
    let mut before = 0;
    for batch in batches {
        let batch = batch?;
        let found = (0..batch.num_rows()).find(|&at| text_at(batch.column(0), at).is_some_and(is_it));
        if let Some(at) = found {
            return Ok(Some(format!("row {}", before + at + 1)));
        }
        before += batch.num_rows();
    }
    Ok(None)
}

fn text_at(column: &ArrayRef, at: usize) -> Option<&str> {
    let texts = column.as_string_opt::<i32>()?;
    texts.is_valid(at).then(|| texts.value(at))
}

/// The columns that are read, and for each wanted one the positions of its own.
fn resolve(input: &Input, columns: &[Column]) -> Result<(Vec<String>, Vec<Vec<usize>>)> {
    let mut known = names(input, false)?;
    let says_late = matches!(input, Input::File(file) if !matches!(file.format, Format::Csv | Format::Parquet));
    let parts = |known: &[String], name: &str| -> Option<Vec<String>> {
        let has = |name: &str| known.iter().any(|other| other == name);
        if has(name) {
            return Some(vec![name.to_owned()]);
        }
        let parts = measure::joined(name);
        parts.iter().all(|part| has(part)).then_some(parts)
    };
    let mut wanted: Vec<String> = Vec::new();
    let mut positions = Vec::new();
    for column in columns {
        let mut found = parts(&known, &column.name);
        if found.is_none() && says_late {
            known = names(input, true)?;
            found = parts(&known, &column.name);
        }
        let Some(found) = found else { return Err(missing(input, &known, &column.name)) };
        let place = |part: String| {
            wanted.iter().position(|other| *other == part).unwrap_or_else(|| {
                wanted.push(part);
                wanted.len() - 1
            })
        };
        positions.push(found.into_iter().map(place).collect());
    }
    Ok((wanted, positions))
}

fn missing(input: &Input, known: &[String], name: &str) -> Failure {
    let alike = known.iter().find(|other| other.trim().eq_ignore_ascii_case(name.trim()));
    let help = match alike {
        Some(alike) => format!("write `{alike}`, exactly as the data does"),
        None => {
            let list: Vec<String> = known.iter().take(30).map(|name| format!("`{name}`")).collect();
            format!("it has {}", list.join(", "))
        }
    };
    Failure::new(format!("{} has no column `{name}`", input.name())).help(help)
}

/// Values as one text; none if one is missing or empty.
fn joined<'a>(parts: impl Iterator<Item = Option<&'a str>>, kind: Kind) -> Option<String> {
    let parts: Option<Vec<&str>> = parts.map(|part| part.filter(|text| !text.trim().is_empty())).collect();
    let between = match kind {
        Kind::Time => measure::BETWEEN_DAY_AND_TIME,
        Kind::Text | Kind::Number => measure::BETWEEN_VALUES,
    };
    Some(parts?.join(between))
}

/// Makes a column of texts.
enum Builder {
    Text(StringBuilder),
    Number(StringBuilder),
    Time(TimestampMillisecondBuilder),
}

impl Builder {
    fn new(column: &Column) -> Self {
        match column.kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Number => Self::Number(StringBuilder::new()),
            Kind::Time => Self::Time(TimestampMillisecondBuilder::new()),
        }
    }

    /// Adds a value; nothing is no value, and an empty text is none either.
    fn add(&mut self, text: Option<&str>, has_decimal_commas: bool) -> std::result::Result<(), (String, BadTime)> {
        let text = text.filter(|text| !text.trim().is_empty());
        match (self, text) {
            (Self::Number(builder), Some(text)) if has_decimal_commas && is_decimal_comma(text.trim()) => {
                builder.append_value(text.trim().replace(',', "."));
            }
            (Self::Text(builder) | Self::Number(builder), text) => builder.append_option(text),
            (Self::Time(builder), None) => builder.append_null(),
            (Self::Time(builder), Some(text)) => {
                builder.append_value(time::milliseconds(text).map_err(|why| (text.to_owned(), why))?);
            }
        }
        Ok(())
    }

    fn finish(self) -> ArrayRef {
        match self {
            Self::Text(mut builder) | Self::Number(mut builder) => Arc::new(builder.finish()),
            Self::Time(mut builder) => Arc::new(builder.finish()),
        }
    }
}

fn is_decimal_comma(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    text.split_once(',').is_some_and(|(whole, decimals)| digits(whole) && digits(decimals))
}

fn bad_time(file: &str, place: &str, column: &Column, text: &str, why: BadTime) -> Failure {
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    let at = format!("{file}{place}, column `{}`", column.name);
    match why {
        BadTime::Ambiguous => Failure::new(format!("{at}: `{}` could be one of two days", text.trim()))
            .help("write the year first, as in 2026-07-31"),
        // What is no time may be anything, and say who somebody is.
        BadTime::Unknown => Failure::new(format!("{at}: this is not a time")).help(
            "times are written like 2026-07-31 14:05, 2026-07-31T14:05:00+02:00, 31.07.2026 14:05, or as seconds or milliseconds since 1970",
        ),
    }
}
