//! The fonts as a caller sees them.

use super::fallback;
use super::hyphenation::Hyphenation;
use super::measure;
use super::measured::Measured;
use super::metrics::Metrics;
use super::own::OwnFont;
use super::paragraph::Paragraph;
use super::style::{Face, Style};
use std::rc::Rc;

/// What text is measured in: the bundled faces, or a project's own and the bundled ones for what that lacks. Cheap to make
/// and to copy: the metrics are read in place. A paragraph is measured once; copies know what the others have measured.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    own: Option<OwnFont>,
    measured: Measured,
}

impl Fonts {
    /// The bundled faces.
    pub fn new() -> Self {
        Self::default()
    }

    /// A font of a project's own, where there is one, before the bundled faces.
    pub fn with(own: Option<OwnFont>) -> Self {
        Self { own, measured: Measured::default() }
    }

    /// The width in px of one line of text in one style, taken as written: blanks at its ends and
    /// several in a row count. What the fonts lack is measured on the safe side.
    pub fn width(&self, text: &str, style: Style) -> f64 {
        measure::px(measure::width(text, style, self.own.as_ref()))
    }

    /// Measures a text of one or several styles, to be broken into lines.
    pub fn paragraph(&self, runs: &[(&str, Style)]) -> Rc<Paragraph> {
        self.hyphenated(runs, None)
    }

    /// The same for a text in a language by whose rules a word that is wider than a line is broken.
    pub fn hyphenated(&self, runs: &[(&str, Style)], rules: Option<Hyphenation>) -> Rc<Paragraph> {
        self.measured.paragraph(runs, rules, || Paragraph::new(runs, rules, self.own.as_ref()))
    }

    /// Whether the width of the character is the measured one, whatever font it is drawn in, once letters are fitted: the
    /// fonts have it, or it is on a square of its own in every font.
    pub fn is_certain(&self, c: char) -> bool {
        covers(c) || fallback::is_square(c) || self.own.as_ref().is_some_and(|own| own.covers(Face::Regular, c))
    }
}

/// Whether the width of the character is known: the bundled font has it, or it has no width by
/// its nature. Any other needs another font.
pub fn covers(c: char) -> bool {
    let metrics = Metrics::of(Face::Regular, None);
    metrics.glyph(c).is_some() || fallback::is_invisible(c) || measure::decomposes(&metrics, c)
}
