//! The overview is a slide, whatever the map: of one shape, readable, and honest about what it leaves out.

use super::{
    Sample, chance, drawn, examples,
    find::{all, joined},
    laid_out, map, strange,
};
use crate::support::{
    every_map::alone,
    legibility::{SCALE, SHOWN, SMALLEST, scale},
};
use std::sync::LazyLock;
use wayline::{
    layout::{LayoutOptions, View, layout},
    model::{Map, Status},
    scene::{Fill, Group, Node, Scene, TypeSize},
    text::Fonts,
};

/// Width by height: what still fills a slide of 16 to 9.
const SHAPE: std::ops::Range<f64> = 1.6..1.95;

pub fn slide(map: &Map) -> Scene {
    laid_out(map, View::Overview)
}

pub fn maps() -> impl Iterator<Item = Sample> {
    static LONG: LazyLock<[Sample; 2]> =
        LazyLock::new(|| [100, 400].map(|count| alone(format!("{count} columns"), long(count))));
    examples().into_iter().chain(strange()).chain(LONG.iter().cloned()).chain(chance(60))
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
        out += &format!("    feels b {}: Other\n    pain hurt{index} {severity}: It hurts\n", (index % 4) as i32 - 2);
        out += &format!("    gain: It helps\n    opportunity: Mend it\n      answers: hurt{index}\n");
    }
    out
}

pub fn texts(group: &Group, found: &mut Vec<(f64, String)>) {
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
    for sample in maps() {
        let (name, scene) = (&sample.origin, drawn(&sample, View::Overview));
        let mut found = Vec::new();
        texts(&scene.root, &mut found);
        let shape = scene.width / scene.height;
        if !SHAPE.contains(&shape) {
            wrong.push(format!("{name}: {} by {}", scene.width, scene.height));
        }
        let smallest = found.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).expect("a title at least");
        if smallest.0 * SHOWN / scene.width < SMALLEST {
            wrong.push(format!("{name}: `{}` of {} at a width of {}", smallest.1, smallest.0, scene.width));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One example had a lower scale, and several had no room left for what answers their pains.
#[test]
fn every_example_has_a_high_scale_and_the_answers_to_its_pains() {
    for sample in examples() {
        let (name, map, scene) = (&sample.origin, sample.model(), drawn(&sample, View::Overview));
        assert!(scale(scene).is_none_or(|scale| scale >= SCALE), "{name}: {:?}", scale(scene));
        let carded: Vec<&str> = all(&scene.root, "pain")
            .iter()
            .filter(|pain| count(pain.group, "card") > 0)
            .filter_map(|pain| pain.group.name.as_deref())
            .collect();
        let answers = |pain: &str| {
            let alive = map.opportunities.iter().filter(|one| one.status != Some(Status::Dropped));
            alive.flat_map(|one| &one.answers).any(|id| map.pain(*id).name.as_str() == pain)
        };
        let any = carded.iter().any(|pain| answers(pain));
        assert!(!any || count(&scene.root, "opportunity") > 0, "{name}: {carded:?} have no answer");
    }
}

/// How many pains have cards.
pub fn cards(group: &Group) -> usize {
    let inner = group.nodes.iter().filter_map(|node| match node {
        Node::Group(group) => Some(group),
        Node::Text(_) | Node::Shape(_) | Node::Image(_) => None,
    });
    let own = usize::from(group.class == "pain" && count(group, "card") > 0);
    own + inner.map(|group| cards(group)).sum::<usize>()
}

/// What has no card is counted, in the row's name or in place of the row.
#[test]
fn what_a_slide_leaves_out_it_counts() {
    for sample in maps() {
        let (name, map, scene) = (&sample.origin, sample.model(), drawn(&sample, View::Overview));
        let mut found = Vec::new();
        texts(&scene.root, &mut found);
        let hidden = map.pains.len() - cards(&scene.root);
        let says = |count: usize| found.iter().any(|(_, text)| text.contains(&count.to_string()));
        assert!(hidden == 0 || says(hidden), "{name}: {hidden} pains are missing without a word");
        assert!(map.pains.is_empty() || count(&scene.root, "pain") > 0, "{name} shows no pain at all");
    }
}

/// It was counted only, where the middle column of the stage has a pain.
#[test]
fn an_opportunity_of_a_whole_stage_is_in_a_free_column_of_it() {
    let column = |name: &str, pain: &str| format!("  touchpoint: {name}\n    feels -1: Sad\n{pain}");
    let pain = "    pain late: It comes late\n    opportunity: Say when it comes\n      answers: late\n";
    let text = format!(
        "journey: X\nstage: Y\n  opportunity: One desk for everything\n{}{}{}",
        column("A", ""),
        column("B", pain),
        column("C", "")
    );
    let mut shown = Vec::new();
    names(&slide(&map("stage", &text)).root, "opportunity", &mut shown);
    assert_eq!(shown.len(), 2, "{shown:?}");
}

pub fn names(group: &Group, class: &str, found: &mut Vec<String>) {
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
        (count(&scene.root, "expectation"), said(&scene, "legend").concat().contains("Expected"))
    };
    assert_eq!(draw("0.5", ""), (1, true));
    assert_eq!(draw("0", ""), (0, false));
    assert_eq!(draw("0", "    moment: It counts\n"), (1, true));
}

/// The words of the lowest feelings that have one: one of them has to be there.
fn lowest_words(map: &Map) -> Vec<String> {
    let worded = || map.columns.iter().flat_map(|column| &column.facts.feelings).filter(|one| one.word.is_some());
    let Some(lowest) = worded().map(|feeling| feeling.score.get()).reduce(f64::min) else { return Vec::new() };
    let low = worded().filter(|feeling| feeling.score.get() == lowest);
    low.filter_map(|feeling| feeling.word.as_ref()).map(|word| word.to_plain()).collect()
}

/// The texts of the marks of feelings, each with its lines joined.
fn feelings(group: &Group, found: &mut Vec<String>) {
    for node in &group.nodes {
        if let Node::Group(inner) = node {
            let mut own = Vec::new();
            if inner.class == "feeling" {
                texts(inner, &mut own);
                found.push(own.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" "));
            }
            feelings(inner, found);
        }
    }
}

/// What is wrong where the lowest point has no word.
pub fn missing_word(map: &Map, scene: &Scene) -> Option<String> {
    let (words, mut found) = (lowest_words(map), Vec::new());
    feelings(&scene.root, &mut found);
    // A long one may end early.
    let is_there = |word: &String| {
        let start: String = word.split_whitespace().next().unwrap_or_default().chars().take(8).collect();
        let squeezed = |text: &String| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        found.iter().any(|text| squeezed(text).contains(&start))
    };
    (!words.is_empty() && !words.iter().any(is_there)).then(|| format!("the lowest point is without {words:?}"))
}

/// Its word was dropped first, where the scale was low; it is the last one to be dropped.
#[test]
fn no_lowest_point_is_without_its_word() {
    let one = |score: &str| {
        let column = |at: usize| {
            let feels = if at == 7 { format!("    feels {score}: Wide awake\n") } else { String::new() };
            format!("  touchpoint: Column number {at}\n{feels}")
        };
        format!("journey: X\nstage: Y\n{}", (1..=12).map(column).collect::<String>())
    };
    let few = ["-2", "-1.5", "0", "2"].map(|score| alone(format!("one feeling of {score}"), one(score)));
    let mut wrong = Vec::new();
    for sample in maps().chain(few) {
        for view in [View::Detail, View::Overview] {
            let missing = missing_word(sample.model(), drawn(&sample, view));
            wrong.extend(missing.map(|missing| format!("{} ({view:?}): {missing}", sample.origin)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A map without feelings had an axis with nothing but "Neutral 0", and a slide that was empty by a third.
#[test]
fn a_map_without_feelings_has_no_scale_and_uses_the_room() {
    for columns in [3, 12] {
        let column = |at: usize| {
            format!(
                "  touchpoint: Column {at}\n    pain wait{at} major: It takes long\n    opportunity: Shorten it\n      answers: wait{at}\n"
            )
        };
        let text = format!("journey: X\nstage: Y\n{}", (1..=columns).map(column).collect::<String>());
        let map = map("no feelings", &text);
        for view in [View::Detail, View::Overview] {
            let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
            let mut found = Vec::new();
            texts(&scene.root, &mut found);
            assert!(found.iter().all(|(_, text)| text != "Neutral"), "{columns} columns, {view:?}");
        }
        let scene = slide(&map);
        let mut heights: Vec<f64> = lines(&scene.root, 0.0);
        heights.sort_by(f64::total_cmp);
        let widest = heights.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
        assert!(widest < scene.height / 4.0, "{columns} columns: {widest} of {} are empty", scene.height);
    }
}

/// How far down each line of text stands.
fn lines(group: &Group, top: f64) -> Vec<f64> {
    let top = top + group.at.y;
    let of = |node: &Node| match node {
        Node::Group(inner) => lines(inner, top),
        Node::Text(line) => vec![top + line.y],
        Node::Shape(_) | Node::Image(_) => Vec::new(),
    };
    group.nodes.iter().flat_map(of).collect()
}

/// The lines of each group of a kind, as one text.
pub fn said(scene: &Scene, class: &str) -> Vec<String> {
    all(&scene.root, class).iter().map(|found| joined(found.group)).collect()
}

/// It was cut after two lines, with all of the slide free around it.
#[test]
fn the_word_of_the_lowest_point_is_whole() {
    let word = "Crushed by everything that comes";
    let column = |name: &str, feels: &str| format!("  touchpoint: {name}\n    feels {feels}\n");
    let low = column("Heavy", &format!("-2: {word}"));
    let text = format!("journey: X\nstage: Y\n{}{low}{}", column("Light", "1"), column("End", "1"));
    let words = said(&slide(&map("heavy", &text)), "feeling");
    assert!(words.iter().any(|said| said == word), "{words:?}");
}

/// Between two stems there is only room for it below its point.
#[test]
fn the_lowest_word_of_each_of_two_personas_is_shown() {
    let hurts = |at: usize, score: f64, word: &str| {
        format!("    feels anna {score}: {word}\n    pain p{at} major: Something hurts quite a lot here\n")
    };
    let columns = (0..15).map(|at| {
        let said = match at {
            0 => "    feels ben -2: Cross\n".to_owned(),
            6 => hurts(6, 1.5, "Hopeful"),
            7 => "    feels anna -2: Overwhelmed\n".to_owned(),
            8 => hurts(8, 1.2, "Calm"),
            _ => String::new(),
        };
        format!("  touchpoint c{at}: Column number {at}\n{said}")
    });
    let text = format!(
        "journey: Moving house\npersona anna: Anna\npersona ben: Ben\nstage: All\n{}",
        columns.collect::<String>()
    );
    let words = said(&slide(&map("two", &text)), "feeling");
    assert!(["Cross", "Overwhelmed"].iter().all(|lowest| words.iter().any(|said| said.contains(lowest))), "{words:?}");
}

/// Marks without their word looked as if nobody had said one.
#[test]
fn words_without_room_are_counted() {
    let mut counted = 0;
    // Where columns have no cards, not every point has a mark.
    let has_cards = |sample: &Sample| count(&drawn(sample, View::Overview).root, "touchpoint") > 0;
    for sample in examples().into_iter().chain(strange()).chain(chance(20)).filter(has_cards) {
        let (map, scene) = (sample.model(), drawn(&sample, View::Overview));
        let has_word = |column: &str, persona: &str| {
            let columns = map.columns.iter().filter(|one| one.name.as_str() == column);
            let mut own = columns.flat_map(|column| &column.facts.feelings);
            own.any(|one| map.persona(one.persona).name.as_str() == persona && one.word.is_some())
        };
        let missing = all(&scene.root, "feeling").into_iter().filter(|mark| {
            let persona = mark.data("persona").and_then(|all| all.split(' ').next()).unwrap_or_default();
            has_word(mark.data("column").unwrap_or_default(), persona)
                && !mark.lines().any(|line| line.size == TypeSize::Head)
        });
        let missing = missing.count();
        let mut found = Vec::new();
        texts(&scene.root, &mut found);
        // "Words not shown: 2" could be anything: it said "Words: +2".
        let is_counted = |count: usize| {
            let said = if map.lang.as_deref().is_none_or(|lang| lang == "en") { "Words not shown: " } else { "" };
            found.iter().any(|(_, text)| text.starts_with(said) && text.ends_with(&format!(" {count}")))
        };
        assert!(missing == 0 || is_counted(missing), "{}: {missing} words", sample.origin);
        counted += missing;
    }
    assert!(counted > 0, "every word has room");
}

/// What is hatched on a slide.
fn has_hatch(group: &Group) -> bool {
    group.class != "legend"
        && group.nodes.iter().any(|node| match node {
            Node::Group(inner) => has_hatch(inner),
            Node::Shape(shape) => shape.fill == Some(Fill::Hatch),
            Node::Text(_) | Node::Image(_) => false,
        })
}

/// Entries at the end of the legend were dropped where it had one row, and one was there for what isn't on a slide.
#[test]
fn the_legend_of_a_slide_explains_what_is_on_it() {
    let (mut hatched, mut plain) = (0, 0);
    for sample in examples().into_iter().filter(|sample| sample.model().lang.as_deref().is_none_or(|lang| lang == "en"))
    {
        let (map, scene) = (sample.model(), drawn(&sample, View::Overview));
        let legend = said(scene, "legend").concat();
        let felt = map.columns.iter().flat_map(|column| &column.facts.feelings);
        let is_hatched = has_hatch(&scene.root) || felt.clone().any(|one| map.is_assumed(&one.from));
        assert_eq!(legend.contains("Assumed"), is_hatched, "{}: {legend}", sample.origin);
        assert_eq!(legend.contains("Step without"), count(&scene.root, "step") > 0, "{}: {legend}", sample.origin);
        hatched += usize::from(is_hatched);
        plain += usize::from(!is_hatched);
    }
    assert!(hatched > 2 && plain > 2, "{hatched} {plain}");
}

/// It was only counted where a pain of the column has a card, and its row was empty.
#[test]
fn an_opportunity_that_names_no_pain_is_in_its_column() {
    let text = "journey: X\nstage: Y\n  touchpoint: A\n    feels -1: Sad\n    pain: It comes late\n    opportunity: Say when it comes\n  touchpoint: B\n    feels 1\n";
    let mut shown = Vec::new();
    names(&slide(&map("no answer", text)).root, "opportunity", &mut shown);
    assert_eq!(shown.len(), 1, "{shown:?}");
}

/// At the width of a thumbnail nobody could read it, whereas the stages' names could be read.
#[test]
fn the_finding_is_no_smaller_than_the_stages() {
    let mut large = 0;
    for sample in examples() {
        let scene = drawn(&sample, View::Overview);
        let size =
            |class: &str| all(&scene.root, class).iter().flat_map(|found| found.lines()).map(|line| line.size).max();
        // The title comes first, then the finding.
        let lines = all(&scene.root, "line");
        let finding = lines.get(1).and_then(|line| line.lines().map(|line| line.size).max());
        large += usize::from(finding >= size("stage") && finding == Some(TypeSize::Stage));
    }
    assert!(large >= 12, "only {large}");
}
