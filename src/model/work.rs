//! Limits the work of drawing an SVG picture: a few bytes can cause seconds of it, by filters, by layers and by parts that
//! repeat parts.

use roxmltree::{Document, Node};
use rustc_hash::{FxHashMap, FxHashSet};

/// The cost of one step of a filter, in elements.
const STEP: u64 = 8_000;
/// The cost of a layer, which is drawn by itself and then laid over what is below it.
const LAYER: u64 = 400;
/// More than this takes too long: six steps of filters, 125 layers, or as many elements.
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
    let sheets: Vec<&str> =
        nodes.iter().filter(|node| node.tag_name().name() == "style").filter_map(Node::text).collect();
    // A filter in a style sheet may apply to everything.
    let styled = sheets.iter().any(|text| text.contains("filter"));
    let layered: FxHashSet<(char, &str)> =
        sheets.iter().flat_map(|sheet| selectors_of_layers(sheet)).map(last_part).collect();
    let own = |node: &Node<'_, '_>| {
        if is_step(node) {
            STEP
        } else if is_layer(node) || is_selected(node, &layered) {
            LAYER
        } else {
            1
        }
    };
    let own: Vec<u64> = nodes.iter().map(own).collect();
    let steps = nodes.iter().filter(|node| is_step(node)).count() as u64;
    if styled && steps > 0 && steps.saturating_mul(nodes.len() as u64).saturating_mul(STEP) > MOST {
        return false;
    }
    let mut costs = vec![1_u64; nodes.len()];
    for _ in 0..DEEPEST {
        let mut next = own.clone();
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

/// Whether an element is drawn by itself first.
fn is_layer(node: &Node<'_, '_>) -> bool {
    let attributes = node.attributes().map(|attribute| (attribute.name(), attribute.value()));
    attributes.into_iter().any(|(name, value)| makes_layer(name, value) || name == "style" && has_layer(value))
}

/// Whether one of these declarations makes a layer.
fn has_layer(style: &str) -> bool {
    style.split(';').filter_map(|one| one.split_once(':')).any(|(name, value)| makes_layer(name.trim(), value))
}

fn makes_layer(name: &str, value: &str) -> bool {
    match (name, value.trim()) {
        (_, "none" | "normal" | "auto" | "inherit" | "") => false,
        ("opacity", value) => value.parse() != Ok(1.0_f64),
        ("mask" | "clip-path" | "filter" | "mix-blend-mode" | "isolation", _) => true,
        _ => false,
    }
}

/// The selectors of those rules of a style sheet that make layers.
fn selectors_of_layers(sheet: &str) -> impl Iterator<Item = &str> {
    let rules = sheet.split('}').filter_map(|rule| rule.rsplit_once('{')).filter(|(_, style)| has_layer(style));
    rules.flat_map(|(selectors, _)| selectors.split(',')).map(str::trim)
}

/// The last part of a selector: a class, an id, the name of an element or anything, each with a sign for which of these it is.
fn last_part(selector: &str) -> (char, &str) {
    let last = selector.rsplit([' ', '>', '+', '~']).next().unwrap_or_default();
    // `rect:first-child`, `rect[x]`
    let last = last.split([':', '[']).next().unwrap_or_default();
    match (last.rsplit_once('.'), last.rsplit_once('#')) {
        (Some((_, class)), _) => ('.', class),
        (None, Some((_, id))) => ('#', id),
        (None, None) if last.starts_with(|c: char| c.is_ascii_alphabetic()) => (' ', last),
        (None, None) => ('*', ""),
    }
}

/// Whether one of these parts is the element's.
fn is_selected(node: &Node<'_, '_>, parts: &FxHashSet<(char, &str)>) -> bool {
    let classes = node.attribute("class").unwrap_or_default().split_whitespace().map(|class| ('.', class));
    let id = node.attribute("id").map(|id| ('#', id));
    let mut own = classes.chain(id).chain([(' ', node.tag_name().name()), ('*', "")]);
    own.any(|part| parts.contains(&part))
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
