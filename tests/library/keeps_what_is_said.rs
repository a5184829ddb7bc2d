//! Edits of slips keep everything that the writer said: no sign, no share, no verb and no source is lost.

use crate::{
    forgiving::{map, mended, mends, raised},
    support,
};
use wayline::{
    compile,
    diagnostic::{Applicability, Code, Diagnostic, apply, together},
    load::NoFiles,
};

fn told(text: &str) -> Vec<Diagnostic> {
    compile("map.journey", text.as_bytes(), &NoFiles, &support::options()).diagnostics
}

/// What the text is after all edits that can be applied, again and again.
fn fixed(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..8 {
        let diagnostics = told(&text);
        let fixes = diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
        let fixes: Vec<_> = fixes.filter(|fix| fix.applicability != Applicability::Display).collect();
        if fixes.is_empty() {
            break;
        }
        let chosen = together(fixes);
        text = apply(&text, chosen.iter().flat_map(|fix| &fix.edits));
    }
    text
}

#[test]
fn a_sign_with_a_blank_behind_it_still_counts() {
    mends("feels anna - 1.5: Gives up", Code::BadHead, "feels anna -1.5: Gives up");
    mends("feels anna − 1: Gives up", Code::BadHead, "feels anna -1: Gives up");
    mends("feels - 1.5: Gives up", Code::BadHead, "feels -1.5: Gives up");
    let raised = raised(&map("feels anna - 1: Gives up"));
    assert_eq!(raised[0].fix.as_ref().map(|fix| fix.applicability), Some(Applicability::Unsafe));
}

#[test]
fn a_persona_in_brackets_behind_the_score_keeps_the_score() {
    mends("feels -1 (anna): Cross", Code::BadHead, "feels anna -1: Cross");
    mends("feels -1 [ben]: Cross", Code::BadHead, "feels ben -1: Cross");
    mends("feels -1: Cross (anna)", Code::BadHead, "feels anna -1: Cross");
}

#[test]
fn each_way_of_a_list_keeps_its_share() {
    let text = "journey: A\nstage: S\n  touchpoint one: One\n    then two 20%, three 80%\n  touchpoint two: Two\n  touchpoint three: Three\n";
    let fixed = fixed(text);
    assert!(fixed.contains("then two 20 %\n    then three 80 %\n"), "{fixed}");
    assert!(told(&fixed).is_empty(), "{:#?}", told(&fixed));
}

#[test]
fn where_people_go_when_they_leave_is_part_of_the_reason() {
    mends("leaves 35% to a competitor: Too dear", Code::BadHead, "leaves 35 %: To a competitor: Too dear");
    mends("leaves 5 Prozent: Too dear", Code::BadHead, "leaves 5 %: Too dear");
}

#[test]
fn a_source_without_a_name_gets_the_one_that_other_lines_use() {
    let text = "journey: A\nsource: Our guess\n  date: 2026-05-01\n  confidence: assumed\nstage: S\n  feels 1\n    from: guess\n";
    let fixed = fixed(text);
    assert_eq!(fixed, text.replace("source: Our", "source guess: Our"));
    assert!(told(&fixed).is_empty());
}

#[test]
fn a_declaration_with_lines_of_its_own_is_never_deleted() {
    for (lines, edit) in [("", true), ("\n  sample: 12", false)] {
        let text = format!("journey: A\nsource talks: Talks{lines}\nstage: S\n  feels 1\n");
        let unused = told(&text).into_iter().find(|diagnostic| diagnostic.code == Code::UnusedName);
        assert_eq!(unused.expect("a warning").fix.is_some(), edit, "{text}");
    }
}

#[test]
fn the_title_and_the_language_in_front_matter_stay() {
    let text = "---\ntitle: Incident\nlang: de\nowner: \"Desk\"\n---\nstage: S\n  feels 1\n";
    assert_eq!(told(text).len(), 1, "{:#?}", told(text));
    assert_eq!(mended(text, &told(text)[0]), "journey: Incident\n  lang: de\n  owner: Desk\nstage: S\n  feels 1\n");
}

#[test]
fn several_scores_on_another_scale_ask_for_that_scale() {
    for (scores, scale) in
        [(["4", "5", "3"], "1..5"), (["6", "7", "2"], "1..7"), (["9", "0", "5"], "0..10"), (["-3", "3", "0"], "-3..3")]
    {
        let columns: String =
            scores.iter().map(|score| format!("  touchpoint: T{score}\n    feels {score}: Word\n")).collect();
        let text = format!("journey: A\nstage: S\n{columns}");
        let told_now = told(&text);
        assert_eq!(told_now.len(), 1, "{told_now:#?}");
        let mended = mended(&text, &told_now[0]);
        assert!(mended.starts_with(&format!("journey: A\n  scale: {scale}\n")), "{mended}");
        assert!(told(&mended).iter().all(|it| it.code != Code::OffScale), "{:#?}", told(&mended));
    }
}

#[test]
fn what_somebody_does_keeps_its_verb() {
    mends("Calls the hotline", Code::UnknownKeyword, "does: Calls the hotline");
    mends("Pays at the till", Code::UnknownKeyword, "does: Pays at the till");
    mends("Opens dashboard: Looks around", Code::UnknownKeyword, "does: Opens dashboard: Looks around");
    mends("Pays: cash", Code::UnknownKeyword, "does: Pays cash");
    mends("Notes the number", Code::UnknownKeyword, "does: Notes the number");
    mends("Steps outside", Code::UnknownKeyword, "does: Steps outside");
    mends("Goes home", Code::UnknownKeyword, "does: Goes home");
    mends("Goes to the shop: x", Code::UnknownKeyword, "does: Goes to the shop: x");
}

#[test]
fn who_stands_before_the_keyword_is_taken_out() {
    mends("she says: Never again", Code::UnknownKeyword, "says: Never again");
    mends("customer does: Pays", Code::UnknownKeyword, "does: Pays");
    mends("user action: Pays", Code::UnknownKeyword, "does: Pays");
    mends("staff does: Checks\n  by: shop", Code::UnknownKeyword, "frontstage: Checks\n  by: shop");
}

#[test]
fn names_with_a_word_between_them_are_two() {
    let text = map("backstage: Checks\n  by: shop and Ops");
    let raised = raised(&text);
    assert_eq!(raised.len(), 1, "{raised:#?}");
    assert_eq!(mended(&text, &raised[0]), map("backstage: Checks\n  by: shop, Ops"));
}

#[test]
fn a_pain_below_an_opportunity_is_what_it_answers() {
    let lines =
        |word: &str| format!("pain late major: It is late\nopportunity: Start earlier\n  owner: shop\n  {word}: late");
    mends(&lines("pain"), Code::CannotStandHere, &lines("answers"));
}

#[test]
fn a_way_past_a_column_is_not_one_to_it() {
    let raised = raised(&map("skip buy 5%"));
    assert!(raised.iter().all(|diagnostic| diagnostic.fix.is_none()), "{raised:#?}");
}

#[test]
fn no_channel_is_a_slip_of_another_one_that_begins_differently() {
    assert!(raised(&map("via: meeting")).is_empty());
    for channel in ["teams", "training"] {
        let raised = raised(&map(&format!("via: {channel}")));
        let help = raised[0].help.as_deref().unwrap_or_default();
        assert!(help.starts_with("declare it"), "{channel}: {help}");
    }
}

#[test]
fn a_point_between_thousands_is_asked_about_where_people_write_one() {
    let text = |lang: &str, figure: &str| {
        format!("journey: A\n  lang: {lang}\nmeasure calls: Calls\nstage: S\n  metric calls: {figure}\n")
    };
    for (lang, figure, asks) in [
        ("de", "1.240", true),
        ("de-AT", "12.500", true),
        ("de", "1.24", false),
        ("de", "0.125", false),
        ("en", "1.240", false),
    ] {
        let told = told(&text(lang, figure));
        assert_eq!(told.len(), usize::from(asks), "{lang} {figure}: {told:#?}");
        if asks {
            assert_eq!(mended(&text(lang, figure), &told[0]), text(lang, &figure.replace('.', "")));
        }
    }
}

#[test]
fn what_looks_like_another_language_in_a_text_is_asked_about() {
    let text = "journey: A\nstage: S\n  touchpoint: Form\tvia: web\n    feels 1\n";
    assert_eq!(mended(text, &told(text)[0]), text.replace("\tvia", "\n    via"));
    mends("backstage: Checks, by shop", Code::BadHead, "backstage: Checks\n  by: shop");
    mends("feels 1: ok // from notes", Code::OnlyText, "# from notes\nfeels 1: ok");
    mends("feels anna: -1 # woken up", Code::BadHead, "feels anna -1: woken up");
    mends("leaves: 20", Code::BadHead, "leaves 20 %");
    assert_eq!(raised(&map("pain: critical")).len(), 1);
    let quoted = told("journey: \"Coffee run\"\nstage: S\n  feels 1\n");
    assert_eq!(quoted.len(), 1, "{quoted:#?}");
}

/// A line that nobody understands may have been a column, but only one that is called like that.
#[test]
fn an_unknown_word_hides_no_mistake_below_it() {
    let text = |line: &str| {
        format!(
            "journey: A\nstage: S\n  touchpoint one: One\n    {line}\n    then nowhere 20 %: Why\n  touchpoint: Two\n    feels 1\n"
        )
    };
    assert_eq!(told(&text("wibble: x")).len(), 2);
    assert_eq!(told(&text("wibble nowhere: x")).len(), 1);
    assert_eq!(told(&text("wibble: nowhere")).len(), 1);
}

#[test]
fn a_diagram_above_a_map_hides_none_of_its_mistakes() {
    let diagram = "journey\n  title On call\n  section Night\n    Gets paged: 2: Dev\n";
    let map = "persona dev: Dev\nstage: Night\n  wibble: x\n  feels dev 1\n";
    let codes: Vec<Code> = told(&format!("{diagram}{map}")).iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::Pasted, Code::UnknownKeyword]);
    assert_eq!(told(diagram).len(), 1);
}

#[test]
fn two_severities_have_no_edit() {
    for words in ["major critical", "minor major"] {
        let raised = raised(&map(&format!("pain {words}: X")));
        assert_eq!((raised.len(), raised[0].fix.is_none()), (1, true), "{raised:#?}");
    }
}

#[test]
fn a_brace_without_a_colon_is_taken_out() {
    mends("feels 1 {", Code::BadHead, "feels 1");
    let text = "journey: A\nstage {\n  feels 1\n";
    let keeps = |it: &Diagnostic| it.fix.as_ref().is_none_or(|fix| !fix.edits[0].text.contains('{'));
    assert!(told(text).iter().all(keeps), "{:#?}", told(text));
}

#[test]
fn a_metric_of_two_personas_is_two_and_one_of_a_persona_alone_lacks_its_measure() {
    mends("metric csat anna, ben: 4 of 5", Code::BadHead, "metric csat anna: 4 of 5\nmetric csat ben: 4 of 5");
    mends("metric csat anna ben: 4 of 5", Code::BadHead, "metric csat anna: 4 of 5\nmetric csat ben: 4 of 5");
    let raised = raised(&map("metric anna: 4 of 5"));
    assert_eq!((raised.len(), raised[0].fix.is_none()), (1, true), "{raised:#?}");
}

#[test]
fn a_name_behind_the_colon_of_a_declaration_goes_before_it() {
    for (line, right) in [
        ("persona: zoe: Zoe Miller", "persona zoe: Zoe Miller"),
        ("team: web: Web shop", "team web: Web shop"),
        ("source: visits: Home visits", "source visits: Home visits"),
    ] {
        let text = |line: &str| format!("journey: A\n{line}\nstage: S\n  feels 1\n");
        let told = told(&text(line));
        let fixed = told.iter().find(|it| it.code == Code::BadHead).expect("a diagnostic");
        assert_eq!(mended(&text(line), fixed), text(right));
    }
}

#[test]
fn a_part_of_a_score_is_not_dropped() {
    let raised = raised(&map("feels 1 of 2: OK"));
    assert!(raised[0].fix.as_ref().is_none_or(|fix| fix.applicability != Applicability::Safe), "{raised:#?}");
}

#[test]
fn lines_numbered_with_bars_are_one_diagnostic() {
    let text = "1 | journey: T\n2 | stage: S\n3 |   feels 1\n";
    assert_eq!(told(text).len(), 1, "{:#?}", told(text));
    assert_eq!(mended(text, &told(text)[0]), "journey: T\nstage: S\n  feels 1\n");
}

#[test]
fn who_leaves_and_how_many_is_not_the_reason() {
    mends("leaves: anna 15 %", Code::BadHead, "leaves anna 15 %");
    mends("leaves: anna", Code::BadHead, "leaves anna");
    mends("leaves: about 15 %", Code::BadHead, "leaves 15 %");
    mends("leaves: ~15% too dear", Code::BadHead, "leaves 15 %: Too dear");
    mends("leaves: Too dear (15 %)", Code::BadHead, "leaves 15 %: Too dear");
    assert!(raised(&map("leaves 15 %: Anna says that it is too dear")).is_empty());
}

#[test]
fn what_follows_digits_is_not_always_a_unit() {
    let text = |figure: &str| format!("journey: A\nmeasure calls: Calls\nstage: S\n  metric calls: {figure}\n");
    for figure in ["1'000", "1’000", "1_000", "1e3", "12:30", "12h30", "4.1 out of 5", "12 (8)", "12 ±3", "12 target"]
    {
        assert_eq!(told(&text(figure)).len(), 1, "{figure}: {:#?}", told(&text(figure)));
    }
    for figure in ["12 min", "12 %", "12 €", "12 h", "12 out-of-stock"] {
        assert!(told(&text(figure)).is_empty(), "{figure}: {:#?}", told(&text(figure)));
    }
    assert_eq!(mended(&text("1'000"), &told(&text("1'000"))[0]), text("1000"));
}

#[test]
fn a_second_feeling_behind_a_semicolon_is_a_line_of_its_own() {
    mends("feels anna 1: OK; ben -1: Bad", Code::BadHead, "feels anna 1: OK\nfeels ben -1: Bad");
}

#[test]
fn a_team_that_is_only_in_brackets_is_not_lost() {
    let text = "journey: A\nteam cc: Call centre\nteam bo: Back office\nstage: S\n  touchpoint: T\n    feels 0\n    backstage: Checks (Call centre)\n    opportunity: Book online (Back office)\n    opportunity: Ask less (Back office)\n      owner: cc\n";
    let fixed = fixed(text);
    for line in ["\nteam cc: Call centre\n", "\nteam bo: Back office\n", "by: cc\n", "owner: bo\n"] {
        assert!(fixed.contains(line), "{line}\n{fixed}");
    }
    assert_eq!(fixed.matches("team ").count(), 2, "{fixed}");
    // What has an owner gets no other one.
    assert!(fixed.contains("Ask less (Back office)\n      owner: cc\n"), "{fixed}");
}
