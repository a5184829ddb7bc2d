//! What is above the drawing: what the map is, who looks after it, and what can be chosen.

use super::{Context, item::Persona, prose::Prose};
use crate::{
    model::{ColumnId, Confidence, Map, Path, PersonaId, Text},
    rows::{self, HeadFact, HeadLine, HeadValue, counted_pains},
    vocabulary::Words,
};

/// A fact about the map in a few words.
pub struct Badge<'a> {
    pub label: &'a str,
    /// The fact.
    pub value: Prose<'a>,
    /// A date or figures after it, with what is wrong with it.
    pub day: Option<(String, &'a str)>,
}

/// State, owner, last and next review, and how much hurts.
pub fn badges<'a>(ctx: &Context<'a>) -> Vec<Badge<'a>> {
    let mut badges = badges_in(ctx.map, ctx.words, |text| ctx.prose(text));
    let pains = Some(counted_pains(ctx.map, ctx.words)).filter(|pains| !pains.is_empty());
    badges.extend(pains.map(|pains| Badge { label: ctx.words.pains, value: Prose::plain(""), day: Some((pains, "")) }));
    badges
}

/// State, owner, last and next review in the given words, and with texts converted by `prose`. Who made it is below the
/// drawing, since that can be long.
pub fn badges_in<'a>(map: &'a Map, words: &'static Words, prose: impl Fn(&'a Text) -> Prose<'a>) -> Vec<Badge<'a>> {
    let lines = rows::head(map, words).into_iter().filter(|line| line.fact != HeadFact::MadeWith);
    let badge = |line: HeadLine<'a>| {
        let (value, day) = match line.value {
            HeadValue::Word(word) => (Prose::plain(word), None),
            HeadValue::Text(text) => (prose(text), None),
            HeadValue::Day(day) => (Prose::plain(""), Some((day, line.wrong))),
        };
        Badge { label: line.label, value, day }
    };
    lines.map(badge).collect()
}

/// What search engines and messengers show of the page.
pub fn description(map: &Map) -> String {
    let text = map.about.as_ref().unwrap_or(&map.title);
    text.one_line()
}

/// The personas that a reader can choose from; empty if there is only one.
pub fn personas(ctx: &Context<'_>) -> Vec<Persona> {
    let all: Vec<_> = (0..ctx.map.personas.len()).filter_map(|index| ctx.persona(PersonaId::new(index))).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

/// A story that can be presented: everybody's, or that of one persona, who may come to fewer columns.
pub struct Story {
    /// The persona's name in the map; empty for everybody.
    pub name: String,
    /// The persona's label.
    pub label: String,
    /// The names in links of the columns on the way, in the order of the story.
    pub columns: String,
}

/// Everybody's story, and that of each persona if there are several.
pub fn stories(ctx: &Context<'_>) -> Vec<Story> {
    let names = |columns: Vec<ColumnId>| {
        columns.into_iter().map(|id| ctx.anchors.column(ctx.map.column(id))).collect::<Vec<_>>().join(" ")
    };
    let all = (0..ctx.map.columns.len()).map(ColumnId::new).collect();
    let everyone = Story { name: String::new(), label: ctx.words.everyone.to_owned(), columns: names(all) };
    let of = |persona: Persona, path: &Path| {
        let reached = path.steps.iter().filter(|step| step.reached).map(|step| step.column).collect();
        Story { name: persona.name, label: persona.label, columns: names(reached) }
    };
    std::iter::once(everyone)
        .chain(personas(ctx).into_iter().zip(&ctx.paths).map(|(who, path)| of(who, path)))
        .collect()
}

/// Something that a reader can choose.
pub struct Choice {
    /// Its name in the map.
    pub name: String,
    pub label: String,
}

/// How sure a claim can be in this map, the surest first; empty if there are no sources.
pub fn confidences(ctx: &Context<'_>) -> Vec<Choice> {
    let known = [Confidence::Validated, Confidence::Reasoned, Confidence::Assumed];
    let is_used = |of: &Confidence| ctx.map.sources.iter().any(|source| source.confidence == Some(*of));
    let word = |of: Confidence| (of.word(), ctx.words.confidence(of));
    let used = known.into_iter().filter(is_used).map(word).chain([("none", ctx.page.unknown)]);
    let used = used.map(|(name, label)| Choice { name: name.to_owned(), label: label.to_owned() });
    if ctx.map.sources.is_empty() { Vec::new() } else { used.collect() }
}

/// The channels that the map uses; empty if there is only one.
pub fn channels(ctx: &Context<'_>) -> Vec<Choice> {
    let mut used: Vec<_> = ctx.map.columns.iter().flat_map(|column| column.facts.via.iter().copied()).collect();
    used.sort_unstable();
    used.dedup();
    let choice = |id| {
        let channel = ctx.map.channel(id);
        Choice { name: channel.name.to_string(), label: ctx.channel(id) }
    };
    if used.len() > 1 { used.into_iter().map(choice).collect() } else { Vec::new() }
}
