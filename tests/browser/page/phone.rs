//! The journey on a phone: the curve goes from top to bottom beside the cards, and can be read.

use super::pages::{examples, folder, wayline};
use crate::chromium::{Browser, Tab};

tests![
    marks_are_beside_each_other_in_the_shapes_of_the_legend,
    neutral_and_its_red_side_are_seen_all_the_way,
    the_feelings_that_are_used_take_the_width_of_the_gutter,
    curves_of_equal_feelings_are_beside_each_other,
    curves_go_on_beside_heads_and_whole_stages,
    every_pain_of_a_column_has_its_badge_on_the_curve,
    the_bar_leaves_room_for_the_journey,
    lanes_that_are_not_shown_are_not_in_the_cards,
];

/// Three who feel the same, or nearly, with many pains, and a stage that has something to say as a whole.
const THREE: &str = "journey: Together
  owner: Everybody who looks after more than one of these things
  reviewed: 2026-01-01, every 3 months
persona anna: Anna
persona ben: Ben
persona cleo: Cleo
stage one: One
  goal: A goal that takes more than a single line of a head as narrow as this
  touchpoint door: The door
    feels anna 1
    feels ben 1
    feels cleo 0.9
  touchpoint hall: The hall
    feels anna -1.5
    feels ben -1.5
    feels cleo -1.5
    pain: Narrow
    pain major: Dark
    pain critical: Shut
    pain critical: Cold
    pain: Damp
      for: cleo
stage two: Two
  pain: Nobody says how long
  touchpoint stairs: The stairs
    feels anna -1.5
    feels ben -1
    feels cleo 0
    pain: Steep
  touchpoint roof: The roof
    feels anna 2
    feels ben 1.9
    feels cleo 0
";

/// Its page, as a phone shows it.
fn phone<'a>(browser: &'a Browser, name: &str, map: &str) -> Tab<'a> {
    let folder = folder(name);
    std::fs::write(folder.join("map.journey"), map).expect("a map");
    let (fine, said) = wayline(&folder, &["build", "map.journey", "-f", "html"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.resize(390, 844);
    tab.open_file(&folder.join("map.html"));
    tab
}

/// The boxes of some parts of each column: left, top, right, bottom.
fn boxes(tab: &Tab<'_>, of: &str) -> Vec<Vec<[f64; 4]>> {
    tab.eval(&format!(
        "[...document.querySelectorAll('[data-turned=column]')].map((column) => [...column.querySelectorAll('{of}')].map((part) => {{
           const {{ left, top, right, bottom }} = part.getBoundingClientRect(); return [left, top, right, bottom]; }}))"
    ))
}

fn overlap(one: &[f64; 4], other: &[f64; 4]) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

fn marks_are_beside_each_other_in_the_shapes_of_the_legend() {
    let browser = Browser::shared();
    let tab = phone(browser, "phone-marks", THREE);
    let columns = boxes(&tab, "[data-mark]");
    assert_eq!(columns.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3, 3]);
    for (number, marks) in columns.iter().enumerate() {
        for (at, mark) in marks.iter().enumerate() {
            assert!(!marks[..at].iter().any(|other| overlap(mark, other)), "column {number}: {marks:?}");
        }
    }
    let (legend, drawn): (Vec<String>, Vec<String>) = tab.eval(
        "(() => {
           const look = (shape, colour) => `${shape} ${colour}`, all = (of, within) => [...within.querySelectorAll(of)];
           return [all('.lead .mark', document).map((mark) => look(mark.classList[1], getComputedStyle(mark).backgroundColor)),
             all('[data-mark]', document.querySelector('[data-turned=column]')).map((mark) => look(mark.dataset.mark, getComputedStyle(mark).fill))];
         })()",
    );
    assert_eq!(legend, drawn);
    // A corner is in a square and not in a diamond or a circle.
    let corners: Vec<bool> = tab.eval(
        "[...document.querySelector('[data-turned=column]').querySelectorAll('[data-mark]')].map((mark) => { const { x, y } = mark.getBBox();
           return mark.isPointInFill({ x: x + .5, y: y + .5 }); })",
    );
    assert_eq!(corners, [false, false, true]);
    tab.expect_no_complaint();
}

fn neutral_and_its_red_side_are_seen_all_the_way() {
    let browser = Browser::shared();
    let tab = phone(browser, "phone-neutral", THREE);
    // Left of it, something is red where somebody feels bad; it goes through every column, and beside every head.
    let (lines, areas): (Vec<(f64, f64)>, Vec<f64>) = tab.eval(
        "(() => {
           const all = (of) => [...document.querySelectorAll(of)].map((part) => part.getBoundingClientRect());
           return [all('[data-turned] [data-neutral]').map(({ left, height }) => [left, height]),
             all('[data-turned=column] [data-areas]').map(({ width }) => width)];
         })()",
    );
    assert_eq!(lines.len(), 6, "four columns and two heads");
    assert!(lines.iter().all(|(x, height)| (x - lines[0].0).abs() < 0.5 && *height > 80.0), "{lines:?}");
    assert!(areas.len() == 3 && areas.iter().any(|width| *width > 30.0), "{areas:?}");
    let (ticks, bad): (Vec<String>, Vec<String>) = tab.eval(
        "['', '[fill*=red]'].map((of) => [...document.querySelector('[data-turned=scale]').querySelectorAll(`text${of}`)].map((text) => text.textContent))",
    );
    assert_eq!(
        (ticks.as_slice(), bad.as_slice()),
        (["−1.5", "0", "+2"].map(String::from).as_slice(), &["−1.5".into()][..])
    );
    // They are read from left to right in a language that isn't.
    let turned = browser.tab();
    turned.resize(390, 844);
    turned.open_file(&examples().join("mobile-plan-ar.html"));
    let ticks: Vec<(f64, f64, String)> = turned.eval(
        "[...document.querySelector('[data-turned=scale]').querySelectorAll('text')].map((text) => {
           const { left, right } = text.getBoundingClientRect(); return [left, right, text.textContent]; })",
    );
    assert!(ticks.len() == 3 && ticks.iter().all(|(left, right, _)| *left > 250.0 && *right <= 390.0), "{ticks:?}");
    assert!(ticks[0].0 > ticks[1].0 && ticks[1].0 > ticks[2].0, "good is where lines end: {ticks:?}");
}

fn the_feelings_that_are_used_take_the_width_of_the_gutter() {
    let browser = Browser::shared();
    let tab = phone(browser, "phone-width", THREE);
    let middles: Vec<f64> =
        boxes(&tab, "[data-mark]").concat().iter().map(|mark| f64::midpoint(mark[0], mark[2])).collect();
    let (least, most) = middles.iter().fold((f64::MAX, f64::MIN), |(least, most), x| (least.min(*x), most.max(*x)));
    let card: f64 = tab.eval("document.querySelector('#journey .column').getBoundingClientRect().left");
    assert!(most - least > 70.0 && least > 16.0 && most < card - 6.0, "{least} to {most}, a card at {card}");
    // What is nearly the same everywhere doesn't look like a great change.
    let calm = "journey: Calm\npersona anna: Anna\nstage: S\n  touchpoint: One\n    feels 0.1\n  touchpoint: Two\n    feels 0\n";
    let tab = phone(browser, "phone-calm", calm);
    let marks = boxes(&tab, "[data-mark]").concat();
    assert!((marks[0][0] - marks[1][0]).abs() < 8.0, "{marks:?}");
}

fn curves_of_equal_feelings_are_beside_each_other() {
    let browser = Browser::shared();
    let tab = phone(browser, "phone-equal", THREE);
    // Where each is in the middle of the column in which all feel the same.
    let starts: Vec<f64> = tab.eval(
        "[...document.querySelectorAll('[data-turned=column]')[1].querySelectorAll('[data-curve]')].map((curve) => {
           const all = [...Array(201).keys()].map((at) => curve.getPointAtLength(curve.getTotalLength() * at / 200));
           return all.find(({ y }) => Math.abs(y - 50) < 1).x; })",
    );
    assert_eq!(starts.len(), 3);
    assert!(starts.windows(2).all(|pair| pair[1] - pair[0] > 2.0), "{starts:?}");
}

/// Where curves leave the pictures beside heads and enter those of columns: the way down, then how far to the right.
const ENDS: &str = "[...document.querySelectorAll('#journey table')].slice(1).map((table) => {
    const before = table.querySelector('[data-turned=before]'), column = table.querySelector('[data-turned=column]');
    const place = (path, at) => path.getPointAtLength(at).matrixTransform(path.getScreenCTM()).x;
    const all = (of) => [...of.querySelectorAll('[data-curve]')];
    return [before.getBoundingClientRect().top - table.getBoundingClientRect().top,
      column.getBoundingClientRect().top - before.getBoundingClientRect().bottom,
      all(before).map((path) => place(path, 0)), all(column).map((path) => place(path, 0))];
  })";

fn curves_go_on_beside_heads_and_whole_stages() {
    let browser = Browser::shared();
    let tab = phone(browser, "phone-heads", THREE);
    let ends: Vec<(f64, f64, Vec<f64>, Vec<f64>)> = tab.eval(ENDS);
    assert_eq!(ends.len(), 1);
    for (above, gap, from, to) in ends {
        assert!(above <= 0.0 && gap <= 1.0, "from above the head down to the first column: {above}, {gap}");
        assert_eq!(from.len(), 3);
        assert!(from.iter().zip(&to).all(|(from, to)| (from - to).abs() < 0.5), "{from:?} {to:?}");
    }
    let whole: bool = tab.eval("!!document.querySelectorAll('#journey table')[1].querySelector('tbody:not([id])')");
    assert!(whole, "the second stage has a card of its own");
}

fn every_pain_of_a_column_has_its_badge_on_the_curve() {
    let browser = Browser::shared();
    let tab = phone(browser, "phone-badges", THREE);
    let (badges, marks) = (boxes(&tab, "[data-badge]"), boxes(&tab, "[data-mark]"));
    assert_eq!(badges.iter().map(Vec::len).collect::<Vec<_>>(), [0, 5, 1, 0]);
    let card: f64 = tab.eval("document.querySelector('#journey .column').getBoundingClientRect().left");
    for (badges, marks) in badges.iter().zip(&marks) {
        for (at, badge) in badges.iter().enumerate() {
            assert!(badge[0] >= 0.0 && badge[2] <= card, "{badge:?}");
            assert!(!badges[..at].iter().chain(marks).any(|other| overlap(badge, other)), "{badges:?} {marks:?}");
        }
    }
    // The one that is for her is below her mark.
    let (damp, cleo) = (badges[1][4], marks[1][2]);
    assert!((f64::midpoint(damp[0], damp[2]) - f64::midpoint(cleo[0], cleo[2])).abs() < 30.0 && damp[1] > cleo[3]);
    let told: Vec<String> = tab.eval(
        "[...document.querySelectorAll('[data-turned=column]')[1].querySelectorAll('[data-badge]')].map((badge) => badge.dataset.badge + badge.textContent)",
    );
    assert_eq!(told, ["minor1", "major2", "critical3", "critical4", "minor5"]);
}

fn the_bar_leaves_room_for_the_journey() {
    let browser = Browser::shared();
    let bar = |tab: &Tab<'_>| tab.eval::<f64>("document.querySelector('.bar').getBoundingClientRect().height");
    let tab = phone(browser, "phone-bar", THREE);
    assert!(bar(&tab) <= 72.0, "{}", bar(&tab));
    let first: f64 = tab.eval("document.querySelector('[data-turned]').getBoundingClientRect().bottom");
    assert!(first < 500.0, "the journey begins on the first screen: {first}");
    for name in ["hotel-stay", "mobile-plan-ar", "ryokan-stay"] {
        tab.open_file(&examples().join(format!("{name}.html")));
        assert!(bar(&tab) <= 72.0, "{name}: {}", bar(&tab));
    }
    // On a desk it has one line, and the map's facts are in a menu.
    tab.resize(1400, 900);
    tab.open_file(&examples().join("hotel-stay.html"));
    assert!(bar(&tab) <= 50.0, "{}", bar(&tab));
    tab.click("#more > summary");
    let facts: String = tab.eval("document.querySelector('#more dl').innerText");
    assert!(facts.contains("House management"), "{facts}");
    tab.expect_no_complaint();
}

/// The cards kept them.
fn lanes_that_are_not_shown_are_not_in_the_cards() {
    let browser = Browser::shared();
    let tab = phone(browser, "phone-show", THREE);
    let shown = || tab.eval::<bool>("document.querySelector('#journey tr[data-lane=experience]').checkVisibility()");
    let lanes: Vec<String> =
        tab.eval("[...document.querySelectorAll('#journey tr[data-lane]')].map((row) => row.dataset.lane)");
    assert!(lanes.iter().any(|lane| lane == "experience"), "{lanes:?}");
    assert!(shown());
    tab.run("document.querySelector('[data-filter=lane] [value=experience]').click()");
    assert!(!shown());
    tab.expect_no_complaint();
}
