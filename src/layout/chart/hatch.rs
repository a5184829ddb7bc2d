//! The mark of an assumed feeling: its outline, with stripes inside.
//!
//! The scene's own hatch is too coarse for something as small as a mark.

use crate::{
    layout::Marker,
    scene::{Form, Node, Point, Role, Segment, Shape, Stroke},
};
use std::f64::consts::FRAC_1_SQRT_2;

/// Distance between stripes, measured along the bottom.
const STEP: f64 = 4.5;

/// An outlined, striped mark.
pub fn mark(marker: Marker, at: Point, radius: f64, role: Role) -> Vec<Node> {
    let outline = marker.shape(at.x, at.y, radius);
    let corners = corners(&outline);
    let mut nodes = vec![Node::from(outline.fill(Role::Ground).stroke(Stroke::new(role, 1.75)).obstacle())];
    let reach = (2.0 * radius / STEP).ceil() as i32;
    for step in -reach..=reach {
        let offset = at.x + at.y + f64::from(step) * STEP;
        nodes.extend(
            stripes(&corners, offset)
                .into_iter()
                .map(|(from, to)| Node::from(Shape::line(from.x, from.y, to.x, to.y).stroke(Stroke::new(role, 1.25)))),
        );
    }
    nodes
}

/// The corners of a mark; for a circle, many.
fn corners(shape: &Shape) -> Vec<Point> {
    match &shape.form {
        Form::Circle { centre, radius } => round(*centre, *radius),
        Form::Path(segments) => segments.iter().filter_map(corner).collect(),
        Form::Rect { rect, .. } => {
            let (right, bottom) = (rect.right(), rect.bottom());
            vec![
                Point::new(rect.x, rect.y),
                Point::new(right, rect.y),
                Point::new(right, bottom),
                Point::new(rect.x, bottom),
            ]
        }
        Form::Line { from, to } => vec![*from, *to],
    }
}

/// A polygon with sixteen corners: close enough to a circle for the ends of stripes.
fn round(centre: Point, radius: f64) -> Vec<Point> {
    const QUARTER: [(f64, f64); 4] =
        [(1.0, 0.0), (0.92388, 0.38268), (FRAC_1_SQRT_2, FRAC_1_SQRT_2), (0.38268, 0.92388)];
    let turned = |quarter: u8, (x, y): (f64, f64)| match quarter {
        0 => (x, y),
        1 => (-y, x),
        2 => (-x, -y),
        _ => (y, -x),
    };
    let directions = (0..4).flat_map(|quarter| QUARTER.map(|direction| turned(quarter, direction)));
    directions.map(|(x, y)| Point::new(centre.x + x * radius, centre.y + y * radius)).collect()
}

fn corner(segment: &Segment) -> Option<Point> {
    match *segment {
        Segment::Move(point) | Segment::Line(point) | Segment::Cubic(_, _, point) => Some(point),
        Segment::Close => None,
    }
}

/// The parts of the line x + y = `offset` inside a polygon.
fn stripes(corners: &[Point], offset: f64) -> Vec<(Point, Point)> {
    let next = corners.iter().cycle().skip(1);
    let mut crossings: Vec<Point> = corners.iter().zip(next).filter_map(|(a, b)| crossing(*a, *b, offset)).collect();
    crossings.sort_by(|a, b| a.x.total_cmp(&b.x));
    crossings.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

fn crossing(a: Point, b: Point, offset: f64) -> Option<Point> {
    let (from, to) = (a.x + a.y - offset, b.x + b.y - offset);
    let share = from / (from - to);
    ((from < 0.0) != (to < 0.0)).then(|| Point::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share))
}
