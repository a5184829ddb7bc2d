//! Names: what can be one, what is none, and how one is made from a label.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Head, Keyword, Rule},
    parse::{
        grammar::{Mismatch, is_blank},
        people::{is_title, other_meaning},
    },
    source::Source,
    span::Span,
};

/// What a name is, for what is none.
pub const NAME: &str = "a name is one word: letters first, then letters, digits, `_` and `-`";

pub(super) fn no_name(rule: &Rule, words: Span) -> Diagnostic {
    Diagnostic::new(Code::BadName, format!("`{}` has no name here", rule.keyword.word()), words, "this is not a name")
}

/// An invalid name, with a valid one to use instead.
pub(super) fn bad_name(source: &Source, rule: &Rule, words: Span, mismatch: &Mismatch) -> Diagnostic {
    let text = &source.text[words.range()];
    let word = rule.keyword.word();
    if rule.head == Head::OptionalPersona {
        let title = format!("`{text}` is not one persona");
        return Diagnostic::new(Code::BadHead, title, words, "only a persona's name can go here, or nothing").help(
            format!("write a line for each persona, or one for everybody: `{word}: …`; the text goes after the colon"),
        );
    }
    let rest = Span { start: mismatch.at.min(words.end), ..words };
    let span = if rest.is_empty() { words } else { rest };
    let diagnostic = Diagnostic::new(Code::BadName, format!("`{text}` cannot be a name"), span, NAME);
    if let Some(numbered) = numbered(source, word, words).filter(|_| rule.head == Head::OptionalName) {
        return numbered;
    }
    match could_be(text, word) {
        Some(name) => diagnostic.help(format!("write `{name}`")).fix(Fix::needs_a_look(words, name)),
        None => diagnostic.help(format!("for example: `{}`", rule.example)),
    }
}

/// `Stage 1: Research`: the number only repeats the order of the file.
pub(super) fn numbered(source: &Source, word: &str, words: Span) -> Option<Diagnostic> {
    let text = &source.text[words.range()];
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text[digits..].trim_start_matches(['.', ')']);
    // `stage 3. Use: once`
    let dash =
        rest.trim_start_matches(is_blank).strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(is_blank));
    let marked = digits + rest.len() < text.len() || dash.is_some();
    if digits > 0 && marked && rest.starts_with(is_blank) {
        // `stage 2 - Use: once`
        let rest =
            rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, '-' | '–' | '—')).trim_end_matches(is_blank);
        let start = source.text[..words.start as usize].trim_end_matches(is_blank).len() as u32;
        return Some(
            Diagnostic::new(Code::BadName, format!("`{text}` cannot be a name"), words, NAME)
                .help(format!("leave the number out, as in `{word}: {rest}: …`; the order of the file counts"))
                .fix(Fix::needs_a_look(Span { start, ..words }, format!(": {rest}"))),
        );
    }
    text.trim_end_matches('.').parse::<u32>().ok()?;
    let start = source.text[..words.start as usize].trim_end_matches(is_blank).len() as u32;
    Some(
        Diagnostic::new(Code::BadName, format!("`{text}` cannot be a name"), words, NAME)
            .help(format!("leave the number out, as in `{word}: …`; the order of the file counts"))
            .fix(Fix::safe(Span { start, ..words }, "")),
    )
}

/// Whether what follows a keyword begins like the value of a line, not like a part of a sentence.
pub fn begins_like_a_value(c: char) -> bool {
    c.is_uppercase() || c.is_ascii_digit() || "+-−–\"“„«'".contains(c)
}

/// Words in front of a name that are no part of it.
pub const ARTICLES: [&str; 18] = [
    "the", "a", "an", "our", "my", "der", "die", "das", "unser", "unsere", "le", "la", "les", "el", "los", "las",
    "het", "il",
];

/// A name for a persona with only a label: the first name.
pub fn persona_name(label: &str) -> Option<String> {
    let mut words = label.split(is_blank).filter(|word| !word.is_empty());
    let is_skipped = |word: &&str| {
        let word = word.to_lowercase();
        let joins = ["and", "und", "et", "y"].contains(&word.as_str()) || !word.contains(char::is_alphanumeric);
        joins || is_title(&word) || ARTICLES.contains(&word.trim_end_matches(['.', ',']))
    };
    let first = words.next()?;
    let name = if is_skipped(&first) { words.find(|word| !is_skipped(word)).unwrap_or(first) } else { first };
    let word = Keyword::Persona.word();
    let fits = |name: &String| other_meaning(name).is_none();
    let first = could_be(name, word)?;
    Some(if fits(&first) { first } else { could_be(label, word).filter(fits).unwrap_or(format!("{word}-{first}")) })
}

/// A name for a declaration, from its label.
pub fn name_of(label: &str, keyword: Keyword) -> Option<String> {
    if keyword == Keyword::Persona { persona_name(label) } else { could_be(label, keyword.word()) }
}

/// A name for a declaration that nothing else of its kind has: made from the label's first words, or from all of them.
pub fn name_for_label(keyword: Keyword, label: &str, taken: impl Fn(&str) -> bool) -> Option<String> {
    let names = [name_of(label, keyword), could_be(label, keyword.word())];
    names.into_iter().flatten().find(|name| !taken(name))
}

/// A label of more words makes too long a name.
const MOST_WORDS: usize = 3;

/// A name that nothing of the kind has, for what would be called `name`: of more words of the label, or with a number.
pub fn free_name(keyword: Keyword, label: &str, name: &str, taken: impl Fn(&str) -> bool) -> String {
    let short = label.split(is_blank).count() <= MOST_WORDS && keyword.is_declaration();
    let longer = || name_for_label(keyword, label, &taken).filter(|longer| longer.len() > name.len());
    let numbered = || (2..).map(|number| format!("{name}-{number}")).find(|name| !taken(name));
    short.then(longer).flatten().or_else(numbered).unwrap_or_default()
}

/// Whether the words after a keyword are a name and a label, as in `persona ben Ben Okafor`, and so no part of a sentence.
pub fn names_and_says(words: &str) -> bool {
    let (name, label) = words.split_once(is_blank).unwrap_or((words, ""));
    let label = label.trim_start_matches(is_blank);
    is_name(name) && name.starts_with(char::is_lowercase) && label.starts_with(char::is_uppercase)
}

/// Whether a word can be a name.
pub fn is_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// The words joined by `-`, after the keyword if they would start with a digit.
pub(super) fn could_be(text: &str, keyword: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let name = words.join("-").to_lowercase();
    match name.chars().next()? {
        first if first.is_alphabetic() => Some(name),
        _ => Some(format!("{keyword}-{name}")),
    }
}
