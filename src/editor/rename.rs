//! Where a name is declared, and what changes when it is renamed.

use crate::{
    Compilation,
    diagnostic::{Edit, Severity},
    names::ThingId,
    parse::is_name,
    span::{FileId, Span},
};

/// Why something can't have this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(
    /// The reason, for the person who asked.
    pub String,
);

/// The line that declares what is named at a byte of a file.
pub fn definition(compilation: &Compilation, file: FileId, byte: u32) -> Option<Span> {
    let (_, id) = compilation.names.at(file, byte)?;
    let declaration = compilation.names.get(id).declaration()?;
    Some(declaration.name.unwrap_or(declaration.line))
}

/// The edits that rename a thing, in this map and in the files that it uses.
///
/// # Errors
///
/// The name can't be used: it isn't valid, it is taken, or nothing declares the thing.
pub fn rename(compilation: &Compilation, thing: ThingId, name: &str) -> Result<Vec<Edit>, Refused> {
    let refused = |why: String| Err(Refused(why));
    let names = &compilation.names;
    let of = names.get(thing);
    let word = of.keyword.word();
    if of.declaration().is_none() {
        return refused(format!("no line declares this {word}, so there is nothing to rename"));
    }
    if of.name.is_none() {
        return refused(format!("this {word} has no name yet; write one after `{word}`"));
    }
    if !is_name(name) {
        return refused(format!("`{name}` cannot be a name: write a letter, then letters, digits and hyphens"));
    }
    let taken = |(id, other): (ThingId, &crate::names::Thing)| {
        id != thing && other.keyword == of.keyword && other.name.as_deref() == Some(name)
    };
    if names.things().any(taken) {
        return refused(format!("another {word} is called `{name}` already"));
    }
    let spellings: Vec<Span> = names.spellings(thing).collect();
    if let Some(line) = of.name.as_deref().and_then(|old| broken_line_with(compilation, old, &spellings)) {
        return refused(format!("line {line} has a mistake and may mean this {word}, too; correct it first"));
    }
    Ok(spellings.into_iter().map(|span| Edit { span, text: name.to_owned() }).collect())
}

/// The number of a line in error that has the name somewhere else than where it is known to be meant: it would keep the old one.
fn broken_line_with(compilation: &Compilation, name: &str, known: &[Span]) -> Option<u32> {
    let errors = compilation.diagnostics.iter().filter(|of| of.severity == Severity::Error).map(|of| of.span());
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
    errors.into_iter().find_map(|span| {
        let source = compilation.sources.get(span.file);
        let line = source.position(span.start).line;
        let range = source.line_range(line as usize - 1);
        let text = &source.text[range.clone()];
        let stands_alone = |at: usize| !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part);
        let is_known =
            |at: usize| known.iter().any(|known| known.file == span.file && known.start as usize == range.start + at);
        text.match_indices(name).any(|(at, _)| stands_alone(at) && !is_known(at)).then_some(line)
    })
}
