//! `wayline-data`: the figures of maps from surveys and event logs.
//!
//! What a figure means is the library's to say (`wayline::measure`). This program reads files and tables of databases ([`read`], [`database`], [`table`]),
//! has the library's SQL run by an engine ([`engine`]), and writes what the library makes of the answer ([`pull`]).

#![allow(clippy::result_large_err, reason = "a failure is rare, and ends the run")]

mod args;
mod cases;
#[cfg(feature = "cluster")]
mod cluster;
#[cfg(not(feature = "cluster"))]
#[path = "without_cluster.rs"]
mod cluster;
mod connections;
mod data_file;
mod database;
mod engine;
mod failure;
mod import;
mod input;
mod log;
mod meter;
mod paths;
mod profile;
mod project;
mod pull;
mod read;
mod sources;
mod spool;
mod table;
mod time;
mod today;
mod ways;

use args::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::{
    io::{self, Write},
    process::ExitCode,
};
use wayline::report::{FileDiagnostics, Format, Report};

/// How a run ends.
enum Outcome {
    Fine,
    /// A map is wrong, or its results aren't current.
    Wrong,
}

/// Why a run ends early.
enum Stop {
    /// The map has errors.
    Map(FileDiagnostics),
    Failure(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<FileDiagnostics> for Stop {
    fn from(findings: FileDiagnostics) -> Self {
        Self::Map(findings)
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let machine = &arguments.machine;
    let outcome = match &arguments.command {
        Command::Pull(pull) => pull::run(pull, machine),
        Command::Paths(paths) => paths::run(paths, machine),
        Command::Import(import) => import::run(import, machine),
        Command::Sources(sources) => sources::run(sources, machine),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Wrong) => ExitCode::from(1),
        Err(Stop::Map(findings)) => {
            let report = Report { files: vec![findings], ..Report::default() };
            let mut text = Vec::new();
            // Writing to memory can't fail.
            let _ = report.write(Format::Short, &mut text);
            tell(&String::from_utf8_lossy(&text));
            tell("  help: `wayline check` shows the errors in full\n");
            ExitCode::from(1)
        }
        Err(Stop::Failure(failure)) => {
            tell(&format!("error: {}\n", visible(&failure.title)));
            if let Some(help) = &failure.help {
                tell(&format!("  help: {}\n", visible(help)));
            }
            ExitCode::from(2)
        }
    }
}

/// Says something on standard error; if that is closed, nobody listens.
fn tell(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Writes to standard output. A closed pipe ends the program without a word.
fn print(text: &str) -> failure::Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write standard output: {error}")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// A text of the data's without anything that a terminal would act on.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}
