//! How long the live preview takes from the end of a save to the new picture in a browser: `cargo bench --bench watch`.
//!
//! Saves a map of 36 columns again and again, each time with another line changed, in a folder that the program watches, and drives
//! a Chromium without a window that shows the page. What is measured begins when the save is done, and ends
//! when the page has told that its frame with the change in it is painted: hearing of the save, waiting for its end, building, sending,
//! changing the page, laying it out and painting it are all inside, and so is the way of that message. What the browser's compositor
//! then takes to put the frame on a screen isn't: a trace of it says about 2 ms.
//!
//! Older versions of the program are measured side by side, save by save in turn, on the same map: `cargo bench --bench watch -- PROGRAM…`. A
//! version that doesn't know a word of the generated map needs `--without WORD`, which leaves out the lines that begin with it.

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
use tempfile::TempDir;

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
    let (without, others) = arguments();
    let map: String = generate::valid(COLUMNS, 3)
        .lines()
        .filter(|line| !without.iter().any(|word| line.trim_start().starts_with(word.as_str())))
        .flat_map(|line| [line, "\n"])
        .collect();
    let programs = std::iter::once(env!("CARGO_BIN_EXE_wayline").to_owned()).chain(others);
    let browser = Browser::shared();
    let mut previews: Vec<Preview<'_>> = programs.map(|program| Preview::start(program, &map, browser)).collect();
    for number in 0..SAVES {
        for preview in &mut previews {
            let time = preview.save(&edited(&map, number));
            if number >= WARM {
                preview.times.push(time);
            }
        }
    }
    println!("| program | columns | saves | fastest | median | 95 of 100 | slowest |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for preview in &mut previews {
        preview.times.sort();
        let times = &preview.times;
        let at = |share: usize| format!("{:.1} ms", times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0);
        let figures = format!("{} | {} | {} | {} | {}", times.len(), at(0), at(50), at(95), at(100));
        println!("| `{}` | {COLUMNS} | {figures} |", preview.program);
    }
}

/// The words whose lines are left out, and the other programs.
fn arguments() -> (Vec<String>, Vec<String>) {
    let (mut without, mut others) = (Vec::new(), Vec::new());
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--without" => without.extend(arguments.next()),
            _ => others.push(argument),
        }
    }
    (without, others)
}

/// One program that watches a folder of its own, and a tab that shows its page.
struct Preview<'a> {
    program: String,
    child: Child,
    folder: TempDir,
    tab: Tab<'a>,
    times: Vec<Duration>,
}

impl<'a> Preview<'a> {
    fn start(program: String, map: &str, browser: &'a Browser) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the map");
        for (path, bytes) in generate::files().iter() {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        fs::write(folder.path().join("map.journey"), map).expect("a map");
        let (child, address) = watch(&program, folder.path());
        let tab = browser.tab();
        tab.resize(1440, 900);
        tab.open(&address);
        tab.wait_for("document.querySelector('.live-status')?.textContent && typeof leavePage === 'function'");
        Self { program, child, folder, tab, times: Vec::new() }
    }

    fn save(&self, text: &str) -> Duration {
        // While somebody writes, the page is at rest before each save.
        thread::sleep(Duration::from_millis(400));
        self.tab.call("Page.bringToFront", serde_json::json!({}));
        self.tab.eval::<Option<bool>>(PAINTED);
        let file = self.folder.path().join("map.journey");
        let beside = file.with_extension("tmp");
        fs::write(&beside, text).expect("a file");
        fs::rename(beside, file).expect("a save");
        let saved = Instant::now();
        assert!(self.tab.eval::<bool>("window.painted"));
        saved.elapsed()
    }
}

impl Drop for Preview<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
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

fn watch(program: &str, folder: &Path) -> (Child, String) {
    let mut command = Command::new(program);
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
