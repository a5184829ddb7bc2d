//! The words of one line: its head, its value, and what is missing from them.

use super::{
    colon::without_sign,
    doubtful::{comment, doubtful},
    head::{capitalised, head, name_of},
    is_blank,
    people::{means_nobody, means_not_known},
    severity::severity,
    slip::slip,
    value::value,
    vocabulary::Vocabulary,
};
use crate::{
    ast::{self, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Head, Keyword, Named, Rule, Value},
    source::Source,
    span::Span,
};

/// What a line says, as far as it is understood.
#[derive(Debug, PartialEq)]
pub struct Words {
    /// What comes before the colon.
    pub head: ast::Head,
    /// What comes after it.
    pub value: ast::Value,
    /// What is wrong with either.
    pub wrong: Vec<Diagnostic>,
    /// What is understood, but may be meant differently.
    pub doubtful: Vec<Diagnostic>,
}

/// Reads a line by its rule. `continued` says whether its text continues on the line below.
pub fn read(source: &Source, rule: &'static Rule, line: Statement, continued: bool, vocabulary: &Vocabulary) -> Words {
    if let Some(slip) = comment(source, rule, line).or_else(|| slip(source, rule, line, vocabulary)) {
        return Words { head: ast::Head::None, value: ast::Value::None, wrong: vec![slip], doubtful: Vec::new() };
    }
    let read_head = head(source, rule, line);
    let missing = missing(source, rule, line, read_head.as_ref().ok(), continued);
    // Without a colon the text was taken as the head, so the head itself isn't wrong.
    let no_colon = missing.as_ref().is_some_and(|missing| missing.code == Code::MissingColon);
    let read_head = if no_colon { Ok(ast::Head::None) } else { read_head };
    // What is missing from the head may be in the value, which then isn't a mistake of its own.
    let in_value = (line.head.is_empty() || rule.head == Head::None) && read_head.is_err();
    // A text that only says that nobody knows yet is one mistake.
    let empty = missing.as_ref().is_some_and(|missing| missing.code == Code::MissingText);
    let nothing = line.text.is_empty() && !rule.is_prose() || in_value || empty && !rule.is_prose();
    let read_value = if nothing { Ok(ast::Value::None) } else { value(source, rule, line.text) };
    let mut wrong: Vec<Diagnostic> = missing.into_iter().collect();
    let head = read_head.unwrap_or_else(|diagnostic| {
        wrong.push(diagnostic);
        ast::Head::None
    });
    let value = read_value.unwrap_or_else(|diagnostic| {
        wrong.push(diagnostic);
        ast::Value::None
    });
    let doubtful =
        if wrong.is_empty() { doubtful(source, rule, line, &head, continued, vocabulary) } else { Vec::new() };
    Words { head, value, wrong, doubtful }
}

/// The path of a line, if nothing is wrong with the line.
pub fn read_path(source: &Source, rule: &'static Rule, line: Statement) -> Option<Span> {
    let words = read(source, rule, line, false, &Vocabulary::new(true));
    match words.value {
        ast::Value::Path(path) if words.wrong.is_empty() => Some(path),
        _ => None,
    }
}

/// Whether the colon or the text is missing. They may be left out if the head alone says enough.
fn missing(
    source: &Source,
    rule: &Rule,
    line: Statement,
    head: Option<&ast::Head>,
    continued: bool,
) -> Option<Diagnostic> {
    let has_colon = line.colon.is_some();
    let enough = match (rule.value, head) {
        (Value::OptionalProse, Some(_)) => true,
        // For a way, only the mistake in the head is reported.
        (Value::OptionalProse, None) => {
            let is_score = rule.head == Head::Score && !source.text[line.head.range()].contains(is_blank);
            has_colon || matches!(rule.head, Head::Way | Head::Exit) || is_score && !line.head.is_empty()
        }
        (Value::OptionalDays, Some(head)) => *head != ast::Head::None,
        (Value::Title | Value::TeamTitle, Some(head)) => {
            matches!(head, ast::Head::Name(_) | ast::Head::Pain(Some(_), _))
        }
        (Value::Title | Value::TeamTitle, None) => has_colon,
        _ => false,
    };
    let text = &source.text[line.text.range()];
    let unknown = is_unknown(rule, text);
    let placeholder = is_placeholder(text) || unknown;
    if !placeholder && (enough || !line.text.is_empty() || continued && has_colon) {
        return None;
    }
    let words = &source.text[line.head.range()];
    let word = &source.text[line.keyword.range()];
    // `pain major` has everything that comes before a colon, and nothing after it.
    let only_severity = rule.head == Head::Pain && severity(words).is_some();
    if unknown {
        return Some(not_known(source, rule, word, line));
    }
    Some(if has_colon || words.is_empty() || only_severity {
        let bare = rule.value == Value::OptionalProse && matches!(head, Some(head) if *head != ast::Head::None);
        let told = no_text(rule, word, words, line);
        if bare && placeholder { without_text(told, word, words, line) } else { told }
    } else {
        no_colon(rule, word, words, line)
    })
}

/// Whether a text is only a placeholder, or nothing that anybody sees.
fn is_placeholder(text: &str) -> bool {
    let dots = || text.chars().all(|c| c == '…') || text.len() > 2 && text.chars().all(|c| c == '.');
    !text.is_empty() && (dots() || text.chars().all(is_invisible))
}

/// Whether a character has neither a sign nor a width of its own: a separator of lines, a blank, a joiner, a mark of direction.
fn is_invisible(c: char) -> bool {
    is_blank(c)
        || matches!(
            c,
            '\u{85}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        )
}

/// Words for something not yet known, where a name or a date is required.
fn is_unknown(rule: &Rule, text: &str) -> bool {
    let asked = matches!(rule.value, Value::Names(_) | Value::OneName(_) | Value::Date | Value::PartialDate);
    let signs = ["?", "??", "???", "-", "–", "—"];
    let text = text.trim_matches(['<', '>', '(', ')', '[', ']', '.']);
    // A pain may well be called `nobody`.
    let named = match rule.value {
        Value::Names(named) | Value::OneName(named) => !matches!(named, Named::Pain | Named::EarlierColumn),
        _ => false,
    };
    asked && (means_not_known(text) || signs.contains(&text)) || named && means_nobody(text)
}

fn not_known(source: &Source, rule: &Rule, word: &str, line: Statement) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(Code::MissingText, format!("`{word}` has no names"), line.text, "this is not a name");
    // Without a `for`, the lines around it are for everybody.
    if rule.value == Value::Names(Named::Persona) {
        return diagnostic.help("list the personas");
    }
    let at = source.line_of(line.keyword.start);
    let start = source.line_range(at).start;
    let end = if at + 1 < source.line_count() { source.line_range(at + 1).start } else { line.text.end as usize };
    diagnostic
        .help("leave the line out until there is something to say")
        .fix(Fix::needs_a_look(Span::new(line.keyword.file, start, end), ""))
}

fn no_colon(rule: &Rule, word: &str, words: &str, line: Statement) -> Diagnostic {
    let (first, rest) = words.split_once(is_blank).map_or((words, ""), |(first, rest)| (first, without_sign(rest)));
    let second = rest.split(is_blank).next().unwrap_or_default();
    let behind_second = rest[second.len()..].trim_start_matches(is_blank);
    let new = match rule.head {
        _ if rest.is_empty() => format!(": {words}"),
        Head::Pain if severity(first).is_some() => format!(" {first}: {rest}"),
        Head::Pain if severity(second).is_some() && !behind_second.is_empty() => {
            format!(" {first} {second}: {behind_second}")
        }
        // A label instead of a name.
        Head::Name if first.starts_with(char::is_uppercase) => format!(" {}: {words}", first.to_lowercase()),
        // `team social service`: all of them are the label, and what other lines name.
        Head::Name if rest.starts_with(char::is_lowercase) => {
            let name = name_of(words, rule.keyword).unwrap_or_else(|| first.to_owned());
            format!(" {name}: {}", capitalised(words))
        }
        Head::Name | Head::Measure | Head::Label | Head::Score => format!(" {first}: {rest}"),
        Head::None | Head::OptionalPersona | Head::OptionalName | Head::Pain | Head::Way | Head::Exit | Head::Days => {
            format!(": {words}")
        }
    };
    let title = format!("The colon after `{word}` is missing");
    // Names are mostly lower case, and labels begin with a capital letter: these may be the words of a name.
    let name = rule.head == Head::Name && rest.starts_with(char::is_lowercase);
    let fix = if name { Fix::needs_a_look } else { Fix::safe };
    Diagnostic::new(Code::MissingColon, title, line.head, "the text starts after a colon")
        .help(format!("write `{word}{new}`"))
        .fix(fix(Span { start: line.keyword.end, ..line.head }, new.as_str()))
}

/// `feels 1: …`: the line says enough without a text.
fn without_text(told: Diagnostic, word: &str, words: &str, line: Statement) -> Diagnostic {
    let place = Span { start: line.head.end, ..line.text };
    told.help(format!("write the text, or `{word} {words}` alone")).fix(Fix::needs_a_look(place, ""))
}

fn no_text(rule: &Rule, word: &str, words: &str, line: Statement) -> Diagnostic {
    let place = line.colon.unwrap_or(line.keyword);
    let what = if rule.is_prose() { "the text is missing" } else { "the value is missing" };
    let diagnostic = Diagnostic::new(Code::MissingText, format!("`{word}` is empty"), place, what);
    // A declaration always has a label, if only its own name.
    if rule.head == Head::Name && !words.is_empty() && rule.keyword != Keyword::Lane {
        let label = capitalised(words);
        return diagnostic.help(format!("write `{word} {words}: {label}`")).fix(Fix::needs_a_look(
            Span { start: place.end, end: line.text.end.max(place.end), ..place },
            format!(" {label}"),
        ));
    }
    diagnostic.help(format!("for example: `{}`", rule.example))
}
