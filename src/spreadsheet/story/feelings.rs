//! Feelings: their scale, whose they are, and the lines that they become.

use super::{
    content::Story,
    people::same_person,
    place::{DraftPlace, Felt},
};
use crate::{
    feeling::{Feeling, LEVELS, Range},
    parse::show,
    spreadsheet::{cell_text::short, markup::prose},
    vocabulary::Words,
};
use std::collections::{BTreeMap, BTreeSet};

impl Story {
    /// Every feeling.
    fn felt_at_all(&self) -> impl Iterator<Item = &Feeling> + Clone {
        let columns = self.stages.iter().flat_map(|stage| &stage.columns).map(|column| &column.facts);
        let facts = columns.chain(self.stages.iter().map(|stage| &stage.facts));
        facts.flat_map(|facts| &facts.feelings).map(|felt| &felt.feeling)
    }

    pub fn scale(&self) -> Range {
        let feelings = self.felt_at_all();
        Range::of(feelings.clone(), self.range.filter(|_| feelings.clone().any(|of| of.number.is_some())))
    }

    /// Brings versions of one map to one scale, if their figures alone would be read on several.
    pub fn share_scale(stories: &mut [Self]) {
        let differ = stories.windows(2).any(|pair| pair[0].scale() != pair[1].scale());
        if differ && stories.iter().all(|story| story.range.is_none()) {
            let common = Range::of(stories.iter().flat_map(Self::felt_at_all), None);
            stories.iter_mut().for_each(|story| story.range = Some(common));
        }
    }

    /// If every persona has feelings of their own, those of nobody in particular are the customer's.
    pub fn attribute(&mut self) {
        let customer = Words::for_lang(Some(self.lang())).the_customer;
        let columns = self.stages.iter_mut().flat_map(|stage| stage.columns.iter_mut().map(|column| &mut column.facts));
        let felt: Vec<&mut Felt> = columns.flat_map(|facts| &mut facts.feelings).collect();
        let (named, nobodys): (Vec<_>, Vec<_>) = felt.into_iter().partition(|felt| felt.whom.is_some());
        let is_named =
            |label: &str| named.iter().filter_map(|felt| felt.whom.as_deref()).any(|name| same_person(label, name));
        let all = self.personas.iter().all(|(_, label, _)| is_named(label));
        let Some(first) = nobodys.first().filter(|_| all && !named.is_empty()) else { return };
        let place = first.place.clone();
        nobodys.into_iter().for_each(|felt| felt.whom = Some(customer.to_owned()));
        self.remark(
            &place,
            format!("these feelings name nobody, while others do: they are those of a persona `{customer}`"),
        );
    }

    /// Says how figures were read if there is another way to read them: those with a highest one, as in 5/10, and those without any
    /// scale.
    pub fn explain(&mut self, Range(low, high): Range) {
        const PERCENT: f64 = 100.0;
        let spots = self.spots();
        let felt = || spots.iter().flat_map(|&spot| &self.place(spot).feelings);
        let of = |felt: &Felt| felt.feeling.of.filter(|of| felt.feeling.number.is_some() && *of != PERCENT);
        let figures: Vec<(f64, String)> = felt().filter_map(|felt| Some((of(felt)?, felt.place.clone()))).collect();
        let is_bare = |felt: &&Felt| felt.feeling.number.is_some() && felt.feeling.of.is_none();
        let bare = felt().find(is_bare).filter(|_| self.range.is_none() && Range(low, high) != LEVELS);
        let bare = bare.map(|felt| felt.place.clone());
        let (low, high) = (show(low), show(high));
        let other = figures.iter().find(|(of, _)| show(*of) != high);
        if let Some((of, place)) = other {
            let of = show(*of);
            self.remark(place, format!("feelings out of {of} are converted to the scale {low}..{high}"));
        } else if let Some((_, place)) = figures.first().filter(|_| low == "0" && self.range.is_none()) {
            let text = format!(
                "feelings are out of {high}: read on the scale 0..{high}; if the lowest is 1, write that next to the row's label, as in `(1-{high})`"
            );
            self.remark(place, text);
        } else if let Some(place) = bare {
            let text = format!(
                "no scale is named: read on the scale {low}..{high}, which has room for all scores; if it is another, write it next to the row's label, for example `(1-10)`"
            );
            self.remark(&place, text);
        }
    }

    /// Turns the feelings into lines: what several cells say about one person becomes one line.
    pub fn feelings(&mut self, range: Range) {
        let spots = self.spots();
        let felt = spots.iter().flat_map(|&spot| &self.place(spot).feelings);
        let rated: BTreeSet<Option<String>> =
            felt.filter(|felt| felt.feeling.number.is_some()).map(|felt| felt.whom.clone()).collect();
        let mut read = ReadFeelings { range, rated, guesses: Vec::new(), again: BTreeMap::new() };
        for spot in spots {
            let mut left = std::mem::take(&mut self.facts(spot).feelings);
            for felt in left.extract_if(.., |felt| range.excludes(&felt.feeling)) {
                self.fact(spot, "note", format!("note: {}", prose(&felt.text)), &felt.place);
                let (low, high) = (show(range.0), show(range.1));
                let text = format!(
                    "`{}` is not on the scale {low}..{high} that the label names: kept as a note",
                    short(&felt.text)
                );
                self.remark(&felt.place, text);
            }
            while !left.is_empty() {
                let whom = left[0].whom.clone();
                let (same, others) = left.into_iter().partition(|felt| felt.whom == whom);
                left = others;
                self.felt(spot, whom.as_deref(), same, &mut read);
            }
        }
        if let [(_, place), ..] = &read.guesses[..] {
            let words: Vec<String> = read.guesses.iter().map(|(word, _)| format!("`{}`", short(word))).collect();
            let text = format!("no figure is next to {}, as in other places: the score is a guess", words.join(", "));
            self.remark(place, text);
        }
        for place in read.again.values() {
            self.remark(place, "this row of signs says the same as another row of feelings: left out where it does");
        }
    }

    fn felt(&mut self, spot: DraftPlace, whom: Option<&str>, all: Vec<Felt>, read: &mut ReadFeelings) {
        let range = read.range;
        let figured = all.iter().position(|felt| felt.feeling.number.is_some());
        let chosen = figured.or_else(|| all.iter().position(|felt| felt.feeling.level.is_some()));
        // On the scale of words there is nothing to guess.
        let is_guess = |at: &usize| range != LEVELS && figured.is_none() && read.rated.contains(&all[*at].whom);
        if let Some(at) = chosen.filter(is_guess) {
            read.guesses.push((all[at].text.clone(), all[at].place.clone()));
        }
        let score = chosen.and_then(|at| range.score(&all[at].feeling));
        let mut words: Vec<&str> = Vec::new();
        // A row of figures and a row of words say the same; another row of words is about something else.
        let worded = chosen.into_iter().chain(0..all.len()).find(|&at| !all[at].feeling.word.is_empty());
        for (at, felt) in all.iter().enumerate() {
            let again = Some(at) != chosen && felt.feeling.number.is_some();
            let another = match felt.feeling.word.is_empty() {
                true => Some(at) != chosen,
                false => worded.is_some_and(|worded| all[worded].row != felt.row),
            };
            if another && score.is_some_and(|score| range.is_alike(score, &felt.feeling)) {
                read.again.entry(felt.row).or_insert_with(|| felt.place.clone());
            } else if again || another || score.is_none() {
                let text = format!("note: {}", prose(&felt.text));
                self.fact(spot, "note", text, &felt.place);
                let reason = match (again, another) {
                    (true, _) => "a second score for the same feeling".to_owned(),
                    (_, true) => format!("`{}` is a second feeling in the same place", short(&felt.text)),
                    (..) => format!("no score is known for the feeling `{}`", short(&felt.text)),
                };
                self.remark(&felt.place, format!("{reason}: kept as a note"));
            } else if !felt.feeling.word.is_empty() && !words.contains(&felt.feeling.word.as_str()) {
                words.push(&felt.feeling.word);
            }
        }
        let (Some(score), Some(at)) = (score, chosen) else { return };
        let head = whom.map(|whom| self.persona(whom) + " ").unwrap_or_default();
        let mut line = format!("feels {head}{}", show(score));
        if !words.is_empty() {
            line = format!("{line}: {}", prose(&words.join(", ")));
        }
        self.fact(spot, "feels", line, &all[at].place);
    }
}

/// What is known while feelings become lines.
struct ReadFeelings {
    range: Range,
    /// Who has figures anywhere.
    rated: BTreeSet<Option<String>>,
    /// The words of those who have figures elsewhere, with their cells.
    guesses: Vec<(String, String)>,
    /// The first cell of each row whose signs say what another row does.
    again: BTreeMap<usize, String>,
}
