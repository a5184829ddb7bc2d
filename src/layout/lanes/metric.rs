//! Metrics: the value in words over a bullet bar with the earlier value, the target, and what others have.

use super::{Cells, Lane};
use crate::{
    lane::LaneKind,
    layout::{BAR, LayoutCtx, Prose, block::Block, precision::Step},
    model::{Ask, Better, Map, Metric},
    rows::{self, waiting},
    scene::{Anchor, Face, Group, Point, Rect, Role, Shape, Stroke, TextLine, TypeSize, polygon},
    span::Span,
};
use rustc_hash::FxHashMap;

/// The bar's distance from the figures, its thickness, and the height of both.
const BULLET: (f64, f64, f64) = (6.0, 10.0, 22.0);

/// A range is cut where all figures of its measure are within this share of it, a little beyond the highest of them.
const CUT: (f64, f64) = (0.45, 1.2);
/// What a bar may end at, in units of a power of ten.
const ENDS: [f64; 9] = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
/// From a bar to the figure at its end.
const TO_END: f64 = 6.0;

/// The lane of the metrics; `None` if there are none.
pub fn metrics(ctx: &mut LayoutCtx<'_>) -> Option<Lane> {
    let (mut cells, known) = (Cells::new(12.0), known(ctx.whole()));
    for (place, facts) in ctx.map.all_facts() {
        for metric in &facts.metrics {
            let known = known.get(&kind(metric)).copied().unwrap_or_default();
            cells.push(place, Box::new(Bullet::new(ctx, metric, known)));
        }
        for ask in waiting(ctx.map, Some(place)) {
            cells.push(place, Box::new(Bullet::waiting(ctx, ask)));
        }
    }
    let lane = Lane { least_beside: Some(BAR), ..Lane::new(ctx, LaneKind::Metrics, cells) };
    (!lane.cells.is_empty()).then_some(lane)
}

/// What has the same scale: a measure in one unit.
type Kind<'a> = (usize, Option<&'a str>);

fn kind(metric: &Metric) -> Kind<'_> {
    (metric.measure.index(), metric.unit.as_deref())
}

/// The figures of a measure anywhere in a map: all of its bars have the same scale.
#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    count: usize,
    lowest: f64,
    highest: f64,
}

fn known(map: &Map) -> FxHashMap<Kind<'_>, Figures> {
    let mut known: FxHashMap<Kind<'_>, Figures> = FxHashMap::default();
    for metric in map.all_facts().flat_map(|(_, facts)| &facts.metrics).chain(&map.metrics) {
        let own = known.entry(kind(metric)).or_default();
        for figure in metric.figures().filter(|figure| figure.is_finite()) {
            own.count += 1;
            (own.lowest, own.highest) = (own.lowest.min(figure), own.highest.max(figure));
        }
    }
    known
}

struct Bullet {
    span: Span,
    name: String,
    head: Prose,
    foot: Prose,
    shares: Option<Shares>,
    /// What the bar's end stands for, if that isn't the end of a range that is known.
    end: Option<TextLine>,
    assumed: bool,
}

/// Where the figures are on the bar, from 0 to 1.
struct Shares {
    value: f64,
    was: Option<f64>,
    target: Option<f64>,
    benchmark: Option<f64>,
}

impl Bullet {
    fn new(ctx: &mut LayoutCtx<'_>, metric: &Metric, known: Figures) -> Self {
        let end = scale_end(metric, known);
        let label = end.map(|end| rows::beside(metric, ctx.words.number(end)));
        let (size, y) = (TypeSize::Small, BULLET.0 + BULLET.1 / 2.0 + TypeSize::Small.centring());
        let mut line = |text: String| ctx.line(0.0, y, Anchor::Left, &text, size, Face::Regular, Role::Faint);
        Self {
            end: label.map(&mut line),
            span: metric.span,
            name: ctx.map.measure(metric.measure).name.to_string(),
            head: head(ctx, metric),
            foot: foot(ctx, metric),
            shares: shares(metric, known, end),
            assumed: ctx.map.is_assumed(&metric.from),
        }
    }
}

impl Bullet {
    /// A figure from data that can't be shown.
    fn waiting(ctx: &mut LayoutCtx<'_>, ask: &Ask) -> Self {
        let words = ctx.words.waiting(ctx.map, ask).unwrap_or_default();
        let head = ctx.runs(TypeSize::Small, &[(&words, Face::Regular, Role::Soft)]);
        let (name, foot) = (String::new(), Prose::empty());
        Self { span: ask.span, name, head, foot, shares: None, end: None, assumed: false }
    }
}

impl Block for Bullet {
    fn least_width(&self) -> f64 {
        BAR.max(self.head.min_width()).max(self.foot.min_width())
    }

    fn height(&self, width: f64) -> f64 {
        self.head.height(width) + self.foot.height(width) + if self.shares.is_some() { BULLET.2 } else { 0.0 }
    }

    fn draw(&self, width: f64, _height: f64) -> Group {
        let mut group = Group::new("metric").from_source(self.span).with_data("measure", self.name.clone());
        if self.assumed {
            let hatch = Rect::new(-8.0, -6.0, width + 16.0, self.height(width) + 12.0);
            group.push(Shape::round_rect(hatch, 4.0).hatch());
        }
        group.extend(self.head.place(0.0, 0.0, width));
        let mut y = self.head.height(width);
        if let Some(shares) = &self.shares {
            let aside = self.end.as_ref().map_or(0.0, |end| end.width + TO_END);
            shares.draw(&mut group, y + BULLET.0, BAR - aside);
            group.extend(self.end.as_ref().map(|end| end.moved(BAR - aside + TO_END, y)));
            y += BULLET.2;
        }
        group.extend(self.foot.place(0.0, y, width));
        group
    }
}

impl Shares {
    fn draw(&self, group: &mut Group, y: f64, long: f64) {
        let thick = BULLET.1;
        group.push(Shape::rect(Rect::new(0.0, y, long, thick)).fill(Role::Track));
        group.push(Shape::rect(Rect::new(0.0, y, (self.value * long).max(2.0), thick)).fill(Role::Bar));
        if let Some(share) = self.benchmark {
            let x = share * long;
            group.push(
                Shape::circle(x.clamp(3.5, long - 3.5), y + thick / 2.0, 3.5)
                    .fill(Role::Ground)
                    .stroke(Stroke::new(Role::Ink, 1.5)),
            );
        }
        if let Some(share) = self.target {
            let x = (share * long).clamp(1.5, long - 1.5);
            group.push(Shape::line(x, y - 3.0, x, y + thick + 3.0).stroke(Stroke::new(Role::Ink, 3.0)));
        }
        if let Some(share) = self.was {
            let (x, tip) = ((share * long).clamp(4.0, long - 4.0), y + thick);
            let wedge = [Point::new(x, tip), Point::new(x + 4.0, tip + 5.0), Point::new(x - 4.0, tip + 5.0)];
            group.push(Shape::path(polygon(&wedge, true)).fill(Role::Ink));
        }
    }
}

/// A metric's value with no more digits than are known.
fn rounded(metric: &Metric) -> f64 {
    Step::of(metric.measured.as_ref()).round(metric.value)
}

/// A metric's value, as far as it is known (`53.2 %`, `3.1 of 5`).
pub fn words(ctx: &LayoutCtx<'_>, metric: &Metric) -> String {
    rows::value(ctx.words, metric, rounded(metric))
}

fn head(ctx: &mut LayoutCtx<'_>, metric: &Metric) -> Prose {
    let label = format!("{}{} ", ctx.whose(metric.whom), ctx.map.measure(metric.measure).label.to_plain());
    let value = rows::figure(ctx.words, metric, rounded(metric));
    let of = rows::highest(ctx.words, metric).map(|of| format!(" {of}")).unwrap_or_default();
    let evidence = ctx.evidence(&metric.from).map(|evidence| format!(" · {evidence}")).unwrap_or_default();
    let runs = [
        (label.as_str(), Face::Regular, Role::Ink),
        (value.as_str(), Face::Semibold, Role::Ink),
        (of.as_str(), Face::Regular, Role::Soft),
        (evidence.as_str(), Face::Regular, Role::Faint),
    ];
    ctx.runs(TypeSize::Body, &runs)
}

fn foot(ctx: &mut LayoutCtx<'_>, metric: &Metric) -> Prose {
    let words = ctx.words;
    let amount = |value| rows::amount(words, metric, value);
    let measured = metric.measured.as_ref().map(|measured| Step::of(Some(measured)).words(words, measured, amount));
    let compared = rows::compared(words, metric, |value| rows::figure_beside(words, metric, value));
    let mut parts: Vec<String> = measured.into_iter().chain(compared).collect();
    if ctx.map.measure(metric.measure).better == Some(Better::Lower) && !parts.is_empty() {
        parts.push(words.lower_is_better.to_owned());
    }
    ctx.runs(TypeSize::Small, &[(&parts.join(" · "), Face::Regular, Role::Soft)])
}

/// Where the bar ends, if nobody said how high the figures can get, or if the measure's range goes far beyond all of them: bars that are all as good as
/// empty can't be compared. A figure alone, and one `of` so many, is shown as its share of the whole.
fn scale_end(metric: &Metric, known: Figures) -> Option<f64> {
    let is_percent = metric.unit.as_deref() == Some("%") && known.highest <= 100.0;
    let (low, high) = metric.range.unwrap_or((0.0, if is_percent { 100.0 } else { f64::INFINITY }));
    let is_long =
        low == 0.0 && known.highest > 0.0 && known.highest <= high * CUT.0 && known.count > 1 && metric.of.is_none();
    if metric.range.is_some() && !is_long {
        return None;
    }
    let least = known.highest * CUT.1;
    let unit = 10_f64.powf(least.log10().floor());
    let end = ENDS.map(|end| end * unit).into_iter().find(|end| *end >= least && end.is_finite())?;
    if metric.range.is_some() { Some(end).filter(|end| *end < high) } else { Some(end.min(high)) }
}

/// The bar covers the measure's range up to an `end`. Without a range, there is only one if there is something to compare.
fn shares(metric: &Metric, known: Figures, end: Option<f64>) -> Option<Shares> {
    let (low, high) = match metric.range {
        Some((low, high)) => (low, end.unwrap_or(high)),
        None if metric.figures().count() < 2 => return None,
        None => (known.lowest, end.unwrap_or(known.highest)),
    };
    let span = high - low;
    if !(span > 0.0 && span.is_finite()) {
        return None;
    }
    let share = |value: f64| ((value - low) / span).clamp(0.0, 1.0);
    Some(Shares {
        value: share(metric.value),
        was: metric.was.map(share),
        target: metric.target.map(share),
        benchmark: metric.benchmark.map(share),
    })
}
