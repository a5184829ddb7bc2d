//! Themes: what each colour role looks like.
//!
//! Comes from a name or a project's settings; goes to the renderers. Themes are data: a project's
//! own one names a built-in as its base and the colours that differ.

mod builtin;
mod colour;
mod palette;

pub use builtin::{ThemeName, UnknownTheme};
pub use colour::{Colour, NotAColour};
pub use palette::{Hue, Palette};

use crate::scene::Role;
use serde::{Deserialize, Serialize};

/// What every colour role looks like.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Theme {
    /// What it is called.
    pub name: String,
    /// Its colours, which are written into the drawing.
    pub palette: Palette,
    /// The colours for readers who prefer dark, if the drawing adapts to them.
    pub dark: Option<Palette>,
}

impl Theme {
    /// A built-in theme.
    pub fn builtin(name: ThemeName) -> Self {
        builtin::theme(name)
    }

    /// The colour of a role.
    pub fn colour(&self, role: Role) -> Colour {
        self.palette.colour(role)
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::builtin(ThemeName::Auto)
    }
}

/// A project's own theme, as written in its settings file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CustomTheme {
    /// The built-in theme that it starts from; `auto` by default.
    pub base: ThemeName,
    /// The colours that differ, by role (`red-text`, `persona-1`).
    pub colours: std::collections::BTreeMap<String, Colour>,
    /// The colours that differ for readers who prefer dark.
    pub dark: std::collections::BTreeMap<String, Colour>,
}

impl CustomTheme {
    /// The whole theme, called `name`; the name of a role that doesn't exist otherwise.
    pub fn resolve(&self, name: &str) -> Result<Theme, String> {
        let mut theme = Theme { name: name.to_owned(), ..Theme::builtin(self.base) };
        theme.palette.change(&self.colours)?;
        match &mut theme.dark {
            Some(dark) => dark.change(&self.dark)?,
            None if self.dark.is_empty() => {}
            None => return Err(format!("the theme `{}` has no dark colours to change", self.base)),
        }
        Ok(theme)
    }
}
