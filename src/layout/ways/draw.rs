//! An arc as lines: up from its place, across at its level, and down with an arrowhead.

use crate::scene::{Group, Node, Point, Role, Segment, Shape, Stroke, polygon};

/// Radius of a turn.
const RADIUS: f64 = 9.0;
/// The length of a turn with a radius of 1.
const QUARTER: f64 = std::f64::consts::FRAC_PI_2;
/// How much longer an arrowhead is than its line is wide, and how much wider.
const HEAD: (f64, f64) = (7.0, 7.0);

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    pub role: Role,
    pub width: f64,
    /// What it means.
    pub line: Line,
}

/// What a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Forward, or out.
    On,
    /// Back, or to the same place again.
    Back,
    /// Nobody goes there any more.
    Gone,
}

/// Where a line goes across, and where it leaves room for words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// Its height.
    pub y: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Words are between these.
    pub gap: Option<(f64, f64)>,
}

impl Pen {
    fn stroke(&self) -> Stroke {
        let stroke = Stroke::new(self.role, self.width);
        match self.line {
            Line::On => stroke,
            Line::Back => stroke.dashed(&[self.width + 5.0, self.width + 2.5]),
            Line::Gone => stroke.dashed(&[1.5, 4.0]),
        }
    }

    /// By how much the end of a line of a length is moved back, so that it doesn't end in the stub of a dash.
    fn stub(&self, length: f64) -> f64 {
        let dash = self.stroke().dash;
        let (period, stub) = (dash.iter().sum::<f64>(), length % dash.iter().sum::<f64>());
        let is_stub = length > period && dash.first().is_some_and(|dash| stub < dash / 2.0);
        if is_stub { stub } else { 0.0 }
    }

    /// The length of an arrowhead.
    pub fn head(&self) -> f64 {
        HEAD.0 + self.width
    }

    /// An arrowhead with its tip at a point; `across` and `down` give its direction.
    pub fn arrow(&self, tip: Point, (across, down): (f64, f64)) -> Shape {
        let (long, half) = (self.head(), (HEAD.1 + self.width) / 2.0);
        let base = Point::new(tip.x - across * long, tip.y - down * long);
        let corner = |side: f64| Point::new(base.x + side * half * down, base.y + side * half * across);
        Shape::path(polygon(&[corner(-1.0), tip, corner(1.0)], true)).fill(self.role).obstacle()
    }

    /// The bar that an exit ends at.
    pub fn stop(&self, run: Run) -> Shape {
        let across = (run.to - run.from).signum();
        let (x, half) = (run.to + across * (self.width / 2.0 + 1.0), self.width + 5.0);
        let stroke = Stroke::new(self.role, self.width.max(2.0));
        Shape::line(x, run.y - half, x, run.y + half).stroke(stroke).obstacle()
    }

    /// The line: from a place at `foot` if `starts`, to one there if `ends`; otherwise it begins and ends where its run
    /// does.
    pub fn line(&self, group: &mut Group, run: Run, foot: f64, (starts, ends): (bool, bool)) {
        let across = (run.to - run.from).signum();
        let turns = f64::from(u8::from(starts)) + f64::from(u8::from(ends));
        let radius = RADIUS.min((run.to - run.from).abs() / turns.max(1.0)).min(foot - run.y);
        let end = foot - self.head() + 1.0;
        let mut path = Vec::new();
        if starts {
            path.push(Segment::Move(Point::new(run.from, foot)));
            path.push(Segment::Line(Point::new(run.from, run.y + radius)));
            path.push(turn((run.from, run.y + radius), (run.from + across * radius, run.y), true));
        } else {
            path.push(Segment::Move(Point::new(run.from, run.y)));
        }
        if let Some((left, right)) = run.gap {
            let (near, far) = if across > 0.0 { (left, right) } else { (right, left) };
            let begun = if starts { foot - run.y - radius + radius * (QUARTER - 1.0) } else { 0.0 };
            let stub = self.stub(begun + (near - run.from).abs());
            path.push(Segment::Line(Point::new(near - across * stub, run.y)));
            path.push(Segment::Move(Point::new(far, run.y)));
        }
        if ends {
            path.push(Segment::Line(Point::new(run.to - across * radius, run.y)));
            path.push(turn((run.to - across * radius, run.y), (run.to, run.y + radius), false));
            path.push(Segment::Line(Point::new(run.to, end.max(run.y + radius))));
        } else {
            path.push(Segment::Line(Point::new(run.to - across * (self.head() - 1.0), run.y)));
        }
        group.push(Shape::path(path).stroke(self.stroke()).obstacle());
        if starts {
            let radius = self.width / 2.0 + 1.5;
            group.push(Shape::circle(run.from, foot - radius, radius).fill(self.role).obstacle());
        }
        let tip = if ends { Point::new(run.to, foot) } else { Point::new(run.to, run.y) };
        group.push(self.arrow(tip, if ends { (0.0, 1.0) } else { (across, 0.0) }));
    }
}

/// The legend's sample for a kind of arc, `width` wide and centred at the height `y`.
pub fn sample(line: Line, is_exit: bool, width: f64, y: f64) -> Vec<Node> {
    let role = match (line, is_exit) {
        (Line::Gone, _) => Role::LineStrong,
        (_, true) => Role::Ink,
        (_, false) => Role::Soft,
    };
    let pen = Pen { role, width: 2.25, line };
    let (left, right) = if line == Line::Back { (width - 6.0, 6.0) } else { (6.0, width - 6.0) };
    let run = Run { y, from: left, to: right, gap: None };
    let mut group = Group::new("way");
    pen.line(&mut group, run, y, (false, false));
    if is_exit {
        group.push(pen.stop(run));
    }
    group.nodes
}

/// Approximates a quarter circle; vertical at its beginning or at its end.
fn turn(from: (f64, f64), to: (f64, f64), upright_first: bool) -> Segment {
    const CONTROL: f64 = 0.5523;
    let mix = |a: f64, b: f64, share: f64| a + (b - a) * share;
    let (first, second) = if upright_first {
        ((from.0, mix(from.1, to.1, CONTROL)), (mix(from.0, to.0, 1.0 - CONTROL), to.1))
    } else {
        ((mix(from.0, to.0, CONTROL), from.1), (to.0, mix(from.1, to.1, 1.0 - CONTROL)))
    };
    Segment::Cubic(Point::new(first.0, first.1), Point::new(second.0, second.1), Point::new(to.0, to.1))
}
