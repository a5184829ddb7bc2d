//! Signs of other languages in a text: comments, braces, emphasis, quotation marks, marks of lists.

use super::parsed_line::ParsedLine;
use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Keyword, Rule},
    parse::{
        foreign_signs::{BLOCK_COMMENTS, behind_list_mark, unquoted},
        is_blank,
    },
    source::Source,
    span::Span,
};

/// What is meant as a comment, after a value that isn't prose.
pub fn comment(source: &Source, rule: &Rule, line: Statement) -> Option<Diagnostic> {
    let (span, label) = match line.colon {
        None => (line.head, "a comment is on a line of its own"),
        Some(_) if rule.is_prose() => return None,
        Some(_) => (line.text, "after the colon, this is plain text"),
    };
    let text = &source.text[span.range()];
    let first = ["# ", "// "].iter().any(|sign| text.starts_with(sign)).then_some(0);
    let at =
        first.filter(|_| line.colon.is_none()).or_else(|| hash_behind(text, 1)).or_else(|| slashes_behind(text))?;
    let mut diagnostic = trailing_comment(source, line, span, at);
    diagnostic.severity = Severity::Error;
    diagnostic.labels[0].text = label.to_owned();
    // Only a text can contain the sign.
    let above = diagnostic.help.take().and_then(|help| Some(help.split_once(", or ")?.0.to_owned()));
    diagnostic.help = above;
    Some(diagnostic)
}

/// Where a comment in the signs of another language begins, at the end of a text.
pub(super) fn enclosed_behind(text: &str) -> Option<usize> {
    let (open, _) = BLOCK_COMMENTS.into_iter().find(|(_, close)| text.ends_with(close))?;
    let at = text.rfind(open)?;
    let apart = text[..at].ends_with(is_blank) && !text[..at].trim().is_empty();
    apart.then_some(at)
}

/// A quotation of as many words may be what somebody said.
const WORDS_OF_A_SENTENCE: usize = 4;

/// `journey: "Coffee run"`, `pain: 'Slow';`: the quotation marks of other languages.
pub(super) fn quoted(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let keyword = parsed.rule.keyword;
    let text = parsed.slice(parsed.line.text);
    let marked = text.trim_end_matches([';', ',']);
    // In French, blanks are between the marks and the words.
    let bare = unquoted(marked)?.trim();
    // A pain or a touchpoint may well be called by what somebody says, and a button is what is on it.
    let called = matches!(keyword, Keyword::Journey | Keyword::Stage | Keyword::Phase) || keyword.is_declaration();
    let sentence = bare.ends_with(['.', '!', '?', '…']) || bare.split(is_blank).count() >= WORDS_OF_A_SENTENCE;
    if keyword.is_spoken() || keyword == Keyword::Does || sentence && !called {
        return None;
    }
    let mut diagnostic = Diagnostic::new(
        Code::OnlyText,
        "Quotation marks are part of the text",
        parsed.line.text,
        "drawn with its marks",
    );
    diagnostic.severity = Severity::Warning;
    let keyword = parsed.slice(parsed.line.keyword.to(parsed.line.head)).trim_end_matches(is_blank);
    (!bare.is_empty())
        .then(|| diagnostic.help(format!("write `{keyword}: {bare}`")).fix(Fix::needs_a_look(parsed.line.text, bare)))
}

/// `need: - Quiet`: the mark of a list.
pub(super) fn list_mark(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let text = parsed.slice(parsed.line.text);
    // `gain: + 5 % sales`: the sign of a figure.
    let said = behind_list_mark(text).filter(|said| !said.starts_with(|c: char| c.is_ascii_digit()))?;
    let mark = Span { end: parsed.line.text.end - said.len() as u32, ..parsed.line.text };
    let mut diagnostic =
        Diagnostic::new(Code::OnlyText, "The mark of a list is part of the text", mark, "drawn as it is");
    diagnostic.severity = Severity::Warning;
    (!said.is_empty()).then(|| diagnostic.help(format!("remove it: `{said}`")).fix(Fix::needs_a_look(mark, "")))
}

/// Where there is a `#` with a space on each side, at least this many before it, and a letter after it.
pub(super) fn hash_behind(text: &str, blanks: usize) -> Option<usize> {
    text.match_indices('#').map(|(at, _)| at).find(|&at| {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        let said = before.trim_end_matches(is_blank);
        let apart = before[said.len()..].chars().count() >= blanks;
        let comment = behind.trim_start_matches(is_blank);
        let letter = comment.starts_with(char::is_alphabetic) && comment.len() < behind.len();
        !said.is_empty() && apart && (letter || blanks > 1 && comment.starts_with(char::is_alphabetic))
    })
}

/// `goal: Be fast # for now`: one blank is enough, unless a key with that sign may be meant.
pub(super) fn remark_behind(text: &str) -> Option<usize> {
    let at = hash_behind(text, 1)?;
    let before = text[..at].trim_end_matches(is_blank).rsplit(is_blank).next().unwrap_or_default().to_lowercase();
    let word = before.trim_matches(|c: char| !c.is_alphanumeric());
    // `ticket # ABC-12`
    let next = text[at + 1..].trim_start_matches(is_blank).split(is_blank).next().unwrap_or_default();
    let is_number = next.contains(|c: char| c.is_ascii_digit());
    (word.chars().any(char::is_alphabetic) && !PRESSED.contains(&word) && !is_number).then_some(at)
}

/// Words before a key or a sign that is called by itself.
const PRESSED: [&str; 37] = [
    "the", "a", "an", "press", "presses", "pressing", "hit", "hits", "type", "types", "typing", "dial", "dials",
    "enter", "enters", "with", "and", "or", "sign", "key", "hash", "pound", "by", "of", "then", "drückt", "tippt",
    "wählt", "gibt", "taste", "die", "das", "hashtag", "tag", "raute", "tippen", "drücken",
];

/// Where there is a `//` with a space on each side.
pub(super) fn slashes_behind(text: &str) -> Option<usize> {
    let (said, comment) = text.contains('/').then(|| text.split_once(" // "))??;
    (!said.trim().is_empty() && comment.trim_start().starts_with(char::is_alphanumeric)).then(|| said.len() + 1)
}

pub(super) fn trailing_comment(source: &Source, line: Statement, words: Span, at: usize) -> Diagnostic {
    let text = &source.text[words.range()];
    let signs = ["#", "//", "/*", "<!--"];
    let sign = signs.into_iter().find(|sign| text[at..].starts_with(sign)).unwrap_or("#");
    let comment = text[at..].trim_start_matches(['#', '/', '*', '<', '!', '-']).trim_start_matches(is_blank);
    let closed = comment.strip_suffix("*/").or_else(|| comment.strip_suffix("-->"));
    let comment = closed.unwrap_or(comment).trim_end_matches(is_blank);
    let comment = format!("# {comment}");
    let said = text[..at].trim_end_matches(is_blank);
    let hash = Span { start: words.start + at as u32, ..words };
    let margin = source.before(line.keyword.start);
    let start = line.keyword.start as usize - margin.len();
    let above = Span::new(line.keyword.file, start, start);
    // Without anything said, the keyword remains.
    let start = if said.is_empty() { line.keyword.end } else { words.start + said.len() as u32 };
    let rest = Span { start, ..words };
    let label = format!("after the colon, a `{sign}` is plain text");
    Diagnostic::new(Code::OnlyText, "A comment needs its own line", hash, label)
        .help(format!("put `{comment}` on the line above, or write `` `{sign}` `` if it belongs to the text"))
        .fix(Fix::needs_a_look(above, format!("{margin}{comment}\n")).and(rest, ""))
}

/// `**bold**` and `__bold__`: one `*` on each side is all there is.
pub(super) fn strong(source: &Source, span: Span) -> Option<Diagnostic> {
    let text = &source.text[span.range()];
    // Nearly all texts have neither, and a search for two characters takes longer.
    let signs = || ["**", "__"].iter().find_map(|sign| Some((*sign, text.find(sign)?)));
    let (sign, open) = text.contains(['*', '_']).then(signs)??;
    let mark = &sign[..1];
    let length = |text: &str| text.len() - text.trim_start_matches(mark).len();
    let start = open + length(&text[open..]);
    let close = start + text[start..].find(sign)?;
    let end = close + length(&text[close..]);
    let inner = &text[start..close];
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let apart = !word(text[..open].chars().next_back()) && !word(text[end..].chars().next());
    let code = text[..open].matches('`').count() % 2 == 1 || text[..open].ends_with('\\');
    if code || !apart || inner.is_empty() || inner.starts_with(is_blank) || inner.ends_with(is_blank) {
        return None;
    }
    let part = |from: usize, to: usize| Span { start: span.start + from as u32, end: span.start + to as u32, ..span };
    Some(
        Diagnostic::new(Code::OnlyText, format!("`{sign}` is plain text"), part(open, end), "shown as it is written")
            .help(format!("to emphasise it, write `*{inner}*`"))
            .fix(Fix::needs_a_look(part(open, start), "*").and(part(close, end), "*")),
    )
}

/// The brackets around the lines of a block in other languages.
const BRACKETS: [(char, char); 3] = [('{', '}'), ('(', ')'), ('[', ']')];

/// A `{` at the end of the text, as it opens a block in other languages, or a `}` that ends one; a `(` or a `[` after what is called so.
pub(super) fn brace(rule: &Rule, text: &str, span: Span) -> Option<Diagnostic> {
    let (open, close) = BRACKETS.into_iter().find(|(open, close)| text.ends_with([*open, *close]))?;
    let opens = text.ends_with(open);
    let said = text.trim_end_matches([open, close]).trim_end_matches(is_blank);
    // `Fine :)`, `Oh no :{` and `Pays (by card)` have theirs.
    let apart = text[said.len()..].starts_with(is_blank);
    let apart = match open {
        '{' => apart || opens && said.ends_with(char::is_alphanumeric),
        _ => apart && opens && rule.keyword.opens_part(),
    };
    if said.is_empty() || said.contains([open, close]) || !apart {
        return None;
    }
    let place = Span { start: span.start + said.len() as u32, ..span };
    let label = match opens {
        true => format!("a `{open}` is plain text; the lines below belong to this one anyway"),
        false => format!("a `{close}` is plain text; a block needs nothing at its end"),
    };
    Some(
        Diagnostic::new(Code::OnlyText, "Blocks have no brackets", place, label)
            .help(format!("remove it: `{said}`"))
            .fix(Fix::safe(place, "")),
    )
}

/// `does: Pays;`, `stage: Order:`: the end of a line in other languages. A face such as `(^^;` has one, and so has `&trade;`.
pub(super) fn semicolon(rule: &Rule, text: &str, span: Span) -> Option<Diagnostic> {
    let sign = text.chars().next_back().filter(|sign| match sign {
        ';' | '；' => true,
        // A text may go on below.
        ',' | ':' | '：' => rule.keyword.opens_part(),
        _ => false,
    })?;
    let said = text.strip_suffix(sign)?.trim_end_matches(is_blank);
    let word = said.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | ')' | '"'));
    let entity = said.rsplit(is_blank).next().is_some_and(|word| word.contains('&'));
    let place = Span { start: span.start + said.len() as u32, ..span };
    let title = format!("The `{sign}` at the end is part of the text");
    let mut diagnostic = Diagnostic::new(Code::OnlyText, title, place, format!("the `{sign}` would be drawn"));
    diagnostic.severity = Severity::Warning;
    (word && !entity && !rule.keyword.is_spoken())
        .then(|| diagnostic.help(format!("remove it: `{said}`")).fix(Fix::safe(place, "")))
}
