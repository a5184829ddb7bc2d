//! Where a run writes, and what it leaves.

use super::{house, link, outside};
use crate::cli::{map, sandbox::Sandbox};
use std::{fs, os::unix::fs::PermissionsExt};

#[test]
fn nothing_is_written_behind_a_link_out_of_the_project() {
    let made = |path: &str, target: &str| {
        let sandbox = house().file("p/g.md", "```journey\njourney: A\nstage: S\n  feels 1: X\n```\n");
        link(&sandbox, target, path);
        sandbox
    };
    for (path, target, call) in [
        ("p/a.svg", "../out/secret.journey", "build p/a.journey"),
        ("p/a.svg", "../out/new.svg", "build p/a.journey"),
        ("p/o", "../out", "build p/a.journey -o p/o/a.svg"),
        ("p/o", "../out", "build p -o p/o/"),
        ("p/o", "../out", "build p/a.journey -o p/o/new/a.svg"),
        ("p/a.csv", "../out/secret.md", "export p/a.journey -o p/a.csv"),
        ("p/r.md", "../out/secret.md", "report p -o p/r.md"),
        ("p/d.md", "../out/secret.md", "diff p/a.journey p/a.journey -o p/d.md"),
        ("p/s", "../out", "site p -o p/s/"),
        ("p/g-a.svg", "../out/secret.md", "markdown p/g.md"),
        ("p/g2.md", "../out/secret.md", "markdown p/g.md -o p/g2.md"),
        ("p/n.journey", "../out/new.journey", "new p/n.journey"),
        ("p/m", "../out", "man -o p/m"),
        ("p/deps", "../out/secret.md", "build p/a.journey -o p/z.svg --deps p/deps"),
    ] {
        let sandbox = made(path, target);
        let before = outside(&sandbox);
        let ran = sandbox.run(call);
        assert_eq!(outside(&sandbox), before, "{call}");
        assert_eq!(ran.code, 2, "{call} {ran:#?}");
    }
}

/// A file system that ignores the case of letters finds a folder by both names, as the link lets this one.
#[test]
fn two_names_are_one_file_where_the_case_of_letters_is_ignored() {
    let sandbox = Sandbox::new().file("a.journey", map("One")).file("A.journey", map("Two"));
    let names = |sandbox: &Sandbox| sandbox.files().into_iter().filter(|path| path.ends_with(".svg")).count();
    if fs::read(sandbox.path("a.journey")).ok() == fs::read(sandbox.path("A.journey")).ok() {
        return;
    }
    fs::create_dir(sandbox.path("Out")).expect("a folder");
    sandbox.run("build a.journey A.journey -o Out/").code(0);
    assert_eq!(names(&sandbox), 2);
    fs::create_dir(sandbox.path("Same")).expect("a folder");
    link(&sandbox, "Same", "sAME");
    sandbox.run("build a.journey A.journey -o Same/").code(2).says(&["would both be written to Same/A.svg"]);
    assert_eq!(names(&sandbox), 2);
}

#[test]
fn a_new_map_may_be_in_a_new_folder() {
    let sandbox = Sandbox::new();
    sandbox.run("new maps/deep/n.journey").code(0);
    sandbox.run("check maps").code(0);
}

#[test]
fn a_full_disk_leaves_nothing_behind() {
    let many: String = (0..40)
        .map(|n| format!("journey\n title Map {n}\n section S\n  A: 3: Me\n"))
        .map(|text| format!("```mermaid\n{text}```\n\n"))
        .collect();
    let sandbox = Sandbox::new()
        .file("a.journey", map("Coffee"))
        .file("m.md", many)
        .file("long.mmd", format!("journey\n title {}\n section S\n  A: 3: Me\n", "x".repeat(3000)))
        .file("guide.md", "```journey\njourney: A\nstage: S\n  feels 1: X\n```\n");
    let before = sandbox.files();
    let wayline = env!("CARGO_BIN_EXE_wayline");
    for call in [
        "new n.journey",
        "import long.mmd -o i.journey",
        "build a.journey",
        "export a.journey -o a.json",
        "report a.journey -o r.html",
        "site a.journey -o s",
        "markdown guide.md",
        "markdown guide.md -o copy.md",
        "new new/n.journey",
        "import long.mmd -o new/deep/i.journey",
        "build a.journey -o new/deep/a.svg",
        "export a.journey -o new/a.json",
        "report a.journey -o new/r.html",
        "site a.journey -o new/s",
        "markdown guide.md -o new/deep/",
    ] {
        // A file can't be longer than a kilobyte; writing more is an error, and doesn't end the program.
        let script = format!("trap '' XFSZ; ulimit -f 1; exec {wayline} {call}");
        let output = sandbox.shell(&script).output().expect("a shell");
        assert_eq!(output.status.code(), Some(2), "{call} {output:?}");
        assert_eq!(sandbox.files(), before, "{call}");
        assert!(!sandbox.has("new") && !sandbox.has("s"), "{call} leaves a folder");
    }
    // Of several maps, all or none.
    fs::create_dir(sandbox.path("maps")).expect("a folder");
    fs::write(sandbox.path("maps/m-30.journey"), "mine").expect("a file");
    sandbox.run("import m.md -o maps/").code(2).says(&["maps/m-30.journey already exists"]);
    assert_eq!(fs::read_dir(sandbox.path("maps")).expect("a folder").count(), 1);
}

#[test]
fn what_a_killed_run_left_is_removed_and_nothing_else() {
    let sandbox = Sandbox::new().file("a.journey", map("Coffee")).file("victim", "mine");
    let old = |path: &str| {
        let file =
            fs::File::options().write(true).create(true).truncate(false).open(sandbox.path(path)).expect("a file");
        let then = fs::metadata("/proc/self/exe").and_then(|data| data.modified()).expect("a time");
        file.set_modified(then).expect("a time");
        file
    };
    let (left, busy) = (".wayline-Ab3xYz.tmp", ".wayline-Busy12.tmp");
    drop(old(left));
    let held = old(busy);
    held.lock().expect("a lock");
    let others = [".wayline-Ab3xYz.tmp.bak", ".wayline-ab.tmp", ".wayline-ab-xyz.tmp", "wayline-Ab3xYz.tmp"];
    others.iter().for_each(|name| drop(old(name)));
    link(&sandbox, "victim", ".wayline-Link12.tmp");
    fs::create_dir(sandbox.path(".wayline-Folder.tmp")).expect("a folder");
    sandbox.run("build a.journey -o a.svg").code(0);
    assert!(!sandbox.has(left));
    for name in others.iter().chain(&[busy, ".wayline-Link12.tmp", ".wayline-Folder.tmp", "victim"]) {
        assert!(sandbox.has(name), "{name}");
    }
}

#[test]
fn rights_are_kept_and_new_files_follow_the_mask() {
    let sandbox =
        Sandbox::new().file("a.journey", map("Coffee")).file("b.journey", "journey:  Tea\nstage: S\n feels 1: X\n");
    let mode = |path: &str| fs::metadata(sandbox.path(path)).expect("a file").permissions().mode() & 0o7777;
    fs::set_permissions(sandbox.path("b.journey"), fs::Permissions::from_mode(0o640)).expect("rights");
    let wayline = env!("CARGO_BIN_EXE_wayline");
    let script =
        format!("umask 027; {wayline} new n.journey; {wayline} build a.journey -o a.svg; {wayline} fmt b.journey");
    assert!(sandbox.shell(&script).status().expect("a shell").success());
    assert_eq!([mode("n.journey"), mode("a.svg"), mode("b.journey")], [0o640, 0o640, 0o640]);
    assert!(sandbox.read("b.journey").starts_with("journey: Tea"));
}

/// A pipe in the place of an output that nobody named was written to, for ever: nobody read from it.
#[test]
#[cfg(unix)]
fn a_pipe_in_the_place_of_an_output_is_told() {
    let sandbox = Sandbox::new().file("m.journey", "journey: M\nstage: S\n  feels 1\n").file("site/about.txt", "");
    let sandbox = sandbox.file("g.md", "```journey\njourney: T\nstage: S\n  feels 1\n```\n");
    sandbox.shell("mkfifo site/.wayline-site g-t.svg").status().expect("two pipes");
    for call in ["site m.journey -o site", "markdown g.md"] {
        sandbox.run(call).code(2);
    }
    // Somebody reads from this one.
    let read = sandbox.shell("mkfifo pipe.svg; cat pipe.svg > copy.svg").spawn().expect("a reader");
    while !sandbox.has("pipe.svg") {
        std::thread::yield_now();
    }
    sandbox.run("build m.journey -o pipe.svg").code(0);
    let mut read = read;
    read.wait().expect("the reader's end");
    assert!(sandbox.read("copy.svg").contains("</svg>"));
}
