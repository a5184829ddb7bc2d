//! Slides of long maps: columns that share a point tell the truth together, names stay whole, and what is picked comes from
//! everywhere.

use super::{Sample, drawn, map, oracle::check_scene};
use crate::support::{every_map::alone, generate::Random};
use std::{collections::BTreeSet, fmt::Write, sync::LazyLock};
use wayline::{
    layout::{LayoutOptions, View, layout},
    model::{Map, Place},
    scene::{Form, Group, Node, Point, Scene, Segment},
    text::Fonts,
};

const PERSONAS: [&str; 6] = ["anna", "ben", "chloe", "dimitri", "eva", "farid"];
/// Names of stages: short ones, long ones, compounds without a blank, and a script without blanks.
const NAMES: [&[&str]; 4] = [
    &["Find offers", "Compare", "Ask a friend", "Sign", "Use it daily"],
    &["Everything that happens before anybody has thought about it", "When something breaks and has to be mended"],
    &["Kundenzufriedenheitsbefragung", "Anschlussbereitstellung", "Wohnungsübergabeprotokoll", "Rechnungsprüfung"],
    &["情報を探して価格を比較する", "サポートに電話する", "返事を待つ"],
];

/// A map as people make them: feelings that follow each other, now and then nothing known, pains where it feels low.
pub fn long(columns: usize, personas: usize, names: &[&str], seed: u64) -> String {
    let mut random = Random::new(seed);
    let mut chance = |sides: usize| random.below(sides);
    let mut out = "journey: A long way\nsource w: Workshop\n  confidence: assumed\n".to_owned();
    for name in &PERSONAS[..personas] {
        let _ = writeln!(out, "persona {name}: {name} Somebody\n  role: Somebody");
    }
    let mut levels = vec![0_i64; personas];
    for index in 0..columns {
        if index % 6 == 0 {
            let _ = writeln!(out, "stage: {} {}\n  goal: Get through it", names[index / 6 % names.len()], index / 6);
        }
        let _ = writeln!(out, "  touchpoint: Column {index}");
        if chance(12) == 0 {
            out += "    moment: It matters\n";
        }
        for (persona, level) in levels.iter_mut().enumerate() {
            *level = (*level + chance(5) as i64 - 2).clamp(-8, 8);
            if (index / 9 + persona) % 5 == 0 {
                continue;
            }
            let word = ["", ": Lost", ": Out of their depth", ": At ease"][chance(4)];
            let _ = writeln!(out, "    feels {} {}{word}", PERSONAS[persona], *level as f64 / 4.0);
            if *level < -2 && chance(3) == 0 {
                let severity = ["minor", "major", "critical"][chance(3)];
                let _ = writeln!(out, "    pain p{index}-{persona} {severity}: Nobody says how long it takes");
                let _ = writeln!(out, "      for: {}\n      from: w", PERSONAS[persona]);
                let _ = writeln!(out, "    opportunity: Say how long it takes\n      answers: p{index}-{persona}");
            }
        }
        if chance(9) == 0 {
            out += "    gain: It simply works\n";
        }
    }
    out
}

fn slide(map: &Map) -> Scene {
    layout(map, &LayoutOptions { view: View::Overview, ..LayoutOptions::default() }, &mut Fonts::new())
}

/// Long maps of all kinds, small enough for every test.
static MAPS: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let sizes = [(100, 1), (100, 6), (160, 3), (250, 2), (400, 4), (1000, 2)];
    let each = |(seed, (columns, personas)): (usize, (usize, usize))| {
        let text = long(columns, personas, NAMES[seed % NAMES.len()], seed as u64 + 1);
        alone(format!("{columns} columns, {personas} personas"), text)
    };
    sizes.into_iter().enumerate().map(each).collect()
});

fn groups<'s>(group: &'s Group, class: &str, found: &mut Vec<&'s Group>) {
    if group.class == class {
        found.push(group);
    }
    for node in &group.nodes {
        if let Node::Group(inner) = node {
            groups(inner, class, found);
        }
    }
}

fn all<'s>(scene: &'s Scene, class: &str) -> Vec<&'s Group> {
    let mut found = Vec::new();
    groups(&scene.root, class, &mut found);
    found
}

fn data(group: &Group, key: &str) -> String {
    let value = group.data.iter().find(|(other, _)| *other == key);
    value.unwrap_or_else(|| panic!("no `{key}` in {:?}", group.data)).1.clone()
}

fn number(group: &Group, key: &str) -> f64 {
    data(group, key).parse().expect("a number")
}

#[test]
fn nothing_overlaps_on_the_slide_of_a_long_map() {
    for sample in MAPS.iter() {
        let (name, wrong) = (&sample.origin, check_scene(drawn(sample, View::Overview)));
        assert!(wrong.is_empty(), "{name}: {} complaints:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// A persona's feelings, in order, in as many parts as there are means: each part has the mean, the lowest and the highest that
/// its mark says.
#[test]
fn every_feeling_is_in_one_mean() {
    for sample in MAPS.iter().filter(|sample| sample.model().columns.len() >= 160) {
        let (name, map) = (&sample.origin, sample.model());
        let means = all(drawn(sample, View::Overview), "mean");
        for (index, persona) in map.personas.iter().enumerate() {
            let felt = map.columns.iter().flat_map(|column| &column.facts.feelings);
            let mut felt = felt.filter(|feeling| feeling.persona.index() == index).map(|feeling| feeling.score.get());
            let own = means.iter().filter(|mean| data(mean, "persona") == persona.name.as_str());
            for mean in own {
                let part: Vec<f64> = felt.by_ref().take(number(mean, "of") as usize).collect();
                let (low, high) =
                    part.iter().fold((9.0_f64, -9.0_f64), |(low, high), &one| (low.min(one), high.max(one)));
                assert_eq!((number(mean, "low"), number(mean, "high")), (low, high), "{name}, {}", persona.name);
                let average = part.iter().sum::<f64>() / part.len() as f64;
                assert!((number(mean, "mean") - average).abs() < 0.006, "{name}: {average}, not {:?}", mean.data);
            }
            assert_eq!(felt.count(), 0, "{name}: feelings of {} are in no mean", persona.name);
        }
    }
}

/// From the top to the bottom of each bar, by its middle; the parts above and below neutral as one.
fn bars(scene: &Scene) -> Vec<(f64, f64, f64)> {
    let mut bars: Vec<(f64, f64, f64)> = Vec::new();
    for node in all(scene, "ranges").into_iter().flat_map(|group| &group.nodes) {
        let Node::Shape(shape) = node else { continue };
        let points = outline(&shape.form);
        let (top, bottom) = points.iter().fold((f64::MAX, f64::MIN), |(top, low), p| (top.min(p.y), low.max(p.y)));
        let (left, right) = points.iter().fold((f64::MAX, f64::MIN), |(left, far), p| (left.min(p.x), far.max(p.x)));
        let middle = f64::midpoint(left, right);
        match bars.last_mut().filter(|last| (last.0 - middle).abs() < 1e-6) {
            Some(last) => *last = (middle, last.1.min(top), last.2.max(bottom)),
            None => bars.push((middle, top, bottom)),
        }
    }
    bars
}

fn outline(form: &Form) -> Vec<Point> {
    let Form::Path(segments) = form else { panic!("a bar is a path, not {form:?}") };
    let end = |segment: &Segment| match *segment {
        Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to),
        Segment::Close => None,
    };
    segments.iter().filter_map(end).collect()
}

/// Where the mark of a mean stands.
fn middle(mean: &Group) -> f64 {
    let shape = mean.nodes.iter().find_map(|node| match node {
        Node::Shape(shape) => Some(shape),
        Node::Group(_) | Node::Text(_) | Node::Image(_) => None,
    });
    match &shape.expect("a mark").form {
        Form::Circle { centre, .. } => centre.x,
        Form::Path(_) | Form::Rect { .. } | Form::Line { .. } => {
            let points = outline(&shape.expect("a mark").form);
            let ends = points.iter().fold((f64::MAX, f64::MIN), |ends, p| (ends.0.min(p.x), ends.1.max(p.x)));
            f64::midpoint(ends.0, ends.1)
        }
    }
}

/// A bar ends where its lowest and its highest feeling are, whatever the scale's height, and stands below its own mark alone.
#[test]
fn bars_end_at_the_extremes() {
    for sample in MAPS.iter().filter(|sample| sample.model().columns.len() >= 160) {
        let (name, scene) = (&sample.origin, drawn(sample, View::Overview));
        let (bars, means) = (bars(scene), all(scene, "mean"));
        assert!(bars.len() * 2 > means.len(), "{name}: {} bars for {} means", bars.len(), means.len());
        let unit = |bar: &(f64, f64, f64), mean: &Group| (bar.2 - bar.1) / (number(mean, "high") - number(mean, "low"));
        let owner = |bar: &(f64, f64, f64)| {
            let near = |mean: &&&Group| (middle(mean) - bar.0).abs() < 0.01;
            let owners: Vec<_> = means.iter().filter(near).collect();
            assert_eq!(owners.len(), 1, "{name}: a bar at {} for {} means", bar.0, owners.len());
            *owners[0]
        };
        let first = unit(&bars[0], owner(&bars[0]));
        for bar in &bars {
            let mean = owner(bar);
            assert!((unit(bar, mean) - first).abs() < 0.01, "{name}: {bar:?} for {:?}", mean.data);
            assert!((bar.1 + number(mean, "high") * first).abs() < 0.01, "{name}: {bar:?} for {:?}", mean.data);
        }
        let least = bars.windows(2).map(|pair| pair[1].0 - pair[0].0).fold(f64::MAX, f64::min);
        assert!(least > 5.5, "{name}: bars {least} apart");
    }
}

/// Every word on a chevron is one of the map's own, whole, or counts something; what no chevron is wide enough for ends with
/// an ellipsis on its one line.
#[test]
fn names_on_chevrons_are_whole_words() {
    let endless = ["Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"];
    let endless = alone("endless names", long(120, 2, &endless, 1));
    for sample in MAPS.iter().chain([&endless]) {
        let (name, map) = (&sample.origin, sample.model());
        let titles: Vec<String> = map.stages.iter().map(|stage| stage.title.to_plain()).collect();
        let words: BTreeSet<&str> =
            titles.iter().flat_map(|title| title.split(' ')).chain(["Get", "through", "it", "–", "·"]).collect();
        let is_whole = |word: &str| {
            let cut = word.strip_suffix('…');
            // In a script without blanks any part of a title may end a line.
            let counted = word.contains(|c: char| c.is_ascii_digit()) || word == "Stages" || word == "Touchpoints:";
            words.contains(cut.unwrap_or(word)) || counted || word.contains(|c: char| c > '\u{3000}')
        };
        for line in all(drawn(sample, View::Overview), "stage").into_iter().flat_map(|stage| &stage.nodes) {
            let Node::Text(line) = line else { continue };
            let plain = line.plain();
            let broken: Vec<&str> = plain.split_whitespace().filter(|word| !is_whole(word)).collect();
            let only = broken.len() == 1 && broken[0].ends_with('…') && name.starts_with("endless");
            assert!(broken.is_empty() || only, "{name}: {broken:?} in `{plain}`");
        }
    }
}

/// Where all hurt alike, the pains that are shown come from all over the story.
#[test]
fn equal_pains_are_picked_from_everywhere() {
    let mut text = "journey: Even\n".to_owned();
    for index in 0..400 {
        if index % 5 == 0 {
            let _ = writeln!(text, "stage: Stage {index}");
        }
        let _ =
            writeln!(text, "  touchpoint: Column {index}\n    feels -1: Bad\n    pain hurt-{index} major: It hurts");
    }
    let map = map("even", &text);
    let scene = slide(&map);
    let mut shown: Vec<usize> = all(&scene, "pain").into_iter().map(|pain| column(&map, pain)).collect();
    shown.extend([0, 399]);
    shown.sort_unstable();
    let widest = shown.windows(2).map(|pair| pair[1] - pair[0]).max();
    assert!(widest < Some(400 / 6), "{shown:?}");
}

fn column(map: &Map, pain: &Group) -> usize {
    let name = pain.name.as_deref();
    let pain = map.pains.iter().find(|pain| Some(pain.name.as_str()) == name).expect("a pain of the map");
    match pain.place {
        Place::Column(id) => id.index(),
        Place::Stage(_) => panic!("a pain of a column"),
    }
}

/// A pain with a card has its answer below it, where there is one at all.
#[test]
fn what_answers_the_pains_with_cards_comes_first() {
    let mut rows = 0;
    for sample in MAPS.iter() {
        let (name, scene) = (&sample.origin, drawn(sample, View::Overview));
        let pains = all(scene, "pain").into_iter().filter(|pain| has_card(pain));
        let pains: BTreeSet<String> = pains.filter_map(|pain| pain.name.clone()).collect();
        let answered: BTreeSet<String> =
            all(scene, "opportunity").into_iter().map(|opportunity| data(opportunity, "answers")).collect();
        // In these maps every pain has one answer of its own.
        assert!(answered.is_empty() || answered == pains, "{name}: {answered:?} for {pains:?}");
        rows += usize::from(!answered.is_empty());
    }
    assert!(rows >= 2, "only {rows} of the maps show opportunities");
}

fn has_card(pain: &Group) -> bool {
    pain.nodes.iter().any(|node| matches!(node, Node::Group(inner) if inner.class == "card"))
}

/// However long a map gets, its slide has no more on it.
#[test]
fn a_slide_does_not_grow_with_the_map() {
    fn count(group: &Group) -> usize {
        let inner = group.nodes.iter().map(|node| match node {
            Node::Group(inner) => count(inner),
            Node::Text(_) | Node::Shape(_) | Node::Image(_) => 1,
        });
        1 + inner.sum::<usize>()
    }
    let nodes = |columns| count(&slide(&map("long", &long(columns, 2, NAMES[0], 7))).root);
    let (few, many) = (nodes(300), nodes(1500));
    assert!(many < few * 3 / 2, "{few} things for 300 columns, {many} for 1500");
}
