//! The band of ways, between the stages and the columns' cards: who goes back, who skips ahead, who leaves.
//!
//! Input: the map, and where the places are that arcs connect: columns, or on a crowded slide whole chevrons. Output:
//! arcs on as few levels as possible, each with its words, which no other arc crosses. Ways back are dashed; the way of
//! those who leave turns aside and up to a bar. None of it is red: leaving isn't a pain until the map says so.

mod arcs;
mod draw;
mod label;
mod lane;
mod levels;
mod pick;
mod ports;
mod tell;
mod title;

use super::{ColumnBox, LayoutCtx, PersonaLook};
use crate::{
    model::{ColumnId, Path, Target},
    scene::{Group, Role, TypeSize},
};
use arcs::{Arc, End, Kind};
pub use draw::{Line, sample};
use draw::{Pen, Run};
use label::{Label, Said};
pub use lane::lane;
use ports::Ports;

/// Space above the highest row, and from the lowest one to the cards.
const AROUND: (f64, f64) = (8.0, 14.0);
/// The least height of a row, and the gap between the words of two.
const ROW: (f64, f64) = (22.0, 8.0);
/// The length of line shown next to its words, at each end of a run.
const SHOWN: f64 = 26.0;
/// Gap between words and a line.
const CLEAR: f64 = 7.0;
/// Width of the bar at the end of an exit, before its words.
const STOP: f64 = 4.0;
/// How far an exit turns aside.
const ASIDE: f64 = 30.0;
/// At most this many places are tried for the words of one arc.
const NEAR: usize = 24;
/// Line widths: up to each share, and beyond the last.
const WIDTHS: ([(f64, f64); 3], f64) = ([(10.0, 1.5), (25.0, 2.25), (50.0, 3.25)], 4.5);

/// Whether there is a way to show, or one that is gone.
pub fn has_any(ctx: &LayoutCtx<'_>) -> bool {
    let gone = ctx.changes.as_ref().is_some_and(|changes| !changes.gone_ways.is_empty());
    !ctx.whole().ways.is_empty() || gone
}

/// For each column of this page, the names of those that people come from and go on to; `None` if the journey doesn't
/// branch.
pub fn neighbours(ctx: &LayoutCtx<'_>) -> Option<Vec<(String, String)>> {
    let whole = ctx.whole();
    let names =
        |columns: &[ColumnId]| columns.iter().map(|&id| whole.column(id).name.as_str()).collect::<Vec<_>>().join(" ");
    let around = whole.branches().then(|| ctx.known.around())?;
    Some(around[ctx.here()].iter().map(|around| (names(&around.from), names(&around.to))).collect())
}

/// The kinds of arcs that the whole map has, each with whether it leads out.
pub fn kinds(ctx: &LayoutCtx<'_>) -> Vec<(Line, bool)> {
    kinds_of(arcs::arcs(ctx, |column| Some(column.index())).iter())
}

fn kinds_of<'a>(arcs: impl Iterator<Item = &'a Arc> + Clone) -> Vec<(Line, bool)> {
    let all = [(Line::Back, false), (Line::On, false), (Line::On, true), (Line::Gone, false)];
    all.into_iter().filter(|kind| arcs.clone().any(|arc| arc.line() == *kind)).collect()
}

/// Where the band is, and how much it may say.
#[derive(Debug, Clone, Copy)]
pub struct Room<'r> {
    /// The places that arcs connect.
    pub places: &'r [ColumnBox],
    /// Left and right edge.
    pub edges: (f64, f64),
    /// Where one stage ends and the next one begins.
    pub borders: &'r [f64],
    /// The size of words.
    pub size: TypeSize,
    /// The most lines for each way.
    pub lines: usize,
    /// The most levels; if there are more, arcs with the smallest shares are left out.
    pub levels: usize,
}

/// The band, shaped.
#[derive(Debug, Clone)]
pub struct Band {
    items: Vec<Item>,
    /// The middle of each level.
    rows: Vec<f64>,
    pub height: f64,
    /// The number of arcs that it leaves out.
    pub more: usize,
}

/// An arc, placed.
#[derive(Debug, Clone)]
struct Item {
    arc: Arc,
    level: usize,
    /// Where its run begins and ends.
    run: (f64, f64),
    /// Its words, and where they begin.
    label: Option<(Label, f64)>,
}

impl Band {
    /// The band; `place_of` maps a column of the whole map to a place. `None` if there is no way to show.
    pub fn new(ctx: &mut LayoutCtx<'_>, room: Room<'_>, place_of: impl Fn(ColumnId) -> Option<usize>) -> Option<Self> {
        let all = arcs::arcs(ctx, place_of);
        let count = all.len();
        let arcs = pick::pick(all, room.places.len(), room.levels);
        let spans: Vec<_> = arcs.iter().map(|arc| arc.gaps(room.places.len())).collect();
        let levels = levels::levels(&spans);
        let ports = Ports::new(room.places, &arcs, &levels);
        let more = count - arcs.len();
        let placer = Placer { room, ports: &ports, paths: ctx.known.paths() };
        let items: Vec<Item> = arcs
            .into_iter()
            .zip(levels)
            .enumerate()
            .map(|(index, (arc, level))| placer.item(ctx, arc, level, index))
            .collect();
        let (rows, height) = rows(&items);
        (!items.is_empty()).then_some(Self { items, rows, height, more })
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

/// The middle of each level, from the lowest, and the height of all.
fn rows(items: &[Item]) -> (Vec<f64>, f64) {
    let count = items.iter().map(|item| item.level + 1).max().unwrap_or(0);
    let mut heights = vec![ROW.0; count];
    for item in items {
        let words = item.label.as_ref().map_or(0.0, |(label, _)| label.height + ROW.1);
        heights[item.level] = heights[item.level].max(words);
    }
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
    let mut only = arc.ways.iter().map(|&way| tell::personas(ctx, arc, tell::only(map, &map.ways[way])));
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
    fn line(&self) -> (Line, bool) {
        match self.kind {
            _ if self.is_gone => (Line::Gone, false),
            Kind::Back | Kind::Again => (Line::Back, false),
            Kind::Ahead => (Line::On, false),
            Kind::Exit => (Line::On, true),
        }
    }

    /// Whether its words are next to it instead of on it.
    fn is_aside(&self) -> bool {
        matches!(self.kind, Kind::Exit | Kind::Again)
    }
}

impl End {
    fn is_here(self) -> bool {
        matches!(self, Self::Here(_))
    }
}

impl Kind {
    /// Its name in a page.
    fn name(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Back => "back",
            Self::Again => "again",
            Self::Exit => "exit",
        }
    }
}

/// Places arcs and their words.
#[derive(Clone, Copy)]
struct Placer<'p> {
    room: Room<'p>,
    ports: &'p Ports,
    paths: &'p [Path],
}

impl Placer<'_> {
    fn item(&self, ctx: &mut LayoutCtx<'_>, arc: Arc, level: usize, index: usize) -> Item {
        let run = self.run(&arc, index);
        let said = Said::new(ctx, self.paths, &arc, &title::remark(ctx, &arc), self.room.size);
        let label = if arc.is_aside() {
            self.beside(ctx, &arc, run, &said)
        } else {
            self.along(ctx, &arc, (level, run), &said)
        };
        Item { arc, level, run, label }
    }

    /// Where an arc goes across, in its own direction.
    fn run(&self, arc: &Arc, index: usize) -> (f64, f64) {
        let (from, to) = self.ports.ends[index];
        let (left, right) = self.room.edges;
        let away = |is_later: bool| if is_later { right } else { left };
        match (from, to) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) if arc.kind == Kind::Exit => (from, (from + ASIDE).min(right)),
            (Some(from), None) => (from, away(arc.kind == Kind::Ahead)),
            (None, to) => (away(arc.kind == Kind::Back), to.unwrap_or(left)),
        }
    }

    /// Words next to an arc that turns aside: right of an exit, left of a loop.
    fn beside(&self, ctx: &mut LayoutCtx<'_>, arc: &Arc, run: (f64, f64), said: &Said) -> Option<(Label, f64)> {
        let End::Here(place) = arc.from else { return None };
        if arc.kind == Kind::Exit {
            let end = self.ports.bundles.get(place + 1).map_or(self.room.edges.1, |next| next.left - CLEAR);
            let start = run.1 + CLEAR + STOP;
            let border = self.stage_of(run.0).1;
            let label = self.within(ctx, said, [border - start, end - start])?;
            return Some((label, start));
        }
        let before = place.checked_sub(1).map(|before| self.ports.bundles[before]);
        let start = before.map_or(self.room.edges.0, |before| before.right + CLEAR);
        let end = run.1 - CLEAR;
        let label = self.within(ctx, said, [end - self.stage_of(run.0).0, end - start])?;
        let x = end - label.width;
        Some((label, x))
    }

    /// Where the stage of a place in the band begins and ends.
    fn stage_of(&self, x: f64) -> (f64, f64) {
        let (borders, (left, right)) = (self.room.borders, self.room.edges);
        let next = borders.partition_point(|&border| border <= x);
        let before = next.checked_sub(1).map_or(left, |before| borders[before] + CLEAR);
        (before, borders.get(next).map_or(right, |&border| border - CLEAR))
    }

    /// Words in their stage; in all of the room, if they would be lost there.
    fn within(&self, ctx: &mut LayoutCtx<'_>, said: &Said, [stage, room]: [f64; 2]) -> Option<Label> {
        let own = said.fit(ctx, stage.min(room), self.room.lines);
        match own {
            Some(own) if own.lost == 0 || stage >= room => Some(own),
            Some(own) => said.fit(ctx, room, self.room.lines).filter(|all| all.lost < own.lost).or(Some(own)),
            None => said.fit(ctx, room, self.room.lines),
        }
    }

    /// Words on the run of an arc: where they take the fewest lines, near its middle.
    fn along(
        &self,
        ctx: &mut LayoutCtx<'_>,
        arc: &Arc,
        (level, run): (usize, (f64, f64)),
        said: &Said,
    ) -> Option<(Label, f64)> {
        let middle = f64::midpoint(run.0, run.1);
        let width = |&(left, right): &(f64, f64)| right - left;
        let mut best: Option<((usize, f64), (f64, f64))> = None;
        for free in self.free(arc, level, run) {
            let lines = if width(&free) >= said.natural { 1 } else { 2 };
            let near = (middle - middle.clamp(free.0, free.1)).abs();
            // If they have to be wrapped anyway, the widest place is best.
            let rank = (lines, if lines == 1 { near } else { -width(&free) });
            let is_better = best.is_none_or(|(other, _)| (rank.0, rank.1) < (other.0, other.1));
            if is_better {
                best = Some((rank, free));
            }
        }
        let (_, (left, right)) = best?;
        let label = said.fit(ctx, right - left, self.room.lines)?;
        let x = (middle - label.width / 2.0).clamp(left, (right - label.width).max(left));
        Some((label, x))
    }

    /// The parts of a run that no higher arc passes.
    fn free(&self, arc: &Arc, level: usize, run: (f64, f64)) -> Vec<(f64, f64)> {
        let (start, end) = (run.0.min(run.1), run.0.max(run.1));
        // A short run shows as much of its line as it can.
        let shown = SHOWN.min((end - start) / 5.0);
        let (start, end) = (start + shown, end - shown);
        let gaps = arc.gaps(self.room.places.len());
        let skipped = gaps.len().saturating_sub(NEAR) / 2;
        let (start, end) = if skipped == 0 {
            (start, end)
        } else {
            let [first, last] = [gaps.start + skipped - 1, gaps.end - 1 - skipped].map(|at| self.ports.bundles[at]);
            (start.max(first.right + CLEAR), end.min(last.left - CLEAR))
        };
        let passed = (gaps.start + skipped..gaps.end - 1 - skipped).map(|place| self.ports.bundles[place]);
        let own = [arc.from, arc.to].into_iter().filter_map(|end| match end {
            End::Here(place) => Some(self.ports.bundles[place]),
            End::Away(_) | End::Out => None,
        });
        let mut walls: Vec<(f64, f64)> = passed
            .chain(own)
            .filter(|bundle| bundle.above > level + 1)
            .map(|bundle| (bundle.left, bundle.right))
            .collect();
        walls.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut free, mut from) = (Vec::new(), start);
        for (left, right) in walls {
            if left - CLEAR > from {
                free.push((from, (left - CLEAR).min(end)));
            }
            from = from.max(right + CLEAR);
        }
        free.push((from, end));
        free.retain(|(left, right)| right > left);
        free
    }
}
