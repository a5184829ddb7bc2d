//! Curves that lie on neutral, share a point, or go on beyond the page.

use super::{
    find::{all, ends},
    map,
};
use crate::support::{Memory, options};
use wayline::{
    compile,
    layout::{LayoutOptions, View, layout, layout_pages},
    scene::{Form, Point, Role, Scene, Segment},
    text::Fonts,
};

fn drawn(text: &str) -> Scene {
    layout(&map("curves", text), &LayoutOptions::default(), &mut Fonts::new())
}

const TWO: &str = "journey: J\npersona anna: Anna\npersona ben: Ben\n";

/// Else the line shows through the gaps, and dashes on it look like an unbroken line.
#[test]
fn neutral_does_not_show_through_dashes_that_lie_on_it() {
    let column =
        |name: &str, ben: f64| format!("  touchpoint: {name}\n    feels anna 2: Up\n    feels ben {ben}: Same\n");
    let covered = |ben: [f64; 2]| {
        let scene = drawn(&format!("{TWO}stage: S\n{}{}", column("A", ben[0]), column("B", ben[1])));
        let curves = all(&scene.root, "curve");
        let curve = curves.iter().find(|curve| curve.data("persona") == Some("ben")).expect("Ben's curve");
        let strokes: Vec<_> = curve.shapes().filter_map(|shape| shape.stroke.as_ref()).collect();
        let dashed = strokes.iter().position(|stroke| !stroke.dash.is_empty()).expect("dashes");
        let casing =
            strokes.iter().position(|stroke| stroke.role == Role::Calm && stroke.width == strokes[dashed].width);
        casing.is_some_and(|casing| casing < dashed)
    };
    assert!(covered([0.0, 0.0]), "on neutral");
    assert!(!covered([1.0, 1.0]) && !covered([1.0, -1.0]), "elsewhere, and across");
}

/// Where two feel the same, or nearly, their words stand side by side: in grey only a mark tells whose is whose.
#[test]
fn words_that_could_be_anyones_have_a_mark() {
    let marks = |anna: &str, ben: &str| {
        let scene = drawn(&format!("{TWO}stage: S\n  touchpoint: A\n    feels anna {anna}\n    feels ben {ben}\n"));
        let feelings = all(&scene.root, "feeling");
        // The point itself, the name on its ground, and the mark of the word.
        feelings.iter().map(|feeling| feeling.shapes().count() - 2).collect::<Vec<_>>()
    };
    assert_eq!(marks("1: Fine", "1: Well"), [1, 1]);
    assert_eq!(marks("2: Fine", "-2: Fine"), [1, 1]);
    assert_eq!(marks("2: Fine", "-2: Angry"), [0, 0]);
    assert_eq!(marks("1: Fine", "1"), [0, 0]);
}

/// Else the curve seems to begin and to end at the page's edges, which would say that nothing is known there.
#[test]
fn a_curve_goes_on_beyond_its_page() {
    let stage = |n: usize| {
        let column =
            |m: usize| format!("  touchpoint: Column {n} {m}\n    does: Something\n    feels {}: Word\n", (n + m) % 3);
        format!("stage: Stage {n}\n{}", (0..4).map(column).collect::<String>())
    };
    let silent = "stage: Silent\n  touchpoint: Nobody knows\n    does: Something\n";
    let text = format!("journey: J\n{}{silent}", (0..5).map(stage).collect::<String>());
    let pages = layout_pages(&map("pages", &text), &LayoutOptions::default(), &mut Fonts::new());
    assert!(pages.len() > 1, "a map of several pages");
    for (number, page) in pages.iter().enumerate() {
        let leads = all(&page.root, "lead");
        let (first, last) = (number == 0, number + 1 == pages.len());
        assert_eq!(leads.len(), usize::from(!first) + usize::from(!last), "page {number}");
        for lead in leads {
            let ends: Vec<_> = lead.shapes().flat_map(ends).collect();
            let edges = [192.0, page.width - 48.0];
            assert!(ends.iter().any(|end| edges.iter().any(|edge| (end.x - edge).abs() < 0.5)), "{ends:?}");
        }
    }
    assert!(all(&drawn(&text).root, "lead").is_empty(), "a map in one piece has nothing beyond it");
}

/// The curve broke in a column that wasn't for the persona, as if what they feel there were unknown.
#[test]
fn a_curve_passes_columns_that_are_not_for_its_persona() {
    let curve = |between: &str| {
        let scene = drawn(&format!(
            "{TWO}stage: S\n  touchpoint: A\n    feels anna 2: Up\n    feels ben 1: Calm\n  touchpoint: B\n{between}    \
             feels anna -1: Down\n  touchpoint: C\n    feels anna 1: Fine\n    feels ben 1.5: Well\n"
        ));
        let curves = all(&scene.root, "curve");
        let own: Vec<_> = curves.iter().filter(|curve| curve.data("persona") == Some("ben")).collect();
        let shapes = own.iter().flat_map(|curve| curve.shapes());
        let thin = shapes
            .filter(|shape| shape.obstacle && shape.stroke.as_ref().is_some_and(|stroke| stroke.role == Role::Calm));
        let pills =
            all(&scene.root, "feeling").iter().filter(|one| one.lines().any(|line| line.plain() == "Ben")).count();
        (thin.filter(|shape| ends(shape).len() == 2).count(), pills)
    };
    assert_eq!(curve("    for: anna\n"), (1, 1), "one hollow line, and the curve begins once");
    assert_eq!(curve(""), (0, 2), "what Ben feels there isn't known");
}

/// `feels 1: Easy` was marked and labelled once for each persona.
#[test]
fn a_feeling_that_several_share_is_one_mark_with_one_word() {
    let said = |lines: &str| {
        let scene = drawn(&format!(
            "{TWO}stage: S\n  touchpoint: A\n{lines}  touchpoint: B\n    feels anna 2: Up\n    feels ben -1: Down\n"
        ));
        let feelings = all(&scene.root, "feeling");
        let easy = feelings.iter().filter(|one| one.lines().any(|line| line.plain() == "Easy"));
        easy.map(|one| one.data("persona").unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said("    feels 1: Easy\n"), ["anna ben"]);
    assert_eq!(said("    feels anna 1: Easy\n    feels ben 1: Easy\n"), ["anna ben"]);
    assert_eq!(said("    feels anna 1: Easy\n    feels ben 1.5: Easy\n"), ["anna", "ben"]);
}

/// In steps the level of one persona lay on that of the other behind a point that both share, and hid it.
#[test]
fn steps_that_share_a_level_run_beside_each_other() {
    for (ben, shared) in [("2", "leave"), ("1", "keep"), ("-2", "leave")] {
        let text = format!(
            "{}stage: S\n  touchpoint: A\n    feels 1: Easy\n  touchpoint: B\n    feels anna -1\n    feels ben {ben}\n  touchpoint: C\n    feels 0\n",
            TWO.replace("journey: J\n", "journey: J\n  curve: steps\n")
        );
        let scene = drawn(&text);
        let levels = |persona: &str| -> Vec<(f64, f64, f64)> {
            let curves = all(&scene.root, "curve");
            let curve = curves.iter().find(|curve| curve.data("persona") == Some(persona)).expect("a curve");
            let segments =
                curve.shapes().filter(|shape| !matches!(&shape.stroke, Some(stroke) if stroke.role == Role::Calm));
            let mut levels = Vec::new();
            for shape in segments {
                let Form::Path(segments) = &shape.form else { continue };
                let mut pen = Point::default();
                for segment in segments {
                    if let Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) = *segment {
                        if (to.y - pen.y).abs() < 0.01 && !matches!(segment, Segment::Move(_)) {
                            levels.push((pen.x.min(to.x), pen.x.max(to.x), to.y));
                        }
                        pen = to;
                    }
                }
            }
            levels
        };
        let (anna, ben) = (levels("anna"), levels("ben"));
        assert!(anna.len() > 2 && ben.len() > 2, "{shared}: {anna:?} {ben:?}");
        for (left, right, y) in &anna {
            let hidden = ben
                .iter()
                .filter(|other| other.0.max(*left) + 12.0 < other.1.min(*right))
                .find(|other| (other.2 - y).abs() < 4.0);
            assert!(hidden.is_none(), "{shared}: {hidden:?} lies on {left} to {right} at {y}");
        }
    }
}

/// The first page named its own lowest point as the map's.
#[test]
fn the_first_page_names_the_lowest_point_of_the_whole_map() {
    let stage = |n: usize| {
        let column = |m: usize| {
            format!(
                "  touchpoint: Column {n} {m}\n    does: Something\n    feels {}: Word {n} {m}\n",
                -0.2 * n as f64 - 0.01 * m as f64
            )
        };
        format!("stage: Stage {n}\n{}", (0..4).map(column).collect::<String>())
    };
    let text = format!("journey: J\n{}", (0..6).map(stage).collect::<String>());
    let map = map("pages", &text);
    let pages = layout_pages(&map, &LayoutOptions::default(), &mut Fonts::new());
    assert!(pages.len() > 1);
    let lowest = |scene: &Scene| {
        let badges = all(&scene.root, "headline");
        badges.iter().flat_map(|badge| badge.lines()).map(|line| line.plain()).collect::<Vec<_>>()
    };
    let whole = lowest(&layout(&map, &LayoutOptions::default(), &mut Fonts::new()));
    assert!(whole.concat().contains("Word 5 3") && whole.concat().contains("Column 5 3"), "{whole:?}");
    assert_eq!(lowest(&pages[0]), whole);
}

/// Every stroke of the curves of one class, as its control points.
fn strokes(scene: &Scene, class: &str) -> Vec<[Point; 4]> {
    let groups = all(&scene.root, class);
    let mut strokes = Vec::new();
    for shape in groups.iter().flat_map(|group| group.shapes()) {
        let Form::Path(segments) = &shape.form else { continue };
        let mut pen = Point::default();
        for segment in segments {
            match *segment {
                Segment::Move(to) | Segment::Line(to) => pen = to,
                Segment::Cubic(lead, trail, to) => {
                    strokes.push([pen, lead, trail, to]);
                    pen = to;
                }
                Segment::Close => {}
            }
        }
    }
    strokes
}

fn is_straight([from, lead, trail, to]: [Point; 4]) -> bool {
    let aside = |at: Point| (at.x - from.x) * (to.y - from.y) - (at.y - from.y) * (to.x - from.x);
    aside(lead).abs() < 1e-6 && aside(trail).abs() < 1e-6
}

fn is_level_or_upright([from, .., to]: [Point; 4]) -> bool {
    (from.x - to.x).abs() < 1e-6 || (from.y - to.y).abs() < 1e-6
}

/// A curve has the shape that the map's head names: in both views, with its area, over columns for others, and the earlier one.
#[test]
fn curves_are_smooth_straight_or_in_steps() {
    let now = "persona anna: Anna\npersona ben: Ben\nstage: S\n  touchpoint a: A\n    feels anna 2\n    feels ben 1\n  \
               touchpoint b: B\n    for: anna\n    feels -2\n  touchpoint c: C\n    feels anna 1\n    feels ben -1\n  \
               touchpoint d: D\n    feels anna -1\n    feels ben 2\n";
    let before = format!("journey: Before\n{now}").replace("ben 1", "ben -2");
    for view in [View::Detail, View::Overview] {
        for (line, bent) in
            [("", true), ("  curve: smooth\n", true), ("  curve: straight\n", false), ("  curve: steps\n", false)]
        {
            let text = format!("journey: Now\n{line}  compares: before.journey\n{now}");
            let files = Memory::from_iter([("before.journey", before.clone())]);
            let map = compile("now.journey", text.as_bytes(), &files, &options()).map.expect("a map");
            let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
            for class in ["curve", "compared-curve", "area"] {
                let strokes = strokes(&scene, class);
                assert!(strokes.len() > 1, "{view:?} {line} {class}");
                assert_eq!(strokes.iter().any(|&stroke| !is_straight(stroke)), bent, "{view:?} {line} {class}");
                let in_steps = strokes.iter().all(|&stroke| is_level_or_upright(stroke));
                assert_eq!(in_steps, line.contains("steps"), "{view:?} {line} {class}");
            }
        }
    }
}

/// How far the faces of the scale are from neutral, from the top.
fn faces(scene: &Scene) -> Vec<f64> {
    let scale = all(&scene.root, "scale").remove(0);
    let faces = scale.shapes().filter_map(|shape| match shape.form {
        Form::Circle { centre, radius } if radius > 4.0 => Some(centre.y),
        Form::Circle { .. } | Form::Rect { .. } | Form::Line { .. } | Form::Path(_) => None,
    });
    faces.collect()
}

/// A curve between -1 and 1 took half of the scale's height, and was flat on a slide.
#[test]
fn a_step_at_the_end_of_the_scale_that_nobody_uses_is_low() {
    let scores = |scores: &str| {
        let columns = scores.split(' ').map(|score| format!("  touchpoint: T\n    feels {score}\n"));
        map("steps", &format!("journey: J\nstage: S\n{}", columns.collect::<String>()))
    };
    for view in [View::Detail, View::Overview] {
        let drawn = |map| layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        let [whole, both, one] = ["2 -2 1", "1 -1 0.5", "1 -2 0.5"].map(|all| faces(&drawn(scores(all))));
        let steps = |faces: &[f64]| faces.windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<_>>();
        let equal = |a: f64, b: f64| (a - b).abs() < 0.1;
        let [all, inner, lower] = [whole, both, one].map(|faces| steps(&faces));
        assert!(all.iter().all(|step| equal(*step, all[0])), "{view:?}: {all:?}");
        assert!(inner[0] < all[0] && equal(inner[0], inner[3]) && equal(inner[1], inner[2]), "{view:?}: {inner:?}");
        assert!(inner[1] > 1.3 * all[1], "{view:?}: {inner:?} {all:?}");
        // A point of score is equally high on both sides.
        assert!(lower[0] < all[0] && lower[1..].iter().all(|step| equal(*step, lower[1])), "{view:?}: {lower:?}");
    }
}

/// It ended in an upright edge where the line went on below neutral, over columns for somebody else.
#[test]
fn the_area_below_neutral_goes_on_where_the_line_does() {
    let text = format!(
        "{TWO}stage: S\n  touchpoint: A\n    feels anna -1\n    feels ben 1\n  touchpoint: B\n    for: ben\n    feels ben 1\n  touchpoint: C\n    feels anna -1\n    feels ben 1\n"
    );
    let scene = drawn(&text);
    let areas = all(&scene.root, "area");
    let area = areas.iter().find(|area| area.data("persona") == Some("anna")).expect("her area");
    let parts: Vec<_> = area.shapes().collect();
    let Form::Path(segments) = &parts[0].form else { panic!("{:?}", parts[0].form) };
    let moves = segments.iter().filter(|segment| matches!(segment, Segment::Move(_))).count();
    let xs = ends(parts[0]).into_iter().map(|point| point.x);
    let (left, right) = xs.fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), x| (left.min(x), right.max(x)));
    let cards = all(&scene.root, "touchpoint");
    let middle = |at: usize| {
        let frame = cards[at].group.frame.expect("a frame");
        cards[at].at.x + frame.x + frame.width / 2.0
    };
    assert!(moves == 1 && left < middle(0) + 20.0 && right > middle(2) - 20.0, "{moves} parts from {left} to {right}");
}

/// A cubic at its middle.
fn middle(from: Point, [lead, trail, to]: [Point; 3]) -> f64 {
    (from.y + 3.0 * lead.y + 3.0 * trail.y + to.y) / 8.0
}

/// Where the curves and the red area of a persona are in the middle of their first cubics, on the page.
fn middles(scene: &Scene, class: &str, persona: &str) -> Vec<f64> {
    let mut found = Vec::new();
    for group in all(&scene.root, class).iter().filter(|group| group.data("persona") == Some(persona)) {
        for shape in group.shapes() {
            let Form::Path(segments) = &shape.form else { continue };
            let mut pen = Point::default();
            for segment in segments {
                match *segment {
                    Segment::Move(to) | Segment::Line(to) => pen = to,
                    Segment::Cubic(lead, trail, to) => {
                        found.push(group.at.y + middle(pen, [lead, trail, to]));
                        pen = to;
                    }
                    Segment::Close => {}
                }
            }
        }
    }
    found
}

/// A curve that passes somebody else's mark hung lower than any feeling of its persona, and the red area ended above it.
#[test]
fn a_bent_curve_shows_no_feeling_that_nobody_has_and_bounds_the_red_area() {
    let text = |between: &str| {
        format!(
            "{TWO}stage: S\n  touchpoint: A\n    feels anna -0.5: Down\n    feels ben -1: Down\n  touchpoint: B\n    for: anna\n    \
             feels anna {between}: Low\n  touchpoint: C\n    feels anna 1: Fine\n    feels ben -1: Low\n"
        )
    };
    let straight = drawn(&text("2"));
    let level = middles(&straight, "area", "ben");
    for between in ["-1", "-0.9", "-1.1"] {
        let scene = drawn(&text(between));
        let (curve, area) = (middles(&scene, "curve", "ben"), middles(&scene, "area", "ben"));
        let base = all(&scene.root, "feeling");
        assert!(!base.is_empty() && area.len() == 1 && level.len() == 1);
        assert!(curve.iter().all(|y| (y - area[0]).abs() < 1.5), "{between}: {curve:?} {area:?}");
        let lowest = area_ends(&scene);
        assert!(curve.iter().all(|y| *y <= lowest + 0.01), "{between}: {curve:?} below {lowest}");
        assert!(curve.iter().any(|y| *y < lowest - 8.0), "{between}: not bent");
    }
}

/// Between two marks there is no room below neutral.
#[test]
fn a_curve_between_two_feelings_below_neutral_is_not_bent_above_it() {
    let text = "journey: J\npersona anna: Anna\npersona ben: Ben\npersona carl: Carl\nstage: S\n  touchpoint: A\n    feels ben -0.2: Down\n    \
                feels carl -2\n  touchpoint: B\n    for: anna, carl\n    feels anna -0.1: Low\n    feels carl -0.45: Low\n  touchpoint: C\n    \
                feels anna 2\n    feels ben -0.2: Low\n    feels carl -1\n";
    let scene = drawn(text);
    let neutral = all(&scene.root, "feelings").first().map_or(0.0, |feelings| feelings.at.y);
    for y in middles(&scene, "area", "ben").into_iter().chain(middles(&scene, "curve", "ben")) {
        assert!(y >= neutral - 0.01, "{y} above {neutral}");
    }
}

/// How low Ben's red area begins.
fn area_ends(scene: &Scene) -> f64 {
    let areas = all(&scene.root, "area");
    let area = areas.iter().find(|area| area.data("persona") == Some("ben")).expect("Ben's area");
    let lowest = area.shapes().flat_map(ends).map(|end| end.y).fold(f64::NEG_INFINITY, f64::max);
    area.at.y + lowest
}

/// On one page a long way's curve was already up at the edge, and on the next one it was still down.
#[test]
fn a_curve_crosses_the_edges_of_both_pages_at_the_same_height() {
    let mut text = String::from("journey: J\n  curve: straight\n");
    for stage in 0..4 {
        text.push_str(&format!("stage: Stage {stage}\n"));
        for column in 0..4 {
            let at = stage * 4 + column;
            text.push_str(&format!("  touchpoint c{at}: Column {at}\n    feels {}\n", if at == 15 { 2 } else { 1 }));
            text.push_str(if at == 1 { "    then c15 3 %: At once\n" } else { "" });
        }
    }
    let pages = layout_pages(&map("pages", &text), &LayoutOptions::default(), &mut Fonts::new());
    assert!(pages.len() > 1);
    // On the first page it leaves at the right edge; on the last one it comes in at the left edge.
    let at_edge = |page: &Scene, is_right: bool| -> Vec<f64> {
        let points = all(&page.root, "lead").into_iter().flat_map(|lead| {
            lead.shapes().flat_map(ends).map(|end| Point::new(lead.at.x + end.x, lead.at.y + end.y)).collect::<Vec<_>>()
        });
        let edge = if is_right { page.width - 48.0 } else { 192.0 };
        let near = points.filter(|point| (point.x - edge).abs() < 0.5);
        let zero = neutral(page);
        let mut heights: Vec<f64> = near.map(|point| ((zero - point.y) * 10.0).round() / 10.0).collect();
        heights.sort_by(f64::total_cmp);
        heights
    };
    let (out, into) = (at_edge(&pages[0], true), at_edge(&pages[pages.len() - 1], false));
    let [leaves, comes] = [&out, &into].map(|heights| *heights.last().expect("a curve at the edge"));
    assert!((leaves - comes).abs() < 0.2, "{out:?} {into:?}");
}

/// Where the line in the middle is.
fn neutral(page: &Scene) -> f64 {
    let scales = all(&page.root, "curves");
    scales[0].at.y
}
