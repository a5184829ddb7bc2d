//! Tables next to each other on a sheet, each with the labels again: they are put below each other.

use crate::spreadsheet::{
    grid::{Cell, Grid, MOST},
    labels::{Label, label},
};

/// The sheet with tables that are to the right of the first below it.
pub fn below_each_other(grid: Grid) -> Grid {
    let Some((first, starts)) = starts(&grid) else { return grid };
    if starts.len() * grid.rows.len() * grid.width() > MOST {
        return grid;
    }
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (nth, &start) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).copied().unwrap_or(grid.width());
        // All labels are in one column.
        let missing = if nth == 0 { 0 } else { first };
        let blank = |row: &[Cell]| (0..missing).map(|_| Cell::new("", row[start].at)).collect::<Vec<_>>();
        rows.extend(grid.rows.iter().map(|row| [blank(row), row[start..end].to_vec()].concat()));
    }
    Grid { above: grid.above.clone(), has_semicolons: grid.has_semicolons, ..Grid::new(&grid.name, rows) }
}

/// The column of labels in the first table, and the columns that tables begin at: the first of the sheet, and those that have the
/// same labels again, stages and at least two lanes among them.
fn starts(grid: &Grid) -> Option<(usize, Vec<usize>)> {
    let means = |cell: &Cell| label(&cell.text).map(|found| found.label);
    let is_head = |cell: &Cell| matches!(means(cell), Some(Label::Stage | Label::Phase));
    let (head, first) = grid.rows.iter().enumerate().find_map(|(at, row)| Some((at, row.iter().position(is_head)?)))?;
    let lanes: Vec<usize> = (head + 1..grid.rows.len())
        .filter(|&row| matches!(means(&grid.rows[row][first]), Some(Label::Lane(_))))
        .collect();
    let is_again = |column: &usize| {
        grid.rows[head][*column].text == grid.rows[head][first].text
            && lanes.len() > 1
            && lanes.iter().all(|&row| grid.rows[row][*column].text == grid.rows[row][first].text)
    };
    let again: Vec<usize> = (first + 1..grid.width()).filter(is_again).collect();
    (!again.is_empty()).then(|| (first, std::iter::once(0).chain(again).collect()))
}
