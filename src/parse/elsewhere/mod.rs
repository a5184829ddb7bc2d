//! Lines for which the language has another word, or which belong in another place.

mod below;
mod graded;
mod subject;
mod whom;

use super::{colon::is_right, is_blank, respell::respelt};
use crate::{
    ast::{Node, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    source::Source,
    span::Span,
};

pub use below::{begins_below, line_below, place_below, said_below, step};
pub use graded::{how_bad, impact, joined_head, joined_severity, name_first, rated, severity_below, severity_first};
pub use subject::{persona_alone, persona_first, subject_first};
pub use whom::for_below;

/// The keyword to use in a column for a keyword of another block.
const IN_COLUMNS: &[(Keyword, Keyword)] = &[
    (Keyword::Quote, Keyword::Says),
    (Keyword::Need, Keyword::Needs),
    (Keyword::Persona, Keyword::For),
    (Keyword::Channel, Keyword::Via),
    (Keyword::Source, Keyword::From),
    (Keyword::Team, Keyword::By),
    (Keyword::Measure, Keyword::Metric),
];

/// The keyword to use below a persona for a keyword of a column.
const OF_PERSONAS: &[(Keyword, Keyword)] = &[(Keyword::Needs, Keyword::Need), (Keyword::Says, Keyword::Quote)];

/// The keyword that says about a persona what this one says in a column.
pub fn of_a_persona(keyword: Keyword) -> Option<Keyword> {
    OF_PERSONAS.iter().find(|(other, _)| *other == keyword).map(|&(_, here)| here)
}

/// Whether people call the picture of a persona so.
pub fn is_picture(word: &str) -> bool {
    ["picture", "photo", "portrait", "avatar", "photograph", "screenshot", "screen", "mockup", "sketch", "img"]
        .contains(&word)
}

/// What people call the lines of a source.
pub fn keyword_of_a_source(word: &str) -> Option<Keyword> {
    Some(match word {
        "n" | "participants" | "respondents" | "interviews" | "answers" | "size" => Keyword::Sample,
        "when" | "year" | "day" | "month" | "published" => Keyword::Date,
        "url" | "website" | "address" => Keyword::Link,
        "document" | "report" | "path" => Keyword::File,
        "method" | "methods" | "how" => Keyword::About,
        "certainty" | "quality" | "reliability" => Keyword::Confidence,
        _ => return None,
    })
}

/// The keyword that says in a column what this one says elsewhere.
pub fn in_columns(keyword: Keyword) -> Option<Keyword> {
    IN_COLUMNS.iter().find(|(other, _)| *other == keyword).map(|&(_, here)| here)
}

/// The keyword that says about the whole journey what this one says about a part of it.
pub fn of_the_journey(keyword: Keyword) -> Option<Keyword> {
    match keyword {
        Keyword::Status => Some(Keyword::State),
        Keyword::Date => Some(Keyword::Reviewed),
        Keyword::Range => Some(Keyword::Scale),
        _ => None,
    }
}

/// Phrases that mean one keyword.
const PHRASES: &[(&str, Keyword)] = &[
    ("front stage", Keyword::Frontstage),
    ("on stage", Keyword::Frontstage),
    ("back stage", Keyword::Backstage),
    ("frontstage actions", Keyword::Frontstage),
    ("frontstage action", Keyword::Frontstage),
    ("backstage actions", Keyword::Backstage),
    ("backstage action", Keyword::Backstage),
    ("support processes", Keyword::Support),
    ("support process", Keyword::Support),
    ("supporting processes", Keyword::Support),
    ("wait time", Keyword::Takes),
    ("owned by", Keyword::Owner),
    ("last updated", Keyword::Reviewed),
    ("last reviewed", Keyword::Reviewed),
    ("last review", Keyword::Reviewed),
    ("reviewed on", Keyword::Reviewed),
    ("pain points", Keyword::Pain),
    ("pain point", Keyword::Pain),
    ("moment of truth", Keyword::Moment),
    ("moments of truth", Keyword::Moment),
    ("journey map", Keyword::Journey),
    ("customer journey", Keyword::Journey),
    ("touch point", Keyword::Touchpoint),
    ("touch points", Keyword::Touchpoint),
    ("key moment", Keyword::Moment),
    ("due date", Keyword::Due),
    ("based on", Keyword::From),
    ("backed by", Keyword::From),
    ("only for", Keyword::For),
    ("quick win", Keyword::Opportunity),
    ("quick wins", Keyword::Opportunity),
    ("next step", Keyword::Then),
    ("moment clé", Keyword::Moment),
    ("how might we", Keyword::Opportunity),
    ("made with", Keyword::With),
    ("in their words", Keyword::Quote),
    ("mood scale", Keyword::Scale),
    ("emotion scale", Keyword::Scale),
    ("feeling scale", Keyword::Scale),
    ("rating scale", Keyword::Scale),
    ("score scale", Keyword::Scale),
    ("score range", Keyword::Scale),
];

/// `front stage: …`: two words for what is one in the language.
pub fn phrase(source: &Source, statement: Statement) -> Option<(Keyword, Diagnostic)> {
    Some(statement).filter(|line| !line.head.is_empty())?;
    let before = statement.keyword.to(statement.head);
    let written = &source.text[before.range()];
    let first = &source.text[statement.keyword.range()];
    let begins = |phrase: &str| {
        phrase.as_bytes().get(first.len()) == Some(&b' ') && phrase[..first.len()].eq_ignore_ascii_case(first)
    };
    let &(_, keyword) = PHRASES.iter().find(|(phrase, _)| begins(phrase) && says(written, phrase))?;
    // `moment of truth` needs no text.
    statement.colon.or_else(|| (keyword == Keyword::Moment).then_some(statement.head))?;
    let word = keyword.word();
    let title = format!("`{written}` is not a keyword");
    let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, before, "no line starts with these words")
        .help(format!("write `{word}`"))
        .fix(Fix::safe(before, word));
    Some((keyword, diagnostic))
}

/// Whether a text consists of these words, in upper or lower case.
fn says(text: &str, words: &str) -> bool {
    let mut written = text.split(is_blank).filter(|word| !word.is_empty());
    words.split(' ').all(|word| written.next().is_some_and(|written| written.eq_ignore_ascii_case(word)))
        && written.next().is_none()
}

/// `was: 3` below a metric, `average: 10m` below a time, whose own line says it.
pub fn part_of_figure(source: &Source, figure: &Node, whole_line: Span, statement: Statement) -> Option<Diagnostic> {
    let word = source.text[statement.keyword.range()].to_lowercase();
    let value = &source.text[statement.text.range()];
    let keyword = figure.keyword();
    let line = source.line_range(source.line_of(figure.keyword.start));
    let end = line.start + source.text[line.clone()].trim_end().len();
    let said = source.text[figure.keyword.start as usize..end].trim_end();
    let (head, figures) = said.split_once([':', '：'])?;
    let (figures, gap) = (figures.trim(), if word == "of" { " " } else { ", " });
    let added = format!("{figures}{gap}{word} {value}");
    let right = |value: &String| is_right(keyword, &format!("{head}: {value}"));
    let respelt = || respelt(keyword.rules().next()?, &added).map(|(value, _)| value);
    let title = format!("`{word}` has no line of its own");
    let label = "this goes after the figure above";
    let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, label)
        .and(figure.keyword, format!("this `{}`", keyword.word()));
    let Some(new) = Some(added.clone()).filter(right).or_else(|| respelt().filter(right)) else {
        // `average: 3m` below `takes: 5m..40m`: there it would be wrong as well.
        let example = keyword.rules().next()?.example;
        return Some(
            diagnostic.help(format!("write it there in a form that fits, as in `{example}`, and remove this line")),
        );
    };
    let new = format!("{head}: {new}");
    Some(
        diagnostic
            .help(format!("write `{new}` above, and remove this line"))
            .fix(Fix::safe(Span { end: end as u32, ..figure.keyword }, new).and(whole_line, "")),
    )
}

/// The diagnostic for a line that needs another keyword here.
pub fn another_word(written: &str, statement: Statement, here: Keyword, place: &str) -> Diagnostic {
    let title = format!("`{written}` is not allowed here");
    let word = here.word();
    Diagnostic::new(Code::CannotStandHere, title, statement.keyword, format!("{place} the word is `{word}`"))
        .help(format!("write `{word}`"))
        .fix(Fix::safe(statement.keyword, word))
}

/// `note: …` below a declaration, which says more about what it declares in its `about`.
pub fn note_of_declaration(source: &Source, block: Keyword, has_about: bool, statement: Statement) -> Diagnostic {
    let written = &source.text[statement.keyword.range()];
    let diagnostic = another_word(written, statement, Keyword::About, &format!("below a `{}`", block.word()));
    if has_about || !statement.head.is_empty() {
        let help = format!("add it to the `about` of the `{}`, or to its text", block.word());
        return Diagnostic { fix: None, ..diagnostic.help(help) };
    }
    diagnostic
}

/// `status: draft` of a journey, which has a `state`: there is only an edit if the value fits the other keyword.
pub fn word_of_the_journey(source: &Source, statement: Statement, here: Keyword) -> Diagnostic {
    let diagnostic = another_word(&source.text[statement.keyword.range()], statement, here, "of the journey");
    let text = &source.text[statement.text.range()];
    let Some(rule) = here.rules().next() else { return diagnostic };
    let fits = is_right(here, &format!("{}: {text}", here.word()));
    if fits || respelt(rule, text).is_some_and(|(value, _)| is_right(here, &format!("{}: {value}", here.word()))) {
        return diagnostic;
    }
    let (word, written) = (here.word(), &source.text[statement.keyword.to(statement.text).range()]);
    let help = format!("`{word}` cannot be `{text}`; write it as a comment: `# {written}`");
    let start = Span { end: statement.keyword.start, ..statement.keyword };
    diagnostic.help(help).fix(Fix::needs_a_look(start, "# "))
}
