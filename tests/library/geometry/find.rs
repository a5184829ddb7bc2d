//! Finds the groups of one kind in a scene, with their places on the page.

use wayline::scene::{Form, Group, Node, Point, Segment, Shape, TextLine};

/// A group and where its own origin is.
pub struct Found<'a> {
    pub group: &'a Group,
    pub at: Point,
}

/// All groups of a kind, in the order in which they are drawn.
pub fn all<'a>(root: &'a Group, class: &str) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    walk(root, class, Point::default(), &mut found);
    found
}

fn walk<'a>(group: &'a Group, class: &str, at: Point, found: &mut Vec<Found<'a>>) {
    let at = Point::new(at.x + group.at.x, at.y + group.at.y);
    if group.class == class {
        found.push(Found { group, at });
    }
    for node in &group.nodes {
        if let Node::Group(inner) = node {
            walk(inner, class, at, found);
        }
    }
}

impl<'a> Found<'a> {
    /// The value of a `data-` attribute.
    pub fn data(&self, key: &str) -> Option<&'a str> {
        self.group.data.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str())
    }

    /// Its own shapes, without those of groups inside.
    pub fn shapes(&self) -> impl Iterator<Item = &'a Shape> {
        self.group.nodes.iter().filter_map(|node| match node {
            Node::Shape(shape) => Some(shape),
            Node::Group(_) | Node::Text(_) | Node::Image(_) => None,
        })
    }

    /// Its own lines of text.
    pub fn lines(&self) -> impl Iterator<Item = &'a TextLine> {
        self.group.nodes.iter().filter_map(|node| match node {
            Node::Text(line) => Some(line),
            Node::Group(_) | Node::Shape(_) | Node::Image(_) => None,
        })
    }
}

/// The points that a path leads through.
pub fn ends(shape: &Shape) -> Vec<Point> {
    let end = |segment: &Segment| match *segment {
        Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to),
        Segment::Close => None,
    };
    match &shape.form {
        Form::Path(segments) => segments.iter().filter_map(end).collect(),
        Form::Rect { .. } | Form::Circle { .. } | Form::Line { .. } => Vec::new(),
    }
}

/// All lines of text in a group, and in those inside.
pub fn lines<'a>(group: &'a Group) -> Vec<&'a TextLine> {
    let of = |node: &'a Node| match node {
        Node::Group(inner) => lines(inner),
        Node::Text(line) => vec![line],
        Node::Shape(_) | Node::Image(_) => Vec::new(),
    };
    group.nodes.iter().flat_map(of).collect()
}

/// What these lines say.
pub fn texts(group: &Group) -> Vec<String> {
    lines(group).into_iter().map(TextLine::plain).collect()
}

/// The same as one text, however it is broken into lines.
pub fn joined(group: &Group) -> String {
    texts(group).join(" ").replace(['\u{A0}', '\u{2002}'], " ")
}
