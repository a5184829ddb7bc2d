//! One map, one answer: what two outputs say of the same thing is the same.

use crate::support::compile_text;
use wayline::{
    compare::compare,
    export::{
        Separator, csv,
        table::{Sheet, table},
        text::{TextOptions, plain_text, text},
    },
    layout::{LayoutOptions, View, layout},
    model::Map,
    render::{html, svg},
    scene::{Group, Node, Scene},
    text::Fonts,
};

fn map(text: &str) -> Map {
    let compilation = compile_text(text);
    compilation.map.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics))
}

fn drawing(map: &Map, view: View) -> String {
    svg(&layout(map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new()), &Default::default())
}

fn page(map: &Map) -> String {
    html(map, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", &Default::default())
}

fn terminal(map: &Map) -> String {
    plain_text(&text(map, &TextOptions { width: 80, side_by_side: false }))
}

/// The slide asked for the line of the column alone, so that a stage that is a key moment lost its expectations.
#[test]
fn a_stage_that_is_a_key_moment_makes_its_columns_key_moments_on_a_slide() {
    let with = |stage: &str, column: &str| {
        let column = |name: &str| format!("  touchpoint: {name}\n{column}    feels 0: Fine\n    expects 1: Speed\n");
        format!("journey: J\nstage: A\n{stage}{}{}stage: B\n  touchpoint: C\n    feels 1\n", column("P"), column("Q"))
    };
    let expectations = |text: String| drawing(&map(&text), View::Overview).matches("class=\"w-expectation\"").count();
    let of_columns = expectations(with("", "    moment\n"));
    assert_eq!((of_columns, expectations(with("", ""))), (2, 0));
    assert_eq!(expectations(with("  moment\n", "")), of_columns);
}

/// A map in a terminal said nothing of its reviews and of who made it.
#[test]
fn every_output_says_who_made_a_map_and_that_its_review_is_overdue() {
    let map = map(
        "journey: J\n  owner: Shop\n  with: Web and support\n  reviewed: 2025-01-01, every 6 months\nstage: S\n  feels 1\n",
    );
    for said in [terminal(&map), page(&map), drawing(&map, View::Detail)] {
        for part in ["Shop", "Web and support", "Made with", "Reviewed", "Next review", "overdue"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}

/// The tables asked for the language alone, the page also for the title.
#[test]
fn the_tables_of_a_map_without_a_language_read_as_its_page_does() {
    for (title, rtl) in [("הזמנת קפה", true), ("Coffee", false)] {
        let map = map(&format!("journey: {title}\nstage: A\n  feels -1\n  pain: B\n"));
        assert_eq!(page(&map).contains("dir=\"rtl\""), rtl, "{title}");
        for sheet in Sheet::ALL {
            assert_eq!(table(&map, sheet).rtl, rtl, "{title}: {sheet:?}");
        }
        let heading = |line: &str| line.contains("── A");
        let wide = plain_text(&text(&map, &TextOptions { width: 120, side_by_side: true }));
        assert_eq!(wide.lines().any(heading), !rtl, "{title}: {wide}");
    }
}

/// A bare figure could count anything where the scale has no signs: the finding said so, the header above it didn't.
#[test]
fn the_lowest_point_is_called_the_same_in_the_header_and_in_the_finding() {
    let columns =
        "stage: S\n  touchpoint: A\n    feels 7\n  touchpoint: B\n    feels 2\n  touchpoint: C\n    feels 6\n";
    let found = map(&format!("journey: J\n  scale: 0..10\n{columns}"));
    assert!(terminal(&found).contains("2 of 10"), "{}", terminal(&found));
    let learned = map(&format!("journey: J\n  scale: 0..10\n  insight: Something else\n{columns}"));
    let words: String = drawing(&learned, View::Detail).split(['<', '>']).collect::<Vec<_>>().join("|");
    assert!(words.contains("2 of 10 · B"), "{words}");
}

/// Where the first line that says this begins.
fn left_of(scene: &Scene, words: &str) -> f64 {
    fn find(group: &Group, left: f64, words: &str) -> Option<f64> {
        let left = left + group.at.x;
        group.nodes.iter().find_map(|node| match node {
            Node::Group(group) => find(group, left, words),
            Node::Text(line) => (line.plain() == words).then(|| left + line.bounds().x),
            Node::Shape(_) | Node::Image(_) => None,
        })
    }
    find(&scene.root, 0.0, words).unwrap_or_else(|| panic!("nothing says {words}"))
}

/// An opportunity was drawn in the column of the worst pain that it answers, also where that was solved.
#[test]
fn an_opportunity_is_drawn_at_a_pain_that_still_hurts() {
    for (status, expected) in [("", "Alpha"), ("      status: solved\n", "Beta")] {
        let map = map(&format!(
            "journey: J\nstage: S\n  touchpoint: Alpha\n    pain old critical: Old\n{status}  touchpoint: Beta\n    \
             pain new major: New\n  touchpoint: Gamma\n    opportunity: Both\n      answers: old, new\n"
        ));
        let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
        let card = left_of(&scene, "Both");
        let away = |column: &str| (left_of(&scene, column) - card).abs();
        let at = ["Alpha", "Beta", "Gamma"].into_iter().min_by(|a, b| away(a).total_cmp(&away(b)));
        assert_eq!(at, Some(expected));
    }
}

/// Half a point was rounded up to sort by, and to the even figure to show, so a minor pain came before a critical one of the same figure.
#[test]
fn pains_whose_priorities_look_equal_are_sorted_by_severity() {
    let text = "journey: J\n  priority: cost 1, sales 1\nstage: S\n  touchpoint: A\n    score: cost 42, sales 43\n    pain: Slow\n  \
                touchpoint: B\n    score: cost 42, sales 42\n    pain critical: Lost\n";
    let map = map(text);
    let pains: Vec<String> = map.pains_by_priority().iter().map(|&id| map.pain(id).text.to_plain()).collect();
    assert_eq!(pains, ["Lost", "Slow"]);
}

/// A half was rounded up in a comparison, and to the even figure in a drawing.
#[test]
fn a_comparison_rounds_priorities_as_the_drawing_does() {
    let with = |sales: u8| {
        let score = format!("    score: cost 42, sales {sales}\n");
        map(&format!("journey: J\n  priority: cost 1, sales 1\nstage: S\n  touchpoint: A\n{score}    pain: Slow\n"))
    };
    let says_priority =
        |old: u8, new: u8| format!("{:?}", compare(&with(old), &with(new)).changes).contains("\"priority\"");
    // Drawn as 42, 42 and 43.
    assert!(!says_priority(42, 43));
    assert!(says_priority(43, 44));
}

/// The report gave an opportunity without a priority that of the pains that it answers, the workbook none.
#[test]
fn the_workbook_and_the_report_give_an_opportunity_the_same_priority() {
    let map = map(
        "journey: J\n  priority: cost 1\nstage: S\n  touchpoint: A\n    score: cost 80\n    pain p1: Slow\n  touchpoint: B\n    \
         opportunity: Faster\n      answers: p1\n",
    );
    let actions = csv(&table(&map, Sheet::Actions), Separator::Comma);
    assert!(actions.contains("80"), "{actions}");
}

/// The drawing put a Latin comma between names, the tables that of the language.
#[test]
fn a_drawing_lists_names_with_the_comma_of_its_language() {
    let map = map(
        "journey: J\n  lang: ja\npersona a: 花子\npersona b: 太郎\npersona c: 次郎\nstage: S\n  touchpoint: T\n    for: a, b\n    \
         feels -1\n    pain: 遅い\n  touchpoint: U\n    feels c 1\n",
    );
    let drawing = drawing(&map, View::Detail);
    assert!(drawing.contains("花子、太郎") && !drawing.contains("花子, 太郎"), "{drawing}");
}

/// The finding said that nothing answers it, and the table of pains named what was dropped.
#[test]
fn no_table_says_that_a_dropped_opportunity_answers_a_pain() {
    let with = |status: &str| {
        let text = format!(
            "journey: J\nstage: S\n  touchpoint: A\n    feels -1\n    pain p critical: It hurts\n    opportunity: Mend it\n      answers: p\n      status: {status}\n"
        );
        let map = map(&text);
        let pains = csv(&table(&map, Sheet::Pains), Separator::Comma);
        (pains.contains("Mend it"), map.gravest_unanswered().is_empty())
    };
    assert_eq!((with("planned"), with("dropped")), ((true, true), (false, false)));
}
