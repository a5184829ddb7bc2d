//! Separated values: the separator is found out, the first line has the names of the columns.

use super::{Records, guard::Guard, lines::Lines};
use crate::{
    data_file::{DataFile, unreadable},
    database::Table,
    failure::{Failure, Result},
    meter::{Meter, Metered},
};
use csv::ByteRecord;
use std::io::{Cursor, Read};
use wayline::measure::Fingerprint;

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many bytes, and how many rows of them, decide which separator a file has.
const SAMPLE: u64 = 1 << 16;
const SAMPLE_ROWS: usize = 50;

type Input = Guard<Lines<Box<dyn Read + Send>>>;

pub struct Csv {
    name: String,
    reader: csv::Reader<Input>,
    names: Vec<String>,
    separator: u8,
    /// Whether rows have a line of their own.
    has_order: bool,
    /// Which fields are wanted.
    fields: Vec<usize>,
    record: ByteRecord,
}

impl Csv {
    pub fn open(file: &DataFile, meter: &Meter) -> Result<Self> {
        let name = file.name.clone();
        let mut input = file.reader(meter)?;
        let mut start = Vec::new();
        input.by_ref().take(SAMPLE).read_to_end(&mut start).map_err(|error| unreadable(&name, &error))?;
        if [&[0xff, 0xfe][..], &[0xfe, 0xff]].iter().any(|mark| start.starts_with(mark)) {
            return Err(Failure::new(format!("{name} is UTF-16 text")).help("save it as CSV UTF-8"));
        }
        if start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start).trim_ascii().is_empty() {
            return Err(Failure::new(format!("{name} is empty")).help("its first line has the names of the columns"));
        }
        let separator = separator(&start);
        Self::over(name, Box::new(Cursor::new(start).chain(input)), separator)
    }

    /// The rows of a table, with these columns as its values.
    pub fn of_table(table: &Table, wanted: &[String], meter: &Meter) -> Result<Self> {
        let rows = Metered::new(table.rows(wanted), meter.clone());
        let open = Self { has_order: false, ..Self::over(table.name.clone(), Box::new(rows), b',')? };
        open.with_columns(wanted)
    }

    fn over(name: String, input: Box<dyn Read + Send>, separator: u8) -> Result<Self> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(Guard::new(Lines::new(input), &name));
        let mut header = ByteRecord::new();
        reader.read_byte_record(&mut header).map_err(|error| failure(&name, error))?;
        let mut names = Vec::new();
        for field in &header {
            let text = std::str::from_utf8(field).map_err(|_| not_utf8(&name, "line 1, the names of the columns"))?;
            names.push(text.trim_start_matches('\u{feff}').trim().to_owned());
        }
        Ok(Self { name, reader, names, separator, has_order: true, fields: Vec::new(), record: ByteRecord::new() })
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The same, with these columns as its values.
    pub fn with_columns(mut self, wanted: &[String]) -> Result<Self> {
        for column in wanted {
            let mut found = (0..self.names.len()).filter(|&at| self.names[at] == *column);
            let (first, second) = (found.next(), found.next());
            if second.is_some() {
                return Err(Failure::new(format!("{} has two columns `{column}`", self.name))
                    .help("give each a name of its own"));
            }
            self.fields.push(first.unwrap_or(usize::MAX));
        }
        Ok(self)
    }

    /// The line on which the row begins. The reader only knows where the row before it ended, and blank lines may follow that.
    fn line(&self) -> u64 {
        let breaks = self.record.as_slice().iter().filter(|&&byte| byte == b'\n').count() as u64;
        let last = u64::from(!self.reader.get_ref().inner().ends_open());
        self.reader.position().line().saturating_sub(breaks + last)
    }
}

impl Records for Csv {
    fn advance(&mut self) -> Result<bool> {
        let more = self.reader.read_byte_record(&mut self.record).map_err(|error| failure(&self.name, error))?;
        self.reader.get_mut().row_ends();
        if !more {
            return Ok(false);
        }
        let (has, wants) = (self.record.len(), self.names.len());
        if has < wants || self.record.iter().skip(wants).any(|field| !field.is_empty()) {
            let title = format!(
                "{}, line {}: {has} {}, but the first line names {wants} columns",
                self.name,
                self.line(),
                if has == 1 { "field" } else { "fields" }
            );
            let sign = match self.separator {
                b'\t' => "tab".to_owned(),
                other => format!("`{}`", char::from(other)),
            };
            return Err(Failure::new(title).help(format!(
                "put quotes around a value that has the separator (here {sign}) or a line break in it"
            )));
        }
        for &at in self.fields.iter().filter(|at| **at < wants) {
            if std::str::from_utf8(&self.record[at]).is_err() {
                return Err(not_utf8(&self.name, &format!("line {}, column `{}`", self.line(), self.names[at])));
            }
        }
        Ok(true)
    }

    fn value(&self, at: usize) -> Option<&str> {
        let field = self.record.get(*self.fields.get(at)?)?;
        std::str::from_utf8(field).ok()
    }

    fn place(&self) -> String {
        if self.has_order { format!("line {}", self.line()) } else { String::new() }
    }

    fn has_decimal_commas(&self) -> bool {
        self.separator != b','
    }

    fn fingerprint(&self) -> Option<Fingerprint> {
        Some(self.reader.get_ref().inner().fingerprint())
    }
}

/// The sign that splits most rows into as many fields as the first one; with several, the one that makes most of them.
fn separator(sample: &[u8]) -> u8 {
    let score = |separator: u8| {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(sample);
        let widths: Vec<usize> =
            reader.byte_records().take(SAMPLE_ROWS).filter_map(std::result::Result::ok).map(|row| row.len()).collect();
        let width = widths.first().copied().unwrap_or(1);
        let alike = widths.iter().filter(|&&it| it == width).count();
        if width < 2 { (0, 0) } else { (alike * 100 / widths.len(), width) }
    };
    // The first of equals, so that a comma wins.
    SEPARATORS.into_iter().rev().max_by_key(|&separator| score(separator)).unwrap_or(b',')
}

fn failure(name: &str, error: csv::Error) -> Failure {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => unreadable(name, &error),
        other => Failure::new(format!("cannot read {name} as CSV: {other:?}")),
    }
}

fn not_utf8(name: &str, place: &str) -> Failure {
    Failure::new(format!("{name}, {place}: this is not UTF-8 text, but perhaps Latin-1 or Windows-1252"))
        .help(format!("save it as CSV UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 {name} > converted.csv"))
}
