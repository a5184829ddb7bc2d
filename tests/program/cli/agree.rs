//! What `wayline check` sees in a checkout is what `wayline diff` sees in its revision: the same maps, with the same meaning.

use super::sandbox::Sandbox;
use crate::support::generate::Random;
use serde_json::Value;
use std::{collections::BTreeSet, ffi::OsStr, fs, os::unix::ffi::OsStrExt, os::unix::fs::symlink, path::PathBuf};

/// How many repositories are made; `WAYLINE_TIMES=10` makes ten times as many. Each takes some fifty calls of git and of the program.
const REPOSITORIES: u64 = 2;
/// The tree without files, which git knows in every repository.
const NOTHING: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

const FOLDERS: &[&str] = &["", "maps", "maps/deep/er", ".hidden", "drafts", "it's (odd) name", "über", "-n"];
const NAMES: &[&[u8]] = &[
    b"a.journey",
    b"b.journey",
    b"new\nline.journey",
    b"quo\"te.journey",
    b"back\\slash.journey",
    b".dot.journey",
    b"caf\xe9.journey",
    b"x.draft.journey",
    b"HEAD:a.journey",
    b"glob*.journey",
    b"read.me",
];
const IGNORED: &[&str] =
    &["drafts/\n", "*.draft.journey\n", "!.hidden\n", "/maps/deep\n", "b.journey\n!maps/b.journey\n", ""];
const ATTRIBUTES: &[&str] = &["", "*.journey text eol=crlf\n", "*.journey ident\n", "* text=auto\n"];

/// A map that is right, but for a warning that tells that it was seen. The way in which it is written is left to chance.
fn map(random: &mut Random, number: usize, uses: &str) -> String {
    let score = random.below(3);
    let map = format!(
        "{uses}journey: Map {number}\n  about: $Id$\nstage: Enter\n  feels {score}: Well\n  pain major: Nothing answers it\n"
    );
    if random.below(3) == 0 { map.replace('\n', "\r\n") } else { map }
}

fn place(sandbox: &Sandbox, folder: &str, name: &[u8]) -> PathBuf {
    fs::create_dir_all(sandbox.path(folder)).expect("a folder");
    sandbox.path(folder).join(OsStr::from_bytes(name))
}

/// A repository that is left to chance, with one commit that is checked out.
fn repository(random: &mut Random) -> Sandbox {
    let sandbox = Sandbox::new()
        .file("shared/people.journey", "persona anna: Anna\n")
        .file(".gitignore", random.pick(IGNORED))
        .file(".gitattributes", random.pick(ATTRIBUTES))
        .file("maps/.gitignore", random.pick(IGNORED))
        .file("always.journey", map(random, 0, ""));
    sandbox.git(&["init", "-q", "-b", "main"]);
    sandbox.git(&["config", "core.autocrlf", random.pick(&["true", "false", "input"])]);
    for number in 1..3 + random.below(8) {
        let folder = random.pick(FOLDERS);
        let up = "../".repeat(if folder.is_empty() { 0 } else { folder.split('/').count() });
        let uses = if random.below(2) == 0 { format!("use: {up}shared/people.journey\n") } else { String::new() };
        let text = map(random, number, &uses);
        fs::write(place(&sandbox, folder, random.pick(NAMES)), text).expect("a file");
    }
    for number in 0..random.below(6) {
        let target = random.pick(&[
            "always.journey",
            "maps",
            "maps/a.journey",
            "link0.journey",
            "link1.journey",
            "./maps/../always.journey",
            "nowhere.journey",
        ]);
        // One that is there already stays.
        let _ = symlink(target, sandbox.path(&format!("link{number}.journey")));
    }
    // What is ignored is committed as well now and then.
    if random.below(2) == 0 {
        sandbox.git(&["add", "-A", "-f"]);
    }
    let sandbox = sandbox.commit("one");
    // As git checks files out, with its line ends and ids.
    sandbox.git(&["rm", "-q", "-r", "--cached", "."]);
    sandbox.git(&["reset", "-q", "--hard"]);
    sandbox
}

/// The maps that `check` warns about.
fn checked(sandbox: &Sandbox) -> BTreeSet<String> {
    // A link that leads nowhere is reported, and the others are checked.
    let ran = sandbox.run("check --format json");
    assert!(ran.code == 0 || ran.out.contains("cannot read "), "{ran:?}");
    let document: Value = serde_json::from_str(&ran.out).expect("JSON");
    let diagnostics = document["diagnostics"].as_array().expect("a list");
    diagnostics.iter().map(|of| of["file"].as_str().expect("a name").to_owned()).collect()
}

/// The maps that `diff` sees as new since there was nothing.
fn compared(sandbox: &Sandbox, call: &str) -> BTreeSet<String> {
    // A link that leads nowhere is reported, and the others are compared.
    let ran = sandbox.run(call);
    let is_lost = ["link to a file that does not exist", "lead in a circle"].iter().any(|lost| ran.err.contains(lost));
    assert!(ran.code == 0 || is_lost, "{ran:?}");
    let document: Value = serde_json::from_str(&ran.out).expect("JSON");
    let comparisons = document["comparisons"].as_array().expect("a list");
    let names = comparisons.iter().map(|of| of["new"]["name"].as_str().expect("a name"));
    names.map(|name| name.strip_prefix("HEAD:").filter(|_| call.contains("HEAD")).unwrap_or(name).to_owned()).collect()
}

#[test]
fn disk_and_revision_agree() {
    let times = std::env::var("WAYLINE_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    for seed in 1..=REPOSITORIES * times {
        let mut random = Random::new(seed);
        let sandbox = repository(&mut random);
        let all = |when: &str| {
            let seen = checked(&sandbox);
            assert_eq!(
                compared(&sandbox, &format!("diff {NOTHING} --format json")),
                seen,
                "seed {seed}, {when}: files"
            );
            let revision = compared(&sandbox, &format!("diff {NOTHING} HEAD --format json"));
            assert_eq!(revision, seen, "seed {seed}, {when}: revision");
            let ran = sandbox.run("diff --exit-code");
            assert_eq!((ran.code, ran.out.as_str()), (0, ""), "seed {seed}, {when}: {ran:#?}");
            let counted = format!(
                "{} compared: no changes in meaning",
                if seen.len() == 1 { "1 map".into() } else { format!("{} maps", seen.len()) }
            );
            assert!(ran.err.contains(&counted), "seed {seed}, {when}: {ran:#?}\n{seen:#?}");
        };
        all("committed");
        // What changed is told, before and after it is committed, and in the same words.
        let text = sandbox.read("always.journey").replace("Well", "Quite well").replace('\r', "");
        fs::write(sandbox.path("always.journey"), text).expect("a file");
        let tail = |told: String| {
            told.lines()
                .filter(|line| !line.contains(" → ") || line.starts_with(' '))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let before = sandbox.run("diff --exit-code").code(1);
        assert!(before.out.contains("feeling “Well” → “Quite well”"), "seed {seed}: {before:#?}");
        sandbox.git(&["commit", "-q", "-a", "-m", "two"]);
        let after = sandbox.run("diff HEAD~1 HEAD --exit-code").code(1);
        assert_eq!(tail(before.out), tail(after.out), "seed {seed}");
        all("edited");
        // A map that moves is the same one.
        sandbox.git(&["mv", "always.journey", "moved.journey"]);
        sandbox.git(&["commit", "-q", "-m", "three"]);
        let moved = sandbox.run("diff HEAD~1 HEAD moved.journey").code(0);
        assert!(moved.out.ends_with("no changes in meaning\n"), "seed {seed}: {moved:#?}");
        all("moved");
        // What isn't checked out is unchanged.
        sandbox.git(&["sparse-checkout", "set", "shared"]);
        let sparse = sandbox.run("diff --exit-code");
        assert_eq!((sparse.code, sparse.out.as_str()), (0, ""), "seed {seed}: {sparse:#?}");
    }
}
