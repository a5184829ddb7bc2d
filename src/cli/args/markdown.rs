//! `wayline markdown` on the command line.

use super::shared::{DrawingArgs, Judging, Limits, with_codes};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline markdown guide.md                    draw its maps, and show them in it
  wayline markdown docs/*.md --check           list the files that would change, change nothing
  wayline markdown guide.md -o site/guide.md   a copy with pictures instead of the text of maps", "a map has errors, or with --check: a picture is out of date"))]
pub(crate) struct Markdown {
    /// Markdown files
    #[arg(value_name = "FILES", required = true)]
    pub files: Vec<PathBuf>,
    /// Write a copy to this file or into this folder, with its pictures next to it, and leave the original unchanged
    #[arg(short, long, value_name = "FILE|FOLDER", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// List the files that would change, without changing them; exit with 1 if there are any
    #[arg(long, conflicts_with = "output", help_heading = "Output")]
    pub check: bool,
    #[command(flatten)]
    pub look: DrawingArgs,
    #[command(flatten)]
    pub judging: Judging,
    #[command(flatten)]
    pub limits: Limits,
}
