//! What is labelled in a long map, and where its labels are.

use super::means::End;
use crate::{layout::slide::label::Label, scene::Rect};

/// An end of a bar with a word worth reading.
#[derive(Debug, Clone, Copy)]
pub struct Tip<'m> {
    /// The position of the mean.
    pub mean: usize,
    /// What is felt there.
    pub end: End<'m>,
    /// Whether it is the lower end.
    pub is_low: bool,
}

/// The labels of curves and bars.
#[derive(Default)]
pub struct Labels<'m> {
    /// Each for a mean.
    pub names: Vec<(usize, Label)>,
    /// Each at the tip of a bar.
    pub words: Vec<(Tip<'m>, Label)>,
}

impl Labels<'_> {
    pub fn boxes(&self) -> Vec<Rect> {
        let words = self.words.iter().map(|(_, label)| label.rect);
        self.names.iter().map(|(_, label)| label.rect).chain(words).collect()
    }
}
