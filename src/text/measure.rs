//! The width of a stretch of text. In come strings with their styles, out go ticks.
//!
//! A tick is 1/65,536 px, an integer: sums don't depend on their order.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;
use unicode_segmentation::UnicodeSegmentation;

use super::fallback;
use super::metrics::{Glyph, UNITS_PER_EM};
use super::style::{Face, Style};

const TICKS_PER_PX: f64 = 65_536.0;
/// Larger sizes and widths aren't told apart; it keeps every sum inside an `i64`.
const LARGEST: f64 = 1_000_000.0;

/// The nearest number of ticks; 0 for what is no number.
pub(super) fn ticks(px: f64) -> i64 {
    (px.clamp(-LARGEST, LARGEST) * TICKS_PER_PX).round() as i64
}

/// Exact up to widths of 2^37 px.
pub(super) fn px(ticks: i64) -> f64 {
    ticks as f64 / TICKS_PER_PX
}

/// Soft hyphen, zero-width space and word joiner steer line breaks. They are taken out of what is
/// drawn, so they have no width and don't stand between two letters that are kerned.
pub(super) fn is_steering(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}')
}

/// Whether each character is a grapheme of its own and already composed, whatever stands around it.
/// Most text is, and is spared the work.
pub(super) fn is_simple(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c,
            '\0'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{58F}' | '\u{1E00}'..='\u{1EFF}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{2070}'..='\u{20CF}'
            | '\u{2100}'..='\u{2BFF}' | '\u{3001}'..='\u{3020}' | '\u{3041}'..='\u{3096}'
            | '\u{30A0}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF9D}')
    })
}

/// Adds widths up, run after run. A change of style starts afresh: there is no kerning across it.
pub(super) struct Ruler {
    done: i64,
    style: Option<Style>,
    pen: Pen,
    clusters: i64,
}

impl Ruler {
    pub fn new() -> Self {
        Self { done: 0, style: None, pen: Pen::default(), clusters: 0 }
    }

    /// Continues with text in a style. `simple` tells that [`is_simple`] holds for the text.
    pub fn push(&mut self, text: &str, style: Style, simple: bool) {
        self.set(style);
        if simple {
            text.chars().for_each(|c| self.pen.push(style.face, c));
        } else {
            text.nfc().for_each(|c| self.pen.push(style.face, c));
        }
        if style.tracking != 0.0 {
            self.clusters += clusters(text);
        }
    }

    /// Starts a new run even where the style stays.
    pub fn cut(&mut self) {
        self.done = self.spaced();
        self.style = None;
        self.pen = Pen::default();
        self.clusters = 0;
    }

    /// The width so far, without the space that tracking puts behind the last character.
    pub fn width(&self) -> i64 {
        let trailing = if self.clusters > 0 { self.style.map_or(0, |style| ticks(style.tracking)) } else { 0 };
        self.spaced() - trailing
    }

    fn set(&mut self, style: Style) {
        if self.style != Some(style) {
            self.cut();
            self.style = Some(style);
        }
    }

    fn spaced(&self) -> i64 {
        self.style.map_or(self.done, |style| {
            self.done + scaled(self.pen.units, style) + self.clusters * ticks(style.tracking)
        })
    }
}

fn scaled(units: i64, style: Style) -> i64 {
    let size = style.size.clamp(0.0, 10_000.0);
    (units as f64 * size * (TICKS_PER_PX / UNITS_PER_EM as f64)).round() as i64
}

fn clusters(text: &str) -> i64 {
    let drawn = text.graphemes(true).filter(|cluster| !cluster.chars().all(is_steering));
    i64::try_from(drawn.count()).unwrap_or(i64::MAX)
}

/// The width of one stretch in one style.
pub(super) fn width(text: &str, style: Style) -> i64 {
    let mut ruler = Ruler::new();
    ruler.push(text, style, is_simple(text));
    ruler.width()
}

/// The kerning between two neighbours of the same style.
pub(super) fn kerning(before: char, after: char, style: Style) -> i64 {
    let pair = Glyph::of(style.face, before).zip(Glyph::of(style.face, after));
    pair.map_or(0, |(a, b)| scaled(i64::from(a.kerning(style.face, b)), style))
}

/// Whether the font, lacking the character itself, has the parts that it is composed of.
pub(super) fn decomposes(c: char) -> bool {
    let (mut parts, mut covered) = (0, true);
    decompose_canonical(c, |part| {
        parts += 1;
        covered &= Glyph::of(Face::Regular, part).is_some();
    });
    parts > 1 && covered
}

/// Walks over characters the way a shaper does.
#[derive(Default)]
struct Pen {
    units: i64,
    /// The last character that isn't a mark, where kerning can follow.
    last: Option<Glyph>,
    /// What the last character added.
    step: i64,
}

impl Pen {
    fn push(&mut self, face: Face, c: char) {
        if is_steering(c) {
            return;
        }
        match Glyph::of(face, c) {
            Some(glyph) => self.glyph(face, glyph),
            None => self.other(face, c),
        }
    }

    fn glyph(&mut self, face: Face, glyph: Glyph) {
        if glyph.is_mark() {
            return;
        }
        let kerning = self.last.map_or(0, |last| last.kerning(face, glyph));
        self.step = i64::from(glyph.advance);
        self.units += self.step + i64::from(kerning);
        self.last = Some(glyph);
    }

    /// A shaper takes a letter apart where the font has the parts only; all else is guessed.
    fn other(&mut self, face: Face, c: char) {
        if decomposes(c) {
            decompose_canonical(c, |part| {
                if let Some(glyph) = Glyph::of(face, part) {
                    self.glyph(face, glyph);
                }
            });
        } else {
            self.guess(face, c);
        }
    }

    fn guess(&mut self, face: Face, c: char) {
        let advance =
            if c == fallback::EMOJI_STYLE { (fallback::EMOJI - self.step).max(0) } else { fallback::advance(c, face) };
        if advance > 0 {
            self.step = advance;
        }
        self.units += advance;
        self.last = None;
    }
}
