//! Text as outlines, for a renderer that doesn't set it correctly.

use super::writer::{Outlines, Writer};
use crate::{
    render::address::address,
    scene::{Fill, Point, Rect, Segment, Stroke, TextLine, polygon},
    typeset::{SetRun, Stroke as Part},
};

/// Writes a line as paths. Text in a typeface with its own colours stays text, with a family name that requests exactly
/// that typeface.
pub(super) fn text(writer: &mut Writer<'_>, outlines: &mut Outlines<'_>, line: &TextLine) {
    let set = outlines.setter.set(line);
    for run in &set.runs {
        let typeface = outlines.setter.typefaces.get(run.typeface);
        if typeface.coloured {
            coloured(writer, run, &set.text, line);
        } else {
            let unit = line.size.size() / typeface.units_per_em;
            let bolder = typeface.made.outline().map(|ems| ems * line.size.size());
            let path = path(outlines, run, line.y, unit);
            filled(writer, &path, run, bolder);
        }
        let leads = run.run.link.as_ref().is_some_and(|link| address(link, writer.base).is_some());
        if leads {
            let (above, thick) = typeface.underline;
            let unit = line.size.size() / typeface.units_per_em;
            let rule = Rect::new(run.x, line.y - above * unit, run.width, thick * unit);
            filled(writer, &rectangle(rule), run, None);
        }
    }
}

/// Fills a path, and draws its outline where it is made bolder.
fn filled(writer: &mut Writer<'_>, path: &[Segment], run: &SetRun<'_>, bolder: Option<f64>) {
    if path.is_empty() {
        return;
    }
    writer.open("path");
    writer.path(path);
    let outline = bolder.map(|width| Stroke::new(run.run.role, width));
    writer.paint(Some(Fill::Solid(run.run.role)), outline.as_ref());
    writer.close_empty();
}

fn path(outlines: &mut Outlines<'_>, run: &SetRun<'_>, baseline: f64, unit: f64) -> Vec<Segment> {
    let mut path = Vec::new();
    let mut pen = run.x;
    let slant = outlines.setter.typefaces.get(run.typeface).made.slant();
    for glyph in &run.glyphs {
        let (left, top) = (pen + glyph.offset.0, baseline - glyph.offset.1);
        let at = |x: f32, y: f32| {
            let (x, y) = (f64::from(x), f64::from(y));
            Point::new(left + (x + slant * y) * unit, top - y * unit)
        };
        let mut last = Point::default();
        for stroke in outlines.glyphs.of(outlines.setter.typefaces, run.typeface, glyph.id).iter() {
            let segment = match *stroke {
                Part::Move(x, y) => Segment::Move(at(x, y)),
                Part::Line(x, y) => Segment::Line(at(x, y)),
                Part::Quad([cx, cy, x, y]) => cubic(last, at(cx, cy), at(x, y)),
                Part::Cubic([ax, ay, bx, by, x, y]) => Segment::Cubic(at(ax, ay), at(bx, by), at(x, y)),
                Part::Close => Segment::Close,
            };
            match segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => last = to,
                Segment::Close => {}
            }
            path.push(segment);
        }
        pen += glyph.advance;
    }
    path
}

/// The same curve with two control points instead of one.
fn cubic(from: Point, control: Point, to: Point) -> Segment {
    let towards =
        |end: Point| Point::new(end.x + (control.x - end.x) * 2.0 / 3.0, end.y + (control.y - end.y) * 2.0 / 3.0);
    Segment::Cubic(towards(from), towards(to), to)
}

fn rectangle(rect: Rect) -> Vec<Segment> {
    let (left, right, top, bottom) = (rect.x, rect.right(), rect.y, rect.bottom());
    polygon(&[Point::new(left, top), Point::new(right, top), Point::new(right, bottom), Point::new(left, bottom)], true)
}

/// Each cluster is separate, so that the renderer doesn't reorder or kern them again.
fn coloured(writer: &mut Writer<'_>, run: &SetRun<'_>, text: &str, line: &TextLine) {
    let mut pen = run.x;
    let mut shown = None;
    for glyph in &run.glyphs {
        if shown != Some(glyph.shows.clone()) {
            writer.open("text");
            writer.numbers(&[("x", pen), ("y", line.y), ("font-size", line.size.size())]);
            writer.attribute("font-family", &super::super::pictures::family(run.typeface));
            writer.paint(Some(Fill::Solid(run.run.role)), None);
            writer.content();
            writer.text(&text[glyph.shows.clone()]);
            writer.close("text");
        }
        shown = Some(glyph.shows.clone());
        pen += glyph.advance;
    }
}
