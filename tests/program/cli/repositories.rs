//! `wayline diff` in repositories of every kind, called in every way.

use super::{
    map,
    sandbox::{Ran, Sandbox},
};
use std::{
    ffi::OsStr,
    fs,
    os::unix::{
        ffi::OsStrExt,
        fs::{PermissionsExt, symlink},
    },
    path::Path,
};

/// Three commits of one map: the feeling at the entrance is 1, then 2, then 0.
fn three() -> Sandbox {
    let felt = |score: i32| map("Coffee").replace("feels 1", &format!("feels {score}"));
    Sandbox::new()
        .file("maps/a.journey", felt(1))
        .commit("one")
        .file("maps/a.journey", felt(2))
        .commit("two")
        .file("maps/a.journey", felt(0))
        .commit("three")
}

fn run_in(sandbox: &Sandbox, folder: &str, args: &str, variables: &[(&str, &Path)]) -> Ran {
    let mut command = sandbox.command(args);
    let output = command.current_dir(sandbox.path(folder)).envs(variables.iter().copied()).output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

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
    let sandbox = Sandbox::new().file("people.journey", super::SHARED).commit("one");
    sandbox.run("diff --quiet").code(0).says(&["nothing was compared"]);
    let sandbox = Sandbox::new().file("bad.journey", super::WRONG).file("good.journey", map("Good")).commit("one");
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

/// `git commit -a` has an index of its own, which the hook looked past.
#[test]
fn a_hook_sees_the_index_of_its_commit() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).commit("one");
    let changed = sandbox.read("a.journey").replace("feels 1", "feels -2");
    let sandbox = sandbox.file("a.journey", &changed);
    sandbox.git(&["add", "a.journey"]);
    let (index, next) = (sandbox.path(".git/index"), sandbox.path(".git/next-index-7.lock"));
    fs::copy(&index, &next).expect("a copy");
    fs::copy(&index, sandbox.path("elsewhere")).expect("a copy");
    sandbox.git(&["reset", "-q"]);
    let staged = |index: &Path| run_in(&sandbox, ".", "diff --staged --exit-code", &[("GIT_INDEX_FILE", index)]);
    staged(&next).code(1);
    staged(Path::new(".git/next-index-7.lock")).code(1);
    // It may be somebody else's.
    staged(&sandbox.path("elsewhere")).code(0);
    staged(Path::new("nowhere")).code(0);
}

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
    assert_eq!(told.matches("Anna Keller was called").count(), 1, "each map is told once: {told}");
    let told = sandbox.run("diff HEAD maps/first.journey").code(0).out;
    assert!(told.starts_with("Real (HEAD:maps/first.journey → maps/first.journey)\n"), "{told}");
    sandbox.run("diff HEAD HEAD maps/round.journey").code(2).says(&["too many levels of symbolic links"]);
    let ran = sandbox
        .run("diff HEAD HEAD maps/out.journey")
        .code(2)
        .says(&["HEAD:maps/out.journey is a link that leads out"]);
    assert!(!ran.err.contains("root:"), "{ran:?}");
    let sandbox = sandbox.commit("two");
    assert!(sandbox.run("diff HEAD~1 HEAD maps/real.journey").code(0).out.contains("Anna Keller was called"));
}

#[test]
fn what_a_sparse_checkout_leaves_out_is_unchanged() {
    let sandbox = Sandbox::new()
        .file("in/a.journey", map("Inside"))
        .file("out/b.journey", map("Outside"))
        .file("gone/c.journey", map("Gone"))
        .commit("one");
    sandbox.git(&["sparse-checkout", "set", "in"]);
    assert!(!sandbox.has("out"));
    sandbox.run("diff").code(0).says(&["3 maps compared: no changes in meaning"]);
    sandbox.run("diff out").code(0).says(&["1 map compared"]);
    sandbox.run("diff out/b.journey --exit-code").code(0);
    sandbox.git(&["sparse-checkout", "disable"]);
    fs::remove_file(sandbox.path("gone/c.journey")).expect("a file");
    assert!(sandbox.run("diff").code(0).out.contains("map removed"));
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
fn what_git_does_to_a_file_changes_no_meaning() {
    let with_id = map("Coffee").replace("journey: Coffee", "journey: Coffee\n  about: $Id$");
    let sandbox = Sandbox::new()
        .file(
            ".gitattributes",
            "crlf.journey text eol=crlf\nid.journey ident\nwide.journey working-tree-encoding=UTF-16LE\n",
        )
        .file("crlf.journey", map("Lines"))
        .file("id.journey", with_id)
        .file("wide.journey", map("Wide").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
        .commit("one");
    for file in ["crlf.journey", "id.journey"] {
        fs::remove_file(sandbox.path(file)).expect("a file");
    }
    sandbox.git(&["checkout", "-q", "--", "."]);
    assert!(sandbox.read("crlf.journey").contains("\r\n") && sandbox.read("id.journey").contains("$Id: "));
    sandbox.run("diff --exit-code").code(0).says(&["3 maps compared: no changes in meaning"]);
    assert_eq!(sandbox.run("diff HEAD HEAD --exit-code").code(0).out, "");
}

#[test]
fn a_map_that_moved_out_of_the_folder_is_still_told() {
    let sandbox = three();
    fs::create_dir(sandbox.path("other")).expect("a folder");
    sandbox.git(&["mv", "maps/a.journey", "other/b.journey"]);
    let told = sandbox.run("diff HEAD~1 maps").code(0).out;
    assert!(told.starts_with("Coffee (HEAD~1:maps/a.journey → other/b.journey)\n"), "{told}");
    let told = sandbox.run("diff HEAD~1 maps/a.journey").code(0).out;
    assert!(told.starts_with("Coffee (HEAD~1:maps/a.journey → other/b.journey)\n"), "{told}");
}

#[test]
fn a_named_map_counts_even_if_git_ignores_it() {
    let sandbox = three().file(".gitignore", "*.draft.journey\n").file("x.draft.journey", map("Draft"));
    sandbox.run("diff").code(0).says(&["1 map compared"]);
    assert!(sandbox.run("diff HEAD x.draft.journey").code(0).out.contains("new map"));
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
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("b.journey", super::WRONG).file("d.svg", "as it was");
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

#[test]
fn a_map_outside_is_used_by_one_inside_a_sparse_checkout() {
    let sandbox = Sandbox::new()
        .file("people/base.journey", "team web: Web shop\n")
        .file("people/all.journey", "use: base.journey\npersona anna: Anna\n")
        .file("maps/a.journey", "journey: A\nuse: ../people/all.journey\nstage: S\n  feels anna 1: X\n")
        .file("people/alias.journey", "")
        .commit("one");
    fs::remove_file(sandbox.path("people/alias.journey")).expect("a file");
    symlink("../maps/a.journey", sandbox.path("people/alias.journey")).expect("a link");
    let sandbox = sandbox.commit("two");
    sandbox.git(&["sparse-checkout", "set", "maps"]);
    assert!(!sandbox.has("people"));
    sandbox.run("diff --exit-code").code(0).says(&["1 map compared: no changes in meaning"]);
    let text = sandbox.read("maps/a.journey").replace("anna 1", "anna 2");
    fs::write(sandbox.path("maps/a.journey"), text).expect("a file");
    assert!(sandbox.run("diff").code(0).out.contains("feels 1 → 2"));
    assert!(run_in(&sandbox, "maps", "diff", &[]).out.contains("feels 1 → 2"));
}

#[test]
fn a_map_that_another_file_broke_is_not_excused() {
    let sandbox = Sandbox::new()
        .file("people.journey", "persona anna: Anna\n")
        .file("a.journey", "journey: A\nuse: people.journey\nstage: S\n  feels anna 1: X\n")
        .commit("one")
        .file("people.journey", "persona ben: Ben\n");
    sandbox.run("diff").code(1).says(&["a.journey is not compared: it has errors", "J203"]);
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
fn what_is_staged_is_compared_with_a_commit() {
    let sandbox = three();
    let felt = |score: i32| map("Coffee").replace("feels 1", &format!("feels {score}"));
    let sandbox = sandbox.file("maps/a.journey", felt(-1)).file("maps/b.journey", map("Tea"));
    sandbox.run("diff --staged").code(0).says(&["1 map compared: no changes in meaning"]);
    sandbox.git(&["add", "-A"]);
    // What changed since isn't staged.
    let sandbox = sandbox.file("maps/a.journey", felt(-2));
    let told = sandbox.run("diff --staged").code(0).out;
    assert!(told.contains("(HEAD:maps/a.journey → staged:maps/a.journey)") && told.contains("0 → −1"), "{told}");
    assert!(told.contains("staged:maps/b.journey"), "{told}");
    let told = sandbox.run("diff --cached HEAD~2 maps/a.journey --exit-code").code(1).out;
    assert!(told.contains("1 → −1"), "{told}");
    sandbox.run("diff --staged HEAD~2 HEAD").code(2).says(&["one revision too many"]);
    // A staged rename is one map.
    sandbox.git(&["mv", "-f", "maps/a.journey", "maps/c.journey"]);
    let told = sandbox.run("diff --staged").code(0).out;
    assert!(told.contains("(HEAD:maps/a.journey → staged:maps/c.journey)"), "{told}");
}

#[test]
fn a_link_that_leads_to_another_map_means_something_else() {
    let felt = |score: i32| map("Coffee").replace("feels 1", &format!("feels {score}"));
    let sandbox = Sandbox::new().file("v1.journey", felt(1)).file("v2.journey", felt(-2));
    symlink("v1.journey", sandbox.path("current.journey")).expect("a link");
    let sandbox = sandbox.commit("one");
    sandbox.run("diff --exit-code").code(0).says(&["2 maps compared: no changes in meaning"]);
    fs::remove_file(sandbox.path("current.journey")).expect("the link");
    symlink("v2.journey", sandbox.path("current.journey")).expect("a link");
    let told = sandbox.run("diff --exit-code").code(1).out;
    assert!(told.contains("current.journey") && told.contains("feels 1 → −2"), "{told}");
    let sandbox = sandbox.commit("two");
    assert!(sandbox.run("diff HEAD~1 HEAD --exit-code").code(1).out.contains("feels 1 → −2"));
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

fn run_git(folder: &Path, args: &[&str]) {
    let status = std::process::Command::new("git").args(args).current_dir(folder).status().expect("git is there");
    assert!(status.success(), "git {args:?}");
}

#[test]
fn contents_that_a_partial_clone_lacks_are_an_error() {
    let sandbox = three();
    for revision in ["HEAD~2", "HEAD~1"] {
        let id = sandbox.git(&["rev-parse", &format!("{revision}:maps/a.journey")]);
        let (folder, file) = id.trim().split_at(2);
        fs::remove_file(sandbox.path(&format!(".git/objects/{folder}/{file}"))).expect("the object");
    }
    sandbox.run("diff HEAD~2 HEAD~1").code(2).says(&["git does not have its content", "nothing was compared"]);
    sandbox.run("diff HEAD~2 HEAD~1 -o changes.md").code(2);
    assert!(sandbox.read("changes.md").contains("maps/a.journey"));
}

#[test]
fn a_map_that_is_being_merged_is_not_gone() {
    let felt = |score: i32| map("Coffee").replace("feels 1", &format!("feels {score}"));
    let sandbox = three();
    sandbox.git(&["checkout", "-q", "-b", "other", "HEAD~1"]);
    let sandbox = sandbox.file("maps/a.journey", felt(-2)).commit("other");
    let mut merge = std::process::Command::new("git");
    let merged = merge.args(["merge", "-q", "main"]).current_dir(sandbox.path("")).output().expect("git is there");
    assert!(!merged.status.success(), "a conflict");
    for call in ["diff --staged", "diff --staged maps", "diff --staged maps/a.journey"] {
        let ran = sandbox.run(call).code(1).says(&["staged:maps/a.journey is not compared: it is being merged"]);
        assert!(!ran.out.contains("removed"), "{ran:?}");
    }
    let told = sandbox.run("diff --staged --format markdown").code(1).out;
    assert!(told.contains("it is being merged"), "{told}");
}

#[test]
fn a_map_that_is_only_announced_is_not_staged() {
    let sandbox = three().file("maps/b.journey", map("Tea"));
    sandbox.git(&["add", "-N", "maps/b.journey"]);
    let ran = sandbox.run("diff --staged").code(0).says(&["1 map compared: no changes in meaning"]);
    assert!(!ran.err.contains("b.journey"), "{ran:?}");
    sandbox.git(&["add", "maps/b.journey"]);
    assert!(sandbox.run("diff --staged").code(0).out.contains("staged:maps/b.journey"));
}
