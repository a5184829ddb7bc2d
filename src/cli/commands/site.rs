//! `wayline site`: turns maps into a folder of linked pages.
//!
//! All maps are compiled, and all that can go wrong is known, before the first file is written; if one map has errors, nothing is. Files
//! that an earlier run wrote and this one doesn't are removed; a list that the site itself keeps shows which.

mod attachments;
mod folder;
mod page;
mod site_source;

use crate::{
    cli::{
        Exit,
        access::{Planned, Scope, is_taken, refused},
        args::Site,
        attachments::{self as attached, Pages},
        closing::named_or_counted,
        console::{Console, Stream, Style},
        deps::{Rules, is_stdout},
        display_path::named,
        drawing_options::{drawing, wrong_lane},
        input::Input,
        output::{nameless, real},
        recorded::CheckedMap,
        sheet::Sheet,
        work::{Task, Verdict, each, output_scope, tasks},
    },
    render::{SiteMap, SiteOptions, site_index, site_people, site_person},
    report::{Failure, Report, count, uri},
};
use attachments::Attachments;
use folder::{Content, Done, Folder, INDEX, LIST};
use page::SitePage;
use site_source::SiteSource;
use std::{collections::BTreeMap, path::Path};

pub(crate) fn run(args: &Site, console: Console) -> Result<Exit, Failure> {
    if is_stdout(&args.output) {
        return Err(
            Failure::new("a site is a folder, which cannot go to standard output").help("name a folder: -o public/")
        );
    }
    let mut verdict = Verdict::new(console, args.reporting.report, Stream::Err, Some(&args.reporting.judging));
    match tasks(&args.sources, Some(&args.reporting.judging)) {
        Ok((tasks, failures)) => {
            verdict.report.failures = failures;
            let mut maps = read(&tasks, console, &mut verdict.report.failures);
            if let Some(names) = &args.look.personas {
                let others = site_source::only(&mut maps, names);
                let others: Vec<&str> = others.iter().map(String::as_str).collect();
                if !others.is_empty() {
                    let are = if others.len() == 1 { "is" } else { "are" };
                    let left_out = named_or_counted(&others);
                    console.status(&format!("{left_out} {are} left out: not about {}", names.join(" or ")));
                }
            }
            let folder = build(args, console, &maps, &mut verdict.report);
            if verdict.report.failures.is_empty() {
                verdict.report.failures.extend(note_reads(args, &maps, &folder, console).err());
            }
            drop(folder);
            maps.into_iter().for_each(|of| verdict.file(of.compiled.sources, of.compiled.diagnostics));
        }
        Err(failures) => verdict.report.failures = failures,
    }
    verdict.tell()
}

/// All maps that can be read.
fn read<'a>(tasks: &'a [Task], console: Console, failures: &mut Vec<Failure>) -> Vec<SiteSource<'a>> {
    let mut maps = Vec::new();
    for (task, result) in tasks.iter().zip(each(tasks, console, |_, task| CheckedMap::new(task))) {
        match result {
            Ok(CheckedMap { compiled, reads }) => maps.push(SiteSource { task, compiled, reads }),
            Err(failure) => failures.push(failure),
        }
    }
    maps
}

/// Makes the site and writes it, if there are no errors so far. Returns its contents.
fn build<'a>(args: &'a Site, console: Console, maps: &'a [SiteSource<'a>], report: &mut Report) -> Folder<'a> {
    let wrong: Vec<_> = maps.iter().filter(|of| of.compiled.has_errors()).map(|of| of.task.input.name()).collect();
    let mut folder = Folder::default();
    if !wrong.is_empty() || !report.failures.is_empty() {
        if args.reporting.report == Style::Text {
            let why = if wrong.is_empty() { String::new() } else { format!(" because of {}", wrong.join(", ")) };
            let (site, is) = match is_taken(&args.output.join(INDEX)) {
                true => (format!("the site in {}", named(&args.output)), "unchanged"),
                false => ("the site".to_owned(), "not written"),
            };
            console.status(&format!("{site} is {is}{why}"));
        }
        return folder;
    }
    let filled = fill(args, maps, &mut folder, &mut report.notes);
    let planned = filled.and_then(|()| plan(args, maps, &folder));
    match planned.and_then(|scope| folder.write(&scope, &args.output).map_err(|failure| vec![failure])) {
        Ok(done) => {
            report.notes.extend(done.is_list_damaged.then(|| damaged(&args.output)));
            console.status(&closing(&args.output, folder.len(), &done));
        }
        Err(failures) => report.failures.extend(failures),
    }
    folder
}

/// The site's folder, if this run reads none of the files that will be written.
fn plan(args: &Site, maps: &[SiteSource<'_>], folder: &Folder<'_>) -> Result<Scope, Vec<Failure>> {
    let one = |failure| vec![failure];
    let named = args.output.join("");
    let scope = site_scope(args, maps, &named).map_err(one)?;
    // No page is written outside it, not even into the project.
    let scope = scope.of(real(&args.output));
    let mut planned = folder.planned(&scope);
    if let Some(path) = args.deps.as_ref().filter(|path| !is_stdout(path)) {
        let scope = site_scope(args, maps, path).map_err(one)?;
        planned.push(Planned { path: path.clone(), scope, owner: "--deps".to_owned() });
    }
    let wrong = refused(&planned);
    if wrong.is_empty() { Ok(scope) } else { Err(wrong) }
}

fn site_scope(args: &Site, maps: &[SiteSource<'_>], path: &Path) -> Result<Scope, Failure> {
    let tasks: Vec<_> = maps.first().map(|of| of.task.clone()).into_iter().collect();
    output_scope(&tasks, args.sources.limits.root.as_deref(), path)
}

/// Records which files the site was made from, if that was requested.
fn note_reads(args: &Site, maps: &[SiteSource<'_>], folder: &Folder<'_>, console: Console) -> Result<(), Failure> {
    let Some(path) = &args.deps else { return Ok(()) };
    // If there is no site, its index is still the target.
    let files = if folder.len() == 0 { vec![INDEX] } else { folder.paths().collect() };
    let outputs = files.into_iter().map(|file| named(&args.output.join(file))).collect();
    let mut rules = Rules::default();
    rules.add(outputs, maps.iter().flat_map(|of| of.reads.iter().cloned()).collect());
    rules.put(path, site_scope(args, maps, path), console)
}

/// Adds every file of the site. Pages are rendered when they are written.
fn fill<'a>(
    args: &'a Site,
    maps: &'a [SiteSource<'a>],
    folder: &mut Folder<'a>,
    notes: &mut Vec<Failure>,
) -> Result<(), Vec<Failure>> {
    let entries = entries(maps)?;
    let failed = |failure| vec![failure];
    map_pages(args, &entries, folder, notes).map_err(failed)?;
    own_pages(args, &entries, folder).map_err(failed)
}

/// The pages of the maps, and their attachments.
fn map_pages<'a>(
    args: &Site,
    entries: &[SitePage<'a>],
    folder: &mut Folder<'a>,
    notes: &mut Vec<Failure>,
) -> Result<(), Failure> {
    let root = real(&args.output);
    let mut pages = Pages::default();
    entries.iter().for_each(|entry| pages.add(entry.task, &root.join(&entry.page)));
    let mut files = Attachments::default();
    for entry in entries {
        let place = root.join(&entry.page);
        let drawing = drawing(&args.look, None, &entry.task.project)?;
        if let Some(failure) = wrong_lane(entry.map, &drawing, args.look.lanes.is_some()) {
            return Err(failure);
        }
        let mut links = pages.links(entry.map, entry.task, &place);
        links.extend(files.gather(entry, folder, notes));
        let base = attached::address(&place, &entry.task.folder().join("x"));
        let base = base.trim_end_matches('x').to_owned();
        let (map, sources) = (entry.map, &entry.compiled.sources);
        let page = move || Sheet::new(map, sources, &drawing).html(base.clone(), links.clone());
        folder.add(&entry.page, Content::Page(Box::new(page)));
    }
    Ok(())
}

/// The index, and the pages of the personas. They have the colours of the first map.
fn own_pages(args: &Site, entries: &[SitePage<'_>], folder: &mut Folder<'_>) -> Result<(), Failure> {
    let addresses: Vec<_> = entries.iter().map(|entry| uri(&entry.page)).collect();
    let pairs = entries.iter().zip(&addresses);
    let maps = pairs.map(|(entry, page)| SiteMap { map: entry.map, sources: &entry.compiled.sources, page });
    let maps: Vec<_> = maps.collect();
    let drawing = entries.first().map(|entry| drawing(&args.look, None, &entry.task.project)).transpose()?;
    let theme = drawing.map(|of| of.theme).unwrap_or_default();
    let options = SiteOptions { title: args.title.clone(), theme };
    let people = site_people(&maps);
    for person in &people {
        folder.add(
            &format!("people/{}.html", person.name),
            Content::Bytes(site_person(&maps, person, &options).into_bytes()),
        );
    }
    folder.add(INDEX, Content::Bytes(site_index(&maps, &people, &options).into_bytes()));
    Ok(())
}

/// The maps, each with its page.
fn entries<'a>(maps: &'a [SiteSource<'a>]) -> Result<Vec<SitePage<'a>>, Vec<Failure>> {
    let (mut entries, mut failures) = (Vec::new(), Vec::new());
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for SiteSource { task, compiled, .. } in maps {
        let (Some(map), Input::File { below, pipe: None, .. }) = (&compiled.map, &task.input) else {
            if task.input.is_stream() {
                failures.push(nameless(&task.input).help("name files or folders"));
            }
            continue;
        };
        if compiled.shared {
            continue;
        }
        let below = below.with_extension("html").to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let page = format!("maps/{below}");
        // Some file systems ignore the case of letters.
        if let Some(other) = taken.insert(page.to_lowercase(), task.input.name()) {
            let title = format!("{other} and {} would become the same page", task.input.name());
            failures.push(Failure::new(title).help("name the folder that contains both, or rename one of them"));
        }
        entries.push(SitePage { task, compiled, map, page });
    }
    if failures.is_empty() { Ok(entries) } else { Err(failures) }
}

/// Nobody knows which pages an earlier run wrote.
fn damaged(folder: &Path) -> Failure {
    let failure = Failure::new(format!("{} is damaged", named(&folder.join(LIST))));
    failure.help(format!(
        "it lists the pages of the site, so those of maps that are gone may be left in {0}: delete them, or delete {0} and make it again",
        named(folder)
    ))
}

fn closing(folder: &Path, files: usize, done: &Done) -> String {
    let index = named(&folder.join(INDEX));
    let removed: Vec<&str> = done.removed.iter().map(String::as_str).collect();
    let removed = if removed.is_empty() { String::new() } else { format!("; removed {}", named_or_counted(&removed)) };
    match done.changed {
        0 => format!("{index}: {} unchanged{removed}", count(files, "file")),
        changed if changed == files => format!("{index}: wrote {}{removed}", count(files, "file")),
        changed => format!("{index}: wrote {} of {}{removed}", changed, count(files, "file")),
    }
}
