//! A map with more columns than anybody can take in.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, options: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    if map.columns.len() > options.max_columns {
        let title = format!("A map of {} columns is too large to read", map.columns.len());
        diagnostics.push(
            Diagnostic::new(
                Code::LargeMap,
                title,
                map.span,
                format!("up to {} columns are readable", options.max_columns),
            )
            .help("split it into several maps, and link them, for example with `see: detail.journey`"),
        );
    }
}
