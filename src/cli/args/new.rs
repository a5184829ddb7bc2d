//! `wayline new` on the command line.

use super::value::choice;
use crate::cli::templates::Template;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline new checkout.journey
  wayline new --template support-case heating.journey
  wayline new --list
  wayline new - | less")]
pub(crate) struct New {
    /// The file to write, or `-` for standard output; otherwise called after the template, or `map.journey`
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The template
    #[arg(short, long, value_name = "NAME", value_parser = choice::<Template>())]
    pub template: Option<Template>,
    /// List the templates
    #[arg(long, conflicts_with_all = ["file", "template"])]
    pub list: bool,
}
