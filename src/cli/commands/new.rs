//! `wayline new`: a map to begin with.

use crate::{
    cli::{
        Exit,
        args::New,
        console::Console,
        display_path::{named, shell},
        input::ENDING,
        project::Projects,
        today::today,
    },
    report::Failure,
};
use jiff::ToSpan;
use std::path::Path;

/// The map, with `{today}` and `{soon}` where days stand.
pub(crate) const STARTER: &str = include_str!("starter.journey");

pub(crate) fn run(args: &New, console: Console) -> Result<Exit, Failure> {
    let today = today(None)?;
    let soon = today.saturating_add(3.months());
    let text = STARTER.replace("{today}", &today.to_string()).replace("{soon}", &soon.to_string());
    if args.file == Path::new("-") {
        return console.result(text.as_bytes()).map(|()| Exit::Fine);
    }
    let path = match args.file.extension() {
        Some(_) => args.file.clone(),
        None => args.file.with_extension(ENDING),
    };
    let project = Projects::new(None)?.of(path.parent().unwrap_or(Path::new("")));
    project.outputs(Some(&path))?.create(&[(&path, text.as_bytes())])?;
    let name = named(&path);
    console.status(&format!("wrote {name}; draw it with: wayline build {}", shell(&name)));
    Ok(Exit::Fine)
}
