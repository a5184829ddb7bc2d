//! What git keeps, leaves out and changes.

use super::{run_in, three};
use crate::cli::{map, sandbox::Sandbox};
use std::{fs, os::unix::fs::symlink, path::Path};

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
