//! Widths of Arabic letters, rather too wide than too narrow. Input: a letter. Output: font units. A letter that is
//! joined to the next one is often less than half as wide as at the end of a word.
//!
//! Each figure is that of the widest among Noto Sans Arabic, Noto Naskh Arabic, Noto Kufi Arabic and DejaVu Sans, as a
//! browser sets the letter between others, plus a twentieth. A tenth is added on top for the digits and spaces between
//! the words: they are drawn in another font as well, and nothing can fit them there.

const SPARE_PERCENT: i64 = 110;

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
const JOINING: [(&str, i64, i64); 12] = [
    ("بتثپٹ", 415, 1150),
    ("نىيیئ", 415, 1015),
    ("جحخچ", 700, 755),
    ("سش", 970, 1350),
    ("صض", 1000, 1420),
    ("طظ", 880, 1000),
    ("عغ", 630, 645),
    ("فق", 635, 1155),
    ("كکگ", 660, 1025),
    ("ل", 360, 800),
    ("م", 640, 715),
    ("هھہ", 860, 890),
];

/// Letters that only join the one before them.
const ENDING: [(&str, i64); 6] = [("آأإا", 340), ("دذڈ", 600), ("رزژڑ", 580), ("وؤة", 630), ("ے", 990), ("ں", 800)];

/// A letter of the table; any other is measured as an isolated character.
pub(super) fn letter(c: char) -> Option<Letter> {
    if !matches!(c, '\u{620}'..='\u{6FF}') {
        return None;
    }
    let spare = |units: i64| units * SPARE_PERCENT / 100;
    if c == 'ء' {
        return Some(Letter { last: spare(515), joined: None, joins_before: false });
    }
    let joining = JOINING.iter().find(|row| row.0.contains(c));
    let joining =
        joining.map(|&(_, joined, last)| Letter { last: spare(last), joined: Some(spare(joined)), joins_before: true });
    let ending = || ENDING.iter().find(|row| row.0.contains(c));
    joining.or_else(|| ending().map(|&(_, last)| Letter { last: spare(last), joined: None, joins_before: true }))
}
