//! Lanes of one table in groups, each next to a name to the left of the labels.

use super::{
    heads::is_border,
    people::{People, Who},
    sheet::{Part, Row, Sheet},
};
use crate::spreadsheet::{
    grid::Cell,
    labels::{Label, is_somebody, label},
    story::channel,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

pub struct Groups<'a> {
    pub people: People,
    /// Whether the column of names says that these are personas.
    pub is_sure: bool,
    above: &'a [Row],
    heads: &'a [Row],
    /// The lanes, beginning with this row.
    from: usize,
    lanes: &'a [Row],
    labels: usize,
}

/// Lanes in groups with lanes of what people do, think or feel in common.
pub enum Grouped<'a> {
    /// Of people.
    People(Groups<'a>),
    /// Of stages, with people in the rows of titles: a table for each, with what it is called.
    Stages(Vec<Part<'a>>),
    /// Of anything else, such as *As-is* and *To-be*: the name of each, and its rows with those that are in no group.
    Versions(Vec<(String, Vec<&'a Row>)>),
}

/// The groups that have such a lane which another group has too. Any other rows are nobody's, and so are those in no group.
pub fn grouped<'a>(sheet: &Sheet<'a>, outside: &BTreeSet<usize>) -> Option<Grouped<'a>> {
    let first = sheet.first_head()?;
    let from = (first..sheet.grid.rows.len()).find(|&at| sheet.is_lane(&sheet.grid.rows[at]))?;
    let beside = || beside_names(sheet, outside, from).and_then(|named| of_names(sheet, (first, from), named));
    beside().or_else(|| of_names(sheet, (first, from), below_names(sheet, first)))
}

/// More than these aren't versions of one journey.
const MOST_VERSIONS: usize = 6;

/// The rows above a table, those of its titles, and its lanes.
type Rows<'a> = (&'a [Row], &'a [Row], &'a [Row]);

/// The names of groups, and which of them each row of the sheet is in.
type Named = (Vec<Who>, Vec<Option<usize>>);

fn of_names<'a>(sheet: &Sheet<'a>, (first, from): (usize, usize), (all, groups): Named) -> Option<Grouped<'a>> {
    let rows = &sheet.grid.rows;
    let mut lanes: Vec<FxHashSet<Label>> = vec![FxHashSet::default(); all.len()];
    for (row, group) in rows.iter().zip(&groups).skip(from) {
        let means = sheet.means(row).filter(|means| matches!(means, Label::Lane(lane) if lane.can_be_somebodys()));
        if let Some((group, means)) = group.zip(means) {
            lanes[group].insert(means);
        }
    }
    let is_zone = |who: &Who| label(&who.name).is_some_and(|found| found.label != Label::Persona);
    lanes.iter_mut().zip(&all).filter(|(_, who)| is_zone(who)).for_each(|(lanes, _)| lanes.clear());
    let mut times: FxHashMap<Label, usize> = FxHashMap::default();
    lanes.iter().flatten().for_each(|lane| *times.entry(*lane).or_default() += 1);
    let common: Vec<usize> = (0..all.len()).filter(|&at| lanes[at].iter().any(|lane| times[lane] > 1)).collect();
    // "Stage" above the names, and "Persona" above the lanes.
    let means = |cell: &Cell| label(&cell.text).map(|found| found.label);
    let head = &rows[first];
    let is_of_stages = means(&head[sheet.labels]) == Some(Label::Persona)
        && head[..sheet.labels].iter().any(|cell| matches!(means(cell), Some(Label::Stage | Label::Phase)));
    // Anything in no stage has no place in such a table.
    let is_all_named = from == first + 1 && groups[from..].iter().all(Option::is_some);
    if is_of_stages && is_all_named && common.len() > 1 {
        let (above, heads, lanes) = (&rows[..first], &rows[first..from], &rows[from..]);
        return Some(Grouped::Stages(parts(&all, (above, heads, lanes), &groups[from..])));
    }
    let is_called = |at: &usize| is_somebody(&all[*at].name) && channel(&all[*at].name).is_none();
    let people: Vec<usize> = common.iter().copied().filter(is_called).collect();
    if people.len() > 1 {
        let is_persona = |cell: &Cell| means(cell) == Some(Label::Persona);
        let mut places: Vec<Option<usize>> = vec![None; all.len()];
        people.iter().enumerate().for_each(|(place, &person)| places[person] = Some(place));
        let of = |group: Option<usize>| group.and_then(|group| places[group]);
        return Some(Grouped::People(Groups {
            people: People {
                rows: groups.into_iter().map(of).collect(),
                all: people.iter().map(|&at| all[at].clone()).collect(),
            },
            is_sure: rows[..from].iter().flat_map(|row| &row[..sheet.labels]).any(is_persona),
            above: &rows[..first],
            heads: &rows[first..from],
            from,
            lanes: &rows[from..],
            labels: sheet.labels,
        }));
    }
    let version = |&at: &usize| {
        let is_own =
            |(_, group): &(&Row, &Option<usize>)| group.is_none_or(|group| group == at || !common.contains(&group));
        (all[at].description.clone(), rows.iter().zip(&groups).filter(is_own).map(|(row, _)| row).collect())
    };
    (2..=MOST_VERSIONS).contains(&common.len()).then(|| Grouped::Versions(common.iter().map(version).collect()))
}

/// Names to the left of the lanes, which begin at a row.
fn beside_names(sheet: &Sheet<'_>, outside: &BTreeSet<usize>, from: usize) -> Option<Named> {
    let column = sheet.labels.checked_sub(1)?;
    let named = |at: usize, row: &Row| match &row[column] {
        _ if outside.contains(&at) => Some(None),
        cell if at < from || cell.is_empty() => None,
        cell => Some(Some(cell.clone())),
    };
    Some(goes_on(sheet, named))
}

/// Names alone in rows of their own, each above its lanes.
fn below_names(sheet: &Sheet<'_>, first: usize) -> Named {
    let named = |at: usize, row: &Row| {
        let lone = row[..=sheet.labels].iter().rfind(|cell| !cell.is_empty())?;
        let is_alone = row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        if at <= first || !is_alone || is_border(&lone.text) {
            return None;
        }
        let is_nobodys = label(&lone.text).is_some_and(|found| found.label != Label::Persona);
        Some((!is_nobodys).then(|| lone.clone()))
    };
    goes_on(sheet, named)
}

/// The groups of rows, each from its name to the next; `named` says which cell that is, if a row begins one, or ends one.
fn goes_on(sheet: &Sheet<'_>, named: impl Fn(usize, &Row) -> Option<Option<Cell>>) -> Named {
    let (mut all, mut groups, mut current): (Vec<Who>, Vec<Option<usize>>, Option<usize>) = Default::default();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    for (at, row) in sheet.grid.rows.iter().enumerate() {
        if let Some(name) = named(at, row) {
            current = name.map(|cell| {
                let who = Who::new(&cell.text, cell.clone(), false);
                *known.entry(who.name.clone()).or_insert_with(|| {
                    all.push(who);
                    all.len() - 1
                })
            });
        }
        groups.push(current);
    }
    (all, groups)
}

impl<'a> Groups<'a> {
    /// A table for each of them.
    pub fn parts(&self) -> Vec<Part<'a>> {
        self.parts_of(&self.people.rows)
    }

    /// The same with the rows of nobody in the first.
    pub fn parts_with_others(&self) -> Vec<Part<'a>> {
        self.parts_of(&self.people.rows.iter().map(|whose| whose.or(Some(0))).collect::<Vec<_>>())
    }

    /// The labels of the rows of nobody.
    pub fn others(&self) -> impl Iterator<Item = &'a Cell> {
        let lanes = self.lanes.iter().zip(&self.people.rows[self.from..]);
        let labels = lanes.filter(|(_, whose)| whose.is_none()).map(|(row, _)| &row[self.labels]);
        labels.filter(|cell| !cell.is_empty())
    }

    fn parts_of(&self, whose: &[Option<usize>]) -> Vec<Part<'a>> {
        parts(&self.people.all, (self.above, self.heads, self.lanes), &whose[self.from..])
    }
}

/// A table for each of them, from the rows above, those of titles and the lanes; `whose` says who each lane is of.
fn parts<'a>(all: &[Who], (above, heads, rows): Rows<'a>, whose: &[Option<usize>]) -> Vec<Part<'a>> {
    let mut lanes: Vec<Vec<&Row>> = vec![Vec::new(); all.len()];
    for (row, whose) in rows.iter().zip(whose) {
        if let Some(nth) = whose {
            lanes[*nth].push(row);
        }
    }
    let part = |(nth, (who, lanes)): (usize, (&Who, Vec<&'a Row>))| Part {
        who: Some(who.clone()),
        above: if nth == 0 { above.iter().collect() } else { Vec::new() },
        heads: heads.iter().collect(),
        lanes,
    };
    all.iter().zip(lanes).enumerate().map(part).collect()
}
