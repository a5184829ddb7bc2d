//! Texts that are understood as written, but may have been meant differently.

mod called;
mod facts;
mod parsed_line;
mod placeholder;
mod scores;
mod several;
mod severities;
mod shares;
mod signs;
mod tags;
mod tasks;
mod team_kinds;
mod whole_line;
mod whose;

use super::vocabulary::Vocabulary;
use crate::{
    ast::{self, Statement},
    diagnostic::Diagnostic,
    keyword::{Head, Keyword, Rule, Value},
    source::Source,
};
use called::name_in_text;
use facts::{facts_in_brackets, only_a_sign, owner_of_pain, status_in_text};
use parsed_line::ParsedLine;
use placeholder::placeholder;
use severities::{severity_in_text, ticket_for_name};
use shares::{share_in_reason, share_of_one, without_percent};
use signs::{
    brace, enclosed_behind, hash_behind, list_mark, quoted, remark_behind, semicolon, slashes_behind, strong,
    trailing_comment,
};
use tags::tag_in_text;
use tasks::task_in_title;
use team_kinds::team_kind_in_signs;
use whole_line::{line_below_as_name, line_for_text};
use whose::{told_by, told_in_brackets, told_in_text};

pub use signs::comment;
pub use team_kinds::kind_in_signs;

/// What may be meant differently in a line that is understood.
pub fn doubtful(
    source: &Source,
    rule: &Rule,
    line: Statement,
    head: &ast::Head,
    continued: bool,
    words: &Vocabulary,
) -> Vec<Diagnostic> {
    if rule.value == Value::Percent {
        return share_of_one(source, line).or_else(|| without_percent(source, line)).into_iter().collect();
    }
    if let Some(kind) = team_kind_in_signs(&ParsedLine { source, rule, line, words }) {
        return vec![kind];
    }
    if !rule.is_prose() && rule.value != Value::Plain {
        return Vec::new();
    }
    let text = &source.text[line.text.range()];
    // A phone has a `#` to press, and feelings are no sentences.
    let blanks = if rule.value == Value::Title || rule.head == Head::Score { 1 } else { 2 };
    let hash = hash_behind(text, blanks).or_else(|| remark_behind(text));
    let hash = hash.map(|at| trailing_comment(source, line, line.text, at));
    // A text that goes on in the next line may end in any sign.
    let brace = || brace(rule, text, line.text).or_else(|| semicolon(rule, text, line.text)).filter(|_| !continued);
    let severity = || match head {
        ast::Head::None | ast::Head::Pain(_, None) | ast::Head::Name(_) if rule.keyword == Keyword::Pain => {
            severity_in_text(source, line)
        }
        _ => None,
    };
    let share = || share_in_reason(source, rule, line, head, words);
    let slashes = || {
        let at = slashes_behind(text).filter(|_| blanks == 1).or_else(|| enclosed_behind(text));
        at.map(|at| trailing_comment(source, line, line.text, at))
    };
    let parsed = || {
        let parsed = ParsedLine { source, rule, line, words };
        ticket_for_name(&parsed, head)
            .or_else(|| task_in_title(&parsed))
            .or_else(|| line_for_text(&parsed))
            .or_else(|| line_below_as_name(&parsed))
            .or_else(|| status_in_text(&parsed))
            .or_else(|| told_in_text(&parsed, head))
            .or_else(|| told_in_brackets(&parsed, head))
            .or_else(|| told_by(&parsed))
            .or_else(|| tag_in_text(&parsed, head))
            .or_else(|| name_in_text(&parsed, head))
            .or_else(|| only_a_sign(&parsed))
            .or_else(|| owner_of_pain(&parsed))
            .or_else(|| facts_in_brackets(&parsed))
            .or_else(|| list_mark(&parsed))
            .or_else(|| quoted(&parsed))
    };
    let strong = || strong(source, line.text);
    let stands_for = placeholder(&ParsedLine { source, rule, line, words }, head);
    stands_for
        .or(hash)
        .or_else(slashes)
        .or_else(strong)
        .or_else(brace)
        .or_else(severity)
        .or_else(share)
        .or_else(parsed)
        .into_iter()
        .collect()
}
