//! `touchpoint: Show @shop`: whom or what other tools would link to.

use super::parsed_line::ParsedLine;
use crate::{
    ast,
    diagnostic::Diagnostic,
    keyword::{Head, Keyword},
    parse::is_blank,
};

/// A channel, a team or a persona after an `@` at the end of a text.
pub(super) fn tag_in_text(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let text = Some(parsed.slice(parsed.line.text)).filter(|text| text.contains('@'))?;
    let (said, tag) = text.rsplit_once('@').filter(|(said, _)| said.ends_with(is_blank))?;
    let (said, tag) = (said.trim_end_matches(is_blank), tag.trim_end_matches(is_blank));
    let takes = |keyword: Keyword| keyword.rule_in(parsed.rule.keyword).is_some();
    let is = |what: &str| format!("`@{tag}` is a {what}");
    if said.is_empty() {
        return None;
    }
    if takes(Keyword::Via) && parsed.words.has_channel(tag) {
        return Some(parsed.moved(is("channel"), said, &[(Keyword::Via, &tag.to_lowercase())]));
    }
    if let Some(team) = parsed.words.teams().find(tag) {
        let keyword = [Keyword::By, Keyword::Owner].into_iter().find(|keyword| takes(*keyword))?;
        return Some(parsed.moved(is("team"), said, &[(keyword, team)]));
    }
    let persona = parsed.words.people().find(tag)?;
    match head {
        ast::Head::Score(None, _) => {
            let new = format!(" {persona} {}: {said}", parsed.slice(parsed.line.head));
            Some(parsed.rewritten(is("persona"), "a persona goes before the score", &new))
        }
        ast::Head::None if parsed.rule.head == Head::OptionalPersona => {
            Some(parsed.rewritten(is("persona"), "a persona goes before the colon", &format!(" {persona}: {said}")))
        }
        _ if takes(Keyword::For) => Some(parsed.moved(is("persona"), said, &[(Keyword::For, persona)])),
        _ => None,
    }
}
