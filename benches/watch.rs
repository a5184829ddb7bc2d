//! How long the live preview takes from the end of a save to the new picture in a browser: `cargo bench --bench watch`.
//!
//! Saves a map of 36 columns again and again, each time with another line changed, in a folder that the program watches, and drives
//! a Chromium without a window that shows the page. What is measured begins when the save is done, and ends
//! when the page has told that its frame with the change in it is painted: hearing of the save, waiting for its end, building, sending,
//! changing the page, laying it out and painting it are all inside, and so is the way of that message. What the browser's compositor
//! then takes to put the frame on a screen isn't: a trace of it says about 2 ms.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program that measures time and prints it")]

#[path = "../tests/support/chromium/mod.rs"]
mod chromium;
#[path = "../tests/support/generate/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use the rest of it")]
mod generate;

use chromium::{Browser, Tab};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const COLUMNS: usize = 36;
const SAVES: usize = 80;
/// The first ones warm the browser up and aren't counted.
const WARM: usize = 10;

/// Told by the page when the change that comes next is painted.
const PAINTED: &str = "window.painted = new Promise((done) => {
    // That an earlier change is ringed no longer is none.
    const isNew = (record) => record.type === 'characterData'
      || [...record.addedNodes].some((node) => !node.classList?.contains('live-flash'));
    const observer = new MutationObserver((records) => {
      if (!records.some(isNew)) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(true)));
    });
    observer.observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
  }), null";

fn main() {
    // The test runner asks for `--test`: there is nothing to measure then.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let browser = Browser::shared();
    let folder = tempfile::tempdir().expect("a folder for the map");
    for (path, bytes) in generate::files().iter() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let map = generate::valid(COLUMNS, 3);
    let file = folder.path().join("map.journey");
    fs::write(&file, &map).expect("a map");
    let (mut program, address) = watch(folder.path());
    let tab = browser.tab();
    tab.resize(1440, 900);
    tab.open(&address);
    tab.wait_for("document.querySelector('.live-status')?.textContent && typeof leavePage === 'function'");
    let mut times: Vec<Duration> =
        (0..SAVES).map(|number| save(&tab, &file, &edited(&map, number))).skip(WARM).collect();
    let _ = program.kill();
    let _ = program.wait();
    times.sort();
    let at = |share: usize| format!("{:.1} ms", times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0);
    println!("| columns | saves | fastest | median | 95 of 100 | slowest |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: |");
    println!("| {COLUMNS} | {} | {} | {} | {} | {} |", times.len(), at(0), at(50), at(95), at(100));
}

/// The map with one more word in one of its lines, another line each time.
fn edited(map: &str, number: usize) -> String {
    const SAYS: [&str; 5] = ["thinks", "does", "says", "pain", "about"];
    let lines: Vec<&str> = map.lines().collect();
    let is_text = |line: &&&str| SAYS.iter().any(|word| line.trim_start().starts_with(word)) && line.contains(": ");
    let texts = lines.iter().filter(is_text).count();
    let chosen = lines.iter().enumerate().filter(|(_, line)| is_text(line)).nth(number * 7 % texts);
    let (at, _) = chosen.expect("a line with a text");
    let word =
        |(index, line): (usize, &&str)| if index == at { format!("{line} w{number}\n") } else { format!("{line}\n") };
    lines.iter().enumerate().map(word).collect()
}

fn save(tab: &Tab<'_>, file: &Path, text: &str) -> Duration {
    // The page shall be at rest, as it is while somebody writes.
    thread::sleep(Duration::from_millis(400));
    tab.eval::<Option<bool>>(PAINTED);
    let beside = file.with_extension("tmp");
    fs::write(&beside, text).expect("a file");
    fs::rename(beside, file).expect("a save");
    let saved = Instant::now();
    assert!(tab.eval::<bool>("window.painted"));
    saved.elapsed()
}

fn watch(folder: &Path) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayline"));
    command.args(["watch", "map.journey", "--port", "0", "--today", "2026-11-21"]).current_dir(folder);
    let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program");
    let mut said = BufReader::new(child.stderr.take().expect("a pipe")).lines().map_while(Result::ok);
    let address = said.find_map(|line| {
        let (_, rest) = line.split_once("the preview is at ")?;
        rest.split_whitespace().next().map(str::to_owned)
    });
    // Somebody has to read what it says, or it waits.
    thread::spawn(move || said.for_each(drop));
    (child, format!("{}map/map/", address.expect("an address")))
}
