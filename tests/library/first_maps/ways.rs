//! Lines about where people go, whose words or shares were lost or counted twice.

use super::told;
use wayline::diagnostic::{Applicability, Code, Diagnostic, fix_all};

fn fixed(text: &str) -> String {
    fix_all(text, Applicability::Unsafe, |text| Ok::<_, ()>(told(text))).expect("no failure").0
}

fn of(text: &str, code: Code) -> Vec<Diagnostic> {
    told(text).into_iter().filter(|of| of.code == code).collect()
}

#[test]
fn one_more_way_is_no_answer_where_all_have_left() {
    let text = "journey: L\nstage: A\n  touchpoint a: Starts\n    feels 0: x\n    leaves 100 %: closed\n  touchpoint b: B\n    feels 0: x\n\
                stage: C\n  touchpoint c: C\n    feels 1: x\n    leaves: fed up\n    then d 20 %\n  touchpoint d: D\n    feels 1: d\n";
    let nobody = of(text, Code::NoWayHere);
    let [only] = nobody.as_slice() else { panic!("{nobody:#?}") };
    assert!(only.fix.is_none() && only.title.contains("`B`"), "{only:#?}");
    assert_eq!(fixed(text), text);
    // The way that the edit used to add takes nobody.
    let added = text.replace("closed\n", "closed\n    then b\n");
    assert_eq!(of(&added, Code::NoWayHere).len(), 1);
    assert!(of(&text.replace("100 %", "90 %"), Code::NoWayHere).is_empty());
}

#[test]
fn a_share_for_the_next_column_is_all_who_go_there() {
    let text = |next: &str, leaves: &str| {
        format!(
            "journey: D\nstage: A\n  touchpoint a: Cart\n    feels 0: z\n    {next}\n    {leaves}\n  touchpoint b: Pay\n    feels 0: b\n"
        )
    };
    let told = of(&text("then b 60 %", "leaves 30 %"), Code::RestGoesThere);
    let [only] = told.as_slice() else { panic!("{told:#?}") };
    assert!(only.title.contains("60 %") && only.title.contains("10 %"), "{only:#?}");
    assert!(only.help.as_deref().is_some_and(|help| help.contains("then b 70 %")), "{only:#?}");
    for (next, leaves) in [("then b 70 %", "leaves 30 %"), ("then b", "leaves 30 %"), ("then b 60 %", "leaves")] {
        assert!(of(&text(next, leaves), Code::RestGoesThere).is_empty(), "{next} {leaves}");
    }
}

#[test]
fn a_way_that_is_there_twice_is_told() {
    let text = |first: &str, second: &str| {
        format!(
            "journey: D\nstage: A\n  touchpoint a: Cart\n    feels 0: z\n{first}{second}  touchpoint b: Pay\n    feels 0: b\n  touchpoint c: C\n    \
             feels 0: b\n"
        )
    };
    let line = "    leaves 10 %: no\n";
    assert_eq!(of(&text(line, line), Code::WayTwice).len(), 1);
    assert_eq!(fixed(&text(line, line)), text(line, ""));
    let different = text("    then c 40 %: cash\n", "    then c 30 %: Cash\n");
    assert!(of(&different, Code::WayTwice)[0].fix.is_none());
    assert!(of(&text("    leaves 10 %: no\n", "    leaves 10 %: never\n"), Code::WayTwice).is_empty());
}

#[test]
fn shares_of_one_persona_contradict_a_reach_of_all() {
    let text = |people: &str, way: &str| {
        format!(
            "journey: R\n{people}stage: A\n  touchpoint a: A\n    feels 0: x\n    {way}\n  touchpoint b: B\n    feels 0: x\n    then d\n  \
             touchpoint c: C\n    feels 0: x\n  touchpoint d: D\n    feels 0: x\n    reach: 80 %\n"
        )
    };
    let people = "persona anna: Anna\npersona ben: Ben\n";
    assert_eq!(of(&text("", "then c 50 %"), Code::ReachContradicts).len(), 1);
    assert_eq!(of(&text(people, "then anna c 50 %"), Code::ReachContradicts).len(), 1);
    // Without a share, the reach is what is known.
    assert!(of(&text(people, "then anna c"), Code::ReachContradicts).is_empty());
}

#[test]
fn a_reason_without_its_colon_stays_with_its_way() {
    let map = |line: &str| {
        format!(
            "journey: T\nstage: A\n  touchpoint search: Looks, then waits\n    feels 0: z\n  touchpoint: Pay\n    feels 0: y\n    {line}\n"
        )
    };
    for (line, right) in [
        ("then search 30 %; Tries again", "then search 30 %: Tries again"),
        ("then search 30 %, Tries again", "then search 30 %: Tries again"),
        ("then Looks, then waits 5 %: Forgot", "then Looks, then waits 5 %: Forgot"),
        ("then search 10 Missing form", "then search 10 %: Missing form"),
        ("takes 10-20 min", "takes: 10..20 min"),
    ] {
        assert_eq!(fixed(&map(line)), map(right), "{:#?}", told(&map(line)));
        assert!(told(&map(right)).is_empty(), "{:#?}", told(&map(right)));
    }
}

#[test]
fn nobody_knows_how_many_pass_by_a_column_that_only_some_come_to() {
    let text = |order: &str, behind: &str| {
        format!(
            "journey: B\nstage: Order\n{order}  touchpoint order: Orders\n    feels 1: x\n  touchpoint call: Calls the hotline\n    feels -1: x\n    \
             reach: 8 %\nstage: Install\n  touchpoint visit: Visit\n    feels 0: x\n    leaves 10 %: Nobody at home\n  touchpoint online: Online\n    \
             feels 1: x\n    reach: {behind}\n"
        )
    };
    assert!(of(&text("", "90 %"), Code::ReachContradicts).is_empty());
    // A stage in any order is one place: nobody has left it.
    assert!(of(&text("  order: any\n", "90 %"), Code::ReachContradicts).is_empty());
    assert_eq!(of(&text("  order: any\n", "30 %"), Code::ReachContradicts).len(), 1);
}

#[test]
fn a_stage_in_any_order_that_everybody_leaves_gets_no_more_ways() {
    let text = "journey: A\nstage: X\n  order: any\n  touchpoint a: A\n    feels 0: x\n    leaves 50 %: p\n  touchpoint b: B\n    feels 0: x\n    \
                leaves 50 %: q\nstage: Y\n  touchpoint d: D\n    feels 0: x\n";
    let told = of(text, Code::NoWayHere);
    let [only] = told.as_slice() else { panic!("{told:#?}") };
    assert!(only.fix.is_none() && only.help.as_deref().is_some_and(|help| help.contains("100 %")), "{only:#?}");
}

#[test]
fn a_way_for_several_personas_is_none_for_everybody() {
    let text = |lines: &str| {
        format!(
            "journey: S\npersona anna: Anna\npersona ben: Ben\npersona kim: Kim\nstage: A\n  touchpoint a: A\n    feels 1: x\n  touchpoint b: B\n    \
             feels 0: x\n{lines}  touchpoint c: C\n    feels 1: x\n  touchpoint d: D\n    feels 1: x\n"
        )
    };
    for (line, right) in [
        ("    then anna, ben d 20 %: Forgot\n", "    then anna d 20 %: Forgot\n    then ben d 20 %: Forgot\n"),
        ("    then anna and ben d 20 %\n", "    then anna d 20 %\n    then ben d 20 %\n"),
        ("    then for anna a 10 %\n", "    then anna a 10 %\n"),
        ("    leaves anna: measured\n", "    leaves anna measured\n"),
    ] {
        assert_eq!(fixed(&text(line)), text(right), "{:#?}", told(&text(line)));
    }
}
