//! A page's own markup as a tree, to find out what changed in it.
//!
//! Input: what the program itself has written, which is well formed. Style sheets and scripts are left out.

use rustc_hash::FxHasher;
use std::{
    hash::{Hash, Hasher},
    ops::Range,
};

/// An element or a text.
#[derive(Debug)]
pub(super) struct Node {
    /// Its range in the markup.
    pub range: Range<usize>,
    /// The element's name; empty for a text.
    pub name: Range<usize>,
    /// What is between the name and the end of its start tag.
    pub attributes: Range<usize>,
    pub children: Vec<Node>,
    /// Equal for two nodes with the same markup.
    pub hash: u64,
}

/// Markup with its tree.
#[derive(Debug)]
pub(super) struct Tree {
    pub text: String,
    /// The top-level nodes.
    pub roots: Vec<Node>,
}

/// Elements without an end tag.
const VOID: &[&str] = &["input", "br", "img", "meta", "link", "hr", "source", "wbr"];

impl Tree {
    pub fn new(text: String) -> Self {
        let roots = MarkupParser { text: &text, at: 0 }.roots();
        Self { text, roots }
    }
}

impl Node {
    /// Name, attributes and content as written.
    pub fn markup<'a>(&self, text: &'a str) -> &'a str {
        &text[self.range.clone()]
    }

    /// Every attribute with its value as written.
    pub fn attributes<'a>(&self, text: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut found = Vec::new();
        let mut rest = &text[self.attributes.clone()];
        while let Some((name, behind)) = rest.split_once("=\"") {
            let Some((value, behind)) = behind.split_once('"') else { break };
            found.push((name.trim(), value));
            rest = behind;
        }
        found
    }

    /// The value of an attribute.
    pub fn attribute<'a>(&self, text: &'a str, wanted: &str) -> Option<&'a str> {
        self.attributes(text).into_iter().find(|(name, _)| *name == wanted).map(|(_, value)| value)
    }

    pub fn is_text(&self) -> bool {
        self.name.is_empty()
    }
}

struct MarkupParser<'a> {
    text: &'a str,
    at: usize,
}

impl MarkupParser<'_> {
    /// Reads everything with an explicit stack: markup nests as deep as the page does.
    fn roots(mut self) -> Vec<Node> {
        let mut open: Vec<Node> =
            vec![Node { range: 0..0, name: 0..0, attributes: 0..0, children: Vec::new(), hash: 0 }];
        while self.at < self.text.len() {
            if self.rest().starts_with("</") {
                let end = self.behind('>');
                self.at = end;
                if open.len() > 1 {
                    self.close(&mut open);
                }
            } else if self.rest().starts_with("<!") {
                self.at = self.behind('>');
            } else if self.rest().starts_with('<') {
                self.element(&mut open);
            } else {
                let start = self.at;
                self.at = self.text[start..].find('<').map_or(self.text.len(), |found| start + found);
                let range = start..self.at;
                let hash = hash_of(&self.text[range.clone()]);
                push(
                    &mut open,
                    Node { range, name: start..start, attributes: start..start, children: Vec::new(), hash },
                );
            }
        }
        while open.len() > 1 {
            self.close(&mut open);
        }
        open.pop().map(|root| root.children).unwrap_or_default()
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// The place after the next such character.
    fn behind(&self, c: char) -> usize {
        self.rest().find(c).map_or(self.text.len(), |found| self.at + found + c.len_utf8())
    }

    /// Reads a start tag. No value contains a `>`: the program escapes it.
    fn element(&mut self, open: &mut Vec<Node>) {
        let start = self.at;
        let end = self.behind('>');
        let tag = &self.text[start..end];
        let length = tag[1..].find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len() - 1);
        let name = start + 1..start + 1 + length;
        let (word, closed) = (&self.text[name.clone()], tag.ends_with("/>"));
        let attributes = name.end..end - if closed { 2 } else { 1 };
        self.at = end;
        if matches!(word, "style" | "script") && !closed {
            let close = format!("</{word}>");
            self.at = self.rest().find(&close).map_or(self.text.len(), |found| self.at + found + close.len());
            return;
        }
        let node = Node { range: start..end, name, attributes, children: Vec::new(), hash: 0 };
        let childless = closed || VOID.contains(&word);
        open.push(node);
        if childless {
            self.close(open);
        }
    }

    /// Ends the innermost element here.
    fn close(&self, open: &mut Vec<Node>) {
        if let Some(mut node) = open.pop() {
            node.range.end = self.at;
            node.hash = hash_of(self.text.get(node.name.start..node.attributes.end).unwrap_or_default());
            let mut hasher = FxHasher::default();
            node.hash.hash(&mut hasher);
            node.children.iter().for_each(|child| child.hash.hash(&mut hasher));
            node.hash = hasher.finish();
            push(open, node);
        }
    }
}

fn push(open: &mut [Node], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}
