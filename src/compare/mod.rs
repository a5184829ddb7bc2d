//! What changed between two maps, by meaning rather than by line.
//!
//! Input: two checked maps, the earlier one first. Output: a [`Difference`], plain data in the order in which people
//! ask. Names are identity; items without a name are matched by their text. `report` puts changes into words.
//!
//! ```
//! use wayline::{Options, compare::{Verdict, compare}, compile, load::NoFiles};
//!
//! let map = |feeling: &str| {
//!     let text = format!("journey: Coffee run\nstage: Enter\n  feels {feeling}\n");
//!     compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map")
//! };
//! let changes = compare(&map("1: Welcome"), &map("-1: Welcome")).changes;
//! assert_eq!(changes[0].verdict, Some(Verdict::Worse));
//! ```

mod asks;
mod called;
mod change;
mod declared;
mod facts;
mod figures;
mod handover;
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
mod words;

pub use change::{Chance, Change, Kind, Topic, Value, Verdict, What, Where};
pub use since::{Changes, ColumnChange, PainChange, WayChange, since};

use crate::model::{ColumnId, Map};
use story::Story;

/// Everything that differs in the later map.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The changes, grouped by topic; each topic in the order of the later story.
    pub changes: Vec<Change>,
    /// For each column of the later map, the earlier columns that it continues or replaces, as in
    /// [`crate::model::Comparison::continues`].
    pub continues: Vec<Vec<ColumnId>>,
}

/// Compares two maps.
pub fn compare(old: &Map, new: &Map) -> Difference {
    let told = words::in_words_of(old, new);
    let story = Story::new(&told, new);
    let mut changes = head::changes(&story);
    changes.extend(declared::changes(old, new));
    changes.extend(story.changes());
    changes.extend(ways::changes(&story));
    changes.extend(facts::changes(&story));
    let asks = asks::changes(&story, &head::subject(&told, new).on(Topic::Figures), &mut changes);
    changes.extend(asks);
    changes.extend(points::changes(&story));
    // A stable sort keeps the order of the story within a topic.
    changes.sort_by_key(|change| change.topic);
    Difference { changes, continues: story.continues() }
}
