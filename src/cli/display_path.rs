//! Names of files in messages: short, relative to the current folder, with `/` between the parts.

use std::path::{Component, Path, PathBuf};

/// If a name climbs more levels than this, the whole path is easier to read.
const CLIMB: usize = 3;

/// `path` relative to `here`; both without symbolic links.
pub(crate) fn short(path: &Path, here: &Path) -> String {
    let climbs = |way: &PathBuf| way.components().filter(|part| *part == Component::ParentDir).count();
    // Two paths that only share the root aren't near each other.
    let highest = here.components().count().saturating_sub(2).min(CLIMB);
    let way = pathdiff::diff_paths(path, here).filter(|way| climbs(way) <= highest);
    named(&way.unwrap_or_else(|| path.to_owned()))
}

/// The relative path from one folder to another: empty if they are the same, otherwise with a slash at its end. Both
/// without symbolic links.
pub(crate) fn between(from: &Path, to: &Path) -> String {
    relative(from, to).components().map(|part| part.as_os_str().to_string_lossy() + "/").collect()
}

/// The path from a folder to a file.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    pathdiff::diff_paths(to, from).unwrap_or_default()
}

/// A path as the user wrote it, without a leading `./`.
pub(crate) fn named(path: &Path) -> String {
    let parts: Vec<_> = path.components().filter(|part| *part != Component::CurDir).collect();
    let clean: PathBuf = parts.iter().collect();
    let name = clean.to_string_lossy().into_owned();
    if name.is_empty() { ".".to_owned() } else { name }
}

/// A relative path with `/` between its parts, whatever they contain.
pub(crate) fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A word in a proposed command: quoted if a shell would interpret it, and never a flag.
pub(crate) fn shell(word: &str) -> String {
    let word = if word.starts_with('-') { format!("./{word}") } else { word.to_owned() };
    let plain = |char: char| char.is_alphanumeric() || "/._-+:,@%~^=".contains(char);
    let mut chars = word.chars();
    if chars.next().is_some_and(|first| plain(first) && !"~=".contains(first)) && chars.all(plain) {
        return word;
    }
    if cfg!(windows) { format!("\"{word}\"") } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// A path with `.` and `..` removed lexically.
pub(crate) fn lexical(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, part| {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => path.push(part),
        }
        path
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short() {
        for (path, here, expected) in [
            ("/a/b/c.journey", "/a/b", "c.journey"),
            ("/a/b/d/c.journey", "/a/b", "d/c.journey"),
            ("/a/x/c.journey", "/a/b", "../x/c.journey"),
            ("/a/b", "/a/b", "."),
            ("/a", "/a/b", ".."),
            ("/x/y", "/a/b", "/x/y"),
        ] {
            assert_eq!(short(Path::new(path), Path::new(here)), expected);
        }
        for (from, to, expected) in
            [("/a/b", "/a/b", ""), ("/a/b", "/a/c/d", "../c/d/"), ("/a", "/a/b", "b/"), ("/a/b", "/a", "../")]
        {
            assert_eq!(between(Path::new(from), Path::new(to)), expected);
        }
        assert_eq!(named(Path::new("./a/./b")), "a/b");
        assert_eq!(named(Path::new(".")), ".");
        assert_eq!(slashed(Path::new("a/./b\\c")), if cfg!(windows) { "a/b/c" } else { "a/b\\c" });
    }

    #[cfg(not(windows))]
    #[test]
    fn proposed_commands_survive_a_shell() {
        for (word, expected) in [
            ("maps/a.journey", "maps/a.journey"),
            ("My Map (v2).journey", "'My Map (v2).journey'"),
            ("it's.journey", "'it'\\''s.journey'"),
            ("-a.journey", "./-a.journey"),
            ("~a.journey", "'~a.journey'"),
            ("HEAD~1", "HEAD~1"),
            ("$HOME;`x`", "'$HOME;`x`'"),
            ("", "''"),
        ] {
            assert_eq!(shell(word), expected);
        }
    }
}
