//! Where a new line goes below another.

use crate::{ast::Statement, keyword::Keyword, parse::is_blank, source::Source, span::Span};

/// A map is flat if so many of its lines are.
const MOST_LINES: usize = 1_000;

/// The lines inside a line, without their margins.
fn inside(source: &Source, line: Statement) -> impl Iterator<Item = &str> {
    let at = source.line_of(line.keyword.start);
    let margin = line.keyword.start as usize - source.line_range(at).start;
    let own = Keyword::in_any_case(&source.text[line.keyword.range()]);
    let flat = is_flat(source);
    let below = (at + 1..source.line_count()).map(|line| source.text[source.line_range(line)].trim_end());
    let below = below.skip_while(|text| text.trim_start().starts_with('|'));
    // Empty lines and comments end nothing.
    let below = below.filter(|text| !text.is_empty() && !text.trim_start().starts_with('#'));
    let is_inside = move |text: &&str| match own.filter(|_| flat) {
        Some(own) => first_word(text).and_then(Keyword::in_any_case).is_some_and(|word| word.rule_in(own).is_some()),
        None => text.len() - text.trim_start().len() > margin,
    };
    below.take_while(is_inside).map(str::trim_start)
}

/// Whether no line of a map is indented, though some are inside others.
fn is_flat(source: &Source) -> bool {
    let lines = (0..source.line_count().min(MOST_LINES)).map(|line| source.text[source.line_range(line)].trim_end());
    let mut nested = false;
    for line in lines {
        if line.starts_with(is_blank) && !line.trim_start().starts_with(['|', '#']) {
            return false;
        }
        let word = first_word(line).and_then(Keyword::in_any_case).filter(|word| *word != Keyword::Journey);
        nested |= word.is_some_and(|word| word.rules().all(|rule| !rule.inside.contains(&Keyword::Journey)));
    }
    nested
}

fn first_word(line: &str) -> Option<&str> {
    line.trim_start().split(|c: char| is_blank(c) || matches!(c, ':' | '：')).next()
}

/// Whether a line inside this one begins with the word.
pub fn begins_below(source: &Source, line: Statement, word: &str) -> bool {
    let is_end = |c: char| !c.is_alphanumeric() && c != '_';
    let begins = |text: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    inside(source, line).any(|text| begins(text) && text[word.len()..].chars().next().is_none_or(is_end))
}

/// What a line with this keyword says below a line already.
pub fn said_below<'a>(source: &'a Source, line: Statement, keyword: Keyword) -> Option<&'a str> {
    let value = |text: &'a str| {
        let (word, value) = text.split_once([':', '：'])?;
        (Keyword::in_any_case(word.trim_end_matches(is_blank)) == Some(keyword)).then_some(value)
    };
    inside(source, line).filter_map(value).map(str::trim).next()
}

/// Where a line with this keyword goes below a line, unless there is one already, and the text to insert.
pub fn line_below(source: &Source, line: Statement, keyword: Keyword, value: &str) -> Option<(Span, String)> {
    if said_below(source, line, keyword).is_some() {
        return None;
    }
    let (place, margin) = place_below(source, line);
    Some((place, format!("\n{margin}{}: {value}", keyword.word())))
}

/// Where a new line goes below a line and what continues it, and its margin.
pub fn place_below(source: &Source, line: Statement) -> (Span, String) {
    let at = source.line_of(line.keyword.start);
    let start = source.line_range(at).start;
    let margin = &source.text[start..line.keyword.start as usize];
    let mut last = at;
    let below = |line: usize| (line < source.line_count()).then(|| source.text[source.line_range(line)].trim_start());
    while below(last + 1).is_some_and(|line| line.starts_with('|')) {
        last += 1;
    }
    let end = source.line_range(last).end;
    // A carriage return at the end of the file is part of the text.
    let end = if last == at { end.max(line.text.end as usize) } else { end };
    (Span::new(line.keyword.file, end, end), format!("{margin}{}", step(source)))
}

/// By how much a line inside another is further right in a map: as the first such line is.
pub fn step(source: &Source) -> &str {
    if is_flat(source) {
        return "";
    }
    let lines = (0..source.line_count().min(MOST_LINES)).map(|line| &source.text[source.line_range(line)]);
    let margins = lines.filter_map(|line| {
        let text = line.trim_start_matches(is_blank);
        let said = !text.trim_end().is_empty() && !text.starts_with(['|', '#']);
        said.then(|| &line[..line.len() - text.len()])
    });
    let mut above = None;
    for margin in margins {
        let deeper = above.replace(margin).and_then(|above| margin.strip_prefix(above));
        if let Some(deeper) = deeper.filter(|deeper| !deeper.is_empty()) {
            return deeper;
        }
    }
    "  "
}
