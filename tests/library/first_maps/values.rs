//! Values in the wrong notation or place, whose edit says the same as the writer did.

use super::{helps, told};
use crate::forgiving::{map, mended, mends, raised};
use wayline::diagnostic::{Applicability, Code};

fn with_source(lines: &str) -> String {
    format!("journey: A\nsource talks: Talks\n{lines}\nstage: S\n  feels 1: Fine\n    from: talks\n")
}

/// The only diagnostic about these lines of a source makes `right` of them.
#[track_caller]
fn mends_source(lines: &str, right: &str) {
    let raised = raised(&with_source(lines));
    let [only] = raised.as_slice() else { panic!("{lines}: {raised:#?}") };
    assert_eq!(mended(&with_source(lines), only), with_source(right), "{only:#?}");
    assert!(self::raised(&with_source(right)).is_empty());
}

#[test]
fn an_address_has_no_signs_around_it() {
    mends_source("  link: <https://example.org/a>", "  link: https://example.org/a");
    mends_source("  link: [Talks](https://example.org/a)", "  link: https://example.org/a");
    mends_source("  link: [Talks](<https://example.org/a b>)", "  link: https://example.org/a%20b");
    for text in ["[x](<https://example.org>)", "[x](< https://example.org >)", "[x](<www.example.org>)"] {
        let www = if text.contains("www") { "www." } else { "" };
        let right = format!("note: See [x](https://{www}example.org)");
        mends(&format!("note: See {text}"), Code::BadLink, &right);
    }
    mends("note: See [x](<https://example.org/a b>)", Code::BadLink, "note: See [x](https://example.org/a%20b)");
}

#[test]
fn two_addresses_are_not_one() {
    for between in [", ", " ", " and ", "; ", " | "] {
        let text = with_source(&format!("  link: https://example.org/a{between}https://example.org/b"));
        let raised = raised(&text);
        let [only] = raised.as_slice() else { panic!("{between}: {raised:#?}") };
        assert!(only.fix.is_none(), "{only:#?}");
        let help = only.help.as_deref().unwrap_or_default();
        assert!(help.contains("`https://example.org/a`") && help.contains("(https://example.org/b)"), "{help}");
    }
}

#[test]
fn a_part_of_a_year_is_months() {
    let text = |every: &str| format!("journey: A\n  reviewed: 2026-11-01, every {every}\nstage: S\n  feels 1: Fine\n");
    for (written, right) in
        [("1.5 years", "18 months"), ("0.5 years", "6 months"), ("1,5 Jahre", "18 months"), ("2 years", "2 years")]
    {
        let raised = raised(&text(written));
        match raised.as_slice() {
            [] => assert_eq!(written, right),
            all => assert_eq!(mended(&text(written), &all[0]), text(right), "{all:#?}"),
        }
    }
    // No whole number of a smaller unit is as long.
    assert!(raised(&text("2.5 weeks"))[0].fix.is_none());
}

#[test]
fn a_number_of_people_may_be_in_groups() {
    for written in ["1 200", "1 200 people", "1\u{a0}200"] {
        mends_source(&format!("  sample: {written}"), "  sample: 1200");
    }
}

#[test]
fn only_some_figures_can_be_measured() {
    helps("opportunity: Show\n  owner: shop\n  impact: measured", "only `feels`, `takes`");
    helps("score: measured", "write the figure");
}

#[test]
fn a_stage_without_an_order_needs_no_line() {
    let text = "journey: A\nstage: S\n  order: none\n  touchpoint: One\n    feels 1\n  touchpoint: Two\n    feels 1\n";
    let raised = raised(text);
    let [only] = raised.as_slice() else { panic!("{raised:#?}") };
    let help = only.help.as_deref().unwrap_or_default();
    assert!(help.contains("`any`") && help.contains("remove the line"), "{help}");
}

#[test]
fn each_phase_of_a_list_has_its_own_line() {
    let text = "journey: A\nphases: Before, After\nstage: S\n  feels 1\n";
    let all = raised(text);
    assert!(mended(text, &all[0]).contains("phase: Before\nphase: After\n"), "{all:#?}");
}

#[test]
fn a_team_that_is_called_a_team_is_known() {
    for owner in ["team shop", "the team shop", "shop team", "Team Front desk"] {
        mends(&format!("opportunity: Show\n  owner: {owner}"), Code::NotDeclared, "opportunity: Show\n  owner: shop");
    }
}

#[test]
fn a_stage_and_a_touchpoint_of_one_name_are_told_apart() {
    let text =
        "journey: A\nstage buy: Buy\n  feels 1\nstage: Use\n  touchpoint buy: Buy more\n    feels 1\n    then buy\n";
    let raised = raised(text);
    let [only] = raised.as_slice() else { panic!("{raised:#?}") };
    assert_eq!(only.code, Code::AmbiguousName);
    assert!(only.title.contains("stage"), "{only:#?}");
}

#[test]
fn a_declaration_that_nothing_uses_is_kept_as_a_comment() {
    let text = "journey: A\nteam ops: Operations of the company\nstage: S\n  feels 1: Fine\n";
    let unused = told(text).into_iter().find(|of| of.code == Code::UnusedName).expect("a warning");
    assert_eq!(mended(text, &unused), text.replace("team ops", "# team ops"));
    // It may be what somebody means.
    let text = text.replace("  feels", "  backstage: Checks\n    by: the ops people\n  feels");
    let unused = told(&text).into_iter().find(|of| of.code == Code::UnusedName).expect("a warning");
    assert!(unused.fix.is_none(), "{unused:#?}");
}

#[test]
fn a_declaration_in_error_hides_only_the_names_that_it_may_declare() {
    for (line, hidden, unknown) in [
        ("persona anna x y: Anna", "feels anna 1", "feels bob 1"),
        ("persona 1anna: Anna", "feels anna 1", "feels bob 1"),
        ("team 2nd line: Helpers", "backstage: C\n    by: Helpers", "backstage: C\n    by: Others"),
        ("source !: Talks", "does: C\n    from: talks", "does: C\n    from: visits"),
        ("channel ?: Desk", "via: desk", "via: moon"),
    ] {
        let text = |story: &str| format!("journey: A\n{line}\nstage: S\n  {story}\n");
        let names = |text: &str| {
            raised(text).iter().filter(|of| matches!(of.code, Code::UnknownName | Code::NotDeclared)).count()
        };
        assert_eq!((names(&text(hidden)), names(&text(unknown))), (0, 1), "{line}: {:#?}", raised(&text(unknown)));
    }
}

#[test]
fn a_pain_that_is_named_after_a_persona_and_answered_gets_another_name() {
    let lines = "pain anna: Too slow\nopportunity: Hurry\n  owner: shop\n  answers: anna";
    let raised_now = raised(&map(lines));
    let [only] = raised_now.as_slice() else { panic!("{raised_now:#?}") };
    assert_eq!(only.fix.as_ref().map(|fix| fix.applicability), Some(Applicability::Unsafe));
    assert!(only.help.as_deref().is_some_and(|help| help.contains("`answers: too-slow`")), "{only:#?}");
    let after = mended(&map(lines), only).replace("answers: anna", "answers: too-slow");
    assert!(raised(&after).is_empty(), "{after}{:#?}", raised(&after));
}

#[test]
fn the_title_of_a_block_is_the_text_of_its_line() {
    let text = |lines: &str| format!("journey: A\nstage: S\n{lines}    feels 1: Fine\n");
    for (wrong, right) in [
        ("  touchpoint: T\n    title: Paying\n", "  touchpoint t: Paying\n"),
        ("  touchpoint\n    title: Paying\n", "  touchpoint: Paying\n"),
        ("  touchpoint pay\n    name: Paying\n", "  touchpoint pay: Paying\n"),
    ] {
        let raised_now = raised(&text(wrong));
        let [only] = raised_now.as_slice() else { panic!("{wrong}: {raised_now:#?}") };
        assert_eq!(mended(&text(wrong), only), text(right), "{only:#?}");
        assert!(raised(&text(right)).is_empty());
    }
    // One of two titles would be lost.
    let raised_now = raised(&text("  touchpoint: At the till\n    title: Paying\n"));
    assert!(raised_now[0].fix.is_none() && raised_now[0].help.as_deref().is_some_and(|it| it.contains("Paying")));
    let persona = "journey: A\npersona anna: Anna\n  title: Head of sales\nstage: S\n  feels anna 1: Fine\n";
    assert_eq!(mended(persona, &raised(persona)[0]), persona.replace("title", "role"));
}

#[test]
fn an_act_is_a_stage() {
    let text = "journey: A\npersona anna: Anna\nact: One\n  feels 1: Fine\n";
    assert_eq!(mended(text, &raised(text)[0]), text.replace("act", "stage"));
}

#[test]
fn a_list_of_ways_names_columns() {
    let text = |ways: &str| {
        format!(
            "journey: A\nstage: S\n  touchpoint one: One\n    feels 1\n{ways}  touchpoint two: Two\n    feels 1\n  touchpoint three: Three\n    feels 1\n"
        )
    };
    let list = text("    then:\n      - two 20 %\n      - three: Later\n");
    let raised = raised(&list);
    let [only] = raised.as_slice() else { panic!("{raised:#?}") };
    let after = mended(&list, only);
    assert!(after.contains("then two 20 %\n") && after.contains("then three: Later\n"), "{after}");
    assert!(self::raised(&after).is_empty(), "{after}{:#?}", self::raised(&after));
}

#[test]
fn an_edit_that_declares_a_name_again_needs_a_look() {
    let text = "journey: A\nsource survey: The survey\nsource: survey: Again\nstage: S\n  feels 1\n    from: survey\n";
    let raised = raised(text);
    let safe = |fix: &wayline::diagnostic::Fix| fix.applicability == Applicability::Safe;
    assert!(raised.iter().all(|of| !of.fix.as_ref().is_some_and(safe)), "{raised:#?}");
}

#[test]
fn figures_keep_what_is_behind_them() {
    mends("feels 1 (was -1): Better", Code::BadHead, "feels 1: (was -1): Better");
    mends("feels anna -1 | Cross", Code::BadHead, "feels anna -1: Cross");
    mends("feels anna: 75 %", Code::BadHead, "feels anna 1");
    mends("feels anna genervt -1", Code::BadHead, "feels anna -1: genervt");
    mends("feels anna, ben: -1, 1", Code::BadHead, "feels anna -1\nfeels ben 1");
    mends("feels anna's -1: Cross", Code::BadHead, "feels anna -1: Cross");
    mends("feels alle -1: Genervt", Code::BadHead, "feels -1: Genervt");
    helps("feels anna 1 of 2: Fine", "`feels anna 1: Fine`");
    mends("metric csat: 4 / Ziel 5", Code::BadMetric, "metric csat: 4, target 5");
    mends("metric csat: 4.2 out of 5 stars", Code::BadMetric, "metric csat: 4.2 of 5");
    mends("metric csat: from 2.8 to 3.2", Code::BadMetric, "metric csat: 3.2, was 2.8");
    mends("metric csat: 82 % (Vorjahr 78)", Code::BadMetric, "metric csat: 82 %, was 78");
    helps("metric csat: 5-7 min", "`6 min`");
}

#[test]
fn a_source_in_brackets_is_where_a_line_is_from() {
    let text =
        |lines: &str| format!("journey: A\nsource visits: Visits\nstage: S\n{lines}  feels 1\n    from: visits\n");
    for line in
        ["  does: Pays (visits)", "  does: Pays [visits]", "  does: Pays (source: visits)", "  does: Pays (Visits)"]
    {
        let wrong = text(&format!("{line}\n"));
        let raised = raised(&wrong);
        let [only] = raised.as_slice() else { panic!("{line}: {raised:#?}") };
        assert!(mended(&wrong, only).contains("  does: Pays\n    from: "), "{only:#?}");
        assert!(self::raised(&mended(&wrong, only)).is_empty());
    }
    let sample = with_source("").replace("source talks: Talks", "source talks (n=120): Talks");
    assert!(mended(&sample, &raised(&sample)[0]).contains("source talks: Talks\n  sample: 120\n"));
}

#[test]
fn a_channel_in_brackets_names_no_touchpoint() {
    let text = |line: &str| format!("journey: A\nstage: S\n  {line}\n    feels 1: Fine\n");
    for head in ["touchpoint (web)", "touchpoint @web", "touchpoint [web]"] {
        let wrong = text(&format!("{head}: Pay"));
        let raised = raised(&wrong);
        let [only] = raised.as_slice() else { panic!("{head}: {raised:#?}") };
        assert_eq!(mended(&wrong, only), text("touchpoint: Pay\n    via: web"), "{only:#?}");
    }
}

#[test]
fn the_mark_of_a_list_is_no_text() {
    mends("does: - Pays", Code::OnlyText, "does: Pays");
    assert!(raised(&map("does: -5 % on the bill")).is_empty());
}

#[test]
fn ways_in_german_and_between_marks_lead_to_columns() {
    let text = |way: &str| format!("{}  touchpoint next: Next\n    feels 1: Fine\n", map(way));
    for way in ["then \"next\"", "dann: next", "danach next", "weiter zu next", "then touchpoint next"] {
        let raised_now = raised(&text(way));
        let [only] = raised_now.as_slice() else { panic!("{way}: {raised_now:#?}") };
        assert_eq!(mended(&text(way), only), text("then next"), "{only:#?}");
    }
    mends("Abbruch 20 %: Zu teuer", Code::UnknownKeyword, "leaves 20 %: Zu teuer");
}

#[test]
fn a_path_of_windows_is_no_better_with_slashes() {
    let text = with_source("  file: C:\\talks.md");
    assert!(raised(&text)[0].help.as_deref().is_some_and(|help| help.contains("relative")), "{:#?}", raised(&text));
}

#[test]
fn what_stands_below_a_line_of_columns_is_still_the_personas() {
    let text = "journey: A\npersona carl: Carl\n  needs: Quiet\n  pains: Noise\nstage: S\n  feels carl 1: Fine\n";
    let raised = raised(text);
    let fixes = wayline::diagnostic::together(raised.iter().filter_map(|of| of.fix.as_ref()));
    let after = wayline::diagnostic::apply(text, fixes.iter().flat_map(|fix| &fix.edits));
    assert_eq!(after, text.replace("needs:", "need:").replace("pains:", "fact Pains:"), "{raised:#?}");
    assert!(self::raised(&after).is_empty());
}

#[test]
fn a_declaration_that_is_named_in_another_place_is_kept() {
    let text = map("backstage: Checks (shop)");
    let unused = told(&text).into_iter().find(|of| of.code == Code::UnusedName).expect("a warning");
    assert!(unused.fix.is_none(), "{unused:#?}");
}

#[test]
fn everyday_words_around_names_and_figures_are_understood() {
    mends("via: web -> app", Code::NotDeclared, "via: web, app");
    mends("via: web > app", Code::NotDeclared, "via: web, app");
    mends("via: via web", Code::NotDeclared, "via: web");
    mends("via: per Telefon", Code::NotDeclared, "via: phone");
    mends("reach: die Hälfte", Code::BadNumber, "reach: 50 %");
    mends("reach: 1 von 4", Code::BadNumber, "reach: 25 %");
    mends("reach: alle", Code::BadNumber, "reach: 100 %");
    mends("takes: ein Tag", Code::BadDuration, "takes: 1 day");
    mends("moment!: It decides\nmetric csat: 4", Code::BadHead, "moment: It decides\nmetric csat: 4");
    mends("says: Never again – Anna", Code::BadHead, "says anna: Never again");
    mends("pain (anna): Slow", Code::BadName, "pain: Slow\n  for: anna");
    mends("gain anna Fast", Code::BadName, "gain: Fast\n  for: anna");
    mends("pain * Slow till", Code::MissingColon, "pain: Slow till");
}

#[test]
fn a_unit_in_the_name_of_a_measure_goes_behind_the_figure() {
    mends("metric csat (%): 84", Code::BadHead, "metric csat: 84 %");
    mends("metric csat [1-5]: 4", Code::BadHead, "metric csat: 4 of 5");
}

#[test]
fn words_of_other_languages_and_trades_are_keywords() {
    let right = "journey: Kaffee holen\nstage: Betreten\n  touchpoint: Tür\n    feels 1: Willkommen\n    thinks: Wo?\n    pain: Kein Schild\n      status: solved\n      since: 2026-01\n    opportunity: Ein Schild\n      effort: 2\n      due: 2027-03-31\n      owner: shop\nteam shop: Laden\n";
    let wrong = right
        .replace("stage:", "stufe:")
        .replace("touchpoint:", "kontakt:")
        .replace("feels", "gefühl")
        .replace("thinks", "denkt")
        .replace("pain", "schmerz")
        .replace("status: solved\n      since: 2026-01", "status: gelöst seit 2026-01")
        .replace("opportunity", "chance")
        .replace("effort", "aufwand")
        .replace("due", "bis")
        .replace("owner", "verantwortlich");
    let mut text = wrong;
    for _ in 0..6 {
        let raised = told(&text);
        let fixes: Vec<_> = raised.iter().filter_map(|of| of.fix.as_ref()).collect();
        let applied = fixes.into_iter().filter(|fix| fix.applicability != Applicability::Display);
        let chosen = wayline::diagnostic::together(applied);
        text = wayline::diagnostic::apply(&text, chosen.iter().flat_map(|fix| &fix.edits));
    }
    assert_eq!(text, right, "{:#?}", told(&text));
}

#[test]
fn a_sentence_that_begins_like_a_keyword_of_another_language_goes_on() {
    for rest in ["bis der Kaffee kommt", "seit dem frühen Morgen"] {
        let raised = raised(&map(&format!("does: Wartet\n{rest}")));
        assert!(raised[0].help.as_deref().is_some_and(|help| help.contains("`|`")), "{raised:#?}");
    }
}

#[test]
fn a_persona_in_a_column_under_another_word_is_whom_it_is_for() {
    mends("actor: anna\nfeels 1: Fine", Code::UnknownKeyword, "for: anna\nfeels 1: Fine");
    let text = |way: &str| format!("{}  touchpoint next: Next\n    feels 1: Fine\n", map(way));
    let raised = raised(&text("next step: next"));
    assert_eq!(mended(&text("next step: next"), &raised[0]), text("then next"), "{raised:#?}");
}

#[test]
fn people_after_a_keyword_without_its_colon_are_whom_a_line_is_for() {
    mends("for anna", Code::MissingColon, "for: anna");
    mends("for anna, ben", Code::MissingColon, "for: anna, ben");
    mends("thinks anna; ben: Why?", Code::BadHead, "thinks anna: Why?\nthinks ben: Why?");
}

#[test]
fn a_list_that_lacks_its_colon_gets_its_commas_at_once() {
    for line in ["via web / app", "via web & app", "via web and app", "via web; app", "via web, phone / app"] {
        let right = if line.contains("phone") { "via: web, phone, app" } else { "via: web, app" };
        mends(line, Code::MissingColon, right);
        let fix = raised(&map(line))[0].fix.clone().expect("an edit");
        assert_eq!(fix.applicability, Applicability::Unsafe, "{line}: it may be the name of one channel");
    }
    mends("for anna / ben", Code::MissingColon, "for: anna, ben");
    let declared = |line: &str| format!("journey: A\nchannel both: web / app\nstage: S\n  {line}\n  feels 1: Fine\n");
    let raised_now = raised(&declared("via web / app"));
    assert_eq!(mended(&declared("via web / app"), &raised_now[0]), declared("via: web / app"), "{raised_now:#?}");
}

#[test]
fn the_figures_of_a_metric_have_one_unit() {
    let text = |metric: &str| {
        format!("journey: A\nmeasure x: X\nstage: S\n  touchpoint: T\n    feels 1: Fine\n    metric x: {metric}\n")
    };
    for same in
        ["12 min, was 10 min", "12 min, was 10", "1 h, target 30 Minuten", "90 %, was 80 ％", "12 calls, was 1 call"]
    {
        assert!(raised(&text(same)).is_empty(), "{same}: {:#?}", raised(&text(same)));
    }
    for other in ["12 EUR, was 10 USD", "12 min, target 3 calls", "12 min, benchmark 10 %"] {
        let raised = raised(&text(other));
        let [only] = raised.as_slice() else { panic!("{other}: {raised:#?}") };
        assert_eq!(only.code, Code::BadMetric, "{other}");
        assert!(only.title.ends_with("are different units"), "{only:#?}");
    }
    // A range is of the measure's unit.
    let ranged =
        "journey: A\nmeasure w: Wait\n  unit: h\n  range: 0..2\nstage: S\n  feels 1: Fine\n  metric w: 1, was 45 min\n";
    assert!(raised(ranged).is_empty(), "{:#?}", raised(ranged));
    let lacks = text("12, was 10 %");
    let raised = raised(&lacks);
    let [only] = raised.as_slice() else { panic!("{raised:#?}") };
    assert_eq!(mended(&lacks, only), text("12 %, was 10 %"));
}
