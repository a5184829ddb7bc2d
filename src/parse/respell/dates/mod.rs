//! Dates in another order or notation, and periods, of which the last day is meant.

mod names;
mod period;
mod review;
mod whole;

use super::phrase::Draft;
use period::period;
use whole::whole_date;

pub use names::month_called;
pub use period::season_end;
pub(super) use review::review;

/// A date in another order, with other separators, or with the month as a word; for a longer period, its last day.
pub(super) fn date(text: &str, partial: bool) -> Option<Draft> {
    whole_date(text, partial).or_else(|| period(text, partial))
}
