//! `file:line:column: severity[code]: title`: one line each, which editors and `grep` understand.

use super::{Report, run::severity, visible::one_line};
use std::io;

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    for failure in &report.failures {
        let title = one_line(&failure.title);
        match &failure.place {
            Some(place) => {
                let at = place.source.position(place.range.start as u32);
                writeln!(out, "{}:{}:{}: error: {title}", one_line(&place.source.name), at.line, at.column)?;
            }
            None => writeln!(out, "error: {title}")?,
        }
    }
    for note in &report.notes {
        writeln!(out, "warning: {}", one_line(&note.title))?;
    }
    for (sources, diagnostic) in report.shown() {
        let span = diagnostic.span();
        let source = sources.get(span.file);
        let at = source.position(span.start);
        let (name, title) = (one_line(&source.name), one_line(&diagnostic.title));
        let (severity, code) = (severity(diagnostic.severity), diagnostic.code);
        writeln!(out, "{name}:{}:{}: {severity}[{code}]: {title}", at.line, at.column)?;
    }
    Ok(())
}
