//! The scene: the whole drawing, laid out but not yet written in any format.
//!
//! Made by `layout`; used by every renderer. It fixes every position, size, line break and colour role, so that a
//! renderer makes no decisions, and a test can tell which of the two changed. Colours are [`Role`]s; a theme defines
//! what they look like. Numbers are user units (one unit is one CSS pixel), y grows downwards, and all of them are
//! finite.

mod geometry;
mod group;
mod role;
mod shape;
mod text;

pub use geometry::*;
pub use group::*;
pub use role::*;
pub use shape::*;
pub use text::*;

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
    /// The pictures that [`Image`]s refer to by position.
    pub pictures: Vec<Picture>,
    /// Everything that is drawn, back to front.
    pub root: Group,
}

/// One thing on the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Node {
    /// Things that belong together; boxed, since a group is several times as large as the other nodes.
    Group(Box<Group>),
    /// A form with a fill, a stroke or both.
    Shape(Shape),
    /// One line of text.
    Text(TextLine),
    /// A picture.
    Image(Image),
}

impl From<Group> for Node {
    fn from(group: Group) -> Self {
        Self::Group(Box::new(group))
    }
}

impl From<Shape> for Node {
    fn from(shape: Shape) -> Self {
        Self::Shape(shape)
    }
}

impl From<TextLine> for Node {
    fn from(line: TextLine) -> Self {
        Self::Text(line)
    }
}

impl From<Image> for Node {
    fn from(image: Image) -> Self {
        Self::Image(image)
    }
}
