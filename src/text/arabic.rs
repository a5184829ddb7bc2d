//! Widths of Arabic letters, on the safe side. In comes a letter, out go font units: a letter that joins the next one is
//! often less than half as wide as at the end of a word.
//!
//! Each figure is the widest of Noto Sans Arabic, Noto Naskh Arabic, Noto Kufi Arabic and DejaVu Sans, as a browser sets
//! the letter between others, and a twentieth more. A tenth is added on top for the figures and blanks between the words:
//! they are drawn in another font as well, and nothing can fit them there.

const SPARE_PERCENT: i64 = 110;

/// How wide a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// At the end of a word, joined to the letter before or alone.
    pub last: i64,
    /// Joined to the letter behind; `None` for one that never is.
    pub joined: Option<i64>,
    /// Whether a letter before joins this one.
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

/// Letters that join only the one before them.
const ENDING: [(&str, i64); 6] = [("آأإا", 340), ("دذڈ", 600), ("رزژڑ", 580), ("وؤة", 630), ("ے", 990), ("ں", 800)];

/// A letter of the table; any other is measured as a character that is alone.
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
