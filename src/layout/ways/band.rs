//! The band itself: its arcs on as few levels as possible.

use super::{
    arcs::{self, Arc, End, Kind},
    draw::{Line, Pen, Run},
    levels, pick,
    placer::{self, CLEAR, Item, Placer, Room},
    ports::Ports,
    tell, title,
};
use crate::{
    layout::{LayoutCtx, PersonaLook},
    model::{ColumnId, Target},
    scene::{Group, Role},
};

/// Space above the highest row, and from the lowest one to the cards.
const AROUND: (f64, f64) = (8.0, 14.0);
/// The least height of a row, and the gap between the words of two.
const ROW: (f64, f64) = (22.0, 8.0);
/// The height of a band without arcs, which only counts.
const COUNTED: f64 = 40.0;
/// Line widths: up to each share, and beyond the last.
const WIDTHS: ([(f64, f64); 3], f64) = ([(10.0, 1.5), (25.0, 2.25), (50.0, 3.25)], 4.5);

/// The band, shaped.
#[derive(Debug, Clone)]
pub struct Band {
    items: Vec<Item>,
    /// The middle of each level.
    rows: Vec<f64>,
    pub height: f64,
    /// The number of arcs that it leaves out.
    pub more: usize,
    /// The number of ways on within one place, which have no arc.
    pub inside: usize,
    /// The number of ways on it that have words, but no room for any.
    pub silent: usize,
    /// Whether anything that is said of its ways is cut or left out.
    pub is_short: bool,
}

impl Band {
    /// The band; `place_of` maps a column of the whole map to a place. `None` if there is no way to show or to count.
    pub fn new(ctx: &mut LayoutCtx<'_>, room: Room<'_>, place_of: impl Fn(ColumnId) -> Option<usize>) -> Option<Self> {
        let (all, inside) = (arcs::arcs(ctx, &place_of), arcs::inside(ctx, &place_of));
        let count = all.len();
        let mut arcs = pick::pick(all, room.places.len(), room.levels);
        placer::turn_back(ctx, room, &mut arcs);
        let spans: Vec<_> = arcs.iter().map(|arc| arc.gaps(room.places.len())).collect();
        let levels = levels::levels(&spans);
        let ports = Ports::new(room.places, &arcs, &levels);
        let rooms = placer::rooms(&arcs, &spans, &levels, room.places.len());
        let more = count - arcs.len();
        let placer = Placer { room, ports: &ports, paths: ctx.known.paths() };
        let mut items: Vec<Item> = arcs
            .into_iter()
            .enumerate()
            .zip(levels)
            .zip(rooms)
            .map(|((arc, level), gaps)| placer.item(ctx, arc, level, gaps))
            .collect();
        let before = heights(&items);
        for item in items.iter_mut().filter(|item| item.is_short()) {
            placer.lengthen(ctx, item, before[item.level] - ROW.1);
        }
        let (rows, height) = rows(&heights(&items));
        let height = if items.is_empty() { COUNTED } else { height };
        let (silent, is_short) = (items.iter().map(Item::silent).sum(), items.iter().any(Item::is_short));
        (!items.is_empty() || inside > 0).then_some(Self { items, rows, height, more, inside, silent, is_short })
    }

    /// The kinds of its arcs, each with whether it leads out.
    pub fn kinds(&self) -> Vec<(Line, bool)> {
        kinds_of(self.items.iter().map(|item| &item.arc))
    }

    /// The arcs, from the top of the band down.
    pub fn draw(&self, ctx: &LayoutCtx<'_>) -> Group {
        let mut group = Group::new("ways");
        // Lower ones are drawn over the feet of higher ones.
        let mut order: Vec<&Item> = self.items.iter().collect();
        order.sort_by_key(|item| std::cmp::Reverse(item.level));
        for item in order {
            group.push(self.way(ctx, item));
        }
        group
    }

    fn way(&self, ctx: &LayoutCtx<'_>, item: &Item) -> Group {
        let (arc, y) = (&item.arc, self.rows[item.level]);
        let map = arc.map(ctx);
        let first = &map.ways[arc.ways[0]];
        let to = match first.to {
            Target::Column(to) => map.column(to).name.as_str(),
            Target::End => "",
        };
        let mut personas: Vec<_> = arc.ways.iter().flat_map(|&way| map.ways[way].personas.iter().copied()).collect();
        personas.sort_unstable();
        personas.dedup();
        let names: Vec<&str> = personas.iter().map(|&persona| map.persona(persona).name.as_str()).collect();
        let mut group = Group::new("way").titled(title::title(ctx, arc));
        group = group.with_data("from", map.column(first.from).name.as_str()).with_data("to", to);
        group = group.with_data("kind", arc.kind.name()).with_data("persona", names.join(" "));
        if arc.is_gone {
            group = group.with_data("change", "gone");
        } else {
            group = group.from_source(first.span);
        }
        let gap = item.label.as_ref().filter(|_| !arc.is_aside());
        let gap = gap.map(|(label, x)| (x - CLEAR, x + label.width + CLEAR));
        let run = Run { y, from: item.run.0, to: item.run.1, gap };
        let pen = pen(ctx, arc);
        pen.line(&mut group, run, self.height, (arc.from.is_here(), arc.to.is_here()));
        if arc.kind == Kind::Exit {
            group.push(pen.stop(run));
        }
        if let Some((label, x)) = &item.label {
            group.push(label.draw(*x, y - label.height / 2.0));
        }
        group
    }
}

/// The height of each level.
fn heights(items: &[Item]) -> Vec<f64> {
    let count = items.iter().map(|item| item.level + 1).max().unwrap_or(0);
    let mut heights = vec![ROW.0; count];
    for item in items {
        let words = item.label.as_ref().map_or(0.0, |(label, _)| label.height + ROW.1);
        heights[item.level] = heights[item.level].max(words);
    }
    heights
}

/// The middle of each level, from the lowest, and the height of all.
fn rows(heights: &[f64]) -> (Vec<f64>, f64) {
    let height = (heights.iter().sum::<f64>() + AROUND.0 + AROUND.1).ceil();
    let mut bottom = height - AROUND.1;
    let rows = heights.iter().map(|high| {
        bottom -= high;
        bottom + high / 2.0
    });
    (rows.collect(), height)
}

fn pen(ctx: &LayoutCtx<'_>, arc: &Arc) -> Pen {
    let (map, share) = (arc.map(ctx), arc.share.unwrap_or(0.0));
    let width = WIDTHS.0.iter().find(|step| share <= step.0).map_or(WIDTHS.1, |step| step.1);
    let (line, is_exit) = arc.line();
    let mut only = arc.ways.iter().map(|&way| tell::personas(ctx, arc, map.only_for(&map.ways[way]).to_vec()));
    let first = only.next().unwrap_or_default();
    let role = match (line, first.as_slice()) {
        (Line::Gone, _) => Role::LineStrong,
        (_, &[persona]) if only.all(|other| other == first) => PersonaLook::of(persona).hue,
        _ if is_exit => Role::Ink,
        _ => Role::Soft,
    };
    Pen { role, width, line }
}

impl Arc {
    /// What its line means, and whether it leads out.
    pub(super) fn line(&self) -> (Line, bool) {
        match self.kind {
            _ if self.is_gone => (Line::Gone, false),
            Kind::Back | Kind::Again => (Line::Back, false),
            Kind::Ahead => (Line::On, false),
            Kind::Exit => (Line::On, true),
        }
    }

    /// Whether its words are next to it instead of on it.
    pub(super) fn is_aside(&self) -> bool {
        matches!(self.kind, Kind::Exit | Kind::Again)
    }
}

impl End {
    pub(super) fn is_here(self) -> bool {
        matches!(self, Self::Here(_))
    }
}

impl Kind {
    /// Its name in a page.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Back => "back",
            Self::Again => "again",
            Self::Exit => "exit",
        }
    }
}

/// The kinds of arcs among these, each with whether it leads out.
pub fn kinds_of<'a>(arcs: impl Iterator<Item = &'a Arc> + Clone) -> Vec<(Line, bool)> {
    let all = [(Line::Back, false), (Line::On, false), (Line::On, true), (Line::Gone, false)];
    all.into_iter().filter(|kind| arcs.clone().any(|arc| arc.line() == *kind)).collect()
}
