//! Texts that are understood as written, but may have been meant differently.

use super::{
    head::{capitalised, share_of_a_hundred},
    is_blank,
    severity::{SEVERITIES, severity},
};
use crate::{
    ast::{self, Statement},
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Head, Keyword, Rule, Value},
    source::Source,
    span::Span,
};

/// What is meant as a comment, after a value that isn't prose.
pub fn comment(source: &Source, rule: &Rule, line: Statement) -> Option<Diagnostic> {
    if rule.is_prose() {
        return None;
    }
    let text = &source.text[line.text.range()];
    let at = hash_behind(text, 1).or_else(|| slashes_behind(text))?;
    let mut diagnostic = trailing_comment(source, line, at);
    diagnostic.severity = Severity::Error;
    Some(diagnostic)
}

/// What may be meant differently in a line that is understood.
pub fn doubtful(source: &Source, rule: &Rule, line: Statement, head: &ast::Head) -> Vec<Diagnostic> {
    if rule.value == Value::Percent {
        return share_of_one(source, line).into_iter().collect();
    }
    if !rule.is_prose() && rule.value != Value::Plain {
        return Vec::new();
    }
    let text = &source.text[line.text.range()];
    let blanks = if rule.value == Value::Title { 1 } else { 2 };
    let hash = hash_behind(text, blanks).map(|at| trailing_comment(source, line, at));
    let brace = || brace(text, line.text);
    let severity = || match head {
        ast::Head::None | ast::Head::Pain(_, None) | ast::Head::Name(_) if rule.keyword == Keyword::Pain => {
            severity_in_text(source, line)
        }
        _ => None,
    };
    let share = || share_in_reason(source, rule, line, head);
    hash.or_else(brace).or_else(severity).or_else(share).into_iter().collect()
}

/// `reach: 0.4`: drawn as less than one in a hundred.
fn share_of_one(source: &Source, line: Statement) -> Option<Diagnostic> {
    let text = &source.text[line.text.range()];
    let (share, _) = share_of_a_hundred(text).filter(|(share, _)| !share.starts_with(text))?;
    let title = format!("`{text}` is less than one in a hundred");
    let mut diagnostic = Diagnostic::new(Code::BadNumber, title, line.text, "a share is written in percent");
    diagnostic.severity = Severity::Warning;
    let help = format!("write `{share}`, or `{text} %` if it is that small");
    Some(diagnostic.help(help).fix(Fix::needs_a_look(line.text, share)))
}

/// `leaves: 30 % give up`: drawn as a way without a share.
fn share_in_reason(source: &Source, rule: &Rule, line: Statement, head: &ast::Head) -> Option<Diagnostic> {
    if !matches!(rule.head, Head::Way | Head::Exit) || matches!(head, ast::Head::Way(_, Some(_))) {
        return None;
    }
    let text = &source.text[line.text.range()];
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|&end| end > 0)?;
    let reason = text[digits..].trim_start_matches(is_blank).strip_prefix('%')?;
    let reason = reason.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：' | ','));
    let (keyword, head) = (&source.text[line.keyword.range()], &source.text[line.head.range()]);
    let head = if head.is_empty() { String::new() } else { format!(" {head}") };
    let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
    let new = format!("{head} {} %{reason}", &text[..digits]);
    let title = "The reason begins with a share";
    let mut diagnostic = Diagnostic::new(Code::BadHead, title, line.text, "a share goes before the colon");
    diagnostic.severity = Severity::Warning;
    let help = format!("write `{keyword}{new}`");
    Some(diagnostic.help(help).fix(Fix::needs_a_look(Span { start: line.keyword.end, ..line.text }, new)))
}

/// Where there is a `#` with a space on each side, at least this many before it, and a letter after it.
fn hash_behind(text: &str, blanks: usize) -> Option<usize> {
    text.match_indices('#').map(|(at, _)| at).find(|&at| {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        let said = before.trim_end_matches(is_blank);
        let apart = before[said.len()..].chars().count() >= blanks;
        let comment = behind.trim_start_matches(is_blank);
        let letter = comment.starts_with(char::is_alphabetic) && comment.len() < behind.len();
        !said.is_empty() && apart && (letter || blanks > 1 && comment.starts_with(char::is_alphabetic))
    })
}

/// Where there is a `//` with a space on each side.
fn slashes_behind(text: &str) -> Option<usize> {
    let (said, comment) = text.contains('/').then(|| text.split_once(" // "))??;
    (!said.trim().is_empty() && comment.trim_start().starts_with(char::is_alphabetic)).then(|| said.len() + 1)
}

fn trailing_comment(source: &Source, line: Statement, at: usize) -> Diagnostic {
    let text = &source.text[line.text.range()];
    let comment = text[at..].trim_start_matches(['#', '/']).trim_start_matches(is_blank);
    let sign = if text[at..].starts_with('#') { "#" } else { "//" };
    let comment = format!("# {comment}");
    let said = text[..at].trim_end_matches(is_blank);
    let hash = Span { start: line.text.start + at as u32, ..line.text };
    let start = source.line_range(source.line_of(line.keyword.start)).start;
    let margin = &source.text[start..line.keyword.start as usize];
    let above = Span::new(line.keyword.file, start, start);
    let rest = Span { start: line.text.start + said.len() as u32, ..line.text };
    let label = format!("after the colon, a `{sign}` is plain text");
    Diagnostic::new(Code::OnlyText, "A comment needs its own line", hash, label)
        .help(format!("put `{comment}` on the line above, or write `` `{sign}` `` if it belongs to the text"))
        .fix(Fix::needs_a_look(above, format!("{margin}{comment}\n")).and(rest, ""))
}

/// A `{` at the end of the text, as it opens a block in other languages.
fn brace(text: &str, span: Span) -> Option<Diagnostic> {
    let said = text.strip_suffix('{')?.trim_end_matches(is_blank);
    if text.contains('}') || said.is_empty() {
        return None;
    }
    let place = Span { start: span.start + said.len() as u32, ..span };
    let label = "a `{` is plain text; the lines below belong to this one anyway";
    Some(
        Diagnostic::new(Code::OnlyText, "Blocks have no braces", place, label)
            .help(format!("remove it: `{said}`"))
            .fix(Fix::safe(place, "")),
    )
}

/// `pain: Major delays at the gate` and `pain: Delays (major)`: drawn as a minor one.
fn severity_in_text(source: &Source, line: Statement) -> Option<Diagnostic> {
    let text = &source.text[line.text.range()];
    let first = text.split(is_blank).next()?.trim_end_matches(['.', ',', '!', ';']);
    let starts = severity(first).filter(|_| first.len() < text.len());
    let (at, edit) = match starts {
        // `major Price jumps`: the word is no part of the sentence.
        Some(at) => {
            let rest = text[first.len()..].trim_start_matches(|c: char| is_blank(c) || ".,!;-–—".contains(c));
            let apart = first.starts_with(char::is_lowercase) && rest.starts_with(char::is_uppercase);
            (at, if apart { capitalised(rest) } else { text.to_owned() })
        }
        None => {
            let last = text.rsplit(is_blank).next()?;
            let word = last.trim_matches(['(', ')', '[', ']', '.', '!']);
            let said = text[..text.len() - last.len()].trim_end_matches(is_blank);
            let apart = last.starts_with(['(', '[']) || said.ends_with([',', '-', '–', '—', ':', ';', '/', '|']);
            let at = severity(word).filter(|_| apart)?;
            (at, said.trim_end_matches([',', '-', '–', '—', ':', ';', '/', '|', ' ']).to_owned())
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
