//! `wayline build`: draws maps into files.
//!
//! All outputs are decided before the first map is read. Then all maps are compiled; once it is known which files they
//! read, nothing can be written over those. Then each map is drawn in all formats, and only then written, so that a map
//! with a mistake leaves its earlier outputs unchanged.

use crate::{
    cli::{
        Exit,
        access::{Planned, Scope, refused},
        args::Build,
        attachments::{self, Pages},
        closing::named_or_counted,
        console::{Console, Stream, Style},
        deps::{Rules, is_stdout},
        display_path::named,
        drawing_options::{drawing, wrong_lane},
        input::Input,
        kind::Kind,
        output::{Destination, Output},
        pipeline::Drawing,
        recorded::CheckedMap,
        sheet::Sheet,
        validate,
        work::{Task, Verdict, each, of_personas, tasks},
    },
    compile::Compilation,
    diagnostic::Diagnostic,
    layout::{View, views_beside},
    model::Map,
    render::HtmlFiles,
    report::Failure,
    source::Sources,
};
use std::{
    collections::BTreeSet,
    mem::{forget, take},
    path::{Path, PathBuf},
};

/// One map, and what to make from it.
struct Order {
    outputs: Vec<Output>,
    /// Where they may be written.
    scope: Scope,
    drawing: Drawing,
    /// Whether the command itself names lanes, so that every map must have them.
    strict: bool,
    /// The largest attachment to embed in the page, if any are.
    embed: Option<u64>,
}

impl Order {
    /// The file of each output, or the first of its pages.
    fn paths(&self) -> Vec<PathBuf> {
        self.outputs.iter().filter_map(|output| output.page(1)).collect()
    }
}

/// All maps, and what to make from each.
struct Plan {
    tasks: Vec<Task>,
    orders: Vec<Order>,
    pages: Pages,
    /// What couldn't be found.
    failures: Vec<Failure>,
}

/// The result for one map.
#[derive(Default)]
struct Built {
    findings: Option<(Sources, Vec<Diagnostic>)>,
    failures: Vec<Failure>,
    /// Problems that didn't prevent a drawing.
    notes: Vec<Failure>,
    /// The files of the map, and whether each changed.
    files: Vec<(String, bool)>,
    /// The content for standard output.
    result: Option<Vec<u8>>,
    /// Whether there was nothing to draw.
    shared: bool,
}

pub(crate) fn run(args: &Build, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, args.reporting.report, Stream::Err, Some(&args.reporting.judging));
    let (mut all, mut rules) = (Built::default(), Rules::default());
    match plan(args, console) {
        Ok(mut plan) => {
            all.failures = take(&mut plan.failures);
            let judged = each(&plan.tasks, console, |_, task| CheckedMap::new(task));
            let mut wrong = refused(&planned(args, &plan, &judged));
            let deps = args.deps.as_ref().filter(|path| !is_stdout(path) && !plan.tasks.is_empty());
            wrong.extend(deps.and_then(|path| deps_scope(&plan, path).err()));
            let may_write = wrong.is_empty();
            all.failures.extend(wrong);
            let built = each(&plan.tasks, console, |at, task| match &judged[at] {
                Ok(judged) if may_write => Ok(build(task, &plan.orders[at], &judged.compiled, &plan)),
                Ok(_) => Ok(Built::default()),
                Err(failure) => Err(failure.clone()),
            });
            for (((task, order), judged), built) in plan.tasks.iter().zip(&plan.orders).zip(judged).zip(built) {
                let built = built.map(|built| match judged {
                    Ok(CheckedMap { mut compiled, reads }) => {
                        rules.add(outputs(order, &built), reads);
                        let findings = (take(&mut compiled.sources), take(&mut compiled.diagnostics));
                        left_to_exit(compiled, plan.tasks.len());
                        Built { findings: Some(findings), ..built }
                    }
                    Err(_) => built,
                });
                tell(built, &mut all, &mut verdict, &task.input, console);
            }
            if let (Some(path), true) = (&args.deps, may_write) {
                all.failures.extend(rules.put(path, deps_scope(&plan, path), console).err());
            }
        }
        Err(failures) => all.failures = failures,
    }
    verdict.report.failures.append(&mut all.failures);
    verdict.report.notes.append(&mut all.notes);
    let exit = verdict.tell()?;
    if args.reporting.report == Style::Text && !all.files.is_empty() {
        console.status(&closing(&all.files));
    }
    Ok(exit)
}

/// The outputs of a map: every page, including those that would exist if it had no errors.
fn outputs(order: &Order, built: &Built) -> Vec<String> {
    let paths = if built.shared { Vec::new() } else { order.paths() };
    let mut names: Vec<_> = paths.iter().map(|path| named(path)).collect();
    let pages: Vec<_> =
        built.files.iter().map(|(name, _)| name).filter(|name| !names.contains(name)).cloned().collect();
    names.extend(pages);
    names
}

/// What to do, or why nothing is done at all.
fn plan(args: &Build, console: Console) -> Result<Plan, Vec<Failure>> {
    let (tasks, failures) = tasks(&args.sources, Some(&args.reporting.judging))?;
    let tasks = of_personas(tasks, args.look.personas.as_ref());
    let inputs: Vec<_> = tasks.iter().map(|task| task.input.clone()).collect();
    let destination =
        Destination::new(args.output.as_deref(), &args.format, &inputs).map_err(|failure| vec![failure])?;
    let mut orders = Vec::new();
    for task in &tasks {
        let split = args.split.or(task.project.settings.split).unwrap_or_default();
        let outputs = destination.outputs(&task.input, &args.format, split, &task.project);
        let drawing = drawing(&args.look, args.scale, &task.project).map_err(|failure| vec![failure])?;
        let drawing = Drawing { story: args.story, ..drawing };
        let embed = args.embed_attachments.or(task.project.settings.embed_attachments).filter(|&limit| limit > 0);
        let scope = task.project.outputs(args.output.as_deref()).map_err(|failure| vec![failure])?;
        orders.push(Order { outputs, scope, drawing, strict: args.look.lanes.is_some(), embed });
    }
    let outputs: Vec<_> = orders.iter().flat_map(|order| &order.outputs).collect();
    if let Some(failure) = validate::refused(args, &destination, &outputs, console.shows_results()) {
        return Err(vec![failure]);
    }
    if args.deps.is_some() && outputs.iter().any(|output| output.path.is_none()) {
        let failure = Failure::new("--deps needs output files, but the output goes to standard output");
        return Err(vec![failure.help("name a file with -o")]);
    }
    let owned = |(task, order): (&Task, &Order)| {
        let owner = task.input.name();
        let scope = order.scope.clone();
        let planned = move |path| Planned { path, scope: scope.clone(), owner: owner.clone() };
        order.paths().into_iter().map(planned).collect::<Vec<_>>()
    };
    let wrong = refused(&tasks.iter().zip(&orders).flat_map(owned).collect::<Vec<_>>());
    if wrong.is_empty() {
        let pages = pages(&tasks, &orders);
        Ok(Plan { tasks, orders, pages, failures })
    } else {
        Err(failures.into_iter().chain(wrong).collect())
    }
}

/// The pages that there will be.
fn pages(tasks: &[Task], orders: &[Order]) -> Pages {
    let mut pages = Pages::default();
    for (task, order) in tasks.iter().zip(orders) {
        let page = order.outputs.iter().find(|output| output.kind == Kind::Html);
        page.and_then(|page| page.path.as_deref()).into_iter().for_each(|page| pages.add(task, page));
    }
    pages
}

/// Every file that will be written, including pages of a drawing and rules for make.
fn planned(args: &Build, plan: &Plan, judged: &[Result<CheckedMap, Failure>]) -> Vec<Planned> {
    let mut planned = Vec::new();
    for ((task, order), judged) in plan.tasks.iter().zip(&plan.orders).zip(judged) {
        let map = judged.as_ref().ok().filter(|of| !of.compiled.has_errors()).and_then(|of| of.compiled.map.as_ref());
        let Some(map) = map else { continue };
        let paths = order.outputs.iter().flat_map(|output| output.paths(map.stages.len()));
        let owned = |path| Planned { path, scope: order.scope.clone(), owner: task.input.name() };
        planned.extend(paths.map(owned));
    }
    let deps = args.deps.as_ref().filter(|path| !is_stdout(path)).and_then(|path| {
        let scope = deps_scope(plan, path).ok()?;
        Some(Planned { path: path.clone(), scope, owner: "--deps".to_owned() })
    });
    planned.into_iter().chain(deps).collect()
}

/// Where the rules for make may be written.
fn deps_scope(plan: &Plan, path: &Path) -> Result<Scope, Failure> {
    match plan.tasks.first() {
        Some(task) => task.project.outputs(Some(path)),
        None => Err(Failure::new("no maps, so there are no make rules to write")),
    }
}

fn build(task: &Task, order: &Order, compiled: &Compilation, plan: &Plan) -> Built {
    let drawn = match &compiled.map {
        // A warning that the project turns into an error also keeps a map from being drawn.
        Some(map) if !compiled.has_errors() => draw(map, &compiled.sources, task, order, plan),
        Some(_) | None => Built::default(),
    };
    Built { shared: compiled.shared, ..drawn }
}

/// Draws a map in every format before writing the first.
fn draw(map: &Map, sources: &Sources, task: &Task, order: &Order, plan: &Plan) -> Built {
    if let Some(failure) = wrong_lane(map, &order.drawing, order.strict) {
        return Built { failures: vec![failure], ..Built::default() };
    }
    let sheet = Sheet::new(map, sources, &order.drawing);
    let base = |output: &Output| output.base(task.input.folder(), &task.here);
    let (mut built, mut drawn) = (Built::default(), Vec::new());
    let has_page = order.outputs.iter().any(|output| output.kind == Kind::Html);
    let embedded = order.embed.filter(|_| has_page).map(|limit| attachments::embedded(map, task, limit));
    let (embedded, notes) = embedded.unwrap_or_default();
    built.notes = notes;
    let files = |output: &Output| {
        let links = output.path.as_deref().map(|page| plan.pages.links(map, task, page)).unwrap_or_default();
        embedded.clone().into_iter().chain(links).collect()
    };
    for output in &order.outputs {
        let base = base(output);
        let beside = if output.kind == Kind::Html { files(output) } else { HtmlFiles::new() };
        drawn.push((output, sheet.files(output.kind, output.split, base, beside)));
    }
    for (output, files) in drawn {
        match files {
            Ok(files) => built.write(output, &order.scope, files),
            Err(failure) => built.failures.push(failure),
        }
    }
    built.notes.extend(unset(&map.file, &sheet.unset()));
    built.notes.extend(no_blueprint(map, order.drawing.layout.view));
    left_to_exit(sheet, plan.tasks.len());
    built
}

/// A blueprint shows what happens behind a journey; without that, it has the lanes of the detail.
fn no_blueprint(map: &Map, view: View) -> Option<Failure> {
    let is_empty = view == View::Blueprint && !views_beside(map, View::Detail).contains(&View::Blueprint);
    is_empty.then(|| {
        Failure::new(format!("{} has no backstage lines, so its blueprint is the same as the detail", map.file))
            .help("say it with `frontstage`, `backstage` and `support` lines")
    })
}

/// If there is a single map, its memory isn't freed piece by piece, which would be a tenth of all work: it is released
/// with the process.
fn left_to_exit<T>(made: T, maps: usize) {
    if maps == 1 {
        forget(made);
    }
}

impl Built {
    /// Writes the pages of a drawing, or the only one.
    fn write(&mut self, output: &Output, scope: &Scope, files: Vec<Vec<u8>>) {
        for (bytes, number) in files.into_iter().zip(1..) {
            match output.page(number) {
                None => self.result = Some(bytes),
                Some(path) => match scope.write(&path, &bytes) {
                    Ok(changed) => self.files.push((named(&path), changed)),
                    Err(failure) => self.failures.push(failure),
                },
            }
        }
    }
}

/// If there are more characters than this, they are only counted.
const CHARACTERS: usize = 5;

/// Reports which characters of a map are drawn as empty boxes.
fn unset(map: &str, characters: &BTreeSet<char>) -> Option<Failure> {
    let named: Vec<_> = characters.iter().take(CHARACTERS).map(|&c| format!("{c} (U+{:04X})", u32::from(c))).collect();
    let more = match characters.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let title = format!("no font on this system has {}{more}; {map} shows empty boxes instead", named.join(", "));
    (!named.is_empty()).then(|| {
        Failure::new(title).help(
            "install a font that has them, such as one of the Noto fonts, or write svg or html, which use the reader's fonts",
        )
    })
}

/// Adds the result of one map to the overall result.
fn tell(built: Result<Built, Failure>, all: &mut Built, verdict: &mut Verdict, input: &Input, console: Console) {
    let written = built.and_then(|built| {
        built.result.iter().try_for_each(|bytes| console.result(bytes))?;
        Ok(built)
    });
    match written {
        Ok(built) => {
            built.findings.into_iter().for_each(|(sources, diagnostics)| verdict.file(sources, diagnostics));
            all.failures.extend(built.failures);
            all.notes.extend(built.notes);
            all.files.extend(built.files);
            // Somebody who asks for just this file wonders where its drawing is; among other files nobody does.
            if built.shared && matches!(input, Input::File { found: false, .. } | Input::Stdin) {
                console.status(&format!("{} only has declarations for other maps: nothing to draw", input.name()));
            }
        }
        Err(failure) => all.failures.push(failure),
    }
}

/// What files there are now, in one line.
fn closing(files: &[(String, bool)]) -> String {
    let new: Vec<_> = files.iter().filter(|(_, changed)| *changed).map(|(name, _)| name.as_str()).collect();
    let same = files.len() - new.len();
    if new.is_empty() {
        let all: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        return format!("{} unchanged", named_or_counted(&all));
    }
    let wrote = format!("wrote {}", named_or_counted(&new));
    if same == 0 { wrote } else { format!("{wrote}; {same} unchanged") }
}
