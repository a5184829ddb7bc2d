//! `touchpoint: Make a list: 4: Mia, Jon`: the score and the actors of a Mermaid task in a title.

use super::parsed_line::ParsedLine;
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{
        elsewhere::{begins_below, place_below},
        task::Task,
    },
};

pub(super) fn task_in_title(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let keyword = parsed.rule.keyword;
    if !keyword.is_column() && keyword != Keyword::Stage {
        return None;
    }
    let text = parsed.slice(parsed.line.text);
    let task = Some(text).filter(|text| text.contains(':')).and_then(|text| Task::read(text, parsed.words))?;
    if !task.known {
        return None;
    }
    let said = text[task.title.len()..].trim_start_matches([' ', ':']);
    let title = format!("`{said}` is drawn as a part of the title");
    let label = "what people feel has a line of its own";
    let head = parsed.slice(parsed.line.head);
    let gap = if head.is_empty() { "" } else { " " };
    let diagnostic = parsed.warning(title, label, &format!("{gap}{head}: {}", task.title));
    let diagnostic = Diagnostic { code: Code::OnlyText, ..diagnostic };
    let Some(feelings) = task.feelings(parsed.words) else {
        let help = diagnostic.help.clone().unwrap_or_default();
        return Some(diagnostic.help(format!("{help}, and a `feels` line for each persona below it")));
    };
    let help = diagnostic.help.clone().unwrap_or_default();
    let diagnostic = diagnostic.help(format!("{help}, and below it `{}`", feelings.join("`, `")));
    if begins_below(parsed.source, parsed.line, Keyword::Feels.word()) {
        return Some(diagnostic);
    }
    let (place, margin) = place_below(parsed.source, parsed.line);
    let lines: String = feelings.iter().map(|line| format!("\n{margin}{line}")).collect();
    Some(diagnostic.fix(Fix::needs_a_look(parsed.line.text, task.title).and(place, lines)))
}
