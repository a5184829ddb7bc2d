//! The body of a table: its stages with their columns, and what each row says about them.

use super::{
    heads::is_border,
    own::without_sources,
    own_rows::own_row,
    reading::Reading,
    row::AboutRow,
    speakers::{Speakers, SpokenLine},
    table::{Heads, Table},
    tables::OneTable,
};
use crate::{
    feeling::range_in,
    parse::means_everybody,
    spreadsheet::{
        grid::Cell,
        labels::{Detail, Found, Label, Lane, is_plural, label},
        own_tables::HELP,
        story::{CellWords, DraftPlace, Story},
    },
    vocabulary::LANGUAGES,
};
use std::collections::BTreeMap;

impl<'a> Table<'a> {
    pub fn new(table: &'a OneTable, labels: usize, is_list: bool) -> Self {
        let OneTable { grid, people, .. } = table;
        let mut table = Self {
            grid,
            people,
            labels,
            heads: Heads::default(),
            end: grid.width(),
            marked: BTreeMap::new(),
            is_list,
            is_of_names: false,
            own: None,
        };
        table.own = LANGUAGES.into_iter().map(|(_, words)| words).find(|words| table.is_own(words));
        table.heads = match table.own {
            Some(words) => table.own_heads(words),
            None => table.heads(),
        };
        table.heads.step = table.heads.step.or_else(|| table.touchpoints());
        if table.heads.step.is_none() {
            table.heads.step = table.names();
            table.is_of_names = table.heads.step.is_some();
        }
        if table.own.is_none() {
            table.end = table.places_end();
            table.marked = table.marked();
        }
        table
    }

    /// The stages with their columns, and what each lane says about them.
    pub fn body(&self, story: &mut Story) {
        let spots = self.spots(story);
        self.sums(story);
        // In the order of the curves, whoever a column is for.
        let exported = self.own.map_or_else(Vec::new, |words| self.exported_people(words));
        exported.iter().for_each(|name| drop(story.persona(name)));
        self.people.all.iter().for_each(|who| story.describe(&who.description));
        let top = self.heads.rows().min().map_or(0, |top| top + 1);
        let below = (top..self.grid.rows.len()).filter(|row| !self.heads.has(*row));
        let rows: Vec<usize> = self.lanes_above().into_iter().chain(below).collect();
        let speakers = Speakers::new(self, &rows, story);
        self.guesses(story, &speakers);
        let measures = self.measures(&rows, &speakers);
        self.whose(story, &spots);
        self.participants(story);
        let mut reading = Reading::new(self);
        let mut last: Option<(usize, String, Option<Found>)> = None;
        for row in rows {
            if let Some(feeling) = self.marked.get(&row) {
                self.mark(story, &spots, (row, feeling));
                continue;
            }
            let label_cell = Some(self.label(row)).filter(|cell| !cell.is_empty()).or_else(|| self.group(row));
            if let Some(cell) = label_cell {
                if self.own.is_none() && self.cells(row).next().is_none() {
                    self.heading_of_rows(story, row, &mut reading);
                }
                let is_group = self.own.is_none() && self.label(row).is_empty();
                let found = if is_group { label(&cell.text) } else { self.found(row) };
                let found = reading.understood(self.group(row), found, &speakers);
                if self.named(row).next().is_some() {
                    story.vote(found.as_ref().map_or(&[], |found| &found.langs));
                    let rest = found.as_ref().filter(|found| !found.rest.is_empty() && speakers.of(found).is_none());
                    rest.iter().for_each(|found| story.leftover(&cell.text, &found.rest, &self.grid.address(cell)));
                }
                let is_own = self.own.is_none() && !is_group && found.is_none();
                let text = if is_own { reading.in_group(&cell.text) } else { cell.text.clone() };
                last = Some((row, text, found));
                self.lonely(story, row, cell);
            }
            let Some((first, text, found)) = &last else {
                self.cells(row).for_each(|cell| story.stray(&cell.text, &self.grid.address(cell)));
                continue;
            };
            if self.named(row).next().is_none() {
                continue;
            }
            let place = label_cell.map(|cell| self.grid.address(cell));
            if found.is_none() && self.numbers(row) || self.only_counts(row) {
                let place = place.unwrap_or_else(|| self.grid.name.clone());
                story.remark(&place, format!("`{text}` only counts the columns: left out"));
                continue;
            }
            let of_row = self.people.of(row).map(str::to_owned);
            let speaker = of_row.or_else(|| found.as_ref().and_then(|found| speakers.of(found)));
            let lane = found.as_ref().map(|found| found.label);
            if let (Some(speaker), Some(Label::Lane(lane)), Some(place)) = (&speaker, lane, &place)
                && !lane.can_be_somebodys()
            {
                story.leftover(text, speaker, place);
            }
            let is_measure = measures.contains(first);
            let about = AboutRow {
                lane,
                text,
                speaker,
                place,
                first: *first,
                is_measure,
                speakers: &speakers,
                has_signs: self.has_signs(row),
            };
            self.row(story, &spots, row, about);
        }
        self.only_a_part(story);
    }

    /// Says that our own table `journey` isn't all of a map.
    fn only_a_part(&self, story: &mut Story) {
        if self.own.is_some() {
            let text = format!(
                "this is the table `journey` of an export, which shows only a part of a map; to keep all of it, {HELP}"
            );
            story.remark(&self.grid.name, text);
        }
    }

    /// Says whom only some words make personas.
    fn guesses(&self, story: &mut Story, speakers: &Speakers) {
        for name in speakers.guessed() {
            story.remark(&self.grid.name, format!("`{name}` is in front of what several cells say: read as a persona"));
        }
        for (name, row) in speakers.doubtful() {
            let cell = self.label(row);
            let text = format!("`{}` is read as what a persona `{name}` says, does or feels", cell.text);
            story.remark(&self.grid.address(cell), text);
        }
    }

    /// Words next to the table that aren't a label of a row.
    fn lonely(&self, story: &mut Story, row: usize, cell: &Cell) {
        let is_name = self.people.of(row).is_some();
        if self.cells(row).next().is_none() && label(&cell.text).is_none() && !is_border(&cell.text) && !is_name {
            story.stray(&cell.text, &self.grid.address(cell));
        }
        let group = self.group(row).filter(|group| *group != cell && label(&group.text).is_none());
        let group = group.filter(|_| !is_name);
        if let Some(group) = group {
            story.stray(&group.text, &self.grid.address(group));
        }
    }

    /// Words in the column of labels without anything next to them, which may be a heading of the rows below.
    fn heading_of_rows(&self, story: &mut Story, row: usize, reading: &mut Reading) {
        let zone = self.zone(row);
        let cell = self.label(row);
        reading.below(zone.map(|(zone, _)| zone), &cell.text);
        if let Some((_, false)) = zone {
            let text = format!("`{}` is a heading of rows: written in front of the labels of these lanes", cell.text);
            story.remark(&self.grid.address(cell), text);
        }
    }

    /// The lane that a row becomes if it is none of those that Wayline knows, or says more than one of these can.
    fn lane_of_its_own(&self, story: &mut Story, lane: Label, about: &AboutRow<'_>) -> Option<String> {
        match lane {
            Label::Lane(Lane::Touchpoints | Lane::Channels) if self.tells_more(about.first) => {
                Some(story.lane(about.text, (about.place.as_deref(), "has more than the names of channels")))
            }
            Label::Lane(Lane::Leaves) if !self.is_of_shares(about.first) => {
                Some(story.lane(about.text, (about.place.as_deref(), "has more than shares of those who leave")))
            }
            Label::Lane(_) if about.is_measure => {
                Some(story.lane(about.text, (about.place.as_deref(), "has figures other than those of the feelings")))
            }
            Label::Lane(_)
            | Label::Goal
            | Label::About
            | Label::Step
            | Label::Owner
            | Label::Detail(_)
            | Label::Persona => None,
            Label::Phase | Label::Stage | Label::Title => {
                Some(story.lane(about.text, (about.place.as_deref(), "is not a lane that Wayline knows")))
            }
        }
    }

    fn row(&self, story: &mut Story, spots: &BTreeMap<usize, DraftPlace>, row: usize, about: AboutRow<'_>) {
        let range = range_in(about.text);
        let lane = about.lane.unwrap_or(Label::Title);
        let mut people: Vec<&str> = self.named(row).map(|cell| cell.text.as_str()).collect();
        people.sort_unstable();
        people.dedup();
        // If all columns have the same persona, it is that of the map. Our own export says nothing then.
        if let (Label::Persona, [only], None) = (lane, people.as_slice(), self.own) {
            if !means_everybody(only) {
                story.introduce(only, about.place.as_deref().unwrap_or_default(), is_plural(about.text));
            }
            return;
        }
        let is_own = self.own.and_then(|words| own_row(about.text, words)).is_some();
        let own_lane = if is_own { None } else { self.lane_of_its_own(story, lane, &about) };
        for column in self.labels + 1..self.grid.width() {
            let cell = &self.grid.rows[row][column];
            if cell.is_empty() || cell.says_nothing() && !(about.has_signs && lane == Label::Lane(Lane::Feels)) {
                continue;
            }
            let place = self.grid.address(cell);
            if column >= self.end {
                self.beside(story, about.text, (column, cell));
                continue;
            }
            let Some(&spot) = spots.get(&column) else {
                story.stray(&cell.text, &place);
                continue;
            };
            let spot = self.spread(story, spots, (column, spot), cell, lane);
            let said = match self.own {
                Some(words) => {
                    let lines = cell.said().lines().map(|line| without_sources(line, words));
                    CellWords::new(&lines.collect::<Vec<_>>().join("\n"), place)
                }
                None if lane.is_prose() => CellWords::new(cell.said(), place),
                None => CellWords::new(&cell.text, place),
            };
            if self.own_cell(story, spot, (lane, own_lane.as_deref()), &said, &about) {
                continue;
            }
            if let (Label::Lane(lane), None) = (lane, own_lane.as_deref())
                && lane.can_be_somebodys()
                && let Some(lines) = about.speakers.lines(&said.text, lane).filter(|_| self.own.is_none())
            {
                for SpokenLine { whom, text } in lines {
                    let said = CellWords::new(&text, said.place.clone());
                    match lane {
                        Lane::Pain => story.pain(spot, &said, &whom),
                        Lane::Gain => story.gain(spot, &said, &whom),
                        _ => {
                            for name in whom {
                                let about = AboutRow { speaker: Some(name), ..about.clone() };
                                self.lane(story, spot, lane, &said, &about);
                            }
                        }
                    }
                }
                continue;
            }
            match (lane, own_lane.as_deref()) {
                (_, Some(name)) => story.say(spot, name, &said, about.speaker.as_deref()),
                (Label::Lane(Lane::Feels), _) => {
                    story.range = story.range.or(range);
                    self.feel(story, spot, &said, &about);
                }
                (Label::Lane(lane), _) => self.lane(story, spot, lane, &said, &about),
                (Label::Step, _) => story.say(spot, "does", &said, about.speaker.as_deref()),
                (Label::Goal, _) => story.goal(spot, &said),
                // In a row for each touchpoint it describes that.
                (Label::About, _) if self.is_of_names => story.say(spot, "note", &said, None),
                (Label::About, _) => story.about(spot, &said),
                (Label::Owner, _) => story.detail(spot, (Detail::Owner, about.text), &said),
                (Label::Detail(detail), _) => story.detail(spot, (detail, about.text), &said),
                (Label::Persona, _) => story.whom(spot, &said),
                (_, _) => story.labelled(spot, about.text, &said),
            }
        }
    }
}
