//! How bad a pain is, in the words of the language and in everyday words.

pub use crate::keyword::SEVERITIES;

/// Other words that people use, and the closest severity.
const SYNONYMS: &[(&str, usize)] = &[
    ("low", 0),
    ("lowest", 0),
    ("small", 0),
    ("slight", 0),
    ("mild", 0),
    ("light", 0),
    ("little", 0),
    ("trivial", 0),
    ("negligible", 0),
    ("minimal", 0),
    ("cosmetic", 0),
    ("medium", 1),
    ("moderate", 1),
    ("normal", 1),
    ("average", 1),
    ("middle", 1),
    ("mid", 1),
    ("big", 1),
    ("large", 1),
    ("high", 1),
    ("important", 1),
    ("significant", 1),
    ("considerable", 1),
    ("serious", 1),
    ("severe", 2),
    ("highest", 2),
    ("blocker", 2),
    ("blocking", 2),
    ("showstopper", 2),
    ("show-stopper", 2),
    ("urgent", 2),
    ("extreme", 2),
    ("grave", 2),
    ("huge", 2),
    ("fatal", 2),
    ("crucial", 2),
    ("worst", 2),
    ("very-high", 2),
    ("niedrig", 0),
    ("gering", 0),
    ("faible", 0),
    ("bajo", 0),
    ("mittel", 1),
    ("moyen", 1),
    ("hoch", 1),
    ("élevé", 1),
    ("élevée", 1),
    ("alto", 1),
    ("kritisch", 2),
    ("critique", 2),
    ("crítico", 2),
    ("klein", 0),
    ("leicht", 0),
    ("léger", 0),
    ("leve", 0),
    ("basso", 0),
    ("laag", 0),
    ("baixo", 0),
    ("groß", 1),
    ("ernst", 1),
    ("wichtig", 1),
    ("schwer", 1),
    ("majeur", 1),
    ("medio", 1),
    ("médio", 1),
    ("hoog", 1),
    ("schwerwiegend", 2),
    ("gravierend", 2),
    ("sehr-hoch", 2),
    ("kritiek", 2),
    ("critico", 2),
];

/// The position of the severity written as `word`.
pub fn severity(word: &str) -> Option<usize> {
    SEVERITIES.iter().position(|severity| severity.eq_ignore_ascii_case(word))
}

/// Whether `word` says how bad something is, so that it can't be a name.
pub fn means_severity(word: &str) -> bool {
    meant(word).is_some()
}

/// Whether a word is the priority of a ticket: `P1`.
pub fn is_priority(word: &str) -> bool {
    ticket(word).is_some()
}

/// The severity of `P1`, which may also be the name of a pain. The first priority is the highest.
pub fn ticket(word: &str) -> Option<usize> {
    match word.strip_prefix('P')? {
        "0" | "1" => Some(2),
        "2" => Some(1),
        "3" | "4" => Some(0),
        _ => None,
    }
}

/// Coloured circles and squares for how bad something is.
const LIGHTS: [(char, usize); 8] =
    [('🔴', 2), ('🟥', 2), ('🟠', 1), ('🟧', 1), ('🟡', 1), ('🟨', 1), ('🟢', 0), ('🟩', 0)];

/// Whether a sign says how bad something is; U+FE0F follows some of them.
pub fn is_alarm(c: char) -> bool {
    matches!(c, '!' | '❗' | '‼' | '\u{fe0f}') || LIGHTS.iter().any(|(light, _)| *light == c)
}

/// The severity of `!!!`, `‼️` or `🔴`.
pub fn exclaimed(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('\u{fe0f}');
    if let Some((_, at)) = LIGHTS.iter().find(|(light, _)| word.starts_with(*light)) {
        return word.chars().all(|c| word.starts_with(c) || c == '\u{fe0f}').then_some(*at);
    }
    let marks = |c: char| match c {
        '!' | '❗' => Some(1),
        '‼' => Some(2),
        '\u{fe0f}' => Some(0),
        _ => None,
    };
    let marks = word.chars().map(marks).sum::<Option<usize>>().filter(|marks| *marks > 0)?;
    Some(if marks > 2 { 2 } else { 1 })
}

/// Words around a severity that say no more than it.
pub const NOISE: [&str; 15] = [
    "severity",
    "sev",
    "priority",
    "prio",
    "level",
    "impact",
    "pain",
    "pains",
    "painpoint",
    "point",
    "issue",
    "problem",
    "priorität",
    "schwere",
    "schweregrad",
];

/// The severity that a few words mean: `high`, `severity: high`, `critical pain`, `very high`, `P1`, `!!!`.
pub fn said(words: &str) -> Option<usize> {
    let sign = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '-');
    let words = words.split(sign).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !NOISE.iter().any(|noise| noise.eq_ignore_ascii_case(word))).collect();
    match words.as_slice() {
        [only] => meant(only).or_else(|| ticket(only)).or_else(|| exclaimed(only)),
        [first, second] => meant(&format!("{first}-{second}")),
        _ => None,
    }
}

/// The severity that `word` means, as one of the three or as a synonym.
pub fn meant(word: &str) -> Option<usize> {
    let synonym = || SYNONYMS.iter().find(|(synonym, _)| synonym.eq_ignore_ascii_case(word)).map(|&(_, at)| at);
    severity(word).or_else(synonym)
}
