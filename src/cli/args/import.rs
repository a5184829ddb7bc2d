//! `wayline import` on the command line.

use super::with_codes;
use crate::cli::size;
use clap::Args;
use std::path::PathBuf;

/// Convert Mermaid user journeys to maps
///
/// Reads a Mermaid file, or a Markdown file with `mermaid` fences. Warns about what Mermaid itself drops or misreads. A file
/// that already exists is never overwritten.
#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline import checkout.mmd                        to standard output
  wayline import checkout.mmd -o checkout.journey
  wayline import README.md -o maps/                  a map for each journey in it
  wayline import - < checkout.mmd > checkout.journey"))]
pub(crate) struct Import {
    /// A Mermaid or Markdown file, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write to this file, into this folder, or to standard output with `-`
    #[arg(short, long, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    /// Read and write below this folder, instead of the project's
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// Refuse files larger than this, such as 500k or 32MiB [default: 16MiB]
    #[arg(long, value_name = "SIZE", value_parser = size::parse)]
    pub max_bytes: Option<u64>,
}
