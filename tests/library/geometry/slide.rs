//! The overview is a slide, whatever the map: of one shape, readable, and honest about what it leaves out.

use super::{examples, generate, map, strange};
use wayline::{
    layout::{LayoutOptions, View, layout},
    model::Map,
    scene::{Group, Node, Scene},
    text::Fonts,
};

/// How wide the whole is shown, and how small its letters may get there.
const SHOWN: (f64, f64) = (1400.0, 9.0);
/// Width by height: what still fills a slide of 16 to 9.
const SHAPE: std::ops::Range<f64> = 1.6..1.95;

fn slide(map: &Map) -> Scene {
    layout(map, &LayoutOptions { view: View::Overview, ..LayoutOptions::default() }, &mut Fonts::new())
}

fn maps() -> impl Iterator<Item = (String, Map)> {
    let made = (0..60).map(|seed| (format!("chance {seed}"), generate::map(seed)));
    let given =
        strange().into_iter().chain([100, 400].map(|count| (format!("{count} columns"), long(count)))).chain(made);
    examples().into_iter().chain(given.map(|(name, text)| {
        let map = map(&name, &text);
        (name, map)
    }))
}

/// A map of so many columns, ten to a stage, each with something of everything.
fn long(count: usize) -> String {
    let mut out = "journey: A long way\npersona a: Anna\npersona b: Ben\n".to_owned();
    for index in 0..count {
        if index % 10 == 0 {
            out += &format!("stage: Stage {index}\n");
        }
        let (severity, score) = (["minor", "major", "critical"][index % 3], (index * 7) % 5);
        out += &format!("  touchpoint: Column {index}\n    feels a {}: Word {index}\n", score as i32 - 2);
        out += &format!("    feels b {}: Other\n    pain p{index} {severity}: It hurts\n", (index % 4) as i32 - 2);
        out += &format!("    gain: It helps\n    opportunity: Mend it\n      answers: p{index}\n");
    }
    out
}

fn texts(group: &Group, found: &mut Vec<(f64, String)>) {
    for node in &group.nodes {
        match node {
            Node::Group(group) => texts(group, found),
            Node::Text(line) => found.push((line.size.size(), line.plain())),
            Node::Shape(_) | Node::Image(_) => {}
        }
    }
}

fn count(group: &Group, class: &str) -> usize {
    let inner = group.nodes.iter().map(|node| match node {
        Node::Group(group) => count(group, class),
        Node::Text(_) | Node::Shape(_) | Node::Image(_) => 0,
    });
    usize::from(group.class == class) + inner.sum::<usize>()
}

#[test]
fn every_overview_is_a_slide_that_can_be_read() {
    let mut wrong = Vec::new();
    for (name, map) in maps() {
        let scene = slide(&map);
        let mut found = Vec::new();
        texts(&scene.root, &mut found);
        let shape = scene.width / scene.height;
        if !SHAPE.contains(&shape) {
            wrong.push(format!("{name}: {} by {}", scene.width, scene.height));
        }
        let smallest = found.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).expect("a title at least");
        if smallest.0 * SHOWN.0 / scene.width < SHOWN.1 {
            wrong.push(format!("{name}: `{}` of {} at a width of {}", smallest.1, smallest.0, scene.width));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What has no card is counted, in the row's name or in place of the row.
#[test]
fn what_a_slide_leaves_out_it_counts() {
    for (name, map) in maps() {
        let scene = slide(&map);
        let mut found = Vec::new();
        texts(&scene.root, &mut found);
        let hidden = map.pains.len() - count(&scene.root, "pain");
        let says = |count: usize| found.iter().any(|(_, text)| text.contains(&count.to_string()));
        assert!(hidden == 0 || says(hidden), "{name}: {hidden} pains are missing without a word");
        assert!(map.pains.is_empty() || count(&scene.root, "pain") > 0, "{name} shows no pain at all");
    }
}

/// The pains with cards are the worst ones.
#[test]
fn no_pain_is_left_out_for_a_lesser_one() {
    for (name, map) in maps() {
        let mut shown = Vec::new();
        names(&slide(&map).root, "pain", &mut shown);
        let is_shown = |name: &str| shown.iter().any(|other| other == name);
        let lightest = map.pains.iter().filter(|pain| is_shown(pain.name.as_str())).map(|pain| pain.severity).min();
        let missing = map.pains.iter().filter(|pain| !is_shown(pain.name.as_str())).map(|pain| pain.severity).max();
        assert!(missing <= lightest || missing.is_none(), "{name}: {missing:?} left out for {lightest:?}");
    }
}

fn names(group: &Group, class: &str, found: &mut Vec<String>) {
    for node in &group.nodes {
        if let Node::Group(group) = node {
            found.extend(group.name.clone().filter(|_| group.class == class));
            names(group, class, found);
        }
    }
}

/// A gap as large as three eighths of the scale is worth a place on a slide, a smaller one only at a key moment; the legend
/// explains them where there are any.
#[test]
fn large_gaps_are_on_a_slide() {
    let draw = |expects: &str, moment: &str| {
        let text = format!(
            "journey: X\nstage: A\n  touchpoint: One\n{moment}    feels -1: Bad\n    expects {expects}: An answer\n  touchpoint: Two\n    feels 1\n"
        );
        let scene = slide(&map("gap", &text));
        let mut found = Vec::new();
        texts(&scene.root, &mut found);
        (count(&scene.root, "expectation"), found.iter().any(|(_, text)| text.contains("Expected")))
    };
    assert_eq!(draw("0.5", ""), (1, true));
    assert_eq!(draw("0", ""), (0, false));
    assert_eq!(draw("0", "    moment: It counts\n"), (1, true));
}
