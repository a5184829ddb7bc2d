//! Labels that don't fit at their point: a list for each column, right above and right below the scale.
//!
//! Nothing else is drawn there, and an entry never leaves its column's box, so this always works. Each entry begins
//! with the mark of its point.

use super::label_text::LabelText;
use crate::{
    layout::{ColumnBox, PersonaLook},
    scene::{Node, Rect, Role, Shape, Stroke},
};

/// Indent after an entry's mark.
const INDENT: f64 = 16.0;
/// How far an entry reaches into the padding of its column.
const BEYOND: f64 = 8.0;
/// Gap between two entries.
const GAP: f64 = 2.0;

/// One entry.
#[derive(Debug, Clone)]
pub struct ListedLabel<'a> {
    /// The mark that it begins with.
    pub mark: EntryMark,
    /// What it says.
    pub text: &'a LabelText,
}

/// What an entry begins with.
#[derive(Debug, Clone)]
pub enum EntryMark {
    /// A persona's.
    Persona(PersonaLook, Role),
    /// The frame around those of several, with the marks of two or three in it.
    Joined(Vec<PersonaLook>),
    /// The hollow one of an expectation.
    Hollow(Role),
}

/// The height of a column's list.
pub fn height(entries: &[ListedLabel<'_>], place: ColumnBox) -> f64 {
    entries.iter().map(|entry| entry.text.height(width(place)) + GAP).sum()
}

/// The box of each entry of a column's list that begins at `top`.
pub fn boxes(entries: &[ListedLabel<'_>], place: ColumnBox, top: f64) -> Vec<Rect> {
    let mut y = top;
    let one = |entry: &ListedLabel<'_>| {
        let rect = Rect::new(place.x(), y, width(place) + INDENT, entry.text.height(width(place)));
        y += rect.height + GAP;
        rect
    };
    entries.iter().map(one).collect()
}

/// An entry in its box.
pub fn draw(entry: &ListedLabel<'_>, rect: Rect) -> Vec<Node> {
    let (x, y) = (rect.x + 5.0, rect.y + entry.text.first_middle());
    let marks = match &entry.mark {
        EntryMark::Persona(look, role) => vec![look.marker.shape(x, y, 4.5).fill(*role)],
        EntryMark::Joined(looks) => joined(looks, x, y),
        EntryMark::Hollow(role) => vec![Shape::circle(x, y, 4.0).stroke(Stroke::new(*role, 1.75))],
    };
    let lines = entry.text.place(rect.x + INDENT, rect.y, rect.width - INDENT);
    let mut nodes: Vec<Node> = marks.into_iter().map(Node::from).collect();
    nodes.extend(lines.into_iter().map(Node::from));
    nodes
}

/// More marks than three would be too small to be told apart.
fn joined(looks: &[PersonaLook], x: f64, y: f64) -> Vec<Shape> {
    let (apart, size) = if looks.len() == 2 { (7.0, 2.75) } else { (5.5, 2.25) };
    let looks: &[PersonaLook] = if looks.len() > 3 { &[] } else { looks };
    let reach = if looks.is_empty() { 6.0 } else { 0.5 * apart * (looks.len() - 1) as f64 + size + 2.25 };
    let frame = Rect::new(x - reach, y - size - 2.0, 2.0 * reach, 2.0 * size + 4.0);
    let frame = Shape::round_rect(frame, size + 2.0).fill(Role::Ground).stroke(Stroke::new(Role::LineStrong, 1.25));
    let mark = |(index, look): (usize, &PersonaLook)| {
        let x = x + apart * (index as f64 - 0.5 * (looks.len() - 1) as f64);
        look.marker.shape(x, y, size).fill(look.hue)
    };
    std::iter::once(frame).chain(looks.iter().enumerate().map(mark)).collect()
}

fn width(place: ColumnBox) -> f64 {
    (place.width() + BEYOND - INDENT).max(1.0)
}

/// The least width of text box ([`ColumnBox::width`]) in which no word of an entry is broken.
pub fn least_width(text: &LabelText) -> f64 {
    if text.is_empty() { 0.0 } else { text.min_width() - text.indent() + INDENT - BEYOND }
}
