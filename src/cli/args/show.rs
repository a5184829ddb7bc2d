//! `wayline show` on the command line.

use super::shared::{Judging, Sources, with_codes};
use clap::Args;

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline show checkout.journey
  wayline show checkout.journey --width 100          as wide as this, whatever the window
  wayline show checkout.journey > checkout.txt       plain text
  wayline show checkout.journey --color always --width 120 | less -R", "a map has errors"))]
pub(crate) struct Show {
    #[command(flatten)]
    pub sources: Sources,
    /// Width of a line in characters [default: the window's, else 80]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(24..), help_heading = "Output")]
    pub width: Option<u16>,
    /// Show only these personas, separated by commas: their curves, lines, columns and ways
    #[arg(long, value_name = "PERSONAS", value_delimiter = ',', help_heading = "Output")]
    pub personas: Option<Vec<String>>,
    #[command(flatten)]
    pub judging: Judging,
}
