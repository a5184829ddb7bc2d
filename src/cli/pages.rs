//! A drawing on one page or several, and the typefaces for its text.

use crate::{scene::Scene, theme::Theme};
#[cfg(feature = "png")]
use {
    super::typefaces::{Found, typefaces_for},
    crate::text::OwnFont,
    std::cell::OnceCell,
};

/// The drawing on one page or several.
pub(crate) struct Pages {
    pub scenes: Vec<Scene>,
    /// The typefaces for formats that aren't shown by a browser.
    #[cfg(feature = "png")]
    typefaces: OnceCell<Found>,
    #[cfg(feature = "png")]
    font: Option<OwnFont>,
}

impl Pages {
    #[cfg_attr(not(feature = "png"), allow(unused_variables, reason = "browsers have fonts"))]
    pub fn new(scenes: Vec<Scene>, theme: &Theme) -> Self {
        Self {
            scenes,
            #[cfg(feature = "png")]
            font: theme.font.clone(),
            #[cfg(feature = "png")]
            typefaces: OnceCell::new(),
        }
    }

    /// The typefaces, searched for on first use.
    #[cfg(feature = "png")]
    pub fn typefaces(&self) -> &Found {
        self.typefaces.get_or_init(|| typefaces_for(&self.scenes, self.font.clone()))
    }

    /// The typefaces, if they were searched for.
    #[cfg(feature = "png")]
    pub fn found(&self) -> Option<&Found> {
        self.typefaces.get()
    }
}
