//! Lines that are in another line, or of which another says how they are meant.

use super::told_apart::fixed;
use crate::forgiving::raised;
use wayline::diagnostic::Applicability;

/// A map with two personas and a source, whose column ends with these lines.
fn map(lines: &str) -> String {
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "journey: J\npersona anna: Anna\npersona ben: Ben\nsource visits: Visits\nstage: S\n  touchpoint a: A\n    feels 1\n      \
         from: visits\n{lines}  touchpoint b: B\n    feels 1\n"
    )
}

/// What the edits make of it, also those that need a look.
fn mended(lines: &str) -> String {
    fixed(&map(lines), Applicability::Unsafe)
}

fn help(lines: &str) -> String {
    raised(&map(lines)).iter().filter_map(|of| of.help.clone()).collect::<Vec<_>>().join("\n")
}

/// Both were drawn as texts, without a word.
#[test]
fn a_text_that_is_a_line_of_its_own_is_said() {
    assert_eq!(mended("does: feels anna -1: bar"), map("feels anna -1: bar"));
    assert_eq!(mended("does: thinks: bar"), map("thinks: bar"));
    for innocent in ["thinks: feels: bar", "does: note: calls back", "does: Reads: the paper", "note: thinks it over"] {
        assert!(raised(&map(innocent)).is_empty(), "{innocent}: {:#?}", raised(&map(innocent)));
    }
}

/// The pain was an open one that is called `status`.
#[test]
fn a_line_below_a_pain_is_no_name_of_it() {
    for line in ["pain status: solved", "pain: status solved", "pain since: 2025", "pain from: visits"] {
        assert!(help(line).contains("and below it `"), "{line}: {}", help(line));
    }
    for innocent in ["pain status: Nobody tells how far it is\n  for: anna", "pain: For ever\n  for: anna"] {
        assert!(raised(&map(innocent)).is_empty(), "{innocent}");
    }
}

/// The share was lost, or everybody left.
#[test]
fn a_share_of_a_persona_and_a_reason_with_a_dash_keep_their_figures() {
    assert_eq!(mended("then anna 30 % b"), map("then anna b 30 %"));
    assert_eq!(mended("leaves 15 - dear"), map("leaves 15 %: dear"));
    assert_eq!(mended("if 40 %: then they leave"), map("leaves 40 %"));
    assert!(help("leaves: few").contains("how many of a hundred leave"), "{}", help("leaves: few"));
    assert!(help("leaves: nobody").contains("remove the line"));
}

/// `step 9` became a share of nine in a hundred.
#[test]
fn the_number_of_a_column_that_is_not_there_is_no_share() {
    for line in ["then stage 2", "then step 9", "then phase 3"] {
        assert_eq!(fixed(&map(line), Applicability::Unsafe), map(line));
    }
}

/// The safe edit added a second `for` line, which is an error.
#[test]
fn a_line_below_is_found_in_any_form_that_the_language_takes() {
    for below in ["  For: ben", "  for： ben", "\n  for: ben", "  # whose\n  for: ben"] {
        let after = mended(&format!("pain anna: Four\n{below}"));
        assert_eq!(after.to_lowercase().matches("for").count(), 1, "{after}");
        assert!(after.contains("anna, ben"), "{after}");
    }
}

/// A pain below a text that ends in a comma became the rest of that text.
#[test]
fn a_line_with_a_head_of_its_own_continues_no_text() {
    let after = mended("does: Opens tabs,\npain major Two prices");
    assert!(after.contains("    pain major: Two prices\n"), "{after}");
    let left = mended("does: Opens tabs,\nfeels anna");
    assert!(!left.contains("| feels"), "{left}");
}

/// A made-up score, and the link to the data was removed.
#[test]
fn a_measured_feeling_without_its_head_stays_measured() {
    assert!(help("feels: anna measured Relieved").contains("`feels anna measured: Relieved`"));
}

#[test]
fn what_a_measure_is_out_of_goes_after_its_value() {
    let text = |line: &str| format!("journey: J\nmeasure csat: C\nstage: S\n  feels 1\n  metric {line}\n");
    let after = fixed(&text("csat of 5: 4.1, was 3.8"), Applicability::Unsafe);
    assert_eq!(after, text("csat: 4.1 of 5, was 3.8"));
}
