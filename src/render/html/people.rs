//! Personas, sources, teams, and what else the map says about itself.

use super::{
    Context,
    item::{Item, Persona},
    prose::Prose,
    story,
};
use crate::{
    layout::curves_in_words,
    model::{self, Better, Insight, PersonaId, Phase, SourceId, TeamKind, Text},
    render::address::address,
    rows::{described, range},
    vocabulary::Words,
};

/// A persona, with the curve in words.
pub struct PersonaRow<'a> {
    /// Their name in links.
    pub id: String,
    /// Their mark; `None` for the unnamed customer.
    pub mark: Option<Persona>,
    pub label: Prose<'a>,
    /// What they are, want, need and say, each with its label.
    pub facts: Vec<(&'a str, Vec<Prose<'a>>)>,
}

/// All personas, except the unnamed customer, about whom there is nothing to say.
pub fn personas<'a>(ctx: &Context<'a>) -> Vec<PersonaRow<'a>> {
    if ctx.map.is_unnamed_customer() {
        return Vec::new();
    }
    let rows = ctx.map.personas.iter().enumerate().map(|(index, persona)| {
        let mut facts = described(persona, ctx.words, |text| ctx.prose(text));
        let picture = persona.image.map(|id| Prose::plain(&ctx.map.picture(id).path));
        facts.extend(picture.map(|picture| (ctx.page.picture, vec![picture])));
        let id = PersonaId::new(index);
        PersonaRow { id: ctx.anchors.persona(persona), mark: ctx.persona(id), label: ctx.prose(&persona.label), facts }
    });
    rows.collect()
}

/// Every persona's curve, in one sentence each.
pub fn curves(ctx: &Context<'_>) -> Vec<String> {
    curves_in_words(ctx.map).into_iter().map(|(_, sentence)| sentence).collect()
}

/// A row of the table of sources.
pub struct SourceRow<'a> {
    /// Its name in links.
    pub id: String,
    /// Its number (`S1`).
    pub number: String,
    pub label: Prose<'a>,
    /// More about it.
    pub about: Option<Prose<'a>>,
    /// What the figures from its data rest on; empty where there are none.
    pub measured: String,
    /// When it was gathered.
    pub date: Option<String>,
    /// The number of people or cases that it is based on.
    pub sample: Option<String>,
    /// How sure it makes a claim: to sort by, and to read.
    pub confidence: Option<(u8, &'static str)>,
    /// Whether it is only assumed.
    pub assumed: bool,
    /// The documents behind it.
    pub documents: Vec<Item<'a>>,
}

/// All sources, by number.
pub fn sources<'a>(ctx: &Context<'a>) -> Vec<SourceRow<'a>> {
    let rows = ctx.map.sources.iter().enumerate().map(|(index, source)| {
        let link = source.link.as_ref().map(|link| Item {
            text: Some(Prose::plain(&link.target)),
            file: address(&link.target, ctx.base),
            ..Item::default()
        });
        SourceRow {
            id: ctx.anchors.source(source),
            number: SourceId::new(index).label(),
            label: ctx.prose(&source.label),
            about: ctx.maybe(&source.about),
            measured: ctx.words.measurement(ctx.map, source).join(" · "),
            date: source.date.map(|date| ctx.words.partial_date(date)),
            sample: source.sample.map(|sample| sample.to_string()),
            confidence: source.confidence.map(|confidence| (confidence as u8, ctx.words.confidence(confidence))),
            assumed: source.is_assumed(),
            documents: source.file.iter().map(|file| story::file(ctx, file)).chain(link).collect(),
        }
    });
    rows.collect()
}

/// A fact about the map as a whole.
pub struct AboutRow<'a> {
    /// The label of the fact.
    pub label: &'a str,
    /// Its lines, each with its name in links if it has one.
    pub lines: Vec<(Option<String>, Item<'a>)>,
}

/// What the map says about itself beyond its header: goals, scale, criteria, teams, measures, channels, lanes, notes.
pub fn about<'a>(ctx: &Context<'a>) -> Vec<AboutRow<'a>> {
    let (map, page, words) = (ctx.map, ctx.page, ctx.words);
    let plain = |item| (None, item);
    let texts = |texts: &'a [Text]| texts.iter().map(|text| plain(line(ctx, text, None))).collect();
    let about = map.about.iter().map(|about| plain(line(ctx, about, None)));
    let mut rows = vec![
        AboutRow { label: words.about, lines: about.collect() },
        AboutRow { label: page.goals, lines: texts(&map.goals) },
        AboutRow { label: words.principles, lines: texts(&map.principles) },
        AboutRow { label: words.insights, lines: map.insights.iter().map(|of| plain(insight(ctx, of))).collect() },
        AboutRow { label: words.metrics, lines: map.metrics.iter().map(|of| plain(story::metric(ctx, of))).collect() },
        AboutRow {
            label: words.phases,
            lines: map.phases.iter().map(|phase| plain(self::phase(ctx, phase))).collect(),
        },
        AboutRow { label: words.made_with, lines: map.with.iter().map(|with| plain(line(ctx, with, None))).collect() },
        AboutRow { label: page.scale, lines: vec![plain(note(scale(ctx)))] },
        AboutRow { label: page.criteria, lines: criteria(ctx).into_iter().map(|item| plain(note(item))).collect() },
        AboutRow {
            label: page.teams,
            lines: map.teams.iter().map(|team| (Some(ctx.anchors.team(team)), self::team(ctx, team))).collect(),
        },
        AboutRow {
            label: page.measures,
            lines: map.measures.iter().map(|of| (Some(ctx.anchors.measure(of)), measure(ctx, of))).collect(),
        },
    ];
    // Built-in ones are shown where they are used.
    let channels = map.channels.iter().filter(|channel| channel.span.is_some());
    rows.push(AboutRow {
        label: page.channels,
        lines: channels.map(|of| plain(line(ctx, &of.label, of.about.as_ref()))).collect(),
    });
    let lanes = map.lanes.iter().map(|lane| plain(line(ctx, &lane.label, lane.about.as_ref())));
    rows.push(AboutRow { label: page.lanes, lines: lanes.collect() });
    rows.push(AboutRow {
        label: words.notes,
        lines: map.notes.iter().map(|text| plain(Item { is_note: true, ..line(ctx, text, None) })).collect(),
    });
    let compares = map.compares.iter().map(|of| plain(line(ctx, &of.map.title, of.map.about.as_ref())));
    rows.push(AboutRow { label: page.compares, lines: compares.chain(changes(ctx)).collect() });
    let file = shown_file(&map.file);
    let file = (!file.is_empty()).then(|| plain(Item { text: Some(Prose::plain(file)), ..Item::default() }));
    rows.push(AboutRow { label: page.file, lines: file.into_iter().collect() });
    rows.retain(|row| !row.lines.is_empty());
    rows
}

fn insight<'a>(ctx: &Context<'a>, insight: &'a Insight) -> Item<'a> {
    Item { evidence: ctx.evidence(&insight.from), ..line(ctx, &insight.text, None) }
}

/// A phase, with its stages.
fn phase<'a>(ctx: &Context<'a>, phase: &'a Phase) -> Item<'a> {
    let stages: Vec<String> = phase.stages.iter().map(|&id| ctx.map.stage(id).title.to_plain()).collect();
    let notes = vec![super::item::Note::new(stages.join(ctx.words.comma))];
    Item { notes, ..line(ctx, &phase.title, None) }
}

/// What has become of the compared map: how many pains are solved, new and so on; which are solved, and which columns are gone.
fn changes<'a>(ctx: &Context<'a>) -> Vec<(Option<String>, Item<'a>)> {
    let (Some(comparison), Some(changes)) = (ctx.map.compares.as_deref(), &ctx.changes) else { return Vec::new() };
    let told = |label: &str, text: &'a Text, note: Option<String>| {
        let notes = std::iter::once(label.to_owned()).chain(note).map(super::item::Note::new).collect();
        (None, Item { text: Some(ctx.prose(text)), notes, ..Item::default() })
    };
    let counts = Some(ctx.words.pain_changes(changes)).filter(|counts| !counts.is_empty());
    let solved = changes.solved.iter().map(|&(id, _)| {
        let pain = comparison.map.pain(id);
        let was = Words::fill(ctx.words.was_severe, &[&ctx.words.severity(pain.severity).to_lowercase()]);
        told(ctx.words.solved, &pain.text, Some(was))
    });
    let unlisted =
        changes.unlisted.iter().map(|&(id, _)| told(ctx.words.unlisted, &comparison.map.pain(id).text, None));
    let gone = changes.gone.iter().map(|&(id, _)| told(ctx.words.gone, &comparison.map.column(id).title, None));
    counts.map(|counts| (None, note(counts))).into_iter().chain(solved).chain(unlisted).chain(gone).collect()
}

fn line<'a>(ctx: &Context<'a>, text: &'a Text, about: Option<&'a Text>) -> Item<'a> {
    Item { text: Some(ctx.prose(text)), more: about.map(|about| ctx.prose(about)), ..Item::default() }
}

fn note<'a>(text: String) -> Item<'a> {
    Item { figure: Some((text, false)), ..Item::default() }
}

fn scale(ctx: &Context<'_>) -> String {
    let scale = ctx.map.scale;
    Words::fill(ctx.page.scale_of, &[&ctx.score(scale.low), &ctx.score(scale.high), &ctx.score(scale.baseline)])
}

fn criteria(ctx: &Context<'_>) -> Vec<String> {
    let is_used = ctx.map.columns.iter().any(|column| column.facts.score.is_some())
        || ctx.map.stages.iter().any(|stage| stage.facts.score.is_some());
    let criteria = ctx.map.criteria.iter().filter(|_| is_used);
    criteria
        .map(|of| format!("{}, {}", of.name, Words::fill(ctx.page.weight, &[&ctx.words.number(of.weight)])))
        .collect()
}

fn team<'a>(ctx: &Context<'a>, team: &'a model::Team) -> Item<'a> {
    let kind = team.kind.map(|kind| match kind {
        TeamKind::Internal => ctx.page.internal,
        TeamKind::External => ctx.page.external,
        TeamKind::Partner => ctx.page.partner,
    });
    let notes = kind.map(super::item::Note::new).into_iter().collect();
    Item { notes, ..line(ctx, &team.label, team.about.as_ref()) }
}

fn measure<'a>(ctx: &Context<'a>, measure: &'a model::Measure) -> Item<'a> {
    let better = match measure.better {
        None | Some(Better::Higher) => None,
        Some(Better::Lower) => Some(ctx.words.lower_is_better.to_owned()),
    };
    let unit = measure.unit.clone().filter(|unit| !unit.is_empty());
    let range = measure.range.map(|(low, high)| range(ctx.words, low, high));
    let notes = range.into_iter().chain(unit).chain(better).map(super::item::Note::new).collect();
    Item { notes, ..line(ctx, &measure.label, measure.about.as_ref()) }
}

/// The map's file as a page names it. For an absolute path only the file name, since readers of the page have another
/// disk.
fn shown_file(path: &str) -> &str {
    let drive = path.as_bytes().get(1) == Some(&b':');
    if drive || path.starts_with(['/', '\\']) { path.rsplit(['/', '\\']).next().unwrap_or(path) } else { path }
}

#[cfg(test)]
mod tests {
    use super::shown_file;

    #[test]
    fn a_page_does_not_tell_where_the_maps_are_on_the_disk() {
        for (path, shown) in [
            ("maps/a.journey", "maps/a.journey"),
            ("../a.journey", "../a.journey"),
            ("/home/ann/maps/a.journey", "a.journey"),
            ("C:\\Users\\ann\\a.journey", "a.journey"),
            ("C:/Users/ann/a.journey", "a.journey"),
            ("\\\\server\\maps\\a.journey", "a.journey"),
            ("", ""),
        ] {
            assert_eq!(shown_file(path), shown);
        }
    }
}
