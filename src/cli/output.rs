//! Where the outputs of a map go.
//!
//! Decided for all maps before the first is read, so that two outputs for the same file are refused before anything is
//! written.

use super::{
    access::{canonical, resolve},
    display_path::{between, named, shell},
    file_format::{FileFormat, another, contradicts, unknown_extension},
    folder::is_folder,
    input::Input,
    kind::Kind,
    project::Project,
    split::Split,
};
use crate::report::{Failure, uri};
use std::path::{Path, PathBuf};

/// One file to write, or standard output.
#[derive(Debug, Clone)]
pub(crate) struct Output {
    pub kind: Kind,
    /// Whether a long drawing is split into pages.
    pub split: bool,
    /// Standard output if `None`.
    pub path: Option<PathBuf>,
}

/// Where outputs go, according to the command line.
#[derive(Debug)]
pub(crate) enum Destination {
    /// Next to the map, or in the folder that the project's settings name.
    Usual,
    /// All into this folder.
    Folder(PathBuf),
    /// The only one into this file.
    File(PathBuf, Kind),
    /// The only one to standard output.
    Stdout(Kind),
}

impl Destination {
    /// What `--output` and `--format` together mean for `inputs`.
    pub fn new(output: Option<&Path>, formats: &[Kind], inputs: &[Input]) -> Result<Self, Failure> {
        let stream = inputs.iter().find(|input| input.is_stream());
        match output {
            None if stream.is_some() => Self::stdout(formats, inputs),
            None => Ok(Self::Usual),
            Some(path) if path == Path::new("-") => Self::stdout(formats, inputs),
            Some(path) if is_folder(path) => match stream {
                Some(stream) => Err(nameless(stream).help(format!("name a file, such as -o {}/map.svg", named(path)))),
                None => Ok(Self::Folder(path.to_owned())),
            },
            Some(path) => Self::file(path, formats, inputs),
        }
    }

    fn stdout(formats: &[Kind], inputs: &[Input]) -> Result<Self, Failure> {
        if inputs.len() > 1 {
            let title = format!("{} maps cannot share standard output", inputs.len());
            return Err(Failure::new(title).help("name one map, or a folder with -o FOLDER/"));
        }
        match formats {
            [] => Ok(Self::Stdout(Kind::Svg)),
            [kind] => Ok(Self::Stdout(*kind)),
            [..] => {
                Err(Failure::new("only one format can go to standard output").help("name one, such as --format svg"))
            }
        }
    }

    fn file(path: &Path, formats: &[Kind], inputs: &[Input]) -> Result<Self, Failure> {
        let name = named(path);
        if inputs.len() > 1 {
            let title = format!("{} maps cannot share the file {name}", inputs.len());
            let folder = shell(&format!("{}/", named(&path.with_extension(""))));
            return Err(Failure::new(title).help(format!("name a folder instead: -o {folder}")));
        }
        match (Kind::of_file(path), formats) {
            (Some(kind), []) => Ok(Self::File(path.to_owned(), kind)),
            (_, [named]) if another(path, *named).is_some() => Err(contradicts(path, *named)),
            (_, [named]) => Ok(Self::File(path.to_owned(), *named)),
            (None, []) => Err(unknown_extension::<Kind>(path)),
            (_, [..]) => Err(Failure::new(format!("one file, {name}, cannot hold {} formats", formats.len())).help(
                format!("name a folder instead: -o {}", shell(&format!("{}/", named(&path.with_extension(""))))),
            )),
        }
    }

    /// The outputs of `input`, in the formats of the command line, otherwise of its project, otherwise the default
    /// ones. A single file holds the pages of a drawing if it can; otherwise the drawing stays whole.
    pub fn outputs(&self, input: &Input, formats: &[Kind], split: Split, project: &Project) -> Vec<Output> {
        let split = split == Split::Stages;
        let settled = project.settings.formats.as_deref().unwrap_or(Kind::USUAL);
        let kinds = if formats.is_empty() { settled } else { formats };
        let each = |base: PathBuf| {
            let output = |&kind: &Kind| {
                let path = Some(base.with_extension(kind.extension()));
                Output { kind, split: split && kind.has_pages(), path }
            };
            kinds.iter().map(output).collect()
        };
        match (self, input) {
            (Self::Stdout(kind), _) => {
                vec![Output { kind: *kind, split: split && *kind == Kind::Pdf, path: None }]
            }
            (Self::File(path, kind), _) => {
                vec![Output { kind: *kind, split: split && *kind == Kind::Pdf, path: Some(path.clone()) }]
            }
            (Self::Folder(folder), Input::File { below, .. }) => each(folder.join(below)),
            (Self::Usual, Input::File { path, .. }) => each(usual(path, project)),
            // `new` allows standard input only with one file or standard output.
            (Self::Folder(_) | Self::Usual, Input::Stdin) => Vec::new(),
        }
    }
}

/// Why nothing can be written into a folder for a stream.
pub(crate) fn nameless(stream: &Input) -> Failure {
    match stream {
        Input::Stdin => Failure::new("standard input has no file name to use in a folder"),
        Input::File { .. } => {
            Failure::new(format!("{} is not a regular file, so it has no name to use in a folder", stream.name()))
        }
    }
}

/// Next to the map, or where the project keeps its outputs.
fn usual(path: &Path, project: &Project) -> PathBuf {
    let Some(folder) = &project.settings.output else { return path.to_owned() };
    let real = real(path);
    let below = real.strip_prefix(&project.root).map(Path::to_owned).ok();
    let below = below.or_else(|| path.file_name().map(PathBuf::from)).unwrap_or_default();
    project.root.join(folder).join(below)
}

impl Output {
    /// The file of a page, counted from 1; `None` for standard output. Only PDF has all pages in one file. Names have
    /// numbers even if there is a single page, so that they don't depend on how long a map is today.
    pub fn page(&self, number: usize) -> Option<PathBuf> {
        let path = self.path.as_deref()?;
        if !self.split || self.kind == Kind::Pdf {
            return Some(path.to_owned());
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        Some(path.with_file_name(format!("{name}-{number}.{}", self.kind.extension())))
    }

    /// Every file that there can be for a map with this many stages: a page has at least one.
    pub fn paths(&self, stages: usize) -> Vec<PathBuf> {
        let pages = if self.split { stages.max(1) } else { 1 };
        let mut paths: Vec<_> = (1..=pages).filter_map(|number| self.page(number)).collect();
        paths.dedup();
        paths
    }

    /// The path from the output to the map's folder.
    pub fn base(&self, map: &Path, here: &Path) -> String {
        let file = self.path.as_deref().map(real);
        let folder = file.as_deref().and_then(Path::parent).unwrap_or(here);
        let map = here.join(map);
        uri(&between(folder, &canonical(&map).unwrap_or(map)))
    }
}

/// The real path, without symbolic links, as far as it exists.
pub(crate) fn real(path: &Path) -> PathBuf {
    resolve(path).unwrap_or_else(|_| path.to_owned())
}
