//! Colours as text. They are needed for each mark of a drawing, so each is formatted once, when the first mark has it.

use crate::{scene::Role, theme::Theme};
use rustc_hash::FxHashMap;

/// The name and the colour of each role that was asked for.
pub struct Inks<'t> {
    theme: &'t Theme,
    by_role: FxHashMap<Role, (String, String)>,
}

impl<'t> Inks<'t> {
    pub fn of(theme: &'t Theme) -> Self {
        Self { theme, by_role: FxHashMap::default() }
    }

    /// Whether marks have classes, for the style sheet with the dark colours.
    pub fn with_classes(&self) -> bool {
        self.theme.dark.is_some()
    }

    /// The name of a role in style sheets.
    pub fn name(&mut self, role: Role) -> &str {
        &self.ink(role).0
    }

    pub fn colour(&mut self, role: Role) -> &str {
        &self.ink(role).1
    }

    fn ink(&mut self, role: Role) -> &(String, String) {
        self.by_role.entry(role).or_insert_with(|| (role.name(), self.theme.colour(role).to_string()))
    }
}
