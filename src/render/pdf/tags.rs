//! The tags: what each part of the pages is, in reading order.
//!
//! A drawing is a document whose lanes are sections with their names as headings. Consecutive lines of text are a
//! paragraph. What is shown by shapes alone (a curve, a point, a pain's bead) is a figure described by its group's
//! title; other shapes are decoration.

use krilla::tagging::{Identifier, Node, Tag, TagGroup, TagKind, TagTree};
use std::num::NonZeroU16;

/// What is known about a page's content before its links are placed.
pub enum Part {
    /// Parts that belong together.
    Group(Kind, Vec<Part>),
    /// Something on the page.
    Content(Identifier),
    /// The words of a link, and which of the page's links it is.
    Link(Vec<Identifier>, usize),
}

/// What a group is.
pub enum Kind {
    /// The drawing's name.
    Title(String),
    /// A lane, or another section of the drawing.
    Section,
    /// The heading of a section.
    Heading(String),
    Division,
    Paragraph,
    /// A shape, described by these words.
    Figure(String),
}

/// The tags of all pages.
#[derive(Default)]
pub struct Tree {
    pages: Vec<Vec<Node>>,
}

impl Tree {
    /// Adds a page.
    pub fn add(&mut self, nodes: Vec<Node>) {
        self.pages.push(nodes);
    }

    /// The whole tree, with its language.
    pub fn finish(self, lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        for page in self.pages {
            page.into_iter().for_each(|node| tree.push(node));
        }
        tree
    }
}

/// The tags of a page, once `links` says which links it has.
pub fn nodes(parts: Vec<Part>, links: &[Option<Identifier>]) -> Vec<Node> {
    parts.into_iter().map(|part| node(part, links)).collect()
}

fn node(part: Part, links: &[Option<Identifier>]) -> Node {
    match part {
        Part::Group(kind, parts) => Node::Group(TagGroup::with_children(tag(kind), nodes(parts, links))),
        Part::Content(identifier) => Node::Leaf(identifier),
        Part::Link(words, link) => {
            let words = words.into_iter().chain(links.get(link).copied().flatten());
            Node::Group(TagGroup::with_children(Tag::Link, words.map(Node::Leaf).collect()))
        }
    }
}

fn tag(kind: Kind) -> TagKind {
    const SECOND: NonZeroU16 = NonZeroU16::MIN.saturating_add(1);
    match kind {
        Kind::Title(title) => Tag::Hn(NonZeroU16::MIN, Some(title)).into(),
        Kind::Heading(title) => Tag::Hn(SECOND, Some(title)).into(),
        Kind::Section => Tag::Section.into(),
        Kind::Division => Tag::Div.into(),
        Kind::Paragraph => Tag::P.into(),
        Kind::Figure(words) => Tag::Figure(Some(words)).into(),
    }
}
