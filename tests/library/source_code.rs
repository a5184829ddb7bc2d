//! Reads the source files of the library for the tests of what is true of them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// A source file without its comments and without what stands between quotes.
pub struct Source {
    /// Its path below `src`.
    pub name: String,
    pub module: String,
    pub code: String,
}

impl Source {
    /// How many modules it lies inside, the crate itself aside.
    pub fn depth(&self) -> usize {
        let parts: Vec<&str> = self.name.trim_end_matches(".rs").split('/').collect();
        parts.len() - usize::from(parts.last() == Some(&"mod"))
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn files_below(folder: &Path) -> Vec<PathBuf> {
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
pub fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
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
pub fn is_path_start(code: &str, at: usize, word: &str) -> bool {
    let before = code[..at].trim_end();
    let behind = code[at + word.len()..].trim_start();
    let in_use = before.ends_with("use") && (behind.starts_with("::") || behind.starts_with(';'));
    in_use || behind.starts_with("::") && !before.ends_with("::")
}

/// Whether a module of our own is called like the library, and is what the code means.
pub fn is_own(code: &str, library: &str) -> bool {
    let mut statements = code.split(';').map(|statement| statement.trim_start().trim_start_matches("pub "));
    code.contains(&format!("mod {library};"))
        || statements.any(|statement| {
            let local = statement.starts_with("use super::") || statement.starts_with("use crate::");
            local && words(statement).any(|(_, word)| word == library)
        })
}

/// The modules of this crate that the code of a module `depth` deep imports from.
pub fn imports(code: &str, depth: usize) -> BTreeSet<String> {
    let supers = "super::".repeat(depth);
    let mut modules = groups(code, "crate::");
    modules.extend(groups(code, &supers));
    modules.into_iter().filter(|name| name.starts_with(char::is_lowercase) && name != "super").collect()
}

/// What stands behind each `prefix` in the code: one word, or the first words of a group in braces.
pub fn groups(code: &str, prefix: &str) -> Vec<String> {
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
pub fn functions(code: &str) -> Vec<(&str, &str)> {
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
pub fn calls(body: &str, name: &str) -> bool {
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
