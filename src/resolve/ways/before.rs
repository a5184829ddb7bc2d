//! Words before the column of a `then`, or instead of the persona of a `leaves`, that are no persona: whom it isn't for, when people go there, or
//! another column.

use super::{super::resolver::Resolver, Known, joined, unknown::FILLERS};
use crate::{
    ast::{Figure, Head, Ident, Node},
    diagnostic::{Code, Diagnostic, Fix},
    parse::{capitalised, is_blank, is_list_sign, left_out},
    span::Span,
};

/// Words before a condition that is the reason, and before one that is its opposite.
const IF: [&str; 6] = ["if", "when", "wenn", "falls", "si", "se"];
const UNLESS: [&str; 3] = ["unless", "until", "while"];

impl<'a> Resolver<'a> {
    /// What is meant by `before` in front of the column `target`; `place` is where it is in the line's words.
    pub(super) fn no_persona(
        &self,
        known: &Known,
        (node, words): (&Node, &Ident),
        (before, place): (&str, Span),
        target: &str,
    ) -> Diagnostic {
        if let Some(others) = self.all_but(known, before) {
            return self.line_for_each(node, words.span, &others, target);
        }
        let title = format!("Unknown persona `{before}`");
        let diagnostic = Diagnostic::new(Code::UnknownName, title, place, "not declared anywhere");
        let behind = self.behind(node, words.span);
        if let Some(reason) = reason_in(before) {
            let said = format!("then {target}{behind}: {reason}");
            let title = "A reason goes after the colon".to_owned();
            let diagnostic = Diagnostic { title, ..diagnostic };
            return match self.reason_behind(node, words.span) {
                Some(_) => diagnostic.help(format!("write `then {target}`, and the reason after the colon")),
                None => diagnostic
                    .help(format!("write `{said}`"))
                    .fix(Fix::needs_a_look(self.rest_of_line(node, node.keyword), said)),
            };
        }
        let other = before.split(|c: char| is_blank(c) || is_list_sign(c) || matches!(c, '→' | '>'));
        if let Some(other) = other.into_iter().find(|word| known.column(word).is_some()) {
            return diagnostic.help(format!(
                "a line leads to one column: write `then {other}` here, and `then {target}` below `{other}`"
            ));
        }
        match known.people.nearest(before) {
            Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(place, meant)),
            None => diagnostic
                .help(format!("for everybody, write `then {target}{behind}`"))
                .fix(Fix::needs_a_look(words.span, target)),
        }
    }

    /// `then mia to signup`, and a persona before a stage: what is meant by the words after a persona, which start at `rest`.
    pub(super) fn filled(
        &self,
        known: &Known,
        unknown: Diagnostic,
        (persona, rest): (&str, Span),
        parts: &[(Span, &str)],
    ) -> Option<Diagnostic> {
        let filler = |word: &str| FILLERS.contains(&word.to_lowercase().as_str());
        let target: Vec<(Span, &str)> = parts.iter().skip_while(|(_, word)| filler(word)).copied().collect();
        let target = joined(&target);
        if !target.is_empty() && known.column(&target).is_some() {
            let help = format!("write `then {persona} {target}`");
            return Some(unknown.help(help).fix(Fix::safe(rest, target)));
        }
        let stage = joined(parts);
        known.stage(&stage).map(|first| self.leads_to_stage(rest, &stage, first))
    }

    /// The personas that `text` leaves over, as `not ben` and `everybody but ben` do.
    pub(super) fn all_but(&self, known: &Known, text: &str) -> Option<Vec<&str>> {
        let out = self.people_listed(known, left_out(text)?)?;
        let all = self.map.personas.iter().filter(|persona| !persona.name.is_generated());
        let left: Vec<&str> = all.map(|persona| persona.name.as_str()).filter(|name| !out.contains(name)).collect();
        (!left.is_empty()).then_some(left)
    }

    /// What follows the words in their line.
    pub(super) fn behind(&self, node: &Node, words: Span) -> &'a str {
        let behind = self.sources.slice(Span { start: words.end, ..node.span });
        behind.lines().next().unwrap_or_default()
    }

    /// The place from the start of a part of a line to where the line ends. What continues it below is kept.
    pub(super) fn rest_of_line(&self, node: &Node, from: Span) -> Span {
        let rest = self.sources.slice(Span { end: node.span.end, ..from });
        Span { end: from.start + rest.lines().next().unwrap_or_default().len() as u32, ..from }
    }

    /// Whether the text of a line goes on below it.
    pub(super) fn is_continued(&self, node: &Node) -> bool {
        self.sources.slice(node.span).lines().count() > 1
    }

    /// A line without its colon whose words after `start` are why: the share comes before them.
    pub(super) fn with_colon(&self, node: &Node, start: Span, reason: &str) -> (String, Fix) {
        let share = match &node.head {
            Head::Way(_, Some(share @ Figure::Number(_))) => format!(" {} %", self.sources.slice(share.span())),
            Head::Way(_, Some(share)) => format!(" {}", self.sources.slice(share.span())),
            _ => String::new(),
        };
        let new = format!("{share}: {reason}");
        (new.clone(), Fix::needs_a_look(self.rest_of_line(node, start.after()), new))
    }
}

/// `if ill` as a reason.
fn reason_in(text: &str) -> Option<String> {
    let (word, condition) = text.split_once(is_blank)?;
    let lower = word.to_lowercase();
    if IF.contains(&lower.as_str()) {
        return Some(capitalised(condition.trim_matches(is_blank)));
    }
    UNLESS.contains(&lower.as_str()).then(|| capitalised(text))
}
