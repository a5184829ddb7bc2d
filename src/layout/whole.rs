//! A map as a whole, and what is worked out about all of it once, however many of its pages are laid out.

use crate::model::{Around, Map, Path};
use std::cell::OnceCell;

/// A map of which pages are laid out.
#[derive(Debug)]
pub struct Whole<'a> {
    pub map: &'a Map,
    paths: OnceCell<Vec<Path>>,
    around: OnceCell<Vec<Around>>,
    description: OnceCell<String>,
}

impl<'a> Whole<'a> {
    /// Nothing is worked out yet.
    pub fn new(map: &'a Map) -> Self {
        Self { map, paths: OnceCell::new(), around: OnceCell::new(), description: OnceCell::new() }
    }

    /// The way of each persona.
    pub fn paths(&self) -> &[Path] {
        self.paths.get_or_init(|| self.map.paths())
    }

    /// For each column those before and after it.
    pub fn around(&self) -> &[Around] {
        self.around.get_or_init(|| self.map.around())
    }

    /// The map in words, as `describe` says it.
    pub fn description(&self, describe: impl FnOnce(&Map, &[Path]) -> String) -> &str {
        self.description.get_or_init(|| describe(self.map, self.paths()))
    }
}
