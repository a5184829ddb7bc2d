//! Links to other files and to addresses.

use crate::{
    ast::{Document, Value},
    source::Sources,
    span::Span,
};

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLink {
    /// Where it is written.
    pub span: Span,
    /// Its target as written: an address, or a path relative to the file's folder, perhaps with a part after `#`.
    pub target: String,
}

/// Every path and address in a file, in order.
pub fn links(document: &Document, sources: &Sources) -> Vec<DocumentLink> {
    let spans = document.nodes.iter().filter_map(|node| match node.value {
        Value::Path(span) | Value::Link(span) => Some(span),
        _ => None,
    });
    spans.map(|span| DocumentLink { span, target: sources.slice(span).to_owned() }).collect()
}
