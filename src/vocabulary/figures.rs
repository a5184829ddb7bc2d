//! Figures, dates and durations as people read them, in the words of the map's language.

use super::Words;
use crate::{
    measure::FEWEST,
    model::{
        Ask, Asked, Channel, DAY, Date, Finding, HOUR, MINUTE, Map, Measured, PartialDate, Scale, Source, WEEK, Whom,
    },
};

/// Between a figure and its unit, so that no line breaks there.
const GLUE: char = '\u{A0}';

/// The same text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

impl Words {
    /// `text` with each `{}` replaced by the next of `values`.
    pub fn fill(text: &str, values: &[&str]) -> String {
        let mut parts = text.split("{}");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for (part, value) in parts.zip(values.iter().copied().chain(std::iter::repeat(""))) {
            filled.push_str(value);
            filled.push_str(part);
        }
        filled
    }

    /// A figure with at most two decimals (more if it is smaller than one), `−` for minus, and thousands separators.
    pub fn number(&self, value: f64) -> String {
        let size = value.abs();
        let decimals = match size {
            1.0.. => 2,
            0.001.. => 3,
            // Two digits that say something; what has none in so many decimals is what remains of a difference.
            0.000_001.. => (1.0 - size.log10().floor()) as usize,
            _ => 2,
        };
        // Most figures are whole, and the standard library takes long for decimals of which it has to say exactly that they are none.
        let text = if size.fract() == 0.0 { (size as u64).to_string() } else { format!("{size:.decimals$}") };
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text.as_str() };
        self.written(value, text)
    }

    /// A figure with so many decimals, also if they are zeros (`14.20`).
    pub fn fixed(&self, value: f64, decimals: usize) -> String {
        self.written(value, &format!("{:.decimals$}", value.abs()))
    }

    /// A figure as people write it, of which `text` has the digits.
    fn written(&self, value: f64, text: &str) -> String {
        if value.abs() >= 1e15 {
            return format!("{value:e}").replace('-', "−");
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let is_negative = value < 0.0 && text.contains(|digit: char| matches!(digit, '1'..='9'));
        let mut figure = String::new();
        if is_negative {
            figure.push_str(self.negative[0]);
        }
        self.group_thousands(whole, &mut figure);
        if !fraction.is_empty() {
            figure.push_str(self.decimal_point);
            figure.push_str(fraction);
        }
        if is_negative {
            figure.push_str(self.negative[1]);
        }
        figure
    }

    /// How sure a figure from data is: between which two it is, and how many it rests on (`28.1 – 40.3, n = 412`).
    pub fn measured(&self, of: &Measured, figure: impl Fn(f64) -> String) -> String {
        let n = format!("n{GLUE}={GLUE}{}", self.number(of.n as f64));
        match of.interval {
            Some((low, high)) => format!("{}{}{n}", range(&figure(low), &figure(high)), self.comma),
            None => n,
        }
    }

    /// What is to be said of a figure from data that can't be shown: whose it is, what, and why there is none. `None` where there is one.
    pub fn waiting(&self, map: &Map, ask: &Ask) -> Option<String> {
        let why = self.why_unknown(ask)?;
        let what = match ask.figure {
            Asked::Metric(measure) => map.measure(measure).label.to_plain(),
            Asked::Feels => self.page.feeling.to_owned(),
            Asked::Reach => self.reach.to_owned(),
            Asked::Takes(_) => self.time.to_owned(),
            Asked::Share(_) => self.ways.to_owned(),
        };
        let whose = match ask.whom {
            Whom::Everyone => String::new(),
            Whom::One(persona) => format!("{}: ", map.persona(persona).label.to_plain()),
        };
        Some(format!("{whose}{what}: {why}"))
    }

    /// What the figures from a source rest on: how old they are, how many rows and cases, of which time. Empty before the first measurement.
    pub fn measurement(&self, map: &Map, source: &Source) -> Vec<String> {
        let results = map.results.as_ref().filter(|_| source.data.is_some());
        let Some(of) = results.and_then(|results| results.sources.get(source.name.as_str())) else { return Vec::new() };
        let count = |text: &str, n: u64| Self::fill(text, &[&self.number(n as f64)]);
        let date = of.date.map(|date| Self::fill(self.measured_on, &[&self.date(date)]));
        let rows = Some(count(self.data_rows, of.rows));
        let cases = of.cases.map(|cases| count(self.data_cases, cases));
        let window = of.window.map(|(first, last)| format!("{} – {}", self.date(first), self.date(last)));
        [date, rows, cases, window].into_iter().flatten().collect()
    }

    /// Why there is no figure; `None` where there is one.
    pub(super) fn why_unknown(&self, ask: &Ask) -> Option<String> {
        self.silence(ask.finding)
    }

    /// Whether a text says why there is no figure.
    pub fn is_silence(&self, text: &str) -> bool {
        [None, Some(Finding::Hidden), Some(Finding::Nothing)]
            .into_iter()
            .any(|of| self.silence(of).as_deref() == Some(text))
    }

    fn silence(&self, finding: Option<Finding>) -> Option<String> {
        match finding {
            Some(Finding::Known(_)) => None,
            Some(Finding::Hidden) => Some(Self::fill(self.too_few, &[&FEWEST.to_string()])),
            Some(Finding::Nothing) => Some(self.no_answers.to_owned()),
            None => Some(self.not_measured.to_owned()),
        }
    }

    fn group_thousands(&self, whole: &str, out: &mut String) {
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            if whole.len() > 4 && index > 0 && left.is_multiple_of(3) {
                out.push_str(self.thousands);
            }
            out.push(digit);
        }
    }

    /// A figure that always has its sign, except for zero.
    pub fn signed(&self, value: f64) -> String {
        let figure = self.number(value);
        if value > 0.0 && figure != "0" { [self.positive[0], &figure, self.positive[1]].concat() } else { figure }
    }

    /// A score in the author's numbers, with its sign if the scale has negative scores.
    pub fn score(&self, score: f64, scale: Scale) -> String {
        if scale.low < 0.0 { self.signed(score) } else { self.number(score) }
    }

    pub fn share(&self, percent: f64) -> String {
        Self::fill(self.percent, &[&self.number(percent)])
    }

    /// A day (`1 Sep 2026`).
    pub fn date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        Self::fill_date(self.date, &day, self.month(date.month()), &year)
    }

    /// A day, month or year.
    pub fn partial_date(&self, date: PartialDate) -> String {
        match date {
            PartialDate::Year(year) => year.to_string(),
            PartialDate::Month(year, month) => {
                Self::fill_date(self.month_of_year, "", self.month(month), &year.to_string())
            }
            PartialDate::Day(date) => self.date(date),
        }
    }

    /// The label of a channel: for a built-in one in the language of these words, for any other as declared.
    pub fn channel(&self, channel: &Channel) -> String {
        let built_in = self.channels.iter().find(|(name, _)| channel.span.is_none() && *name == channel.name.as_str());
        built_in.map_or_else(|| channel.label.to_plain(), |(_, label)| (*label).to_owned())
    }

    fn month(&self, month: i8) -> &'static str {
        let index = usize::try_from(month - 1).unwrap_or(0);
        self.months.get(index).copied().unwrap_or_default()
    }

    fn fill_date(pattern: &str, day: &str, month: &str, year: &str) -> String {
        pattern.replace("{d}", day).replace("{m}", month).replace("{y}", year)
    }

    /// A length of time in its two largest units (`2 h 30 min`).
    pub fn duration(&self, seconds: f64) -> String {
        // Weeks only if they are exact: 9 days are easier to grasp than a week and two days.
        self.duration_in(seconds, seconds % WEEK == 0.0)
    }

    fn duration_in(&self, seconds: f64, in_weeks: bool) -> String {
        let [week, day, hour, minute, second] = self.time_units;
        let units = if seconds >= WEEK && in_weeks {
            [(WEEK, week), (DAY, day)]
        } else if seconds >= DAY {
            [(DAY, day), (HOUR, hour)]
        } else if seconds >= HOUR {
            [(HOUR, hour), (MINUTE, minute)]
        } else if seconds >= MINUTE {
            [(MINUTE, minute), (1.0, second)]
        } else {
            [(1.0, second), (1.0, second)]
        };
        self.in_units(seconds, units)
    }

    fn in_units(&self, seconds: f64, [(large, large_name), (small, small_name)]: [(f64, &str); 2]) -> String {
        if large == small {
            return format!("{}{GLUE}{large_name}", self.number(seconds));
        }
        let rounded = (seconds / small).round() * small;
        let whole = (rounded / large + 1e-9).floor();
        let rest = ((rounded - whole * large) / small).round();
        match rest > 0.0 {
            true => format!("{}{GLUE}{large_name}{GLUE}{}{GLUE}{small_name}", self.number(whole), self.number(rest)),
            false => format!("{}{GLUE}{large_name}", self.number(whole)),
        }
    }

    /// A range of time (`5 – 40 min`): the unit once if both ends have the same.
    pub fn duration_range(&self, from: f64, to: f64) -> String {
        // Weeks at one end and days at the other are hard to compare.
        let in_weeks = [from, to].into_iter().filter(|end| *end >= DAY).all(|end| end % WEEK == 0.0);
        let (low, high) = (self.duration_in(from, in_weeks), self.duration_in(to, in_weeks));
        // Nothing has no unit.
        if from == 0.0 && to > 0.0 {
            return range(&self.number(0.0), &high);
        }
        match (low.rsplit_once(GLUE), high.rsplit_once(GLUE)) {
            (Some((figure, unit)), Some((_, same))) if unit == same && !figure.contains(GLUE) && !is_mixed(&high) => {
                range(figure, &high)
            }
            _ => range(&low, &high),
        }
    }
}

/// Two ends with a dash that begins no line, where it would be a minus. Only long ends may be on two lines.
pub fn range(low: &str, high: &str) -> String {
    let behind = if is_mixed(low) || is_mixed(high) { ' ' } else { GLUE };
    format!("{low}{GLUE}–{behind}{high}")
}

/// Whether a length of time has two units.
fn is_mixed(text: &str) -> bool {
    text.split(GLUE).count() > 2
}

#[cfg(test)]
mod tests {
    use super::super::ENGLISH;

    #[test]
    fn figures_are_short() {
        let cases = [
            (0.0, "0"),
            (3.10, "3.1"),
            (-0.5, "−0.5"),
            (12345.0, "12,345"),
            (0.125, "0.125"),
            (1e18, "1e18"),
            (2.999, "3"),
        ];
        for (value, expected) in cases {
            assert_eq!(ENGLISH.number(value), expected);
        }
        assert_eq!(ENGLISH.signed(1.5), "+1.5");
    }

    #[test]
    fn durations_have_two_units() {
        let cases = [
            (900.0, "15 min"),
            (5400.0, "1 h 30 min"),
            (432_000.0, "5 d"),
            (460_740.0, "5 d 8 h"),
            (1_209_600.0, "2 w"),
            (0.5, "0.5 s"),
        ];
        for (seconds, expected) in cases {
            assert_eq!(ENGLISH.duration(seconds).replace(super::GLUE, " "), expected);
        }
        assert_eq!(ENGLISH.duration_range(0.0, 7200.0), "0\u{A0}–\u{A0}2\u{A0}h");
        assert_eq!(ENGLISH.duration_range(300.0, 2400.0), "5\u{A0}–\u{A0}40\u{A0}min");
        assert_eq!(ENGLISH.duration_range(604_800.0, 864_000.0), "7\u{A0}–\u{A0}10\u{A0}d");
        assert_eq!(ENGLISH.duration_range(604_800.0, 1_209_600.0), "1\u{A0}–\u{A0}2\u{A0}w");
        assert_eq!(ENGLISH.duration_range(900.0, 7200.0), "15\u{A0}min\u{A0}–\u{A0}2\u{A0}h");
    }
}
