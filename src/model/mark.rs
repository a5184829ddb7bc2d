//! Short marks for pains, gains and sources where there is no room for their words: in drawings, tables and lists.

use super::{GainId, PainId, SourceId};

impl PainId {
    /// `1` for the first pain of the story.
    pub fn number(self) -> usize {
        self.index() + 1
    }
}

impl GainId {
    /// `A` to `Z`, then `AA`, `AB` and so on.
    pub fn letter(self) -> String {
        letters(self.index())
    }
}

/// `A` to `Z`, then `AA`, `AB` and so on, as spreadsheets name their columns.
pub(crate) fn letters(index: usize) -> String {
    let (mut rest, mut letters) = (index, Vec::new());
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

impl SourceId {
    /// `S1` for the first source.
    pub fn label(self) -> String {
        format!("S{}", self.index() + 1)
    }
}
