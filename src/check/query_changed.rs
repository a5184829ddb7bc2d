//! Figures that answer another query than the one that the map asks now.

use crate::{
    diagnostic::{Code, Diagnostic},
    measure,
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let Some(results) = &map.results else { return };
    for query in measure::queries(map) {
        let Some(measured) = results.sources.get(&query.source).filter(|of| !of.query.is_empty()) else { continue };
        let source = map.sources.iter().find(|source| source.name.as_str() == query.source);
        let Some(data) = source.and_then(|source| source.data.as_ref()) else { continue };
        if measured.query != query.fingerprint() {
            let title = format!("The figures from `{}` were measured with another query", query.source);
            let label = "its lines, or those of its figures, have changed since the measurement";
            diagnostics.push(
                Diagnostic::new(Code::QueryChanged, title, data.span, label)
                    .help("measure again: `wayline data pull`, or the query that `wayline data sql` prints"),
            );
        }
    }
}
