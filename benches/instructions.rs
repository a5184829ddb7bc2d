//! How many instructions the program takes: `cargo bench --bench instructions`.
//!
//! Counted by valgrind, so the figures don't depend on how busy the machine is. Each is compared with `instructions.tsv` beside this
//! file; `cargo bench --bench instructions --all-features -- --save` writes the new ones there. Words behind the `--` choose the cases whose names have them.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program that measures and prints")]

#[path = "../tests/support/generate/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use the rest of it")]
mod generate;
#[path = "../tests/support/instructions.rs"]
mod instructions;

use serde_json::json;
use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path, process::Stdio};

/// The figures of the last time that somebody saved them.
const SAVED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.tsv");
const HEAD: &str = "# What the program takes, in instructions: written by `cargo bench --bench instructions --all-features -- --save`.\n";
/// What has to do with the day is counted on this one.
const TODAY: [&str; 2] = ["--today", "2026-11-21"];
/// Small maps that one run draws.
const BATCH: usize = 100;
/// Keystrokes in one session of the language server.
const KEYSTROKES: usize = 10;
/// What an editor sends in that session.
const SESSION: &str = "session";

/// What is counted: a name, and the call.
struct Case {
    name: String,
    call: Vec<String>,
}

fn main() {
    let words: Vec<_> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let asked = |flag: &str| std::env::args().any(|argument| argument == flag);
    // The test runner asks for `--test`: there is nothing to count then.
    if asked("--test") {
        return;
    }
    if !instructions::can_count() {
        println!("Instructions are counted by valgrind, which isn't installed here.");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let cases = cases(folder.path());
    let mut saved = saved();
    println!("| case | instructions | saved | change |\n| --- | ---: | ---: | ---: |");
    for case in cases.iter().filter(|case| words.iter().all(|word| case.name.contains(word.as_str()))) {
        let call: Vec<_> = case.call.iter().map(String::as_str).collect();
        let now = match call.as_slice() {
            ["lsp"] => {
                let session = fs::File::open(folder.path().join(SESSION)).expect("a session");
                instructions::count_reading(folder.path(), &call, Stdio::from(session))
            }
            _ => instructions::count(folder.path(), &call),
        };
        let before = saved.insert(case.name.clone(), now);
        println!(
            "| {} | {} | {} | {} |",
            case.name,
            millions(now),
            before.map_or("–".into(), millions),
            change(before, now)
        );
    }
    if asked("--save") {
        let rows = cases.iter().filter_map(|case| Some((&case.name, saved.get(&case.name)?)));
        let text = rows.fold(HEAD.to_owned(), |mut text, (name, count)| {
            let _ = writeln!(text, "{name}\t{count}");
            text
        });
        fs::write(SAVED, text).expect("the figures");
    }
}

/// Writes the maps, and says what is counted of them.
fn cases(folder: &Path) -> Vec<Case> {
    for (path, bytes) in generate::files().iter() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let map = |name: String, text: String| {
        fs::write(folder.join(&name), text).expect("a map");
        name
    };
    let mut cases = vec![Case { name: "start (`--version`)".into(), call: vec!["--version".into()] }];
    let mut add = |name: String, call: &[&str]| {
        cases.push(Case { name, call: call.iter().map(|&word| word.to_owned()).collect() });
    };
    for columns in [12, 36, 300, 4_000] {
        let plain = map(format!("plain-{columns}.journey"), generate::plain(columns));
        add(
            format!("plain map, {columns} columns"),
            &[&["build", &plain, "-o", "map.svg", "--quiet"][..], &TODAY].concat(),
        );
    }
    for columns in [36, 300] {
        let full = map(format!("full-{columns}.journey"), generate::valid(columns, 3));
        let of = |what: &str| format!("everything, {columns} columns{what}");
        add(of(""), &[&["build", &full, "-o", "map.svg", "--quiet"][..], &TODAY].concat());
        add(
            of(", overview"),
            &[&["build", &full, "-o", "map.svg", "--quiet", "--view", "overview"][..], &TODAY].concat(),
        );
        add(of(", page"), &[&["build", &full, "-o", "map.html", "--quiet"][..], &TODAY].concat());
        add(of(", only checked"), &[&["check", &full, "--quiet"][..], &TODAY].concat());
    }
    add(
        "plain map, 36 columns, the day from the clock".into(),
        &["build", "plain-36.journey", "-o", "map.svg", "--quiet"],
    );
    fs::create_dir_all(folder.join("batch")).expect("a folder");
    for at in 0..BATCH {
        map(format!("batch/{at}.journey"), generate::plain(5 + at % 5));
    }
    add(format!("{BATCH} small maps"), &[&["build", "batch", "-o", "drawn/", "--quiet"][..], &TODAY].concat());
    fs::write(folder.join(SESSION), session(folder)).expect("a session");
    add(format!("{KEYSTROKES} keystrokes in an editor, 300 columns"), &["lsp"]);
    cases
}

/// A session of an editor that opens a map and types into the middle of it. After each keystroke it asks for folds, so that the server
/// compiles the map and reports what is wrong before it reads on.
fn session(folder: &Path) -> String {
    let uri = format!("file://{}/full-300.journey", folder.display());
    let text = generate::valid(300, 3);
    let middle = text.lines().count() / 2;
    let line =
        text.lines().skip(middle).position(|line| line.trim_start().starts_with("does")).expect("prose") + middle;
    let place = json!({ "uri": uri });
    let opened = json!({ "uri": uri, "languageId": "journey", "version": 0, "text": text });
    let mut messages = vec![
        json!({ "id": 0, "method": "initialize", "params": { "capabilities": {} } }),
        json!({ "method": "initialized", "params": {} }),
        json!({ "method": "textDocument/didOpen", "params": { "textDocument": opened } }),
    ];
    for version in 1..=KEYSTROKES {
        let at = |character: usize| json!({ "line": line, "character": character });
        // A letter in front of the keyword comes, or goes.
        let (end, letter) = if version % 2 == 1 { (0, "q") } else { (1, "") };
        let change = json!({ "range": { "start": at(0), "end": at(end) }, "text": letter });
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        messages.push(json!({ "method": "textDocument/didChange", "params": params }));
        let params = json!({ "textDocument": place });
        messages.push(json!({ "id": version, "method": "textDocument/foldingRange", "params": params }));
    }
    messages.push(json!({ "id": KEYSTROKES + 1, "method": "shutdown" }));
    messages.push(json!({ "method": "exit" }));
    let framed = |mut message: serde_json::Value| {
        message["jsonrpc"] = json!("2.0");
        let text = message.to_string();
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    };
    messages.into_iter().map(framed).collect()
}

fn saved() -> BTreeMap<String, u64> {
    let text = fs::read_to_string(SAVED).unwrap_or_default();
    let row = |line: &str| line.split_once('\t').and_then(|(name, count)| Some((name.to_owned(), count.parse().ok()?)));
    text.lines().filter_map(row).collect()
}

fn millions(count: u64) -> String {
    format!("{:.1} M", count as f64 / 1e6)
}

fn change(before: Option<u64>, now: u64) -> String {
    let percent = |before| (now as f64 / before as f64 - 1.0) * 100.0;
    before.map_or("–".into(), |before| format!("{:+.1} %", percent(before)))
}
