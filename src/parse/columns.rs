//! The columns of a map as other lines can name them, found once: a map may have many lines that ask.

use rustc_hash::FxHashMap;

/// Only this many columns are compared with a line that may lead to one.
const MOST: usize = 1_000;

/// The stages, touchpoints and steps of a map, in order.
#[derive(Default)]
pub struct Columns {
    /// Name and title of each, folded.
    called: Vec<(String, String)>,
    by_name: FxHashMap<String, usize>,
    /// Where each starts in the file, in bytes.
    starts: Vec<u32>,
}

impl Columns {
    /// The first column with this name or title, folded.
    pub fn find(&self, folded: &str) -> Option<usize> {
        self.by_name.get(folded).copied()
    }

    /// The name of a column, folded; empty if it has none.
    pub fn name(&self, at: usize) -> &str {
        &self.called[at].0
    }

    /// The column that a place of the file is in.
    pub fn at(&self, place: u32) -> Option<usize> {
        self.starts.partition_point(|&start| start < place).checked_sub(1)
    }

    /// Names and titles, folded.
    pub fn called(&self) -> impl Iterator<Item = &str> {
        self.called.iter().take(MOST).flat_map(|(name, title)| [name.as_str(), title.as_str()])
    }

    pub fn push(&mut self, start: u32, name: String, title: String) {
        for called in [&name, &title].into_iter().filter(|called| !called.is_empty()) {
            self.by_name.entry(called.clone()).or_insert(self.called.len());
        }
        self.starts.push(start);
        self.called.push((name, title));
    }
}
