//! `mdbook-wayline install`: adds the preprocessor to a book's settings and keeps their formatting.

use crate::{
    cli::{Exit, console::Console, display_path::named, project::Projects},
    report::Failure,
};
use std::path::Path;
use toml_edit::{DocumentMut, Item, Table, value};

/// The largest settings file that is read.
const LARGEST: u64 = 1 << 20;

/// Adds the preprocessor to the `book.toml` in `folder`, unless it is already there.
pub(super) fn install(folder: &Path, console: Console) -> Result<Exit, Failure> {
    let path = folder.join("book.toml");
    let name = named(&path);
    let help = "name the folder of a book: mdbook-wayline install docs";
    let project = Projects::new(None)?.of_file(&path)?;
    let bytes = project.scope.read(&path, LARGEST).map_err(|denied| project.unreadable(&path, &denied).help(help))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::new(format!("{name} is not UTF-8 text")).help(help))?;
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        Failure::new(format!("{name} is not TOML: {}", error.message()))
            .help("fix it and try again; nothing was changed")
    })?;
    let wrong = || {
        Failure::new(format!("`preprocessor` in {name} is not a table"))
            .help("fix it and try again; nothing was changed")
    };
    let implicit = || {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    };
    let preprocessors = document.entry("preprocessor").or_insert_with(implicit);
    let preprocessors = preprocessors.as_table_like_mut().ok_or_else(wrong)?;
    let own = preprocessors.entry("wayline").or_insert_with(|| Item::Table(Table::new()));
    let own = own.as_table_like_mut().ok_or_else(wrong)?;
    if !own.contains_key("command") {
        own.insert("command", value("mdbook-wayline"));
    }
    let changed = project.scope.rewrite(&path, document.to_string().as_bytes())?;
    console.status(&if changed { format!("wrote {name}") } else { format!("{name} is already set up") });
    Ok(Exit::Fine)
}
