//! `wayline import` with tables as people really fill them in.

mod groups;
mod languages;
mod layout;
mod personas;
mod side_by_side;
mod values;

use crate::cli::spreadsheets::imported;

#[track_caller]
fn holds(table: &str, lines: &[&str], warnings: &[&str]) {
    let (map, said) = imported(table);
    for line in lines {
        assert!(map.contains(line), "{line}\n---- is missing in\n{map}{said}");
    }
    for warning in warnings {
        assert!(said.contains(warning), "{warning}\n---- is missing in\n{said}{map}");
    }
    assert_eq!(said.matches("warning: ").count(), warnings.len(), "{said}{map}");
}
