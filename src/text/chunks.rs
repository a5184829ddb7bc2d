//! Which font chunks a drawing needs. Input: texts with their faces. Output: chunks.
//!
//! Chunks belong to families (Latin, Cyrillic, Greek, phonetic letters, symbols). In a family each contains the one
//! before it, and a drawing takes the smallest that is enough, so that no word mixes two chunks of a family and its
//! kerning is complete. Neither browsers nor the measurement kern across families, so digits and punctuation next to
//! Greek or Cyrillic are slightly wider apart.

use unicode_normalization::UnicodeNormalization;

use super::chunk::Chunk;
use super::chunk_table::CHUNKS;
use super::measure::is_simple;
use super::metrics::Bundled;
use super::style::Face;

const FAMILIES: usize = 5;

/// All chunks, by face and family, from small to large within a family.
pub fn chunks() -> &'static [Chunk] {
    CHUNKS
}

/// The chunks needed to show these texts, in the order of faces and families. Characters that no chunk has are ignored.
pub fn chunks_for<'a>(texts: impl IntoIterator<Item = (Face, &'a str)>) -> Vec<&'static Chunk> {
    let mut needs = [Need::default(); Face::ALL.len()];
    for (face, text) in texts {
        let (need, metrics) = (&mut needs[face as usize], Bundled::of(face));
        text.chars().for_each(|c| need.meet(metrics, c));
        if !is_simple(text) {
            // A shaper looks for the composed letter as well as for its parts.
            text.nfc().chain(text.nfd()).for_each(|c| need.add(metrics, c));
        }
    }
    CHUNKS.iter().filter(|chunk| needs[chunk.face as usize].asks_for(chunk)).collect()
}

/// For each family the required level, counted from 1; 0 for none.
#[derive(Clone, Copy, Default)]
struct Need {
    levels: [u8; FAMILIES],
    marks: u8,
    /// The ASCII characters seen so far, one bit each: most texts contain nothing else, and nothing new.
    ascii: u128,
}

impl Need {
    fn meet(&mut self, metrics: Bundled, c: char) {
        if c.is_ascii() {
            let bit = 1_u128 << (c as u32);
            if self.ascii & bit != 0 {
                return;
            }
            self.ascii |= bit;
        }
        self.add(metrics, c);
    }

    fn add(&mut self, metrics: Bundled, c: char) {
        let Some(glyph) = metrics.glyph(c) else { return };
        if glyph.is_mark() && glyph.family() == LATIN {
            self.marks = self.marks.max(glyph.level() + 1);
        } else if let Some(level) = self.levels.get_mut(usize::from(glyph.family())) {
            *level = (*level).max(glyph.level() + 1);
        }
    }

    /// A mark has to come from the same chunk as the letter below it. The smallest Cyrillic chunk has the marks that
    /// are usual there, Greek letters come composed.
    fn asks_for(&self, chunk: &Chunk) -> bool {
        let own = self.levels[usize::from(chunk.family)];
        let with_marks = chunk.family == LATIN && (own > 0 || self.levels[1..].iter().all(|&level| level == 0));
        let level = if with_marks { own.max(self.marks) } else { own };
        level == chunk.level + 1
    }
}

/// The family of the Latin chunks.
const LATIN: u8 = 0;
