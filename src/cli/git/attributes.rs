//! Reverses what git changes in a file when checking it out, so that a file and its revision have the same bytes.

use super::{call, repository::Repository};
use crate::report::Failure;
use std::{
    collections::BTreeMap,
    io::Write,
    path::{Path, PathBuf},
    process::Stdio,
    sync::Arc,
};

/// What git changed in the files of a checkout.
#[derive(Debug, Clone)]
pub(crate) struct Conversions {
    /// The folder that the files are in.
    top: PathBuf,
    /// The attributes of each file that has any, by its path below the top.
    of: Arc<BTreeMap<PathBuf, Attributes>>,
}

/// The git attributes of one file, as far as they change bytes that matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Attributes {
    /// Whether `$Id$` is expanded in the file.
    ident: bool,
    /// The encoding of the checked out file.
    encoding: Option<String>,
}

impl Repository {
    /// What git changed in the files of the index when it checked them out. A map may use a file of any name, so all are asked about.
    pub fn conversions(&self) -> Result<Conversions, Failure> {
        let paths = self.ask(["ls-files", "-z"])?;
        let mut attributes: BTreeMap<PathBuf, Attributes> = BTreeMap::new();
        for fact in self.check_attributes(&paths)?.split(|&byte| byte == 0).collect::<Vec<_>>().chunks_exact(3) {
            let value = String::from_utf8_lossy(fact[2]).into_owned();
            if matches!(value.as_str(), "unspecified" | "unset") {
                continue;
            }
            let of = attributes.entry(call::path(fact[0]).to_owned()).or_default();
            match fact[1] {
                b"ident" => of.ident = value == "set",
                _ => of.encoding = Some(value),
            }
        }
        Ok(Conversions { top: self.top.clone(), of: Arc::new(attributes) })
    }

    fn check_attributes(&self, paths: &[u8]) -> Result<Vec<u8>, Failure> {
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let mut command = call::git(&self.top, ["check-attr", "-z", "--stdin", "ident", "working-tree-encoding"]);
        let failed = |error| Failure::new(format!("cannot run git: {}", crate::cli::console::reason(&error)));
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(failed)?;
        let paths = paths.to_owned();
        let stdin = child.stdin.take();
        // Git answers while it reads, so its output must be read while its input is written.
        let writer = std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&paths)));
        let output = child.wait_with_output().map_err(failed)?;
        // If git didn't read it all, it didn't answer it either.
        let _ = writer.join();
        Ok(output.stdout)
    }
}

impl Conversions {
    /// The bytes of a checked out file as they are in a revision. Its path has no links.
    pub fn committed(&self, path: &Path, bytes: Vec<u8>) -> Vec<u8> {
        match path.strip_prefix(&self.top).ok().and_then(|path| self.of.get(path)) {
            Some(attributes) => attributes.committed(bytes),
            None => bytes,
        }
    }
}

impl Attributes {
    fn committed(&self, bytes: Vec<u8>) -> Vec<u8> {
        let text = self.encoding.as_deref().and_then(|encoding| decoded(encoding, &bytes));
        let bytes = text.map_or(bytes, String::into_bytes);
        if self.ident { without_ids(&bytes) } else { bytes }
    }
}

/// The text of a file in UTF-16, which this attribute is for on Windows. `None` for other encodings.
fn decoded(encoding: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding.to_ascii_uppercase();
    let (order, _) = encoding.strip_prefix("UTF-16").map(|rest| (rest, ()))?;
    let (little, bytes) = match (bytes, order) {
        ([0xff, 0xfe, rest @ ..], _) => (true, rest),
        ([0xfe, 0xff, rest @ ..], _) => (false, rest),
        (bytes, order) => (order.starts_with("LE"), bytes),
    };
    let unit = |pair: &[u8]| {
        if little { u16::from_le_bytes([pair[0], pair[1]]) } else { u16::from_be_bytes([pair[0], pair[1]]) }
    };
    let units: Vec<u16> = bytes.chunks_exact(2).map(unit).collect();
    String::from_utf16(&units).ok()
}

/// `$Id: 1234$` becomes `$Id$`.
fn without_ids(bytes: &[u8]) -> Vec<u8> {
    const START: &[u8] = b"$Id:";
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(START.len()).position(|part| part == START) {
        let (before, id) = rest.split_at(at);
        let line = id.iter().position(|&byte| byte == b'\n').unwrap_or(id.len());
        out.extend(before);
        match id[1..line].iter().position(|&byte| byte == b'$') {
            Some(end) => {
                out.extend(b"$Id$");
                rest = &id[end + 2..];
            }
            None => {
                out.extend(START);
                rest = &id[START.len()..];
            }
        }
    }
    out.extend(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_its_revision_says() {
        let ident = Attributes { ident: true, encoding: None };
        assert_eq!(ident.committed(b"a $Id: 12$ b $Id$ $Id: \n$".to_vec()), b"a $Id$ b $Id$ $Id: \n$");
        let utf16 = |encoding: &str| Attributes { ident: false, encoding: Some(encoding.to_owned()) };
        assert_eq!(utf16("UTF-16LE").committed(b"a\0b\0".to_vec()), b"ab");
        assert_eq!(utf16("UTF-16LE-BOM").committed(b"\xff\xfea\0".to_vec()), b"a");
        assert_eq!(utf16("UTF-16").committed(b"\xfe\xff\0a".to_vec()), b"a");
        assert_eq!(utf16("latin1").committed(b"a".to_vec()), b"a");
    }
}
