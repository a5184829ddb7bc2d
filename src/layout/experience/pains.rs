//! Pains below neutral: stems, beads in the severity band, and the cards beneath.
//!
//! A column's pains hang from neutral at its left edge. A stage's pains span it: a bar in the band with the bead at
//! its right end, and a card as wide as the stage under the cards of its columns, where no stem passes.

use super::{
    Experience,
    band::{self, Band, Bead},
    card::{Card, Rule, Subject},
    stack::{self, Kind, Whole, span},
};
use crate::{
    layout::chart::{cubic::Cubic, stem},
    layout::{LayoutCtx, Page},
    model::{Map, PainId, Severity},
    scene::{Anchor, Face, Group, Node, Rect, Role, Shape, Stroke, TypeSize},
};

/// Between the cards of the columns and those of the stage.
const BETWEEN: f64 = 12.0;
/// From the columns to the end of a level's name, clear of the beads of the first column.
const LEVEL_NAME: f64 = 16.0;
/// How far below the first level the band's name stands where it has no room beside the level's.
const TITLE_LOWERED: f64 = 20.0;
/// From a bar to the stems that pass it.
const FREE: f64 = 6.0;

/// A card, placed.
#[derive(Debug, Clone, Copy)]
struct Place {
    pain: PainId,
    rect: Rect,
    rule: Rule,
}

/// All pains, placed. Heights are those of the chart.
#[derive(Debug, Clone)]
pub struct Pains {
    band: Band,
    /// Where the band begins.
    top: f64,
    /// The cards of each column, deepest first.
    columns: Vec<Vec<Place>>,
    /// The cards of each stage as a whole.
    stages: Vec<Vec<Place>>,
    /// Where the lowest card ends.
    pub bottom: f64,
}

impl Pains {
    /// Places all pains beneath `top`.
    pub fn new(map: &Map, page: &Page, experience: &Experience, top: f64) -> Self {
        let band = Band::new(map, page);
        let cards_top = top + band.height;
        let cards_of = |beads: &Vec<Bead>| experience.pain_cards(beads.iter().map(|bead| bead.pain));
        let stacks: Vec<Vec<&Card>> = band.columns.iter().map(cards_of).collect();
        let stages: Vec<Vec<&Card>> = band.stages.iter().map(cards_of).collect();
        let whole = Whole::new(map, page, &stages, |before| Rule::Top { before });
        let arranged = stack::stacks(map, page, &stacks, &experience.free[Kind::Pains as usize], &whole);
        let mut pains = Self { band, top, columns: Vec::new(), stages: Vec::new(), bottom: cards_top };
        let mut ends = Vec::new();
        for ((cards, stack), column) in stacks.iter().zip(arranged).zip(&page.columns) {
            let at = |(rect, rule): (Rect, Rule)| (rect.moved(column.x(), cards_top), rule);
            pains.columns.push(placed(cards, stack.slots.into_iter().map(at)));
            ends.push(cards_top + stack.height);
        }
        pains.place_stages(map, &stages, whole, cards_top, &ends);
        pains.bottom = pains.stage_ends().chain(ends).fold(cards_top, f64::max);
        pains
    }

    fn place_stages(&mut self, map: &Map, cards: &[Vec<&Card>], whole: Whole, cards_top: f64, ends: &[f64]) {
        for ((stage, cards), (x, stack)) in map.stages.iter().zip(cards).zip(whole.stages) {
            let own = stage.columns.iter().map(|column| ends[column.index()]).fold(cards_top, f64::max);
            let top = if own > cards_top { own + BETWEEN } else { own };
            self.stages.push(placed(cards, stack.slots.into_iter().map(|(rect, rule)| (rect.moved(x, top), rule))));
        }
    }

    fn stage_ends(&self) -> impl Iterator<Item = f64> + '_ {
        self.stages.iter().flatten().map(|place| place.rect.bottom())
    }

    /// The level lines of the band and their names in the gutter.
    pub fn levels(&self, ctx: &mut LayoutCtx<'_>, page: &Page) -> Group {
        let mut group = Group::new("severities");
        let mut widest: f64 = 0.0;
        let right = page.columns_left - LEVEL_NAME;
        for &(severity, y) in &self.band.levels {
            let y = self.top + y;
            group.push(Shape::line(page.columns_left, y, page.columns_right, y).stroke(Stroke::new(Role::Line, 1.0)));
            let word = ctx.words.severity(severity).to_lowercase();
            let baseline = y + 0.3635 * TypeSize::Small.size();
            let line = ctx.line(right, baseline, Anchor::Right, &word, TypeSize::Small, Face::Regular, Role::RedText);
            widest = widest.max(line.width);
            group.push(line);
        }
        if let Some(&(_, first)) = self.band.levels.first() {
            let width = ctx.width(ctx.words.pains, TypeSize::Body, Face::Semibold);
            // Beside the first level's name, or below it where both are too long.
            let lower = if page.margin + width + 8.0 > right - widest { TITLE_LOWERED } else { 0.0 };
            let baseline = self.top + first + lower + 0.3635 * TypeSize::Body.size();
            let title = ctx.words.pains;
            group.push(ctx.line(
                page.margin,
                baseline,
                Anchor::Left,
                title,
                TypeSize::Body,
                Face::Semibold,
                Role::RedText,
            ));
        }
        group
    }

    /// All pains, a group for each. `curves` are those that touch each column: stems pass beneath them.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, page: &Page, experience: &Experience, curves: &[Vec<Cubic>]) -> Group {
        let mut group = Group::new("pains");
        let map = ctx.map;
        for ((beads, cards), curves) in self.band.columns.iter().zip(&self.columns).zip(curves) {
            for bead in lowest_first(beads) {
                let mut pain = titled(ctx, bead.pain);
                pain.extend(self.stem(map, bead, beads, curves));
                pain.extend(self.bead(ctx, bead));
                pain.extend(self.card(ctx, experience, cards, bead.pain));
                group.push(pain);
            }
        }
        for (stage, (beads, cards)) in map.stages.iter().zip(self.band.stages.iter().zip(&self.stages)) {
            let Some(span) = span(page, stage.columns.iter().map(|column| column.index())) else { continue };
            let stems: Vec<f64> = stage
                .columns
                .iter()
                .map(|column| column.index())
                .filter(|&column| !self.columns[column].is_empty())
                .map(|column| page.columns[column].x())
                .collect();
            for bead in lowest_first(beads) {
                let mut pain = titled(ctx, bead.pain);
                pain.extend(self.bar(map, bead, span, &stems));
                pain.extend(self.bead(ctx, bead));
                pain.extend(self.card(ctx, experience, cards, bead.pain));
                group.push(pain);
            }
        }
        group
    }

    /// The stem from neutral to a bead, beneath curves and the other `beads`; from the deepest one on to the cards.
    fn stem(&self, map: &Map, bead: &Bead, beads: &[Bead], curves: &[Cubic]) -> Vec<Node> {
        let severity = map.pain(bead.pain).severity;
        let y = self.top + bead.at.y;
        if !bead.on_stem {
            let from = bead.at.x - band::step(severity) + band::reach(severity);
            return vec![Shape::line(from, y, bead.at.x, y).stroke(Stroke::new(hue(map, bead), 2.0)).into()];
        }
        let x = bead.at.x;
        let mut cuts = stem::crossings(x, curves);
        cuts.extend(beads.iter().filter(|other| other.on_stem).map(|other| {
            let (middle, reach) = (self.top + other.at.y, band::reach(map.pain(other.pain).severity) - 1.0);
            (middle - reach, middle + reach)
        }));
        let mut nodes = Vec::new();
        let mut upright = |from: f64, to: f64, width: f64| {
            for (from, to) in stem::parts(from, to, cuts.clone()) {
                nodes.push(Node::from(
                    Shape::line(x, from, x, to).stroke(Stroke::new(hue(map, bead), width)).obstacle(),
                ));
            }
        };
        upright(0.0, y, width(severity));
        if beads.iter().all(|other| other.at.y <= bead.at.y) {
            upright(y, self.top + self.band.height, 1.5);
        }
        nodes
    }

    /// The bar of a stage's pain, open where stems pass.
    fn bar(&self, map: &Map, bead: &Bead, span: (f64, f64), stems: &[f64]) -> Vec<Node> {
        let (severity, y) = (map.pain(bead.pain).severity, self.top + bead.at.y);
        let stroke = Stroke::new(hue(map, bead), width(severity));
        if !bead.on_stem {
            let to = bead.at.x + band::step(severity) - band::reach(severity);
            return vec![Shape::line(bead.at.x, y, to, y).stroke(Stroke::new(hue(map, bead), 2.0)).into()];
        }
        let mut from = span.0;
        let mut nodes = Vec::new();
        for stem in stems {
            if stem - FREE > from {
                nodes.push(Shape::line(from, y, stem - FREE, y).stroke(stroke.clone()).into());
            }
            from = from.max(stem + FREE);
        }
        nodes.push(Shape::line(from, y, span.0 + span.1, y).stroke(stroke.clone()).into());
        for end in [from.min(span.0 + FREE), span.0 + span.1] {
            nodes.push(Shape::line(end, y - 7.0, end, y + 7.0).stroke(stroke.clone()).into());
        }
        nodes
    }

    fn bead(&self, ctx: &mut LayoutCtx<'_>, bead: &Bead) -> Vec<Node> {
        numbered(ctx, bead.pain, bead.at.x, self.top + bead.at.y)
    }

    fn card(&self, ctx: &mut LayoutCtx<'_>, experience: &Experience, cards: &[Place], pain: PainId) -> Option<Node> {
        let place = cards.iter().find(|place| place.pain == pain)?;
        let card = &experience.pains[pain.index()];
        Some(card.draw(ctx, place.rect, place.rule).into())
    }
}

/// The bead of a pain with its number: hollow for a minor one, full for a major one, ringed for a critical one.
pub fn numbered(ctx: &mut LayoutCtx<'_>, pain: PainId, x: f64, y: f64) -> Vec<Node> {
    let (size, ink, circles) = match ctx.map.pain(pain).severity {
        _ if ctx.map.pain(pain).is_solved() => {
            let hollow = Shape::circle(x, y, 9.0).fill(Role::Ground).stroke(Stroke::new(Role::Green, 2.0));
            (TypeSize::Small, Role::GreenText, vec![hollow])
        }
        Severity::Minor => {
            let hollow = Shape::circle(x, y, 9.0).fill(Role::Ground).stroke(Stroke::new(Role::Red, 2.0));
            (TypeSize::Small, Role::RedText, vec![hollow])
        }
        Severity::Major => (TypeSize::Body, Role::OnRed, vec![Shape::circle(x, y, 13.0).fill(Role::Red)]),
        Severity::Critical => {
            let ring = Shape::circle(x, y, 21.0).fill(Role::Ground).stroke(Stroke::new(Role::Red, 2.0));
            (TypeSize::Head, Role::OnRed, vec![ring, Shape::circle(x, y, 17.0).fill(Role::Red)])
        }
    };
    let number = pain.number().to_string();
    let size = fitting(ctx, &number, size);
    let label = ctx.line(x, y + 0.3635 * size.size(), Anchor::Middle, &number, size, Face::Semibold, ink);
    circles.into_iter().map(|circle| Node::from(circle.obstacle())).chain([Node::from(label)]).collect()
}

/// Red for what hurts, green for what is solved.
fn hue(map: &Map, bead: &Bead) -> Role {
    if map.pain(bead.pain).is_solved() { Role::Green } else { Role::Red }
}

/// The order in which beads are drawn: one lies on top of the longer stems of those below it.
fn lowest_first(beads: &[Bead]) -> Vec<&Bead> {
    let mut beads: Vec<&Bead> = beads.iter().collect();
    beads.sort_by(|a, b| b.at.y.total_cmp(&a.at.y));
    beads
}

/// The stem's width.
fn width(severity: Severity) -> f64 {
    match severity {
        Severity::Minor => 2.0,
        Severity::Major => 3.0,
        Severity::Critical => 5.0,
    }
}

/// A size in which a number of three digits still fits into its bead.
fn fitting(ctx: &mut LayoutCtx<'_>, number: &str, size: TypeSize) -> TypeSize {
    let room = if size == TypeSize::Head { 28.0 } else { 21.0 };
    if ctx.width(number, size, Face::Semibold) > room { TypeSize::Small } else { size }
}

fn placed(cards: &[&Card], slots: impl Iterator<Item = (Rect, Rule)>) -> Vec<Place> {
    let place = |(card, (rect, rule)): (&&Card, (Rect, Rule))| match card.subject {
        Subject::Pain(pain) => Some(Place { pain, rect, rule }),
        Subject::Gain(_) => None,
    };
    cards.iter().zip(slots).filter_map(place).collect()
}

/// The group of a pain, with its name, place in the source and title.
pub fn titled(ctx: &LayoutCtx<'_>, id: PainId) -> Group {
    let map = ctx.map;
    let pain = map.pain(id);
    let severity = ctx.words.severity(pain.severity).to_lowercase();
    let personas: Vec<&str> = pain.personas.iter().map(|&persona| map.persona(persona).name.as_str()).collect();
    Group::new("pain")
        .named("pain", pain.name.as_str())
        .from_source(pain.span)
        .with_data("severity", severity.clone())
        .with_data("persona", personas.join(" "))
        .titled(format!("{} {}: {}", ctx.words.severity_of(pain), id.number(), pain.text.to_plain()))
}
