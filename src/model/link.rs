//! Which columns a persona's curve connects: those that follow each other on the persona's way.

use super::{Map, NextKind, Path, Step, Target};

/// What a curve means between two columns; the most meaningful comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Join {
    /// People go from one to the other.
    Way,
    /// The same, over columns that aren't for them.
    Bridge,
    /// Nothing: the two come in any order.
    Unordered,
}

/// A connection between a column and one that follows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Position of the first column.
    pub from: usize,
    /// Position of the second one, further on.
    pub to: usize,
    /// What the curve means between them.
    pub join: Join,
    /// The share of all customers of the persona who go there, as far as shares say; otherwise 1.
    pub part: f64,
}

/// The links of each persona's way, in the order of the columns that they lead from. Ways back aren't included: arcs
/// show them.
pub fn links(map: &Map, paths: &[Path]) -> Vec<Vec<Link>> {
    paths.iter().map(|path| links_of(map, path)).collect()
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
        // What comes after all columns of a stage in any order is linked to the last one.
        let first = links.len();
        for link in onward(map, path, step, behind.is_none()) {
            add(&mut links, first, link);
        }
    }
    links
}

/// Adds a link to those of the same column, which begin at `first`. Two ways to one column are one link.
fn add(links: &mut Vec<Link>, first: usize, link: Link) {
    match links[first..].iter_mut().find(|other| other.to == link.to) {
        Some(same) => {
            same.join = same.join.min(link.join);
            same.part = (same.part + link.part).min(1.0);
        }
        None => links.push(link),
    }
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

/// The columns on the way that most people take, from the first one that the links lead away from.
pub fn main_way(links: &[Link]) -> Vec<usize> {
    let mut way: Vec<usize> = links.first().map(|link| link.from).into_iter().collect();
    for fork in links.chunk_by(|a, b| a.from == b.from) {
        if way.last() == Some(&fork[0].from) {
            way.push(fork[most_taken(fork.iter())].to);
        }
    }
    way
}

/// The first of the most taken ones.
pub fn most_taken<'l>(fork: impl Iterator<Item = &'l Link>) -> usize {
    let mut most = (0, f64::NEG_INFINITY);
    for (index, link) in fork.enumerate().filter(|(_, link)| !link.part.is_nan()) {
        if link.part > most.1 {
            most = (index, link.part);
        }
    }
    most.0
}
