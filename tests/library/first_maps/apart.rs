//! What belongs on two lines, or is two things: names that edits make, scores on one line, tags and arrows in titles.

use super::told;
use crate::{
    forgiving::{map, mended, mends, raised},
    support,
};
use wayline::{
    compile,
    diagnostic::{Applicability, Code, Diagnostic, Severity, fix_all},
    load::NoFiles,
};

/// A text with every fix up to `limit`, and whether errors are left.
fn fixed(text: &str, limit: Applicability) -> (String, bool) {
    let compiled = |text: &str| compile("map.journey", text.as_bytes(), &NoFiles, &support::options()).diagnostics;
    let (fixed, _) = fix_all(text, limit, |text| Ok::<_, ()>(compiled(text))).expect("no failure");
    let errors = compiled(&fixed).iter().any(|of| of.severity == Severity::Error);
    (fixed, errors)
}

/// A map that begins with these lines.
fn beginning(lines: &str) -> String {
    format!("journey: A\n{lines}\nstage: S\n  feels 1: Fine\n")
}

#[test]
fn two_edits_never_make_the_same_name() {
    for (lines, right) in [
        ("persona: Anna Keller\npersona: Anna Meyer", "persona anna: Anna Keller\npersona anna-meyer: Anna Meyer"),
        (
            "persona:\n  name: Anna Keller\npersona:\n  name: Anna Meyer",
            "persona anna: Anna Keller\npersona anna-meyer: Anna Meyer",
        ),
        ("personas:\n  - Anna Keller\n  - Anna Meyer", "persona anna: Anna Keller\npersona anna-meyer: Anna Meyer"),
        (
            "- persona anna: Anna Keller\n- persona: Anna Meyer",
            "persona anna: Anna Keller\npersona anna-meyer: Anna Meyer",
        ),
        ("persona anna: Anna Keller\npersona: Anna Meyer", "persona anna: Anna Keller\npersona anna-meyer: Anna Meyer"),
        ("team \"web\": Web team\nteam 'web': Web shop", "team web: Web team\nteam web-shop: Web shop"),
        ("team web/1: One\nteam web+1: Two", "team web-1: One\nteam web-1-2: Two"),
    ] {
        let (fixed, errors) = fixed(&beginning(lines), Applicability::Unsafe);
        // Nobody uses them.
        let fixed = fixed.replace("# team", "team");
        assert_eq!((fixed.as_str(), errors), (beginning(right).as_str(), false), "{lines}");
    }
}

#[test]
fn a_carriage_return_at_the_end_of_a_file_is_no_obstacle() {
    for line in ["source Anna Lee: of  \u{301}\r", "persona Anna Lee: Nurse\r", "team Web Shop: The people\r"] {
        let text = format!("journey: A\nstage: S\n  feels 1: Fine\n{line}");
        let overlapping = |of: &Diagnostic| {
            of.fix.as_ref().is_some_and(|fix| !fix.edits.is_sorted_by(|one, next| one.span.end <= next.span.start))
        };
        assert!(!told(&text).iter().any(overlapping), "{line:?}: {:#?}", told(&text));
    }
}

#[test]
fn names_of_pains_and_columns_stay_apart_too() {
    let (lines, _) = fixed(&map("pain prices!: Dear\npain prices?: Unclear"), Applicability::Unsafe);
    assert!(lines.contains("pain prices: Dear\n") && lines.contains("pain prices-2: Unclear\n"), "{lines}");
    let columns = |first: &str, second: &str| {
        format!(
            "journey: A\nstage: S\n  touchpoint {first}: Pay\n    feels 1: A\n  touchpoint {second}: Pay it\n    feels 1: B\n"
        )
    };
    let (fixed, errors) = fixed(&columns("pay now", "pay/now"), Applicability::Unsafe);
    assert_eq!((fixed, errors), (columns("pay-now", "pay-now-2"), false));
}

/// A stage and a column may have one name.
#[test]
fn a_stage_takes_no_name_away_from_a_touchpoint() {
    let text = |name: &str| format!("journey: A\nstage pay: Pay\n  touchpoint {name}: Pay now\n    feels 1: A\n");
    assert_eq!(fixed(&text("\"pay\""), Applicability::Unsafe), (text("pay"), false));
}

#[test]
fn help_shows_the_name_that_the_edit_writes() {
    let text =
        "journey: A\nstage: S\n  touchpoint pay: Pay\n    feels 1: A\n  touchpoint \"pay\": Pay it\n    feels 1: B\n";
    let of = told(text).into_iter().find(|of| of.fix.is_some()).expect("an edit");
    assert!(of.help.as_deref().is_some_and(|help| help.contains("`touchpoint pay-2: Pay it`")), "{of:#?}");
}

#[test]
fn the_same_declaration_twice_is_for_the_writer() {
    let text = beginning("team: Web\nteam: Web");
    let safe = told(&text).into_iter().filter_map(|of| of.fix).filter(|fix| fix.applicability == Applicability::Safe);
    assert_eq!(safe.count(), 1);
}

#[test]
fn lines_that_name_somebody_follow_the_name_that_is_made() {
    let text = "journey: A\npersona: Anna Keller\npersona: Anna Meyer\nstage: S\n  feels 1: Fine\n  thinks: Anna Meyer: Why?\n";
    let (fixed, errors) = fixed(text, Applicability::Unsafe);
    assert!(!errors && fixed.contains("thinks anna-meyer: Why?"), "{fixed}");
}

#[test]
fn two_scores_on_one_line_are_two_lines() {
    for line in
        ["expects 2, feels 1: OK", "expects 2 feels 1: OK", "expects 2 and feels 1: OK", "expects 2: feels 1: OK"]
    {
        mends(line, Code::BadHead, "expects 2\nfeels 1: OK");
    }
    mends("feels 1: OK, expects 2", Code::BadHead, "feels 1: OK\nexpects 2");
    mends("feels anna 1, expects anna 2: Quick", Code::BadHead, "feels anna 1\nexpects anna 2: Quick");
    mends("feels anna 1, feels ben -1: Slow", Code::BadHead, "feels anna 1\nfeels ben -1: Slow");
    mends("feels 1: OK, feels ben -1: Slow", Code::BadHead, "feels 1: OK\nfeels ben -1: Slow");
    for text in ["feels 1: She expects 2", "feels 1: Glad, expects 2 of them", "feels 1: Nobody feels 1"] {
        assert!(raised(&map(text)).is_empty(), "{text}: {:#?}", raised(&map(text)));
    }
    // There is such a line already, so nothing may add another.
    let all = raised(&map("expects 2, feels 1: OK\nfeels 0: Fine"));
    assert!(all.iter().all(|of| of.fix.as_ref().is_none_or(|fix| fix.applicability != Applicability::Safe)));
}

#[test]
fn a_tag_says_what_a_line_says() {
    let pay = |line: &str| format!("feels 1: Fine\n{line}");
    mends(&pay("thinks: Why so dear? @anna"), Code::BadHead, &pay("thinks anna: Why so dear?"));
    mends(&pay("pain: Slow till @anna"), Code::BadHead, &pay("pain: Slow till\n  for: anna"));
    mends(&pay("backstage: Checks the stock @shop"), Code::BadHead, &pay("backstage: Checks the stock\n  by: shop"));
    let column =
        |title: &str, below: &str| format!("{}  touchpoint: {title}\n{below}    feels 1: Fine\n", map("feels 1: Fine"));
    for (title, below) in [("Pays @web", "    via: web\n"), ("Pays @ben", "    for: ben\n")] {
        let text = column(title, "");
        let raised_now = raised(&text);
        let [only] = raised_now.as_slice() else { panic!("{title}: {raised_now:#?}") };
        assert_eq!(mended(&text, only), column("Pays", below));
    }
    for text in ["says: Write to me @home", "says: me@web", "note: @ben"] {
        assert!(raised(&map(&pay(text))).is_empty(), "{text}: {:#?}", raised(&map(&pay(text))));
    }
}

#[test]
fn an_arrow_in_a_title_is_a_way() {
    let text = |title: &str, below: &str| {
        format!(
            "journey: A\nstage: S\n  touchpoint pay: Pays by card\n    feels 1: Fine\n  touchpoint: {title}\n{below}    feels 1: Fine\n"
        )
    };
    for title in ["Checks -> pay", "Checks → pay", "Checks => Pays by card"] {
        let raised_now = raised(&text(title, ""));
        let [only] = raised_now.as_slice() else { panic!("{title}: {raised_now:#?}") };
        assert_eq!((only.code, only.severity), (Code::OnlyText, Severity::Warning));
        assert_eq!(mended(&text(title, ""), only), text("Checks", "    then pay\n"));
    }
    for title in ["Basket → Checkout", "Checks `→` pay", "A -> B"] {
        assert!(raised(&text(title, "")).is_empty(), "{title}: {:#?}", raised(&text(title, "")));
    }
}
