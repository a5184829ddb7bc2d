//! A request becomes an answer: an object of what was asked for, or one with `error`.

use crate::{
    draw,
    files::Files,
    language,
    request::{Operation, Request},
};
use serde_json::{Value, json};
use std::convert::Infallible;
use wayline::{
    Compilation, Options, compile,
    diagnostic::{Applicability, Diagnostic, Sources, fix_all},
    editor, export,
    format::format,
    report::{FileDiagnostics, Format, Report},
};

/// The answer to `request`, as JSON.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let read = serde_json::from_slice(request).map_err(|error| format!("not a request: {error}"));
    let answer = read.and_then(answered).unwrap_or_else(|error| json!({ "error": error }));
    answer.to_string().into_bytes()
}

fn answered(request: Request) -> Result<Value, String> {
    let files = Files;
    let options = request.options()?;
    match request.operation {
        Operation::Language => Ok(language::language()),
        Operation::Complete => completed(&request, &files, &options),
        Operation::Format => Ok(formatted(&request, &files, &options)),
        Operation::Fix => Ok(fixed(&request, &files, &options)),
        Operation::Check => {
            let of = compiled(&request, &request.text, &files, &options);
            Ok(json!({ "report": report(of.sources, of.diagnostics)? }))
        }
        Operation::Compile => {
            let of = compiled(&request, &request.text, &files, &options);
            let map = of.map.as_ref().map(|map| export::json(map, &of.sources));
            let map: Option<Value> = map.map(|map| serde_json::from_str(&map)).transpose().map_err(text)?;
            Ok(json!({ "map": map, "shared": of.shared, "report": report(of.sources, of.diagnostics)? }))
        }
        Operation::Draw | Operation::Page | Operation::Preview => {
            let of = compiled(&request, &request.text, &files, &options);
            let drawn = match &of.map {
                Some(map) => Some(draw::draw(map, &of.sources, request.operation, &request.look)?),
                None => None,
            };
            Ok(json!({ "output": drawn, "report": report(of.sources, of.diagnostics)? }))
        }
    }
}

fn compiled(request: &Request, text: &str, files: &Files, options: &Options) -> Compilation {
    let mut compilation = compile(&request.file, text.as_bytes(), files, options);
    if let Some(personas) = &request.look.personas {
        compilation.only(personas);
    }
    compilation
}

/// `from` and `to`, in bytes, of the word that is being written, and what could replace it.
fn completed(request: &Request, files: &Files, options: &Options) -> Result<Value, String> {
    let proposed = editor::complete(&request.file, &request.text, request.cursor, files, options);
    serde_json::to_value(proposed).map_err(text)
}

fn formatted(request: &Request, files: &Files, options: &Options) -> Value {
    let of = format(&request.file, request.text.as_bytes(), files, options);
    let report = report(of.sources, of.diagnostics);
    json!({ "text": of.text, "report": report.unwrap_or_default() })
}

/// The map with every edit made that can be made to its own text.
fn fixed(request: &Request, files: &Files, options: &Options) -> Value {
    let limit = if request.risky { Applicability::Unsafe } else { Applicability::Safe };
    let check = |text: &str| Ok::<_, Infallible>(compiled(request, text, files, options).diagnostics);
    let Ok((text, fixed)) = fix_all(&request.text, limit, check);
    json!({ "text": text, "fixed": fixed })
}

/// What is wrong, as `wayline check --format json` writes it.
fn report(sources: Sources, diagnostics: Vec<Diagnostic>) -> Result<Value, String> {
    let files = vec![FileDiagnostics { sources, diagnostics }];
    let mut bytes = Vec::new();
    let report = Report { files, looked_at: 1, ..Report::default() };
    report.write(Format::Json, &mut bytes).map_err(text)?;
    serde_json::from_slice(&bytes).map_err(text)
}

fn text(error: impl ToString) -> String {
    error.to_string()
}
