//! Which columns a persona's curve joins: those that follow each other on the persona's way. And the runs that a curve is drawn in:
//! where the way forks the curve does, and joins again.

use crate::model::{Map, NextKind, Path, Step, Target};
use rustc_hash::{FxHashMap, FxHashSet};

/// How wide a curve is that hardly anybody takes, as a part of one that all take.
const THINNEST: f64 = 0.3;

/// What a curve says between two columns; what says more comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Join {
    /// People go from the one to the other.
    Way,
    /// The same, over columns that aren't for them.
    Bridge,
    /// Nothing: the two come in any order.
    Unordered,
}

/// A column and one that follows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Position of the first column.
    pub from: usize,
    /// Position of the second one, further on.
    pub to: usize,
    /// What the curve says between them.
    pub join: Join,
    /// Which part of all customers of the persona goes there, as far as shares say; else 1.
    pub part: f64,
}

impl Link {
    /// How wide a curve is drawn here that is so wide where all go.
    pub fn width(&self, whole: f64) -> f64 {
        whole * (THINNEST + (1.0 - THINNEST) * self.part.clamp(0.0, 1.0))
    }
}

/// The links of each persona's way, in the order of the columns that they lead from. Ways back are none: arcs show them.
pub fn links(map: &Map) -> Vec<Vec<Link>> {
    map.paths().iter().map(|path| links_of(map, path)).collect()
}

/// The links of one way.
pub fn links_of(map: &Map, path: &Path) -> Vec<Link> {
    let mut links = Vec::with_capacity(path.steps.len());
    for (at, step) in path.steps.iter().enumerate() {
        let behind = path.steps.get(at + 1).filter(|next| step.any_order.is_some() && next.any_order == step.any_order);
        if let Some(next) = behind {
            let (from, to) = (step.column.index(), next.column.index());
            links.push(Link { from, to, join: Join::Unordered, part: 1.0 });
        }
        // What comes after all columns of a stage in any order leads on from the last one.
        links.extend(onward(map, path, step, behind.is_none()));
    }
    links
}

fn onward(map: &Map, path: &Path, step: &Step, is_last: bool) -> impl Iterator<Item = Link> {
    let next = step.next.iter().filter(move |next| match next.kind {
        NextKind::On => is_last,
        NextKind::Ahead => true,
        NextKind::Back | NextKind::Exit | NextKind::Finish => false,
    });
    next.filter_map(move |next| {
        let Target::Column(to) = next.to else { return None };
        let is_bridge = to.index() > step.column.index() + 1 && path.is_next(step.column, to);
        let join = if is_bridge { Join::Bridge } else { Join::Way };
        let part = if map.ways.is_empty() { None } else { Path::flow(step, next) };
        let part = part.map_or(1.0, |percent| percent / 100.0);
        Some(Link { from: step.column.index(), to: to.index(), join, part })
    })
}

/// The columns on the way that most take, from the first one that the links lead away from.
pub fn main_way(links: &[Link]) -> Vec<usize> {
    let mut way: Vec<usize> = links.first().map(|link| link.from).into_iter().collect();
    for fork in links.chunk_by(|a, b| a.from == b.from) {
        if way.last() == Some(&fork[0].from) {
            way.push(fork[most_taken(fork.iter())].to);
        }
    }
    way
}

/// Points that one curve goes through.
#[derive(Debug, Clone)]
pub struct Run {
    /// The points, from left to right.
    pub points: Vec<usize>,
    /// Between each two of them.
    pub links: Vec<Link>,
    /// Whether it only leads from one point of the whole curve to another.
    pub is_branch: bool,
}

/// What a curve is drawn in.
#[derive(Debug, Clone)]
pub struct Traced {
    /// The way that most take as far as it goes, then each branch of it, from one point to another.
    pub runs: Vec<Run>,
    /// The points that no link leads to.
    pub begins: Vec<usize>,
}

/// The runs through some points, which are given from left to right. Links are between two of these points, in the order of the first.
pub fn trace(points: &[usize], links: &[(usize, usize, Link)]) -> Traced {
    let mut next: FxHashMap<usize, (usize, Link)> = FxHashMap::default();
    let (mut entered, mut main, mut branches) = (FxHashSet::default(), FxHashSet::default(), Vec::new());
    for fork in links.chunk_by(|a, b| a.0 == b.0) {
        let chosen = most_taken(fork.iter().map(|link| &link.2));
        for (index, &(from, to, link)) in fork.iter().enumerate() {
            entered.insert(to);
            if index == chosen && main.insert(to) {
                next.insert(from, (to, link));
            } else {
                branches.push(Run { points: vec![from, to], links: vec![link], is_branch: true });
            }
        }
    }
    let whole = |&first: &usize| {
        let mut run = Run { points: vec![first], links: Vec::new(), is_branch: false };
        let mut at = first;
        while let Some(&(to, link)) = next.get(&at) {
            run.points.push(to);
            run.links.push(link);
            at = to;
        }
        run
    };
    let firsts = points.iter().filter(|point| !main.contains(*point));
    let runs = firsts.map(whole).chain(branches).collect();
    Traced { runs, begins: points.iter().copied().filter(|point| !entered.contains(point)).collect() }
}

/// The first of those that most take.
fn most_taken<'l>(fork: impl Iterator<Item = &'l Link>) -> usize {
    let mut most = (0, f64::NEG_INFINITY);
    for (index, link) in fork.enumerate().filter(|(_, link)| !link.part.is_nan()) {
        if link.part > most.1 {
            most = (index, link.part);
        }
    }
    most.0
}
