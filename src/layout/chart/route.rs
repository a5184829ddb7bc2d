//! The runs that a curve is drawn in: where the way forks and joins, so does the curve.

use crate::model::link::{Link, most_taken};
use rustc_hash::{FxHashMap, FxHashSet};

/// The width of a curve that hardly anybody takes, as a share of one that everybody takes.
const THINNEST: f64 = 0.3;

/// The width of a curve along a link, if it is `whole` where everybody goes.
pub fn width(link: &Link, whole: f64) -> f64 {
    whole * (THINNEST + (1.0 - THINNEST) * link.part.clamp(0.0, 1.0))
}

/// Points that one curve goes through.
#[derive(Debug, Clone)]
pub struct Run {
    /// The points, from left to right.
    pub points: Vec<usize>,
    /// The links between each pair of them.
    pub links: Vec<Link>,
    /// Whether it only leads from one point of the main curve to another.
    pub is_branch: bool,
}

/// The runs of a curve.
#[derive(Debug, Clone)]
pub struct Traced {
    /// The way that most people take, as far as it goes; then each branch, from one point to another.
    pub runs: Vec<Run>,
    /// The points that no link leads to.
    pub begins: Vec<usize>,
}

/// The runs through some points, given from left to right. Links connect two of these points, in the order of the
/// first.
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
