//! Where a name is declared, and what changes when it is renamed.

use crate::{
    Compilation,
    diagnostic::Edit,
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
        return refused(format!("`{name}` can't be a name: write a letter, then letters, digits and hyphens"));
    }
    let taken = |(id, other): (ThingId, &crate::names::Thing)| {
        id != thing && other.keyword == of.keyword && other.name.as_deref() == Some(name)
    };
    if names.things().any(taken) {
        return refused(format!("another {word} is called `{name}` already"));
    }
    Ok(names.spellings(thing).map(|span| Edit { span, text: name.to_owned() }).collect())
}
