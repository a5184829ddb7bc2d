//! Changes for a pull request.

use super::{
    Changed, heading,
    line::{Look, Part, Sign, line, verb},
    summary::{inventory, summary},
};
use crate::{compare::Topic, export::escaped};

/// Tells the changes of one map as a section of Markdown.
pub fn changes_markdown(of: &Changed<'_>) -> String {
    let (title, old, new) = (escaped(&of.title()), code(&of.old_name), code(&of.new_name));
    let about = match (of.old, of.new) {
        (None, Some(side)) => format!("{new} is a new map: {}.", inventory(side.map)),
        (Some(side), None) => format!("{old} is gone: it had {}.", inventory(side.map)),
        (_, _) if of.is_same() => format!("{old} → {new}: no change of meaning."),
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
            Sign::Added | Sign::Gone => format!("{}: ", verb(change.topic, sign)),
            Sign::Changed => String::new(),
        };
        let parts: String = line(change).iter().map(shown).collect();
        out.push_str(&format!("- {verb}{parts}\n"));
    }
    out
}

fn shown(part: &Part) -> String {
    let text = escaped(&part.text);
    match part.look {
        Look::Strong => format!("**{text}**"),
        Look::Plain | Look::Soft | Look::Old | Look::New | Look::Judged(_) => text,
    }
}

/// A name as code, whatever is in it.
fn code(name: &str) -> String {
    let longest = name.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let blank = if name.starts_with('`') || name.ends_with('`') { " " } else { "" };
    format!("{ticks}{blank}{}{blank}{ticks}", name.replace(['\n', '\r'], " "))
}
