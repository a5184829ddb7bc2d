//! Warnings: what a map says, or leaves out, that will confuse its readers.
//!
//! A list of independent rules, one per file. Each looks only at the resolved map. A rule about something missing waits
//! until there are no errors, since an error may be why it is missing.

mod data_changed;
mod few_answers;
mod large_map;
mod long_text;
mod measured_long_ago;
mod missing_attachment;
mod no_owner;
mod no_way_here;
mod not_measured_yet;
mod nothing_to_order;
mod past_due;
mod personal_data;
mod query_changed;
mod reach_contradicts;
mod review_ahead;
mod review_overdue;
mod silent_persona;
mod texts;
mod unanswered_pain;
mod unexplained_low;
mod unmeasured_moment;
mod unused_name;
mod wide_interval;

use crate::{diagnostic::Diagnostic, options::Options, resolve::Resolved};

/// One rule.
struct Check {
    run: fn(&Resolved, &Options, &mut Vec<Diagnostic>),
    /// Whether it looks for something missing.
    absence: bool,
}

const CHECKS: &[Check] = &[
    Check { run: review_ahead::check, absence: false },
    Check { run: review_overdue::check, absence: false },
    Check { run: unanswered_pain::check, absence: true },
    Check { run: no_owner::check, absence: true },
    Check { run: past_due::check, absence: false },
    Check { run: unmeasured_moment::check, absence: true },
    Check { run: silent_persona::check, absence: true },
    Check { run: unexplained_low::check, absence: true },
    Check { run: missing_attachment::check, absence: false },
    Check { run: unused_name::check, absence: true },
    Check { run: long_text::check, absence: false },
    Check { run: large_map::check, absence: false },
    Check { run: personal_data::check, absence: false },
    Check { run: reach_contradicts::check, absence: true },
    Check { run: no_way_here::check, absence: true },
    Check { run: nothing_to_order::check, absence: true },
    Check { run: not_measured_yet::check, absence: true },
    Check { run: query_changed::check, absence: true },
    Check { run: data_changed::check, absence: false },
    Check { run: measured_long_ago::check, absence: false },
    Check { run: few_answers::check, absence: false },
    Check { run: wide_interval::check, absence: false },
];

/// Runs every rule over the map; `broken` says whether the map has errors.
pub fn check(resolved: &Resolved, options: &Options, broken: bool, diagnostics: &mut Vec<Diagnostic>) {
    for check in CHECKS.iter().filter(|check| !(broken && check.absence)) {
        (check.run)(resolved, options, diagnostics);
    }
}
