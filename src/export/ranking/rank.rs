//! Ranks what is in the maps.

use super::{Alert, Condition, FromData, Location, RankedMap, RankedOpportunity, RankedPain, Ranking, Sureness};
use crate::{
    model::{Finding, Map, Opportunity, OpportunityId, Pain, PainId, PersonaId, Place, Rank, Reaches, Severity},
    source::Sources,
    span::Span,
};

/// Ranks the contents of these maps.
pub fn rank<'a>(maps: impl IntoIterator<Item = (&'a Map, &'a Sources)>) -> Ranking {
    let mut ranking = Ranking {
        today: None,
        maps: Vec::new(),
        pains: Vec::new(),
        opportunities: Vec::new(),
        findings: Vec::new(),
        not_reported: Vec::new(),
    };
    for (map, sources) in maps {
        let one = One { map, sources, reaches: map.reaches() };
        ranking.today = ranking.today.or(map.today);
        ranking.maps.push(one.summary());
        ranking.pains.extend(map.open_pains().map(|id| one.pain(id)));
        let open = (0..map.opportunities.len()).map(OpportunityId::new);
        let open = open.filter(|&id| !map.opportunity(id).is_closed());
        ranking.opportunities.extend(open.map(|id| one.opportunity(map.opportunity(id))));
        ranking.findings.extend(one.findings());
    }
    ranking.pains.sort_by_key(|of| Rank::new(of.priority, Some(of.severity), of.reach));
    ranking.opportunities.sort_by_key(|of| Rank::new(of.priority, of.severity, of.reach));
    ranking
}

/// One of the maps.
struct One<'a> {
    map: &'a Map,
    sources: &'a Sources,
    reaches: Reaches<'a>,
}

impl One<'_> {
    fn summary(&self) -> RankedMap {
        let map = self.map;
        RankedMap {
            file: map.file.clone(),
            title: plain(&map.title),
            owner: map.owner.as_ref().map(plain),
            reviewed: map.reviewed.as_ref().map(|review| review.date),
            next_review: map.reviewed.as_ref().and_then(|review| review.next),
            review_overdue: map.reviewed.as_ref().is_some_and(|review| review.is_overdue(map.today)),
            pains: map.open_pains().count(),
            opportunities: map.opportunities.len(),
            measured: (!map.asks.is_empty()).then(|| self.measured()),
        }
    }

    fn measured(&self) -> FromData {
        let asks = &self.map.asks;
        let known = asks.iter().filter(|ask| matches!(ask.finding, Some(Finding::Known(_)))).count();
        let sources = self.map.results.iter().flat_map(|results| results.sources.values());
        FromData { figures: known, of: asks.len(), since: sources.filter_map(|of| of.date).min() }
    }

    /// The file and the line of a span, as people wrote them.
    fn line(&self, span: Span) -> (String, usize) {
        let span = self.sources.written(span);
        let source = self.sources.get(span.file);
        (source.name.clone(), source.line_of(span.start) + 1)
    }

    fn spot(&self, span: Span, place: Place) -> Location {
        let (file, line) = self.line(span);
        let (stage, title) = (self.map.stage_of(place), self.map.title_of(place));
        Location { file, line, map: plain(&self.map.title), stage: plain(&stage.title), place: plain(title) }
    }

    fn reach(&self, place: Place, personas: &[PersonaId]) -> (Option<f64>, Option<Sureness>) {
        let reach = self.reaches.of(place, personas);
        let measured = reach.and_then(|reach| reach.line?.measured);
        let sure = measured.map(|of| Sureness { n: of.n, interval: of.interval });
        (reach.map(|reach| reach.percent), sure)
    }

    fn pain(&self, id: PainId) -> RankedPain {
        let (map, pain): (&Map, &Pain) = (self.map, self.map.pain(id));
        let mut owners = Vec::new();
        for owner in map.answers_to(id).filter_map(|id| map.opportunity(id).owner) {
            let owner = plain(&map.team(owner).label);
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let (reach, reach_measured) = self.reach(pain.place, &pain.personas);
        let who = pain.personas.iter().filter(|_| !map.is_unnamed_customer());
        RankedPain {
            spot: self.spot(pain.span, pain.place),
            name: pain.name.to_string(),
            text: plain(&pain.text),
            severity: pain.severity,
            priority: map.priority_at(pain.place),
            reach,
            reach_measured,
            who: who.map(|&id| plain(&map.persona(id).label)).collect(),
            // Of several maps, each has other personas: the only one of a map is named.
            for_everybody: map.personas.len() > 1 && map.is_everybody(&pain.personas),
            answered: map.is_answered(id),
            owners,
        }
    }

    fn opportunity(&self, of: &Opportunity) -> RankedOpportunity {
        let map = self.map;
        let answered = || map.open_answers(of).map(|id| map.pain(id));
        let (reach, reach_measured) = self.reach(of.place, &[]);
        RankedOpportunity {
            spot: self.spot(of.span, of.place),
            name: of.name.to_string(),
            text: plain(&of.text),
            priority: map.opportunity_priority(of),
            severity: answered().map(|pain| pain.severity).max(),
            reach,
            reach_measured,
            owner: of.owner.map(|owner| plain(&map.team(owner).label)),
            impact: of.impact,
            effort: of.effort,
            due: of.due,
            past_due: of.is_past_due(map.today),
            status: of.status,
        }
    }

    fn finding(&self, condition: Condition, span: Span, text: String) -> Alert {
        let (file, line) = self.line(span);
        Alert { condition, file, line, text }
    }

    fn findings(&self) -> Vec<Alert> {
        let map = self.map;
        let review = map.reviewed.as_ref().filter(|review| review.is_overdue(map.today));
        let review = review.and_then(|review| {
            let text = format!("the review has been overdue since {}", review.next?);
            Some(self.finding(Condition::OverdueReview, review.span, text))
        });
        let pains = map.unanswered().map(|id| map.pain(id)).filter(|pain| pain.severity == Severity::Critical);
        let pains = pains.map(|pain| {
            let text = format!("nothing answers “{}”", plain(&pain.text));
            self.finding(Condition::UnansweredCritical, pain.span, text)
        });
        let late = map.opportunities.iter().filter(|of| of.is_past_due(map.today));
        let late = late.filter_map(|of| {
            let text = format!("“{}” was due on {}", plain(&of.text), of.due?);
            Some(self.finding(Condition::PastDue, of.due_span.unwrap_or(of.span), text))
        });
        review.into_iter().chain(pains).chain(late).collect()
    }
}

/// A text on one line, without markup.
fn plain(text: &crate::model::Text) -> String {
    text.to_plain().split_whitespace().collect::<Vec<_>>().join(" ")
}
