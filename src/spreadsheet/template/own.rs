//! The table `journey` of our own export.

use super::{
    speakers::Speakers,
    table::{Heads, Table},
};
use crate::{
    feeling::{Feeling, feeling},
    model::GainId,
    rows::{self, Row},
    spreadsheet::labels::label,
    vocabulary::Words,
};
use std::collections::BTreeSet;

impl Table<'_> {
    /// Whether it has the layout of our own export, and every label is one that it writes in these words, or the name
    /// of a map's own lane.
    pub fn is_own(&self, words: &Words) -> bool {
        let page = &words.page;
        let labels = own_labels(words);
        let head = |row: usize| self.grid.rows.get(row).map_or("", |cells| without_scale(&cells[0].text));
        let stages = self.own_heads(words).stage.unwrap_or_default();
        let lanes = stages + 2;
        if self.labels > 0
            || self.grid.rows.len() <= lanes
            || head(stages) != words.stage
            || !head(stages + 1).is_empty()
        {
            return false;
        }
        let is_titled = self.grid.rows[stages + 1][1..].iter().all(|cell| !cell.is_empty());
        let (ours, others): (Vec<&str>, Vec<&str>) =
            (lanes..self.grid.rows.len()).map(head).partition(|text| labels.contains(text));
        // Other tables use similar words for feelings and pains, but don't have a map's own lanes.
        let is_marked = others.is_empty() || ours.contains(&page.feeling) || self.is_numbered(words.pains);
        // A map's own lane may be called what others call the feelings or the metrics.
        let is_lane = |text: &&str| label(text).is_none();
        is_titled && !ours.is_empty() && is_marked && (others.iter().all(is_lane) || self.has_marks_of_points(words))
    }

    /// Whether a label is that of a map's own lane in our own export.
    pub fn is_own_lane(&self, row: usize, words: &Words) -> bool {
        let text = without_scale(&self.label(row).text);
        !text.is_empty() && !self.own_heads(words).has(row) && !own_labels(words).contains(&text)
    }

    /// Whether each pain has its number and severity, or each gain its letter, as no other table has them.
    fn has_marks_of_points(&self, words: &Words) -> bool {
        let lines = |label: &str| -> Vec<&str> {
            let rows = self.grid.rows.iter().filter(|row| row[0].text == label);
            rows.flat_map(|row| row[1..].iter()).flat_map(|cell| cell.text.lines()).collect()
        };
        let severities = [words.minor, words.major, words.critical];
        let is_pain = |line: &&str| {
            let text = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let is_rated = |severity: &&str| text.contains(&format!(" ({severity}"));
            text.len() < line.len() && text.starts_with(' ') && severities.iter().any(is_rated)
        };
        let is_gain = |(at, line): (usize, &&str)| {
            line.strip_prefix(&GainId::new(at).letter()).is_some_and(|text| text.starts_with(' '))
        };
        let (pains, gains) = (lines(words.pains), lines(words.page.gains));
        !(pains.is_empty() && gains.is_empty()) && pains.iter().all(is_pain) && gains.iter().enumerate().all(is_gain)
    }

    /// The rows with titles in the layout of our own export: the phases, where there are any, the stages and the columns.
    pub fn own_heads(&self, words: &Words) -> Heads {
        let has_phases = self.grid.rows.first().is_some_and(|row| row[0].text == words.phases);
        let stage = usize::from(has_phases);
        Heads { phase: has_phases.then_some(0), stage: Some(stage), step: Some(stage + 1) }
    }

    /// The personas in it: those whom columns are for, and those who feel something.
    pub fn exported_people(&self, words: &Words) -> Vec<String> {
        let lines = |label: &'static str| {
            let rows = (2..self.grid.rows.len()).filter(move |row| without_scale(&self.label(*row).text) == label);
            rows.flat_map(|row| self.cells(row)).flat_map(|cell| cell.text.lines())
        };
        let felt = lines(words.page.feeling).filter(|line| nobodys(line).is_none()).map(whose_score);
        let mut people: Vec<String> = felt.filter_map(|(name, _)| name.map(str::to_owned)).collect();
        let mut known = BTreeSet::new();
        people.retain(|name| known.insert(name.clone()));
        let with_comma: Vec<String> = people.iter().filter(|name| name.contains(words.comma)).cloned().collect();
        let whom = lines(Row::Personas.word(words)).flat_map(|line| listed(line, words.comma, &with_comma));
        people.extend(whom.filter(|name| known.insert((*name).to_owned())).map(str::to_owned));
        people
    }

    /// Whether every cell of a row begins with a number.
    fn is_numbered(&self, label: &str) -> bool {
        let row = self.grid.rows.iter().find(|row| row[0].text == label);
        row.is_some_and(|row| {
            let mut cells = row[1..].iter().filter(|cell| !cell.is_empty());
            cells.all(|cell| cell.text.starts_with(|c: char| c.is_ascii_digit()))
        })
    }
}

/// The labels of the rows that every map can have. The first two say more about a stage, above its columns.
fn own_labels(words: &Words) -> Vec<&'static str> {
    [words.page.goals, words.about].into_iter().chain(rows::labels(words)).collect()
}

/// The label of a row without the scale of its scores: "Feeling (1..6)".
fn without_scale(label: &str) -> &str {
    bracket(label).filter(|(_, scale)| scale.contains("..")).map_or(label, |(label, _)| label)
}

/// A feeling of nobody in particular, which our own export writes with its score after the word: "Glad (+1)".
pub fn nobodys(line: &str) -> Option<Feeling> {
    let (word, score) = line.strip_suffix(')')?.rsplit_once(" (")?;
    let score = feeling(score);
    let is_score = score.number.is_some() && score.word.is_empty();
    is_score.then(|| Feeling { word: word.to_owned(), ..score })
}

/// Whose score it is, and it with its words: "Rita, 74: −0.5 Sore".
pub fn whose_score(line: &str) -> (Option<&str>, &str) {
    let is_score = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | '–'));
    // "+2 At most: 5 minutes" is nobody's.
    let first = line.split(' ').next().unwrap_or_default().replace(['−', '–'], "-");
    if first.parse::<f64>().is_ok() {
        return (None, line);
    }
    let parts = line.match_indices(": ").map(|(at, sign)| (&line[..at], &line[at + sign.len()..]));
    let mut parts = parts.filter(|(name, text)| !name.is_empty() && is_score(text));
    parts.next().map_or((None, line), |(name, text)| (Some(name), text))
}

/// The names of a list, of which these may have a comma themselves: "Rita, 74".
pub fn listed<'t>(list: &'t str, comma: &str, known: &[String]) -> Vec<&'t str> {
    let (mut names, mut rest) = (Vec::new(), list);
    while !rest.is_empty() {
        let is_next = |name: &&String| {
            rest.strip_prefix(name.as_str()).is_some_and(|behind| behind.is_empty() || behind.starts_with(comma))
        };
        let longest = known.iter().filter(is_next).map(String::len).max();
        let end = longest.filter(|end| *end > 0).or_else(|| rest.find(comma)).unwrap_or(rest.len());
        names.push(&rest[..end]);
        rest = rest[end..].strip_prefix(comma).unwrap_or_default();
    }
    names
}

/// A text of our own export in these words without the numbers of its sources, which no other table has: "Glad (S1, S2)", "Glad (+1;
/// S3)", "Glad (S1, assumed)".
pub fn without_sources(text: &str, words: &Words) -> String {
    let Some((before, remarks)) = text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) else {
        return text.to_owned();
    };
    let is_number = |part: &str| part.strip_prefix('S').is_some_and(|digits| digits.parse::<usize>().is_ok());
    let is_evidence = |part: &str| {
        let mut items = part.split(words.comma);
        items.next().is_some_and(is_number) && items.all(|item| is_number(item) || item == words.assumed)
    };
    let left: Vec<&str> = remarks.split("; ").filter(|part| !is_evidence(part) && !is_measured(part)).collect();
    if left.is_empty() { before.to_owned() } else { format!("{before} ({})", left.join("; ")) }
}

/// Whether a remark says how sure a measured figure is: "1.5 – 2, n = 85".
pub fn is_measured(remark: &str) -> bool {
    let count = remark.rsplit_once("n = ").map(|(_, count)| count);
    count.is_some_and(|count| count.starts_with(|c: char| c.is_ascii_digit()))
}

/// A line of our own export that one persona says, "Ann: Hello", or that everybody does.
pub fn told<'a>(line: &'a str, speakers: &Speakers) -> (Option<&'a str>, &'a str) {
    let parts = line.split_once(": ").filter(|(name, _)| speakers.has(name));
    parts.map_or((None, line), |(name, text)| (Some(name), text))
}

/// A pain or a gain of our own export without the personas that it is for, and who they are: "Slow (Minor; Ann, Ben)", "Friendly staff (Ann)".
pub fn without_people(text: &str, words: &Words, speakers: &Speakers) -> (String, Vec<String>) {
    let found = || {
        let (before, remarks) = bracket(text)?;
        let mut remarks: Vec<&str> = remarks.split("; ").collect();
        let names = |part: &str| {
            listed(part, words.comma, speakers.with_comma()).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let is_whom = |part: &&str| !part.is_empty() && names(part).iter().all(|name| speakers.has(name));
        let people = remarks.remove(remarks.iter().position(is_whom)?);
        let left = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
        Some((format!("{before}{left}"), names(people)))
    };
    found().unwrap_or_else(|| (text.to_owned(), Vec::new()))
}

/// What is before the bracket that ends a text, and what is in it.
pub fn bracket(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_suffix(')')?;
    let mut depth = 0;
    let opens = |(at, c): (usize, char)| match c {
        '(' if depth == 0 => Some(at),
        '(' | ')' => {
            depth += if c == ')' { 1 } else { -1 };
            None
        }
        _ => None,
    };
    let at = inside.char_indices().rev().find_map(opens)?;
    Some((inside[..at].strip_suffix(' ')?, &inside[at + 1..]))
}
