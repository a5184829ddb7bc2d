//! `wayline-data paths`: the ways of a map that its log shows, as lines to write.

use crate::{
    Outcome, Stop,
    args::{Machine, Paths},
    failure::{Failure, Result},
    print,
    project::{Project, map_of},
    pull::data,
    today::today,
    visible,
    ways::{self, Taken, Ways},
};
use std::fmt::Write;
use wayline::{
    Options,
    measure::{self, Query},
    model::{Data, Map, Source},
};

/// So many whole ways are shown.
const MOST_WAYS: usize = 10;

/// Where so many of a hundred cases end, the journey does.
const NEARLY_ALL: f64 = 90.0;

/// The line of those who go no further.
pub const LEAVES: &str = "leaves";

pub fn run(arguments: &Paths, machine: &Machine) -> std::result::Result<Outcome, Stop> {
    let project = Project::of(&arguments.map, arguments.reach.root.as_deref())?;
    let date = today(arguments.reach.today)?;
    let map = map_of(project.compile(&Options { today: Some(date), looks_at_data: false, ..Options::default() })?)?;
    let (source, of) = log(&map, arguments.source.as_deref())?;
    let bindings = measure::bindings(&map, &of.columns);
    if bindings.is_empty() {
        return Err(Failure::new(format!("no column of {} has an `event` line", project.name))
            .help("write which events of the log mean a column, for example: event: add_to_basket")
            .into());
    }
    let query = Query {
        location: of.location.clone(),
        is_table: of.is_table,
        window: of.window,
        open_days: of.open_days.unwrap_or(0),
        ..ways::query(source.name.as_str(), of.columns.clone(), bindings)
    };
    let ways = Ways::of(&query, &data(&project, &query)?, machine, &machine.engine()?)?;
    print(&visible(&proposed(&map, &query, &ways, arguments.least)))?;
    Ok(Outcome::Fine)
}

/// The source with the log: the one that is named, or the only one with cases.
fn log<'m>(map: &'m Map, name: Option<&str>) -> Result<(&'m Source, &'m Data)> {
    let logs: Vec<(&Source, &Data)> = map
        .sources
        .iter()
        .filter_map(|source| Some((source, source.data.as_ref()?)))
        .filter(|(source, data)| match name {
            Some(name) => source.name.as_str() == name,
            None => data.columns.case.is_some(),
        })
        .collect();
    match (logs.as_slice(), name) {
        ([(source, data)], _) => match &data.columns {
            columns if columns.case.is_some() && columns.event.is_some() && columns.when.is_some() => {
                Ok((source, data))
            }
            _ => Err(Failure::new(format!("the source `{}` is no event log", source.name))
                .help("its `columns` need case, event and when")),
        },
        ([], Some(name)) => Err(Failure::new(format!("the map has no source `{name}` with data"))),
        ([], None) => Err(Failure::new("no source of the map has an event log")
            .help("give a source `data`, and `columns` with case, event and when")),
        (_, _) => Err(Failure::new("several sources of the map have event logs").help("choose one with --source NAME")),
    }
}

fn proposed(map: &Map, query: &Query, ways: &Ways, least: f64) -> String {
    let names: Vec<String> = query.bindings.iter().map(|binding| binding.column.clone()).collect();
    let mut out = String::new();
    for (at, name) in names.iter().enumerate() {
        let at = at + 1;
        let title =
            map.columns.iter().find(|column| column.name.as_str() == name).map(|column| column.title.to_plain());
        let reach = ways.reach(at).map_or("few or no cases".to_owned(), |share| format!("{share} % of the cases"));
        // Writing to a string can't fail.
        let _ = writeln!(out, "{name}: {} ({reach})", title.unwrap_or_default());
        for (line, share) in lines(&names, ways, at, least) {
            let share = share.map_or_else(|| "hidden".to_owned(), |share| format!("{share:>6} %"));
            let _ = writeln!(out, "  {line:40} {share:>8}");
        }
    }
    let _ = writeln!(out, "\n{}", ways.described(&names, MOST_WAYS));
    out
}

/// The lines for the ways from an activity, with their shares; without one where so few go another way that it is hidden.
pub fn lines(names: &[String], ways: &Ways, from: usize, least: f64) -> Vec<(String, Option<f64>)> {
    let then = names.iter().enumerate().map(|(to, name)| (format!("then {name}"), ways.then(from, to + 1)));
    let mut lines: Vec<(String, Option<f64>)> = then.filter_map(|(line, taken)| shared(line, taken)).collect();
    lines.sort_by(|(_, a), (_, b)| b.unwrap_or(100.0).total_cmp(&a.unwrap_or(100.0)));
    lines.extend(match ways.leaves(from) {
        // The journey ends there.
        Taken::By(share) if share >= NEARLY_ALL => Some((LEAVES.to_owned(), Some(share))),
        taken => shared(LEAVES.to_owned(), taken),
    });
    lines.retain(|(_, share)| share.is_none_or(|share| share >= least && share > 0.0));
    lines
}

/// A line with its share, which is measured where that isn't hidden.
fn shared(line: String, taken: Taken) -> Option<(String, Option<f64>)> {
    match taken {
        Taken::By(share) => Some((format!("{line} measured"), Some(share))),
        Taken::ByNearlyAll => Some((line, None)),
        Taken::ByFewOrNone => None,
    }
}
