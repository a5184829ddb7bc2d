//! `wayline man`: the manual pages.

use crate::{
    cli::{
        Exit,
        args::{Man, manual, manuals},
        console::Console,
        names::named,
        project::Projects,
    },
    report::{Failure, count},
};
use std::path::Path;

pub(crate) fn run(args: &Man, console: Console) -> Result<Exit, Failure> {
    let failed = |error| Failure::new(format!("the manual cannot be made: {error}"));
    let Some(folder) = &args.output else {
        return console.result(&manual().map_err(failed)?).map(|()| Exit::Fine);
    };
    let pages = manuals().map_err(failed)?;
    let scope = Projects::new(None)?.of(Path::new("")).outputs(Some(&folder.join("")))?;
    for (name, page) in &pages {
        scope.write(&folder.join(name), page)?;
    }
    console.status(&format!("wrote {} into {}", count(pages.len(), "page"), named(folder)));
    Ok(Exit::Fine)
}
