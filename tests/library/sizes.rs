//! A function fits on a screen, and a file is read at once.

use super::source_code::{files_below, functions, root, sources};

/// Lines of a function, without those that only go on listing the alternatives of a pattern: they are data.
const FUNCTION: usize = 80;
/// Lines of a file of the sources, and of one of the tests.
const FILE: [(&str, usize); 2] = [("src", 400), ("tests", 500)];

#[test]
fn functions_fit_on_a_screen() {
    let mut long = Vec::new();
    for file in sources() {
        for (name, body) in functions(&file.code) {
            let lines = body.lines().filter(|line| !line.trim_start().starts_with('|')).count();
            if lines > FUNCTION {
                long.push(format!("{}: `{name}` has {lines} lines", file.name));
            }
        }
    }
    assert!(long.is_empty(), "split by concept:\n{}", long.join("\n"));
}

#[test]
fn files_are_read_at_once() {
    let mut long = Vec::new();
    for (folder, most) in FILE {
        for path in files_below(&root().join(folder)) {
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let lines = std::fs::read_to_string(&path).expect("a source file").lines().count();
            if lines > most {
                long.push(format!("{}: {lines} lines", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "split by concept:\n{}", long.join("\n"));
}
