//! How long the language server takes to answer a keystroke: `cargo bench --bench keystroke`.
//!
//! Opens a map of 300 columns in a real server, over its standard input and output, and types into the middle of it. Each keystroke makes
//! or mends a mistake, so that it is followed by a report: what is measured is the time from the change to that report, and from a
//! question for completions, which follows the next change at once, to its answer.

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
    // The test runner asks for `--test`: there is nothing to measure then.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the map");
    for (path, bytes) in generate::files().iter() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let map = generate::valid(COLUMNS, 3);
    fs::write(folder.path().join("map.journey"), &map).expect("a map");
    let mut server = Server::start(folder.path());
    let uri = format!("file://{}/map.journey", folder.path().display());
    let document = json!({ "uri": uri, "languageId": "journey", "version": 0, "text": map });
    server.tell("textDocument/didOpen", json!({ "textDocument": document }));
    server.report();
    let line = line_to_type_in(&map);
    println!("| columns | keystrokes | what | fastest | median | 95 of 100 | slowest |");
    println!("| ---: | ---: | --- | ---: | ---: | ---: | ---: |");
    let (mut reports, mut completions) = (Vec::new(), Vec::new());
    for version in 1..=KEYSTROKES {
        let begun = Instant::now();
        server.toggle(&uri, version, line);
        server.report();
        reports.push(begun.elapsed());
    }
    for version in KEYSTROKES + 1..=2 * KEYSTROKES {
        let begun = Instant::now();
        server.toggle(&uri, version, line);
        server.ask(
            version,
            "textDocument/completion",
            json!({
                "textDocument": { "uri": uri }, "position": { "line": line, "character": 5 }
            }),
        );
        completions.push(begun.elapsed());
    }
    print("change to report", reports);
    print("change and completion", completions);
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.drain(..WARM);
    times.sort();
    let at = |share: usize| format!("{:.1} ms", times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0);
    println!("| {COLUMNS} | {} | {what} | {} | {} | {} | {} |", times.len(), at(0), at(50), at(95), at(100));
}

/// A line of prose in the middle of the map.
fn line_to_type_in(map: &str) -> usize {
    let middle = map.lines().count() / 2;
    let found = map.lines().enumerate().skip(middle).find(|(_, line)| line.trim_start().starts_with("does"));
    found.expect("a line of prose").0
}

struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_wayline"))
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
