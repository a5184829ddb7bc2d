//! Texts and lists that go on in the next line without a sign.

use crate::forgiving::{map, mended, mends, raised};
use wayline::diagnostic::{Applicability, Code};

/// The lines raise one diagnostic about what was pasted, whose edit makes `right` of them.
#[track_caller]
fn goes_on(lines: &str, right: &str) {
    mends(lines, Code::Pasted, right);
    let raised = raised(&map(lines));
    assert_eq!(raised[0].fix.as_ref().map(|fix| fix.applicability), Some(Applicability::Unsafe), "{lines}");
}

#[test]
fn a_deeper_line_without_a_colon_goes_on_with_the_text_whatever_it_begins_with() {
    for rest in [
        "then falls asleep on the sofa",
        "thinks about leaving",
        "from nine to five",
        "for a long time",
        "says goodbye",
        "moments later she leaves",
        "steps outside",
        "pain in the back",
        "leaves the room angry",
        "note the number",
    ] {
        goes_on(&format!("does: Waits and\n  {rest}"), &format!("does: Waits and\n  | {rest}"));
    }
    goes_on("pain: They call at\n  the hotline, then\n  waits", "pain: They call at\n  | the hotline, then\n  | waits");
}

#[test]
fn a_deeper_line_that_only_lacks_its_colon_is_not_part_of_the_text() {
    for lines in [
        "does: Pays\n  thinks Why so dear?",
        "does: Pays\n  thinks anna Why so dear?",
        "pain: Too dear\n  for anna and ben",
        "does: Pays\n  feels anna -1",
        "does: Pays\n  from talks",
        "backstage: Checks\n  by shop",
    ] {
        let raised = raised(&map(lines));
        assert!(raised.iter().all(|diagnostic| diagnostic.code != Code::Pasted), "{lines}: {raised:#?}");
    }
    assert!(raised(&map("does: Pays\n  feels -1: Cross")).iter().all(|it| it.code == Code::MisleadingIndentation));
}

#[test]
fn a_list_over_several_lines_is_put_on_one() {
    mends("via: web,\n  phone", Code::Pasted, "via: web, phone");
    mends("via:\n  web\n  app", Code::Pasted, "via: web, app");
    mends("via:\n  - web\n  - app", Code::Pasted, "via: web, app");
    mends("for: anna,\n  ben", Code::Pasted, "for: anna, ben");
    // The next line is one of the map.
    let lines = "via: web,\n  does Pays";
    assert!(raised(&map(lines)).iter().all(|diagnostic| diagnostic.code != Code::Pasted), "{lines}");
    let whole = map("via: web,\nphone\nfeels 1: Fine");
    assert!(raised(&whole).iter().any(|it| it.fix.is_some() && mended(&whole, it).contains("web")), "{whole}");
}
