//! Heads and values, part by part.

use super::scanner::Scan;
use crate::{
    keyword::MEASURED,
    parse::grammar::{self, Match, Mismatch, Part},
    source::Source,
    span::Span,
};

/// Matches the text of `span` as a whole against one rule of the grammar.
pub fn match_part(source: &Source, span: Span, part: Part) -> Result<Match, Mismatch> {
    match_text(&source.text[span.range()], span, part)
}

/// The same for a text that begins at the start of `span`.
pub fn match_text(text: &str, span: Span, part: Part) -> Result<Match, Mismatch> {
    let Some(found) = scanned(text, span, part) else { return grammar::match_text(text, span, part) };
    debug_assert_eq!(Some(&found), grammar::match_text(text, span, part).ok().as_ref(), "{part:?} in {text:?}");
    Ok(found)
}

/// The match, if it is certain.
fn scanned(text: &str, span: Span, part: Part) -> Option<Match> {
    let mut scan = Scan::new(text, span);
    match part {
        Part::name_head => scan.name()?,
        Part::phrase_head => scan.phrase()?,
        Part::names => scan.list(Scan::phrase)?,
        Part::score_head if !says_measured(text) => scan.score()?,
        Part::pain_head => {
            scan.name()?;
            if scan.blanks() {
                scan.name()?;
            }
        }
        Part::way_head if !text.is_empty() && !text.contains('％') && !says_measured(text) => scan.way()?,
        Part::inline => scan.inline(),
        Part::criteria => scan.list(Scan::criterion)?,
        Part::metric => scan.metric()?,
        Part::takes => scan.takes()?,
        Part::date => scan.digits(Part::day, &[4, 2, 2])?,
        Part::partial_date => match text.len() {
            10 => scan.digits(Part::day, &[4, 2, 2])?,
            7 => scan.digits(Part::month, &[4, 2])?,
            _ => scan.digits(Part::year, &[4])?,
        },
        Part::amount => scan.number()?,
        Part::percent => {
            scan.number()?;
            let behind = scan.at;
            scan.blanks();
            if scan.rest().starts_with('%') {
                scan.at += 1;
            } else {
                scan.at = behind;
            }
        }
        Part::sample => {
            scan.count()?;
        }
        _ => return None,
    }
    if scan.at < text.len() {
        return None;
    }
    scan.take(Part::EOI, 0);
    Some(Match { part, span, inner: scan.found })
}

/// Whether a text may ask the data for its figure.
fn says_measured(text: &str) -> bool {
    text.as_bytes().windows(MEASURED.len()).any(|word| word.eq_ignore_ascii_case(MEASURED.as_bytes()))
}
