//! The journey stage by stage: for each stage a table, for each of its columns a group of rows.

use super::{
    Context, files,
    item::{Bead, Item, Note},
    prose::Prose,
    turned::{Beside, Gauge, Tick, Turned, turned},
};
use crate::{
    model::{
        Claim, ColumnId, ColumnKind, Duration, FileLink, GainId, Measured, Metric, OpportunityId, PainId, Priority,
        StageId,
    },
    rows::{self, Line, PlaceFacts, figure, highest, remarks, rows, spots},
};

pub struct StageTable<'a> {
    /// Its name in links.
    pub id: String,
    pub title: Prose<'a>,
    /// That its touchpoints come in any order, in words.
    pub any_order: Option<&'static str>,
    /// What the customer wants from it.
    pub goals: Vec<Prose<'a>>,
    /// More about it.
    pub about: Option<Prose<'a>>,
    /// The scores above its part of the curves.
    pub ticks: Vec<Tick>,
    /// The stage as a whole if it says anything, and its columns.
    pub groups: Vec<RowGroup<'a>>,
}

/// Everything known about a column, or about a stage as a whole.
pub struct RowGroup<'a> {
    /// Its name in links; `None` if the stage's own id is used.
    pub id: Option<String>,
    /// Whether it is a touchpoint, a step or a whole stage, in words.
    pub kind: &'static str,
    /// Its title; `None` if it is the stage's title.
    pub title: Option<Prose<'a>>,
    /// One row for each lane that says anything.
    pub rows: Vec<StoryRow<'a>>,
    /// The curves beside the head of the stage, and beside the stage as a whole; only in the stage's first group.
    pub before: Option<Turned>,
    /// Its part of the curves.
    pub turned: Option<Turned>,
}

/// What one lane says about a column.
pub struct StoryRow<'a> {
    /// The lane's name in options.
    pub lane: &'a str,
    /// The lane's name for readers.
    pub label: String,
    /// Its lines.
    pub items: Vec<Item<'a>>,
}

/// All stages of the map.
pub fn stages<'a>(ctx: &Context<'a>) -> Vec<StageTable<'a>> {
    let gauge = Gauge::of(ctx.map);
    let ticks = gauge.map(|gauge| gauge.ticks(ctx.map, |score| ctx.score(score))).unwrap_or_default();
    let curves = gauge.map(|gauge| turned(ctx.map, gauge)).unwrap_or_default();
    (0..ctx.map.stages.len()).map(|index| table(ctx, StageId::new(index), &ticks, &curves)).collect()
}

fn table<'a>(ctx: &Context<'a>, id: StageId, ticks: &[Tick], curves: &[Beside]) -> StageTable<'a> {
    let stage = ctx.map.stage(id);
    let mut groups: Vec<_> = spots(ctx.map, id).into_iter().map(|spot| group(ctx, spot, curves)).collect();
    if let (Some(first), Some(column)) = (groups.first_mut(), stage.columns.first()) {
        first.before = curves.get(column.index()).map(|beside| beside.before.clone());
    }
    StageTable {
        id: ctx.anchors.stage(stage),
        title: ctx.prose(&stage.title),
        any_order: stage.any_order.then_some(ctx.words.any_order),
        goals: ctx.each(&stage.goals),
        about: ctx.maybe(&stage.about),
        ticks: ticks.to_vec(),
        groups,
    }
}

fn group<'a>(ctx: &Context<'a>, spot: PlaceFacts<'a>, curves: &[Beside]) -> RowGroup<'a> {
    let column = spot.column.map(|id| ctx.map.column(id));
    let (column, kind) = match column.map(|column| (column, column.kind)) {
        Some((column, ColumnKind::Touchpoint)) => (Some(column), ctx.page.touchpoint),
        Some((column, ColumnKind::Step)) => (Some(column), ctx.page.step),
        Some((_, ColumnKind::Stage)) | None => (None, ctx.page.whole_stage),
    };
    let rows = rows(ctx.map).into_iter().filter_map(|(lane, row)| {
        let items: Vec<_> = row.lines(ctx.map, spot).into_iter().map(|line| item(ctx, line)).collect();
        let label = row.label(ctx.map, ctx.words);
        (!items.is_empty()).then(|| StoryRow { lane: lane.key(ctx.map), label, items })
    });
    RowGroup {
        id: column.map(|column| ctx.anchors.column(column)),
        kind,
        title: column.map(|column| ctx.prose(&column.title)),
        rows: rows.collect(),
        before: None,
        turned: spot.column.and_then(|id| curves.get(id.index())).map(|beside| beside.part.clone()),
    }
}

/// A line of a row as the page shows it.
fn item<'a>(ctx: &Context<'a>, line: Line<'a>) -> Item<'a> {
    match line {
        Line::Personas(ids) => Item { personas: ctx.personas(ids), ..Item::default() },
        Line::Channel(id) => Item { plain: ctx.channel(id), ..Item::default() },
        Line::Moment(moment) => Item {
            text: Some(moment.why.as_ref().map_or_else(|| Prose::plain("★"), |why| ctx.prose(why))),
            evidence: ctx.evidence(&moment.from),
            ..Item::default()
        },
        Line::Reach(reach) => Item {
            personas: ctx.whom(reach.whom),
            figure: Some((ctx.words.share(reach.percent), false)),
            notes: measured(ctx, reach.measured, |share| ctx.words.number(share)),
            evidence: ctx.evidence(&reach.from),
            ..Item::default()
        },
        Line::Way(at, way) => Item {
            personas: if ctx.map.only_for(way).is_empty() {
                ctx.whom(way.whom)
            } else {
                ctx.personas(ctx.map.only_for(way))
            },
            notes: vec![Note::new(ctx.words.way(ctx.map, &ctx.paths, at))],
            text: way.reason.as_ref().map(|reason| ctx.prose(reason)),
            evidence: ctx.evidence(&way.sources),
            ..Item::default()
        },
        Line::Picture(id) => Item { text: Some(Prose::plain(&ctx.map.picture(id).path)), ..Item::default() },
        Line::Claim(of) => claim(ctx, of),
        Line::Feeling(feeling) => Item {
            personas: ctx.persona(feeling.persona).into_iter().collect(),
            figure: Some((ctx.score(feeling.score.get()), feeling.score.is_below(ctx.map.scale))),
            text: ctx.maybe(&feeling.word),
            notes: measured(ctx, feeling.measured, |score| ctx.score(score)),
            evidence: ctx.evidence(&feeling.from),
            ..Item::default()
        },
        Line::Expectation(expectation) => Item {
            personas: ctx.persona(expectation.persona).into_iter().collect(),
            figure: Some((ctx.score(expectation.score.get()), false)),
            text: ctx.maybe(&expectation.what),
            notes: expectation.gap.iter().map(|&gap| gap_note(ctx, gap)).collect(),
            evidence: ctx.evidence(&expectation.from),
            ..Item::default()
        },
        Line::Pain(id) => pain(ctx, id),
        Line::Gain(id) => gain(ctx, id),
        Line::Before(id) => earlier(ctx, id),
        Line::Opportunity(id) => opportunity(ctx, id),
        Line::Time(of) => time(ctx, of),
        Line::Metric(of) => metric(ctx, of),
        Line::Waiting(of) => {
            let words = ctx.words.waiting(ctx.map, of).unwrap_or_default();
            Item { notes: vec![Note::new(words)], ..Item::default() }
        }
        Line::Priority(of) => priority(ctx, of),
        Line::File(of) => file(ctx, of),
        Line::Note(text) => Item { text: Some(ctx.prose(text)), is_note: true, ..Item::default() },
    }
}

/// How sure a figure from data is.
fn measured(ctx: &Context<'_>, of: Option<Measured>, figure: impl Fn(f64) -> String) -> Vec<Note> {
    of.iter().map(|of| Note::new(ctx.words.measured(of, &figure))).collect()
}

fn claim<'a>(ctx: &Context<'a>, claim: &'a Claim) -> Item<'a> {
    Item {
        personas: ctx.whom(claim.whom),
        text: Some(ctx.prose(&claim.text)),
        notes: ctx.teams(&claim.by).into_iter().map(Note::new).collect(),
        evidence: ctx.evidence(&claim.from),
        ..Item::default()
    }
}

fn gap_note(ctx: &Context<'_>, gap: f64) -> Note {
    let text = crate::vocabulary::Words::fill(ctx.words.gap, &[&ctx.words.signed(gap)]);
    Note { text, bad: gap < 0.0 }
}

/// A pain in short; its own table has the rest.
pub fn pain<'a>(ctx: &Context<'a>, id: PainId) -> Item<'a> {
    let pain = ctx.map.pain(id);
    Item {
        bead: Some(Bead { class: Bead::class(pain), label: id.number().to_string() }),
        text: Some(Prose::unlinked(&pain.text)),
        jump: Some(ctx.anchors.pain(pain)),
        ..Item::default()
    }
}

fn gain<'a>(ctx: &Context<'a>, id: GainId) -> Item<'a> {
    let gain = ctx.map.gain(id);
    Item {
        bead: Some(Bead { class: "gain", label: id.letter() }),
        text: Some(Prose::unlinked(&gain.text)),
        jump: Some(ctx.anchors.gain(gain)),
        ..Item::default()
    }
}

/// An opportunity in short; its own table has the rest.
pub fn opportunity<'a>(ctx: &Context<'a>, id: OpportunityId) -> Item<'a> {
    let opportunity = ctx.map.opportunity(id);
    Item {
        text: Some(Prose::unlinked(&opportunity.text)),
        jump: Some(ctx.anchors.opportunity(opportunity)),
        ..Item::default()
    }
}

fn time<'a>(ctx: &Context<'a>, takes: &Duration) -> Item<'a> {
    let words = ctx.words;
    let Some((figure, note)) = rows::time(words, takes.takes) else { return Item::default() };
    Item {
        personas: ctx.whom(takes.whom),
        figure: Some((figure, false)),
        notes: note
            .into_iter()
            .map(Note::new)
            .chain(measured(ctx, takes.measured, |seconds| words.duration(seconds)))
            .collect(),
        evidence: ctx.evidence(&takes.from),
        ..Item::default()
    }
}

/// A metric in words.
pub fn metric<'a>(ctx: &Context<'a>, metric: &'a Metric) -> Item<'a> {
    let value = figure(ctx.words, metric, metric.value);
    let remarks = remarks(ctx.words, metric, |value| figure(ctx.words, metric, value));
    let notes = highest(ctx.words, metric).into_iter().chain(remarks);
    Item {
        personas: ctx.whom(metric.whom),
        text: Some(ctx.prose(&ctx.map.measure(metric.measure).label)),
        notes: std::iter::once(value).chain(notes).map(Note::new).collect(),
        evidence: ctx.evidence(&metric.from),
        ..Item::default()
    }
}

fn priority<'a>(ctx: &Context<'a>, score: &'a Priority) -> Item<'a> {
    let criterion = |of: &crate::model::CriterionScore| {
        Note::new(format!("{} {}", ctx.map.criteria[of.criterion.index()].name, ctx.words.number(of.value)))
    };
    Item {
        figure: Some((ctx.words.number(Priority::shown(score.value)), false)),
        notes: score.scores.iter().map(criterion).collect(),
        evidence: ctx.evidence(&score.from),
        ..Item::default()
    }
}

/// A link to another file.
pub fn file<'a>(ctx: &Context<'a>, file: &'a FileLink) -> Item<'a> {
    let missing = file.exists == Some(false);
    let (address, media) = files::media(file, ctx.files, ctx.base).unzip();
    Item {
        text: Some(file.label.as_ref().map_or_else(|| Prose::plain(&file.path), Prose::unlinked)),
        file: address,
        media: media.filter(|_| !missing),
        notes: missing.then(|| Note::bad(ctx.page.not_there)).into_iter().collect(),
        ..Item::default()
    }
}

/// A column of the earlier map, with how it felt.
fn earlier<'a>(ctx: &Context<'a>, id: ColumnId) -> Item<'a> {
    let Some(comparison) = &ctx.map.compares else { return Item::default() };
    let (map, column) = (&comparison.map, comparison.map.column(id));
    let feeling = |feeling: &crate::model::Feeling| {
        let who = if map.is_unnamed_customer() {
            String::new()
        } else {
            format!("{} ", map.persona(feeling.persona).label.to_plain())
        };
        let word = feeling.word.as_ref().map(|word| format!(" {}", word.to_plain())).unwrap_or_default();
        Note { text: format!("{who}{}{word}", ctx.score(feeling.score.get())), bad: feeling.score.is_below(map.scale) }
    };
    Item {
        text: Some(ctx.prose(&column.title)),
        notes: column.facts.feelings.iter().map(feeling).collect(),
        ..Item::default()
    }
}
