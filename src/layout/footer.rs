//! The footer: sources, remarks on the whole map, the legend, the map's file and who drew it.

use super::{LayoutCtx, Page, Prose, Words, assemble::GUTTER, legend::Legend};
use crate::{
    model::{Confidence, Source, SourceId},
    scene::{Anchor, Face, Group, Rect, Role, Shape, Stroke, TextLine, TypeSize},
    span::Span,
};

const LINE: f64 = 24.0;
/// From this width on sources and legend stand side by side.
const SIDE_BY_SIDE: f64 = 1400.0;
const PAD: f64 = 16.0;

/// The footer's texts, shaped.
pub struct Footer {
    sources_name: Prose,
    sources: Vec<SourceRow>,
    notes_name: Prose,
    notes: Vec<Prose>,
    legend_name: Prose,
    legend: Legend,
    made: [TextLine; 2],
}

struct SourceRow {
    name: String,
    span: Span,
    number: TextLine,
    label: Prose,
    about: Prose,
    is_assumed: bool,
}

impl Footer {
    /// Shapes the footer's texts.
    pub fn new(ctx: &mut LayoutCtx<'_>, legend: Legend) -> Self {
        let (map, words) = (ctx.map, ctx.words);
        let name = |ctx: &mut LayoutCtx<'_>, text| ctx.runs(TypeSize::Body, &[(text, Face::Semibold, Role::Ink)]);
        let sources = map.sources.iter().enumerate().map(|(index, source)| SourceRow::new(ctx, SourceId::new(index), source));
        let sources = sources.collect();
        let notes = map.notes.iter().map(|note| ctx.prose(note, TypeSize::Body, Face::Regular, Role::Soft)).collect();
        let size = TypeSize::Small;
        let file = map.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let program = Words::fill(words.drawn_by, &[env!("CARGO_PKG_VERSION")]);
        let file = ctx.line(0.0, 4.0 + size.baseline(), Anchor::Right, &file, size, Face::Semibold, Role::Soft);
        let program = ctx.line(0.0, 24.0 + size.baseline(), Anchor::Right, &program, size, Face::Regular, Role::Faint);
        Self {
            sources_name: name(ctx, words.sources),
            sources,
            notes_name: name(ctx, words.notes),
            notes,
            legend_name: name(ctx, words.legend),
            legend,
            made: [file, program],
        }
    }

    /// Draws the footer; the group and its height.
    pub fn draw(&self, page: &Page) -> (Group, f64) {
        let mut group = Group::new("footer");
        let edge = Shape::line(page.margin, 0.0, page.width - page.margin, 0.0);
        group.push(edge.stroke(Stroke::new(Role::LineStrong, 1.5)));
        let left = page.columns_left + 12.0;
        let right = page.width - page.margin;
        let made = self.made.iter().map(|line| line.width).fold(0.0, f64::max);
        let mut y = PAD;
        let room = right - made - 48.0 - left;
        let both = !self.sources.is_empty() && !self.legend.is_empty() && room >= SIDE_BY_SIDE;
        let sources_width = if both { (room * 0.42).round() } else { room };
        let beside = left + sources_width + 24.0 + GUTTER;
        y = self.draw_sources(&mut group, page, (left, y, sources_width));
        if both {
            let drawn = self.draw_legend(&mut group, (left + sources_width + 24.0, beside, PAD), right - made - 48.0 - beside);
            y = y.max(drawn);
        }
        y = self.draw_notes(&mut group, page, (left, y, room));
        if !both {
            y = self.draw_legend(&mut group, (page.margin, left, y), room);
        }
        group.push(self.draw_made(right, made));
        let height = super::assemble::round(y.max(PAD + 44.0));
        (group.framed(Rect::new(0.0, 0.0, page.width, height)), height)
    }

    fn draw_made(&self, right: f64, width: f64) -> Group {
        let lines = self.made.iter().map(|line| line.moved(right, PAD - 2.0));
        let mut made = Group::new("made");
        made.extend(lines);
        made.framed(Rect::new(right - width, PAD - 2.0, width, 44.0))
    }

    fn draw_sources(&self, group: &mut Group, page: &Page, (left, top, width): (f64, f64, f64)) -> f64 {
        if self.sources.is_empty() {
            return top;
        }
        group.push(name(&self.sources_name, page.margin, top));
        let mut y = top;
        for source in &self.sources {
            let height = source.height(width);
            group.push(source.draw(width).at(left, y));
            y += height;
        }
        y + 8.0
    }

    fn draw_notes(&self, group: &mut Group, page: &Page, (left, top, width): (f64, f64, f64)) -> f64 {
        if self.notes.is_empty() {
            return top;
        }
        group.push(name(&self.notes_name, page.margin, top));
        let width = width.min(720.0);
        let mut y = top + 2.0;
        for note in &self.notes {
            let height = note.height(width);
            let mut part = Group::new("note");
            part.extend(note.place(left, y, width));
            group.push(part.framed(Rect::new(left, y, width, height)));
            y += height + 8.0;
        }
        y
    }

    fn draw_legend(&self, group: &mut Group, (label, left, top): (f64, f64, f64), width: f64) -> f64 {
        if self.legend.is_empty() {
            return top;
        }
        group.push(name(&self.legend_name, label, top));
        group.push(self.legend.draw(width).at(left, top));
        top + self.legend.height(width) + 8.0
    }
}

fn name(text: &Prose, x: f64, top: f64) -> Group {
    let mut group = Group::new("footer-name");
    let y = top + 2.0;
    group.extend(text.place(x, y, GUTTER));
    group.framed(Rect::new(x, y, GUTTER, text.height(GUTTER)))
}

impl SourceRow {
    fn new(ctx: &mut LayoutCtx<'_>, id: SourceId, source: &Source) -> Self {
        let words = ctx.words;
        let number = format!("S{}", id.index() + 1);
        let mut details = Vec::new();
        details.extend(source.date.map(|date| words.partial_date(date)));
        details.extend(source.sample.map(|sample| Words::fill(words.sample, &[&words.number(sample as f64)])));
        details.extend(source.confidence.map(|confidence| match confidence {
            Confidence::Assumed => words.assumed.to_owned(),
            Confidence::Reasoned => words.reasoned.to_owned(),
            Confidence::Validated => words.validated.to_owned(),
        }));
        let details = if details.is_empty() { String::new() } else { format!("   {}", details.join(" · ")) };
        let size = TypeSize::Body;
        let about = source.about.as_ref().map(|about| ctx.prose(about, TypeSize::Small, Face::Regular, Role::Faint));
        Self {
            name: source.name.to_string(),
            span: source.span,
            number: ctx.line(0.0, 2.0 + size.baseline(), Anchor::Left, &number, size, Face::Semibold, Role::Ink),
            label: ctx.source_label(source, &details),
            about: about.unwrap_or_else(Prose::empty),
            is_assumed: source.confidence == Some(Confidence::Assumed),
        }
    }

    fn inner(&self, width: f64) -> f64 {
        width - 44.0
    }

    fn height(&self, width: f64) -> f64 {
        let text = self.label.height(self.inner(width)) + self.about.height(self.inner(width));
        (text + 4.0).max(LINE)
    }

    fn draw(&self, width: f64) -> Group {
        let mut group = Group::new("source").named("source", &self.name).from_source(self.span);
        let inner = self.inner(width);
        if self.is_assumed {
            group.push(Shape::round_rect(Rect::new(-8.0, 1.0, 40.0, LINE - 2.0), 4.0).hatch());
        }
        group.push(self.number.clone());
        group.extend(self.label.place(44.0, 2.0, inner));
        group.extend(self.about.place(44.0, 2.0 + self.label.height(inner), inner));
        group.framed(Rect::new(-8.0, 0.0, width + 8.0, self.height(width)))
    }
}

impl LayoutCtx<'_> {
    /// What a source is called, linked to what is behind it, with its details.
    fn source_label(&mut self, source: &Source, details: &str) -> Prose {
        use crate::model::{Mark, Piece};
        let target = source.link.as_ref().map(|link| link.target.clone()).or_else(|| source.file.as_ref().map(|file| file.path.clone()));
        let link = target.map_or(Mark::None, Mark::Link);
        let pieces = source.label.pieces.iter().map(|piece| match piece.mark {
            Mark::None => Piece { text: piece.text.clone(), mark: link.clone() },
            Mark::Emphasis | Mark::Code | Mark::Link(_) => piece.clone(),
        });
        let label: Vec<_> = pieces.collect();
        self.label_and_details(&label, details)
    }
}
