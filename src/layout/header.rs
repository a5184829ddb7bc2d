//! The header: what the map is, who looks after it, and the personas next to that or below it.

pub use super::badge::{Badge, badges};
use super::{
    LayoutCtx, Page, Prose,
    assumed::underline,
    block::Block,
    findings::{Findings, metrics},
    glance::glance,
    headline::headline,
    pairs::Pairs,
    persona_card::PersonaCard,
};
use crate::{
    model::{PersonaId, Text},
    scene::{Face, Group, Rect, Role, Shape, Stroke, TypeSize},
    span::Span,
};

/// The widest that the text below the title gets.
const MEASURE: f64 = 720.0;
/// How far letters of some scripts reach below the line of the headline.
const DEEP: f64 = 1.0;
/// The widest that the headline gets.
const SENTENCE: f64 = 960.0;
/// Gap between two persona cards.
const GAP: f64 = 48.0;
/// The width of a persona card: least and most.
const CARD: (f64, f64) = (360.0, 720.0);

/// From the title to the pill next to it.
const BESIDE: f64 = 24.0;
/// How far the hatch of an assumed finding reaches beyond it.
const AROUND: f64 = 6.0;
/// Cards get wider in steps of this.
const STEP: f64 = 48.0;
/// The narrowest card of a persona about whom little is said.
const LEAST_CARD: f64 = 160.0;

/// The header's texts, shaped.
pub struct Header {
    title: Title,
    personas: Vec<PersonaCard>,
}

/// How the header is arranged.
enum Plan {
    /// Personas to the right of the title.
    Beside { title: f64, card: f64, height: f64 },
    /// Personas in rows below it.
    Below { columns: usize, card: f64, title: f64, rows: Vec<f64> },
}

impl Header {
    /// Shapes the header's texts.
    pub fn new(ctx: &mut LayoutCtx<'_>) -> Self {
        if let Some(leaf) = ctx.leaf.filter(|leaf| !leaf.has_header()) {
            return Self { title: Title::short(ctx, &leaf.figures()), personas: Vec::new() };
        }
        let map = ctx.map;
        let personas = if map.is_unnamed_customer() { &[][..] } else { map.personas.as_slice() };
        let cards =
            personas.iter().enumerate().map(|(index, persona)| PersonaCard::new(ctx, PersonaId::new(index), persona));
        let personas = cards.collect();
        Self { title: Title::new(ctx), personas }
    }

    /// Draws the header; the group and its height.
    pub fn draw(&self, page: &Page) -> (Group, f64) {
        let mut group = Group::new("header");
        let width = page.width - 2.0 * page.margin;
        let height = match self.plan(width) {
            Plan::Beside { title, card, height } => {
                group.push(self.title.draw(title).at(page.margin, 0.0));
                let left = page.margin + title + GAP;
                for (index, persona) in self.personas.iter().enumerate() {
                    let x = left + index as f64 * (card + GAP);
                    group.push(divider(x - GAP / 2.0, 0.0, height));
                    group.push(persona.draw(card, height).at(x, 0.0));
                }
                height
            }
            Plan::Below { columns, card, title, rows } => {
                group.push(self.title.draw(width).at(page.margin, 0.0));
                self.draw_rows(&mut group, page.margin, (columns, card), title, &rows)
            }
        };
        (group.framed(Rect::new(0.0, 0.0, page.width, height)), height)
    }

    fn draw_rows(&self, group: &mut Group, left: f64, (columns, card): (usize, f64), title: f64, rows: &[f64]) -> f64 {
        let mut y = title;
        for (row, &height) in self.personas.chunks(columns.max(1)).zip(rows) {
            y += 32.0;
            for (index, persona) in row.iter().enumerate() {
                let x = left + index as f64 * (card + GAP);
                if index > 0 {
                    group.push(divider(x - GAP / 2.0, y, height));
                }
                group.push(persona.draw(card, height).at(x, y));
            }
            y += height;
        }
        y
    }

    /// Next to the title if that is no higher than below it, or if the personas are few and short.
    fn plan(&self, width: f64) -> Plan {
        let below = self.below(width);
        let count = self.personas.len();
        if count == 0 || count > 3 {
            return below;
        }
        let title = (width * 0.36).clamp(420.0, MEASURE).max(self.title.least_width());
        let room = (width - title) / count as f64 - GAP;
        if room < CARD.0 {
            return below;
        }
        // The title gets what the cards don't need, in steps, so that one more word moves nothing.
        let natural = self.personas.iter().map(PersonaCard::natural_width).fold(CARD.0, f64::max);
        let card = room.min(CARD.1).min((natural / STEP).ceil() * STEP);
        let title = width - count as f64 * (card + GAP);
        let tallest = self.personas.iter().map(|persona| persona.height(card)).fold(0.0, f64::max);
        let height = tallest.max(self.title.height(title));
        let below_height = match &below {
            Plan::Beside { height, .. } => *height,
            Plan::Below { title, rows, .. } => title + rows.iter().map(|row| row + 32.0).sum::<f64>(),
        };
        if height <= below_height { Plan::Beside { title, card, height } } else { below }
    }

    fn below(&self, width: f64) -> Plan {
        let count = self.personas.len();
        let needed = self.personas.iter().map(PersonaCard::natural_width).fold(LEAST_CARD, f64::max).min(CARD.0);
        let most = (((width + GAP) / (needed + GAP)) as usize).clamp(1, 8);
        let rows = count.div_ceil(most).max(1);
        let columns = count.div_ceil(rows).max(1);
        let card = ((width - GAP * (columns - 1) as f64) / columns as f64).min(CARD.1);
        let heights = self.personas.chunks(columns);
        let heights = heights.map(|row| row.iter().map(|persona| persona.height(card)).fold(0.0, f64::max));
        Plan::Below { columns, card, title: self.title.height(width), rows: heights.collect() }
    }
}

fn divider(x: f64, top: f64, height: f64) -> Shape {
    Shape::line(x, top, x, top + height).stroke(Stroke::new(Role::Line, 1.0))
}

/// The map's title and what is below it.
struct Title {
    title: Prose,
    /// The finding, with its line if a line says it, and whether it is assumed.
    headline: Prose,
    insight: Option<(Span, bool)>,
    about: Prose,
    goals: Pairs,
    findings: Findings,
    badges: Vec<Badge>,
}

impl Title {
    fn new(ctx: &mut LayoutCtx<'_>) -> Self {
        let map = ctx.map;
        let mut goals = Pairs::default();
        for (index, goal) in map.goals.iter().enumerate() {
            let text = ctx.prose(goal, TypeSize::Body, Face::Regular, Role::Ink);
            goals.push(ctx, if index == 0 { ctx.words.goal } else { "" }, text);
        }
        let about = |ctx: &mut LayoutCtx<'_>, text: &Text| ctx.prose(text, TypeSize::Head, Face::Regular, Role::Soft);
        let finding = headline(ctx);
        let evidence = finding.as_ref().and_then(|finding| ctx.evidence(&finding.insight?.from));
        let evidence = evidence.map(|evidence| format!(" · {evidence}")).unwrap_or_default();
        let headline = finding.as_ref().map_or_else(Prose::empty, |finding| {
            let runs = [(finding.text.as_str(), Face::Semibold, finding.role), (&evidence, Face::Regular, Role::Faint)];
            ctx.runs(TypeSize::Stage, &runs)
        });
        let insight = finding.and_then(|finding| finding.insight);
        Self {
            headline,
            insight: insight.map(|insight| (insight.span, map.is_assumed(&insight.from))),
            title: ctx.prose(&map.title, TypeSize::Title, Face::Semibold, Role::Ink),
            about: map.about.as_ref().map_or_else(Prose::empty, |text| about(ctx, text)),
            goals,
            findings: Findings::new(ctx),
            badges: badges(ctx).into_iter().chain(metrics(ctx)).chain(glance(ctx)).collect(),
        }
    }

    /// The title as one line, above a later page.
    fn short(ctx: &mut LayoutCtx<'_>, figures: &str) -> Self {
        let title = ctx.map.title.one_line();
        let figures = format!("\u{2002}{figures}");
        let runs = [(title.as_str(), Face::Semibold, Role::Ink), (figures.as_str(), Face::Regular, Role::Faint)];
        Self {
            title: ctx.runs(TypeSize::Stage, &runs),
            headline: Prose::empty(),
            insight: None,
            about: Prose::empty(),
            goals: Pairs::default(),
            findings: Findings::default(),
            badges: Vec::new(),
        }
    }

    fn least_width(&self) -> f64 {
        let badges: f64 = self.badges.iter().filter(|badge| !badge.is_pill()).map(|badge| badge.width() + 32.0).sum();
        badges.clamp(0.0, MEASURE)
    }

    fn walk(&self, width: f64, mut group: Option<&mut Group>) -> f64 {
        let measure = width.min(MEASURE);
        let mut y = self.title.height(width);
        if let Some(group) = &mut group {
            // Large letters appear a little to the right of their position.
            group.extend(self.title.place(-2.0, 0.0, width));
            group.extend(self.pill(width).map(|(x, y, pill)| pill.draw().at(x, y)));
        }
        if !self.headline.is_empty() {
            y += 8.0;
            if let Some(group) = &mut group {
                group.push(self.draw_headline(y, width.min(SENTENCE)));
            }
            y += self.headline.height(width.min(SENTENCE));
        }
        if !self.about.is_empty() {
            y += 8.0;
            if let Some(group) = &mut group {
                group.extend(self.about.place(0.0, y, measure));
            }
            y += self.about.height(measure);
        }
        if !self.goals.is_empty() {
            y += 8.0;
            if let Some(group) = &mut group {
                group.extend(self.goals.place(0.0, y, measure));
            }
            y += self.goals.height(measure);
        }
        if !self.findings.is_empty() {
            y += 8.0;
            if let Some(group) = &mut group {
                group.extend(self.findings.draw(y, measure));
            }
            y += self.findings.height(measure);
        }
        let is_last = self.about.is_empty() && self.goals.is_empty() && self.findings.is_empty();
        let deep = if is_last && !self.headline.is_empty() { DEEP } else { 0.0 };
        self.walk_badges(width, y + 12.0, group).unwrap_or(y + deep)
    }

    /// The pill next to the title, if it fits there.
    fn pill(&self, width: f64) -> Option<(f64, f64, &Badge)> {
        let pill = self.badges.first().filter(|badge| badge.is_pill())?;
        let x = self.title.natural_width() + BESIDE;
        (x + pill.width() <= width).then(|| (x, (TypeSize::Title.line() - pill.height()) / 2.0 + 2.0, pill))
    }

    fn draw_headline(&self, top: f64, width: f64) -> Group {
        let mut group = Group::new(if self.insight.is_some() { "insight" } else { "headline" });
        let (height, wide) = (self.headline.height(width), self.headline.balanced_width(width).min(width));
        if let Some((line, is_assumed)) = self.insight {
            group = group.from_source(line);
            if is_assumed {
                group.push(underline(Rect::new(0.0, top, wide, height + AROUND)));
            }
        }
        group.extend(self.headline.place(0.0, top, width));
        group.framed(Rect::new(-AROUND, top, width + AROUND, height + DEEP))
    }

    fn walk_badges(&self, width: f64, top: f64, mut group: Option<&mut Group>) -> Option<f64> {
        let (mut x, mut y, mut bottom) = (0.0, top, top);
        let beside = usize::from(self.pill(width).is_some());
        let below = self.badges.get(beside..).unwrap_or_default();
        for badge in below {
            if x > 0.0 && x + badge.width() > width {
                (x, y) = (0.0, bottom + 8.0);
            }
            if let Some(group) = &mut group {
                group.push(badge.draw().at(x, y));
            }
            x += badge.width() + 32.0;
            bottom = bottom.max(y + badge.height());
        }
        (!below.is_empty()).then_some(bottom)
    }

    fn height(&self, width: f64) -> f64 {
        self.walk(width, None)
    }

    fn draw(&self, width: f64) -> Group {
        let mut group = Group::new("title");
        let height = self.walk(width, Some(&mut group));
        // Large letters and the hatch of an assumption begin further left.
        let left = if self.findings.is_empty() && self.headline.is_empty() { 2.0 } else { AROUND };
        group.framed(Rect::new(-left, 0.0, width + left, height))
    }
}
