//! What shows that a text in large letters is assumed: a hatched line below it. Behind the letters a hatch makes them hard to read.

use crate::scene::{Rect, Shape};

/// How high the line is.
const HIGH: f64 = 5.0;

/// The line at the foot of a text's box.
pub fn underline(text: Rect) -> Shape {
    Shape::round_rect(Rect::new(text.x, text.bottom() - HIGH, text.width, HIGH), HIGH / 2.0).hatch()
}
