//! The file of results: text, sorted, one fact per line.
//!
//! ```text
//! results 1
//! source log: rows 5442, cases 500, window 2017-01-02..2018-05-05, query 0f3c9a…, data 91ab…, date 2026-11-29
//! unbound log: n 120, Invoice sent
//! elsewhere log: n 12, Fax
//!
//! leaves pay: hidden
//! metric pay nps anna: 34.2, 28.1..40.1, n 412, of answers
//! reach pay: 98.4 %, 96.9..99.2, n 500, of cases
//! takes pay: mean 34.3h, 31.2h..37.4h, p5 1.38h, p50 9.32h, p90 3.1d, p95 5.2d, n 492
//! ```

use super::number::{rounded, seconds, time, written};
use crate::{
    model::{Estimate, Finding, Measurement, Results, Spread},
    source::ConflictMarker,
};
use std::fmt::Write;

/// The extension of files of results.
pub const RESULTS: &str = "measured";
const FIRST: &str = "results 1";
const NOTE: &str = "# Measured from data, written by `wayline data`. Measure again rather than edit it.";

/// A line that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// The line number, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// The name of the results of the map named `map`, in the same folder; `None` if the name isn't that of a file.
pub fn results_name(map: &str) -> Option<String> {
    let file =
        map.rsplit(['/', '\\']).next().filter(|file| !file.is_empty() && !file.starts_with('<') && *file != "-")?;
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    (!stem.is_empty()).then(|| format!("{stem}.{RESULTS}"))
}

/// Writes the results.
pub fn write(results: &Results) -> String {
    let mut out = format!("{NOTE}\n{FIRST}\n");
    // Writing to a string can't fail.
    for (name, of) in &results.sources {
        let _ = writeln!(out, "source {name}: {}", measurement(of));
    }
    for (name, of) in &results.sources {
        lines(&mut out, "unbound", name, &of.unbound);
        lines(&mut out, "unmatched", name, &of.unmatched);
        lines(&mut out, "elsewhere", name, &of.elsewhere);
    }
    if !results.findings.is_empty() {
        out.push('\n');
    }
    for (key, finding) in &results.findings {
        let _ = writeln!(out, "{key}: {}", value(key, finding));
    }
    out
}

fn lines(out: &mut String, word: &str, source: &str, counted: &[(String, u64)]) {
    let mut counted: Vec<(String, u64)> =
        counted.iter().map(|(text, n)| (text.replace(|c: char| c.is_control(), " "), *n)).collect();
    counted.sort();
    for (text, n) in counted {
        let _ = writeln!(out, "{word} {source}: n {n}, {text}");
    }
}

fn measurement(of: &Measurement) -> String {
    let mut parts = vec![format!("rows {}", of.rows)];
    parts.extend(of.cases.map(|cases| format!("cases {cases}")));
    parts.extend(of.window.map(|(first, last)| format!("window {first}..{last}")));
    parts.push(format!("query {}", of.query));
    parts.extend(of.data.as_ref().map(|data| format!("data {data}")));
    parts.extend(of.date.map(|date| format!("date {date}")));
    parts.join(", ")
}

/// What a share is relative to, by the keyword of its line.
fn of_what(key: &str) -> Option<&'static str> {
    match key.split(' ').next()? {
        "reach" => Some("of cases"),
        "then" => Some("of cases that come here"),
        "leaves" => Some("of cases that come here and are over"),
        _ => None,
    }
}

fn value(key: &str, finding: &Finding) -> String {
    let estimate = match finding {
        Finding::Hidden => return "hidden".to_owned(),
        Finding::Nothing => return "none".to_owned(),
        Finding::Known(estimate) => estimate,
    };
    let Estimate { value, interval, n, spread } = *estimate;
    let mut parts = Vec::new();
    match spread {
        Some(spread) => {
            // A median has no interval.
            let word = if interval.is_none() { "median" } else { "mean" };
            parts.push(format!("{word} {}", time(value)));
            parts.extend(interval.map(|(low, high)| format!("{}..{}", time(low), time(high))));
            let ends = if spread.extremes { ["min", "max"] } else { ["p5", "p95"] };
            parts.push(format!("{} {}", ends[0], time(spread.low)));
            parts.push(format!("p50 {}", time(spread.p50)));
            parts.push(format!("p90 {}", time(spread.p90)));
            parts.push(format!("{} {}", ends[1], time(spread.high)));
        }
        None => {
            let share = of_what(key).is_some();
            parts.push(format!("{}{}", written(value), if share { " %" } else { "" }));
            parts.extend(interval.map(|(low, high)| format!("{}..{}", written(low), written(high))));
        }
    }
    parts.push(format!("n {n}"));
    parts.extend(of_what(key).map(str::to_owned));
    parts.join(", ")
}

/// Reads the results.
///
/// # Errors
///
/// At the first line that [`write()`] wouldn't write like this.
pub fn read(bytes: &[u8]) -> Result<Results, BadLine> {
    let bad = |line: usize, what: &str| BadLine { line: line + 1, what: what.to_owned() };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        bad(before.iter().filter(|&&byte| byte == b'\n').count(), "it is not UTF-8 text")
    })?;
    let mut results = Results::default();
    let mut begun = false;
    let mut measured = None;
    let whole = text.is_empty() || text.ends_with('\n');
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if ConflictMarker::of(line).is_some() {
            return Err(bad(at, "a merge conflict is not resolved; measure again after the merge"));
        }
        if !begun {
            if line != FIRST {
                return Err(bad(at, "it does not begin with `results 1`"));
            }
            begun = true;
            continue;
        }
        let Some((key, value)) = line.split_once(": ") else {
            return Err(bad(at, "a line is a name, a colon and a value"));
        };
        match key.split_once(' ') {
            Some(("source", name)) => {
                let mut of = Measurement::default();
                header(&mut of, value).map_err(|what| bad(at, &what))?;
                if results.sources.insert(name.to_owned(), of).is_some() {
                    return Err(bad(at, "the source appears twice"));
                }
            }
            Some((word @ ("unbound" | "unmatched" | "elsewhere"), name)) => {
                let Some((n, text)) = counted(value) else { return Err(bad(at, "expected `n`, a number, and a text")) };
                let Some(of) = results.sources.get_mut(name) else {
                    return Err(bad(at, &format!("no line `source {name}: …` is above it")));
                };
                let list = match word {
                    "unbound" => &mut of.unbound,
                    "unmatched" => &mut of.unmatched,
                    _ => &mut of.elsewhere,
                };
                list.push((text.to_owned(), n));
            }
            Some(("metric" | "feels" | "reach" | "takes" | "then" | "leaves", _)) => {
                let finding = found(key, value).map_err(|what| bad(at, &what))?;
                if matches!(finding, Finding::Known(_)) {
                    measured.get_or_insert(at);
                }
                if results.findings.insert(key.to_owned(), finding).is_some() {
                    return Err(bad(at, "the figure appears twice"));
                }
            }
            _ => return Err(bad(at, "unknown first word")),
        }
    }
    match measured.filter(|_| results.sources.is_empty()) {
        _ if !begun => Err(bad(0, "it does not begin with `results 1`")),
        Some(at) => Err(bad(at, "the lines `source …: …`, which say what it was measured from, are missing")),
        None if !whole => Err(bad(text.lines().count().saturating_sub(1), "it is cut off: the last line does not end")),
        None => Ok(results),
    }
}

fn counted(value: &str) -> Option<(u64, &str)> {
    let (n, text) = value.strip_prefix("n ")?.split_once(", ")?;
    Some((n.parse().ok()?, text))
}

fn header(of: &mut Measurement, value: &str) -> Result<(), String> {
    for part in value.split(", ") {
        let (word, text) = part.split_once(' ').ok_or_else(|| format!("`{part}` is not a word and a value"))?;
        let wrong = || format!("`{text}` is not what `{word}` takes");
        match word {
            "rows" => of.rows = text.parse().map_err(|_| wrong())?,
            "cases" => of.cases = Some(text.parse().map_err(|_| wrong())?),
            "window" => {
                let (first, last) = text.split_once("..").ok_or_else(wrong)?;
                of.window = Some((first.parse().map_err(|_| wrong())?, last.parse().map_err(|_| wrong())?));
            }
            "query" => of.query = text.to_owned(),
            "data" => of.data = Some(text.to_owned()),
            "date" => of.date = Some(text.parse().map_err(|_| wrong())?),
            _ => return Err(format!("`{word}` is not a word that a source has")),
        }
    }
    Ok(())
}

fn found(key: &str, value: &str) -> Result<Finding, String> {
    match value {
        "hidden" => return Ok(Finding::Hidden),
        "none" => return Ok(Finding::Nothing),
        _ => {}
    }
    let is_time = key.starts_with("takes ");
    let figure = |text: &str| {
        let number = if is_time { seconds(text) } else { text.trim_end_matches(" %").parse().ok() };
        let finite = number.filter(|number: &f64| number.is_finite());
        finite.ok_or_else(|| format!("`{text}` is not a figure"))
    };
    let mut estimate = Estimate { value: 0.0, interval: None, n: 0, spread: None };
    let mut spread = Spread { low: 0.0, p50: 0.0, p90: 0.0, high: 0.0, extremes: false };
    let (mut has_value, mut has_n) = (false, false);
    for part in value.split(", ") {
        let (word, text) = part.split_once(' ').unwrap_or(("", part));
        match word {
            "n" => {
                estimate.n = text.parse().map_err(|_| format!("`{text}` is not a count"))?;
                has_n = true;
            }
            "of" => {}
            "mean" | "median" if is_time => {
                estimate.value = figure(text)?;
                has_value = true;
            }
            "p5" | "min" => spread.low = figure(text)?,
            "p50" => spread.p50 = figure(text)?,
            "p90" => spread.p90 = figure(text)?,
            "p95" | "max" => {
                spread.high = figure(text)?;
                spread.extremes = word == "max";
            }
            _ => match part.split_once("..") {
                Some((low, high)) => estimate.interval = Some((figure(low)?, figure(high)?)),
                None if is_time => return Err(format!("`{part}` is not a part of a time")),
                None => {
                    estimate.value = figure(part)?;
                    has_value = true;
                }
            },
        }
    }
    if !(has_value && has_n) {
        return Err("the figure or its `n` is missing".to_owned());
    }
    estimate.spread = is_time.then_some(spread);
    possible(key, &estimate)?;
    Ok(Finding::Known(estimate))
}

/// Refuses what no measurement can come to.
fn possible(key: &str, estimate: &Estimate) -> Result<(), String> {
    let (low, high) = estimate.interval.unwrap_or((estimate.value, estimate.value));
    let wrong = match () {
        () if estimate.n == 0 => "a figure rests on one answer or case at least: `n` is from 1 on",
        () if low > high => "the interval is reversed: the lower figure comes first",
        () if !(low..=high).contains(&estimate.value) => "the figure is outside its interval",
        () if of_what(key).is_some() && (low < 0.0 || high > 100.0) => "a share is from 0 to 100 %",
        () => return Ok(()),
    };
    Err(wrong.to_owned())
}

/// The estimate with as many digits as the file has.
pub(super) fn as_written(estimate: &Estimate) -> Estimate {
    let of = |value: f64| match estimate.spread {
        Some(_) => seconds(&time(value)).unwrap_or(value),
        None => rounded(value),
    };
    Estimate {
        value: of(estimate.value),
        interval: estimate.interval.map(|(low, high)| (of(low), of(high))),
        n: estimate.n,
        spread: estimate.spread.map(|spread| Spread {
            low: of(spread.low),
            p50: of(spread.p50),
            p90: of(spread.p90),
            high: of(spread.high),
            extremes: spread.extremes,
        }),
    }
}
