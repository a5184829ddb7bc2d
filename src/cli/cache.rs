//! Which files are still what they were made as, so that nothing is drawn twice.
//!
//! A drawing follows from the map with all that it read, from how it should be drawn, and from the program. What these were, and
//! what came of them, is noted in a folder for caches, a small file for each output. A file that was changed or taken away since is
//! made again. Whoever deletes the folder loses nothing.

use super::{
    access::{Scope, program as own_file, resolve},
    kind::Kind,
    output::Output,
};
use crate::{model::Map, source::Sources};
use sha2::{Digest, Sha256};
use std::{
    env,
    io::{self, Write},
    path::PathBuf,
};

/// The largest size of a note, which has some hashes.
const LARGEST: u64 = 1 << 20;

/// The notes of earlier runs.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    /// Nowhere, if there is no place for them.
    folder: Option<Scope>,
    /// Whether everything is made again whatever they say.
    force: bool,
}

/// What a file is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key(String);

impl Cache {
    /// What earlier runs noted, where the system keeps such things.
    pub fn new(force: bool) -> Self {
        Self { folder: folder().and_then(|folder| resolve(&folder).ok()).map(Scope::new), force }
    }

    /// What this output is made of; nothing where it can't be known: pictures of pixels and pages of paper also depend on the
    /// system's fonts.
    pub fn key(&self, map: &Map, sources: &Sources, output: &Output, how: &impl std::fmt::Debug) -> Option<Key> {
        self.folder.as_ref()?;
        match output.kind {
            Kind::Svg | Kind::Html | Kind::Json => {}
            Kind::Png | Kind::Pdf => return None,
        }
        let mut hash = Hash(Sha256::new());
        write!(hash, "{}\n{}\n{how:?}\n", program(), output.kind as u8).ok()?;
        // The day counts only where something falls due, or is written down.
        let counts =
            output.kind == Kind::Json || has_days(map) || map.compares.as_ref().is_some_and(|of| has_days(&of.map));
        let map = Map { today: map.today.filter(|_| counts), ..map.clone() };
        serde_json::to_writer(&mut hash, &map).ok()?;
        for (_, source) in sources.iter() {
            write!(hash, "\n{}\n{}\n", source.name, source.text).ok()?;
        }
        let earlier = map.compares.iter().flat_map(|of| &of.map.pictures);
        map.pictures.iter().chain(earlier).try_for_each(|picture| hash.write_all(&picture.bytes)).ok()?;
        Some(Key(hash.end()))
    }

    /// The files of an output, if they are what was made of the same things.
    pub fn files(&self, output: &Output, key: &Key, scope: &Scope) -> Option<Vec<PathBuf>> {
        if self.force {
            return None;
        }
        let note = self.folder.as_ref()?.open(&self.note(output)?).ok()?.bytes(LARGEST).ok()?;
        let note = String::from_utf8(note).ok()?;
        let mut lines = note.lines();
        if lines.next()? != key.0 {
            return None;
        }
        let files = lines.zip(1..).map(|(was, number)| {
            let path = output.page(number)?;
            (hex(&scope.open(&path).ok()?.hash().ok()?) == was).then_some(path)
        });
        let files: Option<Vec<PathBuf>> = files.collect();
        files.filter(|files| !files.is_empty())
    }

    /// Notes what was made. That it can't be noted is no harm.
    pub fn keep(&self, output: &Output, key: &Key, files: &[Vec<u8>]) {
        let (Some(folder), Some(path)) = (&self.folder, self.note(output)) else { return };
        let hashes = files.iter().map(|bytes| hash_of(bytes) + "\n");
        let text = format!("{}\n{}", key.0, hashes.collect::<String>());
        let _ = folder.write(&path, text.as_bytes());
    }

    /// Where the note of an output is.
    fn note(&self, output: &Output) -> Option<PathBuf> {
        let path = std::path::absolute(output.page(1)?).ok()?;
        let name = hash_of(path.as_os_str().as_encoded_bytes());
        Some(self.folder.as_ref()?.root().join("builds").join(name))
    }
}

fn has_days(map: &Map) -> bool {
    map.reviewed.is_some() || map.opportunities.iter().any(|of| of.due.is_some())
}

/// The folder for caches: as `WAYLINE_CACHE` says (nowhere, if that is empty), else as the system has it.
fn folder() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(told) = env::var_os("WAYLINE_CACHE") {
        return (!told.is_empty()).then(|| PathBuf::from(told));
    }
    let usual = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))
    };
    usual.filter(|folder| folder.is_absolute()).map(|folder| folder.join("wayline"))
}

/// Identifies this build: during development the program changes without its version.
fn program() -> String {
    let file = own_file();
    let changed = file.filter(|_| cfg!(debug_assertions)).and_then(|(_, changed)| changed);
    format!("{} {:?} {changed:?}", env!("CARGO_PKG_VERSION"), file.map(|(length, _)| length))
}

fn hash_of(bytes: &[u8]) -> String {
    let mut hash = Hash(Sha256::new());
    hash.0.update(bytes);
    hash.end()
}

/// A hash in letters and digits.
pub(crate) fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A hash that can be written to.
struct Hash(Sha256);

impl Hash {
    fn end(self) -> String {
        hex(&self.0.finalize())
    }
}

impl Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
