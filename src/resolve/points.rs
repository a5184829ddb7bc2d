//! Pains, gains and opportunities: the numbered points of a column or a stage.

use super::{mentions::Kind, resolver::Resolver};
use crate::{
    ast::{Head, Node, NodeId, Number, Value},
    diagnostic::{Code, Diagnostic},
    keyword::Keyword,
    model::{Gain, GainId, Opportunity, OpportunityId, Pain, PainId, PainStatus, PersonaId, Place, Severity, Status},
};

impl Resolver<'_> {
    pub(super) fn pain(&mut self, id: NodeId, node: &Node, place: Place, members: &[PersonaId]) -> PainId {
        let severity = match node.head {
            Head::Pain(_, Some(at)) => Severity::ALL[at],
            _ => Severity::Minor,
        };
        let pain = Pain {
            span: node.span,
            name: self.naming.name(id),
            place,
            severity,
            text: self.title(node),
            personas: self.whom(id, members),
            from: self.evidence(id),
            answered_by: Vec::new(),
            status: match self.child(id, Keyword::Status).map(|line| &line.value) {
                Some(Value::Choice(word)) => PainStatus::named(word),
                _ => None,
            },
            since: match self.child(id, Keyword::Since).map(|line| &line.value) {
                Some(Value::PartialDate(date)) => Some(*date),
                _ => None,
            },
        };
        self.map.pains.push(pain);
        PainId::new(self.map.pains.len() - 1)
    }

    pub(super) fn gain(&mut self, id: NodeId, node: &Node, place: Place, members: &[PersonaId]) -> GainId {
        let gain = Gain {
            span: node.span,
            name: self.naming.name(id),
            place,
            text: self.title(node),
            personas: self.whom(id, members),
            from: self.evidence(id),
        };
        self.map.gains.push(gain);
        GainId::new(self.map.gains.len() - 1)
    }

    pub(super) fn opportunity(&mut self, id: NodeId, node: &Node, place: Place) -> OpportunityId {
        let mut opportunity = Opportunity {
            span: node.span,
            name: self.naming.name(id),
            place,
            text: self.title(node),
            answers: Vec::new(),
            impact: None,
            effort: None,
            owner: None,
            due: None,
            due_span: None,
            status: None,
            experiment: None,
            from: self.evidence(id),
        };
        let lines: Vec<NodeId> = self.tree.inside(id).collect();
        for line in lines {
            self.opportunity_line(line, &mut opportunity);
        }
        self.map.opportunities.push(opportunity);
        OpportunityId::new(self.map.opportunities.len() - 1)
    }

    /// Whom a pain or a gain is for.
    fn whom(&mut self, id: NodeId, members: &[PersonaId]) -> Vec<PersonaId> {
        let Some(node) = self.child(id, Keyword::For) else { return members.to_vec() };
        let named = self.personas(node);
        for name in Self::names(node) {
            let stranger = self.scope.find(Kind::Persona, name).ok().flatten();
            if stranger.is_some_and(|index| members.binary_search(&PersonaId::new(index)).is_err()) {
                let title = format!("The column is not for `{}`", name.text);
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::NotForPersona,
                        title,
                        name.span,
                        "not among those that the column's `for` line names",
                    )
                    .help(format!("add `{}` to the column's `for` line, or remove it here", name.text)),
                );
            }
        }
        named
    }

    fn opportunity_line(&mut self, id: NodeId, opportunity: &mut Opportunity) {
        let node = self.node(id);
        match (node.keyword(), &node.value) {
            (Keyword::Answers, Value::Names(names)) => {
                opportunity.answers = names.iter().filter_map(|name| self.pain_called(name)).map(PainId::new).collect();
            }
            (Keyword::Impact, Value::Number(number)) => opportunity.impact = self.rating(*number),
            (Keyword::Effort, Value::Number(number)) => opportunity.effort = self.rating(*number),
            (Keyword::Owner, Value::Names(_)) => opportunity.owner = self.teams(node).first().copied(),
            (Keyword::Due, Value::Date(day)) => {
                opportunity.due = Some(day.date);
                opportunity.due_span = Some(day.span);
            }
            (Keyword::Status, Value::Choice(word)) => opportunity.status = Status::named(word),
            (Keyword::Experiment, _) => opportunity.experiment = self.prose(node),
            _ => {}
        }
    }

    fn rating(&mut self, number: Number) -> Option<u8> {
        let rating = (1..=5_u8).find(|&rating| f64::from(rating) == number.value);
        if rating.is_none() {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::OutOfBounds,
                    "The rating is not a whole number from 1 to 5",
                    number.span,
                    "expected 1, 2, 3, 4 or 5",
                )
                .help("write 1 for the least and 5 for the most"),
            );
        }
        rating
    }

    /// Connects pains with the opportunities that answer them, once all are known.
    pub(super) fn join_answers(&mut self) {
        let pains = self.map.pains.len();
        for (at, opportunity) in self.map.opportunities.iter_mut().enumerate() {
            // A pain in the wrong place has a name but isn't in the map.
            opportunity.answers.retain(|pain| pain.index() < pains);
            for pain in &opportunity.answers {
                self.map.pains[pain.index()].answered_by.push(OpportunityId::new(at));
            }
        }
    }
}
