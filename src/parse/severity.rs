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
    ("mineur", 0),
    ("mineure", 0),
    ("légère", 0),
    ("bas", 0),
    ("basse", 0),
    ("bassa", 0),
    ("baja", 0),
    ("baixa", 0),
    ("menor", 0),
    ("geringfügig", 0),
    ("unerheblich", 0),
    ("低", 0),
    ("低い", 0),
    ("小", 0),
    ("軽微", 0),
    ("軽度", 0),
    ("منخفض", 0),
    ("sev3", 0),
    ("sev-3", 0),
    ("sev4", 0),
    ("sev-4", 0),
    ("majeure", 1),
    ("importante", 1),
    ("modéré", 1),
    ("modérée", 1),
    ("moyenne", 1),
    ("moderado", 1),
    ("moderada", 1),
    ("moderato", 1),
    ("moderata", 1),
    ("média", 1),
    ("alta", 1),
    ("elevado", 1),
    ("elevada", 1),
    ("elevato", 1),
    ("elevata", 1),
    ("haut", 1),
    ("haute", 1),
    ("fort", 1),
    ("forte", 1),
    ("erheblich", 1),
    ("stark", 1),
    ("mäßig", 1),
    ("mittelschwer", 1),
    ("schlimm", 1),
    ("ernstig", 1),
    ("matig", 1),
    ("gemiddeld", 1),
    ("groot", 1),
    ("mayor", 1),
    ("grande", 1),
    ("serio", 1),
    ("seria", 1),
    ("中", 1),
    ("中程度", 1),
    ("高", 1),
    ("高い", 1),
    ("大", 1),
    ("重要", 1),
    ("متوسط", 1),
    ("مرتفع", 1),
    ("sev2", 1),
    ("sev-2", 1),
    ("重大", 2),
    ("深刻", 2),
    ("致命的", 2),
    ("crítica", 2),
    ("critica", 2),
    ("kritische", 2),
    ("dringend", 2),
    ("urgente", 2),
    ("bloquant", 2),
    ("bloquante", 2),
    ("gravissimo", 2),
    ("حرج", 2),
    ("sev0", 2),
    ("sev-0", 2),
    ("sev1", 2),
    ("sev-1", 2),
];

/// Words for a severity that may also be the name of a pain.
const ALSO_NAMES: [(&str, usize); 2] = [("top", 2), ("media", 1)];

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

/// The severity of `P1` or `top`, which may also be the name of a pain. The first priority is the highest.
pub fn ticket(word: &str) -> Option<usize> {
    if let Some((_, severity)) = ALSO_NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)) {
        return Some(*severity);
    }
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
    let synonym = || {
        let word = word.to_lowercase();
        SYNONYMS.iter().find(|(synonym, _)| *synonym == word).map(|&(_, at)| at)
    };
    severity(word).or_else(synonym)
}
