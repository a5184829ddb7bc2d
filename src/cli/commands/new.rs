//! `wayline new`: creates a first map.

use crate::{
    cli::{
        Exit,
        args::New,
        choice::Choice,
        console::Console,
        display_path::{named, shell},
        file_format::wrong_for_a_map,
        project::Projects,
        templates::{STARTER, Template},
        today::today,
    },
    load::EXTENSION,
    report::Failure,
};
use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

pub(crate) fn run(args: &New, console: Console) -> Result<Exit, Failure> {
    if args.list {
        return console.result(list().as_bytes()).map(|()| Exit::Fine);
    }
    let to_stdout = args.file.as_deref() == Some(Path::new("-"));
    let template = match args.template {
        Some(template) => template,
        None if to_stdout || !console.can_ask() => STARTER,
        None => ask(console)?,
    };
    let text = template.text(today(None)?);
    if to_stdout {
        return console.result(text.as_bytes()).map(|()| Exit::Fine);
    }
    let path = path(args.file.as_deref(), template);
    if path.extension().is_some_and(|ending| !ending.eq_ignore_ascii_case(EXTENSION)) {
        return Err(wrong_for_a_map(&path));
    }
    let project = Projects::new(None)?.of(path.parent().unwrap_or(Path::new("")));
    project.outputs(Some(&path))?.create(&[(&path, text.as_bytes())])?;
    let name = named(&path);
    console.status(&format!("wrote {name}; draw it with: wayline build {}", shell(&name)));
    Ok(Exit::Fine)
}

/// Where the map goes: without a name, it is named after its template.
fn path(file: Option<&Path>, template: Template) -> PathBuf {
    let name = if template == STARTER { "map" } else { template.word() };
    let path = match file {
        Some(folder) if ends_in_a_slash(folder) => folder.join(name),
        Some(file) => file.to_owned(),
        None => PathBuf::from(name),
    };
    if path.extension().is_some() { path } else { path.with_extension(EXTENSION) }
}

/// Whether a path means a folder, whether there is one or not.
fn ends_in_a_slash(path: &Path) -> bool {
    path.to_string_lossy().ends_with(std::path::is_separator)
}

fn list() -> String {
    Template::ALL.iter().fold(String::new(), |mut list, (name, _, summary)| {
        // Writing to a string never fails.
        let _ = writeln!(list, "{name:<18} {summary}");
        list
    })
}

/// Lets the user choose at a terminal. Enter alone takes the first template.
fn ask(console: Console) -> Result<Template, Failure> {
    console.complaint("Templates:");
    for (number, line) in (1..).zip(list().lines()) {
        console.complaint(&format!("  {number}  {line}"));
    }
    loop {
        let Some(answer) = console.ask("Number or name (Enter for 1): ")? else {
            return Err(Failure::new("no template was chosen; nothing is written"));
        };
        match (answer.as_str(), Template::named_or_numbered(&answer)) {
            ("", _) => return Ok(STARTER),
            (_, Some(template)) => return Ok(template),
            (_, None) => console.complaint(&format!("no template `{answer}`; {}", Template::help(&answer))),
        }
    }
}
