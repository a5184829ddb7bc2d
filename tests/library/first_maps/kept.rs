//! Edits that lost who or how badly, or that led only to the next mistake.

use super::{
    helps,
    wrapped::{SAFE, UNSAFE, becomes, fixed},
};
use crate::forgiving::{map, mended, mends, raised};
use wayline::{
    compile,
    diagnostic::{Applicability, Code},
    load::Memory,
};

#[test]
fn who_says_it_is_kept_behind_a_quotation() {
    mends("says \"Why so dear?\" anna", Code::MissingColon, "says anna: \"Why so dear?\"");
    mends("says: \"Why so dear?\" anna", Code::BadHead, "says anna: \"Why so dear?\"");
    mends("says: “Why so dear?” – Anna Keller", Code::BadHead, "says anna: “Why so dear?”");
}

#[test]
fn how_bad_a_pain_is_is_kept() {
    mends("pain prices major Two prices: one", Code::BadHead, "pain prices major: Two prices: one");
    for (wrong, right) in [
        ("pain: Sehr hoch: Slow", "pain critical: Slow"),
        ("pain sehr hoch: Slow", "pain critical: Slow"),
        ("pain: very high: Slow", "pain critical: Slow"),
        ("pain: Lang (mittel) – Annahme", "pain major: Lang – Annahme"),
        (
            "pain: Wartezeit unklar; keine Ansage (mittel) – Annahme",
            "pain major: Wartezeit unklar; keine Ansage – Annahme",
        ),
        ("pain: Nobody has it yet. Major.", "pain major: Nobody has it yet."),
    ] {
        mends(wrong, Code::AlmostSeverity, right);
    }
}

#[test]
fn what_says_something_elsewhere_does_not_become_a_text() {
    let text = |line: &str| {
        format!(
            "journey: A\n  {line}\nteam shop: Front desk\nstage: S\n  feels 1: Fine\n  backstage: x\n    by: shop\n"
        )
    };
    for (line, help) in
        [("principle major: Be quick", "remove `major`"), ("owner shop: CX", "`owner: shop` or `owner: CX`")]
    {
        let told = raised(&text(line));
        let [only] = told.as_slice() else { panic!("{told:#?}") };
        assert!(only.fix.is_none() && only.help.as_deref().is_some_and(|said| said.contains(help)), "{only:#?}");
    }
    becomes(&text("owner shop: Front desk"), SAFE, &text("owner: Front desk"));
    let quote = |line: &str| format!("journey: A\npersona anna: Anna\n  {line}\nstage: S\n  feels anna 1: Fine\n");
    becomes(&quote("quote anna: Never again"), SAFE, &quote("quote: Never again"));
}

#[test]
fn a_moment_of_truth_is_a_moment() {
    mends("moment of truth\nmetric csat: 4", Code::UnknownKeyword, "moment\nmetric csat: 4");
    mends("moment of truth: They decide\nmetric csat: 4", Code::UnknownKeyword, "moment: They decide\nmetric csat: 4");
}

#[test]
fn a_remark_behind_a_value_becomes_a_comment() {
    for (wrong, right) in [
        ("reach: 40 % -- guess", "# guess\nreach: 40 %"),
        ("reach: 40 % – as sales say", "# as sales say\nreach: 40 %"),
        ("takes: 5 days - postal strike", "# postal strike\ntakes: 5 days"),
    ] {
        mends(wrong, Code::OnlyText, right);
    }
}

#[test]
fn an_edit_that_leads_to_the_next_mistake_is_none() {
    let text =
        |line: &str| format!("journey: A\nsource talks: Talks\n  {line}\nstage: S\n  feels 1: Fine\n    from: talks\n");
    for text in [
        text("url: data:text/html,x"),
        map("repeat: until done"),
        map("branch: Somewhere"),
        map("decision: Paid?"),
        map("if ID fails:"),
    ] {
        let told = raised(&text);
        let edit = |fix: &wayline::diagnostic::Fix| fix.applicability != Applicability::Display;
        assert!(told.len() == 1 && !told[0].fix.as_ref().is_some_and(edit), "{text}{told:#?}");
    }
    // Where there is such a column, it is a way.
    let way = |line: &str| format!("{}  touchpoint next: Next\n    feels 1: Fine\n", map(line));
    assert_eq!(fixed(&way("branch: next"), UNSAFE), way("then next"));
}

#[test]
fn a_list_of_everybody_is_removed_where_there_is_nobody() {
    for line in ["for: everybody", "for everybody", "for: alle"] {
        let text = |line: &str| format!("journey: A\nstage: S\n  touchpoint: X\n    feels 1: Fine\n{line}");
        becomes(&text(&format!("    {line}\n")), UNSAFE, &text(""));
        let above = format!("journey: A\nstage: S\n  touchpoint: X\n    {line}\n    feels 1: Fine\n");
        assert_eq!(fixed(&above, UNSAFE), text(""));
    }
    helps("feels 1: Fine\nfor: anna, Ben K.", "no persona is called `Ben K.`");
}

#[test]
fn whoever_is_named_below_an_opportunity_is_its_owner() {
    mends("opportunity: Do it\n  who: Front desk", Code::UnknownKeyword, "opportunity: Do it\n  owner: Front desk");
}

#[test]
fn the_end_of_a_named_block_is_no_line() {
    for end in ["end stage", "end touchpoint"] {
        let text = map(&format!("does: Pays\n{end}"));
        assert_eq!(mended(&text, &raised(&text)[0]), map("does: Pays"));
    }
}

#[test]
fn a_pain_of_the_compared_map_is_named_as_that() {
    let today = "journey: A\nstage: S\n  feels 1: Fine\n  pain dust: Dusty\n";
    let later = &format!(
        "journey: A\n  compares: today.journey\nstage: S\n  feels 1: Fine\n{}",
        "  pain dust2: Still dusty\n  opportunity: Sweep\n    owner: CX\n    answers: dust\n"
    );
    let mut files = Memory::default();
    files.add("today.journey", today);
    let all = compile("map.journey", later.as_bytes(), &files, &crate::support::options()).diagnostics;
    let unknown = all.iter().find(|of| of.code == Code::UnknownName).expect("an error");
    assert!(
        unknown.fix.is_none() && unknown.help.as_deref().is_some_and(|help| help.contains("today.journey")),
        "{unknown:#?}"
    );
}

#[test]
fn both_of_three_is_not_everybody() {
    let text = "journey: A\npersona anna: Anna\npersona ben: Ben\npersona cem: Cem\nstage: S\n  feels both -1: Cross\n";
    let told = raised(text);
    let one = told.iter().find(|of| of.code == Code::BadHead).expect("an error");
    assert!(one.fix.is_none(), "{one:#?}");
    mends("feels both -1: Cross", Code::BadHead, "feels -1: Cross");
}

#[test]
fn two_keywords_are_two_lines() {
    helps("gain/pain: Both", "`gain: Both`, `pain: Both`");
}

#[test]
fn what_is_before_a_colon_is_nobodys_feeling() {
    let text = map("feels: carl: 1");
    assert!(fixed(&text, UNSAFE).contains("feels carl 1\n"), "{}", fixed(&text, UNSAFE));
    // A capital letter may begin a feeling.
    mends("feels: Cross: -1", Code::BadHead, "feels -1: Cross");
    mends("reach: 40 % of those who call", Code::OnlyText, "# of those who call\nreach: 40 %");
}

#[test]
fn a_list_of_two_columns_keeps_the_unknown_one() {
    let text = format!("{}  touchpoint next: Next\n    feels 1: Fine\n", map("then other or next"));
    let told = raised(&text);
    let [only] = told.as_slice() else { panic!("{told:#?}") };
    assert!(
        only.fix.is_none() && only.help.as_deref().is_some_and(|help| help.contains("`then other`, `then next`")),
        "{only:#?}"
    );
}

#[test]
fn a_certain_edit_of_a_list_fits_its_block() {
    let text = |lines: &str| format!("journey: A\npersona ruth: Ruth\n{lines}stage: S\n  feels ruth 1: Fine\n");
    let list = text("  pains:\n    - Paper\n");
    assert_eq!(fixed(&list, SAFE), list);
    becomes(&list, UNSAFE, &text("  fact Pain: Paper\n"));
}

#[test]
fn an_edit_for_a_line_that_no_block_takes_is_none() {
    let text = "journey: A\n  evnt: Opens\nstage: S\n  feels 1: Fine\n";
    assert_eq!(fixed(text, UNSAFE), text);
    let told = raised(text);
    let [only] = told.as_slice() else { panic!("{told:#?}") };
    assert!(only.code == Code::UnknownKeyword && only.help.is_some(), "{only:#?}");
}

#[test]
fn a_persona_behind_the_colon_changes_places_with_the_text() {
    mends("thinks Why so dear?: anna", Code::BadHead, "thinks anna: Why so dear?");
    // No keyword is proposed as somebody's name.
    let told = raised(&map("does for: Types a word"));
    assert!(told.iter().all(|of| of.fix.is_none()), "{told:#?}");
}

#[test]
fn a_name_before_a_sign_is_the_name() {
    let text = |line: &str| format!("journey: A\n{line}\nstage: S\n  via: web\n  feels 1: Fine\n");
    assert_eq!(fixed(&text("channel: web - Web shop"), UNSAFE), text("channel web: Web shop"));
    let column = |line: &str| format!("journey: A\nstage: S\n  {line}\n    feels 1: Fine\n");
    assert_eq!(fixed(&column("touchpoint pay, Pays"), UNSAFE), column("touchpoint pay: Pays"));
}
