//! How long the program takes from its start to a drawing on disk: `cargo bench --bench cold`.
//!
//! Prints the median and the fastest of several runs, and the most memory that a run held (where GNU time is there to
//! tell), as the table that stands in `docs/src/performance.md`.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program that measures time and prints it")]

#[path = "../tests/support/generate/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use the rest of it")]
mod generate;

use std::{
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Columns, and how many runs are worth the wait.
const SIZES: [(usize, usize); 4] = [(12, 41), (36, 41), (300, 21), (4_000, 11)];

fn main() {
    // The test runner asks for `--test`: there is nothing to measure then.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the maps");
    write_files(folder.path());
    let start = median(&mut times(folder.path(), &["--version"], 41));
    println!("To start and do nothing (`--version`): {}.", shown(start));
    table(folder.path(), "A touchpoint and two feelings a column", generate::plain);
    table(folder.path(), "Everything that the language has", |columns| generate::valid(columns, 3));
}

/// The times of one kind of map, as a table.
fn table(folder: &Path, title: &str, map: impl Fn(usize) -> String) {
    println!("\n{title}:\n");
    println!("| columns | lines | drawing | median | fastest | memory |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: |");
    for (columns, runs) in SIZES {
        let map = map(columns);
        std::fs::write(folder.join("map.journey"), &map).expect("a map");
        let call = ["build", "map.journey", "-o", "map.svg", "--quiet", "--today", "2026-11-21"];
        let mut times = times(folder, &call, runs);
        let drawing = std::fs::metadata(folder.join("map.svg")).expect("a drawing").len();
        let memory = memory_of(folder, &call).map_or("?".into(), |kilobytes| format!("{} MB", kilobytes / 1024));
        let (lines, median) = (map.lines().count(), shown(median(&mut times)));
        println!("| {columns} | {lines} | {} kB | {median} | {} | {memory} |", drawing / 1000, shown(times[0]));
    }
}

fn write_files(folder: &Path) {
    for (path, bytes) in generate::files().iter() {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
}

fn times(folder: &Path, call: &[&str], runs: usize) -> Vec<Duration> {
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wayline"));
        command.args(call).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let status = command.status().expect("the program");
        let time = start.elapsed();
        assert!(status.success(), "{call:?} failed");
        time
    };
    run();
    (0..runs).map(|_| run()).collect()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The most memory that a run holds, in kilobytes.
fn memory_of(folder: &Path, call: &[&str]) -> Option<u64> {
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "%M", env!("CARGO_BIN_EXE_wayline")]).args(call).current_dir(folder);
    let output = command.output().ok()?;
    String::from_utf8_lossy(&output.stderr).lines().last()?.trim().parse().ok()
}

fn shown(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1000.0;
    if milliseconds < 20.0 { format!("{milliseconds:.1} ms") } else { format!("{milliseconds:.0} ms") }
}
