//! The footer: sources, remarks on the whole map, the legend, the map's file, and what drew it.

use super::{LayoutCtx, Page, Prose, Words, assemble::GUTTER, legend::Legend};
use crate::{
    model::{Source, SourceId},
    scene::{Anchor, Face, Group, Rect, Role, Shape, Stroke, TextLine, TypeSize},
    span::Span,
};

const LINE: f64 = 24.0;
/// From this width on, sources and legend are side by side.
const SIDE_BY_SIDE: f64 = 1400.0;
const PAD: f64 = 16.0;
/// Gap between the file and what drew it, where they have one line.
const BESIDE: f64 = 16.0;
/// Width of a source's number.
const NUMBER: f64 = 44.0;

/// The footer's texts, shaped.
pub struct Footer {
    sources_name: Prose,
    sources: Vec<SourceRow>,
    notes_name: Prose,
    notes: Vec<Prose>,
    legend_name: Prose,
    legend: Legend,
    made: [TextLine; 2],
    /// Whether what the drawing was made from has one line, if there is room for that.
    is_short: bool,
}

struct SourceRow {
    name: String,
    span: Span,
    number: TextLine,
    label: Prose,
    details: Prose,
    about: Prose,
    is_assumed: bool,
}

impl Footer {
    /// The footer of a page that isn't the last.
    pub fn short(ctx: &mut LayoutCtx<'_>) -> Self {
        Self {
            sources_name: Prose::empty(),
            sources: Vec::new(),
            notes_name: Prose::empty(),
            notes: Vec::new(),
            legend_name: Prose::empty(),
            legend: Legend::empty(),
            made: made(ctx),
            is_short: true,
        }
    }

    /// Shapes the footer's texts.
    pub fn new(ctx: &mut LayoutCtx<'_>, legend: Legend) -> Self {
        let (map, words) = (ctx.map, ctx.words);
        let name = |ctx: &mut LayoutCtx<'_>, text| ctx.runs(TypeSize::Body, &[(text, Face::Semibold, Role::Ink)]);
        let sources =
            map.sources.iter().enumerate().map(|(index, source)| SourceRow::new(ctx, SourceId::new(index), source));
        let sources = sources.collect();
        let notes = map.notes.iter().map(|note| ctx.prose(note, TypeSize::Body, Face::Regular, Role::Soft)).collect();
        Self {
            sources_name: name(ctx, words.sources),
            sources,
            notes_name: name(ctx, words.notes),
            notes,
            legend_name: name(ctx, words.legend),
            legend,
            made: made(ctx),
            is_short: false,
        }
    }

    /// Draws the footer; the group and its height.
    pub fn draw(&self, page: &Page) -> (Group, f64) {
        let mut group = Group::new("footer");
        let edge = Shape::line(page.margin, 0.0, page.width - page.margin, 0.0);
        group.push(edge.stroke(Stroke::new(Role::LineStrong, 1.5)));
        let left = page.columns_left + 12.0;
        let right = page.width - page.margin;
        let is_one_line =
            self.is_short && self.made.iter().map(|line| line.width).sum::<f64>() + BESIDE <= right - left;
        let (made, made_height) = self.made_size(is_one_line);
        let mut y = PAD;
        let room = right - made - 48.0 - left;
        let both = !self.sources.is_empty() && !self.legend.is_empty() && room >= SIDE_BY_SIDE;
        let sources_width = if both { (room * 0.42).round() } else { room };
        let beside = left + sources_width + 24.0 + GUTTER;
        y = self.draw_sources(&mut group, page, (left, y, sources_width));
        if both {
            let drawn =
                self.draw_legend(&mut group, (left + sources_width + 24.0, beside, PAD), right - made - 48.0 - beside);
            y = y.max(drawn);
        }
        y = self.draw_notes(&mut group, page, (left, y, room));
        if !both {
            y = self.draw_legend(&mut group, (page.margin, left, y), room);
        }
        group.push(self.draw_made(right, (made, made_height), is_one_line));
        let height = super::assemble::round(y.max(PAD + made_height));
        (group.framed(Rect::new(0.0, 0.0, page.width, height)), height)
    }

    /// How wide and how high is what the drawing was made from.
    fn made_size(&self, is_one_line: bool) -> (f64, f64) {
        let widths = self.made.iter().map(|line| line.width);
        if is_one_line { (widths.sum::<f64>() + BESIDE, LINE) } else { (widths.fold(0.0, f64::max), 44.0) }
    }

    fn draw_made(&self, right: f64, (width, height): (f64, f64), is_one_line: bool) -> Group {
        let [file, program] = &self.made;
        let (beside, raised) = if is_one_line { (file.width + BESIDE, program.y - file.y) } else { (0.0, 0.0) };
        let mut made = Group::new("made");
        made.push(file.moved(right, PAD - 2.0));
        made.push(program.moved(right - beside, PAD - 2.0 - raised));
        made.framed(Rect::new(right - width, PAD - 2.0, width, height))
    }

    fn draw_sources(&self, group: &mut Group, page: &Page, (left, top, width): (f64, f64, f64)) -> f64 {
        if self.sources.is_empty() {
            return top;
        }
        group.push(name(&self.sources_name, page.margin, top));
        let mut y = top;
        let columns = Columns::of(&self.sources, width);
        for source in &self.sources {
            let height = source.height(columns);
            group.push(source.draw(width, columns).at(left, y));
            y += height;
        }
        y.max(top + self.sources_name.height(GUTTER) + 4.0) + 8.0
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
        y.max(top + self.notes_name.height(GUTTER) + 8.0)
    }

    fn draw_legend(&self, group: &mut Group, (label, left, top): (f64, f64, f64), width: f64) -> f64 {
        if self.legend.is_empty() {
            return top;
        }
        group.push(name(&self.legend_name, label, top));
        group.push(self.legend.draw(width).at(left, top));
        top + self.legend.height(width).max(self.legend_name.height(GUTTER) + 4.0) + 8.0
    }
}

/// The map's file, the page number, and what drew it.
pub fn made(ctx: &mut LayoutCtx<'_>) -> [TextLine; 2] {
    let size = TypeSize::Small;
    let mut file = ctx.map.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    if let Some(leaf) = ctx.leaf {
        file = if file.is_empty() { leaf.figures() } else { format!("{file} · {}", leaf.figures()) };
    }
    let program = Words::fill(ctx.words.drawn_by, &[env!("CARGO_PKG_VERSION")]);
    [
        ctx.line(0.0, 4.0 + size.baseline(), Anchor::Right, &file, size, Face::Semibold, Role::Soft),
        ctx.line(0.0, 24.0 + size.baseline(), Anchor::Right, &program, size, Face::Regular, Role::Faint),
    ]
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
        let number = id.label();
        let mut details = Vec::new();
        details.extend(source.date.map(|date| words.partial_date(date)));
        details.extend(source.sample.map(|sample| Words::fill(words.sample, &[&words.number(sample as f64)])));
        details.extend(source.confidence.map(|confidence| words.confidence(confidence).to_owned()));
        details.extend(words.measurement(ctx.map, source));
        let size = TypeSize::Body;
        let about = source.about.as_ref().map(|about| ctx.prose(about, TypeSize::Small, Face::Regular, Role::Faint));
        Self {
            name: source.name.to_string(),
            span: source.span,
            number: ctx.line(0.0, 2.0 + size.baseline(), Anchor::Left, &number, size, Face::Semibold, Role::Ink),
            label: ctx.source_label(source),
            details: ctx.runs(size, &[(&details.join(" · "), Face::Regular, Role::Soft)]),
            about: about.unwrap_or_else(Prose::empty),
            is_assumed: source.is_assumed(),
        }
    }

    /// Widths of label and details: side by side if both fit, the same in all rows.
    fn height(&self, columns: Columns) -> f64 {
        let about = self.about.height(columns.about);
        let text = match columns.details {
            Some(details) => self.label.height(columns.label).max(self.details.height(details)),
            None => self.label.height(columns.label) + self.details.height(columns.label),
        };
        (text + about + 4.0).max(LINE)
    }

    fn draw(&self, width: f64, columns: Columns) -> Group {
        let mut group = Group::new("source").named("source", &self.name).from_source(self.span);
        if self.is_assumed {
            group.push(Shape::round_rect(Rect::new(-8.0, 1.0, 36.0, LINE - 2.0), 4.0).hatch());
        }
        group.push(self.number.clone());
        group.extend(self.label.place(NUMBER, 2.0, columns.label));
        let mut y = 2.0 + self.label.height(columns.label);
        match columns.details {
            Some(details) => {
                group.extend(self.details.place(NUMBER + columns.label + 24.0, 2.0, details));
                y = y.max(2.0 + self.details.height(details));
            }
            None => {
                group.extend(self.details.place(NUMBER, y, columns.label));
                y += self.details.height(columns.label);
            }
        }
        group.extend(self.about.place(NUMBER, y, columns.about));
        group.framed(Rect::new(-8.0, 0.0, width + 8.0, self.height(columns)))
    }
}

/// How the rows of the sources are divided.
#[derive(Clone, Copy)]
struct Columns {
    label: f64,
    /// `None` if details are below the label.
    details: Option<f64>,
    /// The description of a source is set wider than its label.
    about: f64,
}

impl Columns {
    fn of(rows: &[SourceRow], width: f64) -> Self {
        let inner = width - NUMBER;
        let widest = |text: fn(&SourceRow) -> &Prose| {
            rows.iter().map(|row| text(row).natural_width()).fold(0.0, f64::max).ceil()
        };
        let (label, details) = (widest(|row| &row.label).min(inner * 0.6), widest(|row| &row.details));
        if label + 24.0 + details <= inner {
            Self { label, details: Some(details), about: inner.min(720.0) }
        } else {
            Self { label: inner, details: None, about: inner.min(720.0) }
        }
    }
}

impl LayoutCtx<'_> {
    /// The name of a source, linked to its address.
    fn source_label(&mut self, source: &Source) -> Prose {
        use crate::model::{Mark, Piece};
        let target = source
            .link
            .as_ref()
            .map(|link| link.target.clone())
            .or_else(|| source.file.as_ref().map(|file| file.path.clone()));
        let link = target.map_or(Mark::None, Mark::Link);
        let pieces = source.label.pieces.iter().map(|piece| match piece.mark {
            Mark::None => Piece { text: piece.text.clone(), mark: link.clone() },
            Mark::Emphasis | Mark::Code | Mark::Link(_) => piece.clone(),
        });
        let label: Vec<_> = pieces.collect();
        self.linked(&label)
    }
}
