//! Keeps what is read at once small, so that a quote or a bracket that is never closed doesn't fill the memory.

use crate::failure::{Failure, Refused};
use std::io::{self, BufRead, Read};

/// No row is longer than this.
const LONGEST: u64 = 64 << 20;

/// A reader that stops if no row ends for too long.
pub struct Guard<R> {
    inner: R,
    name: String,
    since: u64,
}

impl<R> Guard<R> {
    pub fn new(inner: R, name: &str) -> Self {
        Self { inner, name: name.to_owned(), since: 0 }
    }

    /// A row has ended.
    pub fn row_ends(&mut self) {
        self.since = 0;
    }

    pub fn inner(&self) -> &R {
        &self.inner
    }

    fn count(&mut self, bytes: usize) -> io::Result<()> {
        self.since += bytes as u64;
        if self.since <= LONGEST {
            return Ok(());
        }
        let title = format!("{} has a row of more than {} MiB", self.name, LONGEST >> 20);
        let failure = Failure::new(title).help("look for a quote, a bracket or a tag that is never closed");
        Err(io::Error::other(Refused(failure)))
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count(read)?;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Guard<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.count(0)?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.since += amount as u64;
        self.inner.consume(amount);
    }
}
