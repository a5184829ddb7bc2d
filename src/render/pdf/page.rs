//! A page: everything in a scene, from back to front, and its meaning for those who can't see it.

use super::{
    ink,
    options::PdfOptions,
    path, photo,
    tags::{self, Kind, Part},
    words::{self, PdfFonts, TextPainter},
};
use crate::{
    scene::{Direction, Fill, Form, Group, Image, Node, Point, Rect, Role, Scene, Shape, Stroke, TextLine, TypeSize},
    theme::Theme,
    typeset::{SetLine, Setter},
};
use krilla::{
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    geom::{Size, Transform},
    image::Image as Photo,
    page::Page,
    paint::FillRule,
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node as TagNode, SpanTag},
};

/// Draws a scene at `scale` points for each user unit. Returns what its parts mean.
pub fn draw(
    sheet: &mut Page<'_>,
    scene: &Scene,
    scale: f64,
    fonts: &mut PdfFonts<'_>,
    options: &PdfOptions<'_>,
) -> Vec<TagNode> {
    let (parts, links) = draw_surface(sheet.surface(), scene, scale, fonts, options);
    let links: Vec<Option<Identifier>> = links.into_iter().map(|link| link.place(sheet, scale)).collect();
    tags::nodes(parts, &links)
}

fn draw_surface(
    mut surface: Surface<'_>,
    scene: &Scene,
    scale: f64,
    fonts: &mut PdfFonts<'_>,
    options: &PdfOptions<'_>,
) -> (Vec<Part>, Vec<Link>) {
    let setter = Setter::new(fonts.typefaces, scene.lang.as_deref());
    let photos = photo::photos(scene, fonts.typefaces);
    surface.push_transform(&Transform::from_scale(scale as f32, scale as f32));
    let mut canvas = Canvas {
        surface,
        theme: &options.theme,
        base: options.base,
        fonts,
        setter,
        photos,
        scene,
        links: Vec::new(),
        decorating: false,
        figure: false,
    };
    let parts = canvas.group(&scene.root, Point::default());
    canvas.end_decoration();
    canvas.surface.pop();
    (parts, canvas.links)
}

/// Where a link is, its target, and its words.
struct Link {
    area: Rect,
    target: String,
    words: String,
}

impl Link {
    fn place(self, sheet: &mut Page<'_>, scale: f64) -> Option<Identifier> {
        let Rect { x, y, width, height } = self.area;
        let area = words::pdf_rect(Rect::new(x * scale, y * scale, width * scale, height * scale))?;
        let target = Target::Action(Action::Link(LinkAction::new(self.target)));
        Some(sheet.add_tagged_annotation(Annotation::new_link(LinkAnnotation::new(area, target), Some(self.words))))
    }
}

/// A page while it is being drawn.
struct Canvas<'c, 's, 'f> {
    surface: Surface<'s>,
    theme: &'c Theme,
    base: &'c str,
    fonts: &'c mut PdfFonts<'f>,
    setter: Setter<'f>,
    photos: Vec<Option<Photo>>,
    scene: &'c Scene,
    links: Vec<Link>,
    /// Whether the current content counts as decoration.
    decorating: bool,
    /// Whether the current content is part of a figure, which has one alternative text.
    figure: bool,
}

/// A group with a title that shows no more letters than this is described by its title.
const LETTERS: usize = 3;

impl<'s, 'f> Canvas<'_, 's, 'f> {
    fn pen(&mut self) -> TextPainter<'_, 's, 'f> {
        TextPainter { surface: &mut self.surface, theme: self.theme, fonts: self.fonts }
    }

    fn group(&mut self, group: &Group, at: Point) -> Vec<Part> {
        let at = Point::new(at.x + group.at.x, at.y + group.at.y);
        let clip = group.clip.and_then(|clip| path::path(&Form::Rect { rect: clip, radius: 0.0 }, at));
        if let Some(clip) = &clip {
            self.end_decoration();
            self.surface.push_clip_path(clip, &FillRule::NonZero);
        }
        let parts = match &group.title {
            Some(title) if !self.figure && !title.trim().is_empty() && letters(group) <= LETTERS => {
                vec![self.figure(title, |canvas| canvas.nodes(group, at))]
            }
            Some(_) | None => self.nodes(group, at),
        };
        if clip.is_some() {
            self.end_decoration();
            self.surface.pop();
        }
        match kind(group) {
            Some(kind) if !parts.is_empty() => vec![Part::Group(kind, parts)],
            Some(_) | None => parts,
        }
    }

    /// Draws something that has one alternative text.
    fn figure<T>(&mut self, words: &str, draw: impl FnOnce(&mut Self) -> T) -> Part {
        self.end_decoration();
        let identifier = self.surface.start_tagged(ContentTag::Other);
        self.figure = true;
        draw(self);
        self.figure = false;
        self.surface.end_tagged();
        Part::Group(Kind::Figure(words.to_owned()), vec![Part::Content(identifier)])
    }

    fn nodes(&mut self, group: &Group, at: Point) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut paragraph = Vec::new();
        for (index, node) in group.nodes.iter().enumerate() {
            match node {
                Node::Text(line) => {
                    let next = group.nodes.get(index + 1);
                    let goes_on = matches!(next, Some(Node::Text(next)) if follows(line, next));
                    paragraph.append(&mut self.text(line, goes_on, at));
                    if !goes_on && !paragraph.is_empty() {
                        let first = parts.is_empty();
                        parts.push(Part::Group(self.paragraph(group, line, first), std::mem::take(&mut paragraph)));
                    }
                }
                Node::Group(inner) => parts.append(&mut self.group(inner, at)),
                Node::Shape(shape) => self.shape(shape, at),
                Node::Image(image) => parts.extend(self.image(image, at)),
            }
        }
        parts
    }

    fn paragraph(&self, group: &Group, line: &TextLine, first: bool) -> Kind {
        if line.size == TypeSize::Title {
            Kind::Title(self.scene.title.clone())
        } else if first && super::destinations::names_a_lane(group) {
            Kind::Heading(super::destinations::heading(group))
        } else {
            Kind::Paragraph
        }
    }

    /// Draws a line; if its paragraph continues, the line ends with a space.
    fn text(&mut self, line: &TextLine, goes_on: bool, at: Point) -> Vec<Part> {
        let mut set = self.setter.set(line);
        if goes_on && line.direction == Direction::Ltr {
            self.setter.add_blank(&mut set);
        }
        if self.figure {
            self.runs(&set, 0..set.runs.len(), line, at);
            return Vec::new();
        }
        self.end_decoration();
        if set.runs.iter().all(|run| run.run.link.is_none()) {
            return self.span(&set, 0..set.runs.len(), line, at).into_iter().map(Part::Content).collect();
        }
        let mut parts = Vec::new();
        for index in 0..set.runs.len() {
            let Some(span) = self.span(&set, index..index + 1, line, at) else { continue };
            let run = &set.runs[index];
            let link = run.run.link.as_deref();
            let Some(target) = link.and_then(|link| words::target(link, self.base)) else {
                parts.push(Part::Content(span));
                continue;
            };
            parts.push(Part::Link(vec![span], self.links.len()));
            let words = set.text[run.words.clone()].trim();
            let words = if words.is_empty() { target.clone() } else { words.to_owned() };
            self.links.push(Link { area: words::area(run, line, at), target, words });
            self.decorate();
            words::underline(&mut self.pen(), run, line, at);
            self.end_decoration();
        }
        parts
    }

    /// Draws some runs of a line as one piece of content; `None` if there is nothing to draw.
    fn span(
        &mut self,
        set: &SetLine<'_>,
        runs: std::ops::Range<usize>,
        line: &TextLine,
        at: Point,
    ) -> Option<Identifier> {
        if set.runs[runs.clone()].iter().all(|run| run.glyphs.is_empty()) {
            return None;
        }
        let identifier = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.runs(set, runs, line, at);
        self.surface.end_tagged();
        Some(identifier)
    }

    fn runs(&mut self, set: &SetLine<'_>, runs: std::ops::Range<usize>, line: &TextLine, at: Point) {
        let mut pen = self.pen();
        set.runs[runs].iter().for_each(|run| words::run(&mut pen, set, run, line, at));
    }

    fn shape(&mut self, shape: &Shape, at: Point) {
        let Some(path) = path::path(&shape.form, at) else { return };
        self.decorate();
        let outline = shape.stroke.as_ref().map(|stroke| ink::stroke(self.theme, stroke));
        let fill = match shape.fill {
            Some(Fill::Solid(role)) => Some(ink::fill(self.theme, role)),
            Some(Fill::Hatch) => {
                self.hatch(&path, &shape.form, at);
                None
            }
            None => None,
        };
        if fill.is_some() || outline.is_some() {
            self.surface.set_fill(fill);
            self.surface.set_stroke(outline);
            self.surface.draw_path(&path);
        }
    }

    fn hatch(&mut self, outline: &krilla::geom::Path, form: &Form, at: Point) {
        let Some(lines) = path::hatch(form, at) else { return };
        self.surface.push_clip_path(outline, &FillRule::NonZero);
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(ink::stroke(self.theme, &Stroke::new(Role::Hatch, 1.5))));
        self.surface.draw_path(&lines);
        self.surface.pop();
    }

    fn image(&mut self, image: &Image, at: Point) -> Option<Part> {
        let photo = self.photos.get(image.picture)?.clone()?;
        let picture = self.scene.pictures.get(image.picture)?;
        let window = path::path(&Form::Rect { rect: image.rect, radius: image.radius }, at)?;
        let (width, height) = (f64::from(picture.width), f64::from(picture.height));
        // It fills its box, and whatever sticks out is cropped equally on both sides.
        let scale = (image.rect.width / width).max(image.rect.height / height);
        let stored = picture.stored();
        let stored = (f64::from(stored.0) * scale, f64::from(stored.1) * scale);
        let size = Size::from_wh(stored.0 as f32, stored.1 as f32)?;
        let [a, b, c, d, e, f] = picture.turn.matrix(stored.0, stored.1).map(|part| part as f32);
        let left = at.x + image.rect.x + (image.rect.width - width * scale) / 2.0;
        let top = at.y + image.rect.y + (image.rect.height - height * scale) / 2.0;
        let show = |canvas: &mut Self| {
            canvas.surface.push_clip_path(&window, &FillRule::NonZero);
            let upright = Transform::from_row(a, b, c, d, e + left as f32, f + top as f32);
            canvas.surface.push_transform(&upright);
            canvas.surface.draw_image(photo, size);
            canvas.surface.pop();
            canvas.surface.pop();
        };
        if self.figure || image.alt.trim().is_empty() {
            self.decorate();
            show(self);
            return None;
        }
        Some(self.figure(&image.alt, show))
    }

    /// From here on everything is decoration, unless it is part of a figure.
    fn decorate(&mut self) {
        if !self.decorating && !self.figure {
            self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            self.decorating = true;
        }
    }

    fn end_decoration(&mut self) {
        if self.decorating {
            self.surface.end_tagged();
            self.decorating = false;
        }
    }
}

/// The kind of a group, if it is more than its parts.
fn kind(group: &Group) -> Option<Kind> {
    match group.class {
        "header" | "stages" | "lane" | "footer" => Some(Kind::Section),
        _ if group.id.is_some() => Some(Kind::Division),
        _ => None,
    }
}

/// Whether a line continues on the next one.
fn follows(line: &TextLine, next: &TextLine) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 0.5;
    let alike = line.size == next.size && line.anchor == next.anchor && line.direction == next.direction;
    alike && near(line.x, next.x) && near(next.y - line.y, line.size.line())
}

/// The number of letters that a group shows.
fn letters(group: &Group) -> usize {
    let mut letters = 0;
    let mut groups = vec![group];
    while let Some(group) = groups.pop() {
        for node in &group.nodes {
            match node {
                Node::Group(inner) => groups.push(inner),
                Node::Text(line) => letters += line.runs.iter().map(|run| run.text.chars().count()).sum::<usize>(),
                // A picture has a description of its own.
                Node::Image(_) => letters += LETTERS + 1,
                Node::Shape(_) => {}
            }
        }
    }
    letters
}
