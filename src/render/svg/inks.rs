//! Colours as they are written: looked up for each mark of a drawing, so they are put into words once.

use crate::{scene::Role, theme::Theme};
use rustc_hash::FxHashMap;

/// The name and the colour of each role.
pub struct Inks {
    by_role: FxHashMap<Role, (String, String)>,
    /// Whether marks carry classes, for the style sheet that brings the dark colours.
    pub with_classes: bool,
}

impl Inks {
    /// Those of a theme.
    pub fn of(theme: &Theme) -> Self {
        let by_role = Role::all().map(|role| (role, (role.name(), theme.colour(role).to_string())));
        Self { by_role: by_role.collect(), with_classes: theme.dark.is_some() }
    }

    /// What style sheets call a role.
    pub fn name(&self, role: Role) -> &str {
        self.by_role.get(&role).map_or("", |(name, _)| name)
    }

    /// What it looks like; black for one that no theme has.
    pub fn colour(&self, role: Role) -> &str {
        self.by_role.get(&role).map_or("#000000", |(_, colour)| colour)
    }
}
