//! `wayline markdown`: draws the maps in Markdown files as pictures.
//!
//! All maps of a file are drawn before the first byte is written. Pictures are written first, the file itself last.

use crate::{
    cli::{
        Exit,
        access::{Planned, Scope, is_dir, is_handle, is_taken, refused as overlaps},
        args::{self, Markdown},
        closing::named_or_counted,
        console::{Console, Stream, Style},
        display_path::{between, lexical, named, relative, shell},
        drawing_options::{drawing, wrong_lane},
        folder::is_folder,
        input::{Input, utf8, within},
        markdown::{
            Fence, Findings, Leftover, PageImage, Picture, alternative, begins_as_map, compiled, content, copied,
            is_markdown, is_of_another, is_other, is_right, journeys, left_behind, linked, put, slug,
        },
        output::real,
        pipeline::{Drawing, drawn},
        work::{Task, Verdict, of_personas, tasks},
    },
    model::Map,
    render::Follows,
    report::{Failure, uri, visible_line},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The result for one file.
struct Page {
    /// Where it goes.
    path: PathBuf,
    text: String,
    /// Its pictures: their paths and contents.
    pictures: Vec<(PathBuf, String)>,
    /// Where they may be written.
    scope: Scope,
    /// What it is made from.
    source: String,
    /// Whether that file is changed in place.
    in_place: bool,
    /// Pictures that it showed before this run, and that are still there.
    left: Vec<Leftover>,
}

pub(crate) fn run(args: &Markdown, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, Some(&args.judging));
    let sources = args::Sources { files: args.files.clone(), limits: args.limits.clone(), allow_empty: false };
    refused(args)?;
    let tasks = match tasks(&sources, Some(&args.judging)) {
        Ok((tasks, failures)) => {
            verdict.report.failures = failures;
            of_personas(tasks, args.look.personas.as_ref())
        }
        Err(failures) => {
            verdict.report.failures = failures;
            return verdict.tell();
        }
    };
    let (mut pages, mut written) = (Vec::new(), Vec::new());
    for task in &tasks {
        match page(task, args, &mut verdict) {
            Ok(page) => pages.extend(page),
            Err(failure) => verdict.report.failures.push(failure),
        }
    }
    let wanting: Vec<&Page> = pages.iter().filter(|page| page.would_change()).collect();
    if args.check {
        let names: String = wanting.iter().map(|page| visible_line(&named(&page.path)) + "\n").collect();
        console.result(names.as_bytes())?;
        let exit = verdict.tell()?;
        let stale = pages.iter().flat_map(|page| page.left_pictures().filter(|(left, _)| left.is_shown()));
        let stale: Vec<String> = stale.map(|(_, told)| told).collect();
        stale.iter().for_each(|told| console.status(told));
        let is_right = wanting.is_empty() && stale.is_empty();
        return Ok(if is_right { exit } else { exit.max(Exit::Wrong) });
    }
    let wrong = overlaps(&pages.iter().flat_map(Page::planned).collect::<Vec<_>>());
    if !wrong.is_empty() {
        verdict.report.failures.extend(wrong);
        return verdict.tell();
    }
    let taken: Vec<Failure> = pages.iter().flat_map(Page::taken).collect();
    if !taken.is_empty() {
        verdict.report.failures.extend(taken);
        return verdict.tell();
    }
    for page in &pages {
        if let Err(failure) = page.write(&mut written) {
            verdict.report.failures.push(failure);
        }
    }
    verdict.report.notes.extend(lost_links(&pages));
    let exit = verdict.tell()?;
    if !pages.is_empty() {
        console.status(&closing(&written));
        pages.iter().flat_map(Page::left_pictures).for_each(|(_, told)| console.status(&told));
    }
    Ok(exit)
}

/// Refuses what can't be done at all.
fn refused(args: &Markdown) -> Result<(), Failure> {
    if let Some(folder) = args.files.iter().find(|path| is_dir(path)) {
        let name = named(folder);
        let help = format!("name Markdown files, such as {name}/*.md");
        return Err(Failure::new(format!("{name} is a folder")).help(help));
    }
    if args.files.iter().any(|path| path == Path::new("-")) {
        let failure = Failure::new("cannot draw from standard input: drawings are saved next to the Markdown file");
        return Err(failure.help("name a Markdown file"));
    }
    match &args.output {
        Some(output) if output == Path::new("-") => {
            let failure = Failure::new("a copy cannot go to standard output: its drawings are saved next to it");
            Err(failure.help("name a file or a folder: -o FOLDER/"))
        }
        Some(output) if args.files.len() > 1 && !is_folder(output) => {
            let name = named(output);
            let failure = Failure::new(format!("{} files cannot share the file {name}", args.files.len()));
            Err(failure.help("name a folder instead: -o FOLDER/"))
        }
        Some(output) if !is_folder(output) && !is_handle(output) && !is_markdown(&named(output)) => {
            let failure =
                Failure::new(format!("cannot write Markdown to {}: its extension is another format's", named(output)));
            let folder = shell(&format!("{}/", named(&output.with_extension(""))));
            let page = named(&output.with_extension("md"));
            Err(failure.help(format!("name a file such as {page}, or a folder: -o {folder}")))
        }
        Some(_) | None => Ok(()),
    }
}

/// The result for a file; `None` if one of its maps has an error.
fn page(task: &Task, args: &Markdown, verdict: &mut Verdict) -> Result<Option<Page>, Failure> {
    let name = task.input.name();
    if let Some(failure) = task.input.not_rewritable().filter(|_| args.output.is_none()) {
        return Err(failure.help("name the file itself"));
    }
    let text = utf8(within(task.read()?, &name, task.max_bytes())?, &name)?;
    let task = &if args.output.is_none() { followed(task) } else { task.clone() };
    let name = task.input.name();
    let Input::File { path, .. } = &task.input else { return Ok(None) };
    let (mark, markdown) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text.as_str()),
    };
    if begins_as_map(markdown) && journeys(markdown).is_empty() {
        let failure = Failure::new(format!("{name} is a map, not a Markdown file"));
        return Err(failure.help(format!("draw it: wayline build {}", shell(&name))));
    }
    let target = target(path, args);
    let drawing = drawing(&args.look, None, &task.project)?;
    let mut maps: Vec<(Fence, Map)> = Vec::new();
    let fences = journeys(markdown);
    let mut findings = Findings::new(&name, markdown, &fences);
    let mut right = findings.diagnostics.is_empty();
    for fence in fences {
        let mut compilation = task.levelled(compiled(&name, &fence, &task.loader(), task.options()));
        right &= is_right(&compilation) || compilation.shared;
        findings.take(&fence, &mut compilation);
        // Declarations for other maps can't be drawn.
        maps.extend(compilation.map.map(|map| (fence, map)));
    }
    verdict.file(findings.sources, findings.diagnostics);
    right.then(|| drawn_page(mark, markdown, &maps, &target, (task, args), &drawing)).transpose()
}

/// The page that a link leads to, as if it had been named. It shows the pictures that are next to itself.
fn followed(task: &Task) -> Task {
    let mut followed = task.clone();
    if let Input::File { path, .. } = &mut followed.input {
        let (file, folder) = (real(&task.here.join(&*path)), real(&task.folder()));
        if path.file_name().is_none_or(|name| folder.join(name) != file) {
            *path = relative(&real(&task.here), &file);
        }
    }
    followed
}

fn target(path: &Path, args: &Markdown) -> PathBuf {
    match &args.output {
        None => path.to_owned(),
        Some(output) if is_folder(output) => output.join(below(path, &args.files)),
        Some(output) => output.clone(),
    }
}

/// A file's path from the folder that all files are in: a page keeps its folder.
fn below(path: &Path, files: &[PathBuf]) -> PathBuf {
    let (path, files) = (whole(path), files.iter().map(|file| whole(file)).collect::<Vec<_>>());
    let is_common = |folder: &&Path| files.iter().all(|file| file.parent().is_some_and(|of| of.starts_with(folder)));
    let common = path.ancestors().skip(1).find(is_common);
    let below = common.and_then(|common| path.strip_prefix(common).ok());
    below.map_or_else(|| path.file_name().unwrap_or_default().into(), Path::to_owned)
}

/// The path from the root on, without `..`.
fn whole(path: &Path) -> PathBuf {
    lexical(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

fn drawn_page(
    mark: &str,
    markdown: &str,
    maps: &[(Fence, Map)],
    target: &Path,
    (task, args): (&Task, &Markdown),
    drawing: &Drawing,
) -> Result<Page, Failure> {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let base = base(target, task);
    let (scope, in_place) = (task.project.outputs(args.output.as_deref())?, args.output.is_none());
    let (mut taken, mut pictures, mut shown) = (Taken::default(), Vec::new(), Vec::new());
    for (fence, map) in maps {
        if let Some(failure) = wrong_lane(map, drawing, args.look.lanes.is_some()) {
            return Err(failure);
        }
        let wanted = format!("{stem}-{}", slug(&map.title.to_plain()));
        let mut name = taken.free(&wanted);
        while is_of_another(&scope, target, &name) {
            name = taken.free(&wanted);
        }
        let svg = drawn(map, drawing, Follows::Reader, (&name, &base));
        let picture = Picture { address: uri(&format!("{name}.svg")), alternative: alternative(map) };
        pictures.push((target.with_file_name(format!("{name}.svg")), svg));
        shown.push((fence.clone(), picture));
    }
    // A picture of an earlier run is named after the file, by its name at the time.
    let source = task.input.name();
    let before = Path::new(&source).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let Input::File { path: file, .. } = &task.input else {
        return Err(Failure::new("cannot draw from standard input"));
    };
    let own = |picture: &PageImage| {
        picture.address.starts_with(&uri(&format!("{before}-")))
            && picture.address.ends_with(".svg")
            && !is_other(&scope, &file.with_file_name(&picture.address))
    };
    let text = match &args.output {
        None => put(markdown, &shown, own),
        Some(_) => {
            let instead: Vec<(Fence, String)> =
                shown.iter().map(|(fence, picture)| (fence.clone(), String::from(picture))).collect();
            copied(markdown, &instead, own)
        }
    };
    let earlier = if in_place { markdown.to_owned() } else { content(&scope, target) };
    let left = left_behind(&scope, (&earlier, &text), target, &pictures);
    Ok(Page { path: target.to_owned(), text: format!("{mark}{text}"), pictures, scope, source, in_place, left })
}

/// The path from the pictures to the folder where the links of the maps start.
fn base(target: &Path, task: &Task) -> String {
    let from = real(&task.here.join(target.parent().unwrap_or(Path::new(""))));
    uri(&between(&from, &real(&task.folder())))
}

/// The names in use, each with the last number that was assigned.
#[derive(Default)]
struct Taken(BTreeMap<String, usize>);

impl Taken {
    /// The name, or the name followed by the first free number.
    fn free(&mut self, name: &str) -> String {
        let mut number = self.0.get(name).map_or(1, |last| last + 1);
        let numbered = |number| if number == 1 { name.to_owned() } else { format!("{name}-{number}") };
        while number > 1 && self.0.contains_key(&numbered(number)) {
            number += 1;
        }
        self.0.insert(name.to_owned(), number);
        let free = numbered(number);
        self.0.entry(free.clone()).or_insert(1);
        free
    }
}

impl Page {
    /// The pictures of an earlier run, each with what to do about it.
    fn left_pictures(&self) -> impl Iterator<Item = (&Leftover, String)> {
        self.left.iter().map(|left| (left, left.told(&self.path)))
    }

    fn would_change(&self) -> bool {
        let is = |path: &Path, text: &str| self.scope.is(path, text.as_bytes());
        !is(&self.path, &self.text) || self.pictures.iter().any(|(path, svg)| !is(path, svg))
    }

    /// Everything that is written, next to a file that is changed in place or elsewhere.
    fn planned(&self) -> Vec<Planned> {
        let copy = Some(&self.path).filter(|_| !self.in_place);
        let paths = self.pictures.iter().map(|(path, _)| path).chain(copy);
        let planned =
            |path: &PathBuf| Planned { path: path.clone(), scope: self.scope.clone(), owner: self.source.clone() };
        paths.map(planned).collect()
    }

    /// The pictures whose names belong to files that somebody else made.
    fn taken(&self) -> Vec<Failure> {
        let others = self.pictures.iter().filter(|(path, _)| is_other(&self.scope, path));
        let failure = |(path, _): &(PathBuf, String)| {
            Failure::new(format!("{} is not a drawing of this program, and would be overwritten", named(path)))
                .help("rename it, or give the map another title")
        };
        others.map(failure).collect()
    }

    /// Writes the pictures, then the page that shows them, and adds the names of what changed. Without the page, no picture is written.
    fn write(&self, written: &mut Vec<String>) -> Result<(), Failure> {
        self.scope.may_replace(&self.path, self.text.as_bytes())?;
        for (path, text) in &self.pictures {
            if self.scope.write(path, text.as_bytes())? {
                written.push(named(path));
            }
        }
        let text = self.text.as_bytes();
        if if self.in_place { self.scope.rewrite(&self.path, text)? } else { self.scope.write(&self.path, text)? } {
            written.push(named(&self.path));
        }
        Ok(())
    }
}

/// Relative links that work in a page, but not in its copy.
fn lost_links(pages: &[Page]) -> Vec<Failure> {
    let made = |path: &Path| pages.iter().any(|page| whole(&page.path) == path);
    let lost = |page: &Page| {
        let from = Path::new(&page.source).parent().unwrap_or(Path::new(""));
        let folder = page.path.parent().unwrap_or(Path::new(""));
        let is_lost = |link: &String| {
            let (before, after) = (whole(&from.join(link)), whole(&folder.join(link)));
            is_taken(&before) && !is_taken(&after) && !made(&after)
        };
        let lost: Vec<String> = linked(&page.text).into_iter().filter(is_lost).collect();
        let first = lost.first()?;
        let more = match lost.len() {
            1 => String::new(),
            more => format!(", and {} more", more - 1),
        };
        let title = format!("{} links to {first}{more}, which is not next to the copy", named(&page.path));
        Some(Failure::new(title).help("copy it there too"))
    };
    pages.iter().filter(|page| !page.in_place).filter_map(lost).collect()
}

fn closing(written: &[String]) -> String {
    let written: Vec<&str> = written.iter().map(String::as_str).collect();
    if written.is_empty() { "nothing changed".to_owned() } else { format!("wrote {}", named_or_counted(&written)) }
}
