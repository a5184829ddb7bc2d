//! Blanks, as Mermaid sees them.

/// What JavaScript takes for a blank.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\u{85}' || c == '\u{feff}'
}
