//! Changes for a terminal.

use super::{
    Changed,
    changed::heading,
    line::{Emphasis, Part, Sign, line},
    summary::{inventory, summary},
};
use crate::{
    compare::{Topic, Verdict},
    report::{visible, visible_line},
};

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const CYAN: &str = "\u{1b}[36m";
const RESET: &str = "\u{1b}[0m";

/// Writes the changes of one map, with colours for a terminal. The caller removes them if they aren't wanted.
pub fn changes_text(of: &Changed<'_>) -> String {
    let title = of.title();
    let title = visible(&title);
    let (old, new) = (visible_line(&of.old_name), visible_line(&of.new_name));
    let between = match (of.old, of.new) {
        (None, Some(_)) => new.to_string(),
        (Some(_), None) => old.to_string(),
        (_, _) => format!("{old} → {new}"),
    };
    let mut out = format!("{BOLD}{title}{RESET} {DIM}({between}){RESET}\n");
    let about = match (of.old, of.new) {
        (None, Some(side)) => format!("new map: {}", inventory(side.map)),
        (Some(side), None) => format!("map removed: {}", inventory(side.map)),
        (_, _) if of.is_same() => "no changes in meaning".to_owned(),
        (_, _) => summary(&of.difference.changes),
    };
    out.push_str(&format!("{about}\n"));
    let mut topic: Option<Topic> = None;
    for change in &of.difference.changes {
        if topic.replace(change.topic) != Some(change.topic) {
            out.push_str(&format!("\n{BOLD}{}{RESET}\n", heading(change.topic)));
        }
        let (colour, sign) = match Sign::of(&change.what) {
            Sign::Added => (GREEN, '+'),
            Sign::Gone => (RED, '-'),
            Sign::Changed => (CYAN, '~'),
        };
        // A new pain is bad news.
        let colour = change.verdict.map_or(colour, |verdict| paint(verdict));
        let parts: String = line(change).iter().map(shown).collect();
        out.push_str(&format!("  {colour}{sign}{RESET} {parts}\n"));
    }
    out
}

fn paint(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Better => GREEN,
        Verdict::Worse => RED,
    }
}

fn shown(part: &Part) -> String {
    let text = visible(&part.text);
    match part.look {
        Emphasis::Plain | Emphasis::New => text.into_owned(),
        Emphasis::Strong => format!("{BOLD}{text}{RESET}"),
        Emphasis::Soft | Emphasis::Old => format!("{DIM}{text}{RESET}"),
        Emphasis::Judged(verdict) => format!("{}{text}{RESET}", paint(verdict)),
    }
}
