//! The card of a column: its title, why it is a key moment, whom it is for, channels, reach. What a stage says about
//! these as a whole has a card of its own, above those of its columns.

use super::{Cells, Lane};
use crate::{
    lane::LaneKind,
    layout::{LayoutCtx, Marker, PersonaLook, Prose, Words, block::Block, flow::Flow, precision::Step, ways},
    model::{Column, ColumnId, ColumnKind, Facts, Place, Reach, Stage, StageId, Text},
    scene::{Face, Group, Rect, Role, Shape, Stroke, TypeSize},
    span::Span,
};

const PAD: f64 = 12.0;
const STAR: f64 = 10.0;

/// The lane of the columns' cards; `None` if every column is a stage that says nothing else.
pub fn column_cards(ctx: &mut LayoutCtx<'_>) -> Option<Lane> {
    let map = ctx.map;
    let mut cells = Cells::new(8.0);
    for (index, stage) in map.stages.iter().enumerate() {
        let card = ColumnCard::of_stage(ctx, stage);
        if card.says_something() {
            cells.push(Place::Stage(StageId::new(index)), Box::new(card));
        }
    }
    let neighbours = ways::neighbours(ctx);
    for (index, column) in map.columns.iter().enumerate() {
        let id = ColumnId::new(index);
        let mut card = ColumnCard::new(ctx, id, column);
        card.neighbours = neighbours.as_ref().map(|all| all[index].clone());
        if card.says_something() {
            cells.push(Place::Column(id), Box::new(card));
        }
    }
    let lane = Lane {
        padding: 8.0,
        cards: true,
        by_stage: true,
        ruled: false,
        ..Lane::new(ctx, LaneKind::Touchpoints, cells)
    };
    (!lane.cells.is_empty()).then_some(lane)
}

struct ColumnCard {
    kind: ColumnKind,
    name: String,
    channels: String,
    span: Span,
    summary: String,
    title: Prose,
    why: Prose,
    is_moment: bool,
    /// Whom it is for, if it isn't for everybody, then its channels.
    via: Flow,
    reach: Option<(f64, Prose)>,
    change: Prose,
    /// The names of the columns that people come from and go on to, if the journey branches.
    neighbours: Option<(String, String)>,
}

impl ColumnCard {
    fn new(ctx: &mut LayoutCtx<'_>, id: ColumnId, column: &Column) -> Self {
        let title = match column.kind {
            ColumnKind::Touchpoint | ColumnKind::Step => {
                ctx.prose(&column.title, TypeSize::Head, Face::Semibold, Role::Ink)
            }
            ColumnKind::Stage => Prose::empty(),
        };
        let change = change(ctx, id, column);
        Self {
            name: column.name.to_string(),
            title,
            change,
            ..Self::of(ctx, column.kind, &column.facts, column.span, &column.title)
        }
    }

    /// What a stage with touchpoints says as a whole.
    fn of_stage(ctx: &mut LayoutCtx<'_>, stage: &Stage) -> Self {
        let facts = &stage.facts;
        let mut card = Self::of(ctx, ColumnKind::Stage, facts, stage.span, &stage.title);
        // Each of its columns says whom the whole stage is for.
        card.via = channels(ctx, facts, Flow::new(12.0, 20.0));
        card
    }

    fn of(ctx: &mut LayoutCtx<'_>, kind: ColumnKind, facts: &Facts, span: Span, title: &Text) -> Self {
        let map = ctx.map;
        Self {
            kind,
            name: String::new(),
            channels: facts.via.iter().map(|&id| map.channel(id).name.as_str()).collect::<Vec<_>>().join(" "),
            span,
            summary: title.to_plain(),
            title: Prose::empty(),
            why: why(ctx, facts),
            is_moment: facts.moment.is_some(),
            via: via(ctx, kind, facts),
            reach: reach(ctx, facts),
            change: Prose::empty(),
            neighbours: None,
        }
    }

    fn says_something(&self) -> bool {
        !(self.title.is_empty()
            && self.why.is_empty()
            && self.via.is_empty()
            && self.change.is_empty()
            && self.reach.is_none()
            && !self.is_moment)
    }

    fn head_width(&self, width: f64) -> f64 {
        width - 2.0 * PAD - if self.is_moment { 2.0 * STAR + 8.0 } else { 0.0 }
    }

    fn title_height(&self, width: f64) -> f64 {
        let title = self.title.height(self.head_width(width));
        if self.is_moment && !self.title.is_empty() { title.max(24.0) } else { title }
    }

    /// The width of what is below the title, or beside the star where there is none.
    fn inner(&self, width: f64) -> f64 {
        if self.title.is_empty() { self.head_width(width) } else { width - 2.0 * PAD }
    }

    fn before_via(&self) -> f64 {
        if self.via.is_empty() || self.title.is_empty() { 0.0 } else { 4.0 }
    }

    fn reach_height(&self, width: f64) -> f64 {
        self.reach.as_ref().map_or(0.0, |(_, label)| label.height(width - 2.0 * PAD) + 8.0)
    }

    /// Channels right below the title, at the same height in all cards; reach at the bottom, so that the bars of a row
    /// can be compared.
    fn draw_texts(&self, group: &mut Group, width: f64, height: f64) {
        let inner = self.inner(width);
        let mut y = PAD - 2.0;
        group.extend(self.title.place(PAD, y, self.head_width(width)));
        y += self.title_height(width);
        group.extend(self.via.place(PAD, y + self.before_via(), inner));
        y += self.before_via() + self.via.height(inner);
        for text in [&self.why, &self.change] {
            group.extend(text.place(PAD, y + before(text), inner));
            y += before(text) + text.height(inner);
        }
        if let Some((percent, label)) = &self.reach {
            let inner = width - 2.0 * PAD;
            let mut y = height - PAD + 2.0 - self.reach_height(width);
            group.extend(label.place(PAD, y, inner));
            y += label.height(inner) + 2.0;
            group.push(Shape::round_rect(Rect::new(PAD, y, inner, 4.0), 2.0).fill(Role::Track));
            let share = inner * (percent / 100.0).clamp(0.0, 1.0);
            group.push(Shape::round_rect(Rect::new(PAD, y, share, 4.0), 2.0_f64.min(share / 2.0)).fill(Role::Bar));
        }
    }
}

/// Gap above a text that isn't empty.
fn before(text: &Prose) -> f64 {
    if text.is_empty() { 0.0 } else { 2.0 }
}

impl Block for ColumnCard {
    fn least_width(&self) -> f64 {
        let star = if self.is_moment { 2.0 * STAR + 8.0 } else { 0.0 };
        let beside = if self.title.is_empty() { star } else { 0.0 };
        let label = self.reach.as_ref().map_or(0.0, |(_, label)| label.min_width());
        let widths = [self.title.min_width() + star, self.why.min_width() + beside, self.via.least_width() + beside];
        widths.into_iter().chain([label, self.change.min_width()]).fold(0.0, f64::max) + 2.0 * PAD
    }

    fn height(&self, width: f64) -> f64 {
        let inner = self.inner(width);
        let texts: f64 = [&self.why, &self.change].map(|text| before(text) + text.height(inner)).iter().sum();
        let head = self.title_height(width) + self.before_via() + self.via.height(inner) + texts;
        let reach = self.reach_height(width);
        let between = if head > 0.0 && reach > 0.0 { 4.0 } else { 0.0 };
        let height = head + between + reach + 2.0 * (PAD - 2.0);
        (height / 4.0).ceil() * 4.0
    }

    fn draw(&self, width: f64, height: f64) -> Group {
        let (class, kind) = match self.kind {
            ColumnKind::Touchpoint => ("touchpoint", Some("touchpoint")),
            ColumnKind::Step => ("step", Some("step")),
            ColumnKind::Stage => ("stage-card", None),
        };
        let mut group = Group::new(class).from_source(self.span).titled(self.summary.clone());
        if let Some(kind) = kind {
            group = group.named(kind, &self.name);
        }
        if let Some((from, to)) = &self.neighbours {
            group = group.with_data("from", from.clone()).with_data("to", to.clone());
        }
        if !self.channels.is_empty() {
            group = group.with_data("channels", self.channels.clone());
        }
        group.push(match self.kind {
            ColumnKind::Touchpoint | ColumnKind::Stage => {
                Shape::round_rect(Rect::new(0.0, 0.0, width, height), 8.0).fill(Role::Card)
            }
            ColumnKind::Step => Shape::round_rect(Rect::new(0.75, 0.75, width - 1.5, height - 1.5), 8.0)
                .fill(Role::Ground)
                .stroke(Stroke::new(Role::LineStrong, 1.5)),
        });
        if self.is_moment {
            group.push(Marker::Star.shape(width - PAD - STAR + 2.0, PAD + 10.0, STAR - 1.5).fill(Role::Ink));
        }
        self.draw_texts(&mut group, width, height);
        group.framed(Rect::new(0.0, 0.0, width, height))
    }
}

fn why(ctx: &mut LayoutCtx<'_>, facts: &Facts) -> Prose {
    let Some(moment) = &facts.moment else { return Prose::empty() };
    let evidence = ctx.evidence(&moment.from).map(|evidence| format!(" · {evidence}")).unwrap_or_default();
    match &moment.why {
        Some(why) => ctx.prose_and(why, &evidence, TypeSize::Small, Face::Regular, Role::Soft),
        None => ctx.runs(
            TypeSize::Small,
            &[(ctx.words.key_moment, Face::Regular, Role::Soft), (&evidence, Face::Regular, Role::Soft)],
        ),
    }
}

fn whom(ctx: &mut LayoutCtx<'_>, facts: &Facts, flow: &mut Flow) {
    let (map, personas) = (ctx.map, &facts.personas);
    if map.is_everybody(personas) {
        return;
    }
    for &id in personas {
        let look = PersonaLook::of(id);
        let sign = Group::new("for").with(look.marker.shape(5.0, 10.0, 4.5).fill(look.hue));
        let sign = sign.with_data("persona", map.persona(id).name.to_string());
        flow.push_sign(ctx, sign, 16.0, (&map.persona(id).label.to_plain(), Face::Regular, Role::Soft));
    }
}

/// Whom a column is for, if it isn't for everybody, and its channels.
pub fn via(ctx: &mut LayoutCtx<'_>, kind: ColumnKind, facts: &Facts) -> Flow {
    let mut flow = Flow::new(12.0, 20.0);
    whom(ctx, facts, &mut flow);
    if kind == ColumnKind::Step && facts.via.is_empty() {
        flow.push_label(ctx, ctx.words.without_contact, Face::Regular, Role::Faint);
    }
    channels(ctx, facts, flow)
}

fn channels(ctx: &mut LayoutCtx<'_>, facts: &Facts, mut flow: Flow) -> Flow {
    let map = ctx.map;
    for &id in &facts.via {
        let channel = map.channel(id);
        let icon = channel.icon.as_deref().unwrap_or(channel.name.as_str());
        let sign = Group::new("channel").with(ctx.icons.icon(icon, 0.0, 2.0, Role::Faint));
        let sign = sign.with_data("channel", channel.name.to_string());
        flow.push_sign(ctx, sign, 21.0, (&ctx.words.channel(channel), Face::Regular, Role::Soft));
    }
    flow
}

fn reach(ctx: &mut LayoutCtx<'_>, facts: &Facts) -> Option<(f64, Prose)> {
    let reach = facts.reach_of_all()?;
    let (mut label, step) = (reach_of(ctx, reach), Step::of_percent(reach.measured.as_ref()));
    if let Some(measured) = &reach.measured {
        label.push_str(" · ");
        label.push_str(&step.words(ctx.words, measured, |share| ctx.words.number(share)));
    }
    if let Some(evidence) = ctx.evidence(&reach.from) {
        label.push_str(" · ");
        label.push_str(&evidence);
    }
    Some((reach.percent, ctx.runs(TypeSize::Small, &[(&label, Face::Regular, Role::Soft)])))
}

/// How many people come here, in words.
pub fn reach_of(ctx: &LayoutCtx<'_>, reach: &Reach) -> String {
    let step = Step::of_percent(reach.measured.as_ref());
    let share = Words::fill(ctx.words.reach_here, &[&ctx.words.number(step.round(reach.percent))]);
    ctx.whose(reach.whom) + &share
}

fn change(ctx: &mut LayoutCtx<'_>, id: ColumnId, column: &Column) -> Prose {
    let Some(comparison) = &ctx.map.compares else { return Prose::empty() };
    let earlier = comparison.continues.get(id.index()).map_or(&[][..], Vec::as_slice);
    let text = if earlier.is_empty() {
        ctx.words.new.to_owned()
    } else if column.facts.replaces.is_empty() {
        return Prose::empty();
    } else {
        let title = |id| ctx.words.isolated(&comparison.map.column(id).title.to_plain()).into_owned();
        let titles: Vec<_> = earlier.iter().map(|&id| title(id)).collect();
        Words::fill(ctx.words.replaces, &[&titles.join(ctx.words.comma)])
    };
    ctx.runs(TypeSize::Small, &[(&text, Face::Semibold, Role::Ink)])
}
