//! Heads of ways: a persona, a column and a share.

use super::matched::{figure, ident};
use crate::{
    ast::{self, Statement},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::MEASURED,
    parse::{
        grammar::{Part, is_blank},
        number::show,
        scan::match_part,
    },
    source::Source,
    span::Span,
};

/// A persona, a target and a share. Which words are which is only clear once names are known.
pub(super) fn way_head(source: &Source, words: Span) -> Result<ast::Head, Diagnostic> {
    let found = match_part(source, words, Part::way_head).map_err(|_| bad_share(source, words))?;
    let share = found.find(Part::share).and_then(|share| figure(source, share));
    if source.text[words.range()].ends_with(['%', '％']) && share.is_none() {
        return Err(bad_share(source, words));
    }
    Ok(ast::Head::Way(found.find(Part::way_words).map(|found| ident(source, found)), share))
}

/// What is said of a way with `measured` and a figure.
pub const TWO_SHARES: [&str; 2] = ["This way has two shares", "one from data, one written"];

/// `measured search`, `search measured %`: `measured` in another place, or with a sign.
fn measured_first(keyword: &str, text: &str, words: Span) -> Option<Diagnostic> {
    let parts = || text.split(is_blank).filter(|part| !matches!(*part, "" | "%" | "％"));
    let is_word = |part: &&str| part.trim_end_matches(['%', '％']).eq_ignore_ascii_case(MEASURED);
    if parts().filter(is_word).count() != 1 {
        return None;
    }
    // `measured 10 %`
    if parts().any(|part| part.trim_end_matches(['%', '％']).parse::<f64>().is_ok()) {
        let [title, label] = TWO_SHARES;
        let diagnostic = Diagnostic::new(Code::BadNumber, title, words, label);
        return Some(diagnostic.help(format!("write `{MEASURED}` for the share of the data, or only the figure")));
    }
    let others = parts().filter(|part| !is_word(part));
    let new = others.chain(std::iter::once(MEASURED)).collect::<Vec<_>>().join(" ");
    let title = format!("`{MEASURED}` is the last word before the colon, without a sign");
    let diagnostic = Diagnostic::new(Code::BadNumber, title, words, "a share that comes from data");
    Some(diagnostic.help(format!("write `{keyword} {new}`")).fix(Fix::needs_a_look(words, new)))
}

/// A share in the wrong notation.
fn bad_share(source: &Source, words: Span) -> Diagnostic {
    let text = &source.text[words.range()];
    let keyword = source.before(words.start).trim();
    if let Some(told) = measured_first(keyword, text, words) {
        return told;
    }
    let bare = text.trim_end_matches(['%', '％']).trim_end_matches(is_blank);
    let start = bare.rfind(is_blank).map_or(0, |at| at + bare[at..].chars().next().map_or(1, char::len_utf8));
    let share = Span { start: words.start + start as u32, ..words };
    let written = &bare[start..];
    let title = format!("`{}` is not a share", &source.text[share.range()]);
    let diagnostic = Diagnostic::new(Code::BadNumber, title, share, "how many of a hundred people go this way");
    match share_of_a_hundred(&written.replace(',', ".")) {
        Some((new, certain)) => diagnostic.help(format!("write `{new}`")).fix(Fix::new(certain, share, new)),
        None => diagnostic.help("for example: `then search 30 %: Another date`"),
    }
}

/// A number as a share of a hundred. One below 1, as `0.15`, most likely is a share of one.
pub fn share_of_a_hundred(number: &str) -> Option<(String, Applicability)> {
    let value: f64 = number.parse().ok()?;
    let of_one = value > 0.0 && value < 1.0;
    let certain = if of_one { Applicability::Unsafe } else { Applicability::Safe };
    Some((if of_one { format!("{} %", show(value * 100.0)) } else { format!("{number} %") }, certain))
}

/// A column in more words is more likely a reason.
const MOST_WORDS: usize = 4;

/// A `then` without a column, which may be after the colon.
pub(super) fn no_target(source: &Source, line: Statement) -> Diagnostic {
    let text = &source.text[line.text.range()];
    let title = "`then` needs a column before the colon";
    let diagnostic = Diagnostic::new(Code::BadHead, title, line.keyword, "where people go is missing here");
    // `then: search 30 %: Another date`
    let target = text.split([':', '：']).next().unwrap_or_default().trim_end_matches(is_blank);
    let bare = target.trim_end_matches(|c: char| is_blank(c) || c.is_ascii_digit() || matches!(c, '%' | '％' | '.'));
    let short = !bare.is_empty() && bare.split(is_blank).count() <= MOST_WORDS;
    match line.colon.filter(|_| short) {
        Some(colon) => diagnostic
            .help(match bare.len() < text.len() {
                true => format!("write `then {text}`"),
                false => format!("if it is the column, write `then {text}`"),
            })
            .fix(Fix::needs_a_look(Span { start: line.keyword.end, ..colon.to(line.text) }, format!(" {text}"))),
        None => diagnostic.help("for example: `then search: Another date, once more`"),
    }
}
