//! The JSON of every map in the repository is what its published schema says.

use crate::support::{self, cases, every_map};
use serde_json::Value;
use std::path::Path;
use wayline::{compile, export};

#[test]
fn the_json_of_every_map_fits_the_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("docs/src/schema/map.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let mut documents = Vec::new();
    for page in cases::pages(&root.join("docs/src")) {
        for case in cases::cases(&page) {
            let compilation = compile(case.name, &case.map, &case.files, &support::options());
            let name = format!("{}:{}", page.display(), case.line);
            documents.extend(compilation.map.map(|map| (name, export::json(&map, &compilation.sources))));
        }
    }
    for example in every_map::journeys() {
        let compilation = example.compile();
        let map = compilation.map.expect("an example without mistakes");
        documents.push((example.name, export::json(&map, &compilation.sources)));
    }
    assert!(documents.len() > 100, "only {} maps were found", documents.len());
    for (name, json) in documents {
        let value: Value = serde_json::from_str(&json).expect("JSON");
        let faults: Vec<String> =
            validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        let mut more = value;
        more["more"] = Value::Bool(true);
        assert!(!validator.is_valid(&more), "{name}: a field that the schema doesn't know went unseen");
    }
}

/// Validators that are strict, as Ajv is unless it is told otherwise, refuse a keyword for objects or arrays without that type.
#[test]
fn keywords_of_the_schemas_stand_beside_their_type() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src/schema");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("schemas").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("a schema");
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        typed(&schema, &entry.file_name().to_string_lossy());
        seen += 1;
    }
    assert_eq!(seen, 3);
}

fn typed(schema: &Value, place: &str) {
    let children = |value: &Value| value.as_object().cloned().unwrap_or_default();
    for (word, kind) in [
        ("properties", "object"),
        ("required", "object"),
        ("additionalProperties", "object"),
        ("unevaluatedProperties", "object"),
        ("items", "array"),
        ("prefixItems", "array"),
        ("minItems", "array"),
    ] {
        assert!(schema.get(word).is_none() || schema["type"] == kind, "{place}: `{word}` without the type {kind}");
    }
    for word in ["properties", "$defs"] {
        children(&schema[word]).iter().for_each(|(name, below)| typed(below, &format!("{place}/{word}/{name}")));
    }
    for word in ["items", "additionalProperties"] {
        schema.get(word).into_iter().for_each(|below| typed(below, &format!("{place}/{word}")));
    }
    for word in ["allOf", "anyOf", "oneOf", "prefixItems"] {
        schema[word].as_array().into_iter().flatten().for_each(|below| typed(below, &format!("{place}/{word}")));
    }
}
