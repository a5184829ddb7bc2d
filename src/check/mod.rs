//! Warnings: what a map says, or leaves out, that will confuse its readers.
//!
//! A list of independent rules, one per file. Each looks only at the resolved map. A rule about something missing waits
//! until no line has an error that may say it.

mod back_counted;
mod data_changed;
mod doubt;
mod few_answers;
mod large_map;
mod long_text;
mod margins;
mod measured_long_ago;
mod no_earlier_curve;
mod no_owner;
mod no_way_here;
mod not_measured_yet;
mod nothing_to_order;
mod past_due;
mod personal_data;
mod query_changed;
mod reach_contradicts;
mod rest_goes_there;
mod review_ahead;
mod review_overdue;
mod silent_persona;
mod since_ahead;
mod texts;
mod unanswered_pain;
mod unexplained_low;
mod unmeasured_moment;
mod unused_name;
mod wide_interval;

use crate::{diagnostic::Diagnostic, keyword::Keyword, options::Options, resolve::Resolved, source::Sources};
use doubt::Doubt;

/// One rule.
struct Check {
    run: fn(&Resolved, &Options, &mut Vec<Diagnostic>),
    waits: Waits,
}

/// Which lines with errors may be why a rule finds something missing.
enum Waits {
    /// It looks for nothing missing.
    Never,
    /// All.
    Any,
    /// Those with these keywords.
    For(&'static [Keyword]),
}

const WAYS: Waits = Waits::For(&[Keyword::Then, Keyword::Leaves, Keyword::Reach, Keyword::For, Keyword::Persona]);

const CHECKS: &[Check] = &[
    Check { run: review_ahead::check, waits: Waits::Never },
    Check { run: since_ahead::check, waits: Waits::Never },
    Check { run: review_overdue::check, waits: Waits::Never },
    Check {
        run: unanswered_pain::check,
        waits: Waits::For(&[Keyword::Opportunity, Keyword::Answers, Keyword::Status]),
    },
    Check { run: no_owner::check, waits: Waits::For(&[Keyword::Owner, Keyword::Team, Keyword::Status]) },
    Check { run: past_due::check, waits: Waits::Never },
    Check { run: unmeasured_moment::check, waits: Waits::For(&[Keyword::Metric, Keyword::Measure]) },
    Check { run: silent_persona::check, waits: Waits::For(&[Keyword::Feels, Keyword::For]) },
    Check { run: unexplained_low::check, waits: Waits::For(&[Keyword::Feels, Keyword::Pain, Keyword::Scale]) },
    Check { run: unused_name::check, waits: Waits::Any },
    Check { run: long_text::check, waits: Waits::Never },
    Check { run: large_map::check, waits: Waits::Never },
    Check { run: personal_data::check, waits: Waits::Never },
    Check { run: reach_contradicts::check, waits: WAYS },
    Check { run: no_way_here::check, waits: WAYS },
    Check { run: rest_goes_there::check, waits: WAYS },
    Check { run: back_counted::check, waits: WAYS },
    Check {
        run: no_earlier_curve::check,
        waits: Waits::For(&[Keyword::Persona, Keyword::Replaces, Keyword::Touchpoint, Keyword::Step, Keyword::Stage]),
    },
    Check { run: nothing_to_order::check, waits: Waits::For(&[Keyword::Order]) },
    Check { run: not_measured_yet::check, waits: Waits::Any },
    Check { run: query_changed::check, waits: Waits::Any },
    Check { run: data_changed::check, waits: Waits::Never },
    Check { run: measured_long_ago::check, waits: Waits::Never },
    Check { run: few_answers::check, waits: Waits::Never },
    Check { run: wide_interval::check, waits: Waits::Never },
];

/// Runs every rule over the map; `diagnostics` has the errors found so far.
pub fn check(resolved: &Resolved, sources: &Sources, options: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let doubt = Doubt::of(diagnostics, sources);
    let waits = |check: &&Check| match check.waits {
        Waits::Never => false,
        Waits::Any => !doubt.is_none(),
        Waits::For(keywords) => doubt.has(keywords),
    };
    let known = diagnostics.len();
    for check in CHECKS.iter().filter(|check| !waits(check)) {
        (check.run)(resolved, options, diagnostics);
    }
    let fixes = diagnostics[known..].iter_mut().filter_map(|diagnostic| diagnostic.fix.as_mut());
    fixes.for_each(|fix| margins::follow(sources, fix));
}
