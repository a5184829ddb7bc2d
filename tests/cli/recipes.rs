//! The shell lines of the documents do what the documents say.
//!
//! A fence `sh tried` is run, and the fence `text output` behind it is what it says; all fences of a page after each other, in one
//! repository with the files that the page shows as `name=`.

use crate::sandbox::Sandbox;
use std::{path::Path, process::Command};

/// A fence of a page.
struct Fence {
    line: usize,
    info: String,
    text: String,
}

fn fences(page: &str) -> Vec<Fence> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src").join(page);
    let text = std::fs::read_to_string(path).expect("a page");
    let mut fences: Vec<Fence> = Vec::new();
    let mut open = false;
    for (at, line) in text.lines().enumerate() {
        match (open, line.strip_prefix("```")) {
            (false, Some(info)) => {
                fences.push(Fence { line: at + 1, info: info.trim_start_matches('`').to_owned(), text: String::new() });
                open = true;
            }
            (true, Some(_)) => open = false,
            (true, None) => {
                let fence = fences.last_mut().expect("an open fence");
                fence.text += line;
                fence.text.push('\n');
            }
            (false, None) => {}
        }
    }
    fences
}

fn try_page(page: &str) {
    let fences = fences(page);
    let mut sandbox = Sandbox::new();
    for fence in &fences {
        if let Some(name) = fence.info.split(' ').find_map(|word| word.strip_prefix("name=")) {
            sandbox = sandbox.file(name, &fence.text);
        }
    }
    let sandbox = sandbox.commit("The files of the page");
    let mut tried = 0;
    for (at, fence) in fences.iter().enumerate().filter(|(_, fence)| fence.info == "sh tried") {
        let (out, err) = shell(&sandbox, &format!("{page}:{}", fence.line), &fence.text);
        if let Some(expected) = fences.get(at + 1).filter(|next| next.info == "text output") {
            assert_eq!(out, expected.text, "{page}:{}: {err}", expected.line);
        }
        tried += 1;
    }
    assert!(tried > 0, "{page} has nothing to try");
}

fn shell(sandbox: &Sandbox, place: &str, script: &str) -> (String, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_wayline")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut command: Command = sandbox.shell(&format!("set -eu\n{script}"));
    let output = command.env("PATH", path).output().expect("a shell");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{place}: {script}\n{out}\n{err}");
    (out, err)
}

#[test]
fn maps_in_git() {
    try_page("git.md");
}
