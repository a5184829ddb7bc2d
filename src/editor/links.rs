//! Places that lead to other files and to addresses.

use crate::{
    ast::{Document, Value},
    source::Sources,
    span::Span,
};

/// A place that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLink {
    /// Where it is written.
    pub span: Span,
    /// Where it leads, as written: an address, or a path from the file's folder, perhaps with a place behind `#`.
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
