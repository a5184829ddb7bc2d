//! `wayline import` with tables as people really fill them in.

mod groups;
mod languages;
mod layout;
mod markdown;
mod named;
mod personas;
mod side_by_side;
mod values;

use crate::cli::{sandbox::Sandbox, spreadsheets::imported};

#[track_caller]
fn holds(table: &str, lines: &[&str], warnings: &[&str]) {
    shows(imported(table), lines, warnings);
}

/// The same for a page of Markdown.
#[track_caller]
fn page_holds(page: &str, lines: &[&str], warnings: &[&str]) {
    let sandbox = Sandbox::new().file("board.md", page);
    let ran = sandbox.run("import board.md -o board.journey").code(0);
    sandbox.run("check board.journey").code(0);
    shows((sandbox.read("board.journey"), ran.err), lines, warnings);
}

#[track_caller]
fn shows((map, said): (String, String), lines: &[&str], warnings: &[&str]) {
    for line in lines {
        assert!(map.contains(line), "{line}\n---- is missing in\n{map}{said}");
    }
    for warning in warnings {
        assert!(said.contains(warning), "{warning}\n---- is missing in\n{said}{map}");
    }
    assert_eq!(said.matches("warning: ").count(), warnings.len(), "{said}{map}");
}
