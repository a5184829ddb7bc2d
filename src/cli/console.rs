//! The standard streams: results go to standard output, messages about them to standard error.
//!
//! The only place in the program that writes to a stream, and that checks whether it is a terminal.

use super::choice::Choice;
use crate::folder::CIRCLE;
use crate::report::{Failure, Format, Report, TextStyle, visible_line};
use anstream::{AutoStream, ColorChoice};
use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, Write};

/// In a file or a pipe, excerpts are cut to fit this many columns.
const COLUMNS: usize = 100;
/// The narrowest and the widest report that reads well.
const READABLE: std::ops::RangeInclusive<usize> = 60..=140;

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum When {
    #[default]
    Auto,
    Always,
    Never,
}

impl Choice for When {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("auto", Self::Auto, "On a terminal, unless NO_COLOR is set"),
        ("always", Self::Always, "Always, also in files and pipes"),
        ("never", Self::Never, "Never"),
    ];
}

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Style {
    #[default]
    Text,
    Short,
    Json,
    Sarif,
    Github,
}

impl Choice for Style {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("text", Self::Text, "For people: each mistake with its lines and how to fix it"),
        ("short", Self::Short, "file:line:column: severity[code]: title"),
        ("json", Self::Json, "One JSON document with every position in bytes, lines and columns"),
        ("sarif", Self::Sarif, "SARIF 2.1.0, for code scanning"),
        ("github", Self::Github, "Annotations of a GitHub workflow"),
    ];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    Out,
    Err,
}

/// The streams and what is known about them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Console {
    /// Whether only errors and warnings are printed.
    quiet: bool,
    colour: When,
}

impl Console {
    /// Streams with the requested verbosity and colours.
    pub fn new(quiet: bool, colour: When) -> Self {
        Self { quiet, colour }
    }

    /// Writes a result to standard output. A closed pipe is not an error.
    pub fn result(self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(unwritten(&error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Prints what happened, in one line, unless quiet.
    pub fn status(self, line: &str) {
        if !self.quiet {
            // If even standard error is closed, there is nothing left to do.
            let _ = writeln!(io::stderr().lock(), "{}", visible_line(line));
        }
    }

    /// Prints what is wrong, in one line, even if quiet.
    pub fn complaint(self, line: &str) {
        let _ = writeln!(io::stderr().lock(), "{}", visible_line(line));
    }

    /// Writes a report to `stream`.
    pub fn report(self, report: &Report, style: Style, stream: Stream) -> Result<(), Failure> {
        let format = match style {
            Style::Text => Format::Text(self.look(stream)),
            Style::Short => Format::Short,
            Style::Json => Format::Json,
            Style::Sarif => Format::Sarif,
            Style::Github => Format::Github,
        };
        let mut text = Vec::new();
        report.write(format, &mut text).map_err(|error| Failure::new(format!("cannot write the report: {error}")))?;
        match stream {
            Stream::Out => self.result(&text),
            Stream::Err => {
                let _ = io::stderr().lock().write_all(&text);
                Ok(())
            }
        }
    }

    /// A report as it is written for people, without colours.
    pub fn plain(self, report: &Report) -> String {
        let mut text = Vec::new();
        let look = TextStyle { colour: false, unicode: true, width: COLUMNS };
        // Writing to a list of bytes never fails.
        let _ = report.write(Format::Text(look), &mut text);
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Whether somebody can answer: standard input and standard error are terminals.
    pub fn can_ask(self) -> bool {
        !self.quiet && io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Asks, and returns the trimmed answer; `None` if the input ends instead.
    pub fn ask(self, question: &str) -> Result<Option<String>, Failure> {
        let _ = write!(io::stderr().lock(), "{question}");
        let mut answer = String::new();
        let read = io::stdin().lock().read_line(&mut answer);
        match read.map_err(|error| Failure::new(format!("cannot read the answer: {}", reason(&error))))? {
            0 => Ok(None),
            _ => Ok(Some(answer.trim().to_owned())),
        }
    }

    /// Whether a moving progress bar makes sense.
    pub fn shows_progress(self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Whether standard output is a terminal.
    pub fn shows_results(self) -> bool {
        io::stdout().is_terminal()
    }

    /// The number of columns of standard output, if it is a terminal.
    pub fn columns(self) -> Option<usize> {
        let size = || terminal_size::terminal_size_of(io::stdout()).or_else(terminal_size::terminal_size);
        self.shows_results().then(|| size().map_or(COLUMNS, |(width, _)| usize::from(width.0)))
    }

    /// Whether standard output takes colours.
    pub fn colours_results(self) -> bool {
        self.look(Stream::Out).colour
    }

    fn look(self, stream: Stream) -> TextStyle {
        let (choice, terminal) = match stream {
            Stream::Out => (AutoStream::choice(&io::stdout()), io::stdout().is_terminal()),
            Stream::Err => (AutoStream::choice(&io::stderr()), io::stderr().is_terminal()),
        };
        let colour = match self.colour {
            When::Auto => choice != ColorChoice::Never,
            When::Always => true,
            When::Never => false,
        };
        let wide = terminal.then(terminal_size::terminal_size).flatten();
        let width = wide.map_or(COLUMNS, |(width, _)| usize::from(width.0));
        let width = width.clamp(*READABLE.start(), *READABLE.end());
        TextStyle { colour, unicode: (terminal || colour) && speaks_unicode(), width }
    }
}

/// All of standard input, up to one byte more than `limit`.
pub(crate) fn input(limit: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| Failure::new(format!("cannot read standard input: {}", reason(&error))))?;
    Ok(bytes)
}

/// The next line of standard input; `None` at its end. Nothing is kept of a line longer than `limit`.
pub(crate) fn line(limit: u64) -> Result<Option<Option<Vec<u8>>>, Failure> {
    let failed = |error: io::Error| Failure::new(format!("cannot read standard input: {}", reason(&error)));
    let mut input = io::stdin().lock();
    let mut bytes = Vec::new();
    let read = input.by_ref().take(limit).read_until(b'\n', &mut bytes).map_err(failed)?;
    if read as u64 == limit && !bytes.ends_with(b"\n") {
        input.skip_until(b'\n').map_err(failed)?;
        return Ok(Some(None));
    }
    Ok((read > 0).then_some(Some(bytes)))
}

/// How long a message with a file of this many bytes can be: quotes and line feeds are escaped in it. Requests without a file are never
/// refused.
pub(crate) fn message_limit(max_bytes: u64) -> u64 {
    max_bytes.saturating_mul(8).max(1 << 20)
}

/// Why a result couldn't be written to standard output.
pub(crate) fn unwritten(error: &io::Error) -> Failure {
    Failure::new(format!("cannot write to standard output: {}", reason(error)))
}

/// The system's message, without the error number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    // As glibc and macOS say it, and musl.
    if ["Too many levels of symbolic links", "Symbolic link loop"].contains(&text) {
        return CIRCLE.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

/// Whether the locale can show more than ASCII; if it says nothing, it can.
fn speaks_unicode() -> bool {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    locale.is_none_or(|locale| locale.to_ascii_lowercase().replace('-', "").contains("utf8"))
}
