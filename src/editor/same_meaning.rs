//! Whether a map with another name in it still says what it said.
//!
//! The compiler itself says what the language forbids: the map with the new name must have no mistake that it didn't have before,
//! each line has to refer to what it referred to, and columns have to continue those of the compared map that they continued.

use super::Refused;
use crate::{
    Compilation,
    diagnostic::Code,
    keyword::Keyword,
    model::ColumnId,
    names::{Origin, Thing},
    span::{FileId, Span},
};

/// The file and the line of something: a new name moves what comes after it, but no line.
type Place = (FileId, u32);

/// What a line refers to: what is declared at a place, or what has a name without that.
type Meant = (Keyword, Result<Place, Option<String>>);

/// What a map says, as far as a new name mustn't change it.
#[derive(Debug)]
pub struct Meaning {
    mistakes: Vec<(Place, Code)>,
    /// What is declared, and whether it has a name.
    declared: Vec<(Meant, bool)>,
    uses: Vec<(Place, Meant)>,
    continues: Vec<Vec<ColumnId>>,
}

impl Meaning {
    /// What this map says.
    pub fn of(compilation: &Compilation) -> Self {
        let names = &compilation.names;
        let meant = |thing: &Thing| (thing.keyword, known(compilation, thing));
        let mistakes = compilation.diagnostics.iter().map(|of| (place(compilation, of.span()), of.code));
        let declared = names.things().filter(|(_, thing)| thing.declaration().is_some());
        let declared = declared.map(|(_, thing)| (meant(thing), thing.name.is_some()));
        let uses = names.uses().iter().map(|of| (place(compilation, of.span), meant(names.get(of.thing))));
        let comparison = compilation.map.as_ref().and_then(|map| map.compares.as_deref());
        Self {
            mistakes: mistakes.collect(),
            declared: declared.collect(),
            uses: uses.collect(),
            continues: comparison.map(|of| of.continues.clone()).unwrap_or_default(),
        }
    }

    /// Refuses another name with which the map is `after`.
    ///
    /// # Errors
    ///
    /// The map would say something else; the reason is what the compiler says of it.
    pub fn is_kept(&self, after: &Compilation) -> Result<(), Refused> {
        let told = |span: Span, why: String| {
            let source = after.sources.get(span.file);
            let file = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
            Err(Refused(format!("{why} ({file}, line {})", source.position(span.start).line)))
        };
        let is_new = |of: &&crate::diagnostic::Diagnostic| !self.mistakes.contains(&(place(after, of.span()), of.code));
        if let Some(of) = after.diagnostics.iter().find(is_new) {
            return told(of.span(), format!("{}: {}", of.title, of.labels[0].text));
        }
        let new = Self::of(after);
        let is_other = |(at, used): &(usize, &(Place, Meant))| self.uses.get(*at) != Some(*used);
        if let Some((at, _)) = new.uses.iter().enumerate().find(is_other) {
            return told(after.names.uses()[at].span, "with this name a line would mean something else".to_owned());
        }
        if new.declared != self.declared || new.uses.len() != self.uses.len() {
            return Err(Refused("with this name some lines would be understood differently".to_owned()));
        }
        if new.continues != self.continues {
            let why = "the name is what connects it with the map that `compares` names; there, write `replaces` first";
            return Err(Refused(why.to_owned()));
        }
        Ok(())
    }
}

fn place(compilation: &Compilation, span: Span) -> Place {
    (span.file, compilation.sources.get(span.file).position(span.start).line)
}

fn known(compilation: &Compilation, thing: &Thing) -> Result<Place, Option<String>> {
    match thing.origin {
        Origin::Declared(of) | Origin::Compared(of) => Ok(place(compilation, of.line)),
        Origin::BuiltIn | Origin::Undeclared => Err(thing.name.clone()),
    }
}
