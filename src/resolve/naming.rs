//! Names for the parts of the story: as written, or made from the text.
//!
//! A generated name gives way to a written one and gets a number if two would be equal, so that links and comparisons
//! have something to refer to.

use super::scope::Written;
use crate::{
    ast::{Document, Head, Node, NodeId, Value},
    diagnostic::Diagnostic,
    keyword::Keyword,
    model::Name,
    parse,
    source::Sources,
};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The kinds that share a set of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    Phase,
    Stage,
    /// Touchpoints and steps.
    Column,
    Pain,
    Gain,
    Opportunity,
}

impl Story {
    /// The kind of story part that a line with this keyword is.
    pub fn of(keyword: Keyword) -> Option<Self> {
        match keyword {
            Keyword::Phase => Some(Self::Phase),
            Keyword::Stage => Some(Self::Stage),
            Keyword::Touchpoint | Keyword::Step => Some(Self::Column),
            Keyword::Pain => Some(Self::Pain),
            Keyword::Gain => Some(Self::Gain),
            Keyword::Opportunity => Some(Self::Opportunity),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub struct Naming {
    names: Vec<Option<Name>>,
    /// The written names of each kind, with their positions among all of that kind.
    written: [Written; 6],
    count: [usize; 6],
}

impl Naming {
    /// Names all parts of the story in this document.
    pub fn of(document: &Document, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut naming = Self { names: vec![None; document.nodes.len()], written: Default::default(), count: [0; 6] };
        for (at, node) in document.nodes.iter().enumerate() {
            if let Some(story) = Story::of(node.keyword()) {
                naming.take_written(at, node, story, diagnostics);
            }
        }
        let mut taken: [FxHashMap<String, u32>; 6] = Default::default();
        for (at, node) in document.nodes.iter().enumerate() {
            if let (Some(story), None) = (Story::of(node.keyword()), &naming.names[at]) {
                let base = slug(&text_of(node, sources), node.keyword().word());
                let name = naming.free(base, story, &mut taken[story as usize]);
                naming.names[at] = Some(Name::Generated(name));
            }
        }
        naming
    }

    pub fn name(&self, id: NodeId) -> Name {
        self.names[id.index()].clone().unwrap_or_else(|| Name::Generated(String::new()))
    }

    fn take_written(&mut self, at: usize, node: &Node, story: Story, diagnostics: &mut Vec<Diagnostic>) {
        let index = self.count[story as usize];
        self.count[story as usize] += 1;
        if let Head::Name(name) | Head::Pain(Some(name), _) = &node.head {
            match self.written[story as usize].add(node.keyword().word(), name, index) {
                Ok(()) => self.names[at] = Some(Name::Written(name.text.to_string())),
                Err(twice) => diagnostics.push(twice),
            }
        }
    }

    /// The base name, or the base name followed by the first free number.
    fn free(&self, base: String, story: Story, taken: &mut FxHashMap<String, u32>) -> String {
        let written = &self.written[story as usize];
        loop {
            let number = taken.entry(base.clone()).or_insert(0);
            *number += 1;
            let name = if *number == 1 { base.clone() } else { format!("{base}-{number}") };
            let free = name == base || !taken.contains_key(&name);
            if free && !written.has(&name) {
                if name != base {
                    taken.insert(name.clone(), 1);
                }
                return name;
            }
        }
    }
}

fn text_of<'a>(node: &Node, sources: &'a Sources) -> Cow<'a, str> {
    match &node.value {
        Value::Prose(parts) => parse::plain(sources.get(node.span.file), parts),
        _ => Cow::Borrowed(""),
    }
}

/// Lower case, words joined by `-`, about fifty letters at most, cut between words.
pub fn slug(text: &str, otherwise: &str) -> String {
    const LONGEST: usize = 48;
    let (mut slug, mut length) = (String::with_capacity(LONGEST + otherwise.len()), 0);
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
        let first_letter = slug.is_empty() && !word.starts_with(char::is_alphabetic);
        if first_letter {
            slug.push_str(otherwise);
            length = otherwise.chars().count();
        }
        let ascii = word.is_ascii();
        let letters = if ascii { word.len() } else { word.chars().count() };
        if !slug.is_empty() {
            if length + letters > LONGEST {
                break;
            }
            slug.push('-');
            length += 1;
        }
        let start = slug.len();
        if ascii {
            slug.push_str(&word[..letters.min(LONGEST)]);
            slug[start..].make_ascii_lowercase();
            length += slug.len() - start;
        } else {
            slug.extend(word.chars().take(LONGEST).flat_map(char::to_lowercase));
            length += slug[start..].chars().count();
        }
    }
    if slug.is_empty() { otherwise.to_owned() } else { slug }
}
