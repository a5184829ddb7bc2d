//! A scene that is higher than a sheet of paper, broken into several: no line of text and no mark is cut.

use crate::scene::{Form, Group, Node, Point, Scene, Segment, Shape};
use std::{collections::BTreeMap, ops::Range};

/// The parts of a scene, from top to bottom, each at most this high. What is lower than half of that is on one part as a whole; higher
/// shapes, such as the ground of a card, continue on the next one.
pub fn broken(mut scene: Scene, most: f64) -> Vec<Scene> {
    if scene.height <= most {
        return vec![scene];
    }
    let cuts = Cuts::new(&scene, most);
    let root = std::mem::take(&mut scene.root);
    let shell = shell(&root, true);
    let mut roots = deal(root, Point::default(), &cuts);
    let part = |(at, &(top, end)): (usize, &(f64, f64))| {
        let mut root = roots.remove(&at).unwrap_or_else(|| shell.clone());
        root.at.y -= top;
        let prefix = if at == 0 { scene.prefix.clone() } else { format!("{}-{}", scene.prefix, at + 1) };
        Scene { height: end - top, prefix, root, ..scene.clone() }
    };
    cuts.parts.iter().enumerate().map(part).collect()
}

/// Where a scene is cut.
struct Cuts {
    /// The top and the bottom of each part.
    parts: Vec<(f64, f64)>,
    most: f64,
}

impl Cuts {
    fn new(scene: &Scene, most: f64) -> Self {
        let mut cuts = Self { parts: Vec::new(), most };
        let mut spans = Vec::new();
        collect(&scene.root, Point::default(), &mut spans);
        spans.retain(|&span| cuts.is_whole(span));
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut top = 0.0;
        while scene.height - top > most {
            let cut = top + most;
            let near = spans.partition_point(|span| span.0 <= cut - most / 2.0);
            let met = spans[near..].iter().take_while(|span| span.0 < cut).find(|span| span.1 > cut);
            cuts.parts.push((top, cut));
            // What would be cut begins the next part.
            top = met.map_or(cut, |span| span.0);
        }
        cuts.parts.push((top, scene.height));
        cuts
    }

    fn is_whole(&self, (from, to): (f64, f64)) -> bool {
        to - from < self.most / 2.0
    }

    /// The parts that show what has this top and bottom.
    fn parts_of(&self, (from, to): (f64, f64)) -> Range<usize> {
        let last = self.parts.len() - 1;
        if self.is_whole((from, to)) {
            let first = self.parts.partition_point(|part| part.1 < to).min(last);
            return first..first + 1;
        }
        let first = self.parts.partition_point(|part| part.1 <= from).min(last);
        first..self.parts.partition_point(|part| part.0 < to).max(first + 1)
    }
}

/// The top and the bottom of everything that is drawn.
fn collect(group: &Group, at: Point, spans: &mut Vec<(f64, f64)>) {
    let at = Point::new(at.x + group.at.x, at.y + group.at.y);
    for node in &group.nodes {
        match node {
            Node::Group(inner) => collect(inner, at, spans),
            Node::Shape(_) | Node::Text(_) | Node::Image(_) => spans.push(span(node, at.y)),
        }
    }
}

/// What each part shows of a group.
fn deal(mut group: Group, at: Point, cuts: &Cuts) -> BTreeMap<usize, Group> {
    let at = Point::new(at.x + group.at.x, at.y + group.at.y);
    let nodes = std::mem::take(&mut group.nodes);
    let mut dealt: BTreeMap<usize, Group> = BTreeMap::new();
    let mut add = |part: usize, node: Node| {
        let continues = !dealt.is_empty();
        dealt.entry(part).or_insert_with(|| shell(&group, continues)).push(node);
    };
    for node in nodes {
        match node {
            Node::Group(inner) => {
                deal(*inner, at, cuts).into_iter().for_each(|(part, inner)| add(part, inner.into()));
            }
            Node::Shape(_) | Node::Text(_) | Node::Image(_) => {
                cuts.parts_of(span(&node, at.y)).for_each(|part| add(part, node.clone()));
            }
        }
    }
    dealt
}

/// A group without its content. Its box no longer holds, and what continues isn't a target of links.
fn shell(group: &Group, continues: bool) -> Group {
    let id = group.id.clone().filter(|_| !continues);
    Group { frame: None, id, nodes: Vec::new(), ..group.clone() }
}

/// The top and the bottom of a node.
fn span(node: &Node, top: f64) -> (f64, f64) {
    let (from, to) = match node {
        Node::Text(line) => (line.bounds().y, line.bounds().bottom()),
        Node::Image(image) => (image.rect.y, image.rect.bottom()),
        Node::Shape(shape) => heights(shape),
        Node::Group(_) => (0.0, 0.0),
    };
    (top + from, top + to)
}

fn heights(shape: &Shape) -> (f64, f64) {
    match &shape.form {
        Form::Rect { rect, .. } => (rect.y, rect.bottom()),
        Form::Line { from, to } => (from.y.min(to.y), from.y.max(to.y)),
        Form::Circle { centre, radius } => (centre.y - radius, centre.y + radius),
        Form::Path(segments) => {
            let ys = segments.iter().flat_map(|segment| match *segment {
                Segment::Move(to) | Segment::Line(to) => [to.y; 3],
                Segment::Cubic(lead, trail, to) => [lead.y, trail.y, to.y],
                Segment::Close => [f64::NAN; 3],
            });
            // `min` and `max` ignore NaN, so a path that only closes has no height.
            ys.fold((f64::NAN, f64::NAN), |(top, bottom), y| (top.min(y), bottom.max(y)))
        }
    }
}
