//! Points between thousands, as in `1.500` next to `1,5`: what a figure means depends on how the others of the sheet are written.

use super::{
    grid::{Cell, Grid},
    remark::Remark,
};

/// Removes the points between thousands where decimals have commas, and says so once.
pub fn without_points(mut grid: Grid, remarks: &mut Vec<Remark>) -> Grid {
    let figures = || grid.rows.iter().flatten().map(|cell| figure(&cell.text));
    let has_points = figures().any(|text| decimals(text, '.').is_some_and(|digits| digits != 3));
    let has_commas = figures().any(|text| decimals(text, ',').is_some_and(|digits| digits != 3));
    if has_points || !(has_commas || grid.has_semicolons) {
        return grid;
    }
    let name = grid.name.clone();
    let grouped = |cell: &&mut Cell| is_grouped(figure(&cell.text));
    for (nth, cell) in grid.rows.iter_mut().flatten().filter(grouped).enumerate() {
        let (written, rest) = cell.text.split_at(figure(&cell.text).len());
        let read = written.replace('.', "");
        if nth == 0 {
            let text =
                format!("`{written}` is read as {read}: decimals have commas here, so points are between thousands");
            remarks.push(Remark { place: format!("{name}!{}", cell.address()), text });
        }
        cell.text = format!("{read}{rest}");
    }
    grid
}

/// The figure that a cell begins with, if a unit at most follows.
fn figure(text: &str) -> &str {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let figure = first.trim_end_matches(|c: char| !c.is_ascii_digit());
    if words.nth(1).is_none() { figure } else { "" }
}

/// How many digits come after the last of these marks, in a figure that has no other marks after it.
fn decimals(figure: &str, mark: char) -> Option<usize> {
    let (whole, digits) = figure.rsplit_once(mark)?;
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    (whole.starts_with(|c: char| c.is_ascii_digit() || c == '-') && !whole.contains(mark) && is_number(digits))
        .then_some(digits.len())
}

/// Whether a figure has points between thousands, and no more than that.
fn is_grouped(figure: &str) -> bool {
    let whole = figure.split(',').next().unwrap_or_default().trim_start_matches('-');
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let is_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let mut others = groups.peekable();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && is_digits(first)
        && others.peek().is_some()
        && others.all(|group| group.len() == 3 && is_digits(group))
}
