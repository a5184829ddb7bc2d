//! The words and the widths of ways: nothing is cut where there is room for it, and the wider line is the way of more people.

use super::{
    find::{all, joined, lines},
    map,
};
use std::fmt::Write as _;
use wayline::{
    layout::{LayoutOptions, View, layout},
    scene::Scene,
    text::Fonts,
};

fn drawn(text: &str) -> Scene {
    layout(&map("ways", text), &LayoutOptions::default(), &mut Fonts::new())
}

fn labels(scene: &Scene) -> Vec<String> {
    let mut said: Vec<String> = all(&scene.root, "way-label").iter().map(|label| joined(label.group)).collect();
    said.sort();
    said
}

/// The widest line of each way; the bar of a way out is never thinner than 2.
fn widths(scene: &Scene) -> Vec<(String, f64)> {
    let width = |way: &super::find::Found<'_>| {
        let strokes = way.shapes().filter_map(|shape| shape.stroke.as_ref()).map(|stroke| stroke.width);
        (way.data("kind").unwrap_or_default().to_owned(), strokes.fold(0.0, f64::max))
    };
    all(&scene.root, "way").iter().map(width).collect()
}

/// A journey of twelve columns with a line more below some of them.
fn twelve(lines: &[(usize, &str)]) -> String {
    let mut text = String::from("journey: J\n");
    for at in 0..12 {
        if at % 4 == 0 {
            let _ = writeln!(text, "stage: Stage {at}");
        }
        let _ = writeln!(text, "  touchpoint c{at}: Column {at}\n    feels 1");
        for (_, line) in lines.iter().filter(|(column, _)| *column == at) {
            let _ = writeln!(text, "    {line}");
        }
    }
    text
}

/// An arrow without share and without words was all that was left of it.
#[test]
fn the_last_column_says_why_people_leave() {
    let text = twelve(&[(11, "leaves 10 %: Stays in a hotel until the new flat is ready")]);
    assert_eq!(labels(&drawn(&text)), ["10 % leave: Stays in a hotel until the new flat is ready"]);
    let crowded = [
        (0, "then c11 3 %: Takes the parents' spare room"),
        (7, "then c11 40 %: Has no furniture"),
        (11, "leaves 10 %: Stays in a hotel"),
        (11, "then c1 5 %: Looks again"),
    ];
    let said = labels(&drawn(&twelve(&crowded)));
    assert!(said.contains(&"10 % leave: Stays in a hotel".to_owned()), "{said:?}");
}

/// The words of a way out ended where the next column does, however much room was beyond it.
#[test]
fn words_of_a_way_out_have_the_room_up_to_the_next_arc_as_high() {
    let reason = "Gives up and stays where they are, at least until the children have left school";
    let scene = drawn(&twelve(&[(1, &format!("leaves 15 %: {reason}"))]));
    assert_eq!(labels(&scene), [format!("15 % leave: {reason}")]);
    assert!(all(&scene.root, "way-label").iter().all(|label| lines(label.group).len() < 3));
    // A short arc has little room, but more lines.
    let scene = drawn(&twelve(&[
        (2, "then c1 25 %: Doubts whether the move is such a good idea"),
        (1, "leaves 5 %: Too dear"),
    ]));
    let said = labels(&scene);
    assert!(said.contains(&"25 % Doubts whether the move is such a good idea".to_owned()), "{said:?}");
}

/// On a slide, where a way has one line, "7 % leave …" had all of the row free at its left.
#[test]
fn words_of_a_way_that_turns_back_have_the_room_up_to_the_arc_before_it() {
    let reason = "Goes to a competitor who answers the telephone";
    let text = twelve(&[(2, "then c1 25 %: Doubts it"), (11, &format!("leaves 7 %: {reason}"))]);
    let scene = layout(
        &map("ways", &text),
        &LayoutOptions { view: View::Overview, ..LayoutOptions::default() },
        &mut Fonts::new(),
    );
    assert!(labels(&scene).contains(&format!("7 % leave: {reason}")), "{:?}", labels(&scene));
    // Another way on the same level ends that room.
    let crowded: Vec<(usize, String)> = (0..11)
        .map(|at| (at, format!("leaves 5 %: Reason number {at}")))
        .chain([(11, format!("leaves 7 %: {reason}"))])
        .collect();
    let crowded: Vec<(usize, &str)> = crowded.iter().map(|(at, line)| (*at, line.as_str())).collect();
    let said = labels(&drawn(&twelve(&crowded)));
    assert!(said.iter().all(|label| !label.contains('…')), "{said:?}");
}

/// Words in the middle of their line lay on the border between two stages, with room beside it.
#[test]
fn words_on_a_line_lie_on_no_border_between_stages() {
    let text = twelve(&[(2, "then c6 20 %: Looks it up"), (9, "then c5 15 %: Doubts it")]);
    let map = map("ways", &text);
    for view in [View::Detail, View::Overview] {
        let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        let spans = |class: &str| -> Vec<(f64, f64)> {
            let found = all(&scene.root, class);
            let span = |one: &super::find::Found<'_>| {
                one.group.frame.map(|frame| (frame.x + one.at.x, frame.right() + one.at.x))
            };
            found.iter().filter_map(span).collect()
        };
        let (labels, stages) = (spans("way-label"), spans("stage"));
        let inside =
            |label: &&(f64, f64)| stages.iter().any(|stage| stage.0 - 8.0 <= label.0 && label.1 <= stage.1 + 8.0);
        assert_eq!(labels.iter().filter(inside).count(), 2, "{view:?}: {labels:?} in {stages:?}");
    }
}

/// "8 % leave short-term care" read as a verb and its object.
#[test]
fn a_reason_is_set_apart_from_the_word_before_it() {
    let text = twelve(&[(1, "leaves 8 %: short-term care"), (6, "then c3 20 %: forgot")]);
    assert_eq!(labels(&drawn(&text)), ["20 % forgot", "8 % leave: short-term care"]);
}

/// A way for five of six had the marks of four, as if the fifth went elsewhere.
#[test]
fn a_way_for_more_personas_than_it_has_marks_counts_the_others() {
    let mut text = String::from("journey: J\n");
    for name in ["amira", "bo", "chen", "dora", "emil", "fay"] {
        let _ = writeln!(text, "persona {name}: {name}");
    }
    text.push_str(
        "stage: S\n  touchpoint a: A\n    feels 1\n    then c 60 %: Checked in\n  touchpoint b: B\n    feels 0\n  touchpoint c: C\n    for: amira, bo, chen, dora, emil\n    feels 1\n  touchpoint d: D\n    feels 1\n",
    );
    let scene = drawn(&text);
    let label = all(&scene.root, "way-label").remove(0);
    assert_eq!((joined(label.group), label.shapes().count()), ("+2 · 60 % Checked in".to_owned(), 3));
}

/// Everybody who is left had the thinnest line of all, and five reasons to leave the width of one.
#[test]
fn a_way_is_as_wide_as_all_who_take_it_are_many() {
    let all_left = twelve(&[(1, "then c3"), (5, "then c7 60 %"), (5, "then c8 40 %")]);
    let mut drawn_widths: Vec<f64> = widths(&drawn(&all_left)).into_iter().map(|(_, width)| width).collect();
    drawn_widths.sort_by(f64::total_cmp);
    assert_eq!(drawn_widths, [3.25, 4.5, 4.5]);
    let reasons = "leaves 1 %: A\n    leaves 2 %: B\n    leaves 3 %: C\n    leaves 4 %: D\n    leaves 5 %: E";
    let scene = drawn(&twelve(&[(1, reasons)]));
    assert_eq!(widths(&scene), [("exit".to_owned(), 2.25)]);
    assert_eq!(labels(&scene), ["5 % leave: E 4 % leave: D 3 % leave: C + 2 more"], "the largest, not the first");
    for persona in ["anna", "ben"] {
        let text = twelve(&[(1, &format!("leaves anna 9 %: A\n    leaves {persona} 9 %: B"))]);
        let text = text.replacen('\n', "\npersona anna: Anna\npersona ben: Ben\n", 1);
        let width = if persona == "anna" { 2.25 } else { 2.0 };
        assert_eq!(widths(&drawn(&text)), [("exit".to_owned(), width)], "shares of two personas aren't added");
    }
}

/// What has no room for its words in a slide keeps them in the detail view.
#[test]
fn the_detail_view_cuts_no_way_that_the_overview_shows_whole() {
    let text =
        twelve(&[(3, "leaves 4 %: A better offer from the competitor down the road"), (4, "leaves 8 %: Moves house")]);
    let (detail, map) = (labels(&drawn(&text)), map("ways", &text));
    let slide = layout(&map, &LayoutOptions { view: View::Overview, ..LayoutOptions::default() }, &mut Fonts::new());
    for said in labels(&slide).iter().filter(|said| !said.contains('…')) {
        assert!(detail.contains(said), "{said}: {detail:?}");
    }
    assert_eq!(detail.len(), 2);
}
