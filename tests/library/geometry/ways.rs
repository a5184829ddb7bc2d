//! The band of ways: each arc begins and ends at its columns, nothing lies over its words, and nothing leaves the band.

use super::{
    examples,
    find::{Found, all, ends},
    map,
    oracle::check_scene,
};
use crate::support::{Memory, generate, options};
use std::fmt::Write as _;
use wayline::{
    layout::{LayoutOptions, View, layout, layout_pages},
    scene::{Fill, Form, Group, Node, Point, Role, Scene, Shape},
    text::Fonts,
};

fn drawn(text: &str, view: View) -> Scene {
    layout(&map("ways", text), &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new())
}

/// Where what is said of a column stands, its card before all: left and right edge.
fn cards(scene: &Scene) -> Vec<(String, f64, f64)> {
    let found = ["cell", "touchpoint"].into_iter().flat_map(|class| all(&scene.root, class));
    let card = |card: Found<'_>| {
        let frame = card.group.frame?;
        Some((card.data("column")?.to_owned(), card.at.x + frame.x, card.at.x + frame.right()))
    };
    found.filter_map(card).collect()
}

/// The dot that an arc begins with, and the tip of its arrowhead, on the page.
fn dot_and_tip(way: &Found<'_>) -> (Option<Point>, Point) {
    let dot = way.shapes().find_map(|shape| match shape.form {
        Form::Circle { centre, .. } => Some(Point::new(way.at.x + centre.x, way.at.y + centre.y)),
        Form::Rect { .. } | Form::Line { .. } | Form::Path(_) => None,
    });
    let head = way.shapes().find(|shape| shape.fill.is_some() && matches!(shape.form, Form::Path(_)));
    let tip = ends(head.expect("an arrowhead"))[1];
    (dot, Point::new(way.at.x + tip.x, way.at.y + tip.y))
}

/// What is wrong with the band of a drawing in one piece.
fn complaints(scene: &Scene, has_cards: bool) -> Vec<String> {
    let mut wrong = check_scene(scene);
    let lanes = all(&scene.root, "lane");
    let Some(band) = lanes.iter().find(|lane| lane.group.name.as_deref() == Some("ways")) else {
        return wrong;
    };
    let frame = band.group.frame.expect("a frame").moved(band.at.x, band.at.y);
    let cards = cards(scene);
    for way in all(&scene.root, "way") {
        let (from, to) = (way.data("from").unwrap_or_default(), way.data("to").unwrap_or_default());
        let (dot, tip) = dot_and_tip(&way);
        let is_at = |column: &str, x: f64| {
            cards.iter().any(|(name, left, right)| name == column && (*left..=*right).contains(&x))
        };
        if has_cards && !dot.is_some_and(|dot| is_at(from, dot.x)) {
            wrong.push(format!("the way from {from} to {to} begins at {dot:?}"));
        }
        if has_cards && !to.is_empty() && !is_at(to, tip.x) {
            wrong.push(format!("the way from {from} to {to} ends at {tip:?}"));
        }
        for point in way.shapes().flat_map(ends).chain([Point::new(tip.x - way.at.x, tip.y - way.at.y)]) {
            let (x, y) = (way.at.x + point.x, way.at.y + point.y);
            if x < frame.x || x > frame.right() || y < frame.y - 0.5 || y > frame.bottom() + 0.5 {
                wrong.push(format!("the way from {from} to {to} leaves the band at {x}, {y}"));
            }
        }
    }
    wrong
}

#[test]
fn arcs_begin_and_end_at_their_columns_and_cross_no_words() {
    let mut wrong = Vec::new();
    let (mut shown, mut labels) = (0, 0);
    for seed in 0..40 {
        let text = generate::ways(seed);
        for view in [View::Detail, View::Overview, View::Blueprint] {
            let scene = drawn(&text, view);
            shown += all(&scene.root, "way").len();
            labels += all(&scene.root, "way-label").len();
            wrong.extend(complaints(&scene, true).into_iter().map(|wrong| format!("{seed} {view:?}: {wrong}")));
        }
        for page in layout_pages(&map("ways", &text), &LayoutOptions::default(), &mut Fonts::new()) {
            wrong.extend(check_scene(&page).into_iter().map(|wrong| format!("{seed} {}: {wrong}", page.title)));
        }
    }
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
    assert!(shown > 600 && labels * 10 > shown * 8, "{shown} arcs, {labels} of them with words");
}

/// "8 % leave" reached over the next stage, and the second line of a label began with the dot between two facts.
#[test]
fn words_of_ways_stay_in_their_stage_and_no_line_begins_with_a_dot() {
    let parcel = examples().into_iter().find(|sample| sample.origin.contains("parcel-return")).expect("the example");
    let scene = super::drawn(&parcel, View::Overview);
    let stages: Vec<_> =
        all(&scene.root, "stage").iter().filter_map(|one| Some(one.group.frame?.moved(one.at.x, one.at.y))).collect();
    let labels = all(&scene.root, "way-label");
    for label in &labels {
        let frame = label.group.frame.expect("a frame").moved(label.at.x, label.at.y);
        let is_in = stages.iter().any(|stage| stage.x <= frame.x && frame.right() <= stage.right());
        assert!(is_in, "{frame:?} of {stages:?}");
    }
    assert!(labels.len() > 2, "{}", labels.len());
    for (sample, view) in
        examples().iter().flat_map(|one| [View::Detail, View::Overview].map(|view| (one.clone(), view)))
    {
        for line in super::find::lines(&super::drawn(&sample, view).root) {
            assert!(!line.plain().starts_with('·'), "{} ({view:?}): {}", sample.origin, line.plain());
        }
    }
}

/// Two versions of a map whose columns have the same names, and whose ways hardly any.
#[test]
fn arcs_of_a_comparison_keep_to_the_same_rules() {
    let (mut wrong, mut gone) = (Vec::new(), 0);
    for seed in 0..20 {
        let now = generate::ways(seed).replacen('\n', "\n  compares: before.journey\n", 1);
        let map = against(&now, &generate::ways(seed + 100));
        for view in [View::Detail, View::Overview, View::Blueprint] {
            let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
            gone += all(&scene.root, "way").iter().filter(|way| way.data("change") == Some("gone")).count();
            // The ends of arcs that are gone bear the names of earlier columns.
            wrong.extend(complaints(&scene, false).into_iter().map(|wrong| format!("{seed} {view:?}: {wrong}")));
        }
    }
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
    assert!(gone > 150, "{gone}");
}

fn against(text: &str, before: &str) -> wayline::model::Map {
    let mut files = Memory::new();
    files.add("before.journey", before);
    let compilation = wayline::compile("map.journey", text.as_bytes(), &files, &options());
    compilation.map.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics))
}

/// Nothing in a drawing said which ways came, went, or are taken by more or fewer people.
#[test]
fn ways_that_came_went_or_changed_share_are_drawn() {
    let text = |ways: &str| {
        format!(
            "journey: J\nstage s: S\n  touchpoint a: A\n    feels 1\n{ways}  touchpoint b: B\n    feels 0\n  touchpoint c: C\n    \
             feels 1\n    then a 10 %: Once more\n"
        )
    };
    let before = text("    then c 30 %: At once\n    leaves 15 %: Too expensive\n    then b\n");
    let now = text("    leaves 25 %: Too expensive\n    then a 5 %: The page hangs\n");
    let map = against(&now.replacen('\n', "\n  compares: before.journey\n", 1), &before);
    for view in [View::Detail, View::Overview, View::Blueprint] {
        let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        let mut titles: Vec<_> = all(&scene.root, "way").iter().filter_map(|way| way.group.title.clone()).collect();
        titles.sort();
        assert_eq!(
            titles,
            [
                "From A back to A, 5\u{a0}%, New: The page hangs",
                "From A on to C, 30\u{a0}%, Gone: At once",
                "From A out of the journey, 25\u{a0}%, was 15\u{a0}%: Too expensive",
                "From C back to A, 10\u{a0}%: Once more",
            ],
            "{view:?}"
        );
        let gone = all(&scene.root, "way").into_iter().find(|way| way.data("change") == Some("gone")).expect("one");
        let stroke = gone.shapes().find_map(|shape| shape.stroke.clone()).expect("a line");
        assert_eq!(stroke.role, Role::LineStrong);
        assert!(!stroke.dash.is_empty());
        assert!(labels(&scene).iter().any(|label| label.contains("Gone")), "{view:?}: {:?}", labels(&scene));
        assert!(legend(&scene).contains(&"Way that is gone".to_owned()), "{view:?}: {:?}", legend(&scene));
    }
}

fn labels(scene: &Scene) -> Vec<String> {
    let said = |label: &Found<'_>| label.lines().map(|line| line.plain()).collect::<Vec<_>>().join(" ");
    all(&scene.root, "way-label").iter().map(said).collect()
}

fn legend(scene: &Scene) -> Vec<String> {
    let entries = all(&scene.root, "legend").into_iter().flat_map(|legend| all(legend.group, "entry"));
    entries.flat_map(|entry| entry.lines().map(|line| line.plain()).collect::<Vec<_>>()).collect()
}

/// The legend explains what the band has, and nothing else.
#[test]
fn the_legend_explains_arcs_and_the_sign_for_any_order() {
    let plain = "journey: J\nstage s: S\n  touchpoint a: A\n    feels 1\n  touchpoint b: B\n    feels 0\n";
    let own = ["Goes back", "Goes on elsewhere", "Leaves", "The wider, the more people", "In any order"];
    let explained = |text: &str, view| {
        let legend = legend(&drawn(text, view));
        own.map(|entry| legend.contains(&entry.to_owned()))
    };
    for view in [View::Detail, View::Overview, View::Blueprint] {
        assert_eq!(explained(plain, view), [false; 5], "{view:?}");
        assert_eq!(explained(LOOP, view), [true, false, true, true, false], "{view:?}");
        assert_eq!(explained(&plain.replace("S\n", "S\n  order: any\n"), view), [false, false, false, false, true]);
    }
}

/// Red means: below the baseline, pain, overdue. Leaving is none of these by itself.
#[test]
fn nothing_of_the_ways_is_red() {
    for view in [View::Detail, View::Overview, View::Blueprint] {
        let scene = drawn(LOOP, view);
        for way in all(&scene.root, "way") {
            let roles = way.shapes().flat_map(|shape| [fill(shape), shape.stroke.as_ref().map(|stroke| stroke.role)]);
            let reds = [Role::Red, Role::RedText, Role::RedPale, Role::RedTint];
            assert!(roles.flatten().all(|role| !reds.contains(&role)), "{view:?}");
        }
    }
}

/// Phases, and what is said of the whole journey, were in the tables only.
#[test]
fn phases_principles_insights_and_metrics_of_the_journey_are_drawn() {
    let text = "journey: J\n  principle: Plain words first\n  insight: Nobody reads the letter\n  metric csat: 3.1, target 4\n\
                phase: Before\nstage s: S\n  touchpoint a: A\n    feels 1\nstage t: T\n  touchpoint b: B\n    feels 0\n\
                phase: After\nstage u: U\n  touchpoint c: C\n    feels 1\n";
    for view in [View::Detail, View::Overview, View::Blueprint] {
        let scene = drawn(text, view);
        let phases = all(&scene.root, "phase");
        let titles: Vec<_> = phases.iter().filter_map(|phase| phase.group.title.clone()).collect();
        assert_eq!(titles, ["Before", "After"], "{view:?}");
        let stages = all(&scene.root, "stage");
        let span = |found: &Found<'_>| {
            let frame = found.group.frame.expect("a frame").moved(found.at.x, found.at.y);
            (frame.x, frame.right(), frame.bottom())
        };
        // Each phase lies over its stages, and above them.
        for (phase, of) in phases.iter().zip([0..2, 2..3]) {
            let (left, right, bottom) = span(phase);
            assert!((left - span(&stages[of.start]).0).abs() < 1.0, "{view:?}");
            assert!((right - span(&stages[of.end - 1]).1).abs() < 8.0, "{view:?}");
            assert!(bottom <= stages[of.start].at.y + stages[of.start].group.frame.expect("a frame").y, "{view:?}");
        }
        let header = all(&scene.root, "header");
        let mut said = String::new();
        collect(header[0].group, &mut said);
        for part in ["Plain words first", "Nobody reads the letter", "3.1 · target 4"] {
            assert!(said.contains(part), "{view:?}: {said}");
        }
    }
}

fn fill(shape: &Shape) -> Option<Role> {
    match shape.fill? {
        Fill::Solid(role) => Some(role),
        Fill::Hatch => None,
    }
}

fn collect(group: &Group, said: &mut String) {
    for node in &group.nodes {
        match node {
            Node::Group(inner) => collect(inner, said),
            Node::Text(line) => said.push_str(&(line.plain() + "\n")),
            Node::Shape(_) | Node::Image(_) => {}
        }
    }
}

const LOOP: &str = "journey: J\nstage s: S\n  touchpoint a: A\n    feels 1\n    leaves 15 %: Too expensive\n  touchpoint b: B\n    \
                    feels 0\n    then a 30 %: Another date\n  touchpoint c: C\n    feels 1\n";

fn dashes(shape: &Shape) -> bool {
    shape.stroke.as_ref().is_some_and(|stroke| !stroke.dash.is_empty())
}

#[test]
fn an_arc_says_its_share_and_reason_and_which_way_it_leads() {
    let scene = drawn(
        &LOOP.replace("  touchpoint c: C\n", "    then c 40 %: At once\n  touchpoint x: X\n  touchpoint c: C\n"),
        View::Detail,
    );
    let mut words = labels(&scene);
    words.sort();
    assert_eq!(words, ["15\u{a0}% leave: Too expensive", "30\u{a0}% Another date", "40\u{a0}% At once"]);
    for way in all(&scene.root, "way") {
        let is_back = way.data("kind") == Some("back");
        assert_eq!(way.shapes().any(dashes), is_back, "{:?}", way.data("kind"));
    }
    let titles: Vec<_> = all(&scene.root, "way").iter().filter_map(|way| way.group.title.clone()).collect();
    assert!(titles.contains(&"From B back to A, 30\u{a0}%: Another date".to_owned()), "{titles:?}");
}

#[test]
fn a_map_that_does_not_branch_has_no_band() {
    let text = "journey: J\nstage s: S\n  touchpoint a: A\n    feels 1\n    then b\n  touchpoint b: B\n    feels 0\n";
    assert!(all(&drawn(text, View::Detail).root, "way").is_empty());
}

#[test]
fn a_way_for_one_persona_has_their_colour_and_mark() {
    let text = LOOP.replace("stage s", "persona anna: Anna\npersona ben: Ben\nstage s").replace("then a", "then ben a");
    let scene = drawn(&text, View::Detail);
    let way = all(&scene.root, "way").into_iter().find(|way| way.data("kind") == Some("back")).expect("the way back");
    assert_eq!(way.data("persona"), Some("ben"));
    let role = way.shapes().find_map(|shape| Some(shape.stroke.as_ref()?.role));
    assert_eq!(role, Some(Role::Persona(1)));
}

/// A persona who can go two ways had one curve through both, one after the other.
#[test]
fn a_curve_forks_and_joins_as_the_persona_goes() {
    let text = "journey: J\nstage s: S\n  touchpoint a: A\n    feels 1\n    then b 70 %\n    then c 30 %\n  touchpoint b: B\n    \
                feels 0.5\n    then d\n  touchpoint c: C\n    feels -1\n  touchpoint d: D\n    feels 1.5\n";
    let joined = |text: &str| {
        let scene = drawn(text, View::Detail);
        let curves = all(&scene.root, "curve");
        let strokes = curves.iter().flat_map(|curve| curve.shapes()).filter(|shape| shape.obstacle);
        let mut widths: Vec<_> = strokes.filter_map(|shape| Some(shape.stroke.as_ref()?.width)).collect();
        widths.sort_by(f64::total_cmp);
        widths.dedup();
        widths
    };
    assert_eq!(joined(text).len(), 2, "70 % and 30 %");
    let straight = text.replace("    then b 70 %\n    then c 30 %\n", "").replace("    then d\n", "");
    assert_eq!(joined(&straight), [4.0]);
}

/// Two lines of one colour lay beside each other, a thick one and a thin one.
#[test]
fn a_way_to_the_next_column_and_going_on_are_one_line() {
    let text = "journey: J\nstage s: S\n  touchpoint a: A\n    feels -1\n    then b 70 %: Is fed up\n    leaves 5 %\n  touchpoint b: B\n    \
                feels 0.5\n";
    let scene = drawn(text, View::Detail);
    let curves = all(&scene.root, "curve");
    let strokes = curves.iter().flat_map(|curve| curve.shapes()).filter(|shape| shape.obstacle);
    let starts: std::collections::BTreeSet<String> =
        strokes.filter_map(|shape| Some(format!("{:?}", shape.stroke.as_ref()?.width))).collect();
    assert_eq!(starts.len(), 1, "{starts:?}");
}

/// It said that some leave where the rules say that all who are left do.
#[test]
fn who_leaves_without_a_share_is_everybody_who_is_left() {
    let text = "journey: J\nstage s: S\n  touchpoint a: A\n    feels 1\n    then c 40 %\n    leaves: No money\n  touchpoint b: B\n    \
                feels 0\n  touchpoint c: C\n    feels 1\n";
    assert!(labels(&drawn(text, View::Detail)).contains(&"60\u{a0}% leave: No money".to_owned()));
    let unknown = text.replace("then c 40 %", "then c");
    assert!(labels(&drawn(&unknown, View::Detail)).contains(&"Some leave: No money".to_owned()));
}

/// "100 % leave" was on the thinnest line.
#[test]
fn a_line_is_as_wide_as_the_share_that_its_words_say() {
    let text = "journey: J\nstage s: S\n  touchpoint a: A\n    feels 1\n    then c 40 %\n    leaves: No money\n  touchpoint b: B\n    \
                feels 0\n  touchpoint c: C\n    feels 1\n";
    let width = |text: &str| {
        let scene = drawn(text, View::Detail);
        let ways = all(&scene.root, "way");
        let exit = ways.iter().find(|way| way.data("kind") == Some("exit")).expect("an exit");
        exit.shapes().find_map(|shape| Some(format!("{:?}", shape.stroke.as_ref()?.width))).expect("a line")
    };
    assert_eq!(width(text), width(&text.replace("leaves:", "leaves 60 %:")));
    assert_ne!(width(text), width(&text.replace("leaves:", "leaves 5 %:")));
}

/// It was neither drawn nor counted.
#[test]
fn a_way_within_a_stage_whose_columns_share_an_arrow_is_counted() {
    let mut text = "journey: J\n".to_owned();
    for stage in 0..5 {
        let _ = writeln!(text, "stage s{stage}: Stage {stage}");
        for column in 0..8 {
            let _ = writeln!(text, "  touchpoint c{stage}{column}: Column {stage} {column}\n    feels 1");
            text.push_str(match (stage, column) {
                (1, 2) => "    then c15 70 %: All is well\n",
                (3, 2) => "    then c12 20 %: Once more\n",
                _ => "",
            });
        }
    }
    let scene = drawn(&text, View::Overview);
    assert_eq!(all(&scene.root, "way").iter().filter(|way| way.data("kind").is_some()).count(), 1);
    let lanes = all(&scene.root, "lane");
    let lane = lanes.iter().find(|lane| lane.group.name.as_deref() == Some("ways")).expect("a lane");
    let said: Vec<String> = lane.lines().map(|line| line.plain()).collect();
    assert!(said.contains(&"+ 1 more".to_owned()), "{said:?}");
    // Nor was it counted where no other way is drawn.
    let alone = drawn(&text.replace("    then c12 20 %: Once more\n", ""), View::Overview);
    let lanes = all(&alone.root, "lane");
    let lane = lanes.iter().find(|lane| lane.group.name.as_deref() == Some("ways")).expect("a lane");
    assert!(lane.lines().any(|line| line.plain() == "+ 1 more"));
    assert_eq!(check_scene(&alone), Vec::<String>::new());
}

/// A journey that ends was drawn as one that everybody gives up.
#[test]
fn a_bare_leaves_is_an_end() {
    let text = "journey: J\nstage s: S\n  touchpoint a: A\n    feels 1\n    then c 40 %\n    leaves\n  touchpoint b: B\n    feels 0\n  \
                touchpoint c: C\n    feels 1\n";
    let scene = drawn(text, View::Detail);
    assert!(labels(&scene).contains(&"60\u{a0}%: ends here".to_owned()), "{:?}", labels(&scene));
    assert!(legend(&scene).contains(&"Ends here".to_owned()) && !legend(&scene).contains(&"Leaves".to_owned()));
    let other = drawn(&text.replace("    leaves\n", "    leaves 10 %\n    leaves\n"), View::Detail);
    assert!(legend(&other).contains(&"Leaves".to_owned()));
    let german = drawn(&text.replace("journey: J\n", "journey: J\n  lang: de\n"), View::Detail);
    assert!(
        labels(&german).contains(&"60\u{a0}%: endet hier".to_owned())
            && !legend(&german).contains(&"Springt ab".to_owned())
    );
}

/// A page of a split map said its own shares: everybody went on to its next column, so its curve was as wide as a whole one.
#[test]
fn curves_are_as_wide_on_each_page_as_in_one_piece() {
    let mut text = String::from("journey: J\n");
    for stage in 0..4 {
        let _ = writeln!(text, "stage: S{stage}");
        for column in 0..5 {
            let at = stage * 5 + column;
            let _ = writeln!(
                text,
                "  touchpoint c{at}: Column number {at}\n    feels 1.{at:02}: Rather satisfied with it\n    does: Something that takes some words to say here"
            );
            if at == 2 {
                text.push_str("    then c12 60 %: Skips a page\n    leaves 20 %: Has enough\n");
            }
        }
    }
    let map = map("ways", &text);
    let widths = |scenes: &[Scene], class: &str| {
        let curves = scenes.iter().flat_map(|scene| all(&scene.root, class));
        let mut widths: Vec<i64> = curves
            .flat_map(|curve| curve.shapes().filter(|shape| shape.obstacle).collect::<Vec<_>>())
            .filter_map(|shape| Some((shape.stroke.as_ref()?.width * 100.0).round() as i64))
            .collect();
        widths.sort_unstable();
        widths.dedup();
        widths
    };
    let pages = layout_pages(&map, &LayoutOptions::default(), &mut Fonts::new());
    assert!(pages.len() > 1, "one page");
    let whole = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
    let (split, one) = (widths(&pages, "curve"), widths(std::slice::from_ref(&whole), "curve"));
    assert!(split.iter().all(|width| one.contains(width)), "{split:?} {one:?}");
    assert!(split.len() > 1, "{split:?}");
    // The way to another page says which.
    let said: Vec<String> = pages.iter().flat_map(labels).collect();
    assert!(said.iter().any(|label| label.contains("to Column number 12, page")), "{said:?}");
    assert!(said.iter().any(|label| label.contains("from Column number 2, page 1")), "{said:?}");
}
