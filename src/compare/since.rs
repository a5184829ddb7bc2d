//! What has become of the columns and pains of the map that another one is compared with.
//!
//! The map itself says which column continues which. Pains are matched as in any other comparison.

use super::{matching::Matching, points, story::Story, ways};
use crate::model::{ColumnId, Comparison, Map, Pain, PainId, Place, Severity, longest_rise};

/// What a map changes compared with the earlier one.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// The change of each column.
    pub columns: Vec<ColumnChange>,
    /// The earlier columns that nothing continues, each with the column of this map that it came after; `None` for one
    /// that came before all of them.
    pub gone: Vec<(ColumnId, Option<ColumnId>)>,
    /// The change of each pain.
    pub pains: Vec<PainChange>,
    /// The earlier pains that this map doesn't mention, and that were solved or are answered by something that is
    /// done; each with the column of this map where it would hurt.
    pub solved: Vec<(PainId, Option<ColumnId>)>,
    /// The other earlier pains that this map doesn't mention: nobody said what became of them.
    pub unlisted: Vec<(PainId, Option<ColumnId>)>,
    /// The change of each way.
    pub ways: Vec<WayChange>,
    /// The earlier ways that this map no longer has, by their positions.
    pub gone_ways: Vec<usize>,
}

/// How a way has changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WayChange {
    /// It is new.
    New,
    /// It was there, and as many people took it.
    Stays,
    /// It was there; this percentage of those who came to its column took it, if that was known.
    Share(Option<f64>),
}

/// How a column has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnChange {
    /// It is new.
    New,
    /// It takes the place of others.
    Replaces,
    /// It was there, in another place of the story.
    Moved,
    /// It was there, in the same place of the story.
    Stays,
}

/// How a pain has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PainChange {
    /// It is new.
    New,
    /// It was as severe as now.
    Stays,
    /// It no longer hurts.
    Solved,
    /// It was more severe, namely this.
    Eased(Severity),
    /// It was less severe, namely this.
    Worse(Severity),
}

/// What a map changes compared with the earlier one; `None` if it isn't compared with any.
pub fn since(map: &Map) -> Option<Changes> {
    let comparison = map.compares.as_deref()?;
    let (behind, known_ways) = (behind(comparison), ways::known(&Story::told(map, comparison)));
    let way = |(way, before): (&crate::model::Way, &Option<usize>)| match before.map(|at| comparison.map.ways[at].share)
    {
        None => WayChange::New,
        Some(before) if before == way.share => WayChange::Stays,
        Some(before) => WayChange::Share(before),
    };
    let place = |place| match place {
        Place::Column(id) => Some(id),
        Place::Stage(id) => comparison.map.stage(id).columns.first().copied(),
    };
    let pains = pains(map, comparison);
    let missing = (0..pains.after.len()).filter(|&at| pains.after[at].is_none()).map(PainId::new);
    let missing = missing.map(|id| (id, place(comparison.map.pain(id).place).and_then(|id| behind[id.index()].1)));
    let (solved, unlisted) = missing.partition(|&(id, _)| comparison.map.is_over(id));
    let change = |(pain, before): (&Pain, &Option<usize>)| match before {
        Some(before) if pain.is_solved() && !comparison.map.pains[*before].is_solved() => PainChange::Solved,
        Some(before) => PainChange::of(comparison.map.pains[*before].severity, pain.severity),
        None => PainChange::New,
    };
    Some(Changes {
        columns: columns(map, comparison),
        gone: (0..behind.len()).filter(|&at| !behind[at].0).map(|at| (ColumnId::new(at), behind[at].1)).collect(),
        pains: map.pains.iter().zip(&pains.before).map(change).collect(),
        solved,
        unlisted,
        ways: map.ways.iter().zip(&known_ways.before).map(way).collect(),
        gone_ways: (0..known_ways.after.len()).filter(|&at| known_ways.after[at].is_none()).collect(),
    })
}

/// Matches the pains of the two maps.
fn pains(map: &Map, comparison: &Comparison) -> Matching {
    points::known(&Story::told(map, comparison), &comparison.map.pains, &map.pains)
}

impl PainChange {
    fn of(before: Severity, now: Severity) -> Self {
        match now.cmp(&before) {
            std::cmp::Ordering::Less => Self::Eased(before),
            std::cmp::Ordering::Equal => Self::Stays,
            std::cmp::Ordering::Greater => Self::Worse(before),
        }
    }
}

/// For each earlier column whether it is continued, and by which column, or which column continues the nearest one
/// before it.
fn behind(comparison: &Comparison) -> Vec<(bool, Option<ColumnId>)> {
    let mut by: Vec<Option<ColumnId>> = vec![None; comparison.map.columns.len()];
    for (index, earlier) in comparison.continues.iter().enumerate() {
        for id in earlier {
            by[id.index()].get_or_insert(ColumnId::new(index));
        }
    }
    let mut last = None;
    let nearest = |by: Option<ColumnId>| {
        last = by.or(last);
        (by.is_some(), last)
    };
    by.into_iter().map(nearest).collect()
}

fn columns(map: &Map, comparison: &Comparison) -> Vec<ColumnChange> {
    let first = |index: usize| comparison.continues.get(index).and_then(|earlier| earlier.iter().min()).copied();
    let known: Vec<(usize, ColumnId)> = (0..map.columns.len()).filter_map(|at| Some((at, first(at)?))).collect();
    let places: Vec<usize> = known.iter().map(|(_, earlier)| earlier.index()).collect();
    let stays: Vec<usize> = longest_rise(&places).into_iter().map(|rank| known[rank].0).collect();
    let change = |at: usize| match first(at) {
        None => ColumnChange::New,
        Some(_) if !map.columns[at].facts.replaces.is_empty() => ColumnChange::Replaces,
        Some(_) if stays.binary_search(&at).is_err() => ColumnChange::Moved,
        Some(_) => ColumnChange::Stays,
    };
    (0..map.columns.len()).map(change).collect()
}
