//! Groups: what belongs together, what it shows, and where it is in the source.

use super::{Image, Point, Rect, Shape, TextLine};
use crate::span::Span;
use serde::Serialize;

/// Things that belong together.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Group {
    /// What kind of thing it shows, in the language's own terms (`touchpoint`, `pain`, `lane`).
    pub class: &'static str,
    /// The offset of its content; everything inside is relative to this point.
    pub at: Point,
    /// Kind and name, unique in the drawing, without the drawing's prefix (`touchpoint-compare`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name of what it shows, as in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Further facts that a page can use, as attribute (without `data-`) and value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<(&'static str, String)>,
    /// Its line in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Span>,
    /// What it shows, in words, for those who can't see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The box around everything inside, in the group's own coordinates. Boxes with the same parent box never overlap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame: Option<Rect>,
    /// Nothing outside this is shown, in the group's own coordinates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip: Option<Rect>,
    /// What is in it, back to front.
    pub nodes: Vec<Node>,
}

impl Group {
    /// An empty group of a kind.
    pub fn new(class: &'static str) -> Self {
        Self { class, ..Self::default() }
    }

    /// The same group, moved.
    pub fn at(mut self, x: f64, y: f64) -> Self {
        self.at = Point::new(x, y);
        self
    }

    /// The same group, with an id made of a kind and a name, and the name as `data-name`.
    pub fn named(mut self, kind: &str, name: &str) -> Self {
        self.id = Some([kind, "-", name].concat());
        self.name = Some(name.to_owned());
        self
    }

    /// The same group with one more fact that a page can use.
    pub fn with_data(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.data.push((key, value.into()));
        self
    }

    /// The same group, with its place in the source.
    pub fn from_source(mut self, span: Span) -> Self {
        self.source = Some(span);
        self
    }

    /// The same group with a title.
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// The same group with a guarantee that everything inside is within `frame`.
    pub fn framed(mut self, frame: Rect) -> Self {
        self.frame = Some(frame);
        self
    }

    /// The same group, showing nothing outside `clip`.
    pub fn clipped(mut self, clip: Rect) -> Self {
        self.clip = Some(clip);
        self
    }

    /// Adds one more thing on top.
    pub fn push(&mut self, node: impl Into<Node>) {
        self.nodes.push(node.into());
    }

    /// The same group with one more thing on top.
    pub fn with(mut self, node: impl Into<Node>) -> Self {
        self.push(node);
        self
    }

    /// Adds more things on top.
    pub fn extend<N: Into<Node>>(&mut self, nodes: impl IntoIterator<Item = N>) {
        self.nodes.extend(nodes.into_iter().map(Into::into));
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
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
