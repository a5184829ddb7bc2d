//! Widths of characters that the bundled font lacks, rather too wide than too narrow. Input: a character. Output: font
//! units.
//!
//! Such characters are drawn in whatever font the reader's system has, so their width can't be known. For each range
//! the table has the width that is enough for nine in ten of its characters in the Noto Sans face of its script, plus a
//! twentieth (advances of Noto as packaged by Debian 12, in isolation). Words mix wide and narrow letters, so each letter of Hebrew has a width of
//! its own. Arabic letters have a table of their own, since joined ones are much narrower.
//! CJK characters are square in every font. Emoji have the width of the widest common font (Segoe UI Emoji 1.37 em;
//! Noto Color Emoji 1.25 em; Apple Color Emoji 1.25 em). A sequence joined to one picture is measured as if its parts
//! were side by side, which is how a font without it draws it.

use unicode_normalization::char::canonical_combining_class;

use super::style::Face;

/// An emoji's advance in font units.
pub(super) const EMOJI: i64 = 1400;

/// The selector that turns the character before it into an emoji.
pub(super) const EMOJI_STYLE: char = '\u{FE0F}';

/// Semibold is up to a tenth wider than Regular in Noto.
const BOLDER_PERCENT: i64 = 110;

/// The width outside all ranges: that of the widest common script.
const UNKNOWN: i64 = 1500;

/// A flag is two of these, drawn as two letters if the font has no picture.
const HALF_FLAG: i64 = 700;

/// Each letter of Hebrew in Noto Sans Hebrew, from alef on, and a twentieth.
const HEBREW: [i64; 27] = [
    664, 601, 393, 569, 658, 316, 347, 695, 666, 310, 572, 541, 548, 718, 693, 345, 398, 675, 623, 651, 631, 555, 584,
    658, 549, 767, 719,
];
const ALEF: u32 = 0x05D0;

/// First and last character of a range, and the font units for each character in it. Ascending.
const TABLE: &[(u32, u32, i64)] = &[
    (0x0250, 0x036F, 1050), // IPA
    (0x0370, 0x052F, 1000), // Greek and Cyrillic that Inter lacks
    (0x0530, 0x058F, 860),  // Armenian
    (0x0590, 0x05FF, 700),  // Hebrew
    (0x0600, 0x0605, 2250), // Arabic number signs
    (0x0606, 0x08FF, 1050), // Arabic, Syriac, Thaana, N'Ko
    (0x0900, 0x097F, 860),  // Devanagari
    (0x0980, 0x09FF, 900),  // Bengali
    (0x0A00, 0x0AFF, 930),  // Gurmukhi, Gujarati
    (0x0B00, 0x0B7F, 900),  // Oriya
    (0x0B80, 0x0BFF, 1700), // Tamil
    (0x0C00, 0x0CFF, 1100), // Telugu, Kannada
    (0x0D00, 0x0D7F, 1600), // Malayalam
    (0x0D80, 0x0DFF, 1330), // Sinhala
    (0x0E00, 0x0E7F, 760),  // Thai
    (0x0E80, 0x0EFF, 760),  // Lao
    (0x0F00, 0x0FFF, 1150), // Tibetan
    (0x1000, 0x109F, 1200), // Myanmar
    (0x10A0, 0x10FF, 930),  // Georgian
    (0x1100, 0x11FF, 1000), // Hangul letters
    (0x1200, 0x13FF, 1050), // Ethiopic, Cherokee
    (0x1400, 0x177F, 1050), // Canadian syllables, Ogham, Runic, Philippine scripts
    (0x1780, 0x17FF, 1050), // Khmer
    (0x1800, 0x1AAF, 1100), // Mongolian and others
    (0x1B00, 0x1CFF, 1200), // Balinese and others
    (0x1D00, 0x1FFF, 1000), // phonetic letters, Greek
    (0x2000, 0x214F, 1150), // punctuation, currency, letter-like symbols
    (0x2150, 0x2BFF, 1400), // numbers, arrows, mathematics, pictures
    (0x2C00, 0x2DFF, 1000), // Glagolitic, Coptic, Tifinagh, Ethiopic
    (0x2E00, 0x2E39, 1000), // punctuation
    (0x2E3A, 0x2E3B, 2900), // two- and three-em dash
    (0x2E3C, 0x2E7F, 1000),
    (0x2E80, 0xA48F, 1000),    // CJK, Kana, Bopomofo, Yi
    (0xA490, 0xA8FF, 1000),    // Lisu, Vai and others
    (0xA900, 0xABFF, 1200),    // Javanese and others
    (0xAC00, 0xD7FF, 1000),    // Hangul
    (0xF900, 0xFAFF, 1000),    // CJK
    (0xFB00, 0xFB4F, 1000),    // Latin, Armenian, Hebrew ligatures
    (0xFB50, 0xFDFC, 1900),    // Arabic ligatures
    (0xFDFD, 0xFDFD, 7900),    // the basmala in one character
    (0xFE10, 0xFE6F, 1000),    // CJK punctuation
    (0xFE70, 0xFEFE, 1050),    // Arabic forms
    (0xFF00, 0xFFEF, 1000),    // full and half width
    (0x12000, 0x123FF, 2300),  // Cuneiform
    (0x16FE0, 0x18DFF, 1000),  // Tangut and others
    (0x1AFF0, 0x1B2FF, 1000),  // Kana, Nushu
    (0x1D400, 0x1D7FF, 1000),  // mathematical letters
    (0x1F000, 0x1F1E5, EMOJI), // tiles, cards, enclosed letters
    (0x1F1E6, 0x1F1FF, HALF_FLAG),
    (0x1F200, 0x1F3FA, EMOJI),
    // The skin tones (0x1F3FB to 0x1F3FF) change the colour of the emoji before them.
    (0x1F400, 0x1FBFF, EMOJI),
    (0x20000, 0x3FFFF, 1000), // CJK
];

/// The font units that a character may need in a face; 0 if it is invisible or a mark on the one before it.
pub(super) fn advance(c: char, face: Face) -> i64 {
    if is_invisible(c) || is_skin_tone(c) || canonical_combining_class(c) != 0 {
        return 0;
    }
    match by_table(c as u32) {
        wide @ (1000 | EMOJI) => wide,
        wide => in_face(wide, face),
    }
}

/// The font units of a letter, made wider for the bolder face.
fn in_face(units: i64, face: Face) -> i64 {
    match face {
        Face::Semibold => units * BOLDER_PERCENT / 100,
        Face::Regular | Face::Italic => units,
    }
}

fn by_table(c: u32) -> i64 {
    if let Some(&units) = c.checked_sub(ALEF).and_then(|letter| HEBREW.get(letter as usize)) {
        return units;
    }
    let at = TABLE.partition_point(|&(_, last, _)| last < c);
    match TABLE.get(at) {
        Some(&(first, _, units)) if first <= c => units,
        _ => UNKNOWN,
    }
}

/// Whether every font draws the character as a square: ideographs, kana, Hangul syllables, full-width forms.
pub(super) fn is_square(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A48C}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Control characters and those that Unicode calls default ignorable: no font draws them.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}
