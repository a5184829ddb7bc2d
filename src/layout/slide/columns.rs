//! The row below the chevrons: a card for each column, only its title, or if neither fits, the key moments of each
//! chevron.

use super::frame::{BESIDE, Density, Frame, Run};
use crate::{
    layout::{LayoutCtx, Marker, Prose, Words, flow::Flow, lanes::column_card::via, ways},
    model::{Column, ColumnKind},
    scene::{Face, Group, Node, Rect, Role, Shape, Stroke, TypeSize},
};

const PAD: f64 = 10.0;
/// The steps in which the width of a title is tried, and the widest.
const TITLE: (f64, f64) = (8.0, 176.0);
/// Width of a star at the right of a title.
const STAR: f64 = 20.0;
/// Distance between icons.
const ICON: f64 = 22.0;
/// From a chevron's left edge to what is below its text.
const UNDER: f64 = 26.0;
/// So many lines of what a key moment is about are worth a higher row.
const WHY: usize = 2;
/// The most key moments that a stage names.
const MOST_MOMENTS: usize = 2;

/// The width of each column's longest word, including what is next to it: in a card, and as only a title.
pub fn words(ctx: &mut LayoutCtx<'_>) -> Vec<(f64, f64)> {
    let map = ctx.map;
    let mut width = |column: &Column| {
        let star = if column.facts.moment.is_some() { STAR } else { 0.0 };
        let mut longest = |size| {
            let title = ctx.prose(&column.title, size, Face::Semibold, Role::Ink);
            (title.min_width() + 2.0 * PAD + 2.0 * BESIDE + star + 1.0).ceil()
        };
        (longest(TypeSize::Body), longest(TypeSize::Small))
    };
    map.columns.iter().map(&mut width).collect()
}

/// The least width of a column in which its title has no more than so many lines in this size, up to twice the narrowest one.
pub fn title_width(ctx: &mut LayoutCtx<'_>, column: &Column, (size, lines): (TypeSize, usize)) -> f64 {
    let star = if column.facts.moment.is_some() { STAR } else { 0.0 };
    let title = ctx.prose(&column.title, size, Face::Semibold, Role::Ink);
    let least = title.min_width().min(TITLE.1);
    let steps = ((TITLE.1 - least) / TITLE.0).max(0.0) as usize;
    let mut widths = (0..=steps).map(|step| least + step as f64 * TITLE.0);
    let text = widths.find(|&width| title.line_count(width) <= lines).unwrap_or(least);
    text + 2.0 * PAD + 2.0 * BESIDE + star + 1.0
}

/// The row, shaped.
pub struct Row {
    cells: Vec<Cell>,
    pub height: f64,
}

struct Cell {
    group: Group,
    rect: Rect,
    look: CellLook,
    moment: bool,
    /// The lines, and whether there is a star before each.
    lines: Vec<(Prose, bool)>,
    /// What a key moment is about, where that has room.
    why: Prose,
    foot: Foot,
}

/// The background of a cell's text.
#[derive(Debug, Clone, Copy, PartialEq)]
enum CellLook {
    Card,
    /// An outline: nobody is met there.
    Step,
    /// None.
    Plain,
}

impl CellLook {
    /// Padding left, right, above and below the text.
    fn pad(self) -> f64 {
        match self {
            Self::Card | Self::Step => PAD,
            Self::Plain => 0.0,
        }
    }
}

enum Foot {
    Nothing,
    Labels(Flow),
    Icons(Vec<Node>),
}

impl Row {
    /// Shapes the row, with titles of at most `lines` lines, and channels if there is room for them; `None` where no column says anything.
    pub fn new(ctx: &mut LayoutCtx<'_>, frame: &Frame, with_channels: bool, lines: usize) -> Option<Self> {
        let cells: Vec<Cell> = match frame.density {
            Density::Cards | Density::Titles => {
                let neighbours = ways::neighbours(ctx);
                let (mut cells, mut moments) = (Vec::new(), Vec::new());
                for (index, column) in ctx.map.columns.iter().enumerate() {
                    let Some(mut cell) = card(ctx, frame, index, (with_channels, lines)) else { continue };
                    if let Some(all) = &neighbours {
                        let (from, to) = &all[index];
                        cell.group.data.extend([("from", from.clone()), ("to", to.clone())]);
                    }
                    let why = column.facts.moment.as_ref().and_then(|moment| moment.why.as_ref());
                    moments.extend(why.map(|why| (cells.len(), why.to_plain())));
                    cells.push(cell);
                }
                let height = cells.iter().map(Cell::height).fold(0.0, f64::max);
                for (at, why) in moments {
                    cells[at].explain(ctx, &why, (height, with_channels));
                }
                cells
            }
            Density::Counts => frame.runs.iter().filter_map(|run| moments(ctx, run)).collect(),
        };
        let height = cells.iter().map(Cell::height).fold(0.0, f64::max);
        (!cells.is_empty()).then_some(Self { cells, height })
    }

    /// Draws the cards, starting at the top.
    pub fn draw(&self, frame: &Frame) -> Group {
        let mut group = Group::new("lane").named("lane", "touchpoints");
        for cell in &self.cells {
            group.push(cell.draw(self.height));
        }
        group.framed(Rect::new(0.0, 0.0, frame.page.width, self.height))
    }
}

impl Cell {
    fn inner(&self) -> f64 {
        self.rect.width - 2.0 * self.look.pad()
    }

    /// A star before or after a line leaves less room for it; the line was cut to that.
    fn line_width(&self, starred: bool) -> f64 {
        self.inner() - if self.moment || starred { STAR } else { 0.0 }
    }

    /// Adds what a key moment is about as far as a row of this height has room for it, or one that may be higher.
    fn explain(&mut self, ctx: &mut LayoutCtx<'_>, why: &str, (height, may_grow): (f64, bool)) {
        let look = (TypeSize::Small, Face::Regular, Role::Ink);
        let free = ((height - self.height()).max(0.0) / TypeSize::Small.line()) as usize;
        let lines = free.max(if may_grow { WHY } else { 0 });
        if lines > 0 {
            let text = ctx.cut_at_words(why, look, self.inner(), lines);
            // The beginning of a line says little.
            if !text.is_cut() || lines >= WHY {
                self.why = text;
            }
        }
    }

    fn height(&self) -> f64 {
        let lines: f64 = self.lines.iter().map(|(line, star)| line.height(self.line_width(*star))).sum();
        let lines = lines + self.why.height(self.inner());
        let foot = match &self.foot {
            Foot::Nothing => 0.0,
            Foot::Labels(_) | Foot::Icons(_) => 24.0,
        };
        lines + foot + 2.0 * (self.look.pad() - 2.0).max(0.0)
    }

    fn draw(&self, height: f64) -> Group {
        let (width, mut group) = (self.rect.width, self.group.clone().at(self.rect.x, 0.0));
        let box_of = |inset: f64| Shape::round_rect(Rect::new(0.0, 0.0, width, height).inset(inset), 8.0);
        match self.look {
            CellLook::Card => group.push(box_of(0.0).fill(Role::Card)),
            CellLook::Step => {
                group.push(box_of(0.75).fill(Role::Ground).stroke(Stroke::new(Role::LineStrong, 1.5)));
            }
            CellLook::Plain => {}
        }
        let pad = self.look.pad();
        let mut y = (pad - 2.0).max(0.0);
        for (line, star) in &self.lines {
            let x = if *star { pad + STAR } else { pad };
            if *star {
                group.push(Marker::Star.shape(pad + 6.0, y + 8.0, 5.5).fill(Role::Ink));
            }
            group.extend(line.place(x, y, self.line_width(*star)));
            y += line.height(self.line_width(*star));
        }
        group.extend(self.why.place(pad, y, self.inner()));
        if self.moment {
            group.push(Marker::Star.shape(width - PAD - 7.0, PAD + 8.0, 7.5).fill(Role::Ink));
        }
        let top = height - PAD - 18.0;
        match &self.foot {
            Foot::Nothing => {}
            Foot::Labels(flow) => group.extend(flow.place(PAD, top, self.inner())),
            Foot::Icons(icons) => {
                let mut foot = Group::new("channels").at(PAD, top);
                foot.nodes.extend(icons.iter().cloned());
                group.push(foot);
            }
        }
        group.framed(Rect::new(0.0, 0.0, width, height))
    }
}

fn card(ctx: &mut LayoutCtx<'_>, frame: &Frame, index: usize, (with_channels, lines): (bool, usize)) -> Option<Cell> {
    let column = &ctx.map.columns[index];
    let kind = match column.kind {
        ColumnKind::Touchpoint => "touchpoint",
        ColumnKind::Step => "step",
        ColumnKind::Stage => return None,
    };
    let place = frame.page.columns[index];
    let rect = Rect::new(place.left + BESIDE, 0.0, place.pitch - 2.0 * BESIDE, 0.0);
    let moment = column.facts.moment.is_some();
    let width = rect.width - 2.0 * PAD - if moment { STAR } else { 0.0 };
    let look = match frame.density {
        Density::Cards => (TypeSize::Body, Face::Semibold, Role::Ink),
        Density::Titles | Density::Counts => (TypeSize::Small, Face::Semibold, Role::Ink),
    };
    let title = ctx.cut_at_words(&column.title.to_plain(), look, width, lines);
    let foot = match frame.density {
        Density::Cards if with_channels => foot(ctx, column, rect.width - 2.0 * PAD),
        Density::Cards | Density::Titles | Density::Counts => Foot::Nothing,
    };
    let group = Group::new(kind).named(kind, column.name.as_str()).from_source(column.span);
    let group = group.titled(column.title.to_plain()).with_data("column", column.name.to_string());
    let look = if column.kind == ColumnKind::Step { CellLook::Step } else { CellLook::Card };
    Some(Cell { group, rect, look, moment, lines: vec![(title, false)], why: Prose::empty(), foot })
}

/// Channels with their labels if all fit on a line; otherwise their icons, as many as fit.
fn foot(ctx: &mut LayoutCtx<'_>, column: &Column, width: f64) -> Foot {
    let flow = via(ctx, column.kind, &column.facts);
    if flow.is_empty() {
        return Foot::Nothing;
    }
    if flow.natural_width() <= width {
        return Foot::Labels(flow);
    }
    let map = ctx.map;
    let fit = column.facts.via.iter().take(((width + 6.0) / ICON) as usize);
    let icon = |(index, &id): (usize, &crate::model::ChannelId)| {
        let channel = map.channel(id);
        let name = channel.icon.as_deref().unwrap_or(channel.name.as_str());
        let sign = Group::new("channel").at(index as f64 * ICON, 0.0).with(ctx.icons.icon(name, 0.0, 2.0, Role::Faint));
        sign.titled(ctx.words.channel(channel)).with_data("channel", channel.name.to_string()).into()
    };
    let icons: Vec<Node> = fit.enumerate().map(icon).collect();
    if icons.is_empty() { Foot::Nothing } else { Foot::Icons(icons) }
}

/// What is below a chevron if columns have no cards: its key moments, or its only column.
fn moments(ctx: &mut LayoutCtx<'_>, run: &Run) -> Option<Cell> {
    let map = ctx.map;
    let own: Vec<&Column> =
        map.columns[run.columns.clone()].iter().filter(|column| column.kind != ColumnKind::Stage).collect();
    let (left, right) = run.span;
    let rect = Rect::new(left + UNDER, 0.0, right - left - UNDER, 0.0);
    let (small, bold) = ((TypeSize::Small, Face::Regular, Role::Soft), (TypeSize::Small, Face::Semibold, Role::Ink));
    let mut lines = Vec::new();
    let moments: Vec<&&Column> = own.iter().filter(|column| column.facts.moment.is_some()).collect();
    // A single one has room for a long name; several are a list.
    let most = if moments.len() == 1 { 2 } else { 1 };
    for moment in moments.iter().take(MOST_MOMENTS) {
        lines.push((ctx.cut_at_words(&moment.title.to_plain(), bold, rect.width - STAR, most), true));
    }
    if moments.len() > MOST_MOMENTS {
        let more = Words::fill(ctx.words.more, &[&ctx.words.number((moments.len() - MOST_MOMENTS) as f64)]);
        lines.push((ctx.cut(&more, small, rect.width, 1), false));
    }
    if let ([only], true) = (&own[..], lines.is_empty()) {
        lines.push((ctx.cut_at_words(&only.title.to_plain(), bold, rect.width, 2), false));
    }
    let titles = own.iter().take(60).map(|column| column.title.to_plain()).collect::<Vec<_>>().join(" · ");
    let group = Group::new("columns").titled(titles);
    let cell =
        Cell { group, rect, look: CellLook::Plain, moment: false, lines, why: Prose::empty(), foot: Foot::Nothing };
    (!cell.lines.is_empty()).then_some(cell)
}
