//! Widths of Arabic letters. Input: a letter. Output: font units. A letter that is joined to the next one is often less than half as wide as at
//! the end of a word.
//!
//! Each figure is that of Noto Sans Arabic, the first font with these letters that drawings name, and the one that pictures are drawn with wherever
//! it is installed: the wider of the two forms that a letter has in each place. An eighth is added for the digits and
//! spaces between the words, which are drawn in other fonts as well, and for readers without this one.

use super::style::Face;

const SPARE_PERCENT: i64 = 112;
/// Semibold letters, for which most systems only have bold ones: these are up to a fifth wider than the regular ones, and a little more in DejaVu Sans,
/// which stands in where Noto is missing.
const BOLDER_PERCENT: i64 = 122;

/// The widths of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// At the end of a word, joined to the letter before or alone.
    pub last: i64,
    /// Joined to the next letter; `None` if it never is.
    pub joined: Option<i64>,
    /// Whether the letter before can join this one.
    pub joins_before: bool,
}

/// Letters, joined and last.
const JOINING: [(&str, i64, i64); 18] = [
    ("بتثپٹ", 373, 1093),
    ("ن", 343, 730),
    ("ىيیئ", 373, 760),
    ("جحخ", 637, 649),
    ("چ", 637, 719),
    ("سش", 850, 1269),
    ("صض", 949, 1352),
    ("طظ", 710, 831),
    ("عغ", 521, 531),
    ("ف", 495, 1098),
    ("ق", 495, 808),
    ("ك", 508, 922),
    ("کگ", 508, 975),
    ("ل", 300, 730),
    ("م", 578, 578),
    ("ه", 574, 574),
    ("ھ", 574, 672),
    ("ہ", 438, 479),
];

/// Letters that only join the one before them.
const ENDING: [(&str, i64); 6] = [("آأإا", 291), ("دذڈ", 532), ("رزژڑ", 396), ("وؤة", 486), ("ے", 942), ("ں", 730)];

/// The font units of a letter in a face.
pub(super) fn in_face(units: i64, face: Face) -> i64 {
    match face {
        Face::Semibold => units * BOLDER_PERCENT / 100,
        Face::Regular | Face::Italic => units,
    }
}

/// A letter of the table; any other is measured as an isolated character.
pub(super) fn letter(c: char) -> Option<Letter> {
    if !matches!(c, '\u{620}'..='\u{6FF}') {
        return None;
    }
    let spare = |units: i64| units * SPARE_PERCENT / 100;
    if c == 'ء' {
        return Some(Letter { last: spare(411), joined: None, joins_before: false });
    }
    let joining = JOINING.iter().find(|row| row.0.contains(c));
    let joining =
        joining.map(|&(_, joined, last)| Letter { last: spare(last), joined: Some(spare(joined)), joins_before: true });
    let ending = || ENDING.iter().find(|row| row.0.contains(c));
    joining.or_else(|| ending().map(|&(_, last)| Letter { last: spare(last), joined: None, joins_before: true }))
}
