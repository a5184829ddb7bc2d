//! Labels with their texts: the label small and quiet, the text readable.

use super::{LayoutCtx, Prose};
use crate::scene::{Face, Node, Role, TypeSize};

/// A label before its texts, with labels equally wide in all rows.
#[derive(Debug, Clone, Default)]
pub struct Pairs {
    rows: Vec<(Prose, Prose)>,
}

/// Gap between a label and its text.
const GAP: f64 = 12.0;
/// Gap between two rows.
const LEADING: f64 = 2.0;
/// The widest that a label gets before it is wrapped.
const WIDEST: f64 = 112.0;

impl Pairs {
    /// Adds a row.
    pub fn push(&mut self, ctx: &mut LayoutCtx<'_>, label: &str, text: Prose) {
        self.rows.push((ctx.runs(TypeSize::Small, &[(label, Face::Regular, Role::Faint)]), text));
    }

    /// These rows followed by the others, with labels equally wide.
    pub fn joined(&self, other: &Self) -> Self {
        Self { rows: self.rows.iter().chain(&other.rows).cloned().collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn label_width(&self) -> f64 {
        self.rows.iter().map(|(label, _)| label.natural_width()).fold(0.0, f64::max).min(WIDEST) + 0.5
    }

    fn text_width(&self, width: f64) -> f64 {
        width - self.label_width() - GAP
    }

    /// The width at which none of the texts is wrapped.
    pub fn natural_width(&self) -> f64 {
        let text = self.rows.iter().map(|(_, text)| text.natural_width()).fold(0.0, f64::max);
        if self.rows.is_empty() { 0.0 } else { self.label_width() + GAP + text }
    }

    /// The height of all rows at `width`.
    pub fn height(&self, width: f64) -> f64 {
        let (label, text) = (self.label_width(), self.text_width(width));
        let gaps = LEADING * self.rows.len().saturating_sub(1) as f64;
        gaps + self.rows.iter().map(|row| row_height(row, label, text)).sum::<f64>()
    }

    /// The rows, starting at `x` and `top`, within `width`.
    pub fn place(&self, x: f64, top: f64, width: f64) -> Vec<Node> {
        let (label, text) = (self.label_width(), self.text_width(width));
        let mut nodes: Vec<Node> = Vec::new();
        let mut y = top;
        for row in &self.rows {
            // The label shares the baseline of the text's first line.
            let drop = TypeSize::Body.baseline() - TypeSize::Small.baseline();
            nodes.extend(row.0.place(x, y + drop, label).into_iter().map(Node::Text));
            nodes.extend(row.1.place(x + label + GAP, y, text).into_iter().map(Node::Text));
            y += row_height(row, label, text) + LEADING;
        }
        nodes
    }
}

fn row_height((label, text): &(Prose, Prose), label_width: f64, text_width: f64) -> f64 {
    text.height(text_width).max(label.height(label_width) + 4.0)
}
