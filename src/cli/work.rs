//! Many maps at once: what each needs is determined first, then they are processed in parallel.

use super::{
    Exit,
    access::{OPEN_INPUT, Scope, canonical},
    args::{self, Judging},
    console::{Console, Stream, Style},
    display_path::shell,
    input::{Input, inputs},
    level::Levels,
    loader::Files,
    markdown::{begins_as_map, is_markdown, is_page, judged, without_maps},
    pipeline,
    project::{Project, Projects},
    repository_names,
    today::today,
};
use crate::{
    compile::Compilation,
    diagnostic::Diagnostic,
    format::Formatted,
    load::Loader,
    model::Date,
    options::Options,
    parse::Readings,
    report::{Failure, FileDiagnostics, Report},
    source::Sources,
};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
};

/// The most mistakes that a person is shown at once, by default.
const MOST: usize = 50;

/// One map and everything needed to process it.
#[derive(Debug, Clone)]
pub(crate) struct Task {
    pub input: Input,
    pub project: Arc<Project>,
    /// The folder that names are relative to, without symbolic links.
    pub here: PathBuf,
    options: Options,
    levels: Levels,
    /// Only these personas, if set.
    pub personas: Option<Vec<String>>,
    /// Whether a Markdown page may have no map.
    may_have_no_map: bool,
}

/// The maps that a command names, and what kept some from being found.
pub(crate) fn tasks(
    sources: &args::Sources,
    judging: Option<&Judging>,
) -> Result<(Vec<Task>, Vec<Failure>), Vec<Failure>> {
    let (inputs, mut failures) = inputs(&sources.files, sources.allow_empty);
    let mut projects = Projects::new(sources.limits.root.as_deref()).map_err(|failure| vec![failure])?;
    let today = judging.map(|judging| today(judging.today)).transpose().map_err(|failure| vec![failure])?;
    let mut tasks = Vec::new();
    for input in inputs {
        let project = match &input {
            Input::Stdin => {
                let project = projects.of(Path::new(""));
                project.scope.reads(Path::new(OPEN_INPUT));
                Ok(project)
            }
            Input::File { path, .. } => projects.of_file(path).inspect(|project| project.scope.reads(path)),
        };
        match project {
            Ok(project) => tasks.push(settled(input, project, &projects, (today, judging, sources.limits.max_bytes))),
            Err(failure) => failures.push(failure),
        }
    }
    // With invalid settings, the result wouldn't be what was asked for.
    if projects.failures.is_empty() {
        Ok((tasks, failures))
    } else {
        Err(failures.into_iter().chain(projects.failures).collect())
    }
}

/// A map on disk, with the settings of its project.
pub(crate) fn task(projects: &mut Projects, path: &Path, max_bytes: Option<u64>) -> Result<Task, Failure> {
    let project = projects.of_file(path)?;
    let below = path.file_name().map(PathBuf::from).unwrap_or_default();
    let input = Input::File { path: path.to_owned(), below, found: false, pipe: None };
    Ok(settled(input, project, projects, (Some(today(None)?), None, max_bytes)))
}

/// The settings of one map: the day, the levels of warnings, and the largest file, where the command line sets them.
fn settled(
    input: Input,
    project: Arc<Project>,
    projects: &Projects,
    (today, judging, max_bytes): (Option<Date>, Option<&Judging>, Option<u64>),
) -> Task {
    let usual = Options::default();
    let max_bytes = max_bytes.or(project.settings.max_bytes).unwrap_or(usual.max_bytes);
    let levels = levels(&project, judging);
    let curve = project.settings.curve.unwrap_or_default();
    // Only `check` looks at data, which may be large.
    let options = Options { today, max_bytes, curve, looks_at_data: false, ..usual };
    Task { input, project, here: projects.here.clone(), options, levels, personas: None, may_have_no_map: false }
}

/// The same maps, for these personas only.
pub(crate) fn of_personas(tasks: Vec<Task>, personas: Option<&Vec<String>>) -> Vec<Task> {
    tasks.into_iter().map(|task| Task { personas: personas.cloned(), ..task }).collect()
}

/// Where a file that is made from all maps may be written: as for the first map, or for the current folder.
pub(crate) fn output_scope(tasks: &[Task], root: Option<&Path>, output: &Path) -> Result<Scope, Failure> {
    match tasks.first() {
        Some(task) => task.project.outputs(Some(output)),
        None => Projects::new(root)?.of(Path::new("")).outputs(Some(output)),
    }
}

fn levels(project: &Project, judging: Option<&Judging>) -> Levels {
    let mut levels = project.settings.levels.clone();
    if let Some(judging) = judging {
        judging.level.iter().for_each(|&(code, level)| levels.set(code, level));
        if judging.deny_warnings {
            levels.deny();
        }
    }
    levels
}

impl Task {
    /// All bytes of the map, or one more than its limit.
    pub fn read(&self) -> Result<Vec<u8>, Failure> {
        self.input.read(&self.project, self.options.max_bytes)
    }

    /// The same for a command that takes only maps: a page of Markdown would be read as a map with text around it.
    pub fn read_map(&self) -> Result<Vec<u8>, Failure> {
        let bytes = self.read()?;
        self.refuse_page(&bytes)?;
        Ok(bytes)
    }

    pub fn refuse_page(&self, bytes: &[u8]) -> Result<(), Failure> {
        let name = self.input.name();
        if !is_page(&name, bytes) {
            return Ok(());
        }
        let (file, failure) = (shell(&name), Failure::new(format!("{name} is a page of Markdown, not a map")));
        Err(failure.help(format!(
            "draw the maps in it with `wayline markdown {file}`, check them with `wayline check {file}`, or give each a file of its own"
        )))
    }

    /// All bytes of the map if it is a regular file, for what goes on as long as somebody works on it.
    pub fn read_again(&self) -> Result<Vec<u8>, Failure> {
        self.input.read_again(&self.project, self.options.max_bytes)
    }

    /// What is wrong with the text, and its canonical form.
    pub fn format(&self, bytes: &[u8]) -> Formatted {
        pipeline::formatted(&self.input.name(), bytes, &self.loader(), &self.options)
    }

    /// Reads the files that the map names.
    pub fn loader(&self) -> Files {
        self.loader_up_to(self.options.max_bytes)
    }

    /// Reads the files that the map names, unless they are larger than this.
    pub fn loader_up_to(&self, limit: u64) -> Files {
        Files::new(self.project.scope.clone(), &self.here, limit)
    }

    /// The folder that the map's paths are relative to.
    pub fn folder(&self) -> PathBuf {
        self.here.join(self.input.folder())
    }

    /// The map's file without symbolic links; standard input has none.
    pub fn path(&self) -> Option<PathBuf> {
        match &self.input {
            Input::Stdin => None,
            Input::File { path, .. } => canonical(&self.here.join(path)).ok(),
        }
    }

    /// The same, with an empty path for standard input, and the path of a pipe as it was named.
    pub fn path_or_stream(&self) -> Option<PathBuf> {
        match &self.input {
            Input::Stdin => Some(PathBuf::new()),
            Input::File { path, pipe: Some(_), .. } => Some(self.here.join(path)),
            Input::File { .. } => self.path(),
        }
    }

    /// Compiles the map and applies the project's levels to its warnings.
    pub fn judge(&self) -> Result<Compilation, Failure> {
        Ok(self.judge_with(&self.read_map()?, &self.loader()))
    }

    /// The same for bytes that were already read, and with other files from `loader`.
    pub fn judge_with(&self, bytes: &[u8], loader: &dyn Loader) -> Compilation {
        self.levelled(pipeline::compiled(&self.input.name(), bytes, loader, &self.options))
    }

    /// The same, where lines that are known from the last time aren't read again.
    pub fn judge_again(&self, bytes: &[u8], loader: &dyn Loader, readings: &mut Readings) -> Compilation {
        self.levelled(pipeline::compiled_again((&self.input.name(), bytes), loader, &self.options, readings))
    }

    /// The same for a Markdown page with maps in fences, or for a map.
    ///
    /// # Errors
    ///
    /// If the page has no map, and should have one.
    pub fn checked(&self, bytes: &[u8], loader: &dyn Loader) -> Result<Compilation, Failure> {
        let name = self.input.name();
        let text = std::str::from_utf8(bytes).ok().filter(|_| bytes.len() as u64 <= self.options.max_bytes);
        let Some(text) = text.filter(|_| is_markdown(&name)) else { return Ok(self.judge_with(bytes, loader)) };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some(page) = judged(&name, text, |fence| self.judge_with(fence.text.as_bytes(), loader)) {
            return Ok(page);
        }
        // A map in the fence of another tool isn't ours.
        if begins_as_map(text) {
            return Ok(self.judge_with(bytes, loader));
        }
        if self.may_have_no_map {
            return Ok(without_maps(&name, text));
        }
        let failure = Failure::new(format!("{name} has no map"));
        Err(failure.help("begin the fence of each map with the word `journey`: ```journey"))
    }

    /// The same file as one of many, where a page without a map has nothing wrong: `docs/*.md` names all pages there are.
    pub fn among_others(mut self) -> Self {
        self.may_have_no_map = true;
        self
    }

    /// The same map, with a look at the data that its figures were measured from.
    pub fn looking_at_data(mut self) -> Self {
        self.options.looks_at_data = true;
        self
    }

    /// Options for compiling the map.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The largest file that is read.
    pub fn max_bytes(&self) -> u64 {
        self.options.max_bytes
    }

    /// A compilation with the project's levels applied to its warnings; the map's attachments become inputs of the run.
    pub fn levelled(&self, mut compilation: Compilation) -> Compilation {
        self.loader().keep_attached(compilation.map.as_ref());
        compilation.diagnostics = self.levels.apply(compilation.diagnostics);
        if let Some(names) = &self.personas {
            crate::compile::segment::only(&mut compilation, names);
        }
        compilation
    }

    /// The date that counts as today.
    pub fn today(&self) -> Option<Date> {
        self.options.today
    }
}

/// Runs `work` on each task, in parallel if there are many, and returns the results in the order of the tasks.
pub(crate) fn each<T: Send>(
    tasks: &[Task],
    console: Console,
    work: impl Fn(usize, &Task) -> Result<T, Failure> + Sync,
) -> Vec<Result<T, Failure>> {
    let bar = (tasks.len() > 1 && console.shows_progress()).then(|| bar(tasks.len()));
    let one = |(at, task): (usize, &Task)| {
        let done = catch_unwind(AssertUnwindSafe(|| work(at, task))).unwrap_or_else(|_| Err(broken(task)));
        bar.iter().for_each(|bar| bar.inc(1));
        done
    };
    // Starting threads isn't worth it for a single map.
    let done = if tasks.len() > 1 {
        tasks.par_iter().enumerate().map(one).collect()
    } else {
        tasks.iter().enumerate().map(one).collect()
    };
    bar.iter().for_each(indicatif::ProgressBar::finish_and_clear);
    done
}

fn bar(length: usize) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(length as u64);
    let style = indicatif::ProgressStyle::with_template("{bar:30} {pos} of {len} maps");
    bar.with_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()))
}

/// A bug in the program shouldn't keep other maps from being drawn.
fn broken(task: &Task) -> Failure {
    Failure::bug(format!("wayline crashed on {}", task.input.name()))
}

/// Collects the messages of a command, and prints them.
pub(crate) struct Verdict {
    pub report: Report,
    pub console: Console,
    pub style: Style,
    pub stream: Stream,
}

impl Verdict {
    pub fn new(console: Console, style: Style, stream: Stream, judging: Option<&Judging>) -> Self {
        let told = judging.and_then(|judging| judging.max_diagnostics);
        let usual = (style == Style::Text).then_some(MOST);
        let limit = told.map_or(usual, |limit| Some(limit).filter(|&limit| limit > 0));
        Self { report: Report { limit, ..Report::default() }, console, style, stream }
    }

    /// The maps that a command names; what kept others from being found is reported. `None` if nothing can be done.
    pub fn tasks(&mut self, sources: &args::Sources, judging: Option<&Judging>) -> Option<Vec<Task>> {
        match tasks(sources, judging) {
            Ok((tasks, failures)) => {
                self.report.failures.extend(failures);
                Some(tasks)
            }
            Err(failures) => {
                self.report.failures.extend(failures);
                None
            }
        }
    }

    /// Adds what is wrong with a file.
    pub fn file(&mut self, sources: Sources, diagnostics: Vec<Diagnostic>) {
        self.report.looked_at += 1;
        if !diagnostics.is_empty() {
            self.report.files.push(FileDiagnostics { sources, diagnostics });
        }
    }

    /// The number of diagnostics, each counted once.
    pub fn left(&mut self) -> usize {
        tell_once(&mut self.report.files);
        let tally = self.report.tally();
        tally.errors + tally.warnings
    }

    /// Prints everything and returns the exit code.
    pub fn tell(mut self) -> Result<Exit, Failure> {
        tell_once(&mut self.report.files);
        self.report.names = repository_names::names(&self.report, self.style);
        self.console.report(&self.report, self.style, self.stream)?;
        let tally = self.report.tally();
        Ok(match (tally.failures, tally.errors) {
            (0, 0) => Exit::Fine,
            (0, _) => Exit::Wrong,
            (_, _) => Exit::Failed,
        })
    }
}

/// A mistake in a file that many maps use is reported once.
fn tell_once(files: &mut [FileDiagnostics]) {
    let mut told = BTreeSet::new();
    for FileDiagnostics { sources, diagnostics } in files {
        diagnostics.retain(|diagnostic| {
            let span = diagnostic.span();
            let name = sources.get(span.file).name.clone();
            told.insert((name, span.start, span.end, diagnostic.code, diagnostic.title.clone()))
        });
    }
}
