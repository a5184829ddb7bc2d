//! The open files, on top of those on disk.

use super::{
    lines::Encoding,
    open::{Open, Part},
};
use crate::{
    cli::{
        access::canonical,
        args::Lsp,
        input::{is_map, maps_below},
        overlay::Overlaid,
        project::Projects,
        settings::FILE,
        work::{Task, task},
    },
    compile::{Compilation, compile},
    editor::links,
    load::{Loader, NoFiles},
    measure::RESULTS,
    options::Options,
    parse::Readings,
    report::{Failure, uri},
    source::Source,
    span::FileId,
};
use lsp_types::Uri;
use percent_encoding::percent_decode_str;
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    path::{Path, PathBuf},
    str::FromStr,
};

/// What a server knows.
pub struct Workspace {
    /// The open files, by address.
    pub open: BTreeMap<String, Open>,
    pub encoding: Encoding,
    /// Whether the client can create files.
    pub creates: bool,
    root: Option<PathBuf>,
    max_bytes: Option<u64>,
    projects: Projects,
}

impl Workspace {
    pub fn new(args: &Lsp, encoding: Encoding, creates: bool) -> Result<Self, Failure> {
        let projects = Projects::new(args.root.as_deref())?;
        Ok(Self {
            open: BTreeMap::new(),
            encoding,
            creates,
            root: args.root.clone(),
            max_bytes: args.max_bytes,
            projects,
        })
    }

    /// Discards the settings of projects and all compilations, since a file outside the editor changed.
    pub fn forget(&mut self) {
        if let Ok(projects) = Projects::new(self.root.as_deref()) {
            self.projects = projects;
        }
        self.open.values_mut().for_each(Open::expire);
    }

    /// The same for a file that changed outside of the editor, if anything depends on it. Returns whether it does.
    pub fn forget_file(&mut self, uri: &Uri) -> bool {
        let Some(path) = path_of(uri) else { return false };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        // What is wrong with settings can be that a file is missing.
        let matters = name == FILE
            || is_map(&path)
            || extension == RESULTS
            || !self.projects.failures.is_empty()
            || self.open.values().flat_map(|open| open.checked.iter().flatten()).any(|part| {
                let Compilation { documents, sources, .. } = &part.compilation;
                let mut links = documents.iter().flat_map(|document| links(document, sources));
                links.any(|link| leads_to(&link.target, &name))
            });
        if matters {
            self.forget();
        }
        matters
    }

    /// Discards the compilations that used a file that changed in the editor.
    pub fn touch(&mut self, uri: &Uri) {
        let path = self.open.get(uri.as_str()).and_then(|open| open.path.clone());
        let is_settings = path.as_deref().and_then(Path::file_name).is_some_and(|name| name == FILE);
        if is_settings {
            return;
        }
        for open in self.open.values_mut() {
            let own = open.uri == *uri;
            let alone =
                open.checked.as_ref().is_some_and(|parts| parts.iter().all(|part| reads_nothing(&part.compilation)));
            if own || !alone {
                open.expire();
            }
        }
    }

    /// The maps of an open file, compiled now if necessary.
    pub fn parts(&mut self, uri: &Uri) -> &[Part] {
        self.check(uri);
        self.open.get(uri.as_str()).and_then(|open| open.checked.as_deref()).unwrap_or_default()
    }

    fn check(&mut self, uri: &Uri) {
        let Some(open) = self.open.get_mut(uri.as_str()).filter(|open| open.checked.is_none()) else { return };
        let (texts, path, mut readings) = (open.texts(), open.path.clone(), std::mem::take(&mut open.readings));
        readings.resize_with(texts.len(), Readings::default);
        let parts = texts.into_iter().zip(&mut readings).map(|((start, text), readings)| {
            let compilation = match &path {
                Some(path) => self.compiled(path, &text, readings),
                None => compile("untitled", text.as_bytes(), &NoFiles, &Options::default()),
            };
            Part::new(start, text, compilation)
        });
        let parts: Vec<Part> = parts.collect();
        if let Some(open) = self.open.get_mut(uri.as_str()) {
            open.checked = Some(parts);
            open.readings = readings;
        }
    }

    /// Compiles a file with this text, with the settings of its project.
    fn compiled(&mut self, path: &Path, text: &str, readings: &mut Readings) -> Compilation {
        match self.task(path) {
            Ok(task) => self.read_by(&task, |loader| task.judge_again(text.as_bytes(), loader, readings)),
            // If the path leads out of its project, the text can still be compiled.
            Err(_) => compile(&path.to_string_lossy(), text.as_bytes(), &NoFiles, &Options::default()),
        }
    }

    /// What is wrong with the settings of the projects of open files, unless these settings are open too.
    pub fn settings_failures(&self) -> impl Iterator<Item = (String, &Failure)> {
        let of = |failure: &'_ Failure| {
            let uri = self.uri(&failure.place.as_ref()?.source)?.as_str().to_owned();
            (!self.open.contains_key(&uri)).then_some(uri)
        };
        self.projects.failures.iter().filter_map(move |failure| Some((of(failure)?, failure)))
    }

    pub fn task(&mut self, path: &Path) -> Result<Task, Failure> {
        task(&mut self.projects, path, self.max_bytes)
    }

    /// Reads files as they are in the editor.
    pub fn read_by<T>(&self, task: &Task, read: impl FnOnce(&dyn Loader) -> T) -> T {
        let files = self.open.values().filter_map(|open| Some((real(open.path.as_deref()?), open.text.as_str())));
        let texts: BTreeMap<PathBuf, &str> = files.collect();
        let text = |path: &Path| texts.get(path).map(|text| text.as_bytes().to_vec());
        read(&Overlaid { files: task.loader(), text: &text })
    }

    /// The workspace as it would be if these files were open too, in place of those at the same addresses.
    pub fn with_files(&self, files: impl IntoIterator<Item = Open>) -> Result<Self, Failure> {
        let same = self.open.iter().map(|(uri, open)| (uri.clone(), open.with(open.text.clone())));
        let others = files.into_iter().map(|open| (open.uri.as_str().to_owned(), open));
        Ok(Self {
            // Of two with one address the later is taken.
            open: same.chain(others).collect(),
            root: self.root.clone(),
            projects: Projects::new(self.root.as_deref())?,
            ..*self
        })
    }

    /// The compiled maps of the project that `path` is in, except those that are open.
    pub fn others(&mut self, path: &Path) -> Vec<Compilation> {
        let Ok(task) = self.task(path) else { return Vec::new() };
        let open: BTreeSet<PathBuf> = self.open.values().filter_map(|open| open.path.as_deref()).map(real).collect();
        let maps = maps_below(&task.project.root);
        let mut compiled = Vec::new();
        for map in maps.iter().filter(|map| !open.contains(&real(map))) {
            if let Ok(task) = self.task(map)
                && let Ok(bytes) = task.read_again()
            {
                compiled.push(self.read_by(&task, |loader| task.judge_with(&bytes, loader)));
            }
        }
        compiled
    }

    /// The address of a file that a compilation read, as the editor spells it if it is open.
    pub fn uri(&self, source: &Source) -> Option<Uri> {
        let path = real(&self.projects.here.join(&source.name));
        let open = self.open.values().find(|open| open.path.as_deref().map(real).as_ref() == Some(&path));
        open.map(|open| open.uri.clone()).or_else(|| uri_of(&path))
    }
}

/// Whether a link leads to a file or through a folder with this name.
fn leads_to(target: &str, name: &str) -> bool {
    let target = percent_decode_str(target).decode_utf8_lossy();
    target.split(['/', '\\', '#']).any(|part| part == name)
}

/// Whether a compilation depends on nothing but the map itself.
fn reads_nothing(compilation: &Compilation) -> bool {
    let names_a_file = |document: &crate::ast::Document| {
        document.nodes.iter().any(|node| matches!(node.value, crate::ast::Value::Path(_) | crate::ast::Value::Link(_)))
    };
    compilation.sources.iter().count() == 1 && !compilation.document(FileId::default()).is_some_and(names_a_file)
}

fn real(path: &Path) -> PathBuf {
    canonical(path).unwrap_or_else(|_| path.to_owned())
}

/// The path of the file that an address names, if it names one.
pub fn path_of(uri: &Uri) -> Option<PathBuf> {
    if !uri.scheme().is_some_and(|scheme| scheme.as_str().eq_ignore_ascii_case("file")) {
        return None;
    }
    let path = percent_decode_str(uri.path().as_str()).decode_utf8().ok()?.into_owned();
    // `/c:/maps` on Windows.
    let drive = cfg!(windows) && path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if drive { &path[1..] } else { &path }))
}

/// The address of a file.
pub fn uri_of(path: &Path) -> Option<Uri> {
    let path = uri(&path.to_string_lossy());
    let slash = if path.starts_with('/') { "" } else { "/" };
    Uri::from_str(&format!("file://{slash}{path}")).ok()
}
