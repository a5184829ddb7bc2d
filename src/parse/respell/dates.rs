//! Dates, and intervals between reviews.

use super::phrase::{Draft, NUMBERS, find, replaced};
use crate::diagnostic::Applicability::{self, Safe, Unsafe};

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
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The position of `word` in the list, also if it is only the first three or more letters.
fn position(word: &str, words: &[&str]) -> Option<usize> {
    let word = word.to_lowercase();
    let word = if word == "sept" { "sep" } else { &word };
    words.iter().position(|whole| word.chars().count() >= 3 && whole.starts_with(word))
}

/// The number of a month, by its name.
fn month_called(word: &str) -> Option<u32> {
    let foreign = || FOREIGN_MONTHS.iter().find(|(name, _)| *name == word.to_lowercase()).map(|&(_, month)| month);
    position(word, &MONTHS).map(|at| at as u32 + 1).or_else(foreign)
}

/// A date in another order, with other separators, or with the month as a word; for a longer period, its last day.
pub(super) fn date(text: &str, partial: bool) -> Option<Draft> {
    whole_date(text, partial).or_else(|| season(text, partial))
}

/// `Q3 2027`, `2027-02`, `end of 2027`, `spring 2026`, and both ends of a range.
fn season(text: &str, partial: bool) -> Option<Draft> {
    if let Some((_, last)) = text.split_once("..").or_else(|| text.split_once(" to ")) {
        return whole_date(last, partial).map(|(last, _)| (last, Unsafe));
    }
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut year, mut month) = (None, None);
    for word in words {
        let quarter = word.strip_prefix('q').or_else(|| word.strip_suffix('q')).and_then(|q| q.parse::<u32>().ok());
        if let Some(quarter @ 1..=4) = quarter {
            month = Some(quarter * 3);
        } else if word.len() == 4 && year.is_none() && word.parse::<u32>().is_ok() {
            year = word.parse::<u32>().ok();
        } else if let Some(found) = month_called(word) {
            month = Some(found);
        } else if let Ok(number @ 1..=12) = word.parse::<u32>() {
            month = Some(number);
        } else if !["end", "of", "by", "late", "spring", "summer", "autumn", "fall", "winter", "year"].contains(&word) {
            return None;
        }
    }
    let year = year?;
    if partial {
        return Some((month.map_or(format!("{year}"), |month| format!("{year}-{month:02}")), Unsafe));
    }
    let named = ["spring", "summer", "autumn", "fall", "winter"].iter().any(|season| lower.contains(season));
    let (day, _) = day_of(year, month.unwrap_or(12), 31, Unsafe).filter(|_| !named)?;
    Some((day, Unsafe))
}

fn whole_date(text: &str, partial: bool) -> Option<Draft> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut month = None;
    let mut numbers: Vec<&str> = Vec::new();
    for word in words {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if let Some(found) = month_called(word) {
            month = Some(found);
        } else if is_number(digits) && ["", "st", "nd", "rd", "th"].contains(&&word[digits.len()..]) {
            numbers.push(digits);
        } else if position(word, &DAYS).is_none() && !["of", "de"].contains(&word) {
            return None;
        }
    }
    let value = |text: &str| text.parse::<u32>().ok();
    let is_year = |text: &str| text.len() == 4;
    match (month, numbers.as_slice()) {
        (Some(month), [a, b]) => {
            let (day, year) = if is_year(a) { (b, a) } else { (a, b) };
            day_of(value(year)?, month, value(day)?, Safe)
        }
        (Some(month), [year]) if partial && is_year(year) => Some((format!("{year}-{month:02}"), Safe)),
        (None, [a, b, c]) if is_year(a) => match (value(b)?, value(c)?) {
            // The day in front of the month.
            (day @ 13.., month @ ..=12) => day_of(value(a)?, month, day, Unsafe),
            (month, day) => day_of(value(a)?, month, day, Safe),
        },
        (None, [a, b, c]) if is_year(c) => match (value(a)?, value(b)?) {
            (month @ ..=12, day @ 13..) => day_of(value(c)?, month, day, Safe),
            (day @ 13.., month) => day_of(value(c)?, month, day, Safe),
            // Either may be the month, unless they are equal, or between points, where the day is always first.
            (day, month) => {
                let certain = day == month || text.matches('.').count() == 2 && !text.contains(['/', '-']);
                day_of(value(c)?, month, day, if certain { Safe } else { Unsafe })
            }
        },
        // `1.9.26`: a year of this century.
        (None, [a, b, c]) if c.len() == 2 && text.contains('.') => {
            day_of(2000 + value(c)?, value(b)?, value(a)?, Unsafe)
        }
        (None, [a, b]) if partial && is_year(a) => Some((format!("{a}-{:0>2}", b), Safe)),
        (None, [a, b]) if partial && is_year(b) => Some((format!("{b}-{:0>2}", a), Safe)),
        (None, [all]) if all.len() == 8 => day_of(value(&all[..4])?, value(&all[4..6])?, value(&all[6..])?, Safe),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The date, or the last one of its month if the month has fewer days.
fn day_of(year: u32, month: u32, day: u32, certain: Applicability) -> Option<Draft> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    let certain = if day > last { Unsafe } else { certain };
    (1..=31).contains(&day).then(|| (format!("{year:04}-{month:02}-{:02}", day.min(last)), certain))
}

const RHYTHMS: &[(&str, &str)] = &[
    ("yearly", "every 1 year"),
    ("annually", "every 1 year"),
    ("monthly", "every 1 month"),
    ("weekly", "every 1 week"),
    ("quarterly", "every 3 months"),
    ("every quarter", "every 3 months"),
    ("each", "every"),
    ("every other", "every 2"),
    ("half a year", "6 months"),
    ("every half year", "every 6 months"),
    ("twice a year", "every 6 months"),
    ("once a year", "every 1 year"),
    ("once a month", "every 1 month"),
    ("jährlich", "every 1 year"),
    ("monatlich", "every 1 month"),
    ("alle", "every"),
    ("tous les", "every"),
    ("toutes les", "every"),
    ("cada", "every"),
    ("tage", "days"),
    ("wochen", "weeks"),
    ("monate", "months"),
    ("jahre", "years"),
    ("jours", "days"),
    ("semaines", "weeks"),
    ("mois", "months"),
    ("ans", "years"),
    ("semanas", "weeks"),
    ("meses", "months"),
    ("años", "years"),
];

/// `every two quarters`: a quarter is no unit of the language.
fn quarters(rest: &mut String) -> Option<()> {
    let count = rest.to_lowercase().strip_suffix(" quarters")?.strip_prefix("every ")?.parse::<u32>().ok()?;
    *rest = format!("every {} months", count * 3);
    Some(())
}

/// `1.5 years` in a smaller unit, of which there is a whole number.
fn whole(count: &str, unit: &str) -> Option<String> {
    if !count.contains('.') {
        return Some(format!("{count} {unit}"));
    }
    let (times, smaller) = match unit.chars().next()?.to_ascii_lowercase() {
        'y' => (12.0, "months"),
        'w' => (7.0, "days"),
        _ => return None,
    };
    let count = count.parse::<f64>().ok()? * times;
    (count >= 1.0 && count.fract() == 0.0).then(|| format!("{count} {smaller}"))
}

/// The first day of a month or a year: later ones may still be to come.
fn first_day(text: &str) -> Option<Draft> {
    let (period, _) = whole_date(text, true).or_else(|| season(text, true))?;
    let missing = ["-01-01", "-01", ""].get(period.matches('-').count())?;
    Some((format!("{period}{missing}"), Unsafe))
}

/// The comma behind the date, if a number follows.
fn comma(text: &str) -> Option<usize> {
    let at = text.find(", ")?;
    text[at + 2..]
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(at)
        .filter(|_| text[..at].ends_with(char::is_alphanumeric))
}

pub(super) fn review(text: &str) -> Option<Draft> {
    let words = RHYTHMS.iter().map(|(word, _)| *word).chain(["every"]);
    let start = words.filter_map(|word| find(text, word)).min().or_else(|| comma(text)).unwrap_or(text.len());
    let day = text[..start].trim_end_matches(|c: char| !c.is_alphanumeric());
    let (day, certain) = whole_date(day, false).or_else(|| first_day(day))?;
    let mut rest = text[start..].trim_end_matches([')', '.', ']']).to_owned();
    replaced(&mut rest, NUMBERS);
    replaced(&mut rest, RHYTHMS);
    quarters(&mut rest);
    // `2026-11-30, 6 months`
    let bare = rest.trim_start_matches([',', ' ']).to_owned();
    if bare.starts_with(|c: char| c.is_ascii_digit()) {
        rest = format!("every {bare}");
    }
    let behind = rest.strip_prefix("every").or_else(|| rest.strip_prefix("Every")).map(str::trim_start);
    if let Some(unit) = behind.filter(|unit| unit.starts_with(|c: char| c.is_alphabetic())) {
        rest = format!("every 1 {unit}");
    } else if let Some(behind) = behind {
        let digits = behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let count = behind[..behind.len() - digits.len()].replace(',', ".");
        let unit = digits.trim_start_matches(|c: char| !c.is_alphabetic());
        rest = format!("every {}", whole(count.trim_end_matches('.'), unit)?);
    }
    Some((if rest.is_empty() { day } else { format!("{day}, {rest}") }, certain))
}
