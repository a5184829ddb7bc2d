//! What builds the tree: the file, the open blocks, and what the lines so far mean for the next one.

use crate::{
    ast::{Content, Document, Line, NodeId, Statement},
    diagnostic::Diagnostic,
    keyword::Keyword,
    parse::{
        columns::Columns, doubt::LaneDoubt, fold::fold, frame::Frame, indentation::Indentation, pasted::Read,
        readings::Readings, vocabulary::Vocabulary,
    },
    source::Source,
    span::Span,
};
use std::{cell::OnceCell, collections::BTreeSet};

/// What a file may contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A journey.
    Map,
    /// Declarations for the maps that `use` it.
    Shared,
}

/// The line directly above, for a continuation.
#[derive(Clone, Copy)]
pub(super) enum Above {
    /// Nothing that can be continued.
    Nothing,
    /// A line that was wrong: what continues it is part of the same mistake.
    Mistake,
    /// A line with something other than prose.
    NotProse(Span),
    Prose(NodeId),
}

/// A block that a line ended, although its indentation says that it is inside.
pub(super) struct Ended {
    pub frame: Frame,
    /// Where it was among the open blocks.
    pub depth: usize,
    /// The line that ended it.
    pub line: usize,
    pub node: NodeId,
}

/// A tree that is being built.
pub(super) struct Builder<'a> {
    pub source: &'a Source,
    pub vocabulary: &'a Vocabulary,
    pub mode: Mode,
    pub readings: Option<&'a mut Readings>,
    pub diagnostics: &'a mut Vec<Diagnostic>,
    pub document: Document,
    pub frames: Vec<Frame>,
    pub indentation: Indentation,
    /// Whether any line is indented at all.
    pub indented: bool,
    /// Lines with misleading indentation, and the diagnostic that reports the first of a run.
    pub misled: Vec<(NodeId, Option<usize>)>,
    /// Those of these diagnostics whose line may as well be about the one that it is indented under.
    pub too_deep: BTreeSet<usize>,
    pub above: Above,
    /// The indentation of a line with an unknown first word: deeper lines below it can't be judged.
    pub lost_indent: Option<u32>,
    pub journey: Option<Span>,
    /// Whether it has been reported that a shared file contains more than declarations.
    pub not_shared: bool,
    /// The block that the last line ended whose indentation says that it is inside.
    pub ended: Option<Ended>,
    /// The lanes that wrong lines may declare, computed on demand.
    pub doubt: Option<LaneDoubt>,
    /// The heading above, as `teams:`: its indentation, and what its lines declare.
    pub headed: Option<(u32, Keyword)>,
    /// Whether the file has phases where stages are meant, looked for on demand.
    pub phases_are_stages: OnceCell<bool>,
    /// The columns of the file, looked for on demand.
    pub columns: OnceCell<Columns>,
    /// Lines that are read as something else than they say, in the order of the file.
    pub read: std::iter::Peekable<std::vec::IntoIter<Read>>,
}

impl Builder<'_> {
    pub fn slice(&self, span: Span) -> &str {
        &self.source.text[span.range()]
    }

    /// The columns of the whole file.
    pub fn columns(&self) -> &Columns {
        self.columns.get_or_init(|| {
            let mut columns = Columns::default();
            for line in self.document.lines.iter().filter_map(|line| self.column_line(line)) {
                columns.push(line.keyword.start, fold(self.slice(line.head)), fold(self.slice(line.text)));
            }
            columns
        })
    }

    fn column_line(&self, line: &Line) -> Option<Statement> {
        let Content::Statement(line) = line.content else { return None };
        let keyword = Keyword::in_any_case(self.slice(line.keyword))?;
        (keyword.is_column() || keyword == Keyword::Stage).then_some(line)
    }
}
