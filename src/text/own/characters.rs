//! The characters that text is set in a font of a project's own for, where it has them.

/// Whether a word with the character is as wide as its glyphs in a row. Letters that join or stack aren't, and emoji have colours
/// that the font would take away.
pub(super) fn is_set(c: char) -> bool {
    let c = u32::from(c);
    let at = SET.partition_point(|&(_, last)| last < c);
    SET.get(at).is_some_and(|&(first, _)| first <= c)
}

/// First and last of those characters. Ascending.
const SET: [(u32, u32); 18] = [
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x58F),
    (0x591, 0x5F4),
    (0x10A0, 0x10FF),
    (0x1C90, 0x1CBF),
    (0x1D00, 0x1FFF),
    (0x2000, 0x200A),
    (0x2010, 0x2027),
    (0x202F, 0x205F),
    (0x2070, 0x2BFF),
    (0x2C60, 0x2C7F),
    (0x2E00, 0xA48C),
    (0xA720, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFF01, 0xFFEF),
];

/// The same as CSS writes it.
pub(super) fn unicode_range() -> String {
    SET.map(|(first, last)| format!("U+{first:X}-{last:X}")).join(",")
}
