//! Today's date: the only clock of the program.
//!
//! A date on the command line takes precedence, then `SOURCE_DATE_EPOCH`, so that a build can be reproduced; then the
//! system's clock.

use super::access;
use crate::{model::Date, report::Failure};
use jiff::{Timestamp, Zoned, tz::TimeZone};

/// The variable for reproducible builds, in seconds since 1970.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Today, for everything that can be overdue.
pub(crate) fn today(told: Option<Date>) -> Result<Date, Failure> {
    if let Some(date) = told {
        return Ok(date);
    }
    Ok(build_day()?.unwrap_or_else(clock))
}

/// The local date. If the machine has its time zone in a file, that is read: looking a zone up by name would search all
/// six hundred.
fn clock() -> Date {
    let zone = std::env::var_os("TZ").is_none().then(access::local_zone).flatten();
    match zone.and_then(|bytes| TimeZone::tzif("local", &bytes).ok()) {
        Some(zone) => Timestamp::now().to_zoned(zone).date(),
        None => Zoned::now().date(),
    }
}

/// The date in `SOURCE_DATE_EPOCH`, if it is set.
pub(crate) fn build_day() -> Result<Option<Date>, Failure> {
    match std::env::var(EPOCH) {
        Ok(seconds) if !seconds.is_empty() => epoch(&seconds).map(Some),
        Ok(_) | Err(_) => Ok(None),
    }
}

fn epoch(seconds: &str) -> Result<Date, Failure> {
    let time = seconds.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let time = time.ok_or_else(|| {
        Failure::new(format!("{EPOCH} is `{seconds}`, which is not a time"))
            .help("it holds seconds since 1970, such as 1767225600; or give the day with --today 2026-01-01")
    })?;
    Ok(time.to_zoned(TimeZone::UTC).date())
}
