//! `wayline import` on the command line.

use super::shared::{Limits, with_codes};
use clap::Args;
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline import workshop.xlsx -o workshop.journey   a table of stages and lanes
  wayline import workshop.xlsx -o maps/              a map for each sheet
  wayline import board.csv                           to standard output
  wayline import checkout.mmd -o checkout.journey
  wayline import README.md -o maps/                  a map for each journey in it
  wayline import - < checkout.mmd > checkout.journey
  wayline import --events log.csv -o checkout.journey   what happens in a log", "a map has errors"))]
pub(crate) struct Import {
    /// A spreadsheet (.xlsx, .csv, .tsv), a Mermaid or Markdown file, or `-` for standard input
    #[arg(value_name = "FILE", required_unless_present = "events")]
    pub file: Option<PathBuf>,
    /// Make a first map of this event log, by `wayline-data import`, which has more options
    #[arg(long, value_name = "LOG", conflicts_with_all = ["file", "root", "max_bytes"])]
    pub events: Option<OsString>,
    /// Write to this file, into this folder, or to standard output with `-`
    #[arg(short, long, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub limits: Limits,
}

impl Import {
    pub fn file(&self) -> &Path {
        self.file.as_deref().unwrap_or(Path::new("-"))
    }
}
