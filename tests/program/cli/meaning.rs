//! What `diff` says is a change in meaning, and what isn't.

use super::sandbox::Sandbox;

#[test]
fn a_name_alone_and_another_scale_change_nothing() {
    let told = |old: &str, new: &str| {
        let of = |text: &str| format!("journey: D\n{text}");
        Sandbox::new().file("a.journey", of(old)).file("b.journey", of(new)).run("diff a.journey b.journey").code(0).out
    };
    let story =
        "stage buy: Buy\n  touchpoint pay: Pays by card\n    feels 1: f\n  step: Waits for the mail\n    feels 0: b\n";
    for (name, other) in [("buy:", "purchase:"), ("pay:", "paying:")] {
        let told = told(story, &story.replace(name, other));
        assert!(told.contains("no changes in meaning"), "{told}");
    }
    // Whatever has the name in the other map is the thing.
    let swapped = told(
        "stage a: Buy\n  feels 1\nstage b: Use\n  feels 0\n",
        "stage b: Buy\n  feels 1\nstage a: Use\n  feels 0\n",
    );
    assert!(swapped.contains("Buy was called “Use”"), "{swapped}");
    let figures = told(
        "stage: S\n  metric csat: 3 of 5, target 4\n  takes: 5 min\n",
        "stage: S\n  metric csat: 6 of 10, target 8\n  takes: 4..6 min\n",
    );
    assert!(
        figures.ends_with("  ~ S: CSAT 3 of 5 → 6 of 10\n  ~ S: takes 5\u{a0}min → 4\u{a0}–\u{a0}6\u{a0}min\n"),
        "{figures}"
    );
    let better = told("stage: S\n  metric csat: 3 of 5\n", "stage: S\n  metric csat: 7 of 10\n");
    assert!(better.contains("3 of 5 → 7 of 10 (better)"), "{better}");
}
