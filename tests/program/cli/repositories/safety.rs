//! What a repository must not be able to do.

use super::{run_in, three};
use crate::cli::{map, sandbox::Sandbox};
use std::{
    ffi::OsStr,
    fs,
    os::unix::{
        ffi::OsStrExt,
        fs::{PermissionsExt, symlink},
    },
    path::Path,
};

#[test]
fn variables_of_git_lead_nowhere_else() {
    let sandbox = three();
    sandbox.git(&["init", "-q", "other"]);
    let (own, other) = (sandbox.path(".git"), sandbox.path("other/.git"));
    // As in a hook.
    let told = run_in(&sandbox, ".", "diff HEAD~1", &[("GIT_DIR", &own), ("GIT_INDEX_FILE", Path::new("x"))]);
    assert!(told.code(0).out.contains("feels 2 → 0"));
    run_in(&sandbox, ".", "diff HEAD~1", &[("GIT_DIR", &other)]).code(2).says(&["the variable GIT_DIR points to"]);
    // A work tree of its own, and a submodule.
    sandbox.git(&["worktree", "add", "-q", "second", "HEAD~1"]);
    assert!(run_in(&sandbox, "second", "diff HEAD~1", &[]).code(0).out.contains("feels 1 → 2"));
    let sandbox = three();
    let url = sandbox.path("").display().to_string();
    let parent = Sandbox::new().file("top.journey", map("Top")).commit("one");
    parent.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "sub"]);
    let parent = parent.commit("two");
    parent.run("diff").code(0).says(&["sub is another repository", "1 map compared"]);
    parent.run("diff HEAD~1 HEAD").code(0).says(&["sub is another repository"]);
    assert!(run_in(&parent, "sub", "diff HEAD~1", &[]).code(0).out.contains("feels 2 → 0"));
}

#[test]
fn nothing_that_a_repositorys_settings_name_is_run() {
    let sandbox = Sandbox::new()
        .file(".gitattributes", "*.journey filter=evil diff=evil\n")
        .file("a.journey", map("Coffee"))
        .file("evil.sh", "#!/bin/sh\ntouch \"$(dirname \"$0\")/ran\"\ncat\n")
        .commit("one");
    let evil = sandbox.path("evil.sh");
    fs::set_permissions(&evil, fs::Permissions::from_mode(0o755)).expect("a file");
    let evil = evil.display().to_string();
    for hook in ["post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout"] {
        fs::create_dir_all(sandbox.path(".git/hooks")).expect("a folder");
        fs::copy(&evil, sandbox.path(".git/hooks").join(hook)).expect("a file");
    }
    for setting in [
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "core.editor",
        "core.askPass",
        "core.alternateRefsCommand",
        "credential.helper",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "uploadpack.packObjectsHook",
        "pager.diff",
        "gpg.program",
    ] {
        sandbox.git(&["config", setting, &evil]);
    }
    sandbox.git(&["config", "remote.origin.url", &format!("ext::{evil}")]);
    sandbox.git(&["config", "remote.origin.promisor", "true"]);
    sandbox.git(&["config", "extensions.partialClone", "origin"]);
    fs::write(sandbox.path("a.journey"), map("Tea")).expect("a file");
    let variables: Vec<(&str, &Path)> = ["GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_PAGER", "GIT_ASKPASS"]
        .map(|name| (name, Path::new(&evil)))
        .into();
    for call in ["diff", "diff HEAD a.journey", "diff HEAD HEAD", "diff 1234567890123456789012345678901234567890"] {
        run_in(&sandbox, ".", call, &variables);
    }
    assert!(!sandbox.has("ran"), "a program of the repository's was run");
    assert!(sandbox.run("diff").code(0).out.starts_with("Tea (HEAD:a.journey"));
}

#[test]
fn links_are_followed_inside_a_revision_and_never_out_of_it() {
    let sandbox = Sandbox::new()
        .file("shared/people.journey", "persona anna: Anna\n")
        .file("maps/real.journey", "use: team/people.journey\njourney: Real\nstage: S\n  feels anna 1\n")
        .file("maps/old.journey", map("Old"));
    symlink("../shared", sandbox.path("maps/team")).expect("a link");
    symlink("second.journey", sandbox.path("maps/first.journey")).expect("a link");
    symlink("real.journey", sandbox.path("maps/second.journey")).expect("a link");
    symlink("round.journey", sandbox.path("maps/round.journey")).expect("a link");
    symlink("/etc/passwd", sandbox.path("maps/out.journey")).expect("a link");
    let sandbox = sandbox.commit("one").file("shared/people.journey", "persona anna: Anna Keller\n");
    sandbox.run("diff maps/first.journey").code(0).silent();
    let told = sandbox.run("diff").code(0).says(&["maps/out.journey is a link that leads out of its project"]).out;
    assert_eq!(told.matches("Anna Keller was called").count(), 1, "each map is reported once: {told}");
    let told = sandbox.run("diff HEAD maps/first.journey").code(0).out;
    assert!(told.starts_with("Real (HEAD:maps/first.journey → maps/first.journey)\n"), "{told}");
    sandbox.run("diff HEAD HEAD maps/round.journey").code(2).says(&["its symbolic links lead in a circle"]);
    let ran = sandbox
        .run("diff HEAD HEAD maps/out.journey")
        .code(2)
        .says(&["HEAD:maps/out.journey is a link that leads out"]);
    assert!(!ran.err.contains("root:"), "{ran:?}");
    let sandbox = sandbox.commit("two");
    assert!(sandbox.run("diff HEAD~1 HEAD maps/real.journey").code(0).out.contains("Anna Keller was called"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_is_not_waited_for() {
    let sandbox = three();
    let made = sandbox.shell("mkfifo maps/pipe.journey").status().expect("a shell");
    assert!(made.success());
    sandbox.run("diff HEAD maps/pipe.journey").code(2).says(&["it is not a regular file"]);
    sandbox.run("diff").code(0).says(&["1 map compared"]);
}

#[test]
fn odd_names_are_names() {
    let sandbox = Sandbox::new()
        .file("new\nline.journey", map("New line"))
        .file("quo\"te 'and' back\\slash.journey", map("Quote"))
        .file(":(top)pattern*.journey", map("Pattern"))
        .file("-flag.journey", map("Flag"));
    let bytes = OsStr::from_bytes(b"caf\xe9.journey");
    fs::write(sandbox.path("").join(bytes), map("Bytes")).expect("a file");
    let sandbox = sandbox.commit("one");
    sandbox.run("diff").code(0).says(&["5 maps compared: no changes in meaning"]);
    for entry in fs::read_dir(sandbox.path("")).expect("a folder").flatten().filter(|entry| entry.path().is_file()) {
        let text = fs::read_to_string(entry.path()).expect("a file").replace("feels 1", "feels 2");
        fs::write(entry.path(), text).expect("a file");
    }
    let told = sandbox.run("diff").code(0).silent().out;
    assert_eq!(told.matches("feels 1 → 2").count(), 5, "{told}");
    assert!(told.contains("(HEAD:new\u{240a}line.journey → new\u{240a}line.journey)"), "{told}");
    assert!(told.contains("HEAD:quo\"te 'and' back\\slash.journey"), "{told}");
    let sandbox = sandbox.commit("two");
    assert_eq!(sandbox.run("diff HEAD~1 HEAD").code(0).out.matches("feels 1 → 2").count(), 5);
}

#[test]
fn a_file_over_the_limit_does_not_stand_in_the_way_of_the_next() {
    let long = map("Long") + &format!("  note: {}\n", "x".repeat(20_000));
    let sandbox = Sandbox::new()
        .file("a.journey", map("A"))
        .file("b.journey", &long)
        .file("c.journey", map("C"))
        .commit("one")
        .file("c.journey", map("C").replace("feels 1", "feels 2"))
        .commit("two");
    let ran = sandbox.run("diff HEAD~1 HEAD --max-bytes 9000");
    assert!(ran.out.contains("feels 1 → 2"), "{ran:#?}");
}
