//! What a map changes of the one that it `compares` itself with, as told by the model, by the drawing and by the page.

use wayline::{
    Options,
    compare::{ColumnChange, PainChange, compare, since},
    compile,
    layout::{LayoutOptions, View, layout},
    load::Memory,
    model::{Map, Severity},
    render::{html, svg},
    scene::{Group, Node},
    text::Fonts,
};

const TODAY: &str = "journey: Today
persona a: Anna
stage one: One
  touchpoint find: Finds it
    feels 1
    pain slow critical: Waits
  step queue: Queues
    feels -2
    pain crowd major: Too many people
  touchpoint pay: Pays
    feels 0
    pain minor: No change
stage two: Two
  touchpoint bag: Packs
    feels 1
    pain heavy minor: Heavy
  touchpoint leave: Leaves
    feels 1
";

const TOMORROW: &str = "journey: Tomorrow
  compares: today.journey
persona a: Anna
stage one: One
  touchpoint find: Finds it
    feels 2
    pain slow minor: Waits a moment
  touchpoint leave: Leaves
    feels 1
  touchpoint scan: Scans
    feels 2
    replaces: pay
    pain major: No  Change
stage two: Two
  touchpoint bag: Packs
    feels 1
    pain heavy minor: Still heavy
    pain fresh critical: The scanner stops
";

/// The one other file.
fn beside(name: &str, text: &str) -> Memory {
    Memory::from_iter([(name, text)])
}

fn tomorrow() -> Map {
    let compilation =
        compile("tomorrow.journey", TOMORROW.as_bytes(), &beside("today.journey", TODAY), &Options::default());
    compilation.map.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics))
}

fn told(view: View) -> String {
    let scene = layout(&tomorrow(), &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
    let mut lines = Vec::new();
    texts(&scene.root, &mut lines);
    lines.join(" ")
}

fn texts(group: &Group, lines: &mut Vec<String>) {
    for node in &group.nodes {
        match node {
            Node::Group(group) => texts(group, lines),
            Node::Text(line) => lines.push(line.plain().trim().to_owned()),
            Node::Shape(_) | Node::Image(_) => {}
        }
    }
}

#[test]
fn a_column_is_new_stays_moved_or_replaces_others() {
    let changes = since(&tomorrow()).expect("a comparison");
    use ColumnChange::{Moved, Replaces, Stays};
    assert_eq!(changes.columns, [Stays, Moved, Replaces, Stays]);
    let gone: Vec<_> = changes.gone.iter().map(|(id, behind)| (id.index(), behind.map(|id| id.index()))).collect();
    assert_eq!(gone, [(1, Some(0))], "the queue stood behind the first column");
}

#[test]
fn a_pain_is_known_by_its_name_or_else_by_its_words() {
    let changes = since(&tomorrow()).expect("a comparison");
    use PainChange::{Eased, New, Stays, Worse};
    assert_eq!(changes.pains, [Eased(Severity::Critical), Worse(Severity::Minor), Stays, New]);
    let unlisted: Vec<_> = changes.unlisted.iter().map(|(id, at)| (id.index(), at.map(|id| id.index()))).collect();
    assert_eq!(unlisted, [(1, Some(0))], "what hurt in a column that is gone is told behind which it stood");
}

#[test]
fn a_pain_is_solved_only_where_a_map_says_so() {
    let pain = |head: &str, lines: &str| {
        format!("journey: J\n{head}stage: S\n  touchpoint till: Till\n    feels 1\n    does: Pays\n{lines}")
    };
    let changes = |before: &str, after: &str| {
        let after = pain("  compares: before.journey\n", after);
        let earlier = beside("before.journey", &pain("", before));
        let map = compile("after.journey", after.as_bytes(), &earlier, &Options::default()).map.expect("a map");
        since(&map).expect("a comparison")
    };
    let hurts = "    pain queue major: The queue is too long\n";
    let counts = |changes: &wayline::compare::Changes| (changes.solved.len(), changes.unlisted.len());
    assert_eq!(counts(&changes(hurts, "")), (0, 1), "nobody said what became of it");
    let done = format!("{hurts}    opportunity: A second till\n      answers: queue\n      status: done\n");
    assert_eq!(counts(&changes(&done, "")), (1, 0), "what answers it is done");
    let said = changes(hurts, &format!("{hurts}      status: solved\n"));
    assert_eq!((said.pains.as_slice(), counts(&said)), (&[PainChange::Solved][..], (0, 0)));
}

/// As wherever maps are compared: a pain without a name is still the same one when its words are touched up.
#[test]
fn a_pain_in_slightly_other_words_is_the_same() {
    let pain = |head: &str, text: &str| {
        format!("journey: J\n{head}stage: S\n  touchpoint till: Till\n    feels 1\n    pain {text}\n")
    };
    let before = pain("", "major: The queue is much too long at noon");
    let after = pain("  compares: before.journey\n", "minor: The queue is still too long at noon");
    let map = compile("after.journey", after.as_bytes(), &beside("before.journey", &before), &Options::default())
        .map
        .expect("a map");
    let changes = since(&map).expect("a comparison");
    assert_eq!((changes.pains, changes.solved), (vec![PainChange::Eased(Severity::Major)], Vec::new()));
}

#[test]
fn a_map_that_compares_itself_with_none_changes_nothing() {
    let map = compile("a.journey", TODAY.as_bytes(), &beside("today.journey", TODAY), &Options::default())
        .map
        .expect("a map");
    assert_eq!(since(&map), None);
}

#[test]
fn the_drawing_tells_what_has_become_of_it() {
    let told = told(View::Detail);
    for words in [
        "Minor · eased, was critical",
        "Major · worse, was minor",
        "Minor · still there",
        "Critical · new",
        "No longer listed",
        "Too many people",
    ] {
        assert!(told.contains(words), "no `{words}` in {told}");
    }
    for words in ["Gone Queues", "Moved Packs →", "Replaces Pays", "Since “Today”"] {
        assert!(told.contains(words), "no `{words}` in {told}");
    }
    let count = told.replace(' ', "");
    assert!(count.contains("Pains:1nolongerlisted,1eased,1worse,1stillthere,1new"), "{told}");
}

#[test]
fn a_slide_tells_it_on_its_cards() {
    let told = told(View::Overview);
    assert!(told.contains("Critical · new") && told.contains("Minor · eased, was critical"), "{told}");
}

#[test]
fn the_page_tells_it_in_words() {
    let map = tomorrow();
    let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
    let page = html(&map, &svg(&scene, &Default::default()), &Default::default());
    let tables = page.split("</svg>").last().expect("tables behind the drawing");
    for words in
        ["Minor · eased, was critical", "1 no longer listed, 1 eased, 1 worse, 1 still there, 1 new", "Too many people"]
    {
        assert!(tables.contains(words), "no `{words}` on the page");
    }
}

/// The persona has another name in each map.
#[test]
fn an_earlier_curve_is_drawn_for_the_same_label_and_explained_only_if_it_is_drawn() {
    let map = |head: &str, name: &str, label: &str| {
        format!(
            "journey: {head}persona {name}: {label}\npersona b-{name}: Ben {name}\nstage: S\n  touchpoint: X\n    feels {name} 1\n  touchpoint: Y\n    feels {name} 0\n"
        )
    };
    for (label, drawn) in [("Anna", true), ("Eva", false)] {
        let earlier = beside("today.journey", &map("Today\n", "a", "Anna"));
        let later = map("Tomorrow\n  compares: today.journey\n", "anna", label);
        let compilation = compile("tomorrow.journey", later.as_bytes(), &earlier, &Options::default());
        let is_told = compilation.diagnostics.iter().any(|of| of.code.to_string() == "J526");
        assert_eq!(is_told, !drawn, "{:#?}", compilation.diagnostics);
        let map = compilation.map.expect("a map");
        for view in [View::Detail, View::Overview] {
            let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
            let mut lines = Vec::new();
            texts(&scene.root, &mut lines);
            assert_eq!(lines.iter().any(|line| line.contains("Today, before")), drawn, "{label} {view:?} {lines:?}");
        }
    }
}

/// As in a comparison of texts.
#[test]
fn the_curve_of_a_map_without_personas_is_everybodys() {
    let earlier = beside("today.journey", "journey: Today\nstage: S\n  feels -1\nstage: T\n  feels 0\n");
    let later = "journey: Tomorrow\n  compares: today.journey\npersona a: Anna\npersona b: Ben\nstage: S\n  feels a 1\n  feels b 0\nstage: T\n  feels a 1\n  feels b 0\n";
    let compilation = compile("tomorrow.journey", later.as_bytes(), &earlier, &Options::default());
    assert!(compilation.diagnostics.iter().all(|of| of.code.to_string() != "J526"), "{:#?}", compilation.diagnostics);
    let map = compilation.map.expect("a map");
    for view in [View::Detail, View::Overview] {
        let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        let mut lines = Vec::new();
        texts(&scene.root, &mut lines);
        assert!(lines.iter().any(|line| line.contains("Today, before")), "{view:?} {lines:?}");
        // It is drawn once, as nobody's own.
        let drawn = svg(&scene, &Default::default());
        let curves: Vec<&str> = drawn.split("<g class=\"w-compared-curve\"").skip(1).collect();
        assert!(curves.len() == 1 && curves[0].starts_with('>'), "{view:?} {curves:?}");
    }
}

#[test]
fn a_map_that_is_compared_with_itself_is_told() {
    let text = "journey: A\n  compares: a.journey\nstage: S\n  feels 1\n";
    let compilation = compile("a.journey", text.as_bytes(), &beside("a.journey", text), &Options::default());
    assert!(
        compilation.diagnostics.iter().any(|of| of.title == "The map is compared with itself"),
        "{:#?}",
        compilation.diagnostics
    );
}

/// A missing attachment was told by its path, a missing picture not at all.
#[test]
fn a_file_that_is_missing_is_compared_by_its_path_whatever_it_is() {
    let map = |persona: &str, column: &str, files: &Memory| {
        let text = format!(
            "journey: A\npersona anna: Anna\n{persona}stage: S\n  touchpoint: T\n    feels anna 1: X\n{column}"
        );
        compile("a.journey", text.as_bytes(), files, &Options::default()).map.expect("a map")
    };
    let none = Memory::default();
    let without = map("", "", &none);
    for word in ["attach", "image"] {
        let [one, other] = ["a.png", "b.png"].map(|path| map("", &format!("    {word}: {path}\n"), &none));
        for (old, new, count) in [(&without, &one, 1), (&one, &without, 1), (&one, &other, 1), (&one, &one, 0)] {
            assert_eq!(compare(old, new).changes.len(), count, "{word}");
        }
    }
    assert_eq!(compare(&without, &map("  image: a.png\n", "", &none)).changes.len(), 1);
    // That a picture came into being is no change of the map.
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>";
    let [before, after] = [&none, &beside("a.png", picture)].map(|files| map("", "    image: a.png\n", files));
    assert!(compare(&before, &after).changes.is_empty());
}

#[test]
fn who_got_another_name_keeps_the_lines_that_are_about_her() {
    let text = |name: &str| {
        format!(
            "journey: A\npersona {name}: Lena\npersona otto: Otto\nstage: S\n  feels {name} 1: Fine\n  feels otto 1: Fine\n  \
             metric csat {name}: 3\n  leaves {name} 20 %: Dear\n"
        )
    };
    let map = |name: &str| compile("a.journey", text(name).as_bytes(), &Memory::default(), &Options::default()).map;
    let (old, new) = (map("lena").expect("a map"), map("lena_m").expect("a map"));
    // Only the name of the persona has changed.
    let changes = compare(&old, &new).changes;
    assert!(changes.len() < 2 && !format!("{changes:?}").contains("Dear"), "{changes:#?}");
}
