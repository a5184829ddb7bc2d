//! Results that are older than the time between two reviews.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let (Some(results), Some(review), Some(today)) = (&map.results, &map.reviewed, map.today) else { return };
    let Some(cadence) = review.next.and_then(|next| next.since(review.date).ok()) else { return };
    for source in &map.sources {
        let (Some(data), Some(measured)) = (&source.data, results.sources.get(source.name.as_str())) else { continue };
        let Some(date) = measured.date.filter(|date| date.checked_add(cadence).is_ok_and(|next| next < today)) else {
            continue;
        };
        let title = format!("The figures from `{}` were measured on {date}", source.name);
        let every = review.every.as_deref().unwrap_or_default();
        let label = format!("longer ago than the {every} between two reviews");
        diagnostics.push(
            Diagnostic::new(Code::MeasuredLongAgo, title, data.span, label).help("measure again with newer data"),
        );
    }
}
