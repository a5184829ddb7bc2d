//! The experience panel, from a map's text to its finished geometry: no label covers anything, whatever the map.

use crate::support::{
    self,
    every_map::{alone, hold, times},
    generate,
    panel::{Drawn, Item, drawn},
};
use wayline::scene::{Point, TypeSize};

const SEVERITIES: [&str; 3] = ["minor", "major", "critical"];

#[test]
fn no_label_covers_anything() {
    let maps = (0..96 * times()).map(|seed| alone(format!("felt {seed}"), generate::felt(seed)));
    hold(maps, |map| {
        if let Some(drawn) = drawn(map.text().unwrap_or_default()) {
            check(&drawn);
        }
        Ok(())
    });
}

/// Everything that must hold of a panel.
fn check(drawn: &Drawn) {
    for (index, item) in drawn.items.iter().enumerate() {
        let Item::Text { ink, plain, group, size } = item else { continue };
        assert!(drawn.frame.contains(*ink, 0.5), "{plain:?} leaves the panel");
        for other in &drawn.items[index + 1..] {
            if let Item::Text { ink: covered, plain: other, .. } = other {
                assert!(!ink.overlaps(*covered, 0.01), "{plain:?} covers {other:?}");
            }
        }
        for other in &drawn.items {
            let Item::Obstacle { outline, group: of, class, .. } = other else { continue };
            // A name stands on its own pill and a number on its own bead; words stand clear of their own points too.
            if of == group && *size != TypeSize::Head {
                continue;
            }
            let touched = outline
                .iter()
                .find(|point| ink.x < point.x && point.x < ink.right() && ink.y < point.y && point.y < ink.bottom());
            assert!(touched.is_none() || of == group && class == "pain", "{plain:?} touches a {class} at {touched:?}");
        }
    }
}

fn checked(text: &str) -> Drawn {
    let drawn = drawn(text).expect("the map has a panel");
    check(&drawn);
    drawn
}

#[test]
fn the_smallest_panel_has_its_words() {
    let drawn = checked("journey: Coffee run\nstage: Enter\n  feels 1: Welcome\nstage: Sit down\n  feels -1: Lost\n");
    assert!(drawn.has_text("Welcome") && drawn.has_text("Lost"));
    assert!(drawn.has_text("Neutral"), "the baseline is labelled");
}

#[test]
fn a_map_of_pains_alone_has_no_scale() {
    let drawn = checked("journey: Pains\nstage: A\n  pain critical: Never comes\n  pain: Slow\n");
    assert!(drawn.has_text("Never comes") && drawn.has_text("Critical") && !drawn.has_text("Delighted"));
}

#[test]
fn a_gap_leaves_the_curve_broken() {
    let whole = checked("journey: J\nstage: A\n  feels 1\nstage: B\n  feels 1\nstage: C\n  feels 1\n");
    let broken = checked("journey: J\nstage: A\n  feels 1\nstage: B\n  pain: x\nstage: C\n  feels 1\n");
    assert_eq!((whole.lines_of("curve"), broken.lines_of("curve")), (2, 0));
}

#[test]
fn below_the_baseline_the_line_is_red_and_cut_at_it() {
    let drawn = checked("journey: J\nstage: A\n  feels 2\nstage: B\n  feels -2\n");
    assert_eq!(drawn.lines_of("curve"), 2, "one piece above, one below");
}

#[test]
fn the_gap_is_told_in_words() {
    let drawn = checked("journey: J\nstage: A\n  feels -1.5\n  expects 1: Speed\n");
    assert!(drawn.has_text("gap −2.5"));
}

#[test]
fn fifty_personas_in_one_place_stay_readable() {
    let mut text = String::from("journey: Crowd\n");
    (0..50).for_each(|index| text += &format!("persona p{index}: P{index} Someone\n"));
    for stage in ["A", "B"] {
        text += &format!("stage: {stage}\n");
        (0..50).for_each(|index| text += &format!("  feels p{index} -1: Word number {index}\n"));
    }
    let drawn = checked(&text);
    (0..50).for_each(|index| assert!(drawn.has_text(&format!("Word number {index}")), "{index}"));
}

#[test]
fn twenty_pains_in_one_column_each_have_a_bead_and_a_card() {
    let mut text = String::from("journey: J\nstage: A\n  feels -2: Bad\n");
    (0..20).for_each(|index| text += &format!("  pain {}: Trouble {index}\n", SEVERITIES[index % 3]));
    let drawn = checked(&text);
    (1..=20).for_each(|number| assert_eq!(drawn.count_text(&number.to_string()), 2, "{number}"));
}

#[test]
fn a_long_journey_is_drawn_whole() {
    let mut text = String::from("journey: Long\npersona a: Anna\npersona b: Ben\nstage: A\n");
    for index in 0..400 {
        let score = [1, 2, -1, -2][index % 4];
        text += &format!("  touchpoint: T{index}\n    feels a {score}: Word{index}\n    feels b -1: Other{index}\n");
    }
    let drawn = drawn(&text).expect("the map has a panel");
    (0..400)
        .for_each(|index| assert!(drawn.has_text(&format!("Word{index}")) && drawn.has_text(&format!("Other{index}"))));
}

#[test]
fn curves_are_told_in_words() {
    let text = "journey: J\npersona anna: Anna\nstage: A\n  feels anna 0.5: Curious\nstage: B\n  feels anna -2\nstage: C\n  feels anna 0.5: Heard\n";
    let map = support::compile_text(text).map.expect("the map is right");
    let told = wayline::layout::curves_in_words(&map);
    assert_eq!(told[0].1, "Anna: starts at 0.5 (Curious) at “A”, falls to −2 at “B”, ends at 0.5 (Heard) at “C”.");
}

#[test]
fn a_column_is_widened_for_four_cards() {
    let pains: String = (0..4).map(|index| format!("  pain: Trouble {index}\n")).collect();
    let rest = ["B", "C", "D", "E", "F", "G", "H"].map(|stage| format!("stage: {stage}\n  feels 1\n")).concat();
    let drawn = checked(&format!("journey: J\nstage: A\n{pains}{rest}"));
    let [first, second] = ["Trouble 0", "Trouble 1"].map(|said| drawn.card(said));
    assert!(first.right() < second.x && first.y == second.y);
}

#[test]
fn the_pains_of_a_stage_span_it_below_those_of_its_columns() {
    let drawn = checked(
        "journey: J\nstage: A\n  pain: Whole one\n  pain: Whole two\n  touchpoint: One\n    pain: Own\n  touchpoint: Two\n    pain: Other\n",
    );
    let [one, two] = ["Whole one", "Whole two"].map(|said| drawn.card(said));
    let [own, other] = ["Own", "Other"].map(|said| drawn.card(said));
    assert!(one.right() < two.x && (one.y, one.width) == (two.y, two.width), "side by side");
    assert!((one.x - own.x).abs() < 2.0 && (two.right() - other.right()).abs() < 2.0, "from edge to edge of the stage");
    assert!(own.bottom() < one.y && other.bottom() < two.y);
}

#[test]
fn three_curves_that_coincide_run_side_by_side() {
    let mut text = String::from("journey: J\npersona a: Anna\npersona b: Ben\npersona c: Cleo\n");
    for (stage, score) in [("A", 1), ("B", 1), ("C", -2), ("D", -2), ("E", 0), ("F", 0)] {
        text += &format!("stage: {stage}\n  feels {score}\n");
    }
    let drawn = checked(&text);
    let mut curves: std::collections::BTreeMap<usize, Vec<Point>> = std::collections::BTreeMap::new();
    for item in &drawn.items {
        if let Item::Obstacle { outline, class, is_line: true, group } = item
            && class == "curve"
        {
            // Where curves meet at their marks, those tell whose they are.
            let middle = outline.len() / 5..outline.len() - outline.len() / 5;
            curves.entry(*group).or_default().extend(&outline[middle]);
        }
    }
    let curves: Vec<Vec<Point>> = curves.into_values().collect();
    assert_eq!(curves.len(), 3);
    for (index, curve) in curves.iter().enumerate() {
        for other in &curves[index + 1..] {
            let apart = |a: &Point| other.iter().map(|b| (a.x - b.x).hypot(a.y - b.y)).fold(f64::INFINITY, f64::min);
            let nearest = curve.iter().map(apart).fold(f64::INFINITY, f64::min);
            assert!(nearest > 4.0, "two lines of 4 touch: {nearest}");
        }
    }
}
