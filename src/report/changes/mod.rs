//! What two maps say differently, for a terminal, for a pull request, and for other programs.
//!
//! Comes in: a [`Difference`]. Every change is put into words once, in [`line`]; the formats only write the words down. In English,
//! as everything that the program says of itself.

mod json;
mod line;
mod markdown;
mod summary;
mod text;

pub use json::changes_json;
pub use markdown::changes_markdown;
pub use text::changes_text;

use crate::{
    compare::{Difference, Topic},
    model::Map,
    source::Sources,
};

/// One map before and after.
#[derive(Debug)]
pub struct Changed<'a> {
    /// What the earlier side is called: a file, or a revision and a file.
    pub old_name: String,
    /// What the later side is called.
    pub new_name: String,
    /// The earlier map, unless there was none.
    pub old: Option<Side<'a>>,
    /// The later map, unless there is none any more.
    pub new: Option<Side<'a>>,
    /// What is different, where there are both.
    pub difference: Difference,
}

/// A map with the files that its places are in.
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

    /// The title to tell it under.
    fn title(&self) -> String {
        let shown = self.new.or(self.old);
        shown.map(|side| side.map.title.to_plain().replace('\n', " ")).unwrap_or_default()
    }
}

/// What a topic is called.
fn heading(topic: Topic) -> &'static str {
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
