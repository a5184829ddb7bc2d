//! Which thing each name refers to.

use super::mentions::Kind;
use crate::{
    ast::Ident,
    diagnostic::{Code, Diagnostic},
    span::Span,
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// What is declared, kind by kind.
#[derive(Debug)]
pub struct Scope {
    /// Sorted by name, so that the suggestion among equally close ones is always the same.
    kinds: [BTreeMap<String, Entry>; 6],
    /// For each kind, whether a declaration may have been missed, in a file that couldn't be read or a line that was
    /// wrong.
    incomplete: [bool; 6],
    /// Names that a wrong line may have declared, whatever their kind, folded.
    lost: BTreeSet<String>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Where it is declared; `None` for what every map knows.
    span: Option<Span>,
    /// Its position in the model, once it is in there.
    index: Option<usize>,
}

impl Scope {
    /// Nothing declared yet; `incomplete` if a file that could declare something couldn't be read.
    pub fn new(incomplete: bool) -> Self {
        Self { kinds: Default::default(), incomplete: [incomplete; 6], lost: BTreeSet::new() }
    }

    /// Remembers the names in a line that wasn't understood, which may have declared them.
    pub fn lose(&mut self, names: &BTreeSet<String>) {
        self.lost.extend(names.iter().cloned());
    }

    /// Whether a wrong line may have declared the name.
    pub fn is_lost(&self, name: &str) -> bool {
        !self.lost.is_empty() && self.lost.contains(&crate::parse::fold(name))
    }

    /// Whether a declaration of this kind may have been missed.
    pub fn is_doubtful(&self, kind: Kind) -> bool {
        self.incomplete[kind as usize] || !self.lost.is_empty()
    }

    /// A declaration of this kind was wrong: an unknown name may be the one that was intended.
    pub fn doubt(&mut self, kind: Kind) {
        self.incomplete[kind as usize] = true;
    }

    /// Declares a name. If a file declared it before, that is an error; a built-in one gives way.
    pub fn declare(&mut self, kind: Kind, name: &Ident, index: Option<usize>) -> Result<(), Diagnostic> {
        let key = key(kind, &name.text);
        let entry = Entry { span: Some(name.span), index };
        match self.kinds[kind as usize].get(&*key).and_then(|earlier| earlier.span) {
            Some(first) => Err(declared_twice(kind.keyword().word(), name, first)),
            None => {
                self.kinds[kind as usize].insert(key.into_owned(), entry);
                Ok(())
            }
        }
    }

    /// Adds a name that needs no declaration.
    pub fn know(&mut self, kind: Kind, name: &str) {
        self.kinds[kind as usize].insert(name.to_owned(), Entry { span: None, index: None });
    }

    /// Whether something of this kind has this name.
    pub fn has(&self, kind: Kind, name: &str) -> bool {
        self.kinds[kind as usize].contains_key(name)
    }

    /// Remembers the position in the model of the thing called `name`.
    pub fn place(&mut self, kind: Kind, name: &str, index: usize) {
        if let Some(entry) = self.kinds[kind as usize].get_mut(name) {
            entry.index = Some(index);
        }
    }

    /// The position of the thing called `name`. `Ok(None)` if it is built in and not yet in the model, or if it may be
    /// in a file that couldn't be read.
    pub fn find(&self, kind: Kind, name: &Ident) -> Result<Option<usize>, Unknown> {
        match self.kinds[kind as usize].get(&*key(kind, &name.text)) {
            Some(entry) => Ok(entry.index),
            None if self.incomplete[kind as usize] || self.is_lost(&name.text) => Ok(None),
            None => Err(Unknown),
        }
    }
}

/// Nothing of the kind has this name.
#[derive(Debug, Clone, Copy)]
pub struct Unknown;

fn key(kind: Kind, name: &str) -> Cow<'_, str> {
    if kind == Kind::Lane { Cow::Owned(crate::parse::fold(name)) } else { Cow::Borrowed(name) }
}

/// The diagnostic for a name that two things of a kind share.
pub fn declared_twice(word: &str, name: &Ident, first: Span) -> Diagnostic {
    let title = format!("The {word} `{}` is declared twice", name.text);
    Diagnostic::new(Code::DeclaredTwice, title, name.span, "the second one")
        .and(first, "the first one")
        .help("give one of them another name")
}

/// Names in the story itself (pains, columns), which aren't declared beforehand.
#[derive(Debug, Default)]
pub struct Written {
    /// For each written name, its place and the thing's position in the model.
    names: BTreeMap<String, (Span, usize)>,
}

impl Written {
    /// Adds a name; if it already exists, that is an error.
    pub fn add(&mut self, word: &str, name: &Ident, index: usize) -> Result<(), Diagnostic> {
        match self.names.get(&*name.text) {
            Some(&(first, _)) => Err(declared_twice(word, name, first)),
            None => {
                self.names.insert(name.text.to_string(), (name.span, index));
                Ok(())
            }
        }
    }

    /// Whether anything is called `name`.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }
}
