//! Lines that begin with who it is instead of with their keyword.

use super::below::line_below;
use crate::{
    ast::Statement,
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{self, Keyword},
    parse::{colon::is_right, is_blank, synonyms::synonym, vocabulary::Vocabulary},
    source::Source,
};

/// `anna thinks: …`: a persona before the keyword.
pub fn persona_first(source: &Source, statement: Statement, words: &Vocabulary) -> Option<(Keyword, Diagnostic)> {
    let before = statement.keyword.to(statement.head);
    let (persona, behind) = words.people().leading(&source.text[before.range()])?;
    let behind = behind.trim_start_matches(is_blank);
    let word = behind.split(is_blank).next().filter(|word| !word.is_empty())?;
    let word_in_lower_case = word.to_lowercase();
    let exact = Keyword::parse(&word_in_lower_case);
    let keyword = exact.or_else(|| synonym(&word_in_lower_case))?;
    let certain = if exact.is_some() { Applicability::Safe } else { Applicability::Unsafe };
    let rest = &behind[word.len()..];
    let title = format!("The line starts with `{persona}` instead of `{}`", keyword.word());
    let diagnostic = |label: &str| Diagnostic::new(Code::UnknownKeyword, title, before, label);
    let head = keyword.rules().next().map(|rule| rule.head)?;
    let diagnostic = match head {
        keyword::Head::OptionalPersona | keyword::Head::Score | keyword::Head::Way | keyword::Head::Exit => {
            let new = format!("{} {persona}{rest}", keyword.word());
            let diagnostic = diagnostic("a persona goes after the keyword");
            diagnostic.help(format!("write `{new}`")).fix(Fix::new(certain, before, new))
        }
        keyword::Head::Measure => {
            let new = format!("{}{rest} {persona}", keyword.word());
            let diagnostic = diagnostic("a persona goes after the measure");
            diagnostic.help(format!("write `{new}`")).fix(Fix::new(certain, before, new))
        }
        _ if matches!(keyword, Keyword::Pain | Keyword::Gain) => {
            let new = format!("{}{rest}", keyword.word());
            let fix = Fix::new(certain, before, new.as_str());
            let (place, line) = line_below(source, statement, Keyword::For, persona)?;
            let diagnostic = diagnostic("a line below says whose it is");
            diagnostic.help(format!("write `{new}`, and below it `for: {persona}`")).fix(fix.and(place, line))
        }
        _ => return None,
    };
    Some((keyword, diagnostic))
}

/// What people call those whose journey it is, and those who serve them.
const CUSTOMERS: [&str; 18] = [
    "customer",
    "customers",
    "user",
    "users",
    "client",
    "clients",
    "guest",
    "guests",
    "patient",
    "patients",
    "visitor",
    "visitors",
    "buyer",
    "he",
    "she",
    "they",
    "we",
    "i",
];

const STAFF: [&str; 8] = ["staff", "employee", "employees", "agent", "agents", "clerk", "company", "backoffice"];

/// `she says: …`, `staff does: …`: who it is, before the keyword. What staff do is a line of its own.
pub fn subject_first(source: &Source, statement: Statement) -> Option<(Keyword, Diagnostic)> {
    statement.colon?;
    let subject = source.text[statement.keyword.range()].to_lowercase();
    let staff = STAFF.contains(&subject.as_str());
    if !staff && !CUSTOMERS.contains(&subject.as_str()) {
        return None;
    }
    let word = source.text[statement.head.range()].to_lowercase();
    let keyword = Keyword::parse(&word).or_else(|| synonym(&word))?;
    let said = matches!(
        keyword,
        Keyword::Does | Keyword::Says | Keyword::Thinks | Keyword::Needs | Keyword::Pain | Keyword::Gain
    );
    let meant = if staff && matches!(keyword, Keyword::Does | Keyword::Says) { Keyword::Frontstage } else { keyword };
    let before = statement.keyword.to(statement.head);
    let (written, new) = (&source.text[before.range()], meant.word());
    let title = format!("`{written}` is not a keyword");
    let hidden = Keyword::Backstage.word();
    let help = match meant {
        Keyword::Frontstage => format!("write `{new}`, or `{hidden}` if customers do not see it"),
        _ => format!("write `{new}`: a line without a persona applies to everybody"),
    };
    said.then(|| {
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, before, "a line starts with its keyword");
        (meant, diagnostic.help(help).fix(Fix::needs_a_look(before, new)))
    })
}

/// `anna: Why so dear?`: a persona where the keyword should be.
pub fn persona_alone(source: &Source, statement: Statement, words: &Vocabulary) -> Option<Diagnostic> {
    let before = statement.keyword.to(statement.head);
    let (persona, behind) = words.people().leading(&source.text[before.range()])?;
    let text = &source.text[statement.text.range()];
    if statement.colon.is_none() || !behind.trim_matches(is_blank).is_empty() || text.is_empty() {
        return None;
    }
    let title = format!("`{persona}` is a persona, not a keyword");
    let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, before, "a line starts with its keyword");
    // `anna: feels -1: Cross`
    let word = text.split([' ', ':', '：']).next().unwrap_or_default();
    if let Some(keyword) = Keyword::in_any_case(word) {
        let behind = text[word.len()..].trim_matches(is_blank);
        let said = behind.trim_start_matches([':', '：']).trim_matches(is_blank);
        let scored = keyword.rules().next().is_some_and(|rule| rule.head == keyword::Head::Score);
        let gap = if scored { " " } else { ": " };
        let new = format!("{} {persona}{gap}{said}", keyword.word());
        if !said.is_empty() && is_right(keyword, &new) {
            return Some(diagnostic.help(format!("write `{new}`")).fix(Fix::safe(before.to(statement.text), new)));
        }
    }
    let keyword = if text.ends_with('?') { Keyword::Thinks } else { Keyword::Says };
    let new = format!("{} {persona}", keyword.word());
    Some(
        diagnostic
            .help(format!("write what {persona} does, for example `{new}: {text}`"))
            .fix(Fix::for_display(before, new)),
    )
}
