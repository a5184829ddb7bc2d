//! When a map was reviewed, and how often it is.

use super::{period::period, whole::whole_date};
use crate::{
    diagnostic::Applicability::Unsafe,
    parse::respell::phrase::{Draft, NUMBERS, find, replaced},
};

const RHYTHMS: &[(&str, &str)] = &[
    ("half-yearly", "every 6 months"),
    ("half yearly", "every 6 months"),
    ("twice yearly", "every 6 months"),
    ("biannually", "every 6 months"),
    ("bi-annually", "every 6 months"),
    ("semi-annually", "every 6 months"),
    ("semiannually", "every 6 months"),
    ("halbjährlich", "every 6 months"),
    ("vierteljährlich", "every 3 months"),
    ("quartalsweise", "every 3 months"),
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
    let (period, _) = whole_date(text, true).or_else(|| period(text, true))?;
    let missing = ["-01-01", "-01", ""].get(period.matches('-').count())?;
    Some((format!("{period}{missing}"), Unsafe))
}

/// The comma after the date, if a number follows.
fn comma(text: &str) -> Option<usize> {
    let at = text.find(", ")?;
    text[at + 2..]
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(at)
        .filter(|_| text[..at].ends_with(char::is_alphanumeric))
}

/// `every 6 months, 2026-09-01` with the date in front.
fn turned(text: &str) -> Option<String> {
    let (rhythm, day) = text.split_once([',', ';'])?;
    let is_day = whole_date(day.trim(), false).is_some() && whole_date(rhythm.trim(), true).is_none();
    is_day.then(|| format!("{}, {}", day.trim(), rhythm.trim()))
}

pub fn review(text: &str) -> Option<Draft> {
    let turned = turned(text);
    let text = turned.as_deref().unwrap_or(text);
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
