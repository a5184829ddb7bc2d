//! The tree of a file: the lines inside a block, and the node at a place.

use crate::ast::{Document, Node, NodeId};

/// For each node the last node of its block: itself if nothing is inside.
pub fn last_inside(document: &Document) -> Vec<NodeId> {
    let mut last: Vec<NodeId> = (0..document.nodes.len()).map(|at| NodeId(at as u32)).collect();
    for at in (0..document.nodes.len()).rev() {
        if let Some(parent) = document.nodes[at].parent {
            last[parent.index()] = last[parent.index()].max(last[at]);
        }
    }
    last
}

/// The node whose line the byte is in.
pub fn node_at(document: &Document, byte: u32) -> Option<(NodeId, &Node)> {
    let after = document.nodes.partition_point(|node| node.span.start <= byte);
    let (at, node) = document.nodes[..after].iter().enumerate().next_back()?;
    (byte <= node.span.end).then_some((NodeId(at as u32), node))
}

/// A node and the blocks around it, innermost first.
pub fn blocks(document: &Document, of: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::successors(Some(of), |id| document.nodes[id.index()].parent)
}

/// The last line of a node, counted from zero, with the lines that continue it.
pub fn last_line(document: &Document, of: NodeId) -> u32 {
    let first = document.nodes[of.index()].line as usize;
    let own = document.lines[first..].iter().take_while(|line| line.node == Some(of)).count();
    (first + own.max(1) - 1) as u32
}
