//! Pages and sites as the program writes them, each made once.

use crate::chromium::{Browser, Tab};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

pub const TODAY: &str = "2026-11-21";

/// A folder of this program's own below the build's.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page_browser").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs the program in a folder; what it said to standard error.
pub fn wayline(here: &Path, args: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayline"));
    let out = command.current_dir(here).args(args).args(["--today", TODAY]).output().expect("the program");
    (out.status.success(), String::from_utf8_lossy(&out.stderr).into_owned())
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages of all examples.
pub fn examples() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = folder("examples");
        let out = folder.to_str().expect("a path that is text");
        let (fine, said) = wayline(&root().join("examples"), &["build", ".", "-f", "html", "-o", out]);
        assert!(fine, "{said}");
        folder
    })
}

/// The site of all examples.
pub fn site() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = folder("site");
        let out = folder.to_str().expect("a path that is text");
        let (fine, said) = wayline(&root().join("examples"), &["site", ".", "-o", out]);
        assert!(fine, "{said}");
        folder
    })
}

/// The report of all examples.
pub fn report() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let page = folder("report").join("report.html");
        let out = page.to_str().expect("a path that is text");
        let (fine, said) = wayline(&root().join("examples"), &["report", ".", "-o", out]);
        assert!(fine, "{said}");
        page
    })
}

/// Every page below a folder.
pub fn every_page(folder: &Path) -> Vec<PathBuf> {
    let (mut folders, mut pages) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}

/// A tab with the page of an example, in detail.
pub fn example<'a>(browser: &'a Browser, name: &str) -> Tab<'a> {
    let tab = browser.tab();
    tab.open_file_at(&examples().join(format!("{name}.html")), "view=detail");
    tab
}

/// A map of six stages that is far wider than a sheet of paper, in a folder of its own.
pub fn long_map(name: &str, columns: i32) -> PathBuf {
    let mut map = "journey: A long way\npersona anna: Anna\nsource s: Visits\n  confidence: validated\n".to_owned();
    for stage in 1..=6 {
        map += &format!("stage s{stage}: Stage {stage}\n");
        for column in 1..=columns {
            let score = (stage * 7 + column * 3) % 5 - 2;
            map += &format!("  touchpoint t{stage}{column}: Contact {stage}.{column}\n    via: web\n");
            map +=
                &format!("    does: Something that takes a few words to say\n    feels {score}: Word\n      from: s\n");
        }
    }
    let folder = folder(name);
    fs::write(folder.join("long.journey"), map).expect("a map");
    folder
}
