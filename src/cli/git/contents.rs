//! The contents of objects: one `git cat-file --batch` process returns them one after another.

use super::call::git;
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Stdio},
};

/// A child process that is asked for one object after another.
#[derive(Debug)]
pub(super) struct Contents {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Contents {
    pub fn start(folder: &Path) -> io::Result<Self> {
        let mut call = git(folder, ["cat-file", "--batch"]);
        let mut child = call.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        Ok(Self { child, questions, answers: BufReader::new(answers) })
    }

    /// The content of a file, or one byte more than `limit`, after which nothing else can be asked. `None` if git
    /// doesn't have it.
    pub fn read(&mut self, id: &str, limit: u64) -> io::Result<Option<Vec<u8>>> {
        writeln!(self.questions, "{id}")?;
        self.questions.flush()?;
        let mut facts = String::new();
        self.answers.read_line(&mut facts)?;
        let length = match facts.split_whitespace().collect::<Vec<_>>()[..] {
            [_, "blob", length] => length.parse::<u64>().map_err(io::Error::other)?,
            _ => return Ok(None),
        };
        let mut bytes = Vec::new();
        let most = length.min(limit.saturating_add(1));
        (&mut self.answers).take(most).read_to_end(&mut bytes)?;
        if (bytes.len() as u64) < most {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if length <= limit {
            // The line break after the content.
            self.answers.read_exact(&mut [0])?;
        }
        Ok(Some(bytes))
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
