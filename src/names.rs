//! What the names in a map refer to: each thing that lines can mention, where it is declared, and where it is used.
//!
//! `resolve` fills this while it looks names up, so that an editor can go to a declaration, list uses and rename
//! without another lookup. It is also available for maps with errors: a name that refers to nothing has no use here.
//!
//! ```
//! use wayline::{Options, compile, keyword::Keyword, load::NoFiles};
//!
//! let text = "journey: Coffee run\npersona ada: Ada\nstage: Enter\n  feels ada 1: Welcome\n";
//! let compilation = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default());
//! let names = &compilation.names;
//!
//! // The cursor is in the `ada` of `feels ada 1`.
//! let cursor = text.rfind("ada").expect("a use") as u32;
//! let (_, ada) = names.at(compilation.documents[0].file, cursor).expect("a name");
//! assert_eq!(names.get(ada).keyword, Keyword::Persona);
//!
//! // All that a new name would replace: the one in the declaration and the one in the use. The label stays.
//! let places: Vec<usize> = names.spellings(ada).map(|span| span.start as usize).collect();
//! assert_eq!(places, [text.find("ada").expect("a declaration"), cursor as usize]);
//! ```

use crate::{
    keyword::Keyword,
    span::{FileId, Span},
};

/// Everything that lines of one map can refer to, and every place where they do.
#[derive(Debug, Clone, Default)]
pub struct Names {
    things: Vec<Thing>,
    uses: Vec<Use>,
}

/// One thing, by its position in [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThingId(pub u32);

/// Something that a line can refer to, or could if it had a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// The keyword of the line that declares it; for a criterion, `priority`.
    pub keyword: Keyword,
    /// The name that others refer to it by; `None` if it has none.
    pub name: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a thing comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A line of this map or of a file that it uses.
    Declared(Declaration),
    /// A line of the map that `compares` names, or of a file that it uses.
    Compared(Declaration),
    /// Every map knows it.
    BuiltIn,
    /// It is used without a declaration.
    Undeclared,
}

/// Where something is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declaration {
    /// The line from its keyword to the end of its text. It is the `span` of the thing in the model.
    pub line: Span,
    /// The name in it, if it has one.
    pub name: Option<Span>,
}

/// A place where a line refers to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The place.
    pub span: Span,
    /// What it refers to.
    pub thing: ThingId,
    /// Whether it uses the name. Otherwise it uses the label, or a part of it.
    pub by_name: bool,
}

impl Thing {
    /// Where it is declared, in this map or in the compared one.
    pub fn declaration(&self) -> Option<Declaration> {
        match self.origin {
            Origin::Declared(declaration) | Origin::Compared(declaration) => Some(declaration),
            Origin::BuiltIn | Origin::Undeclared => None,
        }
    }
}

impl Names {
    /// Every thing: those of used files, those of the map, those that need no declaration, those of the compared map.
    pub fn things(&self) -> impl Iterator<Item = (ThingId, &Thing)> {
        self.things.iter().enumerate().map(|(at, thing)| (ThingId(at as u32), thing))
    }

    /// The thing with this id.
    pub fn get(&self, id: ThingId) -> &Thing {
        &self.things[id.0 as usize]
    }

    /// Every use, in the order of their places.
    pub fn uses(&self) -> &[Use] {
        &self.uses
    }

    /// Where lines refer to this thing, in order.
    pub fn uses_of(&self, id: ThingId) -> impl Iterator<Item = &Use> {
        self.uses.iter().filter(move |used| used.thing == id)
    }

    /// What is named at a byte of a file, in a use or in a declaration, and where. The byte right after the name
    /// counts.
    pub fn at(&self, file: FileId, byte: u32) -> Option<(Span, ThingId)> {
        let after = self.uses.partition_point(|used| (used.span.file, used.span.start) <= (file, byte));
        let used = self.uses[..after].last().map(|used| (used.span, used.thing));
        let declared = self.things().filter_map(|(id, thing)| Some((thing.declaration()?.name?, id)));
        let holds = |&(span, _): &(Span, ThingId)| span.file == file && (span.start..=span.end).contains(&byte);
        used.into_iter().chain(declared).find(holds)
    }

    /// Where the name of this thing is written, in its declaration and in uses: what renaming replaces. A use by the
    /// label isn't changed.
    pub fn spellings(&self, id: ThingId) -> impl Iterator<Item = Span> {
        let declared = self.get(id).declaration().and_then(|declaration| declaration.name);
        declared.into_iter().chain(self.uses_of(id).filter(|used| used.by_name).map(|used| used.span))
    }

    pub(crate) fn add(&mut self, keyword: Keyword, name: Option<&str>, origin: Origin) -> ThingId {
        self.things.push(Thing { keyword, name: name.map(str::to_owned), origin });
        ThingId(self.things.len() as u32 - 1)
    }

    pub(crate) fn add_use(&mut self, span: Span, thing: ThingId, by_name: bool) {
        self.uses.push(Use { span, thing, by_name });
    }

    /// Adds what is used without a declaration.
    pub(crate) fn add_undeclared(&mut self, keyword: Keyword, name: &str, uses: &[Span]) {
        let thing = self.add(keyword, Some(name), Origin::Undeclared);
        uses.iter().for_each(|&span| self.add_use(span, thing, true));
    }

    /// Sorts the uses by their places, once all are there.
    pub(crate) fn sort(&mut self) {
        self.uses.sort_unstable();
    }
}
