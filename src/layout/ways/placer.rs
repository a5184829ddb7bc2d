//! Where each arc goes across, and where its words are: on its run, or next to one that turns aside.

use super::{
    arcs::{Arc, End, Kind},
    label::{Label, Said},
    ports::{APART, Ports},
    title,
};
use crate::{
    layout::{ColumnBox, LayoutCtx},
    model::Path,
    scene::TypeSize,
};
use std::ops::Range;

/// The length of line shown next to its words, at each end of a run.
const SHOWN: f64 = 26.0;
/// Gap between words and a line.
pub const CLEAR: f64 = 7.0;
/// Width of the bar at the end of an exit, before its words.
const STOP: f64 = 4.0;
/// How far an exit turns aside.
const ASIDE: f64 = 30.0;
/// At most this many places are tried for the words of one arc.
const NEAR: usize = 24;

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
    /// The most for one whose words would be cut.
    pub most: usize,
    /// The most levels; if there are more, arcs with the smallest shares are left out.
    pub levels: usize,
}

/// An arc, placed.
#[derive(Debug, Clone)]
pub struct Item {
    pub arc: Arc,
    pub level: usize,
    /// Where its run begins and ends.
    pub run: (f64, f64),
    /// The gaps between places that its words may be in.
    gaps: Range<usize>,
    /// Its words, and where they begin.
    pub label: Option<(Label, f64)>,
    /// How many of its ways have words.
    worded: usize,
}

impl Item {
    /// How many of its ways have words, but no room for any.
    pub fn silent(&self) -> usize {
        self.label.as_ref().map_or(self.worded, |(label, _)| label.silent)
    }

    pub fn is_short(&self) -> bool {
        self.label.as_ref().map_or(self.worded > 0, |(label, _)| label.missing > 0)
    }
}

/// Places arcs and their words.
#[derive(Clone, Copy)]
pub struct Placer<'p> {
    pub room: Room<'p>,
    pub ports: &'p Ports,
    pub paths: &'p [Path],
}

impl Placer<'_> {
    /// An arc with its words, which may be in these gaps.
    pub fn item(&self, ctx: &mut LayoutCtx<'_>, (index, arc): (usize, Arc), level: usize, gaps: Range<usize>) -> Item {
        let run = self.run(&arc, index);
        let said = self.said(ctx, &arc);
        let mut item = Item { arc, level, run, gaps, label: None, worded: said.worded() };
        item.label = self.label(ctx, &item, &said);
        item
    }

    fn said(&self, ctx: &mut LayoutCtx<'_>, arc: &Arc) -> Said {
        Said::new(ctx, self.paths, arc, &title::remark(ctx, arc), self.room.size)
    }

    fn label(&self, ctx: &mut LayoutCtx<'_>, item: &Item, said: &Said) -> Option<(Label, f64)> {
        if item.arc.is_aside() { self.beside(ctx, item, said) } else { self.along(ctx, item, said) }
    }

    /// Gives words that are cut the lines that they need, as far as the band or their level has room for them: others on it may be higher.
    pub fn lengthen(&self, ctx: &mut LayoutCtx<'_>, item: &mut Item, high: f64) {
        let most = self.room.most.max((high / self.room.size.line()) as usize);
        let said = self.said(ctx, &item.arc);
        let before = item.label.take();
        let taller = (self.room.lines + 1..=most).filter_map(|lines| {
            let placer = Placer { room: Room { lines, ..self.room }, ..*self };
            let label = placer.label(ctx, item, &said);
            label.filter(|(label, _)| lines <= self.room.most || label.height <= high)
        });
        item.label = before.into_iter().chain(taller).min_by_key(|(label, _)| label.lack());
    }

    /// Where an arc goes across, in its own direction.
    fn run(&self, arc: &Arc, index: usize) -> (f64, f64) {
        let (from, to) = self.ports.ends[index];
        let (left, right) = self.room.edges;
        let away = |is_later: bool| if is_later { right } else { left };
        match (from, to) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) if arc.turns_back => (from, (from - ASIDE).max(left)),
            (Some(from), None) if arc.kind == Kind::Exit => (from, (from + ASIDE).min(right)),
            (Some(from), None) => (from, away(arc.kind == Kind::Ahead)),
            (None, to) => (away(arc.kind == Kind::Back), to.unwrap_or(left)),
        }
    }

    /// Words next to an arc that turns aside, after its end.
    fn beside(&self, ctx: &mut LayoutCtx<'_>, item: &Item, said: &Said) -> Option<(Label, f64)> {
        let End::Here(place) = item.arc.from else { return None };
        match item.arc.kind {
            Kind::Again => return self.left_of(ctx, item.run.1, (place, item), said),
            Kind::Exit if item.arc.turns_back => return self.left_of(ctx, item.run.1 - STOP, (place, item), said),
            Kind::Exit | Kind::Ahead | Kind::Back => {}
        }
        let start = item.run.1 + CLEAR + STOP;
        let (border, end) = (self.stage_of(item.run.0).1, self.wall(place, item));
        let label = self.within(ctx, said, [border - start, end - start])?;
        Some((label, start))
    }

    /// Words that end at `x`, which is at this place.
    fn left_of(
        &self,
        ctx: &mut LayoutCtx<'_>,
        x: f64,
        (place, item): (usize, &Item),
        said: &Said,
    ) -> Option<(Label, f64)> {
        let (start, end) = (self.wall_before(place, item), x - CLEAR);
        let label = self.within(ctx, said, [end - self.stage_of(x).0, end - start])?;
        let x = end - label.width;
        Some((label, x))
    }

    /// Where the room after a place ends: at the next arc that is as high, or higher.
    fn wall(&self, place: usize, item: &Item) -> f64 {
        let last = (item.gaps.end - 1).min(place + NEAR);
        let wall = (place + 1..last).find(|&next| self.ports.bundles[next].above > item.level).unwrap_or(last);
        self.ports.bundles.get(wall).map_or(self.room.edges.1, |next| next.left - CLEAR)
    }

    /// Where the room before a place begins: at the last arc that is as high, or higher.
    fn wall_before(&self, place: usize, item: &Item) -> f64 {
        let first = item.gaps.start.max(place.saturating_sub(NEAR));
        let wall = (first..place).rev().find(|&before| self.ports.bundles[before].above > item.level);
        let wall = wall.or_else(|| first.checked_sub(1));
        wall.map_or(self.room.edges.0, |before| self.ports.bundles[before].right + CLEAR)
    }

    /// Where the stage of a place in the band begins and ends.
    fn stage_of(&self, x: f64) -> (f64, f64) {
        let (borders, (left, right)) = (self.room.borders, self.room.edges);
        let next = borders.partition_point(|&border| border <= x);
        let before = next.checked_sub(1).map_or(left, |before| borders[before] + CLEAR);
        (before, borders.get(next).map_or(right, |&border| border - CLEAR))
    }

    /// Words in their stage; in all of the room, if there are more of them.
    fn within(&self, ctx: &mut LayoutCtx<'_>, said: &Said, [stage, room]: [f64; 2]) -> Option<Label> {
        let own = said.fit(ctx, stage.min(room), self.room.lines);
        let all = if stage < room { said.fit(ctx, room, self.room.lines) } else { None };
        own.into_iter().chain(all).min_by_key(Label::lack)
    }

    /// Words on the run of an arc: where they take the fewest lines, near its middle.
    fn along(&self, ctx: &mut LayoutCtx<'_>, item: &Item, said: &Said) -> Option<(Label, f64)> {
        let run = item.run;
        let middle = f64::midpoint(run.0, run.1);
        let width = |&(left, right): &(f64, f64)| right - left;
        let mut best: Option<((usize, f64), (f64, f64))> = None;
        for free in self.free(&item.arc, item.level, run) {
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
        let x = self.off_borders((left, right), label.width, x).unwrap_or(x);
        Some((label, x))
    }

    /// Where words of this width in this part of a run lie on no border between stages, as near to `x` as can be.
    fn off_borders(&self, (left, right): (f64, f64), width: f64, x: f64) -> Option<f64> {
        let all = self.room.borders;
        let inside = &all[all.partition_point(|&border| border <= left)..all.partition_point(|&border| border < right)];
        let starts = std::iter::once(left).chain(inside.iter().map(|border| border + CLEAR));
        let ends = inside.iter().map(|border| border - CLEAR).chain(std::iter::once(right));
        let places = starts.zip(ends).filter(|(start, end)| end - start >= width);
        places.map(|(start, end)| x.clamp(start, end - width)).min_by(|a, b| (a - x).abs().total_cmp(&(b - x).abs()))
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

/// The gaps that the words of each arc may be in; no two arcs of a level have the same. Those of an exit go on to the next arc on its level, or to the one
/// before it if it turns back.
pub fn rooms(arcs: &[Arc], spans: &[Range<usize>], levels: &[usize], places: usize) -> Vec<Range<usize>> {
    let mut rooms = spans.to_vec();
    let mut order: Vec<usize> = (0..arcs.len()).collect();
    order.sort_by_key(|&at| (levels[at], spans[at].start));
    for level in order.chunk_by(|&a, &b| levels[a] == levels[b]) {
        let mut next = places + 1;
        for &at in level.iter().rev() {
            if arcs[at].kind == Kind::Exit && !arcs[at].turns_back {
                rooms[at].end = next;
            }
            next = rooms[at].start;
        }
        let mut before = 0;
        for &at in level {
            if arcs[at].turns_back {
                rooms[at].start = before;
            }
            before = rooms[at].end;
        }
    }
    rooms
}

/// Turns the way out of the last place to the left if its words have no room on the right, where the drawing ends, and there is a level for it.
pub fn turn_back(ctx: &mut LayoutCtx<'_>, room: Room<'_>, arcs: &mut [Arc]) {
    let [_, .., place] = room.places else { return };
    let count = room.places.len();
    let last = End::Here(count - 1);
    let mut passing = arcs.iter().filter(|arc| arc.gaps(count).contains(&(count - 1))).count();
    let ends = arcs.iter().flat_map(|arc| [arc.from, arc.to]).filter(|end| *end == last).count();
    let aside = APART.0 * ends.saturating_sub(1) as f64 / 2.0 + ASIDE + CLEAR + STOP;
    for arc in arcs.iter_mut().filter(|arc| arc.kind == Kind::Exit && arc.from == last) {
        let said = Said::new(ctx, ctx.known.paths(), arc, &title::remark(ctx, arc), room.size);
        let label = said.fit(ctx, room.edges.1 - place.centre() - aside, room.lines);
        let is_short = said.worded() > 0 && label.is_none_or(|label| label.missing > 0);
        arc.turns_back = is_short && passing < room.levels;
        passing += usize::from(arc.turns_back);
    }
}
