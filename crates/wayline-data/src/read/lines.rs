//! The fingerprint of a text file while it is read.

use std::io::{self, Read};
use wayline::measure::Fingerprint;

/// A reader that adds each line but the first to a fingerprint.
pub struct Lines<R> {
    inner: R,
    begun: Vec<u8>,
    is_header: bool,
    /// Whether the end is reached, and the last line has no line break.
    ends_open: bool,
    fingerprint: Fingerprint,
}

impl<R> Lines<R> {
    pub fn new(inner: R) -> Self {
        Self { inner, begun: Vec::new(), is_header: true, ends_open: false, fingerprint: Fingerprint::default() }
    }

    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    pub fn ends_open(&self) -> bool {
        self.ends_open
    }

    fn line_ends(&mut self) {
        self.fingerprint.text(&self.begun, self.is_header);
        self.is_header = false;
        self.begun.clear();
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if read == 0 && !buffer.is_empty() && !self.begun.is_empty() {
            self.ends_open = true;
            self.line_ends();
        }
        for piece in buffer[..read].split_inclusive(|&byte| byte == b'\n') {
            match piece.strip_suffix(b"\n") {
                Some(rest) => {
                    self.begun.extend_from_slice(rest);
                    self.line_ends();
                }
                None => self.begun.extend_from_slice(piece),
            }
        }
        Ok(read)
    }
}
