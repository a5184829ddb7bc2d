//! What a map asks its data for, as plain data.

use super::pattern::{Pattern, Piece};
use crate::model::{Ask, Asked, ChannelId, ColumnId, DataColumns, Map, Place, SourceId, Summary, Target, Whom, Window};
use serde::Serialize;

/// Everything that is asked about one source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Query {
    /// The source's name in the map.
    pub source: String,
    /// A path or a pattern of paths relative to the map's folder, or a connection, a colon and a table.
    pub location: String,
    /// Whether the location is a connection and a table.
    pub is_table: bool,
    /// The columns to read.
    pub columns: DataColumns,
    /// Which rows count; all by default.
    pub window: Option<Window>,
    /// Texts that mean that there is no answer, in addition to an empty one.
    pub missing: Vec<String>,
    /// A case without a further event isn't over for this many days before the end of the window.
    pub open_days: u32,
    /// The events that mean each column of the map. An event means the first one with a matching pattern; patterns
    /// without a star come first, and then columns with channels.
    pub bindings: Vec<Binding>,
    /// Who the segments are.
    pub personas: Vec<Segment>,
    /// The answers that are counted.
    pub scores: Vec<Score>,
    /// The figures that are wanted.
    pub questions: Vec<Question>,
}

/// The events that mean a column. Its activity is its position in [`Query::bindings`], counted from 1; 0 is any other event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Binding {
    /// The name of the column.
    pub column: String,
    /// The events.
    pub patterns: Vec<Pattern>,
    /// The texts that the channel of a row can be, in lower case; empty for any channel.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
}

/// A persona, and the texts that the segment of its customers can be, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The persona's name in the map.
    pub persona: String,
    /// The texts.
    pub texts: Vec<String>,
}

/// Answers in one column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// The column.
    pub column: String,
    /// The activities whose rows count; `None` for all rows.
    pub activities: Option<Vec<usize>>,
    /// The lowest and the highest answer, if known.
    pub answers: Option<(f64, f64)>,
}

impl Score {
    /// Whether there are so few different answers that each is counted separately.
    pub fn is_short(&self) -> bool {
        self.answers.is_some_and(|(low, high)| high - low <= 100.0)
    }
}

/// A figure that is wanted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// Its key in the results.
    pub key: String,
    /// For whom: 0 for everybody, 1 for the first of [`Query::personas`].
    pub persona: usize,
    /// What.
    pub kind: Kind,
}

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A figure of answers, by their position in [`Query::scores`].
    Score(usize, ScoreFigure),
    /// The share of the cases that have the activity.
    Reach(usize),
    /// The share of the cases with the activity that end with it.
    Leaves(usize),
    /// The share of the cases with the first activity in which the second directly follows it.
    Then(usize, usize),
    /// The time from the activity to whatever comes next.
    Wait(usize, Times),
    /// The time from the first of one activity to the first of another.
    Span(usize, usize, Times),
}

/// A figure calculated from answers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ScoreFigure {
    /// The share of 9 and 10 minus the share of 0 to 6.
    Nps,
    /// The mean.
    Mean,
    /// The share of this many highest answers.
    Top(u32),
    /// The mean, on this scale.
    Feeling(f64, f64),
}

/// A figure calculated from times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Times {
    /// Whether the figure is the median; the mean by default.
    pub median: bool,
    /// Whether the shortest and the longest are shown; otherwise the 5th and the 95th percentile.
    pub extremes: bool,
}

impl Query {
    /// Sixteen hexadecimal digits that differ when the query does.
    pub fn fingerprint(&self) -> String {
        let mut fingerprint = super::Fingerprint::default();
        // Numbers, strings and lists can always be serialised.
        fingerprint.row(serde_json::to_string(self).unwrap_or_default().as_bytes());
        fingerprint.to_string()
    }

    /// Whether any figure needs cases.
    pub fn needs_cases(&self) -> bool {
        self.questions.iter().any(|question| !matches!(question.kind, Kind::Score(..)))
    }
}

/// The queries of a map, in the order of its sources. Empty if it measures nothing.
pub fn queries(map: &Map) -> Vec<Query> {
    (0..map.sources.len()).map(SourceId::new).filter_map(|id| query(map, id)).collect()
}

fn query(map: &Map, id: SourceId) -> Option<Query> {
    let asks: Vec<&Ask> = map.asks.iter().filter(|ask| ask.source == id).collect();
    let source = map.source(id);
    let data = source.data.as_ref().filter(|_| !asks.is_empty())?;
    let bound = bound_columns(map, &data.columns);
    let activity = |column: ColumnId| bound.iter().position(|(of, _)| *of == column).map(|at| at + 1);
    let mut scores: Vec<Score> = Vec::new();
    let mut questions = Vec::new();
    for ask in asks {
        let here = match ask.place {
            Some(Place::Column(column)) => activity(column),
            Some(Place::Stage(_)) | None => None,
        };
        let kind = match ask.figure {
            Asked::Metric(_) | Asked::Feels => {
                let score = score(map, ask, data.columns.event.is_some(), &activity);
                let at = scores.iter().position(|other| *other == score).unwrap_or_else(|| {
                    scores.push(score);
                    scores.len() - 1
                });
                Some(Kind::Score(at, figure(map, ask)))
            }
            Asked::Reach => here.map(Kind::Reach),
            Asked::Takes(None) => here.map(|here| Kind::Wait(here, times(ask))),
            Asked::Takes(Some(from)) => here.zip(activity(from)).map(|(here, from)| Kind::Span(from, here, times(ask))),
            Asked::Share(Target::End) => here.map(Kind::Leaves),
            Asked::Share(Target::Column(to)) => here.zip(activity(to)).map(|(here, to)| Kind::Then(here, to)),
        };
        let persona = match ask.whom {
            Whom::Everyone => 0,
            Whom::One(persona) => persona.index() + 1,
        };
        questions.extend(kind.map(|kind| Question { key: ask.key.clone(), persona, kind }));
    }
    Some(Query {
        source: source.name.to_string(),
        location: data.location.clone(),
        is_table: data.is_table,
        columns: data.columns.clone(),
        window: data.window,
        missing: data.missing.clone(),
        open_days: data.open_days.unwrap_or(0),
        bindings: bound.into_iter().map(|(_, binding)| binding).collect(),
        personas: segments(map),
        scores,
        questions,
    })
}

/// What the events in data with these columns mean.
#[must_use]
pub fn bindings(map: &Map, columns: &DataColumns) -> Vec<Binding> {
    bound_columns(map, columns).into_iter().map(|(_, binding)| binding).collect()
}

fn bound_columns(map: &Map, columns: &DataColumns) -> Vec<(ColumnId, Binding)> {
    let all = (0..map.columns.len()).map(ColumnId::new).filter(|_| columns.event.is_some());
    let bound = all.filter_map(|id| {
        let patterns = patterns(map, id, columns.case.is_none())?;
        let channels = if columns.channel.is_some() { channels(map, id) } else { Vec::new() };
        Some((id, Binding { column: map.column(id).name.to_string(), patterns, channels }))
    });
    bound.collect()
}

/// The events of a column. A survey may also refer to it by its name or its title.
fn patterns(map: &Map, id: ColumnId, is_survey: bool) -> Option<Vec<Pattern>> {
    let column = map.column(id);
    if !column.facts.events.is_empty() {
        return Some(column.facts.events.iter().map(|event| Pattern::parse(event)).collect());
    }
    let (name, title) = (column.name.to_string(), column.title.to_plain());
    let title = Some(title).filter(|title| *title != name);
    let texts = [name].into_iter().chain(title);
    is_survey.then(|| texts.map(|text| Pattern(vec![Piece::Text(text)])).collect())
}

/// The texts for the channels of a column: their names and labels.
fn channels(map: &Map, column: ColumnId) -> Vec<String> {
    let of = |id: &ChannelId| {
        let channel = map.channel(*id);
        [channel.name.to_string(), channel.label.to_plain()]
    };
    as_compared(map.column(column).facts.via.iter().flat_map(of))
}

fn score(map: &Map, ask: &Ask, has_events: bool, activity: &impl Fn(ColumnId) -> Option<usize>) -> Score {
    let activities = match ask.place {
        Some(Place::Column(column)) => Some(activity(column).into_iter().collect()),
        Some(Place::Stage(stage)) => {
            Some(map.stage(stage).columns.iter().filter_map(|&column| activity(column)).collect())
        }
        None => None,
    };
    let activities = activities.filter(|_| has_events);
    Score { column: ask.column.clone().unwrap_or_default(), activities, answers: ask.answers }
}

fn figure(map: &Map, ask: &Ask) -> ScoreFigure {
    match (ask.figure, ask.summary) {
        (Asked::Feels, _) => ScoreFigure::Feeling(map.scale.low, map.scale.high),
        (Asked::Metric(measure), _) if map.measure(measure).name.as_str() == "nps" => ScoreFigure::Nps,
        (_, Some(Summary::Top(count))) => ScoreFigure::Top(count),
        (_, Some(Summary::Mean | Summary::Median) | None) => ScoreFigure::Mean,
    }
}

fn times(ask: &Ask) -> Times {
    Times { median: ask.summary == Some(Summary::Median), extremes: ask.extremes }
}

/// The texts for each persona: its segment, its name or its label.
fn segments(map: &Map) -> Vec<Segment> {
    if map.is_unnamed_customer() {
        return Vec::new();
    }
    let segment = |persona: &crate::model::Persona| {
        let segment = persona.segment.as_ref().map(|text| text.to_plain());
        let texts = segment.into_iter().chain([persona.name.to_string(), persona.label.to_plain()]);
        Segment { persona: persona.name.to_string(), texts: as_compared(texts) }
    };
    map.personas.iter().map(segment).collect()
}

/// Texts as those of the data are compared with them.
fn as_compared(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<String> = texts.map(|text| text.trim().to_lowercase()).collect();
    texts.dedup();
    texts
}

impl Query {
    /// Every pattern with its binding and the position of that, in the order in which events are compared with them.
    pub(super) fn bound(&self) -> impl Iterator<Item = (usize, &Binding, &Pattern)> {
        let patterns = || {
            let bindings = self.bindings.iter().enumerate();
            bindings.flat_map(|(at, binding)| binding.patterns.iter().map(move |pattern| (at, binding, pattern)))
        };
        let rank = |binding: &Binding, pattern: &Pattern| (pattern.text().is_none(), binding.channels.is_empty());
        let ranks = [(false, false), (false, true), (true, false), (true, true)];
        ranks.into_iter().flat_map(move |wanted| patterns().filter(move |(_, of, it)| rank(of, it) == wanted))
    }

    /// The activity that an event means, in a row with this channel or an empty one; 0 for none.
    pub fn activity(&self, event: &str, channel: &str) -> usize {
        let channel = channel.trim().to_lowercase();
        let fits = |binding: &Binding, pattern: &Pattern| {
            let here = binding.channels.is_empty() || binding.channels.contains(&channel);
            here && pattern.fits(event) && !(pattern.is_anything() && event.trim().is_empty())
        };
        self.bound().find(|(_, binding, pattern)| fits(binding, pattern)).map_or(0, |(at, ..)| at + 1)
    }

    /// The position of a persona by the segment of a row, counted from 1; 0 for nobody.
    pub fn persona(&self, segment: &str) -> usize {
        let segment = segment.trim().to_lowercase();
        self.personas.iter().position(|persona| persona.texts.contains(&segment)).map_or(0, |at| at + 1)
    }
}
