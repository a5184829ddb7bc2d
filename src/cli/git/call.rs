//! How `git` is called: without a shell, and so that nothing named by a repository's settings or the environment is
//! run.
//!
//! A repository may come from anybody. Its settings can name programs that git starts even for read-only commands: a
//! file system monitor, hooks, filters, external diffs, helpers that fetch missing objects. The commands used here need
//! none of them.

use crate::{cli::console::reason, report::Failure};
use std::{
    env,
    ffi::{OsStr, OsString},
    io,
    path::Path,
    process::{Command, Stdio},
};

/// Settings that would run something, write something, or change the result.
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

/// Environment variables for git that users set for a reason and that don't select another repository.
const KEPT: [&str; 5] = [
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
];

/// Where a server's hook finds what is pushed before it is accepted: in quarantine.
const QUARANTINE: [&str; 3] = ["GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"];

/// Settings that users may give in the environment: whom git trusts. Others could name programs.
const TRUST: [&str; 2] = ["safe.directory", "safe.barerepository"];

/// Why git gave no answer.
pub(super) enum Refused {
    /// It couldn't be started.
    NoGit(Failure),
    /// It failed with this message.
    Said(String),
}

impl Refused {
    /// The failure to report if there is no better explanation.
    pub fn failure(self) -> Failure {
        match self {
            Self::NoGit(failure) => failure,
            Self::Said(said) => {
                let said = said.lines().find(|line| !line.is_empty()).unwrap_or("it gave no reason");
                let failure = Failure::new(format!("git failed: {}", said.trim_start_matches("fatal: ")));
                failure.help("see whether `git status` works in this folder, and what it says")
            }
        }
    }
}

pub(super) fn git<A: AsRef<OsStr>>(folder: &Path, call: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new("git");
    let foreign = env::vars_os().map(|(name, _)| name).filter(is_foreign);
    foreign.for_each(|name| {
        command.env_remove(name);
    });
    for (name, value) in trusted() {
        command.env(name, value);
    }
    command.arg("-C").arg(folder).arg("--no-pager");
    command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    command.args(call);
    // The program reads its messages. A path is a path, never a pattern.
    command.env("LC_ALL", "C").env("GIT_LITERAL_PATHSPECS", "1");
    // Nothing is written, fetched or asked.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "");
    command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_ASKPASS", "").env("SSH_ASKPASS", "");
    command.stdin(Stdio::null());
    command
}

fn is_foreign(name: &OsString) -> bool {
    let Some(name) = name.to_str() else { return false };
    let quarantine = || QUARANTINE.contains(&name) && env::var_os(QUARANTINE[0]).is_some();
    name.starts_with("GIT_") && !name.starts_with("GIT_TEST_") && !KEPT.contains(&name) && !quarantine()
}

/// The settings in the environment that say whom git trusts, numbered from zero again.
fn trusted() -> Vec<(String, OsString)> {
    /// No one sets more.
    const MOST: usize = 1_000;
    let count = env::var("GIT_CONFIG_COUNT").ok().and_then(|count| count.trim().parse::<usize>().ok()).unwrap_or(0);
    let setting = |at: usize| {
        let key = env::var(format!("GIT_CONFIG_KEY_{at}")).ok()?;
        let value = env::var_os(format!("GIT_CONFIG_VALUE_{at}"))?;
        TRUST.contains(&key.to_ascii_lowercase().as_str()).then_some((key, value))
    };
    let settings: Vec<(String, OsString)> = (0..count.min(MOST)).filter_map(setting).collect();
    if settings.is_empty() {
        return Vec::new();
    }
    let count = ("GIT_CONFIG_COUNT".to_owned(), settings.len().to_string().into());
    let pairs = settings.into_iter().enumerate().flat_map(|(at, (key, value))| {
        [(format!("GIT_CONFIG_KEY_{at}"), key.into()), (format!("GIT_CONFIG_VALUE_{at}"), value)]
    });
    std::iter::once(count).chain(pairs).collect()
}

/// The output of a git command.
pub(super) fn ask<A: AsRef<OsStr>>(folder: &Path, call: impl IntoIterator<Item = A>) -> Result<Vec<u8>, Refused> {
    ask_of(folder, None, call)
}

/// The output of a git command that looks at this index instead of the repository's.
pub(super) fn ask_of<A: AsRef<OsStr>>(
    folder: &Path,
    index: Option<&Path>,
    call: impl IntoIterator<Item = A>,
) -> Result<Vec<u8>, Refused> {
    let mut command = git(folder, call);
    index.into_iter().for_each(|index| _ = command.env("GIT_INDEX_FILE", index));
    let output = command.output().map_err(|error| Refused::NoGit(no_git(&error)))?;
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

pub(super) fn line(answer: &[u8]) -> String {
    String::from_utf8_lossy(answer).trim_end_matches(['\n', '\r']).to_owned()
}

/// A path written by git.
#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> &Path {
    use std::os::unix::ffi::OsStrExt;
    Path::new(OsStr::from_bytes(bytes))
}

/// A path written by git. On systems other than Unix they are Unicode.
#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> &Path {
    Path::new(std::str::from_utf8(bytes).unwrap_or_default())
}
