//! `wayline diff` on the command line.

use super::{
    shared::{DrawingArgs, Limits, with_codes},
    value::{self, choice},
};
use crate::{
    cli::{choice::Choice, file_format::FileFormat},
    model::Date,
};
use clap::Args;
use std::path::PathBuf;

/// How changes are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Shape {
    #[default]
    Text,
    Markdown,
    Json,
    Svg,
    Html,
}

impl Choice for Shape {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("text", Self::Text, "For people at a terminal"),
        ("markdown", Self::Markdown, "For a pull request"),
        ("json", Self::Json, "For other programs"),
        ("svg", Self::Svg, "The later map with the earlier curve and what changed"),
        ("html", Self::Html, "The same, as a web page"),
    ];
}

impl FileFormat for Shape {}

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline diff                                    all maps, since the last commit
  wayline diff checkout.journey                   one of them
  wayline diff today.journey future.journey       two files
  wayline diff HEAD~3 checkout.journey            since a revision
  wayline diff --staged                           what the next commit changes
  wayline diff v1 v2 maps/                        all maps of a folder in two revisions
  wayline diff main...HEAD --format markdown      what a branch changes, for a pull request
  wayline diff HEAD checkout.journey -o diff.svg  both curves in one drawing", "a map has errors, or with --exit-code: something changed"))]
pub(crate) struct Diff {
    /// Two maps or two folders; or one or two revisions, then files or folders. One revision is compared with the files as they are,
    /// two with each other. `A..B` is the same as `A B`, `A...B` is what B changed since it left A [default: HEAD]
    #[arg(value_name = "OLD NEW|REVISION... FILES")]
    pub what: Vec<PathBuf>,
    /// Compare what is staged, as `git add` left it in the index, with the last commit or with a revision
    #[arg(long, visible_alias = "cached")]
    pub staged: bool,
    /// Format of the changes [default: the extension of --output, else text]
    #[arg(short, long, value_name = "FORMAT", value_parser = choice::<Shape>(), help_heading = "Output")]
    pub format: Option<Shape>,
    /// Write to this file, or to standard output with `-`
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Exit with 1 if there are changes
    #[arg(long, help_heading = "Output")]
    pub exit_code: bool,
    #[command(flatten)]
    pub look: DrawingArgs,
    /// The map's path in the project, when OLD and NEW are copies elsewhere, as git difftool makes them. For copies of folders: the
    /// folder; empty for the top of the repository
    #[arg(long, value_name = "PATH", value_parser = value::path())]
    pub path: Option<PathBuf>,
    /// The date to use as today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else the system's]
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub limits: Limits,
}
