//! Several tables on one sheet: a persona each, which become one table, or a map each.

use super::heads::meta;
use crate::{
    feeling::folded,
    spreadsheet::{
        Remark,
        grid::{Cell, Grid, MOST},
        labels::{Label, is_name, label},
    },
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// The tables of a sheet.
pub struct Tables {
    pub grids: Vec<Grid>,
    /// How several were read.
    pub remark: Option<Remark>,
}

type Row = Vec<Cell>;

/// One of several tables.
struct Part<'a> {
    /// Whose it is.
    who: Option<Who>,
    /// What is above its stages.
    above: Vec<&'a Row>,
    /// The rows with titles, and the lanes.
    heads: Vec<&'a Row>,
    lanes: Vec<&'a Row>,
}

struct Who {
    name: String,
    /// The cell with the name, and whether it says that this is a persona.
    cell: Cell,
    is_persona: bool,
}

/// The tables of a sheet whose labels are in a column. Those of personas are put next to each other, with a row of names.
pub fn tables(grid: Grid, labels: usize) -> Tables {
    let sheet = Sheet { grid: &grid, labels };
    let mut parts = sheet.stacked();
    if parts.len() < 2 {
        parts = sheet.grouped();
    }
    if parts.len() < 2 {
        return Tables { grids: vec![grid], remark: None };
    }
    let names: Vec<&str> = parts.iter().filter_map(|part| Some(part.who.as_ref()?.name.as_str())).collect();
    let is_alike = |part: &Part<'_>| sheet.titles(part) == sheet.titles(&parts[0]);
    let sure = parts.iter().all(|part| part.who.as_ref().is_some_and(|who| who.is_persona));
    let differ = names.iter().collect::<BTreeSet<_>>().len() == names.len();
    if names.len() == parts.len() && differ && sheet.fits(&parts) && (sure || parts.iter().all(is_alike)) {
        let text = format!("the tables of {} are read as those of personas of one map", quoted(&names));
        let remark = (!sure).then(|| Remark { place: grid.name.clone(), text });
        return Tables { grids: vec![sheet.joined(&parts)], remark };
    }
    let text = format!("the sheet has {} tables of stages and lanes: a map each", parts.len());
    let whole = |part: &Part<'_>| {
        let rows = part.above.iter().chain(&part.heads).chain(&part.lanes);
        Grid::new(&grid.name, rows.map(|row| (*row).clone()).collect())
    };
    let remark = Some(Remark { place: grid.name.clone(), text });
    Tables { grids: parts.iter().map(whole).collect(), remark }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
}

struct Sheet<'a> {
    grid: &'a Grid,
    labels: usize,
}

impl<'a> Sheet<'a> {
    fn means(&self, row: &Row) -> Option<Label> {
        label(&row[self.labels].text).map(|found| found.label)
    }

    fn is_lane(&self, row: &Row) -> bool {
        matches!(self.means(row), Some(Label::Lane(_)))
    }

    fn cells<'b>(&self, row: &'b Row) -> impl Iterator<Item = &'b Cell> {
        row[self.labels + 1..].iter().filter(|cell| !cell.is_empty())
    }

    /// What the lanes of a table are.
    fn meanings(&self, part: &Part<'_>) -> FxHashSet<Label> {
        part.lanes.iter().filter_map(|row| self.means(row)).collect()
    }

    /// The titles of a table's stages and columns.
    fn titles<'b>(&self, part: &Part<'b>) -> Vec<&'b str> {
        part.heads.iter().flat_map(|row| self.cells(row)).map(|cell| cell.text.as_str()).collect()
    }

    /// The row with the stages of the first table.
    fn first_head(&self) -> Option<usize> {
        let rows = &self.grid.rows;
        let named =
            |row: &Row| matches!(self.means(row), Some(Label::Phase | Label::Stage)) && self.cells(row).count() > 0;
        let lane = rows.iter().position(|row| self.is_lane(row))?;
        let titled = || (0..lane).rev().find(|&at| self.cells(&rows[at]).count() > 1);
        rows.iter().position(named).or_else(titled)
    }

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
            (!name.is_empty()).then(|| Who { name: name.to_owned(), cell: cell.clone(), is_persona: true })
        };
        let corner = part.heads.first().map(|row| &row[self.labels]);
        let alone = |row: &&&Row| row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        let lone = part.above.iter().filter(alone).flat_map(|row| row.iter());
        let bare = lone.rev().chain(corner).find(|cell| is_name(&cell.text) && label(&cell.text).is_none());
        let bare = bare.map(|cell| Who { name: cell.text.clone(), cell: cell.clone(), is_persona: false });
        part.above.iter().rev().find_map(named).or(bare)
    }

    /// Lanes of one table in groups, each next to a name to the left of the labels.
    fn grouped(&self) -> Vec<Part<'a>> {
        let rows = &self.grid.rows;
        let (Some(column), Some(first)) = (self.labels.checked_sub(1), self.first_head()) else { return Vec::new() };
        let Some(from) = (first..rows.len()).find(|&at| self.is_lane(&rows[at])) else { return Vec::new() };
        let is_persona =
            rows[..from].iter().any(|row| label(&row[column].text).is_some_and(|found| found.label == Label::Persona));
        let mut parts: Vec<Part<'a>> = Vec::new();
        for row in &rows[from..] {
            let cell = &row[column];
            let another = parts.last().and_then(|part| part.who.as_ref()).is_none_or(|who| who.name != cell.text);
            if !cell.is_empty() && another {
                if label(&cell.text).is_some() || !is_name(&cell.text) {
                    return Vec::new();
                }
                let who = Some(Who { name: cell.text.clone(), cell: cell.clone(), is_persona });
                let above = if parts.is_empty() { rows[..first].iter().collect() } else { Vec::new() };
                parts.push(Part { who, above, heads: rows[first..from].iter().collect(), lanes: Vec::new() });
            }
            match parts.last_mut() {
                Some(part) => part.lanes.push(row),
                None => return Vec::new(),
            }
        }
        let again = parts.windows(2).all(|pair| !self.meanings(&pair[0]).is_disjoint(&self.meanings(&pair[1])));
        if again { parts } else { Vec::new() }
    }

    /// Whether the tables next to each other are no larger than a sheet may be.
    fn fits(&self, parts: &[Part<'_>]) -> bool {
        let rows: usize = parts.iter().map(|part| part.above.len() + part.heads.len() + part.lanes.len()).sum();
        parts.len().saturating_mul(self.grid.width()).saturating_mul(rows) <= MOST
    }

    /// The tables next to each other, with a row of names below their stages.
    fn joined(&self, parts: &[Part<'_>]) -> Grid {
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
        let bare = parts.iter().filter_map(|part| part.who.as_ref()).filter(|who| !who.is_persona);
        let names: BTreeSet<(usize, usize)> = bare.map(|who| who.cell.at).collect();
        for row in parts.iter().flat_map(|part| &part.above) {
            let is_name = |cell: &Cell| !cell.is_empty() && names.contains(&cell.at);
            if !row.iter().any(is_name) {
                rows.push(
                    row.iter()
                        .cloned()
                        .chain((0..wide * (parts.len() - 1)).map(|at| blank((row[0].at.0, at))))
                        .collect(),
                );
            }
        }
        let mut heads: Vec<Row> = Vec::new();
        let mut lanes: Vec<Row> = Vec::new();
        let mut known: FxHashMap<(String, usize), usize> = FxHashMap::default();
        let mut people = empty(Cell::new("Persona", (0, self.labels)));
        for (nth, part) in parts.iter().enumerate() {
            let from = self.labels + 1 + nth * wide;
            let fill = |row: &mut Row, cells: &Row| row[from..from + wide].clone_from_slice(&cells[self.labels + 1..]);
            for (at, row) in part.heads.iter().enumerate() {
                if at == heads.len() {
                    let corner = &row[self.labels];
                    let is_unnamed = at + 1 == part.heads.len() && self.means(row).is_none();
                    heads.push(empty(if is_unnamed {
                        Cell { text: "Stage".to_owned(), ..corner.clone() }
                    } else {
                        corner.clone()
                    }));
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
                    *cell = Cell { text: who.name.clone(), at: who.cell.at, size: (1, 1) };
                }
            }
        }
        Grid::new(&self.grid.name, rows.into_iter().chain(heads).chain([people]).chain(lanes).collect())
    }
}
