//! Curves that lie on neutral, share a point, or go on beyond the page.

use super::{
    find::{all, ends},
    map,
};
use wayline::{
    layout::{LayoutOptions, layout, layout_pages},
    scene::{Role, Scene},
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
