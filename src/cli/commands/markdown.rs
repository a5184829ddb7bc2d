//! `wayline markdown`: maps in Markdown become pictures.
//!
//! All maps of a file are drawn before the first byte is written. Pictures are written first, the file itself last.

use crate::{
    cli::{
        Exit,
        args::{self, Markdown},
        console::{Console, Stream, Style},
        input::Input,
        look::{drawing, wrong_lane},
        markdown::{Fence, Picture, Shown, alternative, compiled, copied, is_right, journeys, put, slug},
        names::{between, named},
        output::is_folder,
        pipeline::{Drawing, drawn},
        work::{Task, Verdict, tasks},
        write::write,
    },
    compile::Compilation,
    render::Follows,
    report::{Failure, count, uri},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What becomes of one file.
struct Page {
    /// Where it goes.
    path: PathBuf,
    text: String,
    /// Its pictures: where they go, and what is in them.
    pictures: Vec<(PathBuf, String)>,
}

pub(crate) fn run(args: &Markdown, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, Some(&args.judging));
    let sources = args::Sources { files: args.files.clone(), max_bytes: args.max_bytes };
    refused(args)?;
    let tasks = match tasks(&sources, Some(&args.judging)) {
        Ok((tasks, failures)) => {
            verdict.report.failures = failures;
            tasks
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
        let names: String = wanting.iter().map(|page| named(&page.path) + "\n").collect();
        console.result(names.as_bytes())?;
        let exit = verdict.tell()?;
        return Ok(if wanting.is_empty() { exit } else { exit.max(Exit::Wrong) });
    }
    for page in &pages {
        match page.write() {
            Ok(names) => written.extend(names),
            Err(failure) => verdict.report.failures.push(failure),
        }
    }
    let exit = verdict.tell()?;
    if !pages.is_empty() {
        console.status(&closing(&written));
    }
    Ok(exit)
}

/// What can't be done at all.
fn refused(args: &Markdown) -> Result<(), Failure> {
    if let Some(folder) = args.files.iter().find(|path| path.is_dir()) {
        let name = named(folder);
        let help = format!("name Markdown files, such as {name}/*.md");
        return Err(Failure::new(format!("{name} is a folder")).help(help));
    }
    if args.files.iter().any(|path| path == Path::new("-")) {
        let failure = Failure::new("pictures need a file to lie beside, and the standard input is none");
        return Err(failure.help("name a Markdown file"));
    }
    match &args.output {
        Some(output) if args.files.len() > 1 && !is_folder(output) => {
            let name = named(output);
            let failure = Failure::new(format!("{} files cannot share the file {name}", args.files.len()));
            Err(failure.help("name a folder instead: -o FOLDER/"))
        }
        Some(_) | None => Ok(()),
    }
}

/// What becomes of a file; nothing if one of its maps has an error.
fn page(task: &Task, args: &Markdown, verdict: &mut Verdict) -> Result<Option<Page>, Failure> {
    let name = task.input.name();
    let Input::File { path, .. } = &task.input else { return Ok(None) };
    let bytes = task.read()?;
    if bytes.len() as u64 > task.max_bytes() {
        return Err(Failure::new(format!("{name} is larger than {} bytes", task.max_bytes()))
            .help("raise the limit with --max-bytes"));
    }
    let text = String::from_utf8(bytes);
    let text =
        text.map_err(|_| Failure::new(format!("{name} is not UTF-8 text")).help("save it as UTF-8 in your editor"))?;
    let (mark, markdown) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text.as_str()),
    };
    let target = target(path, args);
    let drawing = drawing(&args.look, None, &task.project)?;
    let mut maps: Vec<(Fence, Compilation)> = Vec::new();
    let mut right = true;
    for fence in journeys(markdown) {
        let compilation = task.levelled(compiled(&name, markdown, &fence, &task.loader(), task.options()));
        right &= is_right(&compilation) || compilation.shared;
        maps.push((fence, compilation));
    }
    let page = if right { Some(drawn_page(mark, markdown, &maps, &target, (task, args), &drawing)?) } else { None };
    for (_, compilation) in maps {
        verdict.file(compilation.sources, compilation.diagnostics);
    }
    Ok(page)
}

fn target(path: &Path, args: &Markdown) -> PathBuf {
    match &args.output {
        None => path.to_owned(),
        Some(output) if is_folder(output) => output.join(path.file_name().unwrap_or_default()),
        Some(output) => output.clone(),
    }
}

fn drawn_page(
    mark: &str,
    markdown: &str,
    maps: &[(Fence, Compilation)],
    target: &Path,
    (task, args): (&Task, &Markdown),
    drawing: &Drawing,
) -> Result<Page, Failure> {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let base = base(target, task);
    let (mut taken, mut pictures, mut shown) = (BTreeSet::new(), Vec::new(), Vec::new());
    for (fence, compilation) in maps {
        // Declarations for other maps have nothing to draw.
        let Some(map) = &compilation.map else { continue };
        if let Some(failure) = wrong_lane(map, drawing, args.look.lanes.is_some()) {
            return Err(failure);
        }
        let name = free(&format!("{stem}-{}", slug(&map.title.to_plain())), &mut taken);
        let svg = drawn(map, drawing, Follows::Reader, (&name, &base));
        let picture = Picture { address: uri(&format!("{name}.svg")), alternative: alternative(map) };
        pictures.push((target.with_file_name(format!("{name}.svg")), svg));
        shown.push((fence.clone(), picture));
    }
    // A picture of an earlier run bears the file's name, as it was then.
    let source = task.input.name();
    let before = Path::new(&source).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let own =
        |picture: &Shown| picture.address.starts_with(&uri(&format!("{before}-"))) && picture.address.ends_with(".svg");
    let text = match &args.output {
        None => put(markdown, &shown, own),
        Some(_) => {
            let instead: Vec<(Fence, String)> =
                shown.iter().map(|(fence, picture)| (fence.clone(), String::from(picture))).collect();
            copied(markdown, &instead, own)
        }
    };
    Ok(Page { path: target.to_owned(), text: format!("{mark}{text}"), pictures })
}

/// How to get from the pictures to the folder that the maps' links begin in.
fn base(target: &Path, task: &Task) -> String {
    let folder = |path: &Path| fs::canonicalize(task.here.join(path)).ok();
    let from = folder(target.parent().unwrap_or(Path::new("")));
    from.zip(folder(task.input.folder())).map_or_else(String::new, |(from, to)| uri(&between(&from, &to)))
}

/// The name, or the name with the first free number behind it.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (1..).map(|number| if number == 1 { name.to_owned() } else { format!("{name}-{number}") });
    let name = numbered.into_iter().find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(name.clone());
    name
}

impl Page {
    fn would_change(&self) -> bool {
        let is = |path: &Path, text: &str| fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes());
        !is(&self.path, &self.text) || self.pictures.iter().any(|(path, svg)| !is(path, svg))
    }

    /// Writes the pictures, then the page that shows them; the names of what changed.
    fn write(&self) -> Result<Vec<String>, Failure> {
        let mut names = Vec::new();
        for (path, text) in self.pictures.iter().chain([&(self.path.clone(), self.text.clone())]) {
            if write(path, text.as_bytes())? {
                names.push(named(path));
            }
        }
        Ok(names)
    }
}

fn closing(written: &[String]) -> String {
    const NAMED: usize = 6;
    match written.len() {
        0 => "nothing changed".to_owned(),
        1..=NAMED => format!("wrote {}", written.join(", ")),
        more => format!("wrote {}", count(more, "file")),
    }
}
