//! Words that stand for a text, and what is taken from the writer's own words instead of an example.

use super::{
    helps, told,
    wrapped::{UNSAFE, fixed},
};
use crate::forgiving::{map, mends, raised};
use wayline::diagnostic::{Code, Severity};

#[test]
fn a_placeholder_is_told() {
    let lines = "pain: n/a\ndoes: xxx\nnote: TBD\nopportunity: <name>\n  owner: shop\ngain: -\nneeds: ???";
    let told = raised(&map(lines));
    assert!(
        told.len() == 6 && told.iter().all(|of| (of.code, of.severity) == (Code::MissingText, Severity::Warning)),
        "{told:#?}"
    );
    let map_of = "journey: TODO\nteam shop: TBD\nstage: ???\n  touchpoint: <name>\n    feels 1: -\n    backstage: x\n      by: shop\n";
    assert_eq!(raised(map_of).len(), 5, "{:#?}", raised(map_of));
    mends("feels 1: tbd", Code::MissingText, "feels 1");
    mends("feels 1: …", Code::MissingText, "feels 1");
    for line in ["says: [laughs]", "says: —", "does: <Enter>"] {
        assert!(raised(&map(line)).is_empty(), "{line}: {:#?}", raised(&map(line)));
    }
    for line in ["thinks: ???", "says: ?", "does: Writes to-do lists", "pain: The n/a in the form", "does: Reads <b>"] {
        assert!(raised(&map(line)).is_empty(), "{line}: {:#?}", raised(&map(line)));
    }
}

#[test]
fn a_face_says_how_good_it_is_wherever_it_is() {
    for (wrong, right) in [
        ("feels: ☹️ -2", "feels -2"),
        ("feels: relieved 😊", "feels 1: relieved"),
        ("feels: 😊 relieved", "feels 1: relieved"),
        ("feels anna: relieved 😊", "feels anna 1: relieved"),
        ("feels :-(", "feels -1"),
        ("feels anna :) Glad", "feels anna 1: Glad"),
        ("feels: :-(", "feels -1"),
    ] {
        let text = map(&format!("{wrong}\npain: Slow"));
        assert_eq!(fixed(&text, UNSAFE), map(&format!("{right}\npain: Slow")), "{:#?}", told(&text));
    }
    for (wrong, right) in [("emotion: relieved 😊", "feels 1: relieved"), ("emotion: happy", "feels 1: happy")] {
        mends(wrong, Code::UnknownKeyword, right);
    }
    helps("feels anna: meh", "`feels anna SCORE: meh`");
}

#[test]
fn a_couple_has_a_name() {
    let text = "journey: A\npersona: Mr. & Mrs. Schmidt (retired)\nstage: S\n  feels schmidt 1: Fine\n";
    assert_eq!(fixed(text, UNSAFE), text.replace("persona:", "persona schmidt:"));
}

#[test]
fn a_screenshot_is_a_picture() {
    let told = raised(&map("screenshot: img/meter.png"));
    assert!(told[0].help.as_deref() == Some("write `image: img/meter.png`"), "{told:#?}");
}

#[test]
fn a_way_back_is_known_in_other_words() {
    for line in ["zurück zu: next", "alternative: next"] {
        let text = |line: &str| format!("{}  touchpoint next: Next\n    feels 1: Fine\n", map(line));
        assert_eq!(fixed(&text(line), UNSAFE), text("then next"));
    }
}
