//! Turns one map into what the preview shows of it.
//!
//! The same steps as in `wayline build`, except for the files: what is read is recorded, and nothing is written.

use super::{
    links::{LinkPaths, Previews},
    looked_at::LookedAt,
    reads::{Noting, ReadKind, Reads, StampOf},
    shown::{Attached, Click, Page, PreviewedMap, ReportPosition, State},
    view,
};
use crate::{
    cli::{
        access::{canonical, exists, is_file},
        args::DrawingArgs,
        console::Console,
        drawing_options::{drawing, wrong_lane},
        mend::Offer,
        settings::FILE,
        sheet::{Others, Sheet},
        work::Task,
    },
    compile::Compilation,
    diagnostic::{Applicability, Severity},
    layout::View,
    model::Map,
    report::{Failure, FileDiagnostics, Report},
    source::Sources,
    span::Span,
};
use std::{collections::BTreeMap, path::Path, sync::Arc};

/// What every build needs to know about the command line.
pub(super) struct Builder<'a> {
    pub look: &'a DrawingArgs,
    pub console: Console,
    /// The most mistakes that are shown.
    pub limit: Option<usize>,
    pub editor: bool,
    pub looked_at: LookedAt,
}

/// The result of a build.
pub(super) struct Built {
    pub shown: PreviewedMap,
    /// What to print on the terminal.
    pub report: Report,
    /// The other maps that the page links to.
    pub ways: LinkPaths,
    /// What the page lacks, if it was drawn.
    pub unfinished: Option<Unfinished>,
}

/// A map whose page has taken over the views that nobody looks at from the page before it.
pub(super) struct Unfinished {
    map: Map,
    sources: Sources,
}

impl Builder<'_> {
    /// Compiles a map, and draws it if neither the map nor its settings have errors. `None` if its file doesn't exist.
    pub fn build(
        &self,
        task: &Task,
        shown: &PreviewedMap,
        unsettled: &[Failure],
        previews: &Previews,
    ) -> (Option<Built>, Reads) {
        let path = task.here.join(task.input.path());
        let mut reads = settings(task, &path);
        if !unsettled.is_empty() {
            reads.look(path, ReadKind::Content);
            let built = self.failed(shown, unsettled.to_vec());
            // Already reported when the settings were read.
            return (Some(Built { report: Report::default(), ..built }), reads);
        }
        let stamp = StampOf::now(&path);
        let bytes = match task.read_again() {
            Ok(bytes) => bytes,
            Err(failure) => {
                let there = exists(&path);
                reads.content(path, stamp, None);
                return (there.then(|| self.failed(shown, vec![failure])), reads);
            }
        };
        reads.content(path, stamp, Some(&bytes));
        if let Err(failure) = task.refuse_page(&bytes) {
            return (Some(self.failed(shown, vec![failure])), reads);
        }
        let noting = Noting::new(task.loader(), reads);
        let compiled = task.judge_with(&bytes, &noting);
        let reads = noting.into_reads();
        let built = self.shown(task, shown, compiled, &reads, previews);
        (Some(built), reads)
    }

    fn shown(
        &self,
        task: &Task,
        shown: &PreviewedMap,
        compiled: Compilation,
        reads: &Reads,
        previews: &Previews,
    ) -> Built {
        let attached = Arc::new(attached(task, reads));
        let kept = self.kept(shown);
        let (mut failures, mut page, mut ways, mut unfinished) = (Vec::new(), None, LinkPaths::default(), None);
        if let (Some(map), false) = (&compiled.map, compiled.has_errors()) {
            ways = previews.ways(map, task);
            match self.page(task, shown, (map, &compiled.sources), attached, &ways, &kept) {
                Ok(drawn) => page = Some(drawn),
                Err(failure) => failures.push(failure),
            }
        }
        if page.is_some() && !kept.is_empty() {
            unfinished = compiled.map.clone().map(|map| Unfinished { map, sources: compiled.sources.clone() });
        }
        let shared = compiled.shared;
        let files = compiled.sources.iter().map(|(_, source)| (source.name.clone(), task.here.join(&source.name)));
        let mut next = PreviewedMap::new(shown.slug.clone(), shown.name.clone());
        next.files = files.collect();
        next.places = places(&compiled);
        next.clicks = clicks(task, &compiled);
        let findings = FileDiagnostics { sources: compiled.sources, diagnostics: compiled.diagnostics };
        let report = Report { files: vec![findings], failures, looked_at: 1, limit: self.limit, ..Report::default() };
        let errors = |severity| report.files[0].diagnostics.iter().filter(|one| one.severity == severity).count();
        next.errors = errors(Severity::Error) + report.failures.len();
        next.warnings = errors(Severity::Warning);
        next.state = match (next.errors, next.warnings) {
            (0, 0) if shared => State::Shared,
            (0, 0) => State::Fine,
            (0, _) => State::Warned,
            (_, _) => State::Wrong,
        };
        next.page = page.map(Into::into);
        Built { ways, unfinished, ..self.told(next, report) }
    }

    /// The drawings of a map's last page that the next one takes over, so that what a reader looks at follows a save at once.
    fn kept(&self, shown: &PreviewedMap) -> Others {
        let looked_at = self.looked_at.view(&shown.slug);
        let others = shown.page.iter().flat_map(|page| &page.others);
        others.filter(|(view, _)| Some(*view) != looked_at).cloned().collect()
    }

    /// A page with all its views drawn.
    pub fn finish(
        &self,
        task: &Task,
        shown: &PreviewedMap,
        rest: &Unfinished,
        ways: &LinkPaths,
    ) -> Result<Option<Page>, Failure> {
        let Some(page) = &shown.page else { return Ok(None) };
        self.page(task, shown, (&rest.map, &rest.sources), page.attached.clone(), ways, &[]).map(Some)
    }

    fn failed(&self, shown: &PreviewedMap, failures: Vec<Failure>) -> Built {
        let report = Report { failures, ..Report::default() };
        let mut next = PreviewedMap::new(shown.slug.clone(), shown.name.clone());
        (next.state, next.errors) = (State::Wrong, report.failures.len());
        self.told(next, report)
    }

    fn told(&self, mut next: PreviewedMap, report: Report) -> Built {
        let says_something = next.errors + next.warnings > 0;
        next.report = if says_something { self.console.plain(&report) } else { String::new() };
        Built { shown: next, report, ways: LinkPaths::default(), unfinished: None }
    }

    fn page(
        &self,
        task: &Task,
        shown: &PreviewedMap,
        (map, sources): (&Map, &Sources),
        attached: Arc<BTreeMap<String, Attached>>,
        ways: &LinkPaths,
        kept: &[(View, String)],
    ) -> Result<Page, Failure> {
        let drawing = drawing(self.look, None, &task.project)?;
        if let Some(failure) = wrong_lane(map, &drawing, self.look.lanes.is_some()) {
            return Err(failure);
        }
        let live = view::live(shown, self.editor);
        let page = Sheet::new(map, sources, &drawing).live(base(task), ways.addresses(), &live, kept);
        Ok(Page::new(page, map.title.one_line(), attached))
    }
}

/// The settings that apply to a map: any settings file on the way up to the project's folder.
fn settings(task: &Task, path: &Path) -> Reads {
    let mut reads = Reads::new(task.project.scope.clone());
    let folders = path.ancestors().skip(1);
    for folder in folders.take_while(|folder| folder.starts_with(&task.project.root)) {
        reads.look(folder.join(FILE), ReadKind::Content);
    }
    reads.look(task.project.root.join(FILE), ReadKind::Content);
    // A settings file that appears further up makes the map part of a larger project.
    let above = task.project.root.ancestors().skip(1).take_while(|folder| folder.starts_with(&task.here));
    above.for_each(|folder| reads.look(folder.join(FILE), ReadKind::Presence));
    for font in &task.project.settings.fonts {
        reads.look(task.project.root.join(font), ReadKind::Content);
    }
    reads
}

/// The address of the map's folder. It is as deep as the folder is in the project, so that `..` stays inside.
fn base(task: &Task) -> String {
    let folder = task.here.join(task.input.folder());
    let folder = canonical(&folder).unwrap_or(folder);
    address(task.project.scope.root(), &folder).map_or_else(|| "files/".to_owned(), |below| format!("{below}/"))
}

/// The address of a file of the project.
fn address(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    Some(std::iter::once("files".to_owned()).chain(parts).collect::<Vec<_>>().join("/"))
}

/// The map's attachments, by address.
fn attached(task: &Task, reads: &Reads) -> BTreeMap<String, Attached> {
    let scope = &task.project.scope;
    let file = |path: &Path| Attached { path: path.to_owned(), scope: scope.clone() };
    let files = reads.present().filter(|path| is_file(path));
    files.filter_map(|path| Some((address(scope.root(), path)?, file(path)))).collect()
}

/// Every place that a report may name.
fn places(compiled: &Compilation) -> Vec<ReportPosition> {
    let labels = compiled.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels);
    labels.map(|label| place(compiled, label.span)).collect()
}

fn place(compiled: &Compilation, span: Span) -> ReportPosition {
    let source = compiled.sources.get(span.file);
    let at = source.position(span.start);
    let label = format!("{}:{}:{}", source.name, at.line, at.column);
    ReportPosition { label, file: span.file.0 as usize, line: at.line, column: at.column }
}

/// The most fixes that a page offers at once.
const OFFERED: usize = 50;

/// The fixes that can be applied with a click.
fn clicks(task: &Task, compiled: &Compilation) -> Vec<Click> {
    let click = |(at, offer): (usize, Offer)| {
        let diagnostic = &compiled.diagnostics[at];
        let help = diagnostic.help.clone().unwrap_or_else(|| diagnostic.title.clone());
        let safe = diagnostic.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
        Click { label: place(compiled, diagnostic.span()).label, help, safe, offer }
    };
    Offer::all(task, compiled).into_iter().take(OFFERED).map(click).collect()
}
