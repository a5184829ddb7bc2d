//! The width of a stretch of text. Input: strings with their styles. Output: ticks.
//!
//! A tick is 1/65,536 px and an integer, so sums don't depend on their order.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_segmentation::UnicodeSegmentation;

use super::arabic;
use super::fallback;
use super::glyph::Glyph;
use super::metrics::Metrics;
use super::own::OwnFont;
use super::style::{Face, Style};

const TICKS_PER_PX: f64 = 65_536.0;
/// Larger lengths are all treated the same, which keeps every sum inside an `i64`.
const LARGEST: f64 = 1_000_000.0;
const LARGEST_SIZE: f64 = 1_000.0;

/// The nearest number of ticks; 0 for NaN.
pub(super) fn ticks(px: f64) -> i64 {
    (px.clamp(-LARGEST, LARGEST) * TICKS_PER_PX).round() as i64
}

/// Exact up to widths of 2^37 px.
pub(super) fn px(ticks: i64) -> f64 {
    ticks as f64 / TICKS_PER_PX
}

/// Soft hyphen, zero-width space and word joiner control line breaks. They are removed from what is drawn, so they have
/// no width and don't come between two letters that are kerned.
pub(super) fn is_steering(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}')
}

/// Whether each character is a grapheme of its own and already composed, whatever is around it. Most text is, and skips
/// the slow path.
pub(super) fn is_simple(text: &str) -> bool {
    text.is_ascii()
        || text.chars().all(|c| {
            matches!(c,
            '\0'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{58F}' | '\u{1E00}'..='\u{1EFF}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{2070}'..='\u{20CF}'
            | '\u{2100}'..='\u{2BFF}' | '\u{3001}'..='\u{3020}' | '\u{3041}'..='\u{3096}'
            | '\u{30A0}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF9D}')
        })
}

/// A style made ready for measuring.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    face: Face,
    metrics: Metrics,
    /// Ticks in a font unit, times 2^16.
    scale: i64,
    /// Ticks between two characters.
    pub tracking: i64,
    /// The width of a space in ticks.
    pub blank: i64,
}

impl Setting {
    pub fn of(style: Style, own: Option<&OwnFont>) -> Self {
        let (face, metrics, tracking) = (style.face, Metrics::of(style.face, own), ticks(style.tracking));
        let unit = style.size.clamp(0.0, LARGEST_SIZE) * (TICKS_PER_PX * 65_536.0 / metrics.units_per_em());
        let mut setting = Self { face, metrics, scale: unit.round() as i64, tracking, blank: 0 };
        setting.blank = setting.scaled(setting.metrics.glyph(' ').map_or(0, |glyph| i64::from(glyph.advance)));
        setting
    }

    /// The font size.
    pub fn em(&self) -> i64 {
        self.scaled(self.metrics.units(1000))
    }

    /// Font units converted to ticks.
    fn scaled(&self, units: i64) -> i64 {
        units.saturating_mul(self.scale).saturating_add(1 << 15) >> 16
    }

    /// The kerning between two adjacent characters.
    pub fn kerning(&self, before: char, after: char) -> i64 {
        let pair = self.metrics.glyph(before).zip(self.metrics.glyph(after));
        pair.map_or(0, |(a, b)| self.scaled(self.metrics.between(a, b)))
    }
}

/// Adds widths up, run after run. There is no kerning between runs.
pub(super) struct Ruler<'a> {
    done: i64,
    setting: &'a Setting,
    pen: Advance,
    clusters: i64,
}

impl<'a> Ruler<'a> {
    pub fn new(setting: &'a Setting) -> Self {
        Self { done: 0, setting, pen: Advance::default(), clusters: 0 }
    }

    /// Starts another run.
    pub fn run(&mut self, setting: &'a Setting) {
        *self = Self { done: self.spaced(), ..Self::new(setting) };
    }

    /// Continues the run. `simple` says that [`is_simple`] is true for the text.
    pub fn push(&mut self, text: &str, simple: bool) {
        // Most words of other texts are composed as well.
        if simple || text.is_ascii() {
            text.chars().for_each(|c| self.pen.push(self.setting, c));
        } else {
            text.nfc().for_each(|c| self.pen.push(self.setting, c));
        }
        if self.setting.tracking != 0 {
            self.clusters += clusters(text);
        }
    }

    /// The width so far, without the tracking after the last character.
    pub fn width(&self) -> i64 {
        let trailing = if self.clusters > 0 { self.setting.tracking } else { 0 };
        self.spaced() - trailing
    }

    fn spaced(&self) -> i64 {
        self.done + self.setting.scaled(self.pen.units()) + self.clusters * self.setting.tracking
    }
}

fn clusters(text: &str) -> i64 {
    let drawn = text.graphemes(true).filter(|cluster| !cluster.chars().all(is_steering));
    i64::try_from(drawn.count()).unwrap_or(i64::MAX)
}

/// The width of one stretch in one style.
pub(super) fn width(text: &str, style: Style, own: Option<&OwnFont>) -> i64 {
    let setting = Setting::of(style, own);
    let mut ruler = Ruler::new(&setting);
    ruler.push(text, is_simple(text));
    ruler.width()
}

/// Whether the font, lacking the character itself, has the parts that it is composed of.
pub(super) fn decomposes(metrics: &Metrics, c: char) -> bool {
    let (mut parts, mut covered) = (0, true);
    decompose_canonical(c, |part| {
        parts += 1;
        covered &= metrics.glyph(part).is_some();
    });
    parts > 1 && covered
}

/// Walks over characters the way a shaper does.
#[derive(Default)]
struct Advance {
    units: i64,
    /// The last character that isn't a mark, where kerning can follow.
    last: Option<Glyph>,
    /// The width of the last character, in case it turns out to be an emoji.
    step: i64,
    /// How much wider the last letter is, in case it turns out to end a word (Arabic).
    tail: i64,
}

impl Advance {
    fn units(&self) -> i64 {
        self.units + self.tail
    }

    fn push(&mut self, setting: &Setting, c: char) {
        if let Some(letter) = arabic::letter(c) {
            return self.letter(setting, letter);
        }
        // Marks are on the letter before them and separate nothing.
        if self.tail > 0 && canonical_combining_class(c) == 0 {
            self.units += std::mem::take(&mut self.tail);
        }
        match setting.metrics.glyph(c) {
            Some(glyph) => self.glyph(setting, glyph),
            None if is_steering(c) => {}
            None => self.other(setting, c),
        }
    }

    fn glyph(&mut self, setting: &Setting, glyph: Glyph) {
        if glyph.is_mark() {
            return;
        }
        let kerning = self.last.map_or(0, |last| setting.metrics.between(last, glyph));
        self.step = i64::from(glyph.advance);
        self.units += self.step + kerning;
        self.last = Some(glyph);
    }

    /// A shaper decomposes a letter if the font only has the parts; everything else is estimated.
    fn other(&mut self, setting: &Setting, c: char) {
        if !decomposes(&setting.metrics, c) {
            return self.guess(setting, c);
        }
        decompose_canonical(c, |part| {
            if let Some(glyph) = setting.metrics.glyph(part) {
                self.glyph(setting, glyph);
            }
        });
    }

    fn letter(&mut self, setting: &Setting, letter: arabic::Letter) {
        let wide = |units| setting.metrics.units(arabic::in_face(units, setting.face));
        let tail = std::mem::take(&mut self.tail);
        if !letter.joins_before {
            self.units += tail;
        }
        self.step = wide(letter.joined.unwrap_or(letter.last));
        self.tail = wide(letter.last) - self.step;
        self.units += self.step;
        self.last = None;
    }

    fn guess(&mut self, setting: &Setting, c: char) {
        let metrics = &setting.metrics;
        let advance = if c == fallback::EMOJI_STYLE && self.step > 0 {
            (metrics.units(fallback::EMOJI) - self.step).max(0)
        } else {
            metrics.units(fallback::advance(c, setting.face))
        };
        self.step = advance;
        self.units += advance;
        self.last = None;
    }
}
