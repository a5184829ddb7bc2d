//! How well the examples can be read on a screen, in one table: `cargo bench --bench legibility`. The last column names the aims that are missed.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "../tests/support/legibility.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod legibility;

use legibility::Legibility;
use std::path::{Path, PathBuf};
use wayline::{Folder, Options, compile};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = Folder::new(&folder).expect("a folder of examples");
    println!(
        "| example | columns | width | height | smallest | median | overview smallest | overview median | scale | missed |"
    );
    println!("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --- |");
    for path in maps(&folder) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let options = Options { today: "2026-11-21".parse().ok(), ..Options::default() };
        let compilation = compile(&path.display().to_string(), &text, &files, &options);
        let map = compilation.map.unwrap_or_else(|| panic!("{name} has mistakes: {:?}", compilation.diagnostics));
        let of = Legibility::of(&map);
        println!(
            "| {name} | {} | {:.0} | {:.0} | {:.1} | {:.1} | {:.1} | {:.1} | {} | {} |",
            of.columns,
            of.size.0,
            of.size.1,
            of.detail.0,
            of.detail.1,
            of.overview.0,
            of.overview.1,
            of.scale.map_or("none".to_owned(), |scale| format!("{:.0} %", scale * 100.0)),
            of.missed().join(", "),
        );
    }
}

fn maps(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the examples").flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "journey"));
    paths.sort();
    paths
}
