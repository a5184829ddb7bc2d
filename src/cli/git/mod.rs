//! What git knows, asked of `git` itself: a child process, without a shell, that nothing is written with.

mod revision;

pub(crate) use revision::{Revision, RevisionFiles};

use super::console::reason;
use crate::report::Failure;
use std::{
    ffi::OsStr,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A repository with its files.
#[derive(Debug, Clone)]
pub(crate) struct Repository {
    /// Its uppermost folder, without symbolic links.
    pub top: PathBuf,
}

impl Repository {
    /// The repository that `folder` is in.
    pub fn of(folder: &Path) -> Result<Self, Failure> {
        let told = run(folder, ["rev-parse", "--show-toplevel"]).map_err(|failure| match failure {
            Refused::NoGit(failure) => failure,
            Refused::Said(said) if said.contains("not a git repository") => {
                Failure::new("this folder is in no git repository")
                    .help("name two maps to compare files: wayline diff OLD NEW")
            }
            Refused::Said(said) => Failure::new(format!("git cannot be asked: {said}")),
        })?;
        let top = PathBuf::from(line(&told));
        let top =
            fs::canonicalize(&top).map_err(|error| Failure::new(format!("the repository: {}", reason(&error))))?;
        Ok(Self { top })
    }

    /// A revision by what it is called.
    pub fn revision(&self, name: &str) -> Result<Revision, Failure> {
        Revision::new(self.clone(), name, &self.commit(name)?)
    }

    /// The commit that two revisions have in common, called as the first of them.
    pub fn fork(&self, one: &str, other: &str) -> Result<Revision, Failure> {
        let (first, second) = (self.commit(one)?, self.commit(other)?);
        let told = run(&self.top, ["merge-base", &first, &second]);
        let told = told.map_err(|refused| match refused {
            Refused::NoGit(failure) => failure,
            Refused::Said(_) => Failure::new(format!("`{one}` and `{other}` have no commit in common"))
                .help(format!("compare them directly, with two dots: {one}..{other}; or fetch more of the history")),
        })?;
        Revision::new(self.clone(), one, &line(&told))
    }

    fn commit(&self, name: &str) -> Result<String, Failure> {
        let unknown = || {
            let help =
                "`git log --oneline` lists commits, `git branch -a` branches; a copy with a short history may lack it";
            Failure::new(format!("there is no revision `{name}`")).help(help)
        };
        // What begins with a hyphen is a flag for git, and no revision is called so.
        if name.starts_with('-') || name.is_empty() {
            return Err(unknown());
        }
        let commit = format!("{name}^{{commit}}");
        match run(&self.top, ["rev-parse", "--verify", "--quiet", &commit]) {
            Ok(told) => Ok(line(&told)),
            Err(Refused::NoGit(failure)) => Err(failure),
            Err(Refused::Said(_)) => Err(unknown()),
        }
    }

    /// The files that git would look at: those that it keeps, and new ones that it doesn't ignore.
    pub fn files(&self) -> Result<Vec<String>, Failure> {
        let told = self.ask(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])?;
        let files = told.split(|&byte| byte == 0).filter_map(|name| String::from_utf8(name.to_vec()).ok());
        Ok(files.filter(|name| self.top.join(name).is_file()).collect())
    }

    /// The files that were renamed between two revisions, or since one: old name and new name.
    pub fn renamed(&self, old: &Revision, new: Option<&Revision>) -> Result<Vec<(String, String)>, Failure> {
        let mut call = vec!["diff", "--name-status", "--find-renames", "--diff-filter=R", "-z", &old.commit];
        call.extend(new.map(|new| new.commit.as_str()));
        call.push("--");
        let told = self.ask(call)?;
        let words: Vec<String> =
            told.split(|&byte| byte == 0).map(|word| String::from_utf8_lossy(word).into_owned()).collect();
        Ok(words.chunks_exact(3).map(|words| (words[1].clone(), words[2].clone())).collect())
    }

    fn ask<'a>(&self, call: impl IntoIterator<Item = &'a str>) -> Result<Vec<u8>, Failure> {
        run(&self.top, call).map_err(|refused| match refused {
            Refused::NoGit(failure) => failure,
            Refused::Said(said) => Failure::new(format!("git cannot be asked: {said}")),
        })
    }

    /// What is in an object, or one byte more than `limit`.
    fn object(&self, id: &str, limit: u64) -> io::Result<Vec<u8>> {
        let mut child =
            git(&self.top, ["cat-file", "blob", id]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut bytes = Vec::new();
        let read = child.stdout.take().map(|out| out.take(limit.saturating_add(1)).read_to_end(&mut bytes));
        let ended = end(&mut child, bytes.len() as u64 > limit)?;
        read.transpose()?;
        if ended { Ok(bytes) } else { Err(io::Error::other("git cannot read it")) }
    }
}

/// Waits for a child; one that was asked for more than is wanted is ended.
fn end(child: &mut Child, enough: bool) -> io::Result<bool> {
    if enough {
        // It may have ended by itself.
        let _ = child.kill();
    }
    Ok(child.wait()?.success() || enough)
}

/// Why git gave no answer.
enum Refused {
    /// It can't be started.
    NoGit(Failure),
    /// It said no, and this is the reason.
    Said(String),
}

fn git<'a>(folder: &Path, call: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(call.into_iter().map(OsStr::new));
    // Messages are looked at, and nothing shall be written on the way.
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").stdin(Stdio::null());
    command
}

fn run<'a>(folder: &Path, call: impl IntoIterator<Item = &'a str>) -> Result<Vec<u8>, Refused> {
    let output = git(folder, call).output().map_err(|error| Refused::NoGit(no_git(&error)))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().find(|line| !line.is_empty()).unwrap_or("it gave no reason");
    Err(Refused::Said(said.trim_start_matches("fatal: ").to_owned()))
}

fn no_git(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => Failure::new("git is not there, and revisions are git's to know")
            .help("install git, or name two maps to compare files: wayline diff OLD NEW"),
        _ => Failure::new(format!("git cannot be started: {}", reason(error))),
    }
}

fn line(told: &[u8]) -> String {
    String::from_utf8_lossy(told).trim_end_matches(['\n', '\r']).to_owned()
}
