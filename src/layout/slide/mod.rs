//! The overview: a slide with the proportions 16:9 for every map, however long.
//!
//! Input: a map. Output: a scene that is never wider than [`WIDEST`], so that its smallest letters can be read when the
//! whole slide is as wide as a screen. What doesn't fit is left out in a fixed order, and counted:
//!
//! 1. Times, metrics and everything behind the scenes are never on a slide; of expectations only those of key moments
//!    and large gaps.
//! 2. A small map gets a small slide, which makes its letters larger, as long as nothing is missing on it.
//! 3. Texts are cut to fit their cards. Pains have badges, the worst ones cards, each in its own column or below its
//!    own stage; below each of these is the opportunity that addresses it. A column has words for one gain. The others
//!    are counted.
//! 4. Columns lose their channels' labels, then their channels, then their cards and expectations. Then chevrons count
//!    them, key moments are named below, and only a stage's best and worst points have words.
//! 5. More stages than fit, or whose names would be broken, share chevrons.
//! 6. Where curves through every column would be one block, neighbouring columns share a point: their mean, with their range.
//! 7. Where nobody's score is known there is no scale, and the parts share its room.
//! 8. Where the scale would get too low, cards get fewer lines, then the header, the columns' titles and the ways get
//!    smaller, then cards have only their text, at last the opportunities' one line of it, and everything is closer together.

mod band;
mod chart;
mod columns;
mod field;
mod frame;
mod gaps;
mod head;
mod label;
mod labels;
mod line;
mod names;
mod opportunities;
mod pick;
mod points;
mod runs;
mod story;
mod telling;
mod trend;
mod wishes;

use super::{
    ColumnBox, LayoutCtx, Words,
    chart::{card::Lines, has_panel},
    describe, footer,
    legend::{Legend, Shown},
    stripes::{stripes, tints},
    ways,
};
use crate::{
    model::Map,
    scene::{Face, Group, Rect, Role, Scene, Shape, Stroke, TextLine, TypeSize},
};
use band::Band;
use chart::Chart;
use columns::Row;
use frame::{COMFORTABLE, Density, Frame, MARGIN};
use head::Head;
use opportunities::Opportunities;

/// The widths that are tried before the widest; all slides are 16 to 9.
const WIDTHS: [f64; 5] = [960.0, 1120.0, 1280.0, 1440.0, 1600.0];
/// The widest slide: at 1400 pixels its smallest letters are 9 pixels high.
pub const WIDEST: f64 = 1864.0;
/// The shape of a slide: its height for each unit of its width.
const SHAPE: f64 = 9.0 / 16.0;
/// The widest on paper, and the shape of A4 within its margins: across 259 mm of Letter the smallest letters are 6 points high.
const PAPER: (f64, f64) = (1440.0, 185.0 / 277.0);
/// The least share of the slide's height that the scale has, and the most height that it grows to.
const SCALE: (f64, f64) = (0.35, 1000.0);
/// How much of everything is shown.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// The most lines of a pain's card below its head, and of an opportunity's. A pain with one has no head but two lines; so has an opportunity, and
    /// with none only one.
    lines: (usize, usize),
    /// Whether a text that would be cut has one more line.
    more: bool,
    /// How much is shown around the chart.
    around: Around,
}

impl Fit {
    fn pain(self) -> Lines {
        Lines { most: self.lines.0, more: self.more, beside: false }
    }

    fn opportunity(self) -> Lines {
        Lines { most: self.lines.1, more: self.more, beside: false }
    }
}

/// How much is shown around the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Around {
    /// Everything.
    Full,
    /// Stages have no goals, and columns no channels.
    Less,
    /// And the header has no principles and only badges that fit beside the title, titles two lines, and ways fewer levels and lines.
    Least,
    /// And the parts are closer together.
    Close,
}

const fn fit(pain: usize, opportunity: usize, around: Around) -> Fit {
    Fit { lines: (pain, opportunity), more: false, around }
}

/// What is tried first, then next, until the scale is high enough.
const FITS: [Fit; 12] = [
    fit(4, 3, Around::Full),
    fit(3, 3, Around::Full),
    fit(3, 2, Around::Full),
    fit(3, 2, Around::Less),
    fit(2, 2, Around::Less),
    fit(2, 1, Around::Less),
    fit(3, 2, Around::Least),
    fit(2, 2, Around::Least),
    fit(2, 1, Around::Least),
    fit(1, 1, Around::Least),
    fit(1, 1, Around::Close),
    fit(1, 0, Around::Close),
];
/// The first ones of these keep all texts of a small map.
const ROOMY: usize = 3;
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
/// The most levels and lines of words for ways, and the same with the least room.
const WAYS: [(usize, usize); 2] = [(3, 2), (2, 1)];

/// The slide of a map.
pub fn slide(ctx: &mut LayoutCtx<'_>) -> Scene {
    let words = words(ctx);
    within(ctx, &words, (WIDEST, SHAPE)).unwrap_or_else(|| {
        let [.., last] = FITS;
        Slide::new(ctx, &Frame::new(ctx.map, WIDEST, &words, true), last, SHAPE).draw(ctx)
    })
}

/// The slide of a map as a sheet of A4 or Letter has it; none where that would be too full to read.
pub fn on_paper(ctx: &mut LayoutCtx<'_>) -> Option<Scene> {
    let words = words(ctx);
    within(ctx, &words, PAPER)
}

fn words(ctx: &mut LayoutCtx<'_>) -> frame::Words {
    let (pains, worst) = open_pains(ctx.map);
    let wishes = wishes::wishes(ctx);
    let moments = ctx.map.columns.iter().map(|column| column.facts.moment.is_some()).collect();
    frame::Words { stages: band::titles(ctx), columns: columns::words(ctx), moments, pains, wishes, worst }
}

/// The first that can be read, up to a width.
fn within(ctx: &mut LayoutCtx<'_>, words: &frame::Words, (widest, shape): (f64, f64)) -> Option<Scene> {
    for width in WIDTHS.into_iter().filter(|&width| width < widest) {
        let frame = Frame::new(ctx.map, width, words, false);
        if frame.density == Density::Cards && frame.narrowest >= COMFORTABLE {
            for fit in FITS.into_iter().take(ROOMY) {
                let slide = Slide::new(ctx, &frame, fit, shape);
                if slide.complete && slide.is_readable() {
                    return Some(slide.draw(ctx));
                }
            }
        }
    }
    let frame = Frame::new(ctx.map, widest, words, true);
    for fit in FITS {
        let slide = Slide::new(ctx, &frame, fit, shape);
        if slide.is_readable() {
            // What the scale has beyond its share is better used for the ends of texts.
            let whole = Slide::new(ctx, &frame, Fit { more: true, ..fit }, shape);
            return Some(if whole.is_readable() { whole } else { slide }.draw(ctx));
        }
    }
    None
}

/// How many cards of pains that aren't solved each column has, those of its whole stage included, and how severe the worst of them is.
fn open_pains(map: &Map) -> (Vec<usize>, Vec<usize>) {
    let (mut counts, mut worst) = (vec![0; map.columns.len()], vec![0; map.columns.len()]);
    for id in map.open_pains() {
        if let Some(column) = frame::middle(map, map.pain(id).place) {
            counts[column.index()] += 1;
            worst[column.index()] = worst[column.index()].max(map.pain(id).severity as usize);
        }
    }
    (counts, worst)
}

/// Everything on a slide, shaped; only the scale's height is still open.
struct Slide<'f> {
    frame: &'f Frame,
    height: f64,
    head: Head,
    band: Band,
    ways: Option<ways::Band>,
    row: Option<Row>,
    chart: Option<Chart<'f>>,
    opportunities: Option<Opportunities>,
    shown: Shown,
    legend: Legend,
    made: [TextLine; 2],
    gaps: (f64, f64),
    /// Whether everything has its card.
    complete: bool,
    /// Whether there is a scale that takes the remaining room.
    has_scale: bool,
}

impl<'f> Slide<'f> {
    fn new(ctx: &mut LayoutCtx<'_>, frame: &'f Frame, fit: Fit, shape: f64) -> Self {
        let (map, around) = (ctx.map, fit.around);
        let wanted = |key: &str| ctx.options.lanes.as_ref().is_none_or(|lanes| lanes.iter().any(|lane| lane == key));
        let (columns, experience, answers) = (wanted("touchpoints"), wanted("experience"), wanted("opportunities"));
        let (pains, gains) = (pick::pains(map, frame), pick::gains(map, frame));
        let shown = Shown {
            experience,
            personas: false,
            expectations: gaps::any(map, frame),
            gains: !gains.shown.is_empty(),
            columns: frame.density != Density::Counts,
            ways: wanted("ways"),
            time: false,
            metrics: false,
            trend: frame.is_trend,
            assumed: false,
        };
        let left_out = pains.more + pains.bare + gains.more + gains.bare;
        let experience = experience && has_panel(map);
        let chart = experience.then(|| Chart::new(ctx, frame, pains, gains, fit.pain()));
        let below = chart.as_ref().map_or_else(Vec::new, Chart::pain_cards);
        let chances = pick::opportunities(map, frame, &below);
        let is_complete = left_out + chances.1 == 0;
        let (is_full, is_tight) = (around == Around::Full, around >= Around::Least);
        let head = Head::new(ctx, frame, (is_tight, around == Around::Close));
        let opportunities =
            if answers { Opportunities::new(ctx, frame, chances, &below, fit.opportunity()) } else { None };
        let assumed = head.is_assumed()
            || chart.as_ref().is_some_and(|chart| chart.is_assumed(map))
            || opportunities.as_ref().is_some_and(Opportunities::is_assumed);
        let shown = Shown { assumed, ..shown };
        Self {
            frame,
            height: (frame.page.width * shape).floor(),
            complete: is_complete && head.complete,
            head,
            band: Band::new(ctx, frame, is_full),
            ways: if wanted("ways") { ways_band(ctx, frame, WAYS[usize::from(is_tight)]) } else { None },
            row: if columns { Row::new(ctx, frame, is_full, TITLES[usize::from(is_tight)]) } else { None },
            opportunities,
            legend: Legend::new(ctx, shown),
            has_scale: chart.is_some() && Chart::has_scale(map),
            chart,
            shown,
            made: footer::made(ctx),
            gaps: GAPS[usize::from(around == Around::Close)],
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
        let row = self.row.as_ref().map_or(0.0, |row| row.height + 8.0);
        let opportunities = self.opportunities.as_ref().map_or(0.0, |row| row.height + self.gaps.0);
        let ways = self.ways.as_ref().map_or(0.0, |ways| ways.height);
        let rest = self.head.height
            + self.gaps.0
            + self.band.height
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
    fn is_readable(&self) -> bool {
        self.spare() >= if self.has_scale { self.height * SCALE.0 } else { 0.0 }
    }

    /// The gap between the parts: without a scale they share the remaining room.
    fn apart(&self) -> f64 {
        let parts = 1 + [self.row.is_some(), self.chart.is_some(), self.opportunities.is_some()]
            .map(usize::from)
            .iter()
            .sum::<usize>();
        if self.has_scale { self.gaps.0 } else { self.gaps.0 + self.spare().max(0.0) / parts as f64 }
    }

    fn draw(mut self, ctx: &mut LayoutCtx<'_>) -> Scene {
        let page = &self.frame.page;
        let mut root = Group::new("map").from_source(ctx.map.span);
        let canvas = Rect::new(0.0, 0.0, page.width, self.height);
        root.push(Shape::rect(canvas).fill(Role::Ground));
        let (mut y, apart) = (self.gaps.1, self.apart());
        root.push(self.head.draw(self.frame).at(0.0, y));
        y += self.head.height + apart;
        root.push(self.stripes(ctx, y + self.band.height));
        root.push(self.band.draw(ctx, self.frame).at(0.0, y));
        y += self.band.height;
        if let Some(ways) = &self.ways {
            root.push(ways_lane(ctx, ways, self.frame).at(0.0, y + 4.0));
            y += ways.height;
        }
        if let Some(row) = &self.row {
            root.push(row.draw(self.frame).at(0.0, y + 8.0));
            y += row.height + 8.0 + apart - self.gaps.0;
        }
        let mut above = Vec::new();
        if let Some(chart) = &self.chart {
            let panel = chart.draw(ctx, self.spare().clamp(0.0, SCALE.1));
            root.push(panel.node.at(0.0, y + self.gaps.0));
            y += panel.height + apart;
            above.clone_from(&panel.card_boxes);
            if self.shown.expectations && !panel.has_gaps {
                // None found room, so the legend explains none.
                self.shown.expectations = false;
                self.legend = Legend::new(ctx, self.shown);
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
            title: ctx.map.title.to_plain().replace('\n', " "),
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

/// The band of ways between columns, or between chevrons if columns have no titles.
fn ways_band(ctx: &mut LayoutCtx<'_>, frame: &Frame, (levels, lines): (usize, usize)) -> Option<ways::Band> {
    let page = &frame.page;
    let by_run = frame.density == Density::Counts;
    let chevrons: Vec<ColumnBox> =
        frame.runs.iter().map(|run| ColumnBox { left: run.span.0, pitch: run.span.1 - run.span.0 }).collect();
    let places = if by_run { chevrons.as_slice() } else { page.columns.as_slice() };
    let edges = (page.columns_left, page.columns_right);
    let room = ways::Room { places, edges, size: TypeSize::Small, lines, levels };
    let run_of = |column: usize| frame.runs.partition_point(|run| run.columns.end <= column);
    ways::Band::new(ctx, room, |id| Some(if by_run { run_of(id.index()) } else { id.index() }))
}

fn ways_lane(ctx: &mut LayoutCtx<'_>, ways: &ways::Band, frame: &Frame) -> Group {
    let mut group = Group::new("lane").named("lane", "ways");
    group.extend(row_name(ctx, ctx.words.ways, Role::Ink, ways.more, (ways.height - 40.0).max(0.0) / 2.0));
    group.push(ways.draw(ctx));
    group.framed(Rect::new(0.0, 0.0, frame.page.width, ways.height))
}

fn made_width(made: &[TextLine; 2]) -> f64 {
    made.iter().map(|line| line.width).sum::<f64>() + MADE
}

/// The name of a row in the gutter, and how many more there are than it shows.
fn row_name(ctx: &mut LayoutCtx<'_>, name: &str, role: Role, more: usize, top: f64) -> Vec<TextLine> {
    let width = frame::GUTTER - 24.0;
    let mut lines = ctx.cut(name, (TypeSize::Body, Face::Semibold, role), width, 1).place(MARGIN, top, width);
    if more > 0 {
        let more = Words::fill(ctx.words.more, &[&ctx.words.number(more as f64)]);
        let more = ctx.cut(&more, (TypeSize::Small, Face::Regular, Role::Soft), width, 1);
        lines.extend(more.place(MARGIN, top + TypeSize::Body.line(), width));
    }
    lines
}
