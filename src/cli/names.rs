//! What files are called in messages: short, from the current folder, with `/` between the parts.

use std::path::{Component, Path};

/// A name that climbs higher than this is harder to read than the whole path.
const CLIMB: usize = 3;

/// `path` as seen from `here`; both without symbolic links.
pub(crate) fn short(path: &Path, here: &Path) -> String {
    let shared = path.components().zip(here.components()).take_while(|(a, b)| a == b).count();
    let up = here.components().count() - shared;
    if up > CLIMB || shared <= 1 && up > 0 {
        return named(path);
    }
    let parts = std::iter::repeat_n("..".into(), up);
    let down = path.components().skip(shared).map(|part| part.as_os_str().to_string_lossy());
    let name = parts.chain(down).collect::<Vec<_>>().join("/");
    if name.is_empty() { ".".to_owned() } else { name }
}

/// A path as somebody wrote it, but for a `./` in front.
pub(crate) fn named(path: &Path) -> String {
    let parts: Vec<_> = path.components().filter(|part| *part != Component::CurDir).collect();
    let clean: std::path::PathBuf = parts.iter().collect();
    let name = clean.to_string_lossy().into_owned();
    if name.is_empty() { ".".to_owned() } else { name }
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
        assert_eq!(named(Path::new("./a/./b")), "a/b");
        assert_eq!(named(Path::new(".")), ".");
    }
}
