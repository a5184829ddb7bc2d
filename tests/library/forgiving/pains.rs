//! Severities, and who has a pain.

use super::{compiled, map, mended, mends, raised};
use wayline::diagnostic::{Applicability, Code};

#[test]
fn a_severity_behind_the_colon_goes_before_it() {
    mends("pain: major: Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain: (critical) Price jumps", Code::AlmostSeverity, "pain critical: Price jumps");
    mends("pain: price major: Price jumps", Code::AlmostSeverity, "pain price major: Price jumps");
    mends("pain major price: Price jumps", Code::AlmostSeverity, "pain price major: Price jumps");
    mends("pain: Price jumps, major", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain: Major price jumps", Code::AlmostSeverity, "pain major: Major price jumps");
}

#[test]
fn a_word_for_a_severity_is_no_name() {
    mends("pain high: Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain price severe: Price jumps", Code::AlmostSeverity, "pain price critical: Price jumps");
    mends("pain Low: Price jumps", Code::AlmostSeverity, "pain minor: Price jumps");
    mends("gain major: Three fields", Code::AlmostSeverity, "gain: Three fields");
    mends("opportunity high: Show prices", Code::AlmostSeverity, "opportunity: Show prices");
}

#[test]
fn a_persona_is_no_name_of_a_pain() {
    mends("pain anna major: Two prices", Code::BadName, "pain major: Two prices\n  for: anna");
    mends("pain anna: Two prices", Code::BadName, "pain: Two prices\n  for: anna");
    mends("pain Anna Keller: Two prices", Code::BadName, "pain: Two prices\n  for: anna");
    mends("gain anna: Three fields\n  | and done", Code::BadName, "gain: Three fields\n  | and done\n  for: anna");
    mends("pain anna: Two prices\n  for: anna", Code::BadName, "pain: Two prices\n  for: anna");
}

#[test]
fn a_solved_pain_is_neither_red_nor_counted() {
    let with =
        |status: &str| map(&format!("feels 1\npain price critical: Price jumps\n  status: {status}\n  since: 2026-10"));
    let codes = |text: &str| compiled(text).diagnostics.iter().map(|told| told.code).collect::<Vec<_>>();
    assert!(codes(&with("open")).contains(&Code::UnansweredPain));
    assert!(!codes(&with("solved")).contains(&Code::UnansweredPain));
    let drawn = |text: &str| {
        let map = compiled(text).map.expect("a right map");
        let scene = wayline::layout::layout(&map, &Default::default(), &mut wayline::text::Fonts::new());
        wayline::render::svg(&scene, &Default::default())
    };
    assert!(drawn(&with("open")).contains("1 critical"));
    assert!(!drawn(&with("solved")).contains("1 critical"));
    let map = compiled(&with("solved")).map.expect("a right map");
    assert!(map.worst_pains().is_empty());
}

#[test]
fn a_severity_between_signs_is_a_severity() {
    mends("pain - major: Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain severity major: Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain (severity: major): Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain severity=critical: Price jumps", Code::AlmostSeverity, "pain critical: Price jumps");
    mends("pain: Price jumps\n  severity: major", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain price: Price jumps\nseverity: critical", Code::AlmostSeverity, "pain price critical: Price jumps");
}

#[test]
fn a_persona_before_a_pain_becomes_a_line_below_it() {
    mends("Anna pain: Nobody answers", Code::UnknownKeyword, "pain: Nobody answers\n  for: anna");
    mends("anna gain nice: They call back", Code::UnknownKeyword, "gain nice: They call back\n  for: anna");
    mends("ben metric csat: 4.1 of 5", Code::UnknownKeyword, "metric csat ben: 4.1 of 5");
    mends("ben takes: 5m..7m", Code::UnknownKeyword, "takes ben: 5m..7m");
    mends("ben leaves 10 %", Code::UnknownKeyword, "leaves ben 10 %");
}

#[test]
fn a_pain_that_is_answered_with_its_severity_is_known() {
    let below = "opportunity: Call back\n  owner: shop\n  answers: ";
    for (written, pain, name) in [
        ("On hold for ages [major]", "pain hold major: On hold for ages", "hold"),
        ("on hold for ages (severe)", "pain hold major: On hold for ages", "hold"),
        ("major: On hold for ages", "pain major: On hold for ages", "On hold for ages"),
    ] {
        mends(&format!("{pain}\n{below}{written}"), Code::UnknownName, &format!("{pain}\n{below}{name}"));
    }
}

#[test]
fn a_pain_in_a_wrong_line_can_be_answered_by_its_text() {
    let below = "opportunity: Call back\n  owner: shop\n  answers: ";
    mends(
        &format!("pain: ben: Too high a screen\n{below}Too high a screen"),
        Code::BadName,
        &format!("pain: Too high a screen\n  for: ben\n{below}Too high a screen"),
    );
    mends(
        &format!("pain: Too high a screen [critical]\n{below}Too high a screen"),
        Code::AlmostSeverity,
        &format!("pain critical: Too high a screen\n{below}Too high a screen"),
    );
}

#[test]
fn a_persona_in_place_of_a_name_is_not_lost_where_another_is_meant_below() {
    for (lines, right, safe) in [
        ("pain anna: Slow\n  for: ben", "pain: Slow\n  for: anna, ben", false),
        ("gain anna: Fast\n  for: ben", "gain: Fast\n  for: anna, ben", false),
        ("pain anna major: Slow\n  for: Anna Keller, ben", "pain major: Slow\n  for: Anna Keller, ben", true),
        ("pain anna: Slow", "pain: Slow\n  for: anna", true),
    ] {
        let text = map(lines);
        let raised_now = raised(&text);
        let told = raised_now.iter().find(|told| told.code == Code::BadName).expect("a persona is no name");
        assert_eq!(mended(&text, told), map(right), "{told:#?}");
        assert_eq!(told.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe), safe, "{lines}");
    }
}

#[test]
fn a_line_that_a_fix_adds_is_not_indented_in_a_map_without_indentation() {
    let flat =
        "journey: J\npersona anna: Anna\npersona ben: Ben\nstage: S\ntouchpoint: T\npain anna: Slow\nfeels 1: Fine\n";
    let told = &raised(flat)[0];
    assert_eq!(mended(flat, told), flat.replace("pain anna: Slow\n", "pain: Slow\nfor: anna\n"));
    let said = flat.replace("Slow\n", "Slow\nfor: ben\n");
    assert_eq!(mended(&said, &raised(&said)[0]), flat.replace("pain anna: Slow\n", "pain: Slow\nfor: anna, ben\n"));
}

#[test]
fn a_figure_of_a_pain_or_an_opportunity_is_not_the_customers() {
    for (lines, right) in [
        ("pain: Queue\n  takes: 15m", "pain: Queue (15m)"),
        ("pain: Queue\n  time: 15 min", "pain: Queue (time 15 min)"),
        ("opportunity: Slots\n  takes: 3w", "opportunity: Slots (3w)"),
        (
            "opportunity: Slots\n  benefit: 200 EUR\n  owner: shop",
            "opportunity: Slots (benefit 200 EUR)\n  owner: shop",
        ),
    ] {
        let text = map(lines);
        let raised_now = raised(&text);
        let [told] = raised_now.as_slice() else { panic!("{lines}: {raised_now:#?}") };
        assert_eq!(mended(&text, told), map(right), "{told:#?}");
    }
}
