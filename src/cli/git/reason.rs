//! Why git has no answer, and what to do about it.

use super::call::{Refused, ask, line};
use crate::{
    cli::display_path::{named, shell},
    parse::nearest,
    report::Failure,
};
use std::{env, fs, path::Path};

/// Why a folder isn't in a usable repository.
pub(super) fn no_repository(refused: Refused, folder: &Path) -> Failure {
    let said = match refused {
        Refused::NoGit(failure) => return failure,
        Refused::Said(said) => said,
    };
    if said.contains("not a git repository") {
        let ignored = env::var_os("GIT_DIR").is_some();
        let is_here = env::current_dir().and_then(fs::canonicalize).is_ok_and(|here| here == folder);
        let name = if is_here { "this folder".to_owned() } else { named(folder) };
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if let Some(top) = folder.ancestors().find(|top| top.join(".git/HEAD").exists()) {
            let git = named(&top.join(".git"));
            return Failure::new(format!("git does not take {git} for a repository"))
                .help("a file in it may be damaged, such as HEAD; `git status` fails in the same way");
        }
        let failure = Failure::new(format!("{name} is not in a git repository"));
        return failure.help(if ignored {
            "go to the repository first; the variable GIT_DIR is not used"
        } else {
            "name two maps to compare files: wayline diff OLD NEW"
        });
    }
    if said.contains("dubious ownership") {
        let failure = Failure::new("git does not trust this repository: it belongs to another user");
        let add = said.lines().map(str::trim).find(|line| line.starts_with("git config")).unwrap_or_default();
        return failure.help(format!("if you trust it: {add}"));
    }
    if said.contains("safe.bareRepository") {
        return Failure::new("git's setting safe.bareRepository does not allow using this bare repository")
            .help("compare in a clone of it that has its files checked out");
    }
    Refused::Said(said).failure()
}

/// An environment variable that would make git use another repository.
pub(super) fn other_repository(variable: &str, folder: &Path) -> Failure {
    let value = env::var_os(variable).unwrap_or_default();
    let title = format!(
        "the variable {variable} points to {}, but {} is in another repository",
        value.to_string_lossy(),
        folder.display()
    );
    Failure::new(title).help(format!("unset {variable}, or go to the repository that it points to"))
}

/// Why two revisions have no commit in common.
pub(super) fn no_common_commit(top: &Path, one: &str, other: &str) -> Failure {
    let failure = Failure::new(format!("`{one}` and `{other}` have no commit in common"));
    let directly = format!("compare them directly, with two dots: wayline diff {}", shell(&format!("{one}..{other}")));
    failure.help(if is_shallow(top) { format!("{SHALLOW}; or {directly}") } else { directly })
}

const SHALLOW: &str = "this is a shallow clone, without older commits; `git fetch --unshallow` gets them";

/// Whether this is git's id for no commit at all.
pub(crate) fn is_no_commit(name: &str) -> bool {
    matches!(name.len(), 40 | 64) && name.bytes().all(|byte| byte == b'0')
}

/// Why there is no revision with this name; `said` is git's message.
pub(super) fn unknown(top: &Path, name: &str, said: &str) -> Failure {
    let answers = |call: &[&str]| ask(top, call).ok().map(|answer| line(&answer));
    if is_no_commit(name) {
        return Failure::new(format!("`{name}` does not name a commit")).help(
            "CI services use it when a branch is new and has no earlier commit, or is deleted and has no later one; \
             name another commit, such as the branch it started from",
        );
    }
    if said.contains("is ambiguous") {
        return Failure::new(format!("`{name}` is ambiguous: several revisions start with it"))
            .help(format!("use more of its digits; `git rev-parse --disambiguate={}` lists them", shell(name)));
    }
    let of_head = name.split(['~', '^', '@', ':']).next().is_some_and(|base| base.is_empty() || base == "HEAD");
    let unborn =
        answers(&["symbolic-ref", "--short", "HEAD"]).filter(|_| answers(&["rev-parse", "--verify", "HEAD"]).is_none());
    if unborn.as_deref().is_some_and(|branch| of_head || branch == name) {
        let other =
            answers(&["for-each-ref", "--count=1", "--format=%(refname:short)"]).filter(|other| !other.is_empty());
        return match other {
            None => Failure::new("this repository has no commits yet")
                .help("commit the maps first, or name two maps to compare files: wayline diff OLD NEW"),
            Some(other) => Failure::new("the current branch has no commits yet")
                .help(format!("name another branch, for example {}", shell(&other))),
        };
    }
    if !name.is_empty() && answers(&["cat-file", "-t", name]).as_deref() == Some("blob") {
        return Failure::new(format!("`{name}` is a file in a revision, not a revision"))
            .help("name the revision, then the file: wayline diff REVISION FILE");
    }
    // Git accepts a full id even if there is no such object.
    let is_id = matches!(name.len(), 40 | 64) && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let commit = format!("{name}^{{commit}}");
    let is_known = |name: &str| !name.is_empty() && answers(&["rev-parse", "--verify", "--quiet", name]).is_some();
    if !said.is_empty() && is_known(&commit) {
        return no_files(top, name);
    }
    if !is_id && is_known(name) && !said.is_empty() {
        return Failure::new(format!("git cannot read the commit of `{name}`")).help(DAMAGED);
    }
    let failure = Failure::new(format!("unknown revision `{name}`"));
    if is_shallow(top) {
        return failure.help(SHALLOW);
    }
    let refs = answers(&["for-each-ref", "--format=%(refname:lstrip=2)"]).unwrap_or_default();
    let remote = refs.lines().find(|known| known.split_once('/').is_some_and(|(_, known)| known == name));
    match remote.or_else(|| nearest(name, refs.lines().chain(["HEAD"]).filter(|known| *known != name))) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("`git log --oneline` lists commits, `git branch -a` branches"),
    }
}

/// What to do about objects that should be there.
const DAMAGED: &str = "the repository may be damaged: `git fsck` lists what is missing in it";

/// Why the files of a revision can't be listed: a partial clone has its commit, but not its folders.
pub(super) fn no_files(top: &Path, name: &str) -> Failure {
    let failure = Failure::new(format!("git does not have the files of `{name}` here"));
    let promised = ask(top, ["config", "--get-regexp", r"^remote\..*\.promisor$"]).is_ok();
    if promised {
        let list = format!("git ls-tree -r -t {}", shell(name));
        return failure
            .help(format!("this is a partial clone: `{list}` downloads their list if the remote can be reached"));
    }
    failure.help(DAMAGED)
}

fn is_shallow(top: &Path) -> bool {
    ask(top, ["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| line(&answer) == "true")
}
