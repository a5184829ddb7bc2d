//! What is done with bytes that nobody has looked at. The fuzz targets call these, and so does a test with seeds.

use wayline::load::Memory;
use wayline::{Compilation, Options, compile, export, format::format, layout::layout, render, text::Fonts};

/// Reads and writes the text: nothing panics, and what was formatted once stays as it is.
pub fn parse(bytes: &[u8], files: &Memory) {
    let options = options();
    let Some(once) = format("map.journey", bytes, files, &options).text else { return };
    let twice = format("map.journey", once.as_bytes(), files, &options).text;
    assert_eq!(twice.as_ref(), Some(&once), "formatted text changes when it is formatted again");
}

/// Goes all the way to a drawing and a page: nothing panics, every place is in the text, and both are well formed.
pub fn pipeline(bytes: &[u8], files: &Memory) {
    let compilation = compile("map.journey", bytes, files, &options());
    check_places(&compilation);
    let Some(map) = &compilation.map else { return };
    let scene = layout(map, &Default::default(), &mut Fonts::new());
    let svg = render::svg(&scene, &Default::default());
    check_xml(&svg);
    check_xml(&render::html(map, &svg, &Default::default()));
}

/// Reads the bytes as a Mermaid diagram: nothing panics, every place is in the text, and what the map says of itself in Mermaid's
/// words can be read again.
pub fn mermaid(bytes: &[u8], files: &Memory) {
    let compilation = compile("map.mmd", bytes, files, &options());
    check_places(&compilation);
    let Some(map) = &compilation.map else { return };
    let again = compile("map.mmd", export::mermaid(map).text.as_bytes(), files, &options());
    assert!(again.map.is_some(), "what was written can't be read: {:#?}", again.diagnostics);
}

/// The largest file is small here, so that a fuzzer spends its time on maps and not on length.
fn options() -> Options {
    Options { today: "2026-11-21".parse().ok(), max_bytes: 1 << 20, ..Options::default() }
}

fn check_places(compilation: &Compilation) {
    for label in compilation.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
        let text = &compilation.sources.get(label.span.file).text;
        assert!(text.get(label.span.range()).is_some(), "{:?} is no piece of the text", label.span);
    }
}

fn check_xml(text: &str) {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    if let Err(error) = roxmltree::Document::parse_with_options(text, options) {
        panic!("not well formed: {error}\n{text}");
    }
}
