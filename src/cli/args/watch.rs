//! `wayline watch` on the command line.

use super::shared::{DrawingArgs, Judging, ON_DISK, Sources};
use clap::Args;

#[derive(Debug, Args)]
#[command(mut_arg("files", |files| files.help(ON_DISK)), after_help = "\
Examples:
  wayline watch checkout.journey --open            draw it, and open it in the browser
  wayline watch maps/                              all maps below maps/, a tab each
  wayline watch --editor 'code -g {file}:{line}'   a click in the drawing opens its line there

Exit codes:
  0  ended with Ctrl-C, whatever is in the maps
  2  wrong usage, or nothing that can be watched")]
pub(crate) struct Watch {
    #[command(flatten)]
    pub sources: Sources,
    /// Open the browser
    #[arg(long, help_heading = "Preview")]
    pub open: bool,
    /// The port to serve on, or the next free one if it is taken
    #[arg(long, value_name = "N", default_value_t = 9295, help_heading = "Preview")]
    pub port: u16,
    /// Command that opens a line of the source, such as 'code -g {file}:{line}'; without it, a click copies the position
    #[arg(long, value_name = "COMMAND", value_parser = crate::cli::watch::Editor::parse, help_heading = "Preview")]
    pub editor: Option<crate::cli::watch::Editor>,
    /// Poll files for changes, for file systems without change notifications
    #[arg(long, help_heading = "Preview")]
    pub poll: bool,
    #[command(flatten)]
    pub look: DrawingArgs,
    #[command(flatten)]
    pub judging: Judging,
}
