//! Shapes as paths, in user units of the page.

use crate::scene::{Form, Point, Rect, Segment};
use krilla::geom::{Path, PathBuilder};

/// How far the control points of a quarter circle are from its ends.
const QUARTER: f64 = 0.552_284_75;

/// A form, moved by `at`; `None` if there is nothing to draw.
pub fn path(form: &Form, at: Point) -> Option<Path> {
    let mut pen = PathWriter { builder: PathBuilder::new(), at };
    match form {
        Form::Rect { rect, radius } => pen.rect(*rect, *radius),
        Form::Line { from, to } => {
            pen.draw(Segment::Move(*from));
            pen.draw(Segment::Line(*to));
        }
        Form::Circle { centre, radius } => {
            let side = 2.0 * radius;
            pen.rect(Rect::new(centre.x - radius, centre.y - radius, side, side), *radius);
        }
        Form::Path(segments) => segments.iter().for_each(|&segment| pen.draw(segment)),
    }
    pen.builder.finish()
}

struct PathWriter {
    builder: PathBuilder,
    at: Point,
}

impl PathWriter {
    fn draw(&mut self, segment: Segment) {
        let place = |point: Point| ((point.x + self.at.x) as f32, (point.y + self.at.y) as f32);
        match segment {
            Segment::Move(to) => {
                let (x, y) = place(to);
                self.builder.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = place(to);
                self.builder.line_to(x, y);
            }
            Segment::Cubic(first, second, to) => {
                let ((ax, ay), (bx, by), (x, y)) = (place(first), place(second), place(to));
                self.builder.cubic_to(ax, ay, bx, by, x, y);
            }
            Segment::Close => self.builder.close(),
        }
    }

    fn rect(&mut self, rect: Rect, radius: f64) {
        let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        let radius = radius.min(rect.width / 2.0).min(rect.height / 2.0).max(0.0);
        if radius == 0.0 {
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)].map(|(x, y)| Point::new(x, y));
            crate::scene::polygon(&corners, true).into_iter().for_each(|segment| self.draw(segment));
            return;
        }
        let rest = radius * (1.0 - QUARTER);
        let point = Point::new;
        self.draw(Segment::Move(point(left + radius, top)));
        self.draw(Segment::Line(point(right - radius, top)));
        self.draw(Segment::Cubic(point(right - rest, top), point(right, top + rest), point(right, top + radius)));
        self.draw(Segment::Line(point(right, bottom - radius)));
        self.draw(Segment::Cubic(
            point(right, bottom - rest),
            point(right - rest, bottom),
            point(right - radius, bottom),
        ));
        self.draw(Segment::Line(point(left + radius, bottom)));
        self.draw(Segment::Cubic(point(left + rest, bottom), point(left, bottom - rest), point(left, bottom - radius)));
        self.draw(Segment::Line(point(left, top + radius)));
        self.draw(Segment::Cubic(point(left, top + rest), point(left + rest, top), point(left + radius, top)));
        self.draw(Segment::Close);
    }
}

/// The lines of a hatch over a form, moved by `at`: 45 degrees, every 8 units, like the SVG's pattern.
pub fn hatch(form: &Form, at: Point) -> Option<Path> {
    let bounds = bounds(form)?;
    // A line is where x + y is `SQRT_2` times its distance from the origin: 1, 9, 17 and so on.
    let (nearest, furthest) = (bounds.x + bounds.y, bounds.right() + bounds.bottom());
    let distance = |sum: f64| (sum / std::f64::consts::SQRT_2 - 1.0) / 8.0;
    let (first, last) = ((distance(nearest) - 0.5).floor() as i64, (distance(furthest) + 0.5).ceil() as i64);
    let mut pen = PathWriter { builder: PathBuilder::new(), at };
    for index in first..=last.min(first + MOST_LINES) {
        let sum = (1.0 + 8.0 * index as f64) * std::f64::consts::SQRT_2;
        // A little longer than the form, which clips it.
        let (top, bottom) = (bounds.y - 2.0, bounds.bottom() + 2.0);
        pen.draw(Segment::Move(Point::new(sum - top, top)));
        pen.draw(Segment::Line(Point::new(sum - bottom, bottom)));
    }
    pen.builder.finish()
}

const MOST_LINES: i64 = 100_000;

fn bounds(form: &Form) -> Option<Rect> {
    match form {
        Form::Rect { rect, .. } => Some(*rect),
        Form::Line { .. } => None,
        Form::Circle { centre, radius } => {
            Some(Rect::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius))
        }
        Form::Path(segments) => {
            let points = segments.iter().flat_map(|segment| match *segment {
                Segment::Move(to) | Segment::Line(to) => vec![to],
                Segment::Cubic(first, second, to) => vec![first, second, to],
                Segment::Close => Vec::new(),
            });
            let points: Vec<Point> = points.collect();
            let range = |of: fn(&Point) -> f64| {
                let values = points.iter().map(of);
                values.fold(None, |range: Option<(f64, f64)>, v| {
                    Some(range.map_or((v, v), |(a, b)| (a.min(v), b.max(v))))
                })
            };
            let ((left, right), (top, bottom)) = range(|point| point.x).zip(range(|point| point.y))?;
            Some(Rect::new(left, top, right - left, bottom - top))
        }
    }
}
