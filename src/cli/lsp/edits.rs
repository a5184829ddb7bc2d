//! Changes to files in the form of the protocol.

use super::{open::Open, symbols::Place, workspace::Workspace};
use crate::diagnostic::Edit;
use lsp_types::{
    CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::{collections::BTreeMap, ops::Range};

/// Edits by file, each once.
#[derive(Default)]
pub struct Changes {
    files: BTreeMap<String, (Uri, Option<i32>, Vec<TextEdit>)>,
}

impl Changes {
    /// Adds edits of a map and of files that it reads. An edit that was already added, because another map reads the
    /// same file, is left out.
    pub fn add(&mut self, place: &Place<'_>, edits: &[Edit]) {
        for edit in edits {
            let Some(uri) = place.uri(edit.span) else { continue };
            self.put(place, uri, TextEdit { range: place.range(edit.span), new_text: edit.text.clone() });
        }
    }

    /// Replaces the whole text of a file.
    pub fn replace(&mut self, workspace: &Workspace, file: &Open, text: String) {
        let uri = file.uri.clone();
        let version = workspace.open.get(uri.as_str()).map(|open| open.version);
        let edit = TextEdit { range: file.lines.range(&file.text, (0, file.text.len())), new_text: text };
        self.files.insert(uri.as_str().to_owned(), (uri, version, vec![edit]));
    }

    fn put(&mut self, place: &Place<'_>, uri: Uri, edit: TextEdit) {
        let version = place.workspace.open.get(uri.as_str()).map(|open| open.version);
        let (_, _, edits) = self.files.entry(uri.as_str().to_owned()).or_insert_with(|| (uri, version, Vec::new()));
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }

    pub fn finish(self) -> WorkspaceEdit {
        WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(self.edits().collect())), ..Default::default() }
    }

    /// The same, preceded by the creation of a file with this text.
    pub fn finish_with_file(self, uri: Uri, text: String) -> WorkspaceEdit {
        let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) };
        let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
        let edits = vec![OneOf::Left(TextEdit { range: Default::default(), new_text: text })];
        let first = [
            DocumentChangeOperation::Op(ResourceOp::Create(create)),
            DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits }),
        ];
        let operations = first.into_iter().chain(self.edits().map(DocumentChangeOperation::Edit)).collect();
        WorkspaceEdit { document_changes: Some(DocumentChanges::Operations(operations)), ..Default::default() }
    }

    fn edits(self) -> impl Iterator<Item = TextDocumentEdit> {
        self.files.into_values().map(|(uri, version, edits)| TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        })
    }
}

/// The lines that differ between an open file and what it should be, within `lines` (counted from zero).
pub fn line_edits(open: &Open, new: &str, lines: Range<usize>) -> Vec<TextEdit> {
    let old: Vec<&str> = open.text.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut at = 0;
    let starts: Vec<usize> = old
        .iter()
        .map(|line| {
            at += line.len();
            at - line.len()
        })
        .chain([open.text.len()])
        .collect();
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new).into_iter();
    let changes = changes.filter(|of| of.tag() != DiffTag::Equal).filter(|of| {
        let range = of.old_range();
        range.start < lines.end && (range.end > lines.start || range.start >= lines.start)
    });
    changes
        .map(|of| {
            let (from, to) = (starts[of.old_range().start], starts[of.old_range().end]);
            TextEdit { range: open.lines.range(&open.text, (from, to)), new_text: new[of.new_range()].concat() }
        })
        .collect()
}
