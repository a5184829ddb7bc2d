//! The formats of a report, from diagnostics made by hand.

mod annotations;
mod data;
mod excerpts;
mod lists;

use wayline::{
    diagnostic::{Code, Diagnostic, FileId, Source, Sources, Span},
    report::{Failure, FileDiagnostics, Format, Report, TextStyle},
};

const PLAIN: TextStyle = TextStyle { colour: false, unicode: true, width: 80 };

const COFFEE: &str = "journey: Coffee run\npersona anna: Anna\nstage: Enter\n  feels ana 1: Welcome\n  note: x\n";

/// Where `part` first occurs in the file.
fn find(sources: &Sources, file: FileId, part: &str) -> Span {
    let start = sources.get(file).text.find(part).expect("the part in the file");
    Span::new(file, start, start + part.len())
}

fn text(report: &Report) -> String {
    written(report, Format::Text(PLAIN))
}

fn written(report: &Report, format: Format) -> String {
    let mut out = Vec::new();
    report.write(format, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn one(sources: Sources, diagnostics: Vec<Diagnostic>) -> Report {
    Report { files: vec![FileDiagnostics { sources, diagnostics }], looked_at: 1, ..Report::default() }
}

fn file(name: &str, text: &str) -> (Sources, FileId) {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(name, text));
    (sources, id)
}

/// One mistake at `part` of `text`.
fn simple(source: &str, part: &str) -> Report {
    let (sources, id) = file("coffee.journey", source);
    let at = find(&sources, id, part);
    one(sources, vec![Diagnostic::new(Code::UnknownName, "Nobody is called `ana`", at, "not declared")])
}

/// Two files, two labels, signs that need care, failures and a note.
fn rich() -> Report {
    let (mut sources, id) = file("maps/my map.journey", "journey: 日😀 ana: x, 50 %\nstage: s\n");
    let other = sources.add(Source::new("shared.journey", "persona anna: Anna\n"));
    let title = "Nobody is called `ana`: not one, not 50 %";
    let diagnostic = Diagnostic::new(Code::UnknownName, title, find(&sources, id, "ana"), "not\ndeclared")
        .and(find(&sources, other, "anna"), "there is an `anna`")
        .help("write `anna`");
    let warning = Diagnostic::new(Code::NoOwner, "Nobody owns this", find(&sources, id, "stage: s\n"), "");
    let mut report = one(sources, vec![diagnostic, warning]);
    let settings = Source::new("wayline.toml", "thme = \"dark\"\n");
    let wrong = Failure::new("`thme` is not a setting").at(&settings, 0..4, "unknown").help("did you mean `theme`?");
    report.failures.push(wrong);
    report.failures.push(Failure::new("cannot write out.svg: it is a folder"));
    report.notes.push(Failure::new("no font on this system has 茶 (U+8336)").help("install a font that has it"));
    report
}

/// A thousand warnings and then an error, in a file of 4 MB.
fn thousand() -> Report {
    let line = format!("  note: {}\n", "x".repeat(4000));
    let (sources, id) = file("big.journey", &line.repeat(1001));
    let at = |number: usize| Span::new(id, number * line.len() + 2, number * line.len() + 6);
    let warning = |number| Diagnostic::new(Code::LongText, format!("Long {number}"), at(number), "here");
    let mut diagnostics: Vec<_> = (0..1000).map(warning).collect();
    diagnostics.push(Diagnostic::new(Code::StandsTwice, "Twice", at(1000), "here"));
    one(sources, diagnostics)
}
