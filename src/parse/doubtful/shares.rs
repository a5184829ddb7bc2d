//! Figures that are read as something else than they most likely say.

use crate::{
    ast::{self, Statement},
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Head, MEASURED, Rule},
    parse::{
        head::{capitalised, share_of_a_hundred},
        is_blank,
        people::means_nobody,
        vocabulary::Vocabulary,
        ways::{VAGUE, means_leaving},
    },
    source::Source,
    span::Span,
};

/// `reach: 0.4`: drawn as less than one in a hundred.
pub(super) fn share_of_one(source: &Source, line: Statement) -> Option<Diagnostic> {
    let text = &source.text[line.text.range()];
    let (share, _) = share_of_a_hundred(text).filter(|(share, _)| !share.starts_with(text))?;
    let title = format!("`{text}` is less than one in a hundred");
    let mut diagnostic = Diagnostic::new(Code::BadNumber, title, line.text, "a share is written in percent");
    diagnostic.severity = Severity::Warning;
    let help = format!("write `{share}`, or `{text} %` if it is that small");
    Some(diagnostic.help(help).fix(Fix::needs_a_look(line.text, share)))
}

/// `reach: 25`: a share or a number of people.
pub(super) fn without_percent(source: &Source, line: Statement) -> Option<Diagnostic> {
    let text = &source.text[line.text.range()];
    let bare = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !text.is_empty();
    bare.then(|| {
        let mut diagnostic =
            Diagnostic::new(Code::BadNumber, "The share has no percent sign", line.text, "read as a percentage");
        diagnostic.severity = Severity::Warning;
        diagnostic.help(format!("write `{text} %`")).fix(Fix::safe(line.text, format!("{text} %")))
    })
}

/// `leaves: anna 15 %`, `leaves: about 15 %`, `then sit: measured`, `leaves: Too dear (15 %)`: the text says whose share it is.
fn whose_share(source: &Source, rule: &Rule, line: Statement, words: &Vocabulary) -> Option<Diagnostic> {
    let (text, head) = (&source.text[line.text.range()], &source.text[line.head.range()]);
    let told = |persona: Option<&str>, share: &str, reason: &str| {
        let reason = reason.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '：' | ',' | '-' | '–' | '—'));
        let target = if rule.head == Head::Way { head } else { "" };
        let parts = [persona.unwrap_or(""), target, share].into_iter().filter(|part| !part.is_empty());
        let before = parts.fold(String::new(), |all, part| format!("{all} {part}"));
        let reason = if reason.is_empty() { String::new() } else { format!(": {}", capitalised(reason)) };
        let new = format!("{before}{reason}");
        let title = "The text says who goes, or how many".to_owned();
        let mut diagnostic = Diagnostic::new(Code::BadHead, title, line.text, "this goes before the colon");
        diagnostic.severity = Severity::Warning;
        let help = format!("write `{}{new}`", &source.text[line.keyword.range()]);
        let place = Span { start: line.keyword.end, ..line.text };
        diagnostic.help(help).fix(Fix::needs_a_look(place, new))
    };
    if text.eq_ignore_ascii_case(MEASURED) {
        // `leaves anna: measured`
        let whom = (rule.head == Head::Exit && words.people().find(head).is_some()).then_some(head);
        return Some(told(whom, MEASURED, ""));
    }
    let (persona, rest) = match words.people().leading(text) {
        Some((persona, rest)) => (Some(persona), rest.trim_start_matches(is_blank)),
        None => (None, text),
    };
    // `leaves: anna`, but a sentence may well begin with her name.
    if persona.is_some() && rest.is_empty() {
        return Some(told(persona, "", ""));
    }
    let about = ["~", "≈", "about ", "around ", "ca. ", "circa ", "roughly "];
    let exact = about.iter().find_map(|sign| rest.strip_prefix(sign)).map(|rest| rest.trim_start_matches(is_blank));
    let figure = |text: &'_ str| {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let behind = text[digits..].trim_start_matches(is_blank).strip_prefix(['%', '％'])?;
        (digits > 0).then(|| (format!("{} %", &text[..digits]), behind.to_owned()))
    };
    if persona.is_some() || exact.is_some() {
        let (share, reason) = figure(exact.unwrap_or(rest))?;
        return Some(told(persona, &share, &reason));
    }
    let (reason, share) = match text.strip_suffix(')') {
        Some(text) => text.rsplit_once('(')?,
        None => share_behind(text)?,
    };
    let (share, behind) = figure(share.trim_matches(is_blank))?;
    behind.trim_matches(is_blank).is_empty().then(|| told(None, &share, reason))
}

/// `Too dear, 10 %`, `Too dear 10 %`; in `Prices rose by 10 %` the figure is of something else.
fn share_behind(text: &str) -> Option<(&str, &str)> {
    const PART_OF_A_SENTENCE: [&str; 30] = [
        "by", "than", "of", "over", "under", "about", "to", "at", "only", "with", "from", "is", "are", "costs", "plus",
        "minus", "and", "or", "um", "als", "von", "über", "unter", "nur", "mit", "auf", "bei", "ist", "sind", "kostet",
    ];
    let bare = text.strip_suffix(['%', '％'])?.trim_end_matches(is_blank);
    let at = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let reason = text[..at].trim_end_matches(|c: char| is_blank(c) || matches!(c, ',' | ';' | '-' | '–' | '—'));
    let last = reason.rsplit(is_blank).next()?.to_lowercase();
    let apart = at < bare.len() && reason.len() < at && last.contains(char::is_alphabetic);
    (apart && !PART_OF_A_SENTENCE.contains(&last.as_str())).then(|| (reason, &text[at..]))
}

/// `leaves: 30 % give up`: drawn as a way without a share.
pub(super) fn share_in_reason(
    source: &Source,
    rule: &Rule,
    line: Statement,
    head: &ast::Head,
    words: &Vocabulary,
) -> Option<Diagnostic> {
    if !matches!(rule.head, Head::Way | Head::Exit) || matches!(head, ast::Head::Way(_, Some(_))) {
        return None;
    }
    let text = &source.text[line.text.range()];
    if let Some(slip) = whose_share(source, rule, line, words) {
        return Some(slip);
    }
    // `leaves: few` would be all of them.
    if rule.head == Head::Exit && VAGUE.contains(&text.to_lowercase().as_str()) {
        let title = format!("`{text}` is no reason to leave");
        let mut diagnostic = Diagnostic::new(Code::BadHead, title, line.text, "this does not say how many");
        diagnostic.severity = Severity::Warning;
        let help = match means_nobody(text) {
            true => "remove the line if nobody leaves".to_owned(),
            false => format!("write how many of a hundred leave, for example `{} 15 %`", rule.keyword.word()),
        };
        return Some(diagnostic.help(help));
    }
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    if digits == 0 {
        return None;
    }
    let behind = text[digits..].trim_start_matches(is_blank);
    let bare = behind.is_empty() && text.parse::<f64>().is_ok_and(|share| share <= 100.0);
    let reason = behind.strip_prefix('%').or(bare.then_some(""))?;
    let reason = reason.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：' | ','));
    // `12 % geben auf`: the keyword says that already.
    let reason = if rule.head == Head::Exit && means_leaving(reason) { "" } else { reason };
    let (keyword, head) = (&source.text[line.keyword.range()], &source.text[line.head.range()]);
    let head = if head.is_empty() { String::new() } else { format!(" {head}") };
    let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
    let new = format!("{head} {} %{reason}", &text[..digits]);
    let title = if bare { "The reason is only a number" } else { "The reason begins with a share" };
    let mut diagnostic = Diagnostic::new(Code::BadHead, title, line.text, "a share goes before the colon");
    diagnostic.severity = Severity::Warning;
    let help = format!("write `{keyword}{new}`");
    Some(diagnostic.help(help).fix(Fix::needs_a_look(Span { start: line.keyword.end, ..line.text }, new)))
}
