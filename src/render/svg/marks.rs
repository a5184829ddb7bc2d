//! Groups, shapes, texts and pictures as elements.

use super::{fit::Fit, writer::Writer};
use crate::render::address::address;
use crate::scene::{Anchor, Direction, Face, Form, Group, Image, Node, Rect, Run, Shape, TextLine};

/// Writes a group and everything in it. Groups nest only as deep as the layout builds them, never as deep as an input.
pub fn group(writer: &mut Writer<'_>, group: &Group) {
    if group.nodes.is_empty() {
        return;
    }
    let clip = group.clip.map(|clip| define_clip(writer, clip, 0.0));
    writer.open("g");
    if let Some(id) = &group.id {
        writer.id("id", id);
    }
    if !group.class.is_empty() {
        writer.class(group.class);
    }
    if let Some(name) = &group.name {
        writer.data("name", name);
    }
    for (key, value) in &group.data {
        writer.data(key, value);
    }
    if let Some(span) = group.source {
        writer.source(span);
    }
    if let Some(clip) = &clip {
        writer.reference("clip-path", clip);
    }
    writer.translate(group.at);
    writer.children();
    if let Some(title) = &group.title {
        writer.open("title");
        writer.content();
        writer.text(title);
        writer.close("title");
    }
    for child in &group.nodes {
        node(writer, child);
    }
    writer.close("g");
}

fn node(writer: &mut Writer<'_>, node: &Node) {
    match node {
        Node::Group(inner) => group(writer, inner),
        Node::Shape(shape) => self::shape(writer, shape),
        Node::Text(line) => text(writer, line),
        Node::Image(image) => self::image(writer, image),
    }
}

fn define_clip(writer: &mut Writer<'_>, rect: Rect, radius: f64) -> String {
    let name = writer.next_clip();
    writer.open("clipPath");
    writer.id("id", &name);
    writer.children();
    writer.open("rect");
    box_of(writer, rect, radius);
    writer.close_empty();
    writer.close("clipPath");
    name
}

fn box_of(writer: &mut Writer<'_>, rect: Rect, radius: f64) {
    writer.numbers(&[("x", rect.x), ("y", rect.y), ("width", rect.width.max(0.0)), ("height", rect.height.max(0.0))]);
    if radius > 0.0 {
        writer.number("rx", radius);
    }
}

fn shape(writer: &mut Writer<'_>, shape: &Shape) {
    match &shape.form {
        Form::Rect { rect, radius } => {
            writer.open("rect");
            box_of(writer, *rect, *radius);
        }
        Form::Line { from, to } => {
            writer.open("line");
            writer.numbers(&[("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)]);
        }
        Form::Circle { centre, radius } => {
            writer.open("circle");
            writer.numbers(&[("cx", centre.x), ("cy", centre.y), ("r", radius.max(0.0))]);
        }
        Form::Path(segments) => {
            writer.open("path");
            writer.path(segments);
        }
    }
    writer.paint(shape.fill, shape.stroke.as_ref());
    writer.close_empty();
}

fn text(writer: &mut Writer<'_>, line: &TextLine) {
    #[cfg(feature = "png")]
    if let Some(mut outlines) = writer.outlines.take() {
        super::outlines::text(writer, &mut outlines, line);
        writer.outlines = Some(outlines);
        return;
    }
    let Some(first) = line.runs.first() else { return };
    writer.open("text");
    writer.numbers(&[("x", line.x), ("y", line.y), ("font-size", line.size.size())]);
    if line.size.tracking() != 0.0 {
        writer.number("letter-spacing", line.size.tracking());
    }
    let anchor = match (line.anchor, line.direction) {
        (Anchor::Left, Direction::Ltr) | (Anchor::Right, Direction::Rtl) => None,
        (Anchor::Left, Direction::Rtl) | (Anchor::Right, Direction::Ltr) => Some("end"),
        (Anchor::Middle, Direction::Ltr | Direction::Rtl) => Some("middle"),
    };
    if let Some(anchor) = anchor {
        writer.attribute("text-anchor", anchor);
    }
    if line.direction == Direction::Rtl {
        writer.attribute("direction", "rtl");
    }
    let fit = match &writer.fits_lines {
        Some(fonts) => Fit::of(line, fonts),
        None => Fit::none(line),
    };
    fitted(writer, fit.whole);
    if let ([(only, _, None)], None) = (fit.parts.as_slice(), &first.link) {
        look(writer, only);
        writer.content();
        writer.text(&only.text);
    } else {
        writer.content();
        fit.parts.iter().for_each(|&(run, text, width)| span(writer, run, text, width));
    }
    writer.close("text");
}

fn look(writer: &mut Writer<'_>, run: &Run) {
    match run.face {
        Face::Regular => {}
        Face::Semibold => writer.number("font-weight", 600.0),
        Face::Italic => writer.attribute("font-style", "italic"),
    }
    writer.paint(Some(crate::scene::Fill::Solid(run.role)), None);
}

fn fitted(writer: &mut Writer<'_>, width: Option<f64>) {
    if let Some(width) = width {
        writer.number("textLength", width);
        writer.attribute("lengthAdjust", "spacingAndGlyphs");
    }
}

fn span(writer: &mut Writer<'_>, run: &Run, text: &str, width: Option<f64>) {
    let target = run.link.as_ref().and_then(|target| address(target, writer.base));
    if let Some(target) = &target {
        writer.open("a");
        writer.attribute("href", target);
        writer.content();
    }
    writer.open("tspan");
    fitted(writer, width);
    look(writer, run);
    if target.is_some() {
        writer.attribute("text-decoration", "underline");
    }
    writer.content();
    writer.text(text);
    writer.end("tspan");
    if target.is_some() {
        writer.end("a");
    }
}

/// A picture is defined once and shown through a window that crops it.
fn image(writer: &mut Writer<'_>, image: &Image) {
    let clip = define_clip(writer, image.rect, image.radius);
    writer.open("g");
    writer.reference("clip-path", &clip);
    writer.attribute("role", "img");
    writer.attribute("aria-label", &image.alt);
    writer.children();
    writer.open("svg");
    box_of(writer, image.rect, 0.0);
    if let Some(picture) = writer.pictures.get(image.picture) {
        writer.attribute("viewBox", &format!("0 0 {} {}", picture.width, picture.height));
    }
    writer.attribute("preserveAspectRatio", "xMidYMid slice");
    writer.children();
    writer.open("use");
    writer.link("href", &super::definitions::picture_name(image.picture));
    writer.close_empty();
    writer.close("svg");
    writer.close("g");
}
