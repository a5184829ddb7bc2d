//! What was measured already. Input: runs of text. Output: the same paragraph for the same runs.
//!
//! A page draws a map several times (in full, as a slide, on paper, for each try at a width), so most texts come a dozen times.

use super::hyphenation::Hyphenation;
use super::paragraph::Paragraph;
use super::style::Style;
use rustc_hash::FxHashMap;
use std::{cell::RefCell, rc::Rc};

/// More texts than a large map has in one language. Then everything is forgotten, so that fonts which serve any number of maps don't grow.
const MOST: usize = 50_000;

/// Paragraphs by the rules that part their words and by what they were made of. A copy shares them.
#[derive(Clone, Debug, Default)]
pub(super) struct Measured(Rc<RefCell<Known>>);

/// By their runs, as bytes.
type Paragraphs = FxHashMap<Box<[u8]>, Rc<Paragraph>>;

#[derive(Debug, Default)]
struct Known {
    paragraphs: FxHashMap<Option<Hyphenation>, Paragraphs>,
    /// What is looked for, written into the same bytes each time.
    key: Vec<u8>,
}

impl Measured {
    /// The paragraph of these runs, made by `measure` the first time.
    pub fn paragraph(
        &self,
        runs: &[(&str, Style)],
        rules: Option<Hyphenation>,
        measure: impl FnOnce() -> Paragraph,
    ) -> Rc<Paragraph> {
        let known = &mut *self.0.borrow_mut();
        write_key(&mut known.key, runs);
        let paragraphs = known.paragraphs.entry(rules).or_default();
        if let Some(paragraph) = paragraphs.get(known.key.as_slice()) {
            return Rc::clone(paragraph);
        }
        if paragraphs.len() >= MOST {
            paragraphs.clear();
        }
        let paragraph = Rc::new(measure());
        paragraphs.insert(known.key.as_slice().into(), Rc::clone(&paragraph));
        paragraph
    }
}

/// The runs as bytes. The length in front of each text keeps them apart.
fn write_key(key: &mut Vec<u8>, runs: &[(&str, Style)]) {
    key.clear();
    for (text, Style { face, size, tracking }) in runs {
        key.push(*face as u8);
        key.extend(size.to_bits().to_le_bytes());
        key.extend(tracking.to_bits().to_le_bytes());
        key.extend(text.len().to_le_bytes());
        key.extend(text.as_bytes());
    }
}
