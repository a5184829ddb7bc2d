//! One character of a font as the measure sees it.

/// The family of what isn't in the bundled faces.
const OWN: u8 = 7;

/// What is known of a character that the font has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Font units; 0 for a combining mark.
    pub advance: u16,
    /// Where its kerning with a following one starts; 0 for none.
    pub row: u16,
    /// Its place in the row of the one before it; 0 for none.
    pub column: u16,
    /// 0x80 for a combining mark, then 3 bits for the family, 4 for the level in it.
    pub chunk: u8,
}

impl Glyph {
    /// A glyph of a project's own font. Its number takes the place of row and column.
    pub fn own(id: u16, advance: u16, is_mark: bool) -> Self {
        Self { advance, row: id, column: id, chunk: OWN << 4 | if is_mark { 0x80 } else { 0 } }
    }

    /// The number of a glyph of a project's own font.
    pub fn id(self) -> u16 {
        self.row
    }

    /// Whether it is of a project's own font.
    pub fn is_own(self) -> bool {
        self.family() == OWN
    }

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
