//! A file with data: what is in it, judged by its name and its first bytes, and its bytes without compression.

use crate::{
    failure::{Failure, Result},
    meter::{Meter, Metered},
};
use flate2::read::MultiGzDecoder;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

const BUFFER: usize = 1 << 16;

/// What is in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    /// Objects one after the other, or in one array.
    Json,
    Parquet,
    Xes,
    OcelJson,
    OcelXml,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compression {
    None,
    Gzip,
    Zstandard,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    pub path: PathBuf,
    /// What messages call it.
    pub name: String,
    pub format: Format,
    pub bytes: u64,
    compression: Compression,
}

pub const EXTENSIONS: &str = ".csv, .tsv, .txt, .parquet, .jsonl, .ndjson, .json, .xes, .jsonocel, .xmlocel, .xml, and all but Parquet also with .gz or .zst";

impl DataFile {
    pub fn open(path: &Path, name: String) -> Result<Self> {
        let unreadable = |error: io::Error| unreadable(&name, &error);
        let metadata = path.metadata().map_err(unreadable)?;
        if !metadata.is_file() {
            return Err(Failure::new(format!("{name} is not a regular file")));
        }
        let (extension, compression) = extension(path);
        let mut file =
            Self { path: path.to_owned(), name: name.clone(), format: Format::Csv, bytes: metadata.len(), compression };
        file.format = match extension.as_str() {
            "csv" | "tsv" | "txt" | "tab" => Format::Csv,
            "jsonl" | "ndjson" => Format::Json,
            "parquet" | "pq" => Format::Parquet,
            "xes" => Format::Xes,
            "jsonocel" => Format::OcelJson,
            "xmlocel" => Format::OcelXml,
            "json" if file.starts_with_any(&["\"objectTypes\"", "\"eventTypes\""])? => Format::OcelJson,
            "json" => Format::Json,
            "xml" if file.starts_with_any(&["<object-types", "<event-types"])? => Format::OcelXml,
            "xml" if file.starts_with_any(&["<log"])? => Format::Xes,
            "sqlite" | "sqlite3" | "db" => {
                return Err(Failure::new(format!("{name} is a SQLite database, which wayline-data doesn't read"))
                    .help("export it as OCEL 2.0 JSON or XML, or its tables as CSV or Parquet"));
            }
            "xlsx" | "xls" | "ods" => {
                return Err(Failure::new(format!("{name} is a workbook, which wayline-data doesn't read"))
                    .help("save the sheet as CSV (UTF-8)"));
            }
            _ => return Err(unknown(&name)),
        };
        if file.format == Format::Parquet && compression != Compression::None {
            return Err(Failure::new(format!("{name} is Parquet inside another compression"))
                .help("decompress it: Parquet is compressed inside"));
        }
        Ok(file)
    }

    /// Whether the name says that there is data in a file, so that a folder can have others.
    pub fn is_known(path: &Path) -> bool {
        let known = [
            "csv", "tsv", "txt", "tab", "jsonl", "ndjson", "json", "parquet", "pq", "xes", "jsonocel", "xmlocel", "xml",
        ];
        known.contains(&extension(path).0.as_str())
    }

    fn starts_with_any(&self, words: &[&str]) -> Result<bool> {
        let mut start = Vec::new();
        let reader = self.reader(&Meter::default())?;
        reader.take(BUFFER as u64).read_to_end(&mut start).map_err(|error| unreadable(&self.name, &error))?;
        let start = String::from_utf8_lossy(&start);
        Ok(words.iter().any(|word| start.contains(word)))
    }

    /// The bytes, decompressed. The meter counts them as they are on disk.
    pub fn reader(&self, meter: &Meter) -> Result<Box<dyn BufRead + Send>> {
        let unreadable = |error: io::Error| unreadable(&self.name, &error);
        let file = Metered::new(File::open(&self.path).map_err(unreadable)?, meter.clone());
        let buffered = BufReader::with_capacity(BUFFER, file);
        Ok(match self.compression {
            Compression::None => Box::new(buffered),
            Compression::Gzip => Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(buffered))),
            Compression::Zstandard => {
                let decoder = zstd::stream::read::Decoder::with_buffer(buffered).map_err(unreadable)?;
                Box::new(BufReader::with_capacity(BUFFER, decoder))
            }
        })
    }
}

/// The extension in lower case, without that of a compression, and which compression.
fn extension(path: &Path) -> (String, Compression) {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let (stem, compression) = match name.rsplit_once('.') {
        Some((stem, "gz")) => (stem, Compression::Gzip),
        Some((stem, "zst")) => (stem, Compression::Zstandard),
        _ => (name.as_str(), Compression::None),
    };
    let extension = stem.rsplit_once('.').map(|(_, extension)| extension.to_owned()).unwrap_or_default();
    (extension, compression)
}

pub fn unreadable(name: &str, error: &io::Error) -> Failure {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<crate::failure::Refused>()) {
        Some(refused) => refused.0.clone(),
        None if error.kind() == io::ErrorKind::NotFound => Failure::new(format!("{name} does not exist")),
        None => Failure::new(format!("cannot read {name}: {error}")),
    }
}

fn unknown(name: &str) -> Failure {
    let extension = Path::new(name).extension();
    let title = match extension {
        Some(extension) => format!("unknown file extension `.{}` of {name}", extension.to_string_lossy()),
        None => format!("{name} has no file extension, so its format is unknown"),
    };
    Failure::new(title).help(format!("wayline-data reads {EXTENSIONS}"))
}
