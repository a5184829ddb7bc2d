//! Lines with a persona in their head.

use super::{line::Slip, scored::unsigned};
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    parse::{
        capitalised,
        colon::is_right,
        is_blank, is_name,
        listed::{AND, listed},
        people::bare,
    },
    span::Span,
};

/// Lines with a persona in their head.
impl Slip<'_> {
    pub(super) fn persona(&self) -> Option<Diagnostic> {
        let people = self.words.people();
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        if self.line.colon.is_none() {
            if let Some((said, persona)) = people.behind_quotation(head) {
                let word = self.word_or_lane();
                let title = format!("The colon after `{word} {persona}` is missing");
                let new = format!(" {persona}: {said}");
                return Some(self.rewritten(title, Code::MissingColon, "the text starts after a colon", &new));
            }
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
            // `thinks Why so dear?: anna`
            let swapped = people.find(text).filter(|_| people.find(head).is_none() && self.rule.is_prose());
            if let Some(persona) = swapped.filter(|_| head.contains(is_blank)) {
                let rest = format!(" {persona}: {head}");
                return Some(self.persona_alone(head, &rest).fix(Fix::needs_a_look(self.behind_keyword(), rest)));
            }
            if let Some(unknown) = self.unknown_in_list(self.line.head) {
                return Some(unknown);
            }
            if people.is_everybody(head) && !text.is_empty() {
                return Some(self.for_everybody(head, &format!(": {text}")));
            }
            if let Some(slip) = self.for_others(head, |persona| format!("{persona}: {text}")) {
                return Some(slip);
            }
            return self.persona_in_head(head, text);
        }
        if !self.rule.is_prose() {
            return self.figures_of();
        }
        let (whom, said) = text.split_once([':', '：'])?;
        let said = said.trim_matches(is_blank);
        let listed = people.listed(whom).filter(|_| !said.is_empty())?;
        if let [persona] = listed.as_slice() {
            let title = format!("`{persona}` goes before the colon");
            let label = "a persona goes before the colon";
            return Some(self.rewritten(title, Code::BadHead, label, &format!(" {persona}: {said}")));
        }
        Some(self.several(&listed, |persona| format!(" {persona}: {said}")))
    }
}

/// Heads with more than a persona.
impl Slip<'_> {
    /// `anna and carl`, where nobody is called carl: a name that isn't known, and not the beginning of a text.
    pub(super) fn unknown_in_list(&self, list: Span) -> Option<Diagnostic> {
        let (people, text) = (self.words.people(), self.slice(list));
        let named = listed(text, AND);
        let known = named.iter().filter(|name| people.find(name).is_some()).count();
        let unknown = named.iter().find(|name| people.find(name).is_none())?;
        let fits = known > 0 && named.iter().all(|name| people.find(name).is_some() || is_name(name));
        if !fits || self.words.is_incomplete() || people.find(text).is_some() {
            return None;
        }
        let start = list.start + (unknown.as_ptr() as usize - text.as_ptr() as usize) as u32;
        let place = Span { start, end: start + unknown.len() as u32, ..list };
        let title = format!("Unknown persona `{unknown}`");
        let help = format!(
            "declare it above the first stage, `persona {unknown}: {}`, and write a line for each persona",
            capitalised(unknown)
        );
        Some(Diagnostic::new(Code::UnknownName, title, place, "not declared").help(help))
    }

    /// `thinks (anna): Why`, `thinks anna and ben: Why`, `does anna Pays: with a card`.
    fn persona_in_head(&self, head: &str, text: &str) -> Option<Diagnostic> {
        let people = self.words.people();
        if people.find(head).is_some() || text.is_empty() {
            return None;
        }
        if let Some(listed) = people.listed(bare(head)) {
            return Some(match listed.as_slice() {
                [persona] => self.persona_alone(head, &format!(" {persona}: {text}")),
                _ => self.several(&listed, |persona| format!(" {persona}: {text}")),
            });
        }
        let (persona, said) = people.leading(head)?;
        let apart = said.starts_with(is_blank) && said.trim_start_matches(is_blank).starts_with(char::is_alphabetic);
        (apart && self.rule.is_prose()).then(|| {
            let rest = format!(" {persona}: {}: {text}", said.trim_matches(is_blank));
            let diagnostic = self.persona_alone(head, &rest);
            diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest))
        })
    }

    pub(super) fn persona_alone(&self, head: &str, rest: &str) -> Diagnostic {
        let title = format!("`{head}` is not one persona");
        self.rewritten(title, Code::BadHead, "only a persona's name goes here", rest)
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
            let (figure, persona) = people.at_end(part)?;
            Some(format!(" {persona}: {figure}"))
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
