//! Messages that no client should send.

use super::client::Client;
use crate::preview::Folder;
use serde_json::json;

#[test]
fn a_message_that_cannot_be_understood_is_refused_and_the_next_one_answered() {
    let folder = Folder::new();
    let mut client = Client::start(&folder, &[]);
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    for (bytes, id, code) in [
        (framed("not json"), json!(null), -32700),
        (framed("[]"), json!(null), -32600),
        (framed(r#"{ "jsonrpc": "2.0", "id": "a", "method": 7 }"#), json!("a"), -32600),
        ("Content-Length: 99999999999999\r\n\r\n{}".to_owned(), json!(null), -32600),
        ("Content-Type: text\r\n\r\n".to_owned(), json!(null), -32700),
        // A length that is too small leaves a rest before the next header.
        ("Content-Length: 3\r\n\r\n{ \"a\": 1 }".to_owned(), json!(null), -32700),
    ] {
        client.send(&bytes);
        let error = client.refusal();
        assert_eq!((&error["id"], &error["error"]["code"]), (&id, &json!(code)), "{bytes}: {error}");
        assert_eq!(client.answer("wayline/nothing", json!(null))["error"]["code"], -32601, "{bytes}");
    }
    // An answer to nothing needs none, and a client that is leaving is told so.
    client.send(&framed(r#"{ "jsonrpc": "2.0", "id": [1], "result": null }"#));
    client.ask("shutdown", json!(null));
    assert_eq!(client.answer("textDocument/hover", json!({}))["error"]["code"], -32600);
    client.tell("exit", json!(null));
    assert_eq!(client.ended(), Some(0));
}

/// What looked like a header in a message that is too long was taken for the next message.
#[test]
fn a_message_that_is_too_long_is_skipped_to_its_end() {
    let folder = Folder::new();
    let mut client = Client::start_with(&folder, &[], &["--max-bytes", "1000"]);
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let inner = framed(r#"{ "jsonrpc": "2.0", "id": "inner", "method": "wayline/nothing" }"#);
    client.send(&framed(&format!("{}{inner} ", " ".repeat(2 << 20))));
    assert_eq!(client.refusal()["error"]["code"], -32600);
    client.send(&framed(r#"{ "jsonrpc": "2.0", "id": "next", "method": "wayline/nothing" }"#));
    assert_eq!(client.refusal()["id"], "next");
}
