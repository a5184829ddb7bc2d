//! Characters that XML forbids, which no page may hold.

/// The same page without them. Nearly every page has none and stays as it is.
pub fn clean(page: String) -> String {
    if page.bytes().all(is_harmless) { page } else { page.chars().filter(|&c| is_allowed(c)).collect() }
}

/// Whether no forbidden character has such a byte. Those that begin with `EF` are rare enough to be looked at closely.
fn is_harmless(byte: u8) -> bool {
    byte != 0xEF && (byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r'))
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn only_what_xml_forbids_is_dropped() {
        assert_eq!(clean("a\u{0}\u{FFFE}\u{B}b\u{FFFF}é\t\n\u{1F600}".into()), "abé\t\n\u{1F600}");
    }
}
