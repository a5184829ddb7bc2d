//! Everything that the lines of a column say, or those of a stage as a whole.

use super::{measured::Question, resolver::Resolver};
use crate::{
    ast::{Head, Node, NodeId, Value},
    diagnostic::{Code, Diagnostic},
    keyword::Keyword,
    model::{
        Asked, Claim, ClaimKind, Duration, Facts, Gain, GainId, Insight, Moment, Opportunity, OpportunityId, Pain,
        PainId, PainStatus, PersonaId, Place, Reach, Severity, Status, Takes, Whom,
    },
    span::Span,
};

impl Resolver<'_> {
    /// Reads the lines of the block `id`, which is for `members` unless it says otherwise.
    pub(super) fn facts(&mut self, id: NodeId, place: Place, members: &[PersonaId]) -> Facts {
        let mut facts = Facts { personas: members.to_vec(), ..Facts::default() };
        if let Some(node) = self.child(id, Keyword::For) {
            let named = self.personas(node);
            // If all names were wrong, that has been reported; the lines below aren't wrong because of it.
            if !named.is_empty() {
                facts.personas = named;
            }
        }
        let lines: Vec<NodeId> = self.tree.inside(id).collect();
        for &line in &lines {
            self.fact_line(line, place, &mut facts);
        }
        self.feelings(&lines, place, &mut facts);
        facts
    }

    fn fact_line(&mut self, id: NodeId, place: Place, facts: &mut Facts) {
        let node = self.node(id);
        match node.keyword() {
            Keyword::Via => facts.via = Self::names(node).iter().filter_map(|name| self.channel(name)).collect(),
            Keyword::Image => facts.image = self.picture(node),
            Keyword::Does
            | Keyword::Thinks
            | Keyword::Says
            | Keyword::Needs
            | Keyword::Frontstage
            | Keyword::Backstage
            | Keyword::Support
            | Keyword::Deliverable
            | Keyword::Training
            | Keyword::Insight
            | Keyword::Own => {
                let claim = self.claim(id, node, &facts.personas);
                facts.claims.extend(claim);
            }
            Keyword::Moment => {
                let why = self.prose(node);
                facts.moment = Some(Moment { span: node.span, why, from: self.evidence(id) });
            }
            Keyword::Event => facts.events.extend(self.events(node)),
            Keyword::Reach => self.reach(id, node, place, facts),
            Keyword::Takes => self.takes(id, node, place, facts),
            Keyword::Pain => facts.pains.push(self.pain(id, node, place, &facts.personas)),
            Keyword::Gain => facts.gains.push(self.gain(id, node, place, &facts.personas)),
            Keyword::Metric => {
                let metric = self.metric(id, node, Some(place), &facts.personas, &facts.metrics);
                facts.metrics.extend(metric);
            }
            Keyword::Then | Keyword::Leaves => {
                if let Place::Column(column) = place {
                    self.way_lines.push((column, id));
                }
            }
            Keyword::Score => facts.score = self.score(id, node),
            Keyword::Opportunity => facts.opportunities.push(self.opportunity(id, node, place)),
            Keyword::Attach | Keyword::See => self.link_line(id, node, facts),
            Keyword::Note => facts.notes.extend(self.prose(node)),
            Keyword::Replaces => facts.replaces = Self::names(node).iter().map(|name| name.text.to_string()).collect(),
            // Feelings need all lines of the column at once.
            Keyword::Feels | Keyword::Expects => {}
            // Read with the line or the stage that they are in, or earlier.
            Keyword::From
            | Keyword::By
            | Keyword::As
            | Keyword::Column
            | Keyword::Extremes
            | Keyword::Answers
            | Keyword::Impact
            | Keyword::Effort
            | Keyword::Due
            | Keyword::Status
            | Keyword::Since
            | Keyword::Experiment
            | Keyword::For
            | Keyword::Goal
            | Keyword::About
            | Keyword::Order
            | Keyword::Touchpoint
            | Keyword::Step => {}
            // Never inside a column.
            Keyword::Journey
            | Keyword::State
            | Keyword::Owner
            | Keyword::With
            | Keyword::Reviewed
            | Keyword::Scale
            | Keyword::Curve
            | Keyword::Lang
            | Keyword::Compares
            | Keyword::Priority
            | Keyword::Principle
            | Keyword::Use
            | Keyword::Persona
            | Keyword::Role
            | Keyword::Segment
            | Keyword::Need
            | Keyword::Quote
            | Keyword::Fact
            | Keyword::Team
            | Keyword::Channel
            | Keyword::Icon
            | Keyword::Source
            | Keyword::Date
            | Keyword::Sample
            | Keyword::Confidence
            | Keyword::File
            | Keyword::Link
            | Keyword::Data
            | Keyword::Columns
            | Keyword::Window
            | Keyword::Missing
            | Keyword::Open
            | Keyword::Lane
            | Keyword::Measure
            | Keyword::Unit
            | Keyword::Range
            | Keyword::Better
            | Keyword::Phase
            | Keyword::Stage => {}
        }
    }

    fn link_line(&mut self, id: NodeId, node: &Node, facts: &mut Facts) {
        let Value::Path(path) = node.value else { return };
        let label = self.child(id, Keyword::As).and_then(|label| self.prose(label));
        let link = self.file_link(path, label);
        if node.keyword() == Keyword::See { facts.see.push(link) } else { facts.attachments.push(link) }
    }

    fn claim(&mut self, id: NodeId, node: &Node, members: &[PersonaId]) -> Option<Claim> {
        let kind = self.claim_kind(node)?;
        let text = self.prose(node)?;
        let whom = self.whom_of(node, members).unwrap_or(Whom::Everyone);
        let by = self.child(id, Keyword::By).map(|by| self.teams(by)).unwrap_or_default();
        Some(Claim { span: node.span, kind, whom, text, by, from: self.evidence(id) })
    }

    fn claim_kind(&mut self, node: &Node) -> Option<ClaimKind> {
        ClaimKind::of(node.keyword()).or_else(|| {
            let name = crate::ast::Ident { span: node.keyword, text: self.sources.slice(node.keyword).into() };
            let lane = self.scope.find(super::mentions::Kind::Lane, &name).ok().flatten()?;
            Some(ClaimKind::Own(crate::model::LaneId::new(lane)))
        })
    }

    /// What was learned.
    pub(super) fn insight(&mut self, id: NodeId, node: &Node) -> Option<Insight> {
        Some(Insight { span: node.span, text: self.prose(node)?, from: self.evidence(id) })
    }

    /// Whom a line is about; `None` if it names somebody whom its column isn't for.
    fn whom_of(&mut self, node: &Node, members: &[PersonaId]) -> Option<Whom> {
        match &node.head {
            Head::Name(_) => self.one_of(node, members).map(Whom::One),
            Head::None
            | Head::Score(..)
            | Head::Pain(..)
            | Head::Label(_)
            | Head::Way(..)
            | Head::Measure(..)
            | Head::Days(_) => Some(Whom::Everyone),
        }
    }

    /// Two lines for the same persona, or two for everybody.
    fn twice_for(&mut self, node: &Node, first: Span) {
        let word = node.keyword().word();
        let title = match &node.head {
            Head::Name(name) => format!("Two `{word}` lines speak of `{}`", name.text),
            _ => format!("`{word}` appears twice here"),
        };
        self.diagnostics.push(
            Diagnostic::new(Code::StandsTwice, title, node.keyword, "a second one")
                .and(first, "the first one")
                .help("keep one of them, or say which persona each speaks of"),
        );
    }

    fn events(&self, node: &Node) -> Vec<String> {
        match &node.value {
            Value::Texts(texts) => texts.iter().map(|&text| self.plain(text)).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a line of the same keyword asks the same for the same persona; that has been told then.
    fn asks_twice(&mut self, node: &Node, place: Place, whom: Whom) -> bool {
        let same = |ask: &&crate::model::Ask| {
            let word = ask.key.split(' ').next();
            ask.place == Some(place) && ask.whom == whom && word == Some(node.keyword().word())
        };
        let first = self.map.asks.iter().find(same).map(|ask| ask.span);
        if let Some(first) = first {
            self.twice_for(node, first);
        }
        first.is_some()
    }

    fn reach(&mut self, id: NodeId, node: &Node, place: Place, facts: &mut Facts) {
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

    fn takes(&mut self, id: NodeId, node: &Node, place: Place, facts: &mut Facts) {
        if let Value::Measured(word, column) = &node.value {
            return self.measured_time(id, node, place, (*word, column.as_ref()), facts);
        }
        let Value::Takes(written) = &node.value else { return };
        let Some(whom) = self.whom_of(node, &facts.personas) else { return };
        if let Some(first) = facts.takes.iter().find(|takes| takes.whom == whom) {
            return self.twice_for(node, first.span);
        }
        let seconds = |part: Option<crate::ast::Seconds>| part.map(|part| part.value);
        let takes = Takes { min: seconds(written.min), max: seconds(written.max), average: seconds(written.average) };
        facts.takes.push(Duration { span: node.span, whom, takes, from: self.evidence(id), measured: None });
    }

    fn measured_time(
        &mut self,
        id: NodeId,
        node: &Node,
        place: Place,
        (word, column): (Span, Option<&crate::ast::Ident>),
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

    /// Whom a pain or a gain is for.
    fn whom(&mut self, id: NodeId, members: &[PersonaId]) -> Vec<PersonaId> {
        let Some(node) = self.child(id, Keyword::For) else { return members.to_vec() };
        let named = self.personas(node);
        for name in Self::names(node) {
            let stranger = self.scope.find(super::mentions::Kind::Persona, name).ok().flatten();
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

    fn pain(&mut self, id: NodeId, node: &Node, place: Place, members: &[PersonaId]) -> PainId {
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

    fn gain(&mut self, id: NodeId, node: &Node, place: Place, members: &[PersonaId]) -> GainId {
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

    fn opportunity(&mut self, id: NodeId, node: &Node, place: Place) -> OpportunityId {
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

    fn rating(&mut self, number: crate::ast::Number) -> Option<u8> {
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

    /// Connects pains with the opportunities that address them, once all are known.
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
