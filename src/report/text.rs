//! Reports with excerpts of the source, framed by miette, for people.
//!
//! miette only draws. [`super::excerpt`] decides which lines it sees, because miette's own way to find them reads the
//! whole file for each mistake and can't cut very long lines.

use super::{
    Failure, Report, TextStyle,
    excerpt::{Excerpt, Region},
    run::severity,
    summary::{fixable, summary},
    visible::{one_line, visible},
};
use crate::{
    diagnostic::{Applicability, Diagnostic, Fix, Severity},
    source::Sources,
};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};
use std::{fmt, io};

pub(super) fn write(report: &Report, look: TextStyle, out: &mut dyn io::Write) -> io::Result<()> {
    let shown = report.shown();
    for (sources, diagnostic) in &shown {
        let mut shown = MietteReport::diagnostic(sources, diagnostic, look.width);
        shown.help = shown.help.map(|help| help + diagnostic.fix.as_ref().map_or("", flag));
        write_one(&shown, look, out)?;
    }
    for failure in &report.failures {
        write_one(&MietteReport::failure(failure, Severity::Error, look.width), look, out)?;
    }
    for note in &report.notes {
        write_one(&MietteReport::failure(note, Severity::Warning, look.width), look, out)?;
    }
    let tally = report.tally();
    let more = tally.errors + tally.warnings - shown.len();
    if more > 0 {
        writeln!(out, "... and {more} more, not shown here; --max-diagnostics 0 shows all of them")?;
    }
    if let Some(summary) = summary(report) {
        writeln!(out, "{}{summary}{}", bold(look, tally.errors > 0), if look.colour { "\u{1b}[0m" } else { "" })?;
    }
    if let Some(fixable) = fixable(report) {
        writeln!(out, "{fixable}")?;
    }
    Ok(())
}

/// The escape sequence that a summary starts with.
fn bold(look: TextStyle, wrong: bool) -> &'static str {
    match (look.colour, wrong) {
        (false, _) => "",
        (true, true) => "\u{1b}[1;31m",
        (true, false) => "\u{1b}[1;33m",
    }
}

fn write_one(shown: &MietteReport, look: TextStyle, out: &mut dyn io::Write) -> io::Result<()> {
    let handler = GraphicalReportHandler::new_themed(theme(look, shown)).with_width(look.width).with_links(false);
    let mut text = String::new();
    handler.render_report(&mut text, shown).map_err(io::Error::other)?;
    writeln!(out, "{}", text.trim())?;
    writeln!(out)
}

/// Colours and frames, with the mistake's own label in the colour of its severity.
fn theme(look: TextStyle, shown: &MietteReport) -> GraphicalTheme {
    let mut characters = if look.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    // Instead of a symbol: it is read aloud and searched for, and the code needs no line of its own then.
    characters.error.clone_from(&shown.head);
    characters.warning.clone_from(&shown.head);
    let mut styles = if look.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
    if look.colour {
        let own = if shown.severity == Severity::Error { styles.error } else { styles.warning };
        let mut marks: Vec<_> = shown.excerpt.labels.iter().collect();
        marks.sort_by_key(|mark| mark.range.start);
        styles.highlights = marks.iter().map(|mark| if mark.primary { own.bold() } else { styles.help }).collect();
        styles.error = styles.error.bold();
        styles.warning = styles.warning.bold();
        if styles.highlights.is_empty() {
            styles.highlights.push(own);
        }
    }
    GraphicalTheme { characters, styles }
}

/// The flag that applies a fix.
fn flag(of: &Fix) -> &'static str {
    match of.applicability {
        Applicability::Safe => " [--fix]",
        Applicability::Unsafe => " [--unsafe-fixes]",
        Applicability::Display => "",
    }
}

/// A diagnostic or a failure in miette's form.
#[derive(Debug)]
struct MietteReport {
    /// The text before the title.
    head: String,
    severity: Severity,
    title: String,
    help: Option<String>,
    excerpt: Excerpt,
}

impl MietteReport {
    fn diagnostic(sources: &Sources, of: &Diagnostic, width: usize) -> Self {
        let places = of.labels.iter().map(|label| Region {
            source: sources.get(label.span.file),
            range: label.span.range(),
            text: &label.text,
        });
        Self {
            head: format!("{}[{}]:", severity(of.severity), of.code),
            severity: of.severity,
            title: visible(&of.title).into_owned(),
            help: of.help.as_deref().map(|help| visible(help).into_owned()),
            excerpt: Excerpt::new(&places.collect::<Vec<_>>(), width),
        }
    }

    fn failure(of: &Failure, how: Severity, width: usize) -> Self {
        let place = of.place.iter().map(|place| Region {
            source: &place.source,
            range: place.range.clone(),
            text: &place.label,
        });
        Self {
            head: format!("{}:", severity(how)),
            severity: how,
            title: visible(&of.title).into_owned(),
            help: of.help.as_deref().map(|help| visible(help).into_owned()),
            excerpt: Excerpt::new(&place.collect::<Vec<_>>(), width),
        }
    }
}

impl fmt::Display for MietteReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for MietteReport {}

impl miette::Diagnostic for MietteReport {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.excerpt.windows.is_empty()).then_some(&self.excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.excerpt.labels.iter().map(|mark| {
            let text = Some(one_line(&mark.text)).filter(|text| !text.is_empty());
            let span = mark.range.clone();
            if mark.primary {
                LabeledSpan::new_primary_with_span(text, span)
            } else {
                LabeledSpan::new_with_span(text, span)
            }
        });
        Some(Box::new(labels))
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let inside = |at: usize| self.windows.iter().find(|window| (window.base..window.end()).contains(&at));
        let window = inside(start).filter(|window| end < window.end()).ok_or(MietteError::OutOfBounds)?;
        let line = |at: usize| window.text[..at - window.base].matches('\n').count();
        let (first, last) = (line(start).saturating_sub(before), line(end) + after);
        let before: usize = window.text.split_inclusive('\n').take(first).map(str::len).sum();
        let text = &window.text[before..];
        let length = text.split_inclusive('\n').take(last + 1 - first).map(str::len).sum();
        // When asked for the bare label, miette wants its place for the header.
        let own = self.labels.iter().find(|mark| mark.range == (start..end)).filter(|_| after == 0);
        let (line, column) = match own {
            Some(mark) => (mark.at.line as usize - 1, mark.at.column as usize - 1),
            None => (window.first + first, 0),
        };
        let data = &text.as_bytes()[..length];
        let span = (window.base + before, length).into();
        Ok(Box::new(MietteSpanContents::new_named(
            one_line(&window.name),
            data,
            span,
            line,
            column,
            text[..length].lines().count(),
        )))
    }
}
