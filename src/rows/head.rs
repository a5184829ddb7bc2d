//! What a map says about itself at its top: its state, who looks after it and made it, and its reviews.

use crate::{
    model::{Map, Text},
    vocabulary::Words,
};

/// A fact at the top of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadFact {
    State,
    Owner,
    MadeWith,
    Reviewed,
    NextReview,
}

/// A fact with its label, in the words of a language.
pub struct HeadLine<'a> {
    pub fact: HeadFact,
    pub label: &'static str,
    pub value: HeadValue<'a>,
    /// What is wrong with it; empty if nothing is.
    pub wrong: &'static str,
}

pub enum HeadValue<'a> {
    Word(&'static str),
    /// As the author wrote it.
    Text(&'a Text),
    Day(String),
}

impl HeadLine<'_> {
    /// Its value on one line, without markup.
    pub fn to_plain(&self) -> String {
        match &self.value {
            HeadValue::Word(word) => (*word).to_owned(),
            HeadValue::Text(text) => text.one_line(),
            HeadValue::Day(day) => day.clone(),
        }
    }
}

/// What a map says about itself, in the order in which it is read.
pub fn head<'a>(map: &'a Map, words: &'static Words) -> Vec<HeadLine<'a>> {
    let mut lines = Vec::new();
    let mut push = |fact, label, value, wrong| lines.push(HeadLine { fact, label, value, wrong });
    if let Some(state) = map.state {
        push(HeadFact::State, words.state, HeadValue::Word(words.state_of(state)), "");
    }
    let texts = [(HeadFact::Owner, words.owner, &map.owner), (HeadFact::MadeWith, words.made_with, &map.with)];
    for (fact, label, text) in texts {
        if let Some(text) = text {
            push(fact, label, HeadValue::Text(text), "");
        }
    }
    if let Some(review) = &map.reviewed {
        push(HeadFact::Reviewed, words.reviewed, HeadValue::Day(words.date(review.date)), "");
        // The next one may be so far away that it has no date.
        let every = || review.every.as_ref().map(|every| Words::fill(words.every, &[every]));
        if let Some(next) = review.next.map(|next| words.date(next)).or_else(every) {
            let wrong = if review.is_overdue(map.today) { words.overdue } else { "" };
            push(HeadFact::NextReview, words.next_review, HeadValue::Day(next), wrong);
        }
    }
    lines
}
