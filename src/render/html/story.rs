//! The journey stage by stage: for each stage a table, for each of its columns a group of rows.

use super::{
    Context, files,
    item::{Bead, Item, Note},
    prose::Prose,
};
use crate::lane::{LaneKind, View, lanes};
use crate::model::{
    Claim, Column, ColumnId, ColumnKind, Duration, Facts, FileLink, GainId, Map, Metric, OpportunityId, PainId,
    Priority, Stage, Text,
};

/// A stage as a table.
pub struct StageTable<'a> {
    /// What links call it.
    pub id: String,
    /// What it is called.
    pub title: Prose<'a>,
    /// What the customer wants from it.
    pub goals: Vec<Prose<'a>>,
    /// More about it.
    pub about: Option<Prose<'a>>,
    /// The stage as a whole where it says anything, and its columns.
    pub groups: Vec<RowGroup<'a>>,
}

/// All that is known of a column, or of a stage as a whole.
pub struct RowGroup<'a> {
    /// What links call it; nothing where the stage's own id stands for it.
    pub id: Option<String>,
    /// Whether it is a touchpoint, a step or a whole stage, in words.
    pub kind: &'static str,
    /// What it is called; nothing where the stage's title says it.
    pub title: Option<Prose<'a>>,
    /// One row for each lane that says anything.
    pub rows: Vec<Row<'a>>,
}

/// What one lane says of a column.
pub struct Row<'a> {
    /// What options call the lane.
    pub lane: &'a str,
    /// What readers call it.
    pub label: String,
    /// Its lines.
    pub items: Vec<Item<'a>>,
}

/// All stages of the map.
pub fn stages<'a>(ctx: &Context<'a>) -> Vec<StageTable<'a>> {
    ctx.map.stages.iter().map(|stage| table(ctx, stage)).collect()
}

fn table<'a>(ctx: &Context<'a>, stage: &'a Stage) -> StageTable<'a> {
    let own = Rows::of(ctx, &stage.facts, None);
    let whole = RowGroup { id: None, kind: ctx.page.whole_stage, title: None, rows: own };
    let columns = stage.columns.iter().map(|&id| group(ctx, id, ctx.map.column(id)));
    let groups = std::iter::once(whole).filter(|whole| !whole.rows.is_empty()).chain(columns);
    StageTable {
        id: ctx.anchors.stage(stage),
        title: ctx.prose(&stage.title),
        goals: ctx.each(&stage.goals),
        about: ctx.maybe(&stage.about),
        groups: groups.collect(),
    }
}

fn group<'a>(ctx: &Context<'a>, id: ColumnId, column: &'a Column) -> RowGroup<'a> {
    let (anchor, kind) = match column.kind {
        ColumnKind::Touchpoint => (Some(ctx.anchors.column(column)), ctx.page.touchpoint),
        ColumnKind::Step => (Some(ctx.anchors.column(column)), ctx.page.step),
        ColumnKind::Stage => (None, ctx.page.whole_stage),
    };
    let title = anchor.is_some().then(|| ctx.prose(&column.title));
    RowGroup { id: anchor, kind, title, rows: Rows::of(ctx, &column.facts, Some(id)) }
}

/// Gathers the rows of one group, empty ones left out.
struct Rows<'c, 'a> {
    ctx: &'c Context<'a>,
    rows: Vec<Row<'a>>,
    /// The lane whose rows are added.
    lane: &'a str,
}

impl<'c, 'a> Rows<'c, 'a> {
    fn of(ctx: &'c Context<'a>, facts: &'a Facts, column: Option<ColumnId>) -> Vec<Row<'a>> {
        let mut rows = Self { ctx, rows: Vec::new(), lane: "" };
        for lane in lanes(View::Detail, ctx.map) {
            rows.lane = lane.key(ctx.map);
            rows.show(lane, facts, column);
        }
        rows.rows
    }

    fn show(&mut self, lane: LaneKind, facts: &'a Facts, column: Option<ColumnId>) {
        let (ctx, words) = (self.ctx, self.ctx.words);
        match lane {
            // They follow what the place is.
            LaneKind::Ways => {}
            LaneKind::Touchpoints => {
                self.place(facts, column.is_some());
                self.ways(column);
            }
            LaneKind::Storyboard => {
                let image = facts.image.iter().map(|&id| Prose::plain(&ctx.map.picture(id).path));
                self.add(ctx.page.picture, image.map(|path| Item { text: Some(path), ..Item::default() }));
            }
            LaneKind::Claims(kind) => {
                let claims = facts.claims.iter().filter(|claim| claim.kind == kind);
                self.add(&lane.label(ctx.map, words), claims.map(|of| claim(ctx, of)));
            }
            LaneKind::Experience => self.experience(facts),
            LaneKind::Changes => self.before(facts, column),
            LaneKind::Opportunities => {
                self.add(words.opportunities, facts.opportunities.iter().map(|&id| opportunity(ctx, id)));
            }
            LaneKind::Time => self.add(words.time, facts.takes.iter().map(|takes| time(ctx, takes))),
            LaneKind::Metrics => self.add(words.metrics, facts.metrics.iter().map(|of| metric(ctx, of))),
            LaneKind::Priority => self.add(words.priority, facts.score.iter().map(|score| priority(ctx, score))),
            LaneKind::Material => self.material(facts),
        }
    }

    /// Where people go from here other than simply on.
    fn ways(&mut self, column: Option<ColumnId>) {
        let (ctx, map) = (self.ctx, self.ctx.map);
        let ways = map.ways.iter().enumerate().filter(|(_, way)| Some(way.from) == column);
        let item = |(at, way): (usize, &'a crate::model::Way)| Item {
            personas: ctx.whom(way.whom),
            notes: vec![Note::new(ctx.words.way(map, &ctx.paths, at))],
            text: way.reason.as_ref().map(|reason| ctx.prose(reason)),
            evidence: ctx.evidence(&way.sources),
            ..Item::default()
        };
        self.lane = LaneKind::Ways.key(map);
        self.add(ctx.words.ways, ways.map(item));
    }

    fn add(&mut self, label: &str, items: impl IntoIterator<Item = Item<'a>>) {
        let items: Vec<_> = items.into_iter().collect();
        if !items.is_empty() {
            self.rows.push(Row { lane: self.lane, label: label.to_owned(), items });
        }
    }

    fn place(&mut self, facts: &'a Facts, column: bool) {
        let (ctx, page) = (self.ctx, self.ctx.page);
        // A column for everybody needn't say so.
        let some = column && facts.personas.len() < ctx.map.personas.len();
        let personas = if some { ctx.personas(&facts.personas) } else { Vec::new() };
        self.add(page.personas, (!personas.is_empty()).then(|| Item { personas, ..Item::default() }));
        let channels = facts.via.iter().map(|&id| Item { plain: ctx.channel(id), ..Item::default() });
        self.add(page.channels, channels);
        let moment = facts.moment.iter().map(|moment| Item {
            text: Some(moment.why.as_ref().map_or_else(|| Prose::plain("★"), |why| ctx.prose(why))),
            evidence: ctx.evidence(&moment.from),
            ..Item::default()
        });
        self.add(ctx.words.key_moment, moment);
        let reach = facts.reach.iter().map(|reach| Item {
            personas: ctx.whom(reach.whom),
            figure: Some((format!("{} %", ctx.words.number(reach.percent)), false)),
            evidence: ctx.evidence(&reach.from),
            ..Item::default()
        });
        self.add(page.reach, reach);
    }

    fn experience(&mut self, facts: &'a Facts) {
        let (ctx, page) = (self.ctx, self.ctx.page);
        let feelings = facts.feelings.iter().map(|feeling| Item {
            personas: ctx.persona(feeling.persona).into_iter().collect(),
            figure: Some((ctx.score(feeling.score.get()), feeling.score.is_below(ctx.map.scale))),
            text: ctx.maybe(&feeling.word),
            evidence: ctx.evidence(&feeling.from),
            ..Item::default()
        });
        self.add(page.feeling, feelings);
        let expectations = facts.expectations.iter().map(|expectation| Item {
            personas: ctx.persona(expectation.persona).into_iter().collect(),
            figure: Some((ctx.score(expectation.score.get()), false)),
            text: ctx.maybe(&expectation.what),
            notes: expectation.gap.iter().map(|&gap| gap_note(ctx, gap)).collect(),
            evidence: ctx.evidence(&expectation.from),
            ..Item::default()
        });
        self.add(page.expectation, expectations);
        self.add(ctx.words.pains, facts.pains.iter().map(|&id| pain(ctx, id)));
        self.add(page.gains_here, facts.gains.iter().map(|&id| gain(ctx, id)));
    }

    fn material(&mut self, facts: &'a Facts) {
        let (ctx, page) = (self.ctx, self.ctx.page);
        self.add(page.attachments, facts.attachments.iter().map(|of| file(ctx, of)));
        self.add(page.see, facts.see.iter().map(|of| file(ctx, of)));
        self.add(ctx.words.notes, facts.notes.iter().map(|note| text(ctx, note)));
    }

    /// What the map that this one is compared with has in the column's place.
    fn before(&mut self, facts: &'a Facts, column: Option<ColumnId>) {
        let ctx = self.ctx;
        let Some(comparison) = &ctx.map.compares else { return };
        let continued = column.and_then(|id| comparison.continues.get(id.index())).map_or(&[][..], Vec::as_slice);
        let columns = continued.iter().map(|&id| earlier(ctx, &comparison.map, comparison.map.column(id)));
        self.add(ctx.page.before, columns);
        let known =
            |name: &&String| !continued.iter().any(|&id| comparison.map.column(id).name.as_str() == name.as_str());
        let others = facts.replaces.iter().filter(known).map(|name| Prose::plain(name));
        self.add(ctx.page.before, others.map(|name| Item { text: Some(name), ..Item::default() }));
    }
}

fn text<'a>(ctx: &Context<'a>, text: &'a Text) -> Item<'a> {
    Item { text: Some(ctx.prose(text)), ..Item::default() }
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

/// A pain in short; its own table says the rest.
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

/// An opportunity in short; its own table says the rest.
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
    let range = takes.takes.min.zip(takes.takes.max).map(|(min, max)| words.duration_range(min, max));
    let average = takes.takes.average.map(|average| words.duration(average));
    let (figure, note) = match (range, average) {
        (Some(range), Some(average)) => (range, Some(format!("{average} {}", ctx.page.average))),
        (Some(figure), None) | (None, Some(figure)) => (figure, None),
        (None, None) => return Item::default(),
    };
    Item {
        personas: ctx.whom(takes.whom),
        figure: Some((figure, false)),
        notes: note.into_iter().map(Note::new).collect(),
        evidence: ctx.evidence(&takes.from),
        ..Item::default()
    }
}

/// A metric in words.
pub fn metric<'a>(ctx: &Context<'a>, metric: &'a Metric) -> Item<'a> {
    let value = super::metrics::figure(ctx, metric, metric.value);
    let of = metric
        .of
        .map(|of| crate::vocabulary::Words::fill(ctx.words.of, &["", &ctx.words.number(of)]).trim().to_owned());
    let notes = of.into_iter().chain(super::metrics::remarks(ctx, metric));
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
        figure: Some((format!("{:.0}", score.value), false)),
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
fn earlier<'a>(ctx: &Context<'a>, map: &'a Map, column: &'a Column) -> Item<'a> {
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
