//! How long the language server takes to answer a keystroke: `cargo bench --bench keystroke`.
//!
//! Opens maps of 300 columns in a real server, over its standard input and output, and types into the middle of them: one with a touchpoint
//! and two feelings a column, and one with everything that the language has. Each keystroke makes or fixes a mistake, so that it is followed
//! by a report: what is measured is the time from the change to that report, and from a question for completions, which follows the next
//! change at once, to its answer. Other programs after `--` get each keystroke in turn, so that what else the machine does concerns all.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program that measures time and prints it")]

#[path = "../tests/support/generate/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use the rest of it")]
mod generate;

use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

const COLUMNS: usize = 300;
const KEYSTROKES: usize = 80;
/// The first ones aren't counted.
const WARM: usize = 10;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // The test runner asks for `--test`: there is nothing to measure then.
    if words.iter().any(|word| word == "--test") {
        return;
    }
    let others = words.iter().filter(|word| !word.starts_with("--"));
    let programs: Vec<&str> =
        std::iter::once(env!("CARGO_BIN_EXE_wayline")).chain(others.map(String::as_str)).collect();
    let folder = tempfile::tempdir().expect("a folder for the maps");
    for (path, bytes) in generate::files().iter() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    println!("| map of {COLUMNS} columns | program | what | fastest | median | 95 of 100 | slowest |");
    println!("| --- | --- | --- | ---: | ---: | ---: | ---: |");
    for (name, map) in [("plain", generate::plain(COLUMNS)), ("everything", generate::valid(COLUMNS, 3))] {
        fs::write(folder.path().join("map.journey"), &map).expect("a map");
        measure(&programs, folder.path(), name, &map);
    }
}

/// Types into one map, once for each program.
fn measure(programs: &[&str], folder: &Path, name: &str, map: &str) {
    let uri = format!("file://{}/map.journey", folder.display());
    let line = line_to_type_in(map);
    let mut servers: Vec<Server> = programs.iter().map(|program| Server::open(program, folder, &uri, map)).collect();
    let (mut reports, mut completions) = (vec![Vec::new(); servers.len()], vec![Vec::new(); servers.len()]);
    for version in 1..=KEYSTROKES {
        for (server, reports) in servers.iter_mut().zip(&mut reports) {
            let begun = Instant::now();
            server.toggle(&uri, version, line);
            server.report();
            reports.push(begun.elapsed());
        }
    }
    for version in KEYSTROKES + 1..=2 * KEYSTROKES {
        for (server, completions) in servers.iter_mut().zip(&mut completions) {
            let begun = Instant::now();
            server.toggle(&uri, version, line);
            let position = json!({ "line": line, "character": 5 });
            let params = json!({ "textDocument": { "uri": uri }, "position": position });
            server.ask(version, "textDocument/completion", params);
            completions.push(begun.elapsed());
        }
    }
    for (what, times) in [("change to report", reports), ("change and completion", completions)] {
        for (at, times) in times.into_iter().enumerate() {
            let program = if at == 0 { "this version" } else { programs[at] };
            print(&format!("{name} | {program} | {what}"), times);
        }
    }
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.drain(..WARM);
    times.sort();
    let at = |share: usize| format!("{:.1} ms", times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0);
    println!("| {what} | {} | {} | {} | {} |", at(0), at(50), at(95), at(100));
}

/// A line in the middle of the map: of prose if it has any.
fn line_to_type_in(map: &str) -> usize {
    let middle = map.lines().count() / 2;
    let found = |word: &str| map.lines().skip(middle).position(|line| line.trim_start().starts_with(word));
    middle + found("does").or_else(|| found("feels")).expect("a line to type in")
}

struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    /// Starts a program, and opens the map in it.
    fn open(program: &str, folder: &Path, uri: &str, map: &str) -> Self {
        let mut process = Command::new(program)
            .arg("lsp")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let input = process.stdin.take().expect("its input");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        let mut server = Self { process, input, output };
        server.ask(0, "initialize", json!({ "processId": null, "capabilities": {} }));
        server.tell("initialized", json!({}));
        let document = json!({ "uri": uri, "languageId": "journey", "version": 0, "text": map });
        server.tell("textDocument/didOpen", json!({ "textDocument": document }));
        server.report();
        server
    }

    /// Makes a mistake of the keyword's line, or mends it: a letter in front of it comes or goes.
    fn toggle(&mut self, uri: &str, version: usize, line: usize) {
        let at = |character: usize| json!({ "line": line, "character": character });
        let (end, text) = if version % 2 == 1 { (0, "q") } else { (1, "") };
        let change = json!({ "range": { "start": at(0), "end": at(end) }, "text": text });
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.write(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, id: usize, method: &str, params: Value) {
        self.write(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        while self.read()["id"] != json!(id) {}
    }

    /// Waits for a report.
    fn report(&mut self) {
        while self.read()["method"] != "textDocument/publishDiagnostics" {}
    }

    fn write(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("a server that reads");
        self.input.flush().expect("a server that reads");
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).expect("a line") > 0, "the server is gone");
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(of) => length = of.parse().expect("a length"),
                None if line.trim_end().is_empty() => break,
                None => {}
            }
        }
        let mut text = vec![0; length];
        std::io::Read::read_exact(&mut self.output, &mut text).expect("a message");
        serde_json::from_slice(&text).expect("JSON")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
