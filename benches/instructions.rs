//! How many instructions the program takes: `cargo bench --bench instructions`.
//!
//! Counted by valgrind, so the figures don't depend on how busy the machine is. Each is compared with `instructions.tsv` beside this
//! file; `cargo bench --bench instructions -- --save` writes the new ones there. Words behind the `--` choose the cases whose names have them.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program that measures and prints")]

#[path = "../tests/support/generate/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use the rest of it")]
mod generate;
#[path = "../tests/support/instructions.rs"]
mod instructions;

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

/// The figures of the last time that somebody saved them.
const SAVED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.tsv");
const HEAD: &str =
    "# What the program takes, in instructions: written by `cargo bench --bench instructions -- --save`.\n";
/// What has to do with the day is counted on this one.
const TODAY: [&str; 2] = ["--today", "2026-11-21"];
/// Small maps that one run draws.
const BATCH: usize = 100;

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
        let now = instructions::count(folder.path(), &call);
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
    cases
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
