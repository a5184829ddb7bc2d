//! The parts of a slide, shaped, and how they share its height.

use super::{
    answers,
    band::Band,
    chart::{Chart, Panel},
    columns::Row,
    fit::{Around, Canvas, Fit},
    frame::{Density, Frame, MARGIN},
    gaps,
    head::Head,
    opportunities::Opportunities,
    pick, ways_row,
};
use crate::{
    lane::LaneKind,
    layout::{
        LayoutCtx,
        chart::has_panel,
        describe, footer,
        legend::{Legend, Shown},
        stripes::{stripes, tints},
        ways,
    },
    scene::{Group, Rect, Role, Scene, Shape, Stroke, TextLine},
};
use std::{cell::OnceCell, rc::Rc};

/// The most height that the scale grows to.
const HIGHEST: f64 = 1000.0;
/// Gap between the parts, and space above the header and below the footer; and the same with the least room.
const GAPS: [(f64, f64); 2] = [(GAP, 24.0), (8.0, 16.0)];
/// Above the legend.
const GAP: f64 = 12.0;
/// Gap between the legend and what the drawing was made from.
const BESIDE: f64 = 32.0;
/// Gap between the file and what drew it, and the height of each.
const MADE: f64 = 16.0;
const FOOT: f64 = 24.0;
/// The lines of a column's title at most, and where there is least room.
const TITLES: [usize; 2] = [3, 2];
/// The most levels and lines of words for ways, the same with little room, and with the least.
const WAYS: [(usize, usize); 3] = [(3, 2), (3, 1), (2, 1)];

/// What stands around the chart, the same however many lines its cards have.
pub struct Surround {
    /// How much of it there is, and how much more of the ways.
    pub amount: (Around, (usize, usize)),
    head: Head,
    band: Band,
    ways: Option<ways::Band>,
    row: Option<Row>,
}

impl Surround {
    pub fn new(ctx: &mut LayoutCtx<'_>, frame: &Frame, amount: (Around, (usize, usize))) -> Self {
        let (around, more) = amount;
        let (is_full, is_tight) = (around == Around::Full, around >= Around::Least);
        let wants = |kind| ctx.options.wants(kind, ctx.map);
        let (ways, row) = (wants(LaneKind::Ways), wants(LaneKind::Touchpoints));
        Self {
            amount,
            head: Head::new(ctx, frame, (is_tight, around >= Around::Close)),
            band: Band::new(ctx, frame, is_full),
            ways: if ways {
                let (levels, lines) = WAYS[usize::from(is_tight) + usize::from(around == Around::Fewest)];
                ways_row::band(ctx, frame, (levels + more.0, lines + more.1))
            } else {
                None
            },
            row: if row { Row::new(ctx, frame, is_full, TITLES[usize::from(is_tight)]) } else { None },
        }
    }
}

impl Surround {
    /// The kinds of ways that it shows.
    fn ways(&self) -> Vec<(ways::Line, bool)> {
        self.ways.as_ref().map_or_else(Vec::new, ways::Band::kinds)
    }
}

/// Everything on a slide, shaped; only the scale's height is still open.
pub struct Slide<'f> {
    frame: &'f Frame,
    height: f64,
    /// The least share of it that the scale has.
    least: f64,
    outer: Rc<Surround>,
    chart: Option<Chart<'f>>,
    /// The chart as it is drawn, once that is known: which words have room takes as long as all the rest.
    panel: OnceCell<Option<Panel>>,
    opportunities: Option<Opportunities>,
    shown: Shown,
    legend: Legend,
    made: [TextLine; 2],
    gaps: (f64, f64),
    /// Whether everything has its card.
    pub complete: bool,
    /// Whether there is a scale that takes the remaining room.
    has_scale: bool,
}

impl<'f> Slide<'f> {
    /// A slide with a surround of the same frame, as much of it as fits `fit`.
    pub fn new(ctx: &mut LayoutCtx<'_>, frame: &'f Frame, fit: Fit, outer: Rc<Surround>, canvas: Canvas) -> Self {
        let map = ctx.map;
        let wants = |kind| ctx.options.wants(kind, map);
        let (experience, answers) = (wants(LaneKind::Experience), wants(LaneKind::Opportunities));
        let (pains, gains) = (pick::pains(map, frame, fit.rows), pick::gains(map, frame));
        let shown = Shown {
            experience,
            personas: false,
            expectations: gaps::any(map, frame),
            gains: !gains.shown.is_empty(),
            solved: false,
            columns: frame.density != Density::Counts,
            ways: wants(LaneKind::Ways),
            time: false,
            metrics: false,
            trend: frame.is_trend,
            assumed: false,
        };
        let left_out = pains.more + gains.more;
        let experience = experience && has_panel(map);
        let chart = experience.then(|| Chart::new(ctx, frame, pains, gains, fit));
        let below = chart.as_ref().map_or_else(Vec::new, Chart::pain_cards);
        let mut drawn: Vec<_> = below.iter().map(|card| card.id).collect();
        drawn.sort();
        let chances = answers::opportunities(map, frame, &below);
        let is_complete = left_out + chances.rest.len() == 0;
        let opportunities =
            if answers { Opportunities::new(ctx, frame, chances, (&below, &drawn), fit.opportunity()) } else { None };
        let assumed = outer.head.is_assumed()
            || chart.as_ref().is_some_and(|chart| chart.is_assumed(map))
            || opportunities.as_ref().is_some_and(Opportunities::is_assumed);
        let shown = Shown { assumed, ..shown };
        Self {
            frame,
            height: (frame.page.width * canvas.shape).floor(),
            least: canvas.scale,
            complete: is_complete && outer.head.complete,
            opportunities,
            legend: Legend::with_ways(ctx, shown, &outer.ways()),
            has_scale: chart.is_some() && Chart::has_scale(map),
            chart,
            panel: OnceCell::new(),
            shown,
            made: footer::made(ctx),
            gaps: GAPS[usize::from(fit.is_close)],
            outer,
        }
    }

    fn legend_width(&self) -> f64 {
        self.frame.page.width - 2.0 * MARGIN - made_width(&self.made) - BESIDE
    }

    fn footer_height(&self) -> f64 {
        GAP + self.legend.flowing_height(self.legend_width()).max(FOOT)
    }

    /// The height left for the scale.
    fn spare(&self) -> f64 {
        let chart = self.chart.as_ref().map_or(0.0, Chart::around);
        let row = self.outer.row.as_ref().map_or(0.0, |row| row.height + 8.0);
        let opportunities = self.opportunities.as_ref().map_or(0.0, |row| row.height + self.gaps.0);
        let ways = self.outer.ways.as_ref().map_or(0.0, |ways| ways.height);
        let rest = self.outer.head.height
            + self.gaps.0
            + self.outer.band.height
            + ways
            + row
            + self.gaps.0
            + chart
            + opportunities
            + self.gaps.0
            + self.footer_height();
        self.height - 2.0 * self.gaps.1 - rest
    }

    /// Whether the scale is the largest part; or, without one, whether everything fits.
    pub fn is_readable(&self) -> bool {
        self.spare() >= if self.has_scale { self.height * self.least } else { 0.0 }
    }

    /// How many texts are cut.
    pub fn cut(&self) -> usize {
        self.chart.as_ref().map_or(0, Chart::cut) + self.opportunities.as_ref().map_or(0, Opportunities::cut)
    }

    /// How many opportunities say when they are due and how far they are, without having to.
    pub fn dated(&self) -> usize {
        self.opportunities.as_ref().map_or(0, |row| row.dated)
    }

    /// How many ways have no room.
    pub fn missing_ways(&self) -> usize {
        self.outer.ways.as_ref().map_or(0, |ways| ways.more)
    }

    /// Whether words of ways are cut or missing.
    pub fn has_short_ways(&self) -> bool {
        self.outer.ways.as_ref().is_some_and(|ways| ways.is_short)
    }

    /// How many words have no room beside their points.
    pub fn missing_words(&self, ctx: &mut LayoutCtx<'_>) -> usize {
        self.panel(ctx).map_or(0, |panel| panel.unshown.words)
    }

    /// The chart, with all the room that is left.
    fn panel(&self, ctx: &mut LayoutCtx<'_>) -> Option<&Panel> {
        let draw = || self.chart.as_ref().map(|chart| chart.draw(ctx, self.spare().clamp(0.0, HIGHEST)));
        self.panel.get_or_init(draw).as_ref()
    }

    /// Whether a text is cut, or first lines are missing because one of them had no room.
    pub fn is_short(&self) -> bool {
        self.cut() > 0 || self.opportunities.as_ref().is_some_and(|row| row.is_plain)
    }

    /// The gap between the parts: without a scale they share the remaining room.
    fn apart(&self) -> f64 {
        let parts = 1 + [self.outer.row.is_some(), self.chart.is_some(), self.opportunities.is_some()]
            .map(usize::from)
            .iter()
            .sum::<usize>();
        if self.has_scale { self.gaps.0 } else { self.gaps.0 + self.spare().max(0.0) / parts as f64 }
    }

    pub fn draw(mut self, ctx: &mut LayoutCtx<'_>) -> Scene {
        let page = &self.frame.page;
        let mut root = Group::new("map").from_source(ctx.map.span);
        let canvas = Rect::new(0.0, 0.0, page.width, self.height);
        root.push(Shape::rect(canvas).fill(Role::Ground));
        let (mut y, apart) = (self.gaps.1, self.apart());
        root.push(self.outer.head.draw(self.frame).at(0.0, y));
        y += self.outer.head.height + apart;
        root.push(self.stripes(ctx, y + self.outer.band.height));
        root.push(self.outer.band.draw(ctx, self.frame).at(0.0, y));
        y += self.outer.band.height;
        if let Some(ways) = &self.outer.ways {
            root.push(ways_row::lane(ctx, ways, self.frame).at(0.0, y + 4.0));
            y += ways.height;
        }
        if let Some(row) = &self.outer.row {
            root.push(row.draw(self.frame).at(0.0, y + 8.0));
            y += row.height + 8.0 + apart - self.gaps.0;
        }
        let mut above = Vec::new();
        self.panel(ctx);
        if let Some(panel) = self.panel.take().flatten() {
            root.push(panel.node.at(0.0, y + self.gaps.0));
            y += panel.height + apart;
            above.clone_from(&panel.card_boxes);
            if self.shown.expectations && !panel.has_gaps {
                // None found room, so the legend explains none.
                self.shown.expectations = false;
                self.legend = Legend::with_ways(ctx, self.shown, &self.outer.ways());
            }
        }
        if let Some(opportunities) = &self.opportunities {
            root.push(opportunities.draw(ctx, self.frame, &above).at(0.0, y + self.gaps.0));
        }
        root.push(self.footer().at(0.0, self.height - self.gaps.1 - self.footer_height()));
        Scene {
            width: page.width,
            height: self.height,
            prefix: describe::prefix(ctx.map, ctx.options.id_prefix.as_deref()),
            title: ctx.map.title.one_line(),
            description: ctx.known.description(|map, paths| describe::describe(map, paths, ctx.words)).to_owned(),
            lang: ctx.map.lang.clone(),
            pictures: ctx.map.pictures.clone(),
            root: root.framed(canvas),
        }
    }

    /// The stripes, from the band of stages down to the footer.
    fn stripes(&self, ctx: &LayoutCtx<'_>, top: f64) -> Group {
        let whole = (top, self.height - self.gaps.1 - self.footer_height());
        let has_moments = self.chart.as_ref().is_none_or(Chart::has_moments);
        if has_moments { stripes(ctx, &self.frame.page, whole) } else { tints(ctx, &self.frame.page, whole) }
    }

    fn footer(&self) -> Group {
        let page = &self.frame.page;
        let mut group = Group::new("footer");
        let (left, right) = (page.margin, page.width - page.margin);
        group.push(Shape::line(left, 0.0, right, 0.0).stroke(Stroke::new(Role::LineStrong, 1.5)));
        group.push(self.legend.draw_flowing(self.legend_width()).at(left, GAP));
        let width = made_width(&self.made);
        let [file, drawn] = &self.made;
        let mut made = Group::new("made");
        made.push(file.moved(right, GAP));
        made.push(drawn.moved(right - file.width - MADE, GAP + file.y - drawn.y));
        group.push(made.framed(Rect::new(right - width, GAP, width, FOOT)));
        group.framed(Rect::new(0.0, 0.0, page.width, self.footer_height()))
    }
}

fn made_width(made: &[TextLine; 2]) -> f64 {
    made.iter().map(|line| line.width).sum::<f64>() + MADE
}
