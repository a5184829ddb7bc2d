//! `wayline fmt` on the command line.

use super::shared::{Sources, with_codes};
use clap::Args;

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline fmt                              all maps below this folder, in place
  wayline fmt --check                      list those that are not formatted, change nothing
  wayline fmt --diff checkout.journey      show what would change
  wayline fmt - < checkout.journey         from standard input to standard output", "a map has errors, or with --check or --diff: is not formatted"))]
pub(crate) struct Fmt {
    #[command(flatten)]
    pub sources: Sources,
    /// List the files that would change, without changing them; exit with 1 if there are any
    #[arg(long)]
    pub check: bool,
    /// Show what would change, without changing it; exit with 1 if anything would
    #[arg(long)]
    pub diff: bool,
    /// Rewrite maps of an older version in today's language first
    #[arg(long)]
    pub upgrade: bool,
}
