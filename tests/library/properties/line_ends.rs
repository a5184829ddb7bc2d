//! A map says the same whether it was saved on Windows or elsewhere, with or without a byte-order mark.

use crate::support::{
    every_map::{every_map, hold},
    meaning,
};
use wayline::Compilation;

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    hold(every_map(), |map| {
        let Some(text) = map.text() else { return Ok(()) };
        // A lone carriage return is a mistake by itself, and one before a line feed would make it a pair.
        let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        if text.contains('\r') {
            return Ok(());
        }
        let plain = map.with(text.as_str()).compile();
        let windows = map.with(text.replace('\n', "\r\n"));
        let marked = map.with(format!("\u{FEFF}{text}"));
        for (other, what) in [(windows, "line ends of Windows"), (marked, "a byte-order mark")] {
            let other = other.compile();
            if meaning(&plain) != meaning(&other) {
                return Err(format!("{what} change what the map says"));
            }
            let (here, there) = (positions(&plain), positions(&other));
            if here != there {
                return Err(format!("{what} move the diagnostics: {here:?} {there:?}"));
            }
        }
        Ok(())
    });
}

/// Where each label of each diagnostic begins, for people.
fn positions(compilation: &Compilation) -> Vec<(String, u32, u32)> {
    let labels = compilation.diagnostics.iter().flat_map(|diagnostic| {
        let title = &diagnostic.title;
        diagnostic.labels.iter().map(move |label| (title.clone(), label.span))
    });
    labels
        .map(|(title, span)| {
            let at = compilation.sources.get(span.file).position(span.start);
            (title, at.line, at.column)
        })
        .collect()
}
