//! The whole drawing: what to show of the map in which order, and where each part stands.

use super::{
    ColumnBox, LayoutCtx, LayoutOptions, Page, View, Words, assemble, confidence, describe,
    experience::Experience,
    footer::Footer,
    header::Header,
    icons::Icons,
    lanes::{self, Claims, Lane, Zone},
    legend::{Legend, Shown},
    mirror, reads_from_right, slide,
    split::Leaf,
    stages::StageBand,
    widths,
};
use crate::{
    compare,
    model::{ClaimKind, LaneId, Map},
    scene::{Anchor, Face, Group, Rect, Role, Scene, Shape, Stroke, TypeSize},
    text::Fonts,
};

const MARGIN: f64 = 48.0;
/// Left of the columns, for the lanes' names: so much, and so much where a lane is explained at some length.
const GUTTER: [f64; 2] = [144.0, 192.0];
/// From so many characters on an explanation is long.
const LONG_HINT: usize = 40;
const STAGE_GAP: f64 = 16.0;
const BOTTOM: f64 = 32.0;
/// A page is at least this wide, however few columns there are.
const LEAST_PAGE: f64 = 960.0;

/// A part of the map from left to right.
enum Part {
    Lane(Lane),
    Experience(Experience),
}

/// Lays a map out.
pub fn layout(map: &Map, options: &LayoutOptions, fonts: &mut Fonts) -> Scene {
    if options.view == View::Overview {
        return overview(map, options, fonts);
    }
    lay_out(map, options, fonts, None).scene
}

/// The slide of a map.
pub(super) fn overview(map: &Map, options: &LayoutOptions, fonts: &mut Fonts) -> Scene {
    let mut ctx = context(map, options, fonts, None);
    let scene = slide::slide(&mut ctx);
    if ctx.rtl { mirror::mirrored(scene) } else { scene }
}

fn context<'a>(map: &'a Map, options: &'a LayoutOptions, fonts: &Fonts, leaf: Option<Leaf<'a>>) -> LayoutCtx<'a> {
    let words = Words::for_lang(map.lang.as_deref());
    let rtl = reads_from_right(map);
    let changes = compare::since(leaf.map_or(map, |leaf| leaf.whole));
    LayoutCtx { map, options, fonts: *fonts, words, rtl, icons: Icons::default(), changes, leaf }
}

/// A drawing, and what decides how it is split.
pub(super) struct Laid {
    pub scene: Scene,
    pub page: Page,
    pub shown: Shown,
}

/// Lays a map out, or one page of it.
pub(super) fn lay_out(map: &Map, options: &LayoutOptions, fonts: &mut Fonts, leaf: Option<Leaf<'_>>) -> Laid {
    let mut ctx = context(map, options, fonts, leaf);
    let header = Header::new(&mut ctx);
    let band = StageBand::new(&mut ctx);
    let parts = parts(&mut ctx);
    let page = page(map, &parts, &band);
    let mut sheet = Sheet::new(&page);
    let (node, height) = header.draw(&page);
    sheet.place(node, height, 0.0);
    let (node, height) = band.draw(&ctx, &page);
    sheet.place(node, height, 24.0);
    // Cards follow the chevrons closely; anything else keeps its distance.
    if !matches!(parts.first(), Some(Part::Lane(lane)) if lane.cards) {
        sheet.y += 16.0;
    }
    let shown = leaf.map_or_else(|| shown(&parts), |leaf| leaf.shown);
    draw_parts(&mut ctx, &page, parts, &mut sheet);
    let (node, height) = footer(&mut ctx, shown).draw(&page);
    sheet.place(node, height, 0.0);
    let mut scene = sheet.finish(&ctx);
    confidence::mark(&mut scene, ctx.map);
    let scene = if ctx.rtl { mirror::mirrored(scene) } else { scene };
    Laid { scene, page, shown }
}

/// Sources and legend are those of the whole map, and stand on its last page.
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

/// The names that [`LayoutOptions::lanes`] may hold for this map.
pub fn lane_names(map: &Map) -> Vec<String> {
    let fixed = [
        "touchpoints",
        "storyboard",
        "doing",
        "thinking",
        "saying",
        "needing",
        "experience",
        "changes",
        "opportunities",
        "time",
        "metrics",
        "priority",
        "frontstage",
        "backstage",
        "support",
        "deliverables",
        "training",
    ];
    let own = map.lanes.iter().map(|lane| lane.name.to_string());
    fixed.into_iter().map(str::to_owned).chain(own).chain(["material".to_owned()]).collect()
}

fn parts(ctx: &mut LayoutCtx<'_>) -> Vec<Part> {
    let wanted = |key: &str| ctx.options.lanes.as_ref().is_none_or(|lanes| lanes.iter().any(|lane| lane == key));
    let claims = Claims::of(ctx.map);
    let order: Vec<Slot> =
        order(ctx.options.view, ctx.map).into_iter().filter(|slot| wanted(&slot.key(ctx.map))).collect();
    order.into_iter().filter_map(|slot| slot.build(ctx, &claims)).collect()
}

/// What a part of the map will be made from.
#[derive(Debug, Clone, Copy)]
enum Slot {
    Cards,
    Storyboard,
    Claims(ClaimKind),
    Experience,
    Changes,
    Opportunities,
    Time,
    Metrics,
    Priority,
    Material,
}

fn order(view: View, map: &Map) -> Vec<Slot> {
    let customer = [ClaimKind::Does, ClaimKind::Thinks, ClaimKind::Says, ClaimKind::Needs].map(Slot::Claims);
    let figures = [Slot::Changes, Slot::Opportunities, Slot::Time, Slot::Metrics, Slot::Priority];
    let service = [ClaimKind::Frontstage, ClaimKind::Backstage, ClaimKind::Support].map(Slot::Claims);
    let outcome = [ClaimKind::Deliverable, ClaimKind::Training].map(Slot::Claims);
    let own = (0..map.lanes.len()).map(|index| Slot::Claims(ClaimKind::Own(LaneId::new(index))));
    let mut order = vec![Slot::Cards];
    match view {
        View::Detail => {
            order.push(Slot::Storyboard);
            order.extend(customer);
            order.push(Slot::Experience);
            order.extend(figures.into_iter().chain(service).chain(outcome).chain(own));
            order.push(Slot::Material);
        }
        View::Overview => order.extend([Slot::Experience, Slot::Opportunities]),
        View::Blueprint => {
            order.push(Slot::Storyboard);
            order.extend(customer.into_iter().chain(service).chain(outcome).chain(own));
            order.push(Slot::Experience);
            order.extend(figures);
            order.push(Slot::Material);
        }
    }
    order
}

impl Slot {
    fn key(self, map: &Map) -> String {
        let key = match self {
            Self::Cards => "touchpoints",
            Self::Storyboard => "storyboard",
            Self::Experience => "experience",
            Self::Changes => "changes",
            Self::Opportunities => "opportunities",
            Self::Time => "time",
            Self::Metrics => "metrics",
            Self::Priority => "priority",
            Self::Material => "material",
            Self::Claims(kind) => kind.lane(map),
        };
        key.to_owned()
    }

    fn build(self, ctx: &mut LayoutCtx<'_>, claims: &Claims<'_>) -> Option<Part> {
        let lane = match self {
            Self::Experience => return Experience::new(ctx).map(Part::Experience),
            Self::Cards => lanes::column_cards(ctx),
            Self::Storyboard => lanes::storyboard(ctx),
            Self::Changes => lanes::changes(ctx),
            Self::Opportunities => lanes::opportunities(ctx),
            Self::Time => lanes::time(ctx),
            Self::Metrics => lanes::metrics(ctx),
            Self::Priority => lanes::priorities(ctx),
            Self::Material => lanes::material(ctx),
            Self::Claims(kind) => {
                let label = ctx.words.lane(ctx.map, kind);
                let mut lane = claims.lane(ctx, kind, &self.key(ctx.map), &label);
                if let (Some(lane), ClaimKind::Own(id)) = (&mut lane, kind) {
                    lane.hint = ctx.map.lane(id).about.as_ref().map(|about| about.to_plain()).unwrap_or_default();
                }
                lane
            }
        };
        lane.map(Part::Lane)
    }
}

fn shown(parts: &[Part]) -> Shown {
    let has = |key: &str| parts.iter().any(|part| matches!(part, Part::Lane(lane) if lane.key == key));
    let experience = parts.iter().any(|part| matches!(part, Part::Experience(_)));
    Shown {
        experience,
        personas: true,
        gains: true,
        expectations: true,
        columns: has("touchpoints"),
        time: has("time"),
        metrics: has("metrics"),
        trend: false,
        further_pains: false,
    }
}

fn page(map: &Map, parts: &[Part], band: &StageBand) -> Page {
    let lanes: Vec<&Lane> =
        parts.iter().filter_map(|part| if let Part::Lane(lane) = part { Some(lane) } else { None }).collect();
    let experience =
        parts.iter().find_map(|part| if let Part::Experience(experience) = part { Some(experience) } else { None });
    let widths = widths::widths(map, &lanes, experience, &band.needs());
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

/// Draws each part and lets go of it: a large map's texts, measured and drawn, would otherwise be kept at once.
fn draw_parts(ctx: &mut LayoutCtx<'_>, page: &Page, parts: Vec<Part>, sheet: &mut Sheet) {
    let mut zone = Zone::Front;
    for part in parts {
        let lane = match part {
            Part::Lane(lane) => lane,
            Part::Experience(experience) => {
                sheet.leave(&mut zone);
                let panel = experience.panel(ctx, page);
                sheet.place(panel.node.named("lane", "experience"), panel.height, 0.0);
                continue;
            }
        };
        let mut ruled = lane.ruled;
        match (zone, lane.zone) {
            (Zone::Front, Zone::Behind) => {
                let (line, height) = border(ctx, page, ctx.words.line_of_visibility);
                sheet.enter(&mut zone);
                sheet.place(line, height, 0.0);
                ruled = false;
            }
            (Zone::Behind, Zone::Behind) if lane.key == "support" => {
                let (line, height) = border(ctx, page, ctx.words.line_of_interaction);
                sheet.place(line, height, 0.0);
                ruled = false;
            }
            (Zone::Behind, Zone::Front) => sheet.leave(&mut zone),
            (Zone::Behind, Zone::Behind) | (Zone::Front, Zone::Front) => {}
        }
        let (node, height) = assemble::lane(ctx, page, &lane, ruled);
        sheet.place(node, height, 0.0);
    }
    sheet.leave(&mut zone);
}

/// A dashed line across the page with its name: of visibility, of internal interaction.
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

/// The page as it fills from the top.
struct Sheet {
    width: f64,
    y: f64,
    grounds: Group,
    root: Group,
    behind_from: f64,
}

impl Sheet {
    fn new(page: &Page) -> Self {
        Self { width: page.width, y: MARGIN, grounds: Group::new("grounds"), root: Group::new("map"), behind_from: 0.0 }
    }

    fn place(&mut self, node: Group, height: f64, gap: f64) {
        self.y += gap;
        self.root.push(node.at(0.0, self.y));
        self.y += height;
    }

    fn enter(&mut self, zone: &mut Zone) {
        *zone = Zone::Behind;
        self.behind_from = self.y;
    }

    fn leave(&mut self, zone: &mut Zone) {
        if *zone == Zone::Behind {
            let from = self.behind_from + 12.0;
            self.grounds.push(Shape::rect(Rect::new(0.0, from, self.width, self.y - from)).fill(Role::Stage));
        }
        *zone = Zone::Front;
    }

    fn finish(mut self, ctx: &LayoutCtx<'_>) -> Scene {
        let map = ctx.whole();
        let height = assemble::round(self.y + BOTTOM);
        let mut root = Group::new("map").from_source(map.span);
        root.push(Shape::rect(Rect::new(0.0, 0.0, self.width, height)).fill(Role::Ground));
        root.push(std::mem::take(&mut self.grounds));
        root.nodes.append(&mut self.root.nodes);
        let (prefix, title) =
            (describe::prefix(map, ctx.options.id_prefix.as_deref()), map.title.to_plain().replace('\n', " "));
        let (prefix, title) = match ctx.leaf {
            Some(leaf) => (format!("{prefix}-{}", leaf.number), format!("{title} ({})", leaf.figures())),
            None => (prefix, title),
        };
        Scene {
            width: self.width,
            height,
            prefix,
            title,
            description: describe::describe(map, ctx.words),
            lang: map.lang.clone(),
            pictures: map.pictures.clone(),
            root: root.framed(Rect::new(0.0, 0.0, self.width, height)),
        }
    }
}
