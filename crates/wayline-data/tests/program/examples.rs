//! The example with data: what other engines made of it is in the repository.

use crate::support::Folder;
use std::{fs, path::Path};

#[test]
fn the_results_of_the_example_are_those_of_another_engine() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let read = |name: &str| fs::read_to_string(examples.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let folder = Folder::new();
    for name in ["data/return-answers.csv", "data/return-events.csv"] {
        folder.write(name, read(name));
    }
    folder.write("map.journey", read("parcel-return.journey"));
    let measured = folder.pull(&[]);
    // Which day it was, and whether the engine says what the data was, may differ.
    let facts = |text: &str| -> Vec<String> {
        let parts = |line: &str| {
            let parts = line.split(", ").filter(|part| !part.starts_with("data ") && !part.starts_with("date "));
            parts.collect::<Vec<_>>().join(", ")
        };
        text.lines().map(parts).collect()
    };
    assert_eq!(facts(&measured), facts(&read("parcel-return.measured")));
}
