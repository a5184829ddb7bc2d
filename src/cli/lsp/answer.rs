//! Requests and their answers.

use super::{
    edits::{Changes, line_edits},
    lines::Encoding,
    open::{Kind, Open, Part},
    symbols::{self, Place},
    workspace::{Workspace, uri_of},
};
use crate::{
    cli::{access::is_taken, commands::fmt::with_line_ends},
    diagnostic::{Applicability, together},
    editor::{self, ItemKind},
    names::{Declaration, ThingId},
    span::{FileId, Span},
};
use lsp_server::{ErrorCode, Request, Response};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOptions, CodeActionOrCommand, CodeActionParams, CodeActionProviderCapability,
    CompletionItem, CompletionItemKind, CompletionOptions, CompletionParams, CompletionResponse, CompletionTextEdit,
    DocumentFormattingParams, DocumentHighlight, DocumentHighlightParams, DocumentLink, DocumentLinkOptions,
    DocumentLinkParams, DocumentRangeFormattingParams, DocumentSymbolParams, DocumentSymbolResponse, Documentation,
    FoldingRange, FoldingRangeKind, FoldingRangeParams, FoldingRangeProviderCapability, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverContents, HoverParams, HoverProviderCapability, InlayHint, InlayHintLabel,
    InlayHintParams, Location, MarkupContent, MarkupKind, OneOf, Position, PositionEncodingKind, PrepareRenameResponse,
    Range, ReferenceParams, RenameOptions, RenameParams, SaveOptions, SelectionRange, SelectionRangeParams,
    SelectionRangeProviderCapability, SemanticToken, SemanticTokenModifier, SemanticTokens, SemanticTokensFullOptions,
    SemanticTokensLegend, SemanticTokensOptions, SemanticTokensParams, SemanticTokensResult, ServerCapabilities,
    TextDocumentPositionParams, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, TextEdit, Uri, WorkspaceEdit,
    request::{
        CodeActionRequest, Completion, DocumentHighlightRequest, DocumentLinkRequest, DocumentSymbolRequest,
        FoldingRangeRequest, Formatting, GotoDefinition, HoverRequest, InlayHintRequest, PrepareRenameRequest,
        RangeFormatting, References, Rename, Request as _, SelectionRangeRequest, SemanticTokensFullRequest,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use std::str::FromStr;

/// What this server can do.
pub fn capabilities(encoding: Encoding) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..Default::default()
    };
    let tokens = SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: symbols::TOKENS.into(),
            token_modifiers: vec![SemanticTokenModifier::DECLARATION],
        },
        full: Some(SemanticTokensFullOptions::Bool(true)),
        ..Default::default()
    };
    ServerCapabilities {
        position_encoding: Some(match encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec![" ".into(), ",".into(), ":".into()]),
            ..Default::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: Default::default(),
        })),
        document_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_range_formatting_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::REFACTOR,
                CodeActionKind::REFACTOR_EXTRACT,
                CodeActionKind::SOURCE_FIX_ALL,
            ]),
            ..Default::default()
        })),
        semantic_tokens_provider: Some(tokens.into()),
        inlay_hint_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: Default::default(),
        }),
        ..Default::default()
    }
}

/// The answer to any request; an error if this server doesn't know it.
pub fn answer(workspace: &mut Workspace, request: Request) -> Response {
    let call = Call { workspace, request };
    match call.request.method.as_str() {
        Completion::METHOD => call.with(complete),
        HoverRequest::METHOD => call.with(hover),
        GotoDefinition::METHOD => call.with(definition),
        References::METHOD => call.with(references),
        DocumentHighlightRequest::METHOD => call.with(highlights),
        PrepareRenameRequest::METHOD => call.with(can_rename),
        Rename::METHOD => call.with(rename),
        DocumentSymbolRequest::METHOD => call.with(outline),
        FoldingRangeRequest::METHOD => call.with(folds),
        SelectionRangeRequest::METHOD => call.with(selections),
        Formatting::METHOD => call.with(format),
        RangeFormatting::METHOD => call.with(format_range),
        CodeActionRequest::METHOD => call.with(actions),
        SemanticTokensFullRequest::METHOD => call.with(tokens),
        InlayHintRequest::METHOD => call.with(hints),
        DocumentLinkRequest::METHOD => call.with(links),
        method => {
            let why = format!("this server doesn't know {method}");
            Response::new_err(call.request.id, ErrorCode::MethodNotFound as i32, why)
        }
    }
}

/// The result of a request; `None` is a valid answer.
type Answer<T> = Result<Option<T>, String>;

struct Call<'a> {
    workspace: &'a mut Workspace,
    request: Request,
}

impl Call<'_> {
    fn with<P: DeserializeOwned, T: Serialize>(self, answer: fn(&mut Workspace, P) -> Answer<T>) -> Response {
        let Request { id, params, .. } = self.request;
        match serde_json::from_value(params) {
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
            Ok(params) => match answer(self.workspace, params) {
                Ok(answer) => Response::new_ok(id, answer),
                Err(why) => Response::new_err(id, ErrorCode::RequestFailed as i32, why),
            },
        }
    }
}

/// An open file with its maps compiled.
fn open<'a>(workspace: &'a mut Workspace, uri: &Uri) -> Option<(&'a Workspace, &'a Open)> {
    workspace.parts(uri);
    let workspace = &*workspace;
    Some((workspace, workspace.open.get(uri.as_str())?))
}

/// The map at a position in an open file, and the byte in the map.
fn at<'a>(workspace: &'a mut Workspace, place: &TextDocumentPositionParams) -> Option<(Place<'a>, u32)> {
    let (workspace, open) = open(workspace, &place.text_document.uri)?;
    let byte = open.lines.byte(&open.text, place.position);
    let part = part_at(open, byte)?;
    Some((Place { workspace, open, part }, part.byte(byte)))
}

fn part_at(open: &Open, byte: usize) -> Option<&Part> {
    let parts = open.checked.as_deref().unwrap_or_default();
    parts.iter().rev().find(|part| part.start <= byte && byte <= part.start + part.text.len())
}

/// Collects something about each map of a file, with positions in the file.
fn all<T>(workspace: &mut Workspace, uri: &Uri, mut each: impl FnMut(&Place<'_>) -> Vec<T>) -> Answer<Vec<T>> {
    let Some((workspace, open)) = open(workspace, uri) else { return Ok(None) };
    let parts = open.checked.as_deref().unwrap_or_default().iter();
    Ok(Some(parts.flat_map(|part| each(&Place { workspace, open, part })).collect()))
}

fn complete(workspace: &mut Workspace, params: CompletionParams) -> Answer<CompletionResponse> {
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

fn hover(workspace: &mut Workspace, params: HoverParams) -> Answer<Hover> {
    let Some((place, byte)) = at(workspace, &params.text_document_position_params) else { return Ok(None) };
    let said = editor::hover(&place.part.compilation, FileId::default(), byte);
    Ok(said.map(|said| Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: said.markdown }),
        range: Some(place.range(said.span)),
    }))
}

fn definition(workspace: &mut Workspace, params: GotoDefinitionParams) -> Answer<GotoDefinitionResponse> {
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
fn everywhere(
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

fn references(workspace: &mut Workspace, params: ReferenceParams) -> Answer<Vec<Location>> {
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

fn highlights(workspace: &mut Workspace, params: DocumentHighlightParams) -> Answer<Vec<DocumentHighlight>> {
    let Some((place, byte)) = at(workspace, &params.text_document_position_params) else { return Ok(None) };
    let names = &place.part.compilation.names;
    let Some((_, id)) = names.at(FileId::default(), byte) else { return Ok(None) };
    let declared = names.get(id).declaration().and_then(|of| of.name);
    let spans = declared.into_iter().chain(names.uses_of(id).map(|used| used.span));
    let here = spans.filter(|span| span.file == FileId::default());
    Ok(Some(here.map(|span| DocumentHighlight { range: place.range(span), kind: None }).collect()))
}

fn can_rename(workspace: &mut Workspace, params: TextDocumentPositionParams) -> Answer<PrepareRenameResponse> {
    let Some((place, byte)) = at(workspace, &params) else { return Ok(None) };
    let names = &place.part.compilation.names;
    let found = names.at(FileId::default(), byte).filter(|(span, id)| {
        let declared = names.get(*id).declaration().is_some_and(|of| of.name.is_some());
        declared && names.spellings(*id).any(|spelled| spelled == *span)
    });
    Ok(found.map(|(span, _)| PrepareRenameResponse::Range(place.range(span))))
}

fn rename(workspace: &mut Workspace, params: RenameParams) -> Answer<WorkspaceEdit> {
    let mut changes = Changes::default();
    let answered = everywhere(workspace, &params.text_document_position, |place, id| {
        let edits = editor::rename(&place.part.compilation, id, &params.new_name).map_err(|refused| refused.0)?;
        changes.add(place, &edits);
        Ok(())
    })?;
    Ok(answered.map(|()| changes.finish()))
}

fn outline(workspace: &mut Workspace, params: DocumentSymbolParams) -> Answer<DocumentSymbolResponse> {
    let symbols = all(workspace, &params.text_document.uri, |place| {
        let compilation = &place.part.compilation;
        let document = compilation.document(FileId::default());
        let entries = document.map(|document| editor::outline(document, &compilation.sources)).unwrap_or_default();
        entries.iter().map(|entry| place.symbol(entry)).collect()
    })?;
    Ok(symbols.map(DocumentSymbolResponse::Nested))
}

fn folds(workspace: &mut Workspace, params: FoldingRangeParams) -> Answer<Vec<FoldingRange>> {
    all(workspace, &params.text_document.uri, |place| {
        let document = place.part.compilation.document(FileId::default());
        let folds = document.map(editor::folds).unwrap_or_default();
        let first = place.open.lines.position(&place.open.text, place.part.start).line;
        let folds = folds.into_iter().map(|fold| FoldingRange {
            start_line: first + fold.first,
            end_line: first + fold.last,
            kind: fold.comment.then_some(FoldingRangeKind::Comment),
            ..Default::default()
        });
        folds.collect()
    })
}

fn selections(workspace: &mut Workspace, params: SelectionRangeParams) -> Answer<Vec<SelectionRange>> {
    let text_document = params.text_document;
    let selected = params.positions.into_iter().map(|position| {
        let here = TextDocumentPositionParams { text_document: text_document.clone(), position };
        let nothing = SelectionRange { range: Range::new(position, position), parent: None };
        let Some((place, byte)) = at(workspace, &here) else { return nothing };
        let spans = editor::select(&place.part.compilation, FileId::default(), byte);
        let around = |parent, span: &Span| {
            Some(SelectionRange { range: place.range(*span), parent: Option::map(parent, Box::new) })
        };
        spans.iter().rev().fold(None, around).unwrap_or(nothing)
    });
    Ok(Some(selected.collect()))
}

fn format(workspace: &mut Workspace, params: DocumentFormattingParams) -> Answer<Vec<TextEdit>> {
    Ok(formatted(workspace, &params.text_document.uri, 0..usize::MAX))
}

fn format_range(workspace: &mut Workspace, params: DocumentRangeFormattingParams) -> Answer<Vec<TextEdit>> {
    let Range { start, end } = params.range;
    // A range that ends at the beginning of a line doesn't include that line.
    let behind = if end.character == 0 && end.line > start.line { end.line } else { end.line + 1 };
    Ok(formatted(workspace, &params.text_document.uri, start.line as usize..behind as usize))
}

/// The edits of these lines that make a map canonical; none for a map with mistakes, or for other files.
fn formatted(workspace: &mut Workspace, uri: &Uri, lines: std::ops::Range<usize>) -> Option<Vec<TextEdit>> {
    let open = workspace.open.get(uri.as_str()).filter(|open| open.kind == Kind::Map)?;
    let text = open.text.clone();
    let formatted = match open.path.clone() {
        Some(path) => workspace.task(&path).ok()?.format(text.as_bytes()),
        None => crate::format::format("untitled", text.as_bytes(), &crate::load::NoFiles, &Default::default()),
    };
    let new = with_line_ends(formatted.text?, text.as_bytes());
    Some(line_edits(workspace.open.get(uri.as_str())?, &new, lines))
}

fn actions(workspace: &mut Workspace, params: CodeActionParams) -> Answer<Vec<CodeActionOrCommand>> {
    let wanted = params.context.only.unwrap_or_default();
    let is_wanted = |kind: &CodeActionKind| {
        wanted.is_empty()
            || wanted
                .iter()
                .any(|of| kind.as_str() == of.as_str() || kind.as_str().starts_with(&format!("{}.", of.as_str())))
    };
    let Some((workspace, open)) = open(workspace, &params.text_document.uri) else { return Ok(None) };
    let start = open.lines.byte(&open.text, params.range.start);
    let end = open.lines.byte(&open.text, params.range.end).max(start);
    let mut actions = Vec::new();
    for part in open.checked.iter().flatten().filter(|part| part.start <= end && start <= part.start + part.text.len())
    {
        let place = Place { workspace, open, part };
        let found = editor::actions(&part.compilation, FileId::default(), part.byte(start), part.byte(end));
        actions.extend(found.into_iter().map(|of| action(&place, &of)));
        actions.extend(extract(&place, (start, end)));
    }
    actions.extend(fix_all(workspace, open));
    actions.retain(|action| action.kind.as_ref().is_none_or(is_wanted));
    Ok(Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()))
}

fn action(place: &Place<'_>, of: &editor::Action) -> CodeAction {
    let fixed = of.fixes.and_then(|at| place.diagnostic(&place.part.compilation.diagnostics[at]));
    let mut changes = Changes::default();
    changes.add(place, &of.edits);
    CodeAction {
        title: of.title.clone(),
        kind: Some(if of.fixes.is_some() { CodeActionKind::QUICKFIX } else { CodeActionKind::REFACTOR }),
        diagnostics: fixed.map(|fixed| vec![fixed]),
        edit: Some(changes.finish()),
        is_preferred: of.is_safe.then_some(true),
        ..Default::default()
    }
}

/// Moves declarations to a new file next to the map, if the client can create one.
fn extract(place: &Place<'_>, (start, end): (usize, usize)) -> Option<CodeAction> {
    let folder = place.open.path.as_deref().filter(|_| place.open.kind == Kind::Map)?.parent()?;
    let (address, _) = place.open.uri.as_str().rsplit_once('/').filter(|_| place.workspace.creates)?;
    let is_taken =
        |name: &str| is_taken(&folder.join(name)) || place.workspace.open.contains_key(&format!("{address}/{name}"));
    let (part, file) = (place.part, FileId::default());
    let found = editor::extract(&part.compilation, file, (part.byte(start), part.byte(end)), &is_taken)?;
    let mut changes = Changes::default();
    changes.add(place, &found.edits);
    let uri = format!("{address}/{}", found.path).parse().ok()?;
    Some(CodeAction {
        title: found.title,
        kind: Some(CodeActionKind::REFACTOR_EXTRACT),
        edit: Some(changes.finish_with_file(uri, found.text)),
        ..Default::default()
    })
}

/// All safe fixes of a file at once, if there are several.
fn fix_all(workspace: &Workspace, open: &Open) -> Option<CodeAction> {
    let mut changes = Changes::default();
    let mut count = 0;
    for part in open.checked.iter().flatten() {
        let fixes = part.compilation.diagnostics.iter().filter_map(|of| of.fix.as_ref());
        let safe = fixes.filter(|fix| fix.applicability == Applicability::Safe && fix.file() == FileId::default());
        for fix in together(safe) {
            changes.add(&Place { workspace, open, part }, &fix.edits);
            count += 1;
        }
    }
    (count > 0).then(|| CodeAction {
        title: "Apply all safe fixes".to_owned(),
        kind: Some(CodeActionKind::SOURCE_FIX_ALL),
        edit: Some(changes.finish()),
        ..Default::default()
    })
}

fn tokens(workspace: &mut Workspace, params: SemanticTokensParams) -> Answer<SemanticTokensResult> {
    let found = all(workspace, &params.text_document.uri, |place| {
        let tokens = editor::tokens(&place.part.compilation, FileId::default());
        tokens.into_iter().map(|token| (place.range(token.span), token.kind, token.declares)).collect()
    })?;
    let mut last = Position::new(0, 0);
    let data = found.unwrap_or_default().into_iter().filter(|(range, ..)| range.start.line == range.end.line).map(
        |(Range { start, end }, kind, declares)| {
            let delta_line = start.line - last.line;
            let delta_start = if delta_line == 0 { start.character - last.character } else { start.character };
            last = start;
            SemanticToken {
                delta_line,
                delta_start,
                length: end.character - start.character,
                token_type: symbols::token(kind),
                token_modifiers_bitset: u32::from(declares),
            }
        },
    );
    Ok(Some(SemanticTokensResult::Tokens(SemanticTokens { result_id: None, data: data.collect() })))
}

fn hints(workspace: &mut Workspace, params: InlayHintParams) -> Answer<Vec<InlayHint>> {
    let wanted = params.range;
    let found = all(workspace, &params.text_document.uri, |place| {
        let map = place.part.compilation.map.as_ref();
        let hints = map.map(|map| editor::hints(map, FileId::default())).unwrap_or_default();
        let hints = hints.into_iter().map(|hint| InlayHint {
            position: place.range(hint.span).end,
            label: InlayHintLabel::String(hint.text),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        });
        hints.filter(|hint| wanted.start <= hint.position && hint.position <= wanted.end).collect()
    })?;
    Ok(found)
}

fn links(workspace: &mut Workspace, params: DocumentLinkParams) -> Answer<Vec<DocumentLink>> {
    all(workspace, &params.text_document.uri, |place| {
        let compilation = &place.part.compilation;
        let Some(document) = compilation.document(FileId::default()) else { return Vec::new() };
        let links = editor::links(document, &compilation.sources).into_iter();
        let links = links.filter_map(|link| {
            let target = target(place.open, &link.target)?;
            Some(DocumentLink { range: place.range(link.span), target: Some(target), tooltip: None, data: None })
        });
        links.collect()
    })
}

/// The target of a link: an address unchanged, a path relative to the file's folder.
fn target(open: &Open, written: &str) -> Option<Uri> {
    let is_address = ["http:", "https:", "mailto:"].iter().any(|scheme| written.to_lowercase().starts_with(scheme));
    if is_address {
        return Uri::from_str(written).ok();
    }
    let path = written.split('#').next().unwrap_or(written);
    uri_of(&open.path.as_ref()?.parent()?.join(path))
}
