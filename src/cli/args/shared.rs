//! What several commands have in common.

use super::value::{self, choice};
use crate::{
    cli::{console::Style, level::Level, pipeline::Font, size},
    diagnostic::Code,
    layout::View,
    model::Date,
};
use clap::Args;
use std::path::PathBuf;

/// Examples, and what the exit codes mean; `wrong` says what 1 means for this command.
pub(super) fn with_codes(examples: &str, wrong: &str) -> String {
    format!(
        "{examples}\n\nExit codes:\n  0  no errors; there may be warnings\n  1  {wrong}\n  2  wrong usage, or a file cannot be read or written"
    )
}

/// What `Sources` takes where standard input makes no sense.
pub(super) const ON_DISK: &str = "Maps, or folders to look through for `*.journey` [default: the current folder]";

/// Which maps.
#[derive(Debug, Args)]
pub(crate) struct Sources {
    /// Maps, folders to look through for `*.journey`, or `-` for standard input [default: the current folder]
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub limits: Limits,
    /// Whether a folder without maps is fine.
    #[arg(skip)]
    pub allow_empty: bool,
}

/// Where files may be read and written, and how large they may be.
#[derive(Debug, Clone, Args)]
pub(crate) struct Limits {
    /// Read and write below this folder, instead of the project's
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// Refuse files larger than this, such as 500k or 32MiB [default: 16MiB]
    #[arg(long, value_name = "SIZE", value_parser = size::parse)]
    pub max_bytes: Option<u64>,
}

/// How maps are drawn.
#[derive(Debug, Args)]
pub(crate) struct DrawingArgs {
    /// Colours: light, dark, auto, print, contrast, or a theme of the project's settings
    #[arg(long, value_name = "NAME", help_heading = "Output")]
    pub theme: Option<String>,
    /// How much to draw
    #[arg(long, value_name = "VIEW", value_parser = choice::<View>(), help_heading = "Output")]
    pub view: Option<View>,
    /// Draw only these lanes, separated by commas, such as doing,experience,opportunities
    #[arg(long, value_name = "LANES", value_delimiter = ',', help_heading = "Output")]
    pub lanes: Option<Vec<String>>,
    /// Draw only these personas, separated by commas: their curves, lines, columns and ways
    #[arg(long, value_name = "PERSONAS", value_delimiter = ',', help_heading = "Output")]
    pub personas: Option<Vec<String>>,
    /// Prefix every id in the drawing with this word, so that maps with the same file name can share a page
    #[arg(long, value_name = "WORD", help_heading = "Output")]
    pub id_prefix: Option<String>,
    /// Whether to embed the font (svg, html)
    #[arg(long, value_name = "FONT", value_parser = choice::<Font>(), help_heading = "Output")]
    pub font: Option<Font>,
}

/// What counts as a mistake.
#[derive(Debug, Args)]
pub(crate) struct Judging {
    /// Treat warnings as errors
    #[arg(long, help_heading = "Diagnostics")]
    pub deny_warnings: bool,
    /// Level of a warning: off, warn or error, as in J502=off; repeatable
    #[arg(long, value_name = "CODE=LEVEL", value_delimiter = ',', value_parser = value::level)]
    #[arg(help_heading = "Diagnostics")]
    pub level: Vec<(Code, Level)>,
    /// Show at most this many errors and warnings, 0 for all [default: 50 as text, else all]
    #[arg(long, value_name = "N", help_heading = "Diagnostics")]
    pub max_diagnostics: Option<usize>,
    /// The date to use as today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else the system's]
    #[arg(long, value_name = "DATE", value_parser = value::date, help_heading = "Diagnostics")]
    pub today: Option<Date>,
}

/// What counts as a mistake, and how it is reported.
#[derive(Debug, Args)]
pub(crate) struct Reporting {
    #[command(flatten)]
    pub judging: Judging,
    /// Format of errors and warnings
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = choice::<Style>())]
    #[arg(help_heading = "Diagnostics")]
    pub report: Style,
}
