//! The rows of a map's tables, made once for pages and exports, which only write them.
//!
//! Input: the model. Output: for each place of the story, what each lane says about it as lines; and the metrics, with
//! what follows from their figures. The order of other tables is in the model (`Map::pains_by_priority`).

mod finding;
mod head;
mod metrics;
mod pains;
mod people;
mod tables;
mod times;

pub use finding::{felt, felt_by, finding, followed, is_bad, principles, written};
pub use head::{HeadFact, HeadLine, HeadValue, head};
pub use metrics::{
    MetricRow, ToTarget, amount, beside, compared, figure, figure_beside, highest, metrics, range, remarks, value,
};
pub use pains::counted_pains;
pub use people::described;
pub use tables::{ActionColumn, GainColumn, MetricColumn, PainColumn, SourceColumn};
pub use times::time;

use crate::{
    lane::{LANES, LaneKind, View, lanes},
    model::{
        Ask, Asked, ChannelId, Claim, ClaimKind, ColumnId, Duration, Expectation, Facts, Feeling, FileLink, Finding,
        GainId, Map, Metric, Moment, OpportunityId, PainId, PersonaId, PictureId, Place, Priority, Reach, StageId,
        Text, Way,
    },
    parse::show,
    vocabulary::Words,
};

/// A column, or a stage as a whole.
#[derive(Debug, Clone, Copy)]
pub struct PlaceFacts<'a> {
    pub facts: &'a Facts,
    /// Which column; `None` for the stage.
    pub column: Option<ColumnId>,
    /// Where it is.
    pub place: Place,
}

/// The figures of a place, or of the journey as a whole, that come from data and can't be shown.
pub fn waiting(map: &Map, place: Option<Place>) -> impl Iterator<Item = &Ask> {
    let known = |ask: &&Ask| matches!(ask.finding, Some(Finding::Known(_)));
    // A way has a line of its own, which says so.
    let is_way = |ask: &&Ask| matches!(ask.figure, Asked::Share(_));
    map.asks.iter().filter(move |ask| ask.place == place && !known(ask) && !is_way(ask))
}

/// A row that a place can have. A lane has one or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Whom it is for.
    Personas,
    /// What it goes through.
    Channels,
    /// Why it is a key moment.
    Moment,
    /// How many come here.
    Reach,
    /// Where people go, other than to the next column.
    Ways,
    /// What it looks like.
    Picture,
    /// Lines of prose.
    Claims(ClaimKind),
    /// How it feels.
    Feelings,
    /// What was expected.
    Expectations,
    /// What hurts.
    Pains,
    /// What customers like.
    Gains,
    /// What the compared map has in its place.
    Before,
    /// What could be done.
    Opportunities,
    /// How long it takes.
    Time,
    /// What was measured.
    Metrics,
    /// How much it matters.
    Priority,
    /// Files that belong to it.
    Attachments,
    /// Other maps.
    See,
    Notes,
}

/// One line of a row.
#[derive(Debug, Clone, Copy)]
pub enum Line<'a> {
    /// Whom it is for, if that isn't everybody.
    Personas(&'a [PersonaId]),
    Channel(ChannelId),
    /// A key moment.
    Moment(&'a Moment),
    /// A share of all customers.
    Reach(&'a Reach),
    /// A way, with its position in the map.
    Way(usize, &'a Way),
    Picture(PictureId),
    /// A line of prose.
    Claim(&'a Claim),
    Feeling(&'a Feeling),
    Expectation(&'a Expectation),
    Pain(PainId),
    Gain(GainId),
    /// A column of the compared map.
    Before(ColumnId),
    Opportunity(OpportunityId),
    Time(&'a Duration),
    Metric(&'a Metric),
    /// A figure from data that can't be shown.
    Waiting(&'a Ask),
    Priority(&'a Priority),
    /// A file or another map.
    File(&'a FileLink),
    Note(&'a Text),
}

/// The labels of the rows that every map can have, whatever its own lanes are.
pub fn labels(words: &Words) -> impl Iterator<Item = &'static str> {
    LANES.iter().flat_map(|lane| of_lane(lane.kind)).chain([Row::Ways]).map(|row| row.word(words))
}

/// Every row that a place of this map can have, with its lane, from top to bottom.
pub fn rows(map: &Map) -> Vec<(LaneKind, Row)> {
    let own = |lane, row| if row == Row::Ways { (LaneKind::Ways, row) } else { (lane, row) };
    lanes(View::Detail, map)
        .into_iter()
        .flat_map(|lane| of_lane(lane).into_iter().map(move |row| own(lane, row)))
        .collect()
}

fn of_lane(lane: LaneKind) -> Vec<Row> {
    match lane {
        // They come after what the place is.
        LaneKind::Ways => Vec::new(),
        LaneKind::Touchpoints => vec![Row::Personas, Row::Channels, Row::Moment, Row::Reach, Row::Ways],
        LaneKind::Storyboard => vec![Row::Picture],
        LaneKind::Claims(kind) => vec![Row::Claims(kind)],
        LaneKind::Experience => vec![Row::Feelings, Row::Expectations, Row::Pains, Row::Gains],
        LaneKind::Changes => vec![Row::Before],
        LaneKind::Opportunities => vec![Row::Opportunities],
        LaneKind::Time => vec![Row::Time],
        LaneKind::Metrics => vec![Row::Metrics],
        LaneKind::Priority => vec![Row::Priority],
        LaneKind::Material => vec![Row::Attachments, Row::See, Row::Notes],
    }
}

/// The places of a stage that have rows: the stage as a whole if it says anything, then its columns.
pub fn spots(map: &Map, stage: StageId) -> Vec<PlaceFacts<'_>> {
    let place = Place::Stage(stage);
    let stage = map.stage(stage);
    let whole = PlaceFacts { facts: &stage.facts, column: None, place };
    let says_anything = rows(map).into_iter().any(|(_, row)| !row.lines(map, whole).is_empty());
    let column =
        |&id: &ColumnId| PlaceFacts { facts: &map.column(id).facts, column: Some(id), place: Place::Column(id) };
    let columns = stage.columns.iter().map(column);
    says_anything.then_some(whole).into_iter().chain(columns).collect()
}

impl Row {
    /// Its name for readers.
    pub fn label(self, map: &Map, words: &Words) -> String {
        match self {
            Self::Claims(kind) => LaneKind::Claims(kind).label(map, words),
            // Scores are only understood with their scale, where that isn't the usual one.
            Self::Feelings if !map.scale.has_usual_ends() => {
                format!("{} ({}..{})", self.word(words), show(map.scale.low), show(map.scale.high))
            }
            _ => self.word(words).to_owned(),
        }
    }

    /// Its name for readers in these words; empty for a map's own lane.
    pub fn word(self, words: &Words) -> &'static str {
        let page = &words.page;
        match self {
            Self::Personas => page.personas,
            Self::Channels => page.channels,
            Self::Moment => words.key_moment,
            Self::Reach => words.reach,
            Self::Ways => words.ways,
            Self::Picture => page.picture,
            Self::Claims(kind) => LaneKind::Claims(kind).lane().map_or("", |lane| (lane.label)(words)),
            Self::Feelings => page.feeling,
            Self::Expectations => page.expectation,
            Self::Pains => words.pains,
            Self::Gains => page.gains,
            Self::Before => page.before,
            Self::Opportunities => words.opportunities,
            Self::Time => words.time,
            Self::Metrics => words.metrics,
            Self::Priority => words.priority,
            Self::Attachments => page.attachments,
            Self::See => page.see,
            Self::Notes => words.notes,
        }
    }

    /// What it says about a place; empty if the place has no such row.
    pub fn lines<'a>(self, map: &'a Map, spot: PlaceFacts<'a>) -> Vec<Line<'a>> {
        let facts = spot.facts;
        match self {
            // A column for everybody doesn't need to say so.
            Self::Personas if spot.column.is_some() && !map.is_everybody(&facts.personas) => {
                vec![Line::Personas(&facts.personas)]
            }
            Self::Personas => Vec::new(),
            Self::Channels => facts.via.iter().copied().map(Line::Channel).collect(),
            Self::Moment => facts.moment.iter().map(Line::Moment).collect(),
            Self::Reach => facts.reach.iter().map(Line::Reach).collect(),
            Self::Ways => {
                let ways = map.ways.iter().enumerate().filter(|(_, way)| Some(way.from) == spot.column);
                ways.map(|(at, way)| Line::Way(at, way)).collect()
            }
            Self::Picture => facts.image.iter().copied().map(Line::Picture).collect(),
            Self::Claims(kind) => facts.claims.iter().filter(|claim| claim.kind == kind).map(Line::Claim).collect(),
            Self::Feelings => facts.feelings.iter().map(Line::Feeling).collect(),
            Self::Expectations => facts.expectations.iter().map(Line::Expectation).collect(),
            Self::Pains => facts.pains.iter().copied().map(Line::Pain).collect(),
            Self::Gains => facts.gains.iter().copied().map(Line::Gain).collect(),
            Self::Before => {
                let comparison = map.compares.as_deref().zip(spot.column);
                let columns = comparison.and_then(|(comparison, id)| comparison.continues.get(id.index()));
                columns.into_iter().flatten().copied().map(Line::Before).collect()
            }
            Self::Opportunities => facts.opportunities.iter().copied().map(Line::Opportunity).collect(),
            Self::Time => facts.takes.iter().map(Line::Time).collect(),
            Self::Metrics => {
                let waiting = waiting(map, Some(spot.place)).map(Line::Waiting);
                facts.metrics.iter().map(Line::Metric).chain(waiting).collect()
            }
            Self::Priority => facts.score.iter().map(Line::Priority).collect(),
            Self::Attachments => facts.attachments.iter().map(Line::File).collect(),
            Self::See => facts.see.iter().map(Line::File).collect(),
            Self::Notes => facts.notes.iter().map(Line::Note).collect(),
        }
    }
}
