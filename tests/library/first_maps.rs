//! Slips in the first maps that people write: the help mends each at once, from the writer's own words.

mod apart;
mod asides;
mod belongs_inside;
mod figures;
mod german;
mod kept;
mod meaning_kept;
mod one_line;
mod other_formats;
mod outlines;
mod placeholders;
mod right_place;
mod signs;
mod told_apart;
mod two_lines;
mod values;
mod ways;
mod words;
mod words_of_drawings;
mod wrapped;

use crate::{
    forgiving::{map, mended, mends, raised},
    support,
};
use wayline::{
    compile,
    diagnostic::{Applicability, Code, Diagnostic, apply, together},
    load::NoFiles,
};

pub fn told(text: &str) -> Vec<Diagnostic> {
    compile("map.journey", text.as_bytes(), &NoFiles, &support::options()).diagnostics
}

/// The help of the only diagnostic about these lines.
#[track_caller]
pub fn helps(lines: &str, help: &str) {
    let raised = raised(&map(lines));
    let [only] = raised.as_slice() else { panic!("{lines}: {raised:#?}") };
    assert!(only.help.as_deref().is_some_and(|said| said.contains(help)), "{lines}: {only:#?}");
}

#[test]
fn a_declaration_goes_below_lines_that_are_wrong() {
    // What is wrong still belongs to the declaration above it.
    for (block, wrong) in [
        ("source talks: Talks", "sample: nine"),
        ("source talks: Talks", "date: some day"),
        ("measure wait: Wait", "better: low"),
        ("persona anna: Anna", "need: …"),
        ("channel card: Card", "icn: device"),
    ] {
        let text = format!(
            "journey: A\n\n{block}\n  {wrong}\n\nstage: S\n  via: branch office\n  feels 1: Fine\n  does: Pays\n    by: Desk\n"
        );
        let declares = |diagnostic: &&Diagnostic| diagnostic.code == Code::NotDeclared;
        let all = told(&text);
        for undeclared in all.iter().filter(declares) {
            let after = mended(&text, undeclared);
            assert!(after.contains(&format!("{block}\n  {wrong}\n")), "{after}");
            assert!(told(&after).len() < all.len(), "{after}{:#?}", told(&after));
        }
    }
}

#[test]
fn a_score_behind_its_word_goes_before_the_colon() {
    mends("feels: Fine 1", Code::BadHead, "feels 1: Fine");
    mends("feels anna: Cross, -1", Code::BadHead, "feels anna -1: Cross");
    // A number off the scale counts something.
    helps("feels: Waits for day 12", "a number on the scale -2..2");
}

#[test]
fn a_word_that_only_agrees_is_taken_out_of_the_head() {
    let metric = "metric csat: 3 of 5";
    for word in ["true", "yes", "ja"] {
        mends(&format!("moment {word}: It is here\n{metric}"), Code::BadHead, &format!("moment: It is here\n{metric}"));
    }
}

#[test]
fn whoever_acts_at_a_touchpoint_does_what_its_title_says() {
    for (lines, better) in [
        (
            "    touchpoint: Pays\n      by: Desk\n      feels 1: Fine\n",
            "    touchpoint: Pays\n      frontstage: Pays\n        by: Desk\n      feels 1: Fine\n",
        ),
        (
            "    touchpoint: Pays\n      feels 1: Fine\n      by: Desk\n",
            "    touchpoint: Pays\n      feels 1: Fine\n      frontstage: Pays\n        by: Desk\n",
        ),
    ] {
        let text = |lines: &str| format!("journey: A\n  team desk: Desk\n  stage: S\n{lines}");
        let all = told(&text(lines));
        let wrong = all.iter().find(|diagnostic| diagnostic.code == Code::CannotStandHere).expect("a diagnostic");
        assert_eq!(mended(&text(lines), wrong), text(better));
    }
}

#[test]
fn stars_are_a_rating() {
    mends("feels ★★★★★: Great", Code::BadHead, "feels 2: Great");
    mends("feels anna ★☆☆☆☆ Awful", Code::BadHead, "feels anna -2: Awful");
    mends("feels ⭐⭐⭐: So so", Code::BadHead, "feels 0: So so");
}

#[test]
fn of_two_scores_the_writer_chooses_one() {
    helps("feels anna 1 or 2: Fine", "`feels anna 1: Fine` or `feels anna 2: Fine`");
}

#[test]
fn only_a_persona_is_no_word_for_a_feeling() {
    mends("feels 1: anna", Code::BadHead, "feels anna 1");
    mends("feels -1: anna, ben", Code::BadHead, "feels anna -1\nfeels ben -1");
}

#[test]
fn a_word_for_feels_is_asked_for_a_score_too() {
    helps("emotion: happy", "for example `feels 1: happy`");
    helps("mood: angry", "for example `feels -2: angry`");
    helps("KPI: 4", "for example `metric csat: 4`");
}

#[test]
fn a_persona_or_a_team_in_brackets_is_who_is_meant() {
    mends("thinks: (anna) Why so dear?", Code::BadHead, "thinks anna: Why so dear?");
    mends("says: Never again (Ben Okafor)", Code::BadHead, "says ben: Never again");
    mends("pain: Two prices (anna)", Code::BadHead, "pain: Two prices\n  for: anna");
    mends("backstage: Checks the stock (shop)", Code::BadHead, "backstage: Checks the stock\n  by: shop");
    mends("backstage: Checks the stock (by: shop)", Code::OnlyText, "backstage: Checks the stock\n  by: shop");
    // Other brackets belong to the text.
    assert!(raised(&map("says: Never again (I mean it)")).is_empty());
}

#[test]
fn a_key_moment_needs_no_yes() {
    let lines = "moment: yes\nmetric csat: 4";
    let raised_now = raised(&map(lines));
    assert_eq!(raised_now[0].code, Code::OnlyText, "{raised_now:#?}");
    assert_eq!(mended(&map(lines), &raised_now[0]), map("moment\nmetric csat: 4"));
}

#[test]
fn the_title_of_a_mistake_says_where_the_persona_goes() {
    let raised = raised(&map("does: anna: Pays"));
    assert_eq!(raised[0].title, "`anna` goes before the colon");
}

#[test]
fn who_does_it_has_another_word_in_each_block() {
    mends("opportunity: Show prices\n  by: shop", Code::CannotStandHere, "opportunity: Show prices\n  owner: shop");
    mends("backstage: Checks\n  owner: shop", Code::CannotStandHere, "backstage: Checks\n  by: shop");
}

#[test]
fn a_pain_that_is_called_a_pain_is_found() {
    let lines = "pain price: Two prices\nopportunity: Show one\n  answers: pain price";
    mends(lines, Code::UnknownName, &lines.replace("pain price", "price").replacen("price", "pain price", 1));
}

#[test]
fn an_nps_has_no_percent_sign() {
    mends("metric nps: 82%", Code::BadMetric, "metric nps: 82");
    mends("metric nps: 40 %, target 50", Code::BadMetric, "metric nps: 40, target 50");
    // Many give the share of those who are satisfied.
    assert!(raised(&map("metric csat: 82 %")).is_empty());
}

#[test]
fn a_measure_of_its_own_keeps_its_figure() {
    mends("csat: 4.5/5", Code::UnknownKeyword, "metric csat: 4.5 of 5");
}

#[test]
fn signs_that_look_like_a_colon_are_one() {
    for colon in ['∶', '﹕', '꞉'] {
        mends(&format!("does{colon} Pays"), Code::MissingColon, "does: Pays");
    }
}

#[test]
fn quotation_marks_around_a_line_are_taken_away() {
    mends("'does: Pays'", Code::UnknownKeyword, "does: Pays");
    mends("\"says: Well, well\",", Code::UnknownKeyword, "says: Well, well");
}

#[test]
fn an_address_can_become_a_link_in_a_note() {
    helps("attach: https://example.org/a/terms.pdf", "`note: [terms.pdf](https://example.org/a/terms.pdf)`");
    helps("see: https://example.org/", "`note: [example.org](https://example.org/)`");
}

#[test]
fn a_short_word_is_not_certainly_a_slip() {
    let raised = raised(&map("foo: bar"));
    let fix = raised[0].fix.as_ref().expect("an edit");
    assert_eq!(fix.applicability, Applicability::Unsafe, "{raised:#?}");
}

#[test]
fn tasks_in_a_touchpoint_are_what_the_customer_does() {
    mends("tasks: Pays", Code::UnknownKeyword, "does: Pays");
}

#[test]
fn a_season_is_asked_for_a_day_of_its_year() {
    helps("opportunity: Show prices\n  due: spring 2027", "for example `due: 2027-05-31`");
}

#[test]
fn the_name_of_a_persona_leaves_out_the_article() {
    let text = "journey: A\npersona: The Hoffmanns, family of four\nstage: S\n  feels hoffmanns 1: Fine\n";
    let raised = raised(text);
    let [only] = raised.as_slice() else { panic!("{raised:#?}") };
    assert_eq!(mended(text, only), text.replace("persona:", "persona hoffmanns:"));
}

#[test]
fn what_a_heading_holds_is_declared() {
    let text = "journey: A\nteams:\n  desk: Front desk\n  web: Web shop\nstage: S\n  backstage: Checks\n    by: desk\n  frontstage: Greets\n    by: web\n";
    let raised_now = raised(text);
    let right =
        text.replace("teams:\n", "").replace("  desk: F", "  team desk: F").replace("  web: W", "  team web: W");
    let fixes: Vec<_> = raised_now.iter().filter_map(|of| of.fix.as_ref()).collect();
    assert_eq!(fixes.len(), 3, "{raised_now:#?}");
    let mended = apply(text, together(fixes.iter().copied()).iter().flat_map(|fix| &fix.edits));
    assert_eq!(mended, right);
    assert!(raised(&mended).is_empty(), "{:#?}", raised(&mended));
}

#[test]
fn a_condition_leads_back_to_a_column() {
    helps("if pain returns: go back to At the counter", "`then At the counter: Pain returns`");
    helps("if the part is wrong: back to the counter", "`then counter: Part is wrong`");
}

#[test]
fn a_page_of_markdown_is_one_mistake() {
    for page in [
        "# My journey\n\n## Enter\n* Walks in\n* feels: good\n\n## Leave\n* Pays\n",
        "| Stage | Feeling |\n| --- | --- |\n| Enter | 1 |\n",
        "My journey\n\n1. Walks in\n2. Pays\n",
    ] {
        let codes: Vec<Code> = told(page).iter().map(|of| of.code).collect();
        assert_eq!(codes, [Code::Pasted], "{page}");
    }
}

#[test]
fn a_pain_without_a_name_is_given_one_from_its_text() {
    let diagnostics = told("journey: A\nstage: S\n  feels -1: Cross\n  pain major: Prices change overnight\n");
    let unanswered = diagnostics.iter().find(|of| of.code == Code::UnansweredPain).expect("a warning");
    assert!(unanswered.help.as_deref().is_some_and(|help| help.contains("`pain prices-change major: …`")));
}

#[test]
fn several_files_in_one_line_need_a_line_each() {
    // Whether a file exists is only known where there are files.
    let files = wayline::load::Memory::default();
    let text = map("attach: a.pdf, b.pdf");
    let all = compile("map.journey", text.as_bytes(), &files, &support::options()).diagnostics;
    let missing = all.iter().find(|of| of.code == Code::MissingAttachment).expect("a warning");
    assert!(missing.help.as_deref().is_some_and(|help| help.contains("the first with `a.pdf`")), "{missing:#?}");
}

/// A map was proposed as a picture, and the part of a document lost its capitals.
#[test]
fn a_proposed_document_is_none_that_the_line_cannot_take() {
    let files = wayline::load::Memory::from_iter([("shop.journey", "journey: Shop\n"), ("shared/report.pdf", "")]);
    let proposed = |line: &str| {
        let all = compile("map.journey", map(line).as_bytes(), &files, &support::options()).diagnostics;
        let missing = all.into_iter().find(|of| of.code == Code::MissingAttachment).expect("a warning");
        missing.fix.map(|fix| fix.edits[0].text.clone())
    };
    assert_eq!(proposed("attach: shop"), None);
    assert_eq!(proposed("attach: Shared/Report.pdf#Section-A").as_deref(), Some("shared/report.pdf#Section-A"));
}

#[test]
fn what_is_below_a_line_moves_with_it() {
    let text = "journey: A\n  about: All of it\n\nsource talks: Talks\n\nmetric nps: 40\n  from: talks\n\nstage: S\n  feels 1: Fine\n";
    let raised_now = raised(text);
    let [only] = raised_now.as_slice() else { panic!("{raised_now:#?}") };
    assert_eq!(only.code, Code::StandsTooLow);
    let after = mended(text, only);
    assert!(after.contains("  about: All of it\n  metric nps: 40\n    from: talks\n"), "{after}");
    assert!(raised(&after).is_empty(), "{:#?}", raised(&after));
}

#[test]
fn each_persona_keeps_the_score_in_front_of_it() {
    mends("feels: 1 anna, -1 ben", Code::BadHead, "feels anna 1\nfeels ben -1");
}

#[test]
fn a_reach_without_a_percent_sign_gets_it() {
    mends("reach: 25", Code::BadNumber, "reach: 25 %");
    mends("reach anna: 7.5", Code::BadNumber, "reach anna: 7.5 %");
}

#[test]
fn values_in_the_writers_own_language_are_understood() {
    mends("takes: 2 à 3 heures", Code::BadDuration, "takes: 2..3 hours");
    mends("takes: 90 Sekunden", Code::BadDuration, "takes: 90 seconds");
    mends("reach: 30 Prozent", Code::BadNumber, "reach: 30 %");
    mends("reach: 30 pour cent", Code::BadNumber, "reach: 30 %");
    mends("pain hoch: Zwei Preise", Code::AlmostSeverity, "pain major: Zwei Preise");
    for channel in ["Telefon", "site web", "courrier", "vor ort", "werbung"] {
        assert!(raised(&map(&format!("via: {channel}"))).is_empty(), "{channel}");
    }
}

#[test]
fn facts_in_one_text_get_a_line_each() {
    mends(
        "opportunity: Show prices - owner: shop - due: 2027-01-31",
        Code::OnlyText,
        "opportunity: Show prices\n  owner: shop\n  due: 2027-01-31",
    );
    mends(
        "opportunity: Show prices (owner: shop, impact: 4)",
        Code::OnlyText,
        "opportunity: Show prices\n  owner: shop\n  impact: 4",
    );
}

#[test]
fn a_quoted_label_goes_after_the_colon() {
    let text = "journey: A\npersona anna \"Anna Keller\": a nurse\nstage: S\n  touchpoint pay \"Pay now\":\n    feels anna 1: Fine\n";
    let raised_now = raised(text);
    let edits = raised_now.iter().filter_map(|of| of.fix.as_ref()).flat_map(|fix| &fix.edits);
    let right =
        text.replace("anna \"Anna Keller\": a", "anna: Anna Keller, a").replace("pay \"Pay now\":", "pay: Pay now");
    assert_eq!(apply(text, edits), right, "{raised_now:#?}");
    assert!(raised(&right).is_empty(), "{:#?}", raised(&right));
}

#[test]
fn lines_of_a_source_have_other_words_elsewhere() {
    let text = |lines: &str| {
        format!(
            "journey: A\n\nsource talks: Talks\n{lines}\nstage: S\n  does: Pays\n    from: talks\n  feels 1: Fine\n"
        )
    };
    for (wrong, right) in [
        ("  n: 84\n", "  sample: 84\n"),
        ("  when: May 2026\n", "  date: 2026-05\n"),
        ("  url: https://example.org/talks\n", "  link: https://example.org/talks\n"),
        ("  method: By phone\n", "  about: By phone\n"),
    ] {
        let raised_now = raised(&text(wrong));
        let [only] = raised_now.as_slice() else { panic!("{wrong}: {raised_now:#?}") };
        assert_eq!(mended(&text(wrong), only), text(right), "{only:#?}");
        assert!(raised(&text(right)).is_empty());
    }
}

#[test]
fn a_measure_of_several_words_keeps_its_figure() {
    let raised = raised(&map("pass rate: 68 %"));
    assert_eq!(raised[0].help.as_deref(), Some("write `metric pass rate: 68 %`"), "{raised:#?}");
    mends("metric: CSAT 3.2/5", Code::BadHead, "metric CSAT: 3.2 of 5");
    // Words about a figure are none.
    helps("insurance: 12% have one", "`lane insurance: Insurance`");
}

#[test]
fn a_severity_in_front_of_a_text_without_a_colon_is_one() {
    mends("pain (high) No teacher free", Code::AlmostSeverity, "pain major: No teacher free");
    mends("pain severe No teacher free", Code::AlmostSeverity, "pain critical: No teacher free");
}

#[test]
fn a_column_between_quotation_marks_with_its_share_is_a_way() {
    helps("loop back to \"At the counter\" (40%)", "`then At the counter 40 %`");
}

#[test]
fn the_colon_of_an_address_is_not_that_of_the_line() {
    helps("see https://example.org/shop", "`see: https://example.org/shop`");
}

#[test]
fn nothing_known_of_a_feeling_is_no_line() {
    helps("feels anna: none", "leave the line out");
}

#[test]
fn a_choice_that_goes_on_is_the_choice() {
    let text =
        "journey: A\nmeasure wait: Wait\n  better: lower is better\nstage: S\n  metric wait: 5\n  feels 1: Fine\n";
    let raised = raised(text);
    let [only] = raised.as_slice() else { panic!("{raised:#?}") };
    assert_eq!(mended(text, only), text.replace(" is better", ""));
}

#[test]
fn personas_in_a_list_are_known_below() {
    let text =
        "journey: A\npersonas:\n  - Kim: 17\n  - Omar: 34\nstage: S\n  feels Kim: 1 excited\n  Omar feels -1: Cross\n";
    let helps: Vec<String> = raised(text).into_iter().filter_map(|of| of.help).collect();
    assert!(helps.iter().any(|help| help.contains("`feels kim 1: excited`")), "{helps:#?}");
    assert!(helps.iter().any(|help| help.contains("`feels omar -1`")), "{helps:#?}");
}

#[test]
fn a_file_in_utf_16_without_its_mark_is_one_mistake() {
    let text = "journey: A\nstage: S\n  feels 1: Fine\n";
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
        let all = compile("map.journey", &bytes, &NoFiles, &support::options()).diagnostics;
        let [only] = all.as_slice() else { panic!("{all:#?}") };
        assert_eq!((only.code, only.labels[0].text.as_str()), (Code::NotUtf8, "this is UTF-16"));
    }
}

#[test]
fn a_score_with_an_exclamation_mark_is_one() {
    mends("feels anna: 2! Free", Code::BadHead, "feels anna 2: Free");
}

#[test]
fn a_condition_alone_says_why_and_not_where() {
    let text = map("if: the price is too high");
    let raised = raised(&text);
    let [only] = raised.as_slice() else { panic!("{raised:#?}") };
    assert!(
        only.help.as_deref().is_some_and(|help| help.contains("`then COLUMN: The price is too high`")),
        "{only:#?}"
    );
    assert!(only.fix.is_none(), "{only:#?}");
}

#[test]
fn an_opportunity_without_a_colon_keeps_what_it_answers() {
    let lines = "pain price: Two prices\nopportunity Show one answers price";
    mends(lines, Code::BadHead, "pain price: Two prices\nopportunity: Show one\n  answers: price");
}

#[test]
fn a_number_of_people_is_no_share() {
    helps("reach: 25 customers", "`note: 25 customers`");
}

#[test]
fn how_bad_a_pain_is_is_no_status() {
    helps("pain: Two prices\n  status: major", "severity goes before the colon");
}

#[test]
fn the_cause_of_a_pain_is_a_note() {
    mends("cause: The wood swells", Code::UnknownKeyword, "note: The wood swells");
}

#[test]
fn who_refers_to_a_pain_with_its_words_turned_round_is_right() {
    let with = |pain: &str| format!("{pain}: Price jumps\nopportunity: One price\n  answers: price");
    mends(&with("pain major price"), Code::AlmostSeverity, &with("pain price major"));
}
