//! No circles of files inside a module: what a file imports doesn't import it, not even by a long way round.
//!
//! A folder's own `mod.rs` and the files in it are one thing to those outside, so a file may use what its folder declares.

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

/// Names that a file hands on from the files below it, each with where it is from.
fn exports(at: &Module, source: &Source, files: &BTreeMap<Module, Source>) -> Vec<((Module, String), Module)> {
    let mut found = Vec::new();
    for statement in source.code.split(';').filter(|statement| statement.contains("pub")) {
        let Some((before, tree)) = statement.split_once("use ") else { continue };
        if !before.trim_end().ends_with(['b', ')']) {
            continue;
        }
        for path in expanded(tree) {
            let path = path.strip_prefix(&["self".to_owned()][..]).unwrap_or(&path);
            let [from @ .., name] = path else { continue };
            let target: Module = at.iter().chain(from).cloned().collect();
            let Some(file) = files.get(&target).filter(|_| !from.is_empty()) else { continue };
            let names = if name == "*" { declared(&file.code) } else { vec![name.clone()] };
            found.extend(names.into_iter().map(|name| ((at.clone(), name), target.clone())));
        }
    }
    found
}

/// The names of what a file declares for others.
fn declared(code: &str) -> Vec<String> {
    let words: Vec<&str> =
        code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let kinds = ["struct", "enum", "fn", "type", "trait", "const"];
    let named = words.windows(3).filter(|words| words[0] == "pub" && kinds.contains(&words[1]));
    named.map(|words| words[2].to_owned()).collect()
}

fn imports(
    at: &Module,
    source: &Source,
    files: &BTreeMap<Module, Source>,
    exports: &BTreeMap<(Module, String), Module>,
) -> BTreeSet<Module> {
    let uses = source
        .code
        .split(';')
        .filter_map(|statement| statement.split_once("use "))
        .flat_map(|(_, tree)| expanded(tree));
    let inside = source.code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    let inside = inside.filter(|word| word.contains("::")).map(|word| word.split("::").map(str::to_owned).collect());
    let targets = uses.chain(inside).filter_map(|path: Vec<String>| target(at, &path, files, exports));
    targets.filter(|target| target != at && target[0] == at[0] && !at.starts_with(target)).collect()
}

/// The file that a path leads to.
fn target(
    at: &Module,
    path: &[String],
    files: &BTreeMap<Module, Source>,
    exports: &BTreeMap<(Module, String), Module>,
) -> Option<Module> {
    let mut here = match path.first()?.as_str() {
        "crate" => Vec::new(),
        "super" | "self" => at.clone(),
        _ => at.clone(),
    };
    let named = |name: &str| matches!(name, "crate" | "super" | "self");
    let ups = path.iter().take_while(|name| named(name));
    here.truncate(here.len().saturating_sub(ups.clone().filter(|name| *name == "super").count()));
    let rest = &path[ups.count()..];
    for name in rest {
        let below: Module = here.iter().chain([name]).cloned().collect();
        if files.contains_key(&below) {
            here = below;
        } else {
            here = exports.get(&(here.clone(), name.clone())).cloned().unwrap_or(here);
            break;
        }
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
    assert_eq!(expanded("super::Desk"), [["super", "Desk"]]);
}
