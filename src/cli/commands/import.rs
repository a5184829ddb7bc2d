//! `wayline import`: Mermaid's journeys become maps.
//!
//! Everything is read and looked at before the first file is written, and no file is written over.

use crate::{
    cli::{
        Exit,
        access::is_dir,
        args::Import,
        console::{self, Console, Stream, Style},
        display_path::named,
        folder::is_folder,
        input::{self, ENDING},
        markdown::{Diagram, diagrams},
        project::Projects,
        work::Verdict,
    },
    diagnostic::{Code, Diagnostic, Severity},
    mermaid::{import, is_mermaid},
    options::Options,
    report::Failure,
    source::{Source, Sources},
    span::FileId,
};
use std::path::{Path, PathBuf};

/// What became of a file's journeys.
struct Journeys {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    maps: Vec<String>,
}

pub(crate) fn run(args: &Import, console: Console) -> Result<Exit, Failure> {
    let stream = args.file == Path::new("-");
    let name = if stream { "<stdin>".to_owned() } else { named(&args.file) };
    let mut projects = Projects::new(args.root.as_deref())?;
    let text = text(args, &name, stream, &mut projects)?;
    let journeys = journeys(&name, text)?;
    let wrong = journeys.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, None);
    verdict.file(journeys.sources, journeys.diagnostics);
    let exit = verdict.tell()?;
    if !wrong {
        put(args, &name, &journeys.maps, &mut projects, console)?;
    }
    Ok(exit)
}

/// The text of the file.
fn text(args: &Import, name: &str, stream: bool, projects: &mut Projects) -> Result<String, Failure> {
    let limit = args.max_bytes.unwrap_or(Options::default().max_bytes);
    let bytes = if stream { console::input(limit)? } else { read(&args.file, name, limit, projects)? };
    if bytes.len() as u64 > limit {
        return Err(
            Failure::new(format!("{name} is larger than {limit} bytes")).help("raise the limit with --max-bytes")
        );
    }
    let text = String::from_utf8(bytes);
    let text =
        text.map_err(|_| Failure::new(format!("{name} is not UTF-8 text")).help("save it as UTF-8 in your editor"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn read(path: &Path, name: &str, limit: u64, projects: &mut Projects) -> Result<Vec<u8>, Failure> {
    if is_dir(path) {
        return Err(Failure::new(format!("{name} is a folder")).help("name one Mermaid or Markdown file in it"));
    }
    let project = projects.of_file(path)?;
    project.scope.read_named(path, limit).map_err(|denied| match denied.is_missing() {
        true => input::missing(path),
        false => project.unreadable(path, &denied),
    })
}

/// The journeys of a Mermaid file, or those in the fences of a Markdown file. On standard input the text itself says which it is.
fn journeys(name: &str, text: String) -> Result<Journeys, Failure> {
    let found = diagrams(&text, "mermaid");
    let is_diagram = is_mermaid(name) || found.is_empty() && starts_like_mermaid(&text);
    let diagrams = if is_diagram { vec![Diagram { start: 0, text: text.clone() }] } else { found };
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
        journeys.maps.extend(imported.text);
    }
    if !is_diagram && others == diagrams.len() {
        let failure = Failure::new(format!("{name} has no Mermaid user journey"));
        return Err(failure.help("put it in a fence marked `mermaid` that starts with the line `journey`"));
    }
    Ok(journeys)
}

/// Whether a text that isn't called anything can be a diagram: it doesn't begin like a page.
fn starts_like_mermaid(text: &str) -> bool {
    let clean = import(text, FileId::default());
    clean.text.is_some() || !clean.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::NoMermaidJourney)
}

/// Writes the maps where they should go.
fn put(args: &Import, name: &str, maps: &[String], projects: &mut Projects, console: Console) -> Result<(), Failure> {
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let several = || format!("{name} has {} journeys", maps.len());
    match (output, maps) {
        (None, [map]) => return console.result(map.as_bytes()),
        (None, _) => return Err(Failure::new(several()).help("name a folder for the maps: -o FOLDER/")),
        (Some(path), [_, _, ..]) if !is_folder(path) => {
            let folder = named(&path.with_extension(""));
            return Err(Failure::new(several()).help(format!("name a folder for the maps: -o {folder}/")));
        }
        (Some(_), _) => {}
    }
    let Some(output) = output else { return Ok(()) };
    let paths = paths(args, output, maps.len());
    let scope = projects.of(Path::new("")).outputs(Some(output))?;
    let files: Vec<_> = paths.iter().zip(maps).map(|(path, map)| (path.as_path(), map.as_bytes())).collect();
    scope.create(&files)?;
    let names: Vec<_> = paths.iter().map(|path| named(path)).collect();
    console.status(&format!("wrote {}", names.join(", ")));
    Ok(())
}

/// The files that the maps become: numbered where there are several.
fn paths(args: &Import, output: &Path, count: usize) -> Vec<PathBuf> {
    if !is_folder(output) {
        return vec![output.to_owned()];
    }
    let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let stem = stem.filter(|stem| stem != "-").unwrap_or_else(|| "map".to_owned());
    if count == 1 {
        return vec![output.join(format!("{stem}.{ENDING}"))];
    }
    (1..=count).map(|number| output.join(format!("{stem}-{number}.{ENDING}"))).collect()
}
