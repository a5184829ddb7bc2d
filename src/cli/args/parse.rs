//! Reading the arguments, and what to say where they can't be read.

use super::call::Call;
use crate::{
    cli::{
        access::is_file,
        choice::Choice,
        console::{Style, When, unwritten},
        data::Data,
        display_path::shell,
        kind::Kind,
    },
    load::EXTENSION,
    report::Failure,
};
use clap::{
    ColorChoice, CommandFactory, Error, FromArgMatches,
    error::{ContextKind, ContextValue, ErrorKind},
};
use std::{ffi::OsString, io::ErrorKind as ErrorKindOfStream, path::Path};

/// Why there is nothing to run: help was asked for, or the call can't be understood.
pub(crate) struct Stop {
    error: Error,
}

impl Stop {
    /// Says so, to the stream where it belongs, and gives the exit code.
    pub fn tell(&self) -> Result<u8, Failure> {
        match self.error.print() {
            // A reader that has gone away needs no help.
            Err(error) if error.kind() != ErrorKindOfStream::BrokenPipe && !self.error.use_stderr() => {
                Err(unwritten(&error))
            }
            Ok(()) | Err(_) => Ok(u8::try_from(self.error.exit_code()).unwrap_or(2)),
        }
    }
}

/// What `args` say, the program's own name first.
pub(crate) fn parse(args: &[OsString]) -> Result<Call, Stop> {
    let command = || Call::command().color(colour(args));
    read(command(), args).map_err(|error| Stop { error: helped(error, args, command) })
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
fn helped(mut error: Error, args: &[OsString], command: impl Fn() -> clap::Command) -> Error {
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
    let Some(hint) = flag.contains("--format").then(|| other_format(&value, running(args, &command()))).flatten()
    else {
        return error;
    };
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
    error
}

/// The command that a call names; nothing if it names none.
fn running<'a>(args: &'a [OsString], known: &clap::Command) -> &'a str {
    let mut words = args.iter().skip(1).filter_map(|word| word.to_str());
    words.find(|word| known.find_subcommand(word).is_some()).unwrap_or_default()
}

/// Which command writes a format that the one that was called doesn't know.
fn other_format(format: &str, running: &str) -> Option<String> {
    match (Kind::parse(format), Data::parse(format), Style::parse(format)) {
        (Some(_), ..) => {
            let draws = !matches!(running, "check" | "export");
            let why = if draws { String::new() } else { format!("{running} draws nothing; ") };
            Some(format!("{why}to draw {format}: wayline build --format {format}"))
        }
        (_, Some(_), _) => Some(format!("to write {format}: wayline export --format {format}")),
        (.., Some(_)) if running == "build" => Some(format!("for mistakes as {format}: --report {format}")),
        (.., Some(_)) => Some(format!("for mistakes as {format}: wayline check --format {format}")),
        (None, None, None) => None,
    }
}
