//! Comparing maps in which only a name has changed, or a line was split.

use wayline::{
    Options,
    compare::{Change, Verdict, What, compare},
    compile,
    load::NoFiles,
};

fn changes(old: &str, new: &str) -> Vec<Change> {
    let map = |text: &str| {
        let compilation = compile("a.journey", text.as_bytes(), &NoFiles, &Options::default());
        compilation.map.unwrap_or_else(|| panic!("{:?}", compilation.diagnostics))
    };
    compare(&map(old), &map(new)).changes
}

#[test]
fn a_persona_or_measure_with_another_name_has_the_same_ways_and_figures() {
    let old = "journey: X
  metric wait lena: 3
persona lena: Lena
persona otto: Otto
measure wait: Wait
stage: A
  touchpoint: B
    feels lena 1
    feels otto 1
    metric wait lena: 3
    metric wait: 4
    reach lena: 50 %
    takes lena: 5 min
    thinks lena: Why?
    then lena c 40 %: Bored
    leaves lena 20 %: Slow
  touchpoint c: C
    feels lena 1
";
    for (word, other) in [("lena", "lena_m"), ("wait", "waiting")] {
        let new: String = old.split_inclusive([' ', ':']).map(|part| part.replace(word, other)).collect();
        let told = changes(old, &new);
        assert!(matches!(told.as_slice(), [only] if matches!(only.what, What::Renamed { .. })), "{told:#?}");
    }
}

#[test]
fn reasons_to_leave_are_judged_by_their_sum() {
    let map = |ways: &str| {
        format!("journey: X\nstage: A\n  touchpoint: A\n{ways}    feels 1\n  touchpoint: B\n    feels 1\n")
    };
    let verdicts = |old: &str, new: &str| {
        let told = changes(&map(old), &map(new));
        told.iter().filter_map(|change| change.verdict).collect::<Vec<_>>()
    };
    let one = "    leaves 10 %: Dear\n";
    let split = "    leaves 5 %: Dear\n    leaves 5 %: Slow\n";
    assert_eq!(verdicts(one, split), []);
    assert_eq!(verdicts(split, one), []);
    assert_eq!(verdicts(one, "    leaves 5 %: Dear\n    leaves 2 %: Slow\n"), [Verdict::Better]);
    assert_eq!(verdicts(one, "    leaves 5 %: Dear\n    leaves 9 %: Slow\n"), []);
    assert_eq!(verdicts(one, "    leaves 12 %: Dear\n"), [Verdict::Worse]);
}
