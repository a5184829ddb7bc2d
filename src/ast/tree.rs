//! The tree of a file: the lines inside a block, and the node at a place.

use super::{Document, Node, NodeId};

impl Document {
    /// For each node the last node of its block: itself if nothing is inside.
    pub fn last_inside(&self) -> Vec<NodeId> {
        let mut last: Vec<NodeId> = (0..self.nodes.len()).map(|at| NodeId(at as u32)).collect();
        for at in (0..self.nodes.len()).rev() {
            if let Some(parent) = self.nodes[at].parent {
                last[parent.index()] = last[parent.index()].max(last[at]);
            }
        }
        last
    }

    /// The node whose line the byte is in.
    pub fn node_at(&self, byte: u32) -> Option<(NodeId, &Node)> {
        let after = self.nodes.partition_point(|node| node.span.start <= byte);
        let (at, node) = self.nodes[..after].iter().enumerate().next_back()?;
        (byte <= node.span.end).then_some((NodeId(at as u32), node))
    }

    /// A node and the blocks around it, innermost first.
    pub fn blocks(&self, of: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(of), |id| self.nodes[id.index()].parent)
    }

    /// The last line of a node, counted from zero, with the lines that continue it.
    pub fn last_line(&self, of: NodeId) -> u32 {
        let first = self.nodes[of.index()].line as usize;
        let own = self.lines[first..].iter().take_while(|line| line.node == Some(of)).count();
        (first + own.max(1) - 1) as u32
    }
}
