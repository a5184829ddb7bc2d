//! Curves, legends and descriptions follow the way of each persona, and not the order of the columns: of alternatives none leads to the
//! next one.

use super::find::{all, ends};
use crate::support::{Memory, options};
use std::{collections::BTreeSet, fmt::Write as _};
use wayline::{
    compile,
    layout::{LayoutOptions, View, layout},
    model::Map,
    scene::{Node, Point, Scene},
    text::Fonts,
};

/// The compiled map, which may compare itself with `before.journey`.
fn map(text: &str, before: &str) -> Map {
    let files = Memory::from_iter([("before.journey", before)]);
    let compilation = compile("map.journey", text.as_bytes(), &files, &options());
    compilation.map.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics))
}

fn drawn(text: &str, before: &str, view: View) -> Scene {
    layout(&map(text, before), &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new())
}

/// The middle of each column on the page.
fn middles(scene: &Scene) -> Vec<(String, f64)> {
    let columns = all(&scene.root, "feeling").into_iter();
    columns
        .filter_map(|found| {
            let shapes: Vec<Point> = found.shapes().flat_map(ends).collect();
            let x = match (shapes.first(), found.shapes().next().map(|shape| &shape.form)) {
                (_, Some(wayline::scene::Form::Circle { centre, .. })) => centre.x,
                (Some(first), _) => first.x,
                _ => return None,
            };
            Some((found.data("column")?.to_owned(), found.at.x + x))
        })
        .collect()
}

/// Which columns the lines of these groups join. Scores have to be above neutral, where lines aren't cut in two.
fn joined(scene: &Scene, class: &str) -> BTreeSet<(String, String)> {
    let middles = middles(scene);
    let nearest = |x: f64| {
        let near = middles.iter().min_by(|a, b| (a.1 - x).abs().total_cmp(&(b.1 - x).abs()));
        near.expect("a feeling").0.clone()
    };
    let mut pairs = BTreeSet::new();
    for group in all(&scene.root, class) {
        for shape in group.shapes().filter(|shape| shape.obstacle) {
            let points = ends(shape);
            pairs.extend(
                points.windows(2).map(|pair| (nearest(group.at.x + pair[0].x), nearest(group.at.x + pair[1].x))),
            );
        }
    }
    pairs
}

fn pairs(all: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    all.iter().map(|&(from, to)| (from.to_owned(), to.to_owned())).collect()
}

/// Two ways to the same place.
const TWO: &str = "journey: J\nstage s: S\n  touchpoint a: A\n    feels 1\n    then b 70 %\n    then c 30 %\n  touchpoint b: B\n    \
                   feels 0.5\n    then d\n  touchpoint c: C\n    feels 1.5\n    then d\n  touchpoint d: D\n    feels 1\n";
const WAYS: [(&str, &str); 4] = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")];

#[test]
fn no_curve_joins_two_alternatives() {
    for view in [View::Detail, View::Overview, View::Blueprint] {
        let scene = drawn(TWO, "", view);
        if !all(&scene.root, "curve").is_empty() {
            assert_eq!(joined(&scene, "curve"), pairs(&WAYS), "{view:?}");
        }
    }
}

/// The dashed curve of the compared map went through its columns from left to right.
#[test]
fn the_earlier_curve_follows_the_earlier_way() {
    let straight = TWO.replace("    then b 70 %\n    then c 30 %\n", "").replace("    then d\n", "");
    let now = straight.replacen('\n', "\n  compares: before.journey\n", 1);
    for view in [View::Detail, View::Overview] {
        let scene = drawn(&now, TWO, view);
        assert_eq!(joined(&scene, "compared-curve"), pairs(&WAYS), "{view:?}");
        let scene = drawn(&now, &straight, view);
        assert_eq!(joined(&scene, "compared-curve"), pairs(&[("a", "b"), ("b", "c"), ("c", "d")]), "{view:?}");
    }
}

/// So many columns that several share a point: in a stage for the web and one for the shop, one of which people take.
#[test]
fn means_of_many_columns_are_joined_along_the_way() {
    let mut text = String::from("journey: J\n");
    for name in ["anna", "ben", "cleo"] {
        let _ = writeln!(text, "persona {name}: {name}");
    }
    text.push_str("stage s: S\n  touchpoint start: Start\n    feels 1\n    then web0 60 %\n    then shop0\n");
    for stage in ["web", "shop"] {
        let _ = writeln!(text, "stage: {stage}");
        for at in 0..70 {
            let _ = writeln!(text, "  touchpoint {stage}{at}: {stage} {at}\n    feels 1.{at:02}");
        }
        text.push_str("    then end\n");
    }
    text.push_str("stage e: E\n  touchpoint end: End\n    feels 1\n");
    let scene = drawn(&text, "", View::Overview);
    assert!(!all(&scene.root, "mean").is_empty(), "no columns share a point");
    let stages: Vec<(f64, f64)> = all(&scene.root, "stage")
        .iter()
        .filter_map(|stage| stage.group.frame.map(|frame| (stage.at.x + frame.x, stage.at.x + frame.right())))
        .collect();
    let stage_of = |x: f64| stages.iter().position(|&(left, right)| (left..=right).contains(&x));
    let mut over = BTreeSet::new();
    for curve in all(&scene.root, "curve") {
        for shape in curve.shapes().filter(|shape| shape.obstacle) {
            let stages: Vec<_> = ends(shape).iter().map(|point| stage_of(curve.at.x + point.x)).collect();
            over.extend(stages.windows(2).filter(|pair| pair[0] != pair[1]).map(|pair| (pair[0], pair[1])));
        }
    }
    // The first and the last stage share chevrons with none.
    assert_eq!(over.len(), 4, "{over:?}");
    assert!(!over.contains(&(Some(1), Some(2))), "{over:?}");
}

fn words(scene: &Scene) -> String {
    fn walk(group: &wayline::scene::Group, text: &mut String) {
        for node in &group.nodes {
            match node {
                Node::Group(inner) => walk(inner, text),
                Node::Text(line) => _ = writeln!(text, "{}", line.plain()),
                Node::Shape(_) | Node::Image(_) => {}
            }
        }
    }
    let mut text = String::new();
    walk(&scene.root, &mut text);
    text
}

/// The legend explained a bridge where somebody comes back after columns for others, even if no way leads them there.
#[test]
fn the_legend_explains_a_bridge_only_where_there_is_one() {
    let text = "journey: J\npersona anna: Anna\npersona ben: Ben\nstage s: S\n  touchpoint a: A\n    feels 1\n  touchpoint b: B\n    \
                for: anna\n    feels 1\n  touchpoint c: C\n    feels 1\n";
    let bridge = |text: &str| words(&drawn(text, "", View::Detail)).contains("Not for this persona");
    assert!(bridge(text));
    assert!(!bridge(&text.replace("feels 1\n  touchpoint b", "feels 1\n    leaves ben\n  touchpoint b")));
}

/// A frame around several marks looked like the ring of a key moment, and neither was explained.
#[test]
fn the_legend_explains_joined_marks_only_where_there_are_any() {
    let text = |ben: &str| {
        format!(
            "journey: J\npersona anna: Anna\npersona ben: Ben\nstage s: S\n  touchpoint a: A\n    feels anna 1: Easy\n    feels ben {ben}: Easy\n"
        )
    };
    for view in [View::Detail, View::Overview] {
        let explained = |ben: &str| words(&drawn(&text(ben), "", view)).contains("Felt alike by several");
        assert!(explained("1") && !explained("2"), "{view:?}");
    }
}

#[test]
fn the_description_follows_the_way_that_most_take() {
    let said = |text: &str| {
        let scene = drawn(text, "", View::Detail);
        all(&scene.root, "curve")[0].group.title.clone().expect("a description")
    };
    let curve = said(TWO);
    assert!(curve.contains("falls to 0.5 at “B”"), "{curve}");
    assert!(curve.contains("on other ways 1.5 at “C”") && !curve.contains("rises to 1.5"), "{curve}");
    let any = "journey: J\nstage s: S\n  order: any\n  touchpoint a: A\n    feels 1\n  touchpoint b: B\n    feels -1\n  \
               touchpoint c: C\n    feels 1\nstage e: E\n  feels 0\n";
    let curve = said(any);
    assert!(curve.contains("in any order 1 at “A”, −1 at “B”, 1 at “C”"), "{curve}");
    assert!(!curve.contains("falls") && !curve.contains("starts"), "{curve}");
}

/// What is an alternative of what isn't a matter of which stands first.
#[test]
fn alternatives_in_another_order_are_the_same_journey() {
    let (head, rest) = TWO.split_once("  touchpoint b").expect("B");
    let (b, rest) = rest.split_once("  touchpoint c").expect("C");
    let (c, tail) = rest.split_once("  touchpoint d").expect("D");
    let swapped = format!("{head}  touchpoint c{c}  touchpoint b{b}  touchpoint d{tail}");
    // Only the phrases for the two themselves come in their order.
    let curve = |text: &str| {
        let said = all(&drawn(text, "", View::Detail).root, "curve")[0].group.title.clone().expect("a description");
        let mut phrases: Vec<String> = said.trim_end_matches('.').split(", from ").map(str::to_owned).collect();
        phrases.sort();
        phrases
    };
    assert_eq!(curve(TWO), curve(&swapped));
    assert_eq!(joined(&drawn(&swapped, "", View::Detail), "curve"), pairs(&WAYS));
}

/// A column that moved is shown with those around it on the earlier way.
#[test]
fn what_moved_says_between_which_columns_it_was() {
    let now = "journey: J\n  compares: before.journey\nstage s: S\n  touchpoint d: D\n    feels 1\n  touchpoint a: A\n    feels 1\n  \
               touchpoint b: B\n    feels 1\n  touchpoint c: C\n    feels 1\n";
    let said = words(&drawn(now, TWO, View::Detail));
    assert!(said.contains("B, C →"), "{said}");
}

/// The legend said that a drawing is compared with "Changing a plan, before", which is its own title.
#[test]
fn the_head_says_what_a_map_of_the_same_title_is_compared_with() {
    let now = TWO.replacen('\n', "\n  compares: before.journey\n", 1);
    let heads = |before: &str, view| {
        let scene = drawn(&now, before, view);
        all(&scene.root, "compares").iter().map(|found| super::find::joined(found.group)).collect::<Vec<_>>()
    };
    for view in [View::Detail, View::Overview] {
        assert_eq!(heads(TWO, view), ["Compared with before.journey"], "{view:?}");
        assert!(heads(&TWO.replacen("journey: J", "journey: J in spring", 1), view).is_empty(), "{view:?}");
    }
}
