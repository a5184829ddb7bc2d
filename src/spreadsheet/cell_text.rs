//! The text of a cell: its items, without their bullets.

use crate::{feeling::folded, mermaid::plain_prose};

/// The items of a cell: its bullets if it has any, otherwise its lines.
pub fn items(text: &str) -> Vec<String> {
    let text = text.replace('•', "\n•");
    let lines = || text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let bullets = lines().filter(|line| bullet(line).is_some()).count();
    let mut items: Vec<String> = Vec::new();
    for line in lines() {
        match (bullet(line), items.last_mut()) {
            // A line without a bullet continues the bullet above.
            (None, Some(last)) if bullets > 0 => {
                last.push(' ');
                last.push_str(line);
            }
            (rest, _) => items.push(rest.unwrap_or(line).to_owned()),
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

/// What follows a bullet or a number at the beginning of a line.
fn bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '•', '–', '·', '▪', '‣', '○', '●', '→']).or_else(|| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')'])).flatten()
    })?;
    let touches = !rest.starts_with(' ') && !line.starts_with(['•', '·', '▪', '‣', '○', '●', '→']);
    (!touches).then(|| rest.trim_start())
}

/// The text without a bullet or a number at its beginning.
pub fn unbulleted(part: &str) -> &str {
    let part = part.trim();
    bullet(part).unwrap_or(part).trim()
}

/// Words in a cell that names nothing yet, or nothing at all.
pub fn names_nothing(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["tbd", "tba", "tbc", "todo", "unknown", "none", "nobody", "nothing", "no one", "n a", "open", "keine"];
    let folded = folded(text);
    folded.is_empty() || WORDS.contains(&folded.as_str())
}

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.trim().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The beginning of a text, for a message.
pub fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST).chain(['…']).collect() }
}

pub fn note(label: &str, text: &str) -> String {
    format!("note: {}", plain_prose(&format!("{}: {text}", label.lines().next().unwrap_or_default())))
}
