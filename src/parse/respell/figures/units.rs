//! Units of time, in every spelling that people use.

use crate::{
    model::{DAY, HOUR, MINUTE, WEEK, seconds_in},
    parse::{respell::phrase::find, show, suggest::nearest},
};

/// Plurals first: they win if a misspelt word is as close to both.
const UNITS: &[&str] = &[
    "minutes", "minute", "mins", "min", "m", "hours", "hour", "hrs", "hr", "h", "days", "day", "d", "weeks", "week",
    "w", "seconds", "second", "sec", "s",
];

/// Units in other languages.
const FOREIGN: &[(&str, &str)] = &[
    ("minuten", "minutes"),
    ("stunde", "hour"),
    ("stunden", "hours"),
    ("std", "h"),
    ("tag", "day"),
    ("tage", "days"),
    ("tagen", "days"),
    ("woche", "week"),
    ("wochen", "weeks"),
    ("heure", "hour"),
    ("heures", "hours"),
    ("jour", "day"),
    ("jours", "days"),
    ("semaine", "week"),
    ("semaines", "weeks"),
    ("minuto", "minute"),
    ("minutos", "minutes"),
    ("hora", "hour"),
    ("horas", "hours"),
    ("día", "day"),
    ("días", "days"),
    ("dia", "day"),
    ("dias", "days"),
    ("semana", "week"),
    ("semanas", "weeks"),
    ("sekunde", "second"),
    ("sekunden", "seconds"),
    ("seconde", "second"),
    ("secondes", "seconds"),
    ("segundo", "second"),
    ("segundos", "seconds"),
    ("minuti", "minutes"),
    ("ora", "hour"),
    ("ore", "hours"),
    ("giorno", "day"),
    ("giorni", "days"),
    ("uur", "hours"),
    ("dag", "day"),
    ("dagen", "days"),
    ("دقيقة", "minutes"),
    ("دقائق", "minutes"),
    ("ساعة", "hours"),
    ("ساعات", "hours"),
    ("يوم", "days"),
    ("أيام", "days"),
    ("أسبوع", "weeks"),
    ("أسابيع", "weeks"),
    ("ثانية", "seconds"),
    ("ثوان", "seconds"),
];

/// Units that `takes` can't have, or that are written otherwise there.
const OTHERS: &[&str] = &["secs", "wk", "wks", "sek", "tg", "ms", "秒", "分", "時間", "日", "週"];

/// How many seconds a unit has, if that is always the same. `m` alone may be metres, and `w` watts.
fn seconds_of(unit: &str) -> Option<f64> {
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    let english = FOREIGN.iter().find(|(foreign, _)| *foreign == unit).map_or(unit.as_str(), |(_, english)| english);
    match english {
        "m" | "w" => None,
        "ms" => Some(0.001),
        "sek" | "秒" => Some(1.0),
        "分" => Some(MINUTE),
        "時間" => Some(HOUR),
        "tg" | "日" => Some(DAY),
        "週" => Some(WEEK),
        unit => seconds_in(unit),
    }
}

/// A figure in another unit, if both are times or both are the same.
pub fn converted(figure: f64, from: &str, to: &str) -> Option<f64> {
    let [plain, other] = [from, to].map(|unit| unit.trim().trim_end_matches('.').replace('％', "%").to_lowercase());
    // `calls` and `call`; `ms` is no plural.
    let is_plural = |many: &str, one: &str| one.chars().count() > 2 && many.strip_suffix('s') == Some(one);
    if plain == other || is_plural(&plain, &other) || is_plural(&other, &plain) {
        return Some(figure);
    }
    // As many digits as anybody reads: a third of an hour has no end.
    let rounded = |value: f64| (value * 1e4).round() / 1e4;
    Some(rounded(figure * seconds_of(from)? / seconds_of(to)?))
}

/// Whether figures with this unit are times. `m` alone may be metres, and `w` watts.
pub fn is_unit_of_time(unit: &str) -> bool {
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    let calendar = || CALENDAR.iter().flat_map(|(words, _)| *words);
    let known = || UNITS.iter().chain(OTHERS).chain(calendar()).chain(FOREIGN.iter().map(|(unit, _)| unit));
    !matches!(unit.as_str(), "m" | "w" | "mo" | "mon" | "y") && known().any(|known| *known == unit)
}

/// Units of the calendar, each with about as many days. Plurals first.
const CALENDAR: &[(&[&str], f64)] = &[
    (
        &[
            "months", "month", "mths", "mth", "mo", "monaten", "monate", "monat", "mon.", "mon", "mois", "meses",
            "mesi", "mese", "mes", "mês", "maanden", "maand", "أشهر", "شهور", "شهر", "か月", "ヶ月",
        ],
        30.0,
    ),
    (&["quarters", "quarter", "quartale", "quartal", "trimestres", "trimestre"], 91.0),
    (
        &[
            "years",
            "year",
            "yrs",
            "yr",
            "y",
            "jahren",
            "jahre",
            "jahr",
            "années",
            "année",
            "ans",
            "años",
            "año",
            "anni",
            "anno",
            "anos",
            "ano",
            "jaren",
            "jaar",
            "سنوات",
            "سنة",
            "年",
        ],
        365.0,
    ),
];

/// Converts months and years to days, which is nearly right. Returns whether there were any.
pub fn calendar(text: &mut String) -> bool {
    let mut found = false;
    for (words, days) in CALENDAR {
        for word in *words {
            // The shortest, the longest and the average.
            for _ in 0..3 {
                let Some(at) = find(text, word) else { break };
                let before = text[..at].trim_end();
                let number = before.rsplit("..").next().unwrap_or(before);
                let digits = number.rsplit(|c: char| !(c.is_ascii_digit() || c == '.')).next().unwrap_or(number);
                let start = before.len() - digits.len();
                let Ok(count) = digits.parse::<f64>() else { break };
                // The shorter end of a range has the same unit as the longer one.
                let lone = before[..start]
                    .strip_suffix("..")
                    .map(|rest| (rest.len(), rest.rsplit([' ', ',']).next().unwrap_or(rest)));
                let first = lone.and_then(|(end, first)| Some((end, first.len(), first.parse::<f64>().ok()?)));
                let days = |count: f64| format!("{}d", show(count * *days));
                let written = days(count);
                let first = first.map(|(end, length, count)| (end - length..end, days(count)));
                text.replace_range(start..at + word.len(), &written);
                if let Some((range, written)) = first {
                    text.replace_range(range, &written);
                }
                found = true;
            }
        }
    }
    found
}

/// Misspelt units, and minutes without a unit after hours.
pub fn units(text: &mut String) {
    let mut words: Vec<String> = Vec::new();
    let is_letter = char::is_alphabetic;
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|other: char| is_letter(other) != is_letter(c)).unwrap_or(rest.len());
        words.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    for word in words.iter_mut().filter(|word| word.starts_with(is_letter) && *word != "average") {
        let known = UNITS.contains(&word.to_lowercase().as_str());
        let all = UNITS.iter().chain(CALENDAR.iter().flat_map(|(words, _)| *words)).copied();
        let meant = nearest(word, all).filter(|meant| {
            // As near to months, it isn't clear.
            meant.chars().next() == word.to_lowercase().chars().next() && UNITS.contains(meant)
        });
        if let Some((_, meant)) = FOREIGN.iter().find(|(unit, _)| *unit == word.to_lowercase()) {
            *word = (*meant).to_owned();
        } else if let Some(meant) = meant.filter(|_| !known) {
            *word = meant.to_owned();
        }
    }
    // `2h30`, `2 h 30`, `2 hrs 15`, `5 min 30`
    for at in 1..words.len() {
        let bare = words[at].trim();
        let bare = (bare.len() == 2 && bare.bytes().all(|b| b.is_ascii_digit())).then(|| bare.to_owned());
        let last = words.get(at + 1).is_none_or(|next| next.starts_with([',', '.']));
        let unit = seconds_in(&words[at - 1].to_lowercase());
        let smaller = [(HOUR, "m"), (MINUTE, "s")].into_iter().find(|(larger, _)| unit == Some(*larger));
        if let Some((bare, (_, smaller))) = bare.zip(smaller).filter(|_| last) {
            words[at] = format!(" {bare}{smaller}");
        }
    }
    *text = words.concat();
}
