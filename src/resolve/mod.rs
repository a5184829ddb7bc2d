//! Turns the map as written into the map as meant: names become ids, defaults are filled in.
//!
//! Takes the documents from `parse` (one for the map, one for each shared file); `check`, `layout` and `export` use the
//! result. It never fails: what can't be understood is reported and left out, so that the rest can still be checked.

mod column;
mod data;
mod declare;
mod direction;
mod directories;
mod directory;
mod events;
mod extent;
mod feelings;
mod figures;
mod files;
mod journey;
mod known;
mod labels;
mod meant_path;
mod measured;
mod mentions;
mod naming;
mod off_scale;
mod origin;
mod pictures;
mod points;
mod resolver;
mod results;
mod scope;
mod small_scores;
mod story;
mod team;
mod told_results;
mod unknown;
mod way;
mod ways;

pub use files::{Gathered, gather, not_loaded, written};
pub(crate) use known::{DEFAULT_CRITERIA, built_in_measures};
pub use meant_path::{Wanted, propose_file};
pub use resolver::Resolved;

use crate::{diagnostic::Diagnostic, load::Loader, options::Options, source::Sources};
use resolver::Resolver;
use std::cell::OnceCell;

/// Resolves a map from its own document and the shared ones.
pub fn resolve(
    gathered: &Gathered,
    sources: &Sources,
    loader: &dyn Loader,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolved {
    let empty = journey::empty(&gathered.own, sources, options);
    let mut resolver = Resolver::new(gathered, sources, loader, empty, diagnostics);
    resolver.journey();
    resolver.declarations(&gathered.shared);
    resolver.read_results();
    resolver.journey_facts();
    resolver.story();
    resolver.warn_of_small_scores();
    resolver.ways();
    resolver.join_times();
    resolver.share_answers();
    resolver.check_results();
    resolver.check_asks_have_events();
    resolver.only_measured();
    resolver.directions();
    resolver.check_events();
    resolver.map.asks.sort_by_key(|ask| ask.span);
    resolver.warn_of_undeclared();
    resolver.keep_what_may_be_meant();
    resolver.warn_off_scale();
    let changed_data = if options.looks_at_data { resolver.changed_data() } else { Vec::new() };
    Resolved {
        map: resolver.map,
        unused: resolver.unused,
        undeclared: resolver.undeclared,
        orders: resolver.orders,
        changed_data,
        results: resolver.results,
        paths: OnceCell::new(),
    }
}
