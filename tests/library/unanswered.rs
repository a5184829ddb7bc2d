//! The edit for a pain that nothing answers, beside an opportunity that answers nothing.

use crate::support::options;
use wayline::{
    compile,
    diagnostic::{Applicability, Code, Fix, apply},
    load::NoFiles,
};

fn fix(text: &str) -> Option<Fix> {
    let raised = compile("map.journey", text.as_bytes(), &NoFiles, &options()).diagnostics;
    let mut own = raised.into_iter().filter(|one| one.code == Code::UnansweredPain);
    own.next().unwrap_or_else(|| panic!("everything is answered in {text}")).fix
}

/// Only one pair in a column or stage can be meant.
#[test]
fn a_pain_and_an_opportunity_that_are_alone_can_be_joined() {
    let pain = "pain major: It's late, and nobody knows";
    let opportunity = "opportunity: Say it";
    for (name, lines, called) in [
        ("by its text", vec![pain, opportunity], Some("It's late, and nobody knows")),
        ("by its name", vec!["pain late major: Late", opportunity], Some("late")),
        ("the other way round", vec![opportunity, pain], Some("It's late, and nobody knows")),
        ("of two lines", vec!["pain late major: Late", "opportunity: Say it", "  | twice"], Some("late")),
        ("two pains", vec![pain, "pain: Another", opportunity], None),
        ("two opportunities", vec![pain, opportunity, "opportunity: Or that"], None),
        ("marked words", vec!["pain major: It is *late*", opportunity], Some("It is late")),
        ("signs of the language", vec!["pain major: It says: \"# late\"", opportunity], None),
        ("dropped", vec![pain, opportunity, "  status: dropped"], None),
    ] {
        for (head, indent) in [("stage: S\n  touchpoint: T\n    feels -1\n", "    "), ("stage: S\n  feels -1\n", "  ")]
        {
            let text: String = lines.iter().map(|line| format!("{indent}{line}\n")).collect();
            let text = format!("journey: J\n{head}{text}");
            let Some(fix) = fix(&text) else {
                assert_eq!(called, None, "{name}");
                continue;
            };
            let mended = apply(&text, &fix.edits);
            assert_eq!(fix.applicability, Applicability::Unsafe, "{name}");
            let line = called.map(|called| format!("\n{indent}  answers: {called}\n"));
            assert!(line.is_some_and(|line| mended.contains(&line)), "{name}: {mended}");
            let left = compile("map.journey", mended.as_bytes(), &NoFiles, &options());
            let pains = left.map.map(|map| map.pains).unwrap_or_default();
            assert!(pains.iter().all(|pain| pain.answered_by.len() == 1), "{name}: {mended}");
        }
    }
}
