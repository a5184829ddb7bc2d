//! What `ARCHITECTURE.md` says of the code, held to its word by reading the code.

use super::source_code::{calls, files_below, functions, groups, imports, is_own, is_path_start, root, sources, words};
use std::collections::BTreeSet;

/// The modules in the order in which data flows. A module imports only from those before it.
const FLOW: &[&str] = &[
    "span",
    "source",
    "load",
    "diagnostic",
    "keyword",
    "model",
    "measure",
    "names",
    "feeling",
    "ast",
    "options",
    "folder",
    "parse",
    "mermaid",
    "resolve",
    "check",
    "compile",
    "compare",
    "vocabulary",
    "lane",
    "rows",
    "format",
    "editor",
    "scene",
    "text",
    "typeset",
    "theme",
    "layout",
    "export",
    "render",
    "spreadsheet",
    "import",
    "report",
    "cli",
];

/// Libraries that are named in one place only, so that each can be replaced there.
const ONE_PLACE: &[(&str, &str)] = &[
    ("pest", "parse/grammar.rs"),
    ("pest_derive", "parse/grammar.rs"),
    ("svg", "render/svg"),
    ("krilla", "render/pdf"),
    ("csv", "export/csv.rs"),
    ("rust_xlsxwriter", "export/xlsx.rs"),
    ("calamine", "spreadsheet/workbook.rs"),
    ("miette", "report/text.rs"),
    ("clap", "cli/args"),
    ("notify", "cli/watch/file_watcher.rs"),
    ("axum", "cli/watch/server"),
    ("tokio", "cli/watch/server"),
    ("lsp_server", "cli/lsp"),
    ("lsp_types", "cli/lsp"),
];

/// What only the program may touch, and of files the loader `folder`: files, clock, environment, threads, processes, network, terminal.
const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::time",
    "std::thread",
    "std::process",
    "std::net",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "SystemTime",
    "Instant::now",
    "thread_local",
    "Zoned::now",
];

/// What reads, writes or finds files.
const FILES: &[&str] = &[
    "std::fs",
    "fs::",
    "File::",
    "OpenOptions",
    "tempfile",
    "NamedTempFile",
    "canonicalize",
    "read_link",
    "read_dir",
    "set_current_dir",
    ".exists()",
    ".try_exists()",
    ".is_symlink()",
    ".metadata()",
    ".symlink_metadata()",
];

/// Where it is asked all the same what is there: git decides what is in a repository. Nothing is read or written there either.
const ASKING: &[&str] = &["cli/git/", "cli/commands/diff/"];
const QUESTIONS: &[&str] = &["fs::canonicalize", "fs::symlink_metadata", "canonicalize", ".exists()"];

/// Functions that call themselves, and why the input can't make them do so deeply.
const BOUNDED: &[(&str, &str)] = &[
    // The grammar nests some five rules deep, whatever the text.
    ("parse/grammar.rs", "matched"),
    // Groups of a scene nest as deep as the code of the layout puts them, not as the map does.
    ("layout/broken.rs", "collect"),
    ("layout/broken.rs", "deal"),
    ("render/pdf/destinations.rs", "look"),
];

#[test]
fn modules_import_only_from_earlier_ones() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|file| !matches!(file.module.as_str(), "lib" | "main" | "bin")) {
        let Some(here) = position(&file.module) else {
            wrong.push(format!("{}: `{}` has no place in the flow", file.name, file.module));
            continue;
        };
        let imported = imports(&file.code, file.depth());
        let later = imported.iter().filter(|module| position(module).is_none_or(|there| there > here));
        wrong.extend(later.map(|module| format!("{} imports from `{module}`", file.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the order of the flow would allow, and the module mustn't know.
const APART: &[(&str, &str)] = &[("export", "layout"), ("export", "editor"), ("rows", "layout")];

#[test]
fn tables_and_texts_know_nothing_of_the_drawing_and_of_editors() {
    for file in sources() {
        let imported = imports(&file.code, file.depth());
        let wrong = APART.iter().find(|(module, other)| file.module == *module && imported.contains(*other));
        assert!(wrong.is_none(), "{} imports from {wrong:?}", file.name);
    }
}

#[test]
fn every_module_of_the_flow_is_there() {
    let modules: BTreeSet<String> = sources().into_iter().map(|file| file.module).collect();
    let missing: Vec<&&str> = FLOW.iter().filter(|module| !modules.contains(**module)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_library_is_named_in_one_place() {
    let mut wrong = Vec::new();
    for file in sources() {
        for (library, place) in ONE_PLACE {
            let named = !is_own(&file.code, library)
                && words(&file.code).any(|(at, word)| word == *library && is_path_start(&file.code, at, word));
            if named && !file.name.starts_with(place) {
                wrong.push(format!("{} names `{library}`, which belongs to {place}", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_program_touches_the_world() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|file| !matches!(file.module.as_str(), "cli" | "folder" | "main" | "bin")) {
        wrong.extend(
            WORLD.iter().filter(|word| file.code.contains(**word)).map(|word| format!("{}: {word}", file.name)),
        );
        // `use std::{env, fs};` says the same in another way.
        let inside = groups(&file.code, "std::");
        let inside = inside.iter().filter(|item| WORLD.contains(&format!("std::{item}").as_str()));
        wrong.extend(inside.map(|item| format!("{}: std::{{{item}}}", file.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Files of the program are read and written by way of `cli/access` alone, which decides whether they may be. `folder` is for other
/// programs.
#[test]
fn there_is_one_way_to_a_file() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|file| !["cli/access/", "folder/"].iter().any(|way| file.name.starts_with(way)))
    {
        let asks = ASKING.iter().any(|folder| file.name.starts_with(folder));
        let mut code = file.code.clone();
        QUESTIONS.iter().filter(|_| asks).for_each(|question| code = code.replace(question, ""));
        wrong.extend(FILES.iter().filter(|word| code.contains(**word)).map(|word| format!("{}: {word}", file.name)));
        let inside = groups(&code, "std::").into_iter().filter(|item| item == "fs" && !asks);
        wrong.extend(inside.map(|_| format!("{}: std::{{fs}}", file.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_unsafe() {
    for file in sources() {
        assert!(words(&file.code).all(|(_, word)| word != "unsafe"), "{}", file.name);
    }
}

/// Direct recursion alone; the deep maps among the properties look for the rest.
#[test]
fn no_function_of_the_core_calls_itself() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|file| file.module != "cli") {
        for (name, body) in functions(&file.code) {
            let bounded = BOUNDED.contains(&(file.name.as_str(), name));
            if calls(body, name) && !bounded {
                wrong.push(format!("{}: `{name}` calls itself", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The tests in a browser are listed by hand, so that they can be ignored where there is none; an attribute would be dropped there.
#[test]
fn browser_tests_are_listed() {
    for path in
        files_below(&root().join("tests/browser")).iter().filter(|path| path.extension().is_some_and(|e| e == "rs"))
    {
        let text = std::fs::read_to_string(path).expect("a test");
        assert!(!text.contains("#[test]"), "{}: list it in `tests![…]` instead", path.display());
    }
}

fn position(module: &str) -> Option<usize> {
    FLOW.iter().position(|other| *other == module)
}
