//! Lines in the notation of other languages, and values in everyday words.

use crate::{
    first_maps::told,
    forgiving::{map, mended, mends, raised},
};
use wayline::{
    diagnostic::{Applicability, Code, fix_all},
    load::NoFiles,
};

#[test]
fn a_text_of_yaml_goes_on_with_bars() {
    mends("does: |\n  Looks around\n  and asks", Code::Pasted, "does: Looks around\n  | and asks");
    mends("does: >-\n  Looks around", Code::Pasted, "does: Looks around");
    mends("pain: It is slow \\\nand dear", Code::Pasted, "pain: It is slow\n| and dear");
}

#[test]
fn a_text_that_ends_with_a_backslash_takes_no_line_of_the_map() {
    for text in [
        "journey: A\nstage: B\n  touchpoint: \\\\\n    feels 3\n",
        "journey: A\nstage: B\n  touchpoint: C:\\\n    feels 1\n",
    ] {
        assert!(raised(text).iter().all(|one| one.code != Code::Pasted), "{text}");
    }
}

#[test]
fn an_outline_of_markdown_is_one_mistake() {
    let text = "journey: A\n\n## Discover\n\n- does: Looks\n- feels 1: Fine\n\n## Choose\n\n- pain: Dear\n";
    let raised_now = raised(text);
    assert_eq!(raised_now.len(), 1, "{raised_now:#?}");
    let right = mended(text, &raised_now[0]);
    assert!(raised(&right).is_empty(), "{right}");
    assert!(right.contains("stage: Choose\n\npain: Dear"), "{right}");
}

#[test]
fn doubled_line_ends_are_one_mistake() {
    let text = map("feels 1: Fine");
    let doubled = text.replace('\n', "\r\r\n");
    let raised_now = raised(&doubled);
    assert_eq!(raised_now.len(), 1, "{raised_now:#?}");
    assert_eq!(mended(&doubled, &raised_now[0]), text.replace('\n', "\r\n"));
}

#[test]
fn lines_of_other_notations_become_lines_of_the_map() {
    mends("\"pain\": \"Dear\",", Code::UnknownKeyword, "pain: Dear");
    mends("pain; Dear", Code::MissingColon, "pain: Dear");
    mends("pain point: Dear", Code::UnknownKeyword, "pain: Dear");
    mends("pain-major: Dear", Code::UnknownKeyword, "pain major: Dear");
    mends("pain_major: Dear", Code::UnknownKeyword, "pain major: Dear");
    mends("pain.major: Dear", Code::AlmostSeverity, "pain major: Dear");
    mends("pain 1: Dear", Code::BadName, "pain: Dear");
    mends("actions: Looks", Code::UnknownKeyword, "does: Looks");
    mends("thoughts: Why?", Code::UnknownKeyword, "thinks: Why?");
    mends("comment: Check this", Code::UnknownKeyword, "note: Check this");
    let help = |line: &str| raised(&map(line))[0].help.clone().unwrap_or_default();
    assert!(help("-> pay").contains("`then pay`"));
    assert!(help("<pain>Dear</pain>").contains("no tags"));
}

#[test]
fn a_real_word_is_no_misspelt_keyword() {
    for line in ["stop: x", "vote: x", "store: x"] {
        assert!(raised(&map(line))[0].fix.is_none(), "{line}");
    }
    let answered = raised(&map("pain: Long\n  answered by: Two lines"));
    assert!(answered[0].fix.is_none() && answered[0].help.as_ref().unwrap().contains("`answers: …`"), "{answered:#?}");
    let below = |line: &str| map("feels 1: Fine").replace("Coffee run\n", &format!("Coffee run\n  {line}\n"));
    let scope = below("scope: Only the shop");
    assert_eq!(mended(&scope, &raised(&scope)[0]), below("about: Only the shop"));
    assert!(raised(&below("title: Another"))[0].fix.is_none());
}

#[test]
fn values_in_everyday_words_get_their_figures() {
    mends("reach: half", Code::BadNumber, "reach: 50 %");
    let range = raised(&map("reach: 20-30 %"));
    assert!(range[0].help.as_ref().unwrap().contains("`reach: 25 %`"), "{range:#?}");
    mends("reach: <5 %", Code::BadNumber, "# <5 %\nreach: 5 %");
    mends("takes: 3d, 4d", Code::BadDuration, "takes: 3d..4d");
    mends("metric csat: 4.1 up from 3.8", Code::BadMetric, "metric csat: 4.1, was 3.8");
    mends("score: cost 30/100", Code::BadList, "score: cost 30");
    mends("opportunity: X\n  effort: 3 (medium)", Code::BadNumber, "opportunity: X\n  effort: 3");
}

#[test]
fn the_only_touchpoint_of_a_stage_is_proposed_for_it() {
    let text =
        format!("{}    then pay\nstage pay: Pay\n  touchpoint: At the till\n    feels 1: Fine\n", map("feels 1: OK"));
    let raised_now = raised(&text);
    assert!(raised_now[0].help.as_ref().unwrap().contains("At the till"), "{raised_now:#?}");
}

#[test]
fn stars_between_figures_and_before_commas_are_stars() {
    let plain = |line: &str| {
        let compilation = wayline::compile("m", map(line).as_bytes(), &NoFiles, &crate::support::options());
        compilation.map.expect("a map").columns[0].facts.claims[0].text.to_plain()
    };
    for text in ["Both 4*, 5* are fine", "A 4*/5* hotel", "10*20*30 cm"] {
        assert_eq!(plain(&format!("does: {text}")), text);
        assert!(raised(&map(&format!("does: {text}"))).is_empty());
    }
    assert_eq!(plain("does: *Really* un*believ*able"), "Really unbelievable");
    mends("does: Pays **now**", Code::OnlyText, "does: Pays *now*");
    mends("does: Pays __now__", Code::OnlyText, "does: Pays *now*");
}

/// The only mistake of a text is what was pasted, and the edit, if there is one, makes this map of it.
#[track_caller]
fn is_one_mistake(text: &str, right: Option<&str>) {
    let raised = told(text);
    let pasted: Vec<_> = raised.iter().filter(|of| of.code != Code::UnusedName).collect();
    let [only] = pasted.as_slice() else { panic!("{text}{pasted:#?}") };
    assert_eq!(only.code, Code::Pasted, "{text}{only:#?}");
    match right {
        Some(right) => assert_eq!(mended(text, only), right, "{text}"),
        None => assert!(only.fix.as_ref().is_none_or(|fix| fix.applicability != Applicability::Safe), "{only:#?}"),
    }
}

#[test]
fn tables_of_toml_in_a_map_are_one_mistake() {
    is_one_mistake("journey: A\n[[stage]]\nname = \"Enter\"\nfeels = 1\n[[stage]]\nname = \"Leave\"\n", None);
}

#[test]
fn an_answered_mail_is_one_mistake() {
    let map = "journey: A\nstage: S\n  feels 1: Fine\n";
    for sign in [">", "> ", ">> ", "> > "] {
        let quoted: String = map.lines().map(|line| format!("{sign}{line}\n")).collect();
        is_one_mistake(&quoted, Some(map));
    }
    is_one_mistake(&format!("{map}> On Monday Ben wrote:\n> please have a look\n>> at the map\n> thanks\n"), None);
}

#[test]
fn the_tags_of_a_page_are_one_mistake() {
    let map = "journey: A\nstage: S\n  feels 1: Fine\n";
    is_one_mistake(&format!("<pre>\n{map}</pre>\n"), Some(map));
    is_one_mistake(
        "<p>journey: A</p>\n<p>stage: S</p>\n<p>feels 1: Fine</p><br/>\n",
        Some(&map.replace("  feels", "feels")),
    );
    is_one_mistake("journey: A\n<ul>\n<li>Enter</li>\n<li>Pay</li>\n</ul>\n", None);
}

#[test]
fn the_end_of_a_yaml_document_is_one_mistake() {
    let map = "journey: A\nstage: S\n  feels 1: Fine\n";
    is_one_mistake(&format!("{map}...\n"), Some(map));
}

#[test]
fn an_item_of_a_list_needs_no_colon_to_be_a_line() {
    for (items, right, safe) in [
        ("- feels 1", "feels 1", true),
        ("- Feels anna 1", "Feels anna 1", true),
        ("* feels 1\n* does: Pays", "feels 1\ndoes: Pays", true),
        ("- leaves 20 %", "leaves 20 %", true),
        ("- moment", "moment", true),
        ("- via web", "via: web", false),
        ("- via web / app\n- thinks Why?", "via: web, app\nthinks: Why?", false),
        ("- for anna\n- takes 5 min", "for: anna\ntakes: 5 min", false),
        ("1. pain (high) Slow till", "pain major: Slow till", false),
    ] {
        let text = map(items);
        let list = raised(&text).into_iter().find(|of| of.code == Code::Pasted).expect("a report of the list");
        let how = list.fix.as_ref().expect("an edit").applicability;
        assert_eq!(how == Applicability::Safe, safe, "{items}");
        let compiled = |text: &str| Ok::<_, ()>(told(text));
        let (fixed, _) = fix_all(&text, Applicability::Unsafe, compiled).expect("no failure");
        let fixed = fixed.replace("# team", "team");
        assert_eq!(fixed, map(right), "{items}");
    }
    let own = |items: &str| format!("journey: A\nlane tools: Tools\nstage: S\n  feels 1: Fine\n{items}");
    let (fixed, _) =
        fix_all(&own("  - tools: Pen\n  - tools Ink\n"), Applicability::Unsafe, |text| Ok::<_, ()>(told(text)))
            .expect("no failure");
    assert_eq!(fixed, own("  tools: Pen\n  tools: Ink\n"));
    // Below a line without a text these are its texts, and a sentence is none.
    let (fixed, _) =
        fix_all(&map("does:\n  - feels the cloth\n  - pays"), Applicability::Unsafe, |text| Ok::<_, ()>(told(text)))
            .expect("no failure");
    assert!(fixed.contains("does: feels the cloth") && fixed.contains("does: pays"), "{fixed}");
    for sentence in ["- Feels tired", "- note from Miro", "- for example this", "- says hello", "- then she pays"] {
        let raised = raised(&map(sentence));
        assert!(raised.iter().all(|of| of.fix.is_none()), "{raised:#?}");
    }
}

#[test]
fn an_outline_may_begin_with_an_item_that_needs_no_colon() {
    let text = "journey: A\n\n## Discover\n\n- feels 1\n- does: Looks\n";
    let raised_now = raised(text);
    let [only] = raised_now.as_slice() else { panic!("{raised_now:#?}") };
    assert!(mended(text, only).contains("stage: Discover\n\nfeels 1\ndoes: Looks"), "{}", mended(text, only));
}
