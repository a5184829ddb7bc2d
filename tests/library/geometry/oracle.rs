//! What must be true of every scene: nothing overlaps, nothing is cut off, nothing sticks out.

use std::collections::{BTreeMap, BTreeSet};
use wayline::scene::{Form, Group, Node, Point, Rect, Scene, Segment, Shape, TextLine};

/// What rounding may hide.
const SLACK: f64 = 0.75;

/// A word of more letters may be wider than any column.
const LONGEST: usize = 24;

/// A letter of a script that has blanks between its words.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{e00}'
}

struct Frame<'a> {
    rect: Rect,
    parent: usize,
    group: &'a Group,
}

struct Text<'a> {
    ink: Rect,
    frame: usize,
    group: usize,
    line: &'a TextLine,
    /// Whether it stands on a ground of its own, which hides what runs beneath.
    grounded: bool,
}

#[derive(Default)]
struct Seen<'a> {
    frames: Vec<Frame<'a>>,
    texts: Vec<Text<'a>>,
    obstacles: Vec<(usize, Vec<Point>)>,
    ids: BTreeSet<&'a str>,
    wrong: Vec<String>,
    groups: usize,
}

/// Everything that is wrong with a scene; nothing for a good one.
pub fn check_scene(scene: &Scene) -> Vec<String> {
    let mut seen = Seen::default();
    let canvas = Rect::new(0.0, 0.0, scene.width, scene.height);
    seen.frames.push(Frame { rect: canvas, parent: 0, group: &scene.root });
    seen.walk(&scene.root, Point::default(), 0);
    seen.frames_in_parents();
    seen.frames_apart();
    seen.texts_in_frames();
    seen.texts_apart();
    seen.texts_free_of_obstacles();
    seen.words_whole(&scene.root);
    seen.wrong
}

impl<'a> Seen<'a> {
    fn walk(&mut self, group: &'a Group, at: Point, frame: usize) {
        let at = Point::new(at.x + group.at.x, at.y + group.at.y);
        let mut frame = frame;
        self.finite(&[at.x, at.y], group);
        if let Some(id) = &group.id
            && !self.ids.insert(id)
        {
            self.wrong.push(format!("the id `{id}` stands twice"));
        }
        if let Some(rect) = group.frame {
            self.finite(&[rect.x, rect.y, rect.width, rect.height], group);
            self.frames.push(Frame { rect: rect.moved(at.x, at.y), parent: frame, group });
            frame = self.frames.len() - 1;
        }
        self.groups += 1;
        let number = self.groups;
        for node in &group.nodes {
            match node {
                Node::Group(inner) => self.walk(inner, at, frame),
                Node::Shape(shape) => self.shape(shape, at, number, group),
                Node::Text(line) => {
                    self.finite(&[line.x, line.y, line.width], group);
                    if line.plain().trim().is_empty() {
                        self.wrong.push(format!("a text in {} is empty", name(group)));
                    }
                    let grounded = group.nodes.iter().any(|node| is_ground(node, line.ink()));
                    let ink = line.ink().moved(at.x, at.y);
                    self.texts.push(Text { ink, frame, group: number, line, grounded });
                }
                Node::Image(image) => {
                    let rect = image.rect.moved(at.x, at.y);
                    self.finite(&[rect.x, rect.y, rect.width, rect.height], group);
                    if !self.frames[frame].rect.contains(rect, SLACK) {
                        self.wrong.push(format!("the picture `{}` sticks out of its box", image.alt));
                    }
                }
            }
        }
    }

    /// A line of what is felt or expected doesn't begin inside a word, unless there is a hyphen before, or the word is too long.
    fn words_whole(&mut self, group: &Group) {
        for node in &group.nodes {
            if let Node::Group(inner) = node {
                self.words_whole(inner);
            }
        }
        let lines: Vec<&TextLine> = group
            .nodes
            .iter()
            .filter_map(|node| match node {
                Node::Text(line) => Some(line),
                Node::Group(_) | Node::Shape(_) | Node::Image(_) => None,
            })
            .collect();
        let said = group.title.as_deref().unwrap_or_default();
        for pair in lines.windows(2).filter(|_| matches!(group.class, "feeling" | "expectation")) {
            let (before, after) = (pair[0].plain(), pair[1].plain());
            let (end, start) = (before.split_whitespace().next_back(), after.split_whitespace().next());
            let Some((end, start)) = end.zip(start) else { continue };
            let joined = format!("{end}{start}");
            let is_inside = end.ends_with(is_letter) && start.starts_with(is_letter);
            let word = said.split_whitespace().find(|word| word.contains(&joined));
            if is_inside && word.is_some_and(|word| word.chars().count() <= LONGEST) {
                self.wrong.push(format!("the word `{end}|{start}` is broken in {}", name(group)));
            }
        }
    }

    fn finite(&mut self, numbers: &[f64], group: &Group) {
        if numbers.iter().any(|number| !number.is_finite() || number.abs() > 1e8) {
            self.wrong.push(format!("{numbers:?} in a group `{}`", group.class));
        }
    }

    fn shape(&mut self, shape: &Shape, at: Point, number: usize, group: &Group) {
        let points: Vec<Point> = outline(&shape.form).into_iter().map(|p| Point::new(p.x + at.x, p.y + at.y)).collect();
        for point in &points {
            self.finite(&[point.x, point.y], group);
        }
        if shape.obstacle {
            self.obstacles.push((number, points));
        }
    }

    fn frames_in_parents(&mut self) {
        for frame in &self.frames[1..] {
            let parent = &self.frames[frame.parent];
            if !parent.rect.contains(frame.rect, SLACK) {
                let (inner, outer) = (name(frame.group), name(parent.group));
                self.wrong.push(format!("the box of {inner} {:?} sticks out of {outer} {:?}", frame.rect, parent.rect));
            }
        }
    }

    fn frames_apart(&mut self) {
        let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, frame) in self.frames.iter().enumerate().skip(1) {
            children.entry(frame.parent).or_default().push(index);
        }
        for siblings in children.values() {
            let boxes: Vec<_> = siblings.iter().map(|&index| self.frames[index].rect).collect();
            for (a, b) in overlapping(&boxes, SLACK) {
                let (a, b) = (&self.frames[siblings[a]], &self.frames[siblings[b]]);
                self.wrong.push(format!("{} {:?} lies over {} {:?}", name(a.group), a.rect, name(b.group), b.rect));
            }
        }
    }

    fn texts_in_frames(&mut self) {
        for text in &self.texts {
            let frame = &self.frames[text.frame];
            // A text of no width is a word of invisible characters only.
            if !frame.rect.contains(text.ink, 1.5) {
                let (line, group) = (text.line.plain(), name(frame.group));
                self.wrong.push(format!("`{line}` {:?} sticks out of {group} {:?}", text.ink, frame.rect));
            }
        }
    }

    fn texts_apart(&mut self) {
        let boxes: Vec<_> = self.texts.iter().map(|text| text.ink).collect();
        for (a, b) in overlapping(&boxes, 1.0) {
            let (a, b) = (&self.texts[a], &self.texts[b]);
            self.wrong.push(format!("`{}` {:?} lies over `{}` {:?}", a.line.plain(), a.ink, b.line.plain(), b.ink));
        }
    }

    fn texts_free_of_obstacles(&mut self) {
        const CELL: f64 = 64.0;
        let mut grid: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
        for (index, text) in self.texts.iter().enumerate() {
            for x in (text.ink.x / CELL) as i64..=(text.ink.right() / CELL) as i64 {
                for y in (text.ink.y / CELL) as i64..=(text.ink.bottom() / CELL) as i64 {
                    grid.entry((x, y)).or_default().push(index);
                }
            }
        }
        let mut hit = BTreeSet::new();
        for (group, points) in &self.obstacles {
            for point in points {
                let cell = ((point.x / CELL) as i64, (point.y / CELL) as i64);
                for &index in grid.get(&cell).map_or(&[][..], Vec::as_slice) {
                    let text = &self.texts[index];
                    let inside = text.ink.inset(1.0).contains(Rect::new(point.x, point.y, 0.0, 0.0), 0.0);
                    if inside && !text.grounded && text.group != *group && hit.insert(index) {
                        self.wrong.push(format!("`{}` {:?} is crossed at {point:?}", text.line.plain(), text.ink));
                    }
                }
            }
        }
    }
}

/// Whether a filled form lies below the whole text.
fn is_ground(node: &Node, ink: Rect) -> bool {
    let Node::Shape(Shape { form, fill: Some(_), .. }) = node else { return false };
    let form = match form {
        Form::Rect { rect, .. } => *rect,
        Form::Circle { centre, radius } => Rect::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius),
        Form::Line { .. } | Form::Path(_) => return false,
    };
    form.contains(ink, 2.0)
}

fn name(group: &Group) -> String {
    group.id.clone().unwrap_or_else(|| format!("a `{}`", group.class))
}

/// Which of the boxes overlap, by pairs.
fn overlapping(boxes: &[Rect], slack: f64) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by(|&a, &b| boxes[a].x.total_cmp(&boxes[b].x));
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for &index in &order {
        open.retain(|&other| boxes[other].right() > boxes[index].x + slack);
        found.extend(
            open.iter().filter(|&&other| boxes[other].overlaps(boxes[index], slack)).map(|&other| (other, index)),
        );
        open.push(index);
    }
    found
}

/// Points along a shape, close enough that no letter fits between two.
fn outline(form: &Form) -> Vec<Point> {
    match form {
        Form::Rect { rect, .. } => {
            let corners = [
                Point::new(rect.x, rect.y),
                Point::new(rect.right(), rect.y),
                Point::new(rect.right(), rect.bottom()),
                Point::new(rect.x, rect.bottom()),
                Point::new(rect.x, rect.y),
            ];
            corners.windows(2).flat_map(|pair| between(pair[0], pair[1])).collect()
        }
        Form::Line { from, to } => between(*from, *to),
        Form::Circle { centre, radius } => (0..16)
            .map(|step| {
                let angle = f64::from(step) * std::f64::consts::TAU / 16.0;
                Point::new(centre.x + radius * angle.cos(), centre.y + radius * angle.sin())
            })
            .chain([*centre])
            .collect(),
        Form::Path(segments) => along(segments),
    }
}

fn between(from: Point, to: Point) -> Vec<Point> {
    let length = (to.x - from.x).hypot(to.y - from.y);
    if !length.is_finite() {
        return vec![from, to];
    }
    let steps = (length / 2.0).ceil().clamp(1.0, 20_000.0) as usize;
    (0..=steps)
        .map(|step| {
            let share = step as f64 / steps as f64;
            Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
        })
        .collect()
}

fn along(segments: &[Segment]) -> Vec<Point> {
    let (mut start, mut pen, mut points) = (Point::default(), Point::default(), Vec::new());
    for segment in segments {
        match *segment {
            Segment::Move(to) => (start, pen) = (to, to),
            Segment::Line(to) => {
                points.extend(between(pen, to));
                pen = to;
            }
            Segment::Cubic(a, b, to) => {
                let steps = 48;
                for step in 0..=steps {
                    let t = f64::from(step) / f64::from(steps);
                    let u = 1.0 - t;
                    let mix = |p: f64, q: f64, r: f64, s: f64| {
                        u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s
                    };
                    points.push(Point::new(mix(pen.x, a.x, b.x, to.x), mix(pen.y, a.y, b.y, to.y)));
                }
                pen = to;
            }
            Segment::Close => {
                points.extend(between(pen, start));
                pen = start;
            }
        }
    }
    points
}
