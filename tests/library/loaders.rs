//! The loaders that the library brings: files in memory, and those of a folder on disk.

use crate::support::{Memory, options};
use wayline::{
    compile,
    load::{LoadError, Loader},
};

const PEOPLE: &str = "persona ada: Ada\n";
const MAP: &str = "journey: M\nuse: ../shared/people.journey\nstage: One\n  feels ada 1: Fine\n";

fn memory() -> Memory {
    Memory::from_iter([("shared/people.journey", PEOPLE), ("maps/a.journey", MAP)])
}

/// What both loaders have to do alike with the same files.
fn follows_paths(files: &dyn Loader) {
    assert!(compile("maps/a.journey", MAP.as_bytes(), files, &options()).map.is_some());
    let load = |from: &str, path: &str| files.load(from, path).map(|loaded| loaded.name);
    assert_eq!(load("maps/a.journey", "../shared/./people.journey"), Ok("shared/people.journey".into()));
    assert_eq!(load("maps/a.journey", "a.journey"), Ok("maps/a.journey".into()));
    assert_eq!(load("maps/a.journey", "none.journey"), Err(LoadError::NotFound));
    assert!(matches!(load("maps/a.journey", "../../x.journey"), Err(LoadError::OutsideRoot(_))));
    assert!(matches!(load("maps/a.journey", "../shared"), Err(LoadError::Unreadable(_))));
    assert_eq!(files.exists("maps/a.journey", "../shared/people.journey"), Ok(true));
    assert_eq!(files.exists("maps/a.journey", "../shared"), Ok(false));
    assert!(matches!(files.exists("maps/a.journey", "../../x"), Err(LoadError::OutsideRoot(_))));
}

#[test]
fn files_in_memory_are_found_from_the_file_that_asks() {
    follows_paths(&memory());
}

#[cfg(feature = "files")]
mod on_disk {
    use super::*;
    use std::fs;
    use wayline::Folder;

    /// A folder with the same files, inside one with something that isn't the map's business.
    fn folder() -> (tempfile::TempDir, Folder) {
        let all = tempfile::tempdir().expect("a temporary folder");
        fs::write(all.path().join("secret.journey"), PEOPLE).expect("a file");
        for (name, bytes) in memory().iter() {
            let path = all.path().join("project").join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        let folder = Folder::new(all.path().join("project")).expect("the folder is there");
        (all, folder)
    }

    #[test]
    fn files_of_a_folder_are_found_from_the_file_that_asks() {
        let (_all, files) = folder();
        follows_paths(&files);
    }

    #[test]
    fn nothing_outside_the_folder_is_read() {
        let (all, files) = folder();
        let outside = |path: &str| {
            let error = files.load("maps/a.journey", path).expect_err("outside");
            assert!(matches!(error, LoadError::OutsideRoot(_)), "{path}: {error:?}");
        };
        outside("../../secret.journey");
        outside(all.path().join("secret.journey").to_str().expect("a path in UTF-8"));
        outside("../../nothing.journey");
        #[cfg(unix)]
        {
            let link = |target: &str, name: &str| {
                std::os::unix::fs::symlink(target, all.path().join("project/maps").join(name)).expect("a link");
            };
            link("../../secret.journey", "link.journey");
            link("../..", "up");
            link("../../nothing.journey", "dangling.journey");
            link("../shared/people.journey", "inside.journey");
            outside("link.journey");
            outside("up/secret.journey");
            outside("dangling.journey");
            assert!(files.load("maps/a.journey", "inside.journey").is_ok());
        }
    }

    #[test]
    fn a_file_over_the_limit_is_refused() {
        let (_all, files) = folder();
        let limit = PEOPLE.len() as u64;
        let load = |files: &Folder| files.load("maps/a.journey", "../shared/people.journey").map(|loaded| loaded.bytes);
        assert!(load(&files.clone().max_bytes(limit)).is_ok());
        assert_eq!(load(&files.max_bytes(limit - 1)), Err(LoadError::TooLarge(limit - 1)));
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(Folder::new("no/such/folder").is_err());
    }
}

#[test]
fn the_file_that_a_use_line_means_is_proposed() {
    let files = Memory::from_iter([("people.journey", PEOPLE), ("teams.journey", "team web: Web\n")]);
    let map = |used: &str| format!("journey: M\n  use: {used}\nstage: One\n  feels ada 1: Fine\n");
    for (written, right) in [
        ("people", "people.journey"),
        ("\"people.journey\"", "people.journey"),
        ("people, teams.journey", "people.journey\n  use: teams.journey"),
    ] {
        let text = map(written);
        let compilation = compile("m.journey", text.as_bytes(), &files, &options());
        let told = &compilation.diagnostics[0];
        assert_eq!(crate::forgiving::mended(&text, told), map(right), "{told:#?}");
    }
}

const AROUND: [&str; 15] = [
    "\"F\"",
    "'F'",
    "“F”",
    "`F`",
    "[F]",
    "(F)",
    "<F>",
    "- F",
    "* F",
    "1. F",
    "F,",
    "= F",
    "[Anna](F)",
    "\"./F\"",
    "- \"F\",",
];

#[test]
fn the_file_that_a_path_means_is_proposed_in_every_line_with_a_path() {
    let files = Memory::from_iter([
        ("a.journey", "journey: A\nstage: S\n  feels 1\n"),
        ("people.journey", PEOPLE),
        ("docs/a (1).txt", "text"),
        ("ada.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>"),
    ]);
    let story = "stage: S\n  touchpoint t: T\n    does: Looks\n";
    for (above, word, file, below) in [
        ("journey: M\n", "  use", "people.journey", format!("{story}    feels ada 1: Fine\n")),
        ("journey: M\n", "  compares", "a.journey", "stage: S\n  feels 1\n".to_owned()),
        (&format!("journey: M\n{story}"), "    see", "a.journey", String::new()),
        (&format!("journey: M\n{story}"), "    attach", "docs/a (1).txt", String::new()),
        (&format!("journey: M\n{story}"), "    image", "ada.svg", String::new()),
        ("journey: M\nsource s: S\n", "  file", "docs/a (1).txt", format!("{story}      from: s\n")),
    ] {
        let map = |path: &str| format!("{above}{word}: {path}\n{below}");
        let raised = |text: &str| compile("m.journey", text.as_bytes(), &files, &options()).diagnostics;
        let right = raised(&map(file));
        assert!(right.is_empty(), "{word}: {right:#?}");
        for around in AROUND {
            let text = map(&around.replace('F', file));
            let raised = raised(&text);
            let [told] = raised.as_slice() else { panic!("{text}{raised:#?}") };
            // What a link calls the file is kept, where there is a line for it.
            let label = if around.starts_with("[Anna]") { word.trim() } else { "" };
            if matches!(label, "image" | "file") {
                assert!(told.fix.is_none(), "{text}{told:#?}");
                continue;
            }
            let below = if label == "attach" { "\n      as: Anna" } else { "" };
            let mended = crate::forgiving::mended(&text, told);
            assert!(
                [format!("{file}{below}"), format!("./{file}{below}")].map(|path| map(&path)).contains(&mended),
                "{text}{told:#?}\n{mended}"
            );
        }
    }
}

#[test]
fn several_files_that_exist_get_a_line_each() {
    let files = Memory::from_iter([("a.txt", "A"), ("b.txt", "B")]);
    let text = "journey: M\nstage: S\n  feels 1\n  attach: a.txt; b.txt\n";
    let told = &compile("m.journey", text.as_bytes(), &files, &options()).diagnostics[0];
    let mended = crate::forgiving::mended(text, told);
    assert!(mended.ends_with("  attach: a.txt\n  attach: b.txt\n"), "{mended}");
}

#[test]
fn a_use_line_with_a_slip_is_one_error() {
    let files = Memory::from_iter([("u.journey", PEOPLE)]);
    for line in [
        "use:: u.journey",
        "use: u.journey  # people",
        "use: …",
        "use people: u.journey",
        "- use: u.journey",
        "1. use: u.journey",
        "\"use: u.journey\"",
        "\"use\": \"u.journey\",",
        "> use: u.journey",
        "**use:** u.journey",
        "uses: u.journey",
        "import: u.journey",
        "uses u.journey",
        "shared: u.journey",
    ] {
        let text = format!("journey: M\n  {line}\nstage: One\n  feels ada 1: Fine\n");
        let raised = compile("m.journey", text.as_bytes(), &files, &options()).diagnostics;
        assert_eq!(raised.len(), 1, "{line}: {raised:#?}");
    }
}
