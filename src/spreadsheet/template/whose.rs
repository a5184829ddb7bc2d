//! Whose each column of a table is.

use super::table::Table;
use crate::spreadsheet::{
    labels::{Label, is_kind_of_person, is_name, is_participant},
    story::{CellWords, DraftPlace, Story, channel},
};
use std::collections::{BTreeMap, BTreeSet};

impl Table<'_> {
    /// Whether columns of the same stage can be those of different people.
    pub fn has_people(&self) -> bool {
        (0..self.grid.rows.len()).any(|row| self.is_of_people(row) && self.people(row).len() > 1)
    }

    fn is_of_people(&self, row: usize) -> bool {
        self.found(row).is_some_and(|found| found.label == Label::Persona)
    }

    fn people(&self, row: usize) -> BTreeSet<&str> {
        self.named(row).map(|cell| cell.text.as_str()).collect()
    }

    /// The row above the stages that says whose each column is, as in a list with a row for each step, or in a table that has the
    /// same name or the same stages again. Other names there are the personas of the map.
    pub fn people_above(&self) -> Option<usize> {
        let top = self.heads.rows().min()?;
        let is_whose = |row: &usize| {
            let (named, people) = (self.named(*row).count(), self.people(*row).len());
            self.is_of_people(*row) && people > 1 && (self.is_list || people < named || self.stages_come_again())
        };
        (0..top).find(is_whose)
    }

    /// The row of stages, and the one below without a label whose titles are names, the same in each of several stages. Two at least, as in "Anna, Ben, Anna, Ben".
    pub fn people_below(&self) -> Option<(usize, usize)> {
        let (stage, row) = self.heads.stage.zip(self.heads.step)?;
        let mut stages: Vec<BTreeSet<&str>> = Vec::new();
        for column in self.labels + 1..self.end {
            let cells = &self.grid.rows;
            if stages.is_empty() || !cells[stage][column].is_empty() && cells[stage][column] != cells[stage][column - 1]
            {
                stages.push(BTreeSet::new());
            }
            let name = &cells[row][column].text;
            if let Some(stage) = stages.last_mut().filter(|_| !name.is_empty()) {
                stage.insert(name);
            }
        }
        let is_name = |name: &&str| (is_name(name) || is_kind_of_person(name)) && channel(name).is_none();
        let is_unnamed = self.own.is_none() && self.label(row).is_empty();
        let same = stages.len() > 1 && stages.iter().all(|names| names.len() > 1 && *names == stages[0]);
        (is_unnamed && same && stages[0].iter().all(is_name)).then_some((stage, row))
    }

    fn stages_come_again(&self) -> bool {
        let Some(row) = self.heads.stage else { return false };
        let mut titles: Vec<&str> = self.cells(row).map(|cell| cell.text.as_str()).collect();
        titles.dedup();
        titles.iter().collect::<BTreeSet<_>>().len() < titles.len()
    }

    /// Says that those who were asked are read as personas.
    pub fn participants(&self, story: &mut Story) {
        let labels = (0..self.grid.rows.len()).map(|row| self.label(row));
        let asked = labels.filter(|label| self.is_list && is_participant(&label.text));
        for label in asked {
            let text =
                format!("each `{}` is read as a persona, so that what two of them feel is not one curve", label.text);
            story.remark(&self.grid.address(label), text);
        }
    }

    /// Says whom the columns are for, as the row above the stages has it. A name goes on until the next.
    pub fn whose(&self, story: &mut Story, spots: &BTreeMap<usize, DraftPlace>) {
        let Some(row) = self.people_above() else { return };
        let mut last = None;
        for column in self.labels + 1..self.grid.width() {
            let cell = &self.grid.rows[row][column];
            last = if cell.is_empty() { last } else { Some(cell) };
            if let (Some(cell), Some(&spot)) = (last.filter(|cell| !cell.says_nothing()), spots.get(&column)) {
                story.whom(spot, &CellWords::new(&cell.text, self.grid.address(cell)));
            }
        }
    }
}
