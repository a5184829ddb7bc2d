//! Indentation has no meaning, so this reports where it misleads a reader.

use super::{
    elsewhere::step,
    lift::{margin, with_comments, with_continuations},
};
use crate::{
    ast::{Document, NodeId},
    diagnostic::{Code, Diagnostic, Edit},
    source::Source,
    span::Span,
};

/// Follows the lines of a file downwards and remembers which of them are further left.
pub struct Indentation {
    /// Lines that a later line may be indented under: their indentation, and whether they were understood and as what.
    above: Vec<(u32, Option<Option<NodeId>>)>,
    /// Whether any line is indented at all.
    matters: bool,
    /// The parent and the indentation of the last warning, so that a run of lines is reported once.
    told: Option<(Option<NodeId>, u32)>,
}

/// The position of a line in the tree, for [`Indentation::line`].
#[derive(Clone, Copy)]
pub struct Standing {
    pub indent: u32,
    /// Its node; `None` for a top-level line.
    pub node: Option<NodeId>,
    /// The block that it belongs to.
    pub parent: Option<NodeId>,
}

/// Whether a line's indentation is misleading.
pub enum Misled {
    /// It agrees with the tree.
    Not,
    /// It is misleading, like that of the line reported last.
    Again,
    /// It is misleading and has to be reported.
    Told(Diagnostic),
}

impl Indentation {
    /// `matters` is false if no line of the file is indented.
    pub fn new(matters: bool) -> Self {
        Self { above: Vec::new(), matters, told: None }
    }

    /// A line that wasn't understood: lines below it aren't reported.
    pub fn skip(&mut self, indent: u32) {
        self.leave(indent);
        self.above.push((indent, None));
    }

    /// A line that is independent of its place (a declaration).
    pub fn free(&mut self, standing: Standing) {
        self.leave(standing.indent);
        self.above.push((standing.indent, Some(standing.node)));
    }

    /// An understood line. Reports it if its indentation contradicts the tree.
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

    /// Forgets what was reported, so that the next misleading line is reported again.
    pub fn forget(&mut self) {
        self.told = None;
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
            format!("belongs to the `{word}`, but is not indented under it"),
        )
        .and(block, "belongs to this line"),
        None => Diagnostic::new(
            Code::MisleadingIndentation,
            title,
            span,
            "belongs to the journey, but is indented under another line",
        ),
    }
    .help("indent it under the block that it belongs to; `wayline fmt` does so in the whole file")
}

/// The edits that indent each of these lines, with everything inside them, under the block that they belong to: like
/// the first line there that doesn't mislead, or else as much deeper than the block as lines of the map are.
pub fn reindent(source: &Source, document: &Document, misled: &[(NodeId, Option<usize>)]) -> Vec<(NodeId, Vec<Edit>)> {
    if misled.is_empty() {
        return Vec::new();
    }
    let nodes = &document.nodes;
    let wrong: std::collections::BTreeSet<NodeId> = misled.iter().map(|(id, _)| *id).collect();
    let old = |id: NodeId| margin(source, &document.lines[nodes[id.index()].line as usize]);
    // What all lines have in common is no indentation: a map in a list of Markdown's begins further right.
    let edge = (0..nodes.len()).map(|at| old(NodeId(at as u32))).min_by_key(|margin| margin.len()).unwrap_or_default();
    let step = step(source);
    // The new margin of each line; parents come before their lines.
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
            (true, None, Some(under)) => format!("{under}{step}"),
            (true, None, None) => format!("{edge}{}", step.repeat(node.depth.min(1) as usize)),
            // What is inside a line moves with it.
            (false, _, Some(under)) if moved => {
                let parent = node.parent.map_or("", old);
                old(id)
                    .strip_prefix(parent)
                    .filter(|rest| !rest.is_empty())
                    .map_or(format!("{under}{step}"), |rest| format!("{under}{rest}"))
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

/// Gives a line, with its comments and continuations, a new margin.
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
