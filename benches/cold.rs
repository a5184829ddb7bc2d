//! How long the program takes from its start to a drawing on disk: `cargo bench --bench cold`.
//!
//! Prints the median and the fastest of several runs, and the most memory that a run held (where GNU time is there to
//! tell), as the tables that stand in `docs/src/performance.md`. `-- PROGRAM` also runs another program that draws Mermaid's
//! diagrams, called with the paths of a diagram and of its drawing, in turn with this one: `mermaid-svg` is one.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program that measures time and prints it")]

#[path = "../tests/support/generate/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use the rest of it")]
mod generate;

use std::{
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

const WAYLINE: &str = env!("CARGO_BIN_EXE_wayline");
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
    sites(folder.path());
    if cfg!(feature = "png") {
        pixels(folder.path());
    }
    if let Some(other) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) {
        beside(folder.path(), Path::new(&other));
    }
}

/// What sites take, which are written map by map.
fn sites(folder: &Path) {
    println!("\nSites of small maps:\n");
    println!("| maps | files | median | fastest | memory |\n| ---: | ---: | ---: | ---: | ---: |");
    for maps in [100, 300, 1_000] {
        let own = folder.join(format!("site-{maps}"));
        std::fs::create_dir_all(own.join("maps")).expect("a folder");
        for at in 0..maps {
            std::fs::write(own.join(format!("maps/{at}.journey")), generate::plain(5 + at % 5)).expect("a map");
        }
        let (mut times, mut memory) = (Vec::new(), None);
        for run in 0..4 {
            let target = format!("out-{run}");
            let call = ["site", "maps", "-o", &target, "--quiet", "--today", "2026-11-21"];
            if run == 0 { memory = memory_of(&own, &call) } else { times.push(timed(&own, Path::new(WAYLINE), &call)) }
        }
        let memory = memory.map_or("?".into(), |kilobytes| format!("{} MB", kilobytes / 1024));
        let (files, median) = (files_in(&own.join("out-0")), shown(median(&mut times)));
        println!("| {maps} | {files} | {median} | {} | {memory} |", shown(times[0]));
    }
}

fn files_in(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    entries.map(|entry| if entry.path().is_dir() { files_in(&entry.path()) } else { 1 }).sum()
}

/// What a PNG takes: pixels, whatever the map has in them.
fn pixels(folder: &Path) {
    println!("\nAs PNG, a touchpoint and two feelings a column:\n");
    println!("| columns | pixels | size | median | fastest | memory |\n| ---: | ---: | ---: | ---: | ---: | ---: |");
    for columns in [12, 36, 300] {
        std::fs::write(folder.join("map.journey"), generate::plain(columns)).expect("a map");
        let call = ["build", "map.journey", "-o", "map.png", "--quiet", "--today", "2026-11-21"];
        let mut times = times(folder, &call, 5);
        let png = std::fs::read(folder.join("map.png")).expect("a picture");
        let [width, height] = [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().expect("a number")));
        let memory = memory_of(folder, &call).map_or("?".into(), |kilobytes| format!("{} MB", kilobytes / 1024));
        let (size, median) = (png.len() / 1000, shown(median(&mut times)));
        println!("| {columns} | {width} × {height} | {size} kB | {median} | {} | {memory} |", shown(times[0]));
    }
}

/// The times of this program and of another one, run in turn, so that what else goes on slows both.
fn beside(folder: &Path, other: &Path) {
    let name = other.file_name().unwrap_or_default().to_string_lossy();
    println!("\nBeside `{name}`, in turn, each with its own notation of the same map:\n");
    println!("| columns | this one | `{name}` | times as long |\n| ---: | ---: | ---: | ---: |");
    for (columns, runs) in SIZES {
        std::fs::write(folder.join("map.journey"), generate::plain(columns)).expect("a map");
        timed(folder, Path::new(WAYLINE), &["export", "map.journey", "-o", "map.mmd", "--quiet"]);
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for _ in 0..=runs {
            own.push(timed(folder, Path::new(WAYLINE), &["build", "map.journey", "-o", "map.svg", "--quiet"]));
            others.push(timed(folder, other, &["map.mmd", "other.svg"]));
        }
        let (own, others) = (median(&mut own), median(&mut others));
        let ratio = own.as_secs_f64() / others.as_secs_f64();
        println!("| {columns} | {} | {} | {ratio:.1} |", shown(own), shown(others));
    }
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
    timed(folder, Path::new(WAYLINE), call);
    (0..runs).map(|_| timed(folder, Path::new(WAYLINE), call)).collect()
}

/// How long one run takes.
fn timed(folder: &Path, program: &Path, call: &[&str]) -> Duration {
    let mut command = Command::new(program);
    command.args(call).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status().expect("the program");
    let time = start.elapsed();
    assert!(status.success(), "{} {call:?} failed", program.display());
    time
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The most memory that a run holds, in kilobytes.
fn memory_of(folder: &Path, call: &[&str]) -> Option<u64> {
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "%M", WAYLINE]).args(call).current_dir(folder);
    let output = command.output().ok()?;
    String::from_utf8_lossy(&output.stderr).lines().last()?.trim().parse().ok()
}

fn shown(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1000.0;
    if milliseconds < 20.0 { format!("{milliseconds:.1} ms") } else { format!("{milliseconds:.0} ms") }
}
