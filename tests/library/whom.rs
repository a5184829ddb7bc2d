//! Lines that say whom they are about in another way than the language does.

use crate::forgiving::{map, mended, mends, raised};
use wayline::diagnostic::Code;

#[test]
fn a_name_of_several_words_is_the_label_of_a_declaration() {
    let whole = |top: &str| format!("journey: A\n{top}stage: S\n  feels anna 1: Fine\n  thinks Anna Keller: Why?\n");
    let text = whole("persona Anna Keller: Nurse\n");
    let raised_now = raised(&text);
    assert_eq!(raised_now.len(), 1, "{raised_now:#?}");
    let right = mended(&text, &raised_now[0]);
    assert_eq!(right, whole("persona anna: Anna Keller\n  role: Nurse\n"));
    assert!(raised(&right).is_empty(), "{:#?}", raised(&right));
    for (written, meant) in [
        ("team Web Shop: The people\n", "team web-shop: Web Shop\n  about: The people\n"),
        ("channel Call Centre: Hotline\n", "channel call-centre: Call Centre\n  about: Hotline\n"),
        ("persona Anna Keller: Anna Keller, nurse\n", "persona anna: Anna Keller, nurse\n"),
    ] {
        let text = whole(written);
        assert_eq!(mended(&text, &raised(&text)[0]), whole(meant));
    }
}

#[test]
fn part_of_the_name_of_a_persona_is_known_to_be_theirs() {
    mends("does keller: Pays", Code::UnknownName, "does anna: Pays");
}

#[test]
fn a_persona_with_other_words_around_it_goes_alone_before_the_colon() {
    mends("feels 1 for anna: OK", Code::BadHead, "feels anna 1: OK");
    mends("feels for anna 1: OK", Code::BadHead, "feels anna 1: OK");
    mends("thinks (anna): Why?", Code::BadHead, "thinks anna: Why?");
    mends("thinks for anna: Why?", Code::BadHead, "thinks anna: Why?");
    mends("says by Anna Keller: Why?", Code::BadHead, "says anna: Why?");
    mends("does anna Pays: with a card", Code::BadHead, "does anna: Pays: with a card");
    mends("pain for anna major: Dear", Code::BadName, "pain major: Dear\n  for: anna");
    mends("for: anna only", Code::BadList, "for: anna");
}

#[test]
fn a_persona_in_place_of_the_keyword_is_told_what_is_missing() {
    let raised_now = raised(&map("anna: Why so dear?"));
    assert_eq!(raised_now.len(), 1);
    assert!(raised_now[0].help.as_ref().unwrap().contains("`thinks anna: Why so dear?`"), "{raised_now:#?}");
}

#[test]
fn everybody_is_no_misspelt_channel() {
    let raised_now = raised(&map("via: all"));
    assert!(raised_now[0].fix.is_none(), "{raised_now:#?}");
}

#[test]
fn the_persona_of_a_metric_goes_after_its_measure() {
    mends("metric csat (anna): 4", Code::BadHead, "metric csat anna: 4");
    mends("metric csat for anna: 4", Code::BadHead, "metric csat anna: 4");
    mends("metric anna csat: 4", Code::BadHead, "metric csat anna: 4");
    mends("metric csat: 4 ben", Code::BadHead, "metric csat ben: 4");
    mends("metric csat: 4.1 of 5 for Anna Keller", Code::BadHead, "metric csat anna: 4.1 of 5");
    mends("metric nps anna +40", Code::MissingColon, "metric nps anna: +40");
}

#[test]
fn the_number_of_answers_is_no_unit() {
    for line in ["metric csat: 4 (n=120)", "metric nps: 40 n=120", "metric nps: 40, n = 120", "metric csat (n=120): 4"]
    {
        let raised_now = raised(&map(line));
        assert_eq!(raised_now.len(), 1, "{line}");
        assert!(raised_now[0].help.as_ref().unwrap().contains("`sample: 120`"), "{raised_now:#?}");
    }
}

#[test]
fn a_for_below_a_figure_or_a_way_goes_into_its_head() {
    mends("metric csat: 4\n  for: anna", Code::CannotStandHere, "metric csat anna: 4");
    mends("leaves 20 %: Dear\n  for: anna", Code::CannotStandHere, "leaves anna 20 %: Dear");
    let raised_now = raised(&map("metric csat ben: 4\n  for: anna"));
    assert!(raised_now[0].help.as_ref().unwrap().contains("`metric csat anna`"), "{raised_now:#?}");
}

#[test]
fn a_share_in_words_is_one_of_a_hundred() {
    mends("leaves half: Too dear", Code::BadHead, "leaves 50 %: Too dear");
    mends("leaves anna 1/3: Too dear", Code::BadHead, "leaves anna 33 %: Too dear");
    mends("leaves 1 in 4: Too dear", Code::BadHead, "leaves 25 %: Too dear");
    mends("leaves ~30 %", Code::BadHead, "leaves 30 %");
    mends("leaves about 30 %: Too dear", Code::BadHead, "leaves 30 %: Too dear");
    mends("leaves <5 %: Too dear", Code::BadHead, "leaves 5 %: Too dear");
    mends("leaves 30 % of the visitors: Too dear", Code::BadHead, "leaves 30 %: Too dear");
    mends("leaves 30 % of anna: Too dear", Code::BadHead, "leaves anna 30 %: Too dear");
    mends("leaves anna, ben 30 %: Dear", Code::BadHead, "leaves anna 30 %: Dear\nleaves ben 30 %: Dear");
}

#[test]
fn nobody_leaves_because_a_share_was_not_understood() {
    for line in ["leaves 30 people: Too dear", "leaves unmeasured: Too dear", "leaves 20-30 %: Too dear"] {
        let raised_now = raised(&map(line));
        assert_eq!(raised_now.len(), 1, "{line}: {raised_now:#?}");
        assert!(raised_now[0].fix.is_none(), "{line}: {raised_now:#?}");
    }
    assert!(raised(&map("leaves 20-30 %: Too dear"))[0].help.as_ref().unwrap().contains("`leaves 25 %: Too dear`"));
}
