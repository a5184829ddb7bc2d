//! Lines with a persona in their head.

use super::{Slip, scored::unsigned};
use crate::{
    diagnostic::{Code, Diagnostic},
    parse::{colon::is_right, is_blank},
};

/// Lines with a persona in their head.
impl Slip<'_> {
    pub(super) fn persona(&self) -> Option<Diagnostic> {
        let people = self.words.people();
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        if self.line.colon.is_none() {
            let (persona, behind) = people.leading(head)?;
            let text = unsigned(behind);
            let word = self.word_or_lane();
            return (!text.is_empty()).then(|| {
                let title = format!("The colon after `{word} {persona}` is missing");
                let label = "the text starts after a colon";
                self.rewritten(title, Code::MissingColon, label, &format!(" {persona}: {text}"))
            });
        }
        if !head.is_empty() {
            if people.is_everybody(head) && !text.is_empty() {
                return Some(self.for_everybody(head, &format!(": {text}")));
            }
            if let Some(slip) = self.for_others(head, |persona| format!("{persona}: {text}")) {
                return Some(slip);
            }
            let listed = people.listed(head).filter(|listed| listed.len() > 1)?;
            return Some(self.several(&listed, |persona| format!(" {persona}: {text}")));
        }
        if !self.rule.is_prose() {
            return self.figures_of();
        }
        let (whom, said) = text.split_once([':', '：'])?;
        let said = said.trim_matches(is_blank);
        let listed = people.listed(whom).filter(|_| !said.is_empty())?;
        if let [persona] = listed.as_slice() {
            let title = format!("`{persona}` goes after the colon");
            let label = "a persona goes before the colon";
            return Some(self.rewritten(title, Code::BadHead, label, &format!(" {persona}: {said}")));
        }
        Some(self.several(&listed, |persona| format!(" {persona}: {said}")))
    }
}

/// Figures with the personas that they are about.
impl Slip<'_> {
    /// `takes: anna: 5m, ben: 7m`, `takes: anna 5m`, `takes: 5m for anna`.
    fn figures_of(&self) -> Option<Diagnostic> {
        let people = self.words.people();
        let text = self.slice(self.line.text);
        let one = |part: &'_ str| {
            let part = part.trim_matches(is_blank);
            if let Some((persona, behind)) = people.leading(part) {
                return Some(format!(" {persona}: {}", unsigned(behind)));
            }
            let (figure, persona) = part.rsplit_once(" for ")?;
            Some(format!(" {}: {figure}", people.find(persona)?))
        };
        let whole: Vec<String> = one(text).into_iter().collect();
        let parts: Option<Vec<String>> = text.split([',', ';', '/']).map(one).collect();
        let fits = |lines: &Vec<String>| {
            !lines.is_empty() && lines.iter().all(|line| is_right(self.rule.keyword, &format!("{}{line}", self.word())))
        };
        let lines = Some(whole).filter(fits).or_else(|| parts.filter(fits))?;
        if let [only] = lines.as_slice() {
            let title = "The persona goes before the colon".to_owned();
            return Some(self.rewritten(title, Code::BadHead, "this goes before the colon", only));
        }
        Some(self.split(lines.into_iter()))
    }
}
