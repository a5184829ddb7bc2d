//! What reads a value: the parts that the grammar finds, and what is wrong where it finds none.

use crate::{
    ast::Number,
    diagnostic::{Code, Diagnostic},
    keyword::{Keyword, MEASURED, Rule, Value},
    parse::{
        grammar::{Match, Mismatch, NOTHING_MORE, Part, is_blank},
        number::{comma_slip, number},
        respell::{is_unit_of_time, part_of_metric, respelt, season_end},
        scan::match_part,
    },
    source::Source,
    span::Span,
};

pub(super) type Read<T> = Result<T, Diagnostic>;

/// The text of a line, to be read by its rule.
pub(super) struct Reader<'a> {
    pub source: &'a Source,
    pub rule: &'a Rule,
    pub text: Span,
}

impl Reader<'_> {
    pub fn slice(&self, span: Span) -> &str {
        &self.source.text[span.range()]
    }

    pub fn matched(&self, part: Part, code: Code) -> Read<Match> {
        match_part(self.source, self.text, part).map_err(|mismatch| self.mismatch(&mismatch, code))
    }

    /// Reports where the value stopped making sense and what was expected there.
    pub fn mismatch(&self, mismatch: &Mismatch, code: Code) -> Diagnostic {
        if let Some(slip) = comma_slip(self.source, self.text, mismatch.at) {
            return slip;
        }
        let rest = Span { start: mismatch.at.min(self.text.end), ..self.text };
        let span = if rest.is_empty() { self.text } else { rest };
        let title = format!("`{}` is not a valid `{}`", self.slice(self.text), self.rule.keyword.word());
        if self.is_measured(rest) {
            return Diagnostic::new(code, title, span, "no data answers this").help(format!(
                "write the figure, for example `{}`; only `feels`, `takes`, `reach`, `metric`, `then` and `leaves` can be `{MEASURED}`",
                self.rule.example
            ));
        }
        let expected = match mismatch.expected.as_slice() {
            [] => "this does not belong here".to_owned(),
            [only] if *only == NOTHING_MORE => {
                let before = self.slice(Span { end: rest.start, ..self.text });
                format!("nothing can follow `{}`", before.trim_end_matches(is_blank))
            }
            [only] => format!("expected {only}{}", if rest.is_empty() { " after it" } else { "" }),
            [rest @ .., last] => format!("expected {} or {last}", rest.join(", ")),
        };
        let example = self.completed().unwrap_or_else(|| format!("for example: `{}`", self.rule.example));
        let words = self.slice(self.text);
        let help = match self.takes_note() && !words.contains(|c: char| c.is_ascii_digit()) {
            true => format!("{example}; words can go into a note: `note: {words}`"),
            false => example,
        };
        Diagnostic::new(code, title, span, expected).help(help)
    }

    fn is_measured(&self, rest: Span) -> bool {
        let word = self.slice(rest).split(|c: char| !c.is_alphabetic()).next();
        word.is_some_and(|word| word.eq_ignore_ascii_case(MEASURED))
    }

    /// The help for a value that only lacks its last part.
    fn completed(&self) -> Option<String> {
        let (text, word) = (self.slice(self.text), self.rule.keyword.word());
        let right = |value: &str, part: Part| {
            let proposed = Source::new("", respelt(self.rule, value)?.0);
            let whole = Span { start: 0, end: proposed.text.len() as u32, ..self.text };
            match_part(&proposed, whole, part).is_ok().then_some(proposed.text)
        };
        match self.rule.value {
            Value::Takes => {
                // `10 min (avg), max 1 h`
                if let Some(value) = without_shortest(text, |time| right(time, Part::takes)) {
                    return Some(format!("write the shortest time, too: `{word}: {value}`"));
                }
                // `2-5 days, average 3`: most likely the unit that is there.
                let mut units = text.split(|c: char| !c.is_alphabetic()).filter(|word| is_unit_of_time(word));
                let unit = units.next_back().unwrap_or("m");
                // `1 day 4`: what comes after a unit has a smaller one.
                let together = |part: &str| part.trim_start().starts_with(|c: char| c.is_ascii_digit());
                if text.rsplit_once(unit).is_some_and(|(_, behind)| together(behind)) {
                    return Some(format!("add the unit of the last number: `{word}: {text} …`"));
                }
                let value = right(&format!("{text} {unit}"), Part::takes)?;
                let what = if unit == "m" { "minutes" } else { unit };
                Some(format!("add the unit: `{word}: {value}` if it is {what}"))
            }
            // `25 customers`
            Value::Percent
                if text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(' ') && !text.contains('%') =>
            {
                let number =
                    text.split(is_blank).next().filter(|number| number.parse::<u32>().is_ok_and(|n| n <= 100))?;
                Some(format!(
                    "write `{word}: {number} %` if it is a share; a number of people can go into a note: `note: {text}`"
                ))
            }
            // `20-30 %`
            Value::Percent => {
                let (first, last) = text.trim_end_matches(['%', '％', ' ']).split_once(['-', '–', '—'])?;
                let number = |text: &str| text.trim_matches(is_blank).parse::<f64>().ok();
                let middle = (number(first.trim_end_matches(['%', '％', ' ']))? + number(last)?) / 2.0;
                Some(format!("write one number, for example `{word}: {middle} %`"))
            }
            // `target 10 min`: what there is now is missing.
            Value::Metric if text.split([' ', ':', '=']).next().and_then(part_of_metric).is_some() => {
                let (first, rest) = text.split_once([' ', ':', '=']).unwrap_or((text, ""));
                let part = format!("{} {}", part_of_metric(first)?, rest.trim_matches(is_blank));
                let part = part.trim_end();
                let line = self.source.before(self.text.start).trim();
                let measure = line.split_once(is_blank).map_or("", |(_, measure)| measure);
                Some(format!(
                    "put the figure as it is now first: `{line} …, {part}`; if nobody knows it, write a note: `note: {measure} {text}`"
                ))
            }
            // `5-7 min`
            Value::Metric => {
                let (first, last) = text.split_once(['-', '–', '—']).or_else(|| text.split_once(".."))?;
                let first = first.trim_end_matches(|c: char| c.is_alphabetic() || is_blank(c) || "%€$£".contains(c));
                let end = last.trim_start().find(|c: char| !(c.is_ascii_digit() || c == '.'));
                let (last, unit) = last.trim_start().split_at(end.unwrap_or(last.trim_start().len()));
                let number = |text: &str| text.trim_matches(is_blank).parse::<f64>().ok();
                let middle = (number(first)? + number(last)?) / 2.0;
                Some(format!("write one figure, for example `{middle}{unit}`"))
            }
            Value::Date | Value::PartialDate | Value::Review => {
                if let Some(day) = season_end(text) {
                    return Some(format!("write a day, for example `{word}: {day}`"));
                }
                // A year with each day of the calendar.
                let value = right(&format!("{text} 2000"), Part::date)?;
                Some(format!("add the year: `{word}: YYYY{}`", value.strip_prefix("2000")?))
            }
            _ => None,
        }
    }

    /// Whether a note can replace the line.
    fn takes_note(&self) -> bool {
        let mut homes = Keyword::Note.rules().flat_map(|rule| rule.inside);
        homes.any(|home| self.rule.inside.contains(home))
    }

    pub fn number(&self, found: Option<&Match>) -> Read<Number> {
        found.and_then(|found| number(self.source, found)).ok_or_else(|| {
            let label = "larger than any number in a map can be";
            Diagnostic::new(Code::BadNumber, "The number is too large", self.text, label).help("write a smaller number")
        })
    }
}

/// The average and the longest of two times, in front of which the shortest one is missing.
fn without_shortest(text: &str, time: impl Fn(&str) -> Option<String>) -> Option<String> {
    const MIDDLE: [&str; 8] = ["average", "avg", "avg.", "mean", "ø", "typically", "durchschnittlich", "moyenne"];
    const LONGEST: [&str; 9] = ["max", "max.", "maximum", "longest", "most", "bis", "höchstens", "maximal", "jusqu'à"];
    let (first, last) = text.split_once([',', ';'])?;
    let of = |part: &str, words: &[&str]| {
        let all = || part.split(|c: char| is_blank(c) || matches!(c, '(' | ')')).filter(|word| !word.is_empty());
        let is_one = |word: &str| words.contains(&&*word.to_lowercase());
        let rest: Vec<&str> = all().filter(|word| !is_one(word)).collect();
        (rest.len() < all().count()).then(|| time(&rest.join(" ")))?
    };
    let both = |middle: &str, longest: &str| Some((of(middle, &MIDDLE)?, of(longest, &LONGEST)?));
    let (middle, longest) = both(first, last).or_else(|| both(last, first))?;
    Some(format!("SHORTEST..{longest}, average {middle}"))
}
