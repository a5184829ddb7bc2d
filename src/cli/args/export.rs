//! `wayline export` on the command line.

use super::{
    shared::{Judging, Sources, with_codes},
    value::choice,
};
use crate::{
    cli::data::Data,
    export::{Separator, table::Sheet},
};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline export checkout.journey -o checkout.xlsx            every table, a sheet each
  wayline export checkout.journey --format csv --sheet pains  one table, to standard output
  wayline export checkout.journey --format csv --sheet pains,actions -o tables/
  wayline export checkout.journey -o p.csv --sheet pains --separator semicolon   for German Excel
  wayline export checkout.journey --format markdown >> README.md
  wayline export maps/ --format mermaid -o mermaid/           all maps below maps/", "a map has errors"))]
pub(crate) struct Export {
    #[command(flatten)]
    pub sources: Sources,
    /// Export only these personas, separated by commas: their lines, columns and ways
    #[arg(long, value_name = "PERSONAS", value_delimiter = ',', help_heading = "Output")]
    pub personas: Option<Vec<String>>,
    /// Format to write [default: the extension of --output]
    #[arg(short, long, value_name = "FORMAT", value_parser = choice::<Data>(), help_heading = "Output")]
    pub format: Option<Data>,
    /// Write to this file, into this folder, or to standard output with `-`
    ///
    /// A path that ends in a slash or has no extension is a folder.
    #[arg(short, long, value_name = "FILE|FOLDER", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Tables to write, separated by commas [default: journey for csv, else all]
    #[arg(long, value_name = "TABLES", value_delimiter = ',', value_parser = choice::<Sheet>(), help_heading = "Output")]
    pub sheet: Vec<Sheet>,
    /// What separates values in csv [default: comma]
    #[arg(long, visible_alias = "delimiter", value_name = "SEPARATOR", value_parser = choice::<Separator>())]
    #[arg(help_heading = "Output")]
    pub separator: Option<Separator>,
    #[command(flatten)]
    pub judging: Judging,
}
