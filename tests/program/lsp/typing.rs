//! Whatever is typed, the server says what a fresh `wayline check` says.

use super::{client::Client, uri};
use crate::{
    preview::Folder,
    support::generate::{Random, valid},
};
use serde_json::{Value, json};
use std::process::Command;

/// How many edits are made to each map.
const EDITS: usize = 12;

/// What people type, delete and paste.
const PIECES: &[&str] = &[
    "",
    "\n",
    "\r\n",
    "  ",
    ":",
    "feels",
    "😀",
    "é",
    "pain: ",
    "\t",
    "stage: X\n",
    "# ",
    "|",
    "\u{FEFF}",
    "-1",
    "journey",
    "persona ben: Ben\n",
    "lane queue: Queue\n",
];

#[test]
fn after_any_edits_the_server_says_what_check_says() {
    let folder = Folder::new();
    for seed in 0..3 {
        let mut random = Random::new(seed);
        let mut text = valid(1 + seed as usize, seed);
        if seed == 1 {
            text = text.replace('\n', "\r\n");
        }
        let encodings: &[&str] = if seed == 2 { &["utf-8"] } else { &[] };
        let mut client = Client::start(&folder, encodings);
        folder.write("map.journey", "");
        let uri = uri(&folder, "map.journey");
        client.open(&uri, "journey", &text);
        for _ in 0..EDITS {
            let (start, end) = span(&mut random, &text);
            let piece = random.pick(PIECES);
            let range = json!({ "start": place(&text, start, encodings), "end": place(&text, end, encodings) });
            client.change(&uri, json!([{ "range": range, "text": piece }]));
            text.replace_range(start..end, piece);
            says_what_check_says(&folder, &mut client, &text, encodings);
        }
    }
}

fn says_what_check_says(folder: &Folder, client: &mut Client, text: &str, encodings: &[&str]) {
    folder.write("map.journey", text);
    let uri = uri(folder, "map.journey");
    let mut said: Vec<Value> = client.report(&uri).iter().map(|of| json!([of["code"], of["range"]])).collect();
    let mut checked = checked(folder, text, encodings);
    said.sort_by_key(Value::to_string);
    checked.sort_by_key(Value::to_string);
    assert_eq!(said, checked, "----\n{text}\n----");
}

#[test]
fn a_line_that_stays_is_read_again_if_what_it_depends_on_changes() {
    let map = |declared: &str, lines: &str| format!("journey: Shop\n{declared}stage: Pay\n  touchpoint: Till\n{lines}");
    let texts = [
        // The words that the map declares: somebody else, nobody, a lane, a scale.
        map("persona anna: Anna\npersona ben: Ben\n", "    feels anna 1: Fine\n    leaves: anna: too dear\n"),
        map("persona carla: Carla\npersona ben: Ben\n", "    feels anna 1: Fine\n    leaves: anna: too dear\n"),
        map("", "    feels anna 1: Fine\n    queue: Long\n"),
        map("lane queue: Queue\n", "    feels anna 1: Fine\n    queue: Long\n"),
        map("", "    feels 4 of 5: Fine\n    queue: Long\n"),
        map("  scale: 1..5\n", "    feels 4 of 5: Fine\n    queue: Long\n"),
        // The lines around it.
        map("", "    does: Pays by: web\n      by: shop\n"),
        map("", "    does: Pays by: web\n"),
        map("", "    frontstage: Pays by: web\n      by: shop\n"),
        map("", "    frontstage: Pays by: web\n"),
        map("", "    does:\n    | and pays\n"),
        map("", "    does:\n    does: and pays\n"),
        // Where it is: in another block, it has another rule.
        map("", "    pain: Queue\n      for: anna\n    for: anna\n"),
        map("persona anna: Anna\n  fact: 1\n", "    fact: 1\n"),
    ];
    let folder = Folder::new();
    folder.write("map.journey", "");
    let uri = uri(&folder, "map.journey");
    let mut client = Client::start(&folder, &[]);
    client.open(&uri, "journey", "");
    for text in texts.iter().chain(texts.iter().rev()) {
        client.change(&uri, json!([{ "text": text }]));
        says_what_check_says(&folder, &mut client, text, &[]);
    }
}

fn span(random: &mut Random, text: &str) -> (usize, usize) {
    let boundary = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at) && !inside(text, at)).unwrap_or(0);
    let start = boundary(random.below(text.len() + 1));
    let end = boundary((start + random.below(9)).min(text.len()));
    (start, end.max(start))
}

/// Between a carriage return and its line feed there is no place.
fn inside(text: &str, at: usize) -> bool {
    text[..at].ends_with('\r') && text[at..].starts_with('\n')
}

/// The place of a byte as the protocol says it: a line also ends at a carriage return.
fn place(text: &str, byte: usize, encodings: &[&str]) -> Value {
    let ends = |&at: &usize| {
        text.as_bytes()[at] == b'\n' || (text.as_bytes()[at] == b'\r' && text.as_bytes().get(at + 1) != Some(&b'\n'))
    };
    let starts: Vec<usize> = std::iter::once(0).chain((0..text.len()).filter(ends).map(|at| at + 1)).collect();
    let line = starts.iter().rposition(|&start| start <= byte).expect("a line");
    let before = &text[starts[line]..byte];
    let units = if encodings.contains(&"utf-8") { before.len() } else { before.encode_utf16().count() };
    json!({ "line": line, "character": units })
}

/// Code and range of everything that `wayline check` finds in the file.
fn checked(folder: &Folder, text: &str, encodings: &[&str]) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_wayline"))
        .args(["check", "map.journey", "--format", "json"])
        .current_dir(folder.path(""))
        .env("SOURCE_DATE_EPOCH", "1795219200")
        .output()
        .expect("the program");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a document");
    let mark = text.len() - text.strip_prefix('\u{FEFF}').unwrap_or(text).len();
    let found = report["diagnostics"].as_array().expect("diagnostics").iter().map(|of| {
        let label = &of["labels"][0];
        let byte = |end: &str| mark + label[end]["byte"].as_u64().expect("a byte") as usize;
        let range =
            json!({ "start": place(text, byte("start"), encodings), "end": place(text, byte("end"), encodings) });
        json!([of["code"], range])
    });
    found.collect()
}
