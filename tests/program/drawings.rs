//! The drawings in `examples`.

use crate::support::{self, every_map::examples};
use std::{collections::BTreeSet, ffi::OsString, path::Path, process::Command};

/// The drawings that lie beside the maps are those that the program draws now. To draw them anew:
/// `cargo run --release -- build examples --format svg --today 2026-11-21`.
#[test]
fn every_drawing_is_current() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in examples()[0].files.iter() {
        let path = folder.path().join("examples").join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a copy");
    }
    let program = Path::new(env!("CARGO_BIN_EXE_wayline"));
    let call = ["build", "examples", "--format", "svg", "--quiet", "--today", support::TODAY];
    let status = Command::new(program).args(call).current_dir(folder.path()).status().expect("the program");
    assert!(status.success());
    for map in examples().iter().filter(|map| !map.compiled().shared) {
        let drawing = map.name.replace(".journey", ".svg");
        let new = std::fs::read(folder.path().join("examples").join(&drawing)).expect("a drawing");
        let old = map.files.get(&drawing);
        assert!(
            old == Some(new.as_slice()),
            "examples/{drawing} is not current: cargo run --release -- build examples --format svg --today {}",
            support::TODAY
        );
    }
}

/// The book's pictures and the README's are those that the program draws now. To draw them anew: `docs/pictures.sh`.
#[test]
#[cfg(unix)]
fn the_pictures_of_the_book_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let program = env!("CARGO_BIN_EXE_wayline");
    let status = Command::new("bash").arg(root.join("docs/pictures.sh")).arg(folder.path()).arg(program).status();
    assert!(status.expect("bash").success());
    let names = |folder: &Path| -> BTreeSet<OsString> {
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect()
    };
    let kept = root.join("docs/src/pictures");
    assert_eq!(names(folder.path()), names(&kept));
    for name in names(&kept) {
        let [new, old] =
            [folder.path(), kept.as_path()].map(|folder| std::fs::read(folder.join(&name)).expect("a picture"));
        assert!(new == old, "{} is not current: docs/pictures.sh", kept.join(&name).display());
    }
}
