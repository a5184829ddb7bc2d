//! A line without its colon: where the colon was meant to be.

use super::{
    fold::key,
    head::{head, is_name, words_with_head},
    is_blank,
    joined::with_commas,
    people::People,
    respell::respelt,
    scan::lines,
    severity::SEVERITIES,
    value::value,
    vocabulary::Vocabulary,
};
use crate::{
    ast::{Content, Statement},
    diagnostic::{Applicability, Diagnostic, Fix},
    keyword::{Head, Keyword, Rule, Value},
    source::Source,
    span::{FileId, Span},
};

/// Adds the edit to the diagnostic of a missing colon, if a colon somewhere makes the line correct.
pub fn put(source: &Source, rule: &Rule, line: Statement, vocabulary: &Vocabulary, wrong: &mut Diagnostic) {
    place(source, rule, line, vocabulary, wrong);
    // `*says* Hello`: the marks are still there.
    let between = source.text.get(line.keyword.end as usize..line.head.start as usize);
    let is_marked = between.is_some_and(|between| !between.trim().is_empty());
    if let Some(fix) = wrong.fix.as_mut().filter(|_| is_marked) {
        fix.applicability = fix.applicability.max(Applicability::Unsafe);
    }
}

fn place(source: &Source, rule: &Rule, line: Statement, vocabulary: &Vocabulary, wrong: &mut Diagnostic) {
    let people = vocabulary.people();
    let keyword = &source.text[line.keyword.range()];
    let words = &source.text[line.head.range()];
    // A name would be made from the text, which only the caller can do.
    if rule.head == Head::Name {
        let made = wrong.fix.as_ref().map(|fix| format!("{keyword}{}", fix.edits[0].text));
        wrong.fix = wrong.fix.take().filter(|_| made.is_some_and(|line| fits(rule, &line)));
        return;
    }
    wrong.fix = None;
    // `feels 1 {`: the line needs no colon, only nothing after it.
    if let Some(said) = words.strip_suffix('{').map(|said| said.trim_end_matches(is_blank)) {
        let start = if said.is_empty() { line.keyword.end } else { line.head.start + said.len() as u32 };
        wrong.help = Some("remove the `{`: the lines below belong to this one anyway".to_owned());
        wrong.fix = Some(Fix::safe(Span { start, ..line.head }, ""));
        return;
    }
    // `moment!`: the line needs no text.
    if rule.value == Value::OptionalProse && rule.head == Head::None && !words.contains(char::is_alphanumeric) {
        wrong.help = Some(format!("write `{keyword}` alone"));
        wrong.fix = Some(Fix::safe(Span { start: line.keyword.end, ..line.head }, ""));
        return;
    }
    // `csat 4.2/5`, `conversion rate 3 %`
    let measured = words_with_head(rule, words).filter(|_| rule.head == Head::Measure);
    if let Some(mended) = measured.map(|said| format!("{keyword} {said}")).filter(|mended| fits(rule, mended)) {
        wrong.help = Some(format!("write `{mended}`"));
        let place = Span { start: line.keyword.end, ..line.head };
        wrong.fix = Some(Fix::safe(place, &mended[keyword.len()..]));
        return;
    }
    let (length, certain) = sign(rule, words, people).unwrap_or_else(|| length_of_head(rule, words, people));
    let (before, text) = words.split_at(length);
    let text = without_sign(text.trim_start_matches(|c| is_blank(c) || matches!(c, ',' | ';') || COLONS.contains(&c)));
    // `via web / app`
    let listed = match rule.value {
        Value::Names(named) if rule.head == Head::None => with_commas(named, text, vocabulary),
        _ => None,
    };
    if let Some((list, certain)) = listed {
        wrong.help = Some(format!("write `{keyword}: {list}`"));
        wrong.fix = Some(Fix::new(certain, Span { start: line.keyword.end, ..line.head }, format!(": {list}")));
        return;
    }
    let (text, certain) = match before.is_empty() {
        true => without_number(rule, text, certain),
        false => (text, certain),
    };
    let gap = if before.is_empty() { "" } else { " " };
    let mended = format!("{keyword}{gap}{before}: {text}");
    if text.is_empty() || !fits(rule, &mended) {
        // `from "interviews"`
        let value = respelt(rule, text).filter(|_| !text.is_empty());
        let new = value.map(|(value, certain)| (format!("{gap}{before}: {value}"), certain));
        let Some((new, certain)) = new.filter(|(new, _)| fits(rule, &format!("{keyword}{new}"))) else {
            return;
        };
        wrong.help = Some(format!("write `{keyword}{new}`"));
        let place = Span { start: line.keyword.end, ..line.head };
        wrong.fix = Some(Fix::new(certain, place, new));
        return;
    }
    wrong.help = Some(format!("write `{mended}`"));
    let start = if before.is_empty() { line.keyword.end } else { line.head.start + length as u32 };
    let end = line.head.end - text.len() as u32;
    wrong.fix = Some(Fix::new(certain, Span { start, end, ..line.head }, ": "));
}

/// Signs that look like a colon: of fractions, small, modifier, vertical, of Hebrew.
const COLONS: [char; 6] = ['∶', '﹕', '꞉', 'ː', '︓', '׃'];

/// Where a sign is that was meant as the colon: `compare - Compare offers`.
fn sign(rule: &Rule, words: &str, people: &People) -> Option<(usize, Applicability)> {
    let at = [" = ", " - ", " – ", " — ", " -> ", " => "].iter().filter_map(|sign| words.find(sign)).min()?;
    let before = words[..at].trim_end_matches(is_blank);
    let fits = match rule.head {
        Head::OptionalPersona => people.find(before).is_some(),
        Head::OptionalName => !before.contains(is_blank) && before.starts_with(char::is_lowercase),
        Head::Measure | Head::Label => true,
        Head::None | Head::Name | Head::Score | Head::Pain | Head::Way | Head::Exit | Head::Days => false,
    };
    fits.then_some((before.len(), Applicability::Safe))
}

/// `2 - Pay`, `3. Pay`, `2 Pay`: the title of a stage without its number, which only repeats the order of the file. `3D Secure` and `2024
/// Redesign` begin with no such number.
fn without_number<'a>(rule: &Rule, text: &'a str, certain: Applicability) -> (&'a str, Applicability) {
    let titled = rule.keyword.is_division() || rule.keyword.is_column();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &text[..text.len() - rest.len()];
    let digits = number.trim_end_matches('.');
    if !titled || !matches!(digits.len(), 1..=2) || digits.contains('.') {
        return (text, certain);
    }
    let closed = rest.strip_prefix([')', ']']);
    let behind = closed.unwrap_or(rest);
    let title = without_sign(behind.trim_start_matches(is_blank));
    let is_marked =
        closed.is_some() || number.ends_with('.') || title.len() < behind.trim_start_matches(is_blank).len();
    // `Stage 2 weeks later` begins with a number of weeks, and `4 Friends meet` may be about four.
    match (title.is_empty(), is_marked) {
        (false, true) => (title, certain),
        (false, false) if behind.starts_with(is_blank) && title.starts_with(char::is_uppercase) => {
            // Of stages, people say the number.
            (title, if rule.keyword.is_division() { certain } else { certain.max(Applicability::Unsafe) })
        }
        (_, _) => (text, certain),
    }
}

/// How many bytes of the words belong before the colon, and whether that is certain.
fn length_of_head(rule: &Rule, words: &str, people: &People) -> (usize, Applicability) {
    let end = |start: usize| words[start..].find(is_blank).map_or(words.len(), |length| start + length);
    let first_end = end(0);
    let rest = words[first_end..].trim_start_matches(is_blank);
    let second_end = end(words.len() - rest.len());
    let (first, second) = (&words[..first_end], &words[words.len() - rest.len()..second_end]);
    let is_number =
        |word: &str| word.trim_start_matches(['+', '-', '−', '–']).starts_with(|c: char| c.is_ascii_digit());
    let is_severity = |word: &str| SEVERITIES.iter().any(|severity| word.eq_ignore_ascii_case(severity));
    // Names are mostly lower case, and texts begin with a capital letter.
    let is_text = |word: &str| word.chars().next().is_some_and(|first| !first.is_lowercase());
    let sure = |word: &str| if is_text(word) { Applicability::Safe } else { Applicability::Unsafe };
    let persona = people.leading(words).filter(|_| rule.head == Head::OptionalPersona);
    if let Some((_, text)) = persona {
        return (words.len() - text.len(), Applicability::Safe);
    }
    match rule.head {
        Head::None => (0, Applicability::Safe),
        Head::Measure if people.find(second).is_some() || people.find(first).is_some() => {
            (second_end, Applicability::Safe)
        }
        Head::Name | Head::Measure => (first_end, Applicability::Safe),
        Head::Label => (first_end, Applicability::Unsafe),
        Head::Score if is_number(first) => (first_end, Applicability::Safe),
        Head::Score => (second_end, Applicability::Safe),
        Head::Pain if is_severity(first) => (first_end, Applicability::Safe),
        Head::Pain if is_severity(second) => (second_end, Applicability::Safe),
        // `compare Compare offers`: a name, and the text that begins with it; `compare, Compare offers`.
        Head::Pain | Head::OptionalName
            if !is_text(first)
                && is_name(first.trim_end_matches([',', ';']))
                && second.starts_with(char::is_uppercase) =>
        {
            let first = first.trim_end_matches([',', ';']);
            let first_end = first.len();
            let said = key(rest).contains(&key(first));
            (first_end, if said { Applicability::Safe } else { Applicability::Unsafe })
        }
        Head::Pain | Head::OptionalName => (0, sure(first)),
        // Perhaps a persona of a shared file.
        Head::OptionalPersona if !is_text(first) && is_text(second) => (first_end, Applicability::Unsafe),
        Head::OptionalPersona => (0, Applicability::Safe),
        // A way needs no colon.
        Head::Way | Head::Exit | Head::Days => (words.len(), Applicability::Unsafe),
    }
}

/// A text without the sign that was written instead of the colon.
pub fn without_sign(text: &str) -> &str {
    let text = text.trim_start_matches(is_blank);
    let rest = ["=>", "->", "=", "-", "–", "—", "→"].iter().find_map(|sign| text.strip_prefix(sign));
    rest.filter(|rest| rest.starts_with(is_blank)).map_or(text, |rest| rest.trim_start_matches(is_blank))
}

/// Whether the line is valid by the first rule of its keyword.
pub fn is_right(keyword: Keyword, line: &str) -> bool {
    keyword.rules().next().is_some_and(|rule| fits(rule, line))
}

/// Whether the line is valid by its rule.
pub fn fits(rule: &Rule, line: &str) -> bool {
    let source = Source::new("", line);
    let read = lines(&source, FileId::default());
    let Some(Content::Statement(statement)) = read.first().map(|line| &line.content) else { return false };
    let prose = rule.is_prose();
    head(&source, rule, *statement).is_ok() && (prose || value(&source, rule, statement.text).is_ok())
}
