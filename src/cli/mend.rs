//! Fixes files: applies the edits of diagnostics until nothing more can be fixed.
//!
//! Only files inside the project's folder are changed, and only if they haven't changed since they were checked.

use super::{
    access::{Scope, canonical},
    difference::difference,
    overlay::Overlaid,
    work::Task,
};
use crate::{
    compile::Compilation,
    diagnostic::{Applicability, Edit, Fix, ROUNDS, apply, fixes_of_round},
    report::Failure,
    source::{Source, Sources},
    span::FileId,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The byte-order mark, which a text may begin with but which isn't part of it.
pub(crate) const BOM: &[u8] = b"\xef\xbb\xbf";

/// The files of a run as they will be.
#[derive(Debug)]
pub(crate) struct FixSession {
    /// The least certain fixes to apply.
    limit: Applicability,
    /// By path, without symbolic links; the empty path is standard input. A pipe, which is only looked at, has its path as named.
    files: BTreeMap<PathBuf, FixedFile>,
}

/// A file with its fixes.
#[derive(Debug)]
struct FixedFile {
    name: String,
    /// Where it may be.
    scope: Scope,
    old: Vec<u8>,
    new: Vec<u8>,
    /// The number of fixes that were applied.
    fixed: usize,
}

impl FixSession {
    pub fn new(limit: Applicability) -> Self {
        Self { limit, files: BTreeMap::new() }
    }

    /// Applies the fixes of one map and of the files that it uses, in memory.
    pub fn mend(&mut self, task: &Task) -> Result<(), Failure> {
        if let Some(path) = task.path_or_stream().filter(|_| task.input.is_stream()) {
            let old = task.read()?;
            let scope = task.project.scope.clone();
            let mended = FixedFile { name: task.input.name(), scope, new: old.clone(), old, fixed: 0 };
            self.files.insert(path, mended);
        }
        for round in 0..ROUNDS {
            let compilation = self.judge(task)?;
            let fixes = fixes_of_round(&compilation.diagnostics, round, self.limit);
            if !self.turn(task, &compilation.sources, &fixes) {
                break;
            }
        }
        Ok(())
    }

    /// Compiles a map from the files as they will be.
    pub fn judge(&self, task: &Task) -> Result<Compilation, Failure> {
        let mended = task.path_or_stream().and_then(|path| self.files.get(&path));
        let bytes = mended.map_or_else(|| task.read(), |mended| Ok(mended.new.clone()))?;
        let text = |path: &Path| self.files.get(path).map(|mended| mended.new.clone());
        task.checked(&bytes, &Overlaid { files: task.loader(), text: &text })
    }

    /// Applies fixes that can be applied at once. Returns whether that changed anything.
    fn turn(&mut self, task: &Task, sources: &Sources, fixes: &[&Fix]) -> bool {
        let mut changed = false;
        for (id, source) in sources.iter() {
            let here: Vec<_> = fixes.iter().filter(|fix| fix.file() == id).collect();
            if here.is_empty() {
                continue;
            }
            let Some(mended) = self.open(task, id, source) else { continue };
            let text = apply(&source.text, here.iter().flat_map(|fix| &fix.edits));
            if text != source.text {
                let bom = if mended.new.starts_with(BOM) { BOM } else { b"" };
                mended.new = [bom, text.as_bytes()].concat();
                mended.fixed += here.len();
                changed = true;
            }
        }
        changed
    }

    /// The file that a source was read from, if it may be changed and is unchanged.
    fn open(&mut self, task: &Task, id: FileId, source: &Source) -> Option<&mut FixedFile> {
        let path = file(task, id, source)?;
        if !self.files.contains_key(&path) {
            if task.input.is_stream() && id == FileId::default() {
                return None;
            }
            let scope = task.project.scope.clone();
            let old = scope.read(&path, task.max_bytes()).ok()?;
            let mended = FixedFile { name: source.name.clone(), scope, new: old.clone(), old, fixed: 0 };
            self.files.insert(path.clone(), mended);
        }
        let mended = self.files.get_mut(&path)?;
        let text = mended.new.strip_prefix(BOM).unwrap_or(&mended.new);
        (text == source.text.as_bytes()).then_some(mended)
    }

    /// Writes what was changed. What can't be written counts as not fixed.
    pub fn write(&mut self) -> Vec<Failure> {
        let mut failures = Vec::new();
        self.files.retain(|path, mended| {
            let written = if path.as_os_str().is_empty() { Ok(()) } else { replace(path, mended) };
            written.map_err(|failure| failures.push(failure)).is_ok()
        });
        failures
    }

    /// Standard input with its fixes.
    pub fn stream(&self) -> Option<&[u8]> {
        self.files.get(Path::new("")).map(|mended| &*mended.new)
    }

    /// What changes, as a patch.
    pub fn difference(&self, colour: bool) -> String {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        let changed = self.files.values().filter(|mended| mended.fixed > 0);
        changed.map(|file| difference(&file.name, &text(&file.old), &text(&file.new), colour)).collect()
    }

    /// The number of fixes that were applied, and of files with fixes.
    pub fn tally(&self) -> (usize, usize) {
        let changed = self.files.values().filter(|mended| mended.fixed > 0);
        changed.fold((0, 0), |(fixed, files), mended| (fixed + mended.fixed, files + 1))
    }
}

fn replace(path: &Path, mended: &FixedFile) -> Result<(), Failure> {
    if mended.fixed == 0 {
        return Ok(());
    }
    if !mended.scope.is(path, &mended.old) {
        return Err(changed(&mended.name));
    }
    mended.scope.rewrite(path, &mended.new).map(drop)
}

fn changed(name: &str) -> Failure {
    Failure::new(format!("{name} was changed in the meantime")).help("nothing was written to it; try again")
}

/// A fix that can be applied later, as long as the file is unchanged.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    /// The file's name in messages.
    pub name: String,
    /// The file, without symbolic links, and where it may be.
    path: PathBuf,
    scope: Scope,
    /// The largest file that is read.
    limit: u64,
    /// The text that was checked.
    text: Arc<str>,
    edits: Vec<Edit>,
}

impl Offer {
    /// What can be fixed in a map and the files that it uses: the position of each diagnostic, and its fix.
    pub fn all(task: &Task, compilation: &Compilation) -> Vec<(usize, Self)> {
        let mut texts: BTreeMap<FileId, Arc<str>> = BTreeMap::new();
        let fixes = compilation.diagnostics.iter().enumerate().filter_map(|(at, of)| Some((at, of.fix.as_ref()?)));
        let offers = fixes.filter(|(_, fix)| fix.applicability <= Applicability::Unsafe).filter_map(|(at, fix)| {
            let source = compilation.sources.get(fix.file());
            let path = file(task, fix.file(), source).filter(|path| !path.as_os_str().is_empty())?;
            let text = texts.entry(fix.file()).or_insert_with(|| source.text.as_str().into()).clone();
            let (scope, limit) = (task.project.scope.clone(), task.max_bytes());
            Some((at, Self { name: source.name.clone(), path, scope, limit, text, edits: fix.edits.clone() }))
        });
        offers.collect()
    }

    /// Applies the fix to the file.
    pub fn apply(&self) -> Result<(), Failure> {
        let old = self.scope.read(&self.path, self.limit).map_err(|_| changed(&self.name))?;
        let (bom, text) = old.strip_prefix(BOM).map_or((&b""[..], &*old), |text| (BOM, text));
        if text != self.text.as_bytes() {
            return Err(changed(&self.name));
        }
        let new = apply(&self.text, &self.edits);
        self.scope.rewrite(&self.path, &[bom, new.as_bytes()].concat()).map(drop)
    }
}

/// Where a source was read from, if that may be changed; an empty path for standard input.
fn file(task: &Task, id: FileId, source: &Source) -> Option<PathBuf> {
    let path =
        if id == FileId::default() { task.path_or_stream()? } else { canonical(&task.here.join(&source.name)).ok()? };
    let is_stream = id == FileId::default() && task.input.is_stream();
    (is_stream || task.project.scope.holds(&path)).then_some(path)
}
