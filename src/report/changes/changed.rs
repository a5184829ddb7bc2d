//! What is reported.

use crate::{
    compare::{Difference, Topic},
    model::Map,
    source::Sources,
};

/// One map before and after.
#[derive(Debug)]
pub struct Changed<'a> {
    /// The name of the earlier side: a file, or a revision and a file.
    pub old_name: String,
    /// The name of the later side.
    pub new_name: String,
    /// The earlier map, if there is one.
    pub old: Option<Side<'a>>,
    /// The later map, if there is one.
    pub new: Option<Side<'a>>,
    /// The changes, if there are both.
    pub difference: Difference,
}

/// A map that wasn't compared.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NotCompared {
    /// What it is called in messages.
    pub name: String,
    /// Why, as what is said of it: `it has errors`.
    pub why: String,
}

/// A map with its source files.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The map.
    pub map: &'a Map,
    /// Its files.
    pub sources: &'a Sources,
}

impl Changed<'_> {
    /// Whether both maps mean the same.
    pub fn is_same(&self) -> bool {
        self.difference.changes.is_empty() && self.old.is_some() == self.new.is_some()
    }

    /// The title to report it under.
    pub(super) fn title(&self) -> String {
        let shown = self.new.or(self.old);
        shown.map(|side| side.map.title.one_line()).unwrap_or_default()
    }
}

/// The heading of a topic.
pub(super) fn heading(topic: Topic) -> &'static str {
    match topic {
        Topic::Map => "The map",
        Topic::Declarations => "People, sources and other declarations",
        Topic::Story => "Stages and columns",
        Topic::Experience => "Experience",
        Topic::Pains => "Pains",
        Topic::Opportunities => "Opportunities",
        Topic::Figures => "Metrics, time and priority",
        Topic::Content => "What is said",
    }
}
