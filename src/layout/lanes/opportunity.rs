//! Opportunities: one card each, with the pains it answers, who does it by when, impact and effort.

use super::{Cells, Lane, no_answer::NoAnswer};
use crate::{
    lane::LaneKind,
    layout::{LayoutCtx, Prose, Words, block::Block, flow::Flow},
    model::{Map, Opportunity, OpportunityId, PainId, Place},
    scene::{Anchor, Face, Group, Rect, Role, Shape, Stroke, TextLine, TypeSize},
    span::Span,
};

const PAD: f64 = 12.0;
const CELL: (f64, f64, f64) = (12.0, 8.0, 2.0);

/// The lane of the opportunities, and of the gravest pains that have none; `None` if there are neither.
pub fn opportunities(ctx: &mut LayoutCtx<'_>) -> Option<Lane> {
    let map = ctx.map;
    let mut cells = Cells::new(8.0);
    let (mut stages, mut columns) = (vec![Vec::new(); map.stages.len()], vec![Vec::new(); map.columns.len()]);
    for (place, facts) in map.all_facts() {
        for &id in &facts.opportunities {
            match under(map, id, place) {
                Place::Stage(stage) => stages[stage.index()].push((id, place)),
                Place::Column(column) => columns[column.index()].push((id, place)),
            }
        }
    }
    let gravest = map.gravest_unanswered();
    for (place, facts) in map.all_facts() {
        let own = match place {
            Place::Stage(stage) => &mut stages[stage.index()],
            Place::Column(column) => &mut columns[column.index()],
        };
        // In the order of the pains that they answer, whose numbers are read as a row.
        own.sort_by_key(|&(id, _)| first(map.opportunity(id)).unwrap_or(usize::MAX));
        for (id, written) in own.drain(..) {
            let card = Card::new(ctx, map.opportunity(id), (place, written));
            cells.push(place, Box::new(card));
        }
        for &pain in facts.pains.iter().filter(|pain| gravest.contains(pain)) {
            cells.push(place, Box::new(NoAnswer::new(ctx, pain)));
        }
    }
    let lane = Lane { cards: true, padding: 16.0, quiet: false, ..Lane::new(ctx, LaneKind::Opportunities, cells) };
    (!lane.cells.is_empty()).then_some(lane)
}

/// Where an answer is drawn that is written at a place: in the column of the pain that it stands under, unless that is at the same place.
fn under(map: &Map, id: OpportunityId, written: Place) -> Place {
    let pains = map.opportunity(id).answers.iter().copied();
    match pains.min_by_key(|&pain| map.order_to_answer(id, pain)).map(|pain| map.pain(pain).place) {
        Some(place @ Place::Column(_)) if !map.is_at(place, written) => place,
        Some(_) | None => written,
    }
}

struct Card {
    name: String,
    summary: String,
    span: Span,
    answers: String,
    /// The first pain that it answers.
    first: Option<usize>,
    dropped: bool,
    assumed: bool,
    status: Flow,
    /// The numbers of the pains that it answers.
    numbers: Flow,
    title: Prose,
    elsewhere: Prose,
    experiment: Prose,
    owner: Prose,
    due: Option<TextLine>,
    bars: Vec<Bar>,
}

struct Bar {
    label: TextLine,
    value: u8,
    figure: TextLine,
}

impl Card {
    /// A card that is drawn at the first of these places, and written at the other.
    fn new(ctx: &mut LayoutCtx<'_>, opportunity: &Opportunity, places: (Place, Place)) -> Self {
        let answers = opportunity.answers.iter().map(|pain| ctx.map.pain(*pain).name.to_string()).collect::<Vec<_>>();
        let evidence = ctx.evidence(&opportunity.from);
        let owner: Vec<_> = opportunity.owner.into_iter().collect();
        let owner = ctx.caption(&owner, evidence);
        Self {
            name: opportunity.name.to_string(),
            summary: opportunity.text.to_plain(),
            span: opportunity.span,
            answers: answers.join(" "),
            first: first(opportunity),
            dropped: opportunity.is_dropped(),
            assumed: ctx.map.is_assumed(&opportunity.from),
            status: status(ctx, opportunity),
            numbers: numbers(ctx, opportunity),
            title: ctx.prose(&opportunity.text, TypeSize::Body, Face::Semibold, Role::Ink),
            elsewhere: elsewhere(ctx, &opportunity.answers, places),
            experiment: experiment(ctx, opportunity),
            owner: ctx.runs(TypeSize::Small, &[(&owner, Face::Regular, Role::Soft)]),
            due: due(ctx, opportunity),
            bars: bars(ctx, opportunity),
        }
    }

    /// Owner and due date share a line if both fit.
    fn shares_line(&self, inner: f64) -> bool {
        let due = self.due.as_ref().map_or(0.0, |line| line.width + 12.0);
        self.owner.natural_width() + due <= inner
    }

    fn top_height(&self, inner: f64) -> f64 {
        let head = self.head_height(inner);
        let texts = [&self.elsewhere, &self.experiment].map(|text| text.height(inner)).into_iter();
        head + self.title.height(inner) + texts.filter(|&height| height > 0.0).map(|height| height + 4.0).sum::<f64>()
    }

    /// Status and numbers share a line if both fit.
    fn shares_head(&self, inner: f64) -> bool {
        self.status.natural_width() + 12.0 + self.numbers.natural_width() <= inner
    }

    fn head_height(&self, inner: f64) -> f64 {
        let (status, numbers) = (self.status.height(inner), self.numbers.height(inner));
        let height = if self.shares_head(inner) { status.max(numbers) } else { status + numbers };
        if height > 0.0 { height + 4.0 } else { 0.0 }
    }

    fn draw_head(&self, group: &mut Group, width: f64, top: f64) {
        let inner = width - 2.0 * PAD;
        group.extend(self.status.place(PAD, top, inner));
        let (x, y) = match self.shares_head(inner) && !self.status.is_empty() {
            true => (width - PAD - self.numbers.natural_width(), top),
            false => (PAD, top + self.status.height(inner)),
        };
        group.extend(self.numbers.place(x, y, inner));
    }

    fn foot_height(&self, inner: f64) -> f64 {
        let due = if self.due.is_some() { 16.0 } else { 0.0 };
        let line = match self.shares_line(inner) {
            true => self.owner.height(inner).max(due),
            false => self.owner.height(inner) + due,
        };
        line + 20.0 * self.bar_rows(inner) as f64
    }

    fn bar_rows(&self, inner: f64) -> usize {
        let short: f64 = self.bars.iter().map(Bar::short_width).sum::<f64>() + 12.0;
        if self.bars.len() > 1 && short <= inner { 1 } else { self.bars.len() }
    }

    fn draw_bars(&self, group: &mut Group, width: f64, bottom: f64) {
        let rows = self.bar_rows(width - 2.0 * PAD);
        let mut y = bottom - 20.0 * rows as f64 + 3.0;
        match self.bars.as_slice() {
            [impact, effort] if rows == 1 => {
                impact.draw_short(group, PAD, y);
                effort.draw_short(group, width - PAD - effort.short_width(), y);
            }
            bars => {
                for bar in bars {
                    bar.draw(group, width, y);
                    y += 20.0;
                }
            }
        }
    }

    fn draw_foot(&self, group: &mut Group, width: f64, bottom: f64) {
        let inner = width - 2.0 * PAD;
        let mut y = bottom - self.foot_height(inner);
        group.extend(self.owner.place(PAD, y, inner));
        if !self.shares_line(inner) {
            y += self.owner.height(inner);
        }
        if let Some(due) = &self.due {
            let alone = self.owner.is_empty() || !self.shares_line(inner);
            let x = if alone { PAD } else { width - PAD - due.width };
            group.push(due.moved(x, y));
        }
        self.draw_bars(group, width, bottom);
    }
}

/// Impact and effort share a line if both fit, without their figures: five cells can be counted.
const SHORT: f64 = 5.0 * (CELL.0 - 4.0 + CELL.2) - CELL.2;

impl Bar {
    fn draw(&self, group: &mut Group, width: f64, y: f64) {
        group.push(self.label.moved(PAD, y));
        group.push(self.figure.moved(width - PAD - self.figure.width, y));
        let x = width - PAD - self.figure.width - 8.0 - 5.0 * (CELL.0 + CELL.2) + CELL.2;
        self.cells(group, x, y, CELL.0);
    }

    fn draw_short(&self, group: &mut Group, x: f64, y: f64) {
        group.push(self.label.moved(x, y));
        self.cells(group, x + self.label.width + 8.0, y, CELL.0 - 4.0);
    }

    fn cells(&self, group: &mut Group, x: f64, y: f64, wide: f64) {
        for step in 0..5_u8 {
            let cell = Rect::new(x + f64::from(step) * (wide + CELL.2), y + 4.0, wide, CELL.1);
            group.push(Shape::rect(cell).fill(if step < self.value { Role::Bar } else { Role::Track }));
        }
    }

    fn short_width(&self) -> f64 {
        self.label.width + 8.0 + SHORT
    }
}

impl Block for Card {
    fn least_width(&self) -> f64 {
        let texts = [&self.title, &self.elsewhere, &self.experiment, &self.owner].map(|text| text.min_width());
        let bars = self.bars.iter().map(|bar| bar.label.width + 5.0 * (CELL.0 + CELL.2) + bar.figure.width + 16.0);
        let due = self.due.iter().map(|due| due.width);
        texts
            .into_iter()
            .chain(bars)
            .chain(due)
            .fold(self.numbers.least_width().max(self.status.least_width()), f64::max)
            + 2.0 * PAD
    }

    fn height(&self, width: f64) -> f64 {
        let inner = width - 2.0 * PAD;
        let (top, foot) = (self.top_height(inner), self.foot_height(inner));
        let height = top + foot + 2.0 * (PAD - 2.0) + if foot > 0.0 { 8.0 } else { 0.0 };
        (height / 4.0).ceil() * 4.0
    }

    /// Below each other if they answer the same pain.
    fn group(&self) -> Option<usize> {
        self.first
    }

    fn draw(&self, width: f64, height: f64) -> Group {
        let inner = width - 2.0 * PAD;
        let mut group = Group::new("opportunity").named("opportunity", &self.name);
        group = group.from_source(self.span).titled(self.summary.clone());
        if !self.answers.is_empty() {
            group = group.with_data("answers", self.answers.clone());
        }
        let edge = Rect::new(0.5, 0.5, width - 1.0, height - 1.0);
        let stroke = Stroke::new(Role::LineStrong, 1.0);
        let stroke = if self.dropped { stroke.dashed(&[4.0, 4.0]) } else { stroke };
        let edge = Shape::round_rect(edge, 8.0);
        group.push(edge.clone().fill(Role::Ground));
        if self.assumed {
            group.push(edge.clone().hatch());
        }
        group.push(edge.stroke(stroke));
        let mut y = PAD - 2.0;
        self.draw_head(&mut group, width, y);
        y += self.head_height(inner);
        group.extend(self.title.place(PAD, y, inner));
        y += self.title.height(inner);
        for text in [&self.elsewhere, &self.experiment] {
            if !text.is_empty() {
                group.extend(text.place(PAD, y + 4.0, inner));
                y += text.height(inner) + 4.0;
            }
        }
        self.draw_foot(&mut group, width, height - PAD + 2.0);
        group.framed(Rect::new(0.0, 0.0, width, height))
    }
}

/// The first pain that it answers, by number.
fn first(opportunity: &Opportunity) -> Option<usize> {
    opportunity.answers.iter().min().map(|pain| pain.index())
}

fn status(ctx: &mut LayoutCtx<'_>, opportunity: &Opportunity) -> Flow {
    let mut flow = Flow::new(8.0, 20.0);
    if let Some(status) = opportunity.status {
        flow.push_label(ctx, ctx.words.status(status), Face::Semibold, Role::Soft);
    }
    flow
}

fn numbers(ctx: &mut LayoutCtx<'_>, opportunity: &Opportunity) -> Flow {
    let mut flow = Flow::new(6.0, 20.0);
    if !opportunity.answers.is_empty() {
        flow.push_label(ctx, ctx.words.answers, Face::Regular, Role::Faint);
    }
    for &pain in &opportunity.answers {
        let excess = ctx.bead_excess(&pain.number().to_string());
        let bead = ctx.pain_bead(pain, 10.0 + excess / 2.0, 10.0);
        flow.push(Group::new("answer").with(bead), 20.0 + excess);
    }
    flow
}

/// Of a card that isn't drawn where it is written: where that is, and where the other pains are that it answers, since by the number alone
/// they would be hard to find.
fn elsewhere(ctx: &mut LayoutCtx<'_>, answers: &[PainId], (here, written): (Place, Place)) -> Prose {
    let map = ctx.map;
    let mut places: Vec<Place> = Vec::new();
    if here == written {
        return Prose::empty();
    }
    for place in std::iter::once(written).chain(answers.iter().map(|&pain| map.pain(pain).place)) {
        if place != here && !places.contains(&place) && places.len() < 8 {
            places.push(place);
        }
    }
    let titles = places.into_iter().map(|place| map.title_of(place).to_plain());
    let titles = titles.map(|title| ctx.words.isolated(&title).into_owned()).collect::<Vec<_>>().join(ctx.words.comma);
    let text = if titles.is_empty() { titles } else { Words::fill(ctx.words.answers_at, &[&titles]) };
    ctx.runs(TypeSize::Small, &[(&text, Face::Regular, Role::Faint)])
}

fn experiment(ctx: &mut LayoutCtx<'_>, opportunity: &Opportunity) -> Prose {
    let Some(text) = &opportunity.experiment else { return Prose::empty() };
    let before = Words::fill(ctx.words.experiment, &[""]);
    ctx.prose_after(&before, text, TypeSize::Small, Role::Soft)
}

fn due(ctx: &mut LayoutCtx<'_>, opportunity: &Opportunity) -> Option<TextLine> {
    let date = opportunity.due?;
    let late = opportunity.is_past_due(ctx.map.today);
    let text = ctx.words.date(date);
    let text = if late { format!("{text} · {}", ctx.words.overdue) } else { text };
    let (face, role) = if late { (Face::Semibold, Role::RedText) } else { (Face::Regular, Role::Soft) };
    let size = TypeSize::Small;
    Some(ctx.line(0.0, size.baseline(), Anchor::Left, &text, size, face, role))
}

fn bars(ctx: &mut LayoutCtx<'_>, opportunity: &Opportunity) -> Vec<Bar> {
    let words = ctx.words;
    let rows = [(words.impact, opportunity.impact), (words.effort, opportunity.effort)];
    let mut bars = Vec::new();
    for (label, value) in rows {
        let Some(value) = value else { continue };
        let figure = Words::fill(words.of, &[&value.to_string(), "5"]);
        let size = TypeSize::Small;
        bars.push(Bar {
            label: ctx.line(0.0, size.baseline(), Anchor::Left, label, size, Face::Regular, Role::Soft),
            value,
            figure: ctx.line(0.0, size.baseline(), Anchor::Left, &figure, size, Face::Regular, Role::Soft),
        });
    }
    bars
}
