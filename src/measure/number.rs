//! Figures as the results write them: with three digits, and times in a suitable unit.

use crate::model::{DAY, HOUR, MINUTE};

/// The number rounded to three significant digits.
pub fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    // Through the decimal text, so that every machine rounds the same way.
    format!("{value:.2e}").parse().unwrap_or(value)
}

/// The number with three significant digits, without trailing zeros.
pub fn written(value: f64) -> String {
    let value = rounded(value);
    let text = format!("{value}");
    if text == "-0" { "0".to_owned() } else { text }
}

const UNITS: [(&str, f64); 4] = [("d", DAY), ("h", HOUR), ("m", MINUTE), ("s", 1.0)];

/// A time in its largest unit.
pub fn time(seconds: f64) -> String {
    let fits = |(_, size): &&(&str, f64)| seconds.abs() >= *size;
    let (unit, size) = UNITS.iter().find(fits).copied().unwrap_or(("s", 1.0));
    format!("{}{unit}", written(seconds / size))
}

/// The seconds of a time written by [`time`].
pub fn seconds(text: &str) -> Option<f64> {
    let (unit, size) = UNITS.iter().find(|(unit, _)| text.ends_with(unit))?;
    let number: f64 = text.strip_suffix(unit)?.parse().ok()?;
    number.is_finite().then_some(number * size)
}
