//! The page and the workbook have the same rows and columns in the same order, with the same titles.

use crate::support::{
    Memory,
    every_map::{Map as Given, hold, journeys, valid},
    options,
};
use roxmltree::{Document, Node, ParsingOptions};
use wayline::{
    compile,
    export::table::{Cell, Sheet, Table, Value, table},
    model::{Map, Whom},
    render::html,
};

/// What a place is called, and which rows it has.
type Place = (String, Vec<String>);

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(node: Node<'_, '_>) -> String {
    tidy(&node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect::<String>())
}

/// What a cell says, without where its links lead.
fn words(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(pieces) => tidy(&pieces.iter().map(|piece| piece.text.as_str()).collect::<String>()),
        _ => tidy(&cell.to_plain()),
    }
}

/// All rows of the page's story, place by place. A stage that is its own only column is called as the stage is.
fn on_the_page(page: &Document<'_>) -> Vec<Place> {
    let named = |node: &Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let groups = page.descendants().filter(|node| named(node, "tbody"));
    let groups = groups.filter(|node| node.parent().is_some_and(|table| table.attribute("class") == Some("stage")));
    groups
        .map(|group| {
            let rows = group.children().filter(|node| named(node, "tr"));
            let (heads, rows): (Vec<_>, Vec<_>) = rows.partition(|row| row.attribute("class") == Some("column"));
            let title = heads[0].descendants().find(|node| named(node, "span")).map(text).unwrap_or_default();
            let label = |row: &Node<'_, '_>| row.children().find(|node| named(node, "th")).map(text);
            (title, rows.iter().filter_map(label).collect())
        })
        .collect()
}

/// The same of the workbook. Two rows on its top are of stages, and the page has them in their captions.
fn in_the_workbook(map: &Map, journey: &Table) -> Vec<Place> {
    let mut captions = 0;
    for says in [map.stages.iter().any(|stage| !stage.goals.is_empty()), map.stages.iter().any(|s| s.about.is_some())] {
        captions += usize::from(says);
    }
    let kinds: Vec<bool> = map
        .stages
        .iter()
        .zip(&journey.groups.last().expect("the stages")[1..])
        .flat_map(|(stage, &(_, wide))| {
            let whole = wide > stage.columns.len();
            let own = map.column(stage.columns[0]).kind == wayline::model::ColumnKind::Stage;
            std::iter::repeat_n(true, usize::from(whole)).chain(std::iter::repeat_n(own, stage.columns.len()))
        })
        .collect();
    let place = |(at, nameless): (usize, bool)| {
        let title = if nameless { String::new() } else { words(&journey.columns[at + 1].cell) };
        let rows = journey.rows[captions..].iter().filter(|row| !row[at + 1].is_empty());
        (title, rows.map(|row| tidy(&row[0].to_plain())).collect())
    };
    kinds.into_iter().enumerate().map(place).collect()
}

/// A table of the page, found by the name of its file.
fn table_of<'a>(page: &'a Document<'_>, file: &str) -> Option<Node<'a, 'a>> {
    page.descendants().find(|node| node.attribute("data-file") == Some(file))
}

/// The title of a table of the page, then the heads of its columns.
fn heads(page: &Document<'_>, file: &str) -> Vec<String> {
    let parts = table_of(page, file).into_iter().flat_map(|table| table.descendants());
    let is_head = |node: &Node<'_, '_>| node.has_tag_name("caption") || node.attribute("scope") == Some("col");
    parts.filter(is_head).map(text).collect()
}

/// One column of a table of the page.
fn column(page: &Document<'_>, file: &str, at: usize) -> Vec<String> {
    let table = table_of(page, file);
    let rows = table.into_iter().flat_map(|table| table.descendants()).filter(|node| node.tag_name().name() == "tr");
    // The first row has the headings.
    rows.skip(1)
        .filter_map(|row| row.children().filter(|node| node.is_element()).nth(at))
        .map(|cell| cell.attribute("data-value").map_or_else(|| text(cell), tidy))
        .collect()
}

fn has_personal_metrics(map: &Map) -> bool {
    let own = map.all_facts().flat_map(|(_, facts)| &facts.metrics);
    map.metrics.iter().chain(own).any(|metric| metric.whom != Whom::Everyone)
}

fn same(given: &Given) -> Result<(), String> {
    let Some(map) = &given.compiled().map else { return Ok(()) };
    let page = html(map, "", &Default::default());
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let page = Document::parse_with_options(&page, options).map_err(|error| error.to_string())?;
    let (shown, exported) = (on_the_page(&page), in_the_workbook(map, &table(map, Sheet::Journey)));
    if shown != exported {
        return Err(format!("the page has {shown:#?}\nthe workbook has {exported:#?}"));
    }
    // The page leaves out columns of exports, such as the stage, since its places are links.
    for (sheet, left_out) in
        [(Sheet::Pains, 2), (Sheet::Gains, 1), (Sheet::Actions, 3), (Sheet::Metrics, 3), (Sheet::Sources, 1)]
    {
        let table = table(map, sheet);
        // Where something is measured, sources have one more.
        let left_out = left_out + usize::from(sheet == Sheet::Sources && table.columns.len() > 7);
        // Whose a figure is only matters where one is a persona's.
        let left_out = left_out + usize::from(sheet == Sheet::Metrics && !has_personal_metrics(map));
        let shown = heads(&page, sheet.name());
        let heads = std::iter::once(tidy(&table.title)).chain(table.columns.iter().map(|of| words(&of.cell)));
        let exported: Vec<String> = heads.filter(|head| shown.contains(head)).collect();
        if !table.is_empty() && (shown != exported || shown.len() != 1 + table.columns.len() - left_out) {
            return Err(format!("{}: the page has {shown:?}, the workbook {exported:?}", sheet.name()));
        }
    }
    for (sheet, at_page) in [(Sheet::Pains, 0), (Sheet::Gains, 0), (Sheet::Actions, 5), (Sheet::Metrics, 2)] {
        let shown = column(&page, sheet.name(), at_page);
        let table = table(map, sheet);
        let head = heads(&page, sheet.name()).into_iter().nth(at_page + 1);
        let at_table = table.columns.iter().position(|of| Some(words(&of.cell)) == head).unwrap_or_default();
        let exported: Vec<String> = table.rows.iter().map(|row| tidy(&Cell::to_plain(&row[at_table]))).collect();
        if shown != exported {
            return Err(format!("{}: the page has {shown:?}, the workbook {exported:?}", sheet.name()));
        }
    }
    Ok(())
}

#[test]
fn the_page_and_the_workbook_have_the_same_rows() {
    hold(journeys().into_iter().chain(valid(60)), same);
}

/// It was there twice on the page: as the column that it continues, and as the words of the line.
#[test]
fn a_column_that_is_replaced_by_its_title_is_shown_once() {
    let text = "journey: M\n  compares: today.journey\nstage: S\n  touchpoint: Scans\n    feels 1\n    replaces: Waits in line\n";
    let today = "journey: T\nstage: S\n  touchpoint queue: Waits in line\n    feels 1\n";
    let files = Memory::from_iter([("today.journey", today)]);
    let map = compile("map.journey", text.as_bytes(), &files, &options()).map.expect("a right map");
    let page = html(&map, "", &Default::default());
    let (_, row) = page.split_once("data-lane=\"changes\"").expect("the row of the earlier map");
    assert_eq!(row.split("</tr>").next().expect("its end").matches("<li>").count(), 1);
}
