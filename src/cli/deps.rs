//! The files that a build read, as rules for make.

use super::{access::Scope, console::Console};
use crate::report::Failure;
use std::{collections::BTreeSet, path::Path};

/// The rules of a run: the outputs of each map, and their inputs.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    rules: Vec<(Vec<String>, BTreeSet<String>)>,
}

impl Rules {
    /// Records that `outputs` were made from `inputs`.
    pub fn add(&mut self, outputs: Vec<String>, inputs: BTreeSet<String>) {
        if !outputs.is_empty() {
            self.rules.push((outputs, inputs));
        }
    }

    /// Writes the rules into a file in `scope`, or to standard output.
    pub fn put(&self, path: &Path, scope: Result<Scope, Failure>, console: Console) -> Result<(), Failure> {
        let text = self.text()?;
        if is_stdout(path) { console.result(text.as_bytes()) } else { scope?.write(path, text.as_bytes()).map(drop) }
    }

    /// The text of the file. Every input is also a target without a recipe, so that make doesn't stop when one is gone.
    fn text(&self) -> Result<String, Failure> {
        let mut text = String::new();
        for (outputs, inputs) in &self.rules {
            let outputs = outputs.iter().map(|name| escaped(name)).collect::<Result<Vec<_>, _>>()?;
            let inputs = inputs.iter().map(|name| escaped(name)).collect::<Result<Vec<_>, _>>()?;
            text += &format!("{}: {}\n", outputs.join(" "), inputs.join(" "));
        }
        let all: BTreeSet<&String> = self.rules.iter().flat_map(|(_, inputs)| inputs).collect();
        for name in all {
            text += &format!("\n{}:\n", escaped(name)?);
        }
        Ok(text)
    }
}

/// Whether the rules go to standard output.
pub(crate) fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

/// A name escaped for make.
fn escaped(name: &str) -> Result<String, Failure> {
    let mut out = String::with_capacity(name.len());
    for (at, char) in name.char_indices() {
        match char {
            // A backslash only matters before something that it would escape.
            '\\' if name[at + 1..].starts_with([' ', '#', ':', '\\']) || at + 1 == name.len() => out.push_str("\\\\"),
            ' ' | '#' | ':' | '%' => out.extend(['\\', char]),
            '$' => out.push_str("$$"),
            char if char.is_control() => {
                let title = format!("cannot write a make rule for {}", crate::report::visible(name));
                return Err(Failure::new(title).help("its name has a control character; rename it"));
            }
            char => out.push(char),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_as_make_reads_them() {
        for (name, expected) in [
            ("a.svg", "a.svg"),
            ("my map.svg", "my\\ map.svg"),
            ("a#b.svg", "a\\#b.svg"),
            ("cost$.svg", "cost$$.svg"),
            ("100%.svg", "100\\%.svg"),
            ("a\\ b", "a\\\\\\ b"),
            ("é.svg", "é.svg"),
        ] {
            assert_eq!(escaped(name).ok().as_deref(), Some(expected));
        }
        assert!(escaped("a\nb").is_err());
    }
}
