//! Pipes, devices and open streams in the place of files: read once where somebody names one, never waited for, never rewritten.

use super::{map, sandbox::Sandbox};
use std::process::Output;

const LOOSE: &str = "journey: Coffee\nstage: Enter\n  feels 1:   Welcome\n";
/// A mistake that has a safe fix.
const FIXABLE: &str = "journey: Coffee\nstage: Enter\n  feels 1 Welcome\n";

fn shell(sandbox: &Sandbox, call: &str) -> (Option<i32>, String, String) {
    let call = call.replace("WAYLINE", env!("CARGO_BIN_EXE_wayline"));
    let Output { status, stdout, stderr } = sandbox.shell(&call).output().expect("a shell");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (status.code(), text(stdout), text(stderr))
}

/// The text was read, formatted and lost.
#[test]
fn what_can_be_read_once_is_not_rewritten() {
    let sandbox = Sandbox::new().file("a.journey", LOOSE).file("b.journey", FIXABLE);
    for call in [
        "cat a.journey | WAYLINE fmt /dev/stdin",
        "cat a.journey | WAYLINE fmt /proc/self/fd/0",
        "WAYLINE fmt /dev/stdin < a.journey",
        "WAYLINE fmt <(cat a.journey)",
        "cat b.journey | WAYLINE check --fix /dev/stdin",
        "WAYLINE check --unsafe-fixes <(cat b.journey)",
        "WAYLINE check --fix /dev/fd/0 < b.journey",
    ] {
        let (code, out, err) = shell(&sandbox, call);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{call}: {err}");
        assert!(err.contains("in place: it is not a regular file") && err.contains("`-`"), "{call}: {err}");
    }
    assert_eq!((sandbox.read("a.journey"), sandbox.read("b.journey")), (LOOSE.to_owned(), FIXABLE.to_owned()));
    let (code, out, _) = shell(&sandbox, "WAYLINE markdown <(echo '```journey')");
    assert_eq!((code, out.as_str()), (Some(2), ""));
}

#[test]
fn what_is_only_looked_at_can_be_a_pipe() {
    let sandbox = Sandbox::new().file("a.journey", LOOSE).file("b.journey", FIXABLE);
    for (call, code, part) in [
        ("WAYLINE fmt --check <(cat a.journey)", 1, "/dev/fd/"),
        ("WAYLINE fmt --diff <(cat a.journey)", 1, "+  feels 1: Welcome"),
        ("WAYLINE check --fix --diff <(cat b.journey)", 1, "+  feels 1: Welcome"),
        ("cat b.journey | WAYLINE check --fix -", 0, "feels 1: Welcome"),
        ("WAYLINE show <(cat a.journey)", 0, "Coffee"),
        ("WAYLINE report <(cat a.journey)", 0, "Pains"),
        ("WAYLINE export --format json <(cat a.journey)", 0, "Welcome"),
        // Like standard input, it has no folder for drawings.
        ("WAYLINE build <(cat a.journey)", 0, "<svg"),
        (
            "mkfifo p.journey; cat a.journey > p.journey & while [ ! -p p.journey ]; do sleep 0.01; done; WAYLINE show p.journey",
            0,
            "Coffee",
        ),
    ] {
        let (ended, out, err) = shell(&sandbox, call);
        assert!(ended == Some(code) && out.contains(part), "{call}: {ended:?} {out} {err}");
    }
    for call in [
        "build <(cat a.journey) -o out/",
        "export --format json <(cat a.journey) -o out/",
        "site <(cat a.journey) -o out",
    ] {
        let (code, _, err) = shell(&sandbox, &format!("WAYLINE {call}"));
        assert!(code == Some(2) && err.contains("not a regular file"), "{call}: {err}");
    }
    assert!(!sandbox.has("out"));
}

/// It was emptied and written over.
#[test]
fn standard_input_is_no_output_nor_is_the_file_behind_it() {
    let sandbox = Sandbox::new().file("a.journey", LOOSE).file("a.svg", LOOSE);
    for call in [
        "WAYLINE build /dev/stdin -f svg -o /dev/stdin < a.journey",
        "WAYLINE build a.journey -f svg -o /proc/self/fd/0 < a.journey",
        "WAYLINE build - -f svg -o a.svg < a.svg",
        "WAYLINE build a.journey -f svg -o /dev/fd/3 3<>a.journey",
    ] {
        let (code, _, err) = shell(&sandbox, call);
        assert_eq!(code, Some(2), "{call}: {err}");
        assert_eq!((sandbox.read("a.journey"), sandbox.read("a.svg")), (LOOSE.to_owned(), LOOSE.to_owned()), "{call}");
    }
}

/// Opening a pipe waits until somebody opens its other end.
#[test]
fn nothing_waits_for_a_pipe_that_nobody_writes_to() {
    let page = "```journey\njourney: A\nuse: p.journey\nstage: S\n  feels 1\n```\n";
    let uses = "journey: A\nuse: p.journey\nstage: S\n  feels 1\n";
    let shows = "journey: A\nstage: S\n  image: p.png\n  attach: p.pdf\n  feels 1\n";
    let sandbox = Sandbox::new()
        .file("uses.journey", uses)
        .file("shows.journey", shows)
        .file("page.md", page)
        .file("m/a.journey", map("A"))
        .file("set/a.journey", map("A"))
        .file("a.journey", map("A"))
        .file("out/x", "");
    sandbox
        .shell("mkfifo p.journey p.png p.pdf p.md p.csv m/p.journey set/wayline.toml out/a.svg")
        .status()
        .expect("pipes");
    for call in [
        "check p.journey",
        "show p.journey",
        "fmt p.journey",
        "check --fix p.journey",
        "build p.journey -o p.svg",
        "markdown p.md",
        "import p.csv",
        "diff p.journey a.journey",
        "check uses.journey",
        "check shows.journey",
        "build shows.journey",
        "check m",
        "check page.md",
        "check set/a.journey",
        "build a.journey -o out/",
        "data sql p.journey",
        "data sql m/a.journey --results p.csv",
    ] {
        let (code, _, err) = shell(&sandbox, &format!("timeout 20 WAYLINE {call}"));
        // 124 would be the time that is over.
        let ran = (code, err);
        assert!(
            code == Some(2) || code != Some(124) && (call.starts_with("check") || call.contains("shows")),
            "{call}: {ran:?}"
        );
    }
    sandbox.run("check p.journey").code(2).says(&["cannot read p.journey: nobody writes to this pipe"]);
    sandbox.run("check uses.journey").code(1).says(&["it is not a regular file"]);
}
