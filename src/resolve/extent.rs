//! How many come to a column, and how long it takes.

use super::{measured::Question, resolver::Resolver};
use crate::{
    ast::{Ident, Node, NodeId, Seconds, Value},
    diagnostic::{Code, Diagnostic},
    model::{Ask, Asked, Duration, Facts, Place, Reach, Takes, Whom},
    span::Span,
};

impl Resolver<'_> {
    pub(super) fn reach(&mut self, id: NodeId, node: &Node, place: Place, facts: &mut Facts) {
        if let Value::Measured(word, _) = node.value {
            let Some(whom) = self.whom_of(node, &facts.personas) else { return };
            if let Some(first) = facts.reach.iter().find(|reach| reach.whom == whom) {
                return self.twice_for(node, first.span);
            }
            if self.asks_twice(node, place, whom) {
                return;
            }
            let question = Question::of(place, Asked::Reach, whom);
            if let Some((estimate, measured)) = self.ask(id, word, question) {
                let (span, percent, measured) = (node.span, estimate.value, Some(measured));
                facts.reach.push(Reach { span, whom, percent, from: self.evidence_of(id, measured), measured });
            }
            return;
        }
        let Value::Number(share) = node.value else { return };
        let Some(whom) = self.whom_of(node, &facts.personas) else { return };
        if let Some(first) = facts.reach.iter().find(|reach| reach.whom == whom) {
            return self.twice_for(node, first.span);
        }
        if !(0.0..=100.0).contains(&share.value) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::OutOfBounds,
                    "The share is outside 0 to 100 %",
                    share.span,
                    "a share of all customers",
                )
                .help("write how many of a hundred customers come here, such as `62 %`"),
            );
        }
        facts.reach.push(Reach {
            span: node.span,
            whom,
            percent: share.value,
            from: self.evidence(id),
            measured: None,
        });
    }

    pub(super) fn takes(&mut self, id: NodeId, node: &Node, place: Place, facts: &mut Facts) {
        if let Value::Measured(word, column) = &node.value {
            return self.measured_time(id, node, place, (*word, column.as_ref()), facts);
        }
        let Value::Takes(written) = &node.value else { return };
        let Some(whom) = self.whom_of(node, &facts.personas) else { return };
        if let Some(first) = facts.takes.iter().find(|takes| takes.whom == whom) {
            return self.twice_for(node, first.span);
        }
        let seconds = |part: Option<Seconds>| part.map(|part| part.value);
        let takes = Takes { min: seconds(written.min), max: seconds(written.max), average: seconds(written.average) };
        facts.takes.push(Duration { span: node.span, whom, takes, from: self.evidence(id), measured: None });
    }

    fn measured_time(
        &mut self,
        id: NodeId,
        node: &Node,
        place: Place,
        (word, column): (Span, Option<&Ident>),
        facts: &mut Facts,
    ) {
        let Some(whom) = self.whom_of(node, &facts.personas) else { return };
        if let Some(first) = facts.takes.iter().find(|takes| takes.whom == whom) {
            return self.twice_for(node, first.span);
        }
        if self.asks_twice(node, place, whom) {
            return;
        }
        let of = column.map(|column| vec!["from".to_owned(), column.text.to_string()]).unwrap_or_default();
        let before = self.map.asks.len();
        let found = self.ask(id, word, Question { of, ..Question::of(place, Asked::Takes(None), whom) });
        if let Some(column) = column {
            self.times_from.push(((self.map.asks.len() > before).then_some(before), column.clone()));
        }
        let Some((estimate, measured)) = found else { return };
        let (min, max) = estimate.spread.map(|spread| (spread.low, spread.high)).unzip();
        let takes = Takes { min, max, average: Some(estimate.value) };
        let from = self.evidence_of(id, Some(measured));
        facts.takes.push(Duration { span: node.span, whom, takes, from, measured: Some(measured) });
    }

    /// Whether a line of the same keyword asks the same for the same persona; that has been told then.
    fn asks_twice(&mut self, node: &Node, place: Place, whom: Whom) -> bool {
        let same = |ask: &&Ask| {
            let word = ask.key.split(' ').next();
            ask.place == Some(place) && ask.whom == whom && word == Some(node.keyword().word())
        };
        let first = self.map.asks.iter().find(same).map(|ask| ask.span);
        if let Some(first) = first {
            self.twice_for(node, first);
        }
        first.is_some()
    }
}
