//! `wayline-data import`: a first map from an event log alone.

use crate::{
    Outcome, Stop,
    args::{Import, Machine},
    failure::{Failure, Result},
    input::Input,
    log::Roles,
    meter::Meter,
    paths, print,
    profile::{Survey, profile},
    project::{self, is_table},
    sources::{escaped, open},
    ways::{self, Ways},
};
use std::{
    fmt::Write,
    path::{Component, Path, PathBuf},
};
use wayline::{
    Options, compile,
    load::NoFiles,
    measure::{Binding, Pattern},
    model::DataColumns,
};

/// So many whole ways are shown.
const MOST_WAYS: usize = 10;

/// An activity of the log.
struct Activity {
    /// What people call it.
    title: String,
    /// The event as the log has it.
    event: String,
}

pub fn run(arguments: &Import, machine: &Machine) -> std::result::Result<Outcome, Stop> {
    if let Some(output) = arguments.output.as_ref().filter(|output| output.exists()) {
        return Err(Failure::new(format!("{} exists already", output.display()))
            .help("choose another name with --output, or leave it out to see the map first")
            .into());
    }
    let inputs = open(&arguments.events)?;
    let meter = Meter::new("looking at the columns", inputs.iter().map(Input::bytes).sum(), machine.quiet);
    let survey = profile(&inputs, &meter);
    meter.finish();
    let survey = survey?;
    let roles = roles(arguments, &survey)?;
    let columns = DataColumns {
        case: roles.case.clone(),
        event: roles.event_column(),
        when: roles.when.clone(),
        ..DataColumns::default()
    };
    let activities = activities(&survey, &roles, usize::from(arguments.most))?;
    let engine = machine.engine()?;
    let ways = |activities: &[Activity]| {
        let binding = |activity: &Activity| Binding {
            column: activity.title.clone(),
            patterns: vec![Pattern::parse(&escaped(&activity.event))],
            channels: Vec::new(),
        };
        let query = ways::query("log", columns.clone(), activities.iter().map(binding).collect());
        Ways::of(&query, &inputs, machine, &engine)
    };
    // What happens at once is in the order of the map, so the log is asked again in that order.
    let order = ways(&activities)?.order(activities.len());
    let mut activities: Vec<Option<Activity>> = activities.into_iter().map(Some).collect();
    let activities: Vec<Activity> = order.iter().filter_map(|&at| activities[at - 1].take()).collect();
    let ways = ways(&activities)?;
    let text = map(arguments, &roles, &activities, &ways);
    let compilation = compile("map.journey", text.as_bytes(), &NoFiles, &Options::default());
    project::map_of(compilation)?;
    match &arguments.output {
        Some(output) => {
            project::write(output, text.as_bytes())?;
            print(&format!(
                "wrote {}, {} columns; now measure it: wayline-data pull {0}\n",
                output.display(),
                activities.len()
            ))?;
        }
        None => print(&text)?,
    }
    Ok(Outcome::Fine)
}

/// The columns of the log: those that are named, else what they seem to be.
fn roles(arguments: &Import, survey: &Survey) -> Result<Roles> {
    let mut roles = Roles::of(survey);
    if let Some(event) = &arguments.event {
        roles.event = Some(event.clone());
        roles.lifecycle = None;
    }
    roles.case = arguments.case.clone().or(roles.case);
    roles.when = arguments.when.clone().or(roles.when);
    let found = [("case", &roles.case), ("event", &roles.event), ("when", &roles.when)];
    let missing = found.into_iter().find(|(_, column)| column.is_none()).map(|(role, _)| role);
    let Some(role) = missing else { return Ok(roles) };
    let names: Vec<String> = survey.columns.iter().map(|column| format!("`{}`", column.name)).collect();
    Err(Failure::new(format!("no column of {} seems to be the {role}", arguments.events))
        .help(format!("name it with --{role} COLUMN; there are {}", names.join(", "))))
}

/// The commonest events, of which there may be many.
fn activities(survey: &Survey, roles: &Roles, most: usize) -> Result<Vec<Activity>> {
    let name = roles.event.as_deref().unwrap_or_default();
    let column = survey.columns.iter().find(|column| column.name == name);
    let column = column.ok_or_else(|| {
        Failure::new(format!("events are found in one column, and `{name}` is none"))
            .help("name one column with --event")
    })?;
    let common = column.common();
    if common.is_empty() {
        return Err(Failure::new(format!("`{name}` has no value in several rows, or too many different ones"))
            .help("name the column that says what happened with --event"));
    }
    let activity = |(event, _): &(&str, u64)| Activity { title: one_line(event), event: roles.event_text(event) };
    Ok(common.iter().take(most).map(activity).collect())
}

fn map(arguments: &Import, roles: &Roles, activities: &[Activity], ways: &Ways) -> String {
    let names = names(activities);
    let titles: Vec<String> = activities.iter().map(|activity| activity.title.clone()).collect();
    let location = location(arguments);
    let mut out = String::new();
    // Writing to a string can't fail.
    let _ = writeln!(out, "# A first map from an event log. Name the stages, and say what people want, do and feel.");
    for line in ways.described(&titles, MOST_WAYS).lines() {
        let _ = writeln!(out, "# {line}");
    }
    let _ = writeln!(out, "journey: {}", title(&arguments.events));
    let _ = writeln!(
        out,
        "source log: Event log\n  data: {location}\n  columns: {}",
        Roles { segment: None, ..roles.clone() }.line()
    );
    let _ = writeln!(out, "stage: All steps");
    for (at, (activity, name)) in activities.iter().zip(&names).enumerate() {
        let _ = writeln!(out, "  touchpoint {name}: {}", activity.title);
        let _ = writeln!(out, "    event: {}", escaped(&activity.event));
        let _ = writeln!(out, "    reach: measured");
        let ways = paths::lines(&names, ways, at + 1, arguments.least);
        if ways.iter().any(|(line, _)| line.starts_with("then")) {
            let _ = writeln!(out, "    takes: measured");
        }
        // At the last column the journey ends anyway.
        let is_last = at + 1 == activities.len();
        for (line, _) in ways.into_iter().filter(|(line, _)| !(is_last && line == paths::LEAVES)) {
            let _ = writeln!(out, "    {line}");
        }
    }
    out
}

/// The name of the file without its folder and extensions, or that of the table.
fn title(location: &str) -> String {
    if is_table(location) {
        return one_line(location.rsplit(['.', ':']).next().unwrap_or(location));
    }
    let file = Path::new(location).file_name().map_or(location.into(), |name| name.to_string_lossy());
    let stem = file.split('.').next().unwrap_or_default().replace(['*', '?', '[', ']', '{', '}'], "");
    if stem.trim().is_empty() { "Event log".to_owned() } else { one_line(&stem) }
}

/// Where the log is, from the folder of the map.
fn location(arguments: &Import) -> String {
    if is_table(&arguments.events) {
        return arguments.events.clone();
    }
    let Some(parent) = arguments.output.as_deref().and_then(Path::parent).filter(|it| !it.as_os_str().is_empty())
    else {
        return arguments.events.clone();
    };
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (from, to) = (absolute(parent), absolute(Path::new(&arguments.events)));
    let (from, to): (Vec<Component>, Vec<Component>) = (from.components().collect(), to.components().collect());
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[same..].iter().map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(to[same..].iter().copied()).collect();
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// A name for each activity: its letters and digits, numbered where two would be the same.
fn names(activities: &[Activity]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for activity in activities {
        let words: Vec<String> = activity
            .title
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        let mut base = words.join("-");
        if !base.starts_with(|c: char| c.is_ascii_alphabetic()) {
            base = format!("step-{base}").trim_end_matches('-').to_owned();
        }
        let free = |name: &String| !names.contains(name) && name != "measured";
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        names.extend(std::iter::once(base.clone()).chain(numbered).find(free));
    }
    names
}

/// A text in one line, without what could end it or begin something else.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
