//! Each field of the model, changed alone, is a change; or it is written down here that it isn't, and why.

use crate::support::{Memory, options};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use wayline::{
    compare::compare,
    compile,
    model::{
        Asked, Better, ClaimKind, ColumnId, ColumnKind, Confidence, CriterionId, CurveShape, Estimate, Finding, LaneId,
        Map, Mark, MeasureId, Name, PainStatus, PartialDate, PersonaId, PictureId, Place, Scale, Score, Severity,
        SourceId, StageId, State, Status, Summary, Target, TeamKind, Text, Whom, Window,
    },
};

/// A map with a value in every field.
const MAP: &str = "journey: Now
  about: See [it](a.html)
  goal: Goal
  principle: Simple
  insight: Learned
    from: visits
  owner: Mia
  with: Shop
  reviewed: 2026-11-01, every 6 months
  state: current
  scale: -2..2
  curve: straight
  lang: en
  priority: cost 1, time 2
  compares: before.journey
  metric nps: 12, was 10
  note: Whole
persona anna: Anna
  role: Nurse
  segment: Loyal
  goal: Sleep
  need: Quiet
  quote: Oh
  image: face.svg
  about: Tall
  fact Age: 30
persona ben: Ben
team shop: Shop, partner
  about: Team
channel desk: Desk
  icon: store
  about: Channel
source visits: Visits
  date: 2026-09
  sample: 12
  confidence: reasoned
  file: notes.txt
  link: https://example.org
  about: Source
source answers: Answers
  data: answers.csv
  columns: case visit, event what, when at, segment kind, channel by
  window: last 90 days
  missing: none
  open: 3 days
measure csat: Satisfaction
  unit: %
  range: 1..5
  better: higher
  about: Measure
lane signs: Signs
  about: Lane
phase: Early
stage buy: Buy
  goal: Have it
  about: Stage
  note: Of the stage
  touchpoint pay: Pay
    for: anna
    via: desk
    event: paid
    image: face.svg
    moment: It decides
      from: visits
    reach: 40 %
      from: visits
    does: Waves
      from: visits
    frontstage: Greets
      by: shop
    feels anna 1: Glad
      from: visits
    expects anna 2: A smile
      from: visits
    takes: 5m..10m, average 6m
      from: visits
    pain slow minor: Slow
      for: anna
      from: visits
      status: eased
      since: 2026-09
    gain quick: Quick
      for: anna
      from: visits
    metric csat anna: 3.1 of 5, was 2.7, target 4, benchmark 3
      from: visits
    score: cost 40, time 20
      from: visits
    opportunity: A stove
      answers: slow
      impact: 3
      effort: 2
      owner: shop
      due: 2026-12-01
      status: planned
      experiment: Try it
      from: visits
    attach: notes.txt
      as: Plan
    see: other.journey
    note: Ask again
    replaces: queue
    then leave 20 %: In a hurry
      from: visits
    leaves measured
      from: answers
  touchpoint leave: Leave
    event: gone
    metric nps: measured
      column: recommend
      from: answers
    metric csat: measured of 5, target 4
      column: happy
      from: answers
    takes: measured from pay
      from: answers
      as: median
      extremes: yes
";

const RESULTS: &str = "results 1
source answers: rows 900

metric leave nps: 0, -10.5..10.5, n 225
takes leave from pay: median 1.72d, p5 13h, p50 1.72d, p90 4.16d, p95 5d, n 258
";

const BEFORE: &str = "journey: Before
persona anna: Anna
stage: Buy
  touchpoint queue: Queue
    feels -1: Bored
";

const PICTURE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"><rect width=\"4\" height=\"3\"/></svg>";

fn map() -> Map {
    let files = [
        ("before.journey", BEFORE),
        ("other.journey", BEFORE),
        ("notes.txt", "Notes"),
        ("answers.csv", "visit"),
        ("face.svg", PICTURE),
        ("map.measured", RESULTS),
    ];
    let compilation = compile("map.journey", MAP.as_bytes(), &Memory::from_iter(files), &options());
    let mut map = compilation.map.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
    // A second picture, which nothing shows yet.
    let mut other = map.pictures[0].clone();
    other.path = "other.svg".to_owned();
    map.pictures.push(other);
    map
}

/// A field by its path in the model's JSON, and what changes it and nothing else.
type Field = (&'static str, fn(&mut Map));

/// `(path, place, value)`: the field at the place gets the value.
macro_rules! fields {
    ($(($path:literal, $($place:tt)+);)*) => {
        &[$(($path, |map: &mut Map| { fields!(@set map, $($place)+); })),*]
    };
    (@set $map:ident, [$($place:tt)+] = $value:expr) => { $map.$($place)+ = $value };
    (@set $map:ident, [$($place:tt)+] says) => { reword(&mut $map.$($place)+) };
}

/// Other words in a text.
fn reword(text: &mut Text) {
    text.pieces[0].text = "Otherwise".to_owned();
}

fn one() -> Whom {
    Whom::One(PersonaId::new(1))
}

const CHANGES: &[Field] = fields! {
    ("title", [title] says);
    ("goals", [goals[0]] says);
    ("principles", [principles[0]] says);
    ("insights.text", [insights[0].text] says);
    ("insights.from", [insights[0].from] = Vec::new());
    ("metrics.measure", [metrics[0].measure] = MeasureId::new(0));
    ("metrics.whom", [metrics[0].whom] = one());
    ("metrics.value", [metrics[0].value] = 13.0);
    ("metrics.unit", [metrics[0].unit] = Some("x".into()));
    ("metrics.of", [metrics[0].of] = Some(20.0));
    ("metrics.was", [metrics[0].was] = None);
    ("metrics.target", [metrics[0].target] = Some(20.0));
    ("metrics.benchmark", [metrics[0].benchmark] = Some(20.0));
    ("metrics.from", [metrics[0].from] = vec![SourceId::new(0)]);
    ("state", [state] = Some(State::Future));
    ("owner", [owner] = None);
    ("with", [with] = None);
    ("reviewed.date", [reviewed.as_mut().expect("a review").date] = "2026-11-02".parse().expect("a day"));
    ("reviewed.next", [reviewed.as_mut().expect("a review").next] = None);
    ("scale.low", [scale.low] = -9.0);
    ("scale.high", [scale.high] = 9.0);
    ("scale.baseline", [scale.baseline] = 1.0);
    ("curve", [curve] = CurveShape::Steps);
    ("lang", [lang] = None);
    ("criteria.name", [criteria[0].name] = "price".into());
    ("criteria.weight", [criteria[0].weight] = 7.0);
    ("personas.name", [personas[0].name] = Name::Written("zoe".into()));
    ("personas.label", [personas[0].label] says);
    ("personas.role", [personas[0].role] = None);
    ("personas.segment", [personas[0].segment] = None);
    ("personas.about", [personas[0].about] = None);
    ("personas.goals", [personas[0].goals[0]] says);
    ("personas.needs", [personas[0].needs[0]] says);
    ("personas.quotes", [personas[0].quotes[0]] says);
    ("personas.image", [personas[0].image] = Some(PictureId::new(1)));
    ("personas.facts.label", [personas[0].facts[0].label] = "Years".into());
    ("personas.facts.text", [personas[0].facts[0].text] says);
    ("teams.name", [teams[0].name] = Name::Written("zoe".into()));
    ("teams.label", [teams[0].label] says);
    ("teams.about", [teams[0].about] = None);
    ("channels.name", [channels[0].name] = Name::Written("zoe".into()));
    ("channels.label", [channels[0].label] says);
    ("channels.about", [channels[0].about] = None);
    ("sources.name", [sources[0].name] = Name::Written("zoe".into()));
    ("sources.label", [sources[0].label] says);
    ("sources.about", [sources[0].about] = None);
    ("lanes.name", [lanes[0].name] = Name::Written("zoe".into()));
    ("lanes.label", [lanes[0].label] says);
    ("lanes.about", [lanes[0].about] = None);
    ("measures.name", [measures[0].name] = Name::Written("zoe".into()));
    ("measures.label", [measures[0].label] says);
    ("measures.about", [measures[0].about] = None);
    ("teams.kind", [teams[0].kind] = Some(TeamKind::External));
    ("channels.icon", [channels[0].icon] = None);
    ("sources.date", [sources[0].date] = Some(PartialDate::Year(2026)));
    ("sources.sample", [sources[0].sample] = None);
    ("sources.confidence", [sources[0].confidence] = Some(Confidence::Assumed));
    ("sources.file.path", [sources[0].file.as_mut().expect("a file").path] = "other.txt".into());
    ("sources.link", [sources[0].link] = None);
    ("sources.data.location", [sources[1].data.as_mut().expect("data").location] = "other.csv".into());
    ("sources.data.columns.case", [sources[1].data.as_mut().expect("data").columns.case] = Some("other".into()));
    ("sources.data.columns.event", [sources[1].data.as_mut().expect("data").columns.event] = Some("other".into()));
    ("sources.data.columns.when", [sources[1].data.as_mut().expect("data").columns.when] = Some("other".into()));
    ("sources.data.columns.segment", [sources[1].data.as_mut().expect("data").columns.segment] = Some("other".into()));
    ("sources.data.columns.channel", [sources[1].data.as_mut().expect("data").columns.channel] = Some("other".into()));
    ("sources.data.window", [sources[1].data.as_mut().expect("data").window] = Some(Window::Last(30)));
    ("sources.data.missing", [sources[1].data.as_mut().expect("data").missing] = vec!["empty".into()]);
    ("sources.data.open_days", [sources[1].data.as_mut().expect("data").open_days] = Some(9));
    ("measures.unit", [measures[0].unit] = None);
    ("measures.range", [measures[0].range] = Some((0.0, 9.0)));
    ("measures.better", [measures[0].better] = Some(Better::Lower));
    ("phases.title", [phases[0].title] says);
    ("stages.title", [stages[0].title] says);
    ("stages.goals", [stages[0].goals[0]] says);
    ("stages.about", [stages[0].about] = None);
    ("stages.any_order", [stages[0].any_order] = true);
    ("columns.kind", [columns[0].kind] = ColumnKind::Step);
    ("columns.title", [columns[0].title] says);
    ("facts.personas", [columns[0].facts.personas] = vec![PersonaId::new(0), PersonaId::new(1)]);
    ("facts.via", [columns[0].facts.via] = Vec::new());
    ("facts.events", [columns[0].facts.events] = vec!["bought".into()]);
    ("facts.image", [columns[0].facts.image] = None);
    ("facts.moment.why", [columns[0].facts.moment.as_mut().expect("a moment").why] = None);
    ("facts.moment.from", [columns[0].facts.moment.as_mut().expect("a moment").from] = Vec::new());
    ("facts.reach.whom", [columns[0].facts.reach[0].whom] = one());
    ("facts.reach.percent", [columns[0].facts.reach[0].percent] = 50.0);
    ("facts.reach.from", [columns[0].facts.reach[0].from] = Vec::new());
    ("facts.claims.kind", [columns[0].facts.claims[0].kind] = ClaimKind::Own(LaneId::new(0)));
    ("facts.claims.whom", [columns[0].facts.claims[0].whom] = one());
    ("facts.claims.text", [columns[0].facts.claims[0].text] says);
    ("facts.claims.by", [columns[0].facts.claims[1].by] = Vec::new());
    ("facts.claims.from", [columns[0].facts.claims[0].from] = Vec::new());
    ("facts.feelings.persona", [columns[0].facts.feelings[0].persona] = PersonaId::new(1));
    ("facts.feelings.score", [columns[0].facts.feelings[0].score] = Score::new(0.0, Scale::default()).expect("a score"));
    ("facts.feelings.word", [columns[0].facts.feelings[0].word] = None);
    ("facts.feelings.from", [columns[0].facts.feelings[0].from] = Vec::new());
    ("facts.expectations.persona", [columns[0].facts.expectations[0].persona] = PersonaId::new(1));
    ("facts.expectations.score", [columns[0].facts.expectations[0].score] = Score::new(0.0, Scale::default()).expect("a score"));
    ("facts.expectations.what", [columns[0].facts.expectations[0].what] = None);
    ("facts.expectations.from", [columns[0].facts.expectations[0].from] = Vec::new());
    ("facts.takes.whom", [columns[0].facts.takes[0].whom] = one());
    ("facts.takes.takes.min", [columns[0].facts.takes[0].takes.min] = Some(60.0));
    ("facts.takes.takes.max", [columns[0].facts.takes[0].takes.max] = Some(900.0));
    ("facts.takes.takes.average", [columns[0].facts.takes[0].takes.average] = Some(450.0));
    ("facts.takes.from", [columns[0].facts.takes[0].from] = Vec::new());
    ("facts.metrics.measure", [columns[0].facts.metrics[0].measure] = MeasureId::new(1));
    ("facts.metrics.whom", [columns[0].facts.metrics[0].whom] = Whom::Everyone);
    ("facts.metrics.value", [columns[0].facts.metrics[0].value] = 2.0);
    ("facts.metrics.unit", [columns[0].facts.metrics[0].unit] = None);
    ("facts.metrics.of", [columns[0].facts.metrics[0].of] = Some(7.0));
    ("facts.metrics.was", [columns[0].facts.metrics[0].was] = Some(1.7));
    ("facts.metrics.target", [columns[0].facts.metrics[0].target] = None);
    ("facts.metrics.benchmark", [columns[0].facts.metrics[0].benchmark] = None);
    ("facts.metrics.from", [columns[0].facts.metrics[0].from] = Vec::new());
    ("facts.score.scores.criterion", [columns[0].facts.score.as_mut().expect("a score").scores[0].criterion] = CriterionId::new(1));
    ("facts.score.scores.value", [columns[0].facts.score.as_mut().expect("a score").scores[0].value] = 50.0);
    ("facts.score.value", [columns[0].facts.score.as_mut().expect("a score").value] = 90.0);
    ("facts.score.from", [columns[0].facts.score.as_mut().expect("a score").from] = Vec::new());
    ("facts.attachments.path", [columns[0].facts.attachments[0].path] = "other.txt".into());
    ("facts.attachments.label", [columns[0].facts.attachments[0].label] = None);
    ("facts.see.path", [columns[0].facts.see[0].path] = "more.journey".into());
    ("facts.notes", [columns[0].facts.notes[0]] says);
    ("facts.replaces", [columns[0].facts.replaces] = Vec::new());
    ("ways.from", [ways[0].from] = ColumnId::new(1));
    ("ways.to", [ways[0].to] = Target::End);
    ("ways.whom", [ways[0].whom] = one());
    ("ways.share", [ways[0].share] = Some(30.0));
    ("ways.reason", [ways[0].reason] = None);
    ("ways.sources", [ways[0].sources] = Vec::new());
    ("pains.place", [pains[0].place] = Place::Column(ColumnId::new(1)));
    ("pains.text", [pains[0].text] says);
    ("pains.from", [pains[0].from] = Vec::new());
    ("gains.place", [gains[0].place] = Place::Column(ColumnId::new(1)));
    ("gains.text", [gains[0].text] says);
    ("gains.from", [gains[0].from] = Vec::new());
    ("opportunities.place", [opportunities[0].place] = Place::Column(ColumnId::new(1)));
    ("opportunities.text", [opportunities[0].text] says);
    ("opportunities.from", [opportunities[0].from] = Vec::new());
    ("pains.personas", [pains[0].personas] = vec![PersonaId::new(0), PersonaId::new(1)]);
    ("gains.personas", [gains[0].personas] = vec![PersonaId::new(0), PersonaId::new(1)]);
    ("pains.severity", [pains[0].severity] = Severity::Major);
    ("pains.status", [pains[0].status] = Some(PainStatus::Open));
    ("pains.since", [pains[0].since] = None);
    ("opportunities.answers", [opportunities[0].answers] = Vec::new());
    ("opportunities.impact", [opportunities[0].impact] = None);
    ("opportunities.effort", [opportunities[0].effort] = None);
    ("opportunities.owner", [opportunities[0].owner] = None);
    ("opportunities.due", [opportunities[0].due] = None);
    ("opportunities.experiment", [opportunities[0].experiment] = None);
    ("opportunities.status", [opportunities[0].status] = Some(Status::Done));
    ("pictures.path", [pictures[0].path] = "elsewhere.svg".into());
    ("notes", [notes[0]] says);
    ("asks.place", [asks[2].place] = Some(Place::Stage(StageId::new(0))));
    ("asks.figure", [asks[3].figure] = Asked::Takes(Some(ColumnId::new(1))));
    ("asks.whom", [asks[2].whom] = one());
    ("asks.source", [asks[2].source] = SourceId::new(0));
    ("asks.column", [asks[1].column] = Some("other".into()));
    ("asks.summary", [asks[3].summary] = Some(Summary::Mean));
    ("asks.extremes", [asks[3].extremes] = false);
    ("asks.answers", [asks[2].answers] = Some((1.0, 7.0)));
    ("asks.target", [asks[2].target] = None);
    ("asks.finding", [asks[2].finding] = Some(Finding::Hidden));
};

/// What a figure rests on, while the figure stays.
const RESTS: &[Field] = &[
    ("asks.finding.known.interval", |map| known(map, 1).interval = Some((-5.0, 95.0))),
    ("asks.finding.known.n", |map| known(map, 1).n = 8),
    ("asks.finding.known.spread.p50", |map| known(map, 3).spread.as_mut().expect("a spread").p50 = 1.0),
    ("asks.finding.known.spread.p90", |map| known(map, 3).spread.as_mut().expect("a spread").p90 = 1.0),
];

fn known(map: &mut Map, ask: usize) -> &mut Estimate {
    match &mut map.asks[ask].finding {
        Some(Finding::Known(estimate)) => estimate,
        other => panic!("{other:?}"),
    }
}

/// The link of a text leads elsewhere; nothing else shows what is in a text.
const LINK: Field = ("about", |map| {
    let Some(text) = &mut map.about else { return };
    let link = text.pieces.iter_mut().find(|piece| matches!(piece.mark, Mark::Link(_))).expect("a link");
    link.mark = Mark::Link("b.html".to_owned());
});

/// The fields that are no change by themselves, and why.
const LEFT: &[(&str, &[&str])] = &[
    ("it is where the map is, not what it says", &["file", "today"]),
    (
        "a name that only links and other lines use; what it stands for is known by it, or by its title",
        &["stages.name", "columns.name", "phases.name", "pains.name", "gains.name", "opportunities.name", "asks.key"],
    ),
    ("the other side of what is compared", &["phases.stages", "stages.columns", "columns.stage"]),
    ("only lists the others, each of which is compared", &["facts.pains", "facts.gains", "facts.opportunities"]),
    ("the other side of what an opportunity answers", &["pains.answered_by"]),
    ("the day of the next review follows from it", &["reviewed.every"]),
    ("the feeling minus the expectation", &["facts.expectations.gap"]),
    ("follows from `of` and from the metric's own range", &["metrics.range", "facts.metrics.range"]),
    (
        "whether a file is there is for `check`",
        &["sources.file.exists", "facts.attachments.exists", "facts.see.exists"],
    ),
    ("no `file` or `see` line can have one", &["sources.file.label", "facts.see.label"]),
    ("follows from the location", &["sources.data.is_table"]),
    ("follows from the columns and from whom the line names", &["ways.personas"]),
    (
        "the data is asked for it, and that is compared",
        &[
            "ways.waiting",
            "ways.measured",
            "metrics.measured",
            "facts.metrics.measured",
            "facts.takes.measured",
            "facts.reach.measured",
            "facts.feelings.measured",
        ],
    ),
    (
        "the value, the shortest and the longest time are those of the figure",
        &["asks.finding.known.value", "asks.finding.known.spread.low", "asks.finding.known.spread.high"],
    ),
    ("follows from `extremes`", &["asks.finding.known.spread.extremes"]),
    (
        "the content of a file, which git compares; which file it is, is compared",
        &["pictures.media_type", "pictures.width", "pictures.height"],
    ),
    ("the other map; which one it is, is compared", &["compares.map", "compares.continues"]),
];

/// The values of a model by their paths; the facts of stages and columns are the same. Places are no facts.
fn values(map: &Map) -> BTreeMap<String, Vec<Value>> {
    let mut values = BTreeMap::new();
    walk(&serde_json::to_value(map).expect("JSON"), "", &mut values);
    values
}

fn walk(value: &Value, path: &str, values: &mut BTreeMap<String, Vec<Value>>) {
    let path = if let "stages.facts" | "columns.facts" = path { "facts" } else { path };
    match value {
        Value::Object(fields) if fields.contains_key("start") && fields.contains_key("end") => {}
        Value::Object(fields) if !fields.contains_key("pieces") => {
            for (key, value) in fields.iter().filter(|(key, _)| !key.ends_with("span")) {
                walk(value, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, values);
            }
        }
        Value::Array(items) if !items.is_empty() => items.iter().for_each(|item| walk(item, path, values)),
        Value::Object(_) | Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            values.entry(path.to_owned()).or_default().push(value.clone());
        }
    }
}

fn is_at(path: &str, field: &str) -> bool {
    path.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The paths at which two models differ.
fn differing(old: &Map, new: &Map) -> BTreeSet<String> {
    let (old, new) = (values(old), values(new));
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    paths.into_iter().filter(|path| old.get(*path) != new.get(*path)).cloned().collect()
}

#[test]
fn a_field_that_is_changed_alone_is_a_change() {
    let map = map();
    let mut wrong = Vec::new();
    for (field, change) in CHANGES.iter().chain(RESTS).chain([&LINK]) {
        let mut other = map.clone();
        change(&mut other);
        let differing = differing(&map, &other);
        if differing.is_empty() || !differing.iter().all(|path| is_at(path, field)) {
            wrong.push(format!("{field}: the model differs at {differing:?}"));
        } else if compare(&map, &other).changes.is_empty() || compare(&other, &map).changes.is_empty() {
            wrong.push(format!("{field}: no change"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(compare(&map, &map).changes, []);
}

#[test]
fn every_field_of_the_model_is_compared_or_left_out_for_a_reason() {
    let map = map();
    let listed: Vec<&str> = CHANGES.iter().chain(RESTS).chain([&LINK]).map(|(field, _)| *field).collect();
    let left: Vec<&str> = LEFT.iter().flat_map(|(_, fields)| fields.iter().copied()).collect();
    let paths: Vec<String> = values(&map).into_keys().collect();
    // Of a value that may be missing, what is inside is listed.
    let is_told = |path: &str, field: &str| is_at(path, field) || is_at(field, path);
    let forgotten: Vec<&String> =
        paths.iter().filter(|path| !listed.iter().chain(&left).any(|field| is_told(path, field))).collect();
    assert!(forgotten.is_empty(), "nobody decided whether these are compared: {forgotten:#?}");
    let unknown: Vec<&&str> =
        listed.iter().chain(&left).filter(|field| !paths.iter().any(|path| is_at(path, field))).collect();
    assert!(unknown.is_empty(), "the map has no value there: {unknown:#?}");
    let twice: Vec<&&str> = left.iter().filter(|field| listed.contains(field)).collect();
    assert!(twice.is_empty(), "compared, and left out: {twice:?}");
}
