//! A folder of a test's own, with the program in it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;
use wayline::{
    measure::{self, Finding},
    model::{Estimate, Results},
};

pub struct Folder {
    folder: TempDir,
}

/// What the program said and how it ended.
pub struct Said {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        files.iter().for_each(|(name, text)| folder.write(name, text));
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(&[], arguments)
    }

    /// Runs the program with these environment variables.
    pub fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Said {
        let program = Path::new(env!("CARGO_BIN_EXE_wayline-data"));
        let mut run = Command::new(program);
        run.args(arguments).current_dir(self.folder.path()).env_remove("SOURCE_DATE_EPOCH");
        run.env_remove("SSL_CERT_FILE").envs(variables.iter().copied());
        let Output { status, stdout, stderr } = run.output().expect("the program");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Said { status: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
    }

    /// Measures `map.journey`, and gives what it wrote.
    pub fn pull(&self, more: &[&str]) -> String {
        let arguments: Vec<&str> =
            ["pull", "map.journey", "--today", "2026-11-29"].iter().chain(more).copied().collect();
        let said = self.run(&arguments);
        assert_eq!(said.status, 0, "{}{}", said.out, said.err);
        self.read("map.measured")
    }

    /// Measures `map.journey`, which goes wrong, and gives what is said about it.
    pub fn refused(&self) -> String {
        let said = self.run(&["pull", "map.journey", "--today", "2026-11-29"]);
        assert_eq!(said.status, 2, "{}{}", said.out, said.err);
        assert!(!self.path("map.measured").exists(), "nothing may be written");
        said.err
    }
}

pub fn results(text: &str) -> Results {
    measure::read(text.as_bytes()).expect("results")
}

/// A figure that must be there.
pub fn known(results: &Results, key: &str) -> Estimate {
    match results.finding(key) {
        Some(Finding::Known(estimate)) => estimate,
        other => panic!("{key}: {other:?}, in {results:#?}"),
    }
}

/// Whether two figures are the same to three digits.
pub fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.0051 * a.abs().max(b.abs()) + 1e-9
}

#[track_caller]
pub fn assert_close(what: &str, found: f64, wanted: f64) {
    assert!(close(found, wanted), "{what} is {found}, not {wanted}");
}

/// Numbers that look random and are the same in every run.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at as u64 + 1) as usize);
        }
    }
}
