//! Colours as text. They are needed for each mark of a drawing, so they are formatted once.

use crate::{scene::Role, theme::Theme};
use rustc_hash::FxHashMap;

/// The name and the colour of each role.
pub struct Inks {
    by_role: FxHashMap<Role, (String, String)>,
    /// Whether marks have classes, for the style sheet with the dark colours.
    pub with_classes: bool,
}

impl Inks {
    /// The names and colours of a theme.
    pub fn of(theme: &Theme) -> Self {
        let by_role = Role::all().map(|role| (role, (role.name(), theme.colour(role).to_string())));
        Self { by_role: by_role.collect(), with_classes: theme.dark.is_some() }
    }

    /// The name of a role in style sheets.
    pub fn name(&self, role: Role) -> &str {
        self.by_role.get(&role).map_or("", |(name, _)| name)
    }

    /// The colour of a role; black if no theme has it.
    pub fn colour(&self, role: Role) -> &str {
        self.by_role.get(&role).map_or("#000000", |(_, colour)| colour)
    }
}
