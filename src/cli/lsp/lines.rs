//! Positions as the protocol counts them: lines and columns from zero, columns in units of the agreed encoding.

use lsp_types::{Position, Range};
use memchr::{memchr, memchr_iter};

/// What columns count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
}

/// Where the lines of a text begin. A line ends at a line feed, a carriage return, or both.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<usize>,
    encoding: Encoding,
}

impl Lines {
    pub fn new(text: &str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let lone_return = |&at: &usize| bytes.get(at + 1) != Some(&b'\n');
        let mut starts = vec![0];
        starts.extend(memchr_iter(b'\n', bytes).map(|at| at + 1));
        if memchr(b'\r', bytes).is_some() {
            starts.extend(memchr_iter(b'\r', bytes).filter(lone_return).map(|at| at + 1));
            starts.sort_unstable();
        }
        Self { starts, encoding }
    }

    pub fn position(&self, text: &str, byte: usize) -> Position {
        let byte = (0..=byte.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let line = self.starts.partition_point(|&start| start <= byte) - 1;
        let column = self.units(&text[self.starts[line]..byte]);
        Position::new(line as u32, column as u32)
    }

    /// The positions of two bytes of the text.
    pub fn range(&self, text: &str, (start, end): (usize, usize)) -> Range {
        Range::new(self.position(text, start), self.position(text, end))
    }

    /// The byte at a position. A position after the end of a line means its end, one after the last line the end of the
    /// text.
    pub fn byte(&self, text: &str, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let line = text[start..end].trim_end_matches(['\n', '\r']);
        let mut units = 0;
        for (at, char) in line.char_indices() {
            if units >= position.character as usize {
                return start + at;
            }
            units += self.units(char.encode_utf8(&mut [0; 4]));
        }
        start + line.len()
    }

    fn units(&self, text: &str) -> usize {
        match self.encoding {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.encode_utf16().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_the_agreed_units() {
        let text = "aé\r\n😀b\rc\n";
        for (encoding, byte, expected) in [
            (Encoding::Utf16, 3, (0, 2)),
            (Encoding::Utf8, 3, (0, 3)),
            (Encoding::Utf16, 9, (1, 2)),
            (Encoding::Utf8, 9, (1, 4)),
            (Encoding::Utf16, 11, (2, 0)),
            (Encoding::Utf16, 13, (3, 0)),
        ] {
            let lines = Lines::new(text, encoding);
            let position = lines.position(text, byte);
            assert_eq!((position.line, position.character), expected, "byte {byte} in {encoding:?}");
            assert_eq!(lines.byte(text, position), byte, "byte {byte} in {encoding:?}");
        }
        let lines = Lines::new(text, Encoding::Utf16);
        assert_eq!(lines.byte(text, Position::new(0, 99)), 3);
        assert_eq!(lines.byte(text, Position::new(99, 0)), text.len());
    }
}
