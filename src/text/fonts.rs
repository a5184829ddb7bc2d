//! The bundled fonts as a caller sees them.

use super::fallback;
use super::hyphenation::Hyphenation;
use super::measure;
use super::metrics::Metrics;
use super::paragraph::Paragraph;
use super::style::{Face, Style};

/// The bundled faces. Costs nothing to make and to copy: the metrics are read in place, and the
/// measure is about as fast as a cache of it would be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fonts;

impl Fonts {
    /// The bundled faces.
    pub fn new() -> Self {
        Self
    }

    /// The width in px of one line of text in one style, taken as written: blanks at its ends and
    /// several in a row count. What the font lacks is measured on the safe side.
    pub fn width(self, text: &str, style: Style) -> f64 {
        measure::px(measure::width(text, style))
    }

    /// Measures a text of one or several styles, to be broken into lines.
    pub fn paragraph(self, runs: &[(&str, Style)]) -> Paragraph {
        Paragraph::new(runs, None)
    }

    /// The same for a text in a language by whose rules words are parted that are wider than a line.
    pub fn hyphenated(self, runs: &[(&str, Style)], rules: Option<Hyphenation>) -> Paragraph {
        Paragraph::new(runs, rules)
    }
}

/// Whether the width of the character is known: the bundled font has it, or it has no width by
/// its nature. Any other needs a font of the reader's system.
pub fn covers(c: char) -> bool {
    let metrics = Metrics::of(Face::Regular);
    metrics.glyph(c).is_some() || fallback::is_invisible(c) || measure::decomposes(metrics, c)
}

/// Whether the width of the character is the measured one, whatever font it is drawn in, once letters are fitted: the
/// bundled font has it, or it is on a square of its own in every font.
pub fn is_certain(c: char) -> bool {
    covers(c) || fallback::is_square(c)
}
