//! Numbers and what belongs to them, such as units: no line ends between them. Input: a text and a place in it.

/// Units, in lower case. Those of time and money are in the languages that maps are often written in; Japanese has no spaces there.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "h", "hr", "hrs", "min", "mins", "sec", "s", "ms", "d", "w", "m", "km", "cm", "mm", "kg", "g", "l", "ml", "kwh", "kb", "mb", "gb", "eur", "usd",
    "gbp", "chf", "am", "pm", "uhr", "std", "mio", "mrd", "percent", "prozent", "euro", "euros", "dollar", "dollars",
    // English, German and French; other languages share some of these words
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
    "sekunden", "minuten", "stunde", "stunden", "tag", "tage", "tagen", "woche", "wochen", "monat", "monate", "monaten", "jahr", "jahre", "jahren",
    "seconde", "secondes", "heure", "heures", "jour", "jours", "semaine", "semaines", "mois", "an", "ans",
    // Spanish, Italian, Dutch and Portuguese
    "segundo", "segundos", "minuto", "minutos", "hora", "horas", "día", "días", "semana", "semanas", "mes", "meses", "año", "años",
    "secondi", "minuti", "ora", "ore", "giorno", "giorni", "settimana", "settimane", "mese", "mesi", "anno", "anni",
    "seconden", "minuut", "uur", "uren", "dag", "dagen", "weken", "maand", "maanden", "jaar",
    "dia", "dias", "mês", "ano", "anos",
    // Arabic
    "ثانية", "ثوان", "ثواني", "دقيقة", "دقائق", "ساعة", "ساعات", "يوم", "أيام", "يوما", "يومًا", "أسبوع", "أسابيع", "شهر", "أشهر", "شهور", "شهرا",
    "شهرًا", "سنة", "سنوات", "عام", "أعوام",
    "درهم", "دراهم", "ريال", "ريالات", "دينار", "دنانير", "جنيه", "جنيهات",
];

/// Whether a place, after a space, is between a number and its unit or sign.
pub(super) fn in_figure(text: &str, at: usize) -> bool {
    let Some(before) = text[..at].strip_suffix(' ').and_then(|before| before.chars().next_back()) else { return false };
    let after = &text[at..];
    let Some(next) = after.chars().next() else { return false };
    match before {
        // A dash at the start of a line would be a minus.
        _ if next == '–' => after["–".len()..].trim_start().starts_with(char::is_numeric),
        '–' => next.is_numeric() && text[..at].trim_end_matches([' ', '–']).ends_with(char::is_numeric),
        digit if digit.is_numeric() => is_sign(next) || is_unit(after),
        _ => is_before(before) && next.is_numeric(),
    }
}

/// Whether it is a sign after a number.
fn is_sign(c: char) -> bool {
    matches!(c, '%' | '‰' | '°' | '€' | '$' | '£' | '¥' | '₹' | '₽' | '₺' | '₩' | '₪')
}

/// Whether it is a sign before a number.
fn is_before(c: char) -> bool {
    matches!(c, '§' | '№' | '€' | '$' | '£' | '¥' | '₹' | '₩')
}

fn is_unit(after: &str) -> bool {
    let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // The longest has nine letters, of two bytes each at most.
    word.len() <= 18 && UNITS.contains(&word.to_lowercase().as_str())
}
