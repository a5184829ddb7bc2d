//! A map with more columns than anybody takes in.

use crate::{
    diagnostic::{Code, Diagnostic},
    resolve::Resolved,
};

/// How many columns still make one picture.
const COLUMNS: usize = 100;

pub(super) fn check(resolved: &Resolved, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    if map.columns.len() > COLUMNS {
        let title = format!("A map of {} columns is too large to read", map.columns.len());
        diagnostics.push(
            Diagnostic::new(Code::LargeMap, title, map.span, format!("up to {COLUMNS} columns can be read"))
                .help("split it into several maps, and lead from one to the other with `see: detail.journey`"),
        );
    }
}
