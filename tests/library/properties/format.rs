//! The formatter changes how a map is written and nothing else.

use crate::support::{
    every_map::{Map, every_map, hold},
    meaning, options,
};
use wayline::{
    Compilation,
    ast::Content,
    diagnostic::{Code, Severity},
    format,
};

#[test]
fn a_file_is_formatted_unless_its_lines_are_wrong() {
    hold(every_map(), |map| {
        let formatted = format(map);
        let wrong = formatted.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        match (wrong, &formatted.text) {
            (true, Some(_)) => Err("formatted, although its lines are wrong".into()),
            (false, None) => Err("refused, although its lines are right".into()),
            (true, None) if map.compiled().has_errors() => Ok(()),
            (true, None) => Err("refused for an error that the compiler doesn't know".into()),
            (false, Some(_)) => Ok(()),
        }
    });
}

#[test]
fn what_is_formatted_stays_as_it_is() {
    hold(formattable(), |map| {
        let once = format(map).text.ok_or("refused")?;
        let twice = format(&map.with(once.as_str())).text.ok_or("refused when formatted")?;
        if once == twice { Ok(()) } else { Err(format!("changes again:\n{once}\n---- becomes\n{twice}")) }
    });
}

#[test]
fn formatting_keeps_the_meaning() {
    hold(formattable(), |map| {
        let formatted = map.with(format(map).text.ok_or("refused")?);
        let (before, after) = (meaning_but_indentation(map.compiled()), meaning_but_indentation(&formatted.compile()));
        if before == after { Ok(()) } else { Err(format!("{before:?}\n---- becomes\n{after:?}")) }
    });
}

#[test]
fn formatting_keeps_the_comments() {
    hold(formattable(), |map| {
        let formatted = map.with(format(map).text.ok_or("refused")?);
        let (before, after) = (comments(map), comments(&formatted));
        if before == after { Ok(()) } else { Err(format!("{before:?}\n---- becomes\n{after:?}")) }
    });
}

#[test]
fn what_is_formatted_is_a_clean_file() {
    hold(formattable(), |map| {
        let text = format(map).text.ok_or("refused")?;
        let clean = |line: &str| line == line.trim_end() && !line.trim_start().starts_with('\t');
        if text.contains('\r') || !text.lines().all(clean) || text.ends_with("\n\n") {
            return Err(format!("not clean: {text:?}"));
        }
        if !text.is_empty() && !text.ends_with('\n') {
            return Err("doesn't end in a line break".into());
        }
        let misleading = map
            .with(text)
            .compile()
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.code == Code::MisleadingIndentation);
        if misleading { Err("its indentation misleads".into()) } else { Ok(()) }
    });
}

fn format(map: &Map) -> format::Formatted {
    format::format(&map.name, &map.bytes, &map.files, &options())
}

/// The maps whose lines are right, be they meant for people or not.
fn formattable() -> impl Iterator<Item = Map> {
    every_map().filter(|map| format(map).text.is_some())
}

/// What a map says; indentation is what the formatter mends.
fn meaning_but_indentation(compilation: &Compilation) -> (serde_json::Value, Vec<Code>) {
    let (model, mut codes) = meaning(compilation);
    codes.retain(|&code| code != Code::MisleadingIndentation);
    (model, codes)
}

fn comments(map: &Map) -> Vec<String> {
    let Some((document, sources)) = map.document() else { return Vec::new() };
    let comments = document.lines.iter().filter_map(|line| match line.content {
        Content::Comment(span) => Some(sources.slice(span).to_owned()),
        Content::Blank | Content::Continuation(_) | Content::Statement(_) | Content::Other(_) => None,
    });
    comments.collect()
}
