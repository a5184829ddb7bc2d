//! The text of a cell: its items, without their bullets.

use super::markup::prose;
use crate::feeling::folded;

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

/// What is said after a word for nothing, as in "None; this works" and "— (the best part)"; nothing where more is said than that.
pub fn behind_nothing(text: &str) -> Option<&str> {
    let is_dash = |word: &str| !word.is_empty() && word.chars().all(|c| matches!(c, '-' | '–' | '—'));
    let is_nothing = |word: &str| NOTHING.contains(&folded(word).as_str());
    let word = text.split([';', '(', '（', '–', '—']).next().unwrap_or_default();
    let word = if word.is_empty() { text.split(['(', '（']).next().unwrap_or_default() } else { word };
    let word = word.split(". ").next().unwrap_or_default();
    let behind = text[word.len()..].trim_start_matches([';', '.', '–', '—', ' ']).trim();
    let inside = behind.strip_prefix(['(', '（']).and_then(|behind| behind.strip_suffix([')', '）']));
    let is_apart = is_nothing(word) || is_dash(word.trim()) && inside.is_some();
    is_apart.then(|| inside.unwrap_or(behind))
}

/// Words for no pain or gain, folded.
const NOTHING: [&str; 22] = [
    "none",
    "nothing",
    "n a",
    "na",
    "nil",
    "not applicable",
    "no pain",
    "no pains",
    "no pain point",
    "no pain points",
    "no problem",
    "no problems",
    "no issues",
    "no gains",
    "keine",
    "keiner",
    "entfallt",
    "aucun",
    "aucune",
    "ninguno",
    "ninguna",
    "なし",
];

/// Whether a text is a word and what it is, as in "Version: 3".
pub fn is_fact(text: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let Some((word, said)) = text.split_once([':', '：']) else { return false };
    !word.is_empty()
        && word.split(' ').count() <= MOST_WORDS
        && word.chars().all(|c| c.is_alphabetic() || c == ' ')
        && (said.starts_with(char::is_whitespace) || text[word.len()..].starts_with('：'))
}

/// Whether a fact may as well be a title, as in "Hotel: a night away": it begins with no word for a fact, and goes on with several words.
pub fn is_fact_or_title(text: &str) -> bool {
    const FACTS: [&str; 46] = [
        "version",
        "date",
        "datum",
        "fecha",
        "data",
        "author",
        "autor",
        "auteur",
        "autore",
        "by",
        "created",
        "updated",
        "erstellt",
        "status",
        "state",
        "stand",
        "owner",
        "team",
        "client",
        "kunde",
        "company",
        "firma",
        "project",
        "projekt",
        "projet",
        "department",
        "workshop",
        "participants",
        "teilnehmer",
        "facilitator",
        "moderator",
        "source",
        "quelle",
        "note",
        "notes",
        "legend",
        "legende",
        "key",
        "scale",
        "skala",
        "channel",
        "product",
        "produkt",
        "time",
        "place",
        "ort",
    ];
    let Some((word, said)) = text.split_once([':', '：']).filter(|_| is_fact(text)) else { return false };
    let mut words = word.split_whitespace().map(str::to_lowercase);
    let prose = said.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() > 0;
    prose && said.split_whitespace().count() > 1 && words.all(|word| !FACTS.contains(&word.as_str())) && !is_known(word)
}

/// Whether a word is a label of a table.
fn is_known(word: &str) -> bool {
    super::labels::label(word).is_some()
}

/// The beginning of a text, for a message.
pub fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST).chain(['…']).collect() }
}

pub fn note(label: &str, text: &str) -> String {
    format!("note: {}", prose(&format!("{}: {text}", label.lines().next().unwrap_or_default())))
}
