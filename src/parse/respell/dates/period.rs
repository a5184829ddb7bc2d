//! Periods: weeks, months, quarters and parts of a year, of which the last day is meant.

use super::{
    names::{FILLERS, UNTIL, month_called},
    whole::{day_of, whole_date},
};
use crate::{diagnostic::Applicability::Unsafe, model::Date, parse::respell::phrase::Draft};
use jiff::civil::{ISOWeekDate, Weekday};

/// Which part of a month or a year.
#[derive(Clone, Copy)]
enum Section {
    Early,
    Middle,
    End,
}

/// What a text says of a period.
#[derive(Default)]
struct Said {
    year: Option<u32>,
    month: Option<u32>,
    week: Option<u32>,
    section: Option<Section>,
    is_season: bool,
    /// Whether the month has its name, and whether a part of a year has its number.
    is_month_named: bool,
    is_numbered: bool,
}

const EARLY: [&str; 8] = ["early", "beginning", "start", "anfang", "début", "principios", "inizio", "begin"];
const MIDDLE: [&str; 6] = ["mid", "middle", "mitte", "mi", "mediados", "metà"];
const END: [&str; 9] = ["end", "late", "ende", "fin", "fines", "finales", "fine", "eind", "fim"];
/// Seasons, each with its last day in the north.
const SEASONS: [(&str, &str); 16] = [
    ("spring", "05-31"),
    ("frühling", "05-31"),
    ("frühjahr", "05-31"),
    ("printemps", "05-31"),
    ("primavera", "05-31"),
    ("summer", "08-31"),
    ("sommer", "08-31"),
    ("été", "08-31"),
    ("verano", "08-31"),
    ("estate", "08-31"),
    ("autumn", "11-30"),
    ("fall", "11-30"),
    ("herbst", "11-30"),
    ("automne", "11-30"),
    ("otoño", "11-30"),
    ("autunno", "11-30"),
];
/// A winter has two years, and so no last day.
const WINTERS: [&str; 4] = ["winter", "hiver", "invierno", "inverno"];
const WEEKS: [&str; 9] = ["w", "kw", "cw", "wk", "week", "woche", "kalenderwoche", "semaine", "semana"];
const QUARTERS: [&str; 4] = ["q", "quarter", "quartal", "trimestre"];
const HALVES: [&str; 5] = ["h", "half", "halbjahr", "semestre", "semester"];

/// `Q3 2027`, `2027-W13`, `end of 2027`, `Anfang März 2027`, and both ends of a range.
pub fn period(text: &str, partial: bool) -> Option<Draft> {
    if let Some((_, last)) = text.split_once("..").or_else(|| text.split_once(" to ")) {
        return whole_date(last, partial).map(|(last, _)| (last, Unsafe));
    }
    let said = read(&text.to_lowercase())?;
    let (year, month) = (said.year?, said.month);
    if let Some(week) = said.week {
        // Whatever is known since some week is known since its first day.
        let day = week_day(year, week, if partial { Weekday::Monday } else { Weekday::Sunday })?;
        return Some((day.to_string(), Unsafe));
    }
    if partial {
        return Some((month.map_or(format!("{year}"), |month| format!("{year}-{month:02}")), Unsafe));
    }
    if said.is_season {
        return None;
    }
    let (month, day) = match (said.section, month) {
        (Some(Section::Early), None) => (3, 31),
        (Some(Section::Middle), None) => (6, 30),
        (Some(Section::Early), Some(month)) => (month, 10),
        (Some(Section::Middle), Some(month)) => (month, 15),
        (Some(Section::End) | None, month) => (month.unwrap_or(12), 31),
    };
    day_of(year, month, day, Unsafe).map(|(day, _)| (day, Unsafe))
}

fn last_day_of_season(word: &str) -> Option<&'static str> {
    SEASONS.iter().find(|(season, _)| *season == word).map(|(_, day)| *day)
}

/// The last day of `spring 2027` in the north.
pub fn season_end(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let year = words.clone().find(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(format!("{year}-{}", words.find_map(last_day_of_season)?))
}

fn week_day(year: u32, week: u32, day: Weekday) -> Option<Date> {
    Some(ISOWeekDate::new(year.try_into().ok()?, week.try_into().ok()?, day).ok()?.date())
}

fn read(text: &str) -> Option<Said> {
    let mut said = Said::default();
    let mut kind = None;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.trim_matches(char::is_alphabetic);
        // `Q3`, `3Q`, `KW12`, `3rd`
        let letters = if digits.is_empty() { word } else { word.trim_matches(|c: char| c.is_ascii_digit()) };
        let number = digits.parse::<u32>().ok();
        let known = [WEEKS.as_slice(), &QUARTERS, &HALVES].iter().position(|words| words.contains(&letters));
        match (known, number) {
            (Some(_), None) => kind = known,
            (Some(_), Some(number)) => said.part(known, number)?,
            (None, Some(number)) if letters.is_empty() || ["st", "nd", "rd", "th"].contains(&letters) => {
                said.number(text, digits, number, &mut kind)?;
            }
            (None, Some(_)) => return None,
            (None, None) => said.word(word)?,
        }
    }
    // `3. Quartal`: the number was in front.
    if let Some(number) = said.month.filter(|_| kind.is_some() && !said.is_month_named) {
        said.month = None;
        said.part(kind, number)?;
    }
    // `2nd week of March`, `early Q3`: nothing says which day that is.
    let is_vague =
        said.is_numbered && (said.section.is_some() || said.is_month_named) || kind.is_some() && said.is_month_named;
    (!is_vague).then_some(said)
}

impl Said {
    /// The number of a week, a quarter or a half.
    fn part(&mut self, kind: Option<usize>, number: u32) -> Option<()> {
        self.is_numbered = true;
        match (kind?, number) {
            (0, 1..=53) => self.week = Some(number),
            (1, 1..=4) => self.month = Some(number * 3),
            (2, 1..=2) => self.month = Some(number * 6),
            (_, _) => return None,
        }
        Some(())
    }

    /// A number alone, after a word for what it counts or without one.
    fn number(&mut self, text: &str, digits: &str, number: u32, kind: &mut Option<usize>) -> Option<()> {
        let known = self.month.is_some() || self.week.is_some();
        // `Q3/27`, but `March 27` is a day.
        let short = || known && ["/", "-", "'", "’"].iter().any(|sign| text.contains(&format!("{sign}{digits}")));
        match digits.len() {
            4 if self.year.is_none() => self.year = Some(number),
            1 | 2 if kind.is_some() => self.part(kind.take(), number)?,
            2 if self.year.is_none() && short() => self.year = Some(2000 + number),
            1 | 2 if !known && (1..=12).contains(&number) => self.month = Some(number),
            _ => return None,
        }
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let section = [(EARLY.as_slice(), Section::Early), (&MIDDLE, Section::Middle), (&END, Section::End)];
        if let Some((_, section)) = section.iter().find(|(words, _)| words.contains(&word)) {
            self.section = Some(*section);
        } else if last_day_of_season(word).is_some() || WINTERS.contains(&word) {
            self.is_season = true;
        } else if let Some(month) = month_called(word) {
            (self.month, self.is_month_named) = (Some(month), true);
        } else if !FILLERS.contains(&word) && !UNTIL.contains(&word) {
            return None;
        }
        Some(())
    }
}
