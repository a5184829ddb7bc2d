//! The table that workshops fill in: stages across the top, lanes down the left side; or the other way round.

mod heads;
mod own;
mod speakers;
mod tables;
mod whose;

use super::{
    Remark,
    cell_text::{capitalised, unbulleted},
    draft::Draft,
    grid::{Cell, Grid},
    labels::{Detail, Found, Label, Lane, label},
    own_tables::HELP,
    story::{Column, Felt, Said, Spot, Stage, Story, channel, channels},
};
use crate::{
    feeling::{Feeling, feeling, folded, highest_in, range_in},
    parse::means_everybody,
    vocabulary::{ALL, Words},
};
use heads::Heads;
use own::{nobodys, without_sources};
use speakers::Speakers;
use std::collections::BTreeMap;
use tables::{Tables, tables};

/// Names that spreadsheets give to sheets.
const UNNAMED: [&str; 12] =
    ["sheet", "tabelle", "feuil", "feuille", "hoja", "シート", "ورقة", "blatt", "foglio", "planilha", "list", "arkusz"];

/// The content of a sheet as maps, if it has such tables.
pub fn drafts(grid: &Grid, stem: &str, several: bool) -> Vec<Draft> {
    let Some(Oriented { grid, labels, is_list }) = oriented(grid) else { return Vec::new() };
    let Tables { grids, remark } = tables(grid, labels);
    let mut drafts: Vec<Draft> = grids
        .iter()
        .map(|grid| {
            let table = Table::new(grid, labels, is_list);
            let mut story = Story::new(title(&grid.name, stem, several));
            table.head(&mut story);
            table.body(&mut story);
            story.draft()
        })
        .collect();
    if let (Some(first), Some(Remark { place, text })) = (drafts.first_mut(), remark) {
        first.remark(&place, text);
    }
    drafts
}

/// A sheet with its lanes as rows.
struct Oriented {
    grid: Grid,
    /// The column of the labels.
    labels: usize,
    /// Whether the lanes were columns.
    is_list: bool,
}

/// The title of the map, unless a cell gives one.
fn title(sheet: &str, stem: &str, several: bool) -> String {
    let lower = sheet.to_lowercase();
    let named = !UNNAMED.iter().any(|name| lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ') == *name);
    capitalised(&if named && several || stem.is_empty() { sheet } else { stem }.replace(['-', '_'], " "))
}

fn oriented(grid: &Grid) -> Option<Oriented> {
    let turned = grid.transposed();
    let (down, column) = most_labels(&turned);
    let (across, row) = most_labels(grid);
    match down.max(across) {
        0 | 1 => None,
        _ if down >= across => Some(Oriented { grid: grid.clone(), labels: column, is_list: false }),
        _ => Some(Oriented { grid: turned, labels: row, is_list: true }),
    }
}

/// The row with the most different labels of lanes and stages, and how many it has.
fn most_labels(grid: &Grid) -> (usize, usize) {
    let count = |row: &[Cell]| {
        let mut found: Vec<Label> = row.iter().filter_map(|cell| label(&cell.text)).map(|found| found.label).collect();
        found.retain(|label| !matches!(label, Label::Title | Label::Persona | Label::Owner | Label::About));
        found.sort_by_key(|label| format!("{label:?}"));
        found.dedup();
        let has_lanes = found.iter().any(|label| matches!(label, Label::Lane(_)));
        if has_lanes { found.len() } else { 0 }
    };
    let counts = grid.rows.iter().enumerate().map(|(at, row)| (count(row), at));
    counts.max_by_key(|&(count, at)| (count, std::cmp::Reverse(at))).unwrap_or_default()
}

struct Table<'a> {
    grid: &'a Grid,
    /// The column of the labels.
    labels: usize,
    /// The rows with the titles of phases, stages and columns.
    heads: Heads,
    /// Whether it is a list, with a row for each step.
    is_list: bool,
    /// The words of our own export, if it is the table `journey` from there.
    own: Option<&'static Words>,
}

impl<'a> Table<'a> {
    fn new(grid: &'a Grid, labels: usize, is_list: bool) -> Self {
        let mut table = Self { grid, labels, heads: Heads::default(), is_list, own: None };
        table.own = ALL.into_iter().find(|words| table.is_own(words));
        table.heads = match table.own {
            Some(_) => Heads { stage: Some(0), step: Some(1), ..Heads::default() },
            None => table.heads(),
        };
        table.heads.step = table.heads.step.or_else(|| table.touchpoints());
        table
    }

    fn label(&self, row: usize) -> &'a Cell {
        &self.grid.rows[row][self.labels]
    }

    fn found(&self, row: usize) -> Option<Found> {
        label(&self.label(row).text)
    }

    /// The cells of a row that say something.
    fn cells(&self, row: usize) -> impl Iterator<Item = &'a Cell> {
        self.grid.rows[row][self.labels + 1..].iter().filter(|cell| !cell.is_empty())
    }

    /// The cells of a row that name somebody or something.
    fn named(&self, row: usize) -> impl Iterator<Item = &'a Cell> {
        self.cells(row).filter(|cell| !cell.says_nothing())
    }

    /// Whether a label's rows say more than the names of channels.
    fn tells_more(&self, first: usize) -> bool {
        let goes_on = |row: &usize| *row == first || self.label(*row).is_empty() && self.group(*row).is_none();
        let mut rows = (first..self.grid.rows.len()).take_while(goes_on);
        rows.any(|row| self.named(row).any(|cell| channels(&cell.text).is_none()))
    }

    /// The stages with their columns, and what each lane says about them.
    fn body(&self, story: &mut Story) {
        let spots = self.spots(story);
        let top = self.heads.rows().min().map_or(0, |top| top + 1);
        let below = (top..self.grid.rows.len()).filter(|row| !self.heads.has(*row));
        let rows: Vec<usize> = self.lanes_above().into_iter().chain(below).collect();
        let speakers = Speakers::new(self, &rows, story);
        let measures = self.measures(&rows, &speakers);
        self.whose(story, &spots);
        let mut last: Option<(usize, String, Option<Found>)> = None;
        for row in rows {
            let label_cell = Some(self.label(row)).filter(|cell| !cell.is_empty()).or_else(|| self.group(row));
            if let Some(cell) = label_cell {
                let found = label(&cell.text).filter(|found| self.is_understood(row, found, &speakers));
                if self.named(row).next().is_some() {
                    story.vote(found.as_ref().map_or(&[], |found| &found.langs));
                    let rest = found.as_ref().filter(|found| !found.rest.is_empty() && speakers.of(found).is_none());
                    rest.iter().for_each(|found| story.leftover(&cell.text, &found.rest, &self.grid.address(cell)));
                }
                last = Some((row, cell.text.clone(), found));
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
            if found.is_none() && self.numbers(row) {
                let place = place.unwrap_or_else(|| self.grid.name.clone());
                story.remark(&place, format!("`{text}` only counts the columns: left out"));
                continue;
            }
            let speaker = found.as_ref().and_then(|found| speakers.of(found));
            let lane = found.as_ref().map(|found| found.label);
            let is_measure = measures.contains(first);
            self.row(story, &spots, row, Row { lane, text, speaker, place, first: *first, is_measure });
        }
        if self.own.is_some() {
            let text = format!(
                "this is the table `journey` of an export, which shows only a part of a map; to keep all of it, {HELP}"
            );
            story.remark(&self.grid.name, text);
        }
    }

    /// Whether it is certain what a label means: any other words in it name somebody whom the rows tell apart, or are in brackets; a row of
    /// feelings shows what it is. A row about opportunities has to come after them.
    fn is_understood(&self, row: usize, found: &Found, speakers: &Speakers) -> bool {
        let certain = found.rest.is_empty() || found.apart || found.label == Label::Lane(Lane::Feels);
        let is_detail = matches!(found.label, Label::Detail(_) | Label::Owner);
        let above = (0..row).rev().filter_map(|row| self.found(row)).map(|found| found.label);
        let points = [Label::Lane(Lane::Pain), Label::Lane(Lane::Opportunity)];
        let nearest = above.into_iter().find(|label| points.contains(label));
        let below =
            (row..self.grid.rows.len()).any(|row| self.found(row).is_some_and(|found| found.label == points[1]));
        let is_about_opportunities =
            nearest.map_or(below || found.label == Label::Owner, |nearest| nearest == points[1]);
        (certain || speakers.of(found).is_some()) && (!is_detail || is_about_opportunities)
    }

    /// The rows of figures that aren't feelings although their labels could mean that: percentages next to feelings,
    /// and any further figures.
    fn measures(&self, rows: &[usize], speakers: &Speakers) -> Vec<usize> {
        let feels = |row: &usize| {
            self.found(*row).is_some_and(|of| of.label == Label::Lane(Lane::Feels) && speakers.of(&of).is_none())
        };
        let all: Vec<usize> =
            rows.iter().copied().filter(feels).filter(|row| self.cells(*row).next().is_some()).collect();
        let figures = |row: usize| {
            let mut cells = self.cells(row).filter(|cell| !cell.says_nothing()).peekable();
            cells.peek().is_some() && cells.all(|cell| feeling(&cell.text).number.is_some())
        };
        let percent = |row: usize| {
            let mut cells = self.cells(row).filter(|cell| !cell.says_nothing());
            figures(row) && (self.label(row).text.contains(['%', '％']) || cells.all(|cell| cell.text.contains('%')))
        };
        let first = all.iter().copied().find(|row| figures(*row) && !percent(*row));
        // Percentages alone are the feelings.
        let first = first.or_else(|| all.iter().all(|row| percent(*row)).then(|| all.first().copied()).flatten());
        all.into_iter().filter(|row| figures(*row) && Some(*row) != first).collect()
    }

    /// Whether the cells of a row are 1, 2, 3 and so on.
    fn numbers(&self, row: usize) -> bool {
        self.cells(row).count() > 1 && self.cells(row).zip(1..).all(|(cell, number)| cell.text == number.to_string())
    }

    /// A label further left, if the row has none of its own.
    fn group(&self, row: usize) -> Option<&'a Cell> {
        self.grid.rows[row][..self.labels].iter().rev().find(|cell| !cell.is_empty())
    }

    /// Words next to the table that aren't a label of a row.
    fn lonely(&self, story: &mut Story, row: usize, cell: &Cell) {
        if self.cells(row).next().is_none() && label(&cell.text).is_none() && !is_border(&cell.text) {
            story.stray(&cell.text, &self.grid.address(cell));
        }
        let group = self.group(row).filter(|group| *group != cell && label(&group.text).is_none());
        if let Some(group) = group {
            story.stray(&group.text, &self.grid.address(group));
        }
    }

    /// Creates the stages, and maps each column of the sheet to its place.
    fn spots(&self, story: &mut Story) -> BTreeMap<usize, Spot> {
        let mut spots = BTreeMap::new();
        let mut current = (String::new(), String::new());
        let mut known: Vec<((String, String), usize)> = Vec::new();
        let mut index = 0;
        let has_people = self.has_people();
        for column in self.labels + 1..self.grid.width() {
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
                let title = stage.or(phase).map(|cell| Said::new(unbulleted(&cell.text), self.grid.address(cell)));
                let phase = phase.filter(|cell| cell.text != current.0);
                current.0 = phase.map_or(current.0, |cell| cell.text.clone());
                current.1 = stage.map_or_else(String::new, |cell| cell.text.clone());
                let title = title.unwrap_or_else(|| Said::new(&format!("Stage {number}"), self.grid.name.clone()));
                let phase = phase.map(|cell| Said::new(&cell.text, self.grid.address(cell)));
                // What several people do in a stage is in one stage.
                let again = known.iter().find(|(titles, _)| has_people && *titles == current).map(|(_, index)| *index);
                index = again.unwrap_or_else(|| {
                    story.stages.push(Stage::new(phase, title));
                    story.stages.len() - 1
                });
                known.push((current.clone(), index));
            }
            let stage = &mut story.stages[index];
            let whole = step.is_some_and(|cell| ALL.iter().any(|words| words.page.whole_stage == cell.text));
            if whole {
                spots.insert(column, (index, None));
                continue;
            }
            let title = step.map(|cell| Said::new(unbulleted(&cell.text), self.grid.address(cell)));
            stage.columns.push(Column::new(title));
            let spot = (index, Some(stage.columns.len() - 1));
            spots.insert(column, spot);
            let touchpoints = self
                .heads
                .step
                .and_then(|row| self.found(row))
                .is_some_and(|of| of.label == Label::Lane(Lane::Touchpoints));
            if let Some(cell) = step.filter(|cell| touchpoints && channel(&cell.text).is_some()) {
                story.via(spot, &Said::new(&cell.text, self.grid.address(cell)));
            }
        }
        spots
    }

    fn row(&self, story: &mut Story, spots: &BTreeMap<usize, Spot>, row: usize, about: Row<'_>) {
        let range = range_in(about.text);
        let signs = self.cells(row).any(|cell| matches!(cell.text.as_str(), "+" | "++" | "--"));
        let lane = about.lane.unwrap_or(Label::Title);
        let mut people: Vec<&str> = self.named(row).map(|cell| cell.text.as_str()).collect();
        people.sort_unstable();
        people.dedup();
        // If all columns have the same persona, it is that of the map.
        if let (Label::Persona, [only]) = (lane, people.as_slice()) {
            if !means_everybody(only) {
                story.meta(Label::Persona, only, about.place.as_deref().unwrap_or_default());
            }
            return;
        }
        let own_lane = match lane {
            Label::Lane(Lane::Touchpoints | Lane::Channels) if self.tells_more(about.first) => {
                Some(story.lane(about.text, (about.place.as_deref(), "has more than the names of channels")))
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
        };
        for column in self.labels + 1..self.grid.width() {
            let cell = &self.grid.rows[row][column];
            if cell.is_empty() || cell.says_nothing() && !(signs && lane == Label::Lane(Lane::Feels)) {
                continue;
            }
            let place = self.grid.address(cell);
            let Some(&spot) = spots.get(&column) else {
                story.stray(&cell.text, &place);
                continue;
            };
            let spot = self.spread(story, spots, (column, spot), cell, lane);
            let said = match self.own {
                Some(_) => Said::new(&cell.text.lines().map(without_sources).collect::<Vec<_>>().join("\n"), place),
                None => Said::new(&cell.text, place),
            };
            match (lane, own_lane.as_deref()) {
                (_, Some(name)) => story.say(spot, name, &said, about.speaker.as_deref()),
                (Label::Lane(Lane::Feels), _) => {
                    story.range = story.range.or(range);
                    self.feel(story, spot, &said, &about);
                }
                (Label::Lane(lane), _) => self.lane(story, spot, lane, &said, &about),
                (Label::Step, _) => story.say(spot, "does", &said, about.speaker.as_deref()),
                (Label::Goal, _) => story.goal(spot, &said),
                (Label::About, _) => story.about(spot, &said),
                (Label::Owner, _) => story.detail(spot, (Detail::Owner, about.text), &said),
                (Label::Detail(detail), _) => story.detail(spot, (detail, about.text), &said),
                (Label::Persona, _) => story.whom(spot, &said),
                (_, _) => story.labelled(spot, about.text, &said),
            }
        }
    }

    /// Where a cell goes that may span several columns: to its stage if it spans all of it.
    fn spread(
        &self,
        story: &mut Story,
        spots: &BTreeMap<usize, Spot>,
        (column, spot): (usize, Spot),
        cell: &Cell,
        lane: Label,
    ) -> Spot {
        let covered: Vec<Spot> =
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

    fn feel(&self, story: &mut Story, spot: Spot, said: &Said, about: &Row<'_>) {
        let (speaker, row) = (about.speaker.as_deref(), about.first);
        let lines: Vec<_> = said.text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
        let own = |line: &str| self.own.and_then(|_| nobodys(line));
        let highest = highest_in(about.text);
        let read = |line: &str| {
            let of = feeling(line);
            Feeling { of: of.of.or(highest.filter(|_| of.number.is_some())), ..of }
        };
        let parts: Vec<_> = lines.iter().map(|line| own(line).unwrap_or_else(|| read(line))).collect();
        let named = |of: &Feeling| of.number.is_some() && !of.before.is_empty();
        let personas = self.own.is_some() || parts.len() > 1 && speaker.is_none();
        let apart = parts.len() > 1 || self.own.is_some() || parts.iter().all(named);
        if personas && apart && parts.iter().all(|of| of.number.is_some()) {
            for mut part in parts {
                let whom = Some(part.before.clone()).filter(|name| !name.is_empty());
                if let Some(name) = &whom {
                    part.word = part.word.strip_prefix(name.as_str()).unwrap_or(&part.word).trim().to_owned();
                }
                story.feel(spot, Felt { whom, feeling: part, place: said.place.clone(), text: said.text.clone(), row });
            }
            return;
        }
        let whole = lines.join(", ");
        let felt = Felt {
            whom: speaker.map(str::to_owned),
            feeling: read(&whole),
            place: said.place.clone(),
            text: said.text.clone(),
            row,
        };
        story.feel(spot, felt);
    }

    fn lane(&self, story: &mut Story, spot: Spot, lane: Lane, said: &Said, about: &Row<'_>) {
        let keyword = match lane {
            Lane::Touchpoints | Lane::Channels => return story.via(spot, said),
            Lane::Takes => return story.attempt(spot, "takes", about.text, said),
            Lane::Metric => {
                return story.metric(spot, (about.text, about.place.as_deref().unwrap_or(&said.place)), said);
            }
            Lane::Pain => return story.pain(spot, said, (self.own, about.speaker.as_deref())),
            Lane::Moment => return story.moment(spot, said),
            Lane::Feels => return self.feel(story, spot, said, about),
            Lane::Severity => return story.severity(spot, about.text, said),
            Lane::Does => "does",
            Lane::Thinks => "thinks",
            Lane::Says => "says",
            Lane::Needs => "needs",
            Lane::Gain => "gain",
            Lane::Opportunity => "opportunity",
            Lane::Insight => "insight",
            Lane::Frontstage => "frontstage",
            Lane::Backstage => "backstage",
            Lane::Support => "support",
            Lane::Deliverable => "deliverable",
            Lane::Training => "training",
            Lane::Note => "note",
        };
        let speaks = matches!(lane, Lane::Does | Lane::Thinks | Lane::Says | Lane::Needs);
        story.say(spot, keyword, said, about.speaker.as_deref().filter(|_| speaks));
    }
}

/// Whether a label is that of a border between lanes, which every map has.
fn is_border(text: &str) -> bool {
    let words = folded(text);
    ["line of visibility", "line of interaction", "line of internal interaction"].contains(&words.as_str())
}

/// What is known about a row.
struct Row<'a> {
    lane: Option<Label>,
    /// The label as written.
    text: &'a str,
    speaker: Option<String>,
    /// The label's cell.
    place: Option<String>,
    /// The row that the label is in.
    first: usize,
    /// Whether its figures are something other than the feelings that its label suggests.
    is_measure: bool,
}
