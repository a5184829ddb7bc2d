//! A reader must find the word of a point at the point.

use super::{drawn, examples, map};
use wayline::{
    layout::{LayoutOptions, View, layout},
    scene::{Form, Group, Node, Rect, Shape},
    text::Fonts,
};

/// How far a word may stand from the mark of its point: a little more than the height of two lines.
const REACH: f64 = 52.0;

/// How many words of all examples may be further away, in lists or at the ends of lines: columns are no wider than a screen allows.
const FAR: usize = 5;

#[test]
fn words_stand_at_their_points_in_every_example() {
    let mut far = Vec::new();
    for sample in examples() {
        for view in [View::Detail, View::Overview] {
            walk(&drawn(&sample, view).root, &format!("{} ({view:?})", sample.origin), &mut far);
        }
    }
    assert!(far.len() <= FAR, "{}", far.join("\n"));
}

/// Three people in one place: not every word has room at its point.
const CROWD: &str = "journey: Crowd
persona a: Anna
persona b: Ben
persona c: Cora
stage: Come
  feels a 2: Glad
  feels b 1: Calm
  feels c 0: Bored
stage: Wait
  feels a 0: Reads a magazine and waits
  feels b 0: Looks out of the window again
  feels c 0: Listens to the radio and waits
stage: Leave
  feels a -1: Angry
  feels c 2: Warm
";

/// A name that had no room where its persona's curve begins was in a list above the scale, far from any curve.
#[test]
fn a_name_without_room_where_the_curve_begins_is_at_a_later_point() {
    let personas = ["The regular", "The newcomer", "The family account"];
    let mut text = "journey: Names\n".to_owned();
    for (at, name) in personas.iter().enumerate() {
        text += &format!("persona p{at}: {name}\n");
    }
    text += "stage: Look around\n";
    for (score, word) in [(0.5, "Curious"), (1.0, "Encouraged"), (-0.5, "What is in it isn’t clear")] {
        text += "  touchpoint: Step\n";
        (0..3).for_each(|at| text += &format!("    feels p{at} {score}: {word}\n"));
    }
    for stage in 0..4 {
        text += "stage: Later\n";
        for step in 0..2 {
            text += "  touchpoint: Step\n";
            (0..3).for_each(|at| text += &format!("    feels p{at} {}: Word {at}\n", (at + stage + step) % 3 - 1));
        }
    }
    let map = map("names", &text);
    let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
    let mut far = Vec::new();
    walk(&scene.root, "names", &mut far);
    far.retain(|word| personas.iter().any(|name| name.contains(word.split('`').nth(1).unwrap_or(name))));
    // The topmost of a stack of three is a little further away than a name alone may be.
    let is_in_stack = |word: &String| {
        word.rsplit_once(" is ")
            .and_then(|said| said.1.split(' ').next()?.parse::<f64>().ok())
            .is_some_and(|by| by < 64.0)
    };
    far.retain(|word| !is_in_stack(word));
    assert_eq!(far, Vec::<String>::new());
}

#[test]
fn a_word_without_room_at_its_point_is_tied_to_it() {
    let map = map("crowd", CROWD);
    let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
    let mut ties = Vec::new();
    tied(&scene.root, &mut ties);
    assert!(!ties.is_empty(), "a line leads to some word");
    assert!(ties.iter().all(|&(mark, word)| mark < 4.0 && word < 20.0), "mark and word are at its ends: {ties:?}");
}

/// How far the lines of feelings end from mark and word.
fn tied(group: &Group, ties: &mut Vec<(f64, f64)>) {
    for node in &group.nodes {
        let Node::Group(inner) = node else { continue };
        tied(inner, ties);
        let [Node::Shape(mark), rest @ ..] = inner.nodes.as_slice() else { continue };
        for (index, node) in rest.iter().enumerate().filter(|_| inner.class == "feeling") {
            let Node::Shape(Shape { form: Form::Line { from, to }, .. }) = node else { continue };
            let behind = &rest[index + 1..];
            let inks = behind.iter().filter_map(|node| match node {
                Node::Text(line) => Some(line.ink()),
                Node::Shape(shape) => Some(bounds(shape)),
                Node::Group(_) | Node::Image(_) => None,
            });
            let ends = [from, to].map(|end| Rect::new(end.x, end.y, 0.0, 0.0));
            let word = inks.map(|ink| between(ends[1], ink)).fold(f64::INFINITY, f64::min);
            ties.push((between(ends[0], bounds(mark)), word));
        }
    }
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
