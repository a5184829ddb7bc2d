//! `wayline export`: converts maps to data.
//!
//! All outputs are decided before the first map is read, and each map is converted completely before its first file is
//! written.

mod target;

use crate::{
    cli::{
        Exit,
        access::{Planned, Scope, refused},
        args::Export,
        closing::named_or_counted,
        console::{Console, Stream, Style},
        data::{Data, written},
        display_path::named,
        input::Input,
        work::{Task, Verdict, each, of_personas, tasks},
    },
    compile::Compilation,
    diagnostic::Diagnostic,
    export::{Separator, table::Sheet},
    report::Failure,
    source::Sources,
};
use target::{File, Target};

/// All maps with the files to make from each.
struct Plan {
    data: Data,
    tasks: Vec<Task>,
    files: Vec<Vec<File>>,
    separator: Separator,
    /// Where the files of each map may be written.
    scopes: Vec<Scope>,
    failures: Vec<Failure>,
}

/// The result for one map.
struct Done {
    findings: (Sources, Vec<Diagnostic>),
    shared: bool,
    /// The files that were written.
    names: Vec<String>,
    /// The content for standard output.
    result: Option<Vec<u8>>,
    /// What was changed or left out.
    remarks: Vec<String>,
    failures: Vec<Failure>,
}

pub(crate) fn run(args: &Export, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, Some(&args.judging));
    let mut names = Vec::new();
    match plan(args, console) {
        Ok(plan) => {
            let compiled = each(&plan.tasks, console, |_, task| task.judge());
            // All input files are known now, so nothing is written over them.
            let wrong = refused(&plan.planned());
            let may_write = wrong.is_empty();
            let done = each(&plan.tasks, console, |at, _| match &compiled[at] {
                Ok(compiled) => {
                    Ok(export((plan.data, plan.separator), compiled, &plan.files[at], &plan.scopes[at], may_write))
                }
                Err(failure) => Err(failure.clone()),
            });
            verdict.report.failures = plan.failures.into_iter().chain(wrong).collect();
            for (task, done) in plan.tasks.iter().zip(done) {
                match done {
                    Ok(done) => names.extend(take(done, &task.input, &mut verdict)?),
                    Err(failure) => verdict.report.failures.push(failure),
                }
            }
        }
        Err(failures) => verdict.report.failures = failures,
    }
    let exit = verdict.tell()?;
    if !names.is_empty() {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        console.status(&format!("wrote {}", named_or_counted(&names)));
    }
    Ok(exit)
}

/// What to do, or why nothing is done at all.
fn plan(args: &Export, console: Console) -> Result<Plan, Vec<Failure>> {
    let one = |failure| vec![failure];
    let data = target::data(args).map_err(one)?;
    let sheets = sheets(data, args).map_err(one)?;
    let separator = separator(data, args.separator).map_err(one)?;
    let (tasks, failures) = tasks(&args.sources, Some(&args.judging))?;
    let tasks = of_personas(tasks, args.personas.as_ref());
    let target = Target::new(args.output.as_deref(), data, &sheets, &tasks, console).map_err(one)?;
    let files: Vec<Vec<File>> = tasks.iter().map(|task| target.files(&task.input, data, &sheets)).collect();
    let scopes = tasks.iter().map(|task| task.project.outputs(args.output.as_deref()));
    let scopes = scopes.collect::<Result<Vec<_>, _>>().map_err(one)?;
    let plan = Plan { data, tasks, files, separator, scopes, failures };
    let wrong = refused(&plan.planned());
    if wrong.is_empty() { Ok(plan) } else { Err(plan.failures.into_iter().chain(wrong).collect()) }
}

impl Plan {
    fn planned(&self) -> Vec<Planned> {
        let each = self.tasks.iter().zip(&self.files).zip(&self.scopes);
        let of = |((task, files), scope): ((&Task, &Vec<File>), &Scope)| {
            let (owner, scope) = (task.input.name(), scope.clone());
            let planned = move |path| Planned { path, scope: scope.clone(), owner: owner.clone() };
            target::paths(files).into_iter().map(planned)
        };
        each.flat_map(of).collect()
    }
}

/// The requested tables, each once.
fn sheets(data: Data, args: &Export) -> Result<Vec<Sheet>, Failure> {
    let asked = &args.sheet;
    if args.personas.is_some() && asked.contains(&Sheet::Lines) {
        let title = "--sheet lines has every line of the map, and --personas only a part of it";
        return Err(Failure::new(title).help("leave one of the two out"));
    }
    if !asked.is_empty() && !data.has_tables() {
        let title = "--sheet chooses tables, but this format has none";
        return Err(Failure::new(title).help("leave --sheet out, or write csv, xlsx or markdown"));
    }
    let mut sheets: Vec<Sheet> = Vec::new();
    let usual = data.usual().iter().filter(|sheet| args.personas.is_none() || **sheet != Sheet::Lines);
    let asked: Vec<Sheet> = if asked.is_empty() { usual.copied().collect() } else { asked.clone() };
    for sheet in asked {
        if !sheets.contains(&sheet) {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

/// The separator between values, which only one format has.
fn separator(data: Data, asked: Option<Separator>) -> Result<Separator, Failure> {
    if asked.is_some() && data != Data::Csv {
        let title = "--separator applies only to csv";
        return Err(Failure::new(title).help("leave --separator out, or write csv"));
    }
    Ok(asked.unwrap_or_default())
}

fn export(
    (data, separator): (Data, Separator),
    compiled: &Compilation,
    files: &[File],
    scope: &Scope,
    may_write: bool,
) -> Done {
    let broken = compiled.has_errors() || !may_write;
    let mut done = Done {
        findings: (Sources::default(), Vec::new()),
        shared: compiled.shared,
        names: Vec::new(),
        result: None,
        remarks: Vec::new(),
        failures: Vec::new(),
    };
    if let Some(map) = compiled.map.as_ref().filter(|_| !broken) {
        let made: Result<Vec<_>, Failure> =
            files.iter().map(|file| Ok((file, written(data, (map, compiled), &file.sheets, separator)?))).collect();
        match made {
            Ok(made) => made.into_iter().for_each(|(file, made)| done.put(file, scope, made.bytes, made.remarks)),
            Err(failure) => done.failures.push(failure),
        }
    }
    done.findings = (compiled.sources.clone(), compiled.diagnostics.clone());
    done
}

impl Done {
    fn put(&mut self, file: &File, scope: &Scope, bytes: Vec<u8>, remarks: Vec<String>) {
        self.remarks = remarks;
        let Some(path) = &file.path else {
            self.result = Some(bytes);
            return;
        };
        match scope.write(path, &bytes) {
            Ok(_) => self.names.push(named(path)),
            Err(failure) => self.failures.push(failure),
        }
    }
}

/// Adds the result of one map to the overall result, and returns the files that were written.
fn take(done: Done, input: &Input, verdict: &mut Verdict) -> Result<Vec<String>, Failure> {
    let console = verdict.console;
    if let Some(result) = &done.result {
        console.result(result)?;
    }
    for remark in &done.remarks {
        console.status(&format!("{}: {remark}", input.name()));
    }
    if done.shared && matches!(input, Input::File { found: false, .. } | Input::Stdin) {
        console.status(&format!("{} only has declarations for other maps: nothing to write", input.name()));
    }
    let (sources, diagnostics) = done.findings;
    verdict.file(sources, diagnostics);
    verdict.report.failures.extend(done.failures);
    Ok(done.names)
}
