//! What the header says about the whole journey: its insights, its principles and its metrics.

use super::{LayoutCtx, Prose, badge::Badge, lanes::metric_words, precision::Step};
use crate::{
    model::{Insight, Metric, SourceId},
    rows::{compared, figure_beside, principles, waiting},
    scene::{Face, Group, Rect, Role, Shape, TypeSize},
};

/// Gap between a label and its text, and between two rows.
const GAP: (f64, f64) = (12.0, 4.0);
/// How far the hatch of an assumption reaches beyond it, left and right.
const AROUND: f64 = 6.0;

/// Rows of a label and a text.
#[derive(Default)]
pub struct Findings {
    rows: Vec<Row>,
}

struct Row {
    group: Group,
    label: Prose,
    text: Prose,
    is_assumed: bool,
}

impl Findings {
    /// The insights, then the principles, without the one that is the headline.
    pub fn new(ctx: &mut LayoutCtx<'_>) -> Self {
        let map = ctx.map;
        let insights: Vec<Row> = map
            .insights
            .iter()
            .skip(1)
            .enumerate()
            .map(|(index, insight)| Row::insight(ctx, index == 0, insight))
            .collect();
        let principles = principles(map).iter().enumerate().map(|(index, principle)| {
            let label = if index == 0 { ctx.words.principles } else { "" };
            let text = ctx.prose(principle, TypeSize::Body, Face::Regular, Role::Ink);
            Row::new(ctx, Group::new("principle"), label, text)
        });
        Self { rows: insights.into_iter().chain(principles).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn label_width(&self) -> f64 {
        self.rows.iter().map(|row| row.label.natural_width()).fold(0.0, f64::max) + 0.5
    }

    pub fn height(&self, width: f64) -> f64 {
        let text = width - self.label_width() - GAP.0;
        let rows: f64 = self.rows.iter().map(|row| row.text.height(text)).sum();
        rows + GAP.1 * self.rows.len().saturating_sub(1) as f64
    }

    /// The rows, starting at a height.
    pub fn draw(&self, top: f64, width: f64) -> Vec<Group> {
        let left = self.label_width() + GAP.0;
        let mut y = top;
        let row = |row: &Row| {
            let height = row.text.height(width - left);
            let mut group = row.group.clone();
            if row.is_assumed {
                let wide = row.text.balanced_width(width - left).min(width - left);
                let hatch = Rect::new(left - AROUND, y, wide + 2.0 * AROUND, height);
                group.push(Shape::round_rect(hatch, 4.0).hatch());
            }
            let drop = TypeSize::Body.baseline() - TypeSize::Small.baseline();
            group.extend(row.label.place(0.0, y + drop, left));
            group.extend(row.text.place(left, y, width - left));
            let group = group.framed(Rect::new(-AROUND, y, width + AROUND, height));
            y += height + GAP.1;
            group
        };
        self.rows.iter().map(row).collect()
    }
}

impl Row {
    fn new(ctx: &mut LayoutCtx<'_>, group: Group, label: &str, text: Prose) -> Self {
        let label = ctx.runs(TypeSize::Small, &[(label, Face::Regular, Role::Faint)]);
        Self { group, label, text, is_assumed: false }
    }

    fn insight(ctx: &mut LayoutCtx<'_>, is_first: bool, insight: &Insight) -> Self {
        let label = if is_first { ctx.words.insights } else { "" };
        let (said, known) = (insight.text.to_plain(), evidence(ctx, &insight.from));
        let runs = [(said.as_str(), Face::Semibold, Role::Ink), (known.as_str(), Face::Regular, Role::Faint)];
        let text = ctx.runs(TypeSize::Body, &runs);
        let row = Self::new(ctx, Group::new("insight").from_source(insight.span), label, text);
        Self { is_assumed: ctx.map.is_assumed(&insight.from), ..row }
    }
}

fn evidence(ctx: &LayoutCtx<'_>, sources: &[SourceId]) -> String {
    ctx.evidence(sources).map(|evidence| format!(" · {evidence}")).unwrap_or_default()
}

/// The figures of the whole journey as badges: the measure above its value, with what it is compared with and its evidence.
pub fn metrics(ctx: &mut LayoutCtx<'_>) -> Vec<Badge> {
    let map = ctx.map;
    let badge = |metric: &Metric| {
        let label = format!("{}{}", ctx.whose(metric.whom), map.measure(metric.measure).label.to_plain());
        let mut value = metric_words(ctx, metric);
        for said in compared(ctx.words, metric, |figure| figure_beside(ctx.words, metric, figure)) {
            value.push_str(&format!(" · {said}"));
        }
        if let Some(measured) = &metric.measured {
            let sure = Step::of(Some(measured)).words(ctx.words, measured, |value| ctx.words.number(value));
            value.push_str(&format!(" · {sure}"));
        }
        value.push_str(&evidence(ctx, &metric.from));
        Badge::new(ctx, "journey-metric", &label, &value, Role::Ink).of(metric.span, map.is_assumed(&metric.from))
    };
    let mut badges: Vec<Badge> = map.metrics.iter().map(badge).collect();
    for ask in waiting(map, None) {
        let words = ctx.words.waiting(map, ask).unwrap_or_default();
        let (label, value) = words.rsplit_once(": ").unwrap_or(("", &words));
        badges.push(Badge::new(ctx, "journey-metric", label, value, Role::Faint).of(ask.span, false));
    }
    badges
}
