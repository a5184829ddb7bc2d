//! The format of what is written: `--format` names it, or the extension of the file that `--output` names.

use super::{
    choice::{Choice, listed},
    display_path::{named, shell},
};
use crate::{load::EXTENSION, report::Failure};
use std::path::Path;

/// The extensions of files by the word for their format.
const EXTENSIONS: &[(&str, &[&str])] = &[
    ("csv", &["csv"]),
    ("html", &["html", "htm"]),
    ("json", &["json"]),
    ("markdown", &["md", "markdown"]),
    ("mermaid", &["mmd", "mermaid"]),
    ("pdf", &["pdf"]),
    ("png", &["png"]),
    ("svg", &["svg"]),
    ("text", &["txt"]),
    ("xlsx", &["xlsx"]),
];

/// A choice between formats of files.
pub(crate) trait FileFormat: Choice {
    /// The extensions that its files have, the usual one first.
    fn extensions(self) -> &'static [&'static str] {
        let named = EXTENSIONS.iter().find(|(word, _)| *word == self.word());
        named.map_or(&[], |(_, extensions)| extensions)
    }

    /// The extension of the files that are written.
    fn extension(self) -> &'static str {
        self.extensions().first().copied().unwrap_or_default()
    }

    /// The format that a file has by its extension.
    fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_lowercase();
        Self::ALL.iter().map(|&(_, format, _)| format).find(|format| format.extensions().contains(&extension.as_str()))
    }

    /// The format that is named, otherwise that of the file to write to; `None` if neither says.
    fn of_output(format: Option<Self>, path: Option<&Path>) -> Result<Option<Self>, Failure> {
        let Some(path) = path else { return Ok(format) };
        match (format, Self::of_file(path)) {
            (Some(format), _) if another(path, format).is_some() => Err(contradicts(path, format)),
            (None, None) if path.extension().is_some() => Err(unknown_extension::<Self>(path)),
            (format, of_file) => Ok(format.or(of_file)),
        }
    }
}

/// The other format that a file has by its extension, which this command may not write at all. Any text may be in a `.txt`.
pub(crate) fn another<F: FileFormat>(path: &Path, format: F) -> Option<&'static str> {
    by_extension(path).filter(|word| *word != format.word() && *word != "text")
}

/// The word for the format that a file has by its extension.
fn by_extension(path: &Path) -> Option<&'static str> {
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    EXTENSIONS.iter().find(|(_, extensions)| extensions.contains(&extension.as_str())).map(|(word, _)| *word)
}

/// Why a map can't be written into a file that is something else by its extension. Any text may be in a `.txt` or on a page.
pub(crate) fn not_for_a_map(path: &Path) -> Option<Failure> {
    by_extension(path).filter(|word| !["text", "markdown"].contains(word))?;
    Some(wrong_for_a_map(path))
}

/// A file whose extension isn't that of a map.
pub(crate) fn wrong_for_a_map(path: &Path) -> Failure {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    Failure::new(format!("a map's file name ends in `.{EXTENSION}`, not `.{extension}`"))
        .help(format!("write it to {}", shell(&named(&path.with_extension(EXTENSION)))))
}

/// A file whose extension contradicts `--format`.
pub(crate) fn contradicts<F: FileFormat>(path: &Path, named_format: F) -> Failure {
    let (name, format) = (named(path), named_format.word());
    let extension = another(path, named_format).unwrap_or(format);
    Failure::new(format!("{name} has the extension of {extension}, but --format says {format}"))
        .help("leave one of the two out")
}

/// A file whose extension names no format.
pub(crate) fn unknown_extension<F: FileFormat>(path: &Path) -> Failure {
    let all: Vec<String> = F::ALL.iter().map(|(_, format, _)| format!(".{}", format.extension())).collect();
    Failure::new(format!("unknown file extension in {}", named(path)))
        .help(format!("use {}, or name a format with --format", listed(&all)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{args::Shape, data::Data, kind::Kind, ranking::Ranked};

    fn all<F: FileFormat>() {
        for (_, format, _) in F::ALL {
            assert!(!format.extensions().is_empty(), "{}", format.word());
        }
    }

    #[test]
    fn each_format_has_an_extension() {
        all::<Kind>();
        all::<Data>();
        all::<Shape>();
        all::<Ranked>();
    }

    #[test]
    fn a_file_is_known_by_any_of_its_extensions() {
        assert!(Kind::of_file(Path::new("a.htm")) == Kind::of_file(Path::new("a.html")));
        assert!(Data::of_file(Path::new("a.MARKDOWN")).is_some() && Data::of_file(Path::new("a.mermaid")).is_some());
    }
}
