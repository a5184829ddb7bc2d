//! Indentation is only for the eye; this tells where it misleads the eye.

use super::lift::{margin, with_comments, with_continuations};
use crate::{
    ast::{Document, NodeId},
    diagnostic::{Code, Diagnostic, Edit},
    source::Source,
    span::Span,
};

/// Follows the lines of a file downward and remembers which of them stand further left.
pub struct Indentation {
    /// Lines that some line below may be indented under: their indent, and whether they were understood and as what.
    above: Vec<(u32, Option<Option<NodeId>>)>,
    /// Whether any line is indented at all.
    matters: bool,
    /// The parent and the indent of the last warning, so that a run of lines is told once.
    told: Option<(Option<NodeId>, u32)>,
}

/// How a line stands in the tree, for [`Indentation::line`].
#[derive(Clone, Copy)]
pub struct Standing {
    /// How far it is indented.
    pub indent: u32,
    /// The node that it is; `None` for a line of the page's edge.
    pub node: Option<NodeId>,
    /// The block that it belongs to.
    pub parent: Option<NodeId>,
}

/// Whether a line's indentation misleads.
pub enum Misled {
    /// It says what the tree says.
    Not,
    /// It does, as that of the line told last.
    Again,
    /// It does, and this is to be told.
    Told(Diagnostic),
}

impl Indentation {
    /// For a file in which some line is indented, or none is.
    pub fn new(matters: bool) -> Self {
        Self { above: Vec::new(), matters, told: None }
    }

    /// A line that wasn't understood: nothing is said about lines that stand under it.
    pub fn skip(&mut self, indent: u32) {
        self.leave(indent);
        self.above.push((indent, None));
    }

    /// A line that stands for itself wherever it is (a declaration).
    pub fn free(&mut self, standing: Standing) {
        self.leave(standing.indent);
        self.above.push((standing.indent, Some(standing.node)));
    }

    /// An understood line. Tells if its indentation says something else than the tree.
    pub fn line(&mut self, standing: Standing, span: Span, parent: Option<(Span, &str)>) -> Misled {
        self.leave(standing.indent);
        let misleads = match self.above.last() {
            Some((_, Some(seen))) => *seen != standing.parent,
            Some((_, None)) => false,
            None => standing.parent.is_some(),
        };
        self.above.push((standing.indent, Some(standing.node)));
        let key = (standing.parent, standing.indent);
        if !self.matters || !misleads {
            return Misled::Not;
        }
        if self.told.replace(key) == Some(key) {
            return Misled::Again;
        }
        Misled::Told(warning(span, parent))
    }

    fn leave(&mut self, indent: u32) {
        while self.above.last().is_some_and(|&(above, _)| above >= indent) {
            self.above.pop();
        }
    }
}

fn warning(span: Span, parent: Option<(Span, &str)>) -> Diagnostic {
    let title = "The indentation is misleading";
    match parent {
        Some((block, word)) => Diagnostic::new(
            Code::MisleadingIndentation,
            title,
            span,
            format!("belongs to the `{word}`, but isn't indented under it"),
        )
        .and(block, "belongs to this line"),
        None => Diagnostic::new(
            Code::MisleadingIndentation,
            title,
            span,
            "belongs to the journey, but is indented under another line",
        ),
    }
    .help("`wayline fmt` indents every line under the block that it belongs to")
}

/// The edits that indent each of these lines, with all that stands inside them, under the block that they belong to: as the
/// first line there that doesn't mislead, else two blanks deeper than the block.
pub fn reindent(source: &Source, document: &Document, misled: &[(NodeId, Option<usize>)]) -> Vec<(NodeId, Vec<Edit>)> {
    if misled.is_empty() {
        return Vec::new();
    }
    let nodes = &document.nodes;
    let wrong: std::collections::BTreeSet<NodeId> = misled.iter().map(|(id, _)| *id).collect();
    let old = |id: NodeId| margin(source, &document.lines[nodes[id.index()].line as usize]);
    // What each line should begin with; parents stand before their lines.
    let mut new: Vec<String> = Vec::with_capacity(nodes.len());
    let mut siblings = rustc_hash::FxHashMap::default();
    let mut edits = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let id = NodeId(at as u32);
        let place = (node.parent, node.depth);
        let under = node.parent.map(|parent| new[parent.index()].clone());
        let moved = node.parent.is_some_and(|parent| new[parent.index()] != old(parent));
        let margin = match (wrong.contains(&id), siblings.get(&place), &under) {
            (true, Some(sibling), _) => String::clone(sibling),
            (true, None, Some(under)) => format!("{under}  "),
            (true, None, None) => "  ".repeat(node.depth.min(1) as usize),
            // What stands inside a line that moves goes along.
            (false, _, Some(under)) if moved => {
                let parent = node.parent.map_or("", old);
                old(id)
                    .strip_prefix(parent)
                    .filter(|rest| !rest.is_empty())
                    .map_or(format!("{under}  "), |rest| format!("{under}{rest}"))
            }
            (false, _, _) => old(id).to_owned(),
        };
        if margin != old(id) {
            edits.push((id, lines(source, document, node.line as usize, &margin)));
        }
        siblings.entry(place).or_insert_with(|| margin.clone());
        new.push(margin);
    }
    edits
}

/// Gives a line, with its comments and continuations, another margin.
fn lines(source: &Source, document: &Document, at: usize, new: &str) -> Vec<Edit> {
    let all = &document.lines;
    let old = margin(source, &all[at]);
    let whole = &all[with_comments(all, at)..=with_continuations(all, at)];
    let edits = whole.iter().filter_map(|line| {
        let here = margin(source, line);
        let text = here.strip_prefix(old).map_or(new.to_owned(), |rest| format!("{new}{rest}"));
        let span = Span { end: line.span.start + here.len() as u32, ..line.span };
        (text != here).then_some(Edit { span, text })
    });
    edits.collect()
}
