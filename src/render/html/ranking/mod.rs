//! A ranking as a web page: tables in the colours of a drawing, without scripts or requests.

use super::{colours, policy};
use crate::{
    export::{
        ranking::{Part, Ranking, TITLE, tables},
        table::{Cell, Table, Tone, Value},
    },
    theme::Theme,
};
use askama::Template;

#[derive(Template)]
#[template(path = "ranking/page.html", config = "src/render/html/askama.toml")]
struct Page {
    policy: String,
    scheme: &'static str,
    style: String,
    version: &'static str,
    title: &'static str,
    about: String,
    tables: Vec<ReportTable>,
}

struct ReportTable {
    id: &'static str,
    title: String,
    heads: Vec<Field>,
    rows: Vec<Vec<Field>>,
}

struct Field {
    class: &'static str,
    text: String,
}

/// Writes a ranking as a page in the colours of `theme`.
pub fn ranking(ranking: &Ranking, theme: &Theme) -> String {
    let style = format!("\n{}{}", colours::rules(theme), include_str!("page.css"));
    let today = ranking.today.map_or_else(String::new, |today| format!(", on {today}"));
    let (maps, pains) = (count(ranking.maps.len(), "map", "maps"), count(ranking.pains.len(), "pain", "pains"));
    let open = count(ranking.opportunities.len(), "open opportunity", "open opportunities");
    let missing = match ranking.not_reported.len() {
        0 => String::new(),
        missing => format!(", {missing} not reported"),
    };
    let page = Page {
        policy: format!("default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'", policy::hash(&style)),
        scheme: colours::scheme(theme),
        style,
        version: env!("CARGO_PKG_VERSION"),
        title: TITLE,
        about: format!("{maps}, {pains}, {open}{missing}{today}"),
        tables: tables(ranking).iter().filter(|table| !table.is_empty()).map(shown).collect(),
    };
    // Writing to a string never fails.
    page.render().unwrap_or_default()
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn shown(table: &Table<Part>) -> ReportTable {
    let id = match table.sheet {
        Part::NotReported => "not-reported",
        Part::Findings => "findings",
        Part::Pains => "pains",
        Part::Opportunities => "opportunities",
        Part::Maps => "maps",
    };
    let heads: Vec<String> = table.columns.iter().map(|column| column.cell.to_plain()).collect();
    let row = |row: &Vec<Cell>| row.iter().zip(&heads).map(|(cell, head)| field(cell, head)).collect();
    let rows = table.rows.iter().map(row).collect();
    let heads = heads.iter().enumerate().map(|(at, head)| {
        let figures = table.rows.iter().any(|row| matches!(row[at].value, Value::Number(_)));
        Field { class: if figures { "number" } else { "" }, text: head.clone() }
    });
    let heads = heads.collect();
    ReportTable { id, title: table.title.clone(), heads, rows }
}

fn field(cell: &Cell, head: &str) -> Field {
    let class = match (cell.tone, &cell.value) {
        (Tone::Critical, _) => "critical",
        (Tone::Major, Value::Day(_)) => "late",
        (Tone::Major, _) => "major",
        (Tone::Minor, _) => "minor",
        (Tone::Plain, Value::Number(_)) => "number",
        (Tone::Plain, Value::Day(_)) => "day",
        (Tone::Plain, Value::Empty | Value::Text(_)) => match head {
            "Line" | "File" => "line",
            "Pain" | "Opportunity" | "Why" => "words",
            _ => "",
        },
    };
    Field { class, text: cell.to_plain() }
}
