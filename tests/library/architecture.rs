//! What `ARCHITECTURE.md` says of the code, held to its word by reading the code.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

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

/// A module that is public by accident makes everything in it a promise.
#[test]
fn no_more_modules_are_public_than_said() {
    let below = ["export/mod.rs: table", "export/mod.rs: text", "measure/mod.rs: sql"];
    let (mut top, mut others) = (0, Vec::new());
    for path in files_below(&root().join("src")) {
        let file = path.strip_prefix(root().join("src")).expect("below src").to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).expect("a file");
        for name in text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.split([';', ' ']).next()) {
            match file.as_str() {
                "lib.rs" if name == "cli" => {}
                "lib.rs" => top += 1,
                // What the two programs share.
                _ if file.starts_with("cli/") => {}
                _ => others.push(format!("{file}: {name}")),
            }
        }
    }
    others.sort_unstable();
    assert_eq!(others, below);
    let architecture = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let said = format!("in {} modules", top + below.len());
    assert!(architecture.contains(&said), "ARCHITECTURE.md doesn't say `{said}`");
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

/// A source file without its comments and without what stands between quotes.
pub struct Source {
    /// Its path below `src`.
    pub name: String,
    module: String,
    pub code: String,
}

impl Source {
    /// The module of the crate that it is part of.
    pub fn module(&self) -> &str {
        &self.module
    }

    /// How many modules it lies inside, the crate itself aside.
    fn depth(&self) -> usize {
        let parts: Vec<&str> = self.name.trim_end_matches(".rs").split('/').collect();
        parts.len() - usize::from(parts.last() == Some(&"mod"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn position(module: &str) -> Option<usize> {
    FLOW.iter().position(|other| *other == module)
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

pub fn sources() -> Vec<Source> {
    let src = root().join("src");
    let files = files_below(&src).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let sources: Vec<Source> = files
        .map(|path| {
            let name = path.strip_prefix(&src).expect("below src").display().to_string().replace('\\', "/");
            let module = name.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
            let code = code(&std::fs::read_to_string(&path).expect("a source file"));
            // A file's own tests are one module deeper, and may use what they like.
            let code = code.split("mod tests {").next().unwrap_or_default().to_owned();
            Source { name, module, code }
        })
        .collect();
    assert!(sources.len() > 50, "the source files were not found");
    sources
}

/// The text without comments, strings and characters; lines stay where they are.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            'r' if rest.starts_with("r\"")
                || rest.starts_with("r#") && rest.trim_start_matches(['r', '#']).starts_with('"') =>
            {
                raw_string(rest)
            }
            '"' => string(rest),
            '\'' => character(rest),
            _ => {
                code.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        code.extend(rest[..length].chars().filter(|&c| c == '\n'));
        code.push(' ');
        rest = &rest[length..];
    }
    code
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

fn raw_string(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|&c| c == '#').count();
    let end = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len())
}

/// `'x'` and `'\n'`, but not a lifetime.
fn character(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(rest.len(), |at| at + 4),
        Some((_, c)) if rest[1 + c.len_utf8()..].starts_with('\'') => 2 + c.len_utf8(),
        _ => 1,
    }
}

/// Every word of the code with its place.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = code;
    std::iter::from_fn(move || {
        let start = rest.find(is_part)?;
        let word = &rest[start..];
        let word = &word[..word.find(|c| !is_part(c)).unwrap_or(word.len())];
        let at = code.len() - rest.len() + start;
        rest = &rest[start + word.len()..];
        Some((at, word))
    })
}

/// Whether the word at this place is the first of a path: a crate, not a module or a field of that name.
fn is_path_start(code: &str, at: usize, word: &str) -> bool {
    let before = code[..at].trim_end();
    let behind = code[at + word.len()..].trim_start();
    let in_use = before.ends_with("use") && (behind.starts_with("::") || behind.starts_with(';'));
    in_use || behind.starts_with("::") && !before.ends_with("::")
}

/// Whether a module of our own is called like the library, and is what the code means.
fn is_own(code: &str, library: &str) -> bool {
    let mut statements = code.split(';').map(|statement| statement.trim_start().trim_start_matches("pub "));
    code.contains(&format!("mod {library};"))
        || statements.any(|statement| {
            let local = statement.starts_with("use super::") || statement.starts_with("use crate::");
            local && words(statement).any(|(_, word)| word == library)
        })
}

/// The modules of this crate that the code of a module `depth` deep imports from.
fn imports(code: &str, depth: usize) -> BTreeSet<String> {
    let supers = "super::".repeat(depth);
    let mut modules = groups(code, "crate::");
    modules.extend(groups(code, &supers));
    modules.into_iter().filter(|name| name.starts_with(char::is_lowercase) && name != "super").collect()
}

/// What stands behind each `prefix` in the code: one word, or the first words of a group in braces.
fn groups(code: &str, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        // `super::` in the middle of a longer chain leads elsewhere.
        if code[..at].ends_with("super::") || code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_items(group)),
            None => found.extend(words(rest).next().filter(|&(at, _)| at == 0).map(|(_, word)| word.to_owned())),
        }
    }
    found
}

/// The first word of each item of a group, up to its closing brace.
fn group_items(group: &str) -> Vec<String> {
    let (mut items, mut item, mut depth) = (Vec::new(), String::new(), 0_usize);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(std::mem::take(&mut item)),
            c => item.push(c),
        }
    }
    items.push(item);
    items.iter().filter_map(|item| words(item).next().map(|(_, word)| word.to_owned())).collect()
}

/// Every function with a body, by its name; with its parameters.
fn functions(code: &str) -> Vec<(&str, &str)> {
    let starts = words(code).filter(|&(_, word)| word == "fn").map(|(at, _)| at + 2);
    starts
        .filter_map(|at| {
            let (offset, name) = words(&code[at..]).next()?;
            let behind = &code[at + offset + name.len()..];
            let open = behind.find(['{', ';']).filter(|&open| behind[open..].starts_with('{'))?;
            let mut depth = 0_usize;
            let end = open
                + behind[open..].find(|c: char| {
                    depth = match c {
                        '{' => depth + 1,
                        '}' => depth - 1,
                        _ => depth,
                    };
                    depth == 0
                })?;
            Some((name, &behind[..end]))
        })
        .collect()
}

/// Whether a function `name` with these parameters and this body calls itself: a method on `self` or `Self`, any other by
/// its bare name.
fn calls(body: &str, name: &str) -> bool {
    let signature = &body[..body.find('{').unwrap_or(body.len())];
    let method = words(signature).any(|(_, word)| word == "self");
    words(body).any(|(at, word)| {
        let before = &body[..at];
        let own = match method {
            true => before.ends_with("self.") || before.ends_with("Self::"),
            false => !before.ends_with(['.', ':']) && !before.trim_end().ends_with("fn") || before.ends_with("Self::"),
        };
        word == name && own && body[at + word.len()..].starts_with('(')
    })
}

#[test]
fn the_reader_of_code_reads_code() {
    let text = "use crate::{a::{b, c}, d}; // crate::e\nlet x = \"crate::f\"; let y = 'q'; let z: &'a str = r#\"crate::g\"#; crate::h();";
    let modules: Vec<String> = imports(&code(text), 1).into_iter().collect();
    assert_eq!(modules, ["a", "d", "h"]);
    let deep = imports("use super::super::x; use super::y;", 2);
    assert_eq!(deep.into_iter().collect::<Vec<_>>(), ["x"]);
    let recursive = "fn f(x: u8) { if x > 0 { f(x - 1) } } fn g(&self) { self.g() } fn h(o: &O) { o.h(); O::h() }";
    let found: Vec<&str> =
        functions(recursive).into_iter().filter(|(name, body)| calls(body, name)).map(|(name, _)| name).collect();
    assert_eq!(found, ["f", "g"]);
}
