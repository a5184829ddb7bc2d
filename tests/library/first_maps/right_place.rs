//! Help and edits that named the wrong place, or the wrong thing.

use super::{
    told,
    wrapped::{SAFE, UNSAFE, becomes, fixed},
};
use crate::forgiving::{map, mends, raised};
use wayline::diagnostic::Code;

#[test]
fn a_team_with_an_article_is_the_team() {
    let text = map("backstage: Checks\n  by: The front desk");
    assert!(
        fixed(&text, SAFE) == text && fixed(&text, UNSAFE) == map("backstage: Checks\n  by: shop"),
        "{}",
        fixed(&text, UNSAFE)
    );
}

#[test]
fn a_pain_without_a_name_is_found_by_nearly_its_text() {
    let lines =
        |answers: &str| format!("pain: Price changes\nopportunity: Show prices\n  owner: shop\n  answers: {answers}");
    mends(&lines("price change"), Code::UnknownName, &lines("price changes"));
}

#[test]
fn evidence_goes_below_the_sentence_above() {
    let text = |lines: &str| format!("journey: A\nsource talks: Talks\nstage: S\n  touchpoint: X\n{lines}");
    becomes(
        &text("    feels -1: Cross\n    via: web\n    from: talks\n"),
        UNSAFE,
        &text("    feels -1: Cross\n      from: talks\n    via: web\n"),
    );
}

#[test]
fn a_name_that_the_line_below_says_only_goes() {
    mends("opportunity shop: Do it\n  owner: shop", Code::BadName, "opportunity: Do it\n  owner: shop");
    mends("opportunity shop: Do it\n  owner: Front desk", Code::BadName, "opportunity: Do it\n  owner: Front desk");
    mends("backstage: Checks (Front desk)\n  by: shop", Code::BadHead, "backstage: Checks\n  by: shop");
}

#[test]
fn a_lane_with_the_name_of_a_keyword_is_renamed_with_its_lines() {
    let text = |lane: &str| {
        format!(
            "journey: A\nlane {lane}: Voices\nstage: S\n  touchpoint: X\n    feels 1: Fine\n    {lane}: Hey\n  touchpoint: Y\n    {lane}: Ho\n"
        )
    };
    assert_eq!(fixed(&text("quote"), UNSAFE), text("quote-lane"));
    assert!(raised(&text("quote-lane")).is_empty());
}

#[test]
fn a_pain_has_an_owner_through_its_opportunity() {
    let text = |lines: &str| {
        format!("journey: A\nteam shop: Front desk\nstage: S\n  touchpoint: X\n    feels 1: Fine\n{lines}")
    };
    becomes(
        &text("    pain: Slow\n      owner: shop\n    opportunity: Faster\n"),
        UNSAFE,
        &text("    pain: Slow\n    opportunity: Faster\n      owner: shop\n"),
    );
    for line in ["owner: shop", "by: shop"] {
        let told = told(&text(&format!("    pain: Slow\n      {line}\n")));
        let one = told.iter().find(|of| of.code == Code::CannotStandHere).expect("an error");
        assert!(one.fix.is_none() && one.help.as_deref().is_some_and(|help| help.contains("`answers: …`")), "{one:#?}");
    }
    becomes(
        &text("    owner: shop\n    backstage: x\n      by: shop\n"),
        UNSAFE,
        &text("    note: Owner: shop\n    backstage: x\n      by: shop\n"),
    );
    let told = raised(&map("pain: Slow (owner: shop)"));
    assert!(told.len() == 1 && told[0].code == Code::OnlyText, "{told:#?}");
    mends("pain: Slow\n  priority: high", Code::AlmostSeverity, "pain major: Slow");
}

#[test]
fn lines_of_a_persona_at_the_margin_are_hers() {
    let text = |line: &str| format!("journey: A\n\npersona ruth: Ruth\n{line}\n\nstage: S\n  feels ruth 1: Fine\n");
    for (wrong, right) in [
        ("Frustrations: Waits", "  fact Frustrations: Waits"),
        ("pain: Waits", "  fact Pain: Waits"),
        ("  pain: Waits", "  fact Pain: Waits"),
        ("Needs: Quiet", "  need: Quiet"),
    ] {
        becomes(&text(wrong), UNSAFE, &text(right));
    }
}

#[test]
fn channels_below_a_fact_are_where_it_is() {
    let text = |lines: &str| {
        format!("journey: A\n\nchannel web: Web\nchannel app: App\n\nstage: S\n{lines}stage: B\n  feels 0\n")
    };
    becomes(&text("feels 1: Fine\nChannel: web, app\n"), SAFE, &text("  feels 1: Fine\n  via: web, app\n"));
    // Several in a declaration get a line each.
    let declared = |line: &str| format!("journey: A\n\n{line}\n\nstage: S\n  via: linkedin, xing\n  feels 1: Fine\n");
    assert_eq!(
        fixed(&declared("channel: LinkedIn, Xing"), UNSAFE),
        declared("channel linkedin: LinkedIn\nchannel xing: Xing")
    );
}

#[test]
fn a_team_alone_below_what_it_does_is_by_it() {
    mends("backstage: Checks\n  Front desk", Code::UnknownKeyword, "backstage: Checks\n  by: Front desk");
}

#[test]
fn a_sample_and_a_date_are_no_sources() {
    let text = "journey: A\nstage: S\n  feels 1: Fine\n    from: Talks, n=12, Q3/2026\n";
    let fixed = fixed(text, UNSAFE);
    assert!(fixed.contains("source talks: Talks") && fixed.matches("source").count() == 1, "{fixed}");
    let helps: Vec<_> = told(text).into_iter().filter_map(|of| of.help).collect();
    assert!(helps.iter().any(|help| help.contains("`sample: 12`")), "{helps:#?}");
    assert!(helps.iter().any(|help| help.contains("`date: 2026-09`")), "{helps:#?}");
}

#[test]
fn the_first_of_a_list_may_be_in_its_line() {
    mends("does: • Looks\n• Asks\n• Pays", Code::Pasted, "does: Looks\ndoes: Asks\ndoes: Pays");
    mends("does: 1. Looks\n2. Asks", Code::Pasted, "does: Looks\ndoes: Asks");
}

#[test]
fn words_of_an_opportunity_are_not_its_facts() {
    for text in
        ["Show the owner: name and phone", "Order status: done or open at a glance", "Say who answers: the front desk"]
    {
        let told = raised(&map(&format!("opportunity: {text}\n  owner: shop")));
        assert!(told.is_empty(), "{text}: {told:#?}");
    }
    let told = raised(&map("opportunity: Show prices, status: done or open at a glance\n  owner: shop"));
    assert!(told.len() == 1 && told[0].fix.is_none(), "{told:#?}");
}

#[test]
fn a_fact_below_a_text_that_goes_on_is_said_already() {
    mends(
        "opportunity: Show prices (owner: shop)\n| today\n  owner: shop",
        Code::OnlyText,
        "opportunity: Show prices\n| today\n  owner: shop",
    );
}

#[test]
fn facts_in_brackets_are_lines_below() {
    for text in
        ["Show prices (impact 4, effort 2)", "Show prices (Impact: 4, Effort: 2)", "Show prices [impact 4; effort 2]"]
    {
        mends(
            &format!("opportunity: {text}\n  owner: shop"),
            Code::OnlyText,
            "opportunity: Show prices\n  impact: 4\n  effort: 2\n  owner: shop",
        );
    }
    mends("opportunity: Show prices (owner shop)", Code::OnlyText, "opportunity: Show prices\n  owner: shop");
    let told = raised(&map("pain: Slow (Owner: shop)"));
    assert!(told.len() == 1 && told[0].code == Code::OnlyText, "{told:#?}");
    for line in
        ["opportunity: Show prices (effort unknown)\n  owner: shop", "does: Pays (for two)", "does: Reads (by 2027)"]
    {
        assert!(raised(&map(line)).is_empty(), "{line}: {:#?}", raised(&map(line)));
    }
}

#[test]
fn known_people_below_a_fact_are_known() {
    for line in ["for: Anna and Ben", "for: anna only", "for: not anna"] {
        let told = raised(&map(&format!("feels 1: Fine\n{line}")));
        let unknown = told.iter().filter(|of| matches!(of.code, Code::UnknownName | Code::NotDeclared));
        assert!(!told.is_empty() && unknown.count() == 0, "{told:#?}");
    }
}

#[test]
fn a_key_moment_is_a_moment() {
    mends("key moment\nmetric csat: 4", Code::UnknownKeyword, "moment\nmetric csat: 4");
    mends("moment!\nmetric csat: 4", Code::MissingColon, "moment\nmetric csat: 4");
}

#[test]
fn a_review_goes_on_below_its_date() {
    let text = |value: &str| format!("journey: A\n  reviewed: 2026-09-01{value}\nstage: S\n  feels 1: Fine\n");
    becomes(&text("\n    every 6 months"), UNSAFE, &text(", every 6 months"));
}
