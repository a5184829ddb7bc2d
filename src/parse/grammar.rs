//! The only module that uses pest: returns what the grammar matched as plain spans.

use crate::{
    ast::{Content, Line, Statement},
    source::Source,
    span::{FileId, Span},
};
use pest::{
    Parser,
    error::{ErrorVariant, InputLocation},
    iterators::Pair,
};

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/journey.pest"]
struct Grammar;

pub use Rule as Part;

/// A piece of a head or of a value, with its pieces.
#[derive(Debug, PartialEq)]
pub struct Match {
    pub part: Part,
    pub span: Span,
    /// What it is made of, in order.
    pub inner: Vec<Match>,
}

impl Match {
    /// The first piece of this kind.
    pub fn find(&self, part: Part) -> Option<&Self> {
        self.inner.iter().find(|piece| piece.part == part)
    }

    /// All pieces of this kind, in order.
    pub fn all(&self, part: Part) -> impl Iterator<Item = &Self> {
        self.inner.iter().filter(move |piece| piece.part == part)
    }
}

/// Where a match stopped, and what could have come next.
#[derive(Debug)]
pub struct Mismatch {
    /// The byte in the file.
    pub at: u32,
    /// In words, without repetition.
    pub expected: Vec<&'static str>,
}

/// Matches a text as a whole against one rule of the grammar. Its spans count from the start of `base`.
pub fn match_text(text: &str, base: Span, part: Part) -> Result<Match, Mismatch> {
    let mut pairs = Grammar::parse(part, text).map_err(|error| mismatch(&error, base))?;
    let pair = pairs.next().ok_or(Mismatch { at: base.start, expected: Vec::new() })?;
    Ok(matched(pair, base))
}

/// The grammar nests at most five rules deep, whatever the input, so this recursion is bounded by the grammar.
fn matched(pair: Pair<'_, Rule>, base: Span) -> Match {
    let span = pair.as_span();
    let place = Span { start: base.start + span.start() as u32, end: base.start + span.end() as u32, ..base };
    Match { part: pair.as_rule(), span: place, inner: pair.into_inner().map(|inner| matched(inner, base)).collect() }
}

fn mismatch(error: &pest::error::Error<Rule>, base: Span) -> Mismatch {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => base.start + at as u32,
    };
    let mut expected = Vec::new();
    if let ErrorVariant::ParsingError { positives, .. } = &error.variant {
        for word in positives.iter().map(|&part| in_words(part)) {
            if !expected.contains(&word) {
                expected.push(word);
            }
        }
    }
    Mismatch { at, expected }
}

/// The length of the keyword at the start of a text.
pub fn keyword(text: &str) -> Option<usize> {
    Some(Grammar::parse(Rule::keyword, text).ok()?.next()?.as_span().end())
}

/// Whether `c` is a letter in the grammar.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && pest::unicode::LETTER(c)
}

/// Whether `c` is a letter or a number in the grammar.
pub fn is_letter_or_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && (pest::unicode::LETTER(c) || pest::unicode::NUMBER(c))
}

/// Reads the text as lines. Total: whatever the text, every byte of it is in one line.
pub fn lines(source: &Source, file: FileId) -> Vec<Line> {
    let blank = |line: usize| {
        let range = source.line_range(line);
        Line { span: Span::new(file, range.start, range.end), indent: 0, content: Content::Blank, node: None }
    };
    let mut lines: Vec<Line> = (0..source.line_count()).map(blank).collect();
    let mut at = 0;
    // The document rule ends in a catch-all and can't fail; if it ever did, every line would be blank,
    // and a test over generated texts would see it.
    for pair in Grammar::parse(Rule::document, &source.text).into_iter().flatten().flat_map(Pair::into_inner) {
        let start = pair.as_span().start() as u32;
        while at + 1 < lines.len() && lines[at].span.end < start {
            at += 1;
        }
        if pair.as_rule() != Rule::EOI {
            let line = &mut lines[at];
            line.indent = indent(&source.text[line.span.start as usize..start as usize]);
            line.content = content(pair, source, line.span);
        }
    }
    lines
}

/// The width of a margin in columns. A tab reaches to the next multiple of four.
pub fn indent(blanks: &str) -> u32 {
    blanks.chars().fold(0, |column, blank| if blank == '\t' { (column / 4 + 1) * 4 } else { column + 1 })
}

fn content(pair: Pair<'_, Rule>, source: &Source, line: Span) -> Content {
    let span = pair.as_span();
    let rest = |start: usize| trim(source, Span { start: start as u32, ..line });
    match pair.as_rule() {
        Rule::comment => Content::Comment(rest(span.start())),
        Rule::continuation => Content::Continuation(rest(span.start() + 1)),
        Rule::statement => Content::Statement(statement(pair, source, line)),
        _ => Content::Other(rest(span.start())),
    }
}

fn statement(pair: Pair<'_, Rule>, source: &Source, line: Span) -> Statement {
    let mut statement = Statement { keyword: line, head: line, colon: None, text: Span { start: line.end, ..line } };
    for piece in pair.into_inner() {
        let place = Span { start: piece.as_span().start() as u32, end: piece.as_span().end() as u32, ..line };
        match piece.as_rule() {
            Rule::keyword => statement.keyword = place,
            Rule::head => statement.head = trim(source, place),
            Rule::colon => statement.colon = Some(place),
            _ => statement.text = trim(source, place),
        }
    }
    statement
}

/// Whether the language treats `c` as whitespace.
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether `c` separates the items of a list, in any script.
pub fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '،')
}

/// The span without whitespace at its ends. An empty one stays at its start.
pub fn trim(source: &Source, span: Span) -> Span {
    let text = &source.text[span.range()];
    // Most texts have nothing to trim, and two bytes show it.
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return span;
    }
    let left = text.trim_start_matches(is_blank);
    let start = span.start + (text.len() - left.len()) as u32;
    let length = left.trim_end_matches(is_blank).len() as u32;
    if length == 0 { Span { end: span.start, ..span } } else { Span { start, end: start + length, ..span } }
}

/// In messages, where a value could only end.
pub const NOTHING_MORE: &str = "nothing more";

/// The name of a part of the grammar in messages. A new rule without words here doesn't compile.
fn in_words(part: Part) -> &'static str {
    match part {
        Rule::name | Rule::name_head | Rule::phrase | Rule::phrase_head | Rule::called => "a name",
        Rule::number | Rule::amount | Rule::figure => "a number",
        Rule::count | Rule::sample => "a whole number",
        Rule::comma => "a comma",
        Rule::dots => "`..`",
        Rule::day | Rule::date => "a date such as 2026-09-01",
        Rule::month => "a month such as 2026-09",
        Rule::year => "a year",
        Rule::unit => "a unit",
        Rule::baseline => "`baseline N`",
        Rule::every => "`every N months`",
        Rule::average => "`average` and a duration",
        Rule::duration | Rule::quantity => "a duration such as 15m",
        Rule::of => "`of MAX`",
        Rule::metric_part | Rule::metric_key => "`was`, `target` or `benchmark`",
        Rule::metric_unit => "a unit",
        Rule::criterion => "a criterion and its number",
        Rule::tag | Rule::language => "a language tag such as en or pt-BR",
        Rule::EOI => NOTHING_MORE,
        Rule::score_head => "a score",
        Rule::pain_head => "a name or a severity",
        Rule::names => "names",
        Rule::scale => "LOW..HIGH",
        Rule::range | Rule::span => "LOW..HIGH",
        Rule::partial_date => "a date",
        Rule::review => "a date",
        Rule::takes => "a duration",
        Rule::metric => "a number",
        Rule::criteria => "criteria",
        Rule::percent | Rule::share => "a percentage",
        Rule::measured => "`measured`",
        Rule::from_column => "`from` and a column",
        Rule::days | Rule::days_head => "a number of days such as 30 days",
        Rule::window => "`last N days`",
        Rule::summary => "`mean`, `median` or `top N`",
        Rule::way_head | Rule::way_words => "a column",
        Rule::document | Rule::line | Rule::comment | Rule::continuation | Rule::statement | Rule::other => "a line",
        Rule::keyword => "a keyword",
        Rule::head => "a head",
        Rule::colon => "a colon",
        Rule::text => "a text",
        Rule::newline => "a line break",
        Rule::blank | Rule::gap | Rule::_b => "a space",
        Rule::sign => "a sign",
        Rule::letter => "a letter",
        Rule::inline | Rule::plain | Rule::lone => "prose",
        Rule::escape | Rule::escaped => "a character after a backslash",
        Rule::emphasis | Rule::emphasis_text | Rule::emphasis_word => "emphasis",
        Rule::code | Rule::code_text => "code",
        Rule::link | Rule::label | Rule::target => "a link",
    }
}
