//! Where a name is declared, and where it is used.

use super::maps::{Answer, at};
use crate::{
    cli::lsp::{
        open::{Open, Part},
        symbols::Place,
        workspace::Workspace,
    },
    editor,
    names::{Declaration, ThingId},
    span::FileId,
};
use lsp_types::{
    DocumentHighlight, DocumentHighlightParams, GotoDefinitionParams, GotoDefinitionResponse, Location,
    ReferenceParams, TextDocumentPositionParams, Uri,
};

pub fn definition(workspace: &mut Workspace, params: GotoDefinitionParams) -> Answer<GotoDefinitionResponse> {
    let Some((place, byte)) = at(workspace, &params.text_document_position_params) else { return Ok(None) };
    let span = editor::definition(&place.part.compilation, FileId::default(), byte);
    Ok(span.and_then(|span| place.location(span)).map(GotoDefinitionResponse::Scalar))
}

/// What is named at a position, and where it is declared: the file and the line.
fn named(place: &Place<'_>, byte: u32) -> Option<(ThingId, Option<(Uri, Declaration)>)> {
    let compilation = &place.part.compilation;
    let (_, id) = compilation.names.at(FileId::default(), byte)?;
    let declaration = compilation.names.get(id).declaration();
    Some((id, declaration.and_then(|of| Some((place.uri(of.line)?, of)))))
}

/// The same thing in another map: what the same line of the same file declares.
fn same(place: &Place<'_>, (uri, line): &(Uri, Declaration)) -> Option<ThingId> {
    let mut things = place.part.compilation.names.things();
    let found = things.find(|(_, thing)| {
        let declared = thing.declaration();
        declared.is_some_and(|of| {
            (of.line.start, of.line.end) == (line.line.start, line.line.end) && place.uri(of.line).as_ref() == Some(uri)
        })
    });
    found.map(|(id, _)| id)
}

/// Does something for each map of the project that has the thing at a position, starting with the map there.
pub(super) fn everywhere(
    workspace: &mut Workspace,
    position: &TextDocumentPositionParams,
    mut each: impl FnMut(&Place<'_>, ThingId) -> Result<(), String>,
) -> Answer<()> {
    let uri = &position.text_document.uri;
    let Some((place, byte)) = at(workspace, position) else { return Ok(None) };
    let Some((id, declaration)) = named(&place, byte) else { return Ok(None) };
    each(&place, id)?;
    let Some(declaration) = declaration else { return Ok(Some(())) };
    let open: Vec<Uri> = workspace.open.values().map(|open| open.uri.clone()).filter(|other| other != uri).collect();
    for uri in &open {
        workspace.parts(uri);
    }
    let path = workspace.open.get(uri.as_str()).and_then(|open| open.path.clone());
    let others = path.map(|path| workspace.others(&path)).unwrap_or_default();
    let closed = others.into_iter().filter_map(|compilation| {
        let (_, source) = compilation.sources.iter().next()?;
        let (uri, text) = (workspace.uri(source)?, source.text.clone());
        let mut open = Open::new(uri, 0, "journey", None, text.clone(), workspace.encoding);
        open.checked = Some(vec![Part::new(0, text, compilation)]);
        Some(open)
    });
    let closed: Vec<Open> = closed.collect();
    let opened = workspace.open.values().filter(|open| open.uri != *uri);
    for open in opened.chain(&closed) {
        for part in open.checked.iter().flatten() {
            let place = Place { workspace, open, part };
            if let Some(id) = same(&place, &declaration) {
                each(&place, id)?;
            }
        }
    }
    Ok(Some(()))
}

pub fn references(workspace: &mut Workspace, params: ReferenceParams) -> Answer<Vec<Location>> {
    let declared = params.context.include_declaration;
    let mut found: Vec<Location> = Vec::new();
    let answered = everywhere(workspace, &params.text_document_position, |place, id| {
        let names = &place.part.compilation.names;
        let declaration = names.get(id).declaration().filter(|_| declared);
        let declaration = declaration.map(|of| of.name.unwrap_or(of.line));
        let spans = declaration.into_iter().chain(names.uses_of(id).map(|used| used.span));
        for location in spans.filter_map(|span| place.location(span)) {
            if !found.contains(&location) {
                found.push(location);
            }
        }
        Ok(())
    })?;
    Ok(answered.map(|()| found))
}

pub fn highlights(workspace: &mut Workspace, params: DocumentHighlightParams) -> Answer<Vec<DocumentHighlight>> {
    let Some((place, byte)) = at(workspace, &params.text_document_position_params) else { return Ok(None) };
    let names = &place.part.compilation.names;
    let Some((_, id)) = names.at(FileId::default(), byte) else { return Ok(None) };
    let declared = names.get(id).declaration().and_then(|of| of.name);
    let spans = declared.into_iter().chain(names.uses_of(id).map(|used| used.span));
    let here = spans.filter(|span| span.file == FileId::default());
    Ok(Some(here.map(|span| DocumentHighlight { range: place.range(span), kind: None }).collect()))
}
