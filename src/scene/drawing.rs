//! The drawing as a whole.

use super::Group;
use crate::model::Picture;
use serde::Serialize;

/// A finished drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scene {
    /// Width of the canvas.
    pub width: f64,
    /// Height of the canvas.
    pub height: f64,
    /// The prefix of every id in the drawing, so that two maps can share a page.
    pub prefix: String,
    /// The drawing's name, for those who can't see it and for browser tabs.
    pub title: String,
    /// What the drawing shows, in a sentence or two.
    pub description: String,
    /// The language of the texts, a BCP 47 tag.
    pub lang: Option<String>,
    /// The pictures that [`Image`](super::Image)s refer to by position.
    pub pictures: Vec<Picture>,
    /// Everything that is drawn, back to front.
    pub root: Group,
}
