//! A project's own theme.

use super::{Colour, Theme, ThemeName, accent};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A project's own theme, as written in its settings file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CustomTheme {
    /// The built-in theme that it starts from; `auto` by default.
    pub base: ThemeName,
    /// A brand's colour. Chevrons, cards and stages are tinted with it, and it is the first persona's.
    pub accent: Option<Colour>,
    /// The files of a brand's font, which are read by the program alone.
    pub font: Option<FontFiles>,
    /// The colours that differ, by role (`red-text`, `persona-1`).
    pub colours: BTreeMap<String, Colour>,
    /// The colours that differ for readers who prefer dark.
    pub dark: BTreeMap<String, Colour>,
}

impl CustomTheme {
    /// The whole theme but for its font, called `name`.
    ///
    /// # Errors
    ///
    /// What is wrong with a colour, as a sentence without a capital.
    pub fn resolve(&self, name: &str) -> Result<Theme, String> {
        let mut theme = Theme { name: name.to_owned(), ..Theme::builtin(self.base) };
        if let Some(accent) = self.accent {
            accent::apply(&mut theme, accent)?;
        }
        theme.palette.change(&self.colours)?;
        match &mut theme.dark {
            Some(dark) => dark.change(&self.dark)?,
            None if self.dark.is_empty() => {}
            None => return Err(format!("the theme `{}` has no dark colours to change", self.base)),
        }
        Ok(theme)
    }
}

/// The files of a font of a project's own, from the project's folder on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "`font` takes a file, or a table with the files `regular`, `semibold` and `italic`")]
pub enum FontFiles {
    /// One file for all faces.
    One(String),
    /// A file for each face.
    Each(FaceFiles),
}

/// A file for each face of a font.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceFiles {
    /// For running text.
    pub regular: String,
    /// For titles and figures.
    pub semibold: Option<String>,
    /// For quotes.
    pub italic: Option<String>,
}

impl FontFiles {
    /// The files for regular, semibold and italic text.
    pub fn faces(&self) -> (&str, Option<&str>, Option<&str>) {
        match self {
            Self::One(file) => (file, None, None),
            Self::Each(FaceFiles { regular, semibold, italic }) => (regular, semibold.as_deref(), italic.as_deref()),
        }
    }
}
