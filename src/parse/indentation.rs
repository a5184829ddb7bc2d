//! Indentation is only for the eye; this tells where it misleads the eye.

use crate::{
    ast::NodeId,
    diagnostic::{Code, Diagnostic},
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
    pub fn line(&mut self, standing: Standing, span: Span, parent: Option<(Span, &str)>) -> Option<Diagnostic> {
        self.leave(standing.indent);
        let misleads = match self.above.last() {
            Some((_, Some(seen))) => *seen != standing.parent,
            Some((_, None)) => false,
            None => standing.parent.is_some(),
        };
        self.above.push((standing.indent, Some(standing.node)));
        let key = (standing.parent, standing.indent);
        if !self.matters || !misleads || self.told == Some(key) {
            return None;
        }
        self.told = Some(key);
        Some(warning(span, parent))
    }

    fn leave(&mut self, indent: u32) {
        while self.above.last().is_some_and(|&(above, _)| above >= indent) {
            self.above.pop();
        }
    }
}

fn warning(span: Span, parent: Option<(Span, &str)>) -> Diagnostic {
    let title = "The indentation says something else than the map";
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
