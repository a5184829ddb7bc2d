//! The page and the workbook have the same rows and columns in the same order, with the same titles.

use crate::support::{
    Memory,
    every_map::{Map as Given, hold, journeys, valid},
    options,
};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeSet;
use wayline::{
    compile,
    export::table::{Cell, Sheet, Table, Value, table},
    model::{Map, Whom},
    render::html,
};

/// What a place is called, and its rows.
type Place = (String, Vec<Row>);

/// A row of a place: what it is called, what it says there, and on the page the key of its lane.
struct Row {
    label: String,
    says: BTreeSet<String>,
    lane: String,
}

/// The words of a cell, in any order: page and workbook separate and order them in their own ways.
fn said(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(node: Node<'_, '_>) -> String {
    tidy(&node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect::<String>())
}

/// The same with a blank between the texts of two elements.
fn texts(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|node| node.text());
    texts.collect::<Vec<_>>().join(" ")
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
            let cell = |row: &Node<'_, '_>, name| row.children().find(|node| named(node, name)).map(text);
            let row = |row: &Node<'_, '_>| {
                let says = row.children().find(|node| named(node, "td")).map(|cell| said(&texts(cell)));
                let lane = row.attribute("data-lane").unwrap_or_default().to_owned();
                Some(Row { label: cell(row, "th")?, says: says?, lane })
            };
            (title, rows.iter().filter_map(row).collect())
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
        let row = |row: &Vec<Cell>| Row {
            label: tidy(&row[0].to_plain()),
            says: said(&words(&row[at + 1])),
            lane: String::new(),
        };
        (title, rows.map(row).collect())
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

/// What the cells of one column of a table of the page say, row by row.
fn column(page: &Document<'_>, file: &str, at: usize) -> Vec<BTreeSet<String>> {
    let table = table_of(page, file);
    let rows = table.into_iter().flat_map(|table| table.descendants()).filter(|node| node.tag_name().name() == "tr");
    // The first row has the headings.
    rows.skip(1)
        .filter_map(|row| row.children().filter(|node| node.is_element()).nth(at))
        .map(|cell| said(&texts(cell)))
        .collect()
}

/// Which of the two says less in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Less {
    Neither,
    Page,
    Workbook,
    /// One says in figures what the other says in words.
    Both,
}

/// Why page and workbook say different things in a row.
fn row_reason(lane: &str) -> Less {
    match lane {
        // The page has tables of pains, gains and opportunities, to which these lines lead; a link needs no path beside it.
        "experience" | "opportunities" | "material" => Less::Page,
        // A workbook has one figure there, which it can reckon with.
        "priority" => Less::Workbook,
        _ => Less::Neither,
    }
}

/// The same for a column of a table, by its position on the page.
fn column_reason(sheet: Sheet, at: usize) -> Less {
    match (sheet, at) {
        // Page and report say that nobody owns or answers it yet; a workbook is sorted and filtered, and leaves the cell empty.
        (Sheet::Actions, 0) | (Sheet::Pains, 6) => Less::Workbook,
        // The workbook has columns of their own for experiments, units and what is said about a source.
        (Sheet::Actions, 1) | (Sheet::Sources, 1) => Less::Workbook,
        // It has figures and dates that it can reckon with where the page has words.
        (Sheet::Actions | Sheet::Sources, 3) | (Sheet::Metrics, _) => Less::Both,
        _ => Less::Neither,
    }
}

fn same_words(what: &str, less: Less, shown: &BTreeSet<String>, exported: &BTreeSet<String>) -> Result<(), String> {
    let holds = match less {
        Less::Neither => shown == exported,
        Less::Page => shown.is_subset(exported),
        Less::Workbook => exported.is_subset(shown),
        Less::Both => true,
    };
    if holds { Ok(()) } else { Err(format!("{what}: the page says {shown:?}, the workbook {exported:?}")) }
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
    let titles = |places: &[Place]| -> Vec<(String, Vec<String>)> {
        let of = |(title, rows): &Place| (title.clone(), rows.iter().map(|row| row.label.clone()).collect());
        places.iter().map(of).collect()
    };
    let (of_page, of_workbook) = (titles(&shown), titles(&exported));
    if of_page != of_workbook {
        return Err(format!("the page has {of_page:#?}\nthe workbook has {of_workbook:#?}"));
    }
    for ((place, rows), (_, cells)) in shown.iter().zip(&exported) {
        for (row, cell) in rows.iter().zip(cells) {
            let what = format!("{place}, {}", row.label);
            same_words(&what, row_reason(&row.lane), &row.says, &cell.says)?;
        }
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
    for sheet in [Sheet::Pains, Sheet::Gains, Sheet::Actions, Sheet::Metrics, Sheet::Sources] {
        let table = table(map, sheet);
        for (at_page, head) in heads(&page, sheet.name()).iter().skip(1).enumerate() {
            let shown = column(&page, sheet.name(), at_page);
            let at_table = table.columns.iter().position(|of| words(&of.cell) == *head).unwrap_or_default();
            let exported: Vec<_> = table.rows.iter().map(|row| said(&words(&row[at_table]))).collect();
            if shown.len() != exported.len() {
                return Err(format!("{} {head}: the page has {shown:?}, the workbook {exported:?}", sheet.name()));
            }
            for (shown, exported) in shown.iter().zip(&exported) {
                same_words(&format!("{}, {head}", sheet.name()), column_reason(sheet, at_page), shown, exported)?;
            }
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
