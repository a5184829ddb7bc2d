//! What can be done at a place: the fixes of diagnostics, and frequent next steps.

use crate::{
    Compilation,
    ast::{Document, Head, Node, NodeId},
    diagnostic::{Applicability, Edit},
    keyword::Keyword,
    names::Origin,
    source::Source,
    span::{FileId, Span},
};

/// Something that an editor can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it does.
    pub title: String,
    /// The edits, all in one file.
    pub edits: Vec<Edit>,
    /// The diagnostic that it fixes, by its position among those of the compilation.
    pub fixes: Option<usize>,
    /// Whether the edits are certainly what was meant.
    pub is_safe: bool,
}

/// What can be done between two bytes of a file.
pub fn actions(compilation: &Compilation, file: FileId, start: u32, end: u32) -> Vec<Action> {
    let mut actions = fixes(compilation, file, start, end);
    let Some(document) = compilation.document(file) else { return actions };
    let source = compilation.sources.get(file);
    actions.extend(answer(compilation, document, source, start));
    actions.extend(declare(compilation, document, source, start));
    actions
}

fn fixes(compilation: &Compilation, file: FileId, start: u32, end: u32) -> Vec<Action> {
    let wanted = |span: Span| span.file == file && span.start <= end && start <= span.end;
    let here = compilation.diagnostics.iter().enumerate().filter(|(_, of)| wanted(of.span()));
    let fixes = here.filter_map(|(at, of)| {
        let fix = of.fix.as_ref().filter(|fix| fix.applicability <= Applicability::Unsafe)?;
        let said = || plain(of.help.as_deref().unwrap_or(&of.title));
        let title = done_by(&fix.edits, compilation.sources.get(fix.file())).unwrap_or_else(said);
        let is_safe = fix.applicability == Applicability::Safe;
        Some(Action { title, edits: fix.edits.clone(), fixes: Some(at), is_safe })
    });
    fixes.collect()
}

/// What edits of one line do: the line that they leave, add or remove. The help of a diagnostic can name several ways to mend it.
fn done_by(edits: &[Edit], source: &Source) -> Option<String> {
    const LONGEST: usize = 60;
    let (first, last) =
        (edits.iter().map(|edit| edit.span.start).min()?, edits.iter().map(|edit| edit.span.end).max()?);
    let quoted = |verb: &str, text: &str| {
        let is_short = !text.is_empty() && text.chars().count() <= LONGEST && !text.contains('\n');
        is_short.then(|| format!("{verb} \u{22}{text}\u{22}"))
    };
    if let [Edit { span, text }] = edits
        && span.start == span.end
        && (text.starts_with('\n') || text.ends_with('\n'))
    {
        return quoted("Add", text.trim());
    }
    let line = source.line_of(first);
    let range = source.line_range(line);
    let old = &source.text[range.clone()];
    // The end of a line may be removed with it.
    if source.line_of(last) != line && last as usize != range.end + 1 {
        return None;
    }
    let mut new = old.to_owned();
    let at = |byte: u32| (byte as usize - range.start).min(old.len());
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    for Edit { span, text } in sorted {
        let (from, to) = (at(span.start), at(span.end));
        new.replace_range(from..to.max(from), text);
    }
    if new.trim().is_empty() { quoted("Remove", old.trim()) } else { quoted("Write", new.trim()) }
}

/// Help text as a title: without markup, with a capital first letter.
fn plain(help: &str) -> String {
    crate::parse::capitalised(&help.replace('`', "\u{22}"))
}

/// A new opportunity for the pain at the cursor.
fn answer(compilation: &Compilation, document: &Document, source: &Source, byte: u32) -> Option<Action> {
    let (id, _) = document.node_at(byte)?;
    let pain = document.blocks(id).find(|id| keyword(document, *id) == Keyword::Pain)?;
    let node = &document.nodes[pain.index()];
    let Head::Pain(name, _) = &node.head else { return None };
    let mut edits = Vec::new();
    let name = match name {
        Some(name) => name.text.to_string(),
        None => {
            let name = free_name(compilation, "pain");
            edits.push(Edit { span: node.keyword.after(), text: format!(" {name}") });
            name
        }
    };
    let indent = indent_of(source, node);
    let text = format!("\n{indent}opportunity: What would help\n{indent}  answers: {name}");
    let last = &document.nodes[document.last_inside()[pain.index()].index()];
    edits.push(Edit { span: last.span.after(), text });
    Some(Action { title: "Answer this pain with an opportunity".to_owned(), edits, fixes: None, is_safe: false })
}

/// A declaration of the undeclared thing at the cursor.
fn declare(compilation: &Compilation, document: &Document, source: &Source, byte: u32) -> Option<Action> {
    let (_, id) = compilation.names.at(document.file, byte)?;
    let thing = compilation.names.get(id);
    let name = thing.name.as_deref().filter(|_| thing.origin == Origin::Undeclared)?;
    let word = thing.keyword.word();
    let first = document.nodes.iter().find(|node| node.keyword().is_division())?;
    let start = source.line_range(first.line as usize).start;
    let text = format!("{word} {name}: {}\n\n", crate::parse::capitalised(name));
    let edits = vec![Edit { span: Span::new(document.file, start, start), text }];
    Some(Action { title: format!("Declare the {word} \u{22}{name}\u{22}"), edits, fixes: None, is_safe: false })
}

fn keyword(document: &Document, id: NodeId) -> Keyword {
    document.nodes[id.index()].keyword()
}

fn indent_of<'a>(source: &'a Source, node: &Node) -> &'a str {
    let line = source.line_range(node.line as usize);
    let text = &source.text[line];
    &text[..text.len() - text.trim_start().len()]
}

/// An unused name, such as `pain-2`.
fn free_name(compilation: &Compilation, word: &str) -> String {
    let taken = |name: &str| compilation.names.things().any(|(_, thing)| thing.name.as_deref() == Some(name));
    let mut names = (1..).map(|number| format!("{word}-{number}"));
    names.find(|name| !taken(name)).unwrap_or_default()
}
