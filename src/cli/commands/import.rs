//! `wayline import`: converts spreadsheets and Mermaid journeys to maps.
//!
//! Everything is read and checked before the first file is written, and no file is overwritten.

use crate::{
    cli::{
        Exit,
        access::{is_dir, is_taken},
        args::{Import, PassedOn},
        commands::data,
        console::{self, Console, Stream, Style},
        display_path::{named, shell},
        file_format::not_for_a_map,
        folder::is_folder,
        input::{self, is_map, utf8, within},
        loader::Files,
        markdown::{Diagram, begins_as_map, diagrams, is_markdown, journeys as fences},
        project::Projects,
        today::today,
        work::Verdict,
    },
    diagnostic::{Code, Diagnostic, Severity},
    load::EXTENSION,
    mermaid::{EXTENSIONS, import, is_mermaid},
    options::Options,
    report::{Failure, count},
    source::{Source, Sources},
    span::FileId,
    spreadsheet::{self, Spreadsheet, SpreadsheetKind, Unreadable},
};
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// How a workbook begins, whatever its file name.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// A new map.
struct ImportedMap {
    /// What distinguishes it from others of the same file.
    name: Option<String>,
    text: String,
}

/// The result for the journeys of a file.
struct Journeys {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    maps: Vec<ImportedMap>,
}

pub(crate) fn run(args: &Import, console: Console) -> Result<Exit, Failure> {
    if let Some(events) = &args.events {
        let output = args.output.iter().flat_map(|output| ["-o".into(), output.clone().into_os_string()]);
        let passed = [OsString::from("--events"), events.clone()].into_iter().chain(output).collect();
        return data::pass_on("import", &PassedOn { args: passed }, console);
    }
    let stream = args.file() == Path::new("-");
    let name = if stream { input::STDIN.to_owned() } else { named(args.file()) };
    if spreadsheet::is_other(&name) {
        return Err(Failure::new(format!("cannot import {name}: this kind of spreadsheet is not supported"))
            .help("open it in a spreadsheet and save it as .xlsx or as CSV"));
    }
    let output = args.output.as_deref().filter(|output| !is_folder(output));
    if let Some(failure) = output.and_then(not_for_a_map) {
        return Err(failure);
    }
    let mut projects = Projects::new(args.limits.root.as_deref())?;
    let bytes = bytes(args, &name, stream, &mut projects)?;
    if let Some(kind) =
        SpreadsheetKind::of_name(&name).or_else(|| bytes.starts_with(ARCHIVE).then_some(SpreadsheetKind::Xlsx))
    {
        let read = spreadsheet(args, &name, (&bytes, kind), &mut projects)?;
        if read.maps.is_empty() {
            remarks(&name, &read, console);
            return Err(no_table(&name));
        }
        return put_sheets(args, &name, read, &mut projects, console);
    }
    let text = text(&name, bytes)?;
    let check = if stream { "wayline check -".to_owned() } else { format!("wayline check {}", shell(&name)) };
    if is_map_already(args.file(), &text) {
        return Err(Failure::new(format!("{name} is already a map")).help(format!("check it: {check}")));
    }
    let journeys = match journeys(&name, &text) {
        Ok(journeys) => journeys,
        // Without a file name, the text can also be a spreadsheet.
        Err(failure) => {
            if !fences(&text).is_empty() {
                let told = Failure::new(format!("{name} has maps already, and no Mermaid journey"));
                return Err(told.help(format!("check them: {check}")));
            }
            // The commas of a page don't separate cells.
            if is_markdown(&name) && !text.contains('|') {
                return Err(failure);
            }
            let read = spreadsheet(args, &name, (text.as_bytes(), SpreadsheetKind::Csv), &mut projects)?;
            if read.maps.is_empty() {
                return Err(failure);
            }
            return put_sheets(args, &name, read, &mut projects, console);
        }
    };
    let wrong = journeys.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, None);
    verdict.file(journeys.sources, journeys.diagnostics);
    let exit = verdict.tell()?;
    if !wrong {
        put(args, &name, &journeys.maps, &mut projects, console)?;
    }
    Ok(exit)
}

/// Whether there is nothing to import: the file has a map's extension and no diagram in it, or its text begins like a map and has a stage.
fn is_map_already(path: &Path, text: &str) -> bool {
    let has_stage = || text.lines().any(|line| line.trim_start().starts_with("stage:"));
    let is_diagram = || text.trim_start().starts_with("```mermaid") || starts_like_mermaid(text);
    let begins = begins_as_map(text);
    is_map(path) && (begins || !is_diagram()) || begins && has_stage()
}

/// The bytes of the file.
fn bytes(args: &Import, name: &str, stream: bool, projects: &mut Projects) -> Result<Vec<u8>, Failure> {
    let limit = args.limits.max_bytes.unwrap_or(Options::default().max_bytes);
    let bytes = if stream { console::input(limit)? } else { read(args.file(), name, limit, projects)? };
    within(bytes, name, limit)
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    let text = utf8(bytes, name)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn read(path: &Path, name: &str, limit: u64, projects: &mut Projects) -> Result<Vec<u8>, Failure> {
    if is_dir(path) {
        return Err(Failure::new(format!("{name} is a folder"))
            .help("name one spreadsheet, Mermaid file or Markdown file in it"));
    }
    let project = projects.of_file(path)?;
    project.scope.read_named(path, limit).map_err(|denied| match denied.is_missing() && !is_taken(path) {
        true => input::missing(path),
        false => project.unreadable(path, &denied),
    })
}

/// The maps of a spreadsheet. Their paths are relative to where they will be.
fn spreadsheet(
    args: &Import,
    name: &str,
    (bytes, kind): (&[u8], SpreadsheetKind),
    projects: &mut Projects,
) -> Result<Spreadsheet, Failure> {
    let usual = Options::default();
    let options =
        Options { today: Some(today(None)?), max_bytes: args.limits.max_bytes.unwrap_or(usual.max_bytes), ..usual };
    let scope = projects.of(Path::new("")).scope.clone();
    let loader = Files::new(scope, &projects.here, options.max_bytes);
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let target = match output {
        Some(path) if is_folder(path) => path.join(format!("{}.{EXTENSION}", stem(args))),
        Some(path) => path.to_owned(),
        None => PathBuf::from(format!("{}.{EXTENSION}", stem(args))),
    };
    spreadsheet::import((name, bytes, kind), &named(&target), &loader, &options)
        .map_err(|Unreadable { reason, help }| Failure::new(format!("cannot import {name}: {reason}")).help(help))
}

fn no_table(name: &str) -> Failure {
    Failure::new(format!("{name} has no journey that could be read")).help(
        "put the stages in a row across the top, and labels such as Actions, Thoughts, Feelings, Pain points and \
         Opportunities in a column at the left; see `wayline import --help`",
    )
}

/// Reports what wasn't understood.
fn remarks(name: &str, read: &Spreadsheet, console: Console) {
    for remark in &read.remarks {
        console.complaint(&format!("warning: {name}: {}: {}", remark.place, remark.text));
    }
}

fn put_sheets(
    args: &Import,
    name: &str,
    read: Spreadsheet,
    projects: &mut Projects,
    console: Console,
) -> Result<Exit, Failure> {
    remarks(name, &read, console);
    if !read.remarks.is_empty() {
        console.status(&count(read.remarks.len(), "warning"));
    }
    let maps: Vec<ImportedMap> =
        read.maps.into_iter().map(|map| ImportedMap { name: Some(file_name(&map.sheet)), text: map.text }).collect();
    put(args, name, &maps, projects, console).map(|()| Exit::Fine)
}

/// A sheet's name as a part of a file name.
fn file_name(sheet: &str) -> String {
    let lower = sheet.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The journeys of a Mermaid file, or those in the fences of a Markdown file. For standard input the text itself shows
/// which it is.
fn journeys(name: &str, text: &str) -> Result<Journeys, Failure> {
    let found = diagrams(text, &EXTENSIONS);
    let is_diagram = is_mermaid(name) || found.is_empty() && starts_like_mermaid(text);
    let diagrams = if is_diagram { vec![Diagram { start: 0, text: text.to_owned() }] } else { found };
    let mut journeys = Journeys { sources: Sources::default(), diagnostics: Vec::new(), maps: Vec::new() };
    let file: FileId = journeys.sources.add(Source::new(name, text));
    let mut others = 0;
    for diagram in &diagrams {
        let mut imported = import(&diagram.text, file);
        let another = imported.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::NoMermaidJourney);
        if !is_diagram && another {
            others += 1;
            continue;
        }
        for label in imported.diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
            label.span.start += diagram.start as u32;
            label.span.end += diagram.start as u32;
        }
        journeys.diagnostics.extend(imported.diagnostics);
        journeys.maps.extend(imported.text.map(|text| ImportedMap { name: None, text }));
    }
    if !is_diagram && others == diagrams.len() {
        let failure = Failure::new(format!("{name} has no Mermaid user journey and no table of a journey"));
        return Err(failure.help(
            "put the diagram in a fence marked `mermaid` that starts with the line `journey`; for a spreadsheet, \
             save it as .xlsx or .csv",
        ));
    }
    Ok(journeys)
}

/// Whether a text without a file name can be a diagram: it doesn't begin like a page.
fn starts_like_mermaid(text: &str) -> bool {
    let clean = import(text, FileId::default());
    clean.text.is_some() || !clean.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::NoMermaidJourney)
}

/// Writes the maps to their destination.
fn put(
    args: &Import,
    name: &str,
    maps: &[ImportedMap],
    projects: &mut Projects,
    console: Console,
) -> Result<(), Failure> {
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let several = || format!("{name} has {} journeys", maps.len());
    match (output, maps) {
        (None, [map]) => return console.result(map.text.as_bytes()),
        (None, _) => return Err(Failure::new(several()).help("name a folder for the maps: -o FOLDER/")),
        (Some(path), [_, _, ..]) if !is_folder(path) => {
            let folder = named(&path.with_extension(""));
            return Err(Failure::new(several()).help(format!("name a folder for the maps: -o {folder}/")));
        }
        (Some(_), _) => {}
    }
    let Some(output) = output else { return Ok(()) };
    let paths = paths(args, output, maps);
    let scope = projects.of(Path::new("")).outputs(Some(output))?;
    let files: Vec<_> = paths.iter().zip(maps).map(|(path, map)| (path.as_path(), map.text.as_bytes())).collect();
    scope.create(&files)?;
    let names: Vec<_> = paths.iter().map(|path| named(path)).collect();
    console.status(&format!("wrote {}", names.join(", ")));
    Ok(())
}

/// The name of a map's file, unless the user gives one.
fn stem(args: &Import) -> String {
    let stem = args.file().file_stem().map(|stem| stem.to_string_lossy().into_owned());
    stem.filter(|stem| stem != "-").unwrap_or_else(|| "map".to_owned())
}

/// The files for the maps: if there are several, named after their sheets, or numbered.
fn paths(args: &Import, output: &Path, maps: &[ImportedMap]) -> Vec<PathBuf> {
    if !is_folder(output) {
        return vec![output.to_owned()];
    }
    let stem = stem(args);
    if maps.len() == 1 {
        return vec![output.join(format!("{stem}.{EXTENSION}"))];
    }
    let mut taken: Vec<String> = Vec::new();
    for (at, map) in maps.iter().enumerate() {
        let number = (at + 1).to_string();
        let named = map.name.clone().filter(|name| !name.is_empty()).unwrap_or_else(|| number.clone());
        let others = (at + 1..).map(|number| format!("{named}-{number}"));
        taken.extend(std::iter::once(named.clone()).chain(others).find(|name| !taken.contains(name)));
    }
    taken.iter().map(|name| output.join(format!("{stem}-{name}.{EXTENSION}"))).collect()
}
