//! What a map consists of: its outline, what can be folded or selected, the colours of its words, hints, links.

use super::maps::{Answer, all, at};
use crate::{
    cli::{
        display_path::lexical,
        lsp::{
            open::Open,
            symbols,
            workspace::{Workspace, uri_of},
        },
    },
    editor,
    parse::is_link_address,
    span::{FileId, Span},
};
use lsp_types::{
    DocumentLink, DocumentLinkParams, DocumentSymbolParams, DocumentSymbolResponse, FoldingRange, FoldingRangeKind,
    FoldingRangeParams, InlayHint, InlayHintLabel, InlayHintParams, Position, Range, SelectionRange,
    SelectionRangeParams, SemanticToken, SemanticTokens, SemanticTokensParams, SemanticTokensResult,
    TextDocumentPositionParams, Uri,
};
use std::str::FromStr;

pub fn outline(workspace: &mut Workspace, params: DocumentSymbolParams) -> Answer<DocumentSymbolResponse> {
    let symbols = all(workspace, &params.text_document.uri, |place| {
        let compilation = &place.part.compilation;
        let document = compilation.document(FileId::default());
        let entries = document.map(|document| editor::outline(document, &compilation.sources)).unwrap_or_default();
        entries.iter().map(|entry| place.symbol(entry)).collect()
    })?;
    Ok(symbols.map(DocumentSymbolResponse::Nested))
}

pub fn folds(workspace: &mut Workspace, params: FoldingRangeParams) -> Answer<Vec<FoldingRange>> {
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

pub fn selections(workspace: &mut Workspace, params: SelectionRangeParams) -> Answer<Vec<SelectionRange>> {
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

pub fn tokens(workspace: &mut Workspace, params: SemanticTokensParams) -> Answer<SemanticTokensResult> {
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

pub fn hints(workspace: &mut Workspace, params: InlayHintParams) -> Answer<Vec<InlayHint>> {
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

pub fn links(workspace: &mut Workspace, params: DocumentLinkParams) -> Answer<Vec<DocumentLink>> {
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
    if is_link_address(written) {
        return Uri::from_str(written).ok();
    }
    let path = written.split('#').next().unwrap_or(written);
    // An editor would open `maps/../people.journey` as another file than `people.journey`.
    uri_of(&lexical(&open.path.as_ref()?.parent()?.join(path)))
}
