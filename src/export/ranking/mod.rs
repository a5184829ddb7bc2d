//! Many maps in one list: their pains and opportunities by priority, and which of them are overdue or unanswered.
//!
//! Input: maps with their sources, in any order. Output: the ranking as data, which each format writes (the web
//! page is in `render`). Ranking doesn't judge: the caller decides what a finding means.

mod json;
mod tables;
mod text;

pub use json::json;
pub use tables::{TITLE, markdown, tables};
pub use text::text;

use crate::{
    model::{Date, Finding as Found, Map, Opportunity, OpportunityId, Pain, PainId, Place, Rank, Severity, Status},
    source::Sources,
    span::Span,
};
use serde::Serialize;

/// The pains and opportunities of many maps.
#[derive(Debug, Serialize)]
pub struct Ranking {
    /// The day that it was made for.
    pub today: Option<Date>,
    /// The maps, in the given order.
    pub maps: Vec<RankedMap>,
    /// Those with the highest priority first.
    pub pains: Vec<RankedPain>,
    /// Those that aren't done or dropped, with the highest priority first.
    pub opportunities: Vec<RankedOpportunity>,
    /// What is overdue or unanswered.
    pub findings: Vec<Finding>,
}

/// One map of the ranking.
#[derive(Debug, Serialize)]
pub struct RankedMap {
    /// Its file.
    pub file: String,
    /// What it is called.
    pub title: String,
    /// Who looks after it.
    pub owner: Option<String>,
    /// The day of the last review.
    pub reviewed: Option<Date>,
    /// The day of the next review.
    pub next_review: Option<Date>,
    /// How many pains it has.
    pub pains: usize,
    /// How many opportunities it has, closed ones included.
    pub opportunities: usize,
    /// Its figures from data, if it has any.
    pub measured: Option<FromData>,
}

/// The figures of a map that come from data.
#[derive(Debug, Serialize)]
pub struct FromData {
    /// How many are known.
    pub figures: usize,
    /// How many the map asks for.
    pub of: usize,
    /// The day of the oldest measurement.
    pub since: Option<Date>,
}

/// How sure a share from data is.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Sureness {
    /// How many cases it rests on.
    pub n: u64,
    /// Between which two it is, with 95 % confidence.
    pub interval: Option<(f64, f64)>,
}

/// The place of something in one of the maps.
#[derive(Debug, Clone, Serialize)]
pub struct Location {
    /// The file of the line that says it.
    pub file: String,
    /// Its line number, counted from one.
    pub line: usize,
    /// The title of the map.
    pub map: String,
    /// The stage that it is in.
    pub stage: String,
    /// The column, or the stage as a whole.
    pub place: String,
}

/// One pain of the ranking.
#[derive(Debug, Serialize)]
pub struct RankedPain {
    /// Where it is.
    #[serde(flatten)]
    pub spot: Location,
    /// Its name in links.
    pub name: String,
    /// What hurts.
    pub text: String,
    /// How badly.
    pub severity: Severity,
    /// The priority of its place, from 1 to 100.
    pub priority: Option<f64>,
    /// The share of the customers who come to its place, in percent.
    pub reach: Option<f64>,
    /// How sure that is, if it comes from data.
    pub reach_measured: Option<Sureness>,
    /// Whom it hurts; empty if the map has no personas.
    pub who: Vec<String>,
    /// Whether an opportunity that isn't dropped addresses it.
    pub answered: bool,
    /// The owners of the opportunities that address it.
    pub owners: Vec<String>,
}

/// One opportunity of the ranking.
#[derive(Debug, Serialize)]
pub struct RankedOpportunity {
    /// Where it is.
    #[serde(flatten)]
    pub spot: Location,
    /// Its name in links.
    pub name: String,
    /// What could be done.
    pub text: String,
    /// The priority of its place, otherwise the highest among the pains that it addresses.
    pub priority: Option<f64>,
    /// The worst of the pains that it addresses.
    pub severity: Option<Severity>,
    /// The share of the customers who come to its place, in percent.
    pub reach: Option<f64>,
    /// How sure that is, if it comes from data.
    pub reach_measured: Option<Sureness>,
    /// Its owner.
    pub owner: Option<String>,
    /// From 1 to 5.
    pub impact: Option<u8>,
    /// From 1 to 5.
    pub effort: Option<u8>,
    /// The due date.
    pub due: Option<Date>,
    /// Whether that date has passed.
    pub past_due: bool,
    /// How far along it is.
    pub status: Option<Status>,
}

/// Conditions that can make a scheduled run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// A map's review is overdue.
    OverdueReview,
    /// A critical pain that no opportunity addresses.
    UnansweredCritical,
    /// An opportunity whose due date has passed.
    PastDue,
}

/// A condition that is true somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// Which one.
    pub condition: Condition,
    /// The file of the line that says it.
    pub file: String,
    /// Its line number, counted from one.
    pub line: usize,
    /// What is wrong, in a sentence.
    pub text: String,
}

/// Ranks the contents of these maps.
pub fn rank<'a>(maps: impl IntoIterator<Item = (&'a Map, &'a Sources)>) -> Ranking {
    let mut ranking =
        Ranking { today: None, maps: Vec::new(), pains: Vec::new(), opportunities: Vec::new(), findings: Vec::new() };
    for (map, sources) in maps {
        let one = One { map, sources };
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
            pains: map.open_pains().count(),
            opportunities: map.opportunities.len(),
            measured: (!map.asks.is_empty()).then(|| self.measured()),
        }
    }

    fn measured(&self) -> FromData {
        let asks = &self.map.asks;
        let known = asks.iter().filter(|ask| matches!(ask.finding, Some(Found::Known(_)))).count();
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

    fn reach(&self, place: Place) -> (Option<f64>, Option<Sureness>) {
        let reach = self.map.facts(place).reach_of_all();
        let measured = reach.and_then(|reach| reach.measured);
        let sure = measured.map(|of| Sureness { n: of.n, interval: of.interval });
        (reach.map(|reach| reach.percent), sure)
    }

    fn pain(&self, id: PainId) -> RankedPain {
        let (map, pain): (&Map, &Pain) = (self.map, self.map.pain(id));
        let mut owners = Vec::new();
        for owner in pain.answered_by.iter().filter_map(|&id| map.opportunity(id).owner) {
            let owner = plain(&map.team(owner).label);
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let (reach, reach_measured) = self.reach(pain.place);
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
            answered: map.is_answered(id),
            owners,
        }
    }

    fn opportunity(&self, of: &Opportunity) -> RankedOpportunity {
        let map = self.map;
        let answered = || of.answers.iter().map(|&id| map.pain(id));
        let (reach, reach_measured) = self.reach(of.place);
        let highest = answered().filter_map(|pain| map.priority_at(pain.place)).max_by(f64::total_cmp);
        RankedOpportunity {
            spot: self.spot(of.span, of.place),
            name: of.name.to_string(),
            text: plain(&of.text),
            priority: map.priority_at(of.place).or(highest),
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

    fn finding(&self, condition: Condition, span: Span, text: String) -> Finding {
        let (file, line) = self.line(span);
        Finding { condition, file, line, text }
    }

    fn findings(&self) -> Vec<Finding> {
        let map = self.map;
        let review = map.reviewed.as_ref().filter(|review| review.is_overdue(map.today));
        let review = review.and_then(|review| {
            let text = format!("the review has been overdue since {}", review.next?);
            Some(self.finding(Condition::OverdueReview, review.span, text))
        });
        let pains = map.open_pains().filter(|&id| !map.is_answered(id));
        let pains = pains.map(|id| map.pain(id)).filter(|pain| pain.severity == Severity::Critical);
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
