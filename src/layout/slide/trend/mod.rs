//! Curves over more columns than could be distinguished: one point for every few of them.
//!
//! Columns are grouped in bins. In each bin a persona has a bar, from the lowest feeling to the highest, and on it the
//! mean of all feelings; the curve goes through the means. Emotion words are at the tips of bars: each was felt at one
//! touchpoint.

mod averaged;
mod bins;
mod draw;
mod earlier;
mod labels;
mod means;
mod placed;
mod tips;

pub use averaged::Trend;
pub use bins::Bins;
