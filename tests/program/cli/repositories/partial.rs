//! Clones that lack contents or folders.

use super::{run_git, run_in};
use crate::cli::{map, sandbox::Sandbox};
use std::fs;

fn felt(title: &str, score: i32) -> String {
    map(title).replace("feels 1", &format!("feels {score}"))
}

/// Maps in three folders, one of which changed, and a shared file.
fn origin() -> Sandbox {
    let uses = "journey: Uses\nuse: ../shared/people.journey\nstage: S\n  feels anna 1: X\n";
    let sandbox = Sandbox::new()
        .file("repo/top.journey", map("Top"))
        .file("repo/a/a.journey", felt("A", 1))
        .file("repo/b/b.journey", uses)
        .file("repo/shared/people.journey", "persona anna: Anna\n");
    let repo = sandbox.path("repo");
    run_git(&repo, &["init", "-q", "-b", "main"]);
    run_git(&repo, &["config", "uploadpack.allowFilter", "true"]);
    commit(&sandbox, "one");
    fs::write(sandbox.path("repo/a/a.journey"), felt("A", -1)).expect("a file");
    commit(&sandbox, "two");
    sandbox
}

fn commit(sandbox: &Sandbox, message: &str) {
    let repo = sandbox.path("repo");
    run_git(&repo, &["add", "-A"]);
    let name = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org"];
    run_git(&repo, &[&name[..], &["commit", "-q", "-m", message]].concat());
}

fn clone(sandbox: &Sandbox, args: &[&str]) {
    let address = format!("file://{}", sandbox.path("repo").display());
    run_git(&sandbox.path(""), &[&["clone", "-q"], args, &[&address, "clone"]].concat());
    // Nothing can be downloaded any more.
    fs::rename(sandbox.path("repo"), sandbox.path("gone")).expect("a folder");
}

/// Each map that is outside the sparse checkout was one that couldn't be compared.
#[test]
fn the_same_object_on_both_sides_is_unchanged_without_its_content() {
    let sandbox = origin();
    clone(&sandbox, &["--filter=blob:none", "--sparse"]);
    let diff = |args: &str| run_in(&sandbox, "clone", args, &[]);
    diff("diff --exit-code").code(0).says(&["4 maps compared: no changes in meaning"]);
    diff("diff --exit-code b").code(0).says(&["1 map compared: no changes in meaning"]);
    let named = diff("diff --exit-code HEAD b/b.journey").code(0);
    named.says(&["b/b.journey is the same file as HEAD:b/b.journey: no changes in meaning"]);
    let ran = diff("diff HEAD~1 HEAD").code(2).says(&["cannot read HEAD~1:a/a.journey"]);
    assert!(!ran.err.contains("b.journey"), "{ran:?}");
    // Nobody knows whether what changed is used there.
    let unsure = "only the text of HEAD:b/b.journey is compared: git does not have a/a.journey";
    diff("diff HEAD~1 HEAD b").code(0).says(&[unsure, "1 map compared: no changes in meaning"]);
    diff("diff HEAD~1 HEAD b/b.journey").code(0).says(&[unsure, "is the same file as HEAD~1:b/b.journey"]);
    diff("diff HEAD b/b.journey -o b.svg").code(2).says(&["cannot draw b/b.journey"]);
}

#[test]
fn a_map_without_its_content_may_mean_something_else_if_a_shared_file_changed() {
    let sandbox = origin();
    clone(&sandbox, &["--filter=blob:none", "--sparse"]);
    let clone = sandbox.path("clone");
    fs::create_dir(clone.join("shared")).expect("a folder");
    let people = "persona anna: Anna, who is somebody else\n";
    fs::write(clone.join("shared/people.journey"), people).expect("a file");
    run_git(&clone, &["add", "--sparse", "shared/people.journey"]);
    // What the shared file said before can't be read.
    let ran = run_in(&sandbox, "clone", "diff --exit-code", &[]).code(2);
    ran.says(&["b/b.journey is not compared", "shared/people.journey, which it may use, changed"]);
}

/// Git's own words were told: `fatal: Needed a single revision`, `not a tree object`.
#[test]
fn a_clone_without_the_folders_of_a_revision_says_so() {
    let sandbox = origin();
    clone(&sandbox, &["--filter=tree:0"]);
    for call in ["diff HEAD~1", "diff HEAD~1 HEAD", "diff HEAD~1..HEAD", "diff HEAD~1:a/a.journey a/a.journey"] {
        let ran = run_in(&sandbox, "clone", call, &[]).code(2);
        let said = ["git does not have the files of `HEAD~1` here", "partial clone", "git ls-tree -r -t HEAD~1"];
        let ran = ran.says(&said);
        assert!(!ran.err.contains("fatal") && !ran.err.contains("git failed"), "{ran:?}");
    }
    run_in(&sandbox, "clone", "diff HEAD", &[]).code(0);
}

#[test]
fn the_id_of_no_commit_is_told_wherever_it_is() {
    let none = "0".repeat(40);
    let sandbox = super::three();
    for call in [
        "HEAD NONE",
        "NONE HEAD",
        "HEAD..NONE",
        "HEAD...NONE",
        "HEAD NONE maps",
        "HEAD:maps/a.journey NONE:maps/a.journey",
    ] {
        let ran = sandbox.run(&format!("diff {}", call.replace("NONE", &none))).code(2);
        let ran = ran.says(&[&format!("`{none}` does not name a commit"), "name another commit, such as"]);
        assert!(!ran.err.contains("  name") && !ran.err.contains(";  "), "{ran:?}");
    }
}
