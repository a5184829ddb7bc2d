//! `wayline report` on the command line.

use super::{
    shared::{Sources, with_codes},
    value::{self, choice},
};
use crate::{cli::ranking::Ranked, export::ranking::Condition, model::Date};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline report maps/                               on the terminal
  wayline report maps/ -o report.html                a page
  wayline report maps/ --format markdown >> wiki.md
  wayline report --fail-on overdue-review,past-due   for a scheduled job", "a map has errors, or with --fail-on: a condition is true"))]
pub(crate) struct Report {
    #[command(flatten)]
    pub sources: Sources,
    /// Format of the ranking [default: the extension of --output, else text]
    #[arg(short, long, value_name = "FORMAT", value_parser = choice::<Ranked>(), help_heading = "Output")]
    pub format: Option<Ranked>,
    /// Write to this file, or to standard output with `-`
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Exit with 1 if one of these is true, separated by commas
    #[arg(long, value_name = "CONDITIONS", value_delimiter = ',', value_parser = choice::<Condition>())]
    pub fail_on: Vec<Condition>,
    /// The date to use as today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else the system's]
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    pub today: Option<Date>,
}
