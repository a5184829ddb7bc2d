//! What has become of the map that another one compares itself with: of its columns and of its pains.

use super::{ColumnId, Comparison, Map, Pain, PainId, Place, Severity, order::longest_rise};
use std::collections::BTreeMap;

/// What a map changes of the one that it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// What each column is, seen from before.
    pub columns: Vec<ColumnChange>,
    /// The earlier columns that nothing continues, each with the column of this map that it stood behind; none for one that stood
    /// before all of them.
    pub gone: Vec<(ColumnId, Option<ColumnId>)>,
    /// What each pain is, seen from before.
    pub pains: Vec<PainChange>,
    /// The earlier pains that this map has no more, each with the column of this map where it would hurt.
    pub solved: Vec<(PainId, Option<ColumnId>)>,
}

/// What a column is, seen from before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnChange {
    /// It wasn't there.
    New,
    /// It takes the place of others.
    Replaces,
    /// It was there, at another place of the story.
    Moved,
    /// It was there, at this place of the story.
    Stays,
}

/// What a pain is, seen from before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PainChange {
    /// Nobody had it.
    New,
    /// It was as severe as it is.
    Stays,
    /// It was more severe: so much.
    Eased(Severity),
    /// It was less severe: so little.
    Worse(Severity),
}

impl Map {
    /// What this map changes of the one that it compares itself with; `None` where it compares itself with none.
    pub fn changes(&self) -> Option<Changes> {
        let comparison = self.compares.as_deref()?;
        let behind = behind(comparison);
        let place = |place| match place {
            Place::Column(id) => Some(id),
            Place::Stage(id) => comparison.map.stage(id).columns.first().copied(),
        };
        let earlier = Earlier::new(&comparison.map);
        let pains: Vec<(PainChange, Option<PainId>)> = self.pains.iter().map(|pain| earlier.change(pain)).collect();
        let mut left = vec![true; comparison.map.pains.len()];
        pains.iter().filter_map(|(_, before)| *before).for_each(|id| left[id.index()] = false);
        let solved = (0..left.len()).map(PainId::new).filter(|id| left[id.index()]);
        let solved = solved.map(|id| (id, place(comparison.map.pain(id).place).and_then(|id| behind[id.index()].1)));
        Some(Changes {
            columns: columns(self, comparison),
            gone: (0..behind.len()).filter(|&at| !behind[at].0).map(|at| (ColumnId::new(at), behind[at].1)).collect(),
            pains: pains.into_iter().map(|(change, _)| change).collect(),
            solved: solved.collect(),
        })
    }
}

/// For each earlier column whether it is continued, and by which column, or which continues the nearest one before it.
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

/// The pains of the earlier map, by what they are known by.
struct Earlier<'a> {
    map: &'a Map,
    by_name: BTreeMap<&'a str, PainId>,
    by_text: BTreeMap<String, PainId>,
}

impl<'a> Earlier<'a> {
    fn new(map: &'a Map) -> Self {
        let ids = || (0..map.pains.len()).rev().map(PainId::new);
        let written = ids().filter(|&id| !map.pain(id).name.is_generated());
        Self {
            map,
            by_name: written.map(|id| (map.pain(id).name.as_str(), id)).collect(),
            by_text: ids().map(|id| (words(map.pain(id)), id)).collect(),
        }
    }

    /// The same pain is the one of the same written name, or else of the same words.
    fn change(&self, pain: &Pain) -> (PainChange, Option<PainId>) {
        let named = self.by_name.get(pain.name.as_str()).filter(|_| !pain.name.is_generated());
        let Some(&id) = named.or_else(|| self.by_text.get(&words(pain))) else { return (PainChange::New, None) };
        let before = self.map.pain(id).severity;
        let change = match pain.severity.cmp(&before) {
            std::cmp::Ordering::Less => PainChange::Eased(before),
            std::cmp::Ordering::Equal => PainChange::Stays,
            std::cmp::Ordering::Greater => PainChange::Worse(before),
        };
        (change, Some(id))
    }
}

fn words(pain: &Pain) -> String {
    pain.text.to_plain().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
