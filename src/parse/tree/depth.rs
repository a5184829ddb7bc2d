//! How deep a declaration stands, which is only known with the lines below it.

use super::builder::Builder;
use crate::{
    ast::{Content, Node, NodeId},
    keyword::Keyword,
};

impl Builder<'_> {
    /// Leaves a declaration at the margin where it is if no line of the story goes on below it. It closes no block, so it would be
    /// indented like a line of the last one.
    pub(super) fn keep_at_the_margin(&mut self) {
        let (lines, nodes) = (&self.document.lines, &self.document.nodes);
        let statement = lines.iter().find(|line| matches!(line.content, Content::Statement(_)));
        let margin = statement.map_or(0, |line| line.indent);
        let mut kept = vec![false; nodes.len()];
        let mut story_goes_on = false;
        for (at, node) in nodes.iter().enumerate().rev() {
            if node.keyword().is_declaration() {
                kept[at] = !story_goes_on && node.depth > 0 && lines[node.line as usize].indent <= margin;
            } else if !self.is_in_a_declaration(node) {
                story_goes_on =
                    !(node.keyword().is_division() && node.depth == 0 || node.keyword() == Keyword::Journey);
            }
        }
        for at in 0..kept.len() {
            let parent = self.document.nodes[at].parent.map(NodeId::index);
            match parent.filter(|parent| kept[*parent]) {
                Some(parent) => {
                    kept[at] = true;
                    self.document.nodes[at].depth = self.document.nodes[parent].depth + 1;
                }
                None if kept[at] => self.document.nodes[at].depth = 0,
                None => {}
            }
        }
    }

    fn is_in_a_declaration(&self, node: &Node) -> bool {
        let mut above = node.parent;
        while let Some(parent) = above.map(|id| &self.document.nodes[id.index()]) {
            if parent.keyword().is_declaration() {
                return true;
            }
            above = parent.parent;
        }
        false
    }
}
