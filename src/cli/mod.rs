//! The `wayline` program: files, streams, settings and the clock around the core.
//!
//! Input: arguments. Output: an exit code, which is 0 if all is well, 1 if a map has mistakes, 2 if the command can't
//! be run. Results go to standard output, messages to standard error.

mod access;
mod args;
mod attachments;
#[cfg(feature = "mdbook")]
pub mod book;
mod choice;
mod closing;
mod commands;
mod console;
mod data;
mod deps;
mod difference;
mod display_path;
mod drawing_options;
mod exit;
mod file_format;
mod folder;
mod git;
mod input;
mod kind;
mod level;
mod loader;
#[cfg(feature = "lsp")]
mod lsp;
mod markdown;
mod mcp;
mod mend;
mod output;
mod overlay;
mod pages;
#[cfg(feature = "png")]
mod pictures;
mod pipeline;
mod project;
mod ranking;
mod recorded;
mod reference;
mod repository_names;
mod scale;
mod settings;
mod sheet;
mod size;
mod split;
mod templates;
mod today;
#[cfg(feature = "png")]
mod typefaces;
mod validate;
#[cfg(feature = "watch")]
mod watch;
mod work;

use crate::report::{Failure, Report};
use args::{Command, Later};
use console::{Console, Stream, Style, When};
pub(crate) use exit::Exit;
use std::process::ExitCode;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    let call = match args::parse(&args) {
        Ok(call) => call,
        Err(stop) => {
            let told = stop.tell().map_err(|failure| failed(failure, Console::new(false, When::Auto)) as u8);
            return told.unwrap_or_else(|exit| exit).into();
        }
    };
    let console = Console::new(call.quiet, call.color);
    let exit = match call.command {
        Command::Build(Later(args)) => commands::build::run(&args, console),
        Command::Site(Later(args)) => commands::site::run(&args, console),
        Command::Check(Later(args)) => commands::check::run(&args, console),
        #[cfg(feature = "watch")]
        Command::Watch(Later(args)) => watch::run(&args, console),
        Command::Show(Later(args)) => commands::show::run(&args, console),
        Command::Fmt(Later(args)) => commands::fmt::run(&args, console),
        Command::Export(Later(args)) => commands::export::run(&args, console),
        Command::Import(Later(args)) => commands::import::run(&args, console),
        Command::Report(Later(args)) => commands::report::run(&args, console),
        Command::Markdown(Later(args)) => commands::markdown::run(&args, console),
        Command::Diff(Later(args)) => commands::diff::run(&args, console),
        Command::Data(args) => commands::data::run(&args, console),
        Command::Explain(Later(args)) => commands::explain::run(&args, console),
        Command::Reference(Later(args)) => commands::reference::run(&args, console),
        #[cfg(feature = "lsp")]
        Command::Lsp(Later(args)) => lsp::run(&args, console),
        Command::Mcp(Later(args)) => mcp::run(&args, console),
        Command::New(Later(args)) => commands::new::run(&args, console),
        Command::Completions(Later(args)) => console.result(&args::completions(args.shell)).map(|()| Exit::Fine),
        Command::Man(Later(args)) => commands::man::run(&args, console),
    };
    ExitCode::from(exit.unwrap_or_else(|failure| failed(failure, console)) as u8)
}

/// Reports why a command couldn't do anything at all.
fn failed(failure: Failure, console: Console) -> Exit {
    let report = Report { failures: vec![failure], ..Report::default() };
    // If this can't be printed either, the exit code still shows it.
    let _ = console.report(&report, Style::Text, Stream::Err);
    Exit::Failed
}
