//! The scale that all time bars of a map share, so that they can be compared.

use crate::model::{DAY, HOUR, MINUTE, Takes, WEEK};

/// A scale over all times of a map: linear if that also shows the short ones, otherwise logarithmic.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeScale {
    shortest: f64,
    longest: f64,
    log: bool,
}

/// How many times longer the longest time may be than the shortest before a linear scale hides the latter.
const SPREAD: f64 = 24.0;
/// Ticks worth a name, up to a year.
const TICKS: [f64; 6] = [1.0, MINUTE, HOUR, DAY, WEEK, 365.0 * DAY];

impl TimeScale {
    /// The scale for these times; `None` if there are none.
    pub fn of(times: impl Iterator<Item = Takes>) -> Option<Self> {
        let figures = times.flat_map(|time| [time.min, time.average, time.max]).flatten();
        let (mut shortest, mut longest, mut any) = (f64::INFINITY, 0.0_f64, false);
        for seconds in figures.filter(|seconds| seconds.is_finite()) {
            any = true;
            longest = longest.max(seconds);
            if seconds > 0.0 {
                shortest = shortest.min(seconds);
            }
        }
        let shortest = if shortest.is_finite() { shortest.max(longest / 1e9) } else { 1.0 };
        any.then(|| Self { shortest, longest: longest.max(shortest), log: longest / shortest > SPREAD })
    }

    /// Whether it is logarithmic.
    pub fn is_log(&self) -> bool {
        self.log
    }

    /// The longest time on it, in seconds.
    pub fn longest(&self) -> f64 {
        self.longest
    }

    /// The position of a time, from 0 to 1.
    pub fn share(&self, seconds: f64) -> f64 {
        let share = if self.log {
            // The shortest time is a little off the left end, so that its bar can be seen.
            0.03 + 0.97 * (seconds.max(self.shortest) / self.shortest).ln() / (self.longest / self.shortest).ln()
        } else {
            seconds / self.longest
        };
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Named ticks within the scale, as position and seconds; none if it is linear.
    pub fn ticks(&self) -> Vec<(f64, f64)> {
        let within = TICKS.into_iter().filter(|&tick| self.log && tick > self.shortest && tick < self.longest);
        let mut ticks: Vec<_> = within.map(|tick| (self.share(tick), tick)).collect();
        // The last three are the units that a reader of such a map thinks in.
        let first = ticks.len().saturating_sub(3);
        ticks.drain(..first);
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(min: f64, max: f64) -> Takes {
        Takes { min: Some(min), max: Some(max), average: None }
    }

    #[test]
    fn a_narrow_spread_is_to_scale() {
        let scale = TimeScale::of([takes(60.0, 600.0)].into_iter()).unwrap();
        assert!(!scale.is_log());
        assert_eq!(scale.share(300.0), 0.5);
    }

    #[test]
    fn a_wide_spread_is_logarithmic_with_ticks() {
        let scale = TimeScale::of([takes(60.0, 864_000.0)].into_iter()).unwrap();
        assert!(scale.is_log());
        assert_eq!(scale.ticks().iter().map(|tick| tick.1).collect::<Vec<_>>(), [3600.0, 86400.0, 604_800.0]);
    }

    #[test]
    fn every_share_is_between_nought_and_one() {
        for times in [takes(0.0, 0.0), takes(0.0, 1e300), takes(1e-300, 1e300)] {
            let scale = TimeScale::of([times].into_iter()).unwrap();
            for seconds in [0.0, 1.0, 1e300] {
                assert!((0.0..=1.0).contains(&scale.share(seconds)));
            }
        }
        assert_eq!(TimeScale::of(std::iter::empty()), None);
    }
}
