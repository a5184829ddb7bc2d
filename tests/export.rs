//! The JSON of every map in the repository is what the published schema says.

mod support;

use serde_json::Value;
use std::path::{Path, PathBuf};
use support::memory::Files;
use wayline::{compile, export};

/// Every map and every file that maps may read, by its path below `examples`.
fn examples() -> (Vec<String>, Files) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut files = Files::default();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path: PathBuf = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
                files.0.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    let maps = files.0.keys().filter(|name| name.ends_with(".journey") && !name.contains('/')).cloned().collect();
    (maps, files)
}

#[test]
fn json_is_as_the_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../docs/src/schema/map.schema.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let (maps, files) = examples();
    assert!(maps.len() >= 8, "{maps:?}");
    for name in maps {
        let compilation = compile(&name, &files.0[&name], &files, &support::options());
        let map = compilation.map.unwrap_or_else(|| panic!("{name}: {:?}", compilation.diagnostics));
        let json: Value = serde_json::from_str(&export::json(&map, &compilation.sources)).expect("JSON");
        let wrong: Vec<String> =
            validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).take(5).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}
