//! Other names for what is in a map.

use super::{client::Client, uri};
use crate::preview::Folder;
use serde_json::{Value, json};

const MAP: &str = "journey: Coffee run
persona anna: Anna
persona ben: Ben
persona c: Carla
lane smell: What it smells of
stage: Enter
  touchpoint search: Looks for the door
    feels anna -1: Lost
    feels Ben 1: Fine
    smell: Coffee
    pain slow major: The door is heavy
    opportunity opp: Oil it
      answers: slow
";

/// What the server answers to another name for the last of these words, where a file has them first before a blank or a colon.
fn answer(folder: &Folder, file: &str, word: &str, name: &str) -> Value {
    let text = std::fs::read_to_string(folder.path(file)).expect("a map");
    let begins = [":", " "].iter().filter_map(|end| text.find(&format!("{word}{end}"))).min().expect("the word");
    let byte = begins + word.len();
    let line = text[..byte].matches('\n').count();
    let column = byte - text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let mut client = Client::start(folder, &[]);
    let uri = uri(folder, file);
    client.open(&uri, "journey", &text);
    let position = json!({ "line": line, "character": column });
    client
        .answer("textDocument/rename", json!({ "textDocument": { "uri": uri }, "position": position, "newName": name }))
}

/// Each was answered with edits, after which the map had a mistake, or meant something else.
#[test]
fn a_name_that_the_language_forbids_is_refused_with_its_reason() {
    let folder = Folder::new();
    folder.write("map.journey", MAP);
    for (word, name, why) in [
        (
            "slow",
            "anna",
            "`anna` is a persona, not the name of a pain: a persona cannot name it (map.journey, line 11)",
        ),
        ("anna", "slow", "not the name of a pain"),
        ("anna", "opp", "not the name of an opportunity"),
        ("anna", "search", "not the name of a touchpoint"),
        ("search", "anna", "not the name of a touchpoint"),
        ("anna", "major", "`major` cannot name a persona: this word says how bad a pain is (map.journey, line 2)"),
        ("anna", "measured", "A persona cannot be called `measured`"),
        ("ben", "all", "this word means everybody"),
        ("smell", "pain", "A lane cannot be called `pain`: this is already a keyword (map.journey, line 5)"),
        ("smell", "does", "A lane cannot be called `does`"),
        // Another line means this one by the same word.
        ("anna", "Ben", "(map.journey, line 9)"),
        ("anna", "carla", ""),
        ("slow", "heavy", ""),
        ("smell", "scent", ""),
    ] {
        let answer = answer(&folder, "map.journey", word, name);
        let message = answer["error"]["message"].as_str().unwrap_or_default();
        assert_eq!(message.is_empty(), why.is_empty(), "{word} as {name}: {answer}");
        assert!(message.contains(why), "{word} as {name}: {message}");
    }
}

/// It kept the old name there, without a word.
#[test]
fn a_name_that_a_line_with_a_mistake_may_mean_is_not_changed() {
    let folder = Folder::new();
    folder.write("map.journey", MAP.replace("    smell: Coffee\n", "    smell: Coffee\n    does anna c: Knocks\n"));
    let answer = answer(&folder, "map.journey", "anna", "nora");
    let why = "line 11 has a mistake and may mean this persona, too; correct it first";
    assert_eq!(answer["error"]["message"], why, "{answer}");
}

/// The figures of a column were lost with its name.
#[test]
fn results_keep_their_figures_under_the_new_name() {
    let folder = Folder::new();
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let read = |file: &str| std::fs::read_to_string(examples.join(file)).expect("an example");
    folder.write("parcel-return.journey", read("parcel-return.journey"));
    let results = read("parcel-return.measured");
    folder.write("parcel-return.measured", &results);
    for (keyword, old, new) in
        [("touchpoint", "label", "sticker"), ("persona", "first", "novice"), ("source", "events", "log")]
    {
        let answer = answer(&folder, "parcel-return.journey", &format!("{keyword} {old}"), new);
        let files = answer["result"]["documentChanges"].as_array().unwrap_or_else(|| panic!("{answer}"));
        let text = files.iter().find_map(|file| {
            let uri = file["textDocument"]["uri"].as_str()?;
            uri.ends_with(".measured").then(|| file["edits"][0]["newText"].as_str())?
        });
        let text = text.unwrap_or_else(|| panic!("no results: {answer}"));
        let lines = |text: &str| text.lines().filter(|line| !line.starts_with("source ")).count();
        assert_eq!(lines(text), lines(&results), "{old}");
        let has = |text: &str, name: &str| {
            text.lines().any(|line| line.split(": ").next().is_some_and(|key| key.split(' ').any(|word| word == name)))
        };
        assert!(has(&results, old) && has(text, new) && !has(text, old), "{old} as {new}:\n{text}");
    }
}
