//! Lines that begin with no keyword: what is said about them, and what was most likely meant.

use super::{
    colon::is_right,
    foreign_signs::{BLOCK_COMMENTS, LINE_COMMENTS, quotation_mark},
    is_blank,
    suggest::near,
    synonyms::{is_about_the_file, is_reminder, says_an_action},
};
use crate::{
    ast::Statement,
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::Keyword,
    span::Span,
};

/// How certain it is which keyword a word is: certain if exactly one is a single slip away.
fn certainty(written: &str, meant: Keyword, line: Statement) -> Applicability {
    // A sentence begins with a capital letter and has no colon.
    if line.colon.is_none() && written.starts_with(char::is_uppercase) {
        return Applicability::Unsafe;
    }
    let slips = near(written, Keyword::ALL.iter().map(|keyword| keyword.word()));
    let close: Vec<&str> = slips.filter(|&(slips, _)| slips <= 1).map(|(_, keyword)| keyword).collect();
    let [keyword] = close.as_slice() else { return Applicability::Unsafe };
    // `scope` is another word for `about`, and only looks like `score`.
    if *keyword != meant.word() {
        return Applicability::Unsafe;
    }
    // `fro` is `for`, but `foo` may be any short word.
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    let short = keyword.len() <= 3 && letters(keyword) != letters(written);
    if short { Applicability::Unsafe } else { Applicability::Safe }
}

/// The diagnostic for a line with an unknown first word, which may be close to a keyword or a lane.
pub fn unknown_keyword(written: &str, line: Statement, guess: Option<Keyword>, lane: Option<&str>) -> Diagnostic {
    let title = match line.colon {
        Some(_) => format!("`{written}` is not a keyword"),
        None => "The line does not start with a keyword".to_owned(),
    };
    let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, line.keyword, "no line starts with this word");
    match (lane, guess) {
        (Some(meant), _) => {
            diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(line.keyword, meant))
        }
        (None, Some(Keyword::Does)) if says_an_action(&written.to_lowercase(), line) => {
            let mut verb = written.to_lowercase();
            verb[..1].make_ascii_uppercase();
            let new = format!("does: {verb}");
            // `Pays: cash`, but `Opens the page: Looks around`.
            let end = line.colon.filter(|_| line.head.is_empty()).unwrap_or(line.keyword);
            diagnostic
                .help(format!("what somebody does is a text: `{new} …`"))
                .fix(Fix::needs_a_look(line.keyword.to(end), new))
        }
        (None, Some(keyword)) => diagnostic
            .help(format!("did you mean `{}`?", keyword.word()))
            .fix(Fix::new(certainty(written, keyword, line), line.keyword, keyword.word())),
        (None, None) if is_about_the_file(written) => diagnostic
            .help(format!("write it as a comment: `# {written}: …`; git keeps who changed the file, and when"))
            .fix(Fix::needs_a_look(Span { end: line.keyword.start, ..line.keyword }, "# ")),
        (None, None) if is_reminder(written) => diagnostic
            .help(format!("write it as a comment: `# {written} …`"))
            .fix(Fix::needs_a_look(Span { end: line.keyword.start, ..line.keyword }, "# ")),
        (None, None) if written.eq_ignore_ascii_case("answered") => {
            diagnostic.help("an opportunity says which pain it answers: write `answers: …` below the opportunity")
        }
        (None, None) if line.colon.is_none() => diagnostic.help(
            "start it with a keyword and a colon, with `|` if it continues the line above, or with `#` if it is a comment",
        ),
        (None, None) => {
            diagnostic.help("`wayline reference` lists the keywords; `wayline reference KEYWORD` says what can be below a line")
        }
    }
}

/// A comment of another language, rewritten as one of this language.
fn comment(text: &str) -> Option<String> {
    let enclosed = |(open, close): &(&str, &str)| text.strip_prefix(open)?.trim_end().strip_suffix(close);
    let plain = LINE_COMMENTS.iter().find_map(|sign| text.strip_prefix(sign));
    let said = plain.or_else(|| BLOCK_COMMENTS.iter().find_map(enclosed))?;
    let said = said.trim_start_matches(['/', '%', ';', '*', '!']).trim();
    (!said.is_empty()).then(|| format!("# {said}"))
}

/// `"pain": "It is slow",` as a line of a map.
fn unquoted(text: &str) -> Option<String> {
    let (word, value) = text.strip_prefix('"')?.split_once('"')?;
    let keyword = Keyword::in_any_case(word)?;
    let value = value.trim_start().strip_prefix(':')?.trim();
    let value = value.strip_suffix(',').unwrap_or(value).trim_end();
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    let plain = !value.is_empty() && !value.contains(['"', '{', '}', '[', ']', '\\']);
    plain.then(|| format!("{}: {value}", keyword.word()))
}

/// `[status] planned`, `<via> web`, `@note Ask`: a keyword in signs.
fn in_signs(text: &str) -> Option<String> {
    let enclosed = |(open, close): &(char, char)| text.strip_prefix(*open)?.split_once(*close);
    let (word, value) = [('[', ']'), ('<', '>'), ('{', '}'), ('@', ' ')].iter().find_map(enclosed)?;
    let keyword = Keyword::in_any_case(word.trim())?;
    let value = value.trim_start_matches([':', ' ']).trim();
    let line = format!("{}: {value}", keyword.word());
    (!value.is_empty() && !value.contains(['<', '>']) && is_right(keyword, &line)).then_some(line)
}

/// `'does: Pays'` without the quotation marks.
fn unquoted_line(text: &str) -> Option<String> {
    let (open, closes) = quotation_mark(text)?;
    let line = text[open.len_utf8()..].trim_end_matches([',', ';']).strip_suffix(closes)?.trim();
    let (head, said) = line.split_once([':', '：'])?;
    let known = Keyword::in_any_case(head.split(is_blank).next()?).is_some();
    (known && !said.trim().is_empty()).then(|| line.to_owned())
}

/// `> does: Pays`, `` `does: Pays` ``: a line with the marks of Markdown around it.
fn unmarked_line(text: &str) -> Option<String> {
    let quoted = || text.strip_prefix('>').map(|line| line.trim_start_matches(['>', ' ']));
    let line = quoted().or_else(|| text.strip_prefix('`')?.strip_suffix('`'))?.trim();
    let (head, said) = line.split_once([':', '：'])?;
    let known = Keyword::in_any_case(head.split(is_blank).next()?).is_some();
    (known && !said.trim().is_empty() && !line.contains('`')).then(|| line.to_owned())
}

/// `“I gave up” – P3` and `> I gave up`: what somebody said.
fn quoted(text: &str) -> Option<&str> {
    // An apostrophe may begin a word.
    let opened = || quotation_mark(text).filter(|(open, _)| !matches!(open, '\'' | '‘' | '‚'));
    let whole = || opened().filter(|(open, closes)| text[open.len_utf8()..].contains(*closes)).map(|_| text);
    text.strip_prefix("> ").map(|said| said.trim_matches(is_blank)).filter(|said| !said.is_empty()).or_else(whole)
}

/// The diagnostic for a line that doesn't start with a word; `says` is the keyword for what somebody says here, `leaves` the line for those
/// who leave.
pub fn not_a_line(text: &str, span: Span, (says, leaves): (Option<Keyword>, Option<String>)) -> Diagnostic {
    let title = "The line does not start with a keyword";
    let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, span, "no line starts like this");
    if let Some(target) = ["->", "=>", "→", "⇒"].iter().find_map(|arrow| text.strip_prefix(arrow)) {
        let new = format!("{} {}", Keyword::Then.word(), target.trim());
        let diagnostic = diagnostic.help(format!("if it says where people go, write `{new}`"));
        return if target.trim().is_empty() { diagnostic } else { diagnostic.fix(Fix::needs_a_look(span, new)) };
    }
    if let Some(new) = unquoted(text)
        .or_else(|| unquoted_line(text))
        .or_else(|| unmarked_line(text))
        .or_else(|| in_signs(text))
        .or(leaves)
    {
        return diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(span, new));
    }
    if let Some((said, keyword)) = quoted(text).zip(says) {
        let new = format!("{}: {said}", keyword.word());
        return diagnostic
            .help(format!("write `{new}`, or start it with `#` if it is a comment"))
            .fix(Fix::needs_a_look(span, new));
    }
    if let Some(comment) = text.strip_prefix("--").and_then(|_| comment(text)) {
        return diagnostic.help("a comment starts with `#`").fix(Fix::needs_a_look(span, comment));
    }
    if ["[ ]", "[x]", "[X]", "☐", "☑", "✓"].iter().any(|mark| text.starts_with(mark)) {
        let new = format!("# {text}");
        return diagnostic.help(format!("write it as a comment: `{new}`")).fix(Fix::needs_a_look(span, new));
    }
    match text.chars().next() {
        Some('<') if text[1..].starts_with(char::is_alphabetic) || text[1..].starts_with('/') => {
            diagnostic.help("a map has no tags: write `keyword: text`")
        }
        Some('/' | ';' | '%' | '<') => {
            let diagnostic = diagnostic.help("a comment starts with `#`");
            Diagnostic { fix: comment(text).map(|comment| Fix::safe(span, comment)), ..diagnostic }
        }
        Some('-' | '*' | '•') => diagnostic.help("lists need no bullets: start the line with its keyword"),
        _ => diagnostic.help("write `keyword: text`, or start the line with `#` if it is a comment"),
    }
}
