//! Advances and kerning of one face. In comes a character, out go font units.

use super::{characters::is_set, file::FontData, kerning::Kerning};
use crate::text::glyph::Glyph;
use rustc_hash::{FxHashMap, FxHashSet};
use skrifa::{MetadataProvider, Tag, instance::Size};
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// The widths of one face.
pub(in crate::text) struct OwnMetrics {
    /// Font units in one em.
    pub units_per_em: f64,
    glyphs: FxHashMap<char, Glyph>,
    kerning: Kerning,
}

impl OwnMetrics {
    /// Those of a file at a place on its weight axis.
    pub fn of(file: &FontData, weight: Option<f32>) -> Self {
        let Some(font) = file.font() else { return Self::none() };
        let location = font.axes().location(weight.map(|weight| (Tag::new(b"wght"), weight)));
        let widths = font.glyph_metrics(Size::unscaled(), &location);
        let mut glyphs = FxHashMap::default();
        for (c, id) in font.charmap().mappings() {
            let Some(c) = char::from_u32(c).filter(|&c| is_set(c)) else { continue };
            let (Some(advance), Ok(id)) = (widths.advance_width(id), u16::try_from(id.to_u32())) else { continue };
            // Characters that map to the glyph for what is missing are missing.
            if id > 0 {
                let is_mark = canonical_combining_class(c) != 0;
                glyphs.insert(c, Glyph::own(id, advance.round().clamp(0.0, LARGEST) as u16, is_mark));
            }
        }
        let used: FxHashSet<u16> = glyphs.values().map(|glyph| glyph.id()).collect();
        let kerning = Kerning::of(&font, location.coords(), &used);
        Self { units_per_em: file.units_per_em, glyphs, kerning }
    }

    fn none() -> Self {
        Self { units_per_em: 1000.0, glyphs: FxHashMap::default(), kerning: Kerning::default() }
    }

    /// Looks a character up; none where the font lacks it and the parts that it is composed of.
    pub fn glyph(&self, c: char) -> Option<Glyph> {
        self.glyphs.get(&c).copied().or_else(|| self.composed(c))
    }

    /// The letter below the marks, for a character that a shaper takes apart.
    fn composed(&self, c: char) -> Option<Glyph> {
        if c.is_ascii() {
            return None;
        }
        let (mut base, mut parts, mut all) = (None, 0, true);
        decompose_canonical(c, |part| {
            let glyph = self.glyphs.get(&part).copied();
            all &= glyph.is_some_and(|glyph| (parts > 0) == glyph.is_mark());
            base = base.or(glyph);
            parts += 1;
        });
        base.filter(|_| all && parts > 1)
    }

    /// Font units to add between a glyph and the next one.
    pub fn between(&self, glyph: Glyph, next: Glyph) -> i64 {
        self.kerning.between(glyph.id(), next.id())
    }

    /// Thousandths of an em as font units.
    pub fn units(&self, thousandths: i64) -> i64 {
        (thousandths as f64 * self.units_per_em / 1000.0).round() as i64
    }
}

/// The largest advance; wider glyphs get this one.
const LARGEST: f32 = 65_535.0;
