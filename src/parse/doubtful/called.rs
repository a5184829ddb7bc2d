//! A name that comes after the colon instead of before it.

use super::parsed_line::ParsedLine;
use crate::{
    ast,
    diagnostic::Diagnostic,
    keyword::{Head, Keyword},
    parse::{head::names_and_says, is_blank, synonyms::synonym},
};

/// `stage: search: Searching`, `opportunity: fast: Speed up`. What looks like another line in the text is none of its names.
pub(super) fn name_in_text(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let named = matches!(parsed.rule.head, Head::OptionalName | Head::Pain);
    let nameless = *head == ast::Head::None && parsed.line.head.is_empty();
    let (name, label) = parsed.slice(parsed.line.text).split_once(':').filter(|_| named && nameless)?;
    let label = label.strip_prefix(is_blank)?.trim_start_matches(is_blank);
    let free = parsed.words.people().find(name).is_none()
        && synonym(name).is_none()
        && Keyword::parse(name).is_none()
        // `touchpoint: web: Pay`, `pain: app: It is slow`; a stage has no channel.
        && (parsed.rule.keyword == Keyword::Stage || !parsed.words.has_channel(name));
    (free && !name.ends_with(is_blank) && names_and_says(&format!("{name} {label}"))).then(|| {
        let title = format!("`{name}` is part of the text");
        parsed.rewritten(title, "a name goes before the colon", &format!(" {name}: {label}"))
    })
}
