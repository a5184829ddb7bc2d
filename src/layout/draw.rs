//! The whole drawing: what to show of the map, in which order, and where each part goes.

use super::{
    ColumnBox, LayoutCtx, LayoutOptions, Page, View, Words, assemble, confidence, describe,
    experience::Experience,
    footer::Footer,
    header::Header,
    icons::Icons,
    lanes::{self, Claims, Lane},
    legend::{Legend, Shown},
    mirror,
    page_slice::{PageSlice, Room},
    phases::PhaseBand,
    slide,
    stages::StageBand,
    stripes::stripes,
    ways,
    whole::Whole,
    widths,
};
use crate::{
    compare,
    lane::{self, LaneKind, Zone},
    model::{Map, StageId},
    scene::{Anchor, Face, Group, Rect, Role, Scene, Shape, Stroke, TypeSize},
    text::{Fonts, Hyphenation, reads_from_right},
};

const MARGIN: f64 = 48.0;
/// Width left of the columns for the lane names: the usual one, and the one if a lane has a long explanation.
const GUTTER: [f64; 2] = [144.0, 192.0];
/// An explanation with at least this many characters is long.
const LONG_HINT: usize = 40;
const STAGE_GAP: f64 = 16.0;
const BOTTOM: f64 = 32.0;
/// A page is at least this wide, however few columns there are.
const LEAST_PAGE: f64 = 960.0;

/// A part of the map that runs from left to right.
enum Part {
    Ways,
    Lane(Lane),
    Experience(Experience),
}

impl Part {
    fn kind(&self) -> LaneKind {
        match self {
            Self::Ways => LaneKind::Ways,
            Self::Lane(lane) => lane.kind,
            Self::Experience(_) => LaneKind::Experience,
        }
    }
}

/// Lays a map out. Places and sizes in the scene are in CSS pixels; the same fonts can be used for any number of maps.
///
/// ```
/// use wayline::{Options, compile, layout::{LayoutOptions, View, layout}, load::NoFiles, text::Fonts};
///
/// let text = b"journey: Coffee run\nstage: Enter\n  feels 1: Welcome\n";
/// let map = compile("coffee.journey", text, &NoFiles, &Options::default()).map.expect("a map");
/// let options = LayoutOptions { view: View::Overview, ..LayoutOptions::default() };
/// let slide = layout(&map, &options, &mut Fonts::new());
/// assert_eq!(slide.title, "Coffee run");
/// assert!((slide.width / slide.height - 16.0 / 9.0).abs() < 0.01);
/// ```
pub fn layout(map: &Map, options: &LayoutOptions, fonts: &mut Fonts) -> Scene {
    if options.view == View::Overview {
        return overview(map, options, fonts);
    }
    lay_out(map, options, fonts, None).scene
}

/// The slide of a map.
pub(super) fn overview(map: &Map, options: &LayoutOptions, fonts: &mut Fonts) -> Scene {
    let own = Whole::new(map);
    let mut ctx = context(&own, options, fonts, None);
    let scene = slide::slide(&mut ctx);
    if ctx.rtl { mirror::mirrored(scene) } else { scene }
}

/// The slide of a map for paper.
pub(super) fn overview_on_paper(map: &Map, options: &LayoutOptions, fonts: &mut Fonts) -> Option<Scene> {
    let own = Whole::new(map);
    let mut ctx = context(&own, options, fonts, None);
    let scene = slide::on_paper(&mut ctx)?;
    Some(if ctx.rtl { mirror::mirrored(scene) } else { scene })
}

/// The context of a map, or of a page of it; `own` is the map itself, for a drawing of one page.
fn context<'a>(
    own: &'a Whole<'a>,
    options: &'a LayoutOptions,
    fonts: &Fonts,
    page: Option<(&'a Map, PageSlice<'a>)>,
) -> LayoutCtx<'a> {
    let known = page.map_or(own, |(_, leaf)| leaf.whole);
    let (map, leaf) = (page.map_or(own.map, |(part, _)| part), page.map(|(_, leaf)| leaf));
    let words = Words::for_lang(map.lang.as_deref());
    let rtl = reads_from_right(map);
    let changes = compare::since(known.map);
    let hyphenation = map.lang.as_deref().and_then(Hyphenation::of);
    let (fonts, icons) = (fonts.clone(), Icons::default());
    LayoutCtx { map, options, fonts, hyphenation, words, rtl, icons, changes, known, leaf }
}

/// A drawing, and what its splitting into pages depends on.
pub(super) struct Laid {
    pub scene: Scene,
    pub page: Page,
    pub shown: Shown,
    /// Where the stage band ends.
    pub top: f64,
    /// The lanes from top to bottom, by name, each with where it ends.
    pub ends: Vec<(String, f64)>,
}

/// The page of a map whose columns are as narrow as can be, and what it shows.
pub(super) fn narrowest(map: &Map, options: &LayoutOptions, fonts: &mut Fonts) -> (Page, Shown) {
    let own = Whole::new(map);
    let mut ctx = context(&own, options, fonts, None);
    let band = StageBand::new(&mut ctx);
    let parts = parts(&mut ctx);
    (page(map, &parts, &band, Some(Room::Together(0.0))), shown(&parts))
}

/// Lays out a map, or one page of it.
pub(super) fn lay_out(map: &Map, options: &LayoutOptions, fonts: &mut Fonts, leaf: Option<PageSlice<'_>>) -> Laid {
    let own = Whole::new(map);
    let mut ctx = context(&own, options, fonts, leaf.map(|leaf| (map, leaf)));
    let header = Header::new(&mut ctx);
    let band = StageBand::new(&mut ctx);
    let parts = parts(&mut ctx);
    let page = page(map, &parts, &band, leaf.and_then(|leaf| leaf.room));
    let mut sheet = Sheet::new(&page);
    let (node, height) = header.draw(&page);
    sheet.place(node, height, 0.0);
    let (node, height) = band.draw(&ctx, &page);
    let phases = PhaseBand::new(&mut ctx, &page.stage_spans(map), StageId::index, None);
    if phases.height > 0.0 {
        sheet.place(phases.draw(page.width), phases.height, 24.0);
    }
    sheet.place(node, height, if phases.height > 0.0 { 0.0 } else { 24.0 });
    let columns_top = sheet.y;
    // Cards follow the chevrons closely; anything else keeps a distance.
    let follows = |part: &Part| match part {
        Part::Ways => true,
        Part::Lane(lane) => lane.cards,
        Part::Experience(_) => false,
    };
    if !parts.first().is_some_and(follows) {
        sheet.y += 16.0;
    }
    let shown = leaf.map_or_else(|| shown(&parts), |leaf| leaf.shown);
    let ends = draw_parts(&mut ctx, &page, parts, &mut sheet);
    sheet.stripes = stripes(&ctx, &page, (columns_top, sheet.y));
    let (node, height) = footer(&mut ctx, shown).draw(&page);
    sheet.place(node, height, 0.0);
    let mut scene = sheet.finish(&ctx);
    confidence::mark(&mut scene, ctx.map);
    let scene = if ctx.rtl { mirror::mirrored(scene) } else { scene };
    Laid { scene, page, shown, top: columns_top, ends }
}

/// Sources and legend are those of the whole map, and are on its last page.
fn footer(ctx: &mut LayoutCtx<'_>, shown: Shown) -> Footer {
    if ctx.leaf.is_some_and(|leaf| !leaf.is_last()) {
        return Footer::short(ctx);
    }
    let whole = ctx.whole();
    let part = std::mem::replace(&mut ctx.map, whole);
    let legend = Legend::new(ctx, shown);
    ctx.map = part;
    Footer::new(ctx, legend)
}

fn parts(ctx: &mut LayoutCtx<'_>) -> Vec<Part> {
    let claims = Claims::of(ctx.map);
    let mut kinds = lane::lanes(ctx.options.view, ctx.map);
    kinds.retain(|&kind| ctx.options.wants(kind, ctx.map));
    kinds.into_iter().filter_map(|kind| part(ctx, kind, &claims)).collect()
}

fn part(ctx: &mut LayoutCtx<'_>, kind: LaneKind, claims: &Claims<'_>) -> Option<Part> {
    let lane = match kind {
        LaneKind::Experience => return Experience::new(ctx).map(Part::Experience),
        LaneKind::Ways => return ways::has_any(ctx).then_some(Part::Ways),
        LaneKind::Touchpoints => lanes::column_cards(ctx),
        LaneKind::Storyboard => lanes::storyboard(ctx),
        LaneKind::Claims(kind) => claims.lane(ctx, kind),
        LaneKind::Changes => lanes::changes(ctx),
        LaneKind::Opportunities => lanes::opportunities(ctx),
        LaneKind::Time => lanes::time(ctx),
        LaneKind::Metrics => lanes::metrics(ctx),
        LaneKind::Priority => lanes::priorities(ctx),
        LaneKind::Material => lanes::material(ctx),
    };
    lane.map(Part::Lane)
}

fn shown(parts: &[Part]) -> Shown {
    let has = |kind| parts.iter().any(|part| matches!(part, Part::Lane(lane) if lane.kind == kind));
    let experience = parts.iter().any(|part| matches!(part, Part::Experience(_)));
    Shown {
        experience,
        personas: true,
        gains: true,
        solved: true,
        expectations: true,
        columns: has(LaneKind::Touchpoints),
        ways: parts.iter().any(|part| matches!(part, Part::Ways)),
        time: has(LaneKind::Time),
        metrics: has(LaneKind::Metrics),
        trend: false,
        assumed: true,
    }
}

fn page(map: &Map, parts: &[Part], band: &StageBand, room: Option<Room<'_>>) -> Page {
    let lanes: Vec<&Lane> =
        parts.iter().filter_map(|part| if let Part::Lane(lane) = part { Some(lane) } else { None }).collect();
    let experience =
        parts.iter().find_map(|part| if let Part::Experience(experience) = part { Some(experience) } else { None });
    let widths = match room {
        Some(Room::Each(widths)) => widths.to_vec(),
        Some(Room::Together(room)) => widths::widths(map, &lanes, experience, &band.needs(), Some(room)),
        None => widths::widths(map, &lanes, experience, &band.needs(), None),
    };
    let is_long = |hint: &str| hint.chars().nth(LONG_HINT).is_some();
    let wide = lanes.iter().any(|lane| lane.hint.split('\n').any(is_long));
    let columns_left = MARGIN + GUTTER[usize::from(wide)];
    let (mut x, mut columns, mut stage_borders) = (columns_left, Vec::with_capacity(widths.len()), Vec::new());
    for (column, &pitch) in map.columns.iter().zip(&widths) {
        let first = map.stage(column.stage).columns.first().is_some_and(|id| id.index() == columns.len());
        if first && !columns.is_empty() {
            stage_borders.push(x + STAGE_GAP / 2.0);
            x += STAGE_GAP;
        }
        columns.push(ColumnBox { left: x, pitch });
        x += pitch;
    }
    let width = (x + MARGIN).max(LEAST_PAGE);
    Page { width, margin: MARGIN, columns_left, columns_right: x, columns, stage_borders }
}

/// Draws each part and lets go of it: a large map's texts, measured and drawn, would otherwise be kept at once. The lanes, each with
/// where it ends.
fn draw_parts(ctx: &mut LayoutCtx<'_>, page: &Page, parts: Vec<Part>, sheet: &mut Sheet) -> Vec<(String, f64)> {
    let mut zone = Zone::Front;
    let mut ends = Vec::new();
    for part in parts {
        let kind = part.kind();
        draw_part(ctx, page, part, (sheet, &mut zone));
        ends.push((kind.key(ctx.map).to_owned(), sheet.y));
    }
    sheet.leave(&mut zone);
    ends
}

fn draw_part(ctx: &mut LayoutCtx<'_>, page: &Page, part: Part, (sheet, zone): (&mut Sheet, &mut Zone)) {
    let lane = match part {
        Part::Lane(lane) => lane,
        Part::Ways => {
            if let Some((node, height)) = ways::lane(ctx, page) {
                sheet.place(node, height, 0.0);
            }
            return;
        }
        Part::Experience(experience) => {
            sheet.leave(zone);
            let panel = experience.panel(ctx, page);
            sheet.place(panel.node.named("lane", LaneKind::Experience.key(ctx.map)), panel.height, 0.0);
            return;
        }
    };
    let border = lane.kind.border(*zone, ctx.words);
    let own = lane.kind.zone();
    if own != Zone::Behind {
        sheet.leave(zone);
        *zone = own;
    } else if border.is_some() {
        sheet.enter(zone);
    }
    if let Some(name) = border {
        let (line, height) = self::border(ctx, page, name);
        sheet.place(line, height, 0.0);
    }
    let ruled = lane.ruled && border.is_none();
    let (node, height) = assemble::lane(ctx, page, &lane, ruled);
    sheet.place(node, height, 0.0);
}

/// A dashed line across the page with its name: the line of interaction, of visibility, or of internal interaction.
fn border(ctx: &mut LayoutCtx<'_>, page: &Page, name: &str) -> (Group, f64) {
    const HEIGHT: f64 = 24.0;
    let size = TypeSize::Small;
    let label = ctx.line(page.margin, 4.0 + size.baseline(), Anchor::Left, name, size, Face::Semibold, Role::Ink);
    let start = page.margin + label.width + 12.0;
    let line = Shape::line(start, HEIGHT / 2.0, page.width - page.margin, HEIGHT / 2.0);
    let line = line.stroke(Stroke::new(Role::Ink, 1.25).dashed(&[6.0, 5.0]));
    let group = Group::new("border").with(label).with(line);
    (group.framed(Rect::new(0.0, 0.0, page.width, HEIGHT)), HEIGHT)
}

/// The page, filled from the top.
struct Sheet {
    width: f64,
    y: f64,
    grounds: Group,
    stripes: Group,
    root: Group,
    behind_from: f64,
}

impl Sheet {
    fn new(page: &Page) -> Self {
        let (grounds, stripes, root) = (Group::new("grounds"), Group::new("stripes"), Group::new("map"));
        Self { width: page.width, y: MARGIN, grounds, stripes, root, behind_from: 0.0 }
    }

    fn place(&mut self, node: Group, height: f64, gap: f64) {
        self.y += gap;
        self.root.push(node.at(0.0, self.y));
        self.y += height;
    }

    fn enter(&mut self, zone: &mut Zone) {
        if *zone != Zone::Behind {
            self.behind_from = self.y;
        }
        *zone = Zone::Behind;
    }

    fn leave(&mut self, zone: &mut Zone) {
        if *zone == Zone::Behind {
            let from = self.behind_from + 12.0;
            self.grounds.push(Shape::rect(Rect::new(0.0, from, self.width, self.y - from)).fill(Role::Stage));
        }
        *zone = Zone::Front;
    }

    fn finish(self, ctx: &LayoutCtx<'_>) -> Scene {
        let map = ctx.whole();
        let height = assemble::round(self.y + BOTTOM);
        let mut root = Group::new("map").from_source(map.span);
        root.push(Shape::rect(Rect::new(0.0, 0.0, self.width, height)).fill(Role::Ground));
        root.push(self.grounds);
        root.push(self.stripes);
        root.nodes.extend(self.root.nodes);
        let (prefix, title) = (describe::prefix(map, ctx.options.id_prefix.as_deref()), map.title.one_line());
        let (prefix, title) = match ctx.leaf {
            Some(leaf) => (format!("{prefix}-{}", leaf.number), format!("{title} ({})", leaf.figures())),
            None => (prefix, title),
        };
        Scene {
            width: self.width,
            height,
            prefix,
            title,
            description: ctx.known.description(|map, paths| describe::describe(map, paths, ctx.words)).to_owned(),
            lang: map.lang.clone(),
            pictures: map.pictures.clone(),
            root: root.framed(Rect::new(0.0, 0.0, self.width, height)),
        }
    }
}
