//! Every mistake in a file is told in one run, in the order of the lines.

use crate::support::compile_text;

/// Each line that is wrong says so at its end: the code is taken off before the map is compiled.
const TWELVE: &str = include_str!("../../fixtures/twelve-mistakes.journey");

#[test]
fn twelve_mistakes_are_twelve_diagnostics_in_order() {
    let expected: Vec<(u32, &str)> =
        TWELVE.lines().enumerate().filter_map(|(at, line)| Some((at as u32 + 1, line.split_once(" <- ")?.1))).collect();
    let map: String = TWELVE.lines().map(|line| format!("{}\n", line.split(" <- ").next().unwrap_or(line))).collect();
    let compilation = compile_text(&map);
    let place = |span: wayline::diagnostic::Span| compilation.sources.get(span.file).position(span.start).line;
    let found: Vec<(u32, &str)> =
        compilation.diagnostics.iter().map(|diagnostic| (place(diagnostic.span()), diagnostic.code.as_str())).collect();
    assert_eq!(expected.len(), 12);
    assert_eq!(found, expected);
}
