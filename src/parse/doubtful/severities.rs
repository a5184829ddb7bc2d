//! Pains whose text or name says how bad they are.

use super::parsed_line::ParsedLine;
use crate::{
    ast::{self, Statement},
    diagnostic::{Code, Diagnostic, Fix, Severity},
    parse::{
        asides::asides,
        head::capitalised,
        is_blank,
        severity::{SEVERITIES, said, severity, ticket},
    },
    source::Source,
    span::Span,
};

/// `pain P1: Prices change`: a name, although it looks like a severity, and nothing answers it.
pub(super) fn ticket_for_name(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ast::Head::Pain(Some(name), None) = head else { return None };
    let word = SEVERITIES[ticket(&name.text).filter(|_| !parsed.words.answers(&name.text))?];
    let mut diagnostic = parsed.rewritten(
        format!("`{}` is only the name of this pain, which is drawn as minor", name.text),
        "a severity goes before the colon",
        &format!(" {word}: {}", parsed.slice(parsed.line.text)),
    );
    diagnostic.code = Code::AlmostSeverity;
    diagnostic.labels[0].span = name.span;
    Some(diagnostic)
}

/// `Slow (high) – a guess`: in brackets among other words.
fn enclosed(text: &str) -> Option<(usize, String)> {
    let (before, rest) = text.split_once(['(', '['])?;
    let (inside, behind) = rest.split_once([')', ']'])?;
    let before = before.trim_end_matches(is_blank);
    (!before.is_empty()).then(|| Some((said(inside)?, format!("{before}{behind}"))))?
}

/// `pain: Major delays at the gate` and `pain: Delays (major)`: drawn as a minor one.
pub(super) fn severity_in_text(source: &Source, line: Statement) -> Option<Diagnostic> {
    let text = &source.text[line.text.range()];
    let first = text.split(is_blank).next()?.trim_end_matches(['.', ',', '!', ';']);
    if let Some(word) = severity(text).and_then(|at| SEVERITIES.get(at)) {
        let title = format!("`{text}` is all that this pain says");
        let mut diagnostic = Diagnostic::new(Code::AlmostSeverity, title, line.text, "after the colon goes what hurts");
        diagnostic.severity = Severity::Warning;
        let help = format!("put `{word}` before the colon, and say after it what hurts");
        return Some(diagnostic.help(help));
    }
    let starts = severity(first).filter(|_| first.len() < text.len());
    let (at, edit) = match starts {
        // `major Price jumps`: the word is no part of the sentence.
        Some(at) => {
            let rest = text[first.len()..].trim_start_matches(|c: char| is_blank(c) || ".,!;-–—".contains(c));
            let dash = text[first.len()..].trim_start_matches(is_blank).starts_with(['-', '–', '—']);
            let apart = dash || first.starts_with(char::is_lowercase) && rest.starts_with(char::is_uppercase);
            (at, if apart { capitalised(rest) } else { text.to_owned() })
        }
        None => {
            let last = text.rsplit(is_blank).next()?;
            let word = last.trim_matches(['(', ')', '[', ']', '.', '!']);
            let before = text[..text.len() - last.len()].trim_end_matches(is_blank);
            let apart = last.starts_with(['(', '['])
                || before.ends_with([',', '-', '–', '—', ':', ';', '/', '|'])
                || before.ends_with('.') && last.starts_with(char::is_uppercase);
            match severity(word).filter(|_| apart) {
                Some(at) => (at, before.trim_end_matches([',', '-', '–', '—', ':', ';', '/', '|', ' ']).to_owned()),
                // `high - Price jumps`, `Price jumps (severity: high)`
                None => asides(text)
                    .find_map(|aside| Some((said(aside.said)?, capitalised(aside.text))))
                    .or_else(|| enclosed(text))?,
            }
        }
    };
    // A pain without a severity is a minor one.
    let word = SEVERITIES.get(at).copied().filter(|_| at > 0)?;
    let head = &source.text[line.head.range()];
    let head = if head.is_empty() { String::new() } else { format!(" {head}") };
    let title = format!("The text says {word}, but the pain is drawn as minor");
    let new = format!("{head} {word}: {edit}");
    let mut diagnostic = Diagnostic::new(Code::AlmostSeverity, title, line.text, "a severity goes before the colon");
    diagnostic.severity = Severity::Warning;
    let keyword = &source.text[line.keyword.range()];
    let help = format!("write `{keyword}{new}`, or `{keyword}{head} minor` if it is one");
    Some(diagnostic.help(help).fix(Fix::needs_a_look(Span { start: line.keyword.end, ..line.text }, new)))
}
