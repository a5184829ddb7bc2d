//! How long something takes, in words.

use crate::{model::Takes, vocabulary::Words};

/// The range, otherwise the only figure known; and the average where there is a range as well. `None` if nothing is known.
pub fn time(words: &Words, takes: Takes) -> Option<(String, Option<String>)> {
    let range = takes.min.zip(takes.max).map(|(min, max)| words.duration_range(min, max));
    let average = takes.average.map(|average| words.duration(average));
    match (range, average) {
        (Some(range), Some(average)) => Some((range, Some(format!("{average} {}", words.page.average)))),
        (range, average) => Some((range.or(average)?, None)),
    }
}
