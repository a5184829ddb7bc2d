//! Another name for something, in every file that mentions it.
//!
//! The maps are compiled once more as they would be then: a name with which a map has a mistake that it didn't have, or with which a line means
//! something else, is refused with that reason. The results of a map keep figures under its names, so they are written again.

use super::{
    maps::{Answer, at},
    named::everywhere,
};
use crate::{
    cli::lsp::{
        edits::Changes,
        open::{Kind, Open},
        symbols::Place,
        workspace::{Workspace, path_of, uri_of},
    },
    diagnostic::{Edit, apply},
    editor::{self, Meaning},
    measure,
    model::Map,
    span::{FileId, Span},
};
use lsp_types::{PrepareRenameResponse, RenameParams, TextDocumentPositionParams, Uri, WorkspaceEdit};
use std::collections::BTreeMap;

pub fn can_rename(workspace: &mut Workspace, params: TextDocumentPositionParams) -> Answer<PrepareRenameResponse> {
    let Some((place, byte)) = at(workspace, &params) else { return Ok(None) };
    let names = &place.part.compilation.names;
    let found = names.at(FileId::default(), byte).filter(|(span, id)| {
        let declared = names.get(*id).declaration().is_some_and(|of| of.name.is_some());
        declared && names.spellings(*id).any(|spelled| spelled == *span)
    });
    Ok(found.map(|(span, _)| PrepareRenameResponse::Range(place.range(span))))
}

pub fn rename(workspace: &mut Workspace, params: RenameParams) -> Answer<WorkspaceEdit> {
    let (mut changes, mut files, mut maps) = (Changes::default(), RenamedFiles::default(), Vec::new());
    let answered = everywhere(workspace, &params.text_document_position, |place, id| {
        let edits = editor::rename(&place.part.compilation, id, &params.new_name).map_err(|refused| refused.0)?;
        changes.add(place, &edits);
        files.add(place, &edits);
        maps.extend(Before::of(place));
        Ok(())
    })?;
    if answered.is_none() {
        return Ok(None);
    }
    let with_files = |files: Vec<Open>| workspace.with_files(files).map_err(|failure| failure.title);
    let mut renamed = with_files(files.opened(workspace))?;
    let results: Vec<Rewritten> = maps.iter().filter_map(|map| map.results(&mut renamed)).collect();
    if !results.is_empty() {
        results.iter().for_each(|of| changes.replace(workspace, &of.file, of.text.clone()));
        let results = results.into_iter().map(|of| of.file.with(of.text));
        renamed = with_files(files.opened(workspace).into_iter().chain(results).collect())?;
    }
    maps.iter().try_for_each(|map| map.is_kept(&mut renamed))?;
    Ok(Some(changes.finish()))
}

/// A map as it is.
struct Before {
    /// Its file, and which of the maps there it is.
    uri: Uri,
    at: usize,
    name: String,
    meaning: Meaning,
    map: Option<Map>,
}

/// A file of results, and its text with the new name.
struct Rewritten {
    file: Open,
    text: String,
}

impl Before {
    fn of(place: &Place<'_>) -> Option<Self> {
        let compilation = &place.part.compilation;
        Some(Self {
            uri: place.open.uri.clone(),
            at: place.open.checked.iter().flatten().position(|part| part.start == place.part.start)?,
            name: compilation.sources.get(FileId::default()).name.clone(),
            meaning: Meaning::of(compilation),
            map: compilation.map.clone().filter(|_| place.open.kind == Kind::Map),
        })
    }

    /// The results next to the map under the new name, if they have it.
    fn results(&self, workspace: &mut Workspace) -> Option<Rewritten> {
        let after = workspace.parts(&self.uri).get(self.at)?.compilation.map.as_ref()?;
        let text = measure::write(&measure::renamed(self.map.as_ref()?, after)?);
        let map = workspace.open.get(self.uri.as_str())?.path.clone()?;
        let name = measure::results_name(&self.name)?;
        let task = workspace.task(&map).ok()?;
        let loaded = workspace.read_by(&task, |loader| loader.load(&self.name, &name)).ok()?;
        let path = map.with_file_name(name);
        let old = String::from_utf8(loaded.bytes).ok()?;
        Some(Rewritten { file: Open::new(uri_of(&path)?, 0, "journey", Some(path), old, workspace.encoding), text })
    }

    fn is_kept(&self, workspace: &mut Workspace) -> Result<(), String> {
        let after = workspace.parts(&self.uri).get(self.at).ok_or("with this name it is no map any more")?;
        self.meaning.is_kept(&after.compilation).map_err(|refused| refused.0)
    }
}

/// Files with the new name, by their addresses.
#[derive(Default)]
struct RenamedFiles {
    files: BTreeMap<String, Edited>,
}

/// A file, its text, and what replaces bytes of it. Several maps can name the same bytes.
struct Edited {
    uri: Uri,
    text: String,
    edits: BTreeMap<Span, String>,
}

impl Edited {
    fn new(uri: Uri, text: &str) -> Self {
        Self { uri, text: text.to_owned(), edits: BTreeMap::new() }
    }
}

impl RenamedFiles {
    /// Adds a map, and the edits of it and of files that it reads.
    fn add(&mut self, place: &Place<'_>, edits: &[Edit]) {
        let own = || Edited::new(place.open.uri.clone(), &place.open.text);
        self.files.entry(place.open.uri.as_str().to_owned()).or_insert_with(own);
        for edit in edits {
            let Some(uri) = place.uri(edit.span) else { continue };
            let (text, (start, end)) = match edit.span.file {
                file if file == FileId::default() => (&place.open.text, place.open.bytes(place.part, edit.span)),
                file => {
                    let bytes = (edit.span.start as usize, edit.span.end as usize);
                    (&place.part.compilation.sources.get(file).text, bytes)
                }
            };
            let file = self.files.entry(uri.as_str().to_owned()).or_insert_with(|| Edited::new(uri, text));
            file.edits.insert(Span::new(FileId::default(), start, end), edit.text.clone());
        }
    }

    /// The files as an editor would show them afterwards.
    fn opened(&self, workspace: &Workspace) -> Vec<Open> {
        let opened = self.files.values().map(|Edited { uri, text, edits }| {
            let edits: Vec<Edit> = edits.iter().map(|(&span, text)| Edit { span, text: text.clone() }).collect();
            let text = apply(text, &edits);
            match workspace.open.get(uri.as_str()) {
                Some(open) => open.with(text),
                None => Open::new(uri.clone(), 0, "journey", path_of(uri), text, workspace.encoding),
            }
        });
        opened.collect()
    }
}
