//! What the word under the cursor means.

use crate::{
    Compilation,
    keyword::{BUILT_IN_CHANNELS, Keyword, Rule},
    names::{Origin, Thing},
    source::Sources,
    span::{FileId, Span},
};

/// The information about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The word that it is about.
    pub span: Span,
    /// What it means, in Markdown. Text of the map is fenced, so that it is never markup.
    pub markdown: String,
}

/// The meaning of the keyword or the name at a byte of a file.
pub fn hover(compilation: &Compilation, file: FileId, byte: u32) -> Option<Hover> {
    if let Some((span, id)) = compilation.names.at(file, byte) {
        return Some(Hover { span, markdown: thing(compilation.names.get(id), &compilation.sources) });
    }
    let (_, node) = compilation.document(file)?.node_at(byte)?;
    let on_keyword = node.keyword.start <= byte && byte <= node.keyword.end;
    on_keyword.then(|| Hover { span: node.keyword, markdown: rule(node.rule) })
}

/// What a line means, with an example.
pub fn rule(rule: &Rule) -> String {
    format!("{}\n\n{}", rule.summary, fenced(rule.example))
}

fn thing(thing: &Thing, sources: &Sources) -> String {
    let kind = thing.keyword.word();
    let name = thing.name.as_deref().unwrap_or_default();
    match thing.origin {
        Origin::Declared(declaration) => fenced(sources.slice(declaration.line)),
        Origin::Compared(declaration) => format!("In the compared map:\n\n{}", fenced(sources.slice(declaration.line))),
        Origin::BuiltIn if thing.keyword == Keyword::Channel => {
            let label = BUILT_IN_CHANNELS.iter().find(|channel| channel.name == name).map_or(name, |of| of.label);
            format!("{label}: a built-in channel")
        }
        Origin::BuiltIn => format!("A built-in {kind}"),
        Origin::Undeclared => format!("A {kind} that no line declares"),
    }
}

/// Text of a map as a code block, whatever it contains.
pub fn fenced(text: &str) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}journey\n{text}\n{fence}")
}
