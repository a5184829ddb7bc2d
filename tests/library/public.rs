//! The library can be read in a minute: few modules, each of which begins with an example, and names that one can count.

use super::source_code::root;
use std::{fs, path::PathBuf};

/// A public module, and the text of its first file.
struct Module {
    path: String,
    file: PathBuf,
    text: String,
}

impl Module {
    fn new(path: String, file: PathBuf) -> Self {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Self { path, file, text }
    }

    /// The public modules in it, but for the program, which is public only for its two binaries.
    fn below(&self) -> Vec<Self> {
        let names = self.text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
        let is_folder = self.file.ends_with("mod.rs") || self.file.ends_with("lib.rs");
        let folder = if is_folder { self.file.with_file_name("") } else { self.file.with_extension("") };
        let module = |name: &str| {
            let path = if self.path.is_empty() { name.to_owned() } else { format!("{}::{name}", self.path) };
            let own = folder.join(format!("{name}.rs"));
            Self::new(path, if own.exists() { own } else { folder.join(name).join("mod.rs") })
        };
        let all = names.filter(|name| *name != "cli").map(module);
        all.flat_map(|module| module.below().into_iter().chain([module])).collect()
    }

    /// The names that it has of its own and of other modules.
    fn names(&self) -> usize {
        const DECLARE: [&str; 8] = ["fn", "const fn", "struct", "enum", "trait", "const", "static", "type"];
        let is_declared =
            |line: &str| DECLARE.iter().any(|word| line.strip_prefix("pub ").is_some_and(|rest| starts(rest, word)));
        let own = self.text.lines().filter(|line| is_declared(line)).count();
        let code: String = self.text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let uses = code.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next());
        let leaves = uses.flat_map(|tree| tree.split([',', '{', '}']).map(str::trim));
        own + leaves.filter(|leaf| !leaf.is_empty() && !leaf.ends_with("::")).count()
    }
}

/// Whether a line goes on with a word of the language.
fn starts(line: &str, word: &str) -> bool {
    line.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
}

fn library() -> Module {
    Module::new(String::new(), root().join("src/lib.rs"))
}

/// A module that is public by accident makes everything in it a promise.
#[test]
fn as_much_is_public_as_is_said() {
    let modules = library().below();
    let names = library().names() + modules.iter().map(Module::names).sum::<usize>();
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let said = format!("{} modules with {names} names", modules.len());
    assert!(architecture.contains(&said), "ARCHITECTURE.md doesn't say `{said}`");
}

/// Ten of them had none, and a stranger had to read the tests.
#[test]
fn every_public_module_begins_with_an_example() {
    let has_example = |module: &Module| module.text.lines().any(|line| line.starts_with("//! ```"));
    let without: Vec<String> =
        library().below().into_iter().filter(|one| !has_example(one)).map(|one| one.path).collect();
    assert!(without.is_empty(), "no example in {without:?}");
}

#[test]
fn no_public_module_hands_on_names_that_it_does_not_list() {
    for module in library().below().into_iter().chain([library()]) {
        let star = module.text.lines().find(|line| line.starts_with("pub use") && line.ends_with("*;"));
        assert_eq!(star, None, "{}", module.path);
    }
}
