//! A session from the first file to the last, with everything that an editor asks.

use super::{client::Client, uri};
use crate::preview::Folder;
use serde_json::{Value, json};

const SHARED: &str = "persona anna: Anna\npersona ben: Ben\nteam web: Web shop\n";
const MAP: &str = "use: people.journey
journey: Coffee run 😀
stage: Enter
  touchpoint door: The 😀 door
    feels anna 1: Welcome
    expects anna 2: A smile
    pain wait major: Queues
stage: Sit down
  touchpoint table: A table
    feels anna -1
    then door 30 %: Once more
";

fn start() -> (Folder, Client, String) {
    let folder = Folder::new();
    folder.write("people.journey", SHARED);
    folder.write("coffee.journey", MAP);
    folder.write("tea.journey", "use: people.journey\njourney: Tea\nstage: Enter\n  feels anna 1\n  feels ben 0\n");
    let mut client = Client::start(&folder, &[]);
    let uri = uri(&folder, "coffee.journey");
    client.open(&uri, "journey", MAP);
    (folder, client, uri)
}

/// The place of the first `word` in a text, plus `more` characters, in UTF-16.
fn place(text: &str, word: &str, more: usize) -> Value {
    let byte = text.find(word).unwrap_or_else(|| panic!("{word} is not there")) + more;
    let line = text[..byte].matches('\n').count();
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": line, "character": text[start..byte].encode_utf16().count() })
}

fn at(uri: &str, word: &str, more: usize) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": place(MAP, word, more) })
}

fn labels(items: &Value) -> Vec<&str> {
    items.as_array().expect("items").iter().filter_map(|item| item["label"].as_str()).collect()
}

#[test]
fn it_says_hello_and_goodbye() {
    let (_folder, client, _) = start();
    assert_eq!(client.capabilities["positionEncoding"], "utf-16");
    assert_eq!(client.leave(), Some(0));
    let folder = Folder::new();
    let client = Client::start(&folder, &["utf-32", "utf-8", "utf-16"]);
    assert_eq!(client.capabilities["positionEncoding"], "utf-8");
}

#[test]
fn mistakes_come_with_their_places_and_fixes() {
    let (folder, mut client, uri) = start();
    let text = MAP.replace("feels anna 1: Welcome", "feels annna 1: Welcome");
    client.change(&uri, json!([{ "text": text }]));
    let report = client.report(&uri);
    let unknown = report.iter().find(|of| of["code"] == "J203" || of["severity"] == 1).expect("an error");
    assert_eq!(unknown["range"]["start"], place(&text, "annna", 0));
    let wanted = json!({
        "textDocument": { "uri": uri }, "range": unknown["range"], "context": { "diagnostics": [unknown] }
    });
    let actions = client.ask("textDocument/codeAction", wanted);
    let fix = actions.as_array().expect("actions").iter().find(|of| of["kind"] == "quickfix").expect("a fix");
    let edit = &fix["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["newText"], "anna", "{fix}");
    // A shared file that breaks breaks the map, and mending it in the editor mends it, saved or not.
    client.change(&uri, json!([{ "text": MAP }]));
    let shared = super::uri(&folder, "people.journey");
    client.open(&shared, "journey", &SHARED.replace("persona anna: Anna\n", ""));
    assert!(client.report(&uri).iter().any(|of| of["severity"] == 1), "the persona is gone");
    client.change(&shared, json!([{ "text": SHARED }]));
    assert!(!client.report(&uri).iter().any(|of| of["severity"] == 1));
}

#[test]
fn a_file_that_changes_outside_the_editor_counts() {
    let (folder, mut client, uri) = start();
    assert!(!client.report(&uri).iter().any(|of| of["severity"] == 1));
    folder.write("people.journey", "persona ben: Ben\n");
    let changed = json!({ "changes": [{ "uri": super::uri(&folder, "people.journey"), "type": 2 }] });
    client.tell("workspace/didChangeWatchedFiles", changed);
    assert!(client.report(&uri).iter().any(|of| of["severity"] == 1), "the persona is gone");
}

/// Every file of a build was a reason to compile all maps again.
#[test]
fn only_files_that_maps_depend_on_are_read_again() {
    let (folder, mut client, uri) = start();
    let text = MAP.replace("    pain wait", "    attach: shots/door.png\n    pain wait");
    client.change(&uri, json!([{ "text": text }]));
    let watched = |client: &mut Client, name: &str| {
        let changed = json!({ "changes": [{ "uri": super::uri(&folder, name), "type": 1 }] });
        client.tell("workspace/didChangeWatchedFiles", changed);
        client.report(&uri).len()
    };
    let before = client.report(&uri).len();
    assert!(client.registered.to_string().contains("**/*.measured"), "{}", client.registered);
    let globs = client.registered[0]["registerOptions"]["watchers"].as_array().expect("watchers");
    let globs: Vec<_> = globs.iter().map(|of| of["globPattern"].as_str().expect("a glob")).collect();
    assert_eq!(globs, ["**/*.journey", "**/wayline.toml", "**/*.measured", "**/*"]);
    folder.write("shots/door.png", "x");
    assert_eq!(watched(&mut client, "target/a.o"), before, "nothing is read again");
    assert_eq!(watched(&mut client, "shots/door.png"), before - 1, "the attachment is there");
    std::fs::remove_dir_all(folder.path("shots")).expect("a folder");
    assert_eq!(watched(&mut client, "shots"), before, "its folder is gone");
}

#[test]
fn words_are_completed_where_they_can_stand() {
    let (_folder, mut client, uri) = start();
    let text = MAP.replace("    feels anna 1: Welcome\n", "    fe\n    feels a\n    via: w\n    metric n\n");
    let text = text.replace("stage: Enter", "  lang: d\nchannel hall: Hall\n  icon: k\nstage: Enter");
    client.change(&uri, json!([{ "text": text }]));
    let mut ask = |word: &str, more: usize| {
        client.ask(
            "textDocument/completion",
            json!({ "textDocument": { "uri": uri }, "position": place(&text, word, more) }),
        )
    };
    let keywords = ask("    fe\n", 6);
    assert!(labels(&keywords).contains(&"feels"), "{keywords}");
    assert!(!labels(&keywords).contains(&"owner"), "a column has no owner: {keywords}");
    let feels = keywords.as_array().expect("items").iter().find(|of| of["label"] == "feels").expect("a keyword");
    assert!(feels["documentation"]["value"].as_str().expect("a text").contains("```journey"));
    assert_eq!(labels(&ask("feels a\n", 7)), ["anna", "ben", "-2", "-1", "0", "1", "2", "measured"]);
    assert!(labels(&ask("via: w", 6)).contains(&"web"));
    for (line, word) in [("metric n", "nps"), ("lang: d", "de"), ("icon: k", "kiosk")] {
        assert!(labels(&ask(line, line.len())).contains(&word), "{line}");
    }
}

#[test]
fn what_a_line_has_already_is_not_completed_again() {
    let (_folder, mut client, uri) = start();
    let lines = "    feels anna \n    feels anna 1 \n    does ben \n    metric nps \n    then door \n    then door 3 \n    score: \n    opportunity: Two tills\n      answers: \n";
    let text = MAP
        .replace("    feels anna -1\n", lines)
        .replace("    pain wait major: Queues\n", "    pain wait major: Queues\n    pain: No light\n");
    client.change(&uri, json!([{ "text": text }]));
    for (line, expected) in [
        ("feels anna \n", &["-2", "-1", "0", "1", "2", "measured"][..]),
        ("feels anna 1 \n", &[]),
        ("does ben \n", &[]),
        ("metric nps \n", &["anna", "ben"]),
        ("then door \n", &["anna", "ben", "measured"]),
        ("then door 3 \n", &[]),
        ("score: \n", &["cost", "sales", "strategy", "frequency"]),
        ("answers: \n", &["wait", "No light"]),
    ] {
        let answer = client.ask(
            "textDocument/completion",
            json!({ "textDocument": { "uri": uri }, "position": place(&text, line, line.len() - 1) }),
        );
        assert_eq!(labels(&answer), expected, "{line}");
    }
}

#[test]
fn a_link_through_another_folder_is_the_same_file() {
    let (_folder, mut client, uri) = start();
    client.change(&uri, json!([{ "text": MAP.replace("use: people", "use: shared/../people") }]));
    let links = client.ask("textDocument/documentLink", json!({ "textDocument": { "uri": uri } }));
    let target = links[0]["target"].as_str().expect("an address");
    assert!(target.ends_with("/people.journey") && !target.contains("shared"), "{links}");
}

#[test]
fn names_lead_to_where_they_are_declared_and_used() {
    let (folder, mut client, uri) = start();
    let hover = client.ask("textDocument/hover", at(&uri, "anna 1", 1));
    assert_eq!(hover["contents"]["value"], "```journey\npersona anna: Anna\n```");
    let hover = client.ask("textDocument/hover", at(&uri, "feels", 1));
    assert!(hover["contents"]["value"].as_str().expect("a text").contains("```journey"), "{hover}");
    let found = client.ask("textDocument/definition", at(&uri, "anna 1", 0));
    let shared = super::uri(&folder, "people.journey");
    assert_eq!(found["uri"], shared.as_str());
    assert_eq!(found["range"]["start"], place(SHARED, "anna", 0));
    let mut wanted = at(&uri, "anna 1", 0);
    wanted["context"] = json!({ "includeDeclaration": true });
    let all = client.ask("textDocument/references", wanted);
    let files: Vec<&str> = all.as_array().expect("places").iter().filter_map(|of| of["uri"].as_str()).collect();
    let tea = super::uri(&folder, "tea.journey");
    let count = |name: &str| files.iter().filter(|of| **of == name).count();
    assert_eq!((count(&uri), count(&shared), count(&tea)), (3, 1, 1), "{all}");
    let marks = client.ask("textDocument/documentHighlight", at(&uri, "door 30", 0));
    assert_eq!(marks.as_array().expect("places").len(), 2);
}

#[test]
fn a_new_name_is_written_in_every_file() {
    let (folder, mut client, uri) = start();
    assert!(client.ask("textDocument/prepareRename", at(&uri, "Welcome", 1)).is_null());
    assert_eq!(client.ask("textDocument/prepareRename", at(&uri, "anna 1", 1))["start"], place(MAP, "anna 1", 0));
    for (name, why) in [("ben", "called"), ("2nd", "cannot be a name"), ("", "cannot be a name")] {
        let mut wanted = at(&uri, "anna 1", 0);
        wanted["newName"] = json!(name);
        let answer = client.answer("textDocument/rename", wanted);
        assert!(answer["error"]["message"].as_str().expect("a reason").contains(why), "{answer}");
    }
    let mut wanted = at(&uri, "anna 1", 0);
    wanted["newName"] = json!("nora");
    let edit = client.ask("textDocument/rename", wanted);
    let mut changed = std::collections::BTreeMap::new();
    for file in edit["documentChanges"].as_array().expect("files") {
        let name = file["textDocument"]["uri"].as_str().expect("an address").rsplit('/').next().expect("a name");
        changed.insert(name.to_owned(), file["edits"].as_array().expect("edits").len());
    }
    let expected = [("coffee.journey", 3), ("people.journey", 1), ("tea.journey", 1)];
    assert_eq!(changed, expected.map(|(name, count)| (name.to_owned(), count)).into());
    drop(folder);
}

#[test]
fn a_file_has_an_outline_folds_and_selections() {
    let (_folder, mut client, uri) = start();
    let of = json!({ "textDocument": { "uri": uri } });
    let outline = client.ask("textDocument/documentSymbol", of.clone());
    let names = |entries: &Value| -> Vec<String> {
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries.iter().filter_map(|of| of["name"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(names(&outline), ["Coffee run 😀", "Enter", "Sit down"]);
    assert_eq!(names(&outline[1]["children"]), ["The 😀 door"]);
    assert_eq!(names(&outline[1]["children"][0]["children"]), ["Queues"]);
    let folds = client.ask("textDocument/foldingRange", of.clone());
    let lines: Vec<_> =
        folds.as_array().expect("folds").iter().map(|of| (of["startLine"].as_u64(), of["endLine"].as_u64())).collect();
    assert!(lines.contains(&(Some(2), Some(6))) && lines.contains(&(Some(3), Some(6))), "{folds}");
    let wanted = json!({ "textDocument": { "uri": uri }, "positions": [place(MAP, "Welcome", 2)] });
    let mut selection = &client.ask("textDocument/selectionRange", wanted)[0];
    let mut sizes = Vec::new();
    while !selection.is_null() {
        sizes.push(selection["range"].clone());
        selection = &selection["parent"];
    }
    assert_eq!(sizes[0]["start"], place(MAP, "Welcome", 0));
    assert!(sizes.len() >= 4, "{sizes:?}");
    let hints = client.ask(
        "textDocument/inlayHint",
        json!({ "textDocument": { "uri": uri }, "range": { "start": place(MAP, "use", 0), "end": { "line": 99, "character": 0 } } }),
    );
    assert_eq!(labels(&hints), ["1 below"]);
    let tokens = client.ask("textDocument/semanticTokens/full", of.clone());
    assert_eq!(tokens["data"].as_array().expect("tokens").len() % 5, 0);
    assert!(tokens["data"].as_array().expect("tokens").len() > 100);
    let links = client.ask("textDocument/documentLink", of);
    assert!(links[0]["target"].as_str().expect("an address").ends_with("/people.journey"), "{links}");
}

#[test]
fn a_map_is_formatted_as_a_whole_and_in_part() {
    let (_folder, mut client, uri) = start();
    let text =
        MAP.replace("  touchpoint door", "      touchpoint   door").replace("    feels anna -1", "  feels  anna  -1");
    for text in [text.clone(), text.replace('\n', "\r\n")] {
        client.change(&uri, json!([{ "text": text }]));
        let options = json!({ "tabSize": 2, "insertSpaces": true });
        let of = json!({ "textDocument": { "uri": uri }, "options": options });
        let edits = client.ask("textDocument/formatting", of.clone());
        assert_eq!(applied(&text, &edits).replace("\r\n", "\n"), MAP.replace("\nstage", "\n\nstage"), "{edits}");
        let mut part = of;
        part["range"] = json!({ "start": place(&text, "    touchpoint   door", 0), "end": place(&text, "    touchpoint   door", 9) });
        let edits = client.ask("textDocument/rangeFormatting", part);
        let changed = applied(&text, &edits);
        assert!(changed.contains("\n  touchpoint door") && changed.contains("  feels  anna  -1"), "{edits}");
    }
    client.change(&uri, json!([{ "text": "jurney\nstage" }]));
    let of = json!({ "textDocument": { "uri": uri }, "options": { "tabSize": 2, "insertSpaces": true } });
    assert!(client.ask("textDocument/formatting", of).is_null(), "what isn't understood is left alone");
}

/// A text with edits made, whose places are in UTF-16.
fn applied(text: &str, edits: &Value) -> String {
    let byte = |place: &Value| {
        let line = place["line"].as_u64().expect("a line") as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let units: Vec<u16> =
            text[start..].encode_utf16().take(place["character"].as_u64().expect("a column") as usize).collect();
        start + String::from_utf16(&units).expect("text").len()
    };
    let mut edits: Vec<_> = edits
        .as_array()
        .expect("edits")
        .iter()
        .map(|of| (byte(&of["range"]["start"]), byte(&of["range"]["end"]), of["newText"].as_str().expect("a text")))
        .collect();
    edits.sort_unstable();
    let mut new = text.to_owned();
    for (start, end, with) in edits.into_iter().rev() {
        new.replace_range(start..end, with);
    }
    new
}

#[test]
fn a_pain_gets_an_answer_and_a_name_its_declaration() {
    let (_folder, mut client, uri) = start();
    let mut ask = |text: &str, word: &str| {
        client.change(&uri, json!([{ "text": text }]));
        let here = place(text, word, 1);
        let wanted = json!({ "textDocument": { "uri": uri }, "range": { "start": here, "end": here }, "context": { "diagnostics": [] } });
        let actions = client.ask("textDocument/codeAction", wanted);
        let found = actions.as_array().expect("actions").iter().find(|of| of["kind"] == "refactor").cloned();
        applied(text, &found.expect("an action")["edit"]["documentChanges"][0]["edits"])
    };
    let answered = ask(MAP, "Queues");
    assert!(
        answered.contains("    pain wait major: Queues\n    opportunity: What would help\n      answers: wait\n"),
        "{answered}"
    );
    let unnamed = ask(&MAP.replace("pain wait", "pain"), "Queues");
    assert!(
        unnamed.contains("pain pain-1 major: Queues\n    opportunity: What would help\n      answers: pain-1\n"),
        "{unnamed}"
    );
    let declared = ask(&MAP.replace("    feels anna 1", "    via: kiosk-9\n    feels anna 1"), "kiosk-9");
    assert!(declared.contains("channel kiosk-9: Kiosk-9\n\nstage: Enter"), "{declared}");
}

#[test]
fn maps_in_markdown_and_settings_are_looked_at_too() {
    let (folder, mut client, _) = start();
    let page = uri(&folder, "page.md");
    let text = "# 😀 Title\n\n> ```journey\n> journey: A\n> stage: Enter\n>   feels 9: Well\n> ```\n\n```journey\njourney: B\nstage: Enter\n  feels 1: Well\n```\n";
    client.open(&page, "markdown", text);
    let report = client.report(&page);
    assert_eq!(report.len(), 1, "{report:?}");
    assert_eq!(report[0]["range"]["start"], place(text, "9: Well", 0));
    let outline = client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": page } }));
    assert_eq!(outline.as_array().expect("entries").len(), 4);
    let settings = uri(&folder, "wayline.toml");
    client.open(&settings, "toml", "theme = \"light\"\ntheem = 1\n");
    let report = client.report(&settings);
    assert_eq!(report[0]["range"]["start"], json!({ "line": 1, "character": 0 }), "{report:?}");
    assert!(report[0]["message"].as_str().expect("a message").contains("theem"));
}

#[test]
fn a_file_that_was_never_saved_is_checked() {
    let (_folder, mut client, _) = start();
    client.open("untitled:Untitled-1", "journey", "journey: A\nstage: Enter\n  feals 1: Well\n");
    let report = client.report("untitled:Untitled-1");
    assert_eq!(report.len(), 1, "{report:?}");
    assert_eq!(client.answer("textDocument/unheardOf", json!({}))["error"]["code"], -32601);
}

#[test]
fn declarations_move_to_a_shared_file() {
    let text = "journey: Coffee run\n\npersona anna: Anna\n  role: Nurse\npersona ben: Ben\n\nteam web: Web\n\nstage: Enter\n  feels anna 1\n  feels ben 0\n";
    let (folder, mut client, uri) = start();
    client.change(&uri, json!([{ "text": text }]));
    folder.write("personas.journey", "# taken");
    let range = json!({ "start": place(text, "persona anna", 0), "end": place(text, "persona ben", 3) });
    let wanted = json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
    let actions = client.ask("textDocument/codeAction", wanted);
    let found = actions.as_array().expect("actions").iter().find(|of| of["kind"] == "refactor.extract");
    let found = found.unwrap_or_else(|| panic!("{actions}"));
    assert_eq!(found["title"], "Move these 2 declarations to a shared file, personas-2.journey");
    let operations = found["edit"]["documentChanges"].as_array().expect("operations");
    assert_eq!((&operations[0]["kind"], &operations[0]["options"]["overwrite"]), (&json!("create"), &json!(false)));
    assert_eq!(operations[0]["uri"], super::uri(&folder, "personas-2.journey"));
    let shared = operations[1]["edits"][0]["newText"].as_str().expect("a text");
    assert_eq!(shared, "persona anna: Anna\n  role: Nurse\npersona ben: Ben\n");
    let map = edited(text, &operations[2]["edits"]);
    assert_eq!(
        map,
        "journey: Coffee run\n  use: personas-2.journey\n\nteam web: Web\n\nstage: Enter\n  feels anna 1\n  feels ben 0\n"
    );
    folder.write("personas-2.journey", shared);
    client.change(&uri, json!([{ "text": map }]));
    assert!(!client.report(&uri).iter().any(|of| of["severity"] == 1));
    // A place without a declaration has nothing to move, nor has a file that only declares.
    let nowhere = json!({ "start": place(text, "stage", 0), "end": place(text, "stage", 0) });
    let wanted = json!({ "textDocument": { "uri": uri }, "range": nowhere, "context": { "diagnostics": [], "only": ["refactor.extract"] } });
    assert_eq!(client.ask("textDocument/codeAction", wanted), json!([]));
}

/// A text after edits of whole characters that don't overlap.
fn edited(text: &str, edits: &Value) -> String {
    let byte = |at: &Value| {
        let line = at["line"].as_u64().expect("a line") as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        start + at["character"].as_u64().expect("a character") as usize
    };
    let mut edits: Vec<_> = edits.as_array().expect("edits").iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(byte(&edit["range"]["start"])));
    edits.into_iter().fold(text.to_owned(), |mut text, edit| {
        let range = byte(&edit["range"]["start"])..byte(&edit["range"]["end"]);
        text.replace_range(range, edit["newText"].as_str().expect("a text"));
        text
    })
}

#[test]
fn settings_that_are_wrong_are_told_without_being_open() {
    let (folder, mut client, _) = start();
    folder.write("wayline.toml", "theme = \"light\"\ntheem = 1\n");
    let settings = uri(&folder, "wayline.toml");
    let changed = json!({ "changes": [{ "uri": settings, "type": 2 }] });
    client.tell("workspace/didChangeWatchedFiles", changed.clone());
    let report = client.report(&settings);
    assert_eq!(report.len(), 1, "{report:?}");
    assert_eq!(report[0]["range"]["start"], json!({ "line": 1, "character": 0 }), "{report:?}");
    folder.write("wayline.toml", "theme = \"light\"\n");
    client.tell("workspace/didChangeWatchedFiles", changed);
    assert_eq!(client.report(&settings), Vec::<Value>::new());
}

#[test]
fn a_fix_is_titled_with_what_it_writes() {
    let text = "journey: A\nchannel web-shop: Web shop\nstage: Enter\n  feels -9: x\n  via: web-shp\n";
    let (_folder, mut client, uri) = start();
    client.change(&uri, json!([{ "text": text }]));
    for (word, title) in [("feels", "Write \"feels -2: x\""), ("web-shp", "Write \"via: web-shop\"")] {
        let range = json!({ "start": place(text, word, 3), "end": place(text, word, 8) });
        let wanted = json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
        let actions = client.ask("textDocument/codeAction", wanted);
        assert!(actions.as_array().expect("actions").iter().any(|of| of["title"] == title), "{actions}");
    }
}
