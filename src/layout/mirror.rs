//! A drawing for people who read from right to left: the whole scene, mirrored. Letters, pictures and icons aren't
//! mirrored; places, chevrons, curves and bars change sides.

use super::icons::ICON;
use crate::scene::{Anchor, Form, Group, Node, Point, Rect, Scene, Segment};

pub fn mirrored(mut scene: Scene) -> Scene {
    let at = scene.root.at;
    scene.root.at = Point::default();
    group(&mut scene.root, scene.width);
    scene.root.at = at;
    scene
}

/// Mirrors a group in a parent whose x becomes `width` − x. Groups nest only as deep as the layout builds them.
fn group(group: &mut Group, width: f64) {
    let own = match group.frame {
        Some(frame) => 2.0 * frame.x + frame.width,
        None => width,
    };
    let own = if group.at.x == 0.0 { width } else { own };
    group.at.x = width - group.at.x - own;
    for rect in group.frame.iter_mut().chain(&mut group.clip) {
        flip(rect, own);
    }
    let is_icon = matches!(group.class, "channel" | "attach" | "see" | "note");
    for node in &mut group.nodes {
        match node {
            Node::Group(inner) => self::group(inner, own),
            Node::Image(image) => flip(&mut image.rect, own),
            Node::Text(line) => {
                line.x = own - line.x;
                line.anchor = match line.anchor {
                    Anchor::Left => Anchor::Right,
                    Anchor::Middle => Anchor::Middle,
                    Anchor::Right => Anchor::Left,
                };
            }
            Node::Shape(shape) => form(&mut shape.form, own, is_icon),
        }
    }
}

fn flip(rect: &mut Rect, width: f64) {
    rect.x = width - rect.right();
}

fn form(form: &mut Form, width: f64, is_icon: bool) {
    match form {
        Form::Rect { rect, .. } => flip(rect, width),
        Form::Line { from, to } => (from.x, to.x) = (width - from.x, width - to.x),
        Form::Circle { centre, .. } => centre.x = width - centre.x,
        Form::Path(segments) => {
            // An icon is at the left of its group and only moves to the other side.
            let place = |point: &mut Point| point.x = if is_icon { point.x + width - ICON } else { width - point.x };
            for segment in segments {
                match segment {
                    Segment::Move(to) | Segment::Line(to) => place(to),
                    Segment::Cubic(first, second, to) => [first, second, to].into_iter().for_each(place),
                    Segment::Close => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Shape;

    #[test]
    fn a_box_at_the_left_stands_at_the_right_with_its_content() {
        let inner = Group::new("cell")
            .at(12.0, 5.0)
            .framed(Rect::new(-2.0, 0.0, 44.0, 10.0))
            .with(Shape::circle(4.0, 5.0, 1.0));
        let root = Group::new("map").with(inner);
        let scene = Scene {
            width: 100.0,
            height: 20.0,
            prefix: "x".into(),
            title: String::new(),
            description: String::new(),
            lang: None,
            pictures: Vec::new(),
            root,
        };
        let mirrored = mirrored(scene);
        let Some(Node::Group(cell)) = mirrored.root.nodes.first() else { panic!("the cell is gone") };
        let frame = cell.frame.unwrap().moved(cell.at.x, cell.at.y);
        assert_eq!((frame.x, frame.right()), (46.0, 90.0));
        let Some(Node::Shape(Shape { form: Form::Circle { centre, .. }, .. })) = cell.nodes.first() else {
            panic!("no circle")
        };
        assert_eq!(cell.at.x + centre.x, 84.0);
    }
}
