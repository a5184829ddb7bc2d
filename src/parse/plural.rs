//! `personas: Anna, Ben`: several things on one line, each of which needs its own.

use super::{
    head::{free_name, name_of},
    is_blank,
    listed::{AND, phrases},
    synonyms::synonym,
};
use crate::{
    ast::Statement,
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{BUILT_IN_CHANNELS, Keyword},
    source::Source,
};
use std::collections::BTreeSet;

/// Keywords whose plural people use to list things.
const LISTED: [Keyword; 11] = [
    Keyword::Phase,
    Keyword::Persona,
    Keyword::Team,
    Keyword::Channel,
    Keyword::Source,
    Keyword::Measure,
    Keyword::Lane,
    Keyword::Stage,
    Keyword::Touchpoint,
    Keyword::Step,
    Keyword::Goal,
];

/// The keyword whose plural `word` is, in lower case.
pub fn plural(word: &str) -> Option<Keyword> {
    let singular = word.strip_suffix('s')?;
    let keyword = Keyword::parse(singular).or_else(|| synonym(singular))?;
    LISTED.contains(&keyword).then_some(keyword)
}

/// The items of the list, each with a unique name.
pub fn named(keyword: Keyword, list: &str) -> Vec<(String, &str)> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut free = |name: String, label: &str| {
        let is_taken = |name: &str| taken.contains(name);
        let free = if is_taken(&name) { free_name(keyword, label, &name, is_taken) } else { name };
        taken.insert(free.clone());
        free
    };
    let items = items(keyword, list).into_iter();
    items.filter_map(|item| Some((free(name_of(item, keyword)?, item), item))).collect()
}

/// The line rewritten as one line for each item.
pub fn several(
    source: &Source,
    statement: Statement,
    (in_story, in_column): (bool, bool),
    declared: impl Fn(Keyword, &str) -> bool,
) -> Option<(Keyword, Diagnostic)> {
    statement.colon.filter(|_| statement.head.is_empty() && !statement.text.is_empty())?;
    let written = &source.text[statement.keyword.range()];
    let keyword = plural(&written.to_lowercase()).filter(|keyword| !(in_story && keyword.is_declaration()))?;
    // In a touchpoint, tasks are what the customer does there.
    let keyword = if in_column && written.eq_ignore_ascii_case("tasks") { Keyword::Does } else { keyword };
    let mut named = named(keyword, &source.text[statement.text.range()]);
    let word = keyword.word();
    let title = format!("`{written}` is not a keyword");
    let built_in =
        |name: &str| keyword == Keyword::Channel && BUILT_IN_CHANNELS.iter().any(|channel| channel.name == name);
    named.retain(|(name, label)| !declared(keyword, label) && !declared(keyword, name) && !built_in(name));
    if named.is_empty() {
        let label = format!("each {word} here is declared already");
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, label);
        return Some((keyword, diagnostic.help("remove the line: nothing in a map lists them again")));
    }
    let line = |(name, label): &(String, &str)| match keyword.is_declaration() {
        true => format!("{word} {name}: {label}"),
        false => format!("{word}: {label}"),
    };
    let lines: Vec<String> = named.iter().map(line).collect();
    let margin = source.before(statement.keyword.start);
    // A title may contain a comma.
    let exact = Keyword::parse(written.to_lowercase().trim_end_matches('s')).is_some();
    let certain = match keyword.is_declaration() || exact && lines.len() == 1 {
        true => Applicability::Safe,
        false => Applicability::Unsafe,
    };
    let label = format!("each {word} has a line of its own");
    let new = lines.join(&format!("\n{margin}"));
    (!lines.is_empty()).then(|| {
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, label)
            .help(format!("write `{}`", lines.join("`, `")))
            .fix(Fix::new(certain, statement.keyword.to(statement.text), new));
        (keyword, diagnostic)
    })
}

/// The parts between semicolons, or otherwise commas, except in brackets; lists of people are also split at `and`.
fn items<'a>(keyword: Keyword, list: &'a str) -> Vec<&'a str> {
    let signs: &[char] = if list.contains([';', '；']) { &[';', '；'] } else { &[',', '，', '、', '،'] };
    let mut depth = 0_usize;
    let mut apart = |c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && signs.contains(&c)
    };
    let items = list.split(&mut apart);
    // "Ada (cook and baker)" is one person.
    let people = |item: &'a str| if item.contains('(') { vec![item] } else { between_people(item) };
    let items: Vec<&str> = if keyword == Keyword::Persona { items.flat_map(people).collect() } else { items.collect() };
    // "web, app, and kiosk"
    let bare = |item: &'a str| {
        let item = item.trim_matches(is_blank);
        AND.iter().find_map(|and| item.strip_prefix(and)?.strip_prefix(is_blank)).unwrap_or(item).trim_matches(is_blank)
    };
    items.into_iter().map(bare).filter(|item| !item.is_empty()).collect()
}

/// The parts of a text between `and` or `&`.
fn between_people(item: &str) -> Vec<&str> {
    item.split(" & ").flat_map(|part| phrases(part, AND)).collect()
}
