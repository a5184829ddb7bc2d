//! Edits that kept a line and lost a word of it, or gave somebody's lines to somebody else.

use super::told;
use crate::support;
use wayline::{
    diagnostic::{Applicability, Code, Severity, fix_all},
    format,
    load::NoFiles,
};

pub fn fixed(text: &str, limit: Applicability) -> String {
    fix_all(text, limit, |text| Ok::<_, ()>(told(text))).expect("no failure").0
}

/// All edits make `right` of the text, which raises nothing that is an error.
#[track_caller]
pub fn becomes(text: &str, limit: Applicability, right: &str) {
    let fixed = fixed(text, limit);
    assert_eq!(fixed, right, "{:#?}", told(text));
    let wrong: Vec<_> = told(right).into_iter().filter(|of| of.code < Code::ReviewOverdue).collect();
    assert!(wrong.is_empty(), "{right}{wrong:#?}");
}

pub const UNSAFE: Applicability = Applicability::Unsafe;
pub const SAFE: Applicability = Applicability::Safe;

#[test]
fn a_declaration_at_the_margin_is_left_there() {
    let text = "journey: F\n\nstage: A\n  feels 1: z\n  opportunity: Fast\n    owner: it\n\nteam it: IT desk\n\nstage: B\n  feels 1: x\n";
    let formatted = |text: &str| {
        format::format("map.journey", text.as_bytes(), &NoFiles, &support::options()).text.expect("its lines are right")
    };
    assert_eq!(formatted(text), text);
    // Indented, it is one all the same: it has a name.
    assert!(told(&text.replace("\nteam it", "\n    team it")).is_empty());
    let owner = told(&text.replace("\n\nteam it: IT desk", "").replace("owner", "team"));
    assert!(owner.iter().any(|of| of.help.as_deref() == Some("write `owner`")), "{owner:#?}");
    // Where the story goes on below it, it stands among its lines.
    let between =
        "journey: F\n\nstage: A\n  touchpoint: B\n    does: x\nteam it: IT desk\n    feels 1: z\n      by: it\n";
    assert!(formatted(&between.replace("      by: it\n", "")).contains("    team it: IT desk"));
}

#[test]
fn a_text_that_goes_on_below_keeps_its_words() {
    let map = |lines: &str| format!("journey: T\nstage: A\n  step letter: Waits for\n{lines}");
    for (lines, right) in [
        ("    the letter\n    feels 1: Fine\n", "    | the letter\n    feels 1: Fine\n"),
        ("    feels 1:\n      Relieved\n", "    feels 1: Relieved\n"),
        ("    feels 1:\n      Relieved\n      and tired of it\n", "    feels 1: Relieved\n      | and tired of it\n"),
        ("    feels 1: Fine\n    takes: 5\n      days\n", "    feels 1: Fine\n    takes: 5 days\n"),
        ("    feels 1: Fine\n    via web,\n      phone\n", "    feels 1: Fine\n    via: web, phone\n"),
    ] {
        let all = fixed(&map(lines), UNSAFE);
        assert!(all.ends_with(right), "{all}{:#?}", told(&map(lines)));
        assert!(!told(&all).iter().any(|of| of.code < Code::ReviewOverdue), "{all}{:#?}", told(&all));
    }
    // In doubt there is no edit, and no word goes.
    for (lines, word) in [("    takes: 5 min\n      dayz\n", "dayz"), ("    via: web\n      phones in\n", "phones in")]
    {
        assert!(fixed(&map(lines), UNSAFE).contains(word), "{lines}");
    }
}

#[test]
fn what_opens_a_block_is_no_continuation() {
    let tabs = "journey: K\nstage: Book\n  goal Find a slot\n\ttouchpoint search Looks for a slot\n\t\tfeels -1: z\n\t\tthen search 30 %: again\n";
    assert_eq!(fixed(tabs, SAFE), tabs.replace("goal ", "goal: "));
    becomes(
        tabs,
        UNSAFE,
        "journey: K\nstage: Book\n  goal: Find a slot\n  touchpoint search: Looks for a slot\n  \tfeels -1: z\n  \tthen search 30 %: again\n",
    );
    becomes(
        "journey: K\nstage: Book\n  goal: Find a slot\n  **touchpoint** search - Looks for a slot\n    **via** - web\n    feels 1: x\n",
        UNSAFE,
        "journey: K\nstage: Book\n  goal: Find a slot\n  touchpoint search: Looks for a slot\n    via: web\n    feels 1: x\n",
    );
    becomes(
        "journey: K\nstage: Book\n  goal: Find a slot\n    **touchpoint** search - Looks for a slot\n      **via** - web\n",
        UNSAFE,
        "journey: K\nstage: Book\n  goal: Find a slot\n  touchpoint search: Looks for a slot\n      via: web\n",
    );
}

#[test]
fn two_slips_in_a_declaration_write_no_second_one() {
    let map = |line: &str| {
        format!(
            "journey: K\npersona anna: Anna Keller\n  goal: A passport before June\n{line}\n  role: Teacher\nstage: A\n  feels anna 1: z\n  feels ben -1: y\n"
        )
    };
    for line in
        ["personas ben Ben Okafor", "* persona ben Ben Okafor", "* personas ben Ben Okafor", "- person ben Ben Okafor"]
    {
        becomes(&map(line), UNSAFE, &map("persona ben: Ben Okafor"));
    }
    let source =
        |line: &str| format!("journey: K\n{line}\n  date: 2026-08\nstage: A\n  feels 1: y\n    from: visits\n");
    becomes(&source("* source visits Home visits"), UNSAFE, &source("source visits: Home visits"));
    becomes(&source("* source visits Home visits"), SAFE, &source("source visits: Home visits"));
}

#[test]
fn a_block_that_is_commented_out_takes_its_lines_with_it() {
    let text = "journey: K\npersona anna: Anna\n// persona ben: Ben\n  role: Teacher, 68\n  quote: Never again\nstage: A\n  feels anna 1: z\n";
    assert_eq!(fixed(text, SAFE), text);
    becomes(
        text,
        UNSAFE,
        "journey: K\npersona anna: Anna\n# persona ben: Ben\n  # role: Teacher, 68\n  # quote: Never again\nstage: A\n  feels anna 1: z\n",
    );
    let measured =
        "journey: K\n// measure wait: Waiting time\n  unit: min\nstage: A\n  feels 1: z\n  metric wait: 5 min\n";
    assert_eq!(fixed(measured, SAFE), measured);
    assert!(!told(&fixed(measured, UNSAFE)).iter().any(|of| of.code < Code::ReviewOverdue));
    let unindented = "journey: K\npersona anna: Anna\n// persona ben: Ben\nrole: Teacher\nstage: A\nfeels anna 1: z\n";
    assert_eq!(fixed(unindented, UNSAFE), unindented);
    // Without lines of its own it is only a comment.
    becomes(
        "journey: K\n// persona ben: Ben\nstage: A\n  feels 1: z\n",
        SAFE,
        "journey: K\n# persona ben: Ben\nstage: A\n  feels 1: z\n",
    );
}

#[test]
fn a_name_behind_its_colon_is_moved_before_it_once() {
    let map = |source: &str, persona: &str, stage: &str, opportunity: &str| {
        format!(
            "journey: K\n{source}: Home visits\n{persona}: Ben\n{stage}: Searching\n  feels 1: z\n    from: visits\n  {opportunity}: Speed up\n    \
             owner: us\nteam us: Us\n"
        )
    };
    becomes(
        &map("source: visits", "persona: ben", "stage: search", "opportunity: fast"),
        UNSAFE,
        &map("source visits", "persona ben", "stage search", "opportunity fast"),
    );
    // A sentence may well have a colon.
    let sentence =
        "journey: K\nstage: Paying: by card\n  feels 1: z\n  touchpoint: Online: Looks around\n    feels 1: x\n";
    assert!(told(sentence).iter().all(|of| of.code != Code::BadHead), "{:#?}", told(sentence));
}

#[test]
fn words_in_brackets_behind_a_value_become_a_comment() {
    let map = |sample: &str, reach: &str, takes: &str, metric: &str| {
        format!(
            "journey: S\nsource s1: Survey\n{sample}\nstage: A\n  touchpoint: X\n    feels -1: z\n      from: s1\n{reach}\n{takes}\n{metric}\n"
        )
    };
    becomes(
        &map(
            "  sample: 12 (IT, Q2)",
            "    reach: 90 % (est. by sales)",
            "    takes: 5 days (postal strike)",
            "    metric nps: 12 (Q3 panel)",
        ),
        UNSAFE,
        &map(
            "  # IT, Q2\n  sample: 12",
            "    # est. by sales\n    reach: 90 %",
            "    # postal strike\n    takes: 5 days",
            "    # Q3 panel\n    metric nps: 12",
        ),
    );
    // Until then the line says nothing, so the map can't be drawn without it.
    let raised = told("journey: S\nstage: A\n  feels 1: z\n  reach: 10 % (est)\n");
    assert!(raised.iter().any(|told| told.code == Code::OnlyText && told.severity == Severity::Error), "{raised:#?}");
}
