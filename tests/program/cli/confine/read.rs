//! Which files a run reads.

use super::{CANARY, house, link, outside, tells_nothing};
use crate::cli::{map, sandbox::Sandbox};
use std::fs;

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
