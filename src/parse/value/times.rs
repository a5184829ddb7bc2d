//! Dates and durations.

use super::reader::{Read, Reader};
use crate::{
    ast::{self, Calendar, Day, Every, Seconds},
    diagnostic::{Code, Diagnostic, Fix},
    model::{DAY, Date, PartialDate, seconds_in},
    parse::{
        grammar::{Match, Part},
        head::ident,
    },
    span::Span,
};

/// Dates and durations.
impl Reader<'_> {
    pub(super) fn day(&self, found: Option<&Match>) -> Read<Day> {
        let span = found.map_or(self.text, |found| found.span);
        match self.slice(span).parse::<Date>() {
            Ok(date) => Ok(Day { span, date }),
            Err(_) => Err(no_such_day(self.slice(span), span)),
        }
    }

    pub(super) fn date(&self) -> Read<ast::Value> {
        let found = self.matched(Part::date, Code::BadDate)?;
        Ok(ast::Value::Date(self.day(found.find(Part::day))?))
    }

    pub(super) fn partial_date(&self) -> Read<ast::Value> {
        let found = self.matched(Part::partial_date, Code::BadDate)?;
        if found.find(Part::day).is_some() {
            return Ok(ast::Value::PartialDate(PartialDate::Day(self.day(found.find(Part::day))?.date)));
        }
        let text = self.slice(self.text);
        let year = text.get(..4).and_then(|year| year.parse().ok());
        let month = text.get(5..).map(str::parse::<i8>);
        let date = match (year, month) {
            (Some(year), None) => Some(PartialDate::Year(year)),
            (Some(year), Some(Ok(month @ 1..=12))) => Some(PartialDate::Month(year, month)),
            _ => None,
        };
        date.map(ast::Value::PartialDate).ok_or_else(|| no_such_day(text, self.text))
    }

    pub(super) fn review(&self) -> Read<ast::Value> {
        let found = self.matched(Part::review, Code::BadDate)?;
        let day = self.day(found.find(Part::day))?;
        let every = found.find(Part::every).map(|every| self.every(every)).transpose()?;
        Ok(ast::Value::Review(day, every))
    }

    fn every(&self, every: &Match) -> Read<Every> {
        let count = every.find(Part::count).and_then(|count| self.slice(count.span).parse::<i32>().ok());
        let unit = every.find(Part::unit).map_or(every.span, |unit| unit.span);
        let calendar = match self.slice(unit).to_lowercase().as_str() {
            "d" | "day" | "days" => Some(Calendar::Day),
            "w" | "week" | "weeks" => Some(Calendar::Week),
            "month" | "months" => Some(Calendar::Month),
            "y" | "year" | "years" => Some(Calendar::Year),
            _ => None,
        };
        match (count, calendar) {
            (Some(count @ 1..=9999), Some(calendar)) => Ok(Every { span: every.span, count, unit: calendar }),
            (Some(1..=9999), None) => {
                let title = format!("`{}` is not a calendar unit", self.slice(unit));
                Err(Diagnostic::new(Code::BadDuration, title, unit, "expected days, weeks, months or years")
                    .help("for example: `every 6 months`"))
            }
            _ => Err(Diagnostic::new(
                Code::OutOfBounds,
                "The interval is out of bounds",
                every.span,
                "expected 1 to 9999",
            )
            .help("for example: `every 6 months`")),
        }
    }

    pub(super) fn takes(&self) -> Read<ast::Value> {
        let found = self.matched(Part::takes, Code::BadDuration)?;
        if let Some(word) = found.find(Part::measured) {
            let column = found.find(Part::from_column).and_then(|from| from.find(Part::phrase));
            return Ok(ast::Value::Measured(word.span, column.map(|column| ident(self.source, column))));
        }
        let average = found.find(Part::average).and_then(|average| average.find(Part::duration));
        let average =
            average.or_else(|| found.find(Part::duration)).map(|average| self.duration(average)).transpose()?;
        let takes = |min, max| ast::Value::Takes(Box::new(ast::Takes { min, max, average }));
        let Some(range) = found.find(Part::span) else { return Ok(takes(None, None)) };
        let (min, max) = self.ends(range)?;
        if min.value > max.value {
            let diagnostic = out_of_order((min.span, "the shortest"), (max.span, "the longest is shorter"));
            // If the first end has no unit, it would get the wrong one.
            let turned = || Fix::needs_a_look(min.span, self.slice(max.span)).and(max.span, self.slice(min.span));
            let lone = |bare: &Match| {
                let quantity = range.find(Part::duration)?.find(Part::quantity)?;
                let number = quantity.find(Part::number)?.span;
                let fix = Fix::needs_a_look(bare.span, self.slice(number)).and(number, self.slice(bare.span));
                Some(fix)
                    .filter(|_| range.find(Part::duration).is_some_and(|last| last.all(Part::quantity).count() == 1))
            };
            let fix = range.find(Part::number).map_or_else(|| Some(turned()), lone);
            return Err(Diagnostic { fix, ..diagnostic });
        }
        match average {
            Some(average) if average.value < min.value => {
                Err(out_of_order((min.span, "the shortest"), (average.span, "the average is shorter")))
            }
            Some(average) if average.value > max.value => {
                Err(out_of_order((max.span, "the longest"), (average.span, "the average is longer")))
            }
            _ => Ok(takes(Some(min), Some(max))),
        }
    }

    /// Both ends of `5m..40m`. In `5..40m` the first takes the unit of the second.
    fn ends(&self, range: &Match) -> Read<(Seconds, Seconds)> {
        let mut durations = range.all(Part::duration);
        let Some(bare) = range.find(Part::number) else {
            let first = durations.next().map_or(range, |first| first);
            return Ok((self.duration(first)?, self.duration(durations.next().unwrap_or(range))?));
        };
        let last = durations.next().unwrap_or(range);
        let unit = last.all(Part::quantity).last().and_then(|quantity| quantity.find(Part::unit));
        let scale = unit.map_or(Ok(1.0), |unit| self.seconds_in(unit.span))?;
        let number = self.number(Some(bare))?;
        Ok((self.seconds(bare.span, number.value * scale)?, self.duration(last)?))
    }

    fn duration(&self, found: &Match) -> Read<Seconds> {
        let mut total = 0.0;
        for quantity in found.all(Part::quantity) {
            let unit = quantity.find(Part::unit).map_or(quantity.span, |unit| unit.span);
            total += self.number(quantity.find(Part::number))?.value * self.seconds_in(unit)?;
        }
        self.seconds(found.span, total)
    }

    /// A length of time between zero and a hundred years.
    fn seconds(&self, span: Span, value: f64) -> Read<Seconds> {
        if (0.0..=100.0 * 366.0 * DAY).contains(&value) {
            return Ok(Seconds { span, value });
        }
        let title = format!("`{}` is not a length of time", self.slice(span));
        Err(Diagnostic::new(Code::BadDuration, title, span, "expected a duration of up to a hundred years")
            .help("for example: `takes: 5m..40m, average 15m`"))
    }

    fn seconds_in(&self, unit: Span) -> Read<f64> {
        let word = self.slice(unit);
        let lower = word.to_lowercase();
        // `3M` may be months as well as minutes.
        if let Some(seconds) = seconds_in(&lower).filter(|_| word != "M") {
            return Ok(seconds);
        }
        Err(match lower.as_str() {
            "mo" | "month" | "months" | "y" | "year" | "years" => {
                let title = format!("`{word}` is not a fixed length of time");
                Diagnostic::new(Code::BadDuration, title, unit, "months and years differ in length")
                    .help("write weeks or days: a month is about 4w, or 30d")
            }
            _ => {
                let title = format!("`{word}` is not a unit of time");
                Diagnostic::new(Code::BadDuration, title, unit, "expected s, m, h, d or w")
                    .help("write `m` for minutes, `h` for hours, `d` for days, `w` for weeks")
            }
        })
    }
}

fn out_of_order(first: (Span, &str), second: (Span, &str)) -> Diagnostic {
    Diagnostic::new(Code::TimesOutOfOrder, "The times are out of order", second.0, second.1)
        .and(first.0, first.1)
        .help("write the shortest, `..`, the longest, and an average between them")
}

fn no_such_day(text: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadDate, format!("`{text}` is not in the calendar"), span, "there is no such date")
        .help("write a date that exists, as year-month-day: `2026-09-30`")
}
