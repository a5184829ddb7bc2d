//! What is compared with what.

use super::{run_git, run_in, three};
use crate::cli::{map, sandbox::Sandbox};
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

#[test]
fn two_revisions_are_two_revisions() {
    let sandbox = three();
    sandbox.git(&["tag", "-a", "v1", "-m", "v1", "HEAD~2"]);
    for call in [
        "diff HEAD~2 HEAD~1",
        "diff HEAD~2 HEAD~1 maps",
        "diff HEAD~2 HEAD~1 maps/a.journey",
        "diff HEAD~2..HEAD~1",
        "diff HEAD~2...HEAD~1 maps",
        "diff v1 HEAD~1",
        "diff HEAD~2^{tree} HEAD~1^{tree}",
        "diff HEAD~2:maps/a.journey HEAD~1:maps/a.journey",
    ] {
        let told = sandbox.run(call).code(0).silent().out;
        assert!(told.contains("feels 1 → 2 (+1, better)"), "{call}: {told}");
    }
    let told = sandbox.run("diff HEAD~1:maps/a.journey maps/a.journey").code(0).out;
    assert!(told.starts_with("Coffee (HEAD~1:maps/a.journey → maps/a.journey)\n"), "{told}");
    sandbox.run("diff HEAD~2 HEAD~1 --exit-code").code(1);
    // Where the folder isn't checked out any more, it is still in the revisions.
    fs::remove_dir_all(sandbox.path("maps")).expect("a folder");
    assert!(sandbox.run("diff HEAD~2 HEAD~1 maps").code(0).out.contains("feels 1 → 2"));
    assert!(sandbox.run("diff HEAD maps").code(0).out.contains("map removed"));
}

#[test]
fn a_word_that_is_neither_revision_nor_path_is_an_error() {
    let sandbox = three();
    for (call, title) in [
        ("diff HEAD mapps --exit-code", "`mapps` is neither a revision nor a file or folder"),
        ("diff HEAD~1 HEAD mapps", "`mapps` is neither a revision nor a file or folder"),
        ("diff HEAD~1..HEAD mapps", "`mapps` is neither a revision nor a file or folder"),
        ("diff maps mapps", "`mapps` is neither a revision nor a file or folder"),
        ("diff mian", "`mian` is neither a revision nor a file or folder"),
        ("diff HEAD:maps", "`HEAD:maps` is a folder in a revision"),
        ("diff HEAD:maps/a.journey", "`HEAD:maps/a.journey` is a file in a revision"),
        ("diff HEAD:maps/b.journey maps/a.journey", "HEAD:maps/b.journey does not exist"),
        ("diff maps HEAD~1", "the revision `HEAD~1` comes after a path"),
        ("diff HEAD~2 HEAD~1 HEAD", "`HEAD` is one revision too many"),
        ("diff HEAD~2 HEAD~1..HEAD", "`HEAD~1..HEAD` is a range"),
    ] {
        let ran = sandbox.run(call).code(2).says(&[title]);
        assert_eq!(ran.out, "", "{call}");
    }
    sandbox.run("diff HEAD mapps").says(&["did you mean maps?"]);
    sandbox.run("diff mian").says(&["did you mean `main`?"]);
    sandbox.run("diff maps HEAD~1").says(&["wayline diff HEAD~1 maps"]);
    // A folder that is also a branch.
    sandbox.git(&["branch", "maps"]);
    sandbox.run("diff maps").code(2).says(&["`maps` is both a folder and a revision", "./maps", "refs/heads/maps"]);
    sandbox.run("diff HEAD maps").code(2).says(&["`maps` is both"]);
    sandbox.run("diff ./maps").code(0).says(&["1 map compared: no changes in meaning"]);
    sandbox.run("diff refs/heads/maps").code(0);
    // A file that is also a revision.
    fs::write(sandbox.path("HEAD"), "journey: A\nstage: S\n").expect("a file");
    sandbox.run("diff HEAD").code(2).says(&["`HEAD` is both a file and a revision", "./HEAD", "@ for the revision"]);
    sandbox.run("diff @").code(0);
}

#[test]
fn a_call_that_compares_nothing_says_so() {
    let sandbox = three().file("docs/read.md", "# Nothing\n");
    sandbox.run("diff HEAD docs").code(2).says(&["no *.journey files in docs"]);
    sandbox.run("diff HEAD~1 HEAD docs/read.md").code(2).says(&["docs/read.md is in neither `HEAD~1` nor `HEAD`"]);
    let sandbox = Sandbox::new().file("read.md", "# Nothing\n").commit("one");
    sandbox.run("diff").code(2).says(&["no *.journey files in the current folder"]);
    let sandbox = Sandbox::new().file("people.journey", crate::cli::SHARED).commit("one");
    sandbox.run("diff --quiet").code(0).says(&["nothing was compared"]);
    let sandbox = Sandbox::new().file("bad.journey", crate::cli::WRONG).file("good.journey", map("Good")).commit("one");
    let ran =
        sandbox.run("diff").code(0).says(&["bad.journey is not compared: it has the same errors", "1 map compared"]);
    assert_eq!(ran.out, "");
    let named = sandbox.run("diff HEAD bad.journey").code(1);
    assert!(!named.err.contains("no change"), "{named:?}");
}

#[test]
fn what_is_wrong_with_a_repository_is_said() {
    let zeros = "0".repeat(40);
    let sandbox = three();
    sandbox.run(&format!("diff {zeros}..HEAD")).code(2).says(&["does not name a commit", "when a branch is new"]);
    sandbox.run(&format!("diff HEAD {zeros}")).code(2).says(&["does not name a commit", "or is deleted"]);
    // A branch whose commit is gone isn't one without commits.
    let broken = three();
    fs::remove_dir_all(broken.path(".git/objects")).expect("objects");
    fs::create_dir(broken.path(".git/objects")).expect("a folder");
    let ran = broken.run("diff").code(2);
    assert!(!ran.err.contains("no commits yet") && ran.err.contains("HEAD"), "{}", ran.err);
    fs::write(broken.path(".git/HEAD"), "damaged").expect("a file");
    broken.run("diff").code(2).says(&["git does not take", ".git for a repository", "may be damaged, such as HEAD"]);
    sandbox.git(&["checkout", "-q", "--orphan", "empty"]);
    sandbox.run("diff maps").code(2).says(&["the current branch has no commits yet", "for example main"]);
    let empty = Sandbox::new().file("a.journey", map("A"));
    empty.git(&["init", "-q"]);
    empty.run("diff").code(2).says(&["this repository has no commits yet"]);
    empty.run("diff HEAD~1 HEAD").code(2).says(&["this repository has no commits yet"]);
    // The folder of git's own, and a bare repository.
    let sandbox = three();
    sandbox.git(&["clone", "-q", "--bare", ".", "bare.git"]);
    for folder in [".git", "bare.git"] {
        run_in(&sandbox, folder, "diff HEAD", &[]).code(2).says(&["no files to compare with", "wayline diff OLD NEW"]);
        let told = run_in(&sandbox, folder, "diff HEAD~2 HEAD~1", &[]).code(0).out;
        assert!(told.contains("feels 1 → 2"), "{told}");
    }
    // A clone with a short history.
    let origin = format!("file://{}", sandbox.path("").display());
    sandbox.git(&["clone", "-q", "--depth=1", &origin, "shallow"]);
    run_in(&sandbox, "shallow", "diff HEAD~1", &[]).code(2).says(&["git fetch --unshallow"]);
    let said = sandbox.run("diff HEAD~7").code(2).err;
    assert!(!said.contains("shallow"), "{said}");
    // Another user's repository.
    let other = sandbox.command("diff").env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").output().expect("it ends");
    let said = String::from_utf8_lossy(&other.stderr);
    assert!(said.contains("git does not trust this repository") && said.contains("safe.directory"), "{said}");
}

#[test]
fn difftool_compares_files_and_folders() {
    let shared = |name: &str| format!("persona anna: {name}\n");
    let sandbox = Sandbox::new()
        .file("shared/people.journey", shared("Anna"))
        .file("maps/a.journey", "use: ../shared/people.journey\njourney: A\nstage: S\n  feels anna 1\n")
        .commit("one")
        .file("shared/people.journey", shared("Anna Keller"))
        .file("maps/a.journey", "use: ../shared/people.journey\njourney: A\nstage: S\n  feels anna 2\n");
    let tool = format!("{} diff --path \"$MERGED\" \"$LOCAL\" \"$REMOTE\"", env!("CARGO_BIN_EXE_wayline"));
    sandbox.git(&["config", "diff.tool", "wayline"]);
    sandbox.git(&["config", "difftool.wayline.cmd", &tool]);
    let told = sandbox.git(&["difftool", "--no-prompt", "HEAD", "--", "maps/a.journey"]);
    assert!(
        told.contains("A (maps/a.journey before → maps/a.journey after)") && told.contains("feels 1 → 2"),
        "{told}"
    );
    let told = sandbox.git(&["difftool", "--dir-diff", "--no-prompt", "HEAD"]);
    assert!(told.contains("A (maps/a.journey before → maps/a.journey after)"), "{told}");
    assert!(told.contains("feels 1 → 2") && told.contains("Anna Keller was called “Anna”"), "{told}");
    let sandbox = Sandbox::new().file("old/a.journey", map("A")).file("new/a.journey", map("B"));
    let told = sandbox.run("diff old new").code(0).out;
    assert!(told.starts_with("B (old/a.journey → new/a.journey)\n"), "{told}");
}

#[test]
fn a_failed_drawing_leaves_the_last_one() {
    let sandbox =
        Sandbox::new().file("a.journey", map("A")).file("b.journey", crate::cli::WRONG).file("d.svg", "as it was");
    sandbox.run("diff a.journey b.journey -o d.svg").code(1).says(&["b.journey is not compared: it has errors"]);
    assert_eq!(sandbox.read("d.svg"), "as it was");
}

/// A program called `git` that notes each call before it makes it.
fn noting(sandbox: &Sandbox) -> std::path::PathBuf {
    let real = String::from_utf8(sandbox.shell("command -v git").output().expect("a shell").stdout).expect("a path");
    let script =
        format!("#!/bin/sh\necho \"$@\" >> \"{}\"\nexec {} \"$@\"\n", sandbox.path("calls").display(), real.trim());
    fs::create_dir(sandbox.path("bin")).expect("a folder");
    fs::write(sandbox.path("bin/git"), script).expect("a file");
    fs::set_permissions(sandbox.path("bin/git"), fs::Permissions::from_mode(0o755)).expect("rights");
    sandbox.path("bin")
}

#[test]
fn many_maps_take_no_more_calls_of_git_than_one() {
    let calls = |count: usize| {
        let files = |score: usize| {
            move |sandbox: Sandbox, number| {
                let text = map("Map").replace("feels 1", &format!("feels {score}"));
                sandbox.file(&format!("{number}.journey"), text)
            }
        };
        let sandbox = (0..count).fold(Sandbox::new(), files(1)).commit("one");
        let sandbox = (0..count).fold(sandbox, files(2)).commit("two");
        let path = format!("{}:{}", noting(&sandbox).display(), std::env::var("PATH").expect("a path"));
        let ran = run_in(&sandbox, "", "diff HEAD~1 HEAD", &[("PATH", Path::new(&path))]);
        assert_eq!(ran.out.matches("feels 1 → 2").count(), count, "{ran:#?}");
        sandbox.read("calls").lines().count()
    };
    assert_eq!(calls(1), calls(12));
}

#[test]
fn the_branch_of_a_repository_without_commits_has_none() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    sandbox.git(&["init", "-q", "-b", "trunk"]);
    for call in ["diff trunk", "diff trunk a.journey", "diff HEAD", "diff"] {
        sandbox.run(call).code(2).says(&["this repository has no commits yet"]);
    }
}

#[test]
fn a_revision_before_a_path_is_one_of_the_repository_that_one_stands_in() {
    let sandbox = three();
    let deep = three();
    let origin = deep.path("").display().to_string();
    sandbox.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &origin, "deep"]);
    run_git(&sandbox.path("deep"), &["checkout", "-q", "HEAD~2"]);
    let sandbox = sandbox.commit("deep");
    run_git(&sandbox.path("deep"), &["checkout", "-q", "main"]);
    let sandbox = sandbox.commit("deeper");
    for call in ["diff HEAD~1 HEAD deep --exit-code", "diff HEAD~1 deep/maps/a.journey", "diff HEAD~1..HEAD deep"] {
        sandbox.run(call).code(2).says(&["deep is another repository", "run wayline diff in deep"]);
    }
    // Without a revision, nothing can be meant but its own last commit.
    sandbox.run("diff deep").code(0).says(&["1 map compared"]);
    assert!(run_in(&sandbox, "deep", "diff HEAD~2 HEAD", &[]).code(0).out.contains("feels 1 → 0"));
}
