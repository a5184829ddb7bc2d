//! Whom the rows of a table are about, and the lines of its cells.

use super::table::Table;
use crate::{
    feeling::feeling,
    spreadsheet::{
        labels::{self, Found, Label, Lane, is_conjunction, is_name, is_name_of_several},
        story::{Story, channel},
    },
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Whom rows are about: those that name a persona of the map, and those that name somebody where another row of the lane names somebody else
/// or nobody.
pub struct Speakers {
    rows: BTreeSet<String>,
    /// Those whose name may be another word in front of a label, with the first such row.
    doubtful: BTreeMap<String, usize>,
    /// Those whose feelings are lines of a cell, as in "Anna: happy", and the personas of the map.
    lines: BTreeSet<String>,
    /// Those of them who are in no other place.
    guessed: Vec<String>,
    with_comma: Vec<String>,
}

impl Speakers {
    pub fn new(table: &Table<'_>, rows: &[usize], story: &Story) -> Self {
        let rows: Vec<usize> = rows.iter().copied().filter(|&row| table.cells(row).next().is_some()).collect();
        let mut lines = felt(table, &rows);
        lines.extend(story.people());
        lines.extend(table.own.map_or_else(Vec::new, |words| table.exported_people(words)));
        let guessed = if table.own.is_some() { Vec::new() } else { guessed(table, &rows, &lines) };
        lines.extend(guessed.iter().cloned());
        let named: Vec<Named> = rows.iter().filter_map(|&row| Named::new(row, table.found(row)?)).collect();
        let with_comma = lines.iter().filter(|name| name.contains([',', '，', '、', '،'])).cloned().collect();
        let mut speakers = Self { rows: BTreeSet::new(), doubtful: BTreeMap::new(), lines, guessed, with_comma };
        speakers.tell_apart(&named, story);
        speakers
    }

    /// Finds those whom a row names where another row of the lane names somebody else or nobody.
    fn tell_apart(&mut self, named: &[Named], story: &Story) {
        let feels = Label::Lane(Lane::Feels);
        let mut people: FxHashMap<Label, BTreeSet<&str>> = FxHashMap::default();
        let mut lanes: FxHashMap<&str, FxHashSet<Label>> = FxHashMap::default();
        for of in named {
            people.entry(of.label).or_default().insert(&of.who);
            lanes.entry(&of.who).or_default().insert(of.label);
        }
        let is_bare = |of: &Named| people[&of.label].contains("");
        for of in named.iter().filter(|of| !of.is_kind && !of.who.is_empty()) {
            let is_called = story.has_persona(&of.who);
            // The word in front of a label can be an adjective, as in "Open questions".
            let is_known = is_called || !of.in_front || self.has(&of.who) || !of.is_somebodys;
            let is_felt = lanes[of.who.as_str()].contains(&feels);
            let several = lanes[of.who.as_str()].len() > 1;
            if is_called || people[&of.label].len() > 1 && (is_known || is_felt || several) {
                self.rows.insert(of.who.clone());
                if !(is_known || is_felt && (several || !is_bare(of))) {
                    self.doubtful.entry(of.who.clone()).or_insert(of.row);
                }
            }
        }
        // A word for a kind of person tells people apart only from others who are named.
        let mut known: FxHashMap<Label, BTreeSet<&str>> = FxHashMap::default();
        for of in named.iter().filter(|of| of.is_kind || self.rows.contains(&of.who)) {
            known.entry(of.label).or_default().insert(&of.who);
        }
        let is_kind = |of: &&Named| of.is_kind && (story.has_persona(&of.who) || known[&of.label].len() > 1);
        let kinds: Vec<String> = named.iter().filter(is_kind).map(|of| of.who.clone()).collect();
        self.rows.extend(kinds);
    }

    /// Whom a label names.
    pub fn of(&self, found: &Found) -> Option<String> {
        let Label::Lane(lane) = found.label else { return None };
        let kind = || found.kind.as_ref().filter(|_| lane.can_be_somebodys());
        let who = if found.rest.is_empty() { kind()? } else { &found.rest };
        self.rows.contains(who).then(|| who.clone())
    }

    /// The names that may be other words, each with the first row that says it.
    pub fn doubtful(&self) -> impl Iterator<Item = (&str, usize)> {
        self.doubtful.iter().map(|(name, row)| (name.as_str(), *row))
    }

    /// Whether this is a persona.
    pub fn has(&self, name: &str) -> bool {
        self.lines.contains(name)
    }

    /// Those whose name has a comma itself.
    pub fn with_comma(&self) -> &[String] {
        &self.with_comma
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
        // "Mark & Jo" can be one persona.
        if self.has(names.trim()) {
            return Some(vec![names.trim().to_owned()]);
        }
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

/// A row whose label names somebody, or nobody.
struct Named {
    row: usize,
    label: Label,
    who: String,
    /// Whether the name is a word for a kind of person.
    is_kind: bool,
    /// Whether it may be any other word.
    in_front: bool,
    /// Whether a line of its lane can be somebody's.
    is_somebodys: bool,
}

impl Named {
    fn new(row: usize, of: Found) -> Option<Self> {
        let Found { label, rest, in_front, kind, .. } = of;
        let is_somebodys = matches!(label, Label::Lane(lane) if lane.can_be_somebodys());
        let named = Self { row, label, who: rest, is_kind: false, in_front, is_somebodys };
        if !named.who.is_empty() {
            return (is_name_of_several(&named.who) && labels::label(&named.who).is_none()).then_some(named);
        }
        let kind = kind.filter(|_| is_somebodys);
        Some(Self { is_kind: kind.is_some(), who: kind.unwrap_or_default(), ..named })
    }
}

/// Those whose feelings are lines of a cell, as in "Anna: happy".
fn felt(table: &Table<'_>, rows: &[usize]) -> BTreeSet<String> {
    let feels = |row: &&usize| table.found(**row).is_some_and(|of| of.label == Label::Lane(Lane::Feels));
    let cells = rows.iter().filter(feels).flat_map(|&row| table.cells(row));
    let is_felt = |text: &str| Some(feeling(text)).is_some_and(|of| of.number.or(of.level).is_some());
    let several = cells.filter_map(|cell| named_lines(&cell.text)).filter(|lines| lines.len() > 1);
    let felt = several.filter(|lines| lines.iter().all(|(_, text)| is_felt(text)));
    felt.flatten().map(|(name, _)| name.to_owned()).collect()
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
    (is_name(name) && labels::label(name).is_none() && !text.is_empty()).then_some((name, text))
}

/// The lines of a text, if each of them has a name before a colon.
fn named_lines(text: &str) -> Option<Vec<(&str, &str)>> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(named_line).collect()
}
