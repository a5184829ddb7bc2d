//! `wayline export` on the command line.

use super::{Judging, Sources, choice, with_codes};
use crate::{
    cli::data::Data,
    export::{Separator, table::Sheet},
};
use clap::Args;
use std::path::PathBuf;

/// Write maps as data: tables, JSON, or Mermaid's text
///
/// One file goes to the standard output unless `--output` names another place; several need a folder. A map with an error is
/// not written.
#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline export checkout.journey -o checkout.xlsx            every table, a sheet each
  wayline export checkout.journey --format csv --sheet pains  one table, to the standard output
  wayline export checkout.journey --format csv --sheet pains,actions -o tables/
  wayline export checkout.journey -o pains.csv --sheet pains --separator semicolon    for Excel in German
  wayline export checkout.journey --format markdown >> README.md
  wayline export maps/ --format mermaid -o mermaid/           all maps below maps/"))]
pub(crate) struct Export {
    #[command(flatten)]
    pub sources: Sources,
    /// What to write [default: what the ending of --output says]
    #[arg(short, long, value_name = "FORMAT", value_parser = choice::<Data>(), help_heading = "Output")]
    pub format: Option<Data>,
    /// Write to this file, into this folder, or to the standard output with `-`
    ///
    /// A path with a slash at its end or without an ending is a folder.
    #[arg(short, long, value_name = "FILE|FOLDER", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Which tables, separated by commas [default: journey as csv, else all]
    #[arg(long, value_name = "TABLES", value_delimiter = ',', value_parser = choice::<Sheet>(), help_heading = "Output")]
    pub sheet: Vec<Sheet>,
    /// What separates values in csv [default: comma]
    #[arg(long, visible_alias = "delimiter", value_name = "SEPARATOR", value_parser = choice::<Separator>())]
    #[arg(help_heading = "Output")]
    pub separator: Option<Separator>,
    #[command(flatten)]
    pub judging: Judging,
}
