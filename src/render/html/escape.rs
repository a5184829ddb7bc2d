//! What templates put into a page passes through here: markup becomes text.

use std::fmt::{self, Write};

/// Escapes what HTML and XML read as markup, and drops the characters that XML forbids.
#[derive(Debug, Clone, Copy, Default)]
pub struct Xml;

impl askama::filters::Escaper for Xml {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in string.char_indices() {
            let Some(escaped) = replacement(c) else { continue };
            dest.write_str(&string[plain..at])?;
            dest.write_str(escaped)?;
            plain = at + c.len_utf8();
        }
        dest.write_str(&string[plain..])
    }
}

/// What stands for a character that can't stand for itself.
fn replacement(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\n' => None,
        // A parser would turn it into a line feed, so that the text read isn't the text written.
        '\r' => Some("\n"),
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use askama::filters::Escaper;

    #[test]
    fn markup_is_text_and_what_xml_forbids_is_dropped() {
        let mut out = String::new();
        Xml.write_escaped_str(&mut out, "a<b a=\"c\" d='e'>&\u{0}\u{FFFE}\u{1F600}é\n").expect("a string takes it");
        assert_eq!(out, "a&lt;b a=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\u{1F600}é\n");
    }
}
