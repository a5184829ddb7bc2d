//! Hostile text in every place of the language: it compiles, and links that would run something are refused wherever they stand.

use crate::support::{
    Memory,
    hostile::{HARMLESS, HOSTILE, HostileMap, hostile_map, linking_maps},
    options,
};
use wayline::{Compilation, compile, diagnostic::Code, keyword::RULES};

fn compiled(map: &HostileMap) -> Compilation {
    let files: Memory = map.files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    compile("map.journey", map.text.as_bytes(), &files, &options())
}

#[test]
fn the_hostile_map_has_every_line_of_the_language_and_is_right() {
    for hostile in HOSTILE.iter().chain([&HARMLESS]) {
        let map = hostile_map(hostile);
        let compiled = compiled(&map);
        let errors: Vec<_> =
            compiled.diagnostics.iter().filter(|one| one.severity == wayline::diagnostic::Severity::Error).collect();
        assert!(errors.is_empty(), "{hostile}: {errors:#?}\n{}", map.text);
        for rule in RULES {
            let word = if rule.keyword == wayline::keyword::Keyword::Own { "mine" } else { rule.keyword.word() };
            let line = |line: &str| line.trim_start().split([' ', ':']).next() == Some(word);
            assert!(map.text.lines().any(line), "{word} is missing");
        }
    }
}

#[test]
fn a_link_that_runs_something_is_refused_wherever_it_stands() {
    for (place, address, map) in linking_maps().into_iter().filter(|(place, ..)| !place.starts_with("label of")) {
        let compiled = compiled(&map);
        let refused = compiled.diagnostics.iter().any(|one| one.code == Code::BadLink);
        assert!(refused, "{address} as {place}: {:?}\n{}", compiled.diagnostics, map.text);
    }
}
