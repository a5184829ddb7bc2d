//! Files of a revision and of a checkout that are not as they look: converted by git, in quarantine, behind links, in folders with odd names.

use super::three;
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

const PEOPLE: &str = "persona anna: Anna\n  about: $Id$\n";

/// A map that uses a file.
fn using(file: &str) -> String {
    format!("use: {file}\njourney: Used\nstage: S\n  feels anna 1: Fine\n")
}

#[test]
fn what_git_does_to_a_used_file_changes_no_meaning() {
    let wide: Vec<u8> = PEOPLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let sandbox = Sandbox::new()
        .file(
            ".gitattributes",
            "shared/id.journey ident\nshared/crlf.txt text eol=crlf\nwide.journey working-tree-encoding=UTF-16LE\n",
        )
        .file("shared/id.journey", PEOPLE)
        .file("shared/crlf.txt", PEOPLE)
        .file("wide.journey", wide)
        .file("a.journey", using("shared/id.journey"))
        .file("b.journey", using("shared/crlf.txt"))
        .file("c.journey", using("wide.journey"));
    symlink("shared/id.journey", sandbox.path("link.journey")).expect("a link");
    let sandbox = sandbox.file("d.journey", using("link.journey")).commit("one");
    for file in ["shared/id.journey", "shared/crlf.txt"] {
        fs::remove_file(sandbox.path(file)).expect("a file");
    }
    sandbox.git(&["checkout", "-q", "--", "."]);
    assert!(sandbox.read("shared/id.journey").contains("$Id: ") && sandbox.read("shared/crlf.txt").contains("\r\n"));
    for name in ["a", "b", "c", "d"] {
        let ran = sandbox.run(&format!("diff --exit-code HEAD {name}.journey"));
        assert_eq!(ran.code, 0, "{name}: {ran:#?}");
    }
    assert_eq!(sandbox.run("diff HEAD HEAD --exit-code").code(0).out, "");
}

#[test]
fn a_used_file_in_lfs_is_told() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 3\n";
    let sandbox =
        Sandbox::new().file("people.journey", pointer).file("a.journey", using("people.journey")).commit("one");
    sandbox.run("diff HEAD HEAD a.journey").code(1).says(&["it is stored in Git LFS"]);
}

/// It was three errors, with advice to write the pointer as comments.
#[test]
fn a_map_that_is_only_a_pointer_of_lfs_is_one_error_without_an_edit() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 3\n";
    let sandbox = Sandbox::new().file("people.journey", pointer).file("a.journey", using("people.journey"));
    for map in ["people.journey", "a.journey"] {
        let ran = sandbox.run(&format!("check {map} --unsafe-fixes")).code(1).says(&["Git LFS", "`git lfs pull`"]);
        assert_eq!(ran.err.matches("error[").count() + ran.out.matches("error[").count(), 1, "{map}: {ran:#?}");
    }
    assert_eq!(sandbox.read("people.journey"), pointer);
}

/// Maps in Markdown were passed over: "no changes in meaning", with exit code 0.
#[test]
fn pages_whose_maps_changed_are_named_as_not_compared() {
    let page =
        |score: i32, around: &str| format!("# {around}\n\n```journey\njourney: M\nstage: s\n  feels {score}\n```\n");
    let sandbox = Sandbox::new()
        .file("a.journey", map("A"))
        .file("docs/d.md", page(1, "one"))
        .file("docs/same.md", page(1, "one"))
        .commit("one")
        .file("docs/d.md", page(-1, "one"))
        .file("docs/same.md", page(1, "two"));
    let told = "docs/d.md is not compared: it is Markdown, and its maps changed";
    sandbox.git(&["add", "."]);
    for call in ["diff", "diff --staged", "diff ."] {
        let ran = sandbox.run(call).code(0).says(&["docs/d.md is not compared", "its maps changed"]);
        assert!(!ran.err.contains("same.md"), "{call}: {ran:#?}");
        sandbox.run(&format!("{call} --exit-code -q")).code(1).says(&["docs/d.md is not compared"]);
    }
    sandbox.run("diff").says(&[told]);
    let json: serde_json::Value = serde_json::from_str(&sandbox.run("diff -f json").code(0).out).expect("JSON");
    assert_eq!(json["not_compared"][0]["name"], "docs/d.md");
    let markdown = sandbox.run("diff -f markdown").code(0).out;
    assert!(markdown.contains("`docs/d.md`") && !markdown.contains("same.md"), "{markdown}");
    for call in ["diff HEAD docs/d.md", "diff docs/d.md", "diff HEAD:docs/d.md docs/d.md"] {
        sandbox.run(call).code(2).says(&["is Markdown, and only maps can be compared"]);
    }
    let sandbox = sandbox.commit("two");
    sandbox.run("diff HEAD~1 HEAD").code(0).says(&["HEAD:docs/d.md is not compared"]);
    assert!(!sandbox.run("diff").code(0).err.contains("docs"));
    // Folders outside a repository.
    let sandbox = sandbox
        .file("old/a.journey", map("A"))
        .file("new/a.journey", map("A"))
        .file("old/d.md", page(1, "one"))
        .file("new/d.md", page(2, "one"));
    sandbox.run("diff old new").code(0).says(&["new/d.md is not compared"]);
}

/// Only the text of the page was compared, and at most 16 MB of it.
#[test]
fn a_page_is_named_when_only_a_shared_file_of_its_map_changed() {
    let page = "```journey\nuse: people.journey\njourney: M\nstage: s\n  feels anna 1\n```\n";
    let shared = |role: &str| format!("persona anna: Anna\n  role: {role}\n");
    let sandbox = Sandbox::new()
        .file("a.journey", map("A"))
        .file("docs/d.md", page)
        .file("docs/other.md", page.replace("use: people.journey\n", "").replace(" anna", ""))
        .file("docs/people.journey", shared("Nurse"))
        .commit("one")
        .file("docs/people.journey", shared("Baker"));
    for call in ["diff", "diff docs"] {
        let ran = sandbox.run(call).code(0).says(&["docs/d.md is not compared: it is Markdown, and its maps changed"]);
        assert!(!ran.err.contains("other.md"), "{call}: {ran:#?}");
    }
    let long = format!("{}{page}", "Text. ".repeat(100) + "\n\n");
    let sandbox = sandbox
        .file("docs/d.md", format!("{long}```journey\njourney: M\nstage: s\n```\n"))
        .commit("two")
        .file("docs/d.md", format!("{long}```journey\njourney: N\nstage: s\n```\n"));
    sandbox.run("diff").code(0).says(&["docs/d.md is not compared: it is Markdown"]);
    sandbox.run("diff --max-bytes 600").code(0).says(&["docs/d.md is not compared: it is larger than 600 bytes"]);
}

/// "Only maps can be compared", it said of a map.
#[test]
fn a_map_is_a_map_whatever_its_file_is_called() {
    let sandbox = Sandbox::new().file("x.md", map("A")).file("b.journey", map("B")).commit("one");
    let sandbox = sandbox.file("x.md", map("A").replace("feels 1", "feels -1"));
    for call in ["diff x.md", "diff HEAD x.md", "diff HEAD:x.md x.md", "diff b.journey x.md"] {
        let ran = sandbox.run(call).code(0);
        assert!(ran.out.contains("feels 1 → −1"), "{call}: {ran:#?}");
    }
    let ran = sandbox.run("diff").code(0).silent();
    assert!(ran.out.contains("feels 1 → −1"), "{ran:#?}");
    sandbox.run("fmt x.md").code(0);
    sandbox.run("export b.journey -o x.md").code(2).says(&["x.md cannot be an output: it is a map"]);
}

/// A push is in quarantine until the hook accepts it: git finds its commits only by variables.
#[test]
fn a_servers_hook_sees_what_is_pushed() {
    let sandbox = Sandbox::new().file("maps/a.journey", map("Coffee")).commit("one");
    sandbox.git(&["clone", "-q", "--bare", ".", "server.git"]);
    let hook = sandbox.path("server.git/hooks/pre-receive");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
    let script = format!(
        "#!/bin/sh\nread old new name\n{} diff $old $new --exit-code > told 2>&1\ncode=$?\necho \"code $code, quarantine ${{GIT_QUARANTINE_PATH:+set}}\" >> told\n[ $code -eq 1 ]\n",
        env!("CARGO_BIN_EXE_wayline")
    );
    fs::write(&hook, script).expect("a hook");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("a hook");
    let changed = map("Coffee").replace("feels 1", "feels -2");
    let sandbox = sandbox.file("maps/a.journey", changed).commit("two");
    sandbox.git(&["push", "-q", "server.git", "main"]);
    let told = sandbox.read("server.git/told");
    assert!(told.contains("feels 1 → -2") || told.contains("feels 1 → −2"), "{told}");
    assert!(told.ends_with("code 1, quarantine set\n"), "{told}");
}

#[test]
fn trust_may_be_given_in_the_environment() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).commit("one");
    let top = sandbox.path("");
    let real = fs::canonicalize(&top).expect("a path");
    let run = |settings: &[(&str, &str)]| {
        let mut command = sandbox.command("diff");
        command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").env("GIT_CONFIG_COUNT", settings.len().to_string());
        for (at, (key, value)) in settings.iter().enumerate() {
            command.env(format!("GIT_CONFIG_KEY_{at}"), key).env(format!("GIT_CONFIG_VALUE_{at}"), value);
        }
        let output = command.output().expect("it ends");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = run(&[]);
    assert!(code == Some(2) && said.contains("does not trust"), "{said}");
    let folder = real.display().to_string();
    // Everything else in there may name a program.
    let evil = sandbox.path("evil.sh");
    fs::write(&evil, "#!/bin/sh\ntouch \"$(dirname \"$0\")/ran\"\n").expect("a file");
    fs::set_permissions(&evil, fs::Permissions::from_mode(0o755)).expect("a file");
    let evil = evil.display().to_string();
    for settings in [
        vec![("safe.directory", folder.as_str())],
        vec![("core.fsmonitor", evil.as_str()), ("diff.external", evil.as_str()), ("Safe.Directory", "*")],
    ] {
        let (code, said) = run(&settings);
        assert_eq!(code, Some(0), "{settings:?}: {said}");
    }
    assert!(!sandbox.has("ran"));
}

/// The same link is reported in the same words, on disk and in a revision.
#[test]
fn links_that_lead_nowhere_are_told_alike() {
    let sandbox = Sandbox::new().file("maps/real.journey", map("Real")).file("shared/people.journey", PEOPLE);
    for (link, target) in [
        ("round", "again.journey"),
        ("again", "round.journey"),
        ("folder", "../shared"),
        ("out", "/etc/passwd"),
        ("up", "../../../nowhere/at/all.journey"),
        ("broken", "nowhere.journey"),
    ] {
        symlink(target, sandbox.path(&format!("maps/{link}.journey"))).expect("a link");
        fs::write(sandbox.path(&format!("maps/uses-{link}.journey")), using(&format!("{link}.journey")))
            .expect("a file");
    }
    let sandbox = sandbox.commit("one");
    for (link, why) in [
        ("round", "its symbolic links lead in a circle"),
        ("folder", "it is a folder"),
        ("out", "outside the folder that maps can read"),
        ("up", "outside the folder that maps can read"),
        ("broken", "no file at this path"),
    ] {
        let file = format!("maps/uses-{link}.journey");
        sandbox.run(&format!("check {file}")).code(1).says(&[why]);
        sandbox.run(&format!("diff HEAD {file}")).code(1).says(&[why]);
        sandbox.run(&format!("diff HEAD HEAD {file}")).code(1).says(&[why]);
    }
    sandbox.run("check maps/round.journey").code(2).says(&["its symbolic links lead in a circle"]);
    sandbox.run("diff HEAD HEAD maps/round.journey").code(2).says(&["its symbolic links lead in a circle"]);
    // All together, the disk and the revision agree about what is compared and what isn't.
    let (disk, revision) = (sandbox.run("diff"), sandbox.run("diff HEAD HEAD"));
    assert_eq!(disk.code, revision.code, "{disk:#?}{revision:#?}");
    for link in ["out", "up"] {
        let why = format!("maps/{link}.journey is a link that leads out of its project");
        assert!(disk.err.contains(&why) && revision.err.contains(&why), "{disk:#?}{revision:#?}");
    }
}

#[test]
fn a_map_in_a_folder_whose_name_is_not_utf8_uses_the_files_beside_it() {
    let sandbox = Sandbox::new().file("shared.journey", PEOPLE);
    let folder = sandbox.path("").join(OsStr::from_bytes(b"caf\xe9"));
    fs::create_dir(&folder).expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
    write("people.journey", PEOPLE);
    write("a.journey", &using("people.journey"));
    write("b.journey", &using("../shared.journey"));
    let sandbox = sandbox.commit("one");
    sandbox.run("check").code(0).says(&["4 files: no mistakes"]);
    write("a.journey", &using("people.journey").replace("anna 1", "anna 2"));
    write("people.journey", &PEOPLE.replace("Anna", "Anna Keller"));
    let told = sandbox.run("diff").code(0).out;
    assert!(told.contains("feels 1 → 2") || told.contains("1 → 2"), "{told}");
    assert!(told.contains("Anna Keller"), "{told}");
    let sandbox = sandbox.commit("two");
    let again = sandbox.run("diff HEAD~1 HEAD").code(0).silent().out;
    assert!(again.contains("1 → 2") && again.contains("Anna Keller"), "{again}");
    sandbox.run("build --format svg").code(0);
    assert!(Path::new(&folder).join("a.svg").exists(), "{:?}", sandbox.files());
}

#[test]
fn a_map_that_is_a_broken_link_is_not_left_out_in_silence() {
    let sandbox = Sandbox::new().file("maps/a.journey", map("A")).file("real/b.journey", map("B"));
    symlink("../real/b.journey", sandbox.path("maps/b.journey")).expect("a link");
    let sandbox = sandbox.commit("one");
    sandbox.run("diff maps").code(0);
    let lost = "maps/b.journey is a link to a file that does not exist";
    fs::remove_file(sandbox.path("real/b.journey")).expect("the file");
    for call in ["diff", "diff HEAD maps", "diff maps/b.journey"] {
        sandbox.run(call).code(2).says(&[lost]);
    }
    let sandbox = sandbox.commit("two");
    sandbox
        .run("diff HEAD~1..HEAD maps")
        .code(2)
        .says(&["HEAD:maps/b.journey is a link to a file that does not exist"]);
    // What was broken before is no reason to fail, but is told.
    let told = "maps/b.journey is not compared: before and after, it is a link to a file that does not exist";
    sandbox.run("diff --exit-code").code(0).says(&[told, "1 map compared"]);
    let sandbox = sandbox.file("old/a.journey", map("A")).file("new/a.journey", map("A"));
    symlink("nowhere.journey", sandbox.path("new/c.journey")).expect("a link");
    sandbox.run("diff old new").code(2).says(&["new/c.journey"]);
}

#[test]
fn a_folder_of_submodules_names_them() {
    let origin = three();
    let url = origin.path("").display().to_string();
    let sandbox = Sandbox::new().file("top.journey", map("Top")).commit("one");
    sandbox.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "vendor/sub"]);
    let sandbox = sandbox.commit("two");
    for call in ["diff HEAD vendor", "diff vendor", "diff HEAD..HEAD vendor", "diff --staged vendor"] {
        let told = ["vendor/sub is another repository", "run wayline diff in vendor/sub"];
        sandbox.run(call).code(2).says(&told);
    }
}
