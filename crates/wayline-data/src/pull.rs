//! `wayline-data pull`: the figures of a map from its data, written next to it.

use crate::{
    Outcome, Stop,
    args::{Machine, Pull},
    cluster::Cluster,
    engine::Engine,
    failure::{Failure, Result},
    input::Input,
    meter::Meter,
    print,
    project::{Project, map_of},
    read::{self, Column, Kind},
    table::{Table, columns},
    today::today,
};
use std::path::Path;
use wayline::{
    Options,
    measure::{self, About, Query, Refusal, Results, Row},
};

pub fn run(arguments: &Pull, machine: &Machine) -> std::result::Result<Outcome, Stop> {
    let engine = machine.engine()?;
    let cluster = Cluster::of(&arguments.spread)?;
    let by = By { machine, engine: &engine, cluster: cluster.as_ref() };
    let mut outcome = Outcome::Fine;
    for map in &arguments.maps {
        let changed = one(map, arguments, &by)?;
        if arguments.check && changed {
            outcome = Outcome::Wrong;
        }
    }
    Ok(outcome)
}

impl Machine {
    pub fn engine(&self) -> Result<Engine> {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        Engine::new(self.threads.map_or_else(cores, usize::from), self.memory)
    }
}

/// What computes.
struct By<'a> {
    machine: &'a Machine,
    engine: &'a Engine,
    /// What groups and sorts instead of the engine.
    cluster: Option<&'a Cluster>,
}

/// Measures a map, and says whether its results change.
fn one(path: &Path, arguments: &Pull, by: &By<'_>) -> std::result::Result<bool, Stop> {
    let project = Project::of(path, arguments.reach.root.as_deref())?;
    let date = today(arguments.reach.today)?;
    let options = Options { today: Some(date), looks_at_data: false, ..Options::default() };
    let map = map_of(project.compile(&options)?)?;
    let queries = measure::queries(&map);
    if queries.is_empty() {
        return Err(Failure::new(format!("nothing in {} is `measured`", project.name))
            .help("write `measured` in place of a figure, and give a source its `data`")
            .into());
    }
    let mut about = About { date: Some(date), ..About::default() };
    let mut rows = Vec::new();
    for query in &queries {
        let (answer, fingerprint) = answer(&project, query, by)?;
        rows.extend(answer);
        about.data.insert(query.source.clone(), fingerprint);
    }
    let settled = measure::settle(&queries, &rows, &about);
    let results = settled.map_err(|refusals| refused(&project, &queries, &refusals))?;
    let name = measure::results_name(&path.to_string_lossy()).unwrap_or_default();
    let old = project.read(&name)?;
    let changed = old.as_deref().is_none_or(|old| differs(old, &results));
    if arguments.check {
        print(&match (changed, old.is_some()) {
            (true, true) => format!("{name} would change\n"),
            (true, false) => format!("{name} does not exist yet\n"),
            (false, _) => format!("{name} is current\n"),
        })?;
        return Ok(changed);
    }
    project.write(&name, measure::write(&results).as_bytes())?;
    let count = results.findings.len();
    print(&format!("wrote {name}, {count} {}\n", if count == 1 { "figure" } else { "figures" }))?;
    Ok(changed)
}

/// Whether the results say something else than a file does, apart from the date.
fn differs(old: &[u8], results: &Results) -> bool {
    let undated = |mut results: Results| {
        results.sources.values_mut().for_each(|source| source.date = None);
        measure::write(&results)
    };
    measure::read(old).map_or(true, |old| undated(old) != undated(results.clone()))
}

/// The rows that answer a query, and the fingerprint of its data.
fn answer(project: &Project, query: &Query, by: &By<'_>) -> Result<(Vec<Row>, String)> {
    let inputs = data(project, query)?;
    with_table(&inputs, query, by.machine, by.engine, |table| {
        let rows = match by.cluster {
            Some(cluster) => cluster.answer(query, table, by.engine)?,
            None => by.engine.answer(query, table)?,
        };
        Ok((rows, table.fingerprint().to_string()))
    })
}

/// Opens the data of a query, with a progress bar while it is used.
pub fn with_table<T>(
    inputs: &[Input],
    query: &Query,
    machine: &Machine,
    engine: &Engine,
    ask: impl FnOnce(&Table) -> Result<T>,
) -> Result<T> {
    let meter = Meter::new(&query.source, inputs.iter().map(Input::bytes).sum(), machine.quiet);
    let answer = Table::open(inputs, &columns(query), engine.threads(), &meter).and_then(|table| ask(&table));
    meter.finish();
    answer
}

/// What a query reads: files, or a table of which only the rows of the window are wanted.
pub fn data(project: &Project, query: &Query) -> Result<Vec<Input>> {
    if !query.is_table {
        return Ok(project.data(&query.location)?.into_iter().map(Input::File).collect());
    }
    let table = project.table(&query.location)?.within(query.window, query.columns.when.as_deref());
    table.check(&columns(query))?;
    Ok(vec![Input::Table(Box::new(table))])
}

/// Why there are no results, with the first row that is wrong.
fn refused(project: &Project, queries: &[Query], refusals: &[Refusal]) -> Failure {
    let why = |refusal: &Refusal| match first_wrong(project, queries, refusal) {
        Some(place) => format!("{refusal} ({place})"),
        None => refusal.to_string(),
    };
    let why: Vec<String> = refusals.iter().map(why).collect();
    Failure::new(why.join("\n")).help(refusals.first().map_or("", Refusal::help))
}

fn first_wrong(project: &Project, queries: &[Query], refusal: &Refusal) -> Option<String> {
    let (source, column, range) = match refusal {
        Refusal::NotNumbers { source, column, .. } => (source, column, None),
        Refusal::OutOfRange { source, column, range, .. } => (source, column, Some(range)),
        Refusal::NoRows { .. } | Refusal::OtherQuery { .. } => return None,
    };
    let query = queries.iter().find(|query| query.source == *source)?;
    let wrong = |text: &str| {
        let (text, number) = (text.trim(), text.trim().parse::<f64>().ok());
        let is_missing = |missing: &String| missing == text || number.is_some() && missing.parse().ok() == number;
        let is_wrong = match (range, number) {
            (None, number) => number.is_none(),
            (Some((low, high)), number) => number.is_some_and(|number| !(*low..=*high).contains(&number)),
        };
        is_wrong && !query.missing.iter().any(is_missing)
    };
    let column = Column::new(column, Kind::Number);
    // The rows of a table have no order, so that a place would say nothing.
    let inputs = if query.is_table { Vec::new() } else { data(project, query).ok()? };
    inputs.iter().find_map(|input| {
        let place = read::place_of(input, &column, &wrong).ok()??;
        Some(format!("{}, {place}", input.name()))
    })
}
