//! Whole dates in another order, with other signs, or with the month as a word.

use super::names::{FILLERS, UNTIL, is_weekday, month_called};
use crate::{
    diagnostic::Applicability::{self, Safe, Unsafe},
    model::Date,
    parse::respell::phrase::Draft,
};

/// `2027-03-31T00:00:00Z`: the day of a time.
fn day_of_time(text: &str) -> Option<Draft> {
    let (day, time) = text.split_once(['T', ' '])?;
    let is_time = time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit());
    let is_day = day.len() == 10 && day.split('-').count() == 3 && day.chars().all(|c| c.is_ascii_digit() || c == '-');
    // Of an hour, something is lost.
    let certain = if time.contains(|c: char| matches!(c, '1'..='9')) { Unsafe } else { Safe };
    (is_time && is_day).then(|| (day.to_owned(), certain))
}

pub fn whole_date(text: &str, partial: bool) -> Option<Draft> {
    if let Some(day) = day_of_time(text) {
        return Some(day);
    }
    let text = &text.replace(['年', '月'], "-").replace('日', "");
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut month, mut until) = (None, Safe);
    let mut numbers: Vec<&str> = Vec::new();
    for word in words {
        let digits = word.trim_end_matches(char::is_alphabetic);
        if let Some(found) = month_called(word) {
            // Of two months, one is lost.
            if month.replace(found).is_some() {
                until = Unsafe;
            }
        } else if is_number(digits) && ["", "st", "nd", "rd", "th", "er", "º", "ª"].contains(&&word[digits.len()..]) {
            numbers.push(digits);
        } else if UNTIL.contains(&&*word.to_lowercase()) {
            until = Unsafe;
        } else if !is_weekday(word) && !FILLERS.contains(&&*word.to_lowercase()) {
            return None;
        }
    }
    let (day, certain) = of_numbers(text, month, &numbers, partial)?;
    Some((day, certain.max(until)))
}

fn of_numbers(text: &str, month: Option<u32>, numbers: &[&str], partial: bool) -> Option<Draft> {
    let value = |text: &str| text.parse::<u32>().ok();
    let is_year = |text: &str| text.len() == 4;
    // `27` is a year of this century.
    let recent = |text: &str| value(text).filter(|year| text.len() == 2 && *year >= 15).map(|year| 2000 + year);
    match (month, numbers) {
        (Some(month), [a, b]) if is_year(a) => day_of(value(a)?, month, value(b)?, Safe),
        (Some(month), [a, b]) if is_year(b) => day_of(value(b)?, month, value(a)?, Safe),
        (Some(month), [a, b]) => day_of(recent(b)?, month, value(a)?, Unsafe),
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
        (None, [a, b, c]) if c.len() == 2 && text.contains(['.', '/']) => match (value(a)?, value(b)?) {
            (month @ ..=12, day @ 13..) => day_of(recent(c)?, month, day, Unsafe),
            (day, month) => day_of(recent(c)?, month, day, Unsafe),
        },
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
pub fn day_of(year: u32, month: u32, day: u32, certain: Applicability) -> Option<Draft> {
    let first = Date::new(year.try_into().ok()?, month.try_into().ok()?, 1).ok()?;
    let last = u32::from(first.days_in_month().unsigned_abs());
    let certain = if day > last { Unsafe } else { certain };
    (1..=31).contains(&day).then(|| (format!("{year:04}-{month:02}-{:02}", day.min(last)), certain))
}
