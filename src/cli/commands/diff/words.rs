//! What a word on the command line means: a file, a folder, a revision, or a file of a revision.

use crate::{
    cli::{
        access::{LOST, is_taken, kind},
        display_path::{lexical, named, shell},
        git::{Repository, Revision, is_no_commit},
        input::{is_map, missing},
    },
    load::EXTENSION,
    report::Failure,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The path that git passes if there is no file.
pub(super) fn is_nothing(path: &Path) -> bool {
    path == Path::new("/dev/null") || path == Path::new("nul")
}

/// Whether a word names a file that can be read, or standard input.
pub(super) fn is_file(word: &Path, here: &Path) -> bool {
    is_stdin(word) || is_nothing(word) || is_there(word, here) && !here.join(word).is_dir()
}

/// Whether the name exists, even as a broken link. Git's own files don't count.
pub(super) fn is_there(word: &Path, here: &Path) -> bool {
    let full = here.join(word);
    let is_gits = here.join("objects").is_dir() && here.join("refs").is_dir() && full.parent() == Some(here);
    fs::symlink_metadata(full).is_ok() && !is_gits
}

/// Whether this is a link that leads nowhere.
pub(super) fn is_lost(path: &Path) -> bool {
    is_taken(path) && kind(path).is_err()
}

/// The note on a link that leads nowhere on both sides.
pub(super) fn lost_before_and_after(name: &str) -> String {
    format!("{name} is not compared: before and after, {LOST}")
}

/// The nearest existing folder, of the first word that is a path.
pub(super) fn folder_of(words: &[PathBuf], here: &Path) -> PathBuf {
    let path = words.iter().find(|word| is_there(word, here)).or_else(|| words.get(1..).and_then(<[PathBuf]>::last));
    let full = path.map_or(here.to_owned(), |path| here.join(path));
    full.ancestors().find(|part| part.is_dir()).unwrap_or(here).to_owned()
}

/// A word that means nothing.
pub(super) fn neither(word: &Path, help: Option<String>) -> Failure {
    let failure = Failure::new(format!("`{}` is neither a revision nor a file or folder", named(word)));
    failure.help(
        help.or_else(|| missing(word).help.filter(|help| help.starts_with("did you mean"))).unwrap_or_else(|| {
            format!("name two maps, or a revision and maps: wayline diff HEAD checkout.{EXTENSION}")
        }),
    )
}

/// A word that could mean two things.
pub(super) fn ambiguous(word: &Path, here: &Path) -> Failure {
    let name = named(word);
    let what = if here.join(word).is_dir() { "folder" } else { "file" };
    let path = shell(&format!("./{name}"));
    // Every commit has another name, too.
    let revision =
        if name == "HEAD" { "@ for the revision".to_owned() } else { format!("refs/heads/{name} for the branch") };
    Failure::new(format!("`{name}` is both a {what} and a revision"))
        .help(format!("write {path} for the {what}, or {revision}"))
}

/// Whether a word can only be a path.
pub(super) fn looks_like_path(word: &Path) -> bool {
    let text = word.as_os_str().as_encoded_bytes();
    text.ends_with(b"/") || text.starts_with(b".") || word.is_absolute() || is_map(word)
}

/// The revision and the file of `REVISION:FILE`. `None` for any other word.
pub(super) fn revision_of_file(word: &Path, here: &Path) -> Result<Option<(Revision, PathBuf)>, Failure> {
    let Some((name, path)) = word.to_str().and_then(|word| word.split_once(':')) else { return Ok(None) };
    if name.is_empty() || is_there(word, here) {
        return Ok(None);
    }
    let Ok(repository) = Repository::of(here) else { return Ok(None) };
    if !repository.is_revision(name) && !is_no_commit(name) {
        return Ok(None);
    }
    let revision = repository.revision(name)?;
    let below = here.strip_prefix(&repository.top).ok().filter(|_| path.starts_with('.')).unwrap_or(Path::new(""));
    let path = lexical(&below.join(path));
    if revision.tree.is_folder(&path) {
        let folder = shell(&named(&path));
        let failure = Failure::new(format!("`{}` is a folder in a revision", named(word)));
        return Err(failure.help(format!("name the folder by itself: wayline diff {} {folder}", shell(name))));
    }
    if !revision.tree.has(&path) {
        return Err(Failure::new(format!("{} does not exist", revision.called(&path))).help(format!(
            "name a file by its path from the top of the repository, as `git ls-tree -r {}` does",
            shell(name)
        )));
    }
    Ok(Some((revision, path)))
}
