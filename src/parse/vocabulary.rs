//! What the map's own declarations add to the language: lanes, whose names are keywords in every column, and what helps
//! to understand lines that are almost right.

use super::{
    fold::fold,
    grammar::is_comma,
    head::name_for_label,
    is_blank,
    people::People,
    plural::{named, plural},
    respell::respelt,
    severity::is_priority,
    suggest::nearest_name,
};
use crate::{
    ast::{Content, Line},
    keyword::{BUILT_IN_CHANNELS, Keyword},
    source::Source,
    span::Span,
};
use std::collections::{BTreeMap, BTreeSet};

/// The words of one map, from all its files.
#[derive(Debug, Clone, PartialEq)]
pub struct Vocabulary {
    /// The author's own lanes, sorted, in lower case.
    lanes: BTreeSet<String>,
    /// The keywords that are names of lanes.
    taken: BTreeSet<Keyword>,
    people: People,
    teams: People,
    /// The personas, teams and channels that have a line with a name: keyword, and name or label, folded.
    declared: BTreeSet<(&'static str, String)>,
    /// The labels of personas whose lines have no name, folded.
    unnamed: BTreeSet<String>,
    /// The words in heads of pains, folded: names, and severities.
    pains: BTreeSet<String>,
    /// What opportunities answer that doesn't look like the name of a pain: a persona, or `P1`, folded.
    answered: BTreeSet<String>,
    /// Where opportunities answer a pain by a number, and how many pains have that number.
    numbers: BTreeMap<String, (Vec<Span>, usize)>,
    /// The scale of the scores, as written.
    scale: Option<String>,
    /// The lowest and the highest score before a colon.
    scores: Option<(f64, f64)>,
    incomplete: bool,
}

impl Vocabulary {
    /// No words yet; `incomplete` if a file that could declare some couldn't be read.
    pub fn new(incomplete: bool) -> Self {
        Self {
            lanes: BTreeSet::new(),
            taken: BTreeSet::new(),
            people: People::default(),
            teams: People::default(),
            declared: BTreeSet::new(),
            unnamed: BTreeSet::new(),
            pains: BTreeSet::new(),
            answered: BTreeSet::new(),
            numbers: BTreeMap::new(),
            scale: None,
            scores: None,
            incomplete,
        }
    }

    /// Collects what these lines declare.
    pub fn gather(&mut self, source: &Source, lines: &[Line]) {
        self.people.next_file();
        let mut heading = None;
        for line in lines {
            if let (Content::Other(span), Some(_)) = (&line.content, heading) {
                self.listed(&source.text[span.range()]);
            }
            let Content::Statement(statement) = &line.content else { continue };
            let below = heading.take_if(|above| line.indent <= *above).is_none() && heading.is_some();
            let head = &source.text[statement.head.range()];
            let text = &source.text[statement.text.range()];
            let word = &source.text[statement.keyword.range()];
            // A row of a table declares nothing.
            if statement.colon.is_none() && source.text[statement.keyword.end as usize..].starts_with('\t') {
                continue;
            }
            match Keyword::in_any_case(word) {
                Some(Keyword::Lane) if !head.is_empty() => {
                    let lane = fold(head);
                    self.taken.extend(Keyword::parse(&lane));
                    self.lanes.insert(lane);
                }
                Some(Keyword::Persona) if head.contains(is_blank) && head.chars().all(|c| c != ',') => {
                    self.propose(head)
                }
                Some(Keyword::Persona) if !head.is_empty() => {
                    self.people.add(head, text);
                    self.declare(Keyword::Persona, head, text);
                }
                Some(Keyword::Team) if !head.is_empty() => {
                    self.teams.add(head, text.split(" (").next().unwrap_or(text));
                    self.declare(Keyword::Team, head, text);
                }
                Some(keyword @ (Keyword::Channel | Keyword::Measure | Keyword::Source)) if !head.is_empty() => {
                    self.declare(keyword, head, text);
                }
                // The name that is proposed for it is the one that other lines will use.
                Some(Keyword::Persona) => {
                    self.propose(text);
                    self.unnamed.insert(fold(text));
                }
                Some(Keyword::Scale) if head.is_empty() => {
                    let right = Keyword::Scale.rules().next().and_then(|rule| respelt(rule, text));
                    let scale = right.map_or(text.to_owned(), |(right, _)| right);
                    self.scale = scale.split(',').next().map(|scale| scale.trim().to_owned());
                }
                Some(Keyword::Feels | Keyword::Expects) => self.scored(head),
                Some(Keyword::Pain) => {
                    self.pains.extend(head.split_whitespace().map(fold));
                    if let Some(number) = head.split_whitespace().next().and_then(number_of) {
                        self.numbers.entry(number.to_owned()).or_default().1 += 1;
                    }
                }
                Some(Keyword::Answers) => self.answer(text, statement.text),
                None if head.is_empty() && plural(&word.to_lowercase()) == Some(Keyword::Persona) => {
                    heading = text.is_empty().then_some(line.indent);
                    let named = named(Keyword::Persona, text);
                    named.iter().for_each(|(name, label)| self.people.add(name, label));
                }
                None if below && head.is_empty() && !text.is_empty() => self.people.add(word, text),
                Some(_) | None => {}
            }
        }
    }

    fn scored(&mut self, head: &str) {
        let words: Vec<&str> = head.split_whitespace().collect();
        // `anna 4 of 5` is on another scale.
        let ([score] | [_, score]) = words.as_slice() else { return };
        let Ok(score) = score.replace(['−', '–'], "-").parse::<f64>() else { return };
        let (low, high) = self.scores.unwrap_or((score, score));
        self.scores = Some((low.min(score), high.max(score)));
    }

    /// `- Kim: 17, still at school` below `personas:`.
    fn listed(&mut self, item: &str) {
        let label = item.trim_start_matches(|c: char| is_blank(c) || matches!(c, '-' | '*' | '+' | '•' | '–'));
        let label = label.split([':', '：']).next().unwrap_or_default().trim_matches(is_blank);
        self.propose(label);
    }

    /// Adds a persona that has no name yet, with the one that is proposed for it.
    fn propose(&mut self, label: &str) {
        let taken = |name: &str| self.people.find(name).is_some();
        if let Some(name) = name_for_label(Keyword::Persona, label, taken) {
            self.people.add(&name, label);
        }
    }

    fn answer(&mut self, text: &str, place: Span) {
        for name in text.split(is_comma) {
            let bare = name.trim_matches(is_blank);
            if let Some(number) = number_of(bare) {
                let start = place.start + (bare.as_ptr() as usize - text.as_ptr() as usize) as u32;
                let place = Span { start, end: start + bare.len() as u32, ..place };
                self.numbers.entry(number.to_owned()).or_default().0.push(place);
            }
        }
        let names = text.split(is_comma).map(|name| name.trim_matches(is_blank));
        let names = names.filter(|name| is_priority(name) || self.people.find(name).is_some());
        self.answered.extend(names.map(fold));
    }

    /// Whether an opportunity answers a pain of this name, which is a persona's or looks like a priority.
    pub fn answers(&self, name: &str) -> bool {
        self.answered.contains(&fold(name))
    }

    /// Where opportunities answer a pain by this number, and whether only one pain has it.
    pub fn answers_by_number(&self, number: &str) -> (&[Span], bool) {
        self.numbers.get(number).map_or((&[], false), |(places, pains)| (places, *pains == 1))
    }

    fn declare(&mut self, keyword: Keyword, name: &str, label: &str) {
        self.declared.extend([name, label].map(|called| (keyword.word(), fold(called))));
    }

    /// Whether a line with a name already declares what is called `text`.
    pub fn declares(&self, keyword: Keyword, text: &str) -> bool {
        self.declared.contains(&(keyword.word(), fold(text)))
    }

    /// Whether a line declares what is called `text`, maybe without a name: `persona: Mia`.
    pub fn has_line_for(&self, keyword: Keyword, text: &str) -> bool {
        self.declares(keyword, text) || keyword == Keyword::Persona && self.unnamed.contains(&fold(text))
    }

    /// Whether a pain of this file may have the name.
    pub fn has_pain(&self, name: &str) -> bool {
        self.pains.contains(&fold(name))
    }

    /// Whether `text` is a channel, declared or built in.
    pub fn has_channel(&self, text: &str) -> bool {
        self.declares(Keyword::Channel, text)
            || BUILT_IN_CHANNELS.iter().any(|channel| {
                text.eq_ignore_ascii_case(channel.name) || channel.synonyms.contains(&fold(text).as_str())
            })
    }

    /// Whether two words name the same: a name and its label, or one in capitals.
    pub fn means(&self, said: &str, name: &str) -> bool {
        let known = |people: &People| people.find(said).is_some_and(|known| people.find(name) == Some(known));
        fold(said) == fold(name) || known(&self.teams) || known(&self.people)
    }

    /// Whether a file that could declare more couldn't be read.
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// Whether `word` is a keyword because it is the name of a lane.
    pub fn has_lane(&self, word: &str) -> bool {
        let folded = !word.bytes().all(|byte| byte.is_ascii_lowercase());
        !self.lanes.is_empty() && if folded { self.lanes.contains(&fold(word)) } else { self.lanes.contains(word) }
    }

    /// Whether a lane has the name of this keyword.
    pub fn takes(&self, keyword: Keyword) -> bool {
        self.taken.contains(&keyword)
    }

    /// The lane closest to `word`.
    pub fn nearest_lane(&self, word: &str) -> Option<&str> {
        nearest_name(word, self.lanes.iter().map(String::as_str))
    }

    pub fn people(&self) -> &People {
        &self.people
    }

    pub fn teams(&self) -> &People {
        &self.teams
    }

    /// The scale of the map; where none is written, the one that its scores are on.
    pub fn scale(&self) -> &str {
        let of_five = self.scores.is_some_and(|(low, high)| low >= 1.0 && high > 2.0 && high <= 5.0);
        let unwritten = if of_five { "1..5" } else { "-2..2" };
        self.scale.as_deref().filter(|scale| !scale.is_empty()).unwrap_or(unwritten)
    }
}

/// The number of a pain that has one for a name: `3`, `#3`, `(3)`.
pub fn number_of(name: &str) -> Option<&str> {
    let number = name.trim_start_matches(['#', '(']).trim_end_matches([')', '.']);
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}
