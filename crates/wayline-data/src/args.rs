//! The command line.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use wayline::model::Date;

/// Measure the figures of customer journey maps from surveys and event logs
///
/// Where a map says `measured`, the figure comes from the data of its sources. The results are in a small text file next to the map,
/// such as `checkout.measured` for `checkout.journey`; commit it with the map. `wayline` reads that file and never the data. The data stays on
/// this machine, unless --cluster names others, and only counts and figures are written.
///
/// Data can be tables of PostgreSQL (`warehouse:marts.events`), reached by the variable WAYLINE_CONNECTION_WAREHOUSE or by [connections] in wayline.toml, and files:
/// CSV (separated by commas, semicolons, tabs or bars), JSON lines, Parquet, XES or OCEL 2.0 (JSON or XML); all but
/// Parquet can be compressed (.gz, .zst). A location can be a file, a folder, or a pattern such as events/*.parquet.
#[derive(Debug, Parser)]
#[command(
    name = "wayline-data",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  wayline-data sources answers.csv              what columns there are, and which lines to write
  wayline-data pull checkout.journey            measure, and write checkout.measured
  wayline-data pull --check checkout.journey    only say whether checkout.measured is current
  wayline-data paths checkout.journey           propose ways and their shares
  wayline-data import --events log.csv          a first map from a log

Exit status: 0 if all is well, 1 if a map has errors or --check found a difference, 2 if something could not be read or written."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub machine: Machine,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Pull(Pull),
    Paths(Paths),
    Import(Import),
    Sources(Sources),
}

/// How much of the machine may be used.
#[derive(Debug, Args)]
pub struct Machine {
    /// Threads to use [default: as many as there are cores]
    #[arg(long, global = true, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Memory for rows, such as 512MiB or 4GiB; what doesn't fit goes into temporary files
    #[arg(long, global = true, value_name = "SIZE", default_value = "1GiB", value_parser = bytes)]
    pub memory: usize,
    /// Show no progress bar
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// Measure, and write the results next to the map
///
/// The results of the same rows are the same to the byte, in whatever order and in however many files the rows are. Where something is wrong, the
/// old results stay.
#[derive(Debug, Args)]
pub struct Pull {
    /// Maps to measure
    #[arg(required = true, value_name = "MAP")]
    pub maps: Vec<PathBuf>,
    /// Write nothing; exit with 1 if the results would change, apart from their date
    #[arg(long)]
    pub check: bool,
    #[command(flatten)]
    pub spread: Spread,
    #[command(flatten)]
    pub reach: Reach,
}

/// Which machines compute, if not this one.
#[derive(Debug, Args)]
pub struct Spread {
    /// Scheduler of a Ballista cluster that computes, such as df://scheduler:50050
    #[arg(long, value_name = "ADDRESS", requires = "share")]
    pub cluster: Option<String>,
    /// Folder that this machine and the cluster's see under the same path. The rows are written there, and removed in the end
    #[arg(long, value_name = "FOLDER", requires = "cluster")]
    pub share: Option<PathBuf>,
}

/// Propose the ways of a map, with their shares, from its event log
///
/// Prints a `then` or `leaves` line for each way that at least as many cases take as --least says. Nothing is written.
#[derive(Debug, Args)]
pub struct Paths {
    /// Map whose columns have `event` lines
    #[arg(value_name = "MAP")]
    pub map: PathBuf,
    /// The source with the log, where the map has several
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Leave out ways with a smaller share, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 5.0)]
    pub least: f64,
    #[command(flatten)]
    pub reach: Reach,
}

/// Make a first map from an event log alone
///
/// Each event becomes a column, in the usual order, with its ways and shares. Prints the map, or writes it with --output.
#[derive(Debug, Args)]
pub struct Import {
    /// Event log: a file, a folder, a pattern, or a table such as warehouse:marts.events
    #[arg(long, value_name = "LOG")]
    pub events: String,
    /// Column that says which rows belong together [default: found out]
    #[arg(long, value_name = "COLUMN")]
    pub case: Option<String>,
    /// Column that says what happened; two with a + between them are read as one [default: found out]
    #[arg(long, value_name = "COLUMN")]
    pub event: Option<String>,
    /// Column that says when [default: found out]
    #[arg(long, value_name = "COLUMN")]
    pub when: Option<String>,
    /// File to write, which must not exist
    #[arg(long, short, value_name = "MAP")]
    pub output: Option<PathBuf>,
    /// Most columns in the map: the events of the most cases
    #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub most: u16,
    /// Leave out ways with a smaller share, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 5.0)]
    pub least: f64,
}

/// Show the columns, types and rows of data, and which lines to write into a map
///
/// Values are shown only where at least five rows have them, and never those of columns that seem to identify people.
#[derive(Debug, Args)]
pub struct Sources {
    /// Files, folders, patterns, or tables such as warehouse:marts.events
    #[arg(required = true, value_name = "DATA")]
    pub data: Vec<String>,
}

/// Which files may be read.
#[derive(Debug, Args)]
pub struct Reach {
    /// Folder whose files may be read and written [default: the map's project, which is the nearest folder upward with a wayline.toml
    /// or a .git, else the map's own folder]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// The date to use as today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else the system's]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}

/// A number of bytes as people write it.
fn bytes(text: &str) -> Result<usize, String> {
    const UNITS: [(&str, usize); 7] = [
        ("kib", 1 << 10),
        ("mib", 1 << 20),
        ("gib", 1 << 30),
        ("kb", 1000),
        ("mb", 1_000_000),
        ("gb", 1_000_000_000),
        ("b", 1),
    ];
    let lower = text.trim().to_lowercase();
    let unit = UNITS.iter().find_map(|(unit, size)| Some((lower.strip_suffix(unit)?, *size)));
    let (number, size) = unit.unwrap_or((&lower, 1));
    let bytes = number.trim().parse::<usize>().ok().and_then(|number| number.checked_mul(size));
    match bytes {
        Some(bytes) if bytes >= 64 << 20 => Ok(bytes),
        Some(_) => Err("at least 64MiB are needed".to_owned()),
        None => Err("write a number and a unit, such as 512MiB".to_owned()),
    }
}
