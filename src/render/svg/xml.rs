//! Numbers and texts as XML has them.

/// Larger numbers are meaningless in a drawing.
const LARGEST: f64 = 1e9;

/// A number with at most two decimals; 0 if it isn't a number.
pub fn number(value: f64) -> String {
    let mut text = String::new();
    push_number(&mut text, value);
    text
}

/// Writes it.
pub fn push_number(out: &mut String, value: f64) {
    let value = if value.is_finite() { value.clamp(-LARGEST, LARGEST) } else { 0.0 };
    let hundredths = (value.abs() * 100.0 + 0.5) as u64;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if value < 0.0 && hundredths > 0 {
        out.push('-');
    }
    push_whole(out, whole);
    if rest > 0 {
        let (tens, ones) = ((rest / 10) as u8, (rest % 10) as u8);
        out.push('.');
        out.push(char::from(b'0' + tens));
        if ones > 0 {
            out.push(char::from(b'0' + ones));
        }
    }
}

/// A whole number. The standard library's general formatting is five times as slow, and a drawing is mostly numbers.
pub fn push_whole(out: &mut String, value: impl itoa::Integer) {
    out.push_str(itoa::Buffer::new().format(value));
}

/// A text without the characters that XML forbids.
pub fn clean(text: &str) -> String {
    text.chars().filter(|&c| is_allowed(c)).collect()
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Which bytes are written as they are, wherever they stand: asked about each byte of a drawing.
const PLAIN: [bool; 256] = {
    let (mut plain, mut byte) = ([false; 256], b' ');
    while byte <= b'~' {
        plain[byte as usize] = !matches!(byte, b'&' | b'<' | b'>' | b'"');
        byte += 1;
    }
    plain
};

/// Writes a text with the characters that mean something in XML escaped.
pub fn escape(out: &mut String, text: &str) {
    if text.bytes().all(|byte| PLAIN[usize::from(byte)]) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if is_allowed(c) => out.push(c),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_finite() {
        let cases = [(0.0, "0"), (-0.004, "0"), (0.1 + 0.2, "0.3"), (-0.5, "-0.5"), (12.345, "12.35"), (7.05, "7.05")];
        for (value, expected) in cases {
            assert_eq!(number(value), expected);
        }
        assert_eq!(number(f64::NAN), "0");
        assert_eq!(number(f64::NEG_INFINITY), "0");
        assert_eq!(number(1e300), "1000000000");
    }

    #[test]
    fn what_xml_forbids_is_dropped() {
        let mut out = String::new();
        escape(&mut out, "a\u{0}<b>\u{FFFE}&\"ü\u{1F600}");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;ü\u{1F600}");
    }
}
