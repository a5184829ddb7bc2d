//! `wayline show`, and maps as text files.

use super::sandbox::Sandbox;
use unicode_width::UnicodeWidthStr;

const MAP: &str = "journey: Coffee
persona anna: Anna
persona ben: Ben
stage: Enter
  touchpoint: Queue
    feels anna -1: Rushed
    feels ben 1
    pain critical: The queue is out of the door
    does: Counts the people in front of her, one after the other, twice
  touchpoint order: Order
    feels anna 2: Seen
    leaves anna 10 %: Too slow
stage: Sit
  feels ben -2
  gain: A window
  then order 20 %
";

/// The number of a baseline at an end of the scale was there twice.
#[test]
fn a_scale_whose_baseline_is_an_end_has_each_number_once() {
    for (scale, numbers) in [("1..5, baseline 1", ["5", "1"]), ("0..10, baseline 10", ["10", "0"])] {
        let text = format!("journey: A\n  scale: {scale}\nstage: S\n  touchpoint: T\n    feels 4: x\n");
        let out = Sandbox::new().file("a.journey", text).run("show a.journey --width 80").code(0).out;
        let axis: Vec<String> =
            out.lines().map(|line| line.chars().take(7).collect::<String>().trim().to_owned()).collect();
        for number in numbers {
            assert_eq!(axis.iter().filter(|shown| *shown == number).count(), 1, "{number}: {out}");
        }
    }
}

#[test]
fn a_map_is_read_in_the_terminal() {
    let sandbox = Sandbox::new().file("a.journey", MAP);
    let wide = sandbox.run("show a.journey --width 100").code(0).out;
    for part in
        ["Coffee\n", "Anna", "●", "┈", "── Enter ─", "1 Queue", "2 Order", "!!!", "↓", "↩", "Ben: −2", "A A window"]
    {
        assert!(wide.contains(part), "{part}:\n{wide}");
    }
    let line = wide.lines().find(|line| line.contains("1 Queue")).expect("a heading");
    assert!(line.contains("2 Order"), "columns are next to each other: {line}");
    let plain = sandbox.run("show a.journey").code(0).out;
    assert!(plain.contains("Stage: Enter\n") && !plain.contains("── Enter"), "{plain}");
    let (queue, order) = (plain.find("1 Queue").expect("a heading"), plain.find("2 Order").expect("a heading"));
    let pain = plain.find("The queue is out").expect("a pain");
    assert!(queue < pain && pain < order, "in the order in which it is read aloud:\n{plain}");
    sandbox.run("build a.journey --format text").code(0).says(&["a.txt"]);
    assert_eq!(sandbox.read("a.txt"), plain);
    sandbox.run("build a.journey -o b.txt").code(0);
    assert_eq!(sandbox.run("show - --quiet").code(1).out, "");
    assert_eq!(sandbox.run_with("show -", MAP).code(0).out, plain);
    let anna = sandbox.run("show a.journey --personas anna").code(0).out;
    assert!(anna.contains("Anna") && !anna.contains("Ben"), "{anna}");
    sandbox.run("show a.journey --width 10").code(2).says(&["24"]);
}

#[test]
fn no_line_is_wider_than_it_should_be() {
    let japanese = "journey: コーヒーを買うまでの長い長い道のり\n  lang: ja\npersona anna: 安娜\nstage: 店に入る\n  touchpoint: 列に並ぶ\n    feels anna -1: 急いでいる\n    pain: 列が長くて、いつ順番が来るのか誰にもわからない\nstage: 座る\n  feels anna 1\n";
    let many = (0..40).map(|at| format!("stage: Stage number {at}\n  feels {}\n  does: Walks on\n", at % 5 - 2));
    let long = format!("journey: Long\n{}", many.collect::<String>());
    let word = format!("journey: Word\nstage: A\n  does: {}\n  feels 1\n", "x".repeat(300));
    for map in [MAP, japanese, &long, &word] {
        let sandbox = Sandbox::new().file("a.journey", map);
        for width in [24, 40, 80, 160] {
            let shown = sandbox.run(&format!("show a.journey --width {width}")).code(0).out;
            for line in shown.lines() {
                assert!(line.width() <= width, "{width}: {line:?}\n{shown}");
            }
        }
    }
}

#[test]
fn colours_are_for_terminals_and_text_never_acts_on_one() {
    let sandbox = Sandbox::new().file("a.journey", MAP.replace("Rushed", "Ru\u{202e}shed ::warning::x"));
    let piped = sandbox.run("show a.journey").code(0).out;
    assert!(!piped.contains('\u{1b}') && !piped.contains('\u{202e}'), "{piped:?}");
    assert!(piped.contains("Ru\u{fffd}shed"), "{piped}");
    let coloured = sandbox.run("show a.journey --color always --width 80").code(0).out;
    assert!(coloured.contains("\u{1b}[1mCoffee\u{1b}[0m"), "{coloured:?}");
    assert!(!coloured.contains('\u{202e}'));
}

#[test]
fn a_map_with_errors_is_not_shown() {
    let sandbox = Sandbox::new()
        .file("a.journey", "journey: A\nstage: B\n  feels 9\n")
        .file("people.journey", "persona anna: Anna\n");
    let ran = sandbox.run("show a.journey").code(1).says(&["error[J302]"]);
    assert_eq!(ran.out, "");
    sandbox.run("show people.journey").code(0).says(&["only has declarations"]);
}

#[test]
fn the_worst_point_is_lower_than_its_neighbours() {
    let stages = [-1.0, -1.5, -1.0, 2.0].map(|score| format!("stage: At {score}\n  feels {score}\n"));
    let sandbox = Sandbox::new().file("a.journey", format!("journey: A\n{}", stages.concat()));
    let shown = sandbox.run("show a.journey").code(0).out;
    let points = shown.lines().map(|line| line.matches('●').count()).filter(|&count| count > 0);
    assert_eq!(points.collect::<Vec<_>>(), [1, 2, 1], "{shown}");
}

#[test]
fn the_finding_and_what_is_to_be_done_are_printed() {
    let map = "journey: A\nteam shop: The shop\nstage: Queue\n  feels -2\n  opportunity: A second till\n    owner: shop\n    due: 2026-12-24\n    status: planned\nstage: Order\n  feels 1\nstage: Sit\n  feels 1\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    let shown = sandbox.run("show a.journey --today 2026-11-21").code(0).out;
    for part in ["Worst at “Queue”", "The shop: A second till (Planned, ", "2026-12-24)"] {
        assert!(shown.contains(part), "{part}:\n{shown}");
    }
}

/// Isolates around signed figures and foreign names were replaced as if they were to deceive.
#[test]
fn what_keeps_a_sign_before_its_figure_is_no_strange_character() {
    let map = "journey: حجز\nlang: ar\npersona layla: Layla\npersona s: سامي\nstage: البحث\n  feels layla -1.5: محتارة\n  feels s 1\nstage: ب\n  feels 1: مرتاح\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    let shown = sandbox.run("show a.journey").code(0).out;
    assert!(shown.contains("\u{2066}−1.5\u{2069}") && shown.contains("\u{2068}Layla\u{2069}"), "{shown}");
    assert!(!shown.contains('\u{fffd}'), "{shown}");
    let rows = shown.lines().filter(|line| line.contains('┤') || line.contains('│'));
    let edges: Vec<_> = rows.filter_map(|line| line.find(['┤', '│']).map(|at| line[..at].width())).collect();
    assert!(edges.iter().all(|at| *at == edges[0]), "{shown}");
    sandbox.run("build a.journey -q -f text").code(0);
    assert!(!sandbox.read("a.txt").contains('\u{fffd}'));
}

#[test]
fn sums_of_ranges_are_ranges_and_a_sample_is_called_one() {
    let map = "journey: S\nsource i: Interviews\n  sample: 18400\nstage: A\n  touchpoint: X\n    takes: 15 min\n    feels 1\n      from: i\n  touchpoint: Y\n    takes: 3..6 w\n    feels 0\nstage: B\n  touchpoint: Z\n    takes: 0..2 h\n    feels 0\n";
    let sandbox = Sandbox::new().file("s.journey", map);
    assert!(sandbox.run("show s.journey").code(0).out.contains("S1: Interviews, sample 18,400"));
    sandbox.run("build s.journey --format svg").code(0);
    let drawing = sandbox.read("s.svg");
    assert!(drawing.contains("All 3\u{a0}–\u{a0}6\u{a0}w") && drawing.contains("0\u{a0}–\u{a0}2\u{a0}h"), "{drawing}");
    // What is known exactly is said exactly.
    let sandbox =
        Sandbox::new().file("s.journey", map.replace("3..6 w", "2 h").replace("0..2 h", "4..6 h, average 5 h"));
    sandbox.run("build s.journey --format svg").code(0);
    assert!(sandbox.read("s.svg").contains("All 7\u{a0}h\u{a0}15\u{a0}min"));
}

/// An experiment was in the page, in the tables and in the drawing, but not in the terminal.
#[test]
fn an_experiment_is_shown_below_its_action() {
    let text = "journey: A\nstage: S\n  feels -1\n  opportunity: A till\n    owner: shop\n    experiment: One till for a week\n";
    let ran = Sandbox::new().file("a.journey", text).run("show a.journey").code(0);
    assert!(ran.out.contains("shop: A till\n  Experiment: One till for a week\n"), "{}", ran.out);
}
