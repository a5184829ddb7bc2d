//! Lines that are in the wrong block, or that say in one line what takes several.

use crate::forgiving::{map, mended, mends, raised};
use wayline::diagnostic::Code;

#[test]
fn a_note_among_the_lines_of_a_block_is_one_mistake() {
    mends(
        "opportunity: X\n  owner: shop\n  note: A remark\n  due: 2027-01-01\n  status: idea",
        Code::CannotStandHere,
        "note: A remark\nopportunity: X\n  owner: shop\n  due: 2027-01-01\n  status: idea",
    );
    mends(
        "pain: Slow\n  note: A remark\n    | that goes on\n  status: eased\n  for: anna",
        Code::CannotStandHere,
        "note: A remark\n  | that goes on\npain: Slow\n  status: eased\n  for: anna",
    );
    mends(
        "opportunity: X\n  metric csat: 4\n  owner: shop",
        Code::CannotStandHere,
        "metric csat: 4\nopportunity: X\n  owner: shop",
    );
}

#[test]
fn a_note_below_a_declaration_is_about_it() {
    let text =
        |word: &str| map("feels 1: Fine").replace("Front desk\n", &format!("Front desk\n  {word}: Four people\n"));
    let raised_now = raised(&text("note"));
    assert_eq!(raised_now.len(), 1, "{raised_now:#?}");
    assert_eq!(mended(&text("note"), &raised_now[0]), text("about"));
}

#[test]
fn a_keyword_in_a_name_is_a_line_below() {
    let pain = "pain queue: Long";
    for (head, line) in [
        ("opportunity answers queue: X", "opportunity: X\n  answers: queue"),
        ("opportunity for queue: X", "opportunity: X\n  answers: queue"),
        ("opportunity owner shop: X", "opportunity: X\n  owner: shop"),
    ] {
        mends(&format!("{pain}\n{head}"), Code::BadName, &format!("{pain}\n{line}"));
    }
    mends("pain for anna: Long", Code::BadName, "pain: Long\n  for: anna");
    mends(
        &format!("{pain}\nopportunity: X answers: queue"),
        Code::OnlyText,
        &format!("{pain}\nopportunity: X\n  answers: queue"),
    );
}

#[test]
fn what_follows_a_status_is_kept() {
    mends("pain: X\n  status: closed, since 2026-01", Code::NotAChoice, "pain: X\n  status: solved\n  since: 2026-01");
    mends(
        "opportunity: X\n  status: Planned (next sprint)",
        Code::NotAChoice,
        "opportunity: X\n  # next sprint\n  status: planned",
    );
}

#[test]
fn the_figures_of_an_opportunity_have_lines_of_their_own() {
    mends(
        "opportunity: X\n  score: impact 3, effort 2",
        Code::CannotStandHere,
        "opportunity: X\n  impact: 3\n  effort: 2",
    );
    let raised_now = raised(&map("opportunity: X\n  priority: 1"));
    assert!(raised_now[0].fix.is_none(), "{raised_now:#?}");
}

#[test]
fn a_source_that_is_named_by_its_address_is_declared_with_it() {
    for (written, label, below) in [
        ("https://example.org/talks", "example.org/talks", "link: https://example.org/talks"),
        ("www.example.org", "example.org", "link: https://www.example.org"),
        ("Report (https://example.org/r)", "Report", "link: https://example.org/r"),
        ("[Report](https://example.org/r)", "Report", "link: https://example.org/r"),
        ("docs/talks.pdf", "Talks", "file: docs/talks.pdf"),
    ] {
        let text = map(&format!("pain: X\n  from: {written}"));
        let raised_now = raised(&text);
        assert_eq!(raised_now.len(), 1, "{written}: {raised_now:#?}");
        let mended = mended(&text, &raised_now[0]);
        assert!(mended.contains(&format!(": {label}\n  {below}\n")), "{mended}");
        assert!(!mended.contains(&format!("from: {written}")), "{mended}");
        let left = raised(&mended);
        assert!(left.iter().all(|told| told.code == Code::MissingAttachment), "{left:#?}");
    }
}
