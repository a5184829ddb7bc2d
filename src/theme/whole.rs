//! A theme: its colours, and the font that comes with them.

use super::{Colour, Palette};
use crate::{
    scene::Role,
    text::{Fonts, OwnFont},
};
use serde::Serialize;

/// What every colour role looks like.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Theme {
    /// What it is called.
    pub name: String,
    /// Its colours, which are written into the drawing.
    pub palette: Palette,
    /// The colours for readers who prefer dark, if the drawing adapts to them.
    pub dark: Option<Palette>,
    /// The font that its text is set in before the bundled one.
    #[serde(skip)]
    pub font: Option<OwnFont>,
}

impl Theme {
    /// What its text is measured in.
    pub fn fonts(&self) -> Fonts {
        Fonts::with(self.font.clone())
    }

    /// The colour of a role.
    pub fn colour(&self, role: Role) -> Colour {
        self.palette.colour(role)
    }
}
