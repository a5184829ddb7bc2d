//! A ranking as tables, and those as Markdown.

use super::{Condition, Location, RankedOpportunity, RankedPain, Ranking};
use crate::{
    export::table::{Cell, Heading, Sheet, Table, Tone},
    model::{Severity, Status},
};

/// The title of a ranking.
pub const TITLE: &str = "Pains and opportunities by priority";

/// Writes a ranking as Markdown.
pub fn markdown(ranking: &Ranking) -> String {
    crate::export::markdown(TITLE, &tables(ranking))
}

/// Findings, pains, opportunities and maps, one table each.
pub fn tables(ranking: &Ranking) -> Vec<Table> {
    let table = |sheet, title: &str, columns: &[(&str, f64)], rows: Vec<Vec<Cell>>| {
        let columns = columns.iter().map(|&(text, width)| Heading { cell: Cell::plain(text), width }).collect();
        Table { sheet, title: title.into(), rtl: false, groups: Vec::new(), columns, rows }
    };
    let findings = ranking.findings.iter().map(|finding| {
        let place = format!("{}:{}", finding.file, finding.line);
        vec![Cell::plain(condition(finding.condition)), Cell::plain(&finding.text), Cell::plain(place)]
    });
    let pains = ranking.pains.iter().enumerate().map(|(at, pain)| pain_row(at, pain));
    let opportunities = ranking.opportunities.iter().enumerate().map(|(at, of)| opportunity_row(at, of));
    let maps = ranking.maps.iter().map(|map| {
        let overdue = matches!((map.next_review, ranking.today), (Some(next), Some(today)) if next < today);
        vec![
            Cell::plain(&map.title),
            Cell::plain(map.owner.clone().unwrap_or_default()),
            Cell::day(map.reviewed),
            Cell::day(map.next_review).toned(if overdue { Tone::Major } else { Tone::Plain }),
            Cell::number(Some(map.pains as f64)),
            Cell::number(Some(map.opportunities as f64)),
            Cell::plain(&map.file),
        ]
    });
    vec![
        table(Sheet::Sources, "Overdue or without an answer", FINDINGS, findings.collect()),
        table(Sheet::Pains, "Pains", PAINS, pains.collect()),
        table(Sheet::Actions, "Open opportunities", OPPORTUNITIES, opportunities.collect()),
        table(Sheet::Journey, "Maps", MAPS, maps.collect()),
    ]
}

const FINDINGS: &[(&str, f64)] = &[("What", 20.0), ("Why", 48.0), ("Line", 30.0)];
const PAINS: &[(&str, f64)] = &[
    ("Rank", 6.0),
    ("Priority", 10.0),
    ("Severity", 12.0),
    ("Reach", 8.0),
    ("Pain", 48.0),
    ("Who", 20.0),
    ("Owner", 20.0),
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

fn pain_row(at: usize, pain: &RankedPain) -> Vec<Cell> {
    let owner = match (pain.answered, pain.owners.as_slice()) {
        (false, _) => Cell::plain("nothing answers it").toned(unanswered(pain.severity)),
        (true, []) => Cell::plain("nobody yet"),
        (true, owners) => Cell::plain(owners.join(", ")),
    };
    vec![
        Cell::number(Some((at + 1) as f64)),
        Cell::number(pain.priority.map(f64::round)),
        Cell::plain(pain.severity.word()).toned(tone(pain.severity)),
        Cell::plain(percent(pain.reach)),
        Cell::plain(&pain.text),
        Cell::plain(pain.who.join(", ")),
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
        Cell::number(of.priority.map(f64::round)),
        Cell::plain(of.severity.map_or("", Severity::word)),
        Cell::plain(percent(of.reach)),
        Cell::plain(&of.text),
        Cell::plain(of.owner.as_deref().unwrap_or("nobody yet")),
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

fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Minor => Tone::Minor,
        Severity::Major => Tone::Major,
        Severity::Critical => Tone::Critical,
    }
}

/// An unanswered pain only gets a colour if it is serious.
fn unanswered(severity: Severity) -> Tone {
    match severity {
        Severity::Minor => Tone::Plain,
        Severity::Major | Severity::Critical => Tone::Minor,
    }
}

/// A share with its percent sign.
pub fn percent(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| format!("{} %", crate::parse::show(share)))
}

/// The stage and the column; only one of them if they have the same title.
pub fn place(spot: &Location) -> String {
    if spot.stage == spot.place { spot.stage.clone() } else { format!("{}, {}", spot.stage, spot.place) }
}

/// The file and the line, so that an editor can jump there.
pub fn line(spot: &Location) -> String {
    format!("{}:{}", spot.file, spot.line)
}
