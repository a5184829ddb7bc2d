//! Selections around a place, from small to large.

use crate::{
    Compilation,
    ast::{Head, Value},
    span::{FileId, Span},
};

/// The spans that contain a byte, each inside the next: the name, the text, the line, the blocks around it, the file.
pub fn select(compilation: &Compilation, file: FileId, byte: u32) -> Vec<Span> {
    let source = compilation.sources.get(file);
    let mut spans = Vec::new();
    if let Some((span, _)) = compilation.names.at(file, byte) {
        spans.push(span);
    }
    if let Some(document) = compilation.document(file)
        && let Some((id, node)) = document.node_at(byte)
    {
        spans.extend([node.keyword].into_iter().filter(|span| touches(*span, byte)));
        match &node.head {
            Head::Label(span) if touches(*span, byte) => spans.push(*span),
            _ => {}
        }
        if let Value::Prose(parts) = &node.value {
            spans.extend(parts.iter().copied().filter(|part| touches(*part, byte)));
            spans.extend(parts.first().zip(parts.last()).map(|(first, last)| first.to(*last)));
        }
        spans.push(node.span);
        let last = document.last_inside();
        spans.extend(document.blocks(id).map(|block| {
            let (from, to) = (&document.nodes[block.index()], &document.nodes[last[block.index()].index()]);
            from.span.to(to.span)
        }));
    }
    spans.push(Span::new(file, 0, source.text.len()));
    nested(spans.into_iter().filter(|span| touches(*span, byte)))
}

fn touches(span: Span, byte: u32) -> bool {
    span.start <= byte && byte <= span.end
}

/// Those that are larger than the one before and contain it.
fn nested(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut nested: Vec<Span> = Vec::new();
    for span in spans {
        if nested.last().is_none_or(|last| span != *last && span.contains(*last)) {
            nested.push(span);
        }
    }
    nested
}
