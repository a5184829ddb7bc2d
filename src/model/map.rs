//! The whole map, and the map that it is compared with.

use super::{
    Ask, Channel, ChannelId, ClaimKind, Column, ColumnId, Confidence, Criterion, CriterionScore, CurveShape, Date,
    Gain, GainId, Insight, Lane, LaneId, Measure, MeasureId, Metric, Opportunity, OpportunityId, Pain, PainId, Persona,
    PersonaId, Phase, Picture, PictureId, Results, Review, Scale, Source, SourceId, Stage, StageId, State, Target,
    Team, TeamId, Text, Way,
};
use crate::span::Span;
use serde::Serialize;

/// A whole customer journey map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Map {
    /// The map's `journey` line in the source.
    pub span: Span,
    /// The map's file as it was named to the compiler, for the footer and for links.
    pub file: String,
    /// The title of the map.
    pub title: Text,
    /// What it is about.
    pub about: Option<Text>,
    /// The map's objectives.
    pub goals: Vec<Text>,
    /// What guides the work on the journey.
    pub principles: Vec<Text>,
    /// What was learned about the journey as a whole.
    pub insights: Vec<Insight>,
    /// Measured values of the journey as a whole.
    pub metrics: Vec<Metric>,
    /// Whether it shows the journey as it is or as it should be.
    pub state: Option<State>,
    /// Who looks after the map.
    pub owner: Option<Text>,
    /// The teams that made it together.
    pub with: Option<Text>,
    /// When it was last reviewed, and when it is due again.
    pub reviewed: Option<Review>,
    /// The scale of every score in the map.
    pub scale: Scale,
    /// How the curves go from one feeling to the next.
    pub curve: CurveShape,
    /// The language of the texts, a BCP 47 tag.
    pub lang: Option<String>,
    /// The criteria for priorities, in the order of the `priority` line.
    pub criteria: Vec<Criterion>,
    /// Who takes the journey. A map that declares nobody has one persona, the unnamed customer.
    pub personas: Vec<Persona>,
    /// Who acts or owns.
    pub teams: Vec<Team>,
    /// The channels that the map declares or uses, built-in ones included.
    pub channels: Vec<Channel>,
    /// Where claims come from.
    pub sources: Vec<Source>,
    /// The author's own lanes, in the order of their declaration.
    pub lanes: Vec<Lane>,
    /// The metrics that the map declares or uses, built-in ones included.
    pub measures: Vec<Measure>,
    /// Groups of stages, in the order of the story. Stages before the first one are in none.
    pub phases: Vec<Phase>,
    /// The stages in the order of the story; each knows its columns.
    pub stages: Vec<Stage>,
    /// All columns, in the order of the story. The columns of a stage are adjacent.
    pub columns: Vec<Column>,
    /// The ways that people take other than straight on, in the order of their lines. [`Map::path`] says what follows
    /// from them.
    pub ways: Vec<Way>,
    /// All pains, in the order of the story; a pain's number in the drawing is its position plus one.
    pub pains: Vec<Pain>,
    /// All gains, in the order of the story.
    pub gains: Vec<Gain>,
    /// All opportunities, in the order of the story.
    pub opportunities: Vec<Opportunity>,
    /// Every picture that a persona or a column shows, read and measured.
    pub pictures: Vec<Picture>,
    /// Remarks on the whole map.
    pub notes: Vec<Text>,
    /// The figures that come from data, in the order of their lines.
    pub asks: Vec<Ask>,
    /// The results of the last measurement, where there are any.
    #[serde(skip)]
    pub results: Option<Results>,
    /// The earlier map that this one is compared with.
    pub compares: Option<Box<Comparison>>,
    /// The day that the map was compiled for, if one was given.
    pub today: Option<Date>,
    /// If it is the map of only some of its personas: how many there are in all.
    #[serde(skip)]
    pub segment_of: Option<usize>,
}

/// The map that another one is compared with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The `compares` line in the source.
    pub span: Span,
    /// The earlier map. Its own `compares` isn't followed.
    pub map: Map,
    /// For each column of the later map, the earlier columns that it continues or replaces.
    pub continues: Vec<Vec<ColumnId>>,
}

macro_rules! lookup {
    ($($method:ident, $id:ty, $list:ident, $of:ty;)*) => {
        impl Map {
            $(
                #[doc = concat!("The one of `", stringify!($list), "` that `id` stands for.")]
                pub fn $method(&self, id: $id) -> &$of {
                    &self.$list[id.index()]
                }
            )*
        }
    };
}

lookup! {
    persona, PersonaId, personas, Persona;
    team, TeamId, teams, Team;
    channel, ChannelId, channels, Channel;
    source, SourceId, sources, Source;
    lane, LaneId, lanes, Lane;
    measure, MeasureId, measures, Measure;
    stage, StageId, stages, Stage;
    column, ColumnId, columns, Column;
    pain, PainId, pains, Pain;
    gain, GainId, gains, Gain;
    opportunity, OpportunityId, opportunities, Opportunity;
    picture, PictureId, pictures, Picture;
}

impl Map {
    /// The personas whom both ends of a way are for.
    pub(crate) fn comes_to_both(&self, from: ColumnId, to: Target) -> impl Iterator<Item = PersonaId> + '_ {
        let comes = move |persona: &PersonaId| match to {
            Target::Column(to) => self.column(to).facts.is_for(*persona),
            Target::End => true,
        };
        self.column(from).facts.personas.iter().copied().filter(comes)
    }

    /// The personas whom a way applies to, if it isn't for everybody whom its column is for; otherwise empty.
    pub fn only_for<'a>(&self, way: &'a Way) -> &'a [PersonaId] {
        let all = self.column(way.from).facts.personas.len();
        if way.personas.len() < all { &way.personas } else { &[] }
    }

    /// Whether these personas are everybody, whom nobody needs to list. What names no persona is for everybody.
    pub(crate) fn is_everybody(&self, personas: &[PersonaId]) -> bool {
        personas.is_empty() || personas.len() == self.personas.len()
    }

    /// Whether what is for these personas, or for everybody if there are none, concerns one of them.
    pub(crate) fn concerns(personas: &[PersonaId], one: PersonaId) -> bool {
        personas.is_empty() || personas.contains(&one)
    }

    /// Whether figures are to be measured, and there are no results.
    pub(crate) fn lacks_results(&self) -> bool {
        self.results.is_none() && !self.asks.is_empty()
    }
}

impl ClaimKind {
    /// The keyword of its lines.
    pub fn word(self, map: &Map) -> &str {
        match self {
            Self::Own(id) => map.lane(id).name.as_str(),
            _ => self.class(),
        }
    }
}

impl Map {
    /// Whether any of these sources is only assumed, so that the claim is drawn hatched.
    pub fn is_assumed(&self, sources: &[SourceId]) -> bool {
        sources.iter().any(|&id| self.source(id).is_assumed())
    }

    /// How sure the least sure of these sources is; `None` if none of them says.
    pub fn confidence(&self, sources: &[SourceId]) -> Option<Confidence> {
        sources.iter().filter_map(|&id| self.source(id).confidence).min()
    }

    /// Whether the map declares no persona and is about the customer.
    pub fn is_unnamed_customer(&self) -> bool {
        matches!(self.personas.as_slice(), [only] if only.name.is_generated())
    }

    /// Priority from 1 to 100 for `scores`: the mean over the given criteria, weighted by the map's `priority` line.
    pub fn priority(&self, scores: &[CriterionScore]) -> Option<f64> {
        let weight = |score: &CriterionScore| self.criteria[score.criterion.index()].weight;
        let total: f64 = scores.iter().map(weight).sum();
        let sum: f64 = scores.iter().map(|score| weight(score) * score.value).sum();
        (total > 0.0).then(|| sum / total)
    }
}
