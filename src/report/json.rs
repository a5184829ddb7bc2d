//! One JSON document, as `docs/src/schema/diagnostics.schema.json` describes it.
//!
//! Fields are only ever added; changing the meaning of one would increase `version`.

use super::{Failure, Report, run::severity};
use crate::{
    diagnostic::{Applicability, Diagnostic, Fix, Label},
    source::{Source, Sources},
};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    diagnostics: Vec<DiagnosticEntry<'a>>,
    failures: Vec<Problem<'a>>,
    notes: Vec<Problem<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct DiagnosticEntry<'a> {
    code: &'static str,
    severity: &'static str,
    title: &'a str,
    file: &'a str,
    labels: Vec<Mark<'a>>,
    help: Option<&'a str>,
    fix: Option<Mending<'a>>,
}

#[derive(Serialize)]
struct Mending<'a> {
    applicability: &'static str,
    edits: Vec<Mark<'a>>,
}

#[derive(Serialize)]
struct Problem<'a> {
    title: &'a str,
    label: Option<Mark<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Mark<'a> {
    file: &'a str,
    start: Point,
    end: Point,
    text: &'a str,
}

#[derive(Serialize)]
struct Point {
    byte: u32,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    failures: usize,
    shown: usize,
}

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let diagnostics: Vec<_> = report.shown().into_iter().map(|(sources, of)| entry(sources, of)).collect();
    let tally = report.tally();
    let summary = Summary {
        files: report.looked_at,
        errors: tally.errors,
        warnings: tally.warnings,
        failures: tally.failures,
        shown: diagnostics.len(),
    };
    let failures = report.failures.iter().map(problem).collect();
    let notes = report.notes.iter().map(problem).collect();
    serde_json::to_writer_pretty(&mut *out, &Document { version: 1, diagnostics, failures, notes, summary })?;
    writeln!(out)
}

fn entry<'a>(sources: &'a Sources, diagnostic: &'a Diagnostic) -> DiagnosticEntry<'a> {
    DiagnosticEntry {
        code: diagnostic.code.as_str(),
        severity: severity(diagnostic.severity),
        title: &diagnostic.title,
        file: &sources.get(diagnostic.span().file).name,
        labels: diagnostic.labels.iter().map(|label| labelled(sources, label)).collect(),
        help: diagnostic.help.as_deref(),
        fix: diagnostic.fix.as_ref().map(|fix| mending(sources, fix)),
    }
}

fn mending<'a>(sources: &'a Sources, fix: &'a Fix) -> Mending<'a> {
    let edits =
        fix.edits.iter().map(|edit| mark(sources.get(edit.span.file), edit.span.start, edit.span.end, &edit.text));
    Mending { applicability: applicability(fix.applicability), edits: edits.collect() }
}

/// How far an edit can be trusted, for programs.
pub(super) fn applicability(of: Applicability) -> &'static str {
    match of {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::Display => "display",
    }
}

fn labelled<'a>(sources: &'a Sources, label: &'a Label) -> Mark<'a> {
    mark(sources.get(label.span.file), label.span.start, label.span.end, &label.text)
}

fn problem(failure: &Failure) -> Problem<'_> {
    let label = failure.place.as_ref();
    let label = label.map(|place| mark(&place.source, place.range.start as u32, place.range.end as u32, &place.label));
    Problem { title: &failure.title, label, help: failure.help.as_deref() }
}

fn mark<'a>(source: &'a Source, start: u32, end: u32, text: &'a str) -> Mark<'a> {
    Mark { file: &source.name, start: point(source, start), end: point(source, end), text }
}

fn point(source: &Source, byte: u32) -> Point {
    let at = source.position(byte);
    Point { byte, line: at.line, column: at.column }
}
