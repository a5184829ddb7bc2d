//! Writes elements directly into a string, each on its own line, and removes characters that XML doesn't allow.

use super::{
    Font, SvgOptions,
    inks::Inks,
    xml::{escape, push_number, push_whole},
};
use crate::{
    model::Picture,
    scene::{Fill, Point, Role, Scene, Segment, Stroke},
    source::Sources,
    span::{FileId, Span},
    text::Fonts,
};

/// The prefix of group classes; those of colours begin with `f-` and `s-`.
const GROUP_CLASS: &str = "w-";

/// A string that elements are written into.
pub struct Writer<'a> {
    out: String,
    inks: Inks<'a>,
    prefix: &'a str,
    sources: Option<&'a Sources>,
    /// The path from the drawing to the map's folder.
    pub base: &'a str,
    /// What [`crate::scene::Image`]s refer to by position.
    pub pictures: &'a [Picture],
    clips: usize,
    /// What lines were measured in, where they are fitted into that width, whatever font the reader has.
    pub fits_lines: Option<Fonts>,
    /// What text is set with where it is drawn as outlines.
    #[cfg(feature = "png")]
    pub(super) outlines: Option<Outlines<'a>>,
}

/// What setting text as outlines needs.
#[cfg(feature = "png")]
pub(super) struct Outlines<'a> {
    pub setter: &'a crate::typeset::Setter<'a>,
    pub glyphs: crate::typeset::Outline,
}

impl<'a> Writer<'a> {
    pub fn new(scene: &'a Scene, options: &'a SvgOptions<'a>) -> Self {
        Self {
            out: String::new(),
            inks: Inks::of(&options.theme),
            prefix: &scene.prefix,
            sources: options.sources,
            base: options.base,
            pictures: &scene.pictures,
            clips: 0,
            fits_lines: (options.font == Font::System).then(|| options.theme.fonts()),
            #[cfg(feature = "png")]
            outlines: None,
        }
    }

    /// Makes room for this many bytes.
    pub fn reserve(&mut self, bytes: usize) {
        self.out.reserve(bytes);
    }

    pub fn finish(self) -> String {
        self.out
    }

    /// Text that is XML already.
    pub fn raw(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    /// Begins an element; attributes follow.
    pub fn open(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
    }

    /// Ends an empty element.
    pub fn close_empty(&mut self) {
        self.out.push_str("/>\n");
    }

    /// Ends the attributes of an element whose children follow on their own lines.
    pub fn children(&mut self) {
        self.out.push_str(">\n");
    }

    /// Ends the attributes of an element whose text follows on the same line.
    pub fn content(&mut self) {
        self.out.push('>');
    }

    /// Ends an element and its line.
    pub fn close(&mut self, name: &str) {
        self.end(name);
        self.out.push('\n');
    }

    /// Ends an element; more follows on the same line.
    pub fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// A text between the tags.
    pub fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// A text of several lines between the tags.
    pub fn lines(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = memchr::memchr3(b'&', b'<', b'>', rest.as_bytes()) {
            let (before, behind) = rest.split_at(at);
            self.out.push_str(before);
            escape(&mut self.out, &behind[..1]);
            rest = &behind[1..];
        }
        self.out.push_str(rest);
    }

    pub fn attribute(&mut self, name: &str, value: &str) {
        self.name(name);
        escape(&mut self.out, value);
        self.out.push('"');
    }

    /// The class of a group. The prefix separates it from the classes of the page that the drawing is in: a rule meant
    /// for something on the page must never hide or move a part of the drawing.
    pub fn class(&mut self, class: &str) {
        self.name("class");
        self.out.push_str(GROUP_CLASS);
        escape(&mut self.out, class);
        self.out.push('"');
    }

    /// An attribute for scripts of a page: `data-` and its key.
    pub fn data(&mut self, key: &str, value: &str) {
        self.out.push_str(" data-");
        self.out.push_str(key);
        self.out.push_str("=\"");
        escape(&mut self.out, value);
        self.out.push('"');
    }

    /// An attribute that is an id, or refers to one, with the drawing's prefix.
    pub fn id(&mut self, name: &str, value: &str) {
        self.name(name);
        escape(&mut self.out, self.prefix);
        self.out.push('-');
        escape(&mut self.out, value);
        self.out.push('"');
    }

    /// An attribute that links to another element of the drawing.
    pub fn link(&mut self, name: &str, to: &str) {
        self.name(name);
        self.out.push('#');
        escape(&mut self.out, self.prefix);
        self.out.push('-');
        escape(&mut self.out, to);
        self.out.push('"');
    }

    /// An attribute with a number.
    pub fn number(&mut self, name: &str, value: f64) {
        self.name(name);
        push_number(&mut self.out, value);
        self.out.push('"');
    }

    /// Several attributes with numbers.
    pub fn numbers(&mut self, attributes: &[(&str, f64)]) {
        for &(name, value) in attributes {
            self.number(name, value);
        }
    }

    /// The offset of a group; nothing if there is none.
    pub fn translate(&mut self, at: Point) {
        if at == Point::default() {
            return;
        }
        self.name("transform");
        self.out.push_str("translate(");
        self.pair(at);
        self.out.push_str(")\"");
    }

    /// The path itself.
    pub fn path(&mut self, segments: &[Segment]) {
        self.name("d");
        for segment in segments {
            match *segment {
                Segment::Move(to) => self.command('M', &[to]),
                Segment::Line(to) => self.command('L', &[to]),
                Segment::Cubic(first, second, to) => self.command('C', &[first, second, to]),
                Segment::Close => self.out.push('Z'),
            }
        }
        self.out.push('"');
    }

    fn command(&mut self, command: char, points: &[Point]) {
        self.out.push(command);
        for (index, &point) in points.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.pair(point);
        }
    }

    fn pair(&mut self, point: Point) {
        push_number(&mut self.out, point.x);
        self.out.push(' ');
        push_number(&mut self.out, point.y);
    }

    /// Fill and stroke as literal colours, with classes for the style sheet if the theme has one.
    pub fn paint(&mut self, fill: Option<Fill>, stroke: Option<&Stroke>) {
        self.classes(fill, stroke);
        self.name("fill");
        match fill {
            Some(Fill::Solid(role)) => self.colour(role),
            Some(Fill::Hatch) => {
                self.out.push_str("url(#");
                escape(&mut self.out, self.prefix);
                self.out.push_str("-hatch)");
            }
            None => self.out.push_str("none"),
        }
        self.out.push('"');
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.name("stroke");
        self.colour(stroke.role);
        self.out.push('"');
        self.number("stroke-width", stroke.width);
        if !stroke.dash.is_empty() {
            self.name("stroke-dasharray");
            for (index, &length) in stroke.dash.iter().enumerate() {
                if index > 0 {
                    self.out.push(' ');
                }
                push_number(&mut self.out, length);
            }
            self.out.push('"');
        }
        if stroke.round {
            self.out.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
    }

    fn classes(&mut self, fill: Option<Fill>, stroke: Option<&Stroke>) {
        let fill = if let Some(Fill::Solid(role)) = fill { Some(role) } else { None };
        let stroke = stroke.map(|stroke| stroke.role);
        if !self.inks.with_classes() || (fill.is_none() && stroke.is_none()) {
            return;
        }
        self.name("class");
        if let Some(role) = fill {
            self.out.push_str("f-");
            self.out.push_str(self.inks.name(role));
        }
        if let Some(role) = stroke {
            self.out.push_str(if fill.is_some() { " s-" } else { "s-" });
            self.out.push_str(self.inks.name(role));
        }
        self.out.push('"');
    }

    fn colour(&mut self, role: Role) {
        self.out.push_str(self.inks.colour(role));
    }

    fn name(&mut self, name: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
    }

    /// The source line of something, as `data-line`; if it isn't in the map's own file, also the file's position among
    /// all that were read, as `data-file`.
    pub fn source(&mut self, span: Span) {
        if let Some(sources) = self.sources {
            let span = sources.written(span);
            let line = sources.get(span.file).line_of(span.start) + 1;
            self.name("data-line");
            push_whole(&mut self.out, line);
            self.out.push('"');
            if span.file != FileId::default() {
                self.name("data-file");
                push_whole(&mut self.out, span.file.0);
                self.out.push('"');
            }
        }
    }

    /// A new id for a clip path.
    pub fn next_clip(&mut self) -> String {
        self.clips += 1;
        format!("clip-{}", self.clips)
    }

    /// An attribute that refers to a definition by its name.
    pub fn reference(&mut self, attribute: &str, name: &str) {
        self.name(attribute);
        self.out.push_str("url(#");
        escape(&mut self.out, self.prefix);
        self.out.push('-');
        escape(&mut self.out, name);
        self.out.push_str(")\"");
    }
}
