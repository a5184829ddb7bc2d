//! How `git` is called: without a shell, and so that nothing which a repository's settings or the environment name is run.
//!
//! A repository may come from anybody. Its settings can name programs that git starts while it only looks around: a file system
//! monitor, hooks, filters, external diffs, ways to fetch what is missing. The commands used here need none of them.

use crate::{cli::console::reason, report::Failure};
use std::{
    env,
    ffi::{OsStr, OsString},
    io,
    path::Path,
    process::{Command, Stdio},
};

/// Settings that would run something, write something, or take another look at what is asked.
const SETTINGS: [&str; 13] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.untrackedCache=false",
    "core.sshCommand=false",
    "core.gitProxy=",
    "core.askPass=",
    "core.pager=cat",
    "core.editor=false",
    "core.alternateRefsCommand=false",
    "credential.helper=",
    "diff.external=",
    "protocol.allow=never",
    "uploadpack.packObjectsHook=",
];

/// Variables for git that a user sets for a reason and that lead to no other repository.
const KEPT: [&str; 5] = [
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
];

/// Why git gave no answer.
pub(super) enum Refused {
    /// It can't be started.
    NoGit(Failure),
    /// It failed, and this is all that it said.
    Said(String),
}

impl Refused {
    /// What to tell where there is no better explanation.
    pub fn failure(self) -> Failure {
        match self {
            Self::NoGit(failure) => failure,
            Self::Said(said) => {
                let said = said.lines().find(|line| !line.is_empty()).unwrap_or("it gave no reason");
                Failure::new(format!("git failed: {}", said.trim_start_matches("fatal: ")))
            }
        }
    }
}

/// A call of git in a folder.
pub(super) fn git<A: AsRef<OsStr>>(folder: &Path, call: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new("git");
    let foreign = env::vars_os().map(|(name, _)| name).filter(is_foreign);
    foreign.for_each(|name| {
        command.env_remove(name);
    });
    command.arg("-C").arg(folder).arg("--no-pager");
    command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    command.args(call);
    // Its messages are read by the program. A path is a path, never a pattern.
    command.env("LC_ALL", "C").env("GIT_LITERAL_PATHSPECS", "1");
    // Nothing is written, fetched or asked on the way.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "");
    command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_ASKPASS", "").env("SSH_ASKPASS", "");
    command.stdin(Stdio::null());
    command
}

fn is_foreign(name: &OsString) -> bool {
    let Some(name) = name.to_str() else { return false };
    name.starts_with("GIT_") && !name.starts_with("GIT_TEST_") && !KEPT.contains(&name)
}

/// What git answers.
pub(super) fn ask<A: AsRef<OsStr>>(folder: &Path, call: impl IntoIterator<Item = A>) -> Result<Vec<u8>, Refused> {
    let output = git(folder, call).output().map_err(|error| Refused::NoGit(no_git(&error)))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(Refused::Said(String::from_utf8_lossy(&output.stderr).into_owned()))
}

fn no_git(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => Failure::new("`git` was not found; comparing revisions needs it")
            .help("install git, or name two maps to compare files: wayline diff OLD NEW"),
        _ => Failure::new(format!("cannot start git: {}", reason(error))),
    }
}

/// An answer of one line.
pub(super) fn line(answer: &[u8]) -> String {
    String::from_utf8_lossy(answer).trim_end_matches(['\n', '\r']).to_owned()
}

/// A path that git wrote.
#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> &Path {
    use std::os::unix::ffi::OsStrExt;
    Path::new(OsStr::from_bytes(bytes))
}

/// A path that git wrote. Elsewhere than on Unix they are Unicode.
#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> &Path {
    Path::new(std::str::from_utf8(bytes).unwrap_or_default())
}
