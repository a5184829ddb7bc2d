//! Names, numbers and spaces that look alike and are not the same, or look different and are.

use super::{helps, told};
use crate::{
    forgiving::{map, mended, mends, raised},
    support,
};
use wayline::{
    compile,
    diagnostic::{Applicability, Code, fix_all},
    load::NoFiles,
};

/// A text with every fix up to `limit`.
pub fn fixed(text: &str, limit: Applicability) -> String {
    let compiled = |text: &str| compile("map.journey", text.as_bytes(), &NoFiles, &support::options()).diagnostics;
    fix_all(text, limit, |text| Ok::<_, ()>(compiled(text))).expect("no failure").0
}

#[test]
fn names_that_differ_in_digits_are_no_slips_of_each_other() {
    for (lines, names) in [
        ("metric csat2024: 4 of 5\nmetric csat2025: 3 of 5", ["measure csat2024: ", "measure csat2025: "]),
        (
            "does: Pays\n  from: interview1\ndoes: Waits\n  from: interview3",
            ["source interview1: ", "source interview3: "],
        ),
        ("backstage: Checks\n  by: ops1, ops2", ["team ops1: ", "team ops2: "]),
        ("via: shop1, shop2", ["channel shop1: ", "channel shop2: "]),
        ("metric rev: 4500 €\nmetric rev2: 4500 £", ["measure rev: ", "measure rev2: "]),
    ] {
        for limit in [Applicability::Safe, Applicability::Unsafe] {
            let fixed = fixed(&map(lines), limit);
            assert!(names.iter().all(|name| fixed.contains(name)), "{fixed}");
            for line in lines.lines() {
                assert!(fixed.contains(&format!("    {line}\n")), "{line}: {fixed}");
            }
        }
    }
}

#[test]
fn who_or_what_has_another_number_is_unknown() {
    for (declared, line) in [
        ("persona user1: A", "feels user2 1: Fine"),
        ("source interview1: Talk", "feels 1: Fine\n      from: interview3"),
        ("measure wait1: Wait\n  unit: min", "metric wait2: 3 min"),
        ("team level1: First line", "backstage: Checks\n      by: level2"),
    ] {
        let text = format!("journey: A\n{declared}\n\nstage: S\n  touchpoint: T\n    {line}\n");
        let raised = told(&text);
        assert!(
            !raised.iter().any(|of| of.help.as_deref().is_some_and(|help| help.contains("did you mean"))),
            "{raised:#?}"
        );
        assert!(fixed(&text, Applicability::Unsafe).contains(line), "{line}");
    }
    helps("pain egg1: Cold\nopportunity: Warm it\n  answers: egg3", "give the pain that it answers this name");
}

#[test]
fn a_lane_with_another_number_is_unknown() {
    let text = "journey: A\nlane phase1: One\nstage: S\n  phase1: Old\n  phase2: New\n  feels 1: Fine\n";
    assert!(!fixed(text, Applicability::Unsafe).contains("phase1: New"));
}

#[test]
fn the_plural_of_a_measure_is_another_measure() {
    let lines = "metric signup: 40 %\nmetric signups: 4,000";
    let fixed = fixed(&map(lines), Applicability::Unsafe);
    assert!(fixed.contains("measure signup: ") && fixed.contains("measure signups: "), "{fixed}");
}

#[test]
fn a_slip_in_a_name_with_digits_is_still_one() {
    let lines = "pain egg12: Cold\nopportunity: Warm it\n  answers: eg12";
    mends(lines, Code::UnknownName, &lines.replace("eg12", "egg12").replace("eggg", "egg"));
}

#[test]
fn declarations_of_one_run_are_all_made() {
    let text = map("via: kiosk hall, van\nbackstage: Checks\n  by: night desk, day desk");
    let fixes = told(&text).into_iter().filter_map(|of| of.fix).filter(|fix| fix.applicability == Applicability::Safe);
    let all: Vec<_> = fixes.collect();
    assert_eq!(wayline::diagnostic::together(&all).len(), all.len());
}

#[test]
fn the_number_of_a_column_is_no_share() {
    let text = |first: &str, way: &str| {
        format!(
            "journey: A\nstage: One\n  touchpoint{first}: Search\n    feels 1: Fine\n  touchpoint: Pay\n    feels 1: Fine\n    {way}: Again\nstage: Two\n  feels 1: Fine\n"
        )
    };
    for way in ["then step 1 10 %", "then touchpoint 1 10 %", "then column 1 10 %", "then Schritt 1 10 %"] {
        let all = told(&text("", way));
        let [only] = all.as_slice() else { panic!("{way}: {all:#?}") };
        assert_eq!(mended(&text("", way), only), text(" search", "then search 10 %"), "{way}");
    }
    let all = told(&text("", "then step 9 10 %"));
    assert!(all.iter().all(|of| of.code != Code::BadNumber && of.fix.is_none()), "{all:#?}");
    // Behind a column it is one.
    let all = told(&text(" search", "then search 10"));
    assert_eq!(all[0].code, Code::BadNumber, "{all:#?}");
}

#[test]
fn the_number_of_a_persona_is_no_second_share() {
    let all = raised(&map("leaves user 2 10 %: Dear"));
    assert!(all.iter().all(|of| of.code != Code::BadNumber), "{all:#?}");
}

#[test]
fn what_drawings_number_is_found_by_its_number() {
    let text =
        "journey: A\nsource talks: Talks\nstage: S\n  feels 1: Fine\n    from: S1\n  does: Waits\n    from: talks\n";
    let all = told(text);
    let [only] = all.as_slice() else { panic!("{all:#?}") };
    assert_eq!(mended(text, only), text.replace("S1", "talks"));
    assert_eq!(only.fix.as_ref().map(|fix| fix.applicability), Some(Applicability::Unsafe));
    for answers in ["1", "pain 1", "P1"] {
        let lines = |answers: &str| format!("pain: Too dear\nopportunity: A discount\n  answers: {answers}");
        mends(&lines(answers), Code::UnknownName, &lines("Too dear"));
    }
}

#[test]
fn a_team_before_the_colon_needs_no_declaration_to_be_one() {
    for (head, team) in [("by nurse", "nurse"), ("(IT)", "IT"), ("by ACME", "ACME"), ("von Pflege", "Pflege")] {
        for keyword in ["frontstage", "backstage", "support"] {
            let all = raised(&map(&format!("{keyword} {head}: Welcomes")));
            let right = format!("{keyword}: Welcomes\n  by: {team}");
            assert_eq!(mended(&map(&format!("{keyword} {head}: Welcomes")), &all[0]), map(&right));
            let left = raised(&map(&right));
            assert!(left.iter().all(|of| of.code == Code::NotDeclared), "{left:#?}");
        }
    }
}

#[test]
fn the_number_of_a_stage_is_no_part_of_its_title() {
    let text = |stage: &str| format!("journey: A\n{stage}\n  feels 1: Fine\n");
    for stage in ["Stage 2 - Pay", "Stage 2 – Pay", "Stage 3. Pay", "Stage 4) Pay", "Stage 5 Pay", "Stage 1: Pay"] {
        assert_eq!(fixed(&text(stage), Applicability::Safe), text("Stage: Pay"), "{stage}");
    }
    let more = fixed(&text("stage 2 - Pay: at the till"), Applicability::Unsafe);
    assert!(more.contains("stage: Pay: at the till"), "{more}");
    let later = fixed(&text("Stage 2 weeks later"), Applicability::Unsafe);
    assert!(later.contains("2 weeks later"), "{later}");
}

#[test]
fn every_space_of_typography_separates_words() {
    for blank in ["\u{202f}", "\u{2009}", "\u{2003}", "\u{2007}", "\u{205f}", "\u{a0}"] {
        let lines = format!(
            "feels{blank}1: Fine\ntakes: 20{blank}min\nmetric csat: 4.1{blank}of{blank}5\nleaves 10{blank}%: Dear"
        );
        assert!(raised(&map(&lines)).is_empty(), "{blank:?}: {:#?}", raised(&map(&lines)));
    }
    let of = raised(&map("metric nps: 40, target 1\u{202f}500"));
    assert!(of[0].help.as_deref().is_some_and(|help| help.contains("1500")), "{of:#?}");
}

#[test]
fn a_task_of_a_diagram_has_a_score_and_personas() {
    let right = "touchpoint: Make a list\n    feels anna 1\n    feels ben 1";
    let text = |task: &str| {
        format!(
            "journey: A\npersona anna: Anna\npersona ben: Ben\nstage: S\n  {task}\n  touchpoint: Pay\n    feels 1: Fine\n"
        )
    };
    for task in ["touchpoint: Make a list: 4: Anna, Ben", "Make a list: 4: Anna, Ben"] {
        let all = told(&text(task));
        assert_eq!(mended(&text(task), &all[0]), text(right), "{task}");
    }
    let scaled = text("Take the bags: 5: Ben").replace("journey: A\n", "journey: A\n  scale: 1..5\n");
    let all = told(&scaled);
    assert!(mended(&scaled, &all[0]).contains("  touchpoint: Take the bags\n    feels ben 5\n"), "{all:#?}");
    // Other scores are from 1 to 5, too.
    let others = |task: &str| text(task).replace("feels 1: Fine", "feels 4: Fine");
    let all = told(&others("Take the bags: 5: Ben"));
    let of = all.iter().find(|of| of.code == Code::UnknownKeyword).expect("a diagnostic");
    assert_eq!(mended(&others("Take the bags: 5: Ben"), of), others("touchpoint: Take the bags\n    feels ben 5"));
    let named = text("task list: Make a list: 4: Anna, Ben");
    assert!(fixed(&named, Applicability::Unsafe).contains("  touchpoint list: Make a list\n    feels anna 1\n"));
    // Nobody's name.
    assert!(told(&text("touchpoint: Reads the sign: 4: Exit")).iter().all(|of| of.code != Code::OnlyText));
}

/// A number that a title begins with was removed by a safe edit, with the words after it.
#[test]
fn a_title_keeps_a_number_that_is_a_part_of_it() {
    for title in ["3D Secure", "2024 Redesign", "3.5 Inch screen"] {
        let text = format!("journey: A\nstage: S\n  touchpoint {title}\n    feels 1\n");
        assert_eq!(fixed(&text, Applicability::Safe), text.replace("touchpoint ", "touchpoint: "), "{title}");
    }
    let text = |line: &str| format!("journey: A\nstage: S\n  touchpoint{line}\n    feels 1\n");
    assert_eq!(fixed(&text(" 2. Pay"), Applicability::Safe), text(": Pay"));
    // It may be about four.
    let friends = text(" 4 Friends meet");
    assert_eq!(fixed(&friends, Applicability::Safe), friends);
}

/// `per` made a unit of it.
#[test]
fn per_cent_is_a_share() {
    let text = |value: &str| format!("journey: A\nmeasure a: A\nstage: S\n  feels 1\n  metric a: {value}\n");
    for value in ["40 per cent", "40 Per Cent", "40 por ciento"] {
        assert_eq!(fixed(&text(value), Applicability::Unsafe), text("40 %"), "{value}");
    }
}

/// It proposed the second stage.
#[test]
fn the_number_of_a_phase_leads_to_its_first_column() {
    let text = |way: &str, name: &str| {
        format!(
            "journey: J\nphase: One\nstage: S1\n  touchpoint: A\n    then {way}\nstage: S2\n  touchpoint: B\nphase: Two\nstage: S3\n  \
             touchpoint{name}: C\n    feels 1\n"
        )
    };
    assert_eq!(fixed(&text("phase 2", ""), Applicability::Unsafe), text("c", " c"));
}

#[test]
fn phases_with_facts_and_no_stage_are_stages() {
    for (below, mended) in [
        ("  feels 1: Fine\n", "  feels 1: Fine\n"),
        ("  pain: Dear\n", "  pain: Dear\n"),
        ("  kontaktpunkt: Arzt\n    fühlt 1: Gut\n", "  touchpoint: Arzt\n    feels 1: Gut\n"),
        ("  touch point: Till\n    feeling 1: Good\n", "  touchpoint: Till\n    feels 1: Good\n"),
    ] {
        let text = |keyword: &str, below: &str| format!("journey: A\n{keyword}: One\n{below}{keyword}: Two\n{below}");
        assert_eq!(fixed(&text("phase", below), Applicability::Unsafe), text("stage", mended));
    }
}
