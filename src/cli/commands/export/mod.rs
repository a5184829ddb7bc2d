//! `wayline export`: maps become data.
//!
//! Where everything goes is settled before the first map is read; what a map becomes is made whole before its first file is written.

mod target;

use crate::{
    cli::{
        Exit,
        args::Export,
        console::{Console, Stream, Style},
        data::{Data, written},
        input::Input,
        names::named,
        output::collisions,
        work::{Task, Verdict, each, tasks},
        write::write,
    },
    diagnostic::Diagnostic,
    export::table::Sheet,
    report::{Failure, count},
    source::Sources,
};
use target::{File, Target};

/// More files than this are counted in the closing line and not named.
const NAMED: usize = 6;

/// All maps with the files that each becomes.
struct Plan {
    data: Data,
    tasks: Vec<Task>,
    files: Vec<Vec<File>>,
    failures: Vec<Failure>,
}

/// What came of one map.
struct Done {
    findings: (Sources, Vec<Diagnostic>),
    shared: bool,
    /// The files that were written.
    names: Vec<String>,
    /// What goes to the standard output.
    result: Option<Vec<u8>>,
    /// What is told in another way, or not at all.
    remarks: Vec<String>,
    failures: Vec<Failure>,
}

pub(crate) fn run(args: &Export, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, Some(&args.judging));
    let mut names = Vec::new();
    match plan(args, console) {
        Ok(plan) => {
            verdict.report.failures = plan.failures;
            let done = each(&plan.tasks, console, |at, task| export(plan.data, task, &plan.files[at]));
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
        let what = if names.len() > NAMED { count(names.len(), "file") } else { names.join(", ") };
        console.status(&format!("wrote {what}"));
    }
    Ok(exit)
}

/// What shall be done, or why nothing at all is.
fn plan(args: &Export, console: Console) -> Result<Plan, Vec<Failure>> {
    let one = |failure| vec![failure];
    let data = target::data(args).map_err(one)?;
    let sheets = sheets(data, &args.sheet).map_err(one)?;
    let (tasks, failures) = tasks(&args.sources, Some(&args.judging))?;
    let target = Target::new(args.output.as_deref(), data, &sheets, &tasks, console).map_err(one)?;
    let files: Vec<Vec<File>> = tasks.iter().map(|task| target.files(&task.input, data, &sheets)).collect();
    let planned: Vec<_> = tasks.iter().zip(&files).map(|(task, files)| (&task.input, target::paths(files))).collect();
    let wrong = collisions(&planned);
    if wrong.is_empty() {
        Ok(Plan { data, tasks, files, failures })
    } else {
        Err(failures.into_iter().chain(wrong).collect())
    }
}

/// The tables that are asked for, each once.
fn sheets(data: Data, asked: &[Sheet]) -> Result<Vec<Sheet>, Failure> {
    if !asked.is_empty() && !data.has_tables() {
        let title = "--sheet chooses tables, and this format has none";
        return Err(Failure::new(title).help("leave --sheet out, or write csv, xlsx or markdown"));
    }
    let mut sheets: Vec<Sheet> = Vec::new();
    for &sheet in if asked.is_empty() { data.usual() } else { asked } {
        if !sheets.contains(&sheet) {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

fn export(data: Data, task: &Task, files: &[File]) -> Result<Done, Failure> {
    let compiled = task.judge()?;
    let broken = compiled.has_errors();
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
            files.iter().map(|file| Ok((file, written(data, map, &compiled.sources, &file.sheets)?))).collect();
        match made {
            Ok(made) => made.into_iter().for_each(|(file, made)| done.put(file, made.bytes, made.remarks)),
            Err(failure) => done.failures.push(failure),
        }
    }
    done.findings = (compiled.sources, compiled.diagnostics);
    Ok(done)
}

impl Done {
    fn put(&mut self, file: &File, bytes: Vec<u8>, remarks: Vec<String>) {
        self.remarks = remarks;
        let Some(path) = &file.path else {
            self.result = Some(bytes);
            return;
        };
        match write(path, &bytes) {
            Ok(_) => self.names.push(named(path)),
            Err(failure) => self.failures.push(failure),
        }
    }
}

/// Adds what came of one map to what is to be said, and gives the files that were written.
fn take(done: Done, input: &Input, verdict: &mut Verdict) -> Result<Vec<String>, Failure> {
    let console = verdict.console;
    if let Some(result) = &done.result {
        console.result(result)?;
    }
    for remark in &done.remarks {
        console.status(&format!("{}: {remark}", input.name()));
    }
    if done.shared && matches!(input, Input::File { found: false, .. } | Input::Stdin) {
        console.status(&format!("{} only declares things for other maps: nothing to write", input.name()));
    }
    let (sources, diagnostics) = done.findings;
    verdict.file(sources, diagnostics);
    verdict.report.failures.extend(done.failures);
    Ok(done.names)
}
