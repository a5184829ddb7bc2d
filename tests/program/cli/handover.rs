//! `wayline diff` where a stage's own lines went into a touchpoint, and back; where two columns have one title; and where
//! several ways lead to the same place.

use crate::cli::sandbox::Sandbox;

/// A map whose first stage has these lines.
fn map(lines: &str) -> String {
    format!("journey: Coffee\nstage: Enter\n{lines}stage: Sit\n  feels 1: ok\n")
}

fn told(old: &str, new: &str) -> String {
    Sandbox::new().file("a.journey", map(old)).file("b.journey", map(new)).run("diff a.journey b.journey").code(0).out
}

const LINES: &str =
    "  feels 1: Welcome\n  does: Opens the door\n  takes: 5 min\n  metric csat: 80 %\n  pain: Cold\n  note: Long\n";

#[test]
fn lines_of_a_stage_that_went_into_a_touchpoint_are_not_removed() {
    for title in ["Enter", "The door"] {
        let inside = format!("  touchpoint: {title}\n{LINES}");
        let there = told(LINES, &inside);
        assert_eq!(
            there,
            format!(
                "Coffee (a.journey → b.journey)\nstages and columns: 1 added\n\nStages and columns\n  + {title} (touchpoint in Enter), with the lines of the stage\n"
            )
        );
        let back = told(&inside, LINES);
        let gone = format!("  - {title} (touchpoint in Enter), whose lines are in the stage now\n");
        assert!(back.ends_with(&gone) && !back.contains("(new)"), "{back}");
        // What changes on the way is told.
        let changed = told(LINES, &inside.replace("feels 1", "feels 2").replace("  note: Long\n", ""));
        assert!(changed.contains(&format!("~ {title}: feels 1 → 2 (+1, better)\n")), "{changed}");
        assert!(changed.contains(&format!("~ {title}: note “Long” (removed)\n")), "{changed}");
    }
}

#[test]
fn lines_of_a_stage_that_went_into_several_touchpoints_are_not_removed() {
    let split = "  touchpoint: Hall\n    feels 0: Dark\n    note: Long\n    metric csat: 80 %\n  touchpoint: Door\n    feels 1: Welcome\n    does: Opens the door\n    takes: 5 min\n    pain: Cold\n";
    let there = told(LINES, split);
    assert!(!there.contains("removed"), "{there}");
    assert!(
        there.contains("  + Hall (touchpoint in Enter)\n  + Door (touchpoint in Enter), with the lines"),
        "{there}"
    );
    let back = told(split, LINES);
    assert!(!back.contains("(new)") && back.contains("  - Hall (touchpoint in Enter)\n"), "{back}");
}

#[test]
fn changes_are_told_in_words_that_fit_the_map() {
    let said = |old: &str, new: &str| {
        let sandbox = Sandbox::new().file("a.journey", old).file("b.journey", new);
        sandbox.run("diff a.journey b.journey").code(0).out
    };
    let two = "journey: A\npersona a: Ann\npersona b: Ben\nstage: S\n  touchpoint: T\n    for: a\n    feels a 1\n";
    let all = two.replace("for: a\n", "for: a, b\n");
    assert!(said(two, &all).contains("~ T: for Ann → everybody\n"));
    assert!(said(&all, two).contains("~ T: for everybody → Ann\n"));
    let one = "journey: A\nsource v: V\n  confidence: validated\nstage: S\n  feels 1: x\n    from: v\n  note: z\n";
    let less = one.replace("    from: v\n", "");
    assert!(said(one, &less).contains("~ S: evidence for the feeling: V (removed)\n"));
    let sandbox = Sandbox::new().file("a.journey", map(LINES));
    assert!(sandbox.run("diff /dev/null a.journey").code(0).out.starts_with("Coffee (a.journey)\nnew map: "));
    assert!(sandbox.run("diff a.journey /dev/null").code(0).out.starts_with("Coffee (a.journey)\nmap removed: "));
}

#[test]
fn a_feeling_that_personas_take_over_is_not_removed() {
    let named = "  feels a 1: Welcome\n  feels b 0: Meh\n";
    let with = |lines: &str| map(lines).replace("stage: Enter", "persona a: Ann\npersona b: Ben\nstage: Enter");
    let said = |old: &str, new: &str| {
        let sandbox = Sandbox::new().file("a.journey", old).file("b.journey", new);
        sandbox.run("diff a.journey b.journey").code(0).out
    };
    let (one, two) = (map("  feels 1: Welcome\n"), with(named));
    let there = said(&one, &two);
    assert!(there.contains("+ Ann (persona)") && there.contains("~ Enter: Ben feels 1 → 0 (−1, worse)"), "{there}");
    assert!(!there.contains("feels 1 (removed)") && !there.contains("Sit: "), "{there}");
    let back = said(&two, &one);
    assert!(back.contains("~ Enter: Ben feels 0 → 1 (+1, better)") && !back.contains("feels 1 (new)"), "{back}");
    // Whom nobody speaks of has nothing removed.
    let only = said(&one, &with("  feels a 1: Welcome\n"));
    assert!(!only.contains("removed"), "{only}");
}

/// The bad one of two columns with one title was taken out, and *Pay* was told to have become better.
#[test]
fn of_two_columns_with_one_title_the_one_that_says_the_same_is_the_same() {
    let pay = "  touchpoint: Pay\n    feels -1: Stuck\n";
    let rest = "  touchpoint: Wait\n    feels 0: Bored\n  touchpoint: Pay\n    feels 2: Done\n";
    let told = told(&format!("stage: Buy\n{pay}{rest}"), &format!("stage: Buy\n{rest}"));
    assert!(told.contains("- Pay") && !told.contains("~ "), "{told}");
}

#[test]
fn of_several_ways_out_each_is_compared_with_itself() {
    let map = |leaves: &[&str]| {
        let lines: String = leaves.iter().map(|line| format!("    leaves {line}\n")).collect();
        format!("journey: Shop\nstage: A\n  touchpoint browse: Browses\n    feels 1\n{lines}")
    };
    let (dear, size) = ("10 %: Too dear", "20 %: Wrong size");
    let diff = |old: &[&str], new: &[&str]| {
        let sandbox = Sandbox::new().file("old.journey", map(old)).file("new.journey", map(new));
        sandbox.run("diff old.journey new.journey").code(0).out.replace('\u{a0}', " ")
    };
    let told = diff(&[dear, size], &[size]);
    assert!(told.contains("ways: 1 removed\n") && told.contains("- Browses → end, 10 %: Too dear (way)"), "{told}");
    assert!(!told.contains("share") && !told.contains("worse"), "{told}");
    assert!(diff(&[dear, size], &[size, dear]).contains("no changes"), "only the order");
    let told = diff(&[dear], &[size, "12 %: Too dear"]);
    assert!(told.contains("10 % → 12 %") && told.contains("+ Browses → end, 20 %: Wrong size (way)"), "{told}");
}

#[test]
fn a_way_that_no_longer_holds_for_everybody_says_for_whom() {
    let of = |line: &str| {
        format!(
            "journey: D\npersona anna: Anna\npersona ben: Ben\nstage: S\n  touchpoint a: A\n    feels 1\n    then c 40 %\n{line}  touchpoint: B\n    feels 0\n  \
             touchpoint c: C\n    feels 1\n"
        )
    };
    let sandbox = Sandbox::new().file("a.journey", of("")).file("b.journey", of("    leaves ben 5 %\n"));
    let told = sandbox.run("diff a.journey b.journey").code(0).out;
    assert!(told.contains("A → C: for everybody → Anna"), "{told}");
}
