//! The stages of a table and their columns.

use super::{own::bracket, table::Table};
use crate::{
    spreadsheet::{
        cell_text::unbulleted,
        grid::Cell,
        labels::{Label, Lane},
        story::{CellWords, DraftColumn, DraftPlace, DraftStage, Story, channel},
    },
    vocabulary::LANGUAGES,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

impl Table<'_> {
    /// Where a cell goes that may span several columns: to its stage if it spans all of it.
    pub fn spread(
        &self,
        story: &mut Story,
        spots: &BTreeMap<usize, DraftPlace>,
        (column, spot): (usize, DraftPlace),
        cell: &Cell,
        lane: Label,
    ) -> DraftPlace {
        let covered: Vec<DraftPlace> =
            (column..column + cell.size.1).filter_map(|column| spots.get(&column).copied()).collect();
        if covered.len() < 2 {
            return spot;
        }
        let stage = spot.0;
        if covered.iter().any(|other| other.0 != stage) {
            let text = "the cell reaches over several stages: its text is with the first";
            story.remark(&self.grid.address(cell), text);
            return spot;
        }
        let all = covered.len() >= story.stages[stage].columns.len();
        if all && lane != Label::Lane(Lane::Feels) { (stage, None) } else { spot }
    }

    /// The title of a stage of our own export without the remark that its columns come in any order, and whether it has one.
    fn without_order(&self, title: CellWords) -> (CellWords, bool) {
        let found = self.own.and_then(|words| bracket(&title.text).filter(|(_, remark)| *remark == words.any_order));
        match found {
            Some((text, _)) => (CellWords::new(text, title.place.clone()), true),
            None => (title, false),
        }
    }

    /// Creates the stages, and maps each column of the sheet to its place.
    pub fn spots(&self, story: &mut Story) -> BTreeMap<usize, DraftPlace> {
        let mut spots = BTreeMap::new();
        let mut current = (String::new(), String::new());
        let mut known: FxHashMap<(String, String), usize> = FxHashMap::default();
        let mut index = 0;
        let has_people = self.has_people();
        for column in self.labels + 1..self.end {
            let head =
                |row: Option<usize>| row.map(|row| &self.grid.rows[row][column]).filter(|cell| !cell.says_nothing());
            let (phase, stage, step) = (head(self.heads.phase), head(self.heads.stage), head(self.heads.step));
            let says = (0..self.grid.rows.len())
                .any(|row| row >= self.heads.rows().min().unwrap_or(0) && !self.grid.rows[row][column].is_empty());
            if !says {
                continue;
            }
            let other = |cell: Option<&Cell>, known: &String| cell.is_some_and(|cell| cell.text != *known);
            if other(phase, &current.0) || other(stage, &current.1) || story.stages.is_empty() {
                let number = story.stages.len() + 1;
                let title =
                    stage.or(phase).map(|cell| CellWords::new(unbulleted(cell.said()), self.grid.address(cell)));
                let phase = phase.filter(|cell| cell.text != current.0);
                current.0 = phase.map_or(current.0, |cell| cell.text.clone());
                current.1 = stage.map_or_else(String::new, |cell| cell.text.clone());
                let title = title.unwrap_or_else(|| CellWords::new(&format!("Stage {number}"), self.grid.name.clone()));
                let phase = phase.map(|cell| CellWords::new(cell.said(), self.grid.address(cell)));
                // What several people do in a stage is in one stage, and so is what a list names in any order.
                let again = known.get(&current).copied().filter(|_| has_people || self.is_of_names);
                index = again.unwrap_or_else(|| {
                    let (title, any_order) = self.without_order(title);
                    story.stages.push(DraftStage { any_order, ..DraftStage::new(phase, title) });
                    story.stages.len() - 1
                });
                known.insert(current.clone(), index);
            }
            let stage = &mut story.stages[index];
            let whole = step.is_some_and(|cell| LANGUAGES.iter().any(|(_, words)| words.page.whole_stage == cell.text));
            if whole {
                spots.insert(column, (index, None));
                continue;
            }
            let title = step.map(|cell| CellWords::new(unbulleted(cell.said()), self.grid.address(cell)));
            stage.columns.push(DraftColumn::new(title));
            let spot = (index, Some(stage.columns.len() - 1));
            spots.insert(column, spot);
            let touchpoints = self
                .heads
                .step
                .and_then(|row| self.found(row))
                .is_some_and(|of| of.label == Label::Lane(Lane::Touchpoints));
            if let Some(cell) = step.filter(|cell| touchpoints && channel(&cell.text).is_some()) {
                story.via(spot, &CellWords::new(&cell.text, self.grid.address(cell)));
            }
        }
        spots
    }
}
