//! `wayline fmt`.

use super::{WRONG, sandbox::Sandbox};

const MESSY: &str = "Journey:   Coffee\n# a comment\nSTAGE: Enter\nfeels +1: Welcome\n";
const NEAT: &str = "journey: Coffee\n\n# a comment\nstage: Enter\n  feels +1: Welcome\n";

#[test]
fn files_are_put_right_in_place() {
    let sandbox = Sandbox::new().file("a.journey", MESSY).file("b.journey", NEAT);
    let ran = sandbox.run("fmt").code(0).says(&["1 file formatted, 1 file already formatted"]);
    assert_eq!(ran.out, "");
    assert_eq!(sandbox.read("a.journey"), sandbox.run_with("fmt -", MESSY).code(0).out);
    sandbox.run("fmt").code(0).says(&["2 files already formatted"]);
    assert_eq!(sandbox.files(), ["a.journey", "b.journey"]);
}

#[test]
fn check_names_and_changes_nothing() {
    let sandbox = Sandbox::new().file("a.journey", MESSY).file("b.journey", NEAT);
    let ran = sandbox.run("fmt --check").code(1).says(&["1 file not formatted"]);
    assert_eq!(ran.out, "a.journey\n");
    assert_eq!(sandbox.read("a.journey"), MESSY);
}

#[test]
fn diff_shows_and_changes_nothing() {
    let sandbox = Sandbox::new().file("a.journey", MESSY);
    let ran = sandbox.run("fmt --diff a.journey").code(1);
    for part in ["--- a.journey\n", "+++ a.journey\n", "\n-STAGE: Enter\n", "\n+stage: Enter\n"] {
        assert!(ran.out.contains(part), "{part}: {ran:#?}");
    }
    assert_eq!(sandbox.read("a.journey"), MESSY);
    assert!(sandbox.run("fmt --diff --color always").code(1).out.contains("\u{1b}[32m+stage"));
}

#[test]
fn the_standard_input_becomes_the_standard_output() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run_with("fmt -", MESSY).code(0).silent().out, NEAT);
    assert_eq!(sandbox.run_with("fmt -", NEAT).code(0).silent().out, NEAT);
    sandbox.run_with("fmt --check -", NEAT).code(0);
    assert_eq!(sandbox.run_with("fmt --check -", MESSY).code(1).out, "<stdin>\n");
}

#[test]
fn a_file_with_mistakes_in_its_syntax_stays_as_it_is() {
    let broken = format!("{MESSY}fells 1: x\n");
    let sandbox = Sandbox::new().file("a.journey", &broken).file("b.journey", MESSY);
    sandbox.run("fmt").code(1).says(&["error[J004]", "a.journey:5:1", "1 file left as it is", "1 file formatted"]);
    assert_eq!(sandbox.read("a.journey"), broken);
    assert_eq!(sandbox.run_with("fmt -", &broken).code(1).out, "");
    // A score off the scale is no mistake of the syntax.
    sandbox.run_with("fmt -", WRONG).code(0);
}

#[test]
fn a_file_keeps_its_line_ends() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    let sandbox = Sandbox::new().file("a.journey", windows(NEAT)).file("b.journey", windows(MESSY));
    assert_eq!(sandbox.run("fmt --check").code(1).out, "b.journey\n");
    let patch = sandbox.run("fmt --diff b.journey").code(1).out;
    assert!(!patch.contains("-# a comment"), "{patch}");
    sandbox.run("fmt").code(0);
    assert_eq!(sandbox.read("a.journey"), windows(NEAT));
    assert_eq!(sandbox.read("b.journey"), windows(NEAT));
    assert_eq!(sandbox.run_with("fmt -", windows(MESSY)).code(0).out, windows(NEAT));
    // One line that differs from the others is brought into line.
    let mixed = windows(NEAT).replacen("\r\n", "\n", 1);
    assert_eq!(sandbox.run_with("fmt -", mixed).code(0).out, windows(NEAT));
}

#[test]
fn line_breaks_of_windows_and_marks_at_the_start_are_understood() {
    let sandbox = Sandbox::new();
    let windows = format!("\u{feff}{}", MESSY.replace('\n', "\r\n"));
    assert_eq!(sandbox.run_with("fmt -", windows).code(0).out.replace('\r', ""), format!("\u{feff}{NEAT}"));
    sandbox.run_with("fmt -", b"journey: \xff\n").code(1).says(&["error[J001]"]);
}

#[test]
fn a_file_keeps_its_byte_order_mark() {
    let sandbox = Sandbox::new().file("a.journey", format!("\u{feff}{MESSY}"));
    sandbox.run("fmt").code(0);
    assert_eq!(sandbox.read("a.journey"), format!("\u{feff}{NEAT}"));
    sandbox.run("fmt --check").code(0);
}

#[test]
fn markdown_is_no_map() {
    let page = format!("# Coffee\n\n```journey\n{MESSY}```\n");
    let sandbox = Sandbox::new().file("a.md", &page).file("b.md", &page);
    for call in ["fmt a.md", "diff a.md b.md"] {
        sandbox.run(call).code(2).says(&["a.md is Markdown, and only maps can be", "wayline check a.md"]);
    }
    assert_eq!(sandbox.read("a.md"), page);
}

/// A map from before `order` was a keyword: the lane of that name, and two lines of it.
const OLDER: &str = "journey: Coffee\nlane order: What is ordered\nstage: Enter\n  feels 1: Welcome\n  order: An espresso\n  Order: A cake\n";
const NEWER: &str = "journey: Coffee\n\nlane order-lane: What is ordered\n\nstage: Enter\n  feels 1: Welcome\n  order-lane: An espresso\n  Order-lane: A cake\n";

#[test]
fn upgrade_rewrites_maps_from_before_a_keyword_was_one() {
    let sandbox = Sandbox::new().file("a.journey", OLDER).file("b.journey", NEAT);
    sandbox.run("check a.journey").code(1).says(&["error[J206]", "wayline fmt --upgrade"]);
    sandbox.run("fmt a.journey").code(0);
    assert!(sandbox.read("a.journey").contains("\nlane order: What is ordered\n"), "only an upgrade renames");
    let older = sandbox.read("a.journey");
    let patch = sandbox.run("fmt --upgrade --diff").code(1).out;
    assert!(patch.contains("+lane order-lane: What is ordered") && patch.contains("-  order: An espresso"), "{patch}");
    assert_eq!(sandbox.read("a.journey"), older);
    assert_eq!(sandbox.run("fmt --upgrade --check").code(1).out, "a.journey\n");
    sandbox.run("fmt --upgrade").code(0).says(&["1 file formatted, 1 file already formatted"]);
    assert_eq!(sandbox.read("a.journey"), NEWER);
    sandbox.run("check a.journey").code(0);
    sandbox.run("fmt --upgrade").code(0).says(&["2 files already formatted"]);
    assert_eq!(sandbox.run_with("fmt --upgrade -", OLDER).code(0).out, NEWER);
}

#[test]
fn a_comment_indented_like_the_block_above_stays_in_it() {
    let map = "journey: A\n\nstage: B\n  touchpoint: C\n    feels 1\n    # TODO ask Ops about C\n\n  # about D\n  touchpoint: D\n    feels 1\n    # at the end of D\n  # at the end of B\n\n# about E\nstage: E\n  # nobody knows more\n\nstage: F\n  feels 1\n  # the last word\n";
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run_with("fmt -", map).code(0).out, map);
    // However deep a map is indented.
    assert_eq!(sandbox.run_with("fmt -", map.replace("  ", "\t")).code(0).out, map);
    // Without indentation, comments are with the line that they precede.
    let flat = "journey: A\nstage: B\ntouchpoint: C\nfeels 1\n# about E\nstage: E\nfeels 1\n";
    let neat = "journey: A\n\nstage: B\n  touchpoint: C\n    feels 1\n\n# about E\nstage: E\n  feels 1\n";
    assert_eq!(sandbox.run_with("fmt -", flat).code(0).out, neat);
}
