//! The shares of the ways at a column, which are everybody at most.

use super::{super::resolver::Resolver, column_of};
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    model::{ColumnId, SHARE_TOLERANCE},
    parse::{is_blank, show_share},
    span::Span,
};
use std::collections::BTreeMap;
/// Shares.
impl Resolver<'_> {
    /// Those who continue and those who leave are together at most everybody, at each column and for each persona.
    pub(super) fn check_shares(&mut self) {
        // Columns of a stage in any order are one place.
        let place = |column: ColumnId| {
            let stage = self.map.column(column).stage;
            if self.map.stage(stage).any_order { (Some(stage), None) } else { (None, Some(column)) }
        };
        let mut sums: BTreeMap<_, (f64, Vec<usize>)> = BTreeMap::new();
        for (at, way) in self.map.ways.iter().enumerate() {
            let ahead = column_of(way.to).is_none_or(|to| to > way.from && place(to) != place(way.from));
            // Measured shares are rounded, and a case can take two ways.
            let Some(share) = way.share.filter(|_| ahead && way.measured.is_none()) else { continue };
            for &persona in &way.personas {
                let (sum, ways) = sums.entry((place(way.from), persona)).or_insert((0.0, Vec::new()));
                *sum += share;
                ways.push(at);
            }
        }
        let mut told: Vec<Vec<usize>> = Vec::new();
        for (sum, ways) in sums.into_values().filter(|(sum, _)| *sum > 100.0 + SHARE_TOLERANCE) {
            if !told.contains(&ways) {
                let diagnostic = self.too_many(sum, &ways);
                self.diagnostics.extend(diagnostic);
                told.push(ways);
            }
        }
    }

    /// Where the share of the way at `span` is.
    fn share_of(&self, span: Span) -> Option<Span> {
        let range = number_before_percent(self.sources.slice(span))?;
        Some(Span { start: span.start + range.start as u32, end: span.start + range.end as u32, ..span })
    }

    fn too_many(&self, sum: f64, ways: &[usize]) -> Option<Diagnostic> {
        let (last, rest) = ways.split_last()?;
        let last = &self.map.ways[*last];
        let title = format!("The shares here add up to {} %", show_share(sum));
        let mut diagnostic = Diagnostic::new(Code::SharesOverAll, title, last.span, "goes over 100 % with this one");
        for &way in rest.iter().take(4) {
            diagnostic = diagnostic.and(self.map.ways[way].span, "also counted");
        }
        let left = 100.0 - (sum - last.share.unwrap_or_default());
        let left_over = show_share(left);
        Some(if left > 0.0 {
            let diagnostic = diagnostic.help(format!("the shares of those who go ahead and those who leave add up to 100 % at most: the last one can be {left_over} %"));
            let fix = self.share_of(last.span).map(|share| Fix::needs_a_look(share, left_over));
            Diagnostic { fix, ..diagnostic }
        } else {
            diagnostic
                .help("the shares of those who go ahead and those who leave add up to 100 % at most: lower one of them")
        })
    }
}

/// The number before the first `%` of a line.
fn number_before_percent(line: &str) -> Option<std::ops::Range<usize>> {
    let before = line[..line.find('%')?].trim_end_matches(is_blank);
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    (digits.len() < before.len()).then_some(digits.len()..before.len())
}
