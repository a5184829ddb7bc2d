//! What people write instead of what the reference says is understood, or told with an edit that mends it.

mod figures;
mod keywords;
mod meaning;
mod names;
mod pains;
mod pasted;
mod scores;
mod values;
mod ways;

use crate::support;
use wayline::{
    Compilation, compile,
    diagnostic::{Code, Diagnostic},
    load::NoFiles,
};

/// A map with two personas and a team whose only column holds these lines.
pub fn map(lines: &str) -> String {
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "journey: Coffee run\n\nteam shop: Front desk\n\npersona anna: Anna Keller\npersona ben: Ben Okafor\n\nstage: Order\n  touchpoint: At the counter\n{lines}"
    )
}

pub fn compiled(text: &str) -> Compilation {
    compile("map.journey", text.as_bytes(), &NoFiles, &support::options())
}

/// What is raised about the lines, but for what the map around them is to blame for.
pub fn raised(text: &str) -> Vec<Diagnostic> {
    let about_frame =
        [Code::SilentPersona, Code::UnusedName, Code::NoOwner, Code::UnansweredPain, Code::UnexplainedLow];
    compiled(text).diagnostics.into_iter().filter(|diagnostic| !about_frame.contains(&diagnostic.code)).collect()
}

/// The text with the edits of a diagnostic.
pub fn mended(text: &str, diagnostic: &Diagnostic) -> String {
    let fix = diagnostic.fix.as_ref().unwrap_or_else(|| panic!("no edit for {diagnostic:#?}"));
    let mut text = text.to_owned();
    for edit in fix.edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

/// The only thing that is raised about `lines` is `code`, and its edit makes `right` of them, which raises nothing.
#[track_caller]
pub fn mends(lines: &str, code: Code, right: &str) {
    let text = map(lines);
    let raised_now = raised(&text);
    assert_eq!(raised_now.len(), 1, "{lines}: {raised_now:#?}");
    assert_eq!(raised_now[0].code, code, "{lines}: {raised_now:#?}");
    let mended = mended(&text, &raised_now[0]);
    assert_eq!(mended, map(right));
    assert!(raised(&mended).is_empty(), "{right}: {:#?}", raised(&mended));
}

/// What `whole` raises, as codes; and what is left once each edit is made, the ones that need a look too.
#[track_caller]
pub fn told(whole: &str, codes: &[&str], left: &[&str]) {
    let all = |text: &str| raised(text).into_iter().map(|of| of.code.as_str()).collect::<Vec<_>>();
    assert_eq!(all(whole), codes, "{whole}\n{:#?}", raised(whole));
    let (mut text, mut turns) = (whole.to_owned(), 0);
    while let Some(diagnostic) = raised(&text).iter().find(|of| of.fix.is_some()).filter(|_| turns < 20) {
        text = mended(&text, diagnostic);
        turns += 1;
    }
    assert_eq!(all(&text), left, "{text}");
}

/// A map with two teams and a column that has a name and a feeling, and these lines.
pub fn offers(lines: &str) -> String {
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "journey: A\npersona anna: Anna\npersona ben: Ben\nteam web: Web\nteam shop: Front desk\nstage: S\n  touchpoint compare: Compare offers\n{lines}    feels 1: OK\n"
    )
}

/// Lines that an edit once gave another meaning, and what they mean.
pub const MEANT: &[(&str, &str)] = &[
    ("for: !ben", "for: anna"),
    ("for: -ben", "for: anna"),
    ("for: not ben", "for: anna"),
    ("for: everybody but Ben", "for: anna"),
    ("expects not ben -1: Lost", "expects anna -1: Lost"),
    ("expects anna minus 1: OK", "expects anna -1: OK"),
    ("expects minus one: OK", "expects -1: OK"),
    ("expects anna is -1: OK", "expects anna -1: OK"),
    ("expects anna=1, ben=2", "expects anna 1\nexpects ben 2"),
    ("expects anna 1 ben 1: OK", "expects anna 1: OK\nexpects ben 1: OK"),
    ("expects anna +1 / ben -1", "expects anna 1\nexpects ben -1"),
    ("expects the others 1: OK", "expects 1: OK"),
    ("then compare 30 percent: Back", "then compare 30 %: Back"),
    ("then compare (30%): Back", "then compare 30 %: Back"),
    ("then Compare offers, 30%: Back", "then Compare offers 30 %: Back"),
    ("then compare 0.3: Back", "then compare 30 %: Back"),
    ("then exit 30 %: Too dear", "leaves 30 %: Too dear"),
    ("leaves (15 %): Too dear", "leaves 15 %: Too dear"),
    ("leaves 15 % anna: Too dear", "leaves anna 15 %: Too dear"),
    ("leaves 0.15: Too dear", "leaves 15 %: Too dear"),
    ("leaves all: Too dear", "leaves: Too dear"),
    ("drops out: 15 %", "leaves 15 %"),
    ("reach: 0.4", "reach: 40 %"),
    ("pain for anna: Two prices", "pain: Two prices\n  for: anna"),
    ("pain: major Price jumps", "pain major: Price jumps"),
    ("frontstage shop: Greets", "frontstage: Greets\n  by: shop"),
    ("backstage web, shop: Prints", "backstage: Prints\n  by: web, shop"),
    ("opportunity done: Show it", "opportunity: Show it\n  status: done"),
    ("opportunity web: Show it", "opportunity: Show it\n  owner: web"),
    ("pain solved: Two prices", "pain: Two prices\n  status: solved"),
    ("opportunity: Show it\n  team: web", "opportunity: Show it\n  owner: web"),
    ("score cost: 30", "score: cost 30"),
    ("via: none", ""),
    ("says ben \"Hello there\"", "says ben: \"Hello there\""),
];

/// Title, help and edits of each diagnostic.
pub fn said(raised: &[Diagnostic]) -> String {
    let one = |told: &Diagnostic| {
        let edits: Vec<&str> = told.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.text.as_str()).collect();
        format!("{}; {}; {edits:?}", told.title, told.help.as_deref().unwrap_or_default())
    };
    format!("[{}]", raised.iter().map(one).collect::<Vec<_>>().join(" | "))
}

/// Lines of which nobody can say for certain what they mean.
const UNCERTAIN: &[&str] = &[
    "for: nobody",
    "feels nobody 1: OK",
    "expects 1 / 2: OK",
    "expects anna -1/5: Lost",
    "expects anna very good: OK",
    "moment anna: Here",
    "moment anna Great",
    "note anna: Here",
    "via anna: web",
    "via: web, anna: shop",
    "via: major 3",
    "opportunity: Show it\n  owner: anna",
    "opportunity: Show it\n  owner: web and shop",
    "opportunity: Show it\n  owner: web, shop",
    "pain: Two prices\nopportunity: Show it\n  answers: #1",
    "pain prices: Two prices\nopportunity: Show it\n  owner: web\n  answers: major",
    "for: anna, not ben",
    "for: 2 of them",
];
