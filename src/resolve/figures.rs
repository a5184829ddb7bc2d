//! Metrics and priorities.

use super::resolver::Resolver;
use crate::{
    ast::{self, Head, Node, NodeId, Value},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{CriterionId, CriterionScore, Facts, Metric, Priority},
    parse::{nearest, show},
};

impl Resolver<'_> {
    /// Takes a `metric` line in.
    pub(super) fn metric(&mut self, id: NodeId, node: &Node, facts: &mut Facts) {
        let (Head::Name(name), Value::Metric(written)) = (&node.head, &node.value) else { return };
        let Some(measure) = self.measure(name) else { return };
        if let Some(first) = facts.metrics.iter().find(|metric| metric.measure == measure) {
            let title = format!("`{}` is measured twice here", name.text);
            self.diagnostics.push(
                Diagnostic::new(Code::StandsTwice, title, name.span, "the second one")
                    .and(first.span, "the first one")
                    .help("keep one of them; what was before stands behind `was`"),
            );
            return;
        }
        let declared = self.map.measure(measure);
        let range = match written.of {
            Some(of) => Some((declared.range.map_or(0.0, |(low, _)| low).min(of.value), of.value)),
            None => declared.range,
        };
        let unit = written.unit.map(|unit| self.plain(unit)).or_else(|| declared.unit.clone());
        self.in_range(written, range);
        let value = |number: Option<ast::Number>| number.map(|number| number.value);
        facts.metrics.push(Metric {
            span: node.span,
            measure,
            value: written.value.value,
            unit,
            of: value(written.of),
            was: value(written.was),
            target: value(written.target),
            benchmark: value(written.benchmark),
            range,
            from: self.evidence(id),
        });
    }

    fn in_range(&mut self, written: &ast::Metric, range: Option<(f64, f64)>) {
        let Some((low, high)) = range else { return };
        for number in [Some(written.value), written.was, written.target, written.benchmark].into_iter().flatten() {
            if !(low..=high).contains(&number.value) {
                let title = format!("{} is outside the measure's range", show(number.value));
                let label = format!("the range goes from {} to {}", show(low), show(high));
                self.diagnostics.push(Diagnostic::new(Code::MetricOutOfRange, title, number.span, label).help(
                    format!("write a figure from {} to {}, or widen the measure's `range`", show(low), show(high)),
                ));
            }
        }
    }

    /// Takes a `score` line in.
    pub(super) fn score(&mut self, id: NodeId, node: &Node) -> Option<Priority> {
        let Value::Pairs(pairs) = &node.value else { return None };
        let scores: Vec<CriterionScore> =
            pairs.iter().filter_map(|(name, number)| self.criterion(name, *number)).collect();
        let value = self.map.priority(&scores)?;
        Some(Priority { span: node.span, scores, value, from: self.evidence(id) })
    }

    fn criterion(&mut self, name: &ast::Ident, number: ast::Number) -> Option<CriterionScore> {
        let Some(index) = self.map.criteria.iter().position(|criterion| criterion.name == name.text) else {
            if self.own.mistaken.contains(&Keyword::Priority) {
                return None;
            }
            let known: Vec<&str> = self.map.criteria.iter().map(|criterion| criterion.name.as_str()).collect();
            let title = format!("`{}` is not one of the map's criteria", name.text);
            let label = format!("the criteria are {}", known.join(", "));
            let diagnostic = Diagnostic::new(Code::UnknownCriterion, title, name.span, label);
            self.diagnostics.push(match nearest(&name.text, known.iter().copied()) {
                Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::safe(name.span, meant)),
                None => diagnostic.help("add it to the journey's `priority` line"),
            });
            return None;
        };
        if !(1.0..=100.0).contains(&number.value) {
            let title = format!("{} is outside 1 to 100", show(number.value));
            self.diagnostics.push(
                Diagnostic::new(Code::OutOfBounds, title, number.span, "a criterion goes from 1 to 100")
                    .help("write a number from 1 (least) to 100 (most)"),
            );
            return None;
        }
        Some(CriterionScore { criterion: CriterionId::new(index), value: number.value })
    }
}
