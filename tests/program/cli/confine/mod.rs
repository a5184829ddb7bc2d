//! No file outside the project is read or written, nothing that a run reads is overwritten, and each file is written whole or not at all.

mod generated;
mod inputs;
mod read;
mod site;
mod written;

use crate::cli::{
    map,
    sandbox::{Ran, Sandbox},
};
use std::{
    fs,
    os::unix::fs::{MetadataExt, symlink},
};

/// What every file outside contains, and no output may.
const CANARY: &str = "canary-7f3a";

/// A project in the folder `p`, beside files that aren't its own.
fn house() -> Sandbox {
    let secret = format!("journey: {CANARY}\nstage: Enter\n   feels 9: {CANARY}\n{CANARY}\n");
    let toml = format!("theme = \"{CANARY}\"\n{CANARY} = 3\n");
    let markdown = format!("# {CANARY}\n\n```journey\njourney: {CANARY}\nstage: X\n  {CANARY}\n```\n");
    Sandbox::new()
        .file("p/.git/HEAD", "ref: refs/heads/main\n")
        .file("p/a.journey", map("Coffee"))
        .file("out/secret.journey", &secret)
        .file("out/secret.mmd", &secret)
        .file("out/secret.md", &markdown)
        .file("out/secret.toml", toml)
        .file("out/deep/other.journey", &secret)
}

fn link(sandbox: &Sandbox, target: &str, path: &str) {
    symlink(target, sandbox.path(path)).expect("a link can be made");
}

/// Everything outside, as it is.
fn outside(sandbox: &Sandbox) -> Vec<(String, Vec<u8>, u64)> {
    let files = sandbox.files().into_iter().filter(|path| !path.starts_with("p/"));
    let state = |path: String| {
        let full = sandbox.path(&path);
        let inode = fs::metadata(&full).map_or(0, |data| data.ino());
        let bytes = fs::read(&full).unwrap_or_default();
        (path, bytes, inode)
    };
    files.map(state).collect()
}

#[track_caller]
fn tells_nothing(ran: &Ran) {
    assert!(!ran.out.contains(CANARY) && !ran.err.contains(CANARY), "{ran:#?}");
}

/// A link to a device in a clone took all memory, and a pipe waited for ever.
#[test]
fn rules_for_what_is_searched_are_files_with_an_end() {
    for name in [".gitignore", ".ignore"] {
        for (folder, said) in [("maps", "cannot search maps: maps/"), ("maps/sub", "cannot search maps/sub: maps/sub/")]
        {
            let sandbox = Sandbox::new().file("maps/a.journey", map("A")).file("maps/sub/b.journey", map("B"));
            let rules = format!("{folder}/{name}");
            link(&sandbox, "/dev/zero", &rules);
            sandbox.run("check maps").code(2).says(&["cannot search", &format!("{name} is not a regular file")]);
            sandbox.run("check maps").code(2).says(&[said]);
            fs::remove_file(sandbox.path(&rules)).expect("a link");
            assert!(std::process::Command::new("mkfifo").arg(sandbox.path(&rules)).status().expect("mkfifo").success());
            sandbox.run("check maps").code(2).says(&[said]);
            fs::remove_file(sandbox.path(&rules)).expect("a pipe");
            sandbox.run("check maps").code(0);
            // The usual way to have no rules.
            link(&sandbox, "/dev/null", &rules);
            sandbox.run("check maps").code(0);
        }
    }
}
