//! Limits the work of drawing an SVG picture: a few bytes can cause seconds of it, by filters, by layers and by parts that
//! repeat parts, by large patterns, by many points, and by pictures inside.

mod inside;
mod shapes;

use roxmltree::{Document, Node, ParsingOptions};
use rustc_hash::{FxHashMap, FxHashSet};
use shapes::{Extents, MOST, points};

/// The cost of one step of a filter, in elements.
const STEP: u64 = 8_000;
/// Steps that look at one pixel at a time.
const CHEAP: [&str; 7] =
    ["feFlood", "feOffset", "feBlend", "feColorMatrix", "feComposite", "feMerge", "feComponentTransfer"];
/// The cost of a layer, which is drawn by itself and then laid over what is below it.
const LAYER: u64 = 400;
/// The deepest nesting of references to parts that refer to others.
const DEEPEST: usize = 32;
/// As many rules of a style sheet that are tried on an element cost as much as one.
const RULES: u64 = 200;
/// More attributes than this aren't read: a reader compares each with those before it.
const MOST_ATTRIBUTES: usize = 1_000;

/// Elements that are drawn where others refer to them.
const ELSEWHERE: [&str; 7] = ["defs", "filter", "mask", "clipPath", "pattern", "marker", "symbol"];
/// What isn't read as elements.
const APART: [(&str, &str); 3] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];

/// Whether a text has no element with so many attributes that reading it takes too long.
pub fn is_readable(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        rest = &rest[at..];
        if let Some((open, close)) = APART.iter().find(|(open, _)| rest.starts_with(open)) {
            let Some(end) = rest[open.len()..].find(close) else { return true };
            rest = &rest[open.len() + end + close.len()..];
            continue;
        }
        let (mut quote, mut signs, mut end) = (None, 0, rest.len());
        for (at, byte) in rest.bytes().enumerate() {
            match (quote, byte) {
                (Some(open), _) if open == byte => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => signs += 1,
                (None, b'>') => {
                    end = at;
                    break;
                }
                (None, _) => {}
            }
        }
        if signs > MOST_ATTRIBUTES {
            return false;
        }
        rest = &rest[end..];
    }
    true
}

/// The elements of a picture. Many programs write an address of its rules at its head, which is not fetched.
pub fn read(text: &str) -> Option<Document<'_>> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).ok()
}

/// Whether a picture can be drawn in reasonable time.
pub fn is_bearable(document: &Document<'_>) -> bool {
    work(document, 0).is_some()
}

/// The work of drawing a picture that is inside another one, in elements; `None` if it is too much, or can't be told.
fn work_of(text: &str, depth: usize) -> Option<u64> {
    let document = Some(text).filter(|text| is_readable(text)).and_then(read)?;
    work(&document, depth)
}

/// The work of drawing a picture, in elements; `None` if it is too much. `depth` says in how many others it is.
fn work(document: &Document<'_>, depth: usize) -> Option<u64> {
    let nodes: Vec<Node<'_, '_>> = document.descendants().filter(Node::is_element).collect();
    let at: FxHashMap<_, usize> = nodes.iter().enumerate().map(|(at, node)| (node.id(), at)).collect();
    let named: FxHashMap<&str, usize> =
        nodes.iter().enumerate().filter_map(|(at, node)| Some((node.attribute("id")?, at))).collect();
    let parents: Vec<Option<usize>> = nodes.iter().map(|node| at.get(&node.parent_element()?.id()).copied()).collect();
    let sheets: Vec<&str> =
        nodes.iter().filter(|node| node.tag_name().name() == "style").filter_map(Node::text).collect();
    // A filter in a style sheet may apply to everything.
    let styled = sheets.iter().any(|text| text.contains("filter"));
    let layered: FxHashSet<(char, &str)> =
        sheets.iter().flat_map(|sheet| selectors_of_layers(sheet)).map(last_part).collect();
    let extents = Extents::new(&nodes, &parents, &sheets);
    let rules: u64 = sheets.iter().map(|sheet| sheet.matches('{').count() as u64).sum();
    let points = with_inside(nodes.iter().map(points).collect(), &parents);
    let marks = |at: usize| nodes[at].tag_name().name() == "marker";
    let parts: usize = (0..nodes.len()).filter(|&at| marks(at)).map(|at| nodes[at].descendants().count()).sum();
    let all = points.first().copied().unwrap_or(0);
    // A marker in a style sheet may be at each point of everything.
    let marked = |sheet: &&str| ["marker-", "marker:", "marker :"].iter().any(|property| sheet.contains(property));
    if sheets.iter().any(marked) && all.saturating_mul(parts as u64) > MOST {
        return None;
    }
    let times = |from: usize, to: usize| if marks(to) { points[from].max(1) } else { 1 };
    let known = |from: usize| {
        let ids = targets(&nodes[from]).filter_map(|id| named.get(id).copied());
        ids.map(|to| (to, times(from, to))).collect()
    };
    let refers: Vec<Vec<(usize, u64)>> = (0..nodes.len()).map(known).collect();
    let own = |node: &Node<'_, '_>| {
        if is_step(node) {
            step(node)
        } else if is_layer(node) || is_selected(node, &layered) {
            LAYER
        } else {
            1
        }
    };
    let data = |node: &Node<'_, '_>| {
        let is_picture = matches!(node.tag_name().name(), "image" | "feImage");
        let addresses = node.attributes().filter(|attribute| is_picture && attribute.name() == "href");
        addresses
            .map(|address| inside::cost(address.value(), depth, |text| work_of(text, depth + 1)))
            .fold(0, u64::saturating_add)
    };
    let form = |at: usize| extents.cost(at, &nodes[at]).saturating_add(data(&nodes[at])).saturating_add(rules / RULES);
    let own: Vec<u64> = (0..nodes.len()).map(|at| own(&nodes[at]).saturating_add(form(at))).collect();
    let steps = nodes.iter().filter(|node| is_step(node)).count() as u64;
    if styled && steps > 0 && steps.saturating_mul(nodes.len() as u64).saturating_mul(STEP) > MOST {
        return None;
    }
    // What is only drawn where something refers to it; a style sheet may do so anywhere.
    let refers_anywhere = sheets.iter().any(|sheet| references(sheet).next().is_some());
    let is_elsewhere = |node: &Node<'_, '_>| !refers_anywhere && ELSEWHERE.contains(&node.tag_name().name());
    let is_elsewhere: Vec<bool> = nodes.iter().map(is_elsewhere).collect();
    let mut costs = vec![1_u64; nodes.len()];
    for _ in 0..DEEPEST {
        let mut next = own.clone();
        // Children come after their parents, so the sum of a part is complete before it is added to the element around
        // it.
        for at in (0..nodes.len()).rev() {
            let referred = refers[at]
                .iter()
                .fold(0, |sum: u64, &(target, times)| sum.saturating_add(costs[target].saturating_mul(times)));
            next[at] = next[at].saturating_add(referred);
            if let Some(parent) = parents[at].filter(|_| !is_elsewhere[at]) {
                next[parent] = next[parent].saturating_add(next[at]);
            }
        }
        let done = next == costs;
        costs = next;
        let whole = costs.first().copied().filter(|whole| *whole <= MOST)?;
        if done {
            return Some(whole);
        }
    }
    None
}

/// The points of each element and of all inside it: what is inherited is drawn at each of them.
fn with_inside(mut points: Vec<u64>, parents: &[Option<usize>]) -> Vec<u64> {
    for at in (0..points.len()).rev() {
        if let Some(parent) = parents[at] {
            points[parent] = points[parent].saturating_add(points[at]);
        }
    }
    points
}

/// The cost of a step of a filter: the more, the more it looks at around each pixel.
fn step(node: &Node<'_, '_>) -> u64 {
    if CHEAP.contains(&node.tag_name().name()) {
        return STEP / 8;
    }
    let most = |name: &str| {
        let numbers = node.attribute(name).unwrap_or_default().split([' ', ',']);
        numbers.filter_map(|number| number.parse::<f64>().ok()).fold(0.0, f64::max)
    };
    let looked_at = match node.tag_name().name() {
        "feConvolveMatrix" => most("order").powi(2) / 25.0,
        "feMorphology" => most("radius").powi(2) / 100.0,
        "feTurbulence" => most("numOctaves") / 8.0,
        _ => 1.0,
    };
    STEP.saturating_mul(looked_at.clamp(1.0, MOST as f64) as u64)
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
        link.into_iter().chain(references(value))
    })
}

/// The ids that a value or a style sheet refers to.
fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let id = rest.split(')').next()?.trim_matches(['"', '\'', ' ']);
        id.strip_prefix('#')
    })
}
