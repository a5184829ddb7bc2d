//! The outline of a file, as a tree.

use crate::{
    ast::{Document, Head, Node, NodeId, Value},
    keyword::Keyword,
    source::Sources,
    span::Span,
};

/// A line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its text in the outline.
    pub label: String,
    /// What kind of line it is.
    pub keyword: Keyword,
    /// Its line with the whole block.
    pub span: Span,
    /// The part of it with the label.
    pub selection: Span,
    /// What is inside.
    pub children: Vec<Entry>,
}

/// The journey, its declarations, its stages with their columns, and the pains, gains and opportunities in them. Stages
/// are inside their phase.
pub fn outline(document: &Document, sources: &Sources) -> Vec<Entry> {
    let last = document.last_inside();
    let mut open: Vec<(Option<NodeId>, Entry)> = Vec::new();
    let mut done: Vec<Entry> = Vec::new();
    for (at, node) in document.nodes.iter().enumerate().filter(|(_, node)| is_listed(node)) {
        while open.last().is_some_and(|(id, _)| !holds(document, *id, node)) {
            close(&mut open, &mut done);
        }
        let end = document.nodes[last[at].index()].span.end;
        let entry = entry(node, Span { end, ..node.span }, sources);
        open.push((Some(NodeId(at as u32)), entry));
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}

fn close(open: &mut Vec<(Option<NodeId>, Entry)>, done: &mut Vec<Entry>) {
    let Some((_, entry)) = open.pop() else { return };
    match open.last_mut() {
        Some((_, around)) => {
            around.span.end = around.span.end.max(entry.span.end);
            around.children.push(entry);
        }
        None => done.push(entry),
    }
}

/// Whether the block of `id` contains this node: in the tree, or because a phase contains the stages up to the next
/// one.
fn holds(document: &Document, id: Option<NodeId>, node: &Node) -> bool {
    let Some(around) = id.map(|id| &document.nodes[id.index()]) else { return false };
    let inside = std::iter::successors(node.parent, |id| document.nodes[id.index()].parent).any(|of| Some(of) == id);
    let in_phase = around.keyword() == Keyword::Phase
        && node.keyword() != Keyword::Phase
        && (node.keyword() == Keyword::Stage || node.parent.is_some());
    inside || in_phase
}

fn is_listed(node: &Node) -> bool {
    let keyword = node.keyword();
    let in_column = matches!(keyword, Keyword::Pain | Keyword::Gain | Keyword::Opportunity);
    keyword.opens_part() || in_column
}

fn entry(node: &Node, span: Span, sources: &Sources) -> Entry {
    let text = match &node.value {
        Value::Prose(parts) => parts.iter().find(|part| !part.is_empty()).copied(),
        Value::Plain(text) => Some(*text),
        _ => None,
    };
    let name = match &node.head {
        Head::Name(name) | Head::Pain(Some(name), _) => Some(name.span),
        _ => None,
    };
    let selection = text.or(name).unwrap_or(node.keyword);
    Entry { label: sources.slice(selection).to_owned(), keyword: node.keyword(), span, selection, children: Vec::new() }
}
