//! How precisely a drawing gives figures from data: no more digits than the interval that they are in allows. Pages and tables have all of them.

use super::Words;
use crate::model::Measured;

/// An interval has at least this many steps.
const STEPS: f64 = 3.0;
/// The steps of durations, in seconds.
const UNITS: [f64; 4] = [86_400.0, 3_600.0, 60.0, 1.0];

/// The step that figures are rounded to, and no other if nothing is known about how sure they are.
#[derive(Debug, Clone, Copy)]
pub struct Step(Option<f64>);

impl Step {
    /// A power of ten, at most half as large as the interval.
    pub fn of(measured: Option<&Measured>) -> Self {
        let width = width(measured);
        let half = width.map(|width| 10_f64.powf((width / 2.0).log10().floor()));
        Self(half.zip(width).map(|(step, width)| if width / step < STEPS { step / 10.0 } else { step }))
    }

    /// The same for shares of a hundred: a tenth of a percent is never known.
    pub fn of_percent(measured: Option<&Measured>) -> Self {
        Self(Self::of(measured).0.map(|step| step.max(1.0)))
    }

    /// The largest unit of time, at most half as large as the interval.
    pub fn of_duration(measured: Option<&Measured>) -> Self {
        let half = width(measured).map(|width| width / 2.0);
        Self(half.and_then(|half| UNITS.into_iter().find(|unit| *unit <= half)))
    }

    /// A figure in whole steps.
    pub fn round(self, value: f64) -> f64 {
        self.0.map_or(value, |step| {
            let rounded = (value / step).round() * step;
            // A tenth isn't a sum of halves: without this, 0.3 would have sixteen digits.
            let short = (rounded * 1e9).round() / 1e9;
            if short.is_finite() { short } else { value }
        })
    }

    /// [`Words::measured`] in whole steps.
    pub fn words(self, words: &Words, of: &Measured, figure: impl Fn(f64) -> String) -> String {
        let interval = of.interval.map(|(low, high)| (self.round(low), self.round(high)));
        words.measured(&Measured { interval, ..*of }, figure)
    }
}

fn width(measured: Option<&Measured>) -> Option<f64> {
    let (low, high) = measured?.interval?;
    Some(high - low).filter(|width| *width > 0.0 && width.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceId;

    fn in_interval(low: f64, high: f64) -> Measured {
        Measured { source: SourceId::new(0), n: 100, interval: Some((low, high)) }
    }

    #[test]
    fn a_figure_has_no_more_digits_than_its_interval_allows() {
        let cases =
            [(4.43, 4.2, 4.66, 4.4), (0.496, 0.305, 0.688, 0.5), (3.0, -10.5, 10.5, 3.0), (92.2, 88.7, 94.7, 92.0)];
        for (value, low, high, expected) in cases {
            assert_eq!(Step::of(Some(&in_interval(low, high))).round(value), expected, "{value} in {low}..{high}");
        }
        assert_eq!(Step::of_percent(Some(&in_interval(98.8, 100.0))).round(99.4), 99.0);
        assert_eq!(Step::of_duration(Some(&in_interval(2856.0, 4020.0))).round(3432.0), 3420.0);
        assert_eq!(Step::of(None).round(4.43), 4.43);
    }
}
