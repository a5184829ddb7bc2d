//! Nothing that a run reads is overwritten.

use super::link;
use crate::cli::{map, sandbox::Sandbox};
use std::fs;

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
}

#[test]
fn what_is_attached_is_an_input_and_what_is_linked_is_not() {
    let text = "journey: A\nstage: S\n  feels 1: X\n  attach: note.svg\n  attach: note.json\n  see: b.html\n";
    let sandbox = Sandbox::new().file("a.journey", text).file("note.svg", "mine").file("b.html", "an old page");
    let sandbox = sandbox.file("note.json", "mine");
    for call in ["build a.journey -o note.svg", "diff a.journey a.journey -o note.svg", "export a.journey -o note.json"]
    {
        sandbox.run(call).code(2).says(&["would be overwritten, but it is an input"]);
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
            let says = format!("{file} would be overwritten, but it is an input");
            sandbox.run(&format!("export a.journey --format csv -o {file}")).code(2).says(&[&says]);
            for call in ["build a.journey -f text -o", "diff a.journey a.journey -f text -o"] {
                sandbox.run(&format!("{call} {file}")).code(2);
            }
            sandbox.run(&format!("build a.journey -o a.svg --deps {file}")).code(2);
            assert_eq!(sandbox.read(file), rows);
        }
        sandbox.run("export a.journey -o logs/new.csv").code(0);
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
