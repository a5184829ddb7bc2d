//! Values with numbers: durations, figures of measures, shares, scales, ratings.

mod durations;
mod metrics;
mod parts;
mod ratings;
mod scales;
mod shares;

pub(super) use durations::takes;
pub use durations::{converted, is_unit_of_time};
pub(super) use metrics::metric;
pub(super) use ratings::{rating, sample, scores};
pub(super) use scales::{pairs, scale};
pub(super) use shares::percent;
