//! A reader must find the word of a point at the point.

use crate::examples;
use wayline::{
    layout::{LayoutOptions, View, layout},
    scene::{Form, Group, Node, Rect, Shape},
    text::Fonts,
};

/// How far a word may stand from the mark of its point: a little more than the height of two lines.
const REACH: f64 = 52.0;

#[test]
fn words_stand_at_their_points_in_every_example() {
    let mut far = Vec::new();
    for (name, map) in examples() {
        for view in [View::Detail, View::Overview] {
            let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
            walk(&scene.root, &format!("{name} ({view:?})"), &mut far);
        }
    }
    assert!(far.is_empty(), "{}", far.join("\n"));
}

fn walk(group: &Group, name: &str, far: &mut Vec<String>) {
    for node in &group.nodes {
        let Node::Group(inner) = node else { continue };
        if inner.class == "feeling" {
            far.extend(stray(inner).map(|word| format!("{name}: {word}")));
        }
        walk(inner, name, far);
    }
}

/// The first word of a feeling that stands too far from its mark.
fn stray(feeling: &Group) -> Option<String> {
    let mark = feeling.nodes.iter().find_map(|node| match node {
        Node::Shape(shape) => Some(bounds(shape)),
        Node::Group(_) | Node::Text(_) | Node::Image(_) => None,
    })?;
    let lines = feeling.nodes.iter().filter_map(|node| match node {
        Node::Text(line) => Some((line.plain(), line.ink())),
        Node::Group(_) | Node::Shape(_) | Node::Image(_) => None,
    });
    let far = |(text, ink): (String, Rect)| {
        (between(mark, ink) > REACH).then(|| format!("`{text}` is {:.0} away", between(mark, ink)))
    };
    lines.filter_map(far).next()
}

fn bounds(shape: &Shape) -> Rect {
    match &shape.form {
        Form::Rect { rect, .. } => *rect,
        Form::Circle { centre, radius } => Rect::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius),
        Form::Line { from, to } => {
            Rect::new(from.x.min(to.x), from.y.min(to.y), (to.x - from.x).abs(), (to.y - from.y).abs())
        }
        Form::Path(segments) => {
            let points = segments.iter().filter_map(|segment| match *segment {
                wayline::scene::Segment::Move(to)
                | wayline::scene::Segment::Line(to)
                | wayline::scene::Segment::Cubic(_, _, to) => Some(to),
                wayline::scene::Segment::Close => None,
            });
            let corner = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
            let (left, top, right, bottom) =
                points.fold(corner, |c, p| (c.0.min(p.x), c.1.min(p.y), c.2.max(p.x), c.3.max(p.y)));
            Rect::new(left, top, right - left, bottom - top)
        }
    }
}

fn between(a: Rect, b: Rect) -> f64 {
    let dx = (a.x - b.right()).max(b.x - a.right()).max(0.0);
    let dy = (a.y - b.bottom()).max(b.y - a.bottom()).max(0.0);
    dx.hypot(dy)
}
