//! Where each arc goes across, and where its words are: on its run, or next to one that turns aside.

use super::{
    arcs::{Arc, End, Kind},
    label::{Label, Said},
    ports::Ports,
    title,
};
use crate::{
    layout::{ColumnBox, LayoutCtx},
    model::Path,
    scene::TypeSize,
};

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
    /// An arc with its words.
    pub fn item(&self, ctx: &mut LayoutCtx<'_>, arc: Arc, level: usize, index: usize) -> Item {
        let run = self.run(&arc, index);
        let said = self.said(ctx, &arc);
        let label = self.label(ctx, (&arc, level, run), &said);
        Item { arc, level, run, label, worded: said.worded() }
    }

    fn said(&self, ctx: &mut LayoutCtx<'_>, arc: &Arc) -> Said {
        Said::new(ctx, self.paths, arc, &title::remark(ctx, arc), self.room.size)
    }

    fn label(
        &self,
        ctx: &mut LayoutCtx<'_>,
        (arc, level, run): (&Arc, usize, (f64, f64)),
        said: &Said,
    ) -> Option<(Label, f64)> {
        if arc.is_aside() { self.beside(ctx, arc, run, said) } else { self.along(ctx, arc, (level, run), said) }
    }

    /// Gives words that are cut the lines that they need, as far as their level has room for them: others on it may be higher.
    pub fn lengthen(&self, ctx: &mut LayoutCtx<'_>, item: &mut Item, high: f64) {
        let most = (high / self.room.size.line()) as usize;
        let said = self.said(ctx, &item.arc);
        let before = item.label.take();
        let taller = (self.room.lines + 1..=most).filter_map(|lines| {
            let placer = Placer { room: Room { lines, ..self.room }, ..*self };
            let label = placer.label(ctx, (&item.arc, item.level, item.run), &said);
            label.filter(|(label, _)| label.height <= high)
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

    /// Words in their stage; in all of the room, if there are more of them.
    fn within(&self, ctx: &mut LayoutCtx<'_>, said: &Said, [stage, room]: [f64; 2]) -> Option<Label> {
        let own = said.fit(ctx, stage.min(room), self.room.lines);
        let all = if stage < room { said.fit(ctx, room, self.room.lines) } else { None };
        own.into_iter().chain(all).min_by_key(Label::lack)
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
