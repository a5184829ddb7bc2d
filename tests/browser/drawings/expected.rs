//! What the scene promises of each text, in the order in which a drawing has them.

use wayline::scene::{Group, Node, Point, Rect, Scene};

/// One line of text, as the scene has it.
#[derive(Debug)]
pub struct Promise {
    /// What it says.
    pub plain: String,
    /// How wide it is at most.
    pub width: f64,
    /// Of its letters.
    pub size: f64,
    /// What must hold it.
    pub frame: Rect,
    /// What `frame` is the box of.
    pub holder: String,
}

/// Every text of a scene.
pub fn promises(scene: &Scene) -> Vec<Promise> {
    let mut promises = Vec::new();
    let canvas = (Rect::new(0.0, 0.0, scene.width, scene.height), "the canvas".to_owned());
    walk(&scene.root, Point::default(), &canvas, &mut promises);
    promises
}

fn walk(group: &Group, at: Point, holder: &(Rect, String), promises: &mut Vec<Promise>) {
    let at = Point::new(at.x + group.at.x, at.y + group.at.y);
    let own = group.frame.map(|frame| {
        let name = group.id.clone().unwrap_or_else(|| format!("a `{}`", group.class));
        (frame.moved(at.x, at.y), name)
    });
    let holder = own.as_ref().unwrap_or(holder);
    for node in &group.nodes {
        match node {
            Node::Group(inner) => walk(inner, at, holder, promises),
            Node::Text(line) if line.runs.is_empty() => {}
            Node::Text(line) => promises.push(Promise {
                plain: line.plain(),
                width: line.width,
                size: line.size.size(),
                frame: holder.0,
                holder: holder.1.clone(),
            }),
            Node::Shape(_) | Node::Image(_) => {}
        }
    }
}
