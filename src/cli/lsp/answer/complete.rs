//! What can be written at a position, and what a word there means.

use super::maps::{Answer, at};
use crate::{
    cli::lsp::workspace::Workspace,
    editor::{self, ItemKind},
    span::FileId,
};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionParams, CompletionResponse, CompletionTextEdit, Documentation, Hover,
    HoverContents, HoverParams, MarkupContent, MarkupKind, TextEdit,
};

pub fn complete(workspace: &mut Workspace, params: CompletionParams) -> Answer<CompletionResponse> {
    let uri = params.text_document_position.text_document.uri.as_str();
    let path = workspace.open.get(uri).and_then(|open| open.path.clone());
    let task = path.as_deref().and_then(|path| workspace.task(path).ok());
    // The meaning of the map isn't needed, so nothing is compiled.
    let Some(open) = workspace.open.get_mut(uri) else { return Ok(None) };
    let byte = open.lines.byte(&open.text, params.text_document_position.position);
    let Some((map, start, text)) = open.text_at(byte) else { return Ok(None) };
    let mut readings = std::mem::take(&mut open.readings);
    let cursor = byte - start;
    let completion = match &task {
        Some(task) => workspace.read_by(task, |loader| {
            let readings = readings.get_mut(map);
            editor::complete_again(&task.input.name(), (&text, cursor), loader, task.options(), readings)
        }),
        None => editor::complete("untitled", &text, cursor, &crate::load::NoFiles, &Default::default()),
    };
    let Some(open) = workspace.open.get_mut(uri) else { return Ok(None) };
    open.readings = readings;
    let range = open.lines.range(&open.text, (start + completion.from, start + completion.to));
    let items = completion.options.into_iter().enumerate().map(|(at, of)| {
        let documentation = of.info.zip(of.example).map(|(info, example)| {
            let value = format!("{info}\n\n```journey\n{example}\n```");
            Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
        });
        CompletionItem {
            label: of.label,
            kind: Some(match of.kind {
                ItemKind::Keyword => CompletionItemKind::KEYWORD,
                ItemKind::Name => CompletionItemKind::VARIABLE,
                ItemKind::Choice => CompletionItemKind::ENUM_MEMBER,
            }),
            detail: Some(of.detail).filter(|detail| !detail.is_empty()),
            documentation,
            // The most likely first.
            sort_text: Some(format!("{at:04}")),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: of.apply })),
            ..Default::default()
        }
    });
    Ok(Some(CompletionResponse::Array(items.collect())))
}

pub fn hover(workspace: &mut Workspace, params: HoverParams) -> Answer<Hover> {
    let Some((place, byte)) = at(workspace, &params.text_document_position_params) else { return Ok(None) };
    let said = editor::hover(&place.part.compilation, FileId::default(), byte);
    Ok(said.map(|said| Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: said.markdown }),
        range: Some(place.range(said.span)),
    }))
}
