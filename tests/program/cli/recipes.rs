//! The shell lines of the documents do what the documents say.
//!
//! A fence `sh tried` is run, and the fence `text output` behind it is what it says; all fences of a page after each other, in one
//! repository with the files that the page shows as `name=`.

use super::sandbox::Sandbox;
use std::{path::Path, process::Command};

/// A fence of a page.
struct Fence {
    line: usize,
    info: String,
    text: String,
}

fn fences(page: &str) -> Vec<Fence> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src").join(page);
    let text = std::fs::read_to_string(path).expect("a page");
    let mut fences: Vec<Fence> = Vec::new();
    // What the open fence ends with: one of tildes may hold others.
    let mut open: Option<&str> = None;
    for (at, line) in text.lines().enumerate() {
        let sign = ["```", "~~~"].into_iter().find(|sign| line.starts_with(sign));
        match (open, sign) {
            (None, Some(sign)) => {
                fences.push(Fence { line: at + 1, info: line[sign.len()..].to_owned(), text: String::new() });
                open = Some(sign);
            }
            (None, None) => {}
            (Some(end), _) if line == end => open = None,
            (Some(_), _) => {
                let fence = fences.last_mut().expect("an open fence");
                fence.text += line;
                fence.text.push('\n');
            }
        }
    }
    fences
}

fn try_page(page: &str) {
    let fences = fences(page);
    let mut sandbox = Sandbox::new();
    for fence in &fences {
        if let Some(name) = fence.info.split(' ').find_map(|word| word.strip_prefix("name=")) {
            sandbox = sandbox.file(name, &fence.text);
        }
    }
    let sandbox = sandbox.commit("The files of the page");
    let mut tried = 0;
    for (at, fence) in fences.iter().enumerate().filter(|(_, fence)| fence.info == "sh tried") {
        let (out, err) = shell(&sandbox, &format!("{page}:{}", fence.line), &fence.text);
        if let Some(expected) = fences.get(at + 1).filter(|next| next.info == "text output") {
            assert_eq!(out, expected.text, "{page}:{}: {err}", expected.line);
        }
        tried += 1;
    }
    assert!(tried > 0, "{page} has nothing to try");
}

fn shell(sandbox: &Sandbox, place: &str, script: &str) -> (String, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_wayline")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut command: Command = sandbox.shell(&format!("set -eu\n{script}"));
    let output = command.env("PATH", path).output().expect("a shell");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{place}: {script}\n{out}\n{err}");
    (out, err)
}

#[test]
fn maps_in_markdown() {
    try_page("markdown.md");
}

#[test]
fn spreadsheets() {
    try_page("spreadsheets.md");
}

#[test]
fn continuous_integration() {
    try_page("ci.md");
}

/// It failed where there was no map yet, or none any more.
#[test]
fn the_hook_lets_a_commit_without_maps_pass() {
    let hook =
        fences("ci.md").into_iter().find(|fence| fence.text.contains(".git/hooks/pre-commit")).expect("a hook").text;
    let (hook, _) = hook.split_once("git add").expect("the end of the hook");
    let sandbox = Sandbox::new().file("README.md", "hi\n").commit("No map");
    shell(&sandbox, "ci.md", hook);
    shell(&sandbox, "ci.md", "echo ho > README.md; git commit --quiet --all --message 'Still none'");
    let sandbox = sandbox.file("a.journey", super::map("A"));
    shell(
        &sandbox,
        "ci.md",
        "git add a.journey; git commit --quiet --message 'A map'; git rm --quiet a.journey; git commit --quiet --message 'None'",
    );
    let sandbox = sandbox.file("bad.journey", super::WRONG);
    shell(&sandbox, "ci.md", "git add bad.journey; if git commit --quiet --message 'Wrong'; then exit 1; fi");
}

/// The scripts of the action for GitHub, with the variables that it hands them.
#[test]
fn the_scripts_of_the_action() {
    let text = super::map("The checkout");
    let sandbox = Sandbox::new().file("maps/a map.journey", &text).commit("first");
    sandbox.git(&["checkout", "-q", "-b", "branch"]);
    let sandbox = sandbox.file("maps/a map.journey", text.replace("feels 1", "feels 2")).commit("second");
    let action = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/actions/wayline");
    let run = |variables: &str, script: &str| {
        let line = format!("{variables} bash '{}'", action.join(script).display());
        shell(&sandbox, script, &line).0
    };
    let out = run("FILES=maps FLAGS='--deny-warnings --today 2026-11-21' SARIF=wayline.sarif", "check.sh");
    assert_eq!(out, "");
    assert!(sandbox.read("wayline.sarif").contains("\"version\": \"2.1.0\""));
    run("FILES=maps OUTPUT=site", "build.sh");
    assert!(sandbox.has("site/a map.svg"));
    let variables =
        "FILES=maps BASE=$(git rev-parse main) RUNNER_TEMP=. GITHUB_STEP_SUMMARY=summary.md GITHUB_OUTPUT=output";
    run(variables, "changes.sh");
    assert!(sandbox.read("summary.md").contains("**Enter**: feels 1 → 2 (+1, better)"));
    assert_eq!(sandbox.read("output"), "file=./wayline-changes.md\n");
    // Nothing is told where nothing changed.
    run("FILES=maps BASE=HEAD RUNNER_TEMP=. GITHUB_STEP_SUMMARY=none.md GITHUB_OUTPUT=none", "changes.sh");
    assert!(!sandbox.has("none.md") && !sandbox.has("none"));
}

/// What the action asks `gh` for, which knows the comment of an earlier run if `earlier` is set.
fn comment(sandbox: &Sandbox, variables: &str, earlier: bool) -> String {
    let known = if earlier { "case \"$*\" in *--paginate*) yes 7 | head -n 9999;; esac" } else { "" };
    let gh = format!("#!/bin/sh\nprintf '%s\\n' \"$*\" >> gh.log\n{known}\n");
    std::fs::write(sandbox.path("bin/gh"), gh).expect("a stub");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/actions/wayline/comment.sh");
    let line = format!(
        "rm -f gh.log; chmod +x bin/gh; export PATH=$PWD/bin:$PATH NUMBER=3 GITHUB_REPOSITORY=o/r {variables}; bash '{}'",
        script.display()
    );
    shell(sandbox, "comment.sh", &line);
    sandbox.read("gh.log")
}

#[test]
fn the_comment_of_an_earlier_run_is_brought_up_to_date() {
    let sandbox = Sandbox::new().file("changes.md", "### A map\n").file("bin/gh", "");
    let log = comment(&sandbox, "CHANGES=changes.md CHECK=success COMPARED=success", true);
    assert!(log.contains("--method PATCH repos/o/r/issues/comments/7 --raw-field body=<!-- wayline"), "{log}");
    assert!(log.contains("### A map") && !log.contains("check failed"), "{log}");
    let log = comment(&sandbox, "CHANGES= CHECK=success COMPARED=success", true);
    assert!(log.contains("PATCH") && log.contains("Nothing: the maps mean what they meant before."), "{log}");
    let log = comment(&sandbox, "CHANGES= CHECK=failure COMPARED=failure", true);
    assert!(
        log.contains("PATCH") && log.contains("The check failed") && log.contains("could not be compared"),
        "{log}"
    );
}

#[test]
fn a_first_comment_is_written_where_there_is_something_to_say() {
    let sandbox = Sandbox::new().file("changes.md", "### A map\n").file("bin/gh", "");
    let log = comment(&sandbox, "CHANGES=changes.md CHECK=success COMPARED=success", false);
    assert!(log.contains("--method POST repos/o/r/issues/3/comments") && log.contains("### A map"), "{log}");
    let log = comment(&sandbox, "CHANGES= CHECK=failure COMPARED=success", false);
    assert!(log.contains("POST") && log.contains("The check failed"), "{log}");
    let log = comment(&sandbox, "CHANGES= CHECK=success COMPARED=success", false);
    assert!(!log.contains("--method"), "{log}");
}

/// A number with a comma in the branch's past or in its present keeps the map from being compared.
#[test]
fn the_comment_never_says_that_nothing_changed_in_a_map_that_was_not_compared() {
    let text = super::map("The checkout");
    let broken = text.replace("feels 1", "feels 1,5");
    for (before, after, check) in [(&broken, &text, "success"), (&text, &broken, "failure")] {
        let sandbox = Sandbox::new().file("a.journey", before).file("bin/gh", "").commit("first");
        sandbox.git(&["checkout", "-q", "-b", "branch"]);
        let sandbox = sandbox.file("a.journey", after).commit("second");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/actions/wayline/changes.sh");
        let variables = "BASE=$(git rev-parse main) RUNNER_TEMP=. GITHUB_OUTPUT=output";
        shell(&sandbox, "changes.sh", &format!("{variables} bash '{}'", script.display()));
        assert_eq!(sandbox.read("output"), "file=./wayline-changes.md\n");
        let variables = format!("CHANGES=wayline-changes.md CHECK={check} COMPARED=success");
        let log = comment(&sandbox, &variables, false);
        assert!(log.contains("### Not compared") && log.contains("a.journey"), "{log}");
        assert!(!log.contains("Nothing: "), "{log}");
    }
    // If something else kept the file empty, a failed check is no sign that nothing changed.
    let sandbox = Sandbox::new().file("bin/gh", "");
    let log = comment(&sandbox, "CHANGES= CHECK=failure COMPARED=success", false);
    assert!(!log.contains("Nothing: "), "{log}");
}

#[test]
fn a_long_comment_is_cut_between_lines() {
    let line = "- **Ü**: 日本語\n".repeat(5000);
    let sandbox = Sandbox::new().file("changes.md", format!("x{line}")).file("bin/gh", "");
    let log = comment(&sandbox, "CHANGES=changes.md CHECK=success COMPARED=success", false);
    assert!(log.len() < 65_000 && !log.contains('\u{fffd}'), "{} bytes", log.len());
    assert!(log.ends_with("日本語\n\n… and more, which is in the summary of the run.\n"), "{log}");
}

#[test]
fn the_action_compares_and_comments_also_where_the_check_fails() {
    let action =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/actions/wayline/action.yml"));
    let action = action.expect("the action");
    for script in ["changes.sh", "comment.sh"] {
        let step = action.split("- name: ").find(|step| step.contains(script)).expect("a step");
        let condition = step.lines().find(|line| line.trim_start().starts_with("if: ")).expect("a condition");
        assert!(condition.contains("!cancelled()") && !condition.contains("outputs.file"), "{condition}");
    }
}

#[test]
fn the_hooks_are_asked_for_by_the_tag_of_this_version() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src/ci.md")).expect("the page");
    assert!(
        page.contains(concat!("    rev: v", env!("CARGO_PKG_VERSION"), "\n")),
        "pre-commit wants a tag, not a branch"
    );
}

/// What the action and the hooks name is there.
#[test]
fn the_action_names_its_scripts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let action = std::fs::read_to_string(root.join(".github/actions/wayline/action.yml")).expect("the action");
    let scripts: Vec<&str> =
        action.split("$GITHUB_ACTION_PATH/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(scripts, ["check.sh", "build.sh", "changes.sh", "comment.sh"]);
    for script in scripts {
        assert!(root.join(".github/actions/wayline").join(script).is_file(), "{script}");
    }
    let hooks = std::fs::read_to_string(root.join(".pre-commit-hooks.yaml")).expect("the hooks");
    let sandbox = Sandbox::new().file("a.journey", super::map("A")).file("a.md", "# No map\n");
    let entries = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: wayline "));
    let tried = entries.map(|entry| {
        sandbox.run(&format!("{entry} {}", if entry == "markdown" { "a.md" } else { "a.journey" })).code(0)
    });
    assert_eq!(tried.count(), 3);
}

#[test]
fn maps_in_git() {
    try_page("git.md");
}
