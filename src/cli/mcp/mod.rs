//! `wayline mcp`: a server for language models that speaks the Model Context Protocol over standard input and output.
//!
//! One request per line in, one answer per line out, one after another. The requests are in `tools` and `resources`.
//! The protocol is implemented here by hand: the official library would bring an async runtime's stream adapters, a
//! generator of schemas and some twenty crates for five methods, each a line of JSON.
//!
//! Nothing is ever written, and nothing outside the root is read: the one folder that `--root` names, or the project
//! that the server was started in.

mod resources;
mod server;
mod tools;

use super::{Exit, args::Mcp, console, console::Console, project::Projects};
use crate::{options::Options, report::Failure};
use serde_json::{Value, json};
use server::{CRASHED, NO_METHOD, NO_REQUEST, NOT_THERE, Refusal, Server, UNREADABLE};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The versions of the protocol that this server speaks, the newest last. They don't differ in anything that it uses.
const VERSIONS: [&str; 4] = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];

const INSTRUCTIONS: &str = "Customer journey maps as plain text. Call `reference` first: it is the whole language on two pages. \
    Write a map, `check` it, correct what is wrong (`fix` applies what is certain, `explain` says what a code means), and look \
    at it with `draw`. Use only facts that you were given; what is assumed goes to a source with `confidence: assumed`.";

pub(crate) fn run(args: &Mcp, console: Console) -> Result<Exit, Failure> {
    let root = match &args.root {
        Some(root) => root.clone(),
        None => Projects::new(None)?.of(std::path::Path::new("")).root.clone(),
    };
    let projects = Projects::new(Some(&root))?;
    let max_bytes = args.max_bytes.unwrap_or(Options::default().max_bytes);
    let root = super::access::canonical(&root).unwrap_or(root);
    let mut server = Server { projects, root, max_bytes };
    let limit = console::message_limit(max_bytes);
    while let Some(line) = console::line(limit)? {
        let answer = match line {
            Some(line) if line.trim_ascii().is_empty() => None,
            Some(line) => server.answer(&line),
            None => Some(refused(Value::Null, (NO_REQUEST, format!("the request is longer than {limit} bytes")))),
        };
        if let Some(answer) = answer {
            console.result(format!("{answer}\n").as_bytes())?;
        }
    }
    Ok(Exit::Fine)
}

fn refused(id: Value, (code, message): Refusal) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } })
}

impl Server {
    /// The answer to a line, if one is expected.
    fn answer(&mut self, line: &[u8]) -> Option<Value> {
        let Ok(request) = serde_json::from_slice::<Value>(line) else {
            return Some(refused(Value::Null, (UNREADABLE, "the line is not JSON".to_owned())));
        };
        let id = request.get("id").cloned();
        let Some(method) = request.get("method").and_then(Value::as_str) else {
            // An answer to a request that was never made is ignored.
            let is_answer = request.get("result").is_some() || request.get("error").is_some();
            let refusal = (NO_REQUEST, "the line is not a request of JSON-RPC 2.0".to_owned());
            return (!is_answer).then(|| refused(id.unwrap_or_default(), refusal));
        };
        // Notifications have no id and get no answer. One request is answered before the next is read, so nothing can
        // be cancelled.
        let id = id?;
        let params = request.get("params").cloned().unwrap_or_else(|| json!({}));
        let done = catch_unwind(AssertUnwindSafe(|| self.result(method, &params)));
        let done = done.unwrap_or_else(|_| Err((CRASHED, format!("wayline crashed on {method}; please report it"))));
        Some(match done {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            Err(refusal) => refused(id, refusal),
        })
    }

    fn result(&mut self, method: &str, params: &Value) -> Result<Value, Refusal> {
        Ok(match method {
            "initialize" => initialize(params),
            "ping" => json!({}),
            "tools/list" => json!({ "tools": tools::list() }),
            "tools/call" => self.call(params)?,
            "resources/list" => json!({ "resources": resources::list() }),
            "resources/templates/list" => json!({ "resourceTemplates": resources::templates() }),
            "resources/read" => {
                let uri = params.get("uri").and_then(Value::as_str).unwrap_or_default();
                let text = resources::read(uri).ok_or_else(|| (NOT_THERE, format!("there is no resource `{uri}`")))?;
                json!({ "contents": [{ "uri": uri, "mimeType": "text/plain", "text": text }] })
            }
            other => return Err((NO_METHOD, format!("there is no method `{other}`"))),
        })
    }
}

fn initialize(params: &Value) -> Value {
    let asked = params.get("protocolVersion").and_then(Value::as_str).unwrap_or_default();
    let newest = VERSIONS[VERSIONS.len() - 1];
    let version = VERSIONS.into_iter().find(|version| *version == asked).unwrap_or(newest);
    json!({
        "protocolVersion": version,
        "capabilities": { "tools": {}, "resources": {} },
        "serverInfo": { "name": "wayline", "title": "Wayline", "version": env!("CARGO_PKG_VERSION") },
        "instructions": INSTRUCTIONS,
    })
}
