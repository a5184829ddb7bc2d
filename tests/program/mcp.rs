//! `wayline mcp` as a client of the Model Context Protocol uses it: a line of JSON in, a line out.

use crate::preview::Folder;
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

const MAP: &str =
    "journey: Coffee run\nstage: Enter\n  touchpoint: Queue\n    feels -1: Rushed\n    pain: It is long\n";

struct Client {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    next: i64,
}

impl Client {
    fn start(folder: &Folder, args: &[&str]) -> Self {
        Self::start_in(&folder.path(""), args)
    }

    fn start_in(folder: &Path, args: &[&str]) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_wayline"))
            .arg("mcp")
            .args(args)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let input = server.stdin.take().expect("its input");
        let output = BufReader::new(server.stdout.take().expect("its output"));
        Self { server, input, output, next: 0 }
    }

    fn send(&mut self, line: &str) {
        writeln!(self.input, "{line}").expect("a server that reads");
        self.input.flush().expect("a server that reads");
    }

    fn read(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("a line");
        assert!(line.ends_with('\n'), "one line: {line:?}");
        serde_json::from_str(&line).expect("JSON")
    }

    fn answer(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string());
        let answer = self.read();
        assert_eq!((&answer["jsonrpc"], &answer["id"]), (&json!("2.0"), &json!(id)), "{answer}");
        answer
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    fn call(&mut self, tool: &str, args: Value) -> Value {
        let result = self.ask("tools/call", json!({ "name": tool, "arguments": args }));
        assert_eq!(result["isError"], false, "{result}");
        result
    }

    /// What a tool says where it can't do what it was asked.
    fn refusal(&mut self, tool: &str, args: Value) -> String {
        let result = self.ask("tools/call", json!({ "name": tool, "arguments": args }));
        assert_eq!(result["isError"], true, "{result}");
        text(&result)
    }

    fn leave(mut self) -> Option<i32> {
        drop(self.input);
        self.server.wait().expect("an end").code()
    }
}

fn text(result: &Value) -> String {
    result["content"][0]["text"].as_str().expect("a text").to_owned()
}

#[test]
fn a_client_says_hello_and_sees_the_tools() {
    let folder = Folder::new();
    let mut client = Client::start(&folder, &[]);
    let hello = json!({ "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "test", "version": "1" } });
    let hello = client.ask("initialize", hello);
    assert_eq!((&hello["protocolVersion"], &hello["serverInfo"]["name"]), (&json!("2025-06-18"), &json!("wayline")));
    assert!(
        hello["capabilities"]["tools"].is_object()
            && hello["instructions"].as_str().expect("a text").contains("reference")
    );
    client.send(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }).to_string());
    client.send(
        &json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": 1 } }).to_string(),
    );
    assert_eq!(client.ask("ping", json!({})), json!({}));
    let tools = client.ask("tools/list", json!({}));
    let tools = tools["tools"].as_array().expect("tools");
    let names: Vec<_> = tools.iter().map(|tool| tool["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["reference", "check", "fix", "draw", "explain", "list_maps"]);
    for tool in tools {
        assert!(jsonschema::validator_for(&tool["inputSchema"]).is_ok(), "{tool}");
        assert_eq!(tool["inputSchema"]["type"], "object");
    }
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn what_is_no_request_is_refused_and_the_server_goes_on() {
    let folder = Folder::new();
    let mut client = Client::start(&folder, &["--max-bytes", "1000"]);
    let long = format!("\"{}\"", "x".repeat(10_000));
    for (line, code) in [
        ("{", -32700),
        ("[]", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":7}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"prompts/list\"}", -32601),
        ("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"delete\"}}", -32602),
        (
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"resources/read\",\"params\":{\"uri\":\"file:///etc/passwd\"}}",
            -32002,
        ),
        (&long, -32600),
    ] {
        client.send(line);
        let answer = client.read();
        assert_eq!(answer["error"]["code"], code, "{line}: {answer}");
    }
    client.send("");
    client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    assert_eq!(client.ask("ping", json!({})), json!({}));
    assert_eq!(client.ask("initialize", json!({ "protocolVersion": "1999-01-01" }))["protocolVersion"], "2025-11-25");
}

#[test]
fn a_map_is_checked_fixed_and_drawn() {
    let folder = Folder::new();
    let mut client = Client::start(&folder, &[]);
    let wrong = MAP.replace("pain:", "pian:");
    let checked = client.call("check", json!({ "text": wrong }));
    let diagnostic = &checked["structuredContent"]["diagnostics"][0];
    assert_eq!((&diagnostic["severity"], &diagnostic["code"]), (&json!("error"), &json!("J004")), "{checked}");
    assert!(diagnostic["fix"]["edits"][0].is_object(), "{diagnostic}");
    assert_eq!(serde_json::from_str::<Value>(&text(&checked)).expect("JSON"), checked["structuredContent"]);
    let refusal = client.refusal("draw", json!({ "text": wrong }));
    assert!(refusal.contains("the map has errors") && refusal.contains("J004"), "{refusal}");
    let fixed = &client.call("fix", json!({ "text": wrong }))["structuredContent"];
    assert_eq!((&fixed["fixed"], &fixed["text"]), (&json!(1), &json!(MAP)), "{fixed}");
    let svg = text(&client.call("draw", json!({ "text": MAP, "format": "svg" })));
    assert!(svg.starts_with("<svg") && svg.contains("Coffee run"), "{svg}");
    let drawn = text(&client.call("draw", json!({ "text": MAP, "format": "text" })));
    assert!(drawn.contains("Coffee run") && drawn.contains('●'), "{drawn}");
    if cfg!(feature = "png") {
        let picture = &client.call("draw", json!({ "text": MAP, "view": "overview" }))["content"][0];
        assert_eq!((&picture["type"], &picture["mimeType"]), (&json!("image"), &json!("image/png")));
        assert!(picture["data"].as_str().expect("data").starts_with("iVBORw0KGgo"), "a PNG");
    }
    assert!(client.refusal("draw", json!({ "text": MAP, "format": "pdf" })).contains("`svg`, `png` or `text`"));
    assert!(client.refusal("draw", json!({ "text": MAP, "view": "overveiw" })).contains("did you mean `overview`?"));
    assert!(client.refusal("check", json!({})).contains("there is no map"));
    assert!(client.refusal("check", json!({ "text": 3 })).contains("`text` is not a string"));
}

#[test]
fn a_text_without_a_path_is_called_by_no_files_name() {
    let folder = Folder::new();
    folder.write("map.journey", MAP);
    let mut client = Client::start(&folder, &[]);
    let checked = text(&client.call("check", json!({ "text": MAP.replace("pain:", "pian:") })));
    assert!(checked.contains("<text>") && !checked.contains("map.journey"), "{checked}");
}

#[test]
fn arguments_that_a_tool_does_not_have_are_refused() {
    let folder = Folder::new();
    let mut client = Client::start(&folder, &[]);
    let refusal = client.refusal("check", json!({ "text": MAP, "strict": true }));
    assert!(refusal.contains("`check` has no argument `strict`") && refusal.contains("`text`"), "{refusal}");
    assert!(client.refusal("list_maps", json!({ "path": "." })).contains("call it without any"));
    let refusal = client.refusal("draw", json!({ "text": MAP, "format": "gif" }));
    assert!(refusal.contains("`svg`, `png` or `text`") && !refusal.contains("html"), "{refusal}");
    for (tool, args) in [("explain", json!({ "code": "x" })), ("reference", json!({ "keyword": "zzzzzz" }))] {
        let refusal = client.refusal(tool, args);
        assert!(!refusal.contains("wayline") && refusal.contains(&format!("`{tool}`")), "{refusal}");
    }
}

#[test]
fn the_language_and_its_codes_are_told() {
    let folder = Folder::new();
    let mut client = Client::start(&folder, &[]);
    let whole = text(&client.call("reference", json!({})));
    assert!(whole.contains("An example:"), "{whole}");
    assert!(text(&client.call("reference", json!({ "keyword": "pain" }))).starts_with("pain [NAME]"));
    assert!(client.refusal("reference", json!({ "keyword": "pian" })).contains("did you mean `pain`?"));
    assert!(text(&client.call("explain", json!({ "code": "j502" }))).contains("J502"));
    assert!(text(&client.call("explain", json!({}))).contains("J001"));
    let read = |client: &mut Client, uri: &str| {
        let read = client.ask("resources/read", json!({ "uri": uri }));
        read["contents"][0]["text"].as_str().expect("a text").to_owned()
    };
    let listed = client.ask("resources/list", json!({}));
    for resource in listed["resources"].as_array().expect("resources") {
        assert!(!read(&mut client, resource["uri"].as_str().expect("an address")).is_empty());
    }
    assert_eq!(read(&mut client, "wayline://reference"), whole);
    assert!(read(&mut client, "wayline://codes/J502").contains("J502"));
    assert!(client.ask("resources/templates/list", json!({}))["resourceTemplates"][0]["uriTemplate"].is_string());
}

#[test]
fn only_files_below_the_root_are_read() {
    let folder = Folder::new();
    folder.write("secret.journey", MAP);
    folder.write("maps/people.journey", "persona anna: Anna\n");
    folder.write("maps/sub/coffee.journey", format!("use: ../people.journey\n{}", MAP.replace("feels", "feels anna")));
    folder.write("maps/wayline.toml", "");
    let outside = folder.path("secret.journey").to_string_lossy().into_owned();
    let maps = folder.path("maps");
    let elsewhere = Folder::new();
    for (here, args) in [
        (maps.clone(), vec![]),
        (folder.path(""), vec!["--root", "maps"]),
        (elsewhere.path(""), vec!["--root", maps.to_str().expect("a path")]),
    ] {
        let mut client = Client::start_in(&here, &args);
        let listed = client.call("list_maps", json!({}));
        let maps = listed["structuredContent"]["maps"].as_array().expect("maps").clone();
        assert_eq!(
            maps[1],
            json!({ "path": "sub/coffee.journey", "title": "Coffee run", "errors": false }),
            "{listed}"
        );
        let checked = client.call("check", json!({ "path": "sub/coffee.journey" }));
        assert!(
            checked["structuredContent"]["diagnostics"]
                .as_array()
                .expect("a list")
                .iter()
                .all(|of| of["severity"] != "error"),
            "{checked}"
        );
        // A text that isn't saved yet finds what it uses from where it will be.
        let text = "journey: Tea\n  use: ../people.journey\nstage: Sit\n  feels anna 1\n";
        let checked = client.call("check", json!({ "text": text, "path": "sub/tea.journey" }));
        assert_eq!(checked["structuredContent"]["diagnostics"], json!([]), "{checked}");
        for path in ["../secret.journey", &outside, "/etc/passwd", "/dev/stdin", "sub/../../secret.journey"] {
            let refusal = client.refusal("check", json!({ "path": path }));
            assert!(refusal.contains("is not below the root"), "{path}: {refusal}");
        }
        assert!(client.refusal("check", json!({ "path": "none.journey" })).contains("none.journey"));
        // Nobody writes into this pipe, so whoever read it would wait for ever.
        #[cfg(unix)]
        {
            _ = Command::new("mkfifo").arg(folder.path("maps/pipe.journey")).status().expect("mkfifo");
            let refusal = client.refusal("check", json!({ "path": "pipe.journey" }));
            assert!(refusal.contains("not a regular file"), "{refusal}");
        }
        let used =
            client.call("check", json!({ "text": "journey: Tea\n  use: ../secret.journey\nstage: Sit\n  feels 1\n" }));
        assert!(used["structuredContent"]["diagnostics"][0]["severity"] == "error", "{used}");
    }
}

#[test]
fn a_file_of_declarations_has_no_errors_to_mend() {
    let folder = Folder::new();
    let mut client = Client::start(&folder, &[]);
    let refusal = client.refusal("draw", json!({ "text": "persona a: A\n" }));
    assert!(refusal.contains("only has declarations for other maps"), "{refusal}");
}
