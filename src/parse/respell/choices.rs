//! Values that are one of a few words, and lists of names.

use super::phrase::Draft;
use crate::{
    diagnostic::Applicability::{Safe, Unsafe},
    keyword::Keyword,
    parse::suggest::misspelt,
};

/// A list with other separators between its items, or too many commas.
pub(super) fn names(text: &str) -> Option<String> {
    let sign = |c: char| !c.is_alphanumeric();
    let end = |c: char| sign(c) && !matches!(c, ')' | '!' | '?' | '.' | '+' | '#' | '%');
    let entries = text.split([',', '，', '、', '،', ';', '；']);
    let mut seen = rustc_hash::FxHashSet::default();
    let mut names = Vec::new();
    for entry in entries {
        let bare = entry.trim_start_matches(sign);
        // `!ben` and `-ben` are everybody but Ben, and `#1` is a number of something.
        let before = entry[..entry.len() - bare.len()].chars().next_back();
        if before.is_some_and(|sign| "!-−–~¬≠<>#%+".contains(sign)) {
            return None;
        }
        let name = bare.trim_end_matches(end);
        if !name.is_empty() && seen.insert(name) {
            names.push(name);
        }
    }
    Some(names.join(", "))
}

/// Other words that people use for the choices.
const CHOICES: &[(Keyword, &[(&str, &str)])] = &[
    (
        Keyword::State,
        &[
            ("as-is", "current"),
            ("as is", "current"),
            ("today", "current"),
            ("present", "current"),
            ("now", "current"),
            ("to-be", "future"),
            ("to be", "future"),
            ("target", "future"),
            ("planned", "future"),
            ("current state", "current"),
            ("future state", "future"),
            ("as-is state", "current"),
            ("to-be state", "future"),
            ("target state", "future"),
            ("ist", "current"),
            ("ist-zustand", "current"),
            ("heute", "current"),
            ("aktuell", "current"),
            ("soll", "future"),
            ("soll-zustand", "future"),
            ("zukunft", "future"),
            ("actuel", "current"),
            ("actual", "current"),
            ("attuale", "current"),
            ("huidig", "current"),
            ("atual", "current"),
            ("cible", "future"),
            ("futur", "future"),
            ("futuro", "future"),
            ("toekomst", "future"),
        ],
    ),
    (
        Keyword::Curve,
        &[
            ("curved", "smooth"),
            ("round", "smooth"),
            ("rounded", "smooth"),
            ("spline", "smooth"),
            ("line", "straight"),
            ("linear", "straight"),
            ("polyline", "straight"),
            ("step", "steps"),
            ("stepped", "steps"),
            ("stairs", "steps"),
        ],
    ),
    (
        Keyword::Status,
        &[
            ("proposed", "idea"),
            ("open", "idea"),
            ("new", "idea"),
            ("todo", "planned"),
            ("to do", "planned"),
            ("backlog", "planned"),
            ("not started", "planned"),
            ("scheduled", "planned"),
            ("approved", "planned"),
            ("in discussion", "idea"),
            ("under review", "idea"),
            ("suggested", "idea"),
            ("draft", "idea"),
            ("in progress", "doing"),
            ("in-progress", "doing"),
            ("started", "doing"),
            ("wip", "doing"),
            ("finished", "done"),
            ("completed", "done"),
            ("complete", "done"),
            ("shipped", "done"),
            ("cancelled", "dropped"),
            ("canceled", "dropped"),
            ("rejected", "dropped"),
            ("fixed", "solved"),
            ("fixed", "done"),
            ("resolved", "solved"),
            ("closed", "solved"),
            ("closed", "done"),
            ("done", "solved"),
            ("geplant", "planned"),
            ("in planung", "planned"),
            ("in arbeit", "doing"),
            ("in bearbeitung", "doing"),
            ("läuft", "doing"),
            ("erledigt", "done"),
            ("fertig", "done"),
            ("umgesetzt", "done"),
            ("verworfen", "dropped"),
            ("idee", "idea"),
            ("offen", "open"),
            ("offen", "idea"),
            ("gelöst", "solved"),
            ("behoben", "solved"),
            ("prévu", "planned"),
            ("en cours", "doing"),
            ("terminé", "done"),
            ("abandonné", "dropped"),
            ("idée", "idea"),
            ("ouvert", "open"),
            ("résolu", "solved"),
            ("planificado", "planned"),
            ("en curso", "doing"),
            ("hecho", "done"),
            ("terminado", "done"),
            ("descartado", "dropped"),
            ("abierto", "open"),
            ("resuelto", "solved"),
            ("pianificato", "planned"),
            ("in corso", "doing"),
            ("fatto", "done"),
            ("gepland", "planned"),
            ("mee bezig", "doing"),
            ("klaar", "done"),
            ("planejado", "planned"),
            ("em andamento", "doing"),
            ("feito", "done"),
        ],
    ),
    (
        Keyword::Confidence,
        &[
            ("guess", "assumed"),
            ("guessed", "assumed"),
            ("assumption", "assumed"),
            ("hypothesis", "assumed"),
            ("low", "assumed"),
            ("medium", "reasoned"),
            ("high", "validated"),
            ("tested", "validated"),
            ("proven", "validated"),
            ("measured", "validated"),
            ("confirmed", "validated"),
            ("verified", "validated"),
            ("certain", "validated"),
            ("hoch", "validated"),
            ("mittel", "reasoned"),
            ("niedrig", "assumed"),
            ("gering", "assumed"),
            ("validiert", "validated"),
            ("bestätigt", "validated"),
            ("belegt", "validated"),
            ("begründet", "reasoned"),
            ("angenommen", "assumed"),
            ("vermutet", "assumed"),
            ("annahme", "assumed"),
            ("validé", "validated"),
            ("supposé", "assumed"),
            ("validado", "validated"),
            ("supuesto", "assumed"),
            ("validato", "validated"),
            ("gevalideerd", "validated"),
            ("aangenomen", "assumed"),
        ],
    ),
    (
        Keyword::Better,
        &[
            ("high", "higher"),
            ("up", "higher"),
            ("more", "higher"),
            ("low", "lower"),
            ("down", "lower"),
            ("less", "lower"),
            ("höher", "higher"),
            ("hoch", "higher"),
            ("mehr", "higher"),
            ("niedriger", "lower"),
            ("niedrig", "lower"),
            ("weniger", "lower"),
            ("tiefer", "lower"),
            ("plus haut", "higher"),
            ("plus élevé", "higher"),
            ("plus bas", "lower"),
            ("más alto", "higher"),
            ("más bajo", "lower"),
            ("più alto", "higher"),
            ("più basso", "lower"),
            ("hoger", "higher"),
            ("lager", "lower"),
            ("mais alto", "higher"),
            ("mais baixo", "lower"),
        ],
    ),
];

/// The choice that a word or phrase means, spelt as one of them or as another word for it.
pub fn chosen(keyword: Keyword, choices: &[&str], said: &str) -> Option<String> {
    let word = said.to_lowercase();
    let exact = choices.iter().find(|choice| **choice == word).map(|choice| (*choice).to_owned());
    exact.or_else(|| synonym(keyword, choices, &word))
}

fn synonym(keyword: Keyword, choices: &[&str], word: &str) -> Option<String> {
    let synonyms = CHOICES.iter().find(|(of, _)| *of == keyword).map_or(&[][..], |(_, words)| *words);
    let synonym = synonyms.iter().find(|(other, meant)| *other == word && choices.contains(meant));
    synonym.map(|(_, meant)| (*meant).to_owned())
}

pub(super) fn choice(keyword: Keyword, choices: &[&str], text: &str) -> Option<Draft> {
    let word = text.trim_end_matches(['.', ',']).to_lowercase();
    if let Some(meant) = synonym(keyword, choices, &word) {
        return Some((meant, Unsafe));
    }
    // `lower is better`
    let first = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let said = word.split(|c: char| !c.is_alphanumeric()).filter(|word| choices.contains(word)).count();
    if let Some(only) = choices.iter().find(|choice| **choice == first).filter(|_| said == 1) {
        return Some(((*only).to_owned(), Unsafe));
    }
    misspelt(&word, choices.iter().copied()).map(|(meant, certain)| (meant.to_owned(), certain))
}

const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("francais", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("espanol", "es"),
    ("japanese", "ja"),
    ("日本語", "ja"),
    ("arabic", "ar"),
    // Countries.
    ("jp", "ja"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("ua", "uk"),
    ("العربية", "ar"),
];

/// Whether a language is written by its name, or by the code of its country.
pub fn is_no_language(text: &str) -> bool {
    let lower = text.to_lowercase();
    let first = lower.split('-').next().unwrap_or_default();
    // Longer tags than three letters aren't registered.
    first.chars().count() > 3 || LANGUAGES.iter().any(|(name, _)| *name == first)
}

/// The tag of a language that is written as operating systems write it, or by its name.
pub(super) fn language(text: &str) -> Option<Draft> {
    let lower = text.to_lowercase();
    if let Some((_, tag)) = LANGUAGES.iter().find(|(name, _)| *name == lower) {
        return Some(((*tag).to_owned(), Safe));
    }
    let tag = text.split(['.', '@']).next().unwrap_or(text);
    Some((tag.replace(['_', ' ', '–'], "-"), Safe))
}
