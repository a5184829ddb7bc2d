//! The preprocessor for mdBook: maps in the chapters of a book become drawings in its pages.
//!
//! mdBook passes the book as JSON on standard input, and reads it back from standard output. Only the texts of chapters
//! are changed, so anything else in the JSON, now or later, is passed through unchanged.

mod chapter;
mod install;
mod settings;

use super::{
    Exit,
    console::{Console, Stream, Style, When, input},
    project::Projects,
    today::today,
    work::Verdict,
};
use crate::{options::Options, report::Failure};
use chapter::ChapterRenderer;
use serde_json::Value;
use settings::Settings;
use std::{path::PathBuf, process::ExitCode};

/// The largest book that is read.
const LARGEST: u64 = 1 << 32;

const HELP: &str = "\
A preprocessor for mdBook that draws the maps in a book's chapters

Usage:
  mdbook-wayline install [FOLDER]     add it to the book.toml of the book in this folder
  mdbook-wayline supports RENDERER    whether it draws for this renderer (mdBook asks)
  mdbook-wayline                      read a book as JSON, write it with drawings (mdBook does this)

In a chapter, a fence that is marked `journey` is drawn.
";

/// Runs the preprocessor with the arguments of the process.
pub fn main() -> ExitCode {
    let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let console = Console::new(false, When::Auto);
    let exit =
        match words.as_slice() {
            [] => process(console),
            // Any other renderer shows the text of a map as code.
            ["supports", renderer] => Ok(if *renderer == "html" { Exit::Fine } else { Exit::Wrong }),
            ["install"] => install::install(&PathBuf::from("."), console),
            ["install", folder] => install::install(&PathBuf::from(folder), console),
            ["--help" | "-h" | "help"] => console.result(HELP.as_bytes()).map(|()| Exit::Fine),
            ["--version" | "-V"] => console
                .result(format!("mdbook-wayline {}\n", env!("CARGO_PKG_VERSION")).as_bytes())
                .map(|()| Exit::Fine),
            [word, ..] => Err(Failure::new(format!("unknown command `{word}`"))
                .help("run mdbook-wayline --help for a list of commands")),
        };
    ExitCode::from(exit.unwrap_or_else(|failure| super::failed(failure, console)) as u8)
}

/// Draws the maps of the book on standard input. If one has an error, nothing is written, and mdBook stops.
fn process(console: Console) -> Result<Exit, Failure> {
    let bytes = input(LARGEST)?;
    let strange = |why: &str| {
        Failure::new(format!("standard input is not a book from mdBook: {why}"))
            .help("mdBook starts this program; to set that up, run mdbook-wayline install")
    };
    let mut both: Value = serde_json::from_slice(&bytes).map_err(|error| strange(&error.to_string()))?;
    let Some([context, book]) = both.as_array_mut().map(Vec::as_mut_slice) else {
        return Err(strange("it is not a list of a context and a book"));
    };
    let settings = Settings::new(context)?;
    let mut projects = Projects::new(None)?;
    let options = Options { today: Some(today(None)?), ..Options::default() };
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, None);
    let mut renderer = ChapterRenderer::new(&settings, &mut projects, options, &mut verdict)?;
    renderer.book(book);
    let exit = verdict.tell()?;
    if exit == Exit::Fine {
        console.result(book.to_string().as_bytes())?;
    }
    Ok(exit)
}
