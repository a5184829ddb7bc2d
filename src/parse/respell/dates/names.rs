//! The names of months and days of the week, in several languages.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// The months in other languages, where they aren't the beginning of the English word.
const FOREIGN_MONTHS: &[(&str, u32)] = &[
    ("januar", 1),
    ("jänner", 1),
    ("februar", 2),
    ("märz", 3),
    ("mai", 5),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("dezember", 12),
    ("janvier", 1),
    ("février", 2),
    ("mars", 3),
    ("avril", 4),
    ("juin", 6),
    ("juillet", 7),
    ("août", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("décembre", 12),
    ("enero", 1),
    ("febrero", 2),
    ("marzo", 3),
    ("abril", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("agosto", 8),
    ("septiembre", 9),
    ("octubre", 10),
    ("noviembre", 11),
    ("diciembre", 12),
    ("gennaio", 1),
    ("febbraio", 2),
    ("aprile", 4),
    ("maggio", 5),
    ("giugno", 6),
    ("luglio", 7),
    ("settembre", 9),
    ("ottobre", 10),
    ("dicembre", 12),
    ("januari", 1),
    ("februari", 2),
    ("maart", 3),
    ("mei", 5),
    ("augustus", 8),
    ("janeiro", 1),
    ("fevereiro", 2),
    ("março", 3),
    ("maio", 5),
    ("junho", 6),
    ("julho", 7),
    ("setembro", 9),
    ("outubro", 10),
    ("novembro", 11),
    ("dezembro", 12),
];
const FOREIGN_DAYS: [&str; 21] = [
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words around a date that say nothing more.
pub(super) const FILLERS: [&str; 18] = [
    "of", "de", "del", "des", "du", "the", "le", "den", "der", "am", "el", "on", "al", "zum", "in", "im", "year",
    "calendar",
];
/// Words for the end of a time, which is the date.
pub(super) const UNTIL: [&str; 7] = ["by", "until", "till", "bis", "spätestens", "latest", "at"];

/// The position of `word` in the list, also if it is only the first three or more letters.
fn position(word: &str, words: &[&str]) -> Option<usize> {
    let word = word.to_lowercase();
    let word = if word == "sept" { "sep" } else { &word };
    words.iter().position(|whole| word.chars().count() >= 3 && whole.starts_with(word))
}

/// The number of a month, by its name or the first letters of it.
pub fn month_called(word: &str) -> Option<u32> {
    position(word, &MONTHS).map(|at| at as u32 + 1).or_else(|| foreign_month(&word.to_lowercase()))
}

fn foreign_month(word: &str) -> Option<u32> {
    if let Some((_, month)) = FOREIGN_MONTHS.iter().find(|(name, _)| *name == word) {
        return Some(*month);
    }
    let long = word.chars().count() >= 3;
    let mut begun = FOREIGN_MONTHS.iter().filter(|(name, _)| long && name.starts_with(word)).map(|&(_, month)| month);
    let first = begun.next()?;
    // `jui` begins two months.
    begun.all(|other| other == first).then_some(first)
}

/// Whether a word is a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    position(word, &DAYS).is_some() || FOREIGN_DAYS.contains(&&*word.to_lowercase())
}
