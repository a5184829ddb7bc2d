//! Everything that the lines of a column say, or those of a stage as a whole.

use super::resolver::Resolver;
use crate::{
    ast::{Head, Node, NodeId, Value},
    diagnostic::{Code, Diagnostic},
    keyword::Keyword,
    model::{Claim, ClaimKind, Facts, Insight, Moment, PersonaId, Place, Whom},
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
            Keyword::Image => (facts.image, facts.lost_image) = self.picture_or_path(node),
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
        let link = self.file_link(path, label, node.rule.times);
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
    pub(super) fn whom_of(&mut self, node: &Node, members: &[PersonaId]) -> Option<Whom> {
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
    pub(super) fn twice_for(&mut self, node: &Node, first: Span) {
        let word = node.keyword().word();
        let title = match &node.head {
            Head::Name(name) => format!("Two `{word}` lines are about `{}`", name.text),
            _ => format!("`{word}` appears twice here"),
        };
        self.diagnostics.push(
            Diagnostic::new(Code::StandsTwice, title, node.keyword, "a second one")
                .and(first, "the first one")
                .help("keep one of them, or say which persona each is about"),
        );
    }

    fn events(&self, node: &Node) -> Vec<String> {
        match &node.value {
            Value::Texts(texts) => texts.iter().map(|&text| self.plain(text)).collect(),
            _ => Vec::new(),
        }
    }
}
