//! A serious pain that no opportunity answers.

use super::margins::DEEPER;
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    model::{Map, Name, Opportunity, Pain},
    options::Options,
    resolve::Resolved,
};
use std::collections::BTreeMap;

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let texts = texts(map);
    let serious = map.unanswered().map(|id| map.pain(id)).filter(|pain| pain.severity.is_serious());
    for pain in serious {
        let word = pain.severity.word();
        let title = format!("No opportunity answers this {word} pain");
        let diagnostic = Diagnostic::new(Code::UnansweredPain, title, pain.span, "no opportunity names it");
        diagnostics.push(match beside(map, pain).zip(called(pain, &texts)) {
            Some((opportunity, called)) => answered(diagnostic, opportunity, &called),
            None => diagnostic.help(help(pain)),
        });
    }
}

/// What could be written where it isn't clear what is meant.
fn help(pain: &Pain) -> String {
    match &pain.name {
        Name::Written(name) => format!("add an opportunity: `opportunity: …` with `answers: {name}` below it"),
        Name::Generated(name) => {
            let word = pain.severity.word();
            let short = name.split('-').take(2).collect::<Vec<_>>().join("-");
            format!(
                "name the pain, for example `pain {short} {word}: …`, and add an `opportunity` with `answers: {short}`"
            )
        }
    }
}

/// The diagnostic with the line that makes an opportunity the answer.
fn answered(diagnostic: Diagnostic, opportunity: &Opportunity, called: &str) -> Diagnostic {
    let end = opportunity.span.after().max(opportunity.text.span.after());
    diagnostic
        .and(opportunity.span, "answers nothing yet")
        .help(format!("if this opportunity answers it, write `answers: {called}` below the opportunity"))
        .fix(Fix::needs_a_look(end, format!("\n{DEEPER}answers: {called}")))
}

/// The only opportunity where a pain is the only one, if it is open and answers nothing: the two belong together if nothing else is said.
fn beside<'m>(map: &'m Map, pain: &Pain) -> Option<&'m Opportunity> {
    let facts = map.facts(pain.place);
    let (&[_], &[id]) = (&facts.pains[..], &facts.opportunities[..]) else { return None };
    Some(map.opportunity(id)).filter(|opportunity| opportunity.answers.is_empty() && !opportunity.is_closed())
}

/// How many pains have the same words.
fn texts(map: &Map) -> BTreeMap<String, usize> {
    let mut texts = BTreeMap::new();
    map.pains.iter().for_each(|pain| *texts.entry(pain.text.to_plain().to_lowercase()).or_default() += 1);
    texts
}

/// What an `answers` line calls a pain: its name, or its text if that is plain and no other pain has the same.
fn called(pain: &Pain, texts: &BTreeMap<String, usize>) -> Option<String> {
    if let Name::Written(name) = &pain.name {
        return Some(name.clone());
    }
    let text = pain.text.to_plain();
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || " ,'’-.!?".contains(c));
    (is_plain && texts.get(&text.to_lowercase()) == Some(&1)).then_some(text)
}
