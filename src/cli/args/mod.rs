//! The command line: what can be said on it, and how its help says so.
//!
//! The only place that names clap. What comes out are plain structures; nothing here acts on them.

mod data;
mod diff;
mod export;
mod import;
mod markdown;
mod parse;
mod report;
mod shell;

pub(crate) use data::{Data, DataCommand, DataSql, PassedOn};
pub(crate) use diff::{Diff, Shape};
pub(crate) use export::Export;
pub(crate) use import::Import;
pub(crate) use markdown::Markdown;
pub(crate) use parse::parse;
pub(crate) use report::Report;
pub(crate) use shell::{completions, manual, manuals};

use super::{
    choice::Choice,
    console::{Style, When},
    kind::Kind,
    level::Level,
    pipeline::Font,
    scale, size,
    split::Split,
    templates::Template,
};
use crate::{diagnostic::Code, layout::View, model::Date};
use clap::{
    Args, Parser, Subcommand,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  no errors; there may be warnings
  1  a map has errors (for fmt --check and --diff: not formatted;
     for check --diff: something can be fixed;
     for report --fail-on: a condition is true)
  2  wrong usage, or a file cannot be read or written";

const EXAMPLES: &str = "\
Examples:
  wayline new checkout.journey      start a map
  wayline build checkout.journey    draw it: checkout.svg and checkout.html
  wayline watch checkout.journey    preview it in the browser, updated on each save
  wayline show checkout.journey     read it in the terminal
  wayline check                     check all maps below this folder
  wayline export checkout.journey -o checkout.xlsx
  wayline report maps/              what hurts most, in many maps
  wayline diff                      what changed since the last commit, by meaning
  wayline explain J502              what a code means
  wayline reference pain            how to write a line";

/// Examples, and what the exit codes mean.
fn with_codes(examples: &str) -> String {
    format!("{examples}\n\n{EXIT_CODES}")
}

/// Customer journey maps from plain text
#[derive(Debug, Parser)]
#[command(name = "wayline", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = with_codes(EXAMPLES), subcommand_required = true)]
pub(crate) struct Call {
    #[command(subcommand)]
    pub command: Command,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = choice::<When>())]
    pub color: When,
    /// Print only errors and warnings
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(Build),
    Site(Site),
    Check(Check),
    #[cfg(feature = "watch")]
    Watch(Watch),
    Show(Show),
    Fmt(Fmt),
    Export(Export),
    Import(Import),
    Report(Report),
    Diff(Diff),
    Data(Data),
    Markdown(Markdown),
    Explain(Explain),
    Reference(Reference),
    #[cfg(feature = "lsp")]
    Lsp(Lsp),
    Mcp(Mcp),
    New(New),
    Completions(Completions),
    Man(Man),
}

/// Draw maps as SVG, HTML, PNG or PDF
///
/// Without `--output` and `--format`, `checkout.journey` becomes `checkout.svg` and `checkout.html` next to it. A map with
/// errors is not drawn and its last drawing is kept; other maps are still drawn.
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
  wayline build checkout.journey -f html --story                a page that presents the map, stage by stage"))]
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
    pub judging: Judging,
    /// Format of errors and warnings
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = choice::<Style>())]
    #[arg(help_heading = "Diagnostics")]
    pub report: Style,
}

/// Build a site of many maps: a searchable index, their pages, and a page for each persona
///
/// Everything is built before the first file is written. If one of the maps has errors, nothing is written and the site stays as
/// it was. Open the folder from disk or put it on any web server; attached files are copied too.
#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline site maps/ -o public/                      everything below maps/
  wayline site -o public/ --title \"Our journeys\"    everything below this folder"))]
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
    pub judging: Judging,
    /// Format of errors and warnings
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = choice::<Style>())]
    #[arg(help_heading = "Diagnostics")]
    pub report: Style,
}

/// Preview maps in the browser, updated on each save
///
/// Serves the maps as live pages on this machine only, and redraws what a save changes. A map with errors keeps its last drawing,
/// with the errors above it. Ctrl-C stops it.
#[cfg(feature = "watch")]
#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline watch checkout.journey --open            draw it, and open it in the browser
  wayline watch maps/                              all maps below maps/, a tab each
  wayline watch --editor 'code -g {file}:{line}'   a click in the drawing opens the line in the editor"))]
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

/// Show maps in the terminal
///
/// Curves, then stage by stage what is known, with as many columns next to each other as fit. In a pipe or a file it is plain text,
/// one column after the other, for screen readers, pull requests and `less`.
#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline show checkout.journey
  wayline show checkout.journey --width 100          as wide as this, whatever the window
  wayline show checkout.journey > checkout.txt       plain text
  wayline show checkout.journey --color always --width 120 | less -R"))]
pub(crate) struct Show {
    #[command(flatten)]
    pub sources: Sources,
    /// Columns of characters in a line [default: the window's, else 80]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(24..), help_heading = "Output")]
    pub width: Option<u16>,
    /// Show only these personas, separated by commas: their curves, lines, columns and ways
    #[arg(long, value_name = "PERSONAS", value_delimiter = ',', help_heading = "Output")]
    pub personas: Option<Vec<String>>,
    #[command(flatten)]
    pub judging: Judging,
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

/// Check maps without drawing them
///
/// Errors and warnings go to standard error, as with `build`; in a format for programs they are the
/// result and go to standard output.
#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline check checkout.journey
  wayline check maps/ --deny-warnings            for a pull request
  wayline check --fix checkout.journey           apply the edits that are safe
  wayline check --diff                           show what --fix would change
  wayline check --format sarif > wayline.sarif   for code scanning
  cat checkout.journey | wayline check - --format json"))]
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
    #[command(flatten)]
    pub judging: Judging,
    /// Format of errors and warnings; `--report` is the same
    #[arg(short, long, visible_alias = "report", value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = choice::<Style>(), help_heading = "Diagnostics")]
    pub format: Style,
}

/// Which maps.
#[derive(Debug, Args)]
pub(crate) struct Sources {
    /// Maps, folders to look through for `*.journey`, or `-` for standard input [default: the current folder]
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// Read and write below this folder, instead of the project's
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// Refuse files larger than this, such as 500k or 32MiB [default: 16MiB]
    #[arg(long, value_name = "SIZE", value_parser = size::parse)]
    pub max_bytes: Option<u64>,
}

/// What counts as a mistake.
#[derive(Debug, Args)]
pub(crate) struct Judging {
    /// Treat warnings as errors
    #[arg(long, help_heading = "Diagnostics")]
    pub deny_warnings: bool,
    /// Level of a warning: off, warn or error, as in J502=off; repeatable
    #[arg(long, value_name = "CODE=LEVEL", value_delimiter = ',', value_parser = parse::level)]
    #[arg(help_heading = "Diagnostics")]
    pub level: Vec<(Code, Level)>,
    /// Show at most this many errors and warnings, 0 for all [default: 50 as text, else all]
    #[arg(long, value_name = "N", help_heading = "Diagnostics")]
    pub max_diagnostics: Option<usize>,
    /// The date to use as today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else the system's]
    #[arg(long, value_name = "DATE", value_parser = parse::date, help_heading = "Diagnostics")]
    pub today: Option<Date>,
}

/// Format maps
///
/// Makes indentation, spacing and capitals of keywords the same everywhere; the meaning of a map does not
/// change, and comments are kept. A file with syntax errors is left unchanged.
#[derive(Debug, Args)]
#[command(after_help = with_codes("\
Examples:
  wayline fmt                              all maps below this folder, in place
  wayline fmt --check                      list those that are not formatted, change nothing
  wayline fmt --diff checkout.journey      show what would change
  wayline fmt - < checkout.journey         from standard input to standard output"))]
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

/// Explain the code of an error or warning, or list all codes
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline explain          all codes
  wayline explain J502     what it means, with a wrong and a right example")]
pub(crate) struct Explain {
    /// The code, such as J502
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Show the language on one screen, or one keyword with its lines
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline reference          every keyword
  wayline reference pain     one of them, with an example")]
pub(crate) struct Reference {
    /// The keyword
    #[arg(value_name = "KEYWORD")]
    pub keyword: Option<String>,
}

/// Answer an editor: a language server over standard input and output
///
/// Editors start it themselves. It knows maps, `wayline.toml`, and maps in Markdown files: mistakes with their fixes, completion,
/// meanings, names and where they are used, the outline, the canonical form.
#[cfg(feature = "lsp")]
#[derive(Debug, Args)]
pub(crate) struct Lsp {
    /// Let maps read files below this folder, also outside the project's own
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// The largest file to read, such as 16MiB
    #[arg(long, value_name = "SIZE", value_parser = size::parse)]
    pub max_bytes: Option<u64>,
    /// Accepted, since editors pass it: standard input and output are the only way
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Serve a language model: the Model Context Protocol over standard input and output
///
/// Clients start it themselves. Its tools check, fix and draw maps, explain codes, show the language and list the maps of the project.
/// It writes no files, and reads only those below its root.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline mcp                     for the project that it is started in
  wayline mcp --root ~/maps       for another folder

In a client's settings:
  { \"mcpServers\": { \"wayline\": { \"command\": \"wayline\", \"args\": [\"mcp\", \"--root\", \"maps\"] } } }")]
pub(crate) struct Mcp {
    /// Read only files below this folder [default: the project that it is started in]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// The largest map to read, such as 16MiB
    #[arg(long, value_name = "SIZE", value_parser = size::parse)]
    pub max_bytes: Option<u64>,
}

/// Start a map: a small one whose comments teach the language, or a template of a usual kind
///
/// On a terminal, it asks for the template. A file that already exists is never overwritten.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline new checkout.journey
  wayline new --template support-case heating.journey
  wayline new --list
  wayline new - | less")]
pub(crate) struct New {
    /// The file to write, or `-` for standard output; otherwise called after the template, or `map.journey`
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The template
    #[arg(short, long, value_name = "NAME", value_parser = choice::<Template>())]
    pub template: Option<Template>,
    /// List the templates
    #[arg(long, conflicts_with_all = ["file", "template"])]
    pub list: bool,
}

/// Print a script that completes commands and flags in a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline completions bash > ~/.local/share/bash-completion/completions/wayline
  wayline completions zsh > ~/.zfunc/_wayline
  wayline completions fish > ~/.config/fish/completions/wayline.fish")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Print the manual pages
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline man | man -l -                        read them
  wayline man -o ~/.local/share/man/man1        install them, one page a command")]
pub(crate) struct Man {
    /// Write one page for each command into this folder
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

/// A parser for the words of a choice.
fn choice<T: Choice>() -> impl TypedValueParser<Value = T> {
    let words = T::ALL.iter().map(|&(word, _, help)| PossibleValue::new(word).help(help));
    PossibleValuesParser::new(words).try_map(|word| T::parse(&word).ok_or("not one of the choices"))
}
