//! Maps written as outlines: titles without a keyword, and what belongs into a line below it.

use super::told;
use crate::forgiving::{mended, raised};
use wayline::diagnostic::Code;

/// One diagnostic is raised, and its edit makes `right` of the map, which raises nothing.
#[track_caller]
fn mends_map(text: &str, code: Code, right: &str) {
    let raised_now = raised(text);
    let [only] = raised_now.as_slice() else { panic!("{text}{raised_now:#?}") };
    assert_eq!(only.code, code, "{only:#?}");
    assert_eq!(mended(text, only), right);
    assert!(raised(right).is_empty(), "{right}{:#?}", raised(right));
}

#[test]
fn titles_above_the_lines_of_a_stage_open_one() {
    let right = "journey: A\nstage: Research\n  feels 1: Good\nstage: Buy\n  feels 1: Good\n";
    for (first, second) in [
        ("Research:", "Buy:"),
        ("Research", "Buy"),
        ("1. Research", "2. Buy"),
        ("- Research", "- Buy"),
        ("[Research]", "[Buy]"),
        ("== Research ==", "== Buy =="),
        ("**Research**", "**Buy**"),
        ("## Research", "## Buy"),
    ] {
        let text = right.replace("stage: Research", first).replace("stage: Buy", second);
        mends_map(&text, Code::Pasted, right);
    }
}

#[test]
fn a_title_inside_a_stage_is_a_touchpoint() {
    mends_map(
        "journey: A\nstage: Research\n  Compare offers:\n    feels 1: Good\n  Call:\n    feels 0: Fine\n",
        Code::Pasted,
        "journey: A\nstage: Research\n  touchpoint: Compare offers\n    feels 1: Good\n  touchpoint: Call\n    feels 0: Fine\n",
    );
    mends_map(
        "journey: A\nResearch:\n  Compare offers:\n    feels 1: Good\nOrder:\n  feels 0: Fine\n",
        Code::Pasted,
        "journey: A\nstage: Research\n  touchpoint: Compare offers\n    feels 1: Good\nstage: Order\n  feels 0: Fine\n",
    );
}

#[test]
fn headings_of_groups_are_no_titles() {
    for text in [
        "journey: A\nstage: S\n  touchpoint: T\n    feels 1: Good\n    Backoffice:\n      backstage: Checks\n",
        "journey: A\nstage: S\n  feels 1: Good\n  Pains:\n    pain: Slow\n",
    ] {
        assert!(told(text).iter().all(|of| of.code != Code::Pasted), "{text}{:#?}", told(text));
    }
}

#[test]
fn the_name_of_a_block_below_it_is_its_text() {
    let text = "journey:\n  title: A\nstage:\n  name: S\n  touchpoint:\n    name: Gets paged\n    feels 1: Good\n    pain:\n      text: Too early\n    opportunity:\n      title: Page later\n";
    let right = "journey: A\nstage: S\n  touchpoint: Gets paged\n    feels 1: Good\n    pain: Too early\n    opportunity: Page later\n";
    mends_map(text, Code::Pasted, right);
    let text = "journey: A\npersona:\n  name: Ruth Meyer\n  role: Nurse\nstage: S\n  feels ruth 1: Fine\n";
    mends_map(text, Code::Pasted, &text.replace("persona:\n  name: Ruth Meyer", "persona ruth: Ruth Meyer"));
}

#[test]
fn scores_and_texts_of_people_below_their_line_belong_into_it() {
    let text = |lines: &str| format!("journey: A\npersona ruth: Ruth\npersona omar: Omar\nstage: S\n{lines}");
    for (wrong, right) in [
        ("  feels:\n    ruth: 0\n    omar: 0.5\n", "  feels ruth 0\n  feels omar 0.5\n"),
        ("  feels omar 1: Fine\n  feels ruth\n    1: ok\n", "  feels omar 1: Fine\n  feels ruth 1: ok\n"),
        (
            "  feels 1: Fine\n  thinks:\n    ruth: Why?\n    omar: Fine\n",
            "  feels 1: Fine\n  thinks ruth: Why?\n  thinks omar: Fine\n",
        ),
    ] {
        mends_map(&text(wrong), Code::Pasted, &text(right));
    }
}
