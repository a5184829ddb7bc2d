//! Removes characters that XML forbids from pages.

/// The same page without them. Nearly every page has none and is unchanged.
pub fn clean(page: String) -> String {
    if is_clean(page.as_bytes()) { page } else { page.chars().filter(|&c| is_allowed(c)).collect() }
}

/// Looks at bytes, since a page has many, and first at many together: only where one of them could belong to a forbidden character, at each.
fn is_clean(page: &[u8]) -> bool {
    const TOGETHER: usize = 256;
    page.chunks(TOGETHER).enumerate().all(|(at, part)| {
        let suspect = part.iter().fold(false, |found, &byte| found | (byte < b' ') & (byte != b'\n') | (byte == 0xEF));
        !suspect || part.iter().zip(at * TOGETHER..).all(|(&byte, at)| is_clean_at(page, byte, at))
    })
}

/// The forbidden characters of several bytes are `EF BF BE` and `EF BF BF`.
fn is_clean_at(page: &[u8], byte: u8, at: usize) -> bool {
    match byte {
        0xEF => !matches!(page.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF])),
        byte => byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r'),
    }
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::{clean, is_allowed};

    #[test]
    fn only_what_xml_forbids_is_dropped() {
        assert_eq!(clean("a\u{0}\u{FFFE}\u{B}b\u{FFFF}é\t\n\u{1F600}".into()), "abé\t\n\u{1F600}");
        for c in (0..=0x2_FFFF).filter_map(char::from_u32) {
            assert_eq!(clean(c.into()).is_empty(), !is_allowed(c), "{c:?}");
        }
    }
}
