//! A drawing on one page or several, and the typefaces for its text.

use crate::scene::Scene;
#[cfg(feature = "png")]
use {
    super::typefaces::{Found, typefaces_for},
    std::cell::OnceCell,
};

/// The drawing on one page or several.
pub(crate) struct Pages {
    pub scenes: Vec<Scene>,
    /// The typefaces for formats that aren't shown by a browser.
    #[cfg(feature = "png")]
    typefaces: OnceCell<Found>,
}

impl Pages {
    pub fn new(scenes: Vec<Scene>) -> Self {
        Self {
            scenes,
            #[cfg(feature = "png")]
            typefaces: OnceCell::new(),
        }
    }

    /// The typefaces, searched for on first use.
    #[cfg(feature = "png")]
    pub fn typefaces(&self) -> &Found {
        self.typefaces.get_or_init(|| typefaces_for(&self.scenes))
    }

    /// The typefaces, if they were searched for.
    #[cfg(feature = "png")]
    pub fn found(&self) -> Option<&Found> {
        self.typefaces.get()
    }
}
