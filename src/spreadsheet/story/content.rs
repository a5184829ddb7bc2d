//! What a map will have, gathered from the cells one after the other, and its lines.

use super::place::{CellWords, DraftFacts, DraftLine, DraftPlace, DraftStage, Felt, each, once};
use crate::{
    feeling::{LEVELS, Range},
    keyword::Keyword,
    mermaid::Names,
    parse::show,
    spreadsheet::{
        Remark,
        cell_text::{is_fact, is_fact_or_title, items, note, short},
        draft::Draft,
        labels::{Detail, Label, langs},
        markup::prose,
    },
    vocabulary::Words,
};
use std::collections::BTreeMap;

/// The map in a table.
#[derive(Debug)]
pub struct Story {
    /// Its title if no cell gives one.
    pub(super) fallback: String,
    pub(super) title: Option<String>,
    /// Words above the table that may be a title or a fact, as long as nothing else is the title.
    doubtful_title: Option<CellWords>,
    pub(super) owner: Vec<CellWords>,
    pub(super) about: Vec<CellWords>,
    pub(super) goals: Vec<CellWords>,
    pub(super) notes: Vec<CellWords>,
    /// Name, label, and the lines below.
    pub(super) personas: Vec<(String, String, Vec<String>)>,
    /// How old personas are, by their names.
    pub(super) ages: BTreeMap<String, String>,
    /// Name and label.
    pub(super) channels: Vec<(String, String)>,
    pub(super) teams: Vec<(String, String)>,
    pub(super) lanes: Vec<(String, String)>,
    pub(super) measures: Vec<(String, String)>,
    /// Severities and details in rows of their own, for the pains and the opportunities of a place, which may come
    /// further down.
    pub(super) severities: Vec<(DraftPlace, String, CellWords)>,
    pub(super) details: Vec<(Detail, DraftPlace, String, CellWords)>,
    pub(super) names: Names,
    /// How many gains with letters there are.
    pub(super) gains: usize,
    /// The words that our own export was written in.
    pub words: Option<&'static Words>,
    /// The range of scores in a label.
    pub range: Option<Range>,
    pub stages: Vec<DraftStage>,
    /// How many labels have a word of a language.
    pub(super) votes: BTreeMap<&'static str, usize>,
    /// How many labels there are.
    pub(super) labels: usize,
    pub(super) remarks: Vec<Remark>,
}

pub(super) const ENGLISH: &str = "en";

impl Story {
    pub fn new(fallback: String) -> Self {
        Self {
            fallback,
            title: None,
            doubtful_title: None,
            owner: Vec::new(),
            about: Vec::new(),
            goals: Vec::new(),
            notes: Vec::new(),
            personas: Vec::new(),
            ages: BTreeMap::new(),
            channels: Vec::new(),
            teams: Vec::new(),
            lanes: Vec::new(),
            measures: Vec::new(),
            severities: Vec::new(),
            details: Vec::new(),
            names: Names::default(),
            gains: 0,
            words: None,
            range: None,
            stages: Vec::new(),
            votes: BTreeMap::new(),
            labels: 0,
            remarks: Vec::new(),
        }
    }

    pub fn remark(&mut self, place: &str, text: impl Into<String>) {
        self.remarks.push(Remark { place: place.to_owned(), text: text.into() });
    }

    /// Counts a label with the languages that have its word.
    pub fn vote(&mut self, langs: &[&'static str]) {
        self.labels += 1;
        langs.iter().for_each(|lang| *self.votes.entry(lang).or_default() += 1);
    }

    /// A statement about the whole map.
    pub fn meta(&mut self, label: Label, text: &str, place: &str) {
        let said = CellWords::new(text, place.to_owned());
        match label {
            Label::Title => {
                let earlier = self.title.replace(text.to_owned());
                self.notes.extend(earlier.map(|text| CellWords::new(&text, place.to_owned())));
            }
            Label::Persona => self.introduce(text, place, false),
            Label::Owner => self.owner.push(said),
            Label::Goal => self.goals.push(said),
            Label::About => self.about.push(said),
            Label::Phase | Label::Stage | Label::Step | Label::Detail(_) | Label::Lane(_) => self.stray(text, place),
        }
    }

    /// Words above the table: the first are its title, unless they are a fact, as in "Version: 3", or a paragraph.
    pub fn heading(&mut self, text: &str, place: &str) {
        const LONGEST_TITLE: usize = 100;
        if self.title.is_none() && !is_fact(text) && text.chars().count() <= LONGEST_TITLE {
            self.title = Some(text.to_owned());
        } else if self.title.is_none() && self.doubtful_title.is_none() && is_fact_or_title(text) {
            self.doubtful_title = Some(CellWords::new(text, place.to_owned()));
        } else {
            self.stray(text, place);
        }
    }

    /// Decides about words that may be a title: where there is another one, they are a fact.
    pub fn settle_title(&mut self) {
        match (self.doubtful_title.take(), &self.title) {
            (Some(words), None) => self.title = Some(words.text),
            (Some(words), Some(_)) => self.stray(&words.text, &words.place),
            (None, _) => {}
        }
    }

    /// Which of several maps of the same journey it is.
    pub fn version(&mut self, name: &str) {
        let title = self.title.as_ref().unwrap_or(&self.fallback);
        self.title = Some(format!("{title} – {name}"));
    }

    /// Words of a label that are no part of its meaning.
    pub fn leftover(&mut self, label: &str, rest: &str, place: &str) {
        self.remark(place, format!("`{}` is read without `{}`, which a lane cannot say", short(label), short(rest)));
    }

    /// Words that are in no row or column of the table.
    pub fn stray(&mut self, text: &str, place: &str) {
        self.notes.push(CellWords::new(text, place.to_owned()));
        self.remark(place, format!("`{}` is not in the table of stages and lanes: kept as a note", short(text)));
    }

    /// The same with the label next to them, in front of each item.
    pub fn strays(&mut self, label: &str, text: &str, place: &str) {
        let items: Vec<String> = items(text).iter().map(|item| format!("{label}: {item}")).collect();
        self.stray(&items.join("\n"), place);
    }

    /// The name of a lane that isn't known, which is declared if necessary. A new one is reported, with the reason,
    /// after its label.
    pub fn lane(&mut self, label: &str, (place, reason): (Option<&str>, &str)) -> String {
        if let Some((name, _)) = self.lanes.iter().find(|(_, known)| known == label) {
            return name.clone();
        }
        let taken = |name: &str| Keyword::parse(name).is_some();
        let name = self.names.name(label, "lane");
        let name = if taken(&name) { self.names.name(&format!("{name} lane"), "lane") } else { name };
        self.lanes.push((name.clone(), label.to_owned()));
        if let Some(place) = place {
            self.remark(place, format!("`{}` {reason}: it became a lane of your own", short(label)));
        }
        name
    }

    /// Every place.
    pub(super) fn spots(&self) -> Vec<DraftPlace> {
        let columns = |stage: usize| (0..self.stages[stage].columns.len()).map(Some);
        (0..self.stages.len())
            .flat_map(|stage| columns(stage).chain([None]).map(move |column| (stage, column)))
            .collect()
    }

    pub(super) fn place(&self, (stage, column): DraftPlace) -> &DraftFacts {
        let stage = &self.stages[stage];
        column.map_or(&stage.facts, |column| &stage.columns[column].facts)
    }

    pub(super) fn facts(&mut self, (stage, column): DraftPlace) -> &mut DraftFacts {
        let stage = &mut self.stages[stage];
        match column {
            Some(column) => &mut stage.columns[column].facts,
            None => &mut stage.facts,
        }
    }

    pub(super) fn fact(&mut self, spot: DraftPlace, keyword: &str, line: String, place: &str) {
        self.facts(spot).lines.push(DraftLine::new(keyword, line, place));
    }

    /// The text of a cell, one line for each item in it.
    pub fn say(&mut self, spot: DraftPlace, keyword: &str, said: &CellWords, whom: Option<&str>) {
        let head = match whom {
            Some(whom) => format!("{keyword} {}", self.persona(whom)),
            None => keyword.to_owned(),
        };
        for item in items(&said.text) {
            self.fact(spot, keyword, format!("{head}: {}", prose(&item)), &said.place);
        }
    }

    /// The same as notes that begin with the row's label.
    pub fn labelled(&mut self, spot: DraftPlace, label: &str, said: &CellWords) {
        for item in items(&said.text) {
            self.fact(spot, "note", note(label, &item), &said.place);
        }
    }

    pub fn goal(&mut self, spot: DraftPlace, said: &CellWords) {
        self.stages[spot.0].goals.push(said.clone());
    }

    pub fn about(&mut self, spot: DraftPlace, said: &CellWords) {
        self.stages[spot.0].about.push(said.clone());
    }

    pub fn feel(&mut self, spot: DraftPlace, felt: Felt) {
        self.facts(spot).feelings.push(felt);
    }

    /// The lines of the map.
    pub fn draft(mut self) -> Draft {
        self.attribute();
        let range = self.scale();
        self.explain(range);
        let mut draft = Draft::default();
        self.feelings(range);
        self.settle();
        self.front(&mut draft, range);
        let repeats = self.stages.iter().any(DraftStage::has_actions);
        for stage in &mut self.stages {
            stage.write(&mut draft, repeats);
        }
        draft.remarks = self.remarks;
        draft
    }

    /// The language that more than half of the labels have words of, the first if there are several; otherwise English.
    pub(super) fn lang(&self) -> &'static str {
        if let Some(words) = self.words {
            return langs().find(|lang| Words::for_lang(Some(lang)) == words).unwrap_or(ENGLISH);
        }
        let votes = |lang: &'static str| self.votes.get(lang).copied().unwrap_or_default();
        let most = langs().map(votes).max().unwrap_or_default();
        langs().find(|lang| votes(lang) == most).filter(|_| 2 * most > self.labels).unwrap_or(ENGLISH)
    }

    fn front(&self, draft: &mut Draft, range: Range) {
        let title = self.title.as_ref().unwrap_or(&self.fallback);
        draft.put(format!("journey: {}", prose(title)));
        if self.lang() != ENGLISH {
            draft.put(format!("lang: {}", self.lang()));
        }
        once(draft, "about", &self.about);
        self.goals.iter().for_each(|goal| each(draft, "goal", goal));
        once(draft, "owner", &self.owner);
        if range != LEVELS {
            draft.put(format!("scale: {}..{}", show(range.0), show(range.1)));
        }
        self.notes.iter().for_each(|note| each(draft, "note", note));
        for (name, label, lines) in &self.personas {
            draft.put(format!("persona {name}: {}", prose(label)));
            lines.iter().cloned().chain(self.age(name)).for_each(|line| draft.put(line));
        }
        let declared = |word: &'static str, list: &[(String, String)]| {
            list.iter().map(|(name, label)| format!("{word} {name}: {}", prose(label))).collect::<Vec<_>>()
        };
        declared("channel", &self.channels).into_iter().for_each(|line| draft.put(line));
        declared("team", &self.teams).into_iter().for_each(|line| draft.put(line));
        declared("measure", &self.measures).into_iter().for_each(|line| draft.put(line));
        declared("lane", &self.lanes).into_iter().for_each(|line| draft.put(line));
        if self.stages.is_empty() {
            draft.put("stage: Start");
        }
    }
}
