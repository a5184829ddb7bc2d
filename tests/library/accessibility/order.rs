//! The order in which a drawing is read aloud, copied and exported is that of its elements: from the header down, lane by
//! lane, each lane as the story goes.

use crate::support::every_map::{self, Map};
use std::{cmp::Reverse, sync::LazyLock};
use wayline::{
    layout::View,
    model::Place,
    scene::{Group, Node, Scene},
};

const VIEWS: [View; 3] = [View::Detail, View::Overview, View::Blueprint];

/// Every example that tells a story, and generated maps.
static MAPS: LazyLock<Vec<Map>> =
    LazyLock::new(|| every_map::journeys().into_iter().chain(every_map::valid(12)).collect());

/// Each map in each view.
fn scenes() -> impl Iterator<Item = (String, &'static wayline::model::Map, &'static Scene)> {
    let views = |map: &'static Map| VIEWS.into_iter().map(move |view| (map, view));
    MAPS.iter()
        .flat_map(views)
        .filter_map(|(map, view)| Some((format!("{} ({view:?})", map.origin), map.model(), map.scene(view)?)))
}

fn groups(group: &Group) -> impl Iterator<Item = &Group> {
    group.nodes.iter().filter_map(|node| if let Node::Group(group) = node { Some(&**group) } else { None })
}

/// Grounds have nothing to read.
fn has_words(group: &Group) -> bool {
    group.nodes.iter().any(|node| match node {
        Node::Text(_) => true,
        Node::Group(group) => has_words(group),
        Node::Shape(_) | Node::Image(_) => false,
    })
}

#[test]
fn a_drawing_reads_from_the_header_down_to_the_footer() {
    for (name, _, scene) in scenes() {
        let parts: Vec<&Group> = groups(&scene.root).filter(|part| has_words(part)).collect();
        let tops: Vec<f64> = parts.iter().map(|part| part.at.y).collect();
        assert!(tops.windows(2).all(|pair| pair[0] <= pair[1]), "{name}: {tops:?}");
        assert_eq!(parts.first().map(|part| part.class), Some("header"), "{name}");
        assert_eq!(parts.last().map(|part| part.class), Some("footer"), "{name}");
    }
}

#[test]
fn a_lane_reads_as_the_story_goes() {
    for (name, map, scene) in scenes() {
        let order: Vec<&str> = map.columns.iter().map(|column| column.name.as_str()).collect();
        for lane in groups(&scene.root) {
            in_order(&name, lane, &order);
        }
    }
}

/// Within each group, what belongs to a column comes after what belongs to the columns before.
fn in_order(name: &str, group: &Group, order: &[&str]) {
    let place = |group: &Group| {
        let column = group.data.iter().find(|(key, _)| *key == "column")?;
        order.iter().position(|name| *name == column.1)
    };
    let places: Vec<usize> = groups(group).filter_map(place).collect();
    assert!(places.windows(2).all(|pair| pair[0] <= pair[1]), "{name}: {} reads {places:?}", group.class);
    groups(group).for_each(|inner| in_order(name, inner, order));
}

#[test]
fn gains_read_by_their_letters() {
    for (name, map, scene) in scenes() {
        let mut read = Vec::new();
        collect(&scene.root, "gain", &mut read);
        let all: Vec<String> = map.gains.iter().map(|gain| gain.name.to_string()).collect();
        let places: Vec<_> = read.iter().map(|name| all.iter().position(|other| other == name)).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{name}: {read:?}, not {all:?}");
    }
}

/// Column by column, in each the most severe first; then those of whole stages.
#[test]
fn pains_read_column_by_column_the_worst_first() {
    for (name, map, scene) in scenes() {
        let mut read = Vec::new();
        collect(&scene.root, "pain", &mut read);
        let pains = read.iter().map(|name| map.pains.iter().find(|pain| pain.name.as_str() == name).expect("a pain"));
        let places: Vec<_> = pains
            .map(|pain| match pain.place {
                Place::Column(id) => (false, id.index(), Reverse(pain.severity)),
                Place::Stage(id) => (true, id.index(), Reverse(pain.severity)),
            })
            .collect();
        assert!(places.windows(2).all(|pair| pair[0] <= pair[1]), "{name}: {read:?} at {places:?}");
    }
}

fn collect(group: &Group, class: &str, names: &mut Vec<String>) {
    if group.class == class {
        names.extend(group.name.clone());
    }
    groups(group).for_each(|inner| collect(inner, class, names));
}
