//! `wayline check` on the command line.

use super::{
    shared::{Judging, Sources, with_codes},
    value::choice,
};
use crate::cli::console::Style;
use clap::Args;

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline check checkout.journey
  wayline check maps/ --deny-warnings            for a pull request
  wayline check --fix checkout.journey           apply the edits that are safe
  wayline check --diff                           show what --fix would change
  wayline check --format sarif > wayline.sarif   for code scanning
  cat checkout.journey | wayline check - --format json", "a map has errors, or with --diff: something can be fixed"))]
pub(crate) struct Check {
    #[command(flatten)]
    pub sources: Sources,
    /// Apply the suggested edits that are certain
    ///
    /// Shared files inside the project are fixed too. Standard input is fixed and written to standard output.
    #[arg(long, help_heading = "Fixes")]
    pub fix: bool,
    /// Also apply the edits that need a look afterwards
    #[arg(long, help_heading = "Fixes")]
    pub unsafe_fixes: bool,
    /// Show what --fix would change, without changing it; exit with 1 if anything would
    #[arg(long, help_heading = "Fixes")]
    pub diff: bool,
    /// Succeed even if there are no maps, for example in a hook
    #[arg(long)]
    pub allow_empty: bool,
    #[command(flatten)]
    pub judging: Judging,
    /// Format of errors and warnings; `--report` is the same
    #[arg(short, long, visible_alias = "report", value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = choice::<Style>(), help_heading = "Diagnostics")]
    pub format: Style,
}
