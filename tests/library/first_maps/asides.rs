//! What a text says about itself, apart from its sentence: how bad it is, what became of it, whose it is.

use super::helps;
use crate::forgiving::{map, mended, mends, raised};
use wayline::diagnostic::{Applicability, Code};

#[test]
fn what_became_of_a_pain_is_a_line_below_it() {
    for text in [
        "solved: Slow till",
        "[solved] Slow till",
        "(solved) Slow till",
        "Slow till (solved)",
        "Slow till [done]",
        "Slow till - solved",
        "Slow till, fixed",
        "solved, Slow till",
        "gelöst: Slow till",
        "✅ Slow till",
        "SOLVED Slow till",
    ] {
        mends(&format!("pain: {text}"), Code::OnlyText, "pain: Slow till\n  status: solved");
    }
    for head in ["solved", "solved major", "major solved"] {
        let right = if head == "solved" { "pain" } else { "pain major" };
        mends(&format!("pain {head}: Slow till"), Code::BadName, &format!("{right}: Slow till\n  status: solved"));
    }
    // A word of the sentence is none.
    for text in [
        "Solved, but only by phone",
        "solved, but only by phone",
        "Solved only by phone",
        "Open sandwiches are soft",
        "Closed on Mondays, open on Sundays",
        "Is it done?",
    ] {
        assert!(
            raised(&map(&format!("pain: {text}"))).is_empty(),
            "{text}: {:#?}",
            raised(&map(&format!("pain: {text}")))
        );
    }
}

#[test]
fn how_far_an_opportunity_is_is_a_line_below_it() {
    for text in
        ["done: Show prices", "Show prices (done)", "[x] Show prices", "DONE Show prices", "Show prices - umgesetzt"]
    {
        let right = "opportunity: Show prices\n  status: done\n  owner: shop";
        mends(&format!("opportunity: {text}\n  owner: shop"), Code::OnlyText, right);
    }
    mends(
        "opportunity: geplant - Show prices\n  owner: shop",
        Code::OnlyText,
        "opportunity: Show prices\n  status: planned\n  owner: shop",
    );
}

#[test]
fn how_bad_a_pain_is_goes_before_its_colon_however_it_is_said() {
    for text in [
        "high - Slow till",
        "Hoch – Slow till",
        "Slow till (severity: high)",
        "Slow till, severity high",
        "[P2] Slow till",
        "P2: Slow till",
        "high, Slow till",
        "hoch, Slow till",
        "P2, Slow till",
        "🟠 Slow till",
        "Slow till 🟠",
        "‼️ Slow till",
    ] {
        mends(&format!("pain: {text}"), Code::AlmostSeverity, "pain major: Slow till");
    }
    for line in ["pain: critical pain: Slow till", "pain: Critical pain point: Slow till", "pain !!!: Slow till"] {
        mends(line, Code::AlmostSeverity, "pain critical: Slow till");
    }
    for line in [
        "pain: !!! Slow till",
        "pain: 🔴 Slow till",
        "pain: 🔴🔴🔴 Slow till",
        "pain 🔴: Slow till",
        "pain: very high, Slow till",
    ] {
        mends(line, Code::AlmostSeverity, "pain critical: Slow till");
    }
    mends("pain 🔴 Slow till", Code::MissingColon, "pain critical: Slow till");
    mends("pain (high) Slow till", Code::AlmostSeverity, "pain major: Slow till");
    for text in [
        "High, but fair prices",
        "high, but fair prices",
        "low, unexpected sums",
        "Medium, Large or Small?",
        "Nul !!!",
        "🙁 Slow till",
    ] {
        assert!(raised(&map(&format!("pain: {text}"))).is_empty(), "{text}");
    }
    for text in ["Slow till!!!", "Slow till (4 minutes)", "The S1 is late: nobody knows why"] {
        assert!(raised(&map(&format!("pain: {text}"))).is_empty(), "{text}");
    }
}

#[test]
fn a_priority_is_only_a_name_where_something_answers_it() {
    mends("pain P1: Slow till", Code::AlmostSeverity, "pain critical: Slow till");
    let lines = "pain P1: Slow till\nopportunity: A second till\n  owner: shop\n  answers: P1";
    assert!(raised(&map(lines)).is_empty(), "{:#?}", raised(&map(lines)));
}

#[test]
fn a_key_moment_is_nobodys() {
    helps("moment ben\nmetric csat: 4", "give them a column of their own");
    mends("moment: ben\nmetric csat: 4", Code::OnlyText, "moment\nmetric csat: 4");
}

#[test]
fn a_persona_behind_a_figure_goes_before_the_colon() {
    for figure in ["40 % anna", "40 % (anna)", "40 %, anna", "40 % of anna", "anna 40 %"] {
        mends(&format!("reach: {figure}"), Code::BadHead, "reach anna: 40 %");
    }
    mends("takes: 5 min (anna)", Code::BadHead, "takes anna: 5 min");
    mends("takes: 5 min anna", Code::BadHead, "takes anna: 5 min");
}

#[test]
fn a_persona_behind_a_column_goes_before_it() {
    for way in ["then next for anna", "then next (anna)", "then next anna", "then anna: next"] {
        let text = |way: &str| format!("{}  touchpoint next: Next\n    feels 1: Fine\n", map(way));
        let raised_now = raised(&text(way));
        let [only] = raised_now.as_slice() else { panic!("{way}: {raised_now:#?}") };
        assert_eq!(mended(&text(way), only), text("then anna next"), "{only:#?}");
    }
}

#[test]
fn an_edit_is_only_certain_if_it_leaves_nothing_wrong() {
    mends("feels anna/ben -1: Cross", Code::BadHead, "feels anna -1: Cross\nfeels ben -1: Cross");
    mends("feels -1.: Cross", Code::BadHead, "feels -1: Cross");
    mends("feels -1.", Code::BadHead, "feels -1");
    mends("does (ben) Pays", Code::MissingColon, "does ben: Pays");
    for (line, right) in [("reach: .4", "reach: 40 %"), ("reach: 0,4", "reach: 40 %")] {
        mends(line, Code::BadNumber, right);
        let fix = raised(&map(line))[0].fix.clone().expect("an edit");
        assert_eq!(fix.applicability, Applicability::Unsafe);
    }
    for lines in [
        "goals: Have it",
        "backstage: Checks\n  team: shop\n  by: shop",
        "backstage: Checks\n  by: shop\n  team: shop",
        "feels 1: Fine\nfor: ana",
    ] {
        let raised = raised(&map(lines));
        let safe = |fix: &wayline::diagnostic::Fix| fix.applicability == Applicability::Safe;
        assert!(raised.iter().all(|of| !of.fix.as_ref().is_some_and(safe)), "{lines}: {raised:#?}");
    }
    mends("feels 1: Fine\nfor: anna", Code::StandsTooLow, "for: anna\nfeels 1: Fine");
}
