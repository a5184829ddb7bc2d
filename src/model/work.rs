//! Limits the work of drawing an SVG picture: a few bytes can cause seconds of it, by filters and by parts that repeat
//! parts.

use roxmltree::{Document, Node};
use rustc_hash::FxHashMap;

/// The cost of one step of a filter, in elements.
const STEP: u64 = 8_000;
/// More than this takes too long: six steps of filters, or as many elements.
const MOST: u64 = 50_000;
/// The deepest nesting of references to parts that refer to others.
const DEEPEST: usize = 32;

/// Whether a picture can be drawn in reasonable time.
pub fn is_bearable(document: &Document<'_>) -> bool {
    let nodes: Vec<Node<'_, '_>> = document.descendants().filter(Node::is_element).collect();
    let at: FxHashMap<_, usize> = nodes.iter().enumerate().map(|(at, node)| (node.id(), at)).collect();
    let named: FxHashMap<&str, usize> =
        nodes.iter().enumerate().filter_map(|(at, node)| Some((node.attribute("id")?, at))).collect();
    let parents: Vec<Option<usize>> = nodes.iter().map(|node| at.get(&node.parent_element()?.id()).copied()).collect();
    let refers: Vec<Vec<usize>> =
        nodes.iter().map(|node| targets(node).filter_map(|id| named.get(id).copied()).collect()).collect();
    // A filter in a style sheet may apply to everything.
    let styled = nodes.iter().filter(|node| node.tag_name().name() == "style");
    let styled = styled.filter_map(Node::text).any(|text| text.contains("filter"));
    let steps = nodes.iter().filter(|node| is_step(node)).count() as u64;
    if styled && steps > 0 && steps.saturating_mul(nodes.len() as u64).saturating_mul(STEP) > MOST {
        return false;
    }
    let mut costs = vec![1_u64; nodes.len()];
    for _ in 0..DEEPEST {
        let mut next: Vec<u64> = nodes.iter().map(|node| if is_step(node) { STEP } else { 1 }).collect();
        // Children come after their parents, so the sum of a part is complete before it is added to the element around
        // it.
        for at in (0..nodes.len()).rev() {
            let referred = refers[at].iter().fold(0, |sum: u64, &target| sum.saturating_add(costs[target]));
            next[at] = next[at].saturating_add(referred);
            if let Some(parent) = parents[at] {
                next[parent] = next[parent].saturating_add(next[at]);
            }
        }
        let done = next == costs;
        costs = next;
        if costs.first().is_none_or(|whole| *whole > MOST) {
            return false;
        }
        if done {
            return true;
        }
    }
    false
}

fn is_step(node: &Node<'_, '_>) -> bool {
    node.tag_name().name().starts_with("fe") && node.parent_element().is_some_and(|of| of.tag_name().name() == "filter")
}

/// The ids that an element refers to.
fn targets<'a>(node: &Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    node.attributes().flat_map(|attribute| {
        let value = attribute.value();
        let link = (attribute.name() == "href").then(|| value.strip_prefix('#')).flatten();
        let urls = value.split("url(").skip(1).filter_map(|rest| {
            let id = rest.split(')').next()?.trim_matches(['"', '\'', ' ']);
            id.strip_prefix('#')
        });
        link.into_iter().chain(urls)
    })
}
