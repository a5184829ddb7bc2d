//! The format of what is written: `--format` names it, or the extension of the file that `--output` names.

use super::{
    choice::{Choice, listed},
    display_path::named,
};
use crate::report::Failure;
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
            (Some(format), Some(other)) if format != other => Err(contradicts(path, other, format)),
            (None, None) if path.extension().is_some() => Err(unknown_extension::<Self>(path)),
            (format, of_file) => Ok(format.or(of_file)),
        }
    }
}

/// A file whose extension contradicts `--format`.
pub(crate) fn contradicts<F: FileFormat>(path: &Path, extension: F, named_format: F) -> Failure {
    let (name, extension, format) = (named(path), extension.word(), named_format.word());
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
