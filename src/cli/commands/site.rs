//! `wayline site`: maps become a folder of pages that lead to each other.
//!
//! All maps are compiled and all pages made before the first file is written; where one map is wrong, nothing is. What an
//! earlier run wrote and this one doesn't is taken away, known from a list that the site itself keeps.

mod folder;

use crate::{
    cli::{
        Exit,
        args::Site,
        beside::{self, Pages},
        console::{Console, Stream, Style},
        input::Input,
        look::drawing,
        names::named,
        output::real,
        sheet::Sheet,
        work::{Task, Verdict, each, tasks},
    },
    compile::Compilation,
    load::Loader,
    model::Map,
    render::{HtmlFiles, SiteMap, SiteOptions, Whereabouts, attached, site_index, site_people, site_person},
    report::{Failure, count, uri},
};
use folder::Folder;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Larger attachments aren't copied: they would have to be read whole.
const LARGEST: u64 = 1 << 30;

/// A map that is right, and its place in the site.
struct Entry<'a> {
    task: &'a Task,
    compiled: &'a Compilation,
    map: &'a Map,
    /// Its page, from the site's folder, with `/` between the parts.
    page: String,
}

pub(crate) fn run(args: &Site, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, args.report, Stream::Err, Some(&args.judging));
    let (tasks, failures) = match tasks(&args.sources, Some(&args.judging)) {
        Ok(found) => found,
        Err(failures) => {
            verdict.report.failures = failures;
            return verdict.tell();
        }
    };
    verdict.report.failures = failures;
    let (mut compiled, mut wrong) = (Vec::new(), Vec::new());
    for (task, result) in tasks.iter().zip(each(&tasks, console, |_, task| task.judge())) {
        match result {
            Ok(compilation) => {
                if compilation.has_errors() {
                    wrong.push(task.input.name());
                }
                compiled.push((task, compilation));
            }
            Err(failure) => verdict.report.failures.push(failure),
        }
    }
    if wrong.is_empty() && verdict.report.failures.is_empty() {
        let mut folder = Folder::default();
        match fill(args, &compiled, &mut folder, &mut verdict.report.notes) {
            Ok(()) => match folder.write(&args.output) {
                Ok(changed) => console.status(&closing(&args.output, folder.len(), changed)),
                Err(failure) => verdict.report.failures.push(failure),
            },
            Err(failures) => verdict.report.failures.extend(failures),
        }
    } else if args.report == Style::Text {
        let why = if wrong.is_empty() { String::new() } else { format!(" because of {}", wrong.join(", ")) };
        console.status(&format!("the site in {} stays as it was{why}", named(&args.output)));
    }
    compiled.into_iter().for_each(|(_, of)| verdict.file(of.sources, of.diagnostics));
    verdict.tell()
}

/// Makes every file of the site.
fn fill(
    args: &Site,
    compiled: &[(&Task, Compilation)],
    folder: &mut Folder,
    notes: &mut Vec<Failure>,
) -> Result<(), Vec<Failure>> {
    let one = |failure| vec![failure];
    let entries = entries(compiled)?;
    let root = real(&args.output);
    let mut pages = Pages::default();
    entries.iter().for_each(|entry| pages.add(entry.task, &root.join(&entry.page)));
    let mut files = Attachments::default();
    for entry in &entries {
        let place = root.join(&entry.page);
        let drawing = drawing(&args.look, None, &entry.task.project).map_err(one)?;
        let mut links = pages.links(entry.map, entry.task, &place);
        links.extend(files.gather(entry, folder, notes));
        let base = beside::address(&place, &entry.task.folder().join("x"));
        let base = base.trim_end_matches('x').to_owned();
        let page = Sheet::new(entry.map, &entry.compiled.sources, &drawing).html(base, links);
        folder.add(&entry.page, page.into_bytes());
    }
    let addresses: Vec<_> = entries.iter().map(|entry| uri(&entry.page)).collect();
    let maps: Vec<_> = entries
        .iter()
        .zip(&addresses)
        .map(|(entry, page)| SiteMap { map: entry.map, sources: &entry.compiled.sources, page })
        .collect();
    let theme = entries.first().map(|entry| drawing(&args.look, None, &entry.task.project)).transpose().map_err(one)?;
    let options = SiteOptions { title: args.title.clone(), theme: theme.map(|of| of.theme).unwrap_or_default() };
    let people = site_people(&maps);
    for person in &people {
        folder.add(&format!("people/{}.html", person.name), site_person(&maps, person, &options).into_bytes());
    }
    folder.add("index.html", site_index(&maps, &people, &options).into_bytes());
    Ok(())
}

/// The maps, each with a page of its own.
fn entries<'a>(compiled: &'a [(&'a Task, Compilation)]) -> Result<Vec<Entry<'a>>, Vec<Failure>> {
    let (mut entries, mut failures) = (Vec::new(), Vec::new());
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for (task, compiled) in compiled {
        let (Some(map), Input::File { below, .. }) = (&compiled.map, &task.input) else {
            if matches!(task.input, Input::Stdin) {
                let failure = Failure::new("the standard input has no name to be a page of a site by");
                failures.push(failure.help("name files or folders"));
            }
            continue;
        };
        if compiled.shared {
            continue;
        }
        let below = below.with_extension("html").to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let page = format!("maps/{below}");
        // Some file systems take capitals for small letters.
        if let Some(other) = taken.insert(page.to_lowercase(), task.input.name()) {
            let title = format!("{other} and {} would have the same page", task.input.name());
            failures.push(Failure::new(title).help("name the folder that holds both, or rename one of them"));
        }
        entries.push(Entry { task, compiled, map, page });
    }
    if failures.is_empty() { Ok(entries) } else { Err(failures) }
}

/// The attached files of all maps, each once.
#[derive(Default)]
struct Attachments(BTreeMap<PathBuf, String>);

impl Attachments {
    /// Puts what a map attaches into the site, and says where it is, seen from the map's page.
    fn gather(&mut self, entry: &Entry<'_>, folder: &mut Folder, notes: &mut Vec<Failure>) -> HtmlFiles {
        let (mut files, loader) = (HtmlFiles::new(), entry.task.loader_up_to(LARGEST));
        let up = "../".repeat(entry.page.matches('/').count());
        for (_, file) in attached(entry.map).filter(|(_, file)| file.exists != Some(false)) {
            if files.contains_key(&file.path) {
                continue;
            }
            match loader.load(&entry.map.file, &file.path) {
                Ok(loaded) => {
                    let place = self.place(Path::new(&loaded.identity), &entry.task.project.root);
                    files.insert(file.path.clone(), Whereabouts::Address(format!("{up}{}", uri(&place))));
                    folder.add(&place, loaded.bytes);
                }
                Err(error) => notes.push(beside::left_out(&file.path, &entry.map.file, &error)),
            }
        }
        files
    }

    /// Where a file is in the site: as in its project, unless another project has a file of the same name there.
    fn place(&mut self, path: &Path, root: &Path) -> String {
        if let Some(place) = self.0.get(path) {
            return place.clone();
        }
        let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let mut place = format!("files/{below}");
        let mut number = 1;
        while self.0.values().any(|other| *other == place) {
            number += 1;
            place = format!("files/{number}/{below}");
        }
        self.0.insert(path.to_owned(), place.clone());
        place
    }
}

fn closing(folder: &Path, files: usize, changed: usize) -> String {
    let index = named(&folder.join("index.html"));
    match changed {
        0 => format!("{index}: {} unchanged", count(files, "file")),
        changed if changed == files => format!("{index}: wrote {}", count(files, "file")),
        changed => format!("{index}: wrote {} of {}", changed, count(files, "file")),
    }
}
