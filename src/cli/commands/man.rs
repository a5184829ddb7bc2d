//! `wayline man`: the manual pages.

use crate::{
    cli::{
        Exit,
        args::{Man, manual, manuals},
        console::Console,
        display_path::named,
        project::Projects,
        today,
    },
    model::Date,
    report::{Failure, count},
};
use std::path::Path;

/// The release day of this version, so that the same version always produces the same pages.
const VERSION_DAY: &str = "2026-11-29";

pub(crate) fn run(args: &Man, console: Console) -> Result<Exit, Failure> {
    let failed = |error| Failure::new(format!("cannot write the manual: {error}"));
    let day = day()?;
    let Some(folder) = args.output.as_deref().filter(|folder| *folder != Path::new("-")) else {
        return console.result(&manual(day).map_err(failed)?).map(|()| Exit::Fine);
    };
    let pages = manuals(day).map_err(failed)?;
    let scope = Projects::new(None)?.of(Path::new("")).outputs(Some(&folder.join("")))?;
    for (name, page) in &pages {
        scope.write(&folder.join(name), page)?;
    }
    console.status(&format!("wrote {} into {}", count(pages.len(), "page"), named(folder)));
    Ok(Exit::Fine)
}

/// The day set for reproducible builds, otherwise that of the version.
fn day() -> Result<Date, Failure> {
    match today::build_day()? {
        Some(day) => Ok(day),
        None => VERSION_DAY.parse().map_err(|_| Failure::new("CHANGELOG.md has no date for this version")),
    }
}
