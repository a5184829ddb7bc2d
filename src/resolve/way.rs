//! The path from the folder of one file to that of another, to convert paths in shared files to paths relative to the
//! map.

/// The path from the folder of one file to the folder of another; empty, or with a slash at its end.
pub fn between(from: &str, to: &str) -> String {
    let folders = |name: &str| {
        let mut parts: Vec<String> = name.replace('\\', "/").split('/').map(str::to_owned).collect();
        parts.pop();
        parts.retain(|part| part != ".");
        parts
    };
    let (from, to) = (folders(from), folders(to));
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from[shared..].iter().map(|_| "../".to_owned());
    up.chain(to[shared..].iter().map(|part| format!("{part}/"))).collect()
}

/// Converts a path in a shared file (addresses are unchanged); `way` leads from the map to that file.
pub fn along(way: &str, target: &str) -> String {
    let first = target.split(['/', '?', '#']).next().unwrap_or_default();
    if first.contains(':') || target.starts_with('/') { target.to_owned() } else { format!("{way}{target}") }
}

#[cfg(test)]
mod tests {
    use super::{along, between};

    #[test]
    fn paths_lead_through_the_folder_of_the_file_that_says_so() {
        assert_eq!(between("maps/a.journey", "maps/b.journey"), "");
        assert_eq!(between("maps/a.journey", "maps/shared/b.journey"), "shared/");
        assert_eq!(between("maps/x/a.journey", "maps/shared/b.journey"), "../shared/");
        assert_eq!(between("a.journey", "shared/b.journey"), "shared/");
        assert_eq!(along("shared/", "visits.md"), "shared/visits.md");
        assert_eq!(along("shared/", "https://example.org/a"), "https://example.org/a");
    }
}
