//! Texts that say what another line says.

use super::parsed_line::ParsedLine;
use crate::{
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Keyword, Rule, Value},
    parse::{
        asides::{Aside, asides, is_ticked},
        head::{ARTICLES, means_no, means_yes},
        is_blank, is_comma,
        respell::{chosen, meant},
    },
    span::Span,
};

/// `opportunity: [done] Show prices`, `pain: Prices change (solved)`.
pub(super) fn status_in_text(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let Value::Choice(choices) = Keyword::Status.rule_in(parsed.rule.keyword)?.value else { return None };
    asides(parsed.slice(parsed.line.text)).find_map(|Aside { said, text }| {
        let said = if is_ticked(said) { "done" } else { said };
        let status = chosen(Keyword::Status, choices, said)?;
        let diagnostic =
            parsed.moved(format!("The text says that this is {status}"), text, &[(Keyword::Status, &status)]);
        Some(Diagnostic { code: Code::OnlyText, ..diagnostic })
    })
}

/// `moment: yes`: a key moment is one without that, and a reason is what its text is for.
pub(super) fn only_a_sign(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let text = parsed.slice(parsed.line.text);
    if parsed.rule.keyword == Keyword::Moment && means_no(text) {
        return Some(no_moment(parsed, text));
    }
    let says_nothing =
        || means_yes(text) || text.eq_ignore_ascii_case("of truth") || parsed.words.people().find(text).is_some();
    (parsed.rule.keyword == Keyword::Moment && says_nothing()).then(|| {
        let place = Span { start: parsed.line.keyword.end, ..parsed.line.text };
        let word = parsed.slice(parsed.line.keyword);
        let title = format!("`{text}` is the reason of this key moment");
        let mut diagnostic = Diagnostic::new(Code::OnlyText, title, parsed.line.text, "the text says why it is one");
        diagnostic.severity = Severity::Warning;
        diagnostic
            .help(format!("write `{word}` alone, or why it matters, after the colon"))
            .fix(Fix::needs_a_look(place, ""))
    })
}

/// `moment: no`: what isn't a key moment has no such line.
fn no_moment(parsed: &ParsedLine<'_>, text: &str) -> Diagnostic {
    let (source, word) = (parsed.source, parsed.slice(parsed.line.keyword));
    let title = format!("`{text}` is the reason of this key moment");
    let mut diagnostic = Diagnostic::new(Code::OnlyText, title, parsed.line.text, "the line alone says that it is one");
    diagnostic.severity = Severity::Warning;
    let at = source.line_of(parsed.line.keyword.start);
    let end = if at + 1 < source.line_count() { source.line_range(at + 1).start } else { source.text.len() };
    let whole = Span { start: source.line_range(at).start as u32, end: end as u32, ..parsed.line.text };
    diagnostic
        .help(format!("remove this line: a column without `{word}` is no key moment"))
        .fix(Fix::needs_a_look(whole, ""))
}

/// Keywords that people write at the end of the line above.
const BELOW: [Keyword; 9] = [
    Keyword::By,
    Keyword::Via,
    Keyword::For,
    Keyword::Owner,
    Keyword::Due,
    Keyword::Status,
    Keyword::Answers,
    Keyword::Impact,
    Keyword::Effort,
];

/// Whether people write this below a line with that rule, or at its end.
pub(super) fn is_below(rule: &Rule, keyword: Keyword) -> bool {
    BELOW.contains(&keyword) && keyword.rule_in(rule.keyword).is_some()
}

/// `touchpoint: Pay via: web`, `opportunity: Show prices - owner: web - due: 2027-01-31`.
pub(super) fn line_in_text(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    // Nearly all texts have no colon, and this is asked about every line.
    let text = Some(parsed.slice(parsed.line.text)).filter(|text| text.contains(':'))?;
    let allowed = BELOW.into_iter().filter(|keyword| is_below(parsed.rule, *keyword));
    let lower = text.to_ascii_lowercase();
    let found = |keyword: Keyword| Some((lower.find(&format!("{}: ", keyword.word()))?, keyword));
    let mut places: Vec<(usize, Keyword)> =
        allowed.filter_map(found).filter(|(at, _)| text[..*at].ends_with([' ', '(', ',', '\t'])).collect();
    places.sort_unstable_by_key(|(at, _)| *at);
    let &(first, keyword) = places.first()?;
    let apart = |text: &'_ str| text.trim_matches(|c: char| is_blank(c) || ",;-–—|(".contains(c)).to_owned();
    let said = apart(&text[..first]);
    let ends = places.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let enclosed = text[..first].trim_end().ends_with('(') && text.ends_with(')');
    let lines = places.iter().zip(ends).map(|(&(at, keyword), end)| {
        let value = apart(&text[at + keyword.word().len() + 1..end]);
        (keyword, if enclosed && end == text.len() { apart(value.trim_end_matches(')')) } else { value })
    });
    let lines: Vec<(Keyword, String)> = lines.flat_map(|(keyword, value)| listed(parsed, keyword, &value)).collect();
    // `Show the owner: name and phone`
    let last = said.rsplit(is_blank).next().unwrap_or_default().to_lowercase();
    if said.is_empty() || ARTICLES.contains(&&*last) || lines.iter().any(|(_, value)| value.is_empty()) {
        return None;
    }
    let title = format!("`{}` is plain text here", keyword.word());
    let is_apart = text[..first].trim_end_matches(is_blank).ends_with([',', ';', '(', '|', '-', '–', '—']);
    let is_wrong =
        |(keyword, value): &(Keyword, String)| value.contains([':', '(', ')']) || !parsed.is_right(*keyword, value);
    // `Order status: done or open at a glance`, `Say who answers: staff`, `She asks for: a price`
    let is_sentence = || match keyword {
        Keyword::Answers => {
            let named = lines.iter().filter(|(of, _)| *of == keyword).flat_map(|(_, names)| names.split(is_comma));
            named.map(|name| name.trim_matches(is_blank)).any(|name| !parsed.words.has_pain(name))
        }
        Keyword::For => lines.iter().any(|(of, whom)| *of == keyword && parsed.words.people().listed(whom).is_none()),
        _ => lines.iter().any(is_wrong),
    };
    if !is_apart && is_sentence() {
        return None;
    }
    if lines.iter().any(is_wrong) {
        let mut diagnostic =
            Diagnostic::new(Code::OnlyText, title, parsed.line.text, "each fact has a line of its own");
        diagnostic.severity = Severity::Warning;
        return Some(diagnostic.help(format!("write `{}: …` in a line below this one", keyword.word())));
    }
    let lines: Vec<(Keyword, &str)> = lines.iter().map(|(keyword, value)| (*keyword, value.as_str())).collect();
    Some(Diagnostic { code: Code::OnlyText, ..parsed.moved(title, &said, &lines) })
}

/// `opportunity: Show prices (impact 4, effort 2)`: in brackets, the facts need no colon to be some.
pub(super) fn facts_in_brackets(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let (said, inside) = parsed.slice(parsed.line.text).strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let said = said.trim_end_matches(is_blank);
    let fact = |part: &'_ str| {
        let (word, value) = part.trim_matches(is_blank).split_once(is_blank)?;
        let keyword = Keyword::in_any_case(word).filter(|keyword| is_below(parsed.rule, *keyword))?;
        let value = value.trim_matches(is_blank);
        let known = keyword != Keyword::Owner || parsed.words.teams().find(value).is_some();
        let respelt = || meant(keyword.rule_in(parsed.rule.keyword)?, value);
        let right = |value: &String| parsed.is_right(keyword, value);
        let value = Some(value.to_owned()).filter(right).or_else(|| respelt().filter(right))?;
        // `(for anna)`, `(by shop)` and the like are found by whom they name.
        let figure =
            value.contains(|c: char| c.is_ascii_digit()) || keyword == Keyword::Owner || keyword == Keyword::Status;
        (known && figure).then_some((keyword, value))
    };
    let facts: Vec<(Keyword, String)> = inside.split([',', ';']).map(fact).collect::<Option<_>>()?;
    let lines: Vec<(Keyword, &str)> = facts.iter().map(|(keyword, value)| (*keyword, value.as_str())).collect();
    let title = format!("`{}` is plain text here", lines.first()?.0.word());
    (!said.is_empty()).then(|| Diagnostic { code: Code::OnlyText, ..parsed.moved(title, said, &lines) })
}

/// `pain: Slow (owner: IT)`: a pain has no owner.
pub(super) fn owner_of_pain(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let text = Some(parsed.slice(parsed.line.text)).filter(|_| parsed.rule.keyword == Keyword::Pain)?;
    let owner = Keyword::Owner.word();
    let at = text
        .to_ascii_lowercase()
        .find(&format!("{owner}: "))
        .filter(|at| text[..*at].trim_end_matches(is_blank).ends_with(['(', ',', '[', ';', '-', '–', '—', '|']))?;
    let title = format!("`{owner}` is plain text here");
    let place = Span { start: parsed.line.text.start + at as u32, ..parsed.line.text };
    let mut diagnostic =
        Diagnostic::new(Code::OnlyText, title, place, "the opportunity that answers a pain has an owner");
    diagnostic.severity = Severity::Warning;
    Some(diagnostic.help(format!("write `{owner}: …` below that `{}`", Keyword::Opportunity.word())))
}

/// The facts in a value that goes on with others, as in `IT, due Q2 2027`, each as its line has it.
fn listed(parsed: &ParsedLine<'_>, keyword: Keyword, text: &str) -> Vec<(Keyword, String)> {
    let mut facts = vec![(keyword, String::new())];
    for part in text.split_inclusive([',', ';']) {
        let words = part.trim_start_matches(is_blank);
        let next = BELOW.into_iter().filter(|keyword| is_below(parsed.rule, *keyword));
        let mut next = next.filter_map(|keyword| Some((keyword, words.strip_prefix(keyword.word())?)));
        match next.find(|(_, value)| value.starts_with(is_blank)) {
            Some((keyword, value)) => facts.push((keyword, value.to_owned())),
            None => facts.last_mut().into_iter().for_each(|(_, value)| value.push_str(part)),
        }
    }
    let value = |(keyword, value): (Keyword, String)| {
        let value = value.trim_matches(|c: char| is_blank(c) || matches!(c, ',' | ';')).to_owned();
        let is_right = |value: &str| parsed.is_right(keyword, value);
        let meant = || {
            let rule = keyword.rule_in(parsed.rule.keyword)?;
            match rule.value {
                // `status: done or open`: one of its words alone would lose the others.
                Value::Choice(choices) => chosen(keyword, choices, &value),
                _ => meant(rule, &value),
            }
        };
        let meant = if is_right(&value) { None } else { meant().filter(|meant| is_right(meant)) };
        (keyword, meant.unwrap_or(value))
    };
    facts.into_iter().map(value).collect()
}
