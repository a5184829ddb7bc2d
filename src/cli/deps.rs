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
            let outputs = outputs.iter().map(|name| target(name)).collect::<Result<Vec<_>, _>>()?;
            let inputs = inputs.iter().map(|name| escaped(name)).collect::<Result<Vec<_>, _>>()?;
            text += &format!("{}: {}\n", outputs.join(" "), inputs.join(" "));
        }
        let all: BTreeSet<&String> = self.rules.iter().flat_map(|(_, inputs)| inputs).collect();
        for name in all {
            text += &format!("\n{}:\n", target(name)?);
        }
        Ok(if text.contains(EQUALS) { format!("{} := =\n{text}", EQUALS.trim_matches(['$', '(', ')'])) } else { text })
    }
}

/// Whether the rules go to standard output.
pub(crate) fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

/// What stands for `=`: with a sign of its own a rule would be a variable, such as the shell that runs the recipe.
const EQUALS: &str = "$(wayline-equals)";

/// What make sees in a name after a backslash.
const SIGNS: [char; 6] = [' ', '#', ':', '*', '?', '['];

/// A name before the colon of a rule, where `%` would be a pattern.
fn target(name: &str) -> Result<String, Failure> {
    Ok(escaped(name)?.replace('%', "\\%"))
}

/// A name escaped for make.
fn escaped(name: &str) -> Result<String, Failure> {
    if let Some(why) = unwritable(name) {
        let title = format!("cannot write a make rule for {}", crate::report::visible(name));
        return Err(Failure::new(title).help(format!("{why}; rename it")));
    }
    let mut out = String::with_capacity(name.len());
    // Otherwise somebody's home.
    out.push_str(if name.starts_with('~') { "./" } else { "" });
    for (at, char) in name.char_indices() {
        let behind = &name[at + char.len_utf8()..];
        match char {
            // A backslash only matters before something that it would escape.
            '\\' if behind.is_empty() || behind.starts_with(SIGNS) || behind.starts_with(['\\', '%']) => {
                out.push_str("\\\\")
            }
            '$' => out.push_str("$$"),
            '=' => out.push_str(EQUALS),
            sign if SIGNS.contains(&sign) => out.extend(['\\', sign]),
            char => out.push(char),
        }
    }
    Ok(out)
}

/// Why make has no way to write a name: it would run what is after a semicolon.
fn unwritable(name: &str) -> Option<&'static str> {
    // Such as `.SHELLFLAGS` and `.SECONDEXPANSION`.
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    let special = |name: &str| name.strip_prefix('.').is_some_and(is_word);
    match name {
        _ if name.contains(char::is_control) => Some("its name has a control character"),
        _ if name.contains([';', '|']) => Some("its name has a `;` or a `|`, which make understands"),
        _ if name.ends_with('&') || name.ends_with(')') && name.contains('(') => {
            Some("its name ends in a `&` or in brackets, which make understands")
        }
        _ if special(name.trim_start_matches("./")) => Some("make has targets of its own that are called so"),
        _ => None,
    }
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
            ("100%.svg", "100%.svg"),
            ("V=1.svg", "V$(wayline-equals)1.svg"),
            ("a*b?.svg", "a\\*b\\?.svg"),
            ("~a.svg", "./~a.svg"),
            ("a\\ b", "a\\\\\\ b"),
            ("é.svg", "é.svg"),
        ] {
            assert_eq!(escaped(name).ok().as_deref(), Some(expected));
        }
        assert_eq!(target("100%.svg").ok().as_deref(), Some("100\\%.svg"));
        for name in ["a\nb", "a;b", "a|b", "a&", "a(b)", ".SHELLFLAGS", ".SECONDEXPANSION"] {
            assert!(escaped(name).is_err(), "{name}");
        }
    }
}
