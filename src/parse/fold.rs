//! Names without the differences that don't count.

use unicode_normalization::UnicodeNormalization;

/// How lane names are compared, as keywords: in NFC and in lower case.
pub fn fold(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.nfc().collect::<String>().to_lowercase() }
}
