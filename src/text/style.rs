//! The style of a run of text, as far as its width is concerned.

/// One of the bundled faces of Inter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Weight 400, upright.
    Regular,
    /// Weight 600, upright.
    Semibold,
    /// Weight 400, italic.
    Italic,
}

impl Face {
    /// Every face, in the order of the declaration.
    pub const ALL: [Face; 3] = [Face::Regular, Face::Semibold, Face::Italic];

    /// The weight as a CSS number.
    pub fn weight(self) -> u16 {
        match self {
            Face::Regular | Face::Italic => 400,
            Face::Semibold => 600,
        }
    }

    /// Whether the face is slanted (`font-style: italic`).
    pub fn is_italic(self) -> bool {
        self == Face::Italic
    }

    /// The whole face as a TrueType font, for renderers that need the outlines. Family name "Inter".
    pub fn ttf(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("../../assets/fonts/regular.ttf"),
            Face::Semibold => include_bytes!("../../assets/fonts/semibold.ttf"),
            Face::Italic => include_bytes!("../../assets/fonts/italic.ttf"),
        }
    }
}

/// A face at a size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The face.
    pub face: Face,
    /// Font size in px.
    pub size: f64,
    /// Extra space between two characters in px (`letter-spacing`), mostly 0.
    pub tracking: f64,
}

impl Style {
    /// A face at a size in px, without tracking.
    pub const fn new(face: Face, size: f64) -> Self {
        Self { face, size, tracking: 0.0 }
    }
}
