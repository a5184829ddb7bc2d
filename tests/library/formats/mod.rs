//! PNG and PDF: that they show what the SVG shows, hold what they should, and stay out of trouble.

mod damaged_pictures;
mod heavy_pictures;
mod pages;
mod pdf;
mod pictures;
mod png;

use crate::support::{every_map, options};
use wayline::{
    compile,
    layout::{LayoutOptions, layout},
    load::Loader,
    model::Map,
    scene::{Group, Node, Scene, TextLine},
    text::Fonts,
};

/// A map that must be right.
fn map(name: &str, bytes: &[u8], files: &dyn Loader) -> Map {
    let compilation = compile(name, bytes, files, &options());
    compilation.map.unwrap_or_else(|| panic!("{name}: {:#?}", compilation.diagnostics))
}

/// The drawing of a map.
fn drawn(map: &Map) -> Scene {
    layout(map, &LayoutOptions::default(), &mut Fonts::new())
}

/// The drawing of a map that stands alone.
fn scene(text: &str) -> Scene {
    drawn(&map("map.journey", text.as_bytes(), &crate::support::Memory::default()))
}

/// An example's map.
fn example(name: &str) -> Map {
    let found = every_map::journeys().into_iter().find(|map| map.name == name).expect("the example");
    map(name, &found.bytes, &found.files)
}

/// All groups of a drawing.
fn groups(scene: &Scene) -> Vec<&Group> {
    let mut found = vec![&scene.root];
    let mut next = 0;
    while let Some(group) = found.get(next).copied() {
        found.extend(group.nodes.iter().filter_map(|node| match node {
            Node::Group(inner) => Some(&**inner),
            Node::Shape(_) | Node::Text(_) | Node::Image(_) => None,
        }));
        next += 1;
    }
    found
}

/// All lines of text of a drawing.
fn lines(scene: &Scene) -> Vec<&TextLine> {
    let nodes = groups(scene).into_iter().flat_map(|group| &group.nodes);
    nodes.filter_map(|node| if let Node::Text(line) = node { Some(line) } else { None }).collect()
}

/// A map with a word of every kind.
const SMALL: &str = "\
journey: Coffee run
  about: From the *first* thought to the last sip, with [a plan](https://example.com/plan?a=1&b=ü)

persona anna: Anna Keller
persona ben: Ben Okafor

source visits: Visits
  confidence: assumed

stage: Enter
  touchpoint: Walk in
    via: shop
    does: Looks for the end of the queue
    feels anna 1: Welcome
    feels ben -1: Lost
    pain major: Nobody says hello
      from: visits
stage: Leave
  step: Sip
    feels anna 2: Awake
    feels ben 0: Fine
    takes: 5m..20m
    gain: It is hot
";
