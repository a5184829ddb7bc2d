//! The people that rows of a table are next to.

use crate::spreadsheet::grid::Cell;

/// Somebody whose table, or group of lanes, it is.
#[derive(Debug, Clone)]
pub struct Who {
    pub name: String,
    /// What the cell says of them, beginning with the name.
    pub description: String,
    /// The cell with the name, and whether it says that this is a persona.
    pub cell: Cell,
    pub is_persona: bool,
}

impl Who {
    pub fn new(text: &str, cell: Cell, is_persona: bool) -> Self {
        let description = text.split('\n').map(str::trim).collect::<Vec<_>>().join(", ");
        let name = description.split([',', '，', '(', '（']).next().unwrap_or_default().trim().to_owned();
        Self { name, description, cell, is_persona }
    }
}

/// Everybody, and the rows of each.
#[derive(Debug, Default)]
pub struct People {
    pub all: Vec<Who>,
    /// A place in the list for each row that is somebody's.
    pub rows: Vec<Option<usize>>,
}

impl People {
    /// People whose rows come after those that are nobody's.
    pub fn new(all: impl Iterator<Item = Who>, before: usize) -> Self {
        Self { all: all.collect(), rows: vec![None; before] }
    }

    /// Whose a row is.
    pub fn of(&self, row: usize) -> Option<&str> {
        let at = self.rows.get(row).copied().flatten()?;
        Some(&self.all[at].name)
    }
}
