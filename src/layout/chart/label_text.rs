//! A small label of one or several texts, one below another: an emotion word, or an expectation with its gap.

use crate::{
    layout::{Marker, Prose},
    scene::{Node, Rect, Role, TextLine, TypeSize},
};

/// Unused space above and below the letters inside their line boxes.
const SLACK: f64 = 2.0;
/// With more lines, a label is easier to read in the list.
const MOST_LINES: usize = 4;
/// Width of a persona's mark before the first line, and its size.
const MARK: (f64, f64) = (14.0, 4.5);

/// Shaped texts that belong together.
#[derive(Debug, Clone)]
pub struct LabelText {
    texts: Vec<(Prose, TypeSize)>,
    /// The mark before the first line.
    mark: Option<(Marker, Role)>,
}

impl LabelText {
    /// A label of these texts; empty ones are dropped.
    pub fn new(texts: impl IntoIterator<Item = (Prose, TypeSize)>) -> Self {
        Self { texts: texts.into_iter().filter(|(text, _)| !text.is_empty()).collect(), mark: None }
    }

    /// The same with a persona's mark, for when its place alone doesn't show whose it is.
    pub fn marked(self, marker: Marker, role: Role) -> Self {
        Self { mark: Some((marker, role)), ..self }
    }

    /// The width of its mark.
    pub fn indent(&self) -> f64 {
        if self.mark.is_some() { MARK.0 } else { 0.0 }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The width of the longest part that can't be broken.
    pub fn min_width(&self) -> f64 {
        self.indent() + self.texts.iter().map(|(text, _)| text.min_width()).fold(0.0, f64::max)
    }

    /// The width at which nothing is broken.
    pub fn natural_width(&self) -> f64 {
        self.indent() + self.texts.iter().map(|(text, _)| text.natural_width()).fold(0.0, f64::max)
    }

    /// The sizes that it can be set in, with the width to wrap at: unbroken first, never wider than `room`.
    pub fn sizes(&self, room: f64) -> Vec<Size> {
        let mut sizes: Vec<Size> = Vec::new();
        // A word is only broken if the room itself is too narrow for it.
        let (room, indent) = (room - self.indent(), self.indent());
        let least = (self.min_width() - indent).min(room);
        for width in [room, room * 0.75, room * 0.55, room * 0.4].map(|width| width.max(least)) {
            let lines = self.line_count(width);
            if lines > MOST_LINES || sizes.iter().any(|size| size.lines == lines) {
                continue;
            }
            let drawn = self.texts.iter().map(|(text, _)| text.balanced_width(width)).fold(0.0, f64::max);
            sizes.push(Size { wrap: width, lines, width: drawn + indent, height: self.height(width) - 2.0 * SLACK });
        }
        sizes
    }

    fn line_count(&self, width: f64) -> usize {
        self.texts.iter().map(|(text, _)| text.line_count(width)).sum()
    }

    /// Its height when wrapped at a width, line boxes included.
    pub fn height(&self, width: f64) -> f64 {
        self.texts.iter().map(|(text, _)| text.height(width)).sum()
    }

    /// Its lines, flush left.
    pub fn place(&self, x: f64, top: f64, width: f64) -> Vec<TextLine> {
        let mut lines = Vec::new();
        let mut y = top;
        for (text, _) in &self.texts {
            lines.extend(text.place(x, y, width));
            y += text.height(width);
        }
        lines
    }

    /// The middle of the first line box.
    pub fn first_middle(&self) -> f64 {
        self.texts.first().map_or(0.0, |(_, size)| size.line() / 2.0)
    }

    /// Like [`LabelText::place_in`], but in colours that can be read on the red area if it is there.
    pub fn draw(&self, rect: Rect, wrap: f64, is_on_red: bool) -> Vec<Node> {
        let mut nodes = self.place_in(rect, wrap);
        let lines = nodes.iter_mut().filter_map(|node| match node {
            Node::Text(line) => Some(line),
            Node::Group(_) | Node::Shape(_) | Node::Image(_) => None,
        });
        let runs = lines.filter(|_| is_on_red).flat_map(|line| line.runs.iter_mut());
        runs.for_each(|run| run.role = run.role.on_red_area());
        nodes
    }

    /// Its lines, centred in the box that one of its [`LabelText::sizes`] was placed in, with its mark before the first
    /// one.
    pub fn place_in(&self, rect: Rect, wrap: f64) -> Vec<Node> {
        let (mut nodes, mut lines) = (Vec::new(), Vec::new());
        let (middle, mut y) = (rect.x + (rect.width + self.indent()) / 2.0, rect.y - SLACK);
        for (text, _) in &self.texts {
            lines.extend(text.place_centred(middle, y, wrap));
            y += text.height(wrap);
        }
        if let (Some((marker, role)), Some(first), Some((text, _))) = (self.mark, lines.first_mut(), self.texts.first())
        {
            let start = middle - first.width / 2.0;
            // It begins at its mark, also where another font makes it shorter than it was measured.
            if let ([line], true) = (&text.place(start, rect.y - SLACK, first.width)[..], text.line_count(wrap) == 1) {
                *first = line.clone();
            }
            let x = start - MARK.0 + MARK.1;
            nodes.push(Node::from(marker.shape(x, rect.y - SLACK + self.first_middle(), MARK.1).fill(role)));
        }
        nodes.extend(lines.into_iter().map(Node::from));
        nodes
    }
}

/// A size that a block can be set in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// The width to wrap it at.
    pub wrap: f64,
    /// The number of lines.
    pub lines: usize,
    /// The width of the widest line.
    pub width: f64,
    /// The height of the letters.
    pub height: f64,
}
