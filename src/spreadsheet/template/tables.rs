//! Several tables on one sheet: a persona each, which become one table, or a map each.

use super::{
    groups::{Grouped, grouped},
    heads::meta,
    people::{People, Who},
    sheet::{Part, Row, Sheet},
};
use crate::{
    feeling::folded,
    spreadsheet::{
        Remark,
        grid::{Cell, Grid, MOST},
        labels::{Label, Lane, is_name, label},
    },
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// The tables of a sheet.
pub struct Tables {
    pub all: Vec<OneTable>,
    /// How several were read.
    pub remarks: Vec<Remark>,
}

pub struct OneTable {
    pub grid: Grid,
    /// Whose its rows are, if they are those of several people.
    pub people: People,
    /// What it is called, if the sheet has others with the same stages.
    pub version: Option<String>,
}

impl From<Grid> for OneTable {
    fn from(grid: Grid) -> Self {
        Self { grid, people: People::default(), version: None }
    }
}

/// The tables of a sheet whose labels are in a column. Those of personas become one: with the rows of each if their columns are the same and
/// the rows can say whose they are, otherwise next to each other, with a row of names.
pub fn tables(grid: Grid, labels: usize, outside: &BTreeSet<usize>) -> Tables {
    let sheet = Sheet { grid: &grid, labels };
    let parts = sheet.stacked();
    if parts.len() > 1 {
        return sheet.of_parts(&parts);
    }
    let groups = match grouped(&sheet, outside) {
        None => return Tables { all: vec![grid.into()], remarks: Vec::new() },
        Some(Grouped::Versions(versions)) => return sheet.versions(versions),
        Some(Grouped::Stages(parts)) if sheet.fits(&parts) => {
            return Tables { all: vec![sheet.joined(&parts, "Stage").into()], remarks: Vec::new() };
        }
        Some(Grouped::Stages(_)) => return Tables { all: vec![grid.into()], remarks: Vec::new() },
        Some(Grouped::People(groups)) => groups,
    };
    let names = groups.people.all.iter().map(|who| who.name.as_str());
    let text = format!("the rows of {} are read as those of personas of one map", quoted(names));
    let sure = groups.is_sure;
    let mut remarks: Vec<Remark> = Vec::new();
    remarks.extend((!sure).then(|| Remark { place: grid.name.clone(), text }));
    let parts = groups.parts_with_others();
    if sheet.can_share_columns(&groups.parts()) || !sheet.fits(&parts) {
        let people = groups.people;
        return Tables { all: vec![OneTable { people, version: None, grid }], remarks };
    }
    let first = &groups.people.all[0].name;
    remarks.extend(groups.others().map(|cell| {
        let text = format!("`{}` is in the rows of nobody: read as what is known about `{first}`", cell.text);
        Remark { place: grid.address(cell), text }
    }));
    Tables { all: vec![sheet.joined(&parts, "Persona").into()], remarks }
}

fn quoted<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
}

impl<'a> Sheet<'a> {
    /// Tables below each other: the row of stages comes again after lanes, and so do lanes.
    fn stacked(&self) -> Vec<Part<'a>> {
        let rows = &self.grid.rows;
        let Some(first) = self.first_head() else { return Vec::new() };
        let texts = |row: &Row| self.cells(row).map(|cell| cell.text.clone()).collect::<Vec<_>>();
        let is_head = |row: &Row| {
            let named = matches!(self.means(row), Some(Label::Phase | Label::Stage)) && self.cells(row).count() > 0;
            named || self.means(row).is_none() && texts(row).len() > 1 && texts(row) == texts(&rows[first])
        };
        let (mut starts, mut after_lanes) = (vec![first], false);
        for (at, row) in rows.iter().enumerate().skip(first) {
            after_lanes |= self.is_lane(row);
            if after_lanes && is_head(row) {
                starts.push(at);
                after_lanes = false;
            }
        }
        // What is above a table belongs to it, as far as it can't be a lane of the table before.
        let is_above = |row: &Row| {
            let meta = matches!(
                self.means(row),
                Some(Label::Persona | Label::Title | Label::About | Label::Goal | Label::Owner)
            );
            let filled = row.iter().filter(|cell| !cell.is_empty()).count();
            filled == 0
                || meta && self.cells(row).count() < 2
                || filled == 1 && !self.is_lane(row) && self.cells(row).count() == 0
        };
        let top = |start: usize| {
            if start == first { 0 } else { start - rows[..start].iter().rev().take_while(|row| is_above(row)).count() }
        };
        let parts: Vec<Part<'a>> = starts
            .iter()
            .enumerate()
            .map(|(nth, &start)| {
                let end = starts.get(nth + 1).map_or(rows.len(), |&next| top(next));
                let lanes = (start..end).find(|&at| self.is_lane(&rows[at])).unwrap_or(end);
                let part = Part {
                    who: None,
                    above: rows[top(start)..start].iter().collect(),
                    heads: rows[start..lanes].iter().collect(),
                    lanes: rows[lanes..end].iter().collect(),
                };
                Part { who: self.who(&part), ..part }
            })
            .collect();
        let lanes = |part: &Part<'_>| self.meanings(part);
        let known = parts.first().map(lanes).unwrap_or_default();
        let again =
            |part: &Part<'_>| lanes(part).iter().any(|lane| matches!(lane, Label::Lane(_)) && known.contains(lane));
        if parts.iter().all(again) { parts } else { Vec::new() }
    }

    /// Whose a table is: what its persona is called above it, or else a name there or in the corner.
    fn who(&self, part: &Part<'_>) -> Option<Who> {
        let named = |row: &&Row| {
            let mut cells = row.iter().filter(|cell| !cell.is_empty());
            let cell = cells.next()?;
            let (word, text) = cell.text.split_once([':', '：']).unwrap_or((&cell.text, ""));
            meta(word).filter(|label| *label == Label::Persona)?;
            let text = if text.is_empty() { &cells.next()?.text } else { text };
            let name = text.split([',', '，', '(', '（']).next().unwrap_or_default().trim();
            (!name.is_empty()).then(|| Who::new(name, cell.clone(), true))
        };
        let corner = part.heads.first().map(|row| &row[self.labels]);
        let alone = |row: &&&Row| row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        let lone = part.above.iter().filter(alone).flat_map(|row| row.iter());
        let bare = lone.rev().chain(corner).find(|cell| is_name(&cell.text) && label(&cell.text).is_none());
        let bare = bare.map(|cell| Who::new(&cell.text, cell.clone(), false));
        part.above.iter().rev().find_map(named).or(bare)
    }

    /// A map for each group of lanes, with the lanes that are in none.
    fn versions(&self, versions: Vec<(String, Vec<&Row>)>) -> Tables {
        let text =
            format!("{} have the same lanes: a map each", quoted(versions.iter().map(|(name, _)| name.as_str())));
        let one = |(name, rows): (String, Vec<&Row>)| {
            let mut rows: Vec<Row> = rows.into_iter().cloned().collect();
            for cell in rows.iter_mut().flat_map(|row| &mut row[..=self.labels]) {
                let is_name = Who::new(&cell.text, cell.clone(), false).description == name;
                cell.text = if is_name { String::new() } else { std::mem::take(&mut cell.text) };
            }
            OneTable { version: Some(name), ..Grid::new(&self.grid.name, rows).into() }
        };
        let remarks = vec![Remark { place: self.grid.name.clone(), text }];
        Tables { all: versions.into_iter().map(one).collect(), remarks }
    }

    /// Several tables below each other: of the personas of one map, or a map each.
    fn of_parts(&self, parts: &[Part<'_>]) -> Tables {
        let names: Vec<&str> = parts.iter().filter_map(|part| Some(part.who.as_ref()?.name.as_str())).collect();
        let is_alike = parts.iter().all(|part| self.titles(part) == self.titles(&parts[0]));
        let sure = parts.iter().all(|part| part.who.as_ref().is_some_and(|who| who.is_persona));
        let differ = names.iter().collect::<BTreeSet<_>>().len() == names.len();
        let place = self.grid.name.clone();
        if names.len() == parts.len() && differ && self.fits(parts) && (sure || is_alike) {
            let text =
                format!("the tables of {} are read as those of personas of one map", quoted(names.iter().copied()));
            let remarks = (!sure).then_some(Remark { place, text }).into_iter().collect();
            let one = if is_alike && self.can_share_columns(parts) {
                self.together(parts)
            } else {
                self.joined(parts, "Persona").into()
            };
            return Tables { all: vec![one], remarks };
        }
        let text = format!("the sheet has {} tables of stages and lanes: a map each", parts.len());
        let whole = |part: &Part<'_>| {
            let rows = part.above.iter().chain(&part.heads).chain(&part.lanes);
            Grid::new(&self.grid.name, rows.map(|row| (*row).clone()).collect()).into()
        };
        Tables { all: parts.iter().map(whole).collect(), remarks: vec![Remark { place, text }] }
    }

    /// Whether a row for each person can say all that tables for each person do: what a lane says of one of them is a line of that person, and
    /// any other lane is in one table only, without details that are about the lines of that table.
    fn can_share_columns(&self, parts: &[Part<'_>]) -> bool {
        let mut known: FxHashSet<Label> = FxHashSet::default();
        parts.iter().all(|part| {
            let mut others = part.lanes.iter().filter_map(|row| self.means(row)).filter(|label| match label {
                Label::Lane(lane) => !lane.can_be_somebodys(),
                Label::Phase
                | Label::Stage
                | Label::Step
                | Label::Title
                | Label::Persona
                | Label::Owner
                | Label::About
                | Label::Goal
                | Label::Detail(_) => true,
            });
            let is_detail =
                |label: &Label| matches!(label, Label::Lane(Lane::Severity) | Label::Owner | Label::Detail(_));
            let apart: FxHashSet<Label> = others.by_ref().collect();
            let fits = !apart.iter().any(|label| is_detail(label) || known.contains(label));
            known.extend(apart);
            fits
        })
    }

    /// Whether the tables next to each other are no larger than a sheet may be.
    fn fits(&self, parts: &[Part<'_>]) -> bool {
        let rows: usize = parts.iter().map(|part| part.above.len() + part.heads.len() + part.lanes.len()).sum();
        parts.len().saturating_mul(self.grid.width()).saturating_mul(rows) <= MOST
    }

    /// What is above the tables, without the names of their personas.
    fn above<'b>(parts: &[Part<'b>]) -> Vec<&'b Row> {
        let bare = parts.iter().filter_map(|part| part.who.as_ref()).filter(|who| !who.is_persona);
        let names: BTreeSet<(usize, usize)> = bare.map(|who| who.cell.at).collect();
        let is_name = |cell: &Cell| !cell.is_empty() && names.contains(&cell.at);
        parts.iter().flat_map(|part| &part.above).copied().filter(|row| !row.iter().any(is_name)).collect()
    }

    /// The last row of titles needs a label.
    fn corner(&self, part: &Part<'_>, at: usize) -> Cell {
        let corner = &part.heads[at][self.labels];
        let is_unnamed = at + 1 == part.heads.len() && self.means(part.heads[at]).is_none();
        if is_unnamed { Cell { text: "Stage".to_owned(), ..corner.clone() } } else { corner.clone() }
    }

    /// The tables as one: the rows of titles, which are the same in all of them, then the lanes of each.
    fn together(&self, parts: &[Part<'_>]) -> OneTable {
        let mut rows: Vec<Row> = Self::above(parts).into_iter().cloned().collect();
        let first = &parts[0];
        for (at, head) in first.heads.iter().enumerate() {
            let mut head = (*head).clone();
            head[self.labels] = self.corner(first, at);
            rows.push(head);
        }
        let mut people = People::new(parts.iter().filter_map(|part| part.who.clone()), rows.len());
        for (nth, part) in parts.iter().enumerate() {
            rows.extend(part.lanes.iter().map(|row| (*row).clone()));
            people.rows.extend(part.lanes.iter().map(|_| Some(nth)));
        }
        OneTable { grid: Grid::new(&self.grid.name, rows), people, version: None }
    }

    /// The tables next to each other, with a row of names below their titles: whose they are, or of which stage.
    fn joined(&self, parts: &[Part<'_>], names: &str) -> Grid {
        let wide = self.grid.width() - self.labels - 1;
        let blank = |at: (usize, usize)| Cell { at, ..Cell::new("", at) };
        let empty = |label: Cell| {
            let at = label.at;
            let mut row: Row = (0..self.labels).map(|_| blank(at)).collect();
            row.push(label);
            row.extend((0..parts.len() * wide).map(|_| blank(at)));
            row
        };
        let mut rows: Vec<Row> = Vec::new();
        for row in Self::above(parts) {
            let more = (0..wide * (parts.len() - 1)).map(|at| blank((row[0].at.0, at)));
            rows.push(row.iter().cloned().chain(more).collect());
        }
        let mut heads: Vec<Row> = Vec::new();
        let mut lanes: Vec<Row> = Vec::new();
        let mut known: FxHashMap<(String, usize), usize> = FxHashMap::default();
        let mut people = empty(Cell::new(names, (0, self.labels)));
        for (nth, part) in parts.iter().enumerate() {
            let from = self.labels + 1 + nth * wide;
            let fill = |row: &mut Row, cells: &Row| row[from..from + wide].clone_from_slice(&cells[self.labels + 1..]);
            for (at, row) in part.heads.iter().enumerate() {
                if at == heads.len() {
                    heads.push(empty(self.corner(part, at)));
                }
                fill(&mut heads[at], row);
            }
            // Rows go together by their label; those without one belong to the one above.
            let (mut last, mut seen): (String, FxHashMap<String, usize>) = (String::new(), FxHashMap::default());
            for row in &part.lanes {
                let text = &row[self.labels];
                if !text.is_empty() {
                    last = folded(&text.text);
                }
                let count = seen.entry(last.clone()).or_default();
                *count += 1;
                let at = *known.entry((last.clone(), *count)).or_insert_with(|| {
                    lanes.push(empty(text.clone()));
                    lanes.len() - 1
                });
                fill(&mut lanes[at], row);
            }
            let Some(who) = &part.who else { continue };
            for (column, cell) in people[from..from + wide].iter_mut().enumerate() {
                let column = self.labels + 1 + column;
                if part.lanes.iter().chain(&part.heads).any(|row| !row[column].is_empty()) {
                    *cell = Cell::new(&who.name, who.cell.at);
                }
            }
        }
        Grid::new(&self.grid.name, rows.into_iter().chain(heads).chain([people]).chain(lanes).collect())
    }
}
