//! Rows of feelings, and rows of figures that look like them.

use super::{
    own::{nobodys, whose_score},
    row::AboutRow,
    speakers::Speakers,
    table::Table,
};
use crate::{
    feeling::{Feeling, exported, feeling, highest_in},
    parse::show,
    spreadsheet::{
        labels::{Found, Label, Lane, is_name, is_rating},
        story::{CellWords, DraftPlace, Felt, Story},
    },
};

impl Table<'_> {
    /// The rows of figures that aren't feelings although their labels could mean that: percentages next to feelings,
    /// and any further figures.
    pub fn measures(&self, rows: &[usize], speakers: &Speakers) -> Vec<usize> {
        let feels = |row: &usize| {
            let nobodys = self.people.of(*row).is_none();
            let is_felt = |of: Found| of.label == Label::Lane(Lane::Feels) && speakers.of(&of).is_none();
            nobodys && self.found(*row).is_some_and(is_felt)
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
        // What people rate is no feeling of another persona where every other row of feelings names one.
        let names = |row: &usize| {
            self.found(*row).is_some_and(|of| of.label == Label::Lane(Lane::Feels) && speakers.of(&of).is_some())
        };
        if all.iter().all(|row| is_rating(&self.label(*row).text)) && rows.iter().any(names) {
            return all.into_iter().filter(|row| figures(*row)).collect();
        }
        let first = all.iter().copied().find(|row| figures(*row) && !percent(*row));
        // Percentages alone are the feelings.
        let first = first.or_else(|| all.iter().all(|row| percent(*row)).then(|| all.first().copied()).flatten());
        all.into_iter().filter(|row| figures(*row) && Some(*row) != first).collect()
    }

    /// Whether a row is of signs for good and bad, in which `0` and `-` aren't nothing.
    pub fn has_signs(&self, row: usize) -> bool {
        self.cells(row).any(|cell| matches!(cell.text.as_str(), "+" | "++" | "--"))
    }

    /// Whether a row of notes has nothing but figures out of a highest one, which is what *note* is in French,
    /// as in "Note (sur 10)".
    pub fn has_scores(&self, row: usize) -> bool {
        let mut cells = self.named(row).peekable();
        highest_in(&self.label(row).text).is_some()
            && cells.peek().is_some()
            && cells.all(|cell| {
                let of = feeling(&cell.text);
                of.number.is_some() && of.word.is_empty()
            })
    }

    pub fn feel(&self, story: &mut Story, spot: DraftPlace, said: &CellWords, about: &AboutRow<'_>) {
        let (speaker, row) = (about.speaker.as_deref(), about.first);
        if let Some(middle) = middle(&said.text) {
            story.remark(&said.place, format!("`{}` is read as {}, in the middle", said.text, show(middle)));
            let feeling = Feeling { number: Some(middle), ..Feeling::default() };
            let (whom, place) = (speaker.map(str::to_owned), said.place.clone());
            story.feel(spot, Felt { whom, feeling, place, text: said.text.clone(), row });
            return;
        }
        let lines: Vec<_> = said.text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
        let own = |line: &str| self.own.and_then(|_| nobodys(line));
        let highest = highest_in(about.text);
        let read = |line: &str| {
            // Next to other signs, a zero is one.
            if about.has_signs && line == "0" {
                return Feeling { level: Some(0.0), ..Feeling::default() };
            }
            let of = match self.own.map(|_| whose_score(line)) {
                Some((name, text)) => Feeling { before: name.unwrap_or_default().to_owned(), ..exported(text) },
                None => feeling(line),
            };
            Feeling { of: of.of.or(highest.filter(|_| of.number.is_some())), ..of }
        };
        let people: Option<Vec<_>> = lines.iter().map(|line| scored_name(line)).collect();
        let parts = people
            .filter(|people| people.len() > 1 && self.own.is_none())
            .unwrap_or_else(|| lines.iter().map(|line| own(line).unwrap_or_else(|| read(line))).collect());
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
}

/// A name and its score, without a separator, as in a cell with a line for each persona: "Anna 4".
fn scored_name(line: &str) -> Option<Feeling> {
    let (name, score) = line.rsplit_once(' ')?;
    let score = feeling(score);
    let is_scored = is_name(name) && score.number.is_some() && score.word.is_empty();
    is_scored.then(|| Feeling { word: name.to_owned(), before: name.to_owned(), ..score })
}

/// The middle of two figures, as in "1-2".
fn middle(text: &str) -> Option<f64> {
    let (low, high) = text.split_once(['-', '–', '—'])?;
    let figure = |text: &str| text.trim().parse::<u32>().ok().map(f64::from);
    let (low, high) = (figure(low)?, figure(high)?);
    (low < high && high <= 100.0).then_some((low + high) / 2.0)
}
