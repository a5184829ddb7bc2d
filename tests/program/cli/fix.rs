//! `wayline check --fix`.

use super::{map, sandbox::Sandbox};
use serde_json::{Value, json};

/// Two slips that can only mean one thing, one that can mean two, and one that nobody but the writer can mend.
const SLIPS: &str = "journey: Coffee\n  reviewed: 2026-9-1\nstage: Enter\n  feels 1,5: Glad\n  metric nps: 1,20\n  takes: 2 months\n  reach: lots\n";
const SAFE: &str = "journey: Coffee\n  reviewed: 2026-09-01\nstage: Enter\n  feels 1.5: Glad\n  metric nps: 1.20\n  takes: 2 months\n  reach: lots\n";

fn unsafely() -> String {
    SAFE.replace("2 months", "60d")
}

#[test]
fn safe_edits_are_applied_and_the_rest_is_told() {
    let sandbox = Sandbox::new().file("a.journey", SLIPS).file("b.journey", map("B"));
    let ran = sandbox.run("check --fix").code(1);
    assert_eq!(sandbox.read("a.journey"), SAFE);
    assert_eq!(ran.out, "");
    let ran = ran.says(&["error[J305]", "error[J301]", "fixed 3 problems in 1 file; 2 left"]);
    assert!(!ran.err.contains("J304"), "{ran:#?}");
    assert!(ran.err.contains("1 can be fixed with `wayline check --unsafe-fixes a.journey`"), "{ran:#?}");
    sandbox.run("check --fix").code(1).says(&["nothing to fix; 2 left"]);
    sandbox.run("check --unsafe-fixes").code(1).says(&["fixed 1 problem in 1 file; 1 left"]);
    assert_eq!(sandbox.read("a.journey"), unsafely());
    assert_eq!(sandbox.files(), ["a.journey", "b.journey"]);
}

#[test]
fn a_map_that_is_right_again_is_no_mistake() {
    let sandbox = Sandbox::new().file("a.journey", map("A").replace("feels 1:", "feels 1,5:"));
    sandbox.run("check --fix").code(0).says(&["fixed 1 problem in 1 file; 0 left"]);
    sandbox.run("check --fix").code(0).says(&["no mistakes"]);
}

#[test]
fn a_difference_is_shown_and_nothing_changed() {
    let sandbox = Sandbox::new().file("a.journey", SLIPS);
    let ran = sandbox.run("check --diff").code(1).says(&["would fix 3 problems in 1 file; 2 left"]);
    for part in ["--- a.journey\n", "+++ a.journey\n", "\n-  feels 1,5: Glad\n", "\n+  feels 1.5: Glad\n"] {
        assert!(ran.out.contains(part), "{part}: {ran:#?}");
    }
    assert!(!ran.out.contains("60d"), "{ran:#?}");
    assert!(sandbox.run("check --diff --unsafe-fixes").code(1).out.contains("\n+  takes: 60d\n"));
    assert_eq!(sandbox.read("a.journey"), SLIPS);
    assert_eq!(sandbox.run_with("check --diff", "").code(1).out, ran.out, "the same again");
    let fine = Sandbox::new().file("a.journey", map("A"));
    assert_eq!(fine.run("check --diff").code(0).out, "");
}

#[test]
fn the_standard_input_is_passed_on_mended() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run_with("check --fix -", SLIPS).code(1).says(&["<stdin>:6:", "fixed 3 problems"]);
    assert_eq!(ran.out, SAFE);
    assert_eq!(sandbox.run_with("check --fix -", map("A")).code(0).out, map("A"));
    let ran = sandbox.run_with("check --fix - --format json", SLIPS).code(1);
    assert_eq!(ran.out, SAFE, "the report makes room");
    assert!(ran.err.starts_with('{'), "{ran:#?}");
}

#[test]
fn line_breaks_and_marks_at_the_start_stay() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let sandbox = Sandbox::new().file("a.journey", windows(SLIPS)).file("b.journey", SLIPS.trim_end());
    sandbox.run("check --fix").code(1);
    assert_eq!(sandbox.read("a.journey"), windows(SAFE));
    assert_eq!(sandbox.read("b.journey"), SAFE.trim_end());
}

#[test]
fn shared_files_are_mended_once_for_all_maps() {
    let user =
        |title| format!("use: shared/sources.journey\njourney: {title}\nstage: S\n  does: x\n    from: visits\n");
    let sandbox = Sandbox::new()
        .file("shared/sources.journey", "source visits: Visits\n  date: 1 March 2026\n")
        .file("a.journey", user("A"))
        .file("b.journey", user("B"));
    sandbox.run("check --fix a.journey b.journey").code(0).says(&["fixed 1 problem in 1 file; 0 left"]);
    assert_eq!(sandbox.read("shared/sources.journey"), "source visits: Visits\n  date: 2026-03-01\n");
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_project_is_mended() {
    let outside = Sandbox::new().file("a.journey", SLIPS);
    let sandbox = Sandbox::new();
    std::os::unix::fs::symlink(outside.path("a.journey"), sandbox.path("a.journey")).expect("a link can be made");
    sandbox.run("check --fix a.journey").code(2).says(&["a.journey leads outside the project"]);
    assert_eq!(outside.read("a.journey"), SLIPS);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_told() {
    use std::{fs, os::unix::fs::PermissionsExt};
    let sandbox = Sandbox::new().file("a.journey", SLIPS);
    fs::set_permissions(sandbox.path("a.journey"), fs::Permissions::from_mode(0o444)).expect("rights can be set");
    sandbox.run("check --fix").code(2).says(&["cannot write a.journey", "nothing to fix; 5 left"]);
    assert_eq!(sandbox.read("a.journey"), SLIPS);
}

#[test]
fn diagrams_of_mermaid_are_left_alone() {
    let diagram = "journey\n  title Coffee\n  section Enter\n    Order: 1,5: Anna\n";
    let sandbox = Sandbox::new().file("a.mmd", diagram);
    let ran = sandbox.run("check --unsafe-fixes a.mmd");
    assert!(ran.err.contains("nothing to fix"), "{ran:#?}");
    assert!(ran.err.contains("a.mmd is a Mermaid diagram, and only maps are fixed"), "{ran:#?}");
    assert_eq!(sandbox.read("a.mmd"), diagram);
}

#[test]
fn programs_get_the_edits() {
    let sandbox = Sandbox::new().file("a.journey", SLIPS);
    let json: Value = serde_json::from_str(&sandbox.run("check --format json").code(1).out).expect("valid JSON");
    let fix = |code: &str| {
        let all = json["diagnostics"].as_array().expect("a list");
        all.iter().find(|of| of["code"] == code).expect("the diagnostic")["fix"].clone()
    };
    assert_eq!(
        fix("J304"),
        json!({"applicability": "safe", "edits": [{
            "file": "a.journey",
            "start": {"byte": 28, "line": 2, "column": 13},
            "end": {"byte": 36, "line": 2, "column": 21},
            "text": "2026-09-01",
        }]})
    );
    assert_eq!(fix("J305")["applicability"], "unsafe");
    let sarif: Value = serde_json::from_str(&sandbox.run("check --format sarif").code(1).out).expect("valid JSON");
    let change = &sarif["runs"][0]["results"][0]["fixes"][0];
    assert_eq!(change["properties"]["applicability"], "safe");
    let replacement = &change["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "2026-09-01");
    let region = json!({"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 21});
    assert_eq!(replacement["deletedRegion"], region);
    assert_eq!(change["artifactChanges"][0]["artifactLocation"]["uri"], "a.journey");
}

#[test]
fn a_report_marks_what_can_be_fixed() {
    let sandbox = Sandbox::new().file("a.journey", SLIPS);
    let ran = sandbox.run("check").code(1);
    for part in [
        "help: write `2026-09-01` [--fix]\n",
        "help: write `60d` [--unsafe-fixes]\n",
        "3 can be fixed with `wayline check --fix a.journey`, 1 more with --unsafe-fixes\n",
    ] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
}

/// A fence with a slip in a figure, in a name that nobody declared and in a comment behind a value.
fn page(edge: &str, mended: bool) -> String {
    let lines: &[&str] = if mended {
        &[
            "journey: Coffee",
            "",
            "channel branch-office: Branch office",
            "",
            "stage: Enter",
            "  feels 1.5: Glad",
            "  via: branch office",
        ]
    } else {
        &["journey: Coffee", "", "stage: Enter", "  feels 1,5: Glad", "  via: branch office"]
    };
    let fence = [&["```journey"], lines, &["```"]].concat();
    let fence: String = fence.iter().map(|line| format!("{edge}{line}").trim_end().to_owned() + "\n").collect();
    format!("# A guide\n\nWords: with a colon, and 1,5 of it.\n\n{fence}\nMore words.\n")
}

#[test]
fn fences_of_a_page_are_checked_and_fixed_where_they_are() {
    for (edge, what) in [("", "a page"), ("> ", "a quote"), ("  ", "an indented fence"), ("> > ", "a quote in a quote")]
    {
        let list = |text: &str| if edge == "  " { text.replacen("  ```", "- ```", 1) } else { text.to_owned() };
        let sandbox = Sandbox::new().file("guide.md", list(&page(edge, false)));
        let ran = sandbox.run("check guide.md").code(1);
        assert!(ran.err.contains("guide.md:9:"), "{what}: {ran:#?}");
        assert!(ran.err.contains("1 error, 1 warning in guide.md"), "{what}: {ran:#?}");
        let ran = sandbox.run("check --fix guide.md").code(0);
        assert!(ran.err.contains("fixed 2 problems in 1 file; 0 left"), "{what}: {ran:#?}");
        assert_eq!(sandbox.read("guide.md"), list(&page(edge, true)), "{what}");
        sandbox.run("check guide.md").code(0);
    }
}

#[test]
fn a_line_that_is_indented_anew_stays_in_its_list_or_quote() {
    for (head, edge) in [("- a\n\n", "  "), ("- a\n\n", "\t"), ("1. > a\n", "   > "), ("a\n\n", "> "), ("", "")] {
        let page = |told: &str| {
            let lines = ["```journey", "journey: T", "stage: S", "  feels 1", &format!("{told}does: X"), "```"];
            let lines: String = lines.iter().map(|line| format!("{edge}{line}\n")).collect();
            format!("{head}{lines}")
        };
        let sandbox = Sandbox::new().file("guide.md", page(""));
        sandbox.run("check --fix guide.md").code(0).says(&["fixed 1 problem in 1 file; 0 left"]);
        assert_eq!(sandbox.read("guide.md"), page("  "), "{edge:?}");
    }
}

#[test]
fn each_map_of_a_page_is_fixed_with_its_line_ends() {
    let windows = |mended: bool| format!("\u{feff}{}{}", page("", mended), page("", mended)).replace('\n', "\r\n");
    let sandbox = Sandbox::new().file("guide.md", windows(false));
    sandbox.run("check --fix guide.md").code(0).says(&["fixed 4 problems in 1 file; 0 left"]);
    assert_eq!(sandbox.read("guide.md"), windows(true));
}

#[test]
fn a_page_without_a_map_is_told_so() {
    let sandbox =
        Sandbox::new().file("guide.md", "# A guide\n\nWords and words.\nMore of them come here.\n\n- and a list\n");
    sandbox.run("check guide.md").code(2).says(&["guide.md has no map", "```journey"]);
    // A map is one, whatever its file is called.
    let sandbox = Sandbox::new().file("guide.md", map("A"));
    sandbox.run("check guide.md").code(0);
}

/// The line was put in front of the fence, fifty times.
#[test]
fn the_first_line_of_a_map_goes_inside_its_fence_once() {
    for (edge, body) in
        [("", "stage: S\n  feels 1\n"), ("> ", "stage: S\n  feels 1\n"), ("  ", "stage: S\n  feels 1\n")]
    {
        let page = |body: &str| {
            let lines: String =
                format!("```journey\n{body}```\n").lines().map(|line| format!("{edge}{line}\n")).collect();
            format!("- Guide\n\n{lines}\nMore text.\n")
        };
        let sandbox = Sandbox::new().file("b.md", page(body));
        sandbox.run("check --unsafe-fixes b.md").says(&["fixed 1 problem in 1 file; 0 left"]);
        assert_eq!(sandbox.read("b.md"), page(&format!("journey: B\n{body}")), "{edge:?}");
    }
}

#[test]
fn a_fence_of_another_tool_is_left_alone() {
    for fence in ["```journey title=\"x\"", "```yaml", "    "] {
        let page = format!("# Guide\n\nText above.\n\n{fence}\njourney: A\nstage: S\n  feels 1\n```\n\nText below.\n");
        let sandbox = Sandbox::new().file("a.md", &page);
        sandbox.run("check --unsafe-fixes a.md").code(2).says(&["a.md has no map"]);
        assert_eq!(sandbox.read("a.md"), page);
    }
}

/// A name of two words was renamed, the renamed declaration then looked unused and was removed with all its lines.
#[test]
fn a_declaration_that_a_fix_renames_is_kept() {
    let map =
        "journey: A\nsource User talks: Twelve talks\n  sample: 12\nstage: S\n  feels 1: OK\n    from: User talks\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run("check --fix --unsafe-fixes a.journey");
    let mended = sandbox.read("a.journey");
    assert!(mended.contains("Twelve talks\n  sample: 12\n"), "{mended}");
    sandbox.run("check a.journey").code(0);
}

#[test]
fn a_file_that_is_not_there_has_no_verdict() {
    let ran = Sandbox::new().run("check --fix nosuch.journey").code(2);
    assert!(!ran.err.contains("no mistakes"), "{}", ran.err);
}

/// As a shell lists the files of a folder: `check --unsafe-fixes *`.
#[test]
fn the_settings_and_results_are_no_maps_to_fix() {
    let sandbox = Sandbox::new().file("wayline.toml", "").file("a.measured", "").file("a.journey", map("A"));
    let said =
        ["wayline.toml has the settings of the project, not a map", "a.measured has figures from data, not a map"];
    sandbox.run("check --unsafe-fixes wayline.toml a.measured a.journey").code(2).says(&said);
    assert_eq!((sandbox.read("wayline.toml").as_str(), sandbox.read("a.measured").as_str()), ("", ""));
    sandbox.run("fmt wayline.toml").code(2).says(&said[..1]);
    sandbox.run("check").code(0);
}
