//! A ranking for people at a terminal: two lines for each thing, whatever the width.

use super::{
    Location, Ranking, Sureness,
    ranked::UNOWNED,
    tables::{NOT_REPORTED, between, line, percent, place},
};
use crate::model::Priority;

/// Writes a ranking as plain text.
pub fn text(ranking: &Ranking) -> String {
    let mut out = String::new();
    let mut section = |title: &str, entries: Vec<String>, none: &str| {
        let gap = if out.is_empty() { "" } else { "\n" };
        let body = if entries.is_empty() { format!("  {none}\n") } else { entries.concat() };
        out.push_str(&format!("{gap}{title}\n{body}"));
    };
    // Whoever reads "none" below has to know of what nothing is known.
    if !ranking.not_reported.is_empty() {
        // A file's name can have line breaks, which would look like lines of another program.
        let said = ranking.not_reported.iter().map(|of| {
            let said = of.name.iter().fold(of.why.clone(), |why, name| format!("{name}: {why}"));
            format!("  {}\n", said.split_whitespace().collect::<Vec<_>>().join(" "))
        });
        section(NOT_REPORTED, said.collect(), "");
    }
    let pains = ranking.pains.iter().map(|pain| {
        let owner = match (pain.answered, pain.owners.is_empty()) {
            (false, _) => "nothing answers it".to_owned(),
            (true, true) => UNOWNED.to_owned(),
            (true, false) => pain.owners.join(", "),
        };
        let rest: Vec<String> = [owner].into_iter().chain(pain.reach_measured.map(sure)).collect();
        entry(pain.priority, pain.severity.word(), pain.reach, &pain.text, &pain.spot, &rest)
    });
    section("Pains", pains.collect(), "none");
    let opportunities = ranking.opportunities.iter().map(|of| {
        let owner = of.owner.clone().unwrap_or_else(|| "nobody owns it".to_owned());
        let due = of.due.map(|due| format!("due {due}{}", if of.past_due { ", overdue" } else { "" }));
        let rest: Vec<String> =
            [Some(owner), of.status.map(|of| of.word().to_owned()), due, of.reach_measured.map(sure)]
                .into_iter()
                .flatten()
                .collect();
        entry(of.priority, of.severity.map_or("", |severity| severity.word()), of.reach, &of.text, &of.spot, &rest)
    });
    section("Open opportunities", opportunities.collect(), "none");
    let findings =
        ranking.findings.iter().map(|finding| format!("  {}\n    {}:{}\n", finding.text, finding.file, finding.line));
    section("Overdue or without an answer", findings.collect(), "nothing");
    out
}

/// How sure a measured reach is.
fn sure(of: Sureness) -> String {
    let interval = of.interval.map(|ends| format!("{}, ", between(ends))).unwrap_or_default();
    format!("reach {interval}n = {}", of.n)
}

fn entry(
    priority: Option<f64>,
    severity: &str,
    reach: Option<f64>,
    text: &str,
    spot: &Location,
    rest: &[String],
) -> String {
    let priority = priority.map_or_else(|| "–".to_owned(), |priority| Priority::shown(priority).to_string());
    let head = format!("{priority:>4}  {severity:<8}  {:>6}  {text}", percent(reach));
    format!("{head}\n{:>24}{}, {}; {}\n{:>24}{}\n", "", spot.map, place(spot), rest.join(", "), "", line(spot))
}
