//! Advances and kerning. In comes a face and a character, out go font units.
//!
//! A font of a project's own answers first; what follows is about the bundled faces.
//!
//! Their files are made by `assets/fonts/make.py`. All numbers are little-endian:
//!
//! ```text
//! u32        where the kerning starts
//! u8 × 1024  the block of each 128 characters up to U+1FFFF; block 0 holds nothing
//! blocks of 128 records of 6 bytes:
//!   u16 advance, 0xFFFF where the font lacks the character
//!   u16 row, where the character's kerning with a following one starts; 0 for none
//!   u8  column, its place in the row of the character before it; 0 for none
//!   u8  chunk: 0x80 for a combining mark, then 3 bits for the family, 4 for the level in it
//! i16 …      the kerning
//! ```
//!
//! They are read in place: nothing is set up when the program starts.

use super::glyph::Glyph;
use super::own::{OwnFont, OwnMetrics};
use super::style::Face;
use std::sync::Arc;

/// Font units in one em of the bundled faces.
const UNITS_PER_EM: f64 = 1000.0;

const INDEX: usize = 4;
const BLOCKS: usize = INDEX + 1024;
const RECORD: usize = 6;
const UNCOVERED: u16 = 0xFFFF;

/// The tables of one face.
struct Tables {
    records: &'static [u8],
    kerning: &'static [u8],
}

impl Tables {
    const fn new(data: &'static [u8]) -> Self {
        let start = u32::from_le_bytes([data[0], data[1], data[2], data[3]]) as usize;
        let (records, kerning) = data.split_at(start);
        Self { records, kerning }
    }
}

static REGULAR: Tables = Tables::new(include_bytes!("../../assets/fonts/regular.metrics"));
static SEMIBOLD: Tables = Tables::new(include_bytes!("../../assets/fonts/semibold.metrics"));
static ITALIC: Tables = Tables::new(include_bytes!("../../assets/fonts/italic.metrics"));

/// The metrics of one bundled face.
#[derive(Clone, Copy)]
pub(super) struct Bundled(&'static Tables);

impl Bundled {
    /// The tables of a face.
    pub fn of(face: Face) -> Self {
        Self(match face {
            Face::Regular => &REGULAR,
            Face::Semibold => &SEMIBOLD,
            Face::Italic => &ITALIC,
        })
    }

    /// Looks a character up; `None` if the font lacks it.
    pub fn glyph(self, c: char) -> Option<Glyph> {
        let c = c as usize;
        let block = usize::from(*self.0.records.get(INDEX + c / 128).filter(|_| c < 0x20000)?);
        let at = BLOCKS + (block * 128 + c % 128) * RECORD;
        let [a0, a1, r0, r1, column, chunk]: [u8; RECORD] = self.0.records.get(at..at + RECORD)?.try_into().ok()?;
        let advance = u16::from_le_bytes([a0, a1]);
        let row = u16::from_le_bytes([r0, r1]);
        (advance != UNCOVERED).then_some(Glyph { advance, row, column: column.into(), chunk })
    }

    fn between(self, glyph: Glyph, next: Glyph) -> i64 {
        if glyph.row == 0 || next.column == 0 {
            return 0;
        }
        let at = 2 * (usize::from(glyph.row) + usize::from(next.column));
        self.0.kerning.get(at..at + 2).map_or(0, |bytes| i64::from(i16::from_le_bytes([bytes[0], bytes[1]])))
    }
}

/// The metrics of one face of the fonts that a drawing is set in: a project's own and, for what that lacks, the bundled one.
#[derive(Clone)]
pub(super) struct Metrics {
    bundled: Bundled,
    own: Option<Arc<OwnMetrics>>,
}

/// The bytes say nothing to a reader.
impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Metrics")
    }
}

impl Metrics {
    /// The tables of a face.
    pub fn of(face: Face, own: Option<&OwnFont>) -> Self {
        Self { bundled: Bundled::of(face), own: own.map(|own| own.metrics(face).clone()) }
    }

    /// Font units in one em.
    pub fn units_per_em(&self) -> f64 {
        self.own.as_ref().map_or(UNITS_PER_EM, |own| own.units_per_em)
    }

    /// Thousandths of an em as font units.
    pub fn units(&self, thousandths: i64) -> i64 {
        self.own.as_ref().map_or(thousandths, |own| own.units(thousandths))
    }

    /// Looks a character up; none where all fonts lack it.
    pub fn glyph(&self, c: char) -> Option<Glyph> {
        let Some(own) = &self.own else { return self.bundled.glyph(c) };
        let lent = |glyph: Glyph| Glyph { advance: own.units(glyph.advance.into()).clamp(0, 65_535) as u16, ..glyph };
        own.glyph(c).or_else(|| self.bundled.glyph(c).map(lent))
    }

    /// Font units to add between a character and the next one. There is none between
    /// families, since a browser can't kern across two fonts.
    pub fn between(&self, glyph: Glyph, next: Glyph) -> i64 {
        match &self.own {
            _ if glyph.family() != next.family() => 0,
            Some(own) if glyph.is_own() => own.between(glyph, next),
            Some(_) | None => self.units(self.bundled.between(glyph, next)),
        }
    }
}
