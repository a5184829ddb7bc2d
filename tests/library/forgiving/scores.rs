//! Feelings and their scores.

use super::{map, mended, mends, raised};
use wayline::diagnostic::{Applicability, Code, Severity};

#[test]
fn a_feeling_without_a_score_is_asked_for_one_once() {
    let of = |line: &str| {
        let raised = raised(&map(line));
        let [only] = raised.as_slice() else { panic!("{line}: {raised:#?}") };
        assert!(only.labels[0].text.contains("-2..2"), "{only:#?}");
        (only.help.clone().unwrap_or_default(), only.fix.as_ref().map(|fix| fix.applicability))
    };
    let (help, certain) = of("feels happy");
    assert!(help.contains("`feels 1: happy`") && certain == Some(Applicability::Unsafe), "{help}");
    // Nobody knows how good an unknown word is.
    let (help, certain) = of("feels anna Meh");
    assert!(help.contains("`feels anna SCORE: Meh`") && certain.is_none(), "{help}");
}

#[test]
fn a_bracket_around_the_word_for_a_feeling_goes_as_a_whole() {
    mends("feels anna: 1 (curious)", Code::BadHead, "feels anna 1: curious");
    mends("feels anna: Cross (-1)", Code::BadHead, "feels anna -1: Cross");
    mends("feels \"anna\" -1: \"Cross\"", Code::BadHead, "feels anna -1: Cross");
    mends("feels anna -1,5: Cross", Code::BadNumber, "feels anna -1.5: Cross");
}

#[test]
fn each_persona_keeps_the_score_that_stands_behind_it() {
    mends("feels anna -1, ben 1: Cross", Code::BadHead, "feels anna -1: Cross\nfeels ben 1: Cross");
    mends("feels anna and ben -1: Cross", Code::BadHead, "feels anna -1: Cross\nfeels ben -1: Cross");
}

#[test]
fn a_score_of_another_scale_is_put_onto_the_maps_own() {
    mends("feels anna 4 of 5: Fine", Code::BadHead, "feels anna 1: Fine");
    mends("feels 3/5: Fine", Code::BadHead, "feels 0: Fine");
    mends("feels anna 5: Great", Code::OffScale, "feels anna 2: Great");
}

#[test]
fn one_feeling_has_one_score() {
    // An edit would lose one of the two.
    for (written, second) in [
        ("feels anna -1 -> 1: Scared, then proud", "feels anna 1: Scared, then proud"),
        ("feels -1 to 0.5: Better", "feels 0.5: Better"),
        ("feels -1..1: Better", "feels 1: Better"),
        ("feels -1..1", "feels 1"),
        ("expects ben 0 → 2", "expects ben 2"),
    ] {
        let raised = raised(&map(written));
        let [only] = raised.as_slice() else { panic!("{written}: {raised:#?}") };
        let help = only.help.as_deref().unwrap_or_default();
        assert!(only.fix.is_none() && help.contains(&format!("write `{second}`, and")), "{raised:#?}");
    }
}

#[test]
fn a_rating_is_put_onto_a_scale_that_is_written_another_way() {
    let text = "journey: A\n  scale: 1 to 5\nstage: S\n  feels 2/5: Lost\n";
    let raised = raised(text);
    assert_eq!(raised.iter().map(|of| of.code).collect::<Vec<_>>(), [Code::BadScale, Code::BadHead], "{raised:#?}");
    assert_eq!(mended(text, &raised[1]), text.replace("2/5", "2"));
}

#[test]
fn faces_and_signs_are_scores_as_in_a_spreadsheet() {
    mends("feels anna 😀: Great", Code::BadHead, "feels anna 2: Great");
    mends("feels anna +: Great", Code::BadHead, "feels anna 1: Great");
    mends("feels 👍 Great", Code::BadHead, "feels 1: Great");
    mends("feels: 🙁 Lost", Code::BadHead, "feels -1: Lost");
    mends("expects anna ++: Quick", Code::BadHead, "expects anna 2: Quick");
    mends("feels anna, ben 😡: Lost", Code::BadHead, "feels anna -2: Lost\nfeels ben -2: Lost");
}

#[test]
fn a_sign_is_a_score_on_the_scale_of_its_map() {
    let text = map("feels anna 😐: Fine").replace("Coffee run\n", "Coffee run\nscale: 1..5\n");
    let raised = raised(&text);
    assert_eq!(mended(&text, &raised[0]), text.replace("😐", "3"));
}

#[test]
fn a_word_for_a_feeling_gives_the_example_its_score() {
    let raised = raised(&map("feels anna: frustrated by the queue"));
    assert!(raised[0].help.as_ref().unwrap().contains("`feels anna -1: frustrated by the queue`"), "{raised:#?}");
}

#[test]
fn a_number_behind_the_score_is_doubted() {
    for (lines, help) in [("feels 1: 2", "`feels 2`"), ("feels anna 1: -1", "`feels anna -1`")] {
        let raised = raised(&map(lines));
        assert_eq!((raised.len(), raised[0].severity), (1, Severity::Warning), "{raised:#?}");
        assert!(raised[0].help.as_ref().unwrap().contains(help), "{raised:#?}");
    }
    assert!(raised(&map("feels 1: 2 of them were late")).is_empty());
}

#[test]
fn words_for_scores_become_figures() {
    let top = |text: &str| map(text).replace("Coffee run\n", "Coffee run\npriority: cost 1, sales 2\n");
    let raised = raised(&top("score: cost high, sales 80"));
    let mended = mended(&top("score: cost high, sales 80"), &raised[0]);
    assert_eq!(mended, top("score: cost 80, sales 80"));
}

#[test]
fn help_fits_the_map() {
    let help = |text: &str, code: Code| {
        let found = crate::forgiving::compiled(text).diagnostics.into_iter().find(|one| one.code == code);
        found.and_then(|one| one.help).expect("help")
    };
    let low = help("journey: A\nscale: 1..5\nstage: S\n  feels 1\nstage: T\n  feels 5: y\n", Code::UnexplainedLow);
    assert!(low.contains("`feels 1: "), "{low}");
    let twice = help(&map("feels anna -1: a\nfeels anna 1: b"), Code::FeelsTwice);
    assert!(twice.contains("keep one of them") && !twice.contains("name a persona"), "{twice}");
    let both = help(&map("feels -1: a\nfeels 1: b"), Code::FeelsTwice);
    assert!(both.contains("name a persona in each"), "{both}");
    let found = raised(&map("opportunity: Signs (owner: shop)"));
    let labels = found.iter().flat_map(|one| &one.labels).map(|label| label.text.as_str()).collect::<Vec<_>>().concat();
    assert!(labels.contains("an `owner` line"), "{found:#?}");
}

#[test]
fn nobody_is_left_out_of_a_line_without_a_score() {
    let told = &raised(&map("feels anna, ben"))[0];
    let help = told.help.as_deref().unwrap_or_default();
    assert!(help.contains("`feels anna SCORE`, `feels ben SCORE`"), "{told:#?}");
    let text = map("feels anna, ben: happy");
    let mended = mended(&text, &raised(&text)[0]);
    assert!(mended.contains("feels anna ") && mended.contains("feels ben "), "{mended}");
}

#[test]
fn a_sign_that_is_no_score_is_not_made_the_text() {
    for line in ["feels −½", "feels 1½", "feels -1/0"] {
        let told = &raised(&map(line))[0];
        assert_eq!(told.code, Code::BadHead, "{told:#?}");
        assert!(!told.help.as_deref().unwrap_or_default().contains("feels:"), "{told:#?}");
    }
}

#[test]
fn a_scale_of_shares_and_one_with_its_middle_are_understood() {
    let top = |scale: &str| map("feels 1: Fine").replace("Coffee run\n", &format!("Coffee run\nscale: {scale}\n"));
    for (written, right) in [("0..100 %", "0..100"), ("1..5, 3", "1..5, baseline 3")] {
        let raised = raised(&top(written));
        assert_eq!(mended(&top(written), &raised[0]), top(right), "{raised:#?}");
    }
}
