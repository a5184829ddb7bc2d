//! `wayline build` on the command line.

use super::{
    shared::{DrawingArgs, Reporting, Sources, with_codes},
    value::choice,
};
use crate::cli::{kind::Kind, scale, size, split::Split};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline build checkout.journey                checkout.svg and checkout.html
  wayline build checkout.journey -o slide.svg   just that file
  wayline build maps/ -o site/                  all maps below maps/, folder by folder
  wayline build checkout.journey -o print.pdf --split stages    in pages, for paper
  wayline build checkout.journey -o slide.png --view overview --scale 3
  wayline build - < checkout.journey > map.svg  from standard input to standard output
  wayline build checkout.journey --view overview --theme print
  wayline build checkout.journey -f html --story   a page that presents the map by stages", "a map has errors"))]
pub(crate) struct Build {
    #[command(flatten)]
    pub sources: Sources,
    /// Write to this file, into this folder, or to standard output with `-`
    ///
    /// Without `--format`, the file extension decides. A path that ends in a slash or has no extension is a folder.
    #[arg(short, long, value_name = "FILE|FOLDER", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Formats to write, separated by commas [default: svg,html]
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',', value_parser = choice::<Kind>())]
    #[arg(help_heading = "Output")]
    pub format: Vec<Kind>,
    /// Break a drawing that is too long for a sheet of paper into pages: one file for all (pdf) or for each (svg, png)
    #[arg(long, value_name = "WHERE", value_parser = choice::<Split>(), help_heading = "Output")]
    pub split: Option<Split>,
    /// Pixels for each unit of the drawing, for png [default: 2]
    #[arg(long, value_name = "NUMBER", value_parser = scale::parse, help_heading = "Output")]
    pub scale: Option<f64>,
    /// Put attached pictures, sounds and documents into the page, up to this size each [default: 1MiB]
    ///
    /// Larger files are linked, with a warning; without this flag, all are linked. `none` links all of them, whatever the settings say.
    #[arg(long, value_name = "SIZE", value_parser = size::embedded, require_equals = true, num_args = 0..=1)]
    #[arg(default_missing_value = "1MiB", help_heading = "Output")]
    pub embed_attachments: Option<u64>,
    /// Open pages as a presentation, stage by stage (html)
    #[arg(long, help_heading = "Output")]
    pub story: bool,
    /// Write the files that each output depends on to this file, as make rules; `-` is standard output
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub deps: Option<PathBuf>,
    #[command(flatten)]
    pub look: DrawingArgs,
    #[command(flatten)]
    pub reporting: Reporting,
}
