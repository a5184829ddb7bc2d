//! `wayline site` on the command line.

use super::shared::{DrawingArgs, ON_DISK, Reporting, Sources, with_codes};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(mut_arg("files", |files| files.help(ON_DISK)), after_help = with_codes("\
Examples:
  wayline site maps/ -o public/                      everything below maps/
  wayline site -o public/ --title \"Our journeys\"    everything below this folder", "a map has errors"))]
pub(crate) struct Site {
    #[command(flatten)]
    pub sources: Sources,
    /// The folder of the site
    #[arg(short, long, value_name = "FOLDER", help_heading = "Output")]
    pub output: PathBuf,
    /// Title of the site [default: Maps]
    #[arg(long, value_name = "TITLE", help_heading = "Output")]
    pub title: Option<String>,
    /// Write the files that the site depends on to this file, as make rules; `-` is standard output
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub deps: Option<PathBuf>,
    #[command(flatten)]
    pub look: DrawingArgs,
    #[command(flatten)]
    pub reporting: Reporting,
}
