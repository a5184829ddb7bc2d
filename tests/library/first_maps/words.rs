//! Words in another order than the language has them, and values written in another way.

use super::helps;
use crate::forgiving::{map, mended, mends, raised};
use wayline::diagnostic::{Applicability, Code};

#[test]
fn a_metric_without_its_colon_keeps_its_figure() {
    mends("metric csat 4.2/5", Code::MissingColon, "metric csat: 4.2 of 5");
    for (wrong, right) in [
        ("metric conversion rate 3%", "metric conversion rate: 3%"),
        ("kpi: conversion 3.2%", "metric conversion: 3.2%"),
    ] {
        let raised_now = raised(&map(wrong));
        assert_eq!(mended(&map(wrong), &raised_now[0]), map(right), "{raised_now:#?}");
    }
}

#[test]
fn a_name_in_front_of_its_text_is_the_name() {
    let text = "journey: A\nstage research Research\n  touchpoint compare Compare offers\n    feels 1: Good\n";
    let right = "journey: A\nstage research: Research\n  touchpoint compare: Compare offers\n    feels 1: Good\n";
    let raised_now = raised(text);
    let edits = raised_now.iter().filter_map(|of| of.fix.as_ref()).flat_map(|fix| &fix.edits);
    assert_eq!(wayline::diagnostic::apply(text, edits), right, "{raised_now:#?}");
    mends("pain prices Prices jump", Code::MissingColon, "pain prices: Prices jump");
}

#[test]
fn a_severity_may_be_anywhere_before_the_colon() {
    mends("major pain: Slow", Code::UnknownKeyword, "pain major: Slow");
    mends("critical pain price: Slow", Code::UnknownKeyword, "pain price critical: Slow");
    mends("high pain: Slow", Code::UnknownKeyword, "pain major: Slow");
    mends("pain prices(major): Slow", Code::AlmostSeverity, "pain prices major: Slow");
}

#[test]
fn an_opportunity_answers_a_list_of_pains() {
    let lines = |list: &str| format!("pain late: Late\npain stairs: Stairs\nopportunity: A lift\n  answers: {list}");
    for list in ["late and stairs", "late; stairs", "late / stairs", "late stairs", "late & stairs"] {
        mends(&lines(list), Code::UnknownName, &lines("late, stairs"));
    }
    helps(&lines("none"), "leave the line out");
}

#[test]
fn a_score_is_found_where_it_is_joined_to_other_words() {
    mends("feels anna-1: Cross", Code::BadHead, "feels anna -1: Cross");
    mends("feels: { anna: 0, ben: 0.5 }", Code::BadHead, "feels anna 0\nfeels ben 0.5");
    mends("feels anna: { anna: 0, ben: 0.5 }", Code::BadHead, "feels anna 0\nfeels ben 0.5");
    mends("feels anna 1.happy", Code::BadHead, "feels anna 1: happy");
    mends("feels 1 → good", Code::BadHead, "feels 1: good");
    mends("anna: feels -1: Cross", Code::UnknownKeyword, "feels anna -1: Cross");
    mends("anna: thinks Why?", Code::UnknownKeyword, "thinks anna: Why?");
}

#[test]
fn what_hurts_a_persona_everywhere_is_a_fact() {
    let text = |line: &str| format!("journey: A\npersona ruth: Ruth\n  {line}\nstage: S\n  feels 1: Fine\n");
    for (wrong, right) in [
        ("pain points: Waits", "fact Pain points: Waits"),
        ("pains: Waits", "fact Pains: Waits"),
        ("frustration: Waits", "fact Frustration: Waits"),
        ("motivation: Money", "fact Motivation: Money"),
    ] {
        let raised_now = raised(&text(wrong));
        let [only] = raised_now.as_slice() else { panic!("{wrong}: {raised_now:#?}") };
        assert_eq!(mended(&text(wrong), only), text(right), "{only:#?}");
    }
}

#[test]
fn a_bound_of_a_target_is_left_out() {
    mends("metric csat: 14 %, target below 10 %", Code::BadMetric, "metric csat: 14 %, target 10 %");
    mends("metric csat: 14 %, target < 10 %", Code::BadMetric, "metric csat: 14 %, target 10 %");
    assert!(!raised(&map("metric csat: below 10 %")).is_empty());
}

#[test]
fn a_remark_becomes_a_comment() {
    mends("TODO: ask\nfeels 1: Fine", Code::UnknownKeyword, "# TODO: ask\nfeels 1: Fine");
    mends("does: Pays\nFIXME check", Code::UnknownKeyword, "does: Pays\n# FIXME check");
    mends("[ ] ask", Code::UnknownKeyword, "# [ ] ask");
    mends("-- ask", Code::UnknownKeyword, "# ask");
    mends("/* ask\nall of them */\nfeels 1: Fine", Code::Pasted, "# ask\n# all of them\nfeels 1: Fine");
}

#[test]
fn a_quote_is_what_somebody_says() {
    mends("“I gave up” – P3", Code::UnknownKeyword, "says: “I gave up” – P3");
    mends("> I gave up", Code::UnknownKeyword, "says: I gave up");
}

#[test]
fn the_end_of_a_block_is_no_line() {
    let text = map("does: Pays\nend");
    let raised_now = raised(&text);
    assert_eq!(mended(&text, &raised_now[0]), map("does: Pays"), "{raised_now:#?}");
}

#[test]
fn one_remark_in_a_list_does_not_cost_the_edit() {
    mends(
        "- does: Pays\n- via: web\n- note from Miro\n1. says: Never again",
        Code::Pasted,
        "does: Pays\nvia: web\n# note from Miro\nsays: Never again",
    );
}

#[test]
fn rows_of_a_spreadsheet_can_be_imported() {
    for text in ["Stage,Feeling,Pain\nEnter,1,Slow\n", "journey: A\nStage,Feeling,Pain\nEnter,1,Slow\n"] {
        let raised_now = raised(text);
        let [only] = raised_now.as_slice() else { panic!("{text}{raised_now:#?}") };
        assert!(only.help.as_deref().is_some_and(|help| help.contains("`wayline import`")), "{only:#?}");
    }
}

#[test]
fn other_words_for_lines_below_another_are_known() {
    mends("only for: anna", Code::UnknownKeyword, "for: anna");
    mends("where: app", Code::UnknownKeyword, "via: app");
    mends("gain: Fast\n  to: anna", Code::UnknownKeyword, "gain: Fast\n  for: anna");
    let lines = |word: &str| format!("pain late: Late\nopportunity: A lift\n  {word}: late");
    for word in ["fixes", "resolves"] {
        let text = map(&lines(word));
        let raised_now = raised(&text);
        assert_eq!(mended(&text, &raised_now[0]), map(&lines("answers")), "{raised_now:#?}");
    }
    mends("backstage by shop: Checks", Code::BadHead, "backstage: Checks\n  by: shop");
}

#[test]
fn an_address_in_a_column_becomes_a_link_in_a_note() {
    mends("link: https://x.org", Code::CannotStandHere, "note: [x.org](https://x.org)");
    mends("url: https://x.org", Code::UnknownKeyword, "note: [x.org](https://x.org)");
}

#[test]
fn evidence_is_found_in_other_words() {
    let text = |line: &str| format!("journey: A\nsource talks: Talks\nstage: S\n  feels 1: Fine\n    {line}\n");
    for (wrong, right) in [("based on: talks", "from: talks"), ("from \"talks\"", "from: talks")] {
        let raised_now = raised(&text(wrong));
        let [only] = raised_now.as_slice() else { panic!("{wrong}: {raised_now:#?}") };
        assert_eq!(mended(&text(wrong), only), text(right), "{only:#?}");
    }
}

#[test]
fn durations_in_the_ways_of_data_and_of_people_are_understood() {
    for (wrong, right) in [
        ("PT5M", "5m"),
        ("PT1H30M", "1h30m"),
        ("P3D", "3d"),
        ("3..1 days", "1..3 days"),
        ("less than a minute", "0..1m"),
        ("5 Min. bis 20 Min.", "5 Min..20 Min"),
        ("2..4 Wochen, Durchschnitt 3 Wochen", "2..4 weeks, average 3 weeks"),
    ] {
        let text = map(&format!("takes: {wrong}"));
        let raised_now = raised(&text);
        let [only] = raised_now.as_slice() else { panic!("{wrong}: {raised_now:#?}") };
        let after = mended(&text, only);
        assert!(raised(&after).is_empty(), "{after}{:#?}", raised(&after));
        assert!(after.contains(right) || right.contains("Min"), "{after}");
    }
}

#[test]
fn a_sample_is_a_whole_number() {
    let text = |line: &str| {
        format!("journey: A\nsource talks: Talks\n  {line}\nstage: S\n  does: Pays\n    from: talks\n  feels 1: Fine\n")
    };
    for (wrong, right) in [
        ("sample: 1,240", "sample: 1240"),
        ("sample: >100", "# >100\n  sample: 100"),
        ("confidence: confirmed", "confidence: validated"),
    ] {
        let raised_now = raised(&text(wrong));
        let [only] = raised_now.as_slice() else { panic!("{wrong}: {raised_now:#?}") };
        assert_eq!(mended(&text(wrong), only), text(right), "{only:#?}");
        assert!(!only.help.as_deref().is_some_and(|help| help.contains("1.240")), "{only:#?}");
    }
    let raised_now = raised(&text("date: 3/4/2026"));
    let help = raised_now[0].help.as_deref().unwrap_or_default();
    assert!(help.contains("2026-04-03") && help.contains("2026-03-04"), "{help}");
}

#[test]
fn ratings_and_scores_in_other_notations() {
    helps("opportunity: A lift\n  effort: 2,5", "`2` or `3`");
    mends("score: cost 50, freq 100", Code::UnknownCriterion, "score: cost 50, frequency 100");
    mends("score: {cost: 50, sales: 100}", Code::BadList, "score: cost 50, sales 100");
}

#[test]
fn a_heading_needs_no_colon() {
    let text = "journey: A\npersonas\npersona ruth: Ruth\nstage: S\n  feels ruth 1: Fine\n";
    let raised_now = raised(text);
    let [only] = raised_now.as_slice() else { panic!("{raised_now:#?}") };
    assert_eq!(mended(text, only), text.replace("personas\n", ""));
}

#[test]
fn a_persona_behind_a_share_goes_before_the_column() {
    let text = |way: &str| {
        format!(
            "journey: A\npersona ruth: Ruth\nstage: S\n  touchpoint home: Home\n    feels ruth 1: Fine\n  touchpoint: Pays\n    feels ruth 1: Fine\n    {way}\n"
        )
    };
    let wrong = text("then home 20 %, ruth: Forgets it");
    let raised_now = raised(&wrong);
    let [only] = raised_now.as_slice() else { panic!("{raised_now:#?}") };
    assert_eq!(mended(&wrong, only), text("then ruth home 20 %: Forgets it"));
}

const PEOPLE: &str = "journey: A\npersona anna: Mrs. Anna Keller\npersona w: Familie Weber\nteam it: IT\nstage: S\n  touchpoint: T\n    does: Pays\n";

/// The line became everybody's feeling, called *Mrs Keller*.
#[test]
fn a_part_of_a_personas_name_is_that_persona() {
    for (wrong, right) in [
        ("feels Mrs Keller: -1", "feels anna -1"),
        ("feels Frau Keller: -1 (genervt)", "feels anna -1: genervt"),
        ("feels Mrs. Keller -1", "feels anna -1"),
        ("feels Weber: -1", "feels w -1"),
        ("feels Weber 2: ok", "feels w 2: ok"),
    ] {
        let text = format!("{PEOPLE}    {wrong}\n");
        let raised = raised(&text);
        let [only, ..] = raised.as_slice() else { panic!("{wrong}: {raised:#?}") };
        assert_eq!(mended(&text, only), format!("{PEOPLE}    {right}\n"), "{only:#?}");
        assert_eq!(only.fix.as_ref().map(|fix| fix.applicability), Some(Applicability::Unsafe), "{wrong}");
    }
    // Two of that name: nobody knows which one.
    let twins = "journey: A\npersona a: Anna Keller\npersona b: Ben Keller\nstage: S\n  feels Keller: -1\n";
    assert!(raised(twins).iter().all(|told| told.fix.as_ref().is_none_or(|fix| !fix.edits[0].text.contains(" a "))));
}

#[test]
fn headings_of_a_blueprint_are_their_keywords() {
    for (wrong, right) in [
        ("Frontstage actions: smiles", "frontstage: smiles"),
        ("Backstage actions: checks vitals", "backstage: checks vitals"),
        ("Support processes: CRM", "support: CRM"),
        ("wait time: 20 min", "takes: 20 min"),
        ("wish: to sleep", "needs: to sleep"),
    ] {
        mends(wrong, Code::UnknownKeyword, right);
    }
}

/// `place: At home` became a phase, which took the stages below it.
#[test]
fn no_block_is_guessed_from_two_slips() {
    for line in ["place: At home", "stye of mind: calm", "tap: twice"] {
        for told in raised(&map(line)) {
            let new = told.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.text.as_str()).collect::<String>();
            assert!(!["phase", "stage", "step"].iter().any(|block| new.starts_with(block)), "{line}: {told:#?}");
        }
    }
}

/// The stage was a comment without a word, and its touchpoints belonged to the stage before.
#[test]
fn a_deep_heading_among_stages_is_told() {
    let text = "journey: T\nstage: Look\n  touchpoint: X\n    feels 1\n## Stage: Buy\n  touchpoint: Y\n    feels 1\n";
    let raised_now = raised(text);
    let [only] = raised_now.as_slice() else { panic!("{raised_now:#?}") };
    assert_eq!(mended(text, only), text.replace("## ", ""));
    assert!(raised(&text.replace("## ", "# ")).is_empty(), "a line that is switched off");
}

#[test]
fn an_emphasised_item_of_a_list_is_a_line() {
    mends("- **Does**: Pays\n- **Via:** web", Code::Pasted, "Does: Pays\nVia: web");
    let text = "journey: A\n- **Stage**: Find\n  - **Touchpoint**: Look\n";
    let told = raised(text);
    let right = "journey: A\nStage: Find\n  Touchpoint: Look\n";
    assert_eq!(mended(text, &told[0]), right, "{told:#?}");
}

#[test]
fn a_declaration_in_small_letters_without_a_colon_keeps_all_of_its_words() {
    let text = "journey: A\nteam social service\nstage: B\n  touchpoint: C\n    owner: social service\n";
    let told = raised(text);
    let right = text.replace("team social service", "team social-service: Social service");
    assert_eq!(mended(text, &told[0]), right, "{told:#?}");
}

#[test]
fn a_list_of_personas_leaves_out_those_with_lines_of_their_own() {
    let text =
        "journey: A\npersonas: Mia, Jonas\npersona: Mia\n  role: Student\nstage: B\n  feels mia 1\n  feels jonas 1\n";
    let told = raised(text);
    let edits = told.iter().filter_map(|of| of.fix.as_ref()).flat_map(|fix| &fix.edits);
    let right =
        text.replace("personas: Mia, Jonas", "persona jonas: Jonas").replace("persona: Mia", "persona mia: Mia");
    assert_eq!(wayline::diagnostic::apply(text, edits), right, "{told:#?}");
}

#[test]
fn two_words_for_one_channel_are_no_list_of_it() {
    let told = raised(&map("via: phone / hotline"));
    assert!(!told.iter().any(|of| of.help.as_deref().is_some_and(|help| help.contains("phone, phone"))), "{told:#?}");
}

#[test]
fn marks_in_the_texts_below_a_line_stay() {
    let text = map("does:\n      - **Feels** the cloth\n      - Pays");
    let edits: Vec<_> = raised(&text).into_iter().filter_map(|of| of.fix).flat_map(|fix| fix.edits).collect();
    let fixed = wayline::diagnostic::apply(&text, &edits);
    assert!(fixed.contains("does: **Feels** the cloth\n"), "{fixed}");
}
