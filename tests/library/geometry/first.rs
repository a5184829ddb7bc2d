//! What a slide shows before anything else: critical pains, the words of lowest points, what could be done.

use super::{
    Sample, chance, drawn, examples,
    find::{Found, all, lines},
    map,
    oracle::check_scene,
    slide::{cards, maps, names, said, slide},
};
use crate::support::every_map::alone;
use std::sync::LazyLock;
use wayline::{
    layout::{LayoutOptions, View, layout},
    model::{Map, Severity},
    scene::{Scene, TypeSize},
    text::Fonts,
};

/// Eight columns with two personas: half of the words find no place at their points.
fn crowded(head: &str) -> String {
    let felt = [
        ("2: Overwhelmed", "2: Calm"),
        ("-1.5: Disappointed", "-1.5: Unsure"),
        ("1.5: Embarrassed", "1: Interested"),
        ("-1: Comfortable", "-1: Uncomfortable"),
    ];
    let column = |at: usize| {
        let (anna, ben) = felt[at % 4];
        format!("  touchpoint: T{at}\n    feels a {anna}\n    feels b {ben}\n    gain: G\n    pain: P\n")
    };
    let columns: String =
        (0..8).map(|at| if at % 4 == 0 { format!("stage: S{at}\n{}", column(at)) } else { column(at) }).collect();
    format!("journey: R\n{head}persona a: Anna\npersona b: Ben\n{columns}")
}

/// In the lists above and below the scale, ordinary words were broken before their last letter.
#[test]
fn no_word_in_a_list_is_broken() {
    let expects = crowded("").replace("    gain: G\n", "    expects a 0: Straightforwardness\n    gain: G\n");
    let named = crowded("").replace("persona b: Ben", "persona b: Benedictus-Maximilianus");
    for (name, text) in [
        ("without a language", crowded("")),
        ("in English", crowded("lang: en\n")),
        ("with expectations", expects),
        ("with a long name", named),
    ] {
        let scene = layout(&map(name, &text), &LayoutOptions::default(), &mut Fonts::new());
        assert_eq!(check_scene(&scene), Vec::<String>::new(), "{name}");
    }
}

/// `Unentschlos-/sen…` stood in columns that had room for the whole word.
#[test]
fn a_single_word_of_a_feeling_is_never_cut() {
    let column = |at: usize| {
        let ben = ["0.1", "-0.1"][usize::from(at == 6)];
        format!("  touchpoint: T{at}\n    feels a 0: Gleichgültigkeit\n    feels b {ben}: Unentschlossenheit\n")
    };
    let text = format!(
        "journey: R\nlang: de\npersona a: Anna\npersona b: Ben\nstage: S\n{}",
        (0..7).map(column).collect::<String>()
    );
    let said = said(&slide(&map("words", &text)), "feeling");
    let whole = said.iter().filter(|word| word.ends_with("Unentschlossenheit")).count();
    assert_eq!((whole, said.iter().any(|word| word.contains('…'))), (7, false), "{said:?}");
}

/// Twenty-four columns of three personas; the lowest point of the first is no stage's lowest.
fn three() -> Sample {
    let column = |at: usize| {
        let felt = |persona: &str, score: f64, word: &str| format!("    feels {persona} {score}: {word}\n");
        let anna = felt("anna", if at == 6 { -2.0 } else { 0.5 }, if at == 6 { "Glad" } else { "Unsure about it" });
        let ben = felt("ben", if at == 13 { -2.0 } else { 1.0 }, if at == 13 { "Beaten" } else { "Calm" });
        let cara = felt("cara", if at % 4 == 1 { -2.0 } else { -1.0 }, "Cross");
        let stage = if at.is_multiple_of(4) { format!("stage: Stage {at}\n") } else { String::new() };
        format!("{stage}  touchpoint: Column number {at}\n{anna}{ben}{cara}")
    };
    let personas = "persona anna: Anna\npersona ben: Ben\npersona cara: Cara\n";
    alone("three", format!("journey: Three\n{personas}{}", (0..24).map(column).collect::<String>()))
}

/// The personas none of whose lowest points has its word.
fn untold(map: &Map, scene: &Scene) -> Vec<String> {
    let marks = all(&scene.root, "feeling");
    let is_told = |mark: &Found<'_>| mark.lines().any(|line| line.size == TypeSize::Head);
    let is_of =
        |mark: &Found<'_>, name: &str| mark.data("persona").is_some_and(|all| all.split(' ').any(|one| one == name));
    let mut wrong = Vec::new();
    for (at, persona) in map.personas.iter().enumerate() {
        let felt = map.columns.iter().flat_map(|column| column.facts.feelings.iter().map(move |one| (column, one)));
        let felt: Vec<_> = felt.filter(|(_, one)| one.persona.index() == at && one.word.is_some()).collect();
        let Some(lowest) = felt.iter().map(|(_, one)| one.score.get()).reduce(f64::min) else { continue };
        let low = felt.iter().filter(|(_, one)| one.score.get() == lowest);
        let names: Vec<&str> = low.map(|(column, _)| column.name.as_str()).collect();
        let told = marks.iter().filter(|mark| is_of(mark, persona.name.as_str()) && is_told(mark));
        if !told.filter_map(|mark| mark.data("column")).any(|column| names.contains(&column)) {
            wrong.push(format!("no word at the lowest of {}", persona.name));
        }
    }
    wrong
}

/// Who has no room for it, between the curves of others.
const CROWDED: [&str; 1] = ["chance 4: no word at the lowest of p2"];

/// Only one of the lowest points of the whole map had to have its word.
#[test]
fn each_personas_lowest_point_has_its_word() {
    let mut wrong = Vec::new();
    let few = |sample: &Sample| sample.model().personas.len() < 4;
    for sample in examples().into_iter().chain(chance(60)).chain([three()]).filter(few) {
        let scene = drawn(&sample, View::Overview);
        // Where columns share a point, only each chevron's worst and best are told.
        if all(&scene.root, "feeling").is_empty() {
            continue;
        }
        let missing = untold(sample.model(), scene);
        wrong.extend(missing.into_iter().map(|wrong| format!("{}: {wrong}", sample.origin)));
    }
    assert_eq!(wrong, CROWDED);
}

/// Sixty columns in six stages, a third of them with a critical pain.
fn sixty() -> Sample {
    static SIXTY: LazyLock<Sample> = LazyLock::new(|| {
        let column = |at: usize| {
            let stage = if at.is_multiple_of(10) { format!("stage: Part {at}\n") } else { String::new() };
            let pain =
                if at.is_multiple_of(3) { format!("    pain critical: It hurts at {at}\n") } else { String::new() };
            let score = at as f64 * 1.5 % 4.5 - 2.0;
            format!("{stage}  touchpoint: Column {at}\n    feels {score}: Feeling {at}\n{pain}")
        };
        alone("sixty", format!("journey: Sixty columns\n{}", (0..60).map(column).collect::<String>()))
    });
    SIXTY.clone()
}

/// `+ 2 more` didn't say that both are critical.
#[test]
fn critical_pains_without_a_card_are_counted_as_such() {
    let mut counted = 0;
    let english = |sample: &Sample| sample.model().lang.as_deref().is_none_or(|lang| lang == "en");
    for sample in maps().chain([sixty()]).filter(english) {
        let (map, scene) = (sample.model(), drawn(&sample, View::Overview));
        let carded = all(&scene.root, "pain");
        let is_carded =
            |name: &str| carded.iter().any(|pain| pain.group.name.as_deref() == Some(name) && cards(pain.group) > 0);
        let critical = map.pains.iter().filter(|pain| pain.severity == Severity::Critical && !pain.is_solved());
        let hidden = critical.filter(|pain| !is_carded(pain.name.as_str())).count();
        let told = |text: &String| {
            let (_, critical) = text.split_once(" · ")?;
            critical.strip_suffix(" critical")?.parse::<usize>().ok()
        };
        let told: usize = said(scene, "more").iter().filter_map(told).sum();
        assert_eq!(told, hidden, "{}: {:?}", sample.origin, said(scene, "more"));
        counted += hidden;
    }
    assert!(counted > 4, "{counted}");
}

/// One row of six cards was all, and a scale that takes nearly half of the height.
#[test]
fn a_long_map_has_more_rows_of_critical_pains() {
    let sample = sixty();
    let scene = drawn(&sample, View::Overview);
    assert!(cards(&scene.root) >= 12, "{} of 20", cards(&scene.root));
}

/// What could be done was only counted where the pain beside it has no answer yet; in the place that says so it looked like the answer.
#[test]
fn an_opportunity_that_names_no_pain_is_shown_beside_no_answer_yet() {
    let column = |pains: &[&str], opportunities: usize| {
        let pains: String = pains.iter().map(|pain| format!("    pain {pain}: It hurts in some way\n")).collect();
        let all: String = (0..opportunities).map(|at| format!("    opportunity: Mend it {at}\n")).collect();
        format!("  touchpoint: Here\n    feels -1: Sad\n{pains}{all}")
    };
    let narrow: String = (0..9).map(|_| column(&["critical"], 1)).collect();
    for (name, columns, opportunities, empty) in [
        ("a wide column", column(&["critical"], 1), 1, 1),
        ("two of them", column(&["critical"], 2), 2, 1),
        ("two without a pain", column(&[], 2), 2, 0),
        ("in a free place", format!("{}{}", column(&["major", "critical"], 1), column(&[], 0).repeat(5)), 1, 1),
        ("below it", narrow, 9, 9),
    ] {
        let scene = slide(&map(name, &format!("journey: X\nstage: Y\n{columns}")));
        let mut shown = Vec::new();
        names(&scene.root, "opportunity", &mut shown);
        let left_out = lines(&scene.root).iter().any(|line| line.plain().starts_with("+ "));
        assert_eq!(
            (shown.len(), all(&scene.root, "unanswered").len(), left_out),
            (opportunities, empty, false),
            "{name}"
        );
        assert_eq!(check_scene(&scene), Vec::<String>::new(), "{name}");
    }
}
