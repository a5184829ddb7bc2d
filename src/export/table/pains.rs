//! Pains, in the order of their rank.

use super::{Cell, Line, Sheet, Table, Teller, Tone, heading};
use crate::{
    model::{PainId, Severity},
    vocabulary::is_rtl,
};

/// The pains of a map, in the order of [`crate::model::Map::pains_by_priority`].
pub fn pains(tell: &Teller<'_>) -> Table {
    let (words, page) = (tell.words, tell.page);
    let columns = vec![
        heading(page.number, 6.0),
        heading(words.priority, 10.0),
        heading(page.severity, 12.0),
        heading(page.pain, 48.0),
        heading(page.who, 20.0),
        heading(words.stage, 20.0),
        heading(page.place, 24.0),
        heading(page.reach, 10.0),
        heading(page.answered_by, 40.0),
        heading(words.sources, 14.0),
    ];
    let rows = tell.map.pains_by_priority().into_iter().map(|id| row(tell, id)).collect();
    let title = words.pains.to_owned();
    Table { sheet: Sheet::Pains, title, rtl: is_rtl(tell.map.lang.as_deref()), groups: Vec::new(), columns, rows }
}

fn row(tell: &Teller<'_>, id: PainId) -> Vec<Cell> {
    let pain = tell.map.pain(id);
    let facts = tell.map.facts(pain.place);
    let tone = if pain.is_solved() { Tone::Plain } else { tone(pain.severity) };
    let answers = pain.answered_by.iter().map(|&id| Line::new().text(&tell.map.opportunity(id).text));
    vec![
        Cell::number(Some(id.number() as f64)),
        Cell::number(facts.score.as_ref().map(|score| score.value.round())),
        Cell::plain(tell.words.severity_of(pain)).toned(tone),
        Cell::from(&pain.text).toned(tone),
        Cell::plain(tell.everyone(&pain.personas)),
        Cell::from(&tell.stage(pain.place).title),
        Cell::from(tell.place(pain.place)),
        Cell::plain(facts.reach_of_all().map_or_else(String::new, |of| format!("{} %", tell.words.number(of.percent)))),
        Cell::lines(answers),
        Cell::plain(tell.evidence(&pain.from)),
    ]
}

/// How bad a severity is.
pub fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Minor => Tone::Minor,
        Severity::Major => Tone::Major,
        Severity::Critical => Tone::Critical,
    }
}
