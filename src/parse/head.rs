//! What stands between the keyword and the colon.

use super::{
    grammar::{Match, Mismatch, Part, match_part},
    number::{comma_slip, number},
    suggest::nearest,
};
use crate::{
    ast::{self, Ident, Statement},
    diagnostic::{Code, Diagnostic},
    keyword::{Head, Rule},
    source::Source,
    span::Span,
};
use unicode_normalization::UnicodeNormalization;

/// The severities, mildest first.
pub const SEVERITIES: [&str; 3] = ["minor", "major", "critical"];

/// Reads the head of a line as its rule says.
pub fn head(source: &Source, rule: &Rule, line: Statement) -> Result<ast::Head, Diagnostic> {
    let words = line.head;
    if words.is_empty() {
        return missing(rule, line);
    }
    match rule.head {
        Head::None => Err(unwanted(source, rule, line)),
        Head::Name | Head::OptionalName | Head::OptionalPersona | Head::Measure => name_head(source, rule, words),
        Head::Score => score_head(source, words),
        Head::Pain => pain_head(source, words),
        Head::Label => Ok(ast::Head::Label(words)),
    }
}

/// A matched name, in NFC.
pub fn ident(source: &Source, found: &Match) -> Ident {
    let text = &source.text[found.span.range()];
    let text = if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
    Ident { span: found.span, text }
}

fn missing(rule: &Rule, line: Statement) -> Result<ast::Head, Diagnostic> {
    let what = match rule.head {
        Head::None | Head::OptionalName | Head::OptionalPersona | Head::Pain => return Ok(ast::Head::None),
        Head::Name => "a name",
        Head::Score => "a score",
        Head::Measure => "the name of a measure",
        Head::Label => "a label",
    };
    let word = rule.keyword.word();
    let title = format!("`{word}` needs {what} before the colon");
    let label = format!("{what} is missing here");
    Err(Diagnostic::new(Code::BadHead, title, line.keyword, label)
        .help(format!("write it like this: `{}`", rule.example)))
}

fn unwanted(source: &Source, rule: &Rule, line: Statement) -> Diagnostic {
    let word = rule.keyword.word();
    let title = format!("`{word}` takes nothing before the colon");
    let words = source.text[line.head.range()].to_owned();
    let text = &source.text[line.text.range()];
    let whole = if text.is_empty() { words } else { format!("{words}: {text}") };
    let edit = if whole.chars().count() > 60 {
        format!("put the colon right behind `{word}`")
    } else {
        format!("put the colon right behind the keyword: `{word}: {whole}`")
    };
    Diagnostic::new(Code::BadHead, title, line.head, "this does not belong here").help(edit)
}

fn name_head(source: &Source, rule: &Rule, words: Span) -> Result<ast::Head, Diagnostic> {
    let found =
        match_part(source, words, Part::name_head).map_err(|mismatch| bad_name(source, rule, words, &mismatch))?;
    found.find(Part::name).map(|name| ast::Head::Name(ident(source, name))).ok_or_else(|| no_name(rule, words))
}

fn no_name(rule: &Rule, words: Span) -> Diagnostic {
    Diagnostic::new(Code::BadName, format!("`{}` has no name here", rule.keyword.word()), words, "this is not a name")
}

/// A name that can't be one, with the name that it could be.
fn bad_name(source: &Source, rule: &Rule, words: Span, mismatch: &Mismatch) -> Diagnostic {
    let text = &source.text[words.range()];
    let word = rule.keyword.word();
    if rule.head == Head::OptionalPersona {
        let title = format!("`{text}` is not one persona");
        return Diagnostic::new(Code::BadHead, title, words, "only a persona's name may stand here, or nothing").help(
            format!(
                "write a line for each persona, or one for everybody: `{word}: …`; the text stands behind the colon"
            ),
        );
    }
    let rest = Span { start: mismatch.at.min(words.end), ..words };
    let span = if rest.is_empty() { words } else { rest };
    let label = "a name is one word: letters first, then letters, digits, `_` and `-`";
    let help = match could_be(text, word) {
        Some(name) => format!("write `{name}`"),
        None => format!("write it like this: `{}`", rule.example),
    };
    Diagnostic::new(Code::BadName, format!("`{text}` cannot be a name"), span, label).help(help)
}

/// The words joined by `-`, behind the keyword where they would start with a digit.
fn could_be(text: &str, keyword: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let name = words.join("-").to_lowercase();
    match name.chars().next()? {
        first if first.is_alphabetic() => Some(name),
        _ => Some(format!("{keyword}-{name}")),
    }
}

fn score_head(source: &Source, words: Span) -> Result<ast::Head, Diagnostic> {
    let found = match_part(source, words, Part::score_head).map_err(|mismatch| bad_score(source, words, &mismatch))?;
    let name = found.find(Part::name).map(|name| ident(source, name));
    let score = found.find(Part::number).and_then(|score| number(source, score));
    score.map(|score| ast::Head::Score(name, score)).ok_or_else(|| not_a_score(source, words))
}

fn bad_score(source: &Source, words: Span, mismatch: &Mismatch) -> Diagnostic {
    comma_slip(source, words, mismatch.at).unwrap_or_else(|| not_a_score(source, words))
}

fn not_a_score(source: &Source, words: Span) -> Diagnostic {
    let text = &source.text[words.range()];
    let digits = text.trim_start_matches(['+', '-', '−', '–']);
    if digits.strip_prefix('.').is_some_and(|decimals| decimals.parse::<u64>().is_ok()) {
        let sign = if digits.len() < text.len() && !text.starts_with('+') { "-" } else { "" };
        let title = format!("`{text}` is not written as a number");
        return Diagnostic::new(Code::BadNumber, title, words, "a digit stands before the point")
            .help(format!("write `{sign}0{digits}`"));
    }
    Diagnostic::new(
        Code::BadHead,
        format!("`{text}` is not a score"),
        words,
        "a persona's name may stand here, then a score",
    )
    .help("write the score as a number, and the word for it behind the colon: `feels -1: Left alone`")
}

fn pain_head(source: &Source, words: Span) -> Result<ast::Head, Diagnostic> {
    let found = match_part(source, words, Part::pain_head).map_err(|_| bad_pain(source, words))?;
    let names: Vec<Ident> = found.all(Part::name).map(|name| ident(source, name)).collect();
    let severity = |name: &Ident| SEVERITIES.iter().position(|word| name.text.eq_ignore_ascii_case(word));
    match names.as_slice() {
        [only] => match severity(only) {
            Some(severity) => Ok(ast::Head::Pain(None, Some(severity))),
            None => almost_severity(only).map_or_else(|| Ok(ast::Head::Pain(Some(only.clone()), None)), Err),
        },
        [name, second] => match severity(second) {
            Some(severity) => Ok(ast::Head::Pain(Some(name.clone()), Some(severity))),
            None => Err(almost_severity(second).unwrap_or_else(|| not_a_severity(second))),
        },
        _ => Err(bad_pain(source, words)),
    }
}

fn bad_pain(source: &Source, words: Span) -> Diagnostic {
    let text = &source.text[words.range()];
    let label = "a name may stand here, then minor, major or critical";
    Diagnostic::new(Code::BadHead, format!("`{text}` is neither a name nor a severity"), words, label)
        .help("put what hurts behind the colon: `pain major: Nobody answers`")
}

fn almost_severity(name: &Ident) -> Option<Diagnostic> {
    let meant = nearest(&name.text, SEVERITIES)?;
    let title = format!("`{}` is almost a severity", name.text);
    let label = "a name this close to a severity would be misread";
    Some(
        Diagnostic::new(Code::AlmostSeverity, title, name.span, label)
            .help(format!("write `{meant}`, or choose another name")),
    )
}

fn not_a_severity(name: &Ident) -> Diagnostic {
    let title = format!("`{}` is not a severity", name.text);
    Diagnostic::new(Code::AlmostSeverity, title, name.span, "expected minor, major or critical")
        .help("write `minor`, `major` or `critical`; what hurts stands behind the colon")
}
