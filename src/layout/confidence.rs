//! How sure each line of the map is, marked on what is drawn from it, so that a page can fade what is less sure.

use crate::{
    model::{Facts, Map, SourceId},
    scene::{Group, Node, Scene},
    span::Span,
};
use std::collections::BTreeMap;

/// Identifies a line: no two lines of a map share a key.
type Key = (usize, u32);

/// Marks every group that shows a claim. A map without sources doesn't say how anything is known.
pub fn mark(scene: &mut Scene, map: &Map) {
    if map.sources.is_empty() {
        return;
    }
    let known = known(map);
    let mut groups: Vec<&mut Group> = vec![&mut scene.root];
    while let Some(group) = groups.pop() {
        if let Some(word) = group.source.and_then(|span| known.get(&key(span))) {
            group.data.push(("confidence", (*word).to_owned()));
        }
        groups.extend(group.nodes.iter_mut().filter_map(|node| match node {
            Node::Group(inner) => Some(&mut **inner),
            Node::Shape(_) | Node::Text(_) | Node::Image(_) => None,
        }));
    }
}

fn key(span: Span) -> Key {
    (span.file.0 as usize, span.start)
}

/// The word for each line that claims something.
fn known(map: &Map) -> BTreeMap<Key, &'static str> {
    let mut known = BTreeMap::new();
    let mut add = |span: Span, from: &[SourceId]| {
        known.insert(key(span), map.confidence(from).map_or("none", |confidence| confidence.word()));
    };
    let facts = map.columns.iter().map(|column| &column.facts).chain(map.stages.iter().map(|stage| &stage.facts));
    facts.flat_map(Facts::sourced).for_each(|of| add(of.span(), of.sources()));
    map.pains.iter().for_each(|of| add(of.span, &of.from));
    map.gains.iter().for_each(|of| add(of.span, &of.from));
    map.opportunities.iter().for_each(|of| add(of.span, &of.from));
    map.ways.iter().for_each(|of| add(of.span, &of.sources));
    map.insights.iter().for_each(|of| add(of.span, &of.from));
    map.metrics.iter().for_each(|of| add(of.span, &of.from));
    known
}
