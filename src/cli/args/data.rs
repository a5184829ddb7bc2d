//! `wayline data` on the command line.

use super::{
    shared::{Sources, with_codes},
    value::{self, choice},
};
use crate::{measure::sql::Dialect, model::Date};
use clap::{Args, Subcommand};
use std::{ffi::OsString, path::PathBuf};

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline data sources answers.csv                           its columns, and lines to write
  wayline data pull checkout.journey                         measure, and write checkout.measured
  wayline data sql checkout.journey --dialect snowflake      the query, for a warehouse
  wayline data sql checkout.journey --results answer.csv     its answer becomes checkout.measured", "a map has errors"))]
pub(crate) struct Data {
    #[command(subcommand)]
    pub command: DataCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DataCommand {
    Sql(DataSql),
    /// Measure, and write the results next to the map (needs wayline-data)
    #[command(disable_help_flag = true)]
    Pull(PassedOn),
    /// Propose ways, their shares and their coverage from an event log (needs wayline-data)
    #[command(disable_help_flag = true)]
    Paths(PassedOn),
    /// Make a first map from an event log (needs wayline-data)
    #[command(disable_help_flag = true)]
    Import(PassedOn),
    /// Show the columns, types and rows of data, and which lines to write (needs wayline-data)
    #[command(disable_help_flag = true)]
    Sources(PassedOn),
}

/// Print the query for a database, or turn its answer into results
///
/// The query counts: its answer has counts and sums, no rows of the data. Run it where the data is, save the answer as CSV with the names of
/// the columns in its first line, and give that to `--results`. A map with several sources has a query for each; their answers
/// can be in one file or in several.
#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline data sql checkout.journey --dialect postgres > query.sql
  psql --csv -f query.sql > answer.csv
  wayline data sql checkout.journey --results answer.csv
  duckdb -csv -c \"$(wayline data sql checkout.journey --dialect duckdb)\" | wayline data sql checkout.journey --results -", "a map has errors"))]
pub(crate) struct DataSql {
    #[command(flatten)]
    pub sources: Sources,
    /// Dialect of SQL
    #[arg(long, value_name = "DIALECT", default_value = "duckdb", value_parser = choice::<Dialect>())]
    pub dialect: Dialect,
    /// Only the query of this source of the map
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Table to read instead of what the source's `data` line says; needs `--source` where there are several
    #[arg(long, value_name = "TABLE")]
    pub table: Option<String>,
    /// Read the query's answer from this CSV file, `-` for standard input, and write the results next to the map; repeatable
    #[arg(long, value_name = "FILE", conflicts_with_all = ["source", "table"])]
    pub results: Vec<PathBuf>,
    /// The date to use as today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else the system's]
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    pub today: Option<Date>,
}

/// What is passed on to `wayline-data` as it is.
#[derive(Debug, Args)]
pub(crate) struct PassedOn {
    /// Arguments of wayline-data
    #[arg(value_name = "ARGUMENTS", trailing_var_arg = true, allow_hyphen_values = true)]
    pub args: Vec<OsString>,
}
