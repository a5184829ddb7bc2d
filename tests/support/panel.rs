//! The experience panel of a map, flattened to what can cover something and what can be covered.

use super::compile_text;
use wayline::{
    layout::{LayoutOptions, layout},
    scene::{Form, Group, Node, Point, Rect, Segment, Shape, TypeSize},
    text::Fonts,
};

/// A drawn thing, in the panel's own places.
#[derive(Debug, Clone)]
pub enum Item {
    /// A line of text.
    Text { ink: Rect, plain: String, size: TypeSize, group: usize },
    /// Something that no text may touch.
    Obstacle { outline: Vec<Point>, class: String, is_line: bool, group: usize },
}

/// A panel, flattened.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    pub items: Vec<Item>,
    pub frame: Rect,
    /// The cards of pains and gains, each with its texts.
    pub cards: Vec<(String, Rect)>,
    groups: usize,
}

/// Compiles, lays out and flattens. `None` where the map is wrong or has no panel.
pub fn drawn(text: &str) -> Option<Drawn> {
    let compilation = compile_text(text);
    let map = compilation.map.unwrap_or_else(|| panic!("{:?}\n{text}", compilation.diagnostics));
    let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
    let mut drawn = Drawn::default();
    let panel = find(&scene.root)?;
    drawn.frame = panel.frame.expect("a panel has a frame");
    let mut panel = panel.clone();
    panel.at = Point::new(0.0, 0.0);
    drawn.add(&panel, Point::new(0.0, 0.0));
    Some(drawn)
}

fn find(group: &Group) -> Option<&Group> {
    if group.class == "experience" && group.frame.is_some() {
        return Some(group);
    }
    group.nodes.iter().find_map(|node| match node {
        Node::Group(group) => find(group),
        Node::Shape(_) | Node::Text(_) | Node::Image(_) => None,
    })
}

impl Drawn {
    fn add(&mut self, group: &Group, at: Point) {
        let at = Point::new(at.x + group.at.x, at.y + group.at.y);
        self.groups += 1;
        let id = self.groups;
        if let ("card", Some(frame)) = (group.class, group.frame) {
            self.cards.push((texts(group), frame.moved(at.x, at.y)));
        }
        for node in &group.nodes {
            match node {
                Node::Group(group) => self.add(group, at),
                Node::Text(line) => {
                    let ink = line.ink().moved(at.x, at.y);
                    assert!([ink.x, ink.y, ink.width, ink.height].iter().all(|number| number.is_finite()));
                    self.items.push(Item::Text { ink, plain: line.plain(), size: line.size, group: id });
                }
                Node::Shape(shape) => self.add_shape(shape, group.class, at, id),
                Node::Image(_) => {}
            }
        }
    }

    fn add_shape(&mut self, shape: &Shape, class: &str, at: Point, group: usize) {
        let outline: Vec<Point> = outline(&shape.form).iter().map(|p| Point::new(p.x + at.x, p.y + at.y)).collect();
        assert!(outline.iter().all(|point| point.x.is_finite() && point.y.is_finite()), "{class}: {shape:?}");
        let bounds = |point: &Point| self.frame.contains(Rect::new(point.x, point.y, 0.0, 0.0), 2.0);
        assert!(outline.iter().all(bounds), "a {class} leaves the panel: {shape:?}");
        if shape.obstacle {
            let is_line = matches!(shape.form, Form::Path(_)) && shape.fill.is_none();
            self.items.push(Item::Obstacle { outline, class: class.to_owned(), is_line, group });
        }
    }

    /// The box of the card that says this.
    pub fn card(&self, said: &str) -> Rect {
        let found = self.cards.iter().find(|(texts, _)| texts.contains(said));
        found.unwrap_or_else(|| panic!("no card says {said:?}")).1
    }

    /// Whether a line says exactly this, or words broken over lines begin or go on with it.
    pub fn has_text(&self, text: &str) -> bool {
        self.count_text(text) > 0
    }

    /// How many lines say exactly this.
    pub fn count_text(&self, text: &str) -> usize {
        self.items.iter().filter(|item| matches!(item, Item::Text { plain, .. } if plain == text)).count()
    }

    /// How many lines of a class are drawn.
    pub fn lines_of(&self, wanted: &str) -> usize {
        let is = |item: &&Item| matches!(item, Item::Obstacle { class, is_line: true, .. } if class == wanted);
        self.items.iter().filter(is).count()
    }
}

/// What a card says besides its number.
fn texts(card: &Group) -> String {
    let lines = card.nodes.iter().filter_map(|node| match node {
        Node::Text(line) => Some(line.plain()),
        Node::Group(_) | Node::Shape(_) | Node::Image(_) => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

/// Points along the edge of a form, close to each other.
fn outline(form: &Form) -> Vec<Point> {
    match form {
        Form::Line { from, to } => along(*from, *to),
        Form::Circle { centre, radius } => (0..64)
            .map(|step| f64::from(step) * std::f64::consts::TAU / 64.0)
            .map(|angle| Point::new(centre.x + radius * angle.cos(), centre.y + radius * angle.sin()))
            .collect(),
        Form::Rect { rect, .. } => {
            let corners =
                [(rect.x, rect.y), (rect.right(), rect.y), (rect.right(), rect.bottom()), (rect.x, rect.bottom())];
            let corners = corners.map(|(x, y)| Point::new(x, y));
            (0..4).flat_map(|index| along(corners[index], corners[(index + 1) % 4])).collect()
        }
        Form::Path(segments) => path(segments),
    }
}

fn along(from: Point, to: Point) -> Vec<Point> {
    let length = (to.x - from.x).abs().max((to.y - from.y).abs());
    let steps = (length / 2.0).ceil().clamp(1.0, 2000.0);
    let at = |step: f64| Point::new(from.x + (to.x - from.x) * step / steps, from.y + (to.y - from.y) * step / steps);
    (0..=steps as usize).map(|step| at(step as f64)).collect()
}

fn path(segments: &[Segment]) -> Vec<Point> {
    let (mut points, mut pen, mut start) = (Vec::new(), Point::default(), Point::default());
    for segment in segments {
        match *segment {
            Segment::Move(to) => start = to,
            Segment::Line(to) => points.extend(along(pen, to)),
            Segment::Cubic(a, b, to) => {
                points.extend((0..=120).map(|step| cubic(pen, a, b, to, f64::from(step) / 120.0)))
            }
            Segment::Close => points.extend(along(pen, start)),
        }
        pen = match *segment {
            Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => to,
            Segment::Close => start,
        };
    }
    points
}

fn cubic(a: Point, b: Point, c: Point, d: Point, t: f64) -> Point {
    let u = 1.0 - t;
    let mix =
        |a: f64, b: f64, c: f64, d: f64| u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d;
    Point::new(mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y))
}
