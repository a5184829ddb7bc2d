//! Whitespace as Mermaid sees it.

/// Whether JavaScript treats a character as whitespace.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\u{85}' || c == '\u{feff}'
}
