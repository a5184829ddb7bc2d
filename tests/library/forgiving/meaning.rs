//! No edit changes what a line means.

use super::{MEANT, UNCERTAIN, mended, offers, raised, said};
use wayline::diagnostic::Code;

#[test]
fn an_edit_keeps_what_a_line_means() {
    let wrong: Vec<String> = MEANT.iter().filter_map(|(lines, right)| wrong_edit(lines, right)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong unless one thing is raised about the lines, whose edit makes `right` of them, which raises nothing.
fn wrong_edit(lines: &str, right: &str) -> Option<String> {
    let text = offers(lines);
    let raised_now = raised(&text);
    let [only] = raised_now.as_slice() else { return Some(format!("{lines}: {}", said(&raised_now))) };
    let new = only.fix.as_ref().map(|_| mended(&text, only));
    let left = raised(&offers(right));
    let fine = new.as_deref() == Some(&offers(right)) && left.is_empty();
    (!fine).then(|| format!("{lines}: {}, becomes {new:?}, and {right} raises {}", said(&raised_now), said(&left)))
}

#[test]
fn there_is_no_edit_where_nothing_is_certain() {
    let wrong = UNCERTAIN.iter().filter_map(|lines| {
        let raised = raised(&offers(lines));
        let fine = !raised.is_empty() && raised.iter().all(|told| told.fix.is_none());
        (!fine).then(|| format!("{lines}: {}", said(&raised)))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts that hold what belongs in a head or in a line of its own, and where it goes.
const TOLD_IN_TEXT: &[(&str, &str)] = &[
    ("leaves: Anna: too dear", "leaves anna: too dear"),
    ("leaves 10 %: anna: too dear", "leaves anna 10 %: too dear"),
    ("then compare: anna: too dear", "then anna compare: too dear"),
    ("expects 1: ben: x", "expects ben 1: x"),
    ("expects 1: OK, anna -1", "expects 1: OK\nexpects anna -1"),
    ("frontstage: shop: Greets", "frontstage: Greets\n  by: shop"),
    ("frontstage: Greets by: web", "frontstage: Greets\n  by: web"),
    ("pain: anna - Two prices", "pain: Two prices\n  for: anna"),
    ("thinks: anna - Why", "thinks anna: Why"),
    ("does: Pays /* later */", "# later\ndoes: Pays"),
    ("does: Pays <!-- later -->", "# later\ndoes: Pays"),
    ("takes: anna: 5m, ben: 7m", "takes anna: 5m\ntakes ben: 7m"),
    ("takes: anna 5m", "takes anna: 5m"),
    ("takes: 5m for anna", "takes anna: 5m"),
    ("metric csat: 4.1/5, was 3.8/5", "metric csat: 4.1 of 5, was 3.8"),
    ("metric csat: 4.1 von 5", "metric csat: 4.1 of 5"),
    ("metric nps: 40 to 60", "metric nps: 60, was 40"),
    ("metric csat: from 3.1 to 4.2 of 5", "metric csat: 4.2 of 5, was 3.1"),
    (
        "opportunity: Show it\n  owner: web\n  status: Planned (next sprint)",
        "opportunity: Show it\n  owner: web\n  # next sprint\n  status: planned",
    ),
    ("pain: Two prices\n  status: fixed", "pain: Two prices\n  status: solved"),
    ("opportunity: Show it\n  owner: web\n  priority: high", "opportunity: Show it\n  owner: web\n  impact: 4"),
    (
        "opportunity: Show it\n  owner: web\n  deadline: 2030-01-01",
        "opportunity: Show it\n  owner: web\n  due: 2030-01-01",
    ),
    (
        "does: See [w](https://en.wikipedia.org/wiki/A_(b)) now",
        "does: See [w](https://en.wikipedia.org/wiki/A_%28b%29) now",
    ),
    ("does: See [w]( https://a.test )", "does: See [w](https://a.test)"),
    ("does: See [w](https://a.test \"T\")", "does: See [w](https://a.test)"),
    ("does: See [w](https://a.test/a b)", "does: See [w](https://a.test/a%20b)"),
    ("does: See [w](www.a.test)", "does: See [w](https://www.a.test)"),
];

#[test]
fn what_a_text_says_of_others_goes_where_it_belongs() {
    let wrong: Vec<String> = TOLD_IN_TEXT.iter().filter_map(|(lines, right)| wrong_edit(lines, right)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_text_that_only_looks_so_raises_nothing() {
    for line in
        ["says: By the way: no", "does: See [1](as below)", "thinks: Price - why", "does: Pays // or not", "takes: 5m"]
    {
        assert!(raised(&offers(line)).is_empty(), "{line}: {}", said(&raised(&offers(line))));
    }
    let script = raised(&offers("does: See [h](javascript:alert(1))"));
    assert_eq!(script.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::BadLink], "{script:#?}");
    let figures = raised(&offers("reach: 40%, 2024"));
    assert!(figures.iter().all(|told| told.fix.is_none()) && figures.len() == 1, "{figures:#?}");
}
