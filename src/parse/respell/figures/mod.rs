//! Values with numbers: durations, figures of measures, shares, scales, ratings.

mod durations;
mod extents;
mod listed_times;
mod metrics;
mod parts;
mod ratings;
mod scales;
mod shares;
mod units;

pub(super) use durations::takes;
pub use extents::leaves_only_average;
pub(super) use metrics::metric;
pub use metrics::{is_part_of_figure, part_of_metric};
pub(super) use ratings::{rating, sample, scores};
pub(super) use scales::{pairs, scale, steps};
pub(super) use shares::percent;
pub use units::{converted, is_unit_of_time};
