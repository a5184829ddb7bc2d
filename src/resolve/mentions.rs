//! The names that a map mentions, collected before anything is declared: what a shared file declares becomes part of
//! the map only if the map mentions it.

use crate::{
    ast::{Document, Figure, Head, Node, Value},
    keyword::{self, Keyword, Named},
    parse::fold,
    source::Sources,
    span::Span,
};
use rustc_hash::FxHashSet;

/// More words than this aren't tried as a name.
const MOST_WORDS: usize = 8;

/// The kinds of things that can be declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Persona,
    Team,
    Channel,
    Source,
    Lane,
    Measure,
}

impl Kind {
    /// The keyword that declares one.
    pub fn keyword(self) -> Keyword {
        match self {
            Self::Persona => Keyword::Persona,
            Self::Team => Keyword::Team,
            Self::Channel => Keyword::Channel,
            Self::Source => Keyword::Source,
            Self::Lane => Keyword::Lane,
            Self::Measure => Keyword::Measure,
        }
    }

    /// What the keyword declares.
    pub fn declared_by(keyword: Keyword) -> Option<Self> {
        let kinds = [Self::Persona, Self::Team, Self::Channel, Self::Source, Self::Lane, Self::Measure];
        kinds.into_iter().find(|kind| kind.keyword() == keyword)
    }
}

/// The names mentioned, kind by kind.
#[derive(Debug, Default)]
pub struct Mentions {
    names: [FxHashSet<String>; 6],
    measures: bool,
}

impl Mentions {
    /// Collects them from one document.
    pub fn of(document: &Document, sources: &Sources) -> Self {
        let mut mentions = Self::default();
        for node in &document.nodes {
            mentions.head(node, sources);
            mentions.value(node);
            mentions.measures |= measured_word(node).is_some();
        }
        mentions
    }

    /// Whether a line asks the data for a figure.
    pub fn measures(&self) -> bool {
        self.measures
    }

    /// Whether anything of this kind is mentioned by this name.
    pub fn has(&self, kind: Kind, name: &str) -> bool {
        match kind {
            Kind::Lane => self.names[kind as usize].contains(&fold(name)),
            _ => self.names[kind as usize].contains(name),
        }
    }

    fn add(&mut self, kind: Kind, name: &str) {
        let names = &mut self.names[kind as usize];
        if !names.contains(name) {
            names.insert(name.to_owned());
        }
    }

    fn head(&mut self, node: &Node, sources: &Sources) {
        if node.keyword() == Keyword::Own {
            self.add(Kind::Lane, &fold(sources.slice(node.keyword)));
        }
        match (&node.head, node.rule.head) {
            (Head::Name(name), keyword::Head::OptionalPersona) => self.add(Kind::Persona, &name.text),
            (Head::Name(name), keyword::Head::Measure) => self.add(Kind::Measure, &name.text),
            (Head::Measure(measure, persona), _) => {
                self.add(Kind::Measure, &measure.text);
                self.add(Kind::Persona, &persona.text);
            }
            (Head::Way(Some(words), _), _) => self.way(&words.text),
            (Head::Score(Some(name), _), _) => self.add(Kind::Persona, &name.text),
            (
                Head::None
                | Head::Name(_)
                | Head::Score(None, _)
                | Head::Pain(..)
                | Head::Label(_)
                | Head::Way(None, _)
                | Head::Days(_),
                _,
            ) => {}
        }
    }

    /// The first words, or all of them, may be a persona.
    fn way(&mut self, words: &str) {
        self.add(Kind::Persona, words);
        for (at, _) in words.match_indices(' ').take(MOST_WORDS) {
            self.add(Kind::Persona, &words[..at]);
        }
    }

    fn value(&mut self, node: &Node) {
        let Value::Names(names) = &node.value else { return };
        let kind = match node.rule.value {
            keyword::Value::Names(named) | keyword::Value::OneName(named) => match named {
                Named::Persona => Kind::Persona,
                Named::Team => Kind::Team,
                Named::Channel => Kind::Channel,
                Named::Source => Kind::Source,
                Named::Pain | Named::EarlierColumn => return,
            },
            _ => return,
        };
        names.iter().for_each(|name| self.add(kind, &name.text));
    }
}

/// Where a line says `measured`, if it asks the data for a figure.
pub fn measured_word(node: &Node) -> Option<Span> {
    match (&node.head, &node.value) {
        (Head::Score(_, Figure::Measured(word)) | Head::Way(_, Some(Figure::Measured(word))), _) => Some(*word),
        (_, Value::Measured(word, _)) => Some(*word),
        (_, Value::Metric(metric)) => match metric.value {
            Figure::Measured(word) => Some(word),
            Figure::Number(_) => None,
        },
        _ => None,
    }
}
