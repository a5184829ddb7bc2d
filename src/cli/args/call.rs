//! The command line as a whole.

#[cfg(feature = "lsp")]
use super::serve::Lsp;
#[cfg(feature = "watch")]
use super::watch::Watch;
use super::{
    build::Build,
    check::Check,
    data::Data,
    diff::Diff,
    explain::{Explain, Reference},
    export::Export,
    fmt::Fmt,
    import::Import,
    later::Later,
    markdown::Markdown,
    new::New,
    report::Report,
    serve::Mcp,
    setup::{Completions, Man},
    shared::with_codes,
    show::Show,
    site::Site,
    value::choice,
};
use crate::cli::console::When;
use clap::{Parser, Subcommand};

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

/// Customer journey maps from plain text
#[derive(Debug, Parser)]
#[command(name = "wayline", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = with_codes(EXAMPLES, "a map has errors; for some flags also what their commands say"), subcommand_required = true)]
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

// What each command does is said here; what it can be told is described in its own file, and made only when the command is called.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Draw maps as SVG, HTML, PNG or PDF
    ///
    /// Without `--output` and `--format`, `checkout.journey` becomes `checkout.svg` and `checkout.html` next to it. A map with
    /// errors is not drawn and its last drawing is kept; other maps are still drawn.
    Build(Later<Build>),
    /// Build a site of many maps: a searchable index, their pages, and a page for each persona
    ///
    /// All maps are read before the first file is written. If one of them has errors, nothing is written and the site stays as
    /// it was. Open the folder from disk or put it on any web server; attached files are copied too.
    Site(Later<Site>),
    /// Check maps without drawing them
    ///
    /// Errors and warnings go to standard error, as with `build`; in a format for programs they are the
    /// result and go to standard output.
    Check(Later<Check>),
    /// Preview maps in the browser, updated on each save
    ///
    /// Serves the maps as live pages on this machine only, and redraws what a save changes. A map with errors keeps its last drawing,
    /// with the errors below it. Ctrl-C stops it.
    #[cfg(feature = "watch")]
    Watch(Later<Watch>),
    /// Show maps in the terminal
    ///
    /// Curves, then stage by stage what is known, with as many columns next to each other as fit. In a pipe or a file it is plain text,
    /// one column after the other, for screen readers, pull requests and `less`.
    Show(Later<Show>),
    /// Format maps
    ///
    /// Makes indentation, spacing and capitals of keywords the same everywhere; the meaning of a map does not
    /// change, and comments are kept. A file with syntax errors is left unchanged.
    Fmt(Later<Fmt>),
    /// Export maps as data: tables, JSON or Mermaid
    ///
    /// A single file goes to standard output unless `--output` says otherwise; several need a folder. A map with errors is
    /// not written.
    Export(Later<Export>),
    /// Convert spreadsheets and Mermaid user journeys to maps
    ///
    /// Reads CSV and XLSX: an export of Wayline's own with nothing lost (its table `lines`), or the usual table of workshops, with the stages
    /// across the top and lanes such as actions, feelings or pain points down the left side, or the other way round. Each cell that was
    /// not understood is named in a warning, and its text is kept. Such tables are also read from a Markdown file without `mermaid` fences.
    /// Also reads a Mermaid file, or a Markdown file with `mermaid` fences, and warns about what Mermaid itself drops or misreads. A file that
    /// already exists is never overwritten.
    Import(Later<Import>),
    /// Rank the pains and opportunities of many maps
    ///
    /// Those with the highest priority come first, then the more severe, then those that affect more customers. Opportunities that are done or
    /// dropped are
    /// left out. With `--fail-on` the exit code is 1 if a condition is true, for a job that runs every week.
    Report(Later<Report>),
    /// Show what changed between two maps, or since a revision in git
    ///
    /// Compares by meaning and not by line: stages and columns that were added, removed, moved or renamed; feelings and figures; pains and
    /// opportunities that were added, removed or changed.
    Diff(Later<Diff>),
    /// Measure figures from data: surveys, event logs, tables of a warehouse
    ///
    /// Where a map says `measured`, the figure comes from the data of its sources. The results are in a small text file next to the map, such
    /// as `checkout.measured` for `checkout.journey`; commit it with the map. All other commands read that file and not the data; `wayline check`
    /// also warns if a CSV file has changed.
    // Completions of `help` list its own commands.
    Data(Data),
    /// Draw the maps in Markdown files
    ///
    /// Each fence marked `journey` becomes an SVG next to the file, and the picture is shown above its fence. Run it again to
    /// update the pictures. With `--output`, writes a copy that has the pictures instead of the fences. A file with a map
    /// that has errors is left unchanged.
    Markdown(Later<Markdown>),
    /// Explain the code of an error or warning, or list all codes
    Explain(Later<Explain>),
    /// Show the language on one screen, or one keyword with its lines
    Reference(Later<Reference>),
    /// Run the language server, over standard input and output
    ///
    /// Editors start it themselves. It supports maps, `wayline.toml`, and maps in Markdown files: diagnostics with fixes, completion,
    /// hover, rename and references, outline, formatting.
    #[cfg(feature = "lsp")]
    Lsp(Later<Lsp>),
    /// Run an MCP server for language models, over standard input and output
    ///
    /// Clients start it themselves. Its tools check, fix and draw maps, explain codes, show the language and list the maps of the project.
    /// It writes no files, and reads only those below its root.
    Mcp(Later<Mcp>),
    /// Start a map: a small one whose comments teach the language, or a template of a usual kind
    ///
    /// On a terminal, it asks for the template. A file that already exists is never overwritten.
    #[command(alias = "init")]
    New(Later<New>),
    /// Print a script that completes commands and flags in a shell
    Completions(Later<Completions>),
    /// Print the manual pages
    Man(Later<Man>),
}
