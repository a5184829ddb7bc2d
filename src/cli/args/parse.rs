//! Reading the arguments, and what to say where they can't be read.

use super::call::Call;
use crate::{
    cli::{
        access::is_file,
        choice::Choice,
        console::{Style, When},
        display_path::shell,
        kind::Kind,
    },
    load::EXTENSION,
};
use clap::{
    ColorChoice, CommandFactory, Error, FromArgMatches,
    error::{ContextKind, ContextValue, ErrorKind},
};
use std::{ffi::OsString, path::Path};

/// Why there is nothing to run: help was asked for, or the call can't be understood.
pub(crate) struct Stop {
    error: Error,
}

impl Stop {
    /// Says so, to the stream where it belongs, and gives the exit code.
    pub fn tell(&self) -> u8 {
        match self.error.print() {
            // A reader that has gone away needs no help.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => 2,
            Ok(()) | Err(_) => u8::try_from(self.error.exit_code()).unwrap_or(2),
        }
    }
}

/// What `args` say, the program's own name first.
pub(crate) fn parse(args: &[OsString]) -> Result<Call, Stop> {
    let command = || Call::command().color(colour(args));
    read(command(), args).map_err(|error| Stop { error: helped(error, command) })
}

fn read(command: clap::Command, args: &[OsString]) -> Result<Call, Error> {
    command.try_get_matches_from(args).and_then(|matches| Call::from_arg_matches(&matches))
}

/// `--color` counts for messages about the call too, so it is looked for before the call is understood.
fn colour(args: &[OsString]) -> ColorChoice {
    let words = || args.iter().filter_map(|word| word.to_str());
    let behind = words().zip(words().skip(1)).filter(|(flag, _)| *flag == "--color").map(|(_, value)| value);
    let told = words().filter_map(|word| word.strip_prefix("--color=")).chain(behind).last();
    match told.and_then(When::parse) {
        Some(When::Always) => ColorChoice::Always,
        Some(When::Never) => ColorChoice::Never,
        Some(When::Auto) | None => ColorChoice::Auto,
    }
}

/// The commands that this build lacks, each of which is the feature that adds it.
const LEFT_OUT: &[&str] = &[
    #[cfg(not(feature = "lsp"))]
    "lsp",
    #[cfg(not(feature = "watch"))]
    "watch",
];

/// The same error, with a hint if the call names a map but no command, or mixes up the two meanings of `--format`.
fn helped(mut error: Error, command: impl Fn() -> clap::Command) -> Error {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(_) | None => String::new(),
    };
    let (word, flag, value) =
        (text(ContextKind::InvalidSubcommand), text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    if LEFT_OUT.contains(&word.as_str()) {
        let hint = format!("in its repository, run: cargo install --path . --locked --features {word}");
        return command()
            .error(ErrorKind::InvalidSubcommand, format!("this wayline was built without `{word}`\n\n  {hint}"));
    }
    if is_file(Path::new(&word)) || word.ends_with(&format!(".{EXTENSION}")) {
        let file = shell(&word);
        let hint = format!("to draw it: wayline build {file}\n  to check it: wayline check {file}");
        return command().error(ErrorKind::InvalidSubcommand, format!("`{word}` is a file, not a command\n\n  {hint}"));
    }
    let hint = match (flag.contains("--format"), Style::parse(&value), Kind::parse(&value)) {
        (true, Some(_), _) => format!("for mistakes as {value}, write --report {value}"),
        (true, _, Some(_)) => format!("check draws nothing; for {value}, use wayline build"),
        (_, _, _) => return error,
    };
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
    error
}
