//! Which files to write for the maps.

use crate::{
    cli::{
        args::Export,
        choice::Choice,
        console::Console,
        data::Data,
        display_path::{named, shell},
        file_format::FileFormat,
        folder::is_folder,
        input::Input,
        output::nameless,
        work::Task,
    },
    export::table::Sheet,
    report::Failure,
};
use std::path::{Path, PathBuf};

/// One file to write, or standard output.
#[derive(Debug, Clone)]
pub struct File {
    /// Standard output if `None`.
    pub path: Option<PathBuf>,
    pub sheets: Vec<Sheet>,
}

/// Where files go, according to the command line.
#[derive(Debug)]
pub enum Target {
    /// All into this folder.
    Folder(PathBuf),
    /// The only one into this file.
    File(PathBuf),
    /// The only one to standard output.
    Stdout,
}

/// The output format: from `--format`, otherwise from the extension of `--output`.
pub fn data(args: &Export) -> Result<Data, Failure> {
    let path = args.output.as_deref().filter(|path| *path != Path::new("-") && !is_folder(path));
    Data::of_output(args.format, path)?.ok_or_else(|| {
        Failure::new("no format given").help(format!("name a format with --format: {}", Data::words().join(", ")))
    })
}

impl Target {
    /// What `--output` means for these maps.
    pub fn new(
        output: Option<&Path>,
        data: Data,
        sheets: &[Sheet],
        tasks: &[Task],
        console: Console,
    ) -> Result<Self, Failure> {
        let several = several(data, sheets, tasks);
        match output.filter(|path| *path != Path::new("-")) {
            Some(path) if is_folder(path) => match tasks.iter().map(|task| &task.input).find(|input| input.is_stream())
            {
                Some(stream) => {
                    let help = format!("name a file, such as -o {}/map.{}", named(path), data.extension());
                    Err(nameless(stream).help(help))
                }
                None => Ok(Self::Folder(path.to_owned())),
            },
            Some(path) => match several {
                Some(several) => {
                    let folder = shell(&format!("{}/", named(&path.with_extension(""))));
                    Err(Failure::new(format!("{several} cannot share the file {}", named(path)))
                        .help(format!("name a folder instead: -o {folder}")))
                }
                None => Ok(Self::File(path.to_owned())),
            },
            None => {
                match several {
                    Some(several) => Err(Failure::new(format!("{several} cannot share standard output"))
                        .help("name a folder: -o FOLDER/")),
                    None if !data.is_text() && console.shows_results() => {
                        Err(Failure::new("cannot write a workbook to the terminal").help("name a file: -o map.xlsx"))
                    }
                    None => Ok(Self::Stdout),
                }
            }
        }
    }

    /// The files to write for a map.
    pub fn files(&self, input: &Input, data: Data, sheets: &[Sheet]) -> Vec<File> {
        let all = |path: Option<PathBuf>| vec![File { path, sheets: sheets.to_vec() }];
        let below = match (self, input) {
            (Self::Stdout, _) => return all(None),
            (Self::File(path), _) => return all(Some(path.clone())),
            (Self::Folder(folder), Input::File { below, .. }) => folder.join(below),
            // `new` allows standard input only with a single file.
            (Self::Folder(_), Input::Stdin) => return Vec::new(),
        };
        if data != Data::Csv || sheets.len() == 1 {
            return all(Some(below.with_extension(data.extension())));
        }
        let stem = below.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let path = |sheet: Sheet| below.with_file_name(format!("{stem}-{}.{}", sheet.name(), data.extension()));
        sheets.iter().map(|&sheet| File { path: Some(path(sheet)), sheets: vec![sheet] }).collect()
    }
}

/// What there is more than one of, if a single file can't hold it.
fn several(data: Data, sheets: &[Sheet], tasks: &[Task]) -> Option<String> {
    match (tasks.len(), sheets.len()) {
        (maps, _) if maps > 1 => Some(format!("{maps} maps")),
        (_, tables) if data == Data::Csv && tables > 1 => Some(format!("{tables} tables")),
        (_, _) => None,
    }
}

/// Where these files are written, except for standard output.
pub fn paths(files: &[File]) -> Vec<PathBuf> {
    files.iter().filter_map(|file| file.path.clone()).collect()
}
