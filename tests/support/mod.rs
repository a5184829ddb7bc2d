//! What several test programs share: the cases that stand in the documentation, and maps made from a seed.

#![allow(dead_code, unused_imports, reason = "each test program uses its own part of this")]

pub mod cases;
pub mod every_map;
pub mod generate;
pub mod hostile;
pub mod legibility;
pub mod panel;
pub mod targets;

pub use wayline::load::Memory;
use wayline::{
    Compilation, Options, compile,
    diagnostic::{FileId, Span},
};

/// The day that every test is run for.
pub const TODAY: &str = "2026-11-21";

/// What every test compiles with, unless it says otherwise.
pub fn options() -> Options {
    Options { today: TODAY.parse().ok(), ..Options::default() }
}

/// Compiles a map that stands alone.
pub fn compile_text(text: &str) -> Compilation {
    compile("map.journey", text.as_bytes(), &Memory::default(), &options())
}

/// What a compilation says of the map: the model without its places, and the kinds of what is wrong.
pub fn meaning(compilation: &Compilation) -> (serde_json::Value, Vec<wayline::diagnostic::Code>) {
    let mut model = serde_json::to_value(&compilation.map).expect("a model that can be written");
    each_span(&mut model, &mut |span| *span = serde_json::Value::Null);
    (model, compilation.diagnostics.iter().map(|diagnostic| diagnostic.code).collect())
}

/// Every place in a model.
pub fn spans(model: &serde_json::Value) -> Vec<Span> {
    let mut spans = Vec::new();
    each_span(&mut model.clone(), &mut |span| {
        let number = |key: &str| span[key].as_u64().expect("a place") as u32;
        spans.push(Span { file: FileId(number("file")), start: number("start"), end: number("end") });
    });
    spans
}

fn each_span(value: &mut serde_json::Value, each: &mut dyn FnMut(&mut serde_json::Value)) {
    match value {
        serde_json::Value::Object(fields) if fields.len() == 3 && fields.contains_key("start") => each(value),
        serde_json::Value::Object(fields) => fields.values_mut().for_each(|field| each_span(field, each)),
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| each_span(item, each)),
        _ => {}
    }
}
