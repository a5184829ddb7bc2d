//! Names and labels without the differences that don't count.

use super::is_blank;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// How lane names are compared, as keywords: in NFC and in lower case.
pub fn fold(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { nfc(name).to_lowercase() }
}

/// How labels are compared: folded, and with one blank between words.
pub fn key(text: &str) -> String {
    fold(&spaced(text))
}

pub fn nfc(text: &str) -> Cow<'_, str> {
    // Nothing before the combining characters is composed of anything else.
    let plain = |c: char| c < '\u{300}';
    let fine = text.is_ascii() || text.chars().all(plain) || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if fine { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// The text with one blank between words, and none at its ends.
pub fn spaced(text: &str) -> Cow<'_, str> {
    let mut before = b' ';
    // Blanks other than the space are a tab, or begin with one of these bytes, as few other characters do.
    let fine = |byte: u8| {
        let fine = !matches!(byte, b'\t' | 0xC2 | 0xE3) && (byte != b' ' || before != b' ');
        before = byte;
        fine
    };
    if text.bytes().all(fine) && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
    let words = text.split(is_blank).filter(|word| !word.is_empty());
    Cow::Owned(words.fold(String::with_capacity(text.len()), |mut spaced, word| {
        spaced.push_str(if spaced.is_empty() { "" } else { " " });
        spaced.push_str(word);
        spaced
    }))
}
