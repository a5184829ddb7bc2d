//! The drawing says all that a map says of its stages and columns: what the tables tell is in the drawing too.

use super::{chance, drawn, examples, strange};
use crate::support::every_map::alone;
use wayline::{
    layout::View,
    model::{Facts, Map, Reach, Text},
    scene::{Group, Node},
};

/// What the lines of a stage or a column say, in words: what kind of line, and what of it has to be in the drawing.
fn said(map: &Map, facts: &Facts) -> Vec<(&'static str, String)> {
    // What the drawing says in the map's language is looked for in English alone.
    let english = map.lang.as_deref().is_none_or(|lang| lang.starts_with("en"));
    let mut said: Vec<(&'static str, String)> = Vec::new();
    let mut add = |kind, text: Option<&Text>| said.extend(text.map(|text| (kind, text.to_plain())));
    facts.claims.iter().for_each(|claim| add("a claim", Some(&claim.text)));
    facts.feelings.iter().for_each(|feeling| add("feels", feeling.word.as_ref()));
    facts.expectations.iter().for_each(|one| add("expects", one.what.as_ref()));
    add("moment", facts.moment.as_ref().and_then(|moment| moment.why.as_ref()));
    facts.pains.iter().for_each(|&id| add("pain", Some(&map.pain(id).text)));
    facts.gains.iter().for_each(|&id| add("gain", Some(&map.gain(id).text)));
    facts.opportunities.iter().for_each(|&id| add("opportunity", Some(&map.opportunity(id).text)));
    facts.notes.iter().for_each(|note| add("note", Some(note)));
    facts.metrics.iter().for_each(|metric| add("metric", Some(&map.measure(metric.measure).label)));
    facts.attachments.iter().for_each(|file| add("attach", file.label.as_ref()));
    facts.see.iter().for_each(|file| add("see", file.label.as_ref()));
    let channels = facts.via.iter().map(|&id| map.channel(id)).filter(|channel| english || channel.span.is_some());
    said.extend(channels.map(|channel| ("via", channel.label.to_plain())));
    let shares = facts.reach.iter().filter(|_| english);
    // A measured one isn't known to a tenth.
    let percent = |reach: &Reach| if reach.measured.is_some() { reach.percent.round() } else { reach.percent };
    said.extend(shares.map(|reach| ("reach", percent(reach).to_string())));
    said.extend(facts.score.iter().map(|score| ("score", format!("{:.0}", score.value))));
    said
}

/// The texts of each group, its lines joined.
fn texts(group: &Group, found: &mut Vec<String>) {
    let lines = group.nodes.iter().filter_map(|node| match node {
        Node::Text(line) => Some(line.plain()),
        Node::Group(_) | Node::Shape(_) | Node::Image(_) => None,
    });
    found.push(lines.collect());
    for node in &group.nodes {
        if let Node::Group(inner) = node {
            texts(inner, found);
        }
    }
}

/// Without blanks, and without hyphens, which also part words at the ends of lines.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}')).collect()
}

/// `via`, `reach` and `moment` of a stage were in the tables and nowhere in the drawing.
#[test]
fn nothing_that_the_tables_tell_is_missing_in_the_drawing() {
    let stage = "journey: X\nsource s: S\nstage: One\n  via: shop\n  reach: 37 %\n  moment: Here it is decided\n    from: s\n  \
                 touchpoint: A\n  touchpoint: B\nstage: Two\n  touchpoint: C\n";
    let given = [alone("a stage", stage)].into_iter().chain(strange()).chain(chance(60));
    let mut missing = Vec::new();
    for sample in examples().into_iter().chain(given) {
        let (name, map) = (&sample.origin, sample.model());
        let mut found = Vec::new();
        texts(&drawn(&sample, View::Detail).root, &mut found);
        let found: Vec<String> = found.iter().map(|text| squeezed(text)).collect();
        let facts = map.columns.iter().map(|column| &column.facts).chain(map.stages.iter().map(|stage| &stage.facts));
        for (kind, text) in facts.flat_map(|facts| said(map, facts)) {
            if !found.iter().any(|drawn| drawn.contains(&squeezed(&text))) {
                missing.push(format!("{name}: {kind}: {text}"));
            }
        }
    }
    assert!(missing.is_empty(), "{} are missing:\n{}", missing.len(), missing.join("\n"));
}
