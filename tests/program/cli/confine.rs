//! No file outside the project is read or written, nothing that a run reads is overwritten, and each file is written whole or not at all.

use super::{
    map,
    sandbox::{Ran, Sandbox},
};
use crate::support::generate::Random;
use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, symlink},
    path::Path,
};

/// What stands in every file outside; no output may hold it.
const CANARY: &str = "canary-7f3a";

/// A project in the folder `p`, beside files that aren't its own.
fn house() -> Sandbox {
    let secret = format!("journey: {CANARY}\nstage: Enter\n   feels 9: {CANARY}\n{CANARY}\n");
    let toml = format!("theme = \"{CANARY}\"\n{CANARY} = 3\n");
    let markdown = format!("# {CANARY}\n\n```journey\njourney: {CANARY}\nstage: X\n  {CANARY}\n```\n");
    Sandbox::new()
        .file("p/.git/HEAD", "ref: refs/heads/main\n")
        .file("p/a.journey", map("Coffee"))
        .file("out/secret.journey", &secret)
        .file("out/secret.mmd", &secret)
        .file("out/secret.md", &markdown)
        .file("out/secret.toml", toml)
        .file("out/deep/other.journey", &secret)
}

fn link(sandbox: &Sandbox, target: &str, path: &str) {
    symlink(target, sandbox.path(path)).expect("a link can be made");
}

/// Everything outside, as it is.
fn outside(sandbox: &Sandbox) -> Vec<(String, Vec<u8>, u64)> {
    let files = sandbox.files().into_iter().filter(|path| !path.starts_with("p/"));
    let state = |path: String| {
        let full = sandbox.path(&path);
        let inode = fs::metadata(&full).map_or(0, |data| data.ino());
        let bytes = fs::read(&full).unwrap_or_default();
        (path, bytes, inode)
    };
    files.map(state).collect()
}

#[track_caller]
fn tells_nothing(ran: &Ran) {
    assert!(!ran.out.contains(CANARY) && !ran.err.contains(CANARY), "{ran:#?}");
}

#[test]
fn a_map_behind_a_link_out_of_the_project_is_refused() {
    for (target, path) in [
        ("../out/secret.journey", "p/x.journey"),
        ("../out/missing.journey", "p/x.journey"),
        ("../out", "p/x"),
        ("../../p/../out/secret.journey", "p/sub/x.journey"),
    ] {
        let sandbox = house().file("p/sub/b.journey", map("Tea"));
        link(&sandbox, target, path);
        link(&sandbox, path.trim_start_matches("p/"), "p/chain.journey");
        let named = if path.ends_with("x") { "p/x/secret.journey" } else { path };
        let before = outside(&sandbox);
        for call in [
            "check NAME",
            "check NAME --format json",
            "check NAME --report github",
            "build NAME",
            "build NAME -o p/y.svg",
            "fmt NAME",
            "fmt --check NAME",
            "fmt --diff NAME",
            "export NAME --format csv",
            "export NAME --format json",
            "report NAME",
            "diff p/a.journey NAME",
            "diff NAME p/a.journey",
            "site NAME -o p/site/",
            "markdown NAME",
            "import NAME",
            "check p",
            "fmt p",
            "check p/chain.journey",
            "fmt p/chain.journey",
        ] {
            let ran = sandbox.run(&call.replace("NAME", named));
            tells_nothing(&ran);
            assert_eq!(outside(&sandbox), before, "{call}");
            if call.contains("NAME") {
                assert_eq!(ran.code, 2, "{call} {ran:#?}");
                let missing = target.contains("missing");
                let told = format!("{}{}", ran.out, ran.err).contains("outside the project");
                assert!(missing || told, "{call} {ran:#?}");
            }
        }
    }
}

#[test]
fn a_link_inside_the_project_is_followed() {
    let sandbox = house().file("p/sub/b.journey", map("Tea"));
    link(&sandbox, "sub/b.journey", "p/l.journey");
    link(&sandbox, "sub", "p/folder");
    sandbox.run("check p/l.journey p/folder/b.journey").code(0);
    // A link that leads into the project from elsewhere is nobody's trick.
    link(&sandbox, "p", "door");
    sandbox.run("check door/a.journey").code(0);
}

#[test]
fn settings_behind_a_link_out_of_the_project_are_refused() {
    for target in ["../out/secret.toml", "/dev/zero", "../out/missing.toml"] {
        let sandbox = house();
        link(&sandbox, target, "p/wayline.toml");
        for call in ["check p", "build p/a.journey", "export p/a.journey --format json", "fmt p"] {
            let ran = sandbox.run(call);
            tells_nothing(&ran);
            ran.code(2).says(&["cannot read p/wayline.toml: it leads outside the project"]);
        }
        assert!(!sandbox.has("p/a.svg"), "{target}");
    }
}

#[test]
fn files_that_a_map_names_stay_inside_by_every_way() {
    let sandbox = house();
    link(&sandbox, "../out", "p/door");
    link(&sandbox, "../out/secret.journey", "p/s.journey");
    for path in
        ["door/secret.journey", "s.journey", "../out/secret.journey", "door/../s.journey", "door/missing.journey"]
    {
        for line in ["use: PATH", "compares: PATH", "image: PATH", "attach: PATH", "see: PATH"] {
            let said = line.replace("PATH", path);
            let head = match line.split(':').next() {
                Some("use") => format!("{said}\n{}", map("A")),
                Some("compares") => format!("journey: A\n  {said}\nstage: S\n  feels 1: X\n"),
                _ => format!("journey: A\nstage: S\n  feels 1: X\n  {said}\n"),
            };
            fs::write(sandbox.path("p/u.journey"), head).expect("a file");
            let ran = sandbox.run("build p/u.journey --format html --embed-attachments");
            tells_nothing(&ran);
            if sandbox.has("p/u.html") {
                assert!(!sandbox.read("p/u.html").contains(CANARY), "{line} {path}");
            }
        }
    }
}

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

#[test]
fn the_folder_of_the_settings_is_in_the_project() {
    for folder in ["../victim", "/tmp/wayline-victim", "a/../../victim", "door"] {
        let sandbox = house().file("p/wayline.toml", format!("output = \"{folder}\"\n"));
        link(&sandbox, "../out", "p/door");
        let before = outside(&sandbox);
        let ran = sandbox.run("build p/a.journey").code(2);
        ran.says(&["`output` in p/wayline.toml leads outside the project"]);
        assert_eq!(outside(&sandbox), before, "{folder}");
        sandbox.run("build p/a.journey --root .").code(if folder.starts_with("/tmp") { 2 } else { 0 });
    }
}

#[test]
fn root_widens_the_project() {
    let sandbox = Sandbox::new().file("p/.git/HEAD", "").file("lib/b.journey", map("Tea"));
    link(&sandbox, "../lib/b.journey", "p/b.journey");
    sandbox.run("check p/b.journey").code(2).says(&["--root"]);
    sandbox.run("check p/b.journey --root .").code(0);
    sandbox.run("check p/b.journey --root lib").code(0);
    sandbox.run("check lib/b.journey --root p").code(2).says(&["lib/b.journey is outside the project"]);
    sandbox.run("check p/b.journey --root nowhere").code(2).says(&["--root nowhere"]);
}

#[test]
fn no_output_is_an_input() {
    let rich = "use: people.journey\njourney: Rich\n  compares: old.journey\nstage: Enter\n  feels anna 1: Fine\n  image: pic.svg\n  attach: notes.html\n";
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let guide = "# Guide\n\n```journey\njourney: A\nstage: S\n  feels 1: X\n```\n";
    let new = || {
        let sandbox = Sandbox::new()
            .file("a.journey", map("Coffee"))
            .file("rich.journey", rich)
            .file("people.journey", "persona anna: Anna\n")
            .file("old.journey", map("Old"))
            .file("pic.svg", picture)
            .file("notes.html", "mine")
            .file("wayline.toml", "theme = \"light\"\n")
            .file("d.mmd", "journey\n title D\n section S\n  A: 3: Me\n")
            .file("docs/guide.md", guide)
            .file("docs/a.md", guide)
            .file("more/guide.md", guide);
        link(&sandbox, "a.journey", "soft.svg");
        link(&sandbox, ".", "loop");
        fs::hard_link(sandbox.path("a.journey"), sandbox.path("hard.svg")).expect("a link can be made");
        fs::hard_link(sandbox.path("pic.svg"), sandbox.path("hard.png")).expect("a link can be made");
        sandbox
    };
    for call in [
        "build a.journey -o a.journey --format svg",
        "build a.journey -o soft.svg",
        "build a.journey -o hard.svg",
        "build a.journey -o loop/loop/soft.svg",
        "build a.journey -o a.html --deps a.journey",
        "build a.journey -o a.html --deps a.html",
        "build a.journey -o a.html --deps loop/wayline.toml",
        "build a.journey rich.journey --deps people.journey",
        "build rich.journey -o people.journey --format svg",
        "build rich.journey -o old.journey --format json",
        "build rich.journey -o pic.svg --format svg",
        "build rich.journey -o hard.png --format svg",
        "build rich.journey -o notes.html",
        "build rich.journey -o wayline.toml --format svg",
        "build rich.journey -o loop/wayline.toml --format svg",
        "export a.journey -o a.journey --format csv",
        "export rich.journey -o people.journey --format csv",
        "export rich.journey -o pic.svg --format markdown",
        "report a.journey -o a.journey --format json",
        "report . -o people.journey --format json",
        "report rich.journey -o notes.html",
        "diff a.journey old.journey -o a.journey --format json",
        "diff a.journey old.journey -o hard.svg",
        "diff old.journey rich.journey -o people.journey --format json",
        "diff old.journey rich.journey -o notes.html",
        "import d.mmd -o d.mmd",
        "import docs/guide.md -o docs/guide.md",
        "markdown docs/guide.md -o docs/",
        "markdown docs/guide.md -o docs/guide.md",
        "markdown docs/guide.md -o loop/docs/guide.md",
        "markdown docs/guide.md more/guide.md -o o/",
        "markdown docs/guide.md docs/a.md -o docs/",
        "site a.journey -o s --deps a.journey",
        "site a.journey -o s --deps s/index.html",
        "new a.journey",
        "fmt --check a.journey -o a.journey",
    ] {
        let sandbox = new();
        let all = |sandbox: &Sandbox| -> Vec<_> {
            let files = sandbox.files().into_iter();
            files.map(|path| (fs::read(sandbox.path(&path)).unwrap_or_default(), path)).collect()
        };
        let before = all(&sandbox);
        let ran = sandbox.run(call);
        assert_eq!(ran.code, 2, "{call} {ran:#?}");
        assert_eq!(all(&sandbox), before, "{call}");
    }
    let sandbox = new();
    sandbox
        .run("build a.journey -o hard.svg")
        .says(&["hard.svg would overwrite a.journey, which is an input of this run"]);
    sandbox.run("markdown docs/guide.md -o docs/").says(&["docs/guide.md would be overwritten, but it is an input"]);
    sandbox.run("markdown docs/guide.md more/guide.md -o o/").says(&["would both be written to o/guide.md"]);
}

#[test]
fn what_is_attached_is_an_input_and_what_is_linked_is_not() {
    let text = "journey: A\nstage: S\n  feels 1: X\n  attach: note.svg\n  see: b.html\n";
    let sandbox = Sandbox::new().file("a.journey", text).file("note.svg", "mine").file("b.html", "an old page");
    for call in [
        "build a.journey -o note.svg",
        "diff a.journey a.journey -o note.svg",
        "export a.journey --format json -o note.svg",
    ] {
        sandbox.run(call).code(2).says(&["note.svg would be overwritten, but it is an input"]);
    }
    sandbox.run("build a.journey -o b.html --deps -").code(0);
    assert_ne!(sandbox.read("b.html"), "an old page");
    assert_eq!(sandbox.read("note.svg"), "mine");
}

#[test]
fn the_data_that_figures_are_measured_from_is_an_input() {
    let map = |data: &str| {
        format!(
            "journey: A\nsource log: Log\n  data: {data}\n  columns: case c, event e, when w\nstage: S\n  feels 1: X\n    from: log\n"
        )
    };
    for (data, files) in [
        ("d.csv", &["d.csv"][..]),
        ("logs/*.csv", &["logs/a.csv", "logs/b.csv"]),
        ("logs", &["logs/a.csv", "logs/deep/b.csv"]),
        ("logs/**/b.csv", &["logs/deep/b.csv"]),
    ] {
        let rows = "c,e,w\n1,a,2026-01-01\n";
        let mut sandbox = Sandbox::new().file("a.journey", map(data)).file("logs/plain.txt", "mine");
        for file in files {
            sandbox = sandbox.file(file, rows);
        }
        for file in files {
            for call in [
                "export a.journey --format csv -o",
                "build a.journey -f text -o",
                "diff a.journey a.journey -f text -o",
            ] {
                let says = format!("{file} would be overwritten, but it is an input");
                sandbox.run(&format!("{call} {file}")).code(2).says(&[&says]);
            }
            sandbox.run(&format!("build a.journey -o a.svg --deps {file}")).code(2);
            assert_eq!(sandbox.read(file), rows);
        }
        sandbox.run("build a.journey -f text -o logs/new.csv").code(0);
    }
}

#[test]
fn what_people_write_is_not_replaced_by_an_output_even_if_the_run_does_not_read_it() {
    let page = format!("# Page\n\n```journey\n{}```\n", map("Tea"));
    let new = || {
        let sandbox = Sandbox::new().file("a.journey", map("Coffee")).file("b.journey", map("Tea"));
        sandbox.file("wayline.toml", "").file(".git/config", "[core]\n").file("page.md", &page).file("old.md", "mine")
    };
    for (call, says) in [
        ("build a.journey -o o.svg --deps b.journey", "b.journey cannot be an output: it is a map"),
        ("build a.journey -f svg -o .git/config", ".git/config cannot be an output: git keeps its own files there"),
        ("build a.journey -f svg -o .git/hooks/post-commit", "git keeps its own files there"),
        ("build a.journey -f svg -o page.md", "page.md cannot be an output: there are maps in it"),
        ("build a.journey -f json -o c/wayline.toml", "projects keep their settings in a file of that name"),
        ("export a.journey -f markdown -o page.md", "page.md cannot be an output: there are maps in it"),
        ("report a.journey -o page.md", "page.md cannot be an output: there are maps in it"),
        ("report a.journey -f text -o b.journey", "b.journey cannot be an output: it is a map"),
    ] {
        let sandbox = new();
        let all = || ["b.journey", "wayline.toml", ".git/config", "page.md"].map(|name| sandbox.read(name));
        let before = all();
        sandbox.run(call).code(2).says(&[says, "nothing was changed"]);
        assert_eq!(all(), before, "{call}");
        assert!(!sandbox.has(".git/hooks"), "{call}");
    }
    new().run("export a.journey -f markdown -o old.md").code(0);
}

#[test]
fn a_new_map_may_be_in_a_new_folder() {
    let sandbox = Sandbox::new();
    sandbox.run("new maps/deep/n.journey").code(0);
    sandbox.run("check maps").code(0);
}

/// A picture that only a later page would be written over is found before the first page is written.
#[test]
fn no_page_of_a_split_drawing_is_an_input() {
    let sandbox = Sandbox::new().file("pages/a-2.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>").file(
        "a.journey",
        "journey: A\nstage: S\n  feels 1: X\n  image: pages/a-2.svg\nstage: T\n  feels 1: X\nstage: U\n  feels 1: X\n",
    );
    sandbox
        .run("build a.journey --split stages --format svg -o pages/")
        .code(2)
        .says(&["pages/a-2.svg would be overwritten"]);
    assert!(!sandbox.has("pages/a-1.svg"));
}

#[test]
fn a_site_removes_only_what_it_can_prove_to_be_its_own() {
    let sandbox = house().file("p/b.journey", map("Tea")).file("p/note.txt", "mine");
    sandbox.run("site p/a.journey p/b.journey -o p/s").code(0);
    let list = sandbox.read("p/s/.wayline-site");
    let own =
        list.split("\"maps/b.html\": \"").nth(1).and_then(|rest| rest.split('"').next()).expect("a hash").to_owned();
    // A folder that became a link, a file that became a link, names that lead elsewhere, a page that somebody changed.
    fs::create_dir(sandbox.path("p/else")).expect("a folder");
    fs::copy(sandbox.path("p/s/maps/b.html"), sandbox.path("p/else/b.html")).expect("a copy");
    fs::copy(sandbox.path("p/s/maps/b.html"), sandbox.path("out/b.html")).expect("a copy");
    link(&sandbox, "../else", "p/s/door");
    link(&sandbox, "../../out/b.html", "p/s/soft.html");
    fs::write(sandbox.path("p/s/mine.html"), "mine").expect("a file");
    let names = [
        "door/b.html",
        "soft.html",
        "../else/b.html",
        "mine.html",
        "../../out/b.html",
        "maps",
        "x\\n../else/b.html",
        "",
    ];
    let extra: String = names.iter().map(|name| format!("\"{name}\": \"{own}\", ")).collect();
    fs::write(sandbox.path("p/s/.wayline-site"), list.replacen("{\n    \"", &format!("{{ {extra} \""), 1))
        .expect("a file");
    assert!(sandbox.read("p/s/.wayline-site").contains("door/b.html"), "{}", sandbox.read("p/s/.wayline-site"));
    sandbox.run("site p/a.journey -o p/s").code(0);
    for kept in ["p/else/b.html", "out/b.html", "p/s/mine.html", "p/s/door", "p/s/maps/a.html"] {
        assert!(sandbox.has(kept), "{kept}");
    }
    assert!(fs::symlink_metadata(sandbox.path("p/s/soft.html")).is_ok());
    assert!(!sandbox.has("p/s/maps/b.html"), "its own page is gone");
    // A page that was changed since, and the list of an earlier version.
    sandbox.run("site p/a.journey p/b.journey -o p/s").code(0);
    fs::write(sandbox.path("p/s/maps/b.html"), "changed by hand").expect("a file");
    sandbox.run("site p/a.journey -o p/s").code(0);
    assert_eq!(sandbox.read("p/s/maps/b.html"), "changed by hand");
    fs::write(sandbox.path("p/s/.wayline-site"), "index.html\nmine.html\n").expect("a file");
    sandbox.run("site p/a.journey -o p/s").code(0);
    assert_eq!(sandbox.read("p/s/mine.html"), "mine");
}

#[test]
fn a_site_replaces_no_page_that_somebody_else_wrote() {
    let sandbox = house().file("p/docs/index.html", "<p>By hand");
    sandbox.run("site p/a.journey -o p/docs").code(2).says(&["index.html would be overwritten", "move it"]);
    assert_eq!(sandbox.read("p/docs/index.html"), "<p>By hand");
    assert!(!sandbox.has("p/docs/maps"), "nothing is written before it is clear that everything can be");
}

#[test]
fn a_site_replaces_no_attachment_that_somebody_else_put_there() {
    let map = "journey: A\nstage: S\n  feels 1: X\n  attach: att.txt\n  attach: doc.html\n";
    let sandbox = Sandbox::new()
        .file("m/a.journey", map)
        .file("m/att.txt", "mine")
        .file("m/doc.html", "<p>mine</p>")
        .file("s/files/m/att.txt", "somebody else's");
    sandbox.run("site m -o s").code(2).says(&["files/m/att.txt would be overwritten, and is another file"]);
    assert_eq!(sandbox.read("s/files/m/att.txt"), "somebody else's");
    // What an interrupted run has copied is the same, and so one's own.
    let sandbox = sandbox.file("s/files/m/att.txt", "mine").file("s/files/m/doc.html", "<p>mine</p>");
    sandbox.run("site m -o s").code(0);
    let sandbox = sandbox.file("m/att.txt", "newer");
    sandbox.run("site m -o s").code(0);
    assert_eq!(sandbox.read("s/files/m/att.txt"), "newer");
}

#[test]
fn a_site_never_writes_behind_a_link_in_its_folder() {
    let sandbox = house();
    fs::create_dir_all(sandbox.path("p/s")).expect("a folder");
    fs::create_dir_all(sandbox.path("p/own")).expect("a folder");
    link(&sandbox, "../own", "p/s/maps");
    sandbox.run("site p/a.journey -o p/s").code(2).says(&["outside"]);
    assert_eq!(fs::read_dir(sandbox.path("p/own")).expect("a folder").count(), 0);
    assert!(!sandbox.has("p/s/index.html"), "nothing is written at all");
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
        // A file can't be longer than a kilobyte, and the program is told so instead of being ended.
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

#[test]
fn signs_in_names_are_inert() {
    let name = "a\u{1b}[31m\nerror::x\u{202e}.journey";
    let sandbox = Sandbox::new().file("ok.journey", map("Tea"));
    fs::write(sandbox.path(name), "journey:  X\nstage: S\n feels 9: X\n").expect("a file");
    fs::write(sandbox.path("b\u{1b}[31m\n::add-mask::x.journey"), "journey:  X\nstage: S\n feels 1: X\n")
        .expect("a file");
    for call in [
        "fmt --check",
        "fmt --diff",
        "check",
        "check --format short",
        "check --report github",
        "check --format json",
        "check --format sarif",
        "build --report github",
        "report",
        "report --format markdown",
        "report --fail-on unanswered-critical",
        "export --format csv -o out/",
        "build --deps deps",
        "site -o s",
    ] {
        let ran = sandbox.run(call);
        for text in [&ran.out, &ran.err] {
            // Signs that only change the direction are as good as any in data.
            let direction = call.contains("json") || call.contains("sarif");
            assert!(!text.contains('\u{1b}') && (direction || !text.contains('\u{202e}')), "{call} {ran:#?}");
            assert!(
                !text.lines().any(|line| line.starts_with("error::x") || line.starts_with("::add-mask")),
                "{call} {ran:#?}"
            );
        }
    }
}

#[test]
fn what_somebody_names_may_be_a_pipe() {
    let sandbox = Sandbox::new().file("a.journey", map("Coffee"));
    let wayline = env!("CARGO_BIN_EXE_wayline");
    for call in [
        "check <(cat a.journey)",
        "check /dev/stdin < a.journey",
        "cat a.journey | WAYLINE check /dev/stdin",
        "build a.journey -o /dev/stdout --format json | grep -q Coffee",
        "build a.journey -o /dev/null --format json",
        "diff <(cat a.journey) a.journey",
        "build a.journey -o /dev/stdout --format json > out.json; grep -q Coffee out.json; test -L /dev/stdout",
    ] {
        let call =
            if call.contains("WAYLINE") { call.replace("WAYLINE", wayline) } else { format!("{wayline} {call}") };
        let output = sandbox.shell(&call).output().expect("a shell");
        assert!(output.status.success(), "{call} {output:?}");
    }
}

/// Chance folders with links, each command, and nothing outside was read or changed. `WAYLINE_TIMES=10` makes ten times as many.
#[test]
fn generated_folders_with_links_give_nothing_away() {
    let times = std::env::var("WAYLINE_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    for seed in 0..4 * times {
        let mut random = Random::new(seed);
        let sandbox = house();
        fs::create_dir_all(sandbox.path("p/sub/deep")).expect("a folder");
        let places = ["p", "p/sub", "p/sub/deep"];
        let names = [
            "b.journey",
            "c.journey",
            "b.svg",
            "b.html",
            "wayline.toml",
            "o",
            "a.svg",
            "a.html",
            "g.md",
            "pic.png",
            "b.csv",
        ];
        let targets = [
            "out/secret.journey",
            "out/secret.toml",
            "out/secret.md",
            "out",
            "out/deep",
            "out/new",
            "p/sub",
            "p/a.journey",
            "p/sub/b.journey",
            "p/sub/deep/o",
            ".",
            "out/deep/../secret.journey",
        ];
        for _ in 0..8 {
            let (place, name) = (random.pick(&places), random.pick(&names));
            let path = format!("{place}/{name}");
            let full = sandbox.path(&path);
            if fs::symlink_metadata(&full).is_ok() {
                continue;
            }
            if random.one_in(4) {
                let text = if name.ends_with(".toml") {
                    format!("output = \"{}\"\n", random.pick(&["dist", "o", "../x", "sub/o"]))
                } else {
                    format!(
                        "use: {}\n{}",
                        random.pick(&["c.journey", "o/secret.journey", "../b.journey", "sub/b.journey"]),
                        map("X")
                    )
                };
                fs::write(full, text).expect("a file");
            } else {
                let target = sandbox.path(random.pick(&targets));
                let target = if random.one_in(2) {
                    target
                } else {
                    let up = "../".repeat(place.matches('/').count() + 1);
                    Path::new(&up).join(target.strip_prefix(sandbox.path("")).expect("inside"))
                };
                symlink(target, full).expect("a link");
            }
        }
        let before = outside(&sandbox);
        for call in [
            "check p",
            "check p/b.journey p/sub/b.journey p/o/secret.journey p/sub/o/secret.journey",
            "fmt p",
            "fmt p/b.journey p/sub/b.journey",
            "build p --format svg,html,json --embed-attachments",
            "build p/a.journey -o p/o/a.svg",
            "build p/b.journey -o p/sub/o/",
            "export p --format csv -o p/o/",
            "report p -o p/a.html",
            "site p -o p/o",
            "site p -o p/sub/o",
            "markdown p/g.md p/sub/g.md",
            "markdown p/g.md -o p/sub/o/",
            "diff p/a.journey p/b.journey -o p/b.html",
            "import p/g.md -o p/o/",
            "new p/o/n.journey",
        ] {
            let ran = sandbox.run(call);
            tells_nothing(&ran);
            assert_eq!(outside(&sandbox), before, "seed {seed}: {call}\n{ran:#?}");
        }
        for path in sandbox.files().iter().filter(|path| path.starts_with("p/")) {
            let full = sandbox.path(path);
            let inside = fs::canonicalize(&full)
                .is_ok_and(|real| real.starts_with(fs::canonicalize(sandbox.path("p")).expect("p")));
            let bytes = if inside { fs::read(&full).unwrap_or_default() } else { Vec::new() };
            assert!(!String::from_utf8_lossy(&bytes).contains(CANARY), "seed {seed}: {path}");
        }
    }
}
