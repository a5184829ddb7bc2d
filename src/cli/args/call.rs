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
