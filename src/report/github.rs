//! Annotations of a GitHub workflow: commands that the runner finds in the log and shows at the line.

use super::{Report, place::lines, run::severity, visible};
use crate::{diagnostic::Diagnostic, source::Sources};
use std::io;

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    for failure in &report.failures {
        let place = failure.place.as_ref().map_or(String::new(), |place| {
            let at = place.source.position(place.range.start as u32);
            format!("file={},line={},col={},", property(report.in_repository(&place.source.name)), at.line, at.column)
        });
        writeln!(
            out,
            "::error {place}title=wayline::{}",
            message(&with_help(&failure.title, failure.help.as_deref()))
        )?;
    }
    for note in &report.notes {
        writeln!(out, "::warning title=wayline::{}", message(&with_help(&note.title, note.help.as_deref())))?;
    }
    for (sources, diagnostic) in report.shown() {
        let name = report.in_repository(&sources.get(diagnostic.span().file).name);
        annotate(name, sources, diagnostic, out)?;
    }
    Ok(())
}

fn annotate(name: &str, sources: &Sources, diagnostic: &Diagnostic, out: &mut dyn io::Write) -> io::Result<()> {
    let span = diagnostic.span();
    let at = lines(sources, span);
    write!(out, "::{} file={}", severity(diagnostic.severity), property(name))?;
    write!(out, ",line={},endLine={}", at.start.line, at.end.line)?;
    // Columns only count where the annotation stays on its line.
    if at.start.line == at.end.line {
        write!(out, ",col={},endColumn={}", at.start.column, at.end.column)?;
    }
    let title = format!("{}: {}", diagnostic.code, diagnostic.title);
    // An annotation without a message isn't shown.
    let why = Some(&diagnostic.labels[0].text).filter(|text| !text.is_empty()).unwrap_or(&diagnostic.title);
    let text = with_help(why, diagnostic.help.as_deref());
    writeln!(out, ",title={}::{}", property(&title), message(&text))
}

fn with_help(text: &str, help: Option<&str>) -> String {
    match help {
        Some(help) => format!("{text}\nhelp: {help}"),
        None => text.to_owned(),
    }
}

/// A value between the command's name and its second `::`.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

/// What follows the second `::`, up to the end of the line.
fn message(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_would_end_a_value_are_escaped() {
        assert_eq!(property("a:b,c%\r\n"), "a%3Ab%2Cc%25␍%0A");
        assert_eq!(message("50 %: yes, \r\n"), "50 %25: yes, ␍%0A");
    }
}
