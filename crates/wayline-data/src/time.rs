//! Times as people and programs write them, as milliseconds since 1970. Without a zone they are UTC.

use jiff::{
    civil::{Date, DateTime, Time},
    tz::Offset,
};

/// Why a text isn't a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadTime {
    /// It could be one of two days.
    Ambiguous,
    /// It is none.
    Unknown,
}

/// The time that a text says.
pub fn milliseconds(text: &str) -> Result<i64, BadTime> {
    let text = text.trim();
    if let Some(time) = epoch(text) {
        return time;
    }
    let (date, rest) = date(text)?;
    let (time, rest) = clock(rest)?;
    let seconds_east = zone(rest.trim()).ok_or(BadTime::Unknown)?;
    let offset = Offset::from_seconds(seconds_east).map_err(|_| BadTime::Unknown)?;
    let at = offset.to_timestamp(DateTime::from_parts(date, time)).map_err(|_| BadTime::Unknown)?;
    Ok(at.as_nanosecond().div_euclid(1_000_000) as i64)
}

/// A number counts from 1970; how many digits it has says in what.
fn epoch(text: &str) -> Option<Result<i64, BadTime>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !numeric(whole) || !numeric(fraction) {
        return None;
    }
    // Fewer digits are more likely a year, or a day without separators.
    let nanoseconds: i128 = match whole.len() {
        9..=11 => 1_000_000_000,
        12..=14 => 1_000_000,
        15..=17 => 1000,
        18..=19 => 1,
        _ => return Some(Err(BadTime::Unknown)),
    };
    let parsed = format!("{whole}{fraction:0<9.9}").parse::<i128>();
    let sign = if digits.len() < text.len() { -1 } else { 1 };
    let milliseconds =
        parsed.map(|billionths| (sign * billionths * nanoseconds).div_euclid(1_000_000_000_000_000) as i64);
    Some(milliseconds.map_err(|_| BadTime::Unknown))
}

/// A day, and what follows it.
fn date(text: &str) -> Result<(Date, &str), BadTime> {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, rest) = text.split_at(end);
    let separator = day.chars().find(|c| matches!(c, '-' | '/' | '.')).ok_or(BadTime::Unknown)?;
    let mut parts = day.split(separator);
    let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(BadTime::Unknown);
    };
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1..=2) => (a, b, c),
        (1..=2, 4) => day_or_month_first(separator, a, b, c)?,
        _ => return Err(BadTime::Unknown),
    };
    let part = |text: &str| number(text).and_then(|part| i8::try_from(part).ok()).ok_or(BadTime::Unknown);
    let year = number(year).and_then(|year| i16::try_from(year).ok()).ok_or(BadTime::Unknown)?;
    let date = Date::new(year, part(month)?, part(day)?).map_err(|_| BadTime::Unknown)?;
    Ok((date, rest))
}

/// With full stops the day comes first everywhere; with other signs only where the other order is no date.
fn day_or_month_first<'t>(
    separator: char,
    a: &'t str,
    b: &'t str,
    year: &'t str,
) -> Result<(&'t str, &'t str, &'t str), BadTime> {
    let is_month = |text: &str| number(text).is_some_and(|number| (1..=12).contains(&number));
    match (is_month(a), is_month(b)) {
        _ if separator == '.' => Ok((year, b, a)),
        (true, true) if number(a) != number(b) => Err(BadTime::Ambiguous),
        (true, false) => Ok((year, a, b)),
        (_, true) => Ok((year, b, a)),
        (false, false) => Err(BadTime::Unknown),
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A time of the day, midnight if there is none, and what follows it.
fn clock(text: &str) -> Result<(Time, &str), BadTime> {
    let text = text.strip_prefix(['T', 't']).unwrap_or(text).trim_start();
    let end = text.find(|c: char| !matches!(c, '0'..='9' | ':' | '.' | ',')).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if digits.is_empty() {
        return Ok((Time::midnight(), rest));
    }
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let mut parts = whole.split(':').map(|part| number(part).filter(|_| part.len() <= 2).ok_or(BadTime::Unknown));
    let mut next = || parts.next().transpose();
    let (Some(hour), Some(minute), second) = (next()?, next()?, next()?) else { return Err(BadTime::Unknown) };
    if next()?.is_some() {
        return Err(BadTime::Unknown);
    }
    let (hour, rest) = half_day(hour, rest)?;
    let nanoseconds = nanoseconds(fraction)?;
    // A leap second counts as the second before it.
    let second = match second {
        Some(60) => 59,
        other => other.unwrap_or(0),
    };
    let time = Time::new(hour as i8, minute as i8, second as i8, nanoseconds).map_err(|_| BadTime::Unknown)?;
    Ok((time, rest))
}

fn half_day(hour: u32, rest: &str) -> Result<(u32, &str), BadTime> {
    let rest = rest.trim_start();
    let Some(mark) = rest.get(..2).filter(|mark| ["am", "pm"].iter().any(|it| it.eq_ignore_ascii_case(mark))) else {
        return Ok((hour, rest));
    };
    if !(1..=12).contains(&hour) {
        return Err(BadTime::Unknown);
    }
    let afternoon = mark.eq_ignore_ascii_case("pm");
    Ok((hour % 12 + if afternoon { 12 } else { 0 }, &rest[2..]))
}

fn nanoseconds(fraction: &str) -> Result<i32, BadTime> {
    if fraction.is_empty() {
        return Ok(0);
    }
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(BadTime::Unknown);
    }
    let nine = format!("{:0<9.9}", fraction);
    nine.parse().map_err(|_| BadTime::Unknown)
}

/// How many seconds a zone is east of UTC.
fn zone(text: &str) -> Option<i32> {
    if text.is_empty() || ["z", "utc", "gmt"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Some(0);
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "0"),
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_in_every_form() {
        let forms = [
            "2026-07-01T08:05:09.250Z",
            "2026-07-01T08:05:09.250999z",
            "2026-07-01 08:05:09,250",
            "2026-07-01 10:05:09.25+02:00",
            "2026-07-01T10:05:09.25 +0200",
            "2026-07-01 06:05:09.25 -02",
            "2026/07/01 08:05:09.250 UTC",
            "01.07.2026 08:05:09.250",
            " 1.7.2026 8:05:09.250 AM",
            "1782893109.25",
            "1782893109250",
            "1782893109250123",
            "1782893109250123456",
        ];
        for form in forms {
            assert_eq!(milliseconds(form), Ok(1_782_893_109_250), "{form}");
        }
    }

    #[test]
    fn days_without_a_time_and_times_before_1970() {
        assert_eq!(milliseconds("1970-01-02"), Ok(86_400_000));
        assert_eq!(milliseconds("1969-12-31 23:59:59.9995"), Ok(-1));
        assert_eq!(milliseconds("12/31/1969 12:00 pm"), Ok(-43_200_000));
        assert_eq!(milliseconds("31/12/1969 12:00 AM"), Ok(-86_400_000));
        assert_eq!(milliseconds("02/02/1970"), Ok(32 * 86_400_000));
    }

    #[test]
    fn what_is_no_time_or_could_be_two() {
        for text in ["03/04/2026", "3-4-2026 10:00"] {
            assert_eq!(milliseconds(text), Err(BadTime::Ambiguous), "{text}");
        }
        let none = [
            "",
            "soon",
            "2026",
            "20260701",
            "2026-13-01",
            "2026-02-30",
            "13/13/2026",
            "1.2.26",
            "2026-07-01 25:00",
            "2026-07-01 10",
            "2026-07-01 10:00 CEST",
            "2026-07-01 13:00 pm",
            "2026-07-01 10:00+99:00",
            "1,5",
            "٣/٤/٢٠٢٦",
            "99999999999999999999",
            "2026-07-01T10:00:00.x",
            "2026-07-01 10:00:00:00",
            "-",
        ];
        for text in none {
            assert_eq!(milliseconds(text), Err(BadTime::Unknown), "{text}");
        }
    }
}
