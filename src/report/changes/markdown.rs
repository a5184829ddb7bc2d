//! Changes for a pull request.

use super::{
    Changed, NotCompared,
    changed::heading,
    line::{Emphasis, Part, Sign, line, verb},
    summary::{inventory, summary},
};
use crate::{
    compare::Topic,
    export::{code, escaped},
    report::visible_line,
};

/// Writes the changes of one map as a section of Markdown.
pub fn changes_markdown(of: &Changed<'_>) -> String {
    let name = |name: &str| code(&visible_line(name));
    let (title, old, new) = (escaped(&visible_line(&of.title())), name(&of.old_name), name(&of.new_name));
    let about = match (of.old, of.new) {
        (None, Some(side)) => format!("{new} is a new map: {}.", inventory(side.map)),
        (Some(side), None) => format!("{old} was removed: it had {}.", inventory(side.map)),
        (_, _) if of.is_same() => format!("{old} → {new}: no changes in meaning."),
        (_, _) => format!("{old} → {new}: {}.", summary(&of.difference.changes)),
    };
    let mut out = format!("### {title}\n\n{about}\n");
    let mut topic: Option<Topic> = None;
    for change in &of.difference.changes {
        if topic.replace(change.topic) != Some(change.topic) {
            out.push_str(&format!("\n**{}**\n\n", heading(change.topic)));
        }
        let sign = Sign::of(&change.what);
        let verb = match sign {
            Sign::Added | Sign::Gone => format!("{}: ", verb(sign)),
            Sign::Changed => String::new(),
        };
        let parts: String = line(change).iter().map(shown).collect();
        out.push_str(&format!("- {verb}{parts}\n"));
    }
    out
}

/// Names the maps that weren't compared; nothing if there are none.
pub fn not_compared_markdown(all: &[NotCompared]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let item = |of: &NotCompared| format!("- {}: {}\n", code(&visible_line(&of.name)), escaped(&visible_line(&of.why)));
    format!("### Not compared\n\nThese maps could not be compared.\n\n{}", all.iter().map(item).collect::<String>())
}

fn shown(part: &Part) -> String {
    let text = escaped(&visible_line(&part.text));
    match part.look {
        Emphasis::Strong => format!("**{text}**"),
        Emphasis::Plain | Emphasis::Soft | Emphasis::Old | Emphasis::New | Emphasis::Judged(_) => text,
    }
}
