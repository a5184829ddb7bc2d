//! A line whose words name no column, or no persona: what was meant.

use super::{
    super::{naming::slug, resolver::Resolver},
    Known, MOST_WORDS, joined,
    numbered::bare_share,
    span_of,
};
use crate::{
    ast::{Ident, Node},
    diagnostic::{Code, Diagnostic, Fix},
    model::PersonaId,
    parse::{AND_OR, bare, is_blank, is_list_sign, listed},
    span::Span,
};
use std::collections::BTreeSet;

/// Words in front of whom a line is for.
const FOR: [&str; 5] = ["for", "für", "pour", "para", "per"];

impl<'a> Resolver<'a> {
    /// What is wrong with words that contain no column, and the line as it could be meant.
    pub(super) fn no_such_target(
        &self,
        known: &Known,
        node: &Node,
        words: &Ident,
        parts: &[(Span, &str)],
    ) -> Diagnostic {
        let text = &words.text;
        let unknown = |span: Span, text: &str| {
            let title = format!("There is no column `{text}`");
            Diagnostic::new(
                Code::UnknownName,
                title,
                span,
                "no touchpoint, and no stage without touchpoints, is called this",
            )
        };
        if let Some(persona) = known.persona(text) {
            return self.persona_alone(known, node, words.span, persona);
        }
        if let Some(numbered) = self.numbered(node, words, parts, unknown) {
            return numbered;
        }
        let rest = self.behind(node, words.span);
        let unquoted = text.trim_matches(|c: char| "\"'“”„‘’«»`".contains(c));
        let unquoted = unquoted.trim_end_matches(|c: char| is_blank(c) || "-–—,;=".contains(c));
        if unquoted.len() < text.len() && known.column(unquoted).is_some() {
            return unknown(words.span, text)
                .help(format!("write `then {unquoted}{rest}`"))
                .fix(Fix::safe(words.span, unquoted));
        }
        if LEAVING.contains(&text.to_lowercase().as_str()) {
            return unknown(words.span, text)
                .help("where the journey ends, the keyword is `leaves`")
                .fix(Fix::needs_a_look(node.keyword.to(words.span), "leaves"));
        }
        if let Some(column) = self.beside(node, text) {
            return self.next_to(unknown(words.span, text), words.span, column);
        }
        if let Some(first) = known.stage(text) {
            return self.leads_to_stage(words.span, text, first);
        }
        if let Some(columns) = self.listed(known, text) {
            let gap = format!("\n{}", self.sources.get(node.keyword.file).before(node.keyword.start));
            let lines = columns.iter().map(|name| format!("then {name}")).collect::<Vec<_>>();
            return unknown(words.span, text)
                .help(format!("each way has a line of its own: `{}`", lines.join("`, `")))
                .fix(Fix::needs_a_look(node.keyword.to(words.span), lines.join(&gap)));
        }
        for at in 1..parts.len().min(MOST_WORDS) {
            let (before, behind) = (joined(&parts[..at]), joined(&parts[at..]));
            let filler = parts[..at].iter().all(|(_, word)| FILLERS.contains(&word.to_lowercase().as_str()));
            if filler && known.column(&behind).is_some() {
                return unknown(words.span, text)
                    .help(format!("write `then {behind}{rest}`"))
                    .fix(Fix::safe(words.span, behind));
            }
            if let (Some(column), Some(persona)) = (known.column(&before), known.persona(bare(&behind))) {
                let (column, persona) =
                    (self.map.columns[column].name.as_str(), self.map.personas[persona].name.as_str());
                let new = format!("{persona} {column}");
                return Diagnostic::new(
                    Code::BadHead,
                    "The persona comes first",
                    words.span,
                    "the column, then the persona",
                )
                .help(format!("write `then {new}{rest}`"))
                .fix(Fix::safe(words.span, new));
            }
        }
        self.almost(known, node, words, parts, unknown)
    }

    fn almost(
        &self,
        known: &Known,
        node: &Node,
        words: &Ident,
        parts: &[(Span, &str)],
        unknown: impl Fn(Span, &str) -> Diagnostic,
    ) -> Diagnostic {
        if let Some(diagnostic) = self.share_in_words(known, node, parts) {
            return diagnostic;
        }
        for at in 1..parts.len().min(MOST_WORDS) {
            let (before, behind) = (joined(&parts[..at]), joined(&parts[at..]));
            let people = || self.people_listed(known, &before).filter(|people| people.len() > 1);
            if let Some(people) = known.column(&behind).and_then(|_| people()) {
                return self.line_for_each(node, words.span, &people, &behind);
            }
        }
        for at in 1..parts.len().min(MOST_WORDS) {
            let (before, behind) = (joined(&parts[..at]), joined(&parts[at..]));
            let (first, rest) = (span_of(&parts[..at]), span_of(&parts[at..]));
            if known.persona(&before).is_some() {
                if let Some(filled) = self.filled(known, unknown(rest, &behind), (&before, rest), &parts[at..]) {
                    return filled;
                }
                return self.meant_column(known, unknown(rest, &behind), rest, &behind);
            }
            // `then pay or leave`
            let word = parts[at - 1].1.to_lowercase();
            let is_between = AND_OR.contains(&word.as_str()) || word.chars().all(is_list_sign);
            if at > 1 && is_between && known.column(&behind).is_some() {
                let (span, other) = (span_of(&parts[..at - 1]), joined(&parts[..at - 1]));
                let help = format!("each way has a line of its own: `then {other}`, `then {behind}`");
                return unknown(span, &other).help(help);
            }
            if known.column(&behind).is_some() {
                if let Some(people) = self.people_listed(known, &before) {
                    return self.line_for_each(node, words.span, &people, &behind);
                }
                return self.no_persona(known, (node, words), (&before, first), &behind);
            }
        }
        // A column and a reason without the colon between them: the longest run of words that is a column.
        let has_colon = self.behind(node, words.span).contains([':', '：']);
        for at in (1..parts.len().min(MOST_WORDS)).rev() {
            let (before, behind) = (joined(&parts[..at]), joined(&parts[at..]));
            let figure = behind.contains(|c: char| c.is_ascii_digit() || c == '%');
            // `then pay 10 Missing form`
            if let Some((share, _)) = bare_share(parts[at].1).filter(|_| known.column(&before).is_some() && !has_colon)
                && at + 1 < parts.len()
                && parts[at + 1].1.starts_with(char::is_uppercase)
            {
                let rest = span_of(&parts[at..]);
                let new = format!("{share}: {}", joined(&parts[at + 1..]));
                return Diagnostic::new(
                    Code::MissingColon,
                    "The colon after `then` is missing",
                    rest,
                    "a share, and why",
                )
                .help(format!("write `then {before} {new}`"))
                .fix(Fix::needs_a_look(rest, new));
            }
            if known.column(&before).is_some() && !has_colon && !figure {
                let title = "The colon after `then` is missing";
                let rest = span_of(&parts[at..]);
                let (new, fix) = self.with_colon(node, span_of(&parts[..at]), &behind);
                return Diagnostic::new(Code::MissingColon, title, rest, "the text starts after a colon")
                    .help(format!("write `then {before}{new}`"))
                    .fix(fix);
            }
        }
        self.meant_column(known, unknown(words.span, &words.text), words.span, &words.text)
    }

    /// The personas that the words list, if they list nothing else: `for anna`, `anna, ben`, `anna and ben`.
    pub(super) fn people_listed(&self, known: &Known, text: &str) -> Option<Vec<&str>> {
        let bare = FOR.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(is_blank)).unwrap_or(text);
        let name = |persona: usize| self.map.personas[persona].name.as_str();
        let (mut people, mut seen) = (Vec::new(), BTreeSet::new());
        for part in listed(bare, AND_OR) {
            let persona = known.persona(part)?;
            if seen.insert(persona) {
                people.push(name(persona));
            }
        }
        Some(people)
    }

    /// A way of several personas, as a line for each; the column is empty where people leave.
    pub(super) fn line_for_each(&self, node: &Node, words: Span, people: &[&str], column: &str) -> Diagnostic {
        let (word, gap) = (node.keyword().word(), if column.is_empty() { "" } else { " " });
        let (rest, place) = (self.behind(node, words), self.rest_of_line(node, node.keyword));
        let lines: Vec<String> = people.iter().map(|name| format!("{word} {name}{gap}{column}{rest}")).collect();
        let gap = format!("\n{}", self.sources.get(node.keyword.file).before(node.keyword.start));
        let (title, label) = match people {
            [_] => ("The persona comes right after the keyword", "who this is for"),
            _ => ("A way is for one persona, or for all", "several personas"),
        };
        let diagnostic =
            Diagnostic::new(Code::BadHead, title, words, label).help(format!("write `{}`", lines.join("`, `")));
        // A reason that goes on below belongs to each of them.
        match self.is_continued(node) {
            true => diagnostic,
            false => diagnostic.fix(Fix::needs_a_look(place, lines.join(&gap))),
        }
    }

    fn meant_column(&self, known: &Known, diagnostic: Diagnostic, span: Span, text: &str) -> Diagnostic {
        let meant = known.columns.nearest(text);
        let written =
            |name: &&str| self.map.columns.iter().any(|it| it.name.as_str() == *name && !it.name.is_generated());
        match meant.filter(written) {
            Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(span, meant)),
            None => diagnostic.help(format!(
                "give the column where people go a name, for example `touchpoint {}: …`",
                slug(text, "next")
            )),
        }
    }

    /// Only a share: proposes the next column that has a name.
    pub(super) fn share_alone(&self, known: &Known, node: &Node, share: Span) -> Diagnostic {
        let title = "`then` does not say where to";
        let diagnostic = Diagnostic::new(Code::BadHead, title, share, "a share; the column is missing before it");
        // `then 30 %: sit`
        let behind = self.behind(node, share);
        let (sign, column) = behind.split_once([':', '：']).unwrap_or((behind, ""));
        let column = column.trim_matches(is_blank);
        if !column.is_empty() && known.column(column).is_some() {
            let new = format!("{column} {}{}", self.sources.slice(share), sign.trim_end_matches(is_blank));
            return self.in_one_line(node, share, new, diagnostic);
        }
        let mut below = self.map.columns.iter().filter(|column| column.span.start > node.span.start);
        match below.find(|column| !column.name.is_generated()) {
            Some(next) => {
                let meant = format!("{} {}", next.name, self.sources.slice(share));
                diagnostic
                    .help(format!("name the column, for example `then {meant}{sign}`"))
                    .fix(Fix::needs_a_look(share, meant))
            }
            None => diagnostic.help("name the column before the share; if people leave here, write `leaves`"),
        }
    }

    /// What a line says from `from` on, without the text that becomes its column. If that is continued below, the rest isn't the column's.
    fn in_one_line(&self, node: &Node, from: Span, new: String, diagnostic: Diagnostic) -> Diagnostic {
        let diagnostic = diagnostic.help(format!("write `then {new}`"));
        match self.is_continued(node) {
            true => diagnostic,
            false => diagnostic.fix(Fix::needs_a_look(self.rest_of_line(node, from), new)),
        }
    }

    /// Only a persona: proposes the next column that is for them.
    fn persona_alone(&self, known: &Known, node: &Node, words: Span, persona: usize) -> Diagnostic {
        let name = self.map.personas[persona].name.as_str();
        let title = format!("`then {name}` does not say where to");
        let diagnostic = Diagnostic::new(Code::BadHead, title, words, "a persona; the column is missing after it");
        // `then anna: sit`
        let reason = self.reason_behind(node, words).unwrap_or_default();
        let reason = reason.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '：'));
        if !reason.is_empty() && known.column(reason).is_some() {
            return self.in_one_line(node, words, format!("{name} {reason}"), diagnostic);
        }
        let below = self.map.columns.iter().find(|column| {
            column.span.start > node.span.start
                && !column.name.is_generated()
                && column.facts.is_for(PersonaId::new(persona))
        });
        match below {
            Some(next) => diagnostic
                .help(format!("name the column, for example `then {name} {}`", next.name))
                .fix(Fix::needs_a_look(words, format!("{name} {}", next.name))),
            None => diagnostic.help(format!(
                "name the column after the persona; if the journey ends for them here, write `leaves {name}`"
            )),
        }
    }

    pub(super) fn leads_to_stage(&self, words: Span, text: &str, first: usize) -> Diagnostic {
        let title = format!("`{text}` is a stage with touchpoints");
        let is_one_place = self.map.stage(self.map.columns[first].stage).any_order;
        let label = match is_one_place {
            true => "its touchpoints come in any order: name one of them",
            false => "it is not clear which of its touchpoints people go to",
        };
        self.next_to(Diagnostic::new(Code::UnknownName, title, words, label), words, first)
    }

    /// The column after or before this one, for `then next` and `then back`.
    fn beside(&self, node: &Node, text: &str) -> Option<usize> {
        let below = self.map.columns.iter().position(|column| column.span.start > node.span.start);
        let next = below.unwrap_or(self.map.columns.len());
        match text.to_lowercase().as_str() {
            "next" | "on" | "onwards" | "continue" => below,
            "back" | "previous" | "before" => next.checked_sub(2),
            _ => None,
        }
    }

    /// Proposes a column, which gets a name if it has none.
    pub(super) fn next_to(&self, diagnostic: Diagnostic, words: Span, column: usize) -> Diagnostic {
        let (name, title) = (self.map.columns[column].name.to_string(), self.map.columns[column].title.to_plain());
        let fix = Fix::needs_a_look(words, name.clone());
        if !self.map.columns[column].name.is_generated() {
            return diagnostic.help(format!("if that is `{title}`, write `then {name}`")).fix(fix);
        }
        let node = self.node(self.column_nodes[column]);
        let keyword = node.keyword().word();
        diagnostic
            .help(format!("if that is `{title}`, name it and write that: `{keyword} {name}: {title}`, `then {name}`"))
            .fix(fix.and(node.keyword.after(), format!(" {name}")))
    }

    /// The columns that the words list, if they list nothing else.
    fn listed(&self, known: &Known, text: &str) -> Option<Vec<String>> {
        let parts = listed(text, AND_OR);
        if parts.len() < 2 {
            return None;
        }
        parts.iter().map(|part| Some(self.map.columns[known.column(part)?].name.to_string())).collect()
    }
}

pub(super) const FILLERS: &[&str] = &[
    "to",
    "back",
    "go",
    "goes",
    "on",
    "the",
    "return",
    "returns",
    "->",
    "→",
    "again",
    "stage",
    "touchpoint",
    "step",
    "column",
    "zu",
    "zum",
    "zur",
    "zurück",
];

/// Words for the end of a journey.
const LEAVING: [&str; 21] = [
    "exit",
    "end",
    "the end",
    "leaves",
    "leave",
    "quit",
    "quits",
    "out",
    "stop",
    "drop off",
    "drop-off",
    "dropoff",
    "drop out",
    "drops off",
    "churn",
    "abandon",
    "abandons",
    "gives up",
    "abbruch",
    "ende",
    "finish",
];
