//! Whom the rows of a table are about, and the lines of its cells.

use super::Table;
use crate::{
    feeling::feeling,
    spreadsheet::{
        labels::{Found, Label, Lane, is_name, label},
        story::Story,
    },
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Whom rows are about: those that name a persona of the map, and those that name somebody where another row of the lane names somebody else
/// or nobody.
pub struct Speakers {
    rows: BTreeSet<String>,
    /// Those whose feelings are lines of a cell, as in "Anna: happy", and the personas of the map.
    lines: BTreeSet<String>,
}

impl Speakers {
    pub fn new(table: &Table<'_>, rows: &[usize], story: &Story) -> Self {
        let rows: Vec<usize> = rows.iter().copied().filter(|&row| table.cells(row).next().is_some()).collect();
        let found: Vec<Found> = rows.iter().filter_map(|&row| table.found(row)).collect();
        let names = |of: &Found| is_name(&of.rest) && label(&of.rest).is_none();
        let mut rests: FxHashMap<Label, BTreeSet<&str>> = FxHashMap::default();
        for of in found.iter().filter(|of| of.rest.is_empty() || names(of)) {
            rests.entry(of.label).or_default().insert(&of.rest);
        }
        let another = |of: &Found| rests.get(&of.label).is_some_and(|rests| rests.len() > 1);
        let is_told_apart = |of: &&Found| names(of) && (another(of) || story.has_persona(&of.rest));
        let feels = |row: &&usize| table.found(**row).is_some_and(|of| of.label == Label::Lane(Lane::Feels));
        let cells = rows.iter().filter(feels).flat_map(|&row| table.cells(row));
        let is_felt = |text: &str| Some(feeling(text)).is_some_and(|of| of.number.or(of.level).is_some());
        let several = cells.filter_map(|cell| named_lines(&cell.text)).filter(|lines| lines.len() > 1);
        let felt = several.filter(|lines| lines.iter().all(|(_, text)| is_felt(text)));
        let exported = table.own.map_or_else(Vec::new, |words| table.exported_people(words));
        let lines = felt.flatten().map(|(name, _)| name.to_owned()).chain(story.people()).chain(exported).collect();
        Self { rows: found.iter().filter(is_told_apart).map(|of| of.rest.clone()).collect(), lines }
    }

    pub fn of(&self, found: &Found) -> Option<String> {
        self.rows.contains(&found.rest).then(|| found.rest.clone())
    }

    /// Whether this is a persona.
    pub fn has(&self, name: &str) -> bool {
        self.lines.contains(name)
    }

    /// The lines of a cell if each of them begins with a persona's name.
    pub fn lines<'a>(&self, text: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        named_lines(text).filter(|lines| lines.iter().all(|(name, _)| self.lines.contains(*name)))
    }
}

/// The lines of a text, if each of them has a name before a colon.
fn named_lines(text: &str) -> Option<Vec<(&str, &str)>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let named = |line| {
        let (name, text) = str::split_once(line, [':', '：'])?;
        let (name, text) = (name.trim(), text.trim());
        (is_name(name) && label(name).is_none() && !text.is_empty()).then_some((name, text))
    };
    lines.map(named).collect()
}
