//! The rows with titles of phases, stages and columns, and what is above the table.

use super::table::{Heads, Table};
use crate::feeling::folded;
use crate::spreadsheet::{
    cell_text::items,
    grid::Cell,
    labels::{Label, Lane, is_about_persona, is_plural, label},
    story::{Story, channel, channels},
};

impl Table<'_> {
    /// The row of touchpoints whose cells are the titles of columns: in most of them there is something other than a built-in channel or a
    /// list of channels, or there are several touchpoints in a stage.
    pub fn touchpoints(&self) -> Option<usize> {
        let stage = self.heads.stage?;
        let mut stages: Vec<&str> = self.cells(stage).map(|cell| cell.text.as_str()).collect();
        stages.dedup();
        let is_titles = |row: &usize| {
            let cells: Vec<&Cell> = self.named(*row).collect();
            let several = cells.len() > stages.len();
            let is_title = |cell: &&&Cell| match channels(&cell.text).as_deref() {
                Some([name]) => several || channel(name).is_none(),
                Some(_) => false,
                None => !cell.text.contains('\n'),
            };
            2 * cells.iter().filter(is_title).count() > cells.len()
        };
        let named = |row: &usize| self.found(*row).is_some_and(|of| of.label == Label::Lane(Lane::Touchpoints));
        (stage + 1..self.grid.rows.len()).filter(named).find(is_titles)
    }

    /// In a list, the column of names, as databases for notes export it: each row is a touchpoint then.
    pub fn names(&self) -> Option<usize> {
        const NAMES: [&str; 12] = [
            "name",
            "title",
            "titel",
            "nom",
            "titre",
            "nombre",
            "titulo",
            "nome",
            "titolo",
            "naam",
            "名前",
            "タイトル",
        ];
        let is_names = |row: &usize| {
            let count = self.named(*row).count();
            NAMES.contains(&folded(&self.label(*row).text).as_str()) && count > 1
        };
        let stage = self.heads.stage.filter(|_| self.is_list)?;
        (0..self.grid.rows.len()).filter(|row| *row != stage).find(is_names)
    }

    /// The rows above the first lane that have titles.
    pub fn heads(&self) -> Heads {
        let rows = 0..self.grid.rows.len();
        let means = |row: usize| self.found(row).map(|found| found.label);
        let named =
            |row: &usize| matches!(means(*row), Some(Label::Phase | Label::Stage)) && self.cells(*row).next().is_some();
        // Above the stages there can be words that are labels of lanes elsewhere.
        let stages = rows.clone().find(named);
        let from = stages.unwrap_or(0);
        let is_lane = |row: &usize| *row >= from && matches!(means(*row), Some(Label::Lane(_)));
        let Some(first) = rows.clone().find(is_lane).or_else(|| rows.clone().next_back()) else {
            return Heads::default();
        };
        // From the bottom up, each with what its label means.
        let mut found: Vec<(usize, Option<Label>)> = Vec::new();
        for row in (0..first).rev() {
            let count = self.cells(row).count();
            let meaning = self.found(row).map(|found| found.label);
            let most = found.iter().map(|(row, _)| self.cells(*row).count()).max().unwrap_or(0);
            match meaning {
                _ if count == 0 && found.is_empty() => {}
                _ if count == 0 => break,
                // "Step #" counts the steps that another row names.
                Some(_) if self.only_counts(row) => {}
                // Several steps in a cell are no title.
                Some(Label::Step) if self.cells(row).any(|cell| items(&cell.text).len() > 1) => {}
                Some(Label::Phase | Label::Stage | Label::Step) => found.push((row, meaning)),
                // In between there can be the goals of stages, and whom they are for.
                Some(Label::Goal | Label::About) if count > 1 => {}
                Some(Label::Goal | Label::About | Label::Persona | Label::Owner | Label::Detail(_))
                    if stages.is_some_and(|at| at < row) => {}
                // Details of opportunities can be above them too.
                Some(Label::Detail(_)) if found.is_empty() => {}
                Some(
                    Label::Lane(_) | Label::Goal | Label::About | Label::Persona | Label::Owner | Label::Detail(_),
                ) => break,
                Some(Label::Title) | None if count == 1 && most > 1 => break,
                Some(Label::Title) | None => found.push((row, None)),
            }
        }
        found.reverse();
        let named = found.iter().any(|(_, label)| label.is_some());
        let is_head = |(at, (row, label)): &(usize, &(usize, Option<Label>))| {
            label.is_some() || self.label(*row).is_empty() || *at == 0 && !named
        };
        let heads: Vec<_> = found.iter().enumerate().filter(is_head).map(|(_, head)| *head).collect();
        match heads[..] {
            [] => Heads::default(),
            [(stage, _)] => Heads { stage: Some(stage), ..Heads::default() },
            // What one language calls a phase, another calls a stage: the upper row has those of the lower one.
            [(phase, Some(Label::Phase)), (stage, Some(Label::Stage))]
            | [(phase, Some(Label::Stage)), (stage, Some(Label::Phase))] => {
                Heads { phase: Some(phase), stage: Some(stage), step: None }
            }
            [.., (stage, _), (step, _)] if heads.len() == 2 => {
                Heads { phase: None, stage: Some(stage), step: Some(step) }
            }
            [.., (phase, _), (stage, _), (step, _)] => {
                Heads { phase: Some(phase), stage: Some(stage), step: Some(step) }
            }
            [..] => Heads::default(),
        }
    }

    /// Whether the cells of a row are 1, 2, 3 and so on.
    pub fn numbers(&self, row: usize) -> bool {
        self.cells(row).count() > 1 && self.cells(row).zip(1..).all(|(cell, number)| cell.text == number.to_string())
    }

    /// Whether a row has the numbers of phases, stages or steps that another row names.
    pub fn only_counts(&self, row: usize) -> bool {
        let means = |row: usize| self.found(row).map(|found| found.label);
        let of = means(row).filter(|of| matches!(of, Label::Phase | Label::Stage | Label::Step));
        let is_named = |other: &usize| *other != row && means(*other) == of && self.named(*other).count() > 1;
        of.is_some()
            && self.numbers(row)
            && (0..self.grid.rows.len()).any(|other| is_named(&other) && !self.numbers(other))
    }

    /// The rows directly above the stages that say something of most of them, such as the evidence in a service blueprint.
    pub fn lanes_above(&self) -> Vec<usize> {
        let Some(top) = self.heads.rows().min() else { return Vec::new() };
        let titled = self.heads.rows().map(|row| self.cells(row).count()).max().unwrap_or_default();
        let is_lane = |row: &usize| {
            let label = &self.label(*row).text;
            let count = self.cells(*row).count();
            count > 1 && 2 * count > titled && !label.is_empty() && !label.contains(':') && meta(label).is_none()
        };
        let people = self.people_above();
        let mut rows: Vec<usize> = (0..top).rev().filter(|row| Some(*row) != people).take_while(is_lane).collect();
        rows.reverse();
        rows
    }

    /// What is above the table, and `above` that: its title, who it is about, and anything else about the whole map.
    pub fn head(&self, story: &mut Story, above: &[Vec<Cell>]) {
        let top = self.heads.rows().min().unwrap_or(0);
        let (people, lanes) = (self.people_above(), self.lanes_above());
        let is_meta = |at: &usize| Some(*at) != people && !lanes.contains(at);
        for row in above.iter().chain((0..top).filter(is_meta).map(|at| &self.grid.rows[at])) {
            let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.says_nothing()).collect();
            let mut at = 0;
            // Several cells with a word and a value aren't titles.
            let is_list = cells.iter().filter(|cell| cell.text.contains([':', '：'])).count() > 1;
            while let Some(&cell) = cells.get(at) {
                at += 1;
                let place = self.grid.address(cell);
                let parted = said_of_a_word(&cell.text);
                let (label, text) = match parted {
                    Some((label, text)) => (Some(label), text),
                    None => (meta(&cell.text), ""),
                };
                let word = cell.text.split([':', '：']).next().unwrap_or_default();
                match (label, cells.get(at)) {
                    (Some(Label::Persona), _) if !text.is_empty() => {
                        let text = described(text, &cells, &mut at);
                        story.introduce(&text, &place, is_plural(word));
                    }
                    (Some(label), _) if !text.is_empty() => story.meta(label, text, &place),
                    (Some(label), Some(value)) => {
                        at += 1;
                        if label != Label::Persona {
                            story.meta(label, &value.text, &self.grid.address(value));
                            continue;
                        }
                        let text = described(&value.text, &cells, &mut at);
                        let is_only = cells.get(at).is_none_or(|other| says_of(other));
                        story.introduce(&text, &self.grid.address(value), is_only && is_plural(word));
                        // There can be several personas.
                        while let Some(other) = cells.get(at).filter(|other| !says_of(other)) {
                            at += 1;
                            let text = described(&other.text, &cells, &mut at);
                            story.meta(label, &text, &self.grid.address(other));
                        }
                    }
                    (Some(Label::Title), None) => {}
                    (None, _) if is_list => story.stray(&cell.text, &place),
                    // Cells next to each other are a label and its values.
                    (None, Some(value)) if (at == 1 || is_label(cell)) && !says_of(value) => {
                        // The value can have the word of a lane in it.
                        let more = cells[at + 1..].iter().take_while(|cell| !says_of(cell) && !is_label(cell));
                        let values: Vec<&str> = more.map(|cell| cell.text.as_str()).collect();
                        let values = [&[value.text.as_str()], values.as_slice()].concat();
                        at += values.len();
                        if !(is_about_persona(&cell.text) && story.describe_only(&cell.text, &values)) {
                            story.strays(&cell.text, &values.join(", "), &self.grid.address(value));
                        }
                    }
                    (..) => story.heading(&cell.text, &place),
                }
            }
        }
        let corners = self.heads.rows().map(|row| self.label(row));
        let says_more = |cell: &&Cell| !cell.is_empty() && label(&cell.text).is_none() && !is_corner(&cell.text);
        for corner in corners.filter(says_more) {
            story.heading(&corner.text, &self.grid.address(corner));
        }
        story.settle_title();
    }
}

/// What a cell with a word and a value says, as in "Persona: Anna", and what the title is in "Journey map – Buying a bike".
fn said_of_a_word(text: &str) -> Option<(Label, &str)> {
    let told = text.split_once([':', '：']).and_then(|(word, text)| Some((meta(word)?, text.trim())));
    let dashed = || [" — ", " – ", " - "].into_iter().find_map(|dash| text.split_once(dash));
    told.or_else(|| {
        let (word, text) = dashed()?;
        (meta(word)? == Label::Title).then(|| (Label::Title, text.trim()))
    })
}

/// Whether a word in the corner of a table only says what its rows are.
fn is_corner(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "",
        "lane",
        "lanes",
        "swimlane",
        "row",
        "rows",
        "category",
        "element",
        "layer",
        "dimension",
        "topic",
        "ebene",
        "bereich",
        "kategorie",
        "categorie",
        "categoria",
    ];
    WORDS.contains(&folded(text).as_str())
}

/// The meaning of a word above a table, with or without a number, as in "Persona 2".
pub fn meta(text: &str) -> Option<Label> {
    let unnumbered = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '#' | '.'));
    let found = label(unnumbered).filter(|found| found.rest.is_empty())?;
    let is_meta = matches!(found.label, Label::Title | Label::Persona | Label::Owner | Label::About | Label::Goal);
    is_meta.then_some(found.label)
}

/// Whether a cell is a label of a lane, which is no title of a map.
fn is_label(cell: &Cell) -> bool {
    label(&cell.text).is_some_and(|found| matches!(found.label, Label::Lane(_)) && found.rest.is_empty())
}

/// Whether a cell has a label, with or without a text.
fn says_of(cell: &Cell) -> bool {
    meta(&cell.text).is_some() || cell.text.contains([':', '：'])
}

/// A persona with what the next cells say of them, which doesn't begin like a name.
fn described(text: &str, cells: &[&Cell], at: &mut usize) -> String {
    let mut text = text.to_owned();
    let is_more =
        |cell: &&&Cell| !says_of(cell) && cell.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    while let Some(more) = cells.get(*at).filter(is_more) {
        text = format!("{text}, {}", more.text);
        *at += 1;
    }
    text
}

/// Whether a label is that of a border between lanes, which every map has.
pub fn is_border(text: &str) -> bool {
    let words = folded(text);
    ["line of visibility", "line of interaction", "line of internal interaction"].contains(&words.as_str())
}
