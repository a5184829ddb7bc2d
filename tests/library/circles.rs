//! No circles of files inside a module: what a file imports doesn't import it, not even by a long way round.
//!
//! A `mod.rs` counts as a file where it defines anything; one that only hands on what is below it belongs to nobody.

use super::source_code::{Source, sources};
use std::collections::{BTreeMap, BTreeSet};

type Module = Vec<String>;

#[test]
fn no_files_import_each_other() {
    let files: BTreeMap<Module, Source> = sources().into_iter().map(|source| (module(&source), source)).collect();
    let exports: BTreeMap<(Module, String), Module> =
        files.iter().flat_map(|(at, file)| exports(at, file, &files)).collect();
    let imports: BTreeMap<&Module, BTreeSet<Module>> =
        files.iter().map(|(at, file)| (at, imports(at, file, &files, &exports))).collect();
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 500, "the imports were not found");
    let found = circles(&imports);
    assert!(found.is_empty(), "files that import each other: {found:#?}");
}

/// Its path as a module.
fn module(source: &Source) -> Module {
    let path = source.name.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').map(str::to_owned).collect()
}

/// Names that a file has from other files, for itself or for others, each with where it is from.
fn exports(at: &Module, source: &Source, files: &BTreeMap<Module, Source>) -> Vec<((Module, String), Module)> {
    let mut found = Vec::new();
    for path in source.code.split(';').filter_map(tree_of_use).flat_map(expanded) {
        let Some((name, from)) = path.split_last().filter(|(_, from)| !from.is_empty()) else { continue };
        let (up, below) = up_and_below(at, from);
        let target: Module = up.into_iter().chain(below.iter().cloned()).collect();
        let Some(file) = files.get(&target) else { continue };
        let names = if name == "*" { declared(&file.code) } else { vec![name.clone()] };
        found.extend(names.into_iter().map(|name| ((at.clone(), name), target.clone())));
    }
    found
}

/// What a statement imports.
fn tree_of_use(statement: &str) -> Option<&str> {
    let (before, tree) = statement.split_once("use ")?;
    (!before.ends_with(|c: char| c.is_alphanumeric() || c == '_')).then_some(tree)
}

/// The module that a path begins at, and what of the path is below it.
fn up_and_below<'a>(at: &Module, path: &'a [String]) -> (Module, &'a [String]) {
    let ups = path.iter().take_while(|name| matches!(name.as_str(), "crate" | "super" | "self"));
    let supers = ups.clone().filter(|name| *name == "super").count();
    let here = if path.first().is_some_and(|name| name == "crate") {
        Vec::new()
    } else {
        at[..at.len() - supers.min(at.len())].to_vec()
    };
    (here, &path[ups.count()..])
}

/// What declares something.
const KINDS: [&str; 7] = ["struct", "enum", "fn", "type", "trait", "const", "static"];

/// The names of what a file declares.
fn declared(code: &str) -> Vec<String> {
    let words: Vec<&str> =
        code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let named = words.windows(2).filter(|words| KINDS.contains(&words[0]));
    named.map(|words| words[1].to_owned()).collect()
}

/// The files of the same module that a file imports anything from that they define.
fn imports(
    at: &Module,
    source: &Source,
    files: &BTreeMap<Module, Source>,
    exports: &BTreeMap<(Module, String), Module>,
) -> BTreeSet<Module> {
    let uses = source.code.split(';').filter_map(tree_of_use).flat_map(expanded);
    let inside = source.code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    let inside = inside.filter(|word| word.contains("::") && !word.ends_with("::"));
    let inside = inside.map(|word| word.split("::").map(str::to_owned).collect());
    let targets = uses.chain(inside).filter_map(|path: Vec<String>| target(at, &path, files, exports));
    targets.filter(|target| target != at && target[0] == at[0] && !declared(&files[target].code).is_empty()).collect()
}

/// The file that a path leads to: the one that defines what the path names.
fn target(
    at: &Module,
    path: &[String],
    files: &BTreeMap<Module, Source>,
    exports: &BTreeMap<(Module, String), Module>,
) -> Option<Module> {
    let (mut here, below) = up_and_below(at, path);
    for name in below {
        let child: Module = here.iter().chain([name]).cloned().collect();
        if files.contains_key(&child) {
            here = child;
            continue;
        }
        // No name is handed on over more files than there are.
        for _ in 0..files.len() {
            let Some(from) = exports.get(&(here.clone(), name.clone())) else { break };
            here = from.clone();
            let child: Module = here.iter().chain([name]).cloned().collect();
            if files.contains_key(&child) {
                here = child;
                break;
            }
        }
        break;
    }
    files.contains_key(&here).then_some(here)
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn expanded(tree: &str) -> Vec<Vec<String>> {
    let (mut paths, mut prefixes, mut path) = (Vec::new(), Vec::<usize>::new(), Vec::<String>::new());
    let mut word = String::new();
    for c in tree.chars().chain([',']) {
        match c {
            '{' => {
                path.extend((!word.trim().is_empty()).then(|| std::mem::take(&mut word)));
                prefixes.push(path.len());
            }
            ':' | ',' | '}' => {
                let name = std::mem::take(&mut word);
                path.extend(name.split_whitespace().next().map(str::to_owned));
                let shared = prefixes.last().copied().unwrap_or(0);
                if c != ':' {
                    paths.extend((path.len() > shared).then(|| path.clone()));
                    path.truncate(shared);
                }
                if c == '}' {
                    prefixes.pop();
                    path.truncate(prefixes.last().copied().unwrap_or(0));
                }
            }
            c => word.push(c),
        }
    }
    paths
}

/// Files that lead to each other, each set in order.
fn circles(imports: &BTreeMap<&Module, BTreeSet<Module>>) -> BTreeSet<Vec<String>> {
    let reach = |from: &Module| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(next) = open.pop() {
            let new = imports[&next].iter().filter(|file| seen.insert((*file).clone())).cloned();
            open.extend(new.collect::<Vec<_>>());
        }
        seen
    };
    let reached: BTreeMap<&Module, BTreeSet<Module>> = imports.keys().map(|&from| (from, reach(from))).collect();
    let circle = |at: &Module| -> Vec<String> {
        let back = reached[at].iter().filter(|other| reached[other].contains(at));
        back.map(|file| file.join("/")).collect()
    };
    imports.keys().filter(|at| reached[*at].contains(**at)).map(|at| circle(at)).collect()
}

#[test]
fn trees_of_imports_are_read() {
    let joined: Vec<String> = expanded("crate::{a::{b, c as d}, e::F, g}").iter().map(|path| path.join("::")).collect();
    assert_eq!(joined, ["crate::a::b", "crate::a::c", "crate::e::F", "crate::g"]);
    assert_eq!(expanded("super::Map"), [["super", "Map"]]);
}
