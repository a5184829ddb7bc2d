//! A ranking as tables, and those as Markdown.

use super::{Condition, FromData, Location, RankedOpportunity, RankedPain, Ranking, Sureness, ranked::UNOWNED};
use crate::{
    export::table::{Cell, Heading, Table, Tone},
    model::{Priority, Severity, Status},
    vocabulary::ENGLISH,
};

/// The title of a ranking.
pub const TITLE: &str = "Pains and opportunities by priority";

/// Writes a ranking as Markdown.
pub fn markdown(ranking: &Ranking) -> String {
    crate::export::markdown(TITLE, &tables(ranking))
}

/// A table of a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    NotReported,
    Findings,
    Pains,
    Opportunities,
    Maps,
}

/// The title of what couldn't be read.
pub const NOT_REPORTED: &str = "Not reported";

/// What couldn't be read, findings, pains, opportunities and maps, one table each.
pub fn tables(ranking: &Ranking) -> Vec<Table<Part>> {
    let table = |sheet, title: &str, columns: &[(&str, f64)], rows: Vec<Vec<Cell>>| {
        let columns = columns.iter().map(|&(text, width)| Heading { cell: Cell::plain(text), width }).collect();
        saying(Table { sheet, title: title.into(), rtl: false, groups: Vec::new(), columns, rows })
    };
    // Where nothing is measured, the tables need no columns for it.
    let with = |mut table: Table<Part>, columns: [(&str, f64); 2], cells: Vec<Option<[Cell; 2]>>| {
        if cells.iter().any(Option::is_some) {
            table.columns.extend(columns.map(|(text, width)| Heading { cell: Cell::plain(text), width }));
            let cells = cells.into_iter().map(Option::unwrap_or_default);
            table.rows.iter_mut().zip(cells).for_each(|(row, cells)| row.extend(cells));
        }
        table
    };
    let findings = ranking.findings.iter().map(|finding| {
        let place = format!("{}:{}", finding.file, finding.line);
        vec![Cell::plain(condition(finding.condition)), Cell::plain(&finding.text), Cell::plain(place)]
    });
    let pains = ranking.pains.iter().enumerate().map(|(at, pain)| pain_row(at, pain));
    let opportunities = ranking.opportunities.iter().enumerate().map(|(at, of)| opportunity_row(at, of));
    let maps = ranking.maps.iter().map(|map| {
        vec![
            Cell::plain(&map.title),
            Cell::plain(map.owner.clone().unwrap_or_default()),
            Cell::day(map.reviewed),
            Cell::day(map.next_review).toned(if map.review_overdue { Tone::Major } else { Tone::Plain }),
            Cell::number(Some(map.pains as f64)),
            Cell::number(Some(map.opportunities as f64)),
            Cell::plain(&map.file),
        ]
    });
    let missing = ranking
        .not_reported
        .iter()
        .map(|of| vec![Cell::plain(of.name.clone().unwrap_or_default()), Cell::plain(&of.why)]);
    vec![
        table(Part::NotReported, NOT_REPORTED, MISSING, missing.collect()),
        table(Part::Findings, "Overdue or without an answer", FINDINGS, findings.collect()),
        with(
            table(Part::Pains, "Pains", PAINS, pains.collect()),
            REACH,
            ranking.pains.iter().map(|pain| pain.reach_measured.map(sure)).collect(),
        ),
        with(
            table(Part::Opportunities, "Open opportunities", OPPORTUNITIES, opportunities.collect()),
            REACH,
            ranking.opportunities.iter().map(|of| of.reach_measured.map(sure)).collect(),
        ),
        with(
            table(Part::Maps, "Maps", MAPS, maps.collect()),
            MEASURED,
            ranking.maps.iter().map(|map| map.measured.as_ref().map(from_data)).collect(),
        ),
    ]
}

/// The table without the columns that say nothing.
fn saying(mut table: Table<Part>) -> Table<Part> {
    let says = |at: usize| table.rows.iter().any(|row| !row[at].is_empty());
    let says: Vec<bool> = (0..table.columns.len()).map(says).collect();
    if !table.rows.is_empty() {
        let mut of_column = says.iter();
        table.columns.retain(|_| of_column.next() == Some(&true));
        for row in &mut table.rows {
            let mut of_column = says.iter();
            row.retain(|_| of_column.next() == Some(&true));
        }
    }
    table
}

const MISSING: &[(&str, f64)] = &[("File", 30.0), ("Why", 48.0)];
const FINDINGS: &[(&str, f64)] = &[("What", 20.0), ("Why", 48.0), ("Line", 30.0)];
const PAINS: &[(&str, f64)] = &[
    ("Rank", 6.0),
    ("Priority", 10.0),
    ("Severity", 12.0),
    ("Reach", 8.0),
    ("Pain", 48.0),
    ("Who", 20.0),
    ("Answered by", 20.0),
    ("Map", 30.0),
    ("Where", 30.0),
    ("Line", 30.0),
];
const OPPORTUNITIES: &[(&str, f64)] = &[
    ("Rank", 6.0),
    ("Priority", 10.0),
    ("Severity", 12.0),
    ("Reach", 8.0),
    ("Opportunity", 48.0),
    ("Owner", 20.0),
    ("Impact", 8.0),
    ("Effort", 8.0),
    ("Due", 12.0),
    ("Status", 12.0),
    ("Map", 30.0),
    ("Where", 30.0),
    ("Line", 30.0),
];
const MAPS: &[(&str, f64)] = &[
    ("Map", 40.0),
    ("Owner", 20.0),
    ("Reviewed", 12.0),
    ("Next review", 12.0),
    ("Pains", 8.0),
    ("Opportunities", 12.0),
    ("File", 30.0),
];

const REACH: [(&str, f64); 2] = [("Reach, n", 10.0), ("Reach, 95 %", 14.0)];
const MEASURED: [(&str, f64); 2] = [("Measured", 14.0), ("Measured since", 12.0)];

fn sure(of: Sureness) -> [Cell; 2] {
    [Cell::number(Some(of.n as f64)), Cell::plain(of.interval.map(between).unwrap_or_default())]
}

fn from_data(of: &FromData) -> [Cell; 2] {
    [Cell::plain(format!("{} of {} figures", of.figures, of.of)), Cell::day(of.since)]
}

/// The two ends of an interval of shares.
pub fn between((low, high): (f64, f64)) -> String {
    format!("{} – {} %", crate::parse::show(low), crate::parse::show(high))
}

fn pain_row(at: usize, pain: &RankedPain) -> Vec<Cell> {
    let owner = match (pain.answered, pain.owners.as_slice()) {
        (false, _) => Cell::plain(ENGLISH.page.nothing_yet).toned(unanswered(pain.severity)),
        (true, []) => Cell::plain(UNOWNED),
        (true, owners) => Cell::plain(owners.join(", ")),
    };
    vec![
        Cell::number(Some((at + 1) as f64)),
        Cell::number(pain.priority.map(Priority::shown)),
        Cell::plain(pain.severity.word()).toned(Tone::of(pain.severity)),
        Cell::plain(percent(pain.reach)),
        Cell::plain(&pain.text),
        Cell::plain(if pain.for_everybody { ENGLISH.everyone.to_owned() } else { pain.who.join(", ") }),
        owner,
        Cell::plain(&pain.spot.map),
        Cell::plain(place(&pain.spot)),
        Cell::plain(line(&pain.spot)),
    ]
}

fn opportunity_row(at: usize, of: &RankedOpportunity) -> Vec<Cell> {
    let late = if of.past_due { Tone::Major } else { Tone::Plain };
    vec![
        Cell::number(Some((at + 1) as f64)),
        Cell::number(of.priority.map(Priority::shown)),
        Cell::plain(of.severity.map_or("", Severity::word)),
        Cell::plain(percent(of.reach)),
        Cell::plain(&of.text),
        Cell::plain(of.owner.as_deref().unwrap_or(ENGLISH.page.nobody)),
        Cell::number(of.impact.map(f64::from)),
        Cell::number(of.effort.map(f64::from)),
        Cell::day(of.due).toned(late),
        Cell::plain(of.status.map_or("", Status::word)),
        Cell::plain(&of.spot.map),
        Cell::plain(place(&of.spot)),
        Cell::plain(line(&of.spot)),
    ]
}

/// What is wrong if a condition is true.
pub fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::OverdueReview => "overdue review",
        Condition::UnansweredCritical => "unanswered critical pain",
        Condition::PastDue => "past due",
    }
}

/// An unanswered pain only gets a colour if it is serious.
fn unanswered(severity: Severity) -> Tone {
    if severity.is_serious() { Tone::Minor } else { Tone::Plain }
}

/// A share with its percent sign.
pub fn percent(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| format!("{} %", crate::parse::show(share)))
}

/// The stage and the column; only one of them if they have the same title. Titles of any script can be on either side of the dot.
pub fn place(spot: &Location) -> String {
    if spot.stage == spot.place { spot.stage.clone() } else { format!("{} · {}", spot.stage, spot.place) }
}

/// The file and the line, so that an editor can jump there.
pub fn line(spot: &Location) -> String {
    format!("{}:{}", spot.file, spot.line)
}
