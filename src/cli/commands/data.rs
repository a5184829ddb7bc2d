//! `wayline data`: queries for databases, results from their answers; everything that needs an engine is another program's.

use crate::{
    cli::{
        Exit,
        args::{Data, DataCommand, DataSql, Judging, PassedOn},
        choice::Choice,
        console::{self, Console, Stream, Style},
        display_path::named,
        input::{Input, utf8, within},
        work::{Task, Verdict},
    },
    compile::Compilation,
    diagnostic::Severity,
    export::csv_rows,
    measure::{self, About, Answers, Query, WithoutResults, sql, sql::Dialect},
    report::{Failure, count},
};
use std::{
    env,
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    process::Command,
};

/// The program with the engine.
const PROGRAM: &str = "wayline-data";

impl Choice for Dialect {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        (Self::DuckDb.word(), Self::DuckDb, "DuckDB"),
        (Self::Postgres.word(), Self::Postgres, "PostgreSQL"),
        (Self::BigQuery.word(), Self::BigQuery, "Google BigQuery"),
        (Self::Snowflake.word(), Self::Snowflake, "Snowflake"),
        (Self::DataFusion.word(), Self::DataFusion, "DataFusion and Ballista"),
    ];
}

pub(crate) fn run(args: &Data, console: Console) -> Result<Exit, Failure> {
    match &args.command {
        DataCommand::Sql(args) => sql_command(args, console),
        DataCommand::Pull(passed) => pass_on("pull", passed, console),
        DataCommand::Paths(passed) => pass_on("paths", passed, console),
        DataCommand::Import(passed) => pass_on("import", passed, console),
        DataCommand::Sources(passed) => pass_on("sources", passed, console),
    }
}

/// Starts the program with the engine: the one beside this program, else the one on the path.
pub(super) fn pass_on(word: &str, passed: &PassedOn, console: Console) -> Result<Exit, Failure> {
    let beside = env::current_exe().ok().and_then(|own| Some(own.parent()?.join(PROGRAM)));
    let beside = beside.map(|path| path.with_extension(env::consts::EXE_EXTENSION)).filter(|path| path.is_file());
    let program = beside.as_deref().map_or(OsStr::new(PROGRAM), Path::as_os_str);
    match Command::new(program).arg(word).args(&passed.args).status() {
        Ok(status) => Ok(match status.code() {
            Some(0) => Exit::Fine,
            Some(1) => Exit::Wrong,
            Some(_) | None => Exit::Failed,
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if passed.args.iter().any(|arg| arg == "--help" || arg == "-h") {
                let help =
                    format!("`wayline data {word}` starts `{PROGRAM}`, which was not found.\n{}\n", how_to_get());
                console.result(help.as_bytes())?;
                return Ok(Exit::Fine);
            }
            Err(Failure::new(format!("`{PROGRAM}` was not found; `wayline data {word}` needs it")).help(how_to_get()))
        }
        Err(error) => Err(Failure::new(format!("`{PROGRAM}` could not be started: {error}"))),
    }
}

fn how_to_get() -> &'static str {
    concat!(
        "download the archive `wayline-data-…` for your system from ",
        env!("CARGO_PKG_REPOSITORY"),
        "/releases/latest, and put the program next to `wayline` or on your PATH; without it, `wayline data sql` prints the query \
         for a database of your own"
    )
}

fn sql_command(args: &DataSql, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, None);
    let judging = Judging { deny_warnings: false, level: Vec::new(), max_diagnostics: None, today: args.today };
    let Some(tasks) = verdict.tasks(&args.sources, Some(&judging)) else { return verdict.tell() };
    let [task] = tasks.as_slice() else {
        if !verdict.report.failures.is_empty() {
            return verdict.tell();
        }
        return Err(Failure::new(format!("{} were named, and a query is for one", count(tasks.len(), "map")))
            .help("name one map: wayline data sql checkout.journey"));
    };
    let compiled = task.judge_with(&task.read_map()?, &WithoutResults(task.loader()));
    let Some(map) = compiled.map.as_ref().filter(|_| !compiled.has_errors()) else {
        let Compilation { sources, mut diagnostics, .. } = compiled;
        diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        verdict.file(sources, diagnostics);
        return verdict.tell();
    };
    let queries = measure::queries(map);
    if queries.is_empty() {
        return Err(Failure::new(format!("nothing in {} is `measured`", task.input.name()))
            .help("write `measured` in place of a figure, and give a source its `data`"));
    }
    if args.results.is_empty() { print(args, &queries, console) } else { settle(args, task, &queries, console) }
}

fn print(args: &DataSql, queries: &[Query], console: Console) -> Result<Exit, Failure> {
    let chosen: Vec<&Query> =
        queries.iter().filter(|query| args.source.as_ref().is_none_or(|name| *name == query.source)).collect();
    if let (Some(name), true) = (&args.source, chosen.is_empty()) {
        let known: Vec<&str> = queries.iter().map(|query| query.source.as_str()).collect();
        return Err(Failure::new(format!("nothing is measured from a source `{name}`"))
            .help(format!("write one of {}", crate::cli::choice::listed(&known))));
    }
    if args.table.is_some() && chosen.len() > 1 {
        return Err(
            Failure::new("--table is for one source, and the map has several").help("say which one with --source")
        );
    }
    let mut text = String::new();
    for query in chosen {
        let table = args.table.clone().unwrap_or_else(|| sql::table(query, args.dialect));
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("-- {}\n", query.source));
        text.push_str(&sql::script(query, args.dialect, &table));
    }
    console.result(text.as_bytes())?;
    Ok(Exit::Fine)
}

fn settle(args: &DataSql, task: &Task, queries: &[Query], console: Console) -> Result<Exit, Failure> {
    let Input::File { path, pipe: None, .. } = &task.input else {
        let name = if matches!(task.input, Input::Stdin) { "standard input".to_owned() } else { task.input.name() };
        return Err(Failure::new(format!("cannot save results for {name}: they are written next to the map"))
            .help("name the map: wayline data sql checkout.journey --results answer.csv"));
    };
    let mut answers = Answers::default();
    for file in &args.results {
        let (name, text) = saved(file, task)?;
        answers.read(table(&text)).map_err(|bad| {
            Failure::new(format!("{name}, {bad}"))
                .help("save the answer to the query that `wayline data sql` prints now as CSV, with the names of the columns in its first line")
        })?;
    }
    let rows = answers.whole(queries).map_err(|bad| {
        let why: Vec<String> = bad.iter().map(ToString::to_string).collect();
        Failure::new(why.join("\n")).help(
            "nothing was written; give the whole answer to each query once (`bq query` saves 100 rows unless `--max_rows` says more)",
        )
    })?;
    let about = About { date: task.today(), ..About::default() };
    let results = measure::settle(queries, &rows, &about).map_err(|refusals| {
        let why: Vec<String> = refusals.iter().map(ToString::to_string).collect();
        Failure::new(why.join("\n")).help(refusals.first().map_or("", measure::Refusal::help))
    })?;
    let name = measure::results_name(&path.to_string_lossy()).unwrap_or_default();
    let target = path.with_file_name(name);
    let scope = task.project.outputs(Some(&target))?;
    scope.rewrite(&target, measure::write(&results).as_bytes())?;
    console.status(&format!("wrote {}, {}", named(&target), count(results.findings.len(), "figure")));
    Ok(Exit::Fine)
}

/// The name of a saved answer, and its text.
fn saved(file: &PathBuf, task: &Task) -> Result<(String, String), Failure> {
    let stream = file == Path::new("-");
    let name = if stream { "standard input".to_owned() } else { named(file) };
    let bytes = if stream {
        console::input(task.max_bytes())?
    } else {
        let read = task.project.scope.read_named(file, task.max_bytes());
        read.map_err(|denied| match denied.is_missing() && !crate::cli::access::is_taken(file) {
            true => crate::cli::input::missing(file),
            false => task.project.unreadable(file, &denied),
        })?
    };
    let text = utf8(within(bytes, &name, task.max_bytes())?, &name)?;
    Ok((name, text))
}

/// The lines of a file of separated values, with their fields.
fn table(text: &str) -> Vec<(u64, Vec<String>)> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|&it| first.bytes().filter(|&byte| byte == it).count());
    csv_rows(text, separator.unwrap_or(b','))
}
