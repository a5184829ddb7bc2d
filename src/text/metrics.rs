//! Advances and kerning of the bundled faces. In comes a face and a character, out go font units.
//!
//! The files are made by `assets/fonts/make.py`. All numbers are little-endian:
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

use super::style::Face;

/// Font units in one em.
pub(super) const UNITS_PER_EM: f64 = 1000.0;

const INDEX: usize = 4;
const BLOCKS: usize = INDEX + 1024;
const RECORD: usize = 6;
const UNCOVERED: u16 = 0xFFFF;

/// What is known of a character that the font has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Font units; 0 for a combining mark.
    pub advance: u16,
    row: u16,
    column: u8,
    chunk: u8,
}

impl Glyph {
    /// Whether the character sits on the one before it.
    pub fn is_mark(self) -> bool {
        self.chunk & 0x80 != 0
    }

    /// The family of chunks that has the character.
    pub fn family(self) -> u8 {
        self.chunk >> 4 & 0x07
    }

    /// The first chunk of the family that has the character.
    pub fn level(self) -> u8 {
        self.chunk & 0x0F
    }
}

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

/// The metrics of one face: no larger than a pointer, since every text keeps them.
#[derive(Clone, Copy)]
pub(super) struct Metrics(&'static Tables);

/// The bytes say nothing to a reader.
impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Metrics")
    }
}

impl Metrics {
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
        (advance != UNCOVERED).then_some(Glyph { advance, row, column, chunk })
    }

    /// Font units to add between a character and the next one. There is none between
    /// families, since a browser can't kern across two fonts.
    pub fn between(self, glyph: Glyph, next: Glyph) -> i64 {
        if glyph.row == 0 || next.column == 0 || glyph.family() != next.family() {
            return 0;
        }
        let at = 2 * (usize::from(glyph.row) + usize::from(next.column));
        self.0.kerning.get(at..at + 2).map_or(0, |bytes| i64::from(i16::from_le_bytes([bytes[0], bytes[1]])))
    }
}
