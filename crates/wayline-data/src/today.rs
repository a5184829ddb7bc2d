//! Which day it is, by the rule of `wayline`: `--today`, else `SOURCE_DATE_EPOCH`, else the system's, in its time zone.

use crate::failure::{Failure, Result};
use jiff::{Timestamp, Zoned, tz::TimeZone};
use wayline::model::Date;

const EPOCH: &str = "SOURCE_DATE_EPOCH";

pub fn today(given: Option<Date>) -> Result<Date> {
    if let Some(date) = given {
        return Ok(date);
    }
    let Some(seconds) = std::env::var(EPOCH).ok().filter(|text| !text.is_empty()) else {
        return Ok(Zoned::now().date());
    };
    let time = seconds.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    match time {
        Some(time) => Ok(time.to_zoned(TimeZone::UTC).date()),
        None => Err(Failure::new(format!("{EPOCH} is `{seconds}`, which is not a time"))
            .help("it holds seconds since 1970; or give the day with --today 2026-01-01")),
    }
}
