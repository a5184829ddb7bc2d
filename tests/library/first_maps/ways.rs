//! Lines about where people go, whose words or shares were lost or counted twice.

use super::{mended, told};
use wayline::diagnostic::{Applicability, Code, Diagnostic, Severity, fix_all};

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

/// Two personas, five columns, the lines in the second.
fn two(lines: &str) -> String {
    format!(
        "journey: S\npersona anna: Anna\npersona ben: Ben\nstage: A\n  touchpoint a: A\n    feels 1: x\n  touchpoint b: B\n    feels 0: x\n{lines}  \
         touchpoint c: C\n    feels 1: x\n  touchpoint d: D\n    feels 1: x\n  touchpoint e: E\n    feels 1: x\n"
    )
}

#[test]
fn ways_that_a_personas_own_line_replaces_are_told() {
    for (lines, lost) in [
        ("    then d 30 %: Skips\n    leaves ben 25 %: No time\n", 1),
        ("    then a 30 %: Again\n    leaves ben 5 %\n", 1),
        ("    then a 30 %: Again\n    then ben d\n", 0),
        ("    then d 30 %: Skips\n      from: talks\n    leaves 20 %\n    then ben e 25 %: No time\n", 2),
        // What contradicts the line of the persona can't have been meant for them, too.
        ("    then d 30 %: Skips\n    leaves ben\n", 0),
        ("    leaves 20 %\n    leaves ben 25 %: No time\n", 0),
        ("    then d 60 %: Skips\n    leaves ben 50 %\n", 0),
        ("    then d 60 %: Skips\n    leaves ben 50 %\n    then ben d 5 %\n", 0),
        // Of a share for the next column, where the rest goes too, there is a warning already.
        ("    then d 30 %: Skips\n    then ben c 30 %\n", 0),
        ("    then a 20 %: Again\n    then ben c 30 %\n", 0),
    ] {
        let text = two(lines);
        let told = of(&text, Code::WayReplaced);
        assert_eq!(told.len(), usize::from(lost > 0), "{lines}{told:#?}");
        let edits = told.iter().filter_map(|of| of.fix.as_ref()).map(|fix| fix.edits.len());
        assert_eq!(edits.sum::<usize>(), lost, "{lines}{told:#?}");
        assert!(of(&fixed(&text), Code::WayReplaced).is_empty(), "{}", fixed(&text));
    }
    // More of them than there are people left: which of them it is, only the writer knows.
    let many = two("    then d 50 %\n    then e 30 %\n    leaves 20 %\n    leaves ben 40 %\n");
    assert!(matches!(of(&many, Code::WayReplaced).as_slice(), [only] if only.fix.is_none()));
    let text = two("    then d 30 %: Skips\n    leaves ben 25 %\n");
    assert_eq!(fixed(&text), two("    then d 30 %: Skips\n    then ben d 30 %: Skips\n    leaves ben 25 %\n"));
    // Who loses the same is named in one message.
    let kim = text
        .replace("persona ben", "persona kim: Kim\npersona ben")
        .replace("    leaves ben", "    leaves kim 5 %\n    leaves ben");
    let told = of(&kim, Code::WayReplaced);
    assert!(matches!(told.as_slice(), [only] if only.title.contains("`kim`, `ben`")), "{told:#?}");
}

#[test]
fn a_share_for_a_column_that_some_skip_leads_the_others_past_it() {
    let told = of(&two("    then c 20 %: Asks for more time\n"), Code::RestGoesThere);
    assert!(told[0].help.as_deref().is_some_and(|help| help.starts_with("write `then d 80 %`")), "{told:#?}");
    // For Ben the next column is another one: only he has a choice.
    let text = two("    then d 20 %\n").replace("touchpoint c: C\n", "touchpoint c: C\n    for: ben\n");
    let told = of(&text, Code::RestGoesThere);
    let [only] = told.as_slice() else { panic!("{told:#?}") };
    assert!(only.title.contains("`anna`"), "{only:#?}");
    assert!(only.help.as_deref().is_some_and(|help| help.contains("`then ben d 20 %`")), "{only:#?}");
}

#[test]
fn shares_that_count_those_who_go_back_are_told() {
    let told = of(&two("    then a 15 %: Again\n    then d 85 %\n"), Code::BackCounted);
    let [only] = told.as_slice() else { panic!("{told:#?}") };
    let help = only.help.as_deref().unwrap_or_default();
    assert!(help.contains("`then d 100 %`") && help.contains("`then c 15 %`"), "{help}");
    for lines in [
        "    then a 15 %: Again\n    then d 80 %\n",
        "    then a 15 %: Again\n    then d 85 %\n    then c 15 %\n",
        "    then a 15 %: Again\n    leaves 85 %\n",
        "    then a 15 %: Again\n    then d 85 %\n    leaves 15 %\n",
    ] {
        assert!(of(&two(lines), Code::BackCounted).is_empty(), "{lines}");
    }
}

#[test]
fn a_way_within_a_stage_in_any_order_keeps_its_reason_as_a_comment() {
    let text =
        |line: &str| two(&format!("    {line}\n      from: talks\n")).replace("stage: A\n", "stage: A\n  order: any\n");
    let fixed = fixed(&text("then c 30 %: Tired"));
    assert!(fixed.contains("    # then c 30 %: Tired\n      # from: talks\n"), "{fixed}");
}

#[test]
fn a_figure_behind_the_column_is_its_share() {
    for (line, right) in [
        ("then d half", "then d 50 %"),
        ("then ben d half", "then ben d 50 %"),
        ("then d 1 in 4: Skips", "then d 25 %: Skips"),
        ("then ben to d 40 %", "then ben d 40 %"),
        ("then d 10 %, then e 5 %", "then d 10 %\n    then e 5 %"),
        ("then d measured from c", "then d measured"),
        ("then d (measured)", "then d measured"),
        ("then measured d", "then d measured"),
        ("leaves measured %", "leaves measured"),
        ("leaves ben measured%", "leaves ben measured"),
        ("lost 10 %", "leaves 10 %"),
        ("left 10 %", "leaves 10 %"),
        ("or d 20 %", "then d 20 %"),
        ("drop: 10 %", "leaves 10 %"),
        ("end: 10 %", "leaves 10 %"),
        ("bounce 10 %", "leaves 10 %"),
        ("drop off 12 %: Tired", "leaves 12 %: Tired"),
        ("if not interested: leaves 10 %", "leaves 10 %: Not interested"),
        ("if not interested: then d 10 %", "then d 10 %: Not interested"),
        ("repeat 10 %: typo", "then b 10 %: Typo"),
        ("again 10 %", "then b 10 %"),
        ("if ill 10 %: d", "then d 10 %: Ill"),
        ("if ill, d 10 %", "then d 10 %: Ill"),
        ("unless ill: leaves 10 %", "leaves 10 %: Unless ill"),
        ("otherwise: leaves 10 %", "leaves 10 %"),
        ("retry 10 %", "then b 10 %"),
        ("abandon 10 %", "leaves 10 %"),
        ("10 % go to d", "then d 10 %"),
        ("skip to d 10 %", "then d 10 %"),
        ("then if ill d 10 %", "then d 10 %: Ill"),
        ("then not ben d 10 %", "then anna d 10 %"),
        ("then everyone but ben d 10 %: Skips", "then anna d 10 %: Skips"),
        ("then d rarely 5 %", "then d 5 %: rarely"),
        ("then a again 20 %", "then a 20 %: again"),
        ("then d - 30 %: Skips", "then d 30 %: Skips"),
        ("then 30 %: d", "then d 30 %"),
        ("then 30 % of people d", "then d 30 %"),
        ("leaves early 10 %", "leaves 10 %: early"),
        ("leaves to d 10 %", "then d 10 %"),
        ("leaves not ben 10 %", "leaves anna 10 %"),
    ] {
        let lines = |line: &str| two(&format!("    does: Looks around\n    {line}\n"));
        assert_eq!(fixed(&lines(line)), lines(right), "{line} {:#?}", told(&lines(line)));
    }
    for (line, help) in [
        ("then d 40 people", "how many of a hundred"),
        ("then ben d (n=40)", "how many of a hundred"),
        ("then d some", "how many of a hundred"),
        ("then d 10 % n=40", "`then d 10 %`"),
        ("then d measured 10 %", "`then d measured`"),
        ("then c, then d", "leads to one column"),
        ("back 10 %", "`then COLUMN 10 %`"),
    ] {
        let told = told(&two(&format!("    {line}\n")));
        assert!(told.iter().any(|of| of.help.as_deref().is_some_and(|said| said.contains(help))), "{line} {told:#?}");
        assert_eq!(fixed(&two(&format!("    {line}\n"))), two(&format!("    {line}\n")));
    }
    assert!(fixed(&two("    then d 10 % from: talks\n")).contains("    then d 10 %\n      from: talks\n"));
    assert!(told(&two("    feels: measured\n")).iter().any(|of| of.help.as_deref() == Some("write `feels measured`")));
}

#[test]
fn whom_a_column_is_not_for_is_left_out_of_those_it_is_for() {
    for line in ["except: ben", "not for: ben", "skip: ben"] {
        let after = fixed(&two(&format!("    {line}\n")));
        // It comes first.
        assert_eq!(after, two("").replace("touchpoint b: B\n", "touchpoint b: B\n    for: anna\n"), "{line}");
    }
}

#[test]
fn a_word_for_any_order_is_one_line_and_hides_no_other() {
    let text = |line: &str| two("").replace("stage: A\n", &format!("stage: A\n  {line}\n"));
    for line in ["any order", "in any order", "parallel", "in parallel", "In beliebiger Reihenfolge"] {
        assert_eq!(fixed(&text(line)), text("order: any"), "{line} {:#?}", told(&text(line)));
    }
    assert_eq!(told(&text("foo any\n  any foo\n  any any")).len(), 3);
}

#[test]
fn a_stage_in_any_order_is_reached_by_any_of_its_columns() {
    let text = two("").replace("stage: A\n", "stage look: A\n  order: any\n");
    let told = of(
        &format!("{text}stage: Z\n  touchpoint: Z\n    feels 0: x\n    then look\n    then ben look 5 %\n"),
        Code::UnknownName,
    );
    assert!(told.iter().all(|of| of.labels[0].text.contains("name one of them")) && told.len() == 2, "{told:#?}");
}

/// The edits of these lines took the place of the lines that continue them as well.
#[test]
fn an_edit_of_a_way_keeps_the_lines_that_continue_it() {
    let text = |line: &str| {
        format!(
            "journey: D\npersona anna: Anna\npersona ben: Ben\nstage: A\n  touchpoint a: Cart\n    feels 0: z\n    {line}\n      | and so on\n  \
             touchpoint b: Pay\n    feels 0: b\n  touchpoint sit: Sit\n    feels 0: b\n"
        )
    };
    for line in [
        "then 30 %: sit",
        "then anna: sit",
        "then sit Too tired to stand",
        "then if ill sit",
        "then anna and ben sit",
        "leaves too tired to stand",
    ] {
        let told = told(&text(line));
        assert!(told.iter().any(|of| of.severity == Severity::Error), "{line}: {told:#?}");
        assert!(fixed(&text(line)).contains("\n      | and so on\n"), "{line}: {}", fixed(&text(line)));
        for of in told.iter().filter(|of| of.fix.is_some()) {
            let alone = mended(&text(line), of);
            assert!(alone.contains("| and so on\n"), "{line}: {alone}");
        }
    }
    // One line alone still gets its edit.
    let bare = text("then 30 %: sit").replace("      | and so on\n", "");
    assert_eq!(fixed(&bare), bare.replace("then 30 %: sit", "then sit 30 %"));
}

/// Each persona's own lines were looked for among all of them, for every line that is for everybody.
#[test]
fn ways_of_many_personas_are_read_in_linear_time() {
    let many = 1_000;
    let personas: String = (0..many).map(|at| format!("persona p{at}: P {at}\n")).collect();
    let own: String = (0..many).map(|at| format!("    then p{at} b 10 %\n")).collect();
    let general = "    then c 1 %\n".repeat(90);
    let text = format!(
        "journey: D\n{personas}persona last: Last\nstage: A\n  touchpoint a: A\n{own}{general}  touchpoint b: B\n  touchpoint c: C\n"
    );
    assert!(!told(&text).is_empty());
}

#[test]
fn a_way_to_the_column_that_the_rest_goes_to_is_not_missing_for_a_persona() {
    let text = "journey: J\npersona anna: Anna\npersona ben: Ben\nstage: S\n  touchpoint a: A\n    feels 1: Fine\n    leaves 20 %\n    \
                then b 80 %\n    leaves anna 5 %\n  touchpoint b: B\n    feels 1: Fine\n  touchpoint c: C\n    feels 1: Fine\n";
    assert!(told(text).is_empty(), "{:#?}", told(text));
    // Nobody goes there by themselves.
    let further = text.replace("then b 80 %", "then c 80 %");
    assert_eq!(told(&further)[0].code, Code::WayReplaced);
}
