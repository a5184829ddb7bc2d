//! Texts that name a persona, a team or a source.

use super::{
    facts::line_in_text,
    parsed_line::ParsedLine,
    scores::{line_of_another_score, only_a_number, second_score},
    several::lines_in_text,
};
use crate::{
    ast,
    diagnostic::{Diagnostic, Fix},
    keyword::{Head, Keyword},
    parse::is_blank,
};

/// A persona, a team or another line in the text: `leaves: Anna: too dear`, `frontstage: shop: Greets`,
/// `touchpoint: Pay via: web`, `feels 1: OK, anna -1`.
pub(super) fn told_in_text(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ParsedLine { rule, line, words, .. } = parsed;
    let text = parsed.slice(line.text);
    let before_colon = text.split_once([':', '：']);
    let before_dash =
        text.contains(['-', '–', '—']).then(|| [" - ", " – ", " — "].iter().find_map(|sign| text.split_once(sign)));
    let before_dash = before_dash.flatten();
    let parts = before_colon.into_iter().chain(before_dash).map(|(who, said)| (who, said.trim_matches(is_blank)));
    for (who, said) in parts.filter(|(_, said)| !said.is_empty()) {
        if let Some(team) = words.teams().find(who).filter(|_| Keyword::By.rule_in(rule.keyword).is_some()) {
            return Some(parsed.moved(format!("`{who}` is a team"), said, &[(Keyword::By, team)]));
        }
        let Some(persona) = words.people().find(who) else { continue };
        let title = format!("`{who}` is a persona");
        let written = parsed.slice(line.head);
        let named = match head {
            ast::Head::Score(None, _) | ast::Head::Way(None, _) => format!(" {persona} {written}"),
            ast::Head::Way(Some(_), _) if rule.head == Head::Way && words.people().leading(written).is_none() => {
                format!(" {persona} {written}")
            }
            ast::Head::None if rule.head == Head::OptionalPersona => format!(" {persona}"),
            _ if rule.head == Head::Pain || rule.keyword == Keyword::Gain => {
                return Some(parsed.moved(title, said, &[(Keyword::For, persona)]));
            }
            _ if rule.keyword.is_column() => {
                return Some(parsed.moved(title, said, &[(Keyword::For, persona)]));
            }
            _ => continue,
        };
        let new = format!("{}: {said}", named.trim_end());
        return Some(parsed.rewritten(title, "a persona goes before the colon", &new));
    }
    line_of_another_score(parsed, head)
        .or_else(|| second_score(parsed, head))
        .or_else(|| only_a_number(parsed, head))
        .or_else(|| only_a_persona(parsed, head))
        .or_else(|| lines_in_text(parsed))
        .or_else(|| line_in_text(parsed))
}

/// `thinks: (anna) Why so dear?`, `says: Never again (ben)`, `backstage: Checks the stock (web)`.
pub(super) fn told_in_brackets(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let text = parsed.slice(parsed.line.text);
    let quoted =
        parsed.words.people().behind_quotation(text).map(|(said, _)| (said, text[said.len()..].trim_matches(is_blank)));
    let before = text.strip_prefix(['(', '[']).and_then(|rest| rest.split_once([')', ']']));
    let behind = text.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    // `says: Never again – Anna`
    let dash = || {
        let dashed = text.contains(['-', '–', '—']);
        dashed.then(|| [" - ", " – ", " — "].iter().find_map(|sign| text.rsplit_once(sign)))?
    };
    let (who, said) = before.or_else(|| behind.or_else(dash).or(quoted).map(|(said, who)| (who, said)))?;
    let said = said.trim_matches(|c| is_blank(c) || matches!(c, ':' | '：'));
    if said.is_empty() {
        return None;
    }
    let rule = parsed.rule;
    // `Greets (by shop)`
    let team = who.strip_prefix("by ").map_or(who, |team| team.trim_start_matches(is_blank));
    let of_team = || Some((parsed.words.teams().find(team)?, line_of_team(parsed)?));
    if let Some((team, keyword)) = of_team() {
        return Some(parsed.moved(format!("`{who}` is a team"), said, &[(keyword, team)]));
    }
    if let Some(sources) = parsed.sources(who) {
        return Some(parsed.moved(format!("`{sources}` is a source"), said, &[(Keyword::From, &sources)]));
    }
    let persona = parsed.words.people().find(who)?;
    let title = format!("`{who}` is a persona");
    match head {
        ast::Head::Score(None, _) => {
            let score = parsed.slice(parsed.line.head);
            Some(parsed.rewritten(title, "a persona goes before the score", &format!(" {persona} {score}: {said}")))
        }
        ast::Head::None if rule.head == Head::OptionalPersona => {
            Some(parsed.rewritten(title, "a persona goes before the colon", &format!(" {persona}: {said}")))
        }
        _ if rule.head == Head::Pain || rule.keyword == Keyword::Gain => {
            Some(parsed.moved(title, said, &[(Keyword::For, persona)]))
        }
        _ => None,
    }
}

/// The keyword of the line that says which team it is.
fn line_of_team(parsed: &ParsedLine<'_>) -> Option<Keyword> {
    let keyword = parsed.rule.keyword;
    if Keyword::By.rule_in(keyword).is_some() {
        return Some(Keyword::By);
    }
    // What has an owner already can't get another one.
    let below = parsed.source.text[parsed.line.text.range().end..].lines().skip(1);
    let words = below.map_while(|line| Keyword::in_any_case(line.split([':', ' ']).find(|word| !word.is_empty())?));
    let has_owner = || words.take_while(|word| word.rule_in(keyword).is_some()).any(|word| word == Keyword::Owner);
    (keyword == Keyword::Opportunity && !has_owner()).then_some(Keyword::Owner)
}

/// `backstage: Checks the stock, by web`.
pub(super) fn told_by(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    Keyword::By.rule_in(parsed.rule.keyword)?;
    let (said, who) = parsed.slice(parsed.line.text).rsplit_once(", by ")?;
    let team = parsed.words.teams().find(who.trim_end_matches('.'))?;
    Some(parsed.moved(format!("`{who}` is a team"), said, &[(Keyword::By, team)]))
}

/// `feels 1: anna`.
fn only_a_persona(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ast::Head::Score(None, _) = head else { return None };
    let text = parsed.slice(parsed.line.text);
    let listed = parsed.words.people().listed(text)?;
    let score = parsed.slice(parsed.line.head);
    let title = format!("`{text}` is the word for this feeling");
    let keyword = parsed.slice(parsed.line.keyword);
    let lines: Vec<String> = listed.iter().map(|persona| format!("{keyword} {persona} {score}")).collect();
    let margin = parsed.source.before(parsed.line.keyword.start);
    let place = parsed.line.keyword.to(parsed.line.text);
    let diagnostic = parsed.warning(title, "a persona goes before the score", "");
    Some(
        diagnostic
            .help(format!("write `{}`", lines.join("`, `")))
            .fix(Fix::needs_a_look(place, lines.join(&format!("\n{margin}")))),
    )
}
