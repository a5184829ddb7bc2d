//! What an editor offers to do at a place: edits of diagnostics, and what goes with a line.

use super::maps::{Answer, open};
use crate::{
    cli::{
        access::is_taken,
        lsp::{
            edits::Changes,
            open::{Kind, Open},
            symbols::Place,
            workspace::Workspace,
        },
    },
    diagnostic::{Applicability, together},
    editor,
    span::FileId,
};
use lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams};

pub fn actions(workspace: &mut Workspace, params: CodeActionParams) -> Answer<Vec<CodeActionOrCommand>> {
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
