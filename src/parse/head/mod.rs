//! What comes between the keyword and the colon.

mod matched;
mod names;
mod pain;
mod score;
mod way;

use super::{
    grammar::{Part, is_blank},
    number::number,
    respell::{respelt, start_of_figure},
    scan::match_part,
};
use crate::{
    ast::{self, Statement},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Head, Keyword, MEASURED, Rule, Value},
    source::Source,
    span::Span,
};
use names::{bad_name, could_be, no_name};
use pain::pain_head;
use score::score_head;
use way::{no_target, way_head};

pub use matched::{figure, ident, phrase};
pub use names::{
    ARTICLES, NAME, begins_like_a_value, free_name, is_name, name_for_label, name_of, names_and_says, persona_name,
};
pub use way::{TWO_SHARES, share_of_a_hundred};

/// Reads the head of a line by its rule.
pub fn head(source: &Source, rule: &Rule, line: Statement) -> Result<ast::Head, Diagnostic> {
    let words = line.head;
    if words.is_empty() {
        return missing(source, rule, line);
    }
    match rule.head {
        Head::None => Err(unwanted(source, rule, line)),
        Head::Name | Head::OptionalName => name_head(source, rule, words),
        Head::OptionalPersona | Head::Measure => phrase_head(source, rule, words),
        Head::Score => score_head(source, words),
        Head::Pain => pain_head(source, words),
        Head::Label => Ok(ast::Head::Label(words)),
        Head::Way | Head::Exit => way_head(source, words),
        Head::Days => days_head(source, rule, words),
    }
}

fn missing(source: &Source, rule: &Rule, line: Statement) -> Result<ast::Head, Diagnostic> {
    let what = match rule.head {
        Head::None | Head::OptionalName | Head::OptionalPersona | Head::Pain | Head::Days => {
            return Ok(ast::Head::None);
        }
        Head::Exit => return Ok(ast::Head::Way(None, None)),
        Head::Way => return Err(no_target(source, line)),
        Head::Name => "a name",
        Head::Score => "a score",
        Head::Measure => "the name of a measure",
        Head::Label => "a label",
    };
    let word = rule.keyword.word();
    let title = format!("`{word}` needs {what} before the colon");
    let label = format!("{what} is missing here");
    let diagnostic = Diagnostic::new(Code::BadHead, title, line.keyword, label);
    let text = &source.text[line.text.range()];
    Err(match words_with_head(rule, text) {
        Some(words) => diagnostic
            .help(format!("write `{word} {words}`"))
            .fix(Fix::safe(Span { start: line.keyword.end, ..line.text }, format!(" {words}"))),
        None => diagnostic.help(format!("for example: `{}`", rule.example)),
    })
}

/// Whether a text is one word that can be a name.
fn is_a_name(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Head, colon and text from a text that contains both.
pub fn words_with_head(rule: &Rule, text: &str) -> Option<String> {
    match rule.head {
        // `persona: zoe: Zoe Miller`
        Head::Name
            if text.split_once([':', '：']).is_some_and(|(name, label)| is_a_name(name) && !label.is_empty()) =>
        {
            Some(text.to_owned())
        }
        Head::Name if rule.keyword == Keyword::Persona => Some(format!("{}: {text}", persona_name(text)?)),
        Head::Name => Some(format!("{}: {text}", could_be(text.split(',').next()?, rule.keyword.word())?)),
        Head::Measure => {
            let digit = text.find(|c: char| c.is_ascii_digit())?;
            let start = start_of_figure(text, digit);
            let before = text[..start].trim_end_matches(['+', '-', '−', '~', '<', '>', '≈', '€', '$', '£']);
            let name = before.trim_end_matches(|c: char| is_blank(c) || matches!(c, ':' | '=' | '-' | '–' | '—' | ','));
            let figure = &text[before.len()..];
            let part = |c: char| c.is_alphanumeric() || is_blank(c) || matches!(c, '-' | '_');
            let fits = name.starts_with(char::is_alphabetic) && name.chars().all(part);
            let figure = figure.trim_matches(is_blank);
            // `CSAT 3.2/5`
            let respelt = respelt(rule, figure).filter(|(_, certain)| *certain == Applicability::Safe);
            let value = respelt.map_or_else(|| figure.to_owned(), |(value, _)| value);
            fits.then(|| format!("{name}: {value}"))
        }
        Head::Label => {
            // `fact: Age 34`
            let digit = || text.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0).map(|at| text.split_at(at));
            let (label, text) = text.split_once(':').or_else(digit)?;
            Some(format!("{}: {}", label.trim_matches(is_blank), text.trim_matches(is_blank)))
                .filter(|_| !text.trim().is_empty())
        }
        Head::None | Head::OptionalName | Head::OptionalPersona | Head::Score | Head::Pain => None,
        Head::Way | Head::Exit | Head::Days => None,
    }
}

/// Whether somebody switches on with the word what is on because its line is there.
pub fn means_yes(text: &str) -> bool {
    const YES: [&str; 12] = ["yes", "true", "on", "y", "x", "1", "ja", "oui", "sí", "sim", "✓", "✔"];
    YES.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether a text is only a word or sign for no.
pub fn means_no(text: &str) -> bool {
    const NO: [&str; 10] = ["no", "false", "off", "n", "0", "nein", "non", "nee", "não", "✗"];
    NO.iter().any(|word| word.eq_ignore_ascii_case(text))
}

fn unwanted(source: &Source, rule: &Rule, line: Statement) -> Diagnostic {
    let word = rule.keyword.word();
    let title = format!("`{word}` takes nothing before the colon");
    let words = source.text[line.head.range()].to_owned();
    let text = &source.text[line.text.range()];
    if means_yes(&words) && rule.is_prose() && !text.is_empty() {
        let place = Span { start: line.keyword.end, ..line.head };
        return Diagnostic::new(Code::BadHead, title, line.head, "writing the line is enough")
            .help(format!("remove `{words}`: `{word}: {text}`"))
            .fix(Fix::needs_a_look(place, ""));
    }
    // `moment!: …`
    if !words.contains(char::is_alphanumeric) && rule.is_prose() && !text.is_empty() {
        return Diagnostic::new(Code::BadHead, title, line.head, "this does not belong here")
            .help(format!("remove `{words}`: `{word}: {text}`"))
            .fix(Fix::needs_a_look(Span { start: line.keyword.end, ..line.head }, ""));
    }
    // `see https://example.org`: the colon belongs to the address.
    let gap = if text.starts_with("//") { "" } else { " " };
    let whole = if text.is_empty() { words } else { format!("{words}:{gap}{text}") };
    let edit = if whole.chars().count() > 60 {
        format!("put the colon right after `{word}`")
    } else {
        format!("put the colon right after the keyword: `{word}: {whole}`")
    };
    let diagnostic = Diagnostic::new(Code::BadHead, title, line.head, "this does not belong here").help(edit);
    let address = gap.is_empty() && rule.value == Value::Link;
    match line.colon.filter(|_| (rule.is_prose() || address) && !text.is_empty()) {
        Some(_) => {
            let place = Span { start: line.keyword.end, ..line.head };
            diagnostic.fix(Fix::needs_a_look(place, format!(": {}", &source.text[line.head.range()])))
        }
        None => diagnostic,
    }
}

fn name_head(source: &Source, rule: &Rule, words: Span) -> Result<ast::Head, Diagnostic> {
    let found =
        match_part(source, words, Part::name_head).map_err(|mismatch| bad_name(source, rule, words, &mismatch))?;
    let name = found.find(Part::name).map(|name| ident(source, name)).ok_or_else(|| no_name(rule, words))?;
    let reserved = matches!(rule.keyword, Keyword::Persona | Keyword::Touchpoint | Keyword::Step | Keyword::Stage);
    if reserved && name.text.eq_ignore_ascii_case(MEASURED) {
        return Err(means_data(rule, words));
    }
    Ok(ast::Head::Name(name))
}

/// `measured` in a line would be both the figure and the name.
fn means_data(rule: &Rule, words: Span) -> Diagnostic {
    let title = format!("A {} cannot be called `{MEASURED}`", rule.keyword.word());
    Diagnostic::new(Code::BadName, title, words, "this word asks the data for a figure")
        .help(format!("choose another name, for example `{MEASURED}-one`"))
        .fix(Fix::needs_a_look(words, format!("{MEASURED}-one")))
}

/// A persona or a measure, by name or by label.
fn phrase_head(source: &Source, rule: &Rule, words: Span) -> Result<ast::Head, Diagnostic> {
    let found =
        match_part(source, words, Part::phrase_head).map_err(|mismatch| bad_name(source, rule, words, &mismatch))?;
    found.find(Part::phrase).map(|name| ast::Head::Name(ident(source, name))).ok_or_else(|| no_name(rule, words))
}

fn days_head(source: &Source, rule: &Rule, words: Span) -> Result<ast::Head, Diagnostic> {
    let days = match_part(source, words, Part::days_head).ok();
    let count = days.as_ref().and_then(|found| found.find(Part::days)).and_then(|days| days.find(Part::count));
    count.and_then(|count| number(source, count)).map(ast::Head::Days).ok_or_else(|| {
        let title = format!("`{}` is not a number of days", &source.text[words.range()]);
        Diagnostic::new(Code::BadHead, title, words, "expected a number of days")
            .help(format!("for example: `{}`", rule.example))
    })
}

/// The word with a capital first letter, as labels have. Addresses are unchanged.
pub fn capitalised(text: &str) -> String {
    if text.split(is_blank).next().is_some_and(|first| first.contains(['@', '/'])) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
