//! Icons of channels and files, drawn as paths. The data and its licence are next to this file.

use crate::scene::{Point, Role, Segment, Shape, Stroke};
use std::cell::OnceCell;

const DATA: &str = include_str!("lucide.txt");
/// The grid that the data uses.
const GRID: f64 = 24.0;
/// The size of an icon in the drawing.
pub const ICON: f64 = 16.0;

/// Every icon. A map has few of them, so each is read when it is first placed.
#[derive(Debug, Clone)]
pub struct Icons {
    icons: Vec<Icon>,
}

#[derive(Debug, Clone)]
struct Icon {
    name: &'static str,
    path: &'static str,
    segments: OnceCell<Vec<Segment>>,
}

impl Default for Icons {
    fn default() -> Self {
        let rows = DATA.lines().filter(|line| !line.starts_with('#'));
        let icons = rows.filter_map(|row| {
            let mut fields = row.split('\t');
            let (name, _lucide, path) = (fields.next()?, fields.next()?, fields.next()?);
            Some(Icon { name, path, segments: OnceCell::new() })
        });
        Self { icons: icons.collect() }
    }
}

impl Icons {
    /// The icon called `name` with its top left corner at (`x`, `y`); if there is no such icon, the one for any
    /// channel.
    pub fn icon(&self, name: &str, x: f64, y: f64, role: Role) -> Shape {
        let called = |name: &str| self.icons.iter().find(|icon| icon.name == name);
        let found = called(name).or_else(|| called("channel"));
        let scale = ICON / GRID;
        let at = |point: Point| Point::new(x + point.x * scale, y + point.y * scale);
        let segments = found.map_or(&[][..], Icon::segments).iter().map(|segment| match *segment {
            Segment::Move(to) => Segment::Move(at(to)),
            Segment::Line(to) => Segment::Line(at(to)),
            Segment::Cubic(a, b, to) => Segment::Cubic(at(a), at(b), at(to)),
            Segment::Close => Segment::Close,
        });
        Shape::path(segments.collect()).stroke(Stroke::new(role, 1.35).rounded())
    }
}

impl Icon {
    fn segments(&self) -> &[Segment] {
        self.segments.get_or_init(|| parse(self.path))
    }
}

/// Reads a path of absolute `M`, `L`, `C` and `Z`, with numbers separated by spaces.
fn parse(path: &str) -> Vec<Segment> {
    let mut numbers = Vec::with_capacity(6);
    let mut segments = Vec::new();
    let mut command = 'M';
    for word in path.split(' ').filter(|word| !word.is_empty()) {
        let number = match word.chars().next() {
            Some(letter) if letter.is_ascii_alphabetic() => {
                command = letter;
                numbers.clear();
                &word[1..]
            }
            Some(_) | None => word,
        };
        numbers.extend(number.parse::<f64>());
        match (command, numbers.as_slice()) {
            ('M', &[x, y]) => segments.push(Segment::Move(Point::new(x, y))),
            ('L', &[x, y]) => segments.push(Segment::Line(Point::new(x, y))),
            ('C', &[a, b, c, d, x, y]) => {
                segments.push(Segment::Cubic(Point::new(a, b), Point::new(c, d), Point::new(x, y)));
            }
            ('Z', _) => segments.push(Segment::Close),
            _ => continue,
        }
        numbers.clear();
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_drawing_on_the_grid() {
        let icons = Icons::default();
        assert_eq!(icons.icons.len(), DATA.lines().filter(|line| !line.starts_with('#')).count());
        for icon in &icons.icons {
            let (name, segments) = (icon.name, icon.segments());
            assert!(matches!(segments.first(), Some(Segment::Move(_))), "{name} doesn't begin with a move");
            for segment in segments {
                let points = match *segment {
                    Segment::Move(to) | Segment::Line(to) => vec![to],
                    Segment::Cubic(a, b, to) => vec![a, b, to],
                    Segment::Close => vec![],
                };
                for point in points {
                    assert!((0.0..=GRID).contains(&point.x) && (0.0..=GRID).contains(&point.y), "{name}: {point:?}");
                }
            }
        }
    }

    #[test]
    fn the_words_of_a_path_are_its_segments() {
        let path = parse("M1 2 L3 4 C1 2 3 4 5 6 Z");
        assert_eq!(path.len(), 4);
        assert_eq!(path[3], Segment::Close);
    }
}
