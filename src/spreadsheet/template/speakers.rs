//! Whom the rows of a table are about, and the lines of its cells.

use super::Table;
use crate::{
    feeling::feeling,
    spreadsheet::{
        labels::{Found, Label, Lane, is_conjunction, is_name, label},
        story::{Story, channel},
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
    /// Those of them who are in no other place.
    guessed: Vec<String>,
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
        let mut lines: BTreeSet<String> =
            felt.flatten().map(|(name, _)| name.to_owned()).chain(story.people()).chain(exported).collect();
        let guessed = if table.own.is_some() { Vec::new() } else { guessed(table, &rows, &lines) };
        lines.extend(guessed.iter().cloned());
        Self { rows: found.iter().filter(is_told_apart).map(|of| of.rest.clone()).collect(), lines, guessed }
    }

    pub fn of(&self, found: &Found) -> Option<String> {
        self.rows.contains(&found.rest).then(|| found.rest.clone())
    }

    /// Whether this is a persona.
    pub fn has(&self, name: &str) -> bool {
        self.lines.contains(name)
    }

    /// All who are known.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }

    /// The names that only cells say, in front of a feeling and elsewhere.
    pub fn guessed(&self) -> impl Iterator<Item = &str> {
        self.guessed.iter().map(String::as_str)
    }

    /// The lines of a cell if each of them says whose it is.
    pub fn lines(&self, text: &str, lane: Lane) -> Option<Vec<SpokenLine>> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let spoken: Option<Vec<SpokenLine>> =
            lines.map(|line| self.line(line).or_else(|| self.scored(line, lane))).collect();
        spoken.filter(|spoken| !spoken.is_empty())
    }

    /// `Anna: happy`, `Anna, Ben: Why?`, `Ben (major): Bad`, `Anna -1 (cross)`, `I like it (Anna)`.
    fn line(&self, line: &str) -> Option<SpokenLine> {
        let spoken = |whom: Vec<String>, text: &str| {
            let text = text.trim();
            (!text.is_empty()).then(|| SpokenLine { whom, text: text.to_owned() })
        };
        if let Some((names, text)) = line.split_once([':', '：']) {
            if let Some(whom) = self.all(names) {
                return spoken(whom, text);
            }
            let graded = names.trim().strip_suffix(')').and_then(|names| names.rsplit_once('('));
            if let Some((whom, word)) = graded.and_then(|(name, word)| Some((self.all(name)?, word))) {
                return spoken(whom, &format!("{word}: {}", text.trim()));
            }
        }
        let behind = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
        let (whom, text) = behind.and_then(|(text, names)| Some((self.all(names)?, text)))?;
        spoken(whom, text)
    }

    /// `Anna -1 (cross)`, `Anna 1 fast`, where a figure can be how it feels.
    fn scored(&self, line: &str, lane: Lane) -> Option<SpokenLine> {
        let behind = |name: &String| {
            let rest = line.strip_prefix(name.as_str())?.strip_prefix(' ')?.trim_start();
            let digits = rest.trim_start_matches(['+', '-', '−', '–']);
            digits.starts_with(|c: char| c.is_ascii_digit()).then_some((name.clone(), rest))
        };
        let (name, rest) =
            self.lines.iter().rev().find_map(behind).filter(|_| matches!(lane, Lane::Feels | Lane::Needs))?;
        let text = match rest.split_once(' ') {
            Some((score, words)) if words.starts_with(char::is_alphabetic) => format!("{score}: {words}"),
            _ => rest.to_owned(),
        };
        Some(SpokenLine { whom: vec![name], text })
    }

    /// The personas in a list, if all of it are personas.
    fn all(&self, names: &str) -> Option<Vec<String>> {
        let parts = names.split([',', '&', '+', '/']).map(str::trim);
        // "Ann and Co" can be one persona.
        let names: Vec<String> =
            parts.flat_map(|part| if self.has(part) { vec![part.to_owned()] } else { joined(part) }).collect();
        (!names.is_empty() && names.iter().all(|name| self.has(name))).then_some(names)
    }
}

/// The names in "Anna und Ben".
fn joined(names: &str) -> Vec<String> {
    let words: Vec<&str> = names.split_whitespace().collect();
    words.split(|word| is_conjunction(word)).filter(|name| !name.is_empty()).map(|name| name.join(" ")).collect()
}

/// Names in front of a feeling that another cell has in front of what somebody says, does or suffers too.
fn guessed(table: &Table<'_>, rows: &[usize], known: &BTreeSet<String>) -> Vec<String> {
    let lane = |row: usize| match table.found(row)?.label {
        Label::Lane(lane) if lane.can_be_somebodys() => Some(lane),
        _ => None,
    };
    let titles: BTreeSet<&str> =
        table.heads.rows().flat_map(|row| table.cells(row)).map(|cell| cell.text.as_str()).collect();
    let (mut felt, mut times) = (Vec::new(), FxHashMap::<&str, usize>::default());
    for &row in rows {
        let Some(lane) = lane(row) else { continue };
        for (name, text) in
            table.cells(row).flat_map(|cell| cell.text.lines()).filter_map(|line| named_line(line.trim()))
        {
            *times.entry(name).or_default() += 1;
            let of = feeling(text);
            let feels = lane == Lane::Feels && of.number.or(of.level).is_some();
            if feels && !felt.contains(&name) && !known.contains(name) {
                felt.push(name);
            }
        }
    }
    let is_person = |name: &&str| times[name] > 1 && !titles.contains(name) && channel(name).is_none();
    felt.into_iter().filter(is_person).map(str::to_owned).collect()
}

/// A line of a cell, and whose it is.
pub struct SpokenLine {
    pub whom: Vec<String>,
    pub text: String,
}

/// The name in front of each line of a cell, and what is said, where a name may be.
fn named_line(line: &str) -> Option<(&str, &str)> {
    let (name, text) = line.split_once([':', '：'])?;
    let (name, text) = (name.trim(), text.trim());
    (is_name(name) && label(name).is_none() && !text.is_empty()).then_some((name, text))
}

/// The lines of a text, if each of them has a name before a colon.
fn named_lines(text: &str) -> Option<Vec<(&str, &str)>> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(named_line).collect()
}
