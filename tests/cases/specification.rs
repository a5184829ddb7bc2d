//! Every map in the documentation does what its page says.

use crate::support::{
    self,
    cases::{self, Case, Export},
};
use libtest_mimic::{Failed, Trial};
use serde_json::Value;
use std::path::Path;
use wayline::{
    Compilation, Options, compile,
    diagnostic::{Applicability, Diagnostic, FileId, apply},
    export::{
        self,
        table::{Sheet, lines, table},
    },
    format::format,
};

pub fn tests() -> Vec<Trial> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src");
    let cases = cases::pages(&folder).iter().flat_map(|page| cases::cases(page)).collect::<Vec<_>>();
    let trials = cases.into_iter().map(|case| {
        let page = case.page.strip_prefix(&folder).expect("a page of the book").display().to_string();
        Trial::test(format!("specification::{page}:{} {}", case.line, case.heading), move || check(&case))
    });
    trials.collect()
}

fn check(case: &Case) -> Result<(), Failed> {
    let mut options: Options = support::options();
    options.max_bytes = case.max_bytes.unwrap_or(options.max_bytes);
    options.max_columns = case.max_columns.unwrap_or(options.max_columns);
    let compilation = compile(case.name, &case.map, &case.files, &options);
    let expected = expected(case);
    let raised: Vec<&Diagnostic> =
        compilation.diagnostics.iter().filter(|diagnostic| !(case.fragment && is_wrapping(diagnostic))).collect();
    let found: Vec<String> = raised.iter().map(|diagnostic| place(case, &compilation, diagnostic)).collect();
    let fits = |(found, expected): (&String, &String)| found == expected || without_column(found) == *expected;
    if found.len() != expected.len() || !found.iter().zip(&expected).all(fits) {
        let titles: Vec<&str> = raised.iter().map(|diagnostic| diagnostic.title.as_str()).collect();
        return Err(format!("expected {expected:#?}, found {found:#?}: {titles:#?}").into());
    }
    if expected == [code_of(case)] {
        check_fix(case, &compilation, &options)?;
    }
    case.model.iter().try_for_each(|(pointer, value)| check_value(&compilation, pointer, value))?;
    case.imported.iter().try_for_each(|expected| check_import(case, expected))?;
    case.exports.iter().try_for_each(|expected| check_export(&compilation, expected))
}

/// The code that a page is about, by its name.
fn code_of(case: &Case) -> String {
    case.page.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned()
}

/// A page's *Fix* begins with how far the edit of its *Wrong* example can be trusted, and the edit makes it the *Right* one; or with
/// *None*, and there is no edit.
fn check_fix(case: &Case, compilation: &Compilation, options: &Options) -> Result<(), Failed> {
    let page = std::fs::read_to_string(&case.page).map_err(|error| error.to_string())?;
    let (_, said) = page.split_once("\n## Fix\n\n").ok_or("the page has no section `## Fix`")?;
    let fix = compilation.diagnostics.iter().find_map(|diagnostic| diagnostic.fix.as_ref());
    let (word, fix) = match (fix, fix.map(|fix| fix.applicability)) {
        (None, _) | (_, None) => ("None: ", None),
        (fix, Some(Applicability::Safe)) => ("Safe", fix),
        (fix, Some(Applicability::Unsafe)) => ("Unsafe", fix),
        (fix, Some(Applicability::Display)) => ("Display", fix),
    };
    if !said.starts_with(word) {
        return Err(format!("`## Fix` should begin with {word}: {fix:?}").into());
    }
    // What is only shown is made of an example.
    let Some(fix) = fix.filter(|fix| fix.applicability != Applicability::Display) else { return Ok(()) };
    let right = cases::cases(&case.page).into_iter().find(|case| case.heading == "Right").ok_or("nothing is right")?;
    let text = &compilation.sources.get(fix.file()).text;
    let mended = apply(text, &fix.edits);
    if mended.as_bytes() != right.map {
        return Err(format!("the edits make\n{mended}\nand not\n{}", String::from_utf8_lossy(&right.map)).into());
    }
    let left = compile(case.name, mended.as_bytes(), &case.files, options).diagnostics;
    if left.iter().any(|diagnostic| diagnostic.code.as_str() == code_of(case)) {
        return Err(format!("the edits leave the mistake: {left:?}").into());
    }
    Ok(())
}

/// What a diagram becomes is a map in its canonical form.
fn check_import(case: &Case, expected: &str) -> Result<(), Failed> {
    let text = String::from_utf8_lossy(&case.map);
    let found = wayline::import::mermaid(&text, FileId::default()).text.unwrap_or_default();
    let formatted = format("map.journey", found.as_bytes(), &case.files, &support::options()).text;
    match found == expected && formatted.as_ref() == Some(&found) {
        true => Ok(()),
        false => Err(format!("expected\n{expected}\nfound\n{found}\nformatted\n{formatted:?}").into()),
    }
}

/// A page shows lines as they are in a page: without the mark at the beginning and with its own line ends.
fn check_export(compilation: &Compilation, expected: &Export) -> Result<(), Failed> {
    let map = compilation.map.as_ref().ok_or("the map has errors")?;
    let sheet = Sheet::WITH_LINES.into_iter().find(|sheet| Some(sheet.name()) == expected.sheet.as_deref());
    let table = || match sheet.expect("a table's name") {
        Sheet::Lines => lines(compilation),
        sheet => table(map, sheet),
    };
    let found = match expected.format.as_str() {
        "csv" => export::csv(&table(), export::Separator::Comma).trim_start_matches('\u{feff}').replace("\r\n", "\n"),
        "markdown" => export::markdown_table(&table()),
        "mermaid" => export::mermaid(map).text,
        other => return Err(format!("nothing is exported as {other}").into()),
    };
    if found == expected.text { Ok(()) } else { Err(format!("expected\n{}\nfound\n{found}", expected.text).into()) }
}

/// What the page says the map raises; a page of an error says it with its name.
fn expected(case: &Case) -> Vec<String> {
    let error_page = case.page.parent().is_some_and(|folder| folder.ends_with("errors"));
    match case.heading.as_str() {
        "Wrong" if error_page => vec![code_of(case)],
        _ => case.diagnostics.clone(),
    }
}

/// The small map around a fragment declares more than the fragment speaks of.
fn is_wrapping(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code.as_str(), "J506" | "J509")
}

/// `LINE:COLUMN CODE`, counted from the fragment, with the file in front if it isn't the map's own. On an error's own
/// page, the code alone.
fn place(case: &Case, compilation: &Compilation, diagnostic: &Diagnostic) -> String {
    let span = diagnostic.span();
    let source = compilation.sources.get(span.file);
    let at = source.position(span.start);
    let code = diagnostic.code;
    if expected(case) == [code.as_str()] {
        return code.to_string();
    }
    match source.name.as_str() {
        own if own == case.name => format!(
            "{}:{} {code}",
            at.line as i64 - i64::from(case.offset.0),
            at.column as i64 - i64::from(case.offset.1)
        ),
        other => format!("{other} {}:{} {code}", at.line, at.column),
    }
}

/// The same without the column, which a page may leave out.
fn without_column(place: &str) -> String {
    let (before, code) = place.rsplit_once(' ').unwrap_or(("", place));
    let line = before.rsplit_once(':').map_or(before, |(line, _)| line);
    format!("{line} {code}")
}

fn check_value(compilation: &Compilation, pointer: &str, value: &str) -> Result<(), Failed> {
    let map = compilation.map.as_ref().ok_or("the map has errors")?;
    let mut model = serde_json::to_value(map).map_err(|error| error.to_string())?;
    model["paths"] = serde_json::to_value(map.paths()).map_err(|error| error.to_string())?;
    let expected: Value = serde_json::from_str(value).map_err(|error| format!("{value}: {error}"))?;
    let found = model.pointer(pointer).unwrap_or(&Value::Null);
    if holds(found, &expected) { Ok(()) } else { Err(format!("{pointer}: expected {expected}, found {found}").into()) }
}

/// Whether `found` is what is expected; of an object only the fields that are given are compared.
fn holds(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            expected.iter().all(|(key, value)| found.get(key).is_some_and(|found| holds(found, value)))
        }
        (Value::Array(found), Value::Array(expected)) => {
            found.len() == expected.len() && found.iter().zip(expected).all(|(found, expected)| holds(found, expected))
        }
        (Value::Number(found), Value::Number(expected)) => found.as_f64() == expected.as_f64(),
        (found, expected) => found == expected,
    }
}
