//! What two maps say differently: by meaning, not by line.
//!
//! Comes in: two checked maps, the earlier one first. Goes out: a [`Difference`], plain data in the order in which people ask.
//! Names keep identity; what has no name is recognised by its words. Wording a change is up to `report`.

mod change;
mod declared;
mod facts;
mod figures;
mod head;
mod lines;
mod matching;
mod place_pair;
mod points;
mod prose;
mod since;
mod somebody;
mod story;
mod subject;
mod ways;

pub use change::{Change, Kind, Topic, Value, Verdict, What, Where};
pub use since::{Changes, ColumnChange, PainChange, WayChange, since};

use crate::model::{ColumnId, Map};
use story::Story;

/// Everything that the later map says differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The changes, those of one topic together, each topic in the order of the later story.
    pub changes: Vec<Change>,
    /// For each column of the later map, the earlier columns that it continues or replaces, as in
    /// [`crate::model::Comparison::continues`].
    pub continues: Vec<Vec<ColumnId>>,
}

/// Compares two maps.
pub fn compare(old: &Map, new: &Map) -> Difference {
    let story = Story::new(old, new);
    let mut changes = head::changes(old, new);
    changes.extend(declared::changes(old, new));
    changes.extend(story.changes());
    changes.extend(ways::changes(&story));
    changes.extend(facts::changes(&story));
    changes.extend(points::changes(&story));
    // Stable, so that within a topic the order of the story stays.
    changes.sort_by_key(|change| change.topic);
    Difference { changes, continues: story.continues() }
}
