//! What some get of the room of a drawing isn't taken from others: dates, answers, units, and the sign of a reason.

use super::{
    drawn, examples,
    find::{Found, all, lines, texts},
    laid_out, map,
};
use wayline::{
    layout::View,
    scene::{Fill, Form, Scene, TypeSize},
};

const BOTH: [View; 2] = [View::Detail, View::Overview];

fn shown(text: &str, view: View) -> Scene {
    laid_out(&map("fair", text), view)
}

/// One answer needed a line more, and no opportunity of the slide said any more when it is due.
#[test]
fn one_long_answer_takes_no_dates_from_the_others() {
    for name in ["hotel-stay", "broadband"] {
        let sample = examples().into_iter().find(|one| one.origin.contains(name)).expect("an example");
        let cards = all(&drawn(&sample, View::Overview).root, "opportunity");
        let has_date = |one: &&Found<'_>| lines(one.group).iter().any(|line| line.size == TypeSize::Small);
        let dated = cards.iter().filter(has_date).count();
        assert!(dated > 2 && dated == cards.len(), "{name}: {dated} of {}", cards.len());
    }
}

/// Left and right edge of the first group with this text, on the page.
fn edges(scene: &Scene, class: &str, text: &str) -> (f64, f64) {
    let found = all(&scene.root, class).into_iter().find(|one| texts(one.group).join(" ").contains(text));
    let found = found.unwrap_or_else(|| panic!("no {class} says {text}"));
    let frame = found.group.frame.or_else(|| all(found.group, "card").first().and_then(|card| card.group.frame));
    let frame = frame.unwrap_or_else(|| panic!("{class} {text} has no frame"));
    (found.at.x + frame.x, found.at.x + frame.right())
}

/// An answer to a critical and a major pain stood below the major one, where it was written: the critical one looked forgotten.
#[test]
fn an_answer_is_below_the_gravest_of_its_pains() {
    let text = "journey: J\nstage: S\n  touchpoint a: First\n    feels -2\n    pain x critical: Nobody answers\n  touchpoint b: Second\n    \
                feels -1\n    pain y: No form\n    opportunity: A line for nights\n      answers: x, y\n  touchpoint: Third\n    feels 1\n";
    for view in BOTH {
        let scene = shown(text, view);
        let (answer, first) = (edges(&scene, "opportunity", "A line"), edges(&scene, "touchpoint", "First"));
        assert!(answer.0 < first.1, "{view:?}: {answer:?} {first:?}");
    }
}

/// A line ended between a number and its unit.
#[test]
fn no_line_ends_before_a_unit_of_any_language() {
    let units = [
        "دقيقة",
        "درهم",
        "ساعات",
        "أسابيع",
        "minuti",
        "settimane",
        "minuut",
        "weken",
        "dias",
        "meses",
        "heure",
        "minuto",
    ];
    let figures = ["45", "٤٥"];
    for (figure, unit) in units.iter().flat_map(|unit| figures.map(|figure| (figure, unit))) {
        let pain = |at: usize| {
            let before = "lorem ipsum dolor sit amet";
            format!(
                "  touchpoint: T{at}\n    feels -1\n    pain: {} {figure} {unit} dolor sit\n",
                &before[..before.len() - at * 3]
            )
        };
        let text = format!("journey: J\nstage: S\n{}", (0..7).map(pain).collect::<String>());
        for view in BOTH {
            let scene = shown(&text, view);
            for found in all(&scene.root, "pain") {
                assert!(!texts(found.group).iter().any(|line| line.ends_with(figure)), "{:?}", texts(found.group));
            }
        }
    }
}

/// Below a title of two lines, the hatch of an assumed finding touched its letters.
#[test]
fn no_hatch_is_behind_a_small_headline() {
    let title = "How those who have waited for the letter with the access code for weeks come to the shop ".repeat(2);
    let text = format!(
        "journey: {title}\n  insight: They come back again\n    from: s\nsource s: S\n  confidence: assumed\nstage: S\n  feels -1: Sad\n"
    );
    let scene = shown(&text, View::Overview);
    let found = all(&scene.root, "line");
    let head = found.iter().find(|one| texts(one.group).join(" ").contains("They come")).expect("a headline");
    let hatch = head.shapes().find(|shape| shape.fill == Some(Fill::Hatch)).expect("it is assumed");
    let Form::Rect { rect, .. } = hatch.form else { panic!("{:?}", hatch.form) };
    let ink = head.lines().map(|line| line.ink().bottom()).fold(0.0, f64::max);
    assert!(rect.y >= ink - 2.0, "{rect:?} {ink}");
}

/// "80 % leave, 20 % leave" left out both reasons without a sign.
#[test]
fn a_reason_without_room_leaves_a_sign() {
    let text = "journey: J\nstage: S\n  touchpoint k0: Fills up\n  touchpoint: Finds the return lane\n    pain critical: The signs end\n    \
                then k0: Missed the lane\nstage: H\n  touchpoint: Queues\n    feels -1: In a hurry\n  touchpoint: Hands over the key\n  \
                touchpoint: Watches\n    feels -0.5: Watched\n    leaves: Calls a lawyer\nstage: Pay\n  touchpoint: Gets the bill\n    \
                feels -1.5: More than was said\n  touchpoint: Complains\n    leaves 80 %: Never rents again\n    \
                leaves 20 %: Comes back anyway because it is cheap\n";
    for view in BOTH {
        let scene = shown(text, view);
        let ways: Vec<String> = all(&scene.root, "way-label").iter().map(|one| texts(one.group).join(" ")).collect();
        let said = ways.iter().filter(|way| way.contains("80") || way.contains("20"));
        for way in said {
            let signs = way.matches('…').count()
                + ["Never rents again", "it is cheap"].iter().filter(|why| way.contains(**why)).count();
            let shares = way.matches('%').count();
            assert!(signs >= shares, "{view:?}: {way}");
        }
    }
}
