//! A language client as editors have one: a real server, asked over its standard input and output.

use crate::preview::{Folder, PATIENCE};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
};

/// A server and what it said.
pub struct Client {
    server: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    next: i64,
    version: i64,
    /// What it reported last for each address.
    pub reported: std::collections::BTreeMap<String, Value>,
    pub capabilities: Value,
    /// What it asked to be told of.
    pub registered: Value,
}

impl Client {
    /// Starts a server in a folder, for a client that knows these encodings.
    pub fn start(folder: &Folder, encodings: &[&str]) -> Self {
        Self::start_with(folder, encodings, &[])
    }

    /// The same with further arguments.
    pub fn start_with(folder: &Folder, encodings: &[&str], more: &[&str]) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_wayline"))
            .args(["lsp", "--stdio"])
            .args(more)
            .current_dir(folder.path(""))
            .env("SOURCE_DATE_EPOCH", "1795219200")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let (tell, messages) = channel();
        let mut output = BufReader::new(server.stdout.take().expect("its output"));
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if tell.send(message).is_err() {
                    break;
                }
            }
        });
        let input = server.stdin.take().expect("its input");
        let mut client = Self {
            server,
            input,
            messages,
            next: 0,
            version: 0,
            reported: Default::default(),
            capabilities: Value::Null,
            registered: Value::Null,
        };
        let general = if encodings.is_empty() { json!({}) } else { json!({ "positionEncodings": encodings }) };
        let workspace = json!({
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        });
        let answer = client.ask(
            "initialize",
            json!({ "processId": null, "capabilities": { "general": general, "workspace": workspace } }),
        );
        client.capabilities = answer["capabilities"].clone();
        client.tell("initialized", json!({}));
        client
    }

    fn write(&mut self, message: &Value) {
        let text = message.to_string();
        self.send(&format!("Content-Length: {}\r\n\r\n{text}", text.len()));
    }

    /// Sends exactly this.
    pub fn send(&mut self, bytes: &str) {
        self.input.write_all(bytes.as_bytes()).expect("a server that reads");
        self.input.flush().expect("a server that reads");
    }

    /// The next message that is an error.
    #[track_caller]
    pub fn refusal(&mut self) -> Value {
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("an answer");
            if message.get("error").is_some() {
                return message;
            }
            self.take(message);
        }
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.write(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The result; what is reported in the meantime is kept.
    #[track_caller]
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The whole answer, which may be an error.
    #[track_caller]
    pub fn answer(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.write(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("an answer");
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
            self.take(message);
        }
    }

    fn take(&mut self, message: Value) {
        if message["method"] == "client/registerCapability" {
            self.registered = message["params"]["registrations"].clone();
        }
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().expect("an address").to_owned();
            self.reported.insert(uri, message["params"]["diagnostics"].clone());
        }
    }

    /// Waits until it says what it thinks of this version of a file.
    pub fn settle(&mut self) {
        // An answer that needs the current text comes after the reports on it only if nothing else waits; so ask twice.
        for _ in 0..2 {
            self.answer("wayline/nothing", json!(null));
        }
        thread::sleep(std::time::Duration::from_millis(1));
        while let Ok(message) = self.messages.try_recv() {
            self.take(message);
        }
    }

    pub fn open(&mut self, uri: &str, language: &str, text: &str) {
        self.version += 1;
        let of = json!({ "uri": uri, "languageId": language, "version": self.version, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": of }));
    }

    pub fn change(&mut self, uri: &str, changes: Value) {
        self.version += 1;
        let of = json!({ "uri": uri, "version": self.version });
        self.tell("textDocument/didChange", json!({ "textDocument": of, "contentChanges": changes }));
    }

    /// What was reported for a file.
    pub fn report(&mut self, uri: &str) -> Vec<Value> {
        self.settle();
        self.reported.get(uri).and_then(Value::as_array).cloned().unwrap_or_default()
    }

    /// Says goodbye; the exit code.
    pub fn leave(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.ended()
    }

    /// Waits until the server has ended; the exit code.
    pub fn ended(&mut self) -> Option<i32> {
        self.server.wait().expect("an end").code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => length = line.strip_prefix("Content-Length: ").map(|of| of.parse().expect("a length")).or(length),
        }
    }
    let mut text = vec![0; length?];
    output.read_exact(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}
